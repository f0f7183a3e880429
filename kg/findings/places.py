"""Where an encounter happens: the place that stands after `in` or before the noun, and the country it lies in."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from kg.findings.parties import party_of_name
from kg.tables import read_table, resource_folder


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A row of data/places.csv: a city or region without a post, and its country ("" for a region)."""

    name: str
    country: str
    example: str


# "in The Hague on February 2", "at Camp David", "to Lake Toya"
_NAME = re.compile(
    r"\s*(?P<place>(?:the\s+)?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Jan|Feb|Sept|Oct|Nov|Dec|Section|Paragraph|Ref|Reftel)\b)"
    r"(?:(?:[A-Z]\.){2,}|[A-Z][\w'’-]*(?:\.(?=[A-Z])[A-Z]?)*)"
    r"(?:(?:,?\s+(?!(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Jan|Feb|Sept|Oct|Nov|Dec)\b)[A-Z][\w'’-]*|\s+(?:el|al|de|of)(?=\s+[A-Z])){0,4}))"
)


@cache
def _cities() -> dict[str, str]:
    """The country of each city that has a post or stands in data/places.csv, "" for a region of many countries."""
    found: dict[str, str] = {row.name.casefold(): row.country for row in read_table(PlaceRow, "places.csv")}
    with (resource_folder("data") / "posts.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["city"] and row["country"]:
                found.setdefault(row["city"].casefold(), row["country"])
    return found


@cache
def _city_of_station() -> dict[str, str]:
    """The city of each post by its station in a cable's id."""
    with (resource_folder("data") / "posts.csv").open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["city"] for row in csv.DictReader(lines)}


def city_of_station(station: str | None) -> str:
    """The city that a post stands in, "" where it is unknown: what `here` means in its cables.

    >>> city_of_station("ABUDHABI"), city_of_station(None)
    ('Abu Dhabi', '')
    """
    return _city_of_station().get((station or "").lower(), "")


def is_city(words: str) -> bool:
    """Whether the words name a city or region that is known by itself, not only by its country's adjective.

    >>> is_city("Lima"), is_city("Peruvian")
    (True, False)
    """
    return words.casefold() in _cities()


def place_names() -> tuple[str, ...]:
    """The cities and regions that are known, in small letters."""
    return tuple(_cities())


def country_of(place: str, host: str = "") -> str:
    """The code of the country that a place lies in, by its own name or as a city with a post; "" where unknown.

    >>> country_of("Tokyo"), country_of("Karachi"), country_of("Narnia")
    ('JP', 'PK', '')
    """
    words = place.removeprefix("the ").strip()
    code = party_of_name(words, host) or _cities().get(words.casefold(), "")
    if not code and ", " in words:
        first, _, last = words.partition(", ")
        code = country_of(last, host) or country_of(first, host)
    return code


def is_place(words: str, host: str = "") -> bool:
    """Whether the words name a country, a city or a region that is known.

    >>> is_place("Europe"), is_place("Ohrid"), is_place("Salas")
    (True, True, False)
    """
    words = words.removeprefix("the ").strip()
    return bool(words) and (words.casefold() in _cities() or bool(party_of_name(words, host)))


def place_at(body: str, at: int, end: int) -> tuple[str, int]:
    """The place named from `at` and where it ends, ("", at) where no name stands there.

    >>> place_at("in Addis Ababa on May 3", 2, 23)
    ('Addis Ababa', 14)
    """
    match = _NAME.match(body, at, end)
    if match is None:
        return "", at
    words, comma, after = match["place"].partition(",")
    if comma and not is_place(after.strip()):
        # "in Lima, Salas met": another clause begins
        return " ".join(words.removeprefix("the ").split()), match.start("place") + len(words)
    return " ".join(match["place"].removeprefix("the ").split()), match.end()
