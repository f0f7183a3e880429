"""`kg positions`: both sides of an issue, side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.views.options import DEFAULT_STORE, AnswerFormat, AnswerFormatOption, StoreOption


def positions(
    issue: Annotated[
        str,
        typer.Argument(
            metavar="ISSUE", help="A dispute, a territory by any side's name, an official, or a cable's id."
        ),
    ],
    store: StoreOption = DEFAULT_STORE,
    format: AnswerFormatOption = AnswerFormat.table,
    width: Annotated[
        int | None, typer.Option("--width", min=40, help="Columns to print; else the terminal's.", show_default=False)
    ] = None,
) -> None:
    """Show both sides of an issue beside each other.

    The newest position stands first, each with its speaker, words, cable and paragraph.

    Example: kg positions "Northern Territories"
    """
    from kg.store import get_issue, open_reader, positions_on
    from kg.views.side_by_side import print_side_by_side, print_sides_json

    with open_reader(store) as reader:
        found = positions_on(reader, get_issue(reader, issue))
    if format is AnswerFormat.json:
        print_sides_json(found)
    else:
        print_side_by_side(found, width)
