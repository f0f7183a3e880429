"""Whether words name somebody in particular, or anybody of a kind: `some`, `officials`, `xxxxxxxxxxxx`."""

from __future__ import annotations

from functools import cache, lru_cache

from kg.findings.naming_tables import GroupWord
from kg.findings.naming_words import NamingWord
from kg.tables import read_table

_BODIES = ("state-body", "mission-body", "own-body")  # kinds of naming_words.csv


@cache
def _group_heads() -> frozenset[str]:
    """The nouns that head a group of people, in small letters; a ministry is one body, not a group."""
    bodies = {row.word for row in read_table(NamingWord, "naming_words.csv") if row.kind in _BODIES}
    heads = {row.word.casefold() for row in read_table(GroupWord, "group_words.csv") if "head" in row.roles}
    return frozenset(heads - bodies)


@lru_cache(maxsize=8192)
def is_unnamed(name: str) -> bool:
    """Whether a speaker is told of by kind or left out, so that the same words elsewhere mean somebody else.

    >>> [is_unnamed(name) for name in ("MOFA officials", "two leaders", "XXXXXXXXXXXX", "MOFA", "Foreign Ministry")]
    [True, True, True, False, False]
    """
    words = name.split()
    if not words or not any(word[:1].isupper() for word in words):
        return True
    last = words[-1].casefold()
    return last in _group_heads() or set(last.strip("[]().,")) <= {"x"}
