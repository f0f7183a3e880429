"""Until when, or until what, does a cable stay classified?"""

from __future__ import annotations

import pytest

from kg.cables.dates import find_date
from kg.cables.heading import read_heading


@pytest.mark.parametrize(
    ("text", "order", "until"),
    [
        ("E.O. 12958: DECL: 02/07/2016", "12958", "2016-02-07"),
        ("EO 12958 DECL: 6/30/08", "12958", "2008-06-30"),
        ("E.o. 12958: decl: 01/07/2014 Tags: prel", "12958", "2014-01-07"),
        ("DEPT FOR WHA/BSC E.O. 12958: DECL: 11/22/2012 ", "12958", "2012-11-22"),
        ("E.O. 12958: DECL: 2020/02/25", "12958", "2020-02-25"),
        ("E.O. 13526: DECL: 31 DEC 2034", "13526", "2034-12-31"),
        ("E.O. 13526: DECL: MAY 5, 2034", "13526", "2034-05-05"),
        ("E.O.12356: DECL:OADR ", "12356", "OADR"),
        ("E.O. 11652: GDS ", "11652", "GDS"),
        ("E.O. 11652: XGDS-3", "11652", "XGDS-3"),
        ("E.O. 12065: GDS 8/12/85 (DOE, JANE) OR-P", "12065", "1985-08-12"),
        ("E.O. 12958: DECL: X1, X5 ", "12958", "X1, X5"),
        ("E.O. 12958: DECL: 25X1-HUMAN", "12958", "25X1-HUMAN"),
        ("E.O. 12958: DECL: UPON CLOSURE OF THE EMBASSY", "12958", "UPON CLOSURE OF THE EMBASSY"),
        ("E.O. 12958: N/A ", "12958", None),
        ("E.O. 12958: DECL: NA", "12958", None),
        ("E.O. 12958: DECL: 13/45/2016", "12958", "13/45/2016"),
        # no order on classification
        ("E.O. 99999: DECL: 02/07/2016", None, "2016-02-07"),
        ("THE CEO 12958", None, None),
    ],
)
def test_order_and_date(text: str, order: str | None, until: str | None) -> None:
    heading = read_heading(text)
    assert (heading.executive_order, heading.declassify_on) == (order, until)


def test_a_lost_digit_is_mended_and_said() -> None:
    heading = read_heading("E.O. 1295: DECL: 02/07/2016")
    assert heading.executive_order == "12958"
    assert "doubtful-order" in [problem.code for problem in heading.problems]


def test_years_of_two_digits_lie_after_the_cable() -> None:
    heading = read_heading("O 121758Z MAY 78\nFM AMEMBASSY ROME\n\nE.O. 11652: GDS 5/12/84")
    assert heading.declassify_on == "1984-05-12"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("no date", None), ("1.4 (b)", None), ("123/45/6789", None), ("00/00/2000", None), ("19991231", "1999-12-31")],
)
def test_find_date(text: str, expected: str | None) -> None:
    assert find_date(text) == expected


@pytest.mark.parametrize(("date", "is_doubtful"), [("02/30/2015", True), ("02/28/2015", False), ("OADR", False)])
def test_a_date_that_the_calendar_lacks_is_said(date: str, is_doubtful: bool) -> None:
    heading = read_heading(f"E.O. 12958: DECL: {date}\nTAGS: PREL", 2008)
    assert ("bad-declassification-date" in [problem.code for problem in heading.problems]) == is_doubtful
