"""Stations: the posts and agencies that send cables, under every spelling that cables use for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.tables import read_table

_NOT_LETTERS = re.compile(r"[^A-Z0-9]+")
# AMEMBASSY RABAT      US MISSION GENEVA      EMBASSY MADRID
_PREFIX = re.compile(
    r"(?:AMEMBASSY|AMCONSUL|AMCONGEN|AMCON|AMEMB|USMISSION|USDEL|USMISSIN|USOFFICE|EMBASSY|CONSULATE|CONGEN|USINT|USLO"
    r"|USDAO)(?=[A-Z]{2})"
)
# SECDEF WASHDC      USAID WASHINGTON DC
_WASHINGTON = re.compile(r"(?<=[A-Z]{2})WASH(?:INGTON)?(?:DC)?$")
_FUZZY_FROM = 6


@dataclass(frozen=True, slots=True)
class Post:
    """A row of data/posts.csv: an embassy, consulate, mission or other post of a party."""

    id: str
    station: str
    name: str
    kind: str
    city: str
    country: str
    party: str
    latitude: float
    longitude: float
    spellings: tuple[str, ...]
    routing_indicators: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of data/agencies.csv: a department, agency or command that sends cables."""

    id: str
    station: str
    name: str
    kind: str
    party: str
    spellings: tuple[str, ...]
    routing_indicators: tuple[str, ...]
    source: str


def letters_of(name: str) -> str:
    """The name in capitals without anything but letters and digits; a zero inside a word is the letter O.

    >>> letters_of("Sana'a")
    'SANAA'
    """
    bare = _NOT_LETTERS.sub("", name.upper())
    return bare.replace("0", "O") if "0" in bare and not bare.isdigit() else bare


@cache
def posts() -> tuple[Post, ...]:
    """Every post of data/posts.csv."""
    return read_table(Post, "posts.csv")


@cache
def agencies() -> tuple[Agency, ...]:
    """Every agency of data/agencies.csv."""
    return read_table(Agency, "agencies.csv")


@cache
def _spellings() -> dict[str, str]:
    """Station by spelling, blanks left out."""
    found: dict[str, str] = {}
    rows: Iterable[Post | Agency] = (*posts(), *agencies())
    for row in rows:
        found[row.station] = row.station
        for spelling in row.spellings:
            found.setdefault(letters_of(spelling), row.station)
    return found


@cache
def _near_spellings() -> dict[str, str]:
    """Station by spelling with one letter left out, where only one station has it; "" where several do."""
    found: dict[str, str] = {}
    for spelling, station in _spellings().items():
        if len(spelling) < _FUZZY_FROM:
            continue
        for place in range(1, len(spelling)):
            short = spelling[:place] + spelling[place + 1 :]
            found[short] = station if found.get(short, station) == station else ""
    return found


@cache
def _routing_indicators() -> dict[str, str]:
    """Station by routing indicator."""
    return {indicator: row.station for row in posts() for indicator in row.routing_indicators}


def station_of(name: str) -> str | None:
    """The canonical station that a name stands for, None where no known post or agency has it.

    Prefixes such as AMEMBASSY and one wrong letter in a long name do no harm.

    >>> station_of("AMEMBASSY RIO DE JANEIRO"), station_of("Sana'a"), station_of("PARIS POINTS")
    ('RIODEJANEIRO', 'SANAA', None)
    """
    return _station_of(letters_of(name))


@cache
def _station_of(bare: str) -> str | None:
    exact = exact_station(bare)
    if exact is not None or len(bare) < _FUZZY_FROM or len(bare) > 30:
        return exact
    near = _near_spellings()
    if bare in near:
        return near[bare] or None
    shorter = {bare[:place] + bare[place + 1 :] for place in range(1, len(bare))}
    known = _spellings()
    found = {known[short] for short in shorter if short in known and len(short) >= _FUZZY_FROM}
    found |= {near[short] for short in shorter if near.get(short)}
    return found.pop() if len(found) == 1 else None


def exact_station(bare: str) -> str | None:
    """The station of a name already stripped to letters, without allowance for a wrong letter."""
    known = _spellings()
    if bare in known:
        return known[bare]
    rest = _PREFIX.sub("", bare, count=1) if _PREFIX.match(bare) else bare
    rest = _WASHINGTON.sub("", rest)
    return known.get(rest) if rest != bare else None


def station_of_routing_indicator(indicator: str) -> str | None:
    """The post's station by its routing indicator.

    >>> station_of_routing_indicator("RUEHKO")
    'TOKYO'
    """
    return _routing_indicators().get(indicator)
