"""Undated telegrams: their heading says station and number, and nothing says the year, so no id can be made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.archives import Refusal
from kg.cables.model import Cable

_CLAIMS = frozenset(("classification", "origin", "routing", "page"))


def with_undated(cables: Iterable[Cable | Refusal]) -> Iterator[Cable | Refusal]:
    """Yield the cables, and behind each that lacks nothing but its date a refusal that says so.

    The cable itself is kept: what it says can be read, it can only not be named.
    """
    for cable in cables:
        yield cable
        if isinstance(cable, Cable) and not cable.id and not cable.sent_at and _has_heading(cable):
            yield Refusal(
                cable.source,
                "no-date",
                "the telegram has no date-time group, and nothing beside it gives its year; add the line, or call the "
                "file by the cable's id (08TOKYO328.txt)",
            )


def _has_heading(cable: Cable) -> bool:
    """Whether the text has the heading of a telegram, not only words of one."""
    return cable.origin.station is not None and any(name in _CLAIMS for name, _ in cable.spans)
