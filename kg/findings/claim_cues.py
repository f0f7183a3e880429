"""The words at which a claim may stand, from data/claim_words.csv."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.findings.disputes import find_territories
from kg.findings.place_phrases import place_words
from kg.findings.triggers import Triggers, tree_of
from kg.tables import read_table

# words that only help to read a claim found by another word
_CLASSES = frozenset({"attribute", "before", "holds", "soil", "use", "work"})


@dataclass(frozen=True, slots=True)
class ClaimWord:
    """A row of data/claim_words.csv: the forms of a word that claims are built with, and how they are built.

    `frame` is the way of building (`belongs`: the place before, the side after `to`), or a class of words that other
    frames ask for: `soil` (`Peruvian soil`), `holds` (`affirms sovereignty`), `use` (`right of access`), `work`,
    `attribute` (`full sovereignty`), `before` (`is an integral Peruvian`).
    """

    id: str
    forms: tuple[str, ...]
    frame: str
    example: str


@cache
def claim_frames() -> dict[str, str]:
    """The frame of each form at which a claim may stand."""
    rows = read_table(ClaimWord, "claim_words.csv")
    return {form: row.frame for row in rows if row.frame not in _CLASSES for form in row.forms}


# "is an integral Peruvian", "are not THEIRS", "as its own": `be` stands everywhere, but claims only with these
_IS = re.compile(
    r"\b(?:is|are|was|were|be|been|remains?|as)\b[\s\"“]+(?:[a-z]+,?[\s\"“]+){0,7}?"
    r"(?:[A-Z]|own\b|ours?\b|theirs?\b|its\b|international\b)"
    r"|\b(?:IS|ARE|WAS|WERE|BE|BEEN|REMAINS?|AS)\b"
)


# where no noun of a place stands, a bare name may: "Sindo belongs to", "is part of", "was always", "its own"
_OF_NAME = re.compile(
    r"\b(?:belong\w*\s+to|part\s+of|(?:its|their|our|her)\s+own|ours|sovereignty|claim(?:s|ed)?|recogni\w+|always|title)\b",
    re.IGNORECASE,
)


def may_claim(body: str, start: int, end: int) -> bool:
    """Whether words stand in `body[start:end]` by which a claim to a place may be made.

    >>> may_claim("the waters were rough", 0, 21), may_claim("the waters are Peruvian", 0, 23)
    (False, True)
    """
    starts = _places(body)
    place = bisect_left(starts, start)
    if place == len(starts) or starts[place] >= end:
        return _may_claim_by_name(body, start, end)
    return _cue().search(body, start, end) is not None or _IS.search(body, start, end) is not None


# one of these stands in all that _OF_NAME finds: it heeds no case, which is slow
_STEMS = ("claim", "recogni", "sovereignty", "own", "belong", "part", "always", "title", "ours")


def _may_claim_by_name(body: str, start: int, end: int) -> bool:
    """Whether the words may claim a place that has a bare name."""
    words = body[start:end].lower()
    for stem in _STEMS:
        if stem in words:
            return _OF_NAME.search(body, start, end) is not None
    return False


@lru_cache(maxsize=4)
def _places(body: str) -> list[int]:
    """Where the text has a noun for a place, or the name of a known territory."""
    starts = [match.start() for match in _place_nouns().find(body, 0, len(body))]
    starts += [find[0] for find in find_territories(body, 0, len(body))]
    return sorted(starts)


@cache
def _place_nouns() -> Triggers:
    return Triggers(form for word in place_words() for form in (word, word.capitalize(), word.upper()))


@cache
def _cue() -> re.Pattern[str]:
    forms = [form for form, frame in claim_frames().items() if frame != "is"]
    return re.compile(rf"\b(?:{tree_of([*forms, *(form.upper() for form in forms)])})\b")


@cache
def claim_class(name: str) -> frozenset[str]:
    """All words of a class.

    >>> "territory" in claim_class("soil"), "affirms" in claim_class("holds")
    (True, True)
    """
    rows = read_table(ClaimWord, "claim_words.csv")
    return frozenset(form for row in rows if row.frame == name for form in row.forms)


SOIL = claim_class("soil")
HOLDS = claim_class("holds")
