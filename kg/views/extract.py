"""`kg extract`: who said what, as JSON, marked in the text, or beside an earlier run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.views.options import Paths, RecordFormat, RejectsOption


def extract(
    paths: Paths,
    format: Annotated[
        RecordFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="json: one object a line, a line a cable; the default save with --show and --compare. "
            "pretty: the same, indented.",
            show_default=False,
        ),
    ] = None,
    rejects: RejectsOption = None,
    show: Annotated[
        bool, typer.Option("--show", help="Print the cable with people, statements and sides marked.")
    ] = False,
    compare: Annotated[
        Path | None,
        typer.Option(
            "--compare",
            metavar="OLD.jsonl",
            help="Print the positions gained, lost and changed since the run whose output was saved in this file.",
            show_default=False,
        ),
    ] = None,
    width: Annotated[
        int | None, typer.Option("--width", min=40, help="Columns that --show prints.", show_default=False)
    ] = None,
) -> None:
    """Print who said what in each cable, as JSON.

    Officials, letters, encounters, agreements, claims, and every stated position with its owner and its place.

    Example: kg extract data/cables/09TOKYO990001.txt --show
    """
    from kg.build import extract_paths
    from kg.errors import ParameterError
    from kg.findings import findings_record
    from kg.views.records import print_records
    from kg.views.talk import Rejects

    if show and (compare is not None or format is not None):
        other = "--format" if compare is None else "--compare"
        raise ParameterError("--show", f"it cannot stand with {other}", "give one of the two")
    if compare is not None:
        from kg.views.changes import print_changes

        with Rejects(rejects) as refused:
            print_changes(compare, (findings_record(*pair) for pair in refused.sift(extract_paths(paths))), format)
    elif show:
        from kg.views.marked_cable import print_marked

        with Rejects(rejects) as refused:
            print_marked(refused.sift(extract_paths(paths)), width)
    else:
        shape = format or RecordFormat.json
        raise typer.Exit(print_records(extract_paths(paths), lambda pair: findings_record(*pair), shape, rejects))
    raise typer.Exit(refused.exit_status(refused.done))
