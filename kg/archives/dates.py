"""Dates as archives write them, to ISO 8601 in UTC."""

from __future__ import annotations

import re
from datetime import datetime

MONTHS = {
    name: number
    for number, name in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), start=1
    )
}

# 2008-02-07 08:20
ISO_MINUTE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{2})")
# 12/28/1966 18:48
US_MINUTE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}) +(\d{1,2}):(\d{2})")
# 27 MAR 1974, 27-MAR-1974 12:00:00 AM
NAMED_DAY = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*+[ -](\d{4})\b")
# 1974-03-27
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})\b")
# 27/03/1974
NUMBERED_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})\b")


def iso_minute(text: str) -> str | None:
    """The minute that Cablegate's pages (year first) and table (month first) write, None where there is none.

    >>> iso_minute("2008-02-07 08:20"), iso_minute("12/28/1966 18:48"), iso_minute("13/28/1966 18:48")
    ('2008-02-07T08:20Z', '1966-12-28T18:48Z', None)
    """
    if found := ISO_MINUTE.search(text):
        year, month, day, hour, minute = map(int, found.groups())
    elif found := US_MINUTE.search(text):
        month, day, year, hour, minute = map(int, found.groups())
    else:
        return None
    try:
        return datetime(year, month, day, hour, minute).strftime("%Y-%m-%dT%H:%MZ")
    except ValueError:
        return None


def iso_day(text: str) -> str | None:
    """The day that the National Archives' attributes write, None where there is none.

    >>> iso_day("27 MAR 1974"), iso_day("27-Mar-1974 12:00:00 AM"), iso_day("27/03/1974"), iso_day("n/a")
    ('1974-03-27', '1974-03-27', '1974-03-27', None)
    """
    if found := NAMED_DAY.search(text):
        day, month, year = int(found[1]), MONTHS.get(found[2].upper(), 0), int(found[3])
    elif found := ISO_DAY.search(text):
        year, month, day = map(int, found.groups())
    elif found := NUMBERED_DAY.search(text):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return datetime(year, month, day).strftime("%Y-%m-%d")
    except ValueError:
        return None
