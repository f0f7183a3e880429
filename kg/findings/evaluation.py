"""How well findings agree with annotations made by hand.

An annotation is one JSON file a cable, in the form of `kg extract` with `meetings` for encounters and, for each
position, `start`: the first words of the statement. A statement counts as found when it begins within 80 characters
of an annotated one; as told by the right speaker when the name agrees; as sided when the party agrees too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.tables import read_table

NEAR = 80  # characters between the beginnings of an annotated and a found statement
HEAD = 8  # words by which a statement is found where the whole does not stand in the text
CODED_BODIES = frozenset({"EU", "UN", "NATO", "OSCE", "AU"})  # bodies that annotations give a code
GROUPS = {"summit": "meeting", "conference": "meeting"}  # kinds that count as the same
KINDS = (
    *("position.found", "position.speaker", "position.sided"),
    *("official", "official.party", "encounter", "letter", "claim"),
)

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class UntellingWord:
    """A row of data/untelling_words.csv: a word of names of bodies that tells none of them from another."""

    word: str
    example: str


@cache
def untelling_words() -> frozenset[str]:
    """The words that do not make two names the same."""
    return frozenset(row.word for row in read_table(UntellingWord, "untelling_words.csv"))


@dataclass(frozen=True, slots=True)
class Score:
    """The agreement in one kind of finding: how many were annotated, found, and agree."""

    kind: str
    hits: int
    found: int
    annotated: int

    @property
    def precision(self) -> float:
        """The share of the found that are annotated."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the annotated that are found."""
        return self.hits / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def evaluate(triples: Iterable[tuple[Record, Record, str]]) -> list[Score]:
    """The scores over (annotation, record of `kg extract`, text of the cable), one for each of `KINDS`."""
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    annotated: Counter[str] = Counter()
    for gold, ours, text in triples:
        positions = pair_positions(gold["positions"], ours.get("positions", []), fold(text))
        spoken = [pair for pair in positions if is_same_name(pair[0]["speaker"], pair[1].get("speaker", ""))]
        sided = [pair for pair in spoken if is_same_party(pair[0].get("party"), pair[1].get("party"))]
        people = _pairs(gold["officials"], ours.get("officials", []), _is_same_official)
        outcomes = {
            "position.found": (positions, "positions", "positions"),
            "position.speaker": (spoken, "positions", "positions"),
            "position.sided": (sided, "positions", "positions"),
            "official": (people, "officials", "officials"),
            "official.party": (
                [pair for pair in people if is_same_party(pair[0].get("party"), pair[1].get("party"))],
                "officials",
                "officials",
            ),
            "encounter": (
                _pairs(gold["meetings"], ours.get("encounters", []), _is_same_encounter),
                "meetings",
                "encounters",
            ),
            "letter": (_pairs(gold["letters"], ours.get("letters", []), _is_same_letter), "letters", "letters"),
            "claim": (_pairs(gold["claims"], ours.get("claims", []), _is_same_claim), "claims", "claims"),
        }
        for kind, (pairs, theirs, mine) in outcomes.items():
            hits[kind] += len(pairs)
            annotated[kind] += len(gold[theirs])
            found[kind] += len(ours.get(mine, []))
    return [Score(kind, hits[kind], found[kind], annotated[kind]) for kind in KINDS]


def pair_positions(gold: Sequence[Record], ours: Sequence[Record], text: str) -> list[tuple[Record, Record]]:
    """Annotated and found statements that begin near each other in the folded text, the nearest paired first."""
    spans = [_place(text, each.get("text", "")) for each in ours]
    near = sorted(
        (abs(place - anchor), one, other)
        for one, each in enumerate(gold)
        if (anchor := text.find(fold(each["start"]))) >= 0
        for other, place in enumerate(spans)
        if place >= 0 and abs(place - anchor) <= NEAR
    )
    taken_gold: set[int] = set()
    taken_ours: set[int] = set()
    pairs = []
    for _, one, other in near:
        if one not in taken_gold and other not in taken_ours:
            taken_gold.add(one)
            taken_ours.add(other)
            pairs.append((gold[one], ours[other]))
    return pairs


def _place(text: str, words: str) -> int:
    """Where the words begin in the folded text, by their first few where the whole does not stand there."""
    words = fold(words)
    if not words:
        return -1
    place = text.find(words)
    return place if place >= 0 else text.find(" ".join(words.split()[:HEAD]))


def fold(text: str) -> str:
    """The text in one line, with plain quotation marks.

    >>> fold("“higher\\n dimension”")
    '"higher dimension"'
    """
    text = unicodedata.normalize("NFKC", text)
    return " ".join(text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}).split())


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain.replace("'s", ""))


def is_same_name(one: str, other: str) -> bool:
    """Whether two names mean the same person, by the last word, or body, by a telling word.

    >>> is_same_name("Foreign Minister Sergey Lavrov", "Lavrov"), is_same_name("the Ministry", "Foreign Ministry")
    (True, True)
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    telling = (set(first) & set(second)) - untelling_words()
    return first[-1] == second[-1] or bool(telling) or set(first) == set(second)


def is_same_party(annotated: str | None, found: str | None) -> bool:
    """Whether the side agrees; a body that annotations have no code for may be named where they name none."""
    annotated, found = annotated or "", found or ""
    return annotated == found or (not annotated and len(found) > len("US") and found not in CODED_BODIES)


def _is_same_official(gold: Record, ours: Record) -> bool:
    return is_same_name(gold["name"], ours.get("name", ""))


def _is_same_encounter(gold: Record, ours: Record) -> bool:
    """The same kind, about the same paragraph, and somebody in common, or the place and the month."""
    kind = ours.get("kind", "")
    if GROUPS.get(gold["kind"], gold["kind"]) != GROUPS.get(kind, kind):
        return False
    paragraph = ours.get("paragraph")
    if paragraph is None or abs(gold["paragraph"] - paragraph) > 1:
        return False
    if any(is_same_name(one, other) for one in gold["who"] for other in ours.get("who", [])):
        return True
    is_there = bool(set(_words(gold.get("place", ""))) & set(_words(ours.get("place", ""))))
    month = len("2008-07")
    is_then = bool(gold.get("date")) and gold["date"][:month] == (ours.get("date") or "")[:month]
    return is_there and is_then


def _is_same_letter(gold: Record, ours: Record) -> bool:
    if not is_same_name(gold["sender"], ours.get("sender", "")):
        return False
    return not gold.get("recipient") or is_same_name(gold["recipient"], ours.get("recipient", ""))


def _is_same_claim(gold: Record, ours: Record) -> bool:
    places = set(_words(gold["territory"])) & set(_words(ours.get("territory", "")))
    return bool(places - untelling_words()) and bool(gold["claimant"] == ours.get("claimant"))


def _pairs(
    gold: Sequence[Record], ours: Sequence[Record], is_same: Callable[[Record, Record], bool]
) -> list[tuple[Record, Record]]:
    """Each annotation with the first finding that is the same and not paired yet."""
    left = list(ours)
    pairs = []
    for one in gold:
        match = next((place for place, other in enumerate(left) if is_same(one, other)), None)
        if match is not None:
            pairs.append((one, left.pop(match)))
    return pairs
