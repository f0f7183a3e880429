"""The closed classes of words in and around names and titles, from data/naming_words.csv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class NamingWord:
    """A row of data/naming_words.csv: a word or phrase and the class that it belongs to."""

    id: str
    kind: str
    word: str
    example: str


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A row of data/title_short_forms.csv: a title's short form or other spelling, written out."""

    short: str
    long: str
    example: str


@cache
def naming_words(kind: str) -> frozenset[str]:
    """All words of one class.

    >>> "van" in naming_words("particle"), "minister" in naming_words("particle")
    (True, False)
    """
    return frozenset(row.word for row in read_table(NamingWord, "naming_words.csv") if row.kind == kind)


@cache
def short_forms() -> dict[str, str]:
    """Short forms of titles, in small letters, with what they stand for."""
    return {row.short: row.long for row in read_table(ShortForm, "title_short_forms.csv")}


def words_pattern(kind: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """A pattern that matches any word of the class, whatever its letters' case, between two given pieces.

    >>> bool(words_pattern("state-body").search("the Foreign Ministry"))
    True
    """
    words = "|".join(re.escape(word) for word in sorted(naming_words(kind), key=lambda word: (-len(word), word)))
    return re.compile(f"{before}(?:{words}){after}", re.IGNORECASE)
