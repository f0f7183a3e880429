"""The numbers of a REF line: which can be a serial, a range of serials, or the year of a reference."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.cables.dates import full_year

# (07)      (2007)      OF 2007      DATED 05/05/05      DTD MAY 5, 2005      /08      -01
_YEAR_AFTER = re.compile(
    r"\s{0,2}\((?P<bracketed>(?:19|20)\d\d|\d\d)\)|[/-](?P<glued>\d\d)(?![\d/-])"
    r"|[ ,]{1,2}(?:OF|DATED|DTD)\s(?:[A-Z0-9.]{1,9}[ ,]{1,2}){0,2}(?P<dated>(?:19|20)\d\d)\b"
    r"|[ ,]{1,2}(?:OF|DATED|DTD)\s\d{1,2}/\d{1,2}/(?:20|19)?(?P<slashed>\d\d)\b",
    re.IGNORECASE,
)
LONGEST_SERIAL = 6
_LONGEST_RANGE = 50
_SOON = 3
_OLDEST = 40  # years: nobody refers to an older telegram by station and serial


def is_range(low: str, last: str) -> bool:
    """Whether two serials are so near that they are the ends of a range."""
    return len(last.lstrip("0")) <= LONGEST_SERIAL and 0 < int(last) - int(low) <= _LONGEST_RANGE


def is_year_form(text: str) -> bool:
    """Whether a number is written as a year is: two digits, or four of this century or the last."""
    return len(text) == 2 or (len(text) == 4 and text[:2] in ("19", "20"))


def is_serial(text: str) -> bool:
    """Whether a number is as long as a serial can be."""
    return 1 <= len(text.lstrip("0")) <= LONGEST_SERIAL


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a reference can have: the cable's own (None where it is not known) and those before it."""

    own: int | None

    def holds(self, text: str) -> bool:
        """Whether a number can be the year of a reference.

        >>> Years(2008).holds("07"), Years(2008).holds("09"), Years(2008).holds("1234")
        (True, False, False)
        """
        return is_year_form(text) and (self.own is None or 0 <= self.own - full_year(text) <= _OLDEST)

    def is_near(self, text: str) -> bool:
        """Whether a year is the cable's own or one of those right before or after it."""
        return self.own is not None and abs(full_year(text) - self.own) <= _SOON

    def is_next(self, text: str) -> bool:
        """Whether two digits are the year after the cable's own, or one soon after."""
        return self.own is not None and 0 < full_year(text) - self.own <= _SOON

    def after(self, text: str, place: int, end: int) -> tuple[str | None, int]:
        """The year that stands after a serial's end, and where it ends."""
        found = _YEAR_AFTER.match(text, place, end)
        if found is not None:
            year = found["bracketed"] or found["glued"] or found["dated"] or found["slashed"]
            if self.holds(year) or not found["glued"] or self.is_next(year):
                return year, found.end()
        return None, place
