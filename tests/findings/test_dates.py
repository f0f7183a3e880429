"""Which day, month or year do the words mean, seen from the cable's date?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.findings.dates import find_dates, resolve_date

SENT = "2008-02-07T08:20:00Z"  # a Thursday


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("February 6", "2008-02-06"),
        ("on 6 February", "2008-02-06"),
        ("the 6th of May", "2008-05-06"),
        ("6 MAR 75", "1975-03-06"),
        ("June 30, 2009", "2009-06-30"),
        ("September 1-3", "2007-09-01/2007-09-03"),
        ("April 30-May 2", "2008-04-30/2008-05-02"),
        ("March 13 and 14, 2009", "2009-03-13/2009-03-14"),
        ("December 28, 2007 - January 3, 2008", "2007-12-28"),
        # months without a year: the nearest, or as last and next say
        ("in March", "2008-03"),
        ("during a December visit", "2007-12"),
        ("last October", "2007-10"),
        ("next January", "2009-01"),
        ("a June meeting", "2008-06"),
        ("a March or May visit", "2008-03/2008-05"),
        ("March - May 2009", "2009-03/2009-05"),
        ("mid-March", "2008-03"),
        # days and weeks
        ("today", "2008-02-07"),
        ("yesterday", "2008-02-06"),
        ("Monday", "2008-02-04"),
        ("last Monday", "2008-02-04"),
        ("next Monday", "2008-02-11"),
        ("next week", "2008-02-11/2008-02-17"),
        ("last month", "2008-01"),
        ("two days ago", "2008-02-05"),
        ("three weeks ago", "2008-01-17~"),
        # seasons, years
        ("this summer", "2008-22"),
        ("last fall", "2007-23"),
        ("summer of 2006", "2006-22"),
        ("in 1992", "1992"),
        ("the 1964-67 period", "1964/1967"),
        ("4/20", "2008-04-20"),
        ("02/07/2016", "2016-02-07"),
        # false friends
        ("He may agree", ""),
        ("May he rest", ""),
        ("MARCH ON THE CAPITAL", ""),
        ("in the fall of the cabinet", ""),
        ("February 30", ""),
        ("2,008 men", ""),
        ("and/or", ""),
    ],
)
def test_words_give_the_date(words: str, date: str) -> None:
    assert resolve_date(words, SENT) == date


@pytest.mark.parametrize("words", ["February 6", "last October", "next week", "today", "this summer"])
def test_without_a_date_of_the_cable_only_explicit_years_count(words: str) -> None:
    assert resolve_date(words) == ""
    assert resolve_date("October 2007") == "2007-10"


def test_the_following_day_counts_from_the_date_told_before() -> None:
    assert [date for _, _, date in find_dates("They met February 1 and again the following day.", sent_at=SENT)] == [
        "2008-02-01",
        "2008-02-02",
    ]


@settings(max_examples=80)
@given(st.text(alphabet="ab MayJune0123456789-/, lastnext", max_size=80))
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    last = 0
    for start, end, date in find_dates(text, sent_at=SENT):
        assert last <= start < end <= len(text)
        assert date
        last = end
