"""TAGS: Traffic Analysis by Geography and Subject (5 FAH-3), however they are separated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from kg.cables.model import Span
from kg.cables.names import given_names
from kg.cables.tag_codes import (
    LONGEST_NAME,
    cut_word,
    first_words,
    is_cut_organisation,
    kind_of_tag,
    known_length,
    spellings,
    tag_table,
)

__all__ = ["Tags", "kind_of_tag", "read_tags", "tag_table"]


class Tags(NamedTuple):
    """The TAGS in order, each once, where their words end, and which of the words are codes or names."""

    tags: tuple[str, ...]
    end: int
    spans: tuple[Span, ...] = ()


_WORD = re.compile(r"[A-Z0-9][A-Z0-9/&.'’-]*", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;:\n]+")
_PERSON_IN_BRACKETS = re.compile(r"\((?P<names>[A-Za-z.'’ -]{2,40},\s{0,3}[A-Za-z.'’ -]{1,40})\)")
# (CODEL SMITH)      (STAFFDEL DOE/ROE)
_DELEGATION = re.compile(
    r"\((?P<name>(?:CODEL|STAFFDEL|NODEL|SENATORIAL DEL)\s{1,3}[A-Z][A-Z'’/. -]{1,40}?)\s{0,3}\)", re.IGNORECASE
)
_IN_BRACKETS = re.compile(rf"{_PERSON_IN_BRACKETS.pattern}|{_DELEGATION.pattern}", re.IGNORECASE)
# what a code that no table knows looks like: QZQZ      C-6      KHIV/AIDS
_CODE_FORM = re.compile(r"[A-Z]{1,6}(?:[/-][A-Z0-9]{1,6}){0,2}")
_JOINTS = frozenset(("AND", "OR"))
_DROPPED = frozenset(("SIPDIS", "TAGS", "NOFORN", "SENSITIVE"))
_FOLLOWS_A_PERSON_CODE = frozenset(("OVIP", "OREP", "ODIP"))


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
    for person in _IN_BRACKETS.finditer(text, start, end):
        _collect(found, text[place : person.start()])
        place = person.end()
        if person["name"]:
            found[" ".join(person["name"].upper().split())] = None
            continue
        surname, _, name = person["names"].upper().partition(",")
        found[_person(" ".join(surname.split()), " ".join(name.split()))] = None
    _collect(found, text[place:end])
    return Tags(tuple(found), start + len(text[start:end].rstrip()), tuple(_understood(text, start, end, found)))


def _understood(text: str, start: int, end: int, found: dict[str, None]) -> Iterator[Span]:
    """Yield where words stand that are a code or a name, or have the form of a code."""
    unknown = [tag for tag in found if kind_of_tag(tag) == "unknown" and not _CODE_FORM.fullmatch(tag)]
    strange = {word for tag in unknown for word in tag.split()}
    for word in _WORD.finditer(text, start, end):
        bare = word[0].upper().strip(".'’-")
        if bare not in strange:
            yield Span(*word.span())


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
    known = spellings()
    return any(
        tuple(ending[-before:] + words[:after]) in known
        for before in range(1, min(LONGEST_NAME, len(ending)) + 1)
        for after in range(1, min(LONGEST_NAME, len(words)) + 1)
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
        words = _spaced_out([word for word in words if word and word not in _DROPPED])
        if ", " in piece and _is_plain_person(*piece.split(", ", 1)):
            surname, _, name = piece.partition(", ")
            before = surname.split()[:-1] if known_length(surname.split(), 0) else []
            for tag in _codes(before, has_commas):
                found[tag] = None
            found[_person(" ".join(surname.split()[len(before) :]), _initial(" ".join(name.split())))] = None
            continue
        if has_commas and _is_one_unknown(words):
            found[" ".join(words)] = None  # UN SECURITY COUNCIL
            continue
        for tag in _codes(words, has_commas):
            found[tag] = None


def _initial(name: str) -> str:
    """A name with the point of the initial that ends it."""
    return f"{name}." if name[-2:-1] == " " else name


def _spaced_out(words: list[str]) -> list[str]:
    """The words, single letters in a row put together to the codes that they spell (`P R E L`)."""
    if sum(len(word) == 1 for word in words) < 4:
        return words
    joined: list[str] = []
    for is_letter, run in groupby(words, key=lambda word: len(word) == 1):
        letters = list(run)
        code = "".join(letters)
        joined += [code] if is_letter and ((code,) in spellings() or cut_word(code)) else letters
    return joined


def _is_one_unknown(words: list[str]) -> bool:
    """Whether words between commas are one TAG that no table knows: a word in them is too long for a code."""
    if len(words) < 2 or words[0] in _FOLLOWS_A_PERSON_CODE or known_length(words, 0) > 1:
        return False
    known = spellings()
    return any(
        len(word) > 6 and word.isalpha() and (word,) not in known and word not in first_words() and not cut_word(word)
        for word in words[1:]
    )


def _joined_persons(pieces: list[str]) -> Iterator[str]:
    """The pieces between commas; the surname and the name of a known person are one (`RICE, CONDOLEEZZA`)."""
    known = spellings()
    held: str | None = None
    for piece in pieces:
        if held is not None:
            words = held.split()
            is_known = any((*words[at:], *piece.split()) in known for at in range(max(0, len(words) - 2), len(words)))
            if is_known:
                yield f"{held} {piece}"
                held = None
                continue
            name = piece.split()
            stop = next((at for at, word in enumerate(name) if (word,) in known), len(name))
            if _is_plain_person(held, " ".join(name[:stop])):
                yield f"{' '.join(words)}, {' '.join(name[:stop])}"
                held = " ".join(name[stop:]) or None
                continue
            yield held
        held = piece
    if held is not None:
        yield held


def _is_plain_person(surname: str, name: str) -> bool:
    """Whether pieces between commas are the surname and the name of a person that no table knows (`DOE, JANE Q.`).

    The surname alone, or after the code of a visit; the name is a given name with or without an initial.
    """
    known = spellings()
    words, rest = surname.split(), [word.strip(".") for word in name.split()]
    if words and words[0] in _FOLLOWS_A_PERSON_CODE:
        words = words[1:]
    if not 1 <= len(words) <= 2 or not 1 <= len(rest) <= 2 or rest[0] not in given_names() or (rest[0],) in known:
        return False
    if any(
        (word,) in known or cut_word(word) or not word.replace("-", "").isalpha() or len(word) < 3 for word in words
    ):
        return False
    has_code = surname.split(maxsplit=1)[0] in _FOLLOWS_A_PERSON_CODE
    return len(rest) == 1 or len(rest[1]) == 1 or has_code


def _codes(words: list[str], is_separated: bool) -> Iterator[str]:
    """The codes that a row of words holds; a row between commas that no table knows is one code."""
    known = spellings()
    place = 0
    unknown: list[str] = []
    before = ""
    while place < len(words):
        word = words[place]
        if is_cut_organisation(words, place):
            yield from _loose(unknown, is_separated)
            unknown, before = [], word + words[place + 1]
            yield before
            place += 2
            continue
        length = known_length(words, place)
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
        if word in _JOINTS:
            yield from _loose(unknown, is_separated)
            unknown = []
            place += 1
            continue
        parts = cut_word(word)
        if parts:
            yield from _loose(unknown, is_separated)
            unknown = []
            yield from parts
            before = parts[-1]
        else:
            unknown.append(word)
        place += 1
    yield from _loose(unknown, is_separated)


def _person_length(words: list[str], place: int) -> int:
    """How many words from `place` on make a person's name, 0 for none: two or three that no table knows."""
    known = spellings()
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
    known = spellings()
    return known.get((*surname.split(), *name.split()), f"{surname}, {name}")
