"""Page and section lines inside a heading, filled so that offsets hold and what they interrupt goes on."""

from __future__ import annotations

import re

from kg.cables.lines import FILLER, LIST_BREAK
from kg.cables.model import Span

_CLASSES = r"(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|UNCLAS|LIMITED OFFICIAL USE)"
# PAGE 02 ROME 01196 01 OF 02 082030Z
_SHEET = re.compile(
    r"PAGE[ \t]{1,4}\d{1,3}[ \t]{1,20}(?P<name>[A-Z][A-Z .'-]{1,20}?)[ \t]{1,8}(?P<serial>\d{1,6})[ \t]{1,8}"
    r"(?:\d{1,2}[ \t]OF[ \t]\d{1,2}[ \t]{1,8})?\d{6}Z"
)
# CONFIDENTIAL\n (before a page line)      CONFIDENTIAL     PTQ1859\n\n
_BANNER_BEFORE = re.compile(rf"(?<![A-Z]){_CLASSES}(?:[ \t]{{1,20}}[A-Z]{{3}}\d{{4}})?(?:\s|\\n|\\){{1,40}}\Z")
# BAKU 00001835  001.2 OF 003      TRIPOLI 00000402 \n\n001.2 OF 003
_SECTION = re.compile(r"0\d{7}\s{1,6}\d{3}(?:\.\d)?[ \t]{1,3}OF[ \t]{1,3}\d{3}")
_STATION_BEFORE = re.compile(r"(?<![A-Z])[A-Z][A-Z'.]{1,14}(?:[ \t][A-Z'.]{1,12}){0,3}[ \t]{1,4}\Z")
_LONGEST_BEFORE = 80


def find_page_lines(text: str) -> tuple[Span, ...]:
    """Where page lines (with the classification beside them) and section lines stand, in order.

    >>> find_page_lines("TAGS: PREL\\nROME 00000123  001.2 OF 003\\nIT")
    (Span(start=11, end=38),)
    """
    found: list[Span] = []
    if "PAGE" in text:
        found.extend(_with_what_is_before(text, sheet, _BANNER_BEFORE) for sheet in _SHEET.finditer(text))
    if " OF 0" in text:
        found.extend(_with_what_is_before(text, section, _STATION_BEFORE) for section in _SECTION.finditer(text))
    return tuple(sorted(found))


def _with_what_is_before(text: str, found: re.Match[str], before: re.Pattern[str]) -> Span:
    start = max(0, found.start() - _LONGEST_BEFORE)
    leading = before.search(text[start : found.start()])
    return Span(found.start() if leading is None else start + leading.start(), found.end())


def fill(text: str, spans: tuple[Span, ...]) -> str:
    """The text with the spans filled by a blank that is neither space nor tab: a filled line is no blank line.

    >>> fill("TAGS: PREL\\nROME 00000123  001.2 OF 003\\nIT", (Span(11, 38),)).split()
    ['TAGS:', 'PREL', 'IT']
    """
    if not spans:
        return text
    pieces: list[str] = []
    place = 0
    for span in spans:
        start = max(span.start, place)
        pieces.append(text[place:start])
        pieces.append(FILLER * (span.end - start))
        place = max(place, span.end)
    pieces.append(text[place:])
    return "".join(pieces)


def fill_breaks(text: str, start: int, end: int) -> tuple[str, tuple[Span, ...]]:
    """The text up to `end` with the page and section breaks of the list `text[start:end]` filled, and where they stood.

    A break before a further letter becomes one line; elsewhere its lines are kept. A caption or a classification on
    its own breaks nothing.

    >>> block = "A. QUITO 1\\nSECRET SECTION 02 OF 02 QUITO 9\\n\\nB. QUITO 2"
    >>> fill_breaks(block, 0, len(block))[0].split()
    ['A.', 'QUITO', '1', 'B.', 'QUITO', '2']
    """
    spans: list[Span] = []

    def filled(found: re.Match[str]) -> str:
        words = found[0]
        if FILLER not in words and "SECTION" not in words:
            return words
        spans.append(Span(start + found.start(), start + found.end()))
        if found["goes_on"] is not None:
            return "\n" + FILLER * (len(words) - 1)
        return "\n".join(FILLER * len(line) if line.strip(" \t") else line for line in words.split("\n"))

    block = LIST_BREAK.sub(filled, text[start:end])
    return text[:start] + block, tuple(spans)


def sender_of_page_line(text: str) -> tuple[str, int] | None:
    """The station and serial that the first page line names.

    >>> sender_of_page_line("PAGE 01        HARARE  06677  01 OF 03  291400Z")
    ('HARARE', 6677)
    """
    found = _SHEET.search(text)
    return None if found is None else (found["name"].strip(), int(found["serial"]))
