"""`kg check`: are the ontology, its shapes and the store in order?"""

from __future__ import annotations

from typing import Annotated

import typer

from kg.views.options import DEFAULT_STORE, AnswerFormat, AnswerFormatOption, StoreOption


def check(
    store: StoreOption = DEFAULT_STORE,
    sample: Annotated[
        int | None,
        typer.Option("--sample", min=1, metavar="N", help="Look at N cables instead of all, in a big store."),
    ] = None,
    format: AnswerFormatOption = AnswerFormat.table,
) -> None:
    """Check that ontology, shapes and store are in order.

    The store opens, every node has its shape, no claim is asserted, and HermiT finds no contradiction.

    Of an endpoint the whole graph is copied into a temporary folder first.

    Exit status 1 when something is wrong; what is wrong is printed. Where Java is missing the reasoner is skipped.

    Example: kg check
    """
    from kg.store import open_reader
    from kg.store.checking import check_store
    from kg.store.endpoint import is_endpoint
    from kg.views.checks import print_checks
    from kg.views.talk import say

    if is_endpoint(store):
        say(f"kg: {store}: its whole graph is copied into a temporary folder, and checked there")
    with open_reader(store) as reader:
        checks = check_store(reader, sample)
    raise typer.Exit(print_checks(checks, format))
