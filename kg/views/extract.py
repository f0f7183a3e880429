"""`kg extract`: who said what, as JSON or marked in the text."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.views.options import Paths, RecordFormat, RecordFormatOption, RejectsOption


def extract(
    paths: Paths,
    format: RecordFormatOption = RecordFormat.json,
    rejects: RejectsOption = None,
    show: Annotated[
        bool, typer.Option("--show", help="Print the cable with people, statements and sides marked.")
    ] = False,
    width: Annotated[
        int | None, typer.Option("--width", min=40, help="Columns that --show prints.", show_default=False)
    ] = None,
) -> None:
    """Print who said what in each cable, as JSON.

    Officials, letters, encounters, agreements, claims, and every stated position with its owner and its place.

    Example: kg extract data/cables/09TOKYO990001.txt --show
    """
    from kg.build import extract_paths
    from kg.findings import findings_record
    from kg.views.records import print_records
    from kg.views.talk import Rejects

    if not show:
        raise typer.Exit(print_records(extract_paths(paths), lambda pair: findings_record(*pair), format, rejects))
    from kg.views.marked_cable import print_marked

    with Rejects(rejects) as refused:
        print_marked(refused.sift(extract_paths(paths)), width)
    raise typer.Exit(refused.exit_status(refused.done))
