"""The codes of TAGS: the table of them, their kinds, and the codes that one word runs together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class Tag:
    """A row of data/tags.csv. `kind` is subject, geographic, organisation, person or programme."""

    code: str
    kind: str
    label: str
    country: str
    spellings: tuple[str, ...]
    source: str


_CODES_IN_ONE = re.compile(r"[/.-]")
_DELEGATIONS = frozenset(("CODEL", "STAFFDEL", "NODEL"))
LONGEST_NAME = 4


@cache
def tag_table() -> dict[str, Tag]:
    """The rows of data/tags.csv by code."""
    return {row.code: row for row in read_table(Tag, "tags.csv")}


def kind_of_tag(tag: str) -> str:
    """The kind of a TAG: subject, geographic, organisation, person, programme, or `unknown`.

    A surname and a name with a comma between them are a person's, whether or not the table knows them.

    >>> kind_of_tag("PREL"), kind_of_tag("JA"), kind_of_tag("DOE, JANE"), kind_of_tag("QQQQ")
    ('subject', 'geographic', 'person', 'unknown')
    """
    row = tag_table().get(tag)
    if row is None:
        if tag.partition(" ")[0] in _DELEGATIONS:
            return "organisation"
        return "person" if ", " in tag else "unknown"
    return row.kind


@cache
def spellings() -> dict[tuple[str, ...], str]:
    """Code by its words; a person is known by surname and name (`STEINBERG JAMES`)."""
    found: dict[tuple[str, ...], str] = {}
    for row in tag_table().values():
        for spelling in (row.code, *row.spellings):
            found.setdefault(tuple(spelling.replace(",", " ").split()), row.code)
    return found


@cache
def first_words() -> frozenset[str]:
    """First words of the codes of several words."""
    return frozenset(words[0] for words in spellings() if len(words) > 1)


def is_cut_organisation(words: list[str], place: int) -> bool:
    """Whether two words are one organisation's code with a blank in it (`UN HRC`)."""
    if place + 1 >= len(words) or (words[place + 1],) in spellings():
        return False
    row = tag_table().get(words[place] + words[place + 1])
    return row is not None and row.kind == "organisation"


def known_length(words: list[str], place: int) -> int:
    """How many words from `place` on make a known code, 0 for none."""
    known = spellings()
    if words[place] in first_words():
        for length in range(min(LONGEST_NAME, len(words) - place), 1, -1):
            if tuple(words[place : place + length]) in known:
                return length
    return 1 if (words[place],) in known else 0


def cut_word(word: str) -> list[str]:
    """The known codes that a word runs together, or the code that it misspells by one letter too many, else nothing."""
    if len(word) < 4 or len(word) > 120:
        return []
    table = tag_table()
    if _CODES_IN_ONE.search(word):
        # PREL.PGOV      PREL-PGOV      PGOV/MOPSKFRD      PGOV/QZQZ
        parts = [part for part in _CODES_IN_ONE.split(word) if part]
        cuts = [[part] if part in table else cut_word(part) for part in parts]
        if "/" not in word and not any(len(part) > 3 for part in parts):
            return []  # AS-PM
        if not any(cuts) or not all(
            one or (len(part) == 4 and part.isalpha()) for one, part in zip(cuts, parts, strict=True)
        ):
            return []
        return [code for one, part in zip(cuts, parts, strict=True) for code in one or [part]]
    if len(word) >= 5:
        near = {word[:at] + word[at + 1 :] for at in range(1, len(word))}
        meant = [code for code in near if len(code) >= 4 and code in table and " " not in code]
    else:
        meant = []
    if len(word) == 4:
        pair = [word[:2], word[2:]]
        return pair if all(kind_of_tag(code) == "geographic" for code in pair) else []
    # longest codes first, from the left; what is reached is remembered, so that no cut is tried twice
    reached: dict[int, list[str]] = {0: []}
    for at in range(len(word)):
        if at not in reached:
            continue
        for length in (6, 5, 4, 3, 2):
            code = word[at : at + length]
            if len(code) == length and at + length not in reached and _may_run_together(code):
                reached[at + length] = [*reached[at], code]
    cut = reached.get(len(word), [])
    if any(len(code) >= 4 for code in cut):
        return cut
    return meant if len(meant) == 1 else []


def _may_run_together(code: str) -> bool:
    row = tag_table().get(code)
    return (
        row is not None and " " not in code and row.kind != "person" and (len(code) != 3 or row.kind == "organisation")
    )
