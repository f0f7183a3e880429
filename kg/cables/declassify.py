"""The executive order line: which order, and until when or what event the cable stays classified."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.cables.dates import find_date
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class ExecutiveOrder:
    """A row of data/executive_orders.csv."""

    id: str
    signed: str
    president: str
    subject: str
    source: str


class Declassification(NamedTuple):
    """The order's number, the EDTF date or the event as worded, and whether the number had to be mended."""

    executive_order: str | None
    declassify_on: str | None
    is_mended: bool
    end: int


_NUMBER = re.compile(r"\s{0,3}(?P<number>\d{4,5})")
# : DECL: 02/07/2016      DECL:OADR      : GDS 8/12/85 (TOMSETH, VICTOR L.) OR-P      : N/A
_EVENT = re.compile(
    r"[\s:;,.-]{0,8}(?:DECL?(?:AS)?(?:SIFY)?(?:\sON)?(?![A-Z])[\s:;,.-]{0,8})?(?P<event>[^\n]{0,160})", re.IGNORECASE
)
_NOTHING = re.compile(r"(?:N\s?[/.]?\s?A\.?|NA|NONE|NOT APPLICABLE|NIL)?[\s.;,]*", re.IGNORECASE)
# X1      X1, X5      25X1      25X1-HUMAN      X-1
_EXEMPTION = re.compile(r"(?:25)?X-?\d(?:-?HUMAN)?(?:[ ,/]{1,3}(?:AND )?(?:25)?X-?\d){0,8}", re.IGNORECASE)


# 02/30/2015      FEBRUARY 30, 2015      31 NOV 2015
_WHOLE_DATE = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d){1,2}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
    r"|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.? \d{1,2},? \d{4}"
    r"|\d{1,2} (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.?,? \d{4}",
    re.IGNORECASE,
)


@cache
def orders() -> dict[str, ExecutiveOrder]:
    """The executive orders on classification by number."""
    return {row.id: row for row in read_table(ExecutiveOrder, "executive_orders.csv")}


def read_declassification(text: str, start: int, end: int, year: int | None = None) -> Declassification:
    """What stands after the label `E.O.`; `year` is the cable's own and settles years of two digits.

    >>> read_declassification("12958: DECL: 02/07/2016", 0, 23).declassify_on
    '2016-02-07'
    >>> read_declassification("12356: DECL: OADR", 0, 17)[:2]
    ('12356', 'OADR')
    """
    found = _NUMBER.match(text, start, end)
    if found is None:
        return Declassification(None, None, False, start)
    number = found["number"]
    event = _EVENT.match(text, found.end(), end)
    stop = found.end() if event is None else event.end()
    words = "" if event is None else event["event"].strip().strip(";,").strip()
    known = order_of(number)
    return Declassification(known, _event_of(words, year), known is not None and known != number, stop)


def order_of(number: str) -> str | None:
    """The order's number as it stands, mended where one digit was lost, else None.

    >>> order_of("12958"), order_of("1295"), order_of("99999")
    ('12958', '12958', None)
    """
    if number in orders():
        return number
    if len(number) != 4:
        return None
    near = [known for known in orders() if any(known[:at] + known[at + 1 :] == number for at in range(5))]
    return near[0] if len(near) == 1 else None


def is_impossible_date(event: str) -> bool:
    """Whether an event is a date that the calendar does not have.

    >>> is_impossible_date("02/30/2015"), is_impossible_date("OADR"), is_impossible_date("FEBRUARY 30, 2015")
    (True, False, True)
    """
    return _WHOLE_DATE.fullmatch(event) is not None and find_date(event) is None


def _event_of(words: str, year: int | None) -> str | None:
    if _NOTHING.fullmatch(words):
        return None
    dated = find_date(words, None if year is None else year - 1)
    if dated is not None:
        return dated
    exempt = _EXEMPTION.match(words)
    if exempt is not None:
        return exempt[0].upper()
    return " ".join(words.split()).rstrip(".,;: ") or None
