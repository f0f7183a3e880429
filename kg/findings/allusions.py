"""Words that mean a territory named elsewhere in the cable: `the islands`, `the islanders`, `sovereignty`.

They count only where the cable names the territories of one dispute and no other, or the paragraph does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.cables import Cable
from kg.findings.disputes import Territory, find_disputes, find_territories
from kg.findings.triggers import Triggers
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class AllusionWord:
    """A row of data/territory_allusions.csv: the words, the kind of territory that they can mean, how near its name is.

    `kind` is island, land, sea or any. `near` is where the territory must be named: anywhere in the `cable`, in its
    `subject`, or in the same `paragraph`. `is_place` is no for what only belongs to the territory.
    """

    words: str
    kind: str
    near: str
    is_place: bool
    example: str


@dataclass(frozen=True, slots=True)
class Allusion:
    """Words that mean a territory: where they stand, its id, the words, and the name that the cable gives it before.

    `is_place` is false for what only belongs to it (`the islanders`, `sovereignty`).
    """

    start: int
    end: int
    territory: str
    words: str
    name: str
    is_place: bool


@cache
def _words() -> tuple[Triggers, dict[str, AllusionWord]]:
    """The words as a text may spell them, and the rows by the words in small letters."""
    rows = {row.words: row for row in read_table(AllusionWord, "territory_allusions.csv")}
    return Triggers(form for words in rows for form in (words, words.capitalize(), words.upper())), rows


@cache
def _kinds() -> dict[str, str]:
    return {row.id: row.kind for row in read_table(Territory, "territories.csv")}


class Allusions:
    """The places of a cable that mean a territory without its name."""

    __slots__ = ("_found", "_named", "_names", "_starts", "_year", "cable")

    def __init__(self, cable: Cable) -> None:
        self.cable = cable
        self._year = int(cable.sent_at[:4]) if cable.sent_at else None
        body = cable.body
        self._named = find_territories(body, 0, len(body))
        self._names: dict[str, list[tuple[int, int, str, str, str]]] = {}
        self._found = list(self._find()) if self._named else []
        self._starts = [one.start for one in self._found]

    def within(self, start: int, end: int) -> list[Allusion]:
        """The allusions in `start:end`."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [one for one in self._found[low:high] if one.end <= end]

    def _find(self) -> Iterator[Allusion]:
        body = self.cable.body
        pattern, rows = _words()
        subject = self._of_subject()
        starts = [name[0] for name in self._named]
        whole = self._one_of([name[2] for name in self._named], subject)
        for paragraph in self.cable.paragraphs:
            low, high = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
            here = [name[2] for name in self._named[low:high]]
            territory = whole or self._one_of(here, subject)
            if not territory:
                continue
            for match in pattern.find(body, paragraph.start, paragraph.end):
                row = rows[" ".join(match.group().lower().split())]
                if row.kind not in ("any", _kinds().get(territory)) or _OTHERS.match(body, match.end()):
                    continue
                if (row.near == "subject" and territory not in subject) or (
                    row.near == "paragraph" and territory not in here
                ):
                    continue
                words = " ".join(match.group().split())
                yield Allusion(*match.span(), territory, words, self._name_of(territory, match.start()), row.is_place)

    def _name_of(self, territory: str, at: int) -> str:
        """The name of the territory that stands last before `at`, else its first; one that no side owns goes before."""
        names = self._names.get(territory)
        if names is None:
            names = [name for name in self._named if name[2] == territory]
            names = self._names[territory] = [name for name in names if not name[4]] or names
        return names[max(0, bisect_left(names, at, key=lambda name: name[0]) - 1)][3]

    def _of_subject(self) -> set[str]:
        """The territories that the subject line names."""
        span = dict(self.cable.spans).get("subject")
        return {name[2] for name in self._named if span and span.start <= name[0] < span.end}

    def _one_of(self, territories: list[str], subject: set[str]) -> str:
        """The territory named most, where all belong to one dispute; "" where they belong to two or none."""
        disputes = {one.id for territory in set(territories) for one in find_disputes(territory, self._year)}
        if len(disputes) != 1:
            return ""
        counts = Counter(one for one in territories if find_disputes(one, self._year))
        return max(counts, key=lambda territory: (territory in subject, counts[territory], territory))


# "the islands of Kiribati", "sovereignty of Iraq": the words go on to name another
_OTHERS = re.compile(r"\s+(?:of|in|over|off)\s+(?:the\s+)?[A-Z]")

_latest: list[Allusions] = []


def find_allusions(cable: Cable, start: int, end: int) -> list[Allusion]:
    """The words in `cable.text[start:end]` that mean a territory named elsewhere in the cable.

    >>> from kg.cables import read_cable
    >>> cable = read_cable("1. (C) Salas said Takeshima is Japanese. He said the island is an integral part of Japan.")
    >>> [(one.words, one.name) for one in find_allusions(cable, 0, len(cable.text))]
    [('the island', 'Takeshima')]
    """
    if not _latest or _latest[0].cable is not cable:
        _latest[:] = [Allusions(cable)]
    return _latest[0].within(start, end)
