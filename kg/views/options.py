"""The options and arguments that several commands share, and the names their choices have."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_STORE = "cablegraph"


class RecordFormat(StrEnum):
    """How `parse` and `extract` print records."""

    json = "json"
    pretty = "pretty"


class AnswerFormat(StrEnum):
    """How `positions`, `stats`, `check` and `drop` print their answer."""

    table = "table"
    json = "json"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Files, folders or archives of cables; - reads standard input.", show_default=False
    ),
]
StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="KG_STORE",
        metavar="DIR|URL",
        help="The store's folder, or the URL of a SPARQL 1.1 endpoint.",
        show_default=True,
    ),
]
LocalStoreOption = Annotated[
    str,
    typer.Option("--store", envvar="KG_STORE", metavar="DIR", help="The store's folder.", show_default=True),
]
BaseOption = Annotated[
    str | None,
    typer.Option("--base", envvar="KG_BASE", metavar="IRI", help="The IRI that a new store's identifiers start with."),
]
RejectsOption = Annotated[
    Path | None,
    typer.Option(
        "--rejects", metavar="FILE", help="Write what was refused here, one JSON object a line.", show_default=False
    ),
]
RecordFormatOption = Annotated[
    RecordFormat,
    typer.Option("--format", "-f", help="json: one object a line, a line a cable. pretty: the same, indented."),
]
AnswerFormatOption = Annotated[AnswerFormat, typer.Option("--format", "-f", help="How the answer is printed.")]
