"""`kg parse`: what the telegram says of itself."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kg.views.options import Paths, RecordFormat, RejectsOption


class ParseFormat(StrEnum):
    """How `parse` prints cables, and with `--coverage` how much of each was recognised."""

    json = "json"
    pretty = "pretty"
    table = "table"


FormatOption = Annotated[
    ParseFormat | None,
    typer.Option(
        "--format",
        "-f",
        help="json: one object a line, a line a cable. pretty: the same, indented. table: only with --coverage, "
        "whose default it is.",
        show_default=False,
    ),
]
CoverageOption = Annotated[
    bool,
    typer.Option(
        "--coverage",
        help="Print how much of each text ended in a recognised field or paragraph, and the stretches left over.",
    ),
]


def parse(
    paths: Paths,
    format: FormatOption = None,
    rejects: RejectsOption = None,
    coverage: CoverageOption = False,
) -> None:
    """Print each cable as JSON: heading, TAGS, references, numbered paragraphs.

    Example: kg parse data/cables/09TOKYO990001.txt --format pretty
    """
    from kg.build import parse_paths
    from kg.cables import cable_record, with_undated
    from kg.errors import ParameterError
    from kg.views.coverage import print_coverage
    from kg.views.records import print_records

    cables = with_undated(parse_paths(paths))
    if coverage:
        if format is ParseFormat.pretty:
            raise ParameterError("--format", "pretty prints cables, not their coverage", "use table or json")
        raise typer.Exit(print_coverage(cables, rejects, is_table=format is not ParseFormat.json))
    if format is ParseFormat.table:
        raise ParameterError("--format", "a cable is no table", "use json or pretty, or add --coverage")
    shape = RecordFormat.pretty if format is ParseFormat.pretty else RecordFormat.json
    raise typer.Exit(print_records(cables, cable_record, shape, rejects))
