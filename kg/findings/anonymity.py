"""Whether words name somebody in particular, or anybody of a kind: `some`, `officials`, `xxxxxxxxxxxx`."""

from __future__ import annotations

from functools import cache, lru_cache

from kg.findings.naming_tables import GroupWord, Title
from kg.findings.naming_words import NamingWord
from kg.findings.parties import party_names
from kg.findings.words import FunctionWord, word_class
from kg.tables import read_table

_BODIES = ("state-body", "mission-body", "own-body")  # kinds of naming_words.csv


@cache
def _general_words() -> frozenset[str]:
    """The words that name nobody by themselves, in small letters: nouns for groups, titles, `some`, `the`, `new`.

    A ministry is one body, not a group.
    """
    bodies = {row.word for row in read_table(NamingWord, "naming_words.csv") if row.kind in _BODIES}
    groups = {row.word.casefold() for row in read_table(GroupWord, "group_words.csv")}
    titles = {row.title.casefold() for row in read_table(Title, "titles.csv")}
    small = {row.word.casefold() for row in read_table(FunctionWord, "function_words.csv")}
    return frozenset((groups | titles | small | {"new"}) - bodies)


@cache
def _group_heads() -> frozenset[str]:
    """The nouns that head a group of people, in small letters."""
    heads = {row.word.casefold() for row in read_table(GroupWord, "group_words.csv") if "head" in row.roles}
    return frozenset(heads & _general_words())


@lru_cache(maxsize=8192)
def is_unnamed(name: str) -> bool:
    """Whether a speaker is told of by kind or left out, so that the same words elsewhere mean somebody else.

    >>> [is_unnamed(name) for name in ("MOFA officials", "Some", "DCM", "new Russian President", "XXXXXXXXXXXX")]
    [True, True, True, True, True]
    >>> [is_unnamed(name) for name in ("MOFA", "Foreign Ministry", "Polisario Front")]
    [False, False, False]
    """
    words = name.split()
    if not words or not any(word[:1].isupper() for word in words):
        return True
    last = words[-1].casefold()
    if last in _group_heads() or set(last.strip("[]().,")) <= {"x"}:
        return True
    return all(word.casefold() in _general_words() or word in party_names() for word in words) and (
        last in _general_words()
    )


def is_nobody(name: str) -> bool:
    """Whether the words say that nobody acts, so that the act is not done.

    >>> is_nobody("Neither side"), is_nobody("Both sides")
    (True, False)
    """
    return name.partition(" ")[0].lower() in word_class("negation")
