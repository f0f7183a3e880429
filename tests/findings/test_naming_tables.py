"""Are the tables behind names and titles in order, and does every row mean what it says?"""

from __future__ import annotations

from typing import Any

import pytest

from kg.findings import vocabulary as v
from kg.findings.naming_tables import Body, CapitalisedWord, FamilyName, GivenName, GroupWord, Title
from kg.findings.naming_words import NamingWord, ShortForm
from kg.findings.word_flags import flags_of
from kg.tables import read_table

TABLES: list[tuple[type[Any], str, str]] = [
    (Title, "titles.csv", "title"),
    (GivenName, "first_names.csv", "name"),
    (CapitalisedWord, "capitalised_words.csv", "word"),
    (Body, "bodies.csv", "body"),
    (GroupWord, "group_words.csv", "word"),
    (FamilyName, "family_names_first.csv", "name"),
    (NamingWord, "naming_words.csv", "id"),
    (ShortForm, "title_short_forms.csv", "short"),
]


@pytest.mark.parametrize(("row_type", "file_name", "column"), TABLES)
def test_ids_are_sorted_and_unique(row_type: type[Any], file_name: str, column: str) -> None:
    ids = [getattr(row, column) for row in read_table(row_type, file_name)]
    assert len(set(ids)) == len(ids), f"data/{file_name}: a row stands twice; keep one"
    assert ids == sorted(ids), f"data/{file_name}: sort the rows by {column}"


def test_every_example_holds_its_row() -> None:
    for title in read_table(Title, "titles.csv"):
        assert title.title in title.example
    for body in read_table(Body, "bodies.csv"):
        assert body.body in body.example


@pytest.mark.parametrize(
    ("word", "flag"),
    [
        ("Minister", v.TITLE),
        ("poloff", v.US_TITLE),
        ("Yasuo", v.GIVEN),
        ("Tanabe", v.NAME),
        ("al-Harthy", v.NAME),
        ("Treaty", v.THING),
        ("MOFA", v.BODY),
        ("Norwegian", v.PARTY),
        ("However", v.COMMON),
        ("Readiness", v.OFFICE),  # its ending says that it is no name
        ("Tanabe's", v.POSSESSIVE),
        ("Diet,s", v.POSSESSIVE),
        ("Tanabe-Dahl", v.PAIR),
        ("then-Minister", v.TITLE),
    ],
)
def test_a_word_has_its_flag(word: str, flag: int) -> None:
    assert flags_of(word) & flag


@pytest.mark.parametrize("word", ["However", "Readiness", "pro-Japanese", "XXXXXXXX", "Sanctions"])
def test_ordinary_words_are_no_names(word: str) -> None:
    assert not flags_of(word) & v.NAMELIKE
