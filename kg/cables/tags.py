"""TAGS: Traffic Analysis by Geography and Subject (5 FAH-3), however they are separated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

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


class Tags(NamedTuple):
    """The TAGS in order, each once, and where their words end."""

    tags: tuple[str, ...]
    end: int


_WORD = re.compile(r"[A-Z0-9][A-Z0-9/&.'’-]*", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;:\n]+")
_PERSON_IN_BRACKETS = re.compile(r"\((?P<names>[A-Za-z.'’ -]{2,40},\s{0,3}[A-Za-z.'’ -]{1,40})\)")
_DROPPED = frozenset(("SIPDIS", "TAGS", "NOFORN", "SENSITIVE"))
_FOLLOWS_A_PERSON_CODE = frozenset(("OVIP", "OREP", "ODIP"))
_LONGEST_NAME = 4


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
        return "person" if ", " in tag else "unknown"
    return row.kind


@cache
def _spellings() -> dict[tuple[str, ...], str]:
    """Code by its words; a person is known by surname and name (`STEINBERG JAMES`)."""
    found: dict[tuple[str, ...], str] = {}
    for row in tag_table().values():
        for spelling in (row.code, *row.spellings):
            found.setdefault(tuple(spelling.replace(",", " ").split()), row.code)
    return found


@cache
def _first_words() -> frozenset[str]:
    """First words of the codes of several words."""
    return frozenset(words[0] for words in _spellings() if len(words) > 1)


def read_tags(text: str, start: int, end: int) -> Tags:
    """The TAGS that begin at `start`, in capitals, each once.

    A line goes on where it ends in a comma or where the next line begins with a known code. Codes run together
    are cut where all parts are known; TAGS of several words are kept whole.

    >>> read_tags(" PREL, PGOV (CLINTON, HILLARY), JA\\nSUBJECT", 0, 34).tags
    ('PREL', 'PGOV', 'CLINTON, HILLARY', 'JA')
    >>> read_tags("ETRDEINVPGOVCS", 0, 14).tags
    ('ETRD', 'EINV', 'PGOV', 'CS')
    """
    end = _last_line(text, start, end)
    found: dict[str, None] = {}
    place = start
    for person in _PERSON_IN_BRACKETS.finditer(text, start, end):
        _collect(found, text[place : person.start()])
        surname, _, name = person["names"].upper().partition(",")
        found[_person(" ".join(surname.split()), " ".join(name.split()))] = None
        place = person.end()
    _collect(found, text[place:end])
    return Tags(tuple(found), start + len(text[start:end].rstrip()))


def _last_line(text: str, start: int, end: int) -> int:
    """Where the lines of TAGS end."""
    while start < end and text[start] in " \t:\n":  # the codes may begin on the next line
        start += 1
    place = start
    while True:
        stop = text.find("\n", place, end)
        if stop < 0:
            return end
        line = text[place:stop].rstrip(" \t\\")
        following = text[stop + 1 : _line_end(text, stop + 1, end)].strip(" \t\\")
        words = following.replace(",", " ").upper().split()
        if not words:
            if following:  # a page line that was filled
                place = stop + 1
                continue
            return stop
        goes_on = line.endswith((",", ";")) or words[0] in tag_table() or _is_rest_of_code(line, words)
        if not goes_on or (len(words[0]) < 3 and not line.endswith(",") and not _all_codes(words)):
            return stop
        place = stop + 1


def _line_end(text: str, start: int, end: int) -> int:
    stop = text.find("\n", start, end)
    return end if stop < 0 else stop


def _is_rest_of_code(line: str, words: list[str]) -> bool:
    """Whether a code of several words is broken by the line's end (`COUNTRY` / `CLEARANCE`)."""
    ending = line.upper().replace(",", " ").split()
    known = _spellings()
    return any(
        tuple(ending[-before:] + words[:after]) in known
        for before in range(1, min(_LONGEST_NAME, len(ending)) + 1)
        for after in range(1, min(_LONGEST_NAME, len(words)) + 1)
    )


def _all_codes(words: list[str]) -> bool:
    table = tag_table()
    return all(word.strip(";:.()") in table for word in words)


