"""`kg drop`: cables out of the store."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.views.options import DEFAULT_STORE, StoreOption


def drop(
    cables: Annotated[list[str], typer.Argument(metavar="ID...", help="Cables by id, in any spelling.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take cables out of the store.

    Each goes with all that it gave, and nothing else goes.

    Example: kg drop 09TOKYO990001
    """
    from kg.build import drop_cables
    from kg.store.endpoint import without_userinfo
    from kg.views.talk import answer, say

    dropped, absent = drop_cables(cables, store)
    for cable in dropped:
        answer(f"dropped {cable}")
    for cable in absent:
        say(f"{without_userinfo(store)}: {cable} is not in the store; nothing to drop")
    raise typer.Exit(1 if absent else 0)
