"""Canonical ids of cables: year, station and serial without blanks and leading zeros, as `08TOKYO328`."""

from __future__ import annotations

import re

from kg.cables.stations import letters_of, station_of

__all__ = ["canonical_id", "read_id", "station_of"]

# 05 RIO DE JANEIRO 00123      08TOKYO328      2009 SANAA 1430      (07) TOKYO 123      '08 BUENOS AIRES 1491
_ID = re.compile(
    r"[\s('’]{0,8}(?P<year>(?:19|20)?[0-9oO]\d)[\s)_]{0,8}"
    r"(?P<station>[A-Za-z][A-Za-z.'’/_ -]{0,40}?)[\s_]{0,8}(?P<serial>\d{1,8})\s{0,8}"
)
# section markers that were swallowed: 08TOKYO32801OF02      08 TOKYO 00328 SECTION 01 OF 02      08SECTION01OF02LIMA3
_SECTION_BEHIND = re.compile(
    r"(?<=\d)[\s_]{0,4}(?:SEC(?:TION|T)?[\s_]{0,4})?(?P<part>\d\d)[\s_]{0,2}OF[\s_]{0,2}(?P<parts>\d\d)\s*+\Z",
    re.IGNORECASE,
)
_SECTION_BEFORE = re.compile(
    r"(?<=\d)[\s_]{0,4}SEC(?:TION|T)?[\s_]{0,4}\d\d[\s_]{0,2}OF[\s_]{0,2}\d\d[\s_]{0,4}(?=[A-Z])", re.IGNORECASE
)
_OFFICES = re.compile(r"(?:AMEMBASSY|AMCONSUL|EMBASSY|USMISSION)(?=[A-Z]{3})")


def canonical_id(year: int | str, station: str, serial: int | str) -> str:
    """The canonical id: two digits of the year, the station's canonical spelling, the serial without leading zeros.

    A station that no table knows keeps its letters.

    >>> canonical_id(2008, "TOKYO", "000328"), canonical_id("05", "Rio", 123)
    ('08TOKYO328', '05RIODEJANEIRO123')
    """
    name = station_of(station)
    if name is None:
        name = _OFFICES.sub("", letters_of(station), count=1)
    return f"{int(year) % 100:02d}{name}{int(serial)}"


def read_id(text: str) -> str | None:
    """The canonical id that a text in any spelling stands for, None where it is no id.

    >>> read_id("05 RIO DE JANEIRO 00123"), read_id("08TOKYO328"), read_id("Tokyo")
    ('05RIODEJANEIRO123', '08TOKYO328', None)

    A section marker that was swallowed into the id is left out.

    >>> read_id("08TOKYO32801OF02"), read_id("08 SECTION 01 OF 02 TOKYO 328")
    ('08TOKYO328', '08TOKYO328')
    """
    found = _ID.fullmatch(_without_section(text))
    if found is None:
        return None
    return canonical_id(found["year"].upper().replace("O", "0"), found["station"], found["serial"])


def _without_section(text: str) -> str:
    """The id without a section marker in it."""
    if "OF" not in text.upper():
        return text
    text = _SECTION_BEFORE.sub(" ", text[:80], count=1)
    behind = _SECTION_BEHIND.search(text)
    if behind is None or not 1 <= int(behind["part"]) <= int(behind["parts"]):
        return text
    return text[: behind.start()]