def _collect(found: dict[str, None], text: str) -> None:
    """Add the codes of a run of text."""
    upper = text.upper()
    has_commas = upper.count(",") + upper.count(";") >= 1
    pieces = _SEPARATOR.split(upper) if has_commas else [upper]
    for piece in _joined_persons(pieces):
        words = [word.strip(".'’-") for word in _WORD.findall(piece)]
        words = [word for word in words if word and word not in _DROPPED]
        if has_commas and _is_one_unknown(words):
            found[" ".join(words)] = None  # UN SECURITY COUNCIL
            continue
        for tag in _codes(words, has_commas):
            found[tag] = None


def _is_one_unknown(words: list[str]) -> bool:
    """Whether words between commas are one TAG that no table knows: a word in them is too long for a code."""
    if len(words) < 2 or words[0] in _FOLLOWS_A_PERSON_CODE or _known_length(words, 0) > 1:
        return False
    known = _spellings()
    return any(
        len(word) > 6 and word.isalpha() and (word,) not in known and word not in _first_words() and not _cut(word)
        for word in words[1:]
    )


def _joined_persons(pieces: list[str]) -> Iterator[str]:
    """The pieces between commas; the surname and the name of a known person are one (`RICE, CONDOLEEZZA`)."""
    known = _spellings()
    held: str | None = None
    for piece in pieces:
        if held is not None:
            words = held.split()
            if any((*words[at:], *piece.split()) in known for at in range(max(0, len(words) - 2), len(words))):
                yield f"{held} {piece}"
                held = None
                continue
            yield held
        held = piece
    if held is not None:
        yield held


def _codes(words: list[str], is_separated: bool) -> Iterator[str]:
    """The codes that a row of words holds; a row between commas that no table knows is one code."""
    known = _spellings()
    place = 0
    unknown: list[str] = []
    before = ""
    while place < len(words):
        word = words[place]
        length = _known_length(words, place)
        if length:
            yield from _loose(unknown, is_separated)
            unknown = []
            before = known[tuple(words[place : place + length])]
            yield before
            place += length
            continue
        named = _person_length(words, place) if before in _FOLLOWS_A_PERSON_CODE and not unknown else 0
        if named:
            before = _person(word, " ".join(words[place + 1 : place + named]))
            yield before
            place += named
            continue
        parts = _cut(word)
        if parts:
            yield from _loose(unknown, is_separated)
            unknown = []
            yield from parts
            before = parts[-1]
        else:
            unknown.append(word)
        place += 1
    yield from _loose(unknown, is_separated)


def _known_length(words: list[str], place: int) -> int:
    """How many words from `place` on make a known code, 0 for none."""
    known = _spellings()
    if words[place] in _first_words():
        for length in range(min(_LONGEST_NAME, len(words) - place), 1, -1):
            if tuple(words[place : place + length]) in known:
                return length
    return 1 if (words[place],) in known else 0


def _person_length(words: list[str], place: int) -> int:
    """How many words from `place` on make a person's name, 0 for none: two or three that no table knows."""
    known = _spellings()
    stop = place
    while stop < len(words) and (words[stop],) not in known and words[stop].replace("-", "").isalpha():
        stop += 1
    return stop - place if 2 <= stop - place <= 3 else 0


def _loose(words: list[str], is_separated: bool) -> Iterator[str]:
    """What the table does not know: a name of several words, or a code each."""
    if not words:
        return
    if is_separated or all(len(word) > 4 for word in words):
        yield " ".join(words)
        return
    yield from words


def _person(surname: str, name: str) -> str:
    """The TAG of a person, as the table spells it where it knows them."""
    known = _spellings()
    return known.get((*surname.split(), *name.split()), f"{surname}, {name}")


def _cut(word: str) -> list[str]:
    """The known codes that a word runs together, or the code that it misspells by one letter too many, else nothing."""
    if len(word) < 4 or len(word) > 120:
        return []
    table = tag_table()
    if "/" in word:
        parts = word.split("/")
        return parts if all(part in table for part in parts) else []
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
