"""Disputes and the territories they are about: data/disputes.csv, territories.csv and territory_names.csv.

The name that a side uses for a place is part of its position, so every name keeps the side that uses it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from kg.findings.triggers import Triggers, letters_of, runs_of
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class Dispute:
    """A row of data/disputes.csv: an issue between parties, from year to year; `until` is None while it lasts."""

    id: str
    label: str
    parties: tuple[str, ...]
    territories: tuple[str, ...]
    since: int
    until: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Territory:
    """A row of data/territories.csv: a place whose status is disputed, by a neutral name.

    `kind` is island (one or many), land or sea.
    """

    id: str
    name: str
    kind: str
    latitude: float
    longitude: float
    source: str


@dataclass(frozen=True, slots=True)
class TerritoryName:
    """A row of data/territory_names.csv: a name, the side that uses it or "".

    A `short` name (`NT`) counts only in a text that has a full name of the same territory too.
    """

    territory: str
    name: str
    party: str
    short: bool
    example: str


class _Name(NamedTuple):
    """A name to look for: its row, and the runs of letters of its further words as texts have them."""

    row: TerritoryName
    further: tuple[tuple[bytes, ...], ...]


@cache
def _names_by_first_word() -> tuple[Triggers, dict[str, tuple[_Name, ...]]]:
    """The first words to look for, and for each first word the names that begin with it, the longest first."""
    by_word: dict[str, list[TerritoryName]] = {}
    for row in read_table(TerritoryName, "territory_names.csv"):
        for word in _first_words(row):
            by_word.setdefault(word, []).append(row)
    names = {
        word: tuple(
            _Name(row, _further_runs(row))
            for row in sorted(rows, key=lambda row: (-len(row.name), row.territory, row.name))
        )
        for word, rows in by_word.items()
    }
    further = {word: {runs for name in group for runs in name.further} for word, group in names.items()}
    return Triggers(by_word, further), names


def _further_runs(row: TerritoryName) -> tuple[tuple[bytes, ...], ...]:
    """The runs of letters after the first of a name, as they stand in the table and in capitals."""
    if row.short or row.name.isupper():
        return (runs_of(row.name)[1:],)
    rest = row.name.partition(" ")[2]  # the first word may be in any case
    return (runs_of(rest), runs_of(rest.upper()))


def _first_words(row: TerritoryName) -> set[str]:
    """The first word of a name as a text may spell it: `Southern`, `SOUTHERN`, `southern`."""
    word = re.match(r"[A-Za-z]+", row.name)
    if word is None:
        return set()
    if row.short or row.name.isupper():
        return {word.group()}
    spelled = {word.group(), word.group().upper() if len(row.name) > 4 else word.group()}
    if word.group().lower() in {"southern", "south", "northern", "north", "western", "west", "eastern", "east"}:
        spelled |= {word.group().lower(), word.group().capitalize()}
    elif word.group().islower():
        spelled.add(word.group().capitalize())
    return spelled


@cache
def _name_pattern(row: TerritoryName) -> re.Pattern[str]:
    """The pattern of one name: words may be parted by a line's end, a full name may stand in capitals."""
    words = row.name.split()
    text = r"\s+".join(re.escape(word) for word in words)
    if row.short or row.name.isupper():
        return re.compile(rf"{text}(?![\w])")
    upper = r"\s+".join(re.escape(word.upper()) for word in words)
    first = rf"(?i:{re.escape(words[0])})"
    rest = "".join(rf"\s+{re.escape(word)}" for word in words[1:])
    return re.compile(rf"(?:{first}{rest}|{upper})(?!\w)")


@lru_cache(maxsize=8)
def _territories_in(text: str) -> tuple[tuple[int, ...], tuple[tuple[int, int, str, str, str], ...]]:
    """All territories named in a text: their starts, and the finds in the order of the text."""
    first_word, by_word = _names_by_first_word()
    present = letters_of(text)
    names: dict[str, list[TerritoryName]] = {}  # those of which the text has all words
    found: list[tuple[int, int, TerritoryName]] = []
    reached = 0
    for word in first_word.find(text, 0, len(text)):
        at = word.start()
        if at < reached:
            continue
        first = word.group()
        if first not in names:
            names[first] = [name.row for name in by_word[first] if any(map(present.issuperset, name.further))]
        for row in names[first]:
            match = _name_pattern(row).match(text, at)
            if match and not _is_part_of_a_name(text, at, match.end()):
                found.append((at, match.end(), row))
                reached = match.end()
                break
    full = {row.territory for _, _, row in found if not row.short}
    kept = tuple(
        (start, end, row.territory, " ".join(text[start:end].split()), row.party)
        for start, end, row in found
        if not row.short or row.territory in full
    )
    return tuple(find[0] for find in kept), kept


def _is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether the word belongs to a longer hyphened name: `al-Sabah`, `Gaza-born` is none of ours either."""
    return text[start - 1 : start] == "-" or (text[end : end + 1] == "-" and text[end + 1 : end + 2].islower())


def find_territories(text: str, start: int, end: int) -> list[tuple[int, int, str, str, str]]:
    """The territories named in `text[start:end]`: start, end, territory id, name as worded, its side or "".

    A short name (`NT`) counts only where the whole text has a full name of the same territory.

    >>> find_territories("their claim to the Southern Kuriles", 0, 35)
    [(19, 35, 'southern-kurils', 'Southern Kuriles', 'RU')]
    """
    starts, finds = _territories_in(text)
    low, high = bisect_left(starts, start), bisect_left(starts, end)
    return [find for find in finds[low:high] if find[1] <= end]


def names_territory(text: str) -> bool:
    """Whether the text names any territory at all."""
    return bool(_territories_in(text)[0])


@cache
def territory_wordings() -> frozenset[str]:
    """All names of the territories as the table words them.

    >>> "Abkhazia" in territory_wordings()
    True
    """
    return frozenset(row.name for row in read_table(TerritoryName, "territory_names.csv"))


@cache
def _disputes_by_territory() -> dict[str, tuple[Dispute, ...]]:
    by_territory: dict[str, list[Dispute]] = {}
    for dispute in read_table(Dispute, "disputes.csv"):
        for territory in dispute.territories:
            by_territory.setdefault(territory, []).append(dispute)
    return {territory: tuple(disputes) for territory, disputes in by_territory.items()}


def find_disputes(territory: str, year: int | None = None) -> tuple[Dispute, ...]:
    """The disputes about a territory; with a year, those that lasted then, or had ended at most two years before.

    >>> [dispute.id for dispute in find_disputes("southern-kurils", 2008)]
    ['southern-kurils']
    >>> find_disputes("canal-zone", 2008)
    ()
    """
    disputes = _disputes_by_territory().get(territory, ())
    if year is None:
        return disputes
    return tuple(dispute for dispute in disputes if dispute.since - 5 <= year <= (dispute.until or 9999) + 2)
