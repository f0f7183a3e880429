"""Are identifiers the same on every machine, and valid for any text?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.graph import identifiers

BASE = "https://example.org/id/"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Yasuo Fukuda", "yasuo-fukuda"),
        ("YASUO  FUKUDA ", "yasuo-fukuda"),
        ("Joseph R. Donovan, Jr.", "joseph-r-donovan-jr"),
        ("José Núñez", "jose-nunez"),
        ("Łukasz Øster", "lukasz-oster"),
        # An apostrophe joins, a hyphen stays.
        ("O'Brien", "obrien"),
        ("Ban Ki-moon", "ban-ki-moon"),
        # Other scripts keep their letters, percent-encoded.
        ("Лавров", "%D0%BB%D0%B0%D0%B2%D1%80%D0%BE%D0%B2"),
        ("李 Wei", "%E6%9D%8E-wei"),
        # A name without a letter keeps its marks.
        ("???", "%3F%3F%3F"),
        ("", "-"),
    ],
)
def test_a_slug_is_the_name_in_ascii(name: str, expected: str) -> None:
    assert identifiers.slug(name) == expected


def test_namesakes_of_two_sides_are_two_officials() -> None:
    assert identifiers.official_iri(BASE, "KR", "Kim") != identifiers.official_iri(BASE, "KP", "Kim")


def test_the_same_name_in_capitals_is_the_same_official() -> None:
    assert identifiers.official_iri(BASE, "RU", "LAVROV") == identifiers.official_iri(BASE, "RU", "Lavrov")


@given(st.text(alphabet=st.characters(codec=None), max_size=40), st.text(max_size=8))
def test_any_text_gives_an_iri(name: str, party: str) -> None:
    for iri in (
        identifiers.official_iri(BASE, party, name),
        identifiers.body_iri(BASE, party, name),
        identifiers.cable_iri(BASE, name),
        identifiers.post_iri(BASE, name),
        identifiers.side_name_iri(BASE, name, party, name),
        identifiers.paragraph_iri(identifiers.cable_iri(BASE, party), name),
    ):
        assert iri.isascii()
        assert NamedNode(iri).value == iri


@given(st.text(max_size=30))
def test_a_slug_of_a_slug_is_itself(name: str) -> None:
    slug = identifiers.slug(name)
    if "%" not in slug and slug != "-":
        assert identifiers.slug(slug) == slug
