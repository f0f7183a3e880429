"""The tables of titles, first names, bodies and groups: their rows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """A row of data/titles.csv.

    `kind`: office, mission, military, clergy, courtesy or private. `side`: whose alone it is.
    `local`: the hosts whose own officials have this title too.
    """

    title: str
    kind: str
    side: str
    local: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class GivenName:
    """A row of data/first_names.csv; `gender` is empty where a name is both or we do not know."""

    name: str
    languages: tuple[str, ...]
    gender: str


@dataclass(frozen=True, slots=True)
class CapitalisedWord:
    """A row of data/capitalised_words.csv: a word, in small letters, that is no name though cables capitalise it."""

    word: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A row of data/bodies.csv. `party` is a code, `host` for a body that every state has, or empty."""

    body: str
    kind: str
    party: str
    example: str


@dataclass(frozen=True, slots=True)
class GroupWord:
    """A row of data/group_words.csv: a noun for people (`head`) or a word before it; `side` public or private."""

    word: str
    roles: tuple[str, ...]
    side: str
    example: str


@dataclass(frozen=True, slots=True)
class FamilyName:
    """A row of data/family_names_first.csv: a family name that stands before the given name."""

    name: str
    languages: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class AbsentOffice:
    """A row of data/absent_offices.csv: an office and the states without it, so that its holder is another's."""

    office: str
    parties: tuple[str, ...]
    example: str
