"""The extent of a REF block: which lines below the label still belong to the list of references."""

from __future__ import annotations

import re

from kg.cables.stations import station_of

# the words of the cable go on below: a line in prose
_PROSE = re.compile(
    r"[A-Z]?[a-z]+(?:[ ,]+\S+){5,}|(?:SENSITIVE BUT|THIS (?:IS|MESSAGE|CABLE)|SUMMARY|CLASSIFIED|[-=_]{5,}|BEGIN )",
    re.IGNORECASE,
)
# ¶A      B. TOKYO      (C) LIMA      REF      990003, 990004      '08 TOKYO
_STARTS_AN_ITEM = re.compile(
    r"[\s\\]*+(?:¶\s?[A-Z]\b|\(?[A-Z][.):]|\([A-Z]\)|REF\b|\d{1,6}\b[^.]|['’]\d\d )", re.IGNORECASE
)
_STATION_FIRST = re.compile(r"[\s/-]*(?:\(?\d{2,4}\)?\s{0,3})?(?P<station>[A-Za-z][A-Za-z.' ]{1,30}?)\s{0,3}\d{1,7}\b")


def block_end(text: str, start: int, end: int) -> int:
    r"""Where the REF block from `start` on ends: at the first blank line that no further item follows.

    >>> text = "A. TOKYO 990001\n\nB. LIMA 990002\n\nSummary"
    >>> text[:block_end(text, 0, len(text))]
    'A. TOKYO 990001\n\nB. LIMA 990002'
    """
    place = start
    has_words = bool(text[start : _line_end(text, start, end)].strip(" \t:.;\\"))
    while True:
        stop = _line_end(text, place, end)
        if stop >= end:
            return end
        following = stop + 1
        after_blank = False
        while following < end and not text[following : _line_end(text, following, end)].strip(" \t\\"):
            after_blank = True
            following = _line_end(text, following, end) + 1
        if following >= end:
            return end
        line = text[following : _line_end(text, following, end)]
        if has_words and not _goes_on(line, after_blank):
            return stop
        has_words = True
        place = following


def _line_end(text: str, start: int, end: int) -> int:
    stop = text.find("\n", start, end)
    return end if stop < 0 else stop


def _goes_on(line: str, after_blank: bool) -> bool:
    """Whether a line still belongs to the block."""
    if _STARTS_AN_ITEM.match(line) is not None:
        return True
    if opens_with_station(line, 0, len(line)):
        return True
    return not after_blank and _PROSE.match(line.strip()) is None


def opens_with_station(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` opens with a station that a table knows and a serial, a year before them or not.

    >>> opens_with_station("07 TOKYO 990001", 0, 15), opens_with_station("POINT 4", 0, 7)
    (True, False)
    """
    named = _STATION_FIRST.match(text, start, end)
    return named is not None and station_of(named["station"]) is not None
