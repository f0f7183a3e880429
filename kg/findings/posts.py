"""Where a post is, and what its own people are called: the host country, the other side's ministries by default."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.cables import Cable
from kg.cables.stations import posts


@dataclass(frozen=True, slots=True)
class Seat:
    """Where the post sits: the code of its host (`JP`), of its own side (`US`), the city as people write it.

    `is_forum` is true for a mission to an international body, where envoys of many states meet.
    """

    host: str
    own: str
    city: str
    is_forum: bool = False


@cache
def _seats() -> dict[str, Seat]:
    """The seat of every post by its station."""
    seats: dict[str, Seat] = {}
    for row in posts():
        # the mission in Berlin stood in for a state, not before a body
        is_forum = row.kind == "mission" and row.station != "USBERLIN"
        host = "" if is_forum else row.country
        for body, mark in (("UN", "USUN"), ("EU", "USEU"), ("NATO", "USNATO"), ("OSCE", "USOSCE")):
            if mark in row.name.replace(" ", "") or mark in row.station:
                host = body
        seats[row.station] = Seat(host, row.party or "US", row.city, is_forum)
    return seats


def seat_of(cable: Cable) -> Seat:
    """The seat of the post that sent the cable; its host is "" where the post is unknown or at home.

    >>> from kg.cables import Origin
    >>> from kg.archives import Source
    >>> seat_of(Cable("", "", "", Source("-"), origin=Origin(station="TOKYO"))).host
    'JP'
    """
    seat = _seats().get(cable.origin.station or "")
    if seat is None or seat.host == seat.own:
        return Seat("", "US", "")
    return seat
