"""Do the tables of the heading keep their form?"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.cables.classification import captions
from kg.cables.declassify import orders
from kg.cables.names import given_names, office_words
from kg.cables.routing import precedence_table
from kg.cables.stations import agencies, letters_of, posts
from kg.cables.tags import tag_table

KINDS_OF_POSTS = {"embassy", "consulate", "mission", "interests-section", "branch-office", "liaison-office"}
KINDS_OF_TAGS = {"subject", "geographic", "organisation", "person", "programme"}


@pytest.mark.parametrize(
    "ids",
    [
        [row.id for row in posts()],
        [row.id for row in agencies()],
        list(tag_table()),
        list(captions()),
        list(orders()),
        [row.id for row in precedence_table()],
    ],
    ids=["posts", "agencies", "tags", "captions", "executive_orders", "precedences"],
)
def test_ids_are_sorted_and_unique(ids: Sequence[str]) -> None:
    assert list(ids) == sorted(set(ids)), "sort the rows by id and keep one of each"


def test_no_spelling_means_two_stations() -> None:
    meant: dict[str, str] = {}
    for row in (*posts(), *agencies()):
        for spelling in {letters_of(name) for name in (row.station, *row.spellings)}:
            assert meant.setdefault(spelling, row.station) == row.station, f"{spelling!r} has two rows: keep one"


def test_no_routing_indicator_means_two_posts() -> None:
    indicators = [indicator for row in posts() for indicator in row.routing_indicators]
    assert len(indicators) == len(set(indicators))
    assert all(indicator.startswith("R") and 5 <= len(indicator) <= 8 for indicator in indicators)


def test_posts_are_somewhere() -> None:
    for row in posts():
        assert row.id == row.station.lower(), row.id
        assert row.kind in KINDS_OF_POSTS, row.id
        assert len(row.country) == 2, row.id
        assert row.country.isupper(), row.id
        assert -90 <= row.latitude <= 90, row.id
        assert -180 <= row.longitude <= 180, row.id
        assert row.source, row.id


def test_tags_have_kinds_labels_and_countries() -> None:
    for row in tag_table().values():
        assert row.kind in KINDS_OF_TAGS, row.code
        assert row.label, row.code
        assert row.code == row.code.upper(), row.code
        assert row.country == "" or (row.kind == "geographic" and len(row.country) == 2), row.code


def test_no_spelling_means_two_tags() -> None:
    spellings = [spelling for row in tag_table().values() for spelling in (row.code, *row.spellings)]
    assert len(spellings) == len(set(spellings))


def test_orders_follow_each_other() -> None:
    signed = [row.signed for row in orders().values()]
    assert signed == sorted(signed)


def test_a_word_of_a_title_is_no_given_name() -> None:
    assert {"JANE", "JOHN"} <= given_names()
    assert "MIN" in office_words()
    assert "MIN" not in given_names()
