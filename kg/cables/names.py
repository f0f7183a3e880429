"""Names: where in a row of words the name of a person stands, and which words are those of a title or office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """A row of data/office_words.csv: a word of a title or office, never of a name."""

    id: str
    kind: str
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class FirstName:
    """A row of data/first_names.csv."""

    name: str
    languages: str
    gender: str


_LONGEST_NAME = 5
SUFFIX = re.compile(r"(?:JR|SR|II|III|IV)\.?", re.IGNORECASE)
_NAME_WORD = re.compile(r"(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ'’.-]*|(?:de|la|del|van|von|der|den|di|du|le|al|el|da|dos))\.?")
_CAMEL = re.compile(r"[A-Z]{2}[a-z]{2,}|[A-Z]{3,}")
_PARTICLES = frozenset(("DE", "LA", "DEL", "VAN", "VON", "DER", "DEN", "DI", "DU", "LE", "AL", "EL", "DA", "DOS"))


@cache
def office_words() -> frozenset[str]:
    """The words of titles and offices."""
    return frozenset(row.id for row in read_table(OfficeWord, "office_words.csv"))


@cache
def _near_office_words() -> frozenset[str]:
    """Long words of titles with one letter left out."""
    return frozenset(
        word[:at] + word[at + 1 :]
        for word in office_words()
        if len(word) >= 6 and word.isalpha()
        for at in range(1, len(word))
    )


@cache
def given_names() -> frozenset[str]:
    """First names in capitals, without those that are words of a title too (`MIN`)."""
    return frozenset(row.name.upper() for row in read_table(FirstName, "first_names.csv")) - office_words()


def weight(row: list[str], place: tuple[int, ...]) -> int:
    """How sure a run of words is a name: a known given name or an initial, and more than one word."""
    run = row[place[0] : place[1]]
    has_given = any(word.upper().strip(".") in given_names() for word in run[:-1])
    has_initial = any(len(word.strip(".")) == 1 for word in run[:-1])
    return (4 if has_given else 0) + (2 if has_initial else 0) + (2 if 2 <= len(run) <= 4 else 0)


def name_in(row: list[str], is_caps: bool) -> tuple[int, int] | None:
    """Where in a row of words the name stands: after the last word of a title, else before the first."""
    if any(word.isdigit() for word in row):  # ADANA 222: a reference that slipped in
        return None
    offices = [_is_office(word, is_caps) for word in row]
    last = len(row) - 1
    if last > 0 and SUFFIX.fullmatch(row[last].strip(",")) is not None:
        offices[last] = False
        last -= 1
    before = range(max(0, last - 2), last)
    if last > 0 and not offices[last - 1] and any(_starts_name(row[at]) and not offices[at] for at in before):
        offices[last] = False  # Jane Law, JOHN Q. WEST: what ends a name is no office
    run: tuple[int, int] | None = None
    at = 0
    runs: list[tuple[int, int]] = []
    while at < len(row):
        if offices[at] or _NAME_WORD.fullmatch(row[at].strip('()"“”').rstrip(",")) is None:
            at += 1
            continue
        start = at
        while at < len(row) and not offices[at] and _NAME_WORD.fullmatch(row[at].rstrip(",")) is not None:
            at += 1
            if _ends_sentence(row[at - 1]):
                break
        if at == start:
            at += 1
        else:
            runs.append((start, at))
    for start, stop in reversed(runs):
        run = _narrowed(row, start, stop)
        if run is not None:
            return run
    return None


def _ends_sentence(word: str) -> bool:
    return word.endswith(".") and len(word) > 4 and "." not in word[:-1]


def _narrowed(row: list[str], start: int, stop: int) -> tuple[int, int] | None:
    """The run without what is no name at its ends; None where nothing is left that can be one."""
    names = given_names()
    while start < stop and row[start].upper().rstrip(".") in _PARTICLES and stop - start > 2:
        start += 1
    size = stop - start
    if size >= 3 and not _starts_name(row[start]):
        # CENTRAL ASIA GEORGE KROL
        for at in range(start + 1, stop - 1):
            if row[at].upper().strip(".") in names and row[at + 1].strip(".").isalpha():
                start = at
                break
    if sum(not _is_small(word) for word in row[start:stop]) > _LONGEST_NAME:
        return None
    if stop - start == 1:
        word = row[start].strip(".,")
        if len(word) < 3 or (len(row) == 1 and _CAMEL.match(word) is None):
            return None
    return start, stop


def _is_small(word: str) -> bool:
    """Whether a word of a name is a particle or a suffix."""
    return word.upper() in _PARTICLES or SUFFIX.fullmatch(word) is not None


def _starts_name(word: str) -> bool:
    return _is_given(word) or "." in word[:-1]


def _is_given(word: str) -> bool:
    """Whether a word is a common given name, an initial or a particle before a surname."""
    bare = word.upper().strip(".")
    return bare in given_names() or len(bare) == 1 or bare in _PARTICLES


def _is_office(word: str, is_caps: bool) -> bool:
    """Whether a word belongs to a title: in the table, nearly so, with a slash, or capitals amid small letters."""
    bare = word.strip(".,;:()\"'’“”").upper().replace("’", "'")
    if not bare or word.startswith("("):
        return True
    if "/" in bare or "&" in bare:
        return True
    words = office_words()
    if bare in words or bare + "." in words:
        return not (len(bare) == 1 and word.endswith("."))
    if "0" in bare:
        bare = bare.replace("0", "O")
    if len(bare) >= 6 and bare not in given_names() and _is_nearly_office(bare):
        return True
    return (
        not is_caps
        and len(bare) >= 2
        and word.strip(".,").isupper()
        and SUFFIX.fullmatch(bare) is None
        and "." not in word[:-1]
    )


def _is_nearly_office(bare: str) -> bool:
    near = _near_office_words()
    if bare in near or bare in office_words():
        return True
    shorter = [bare[:at] + bare[at + 1 :] for at in range(len(bare))]
    return any(short in office_words() or short in near for short in shorter if len(short) >= 6)
