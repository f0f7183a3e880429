"""Dates of a heading: the date-time group, and the dates after which a cable is declassified."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from kg.archives.dates import MONTHS

_PIVOT = 45

# O 070820Z FEB 08      P R 281848Z DEC 66      031250ZJUN03      R 171512Z JAN 1990
DATE_TIME_GROUP = re.compile(
    r"(?<![A-Z0-9])(?P<prosigns>(?:[ZOPRYW] {0,2}){0,2})(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})Z\s{0,3}"
    r"(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\s{0,3}(?P<year>(?:19|20)?\d{2})(?!\d)",
    re.IGNORECASE,
)
# 02/07/2016      6/30/08      2020/02/25      12-31-2034      8/12/85
_SLASHED = re.compile(r"(?<!\d)(?P<a>\d{1,4})[/.-](?P<b>\d{1,2})[/.-](?P<c>\d{2,4})(?!\d)")
# JUNE 21, 2006      Dec 31 2016
_MONTH_FIRST = re.compile(
    r"\b(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.?\s{1,3}(?P<day>\d{1,2}),?\s{1,3}(?P<year>\d{4})\b",
    re.IGNORECASE,
)
# 21 JUNE 2006      31 Dec 16
_DAY_FIRST = re.compile(
    r"\b(?P<day>\d{1,2})\s{0,3}(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.?,?\s{0,3}(?P<year>\d{4}|\d{2})\b",
    re.IGNORECASE,
)
# 20160207
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)")


class SentAt(NamedTuple):
    """What a date-time group says: the moment in ISO 8601 (None where no such moment is), its year, the prosigns."""

    moment: str | None
    year: int
    prosigns: str


def full_year(text: str, not_before: int | None = None) -> int:
    """The year in four digits; two digits stand for 1945 to 2044, or for the first such year not before another.

    >>> full_year("08"), full_year("66"), full_year("03", not_before=1978)
    (2008, 1966, 2003)
    """
    year = int(text)
    if year >= 100:
        return year
    if not_before is not None:
        return not_before + (year - not_before) % 100
    return year + (1900 if year >= _PIVOT else 2000)


def read_date_time_group(found: re.Match[str]) -> SentAt:
    """The moment that a match of DATE_TIME_GROUP names.

    >>> read_date_time_group(DATE_TIME_GROUP.search("O 070820Z FEB 08")).moment
    '2008-02-07T08:20:00Z'
    """
    year = full_year(found["year"])
    month = MONTHS[found["month"].upper()]
    prosigns = found["prosigns"].upper().replace(" ", "")
    try:
        moment = datetime(year, month, int(found["day"]), int(found["hour"]), int(found["minute"]))
    except ValueError:
        return SentAt(None, year, prosigns)
    return SentAt(f"{moment.isoformat()}Z", year, prosigns)


def find_date(text: str, not_before: int | None = None) -> str | None:
    """The first whole date of a text as EDTF, None where it has none.

    Written month first, as the Department of State does; `not_before` settles years of two digits.

    >>> find_date("DECL: 02/07/2016"), find_date("decl: 6/30/08"), find_date("X1")
    ('2016-02-07', '2008-06-30', None)
    """
    found = _SLASHED.search(text)
    if found is not None:
        first, second, third = found["a"], found["b"], found["c"]
        if len(first) == 4:
            return _edtf(int(first), int(second), int(third))
        if len(first) == 3 or len(third) == 3:
            return None
        year = full_year(third, not_before)
        return _edtf(year, int(first), int(second)) or _edtf(year, int(second), int(first))
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        found = pattern.search(text)
        if found is not None:
            return _edtf(full_year(found["year"], not_before), MONTHS[found["month"].upper()], int(found["day"]))
    found = _COMPACT.search(text)
    return None if found is None else _edtf(int(found["year"]), int(found["month"]), int(found["day"]))


def _edtf(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
