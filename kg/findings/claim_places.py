"""The places that a position can claim: territories by name, by words that mean them, and enclaves without a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.cables import Cable
from kg.findings.allusions import find_allusions
from kg.findings.disputes import find_territories, names_territory


@dataclass(frozen=True, slots=True)
class Place:
    """A territory named in the position: where, its id ("" for one that no table has), the words."""

    start: int
    end: int
    territory: str
    name: str


_STANDINGS = ("breakaway", "separatist", "occupied", "disputed", "self-proclaimed")
_ENCLAVES = re.compile(
    rf"\bof\s+(?P<name>the\s+(?:\w+\s+){{0,3}}?(?:(?:{'|'.join(_STANDINGS)})\s+)(?:\w+\s+){{0,2}}?(?:enclaves?|regions?|republics?|territor(?:y|ies)|provinces?|entit(?:y|ies)))\b"
)


MOST = 40  # places that one position is read for: a list of all the world's disputes claims nothing


def claimable_places(cable: Cable, start: int, end: int) -> list[Place]:
    """The territories that the words name or allude to, in order."""
    body = cable.body
    places: list[Place] = []
    if names_territory(body):
        named = find_territories(body, start, end)
        places = [Place(a, b, territory, name) for a, b, territory, name, _ in named[:MOST]]
        for one in find_allusions(cable, start, end)[:MOST]:
            if one.is_place and not any(place.start < one.end and one.start < place.end for place in places):
                places.append(Place(one.start, one.end, one.territory, one.name))
        places.sort(key=lambda place: place.start)
    enclaves = _ENCLAVES.search(body, start, end) if _has_enclaves(body) else None
    if enclaves and not any(
        place.start < enclaves.end("name") and enclaves.start("name") < place.end for place in places
    ):
        places.append(Place(*enclaves.span("name"), "", " ".join(enclaves["name"].split())))
    return places


@lru_cache(maxsize=4)
def _has_enclaves(body: str) -> bool:
    """Whether the cable speaks of any place without its name: few do, so that their positions need not be searched."""
    return any(map(body.__contains__, _STANDINGS)) and _ENCLAVES.search(body) is not None


# "Sindo is Peruvian, he said, but the road is Chilean": its sentence goes on after the position
_ASIDE = re.compile(r"[,;]?[\"”]?\s+(?:he|she|they)\s+\w+(?:\s+\w+)?,\s+(?:but|and)\s+(?=\w)", re.IGNORECASE)
_GOES_ON = re.compile(r"[^.;:?!]{0,240}")


def past_aside(body: str, end: int) -> int:
    """Where the words of a position end, with what goes on after `he said, but`."""
    aside = _ASIDE.match(body, end)
    if aside is None:
        return end
    rest = _GOES_ON.match(body, aside.end())
    return rest.end() if rest else end
