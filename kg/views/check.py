"""`kg check`: are the ontology, its shapes and the store in order?"""

from __future__ import annotations

import json
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

    Exit status 1 when something is wrong; what is wrong is printed. Where Java is missing the reasoner is skipped.

    Example: kg check
    """
    from kg.store import open_reader
    from kg.store.checking import check_store
    from kg.views.talk import answer

    with open_reader(store) as reader:
        checks = check_store(reader, sample)
    if format is AnswerFormat.json:
        answer(json.dumps([check.record() for check in checks], ensure_ascii=False, indent=2))
    else:
        for each in checks:
            answer(f"{each.status:8} {each.name}: {each.summary}")
            for detail in each.details:
                answer(f"         {detail}")
    raise typer.Exit(1 if any(check.status == "wrong" for check in checks) else 0)
