"""Noise: what the transmission put between the words. It is blanked with as many blanks, never deleted.

Page and section lines, the classification beside them, repeated captions and headings of later sections,
review stamps of the archives and end-of-message signs (ACP 127, 5 FAH-2, the National Archives' electronic telegrams).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from kg.cables.folding import blank_pilcrows
from kg.cables.lines import CLASSES, LINE_NOISE, SECTION_LINE
from kg.cables.model import Span


class Noise(NamedTuple):
    """The text with its noise blanked, where the noise stood, and the sections that page lines name."""

    body: str
    spans: tuple[Span, ...]
    sections: frozenset[int]


# TOKYO 00000328 002 OF 002      MADRID 00000869  001.2 OF 004
_PAGE_COUNT = re.compile(r"\b0\d{7}[ \t]{1,4}(?P<section>\d{3})(?:\.\d)?[ \t]{1,3}[Oo][Ff][ \t]{1,3}\d{3}\b")
_PLACE_BEFORE = re.compile(r"(?:\A|\n)[ \t]*((?:[A-Z][A-Za-z.'-]{0,20}[ \t]{1,4}){1,4})\Z")
_WORDS_BEFORE = re.compile(r"[A-Z][A-Za-z.'-]{0,20}(?:[ \t][A-Z][A-Za-z.'-]{0,20}){0,3}[ \t]{0,4}\Z")
_HASHES = re.compile(r"#{2,}|(?<=[A-Za-z.])#(?=\s|\Z)")
# STATE FOR EUR/SCE      E.O. 12958: DECL: ...      TAGS: ...      SUBJECT: ...      REF: ...
_REPEATED = re.compile(
    r"[ \t]*+(?:\Z|\n|SIPDIS\b|NOFORN\b|(?:FOR )?[A-Z][A-Z/ ]{1,40} (?:FOR|PASS|ALSO FOR) [A-Z]"
    r"|E\.? ?O\.?,? ?\d{5}|TAGS\b|SUBJ(?:ECT)?\b|REFS?(?:TELS?)?:|CLASSIFIED BY)",
    re.IGNORECASE,
)


def blank_noise(text: str, start: int = 0, station: str | None = None) -> Noise:
    """The text with its noise from `start` on blanked: same length, new lines kept.

    `station` is the sending station, which page lines in the middle of a line begin with.

    >>> blank_noise("Both sides\\n\\nTOKYO 00000328 002 OF 002\\n\\nagreed.").body.split()
    ['Both', 'sides', 'agreed.']
    """
    sections: set[int] = set()
    spans = sorted({*_line_noise(text, start, sections), *_page_counts(text, start, station, sections)})
    if text.find("#", start) >= 0:
        spans = sorted({*spans, *(Span(*found.span()) for found in _HASHES.finditer(text, start))})
    pieces: list[str] = []
    merged: list[Span] = []
    place = 0
    for span in spans:
        begin = max(span.start, place)
        if begin >= span.end:
            continue
        pieces.append(text[place:begin])
        pieces.append(_blanks(text[begin : span.end]))
        merged.append(Span(begin, span.end))
        place = span.end
    pieces.append(text[place:])
    return Noise("".join(pieces), tuple(merged), frozenset(sections))


def _blanks(words: str) -> str:
    """As many blanks, new lines kept."""
    return "\n".join(" " * len(line) for line in words.split("\n")) if "\n" in words else " " * len(words)


def _line_noise(text: str, start: int, sections: set[int]) -> Iterator[Span]:
    """Noise that begins a line."""
    padded = "\n" + text
    heads: list[int] | None = None
    done = 0
    for found in LINE_NOISE.finditer(padded, start):
        begin, end = found.start(), found.end() - 1
        if begin < done:
            continue
        if found["page"] or found["banner"]:
            begin = _beside(text, max(start, done), begin)
        if found["page"] and found["section"]:
            sections.add(int(found["section"]))
        if found["head"]:
            sections.add(int(found["part"]))
            end = _repeated_heading(text, end)
        elif found["copies"] or found["sent"] or (found["page"] and found["sheet"].strip("0") == "1"):
            if heads is None:
                heads = [line.start() for line in SECTION_LINE.finditer(text, start)]
            index = bisect_left(heads, end)
            end = heads[index] if index < len(heads) and heads[index] < end + 4000 else end
        yield Span(begin, end)
        done = end


# ... TSVANGIRAI CLAIMED. CONFIDENTIAL
_BANNER_BEFORE = re.compile(rf"(?<=[ \t])(?:{CLASSES})[ \t\n]*\Z")


def _beside(text: str, floor: int, begin: int) -> int:
    """Where a page line begins, with the classification that ends the line before it."""
    found = _BANNER_BEFORE.search(text, max(floor, begin - 60), begin)
    return found.start() if found else begin


def _repeated_heading(text: str, place: int) -> int:
    """Where the heading that a later section repeats ends."""
    end = place
    for _ in range(30):
        line_end = text.find("\n", place + 1)
        line_end = len(text) if line_end < 0 else line_end
        line = text[place + 1 : line_end]
        if place >= len(text) or (line.strip() and _REPEATED.match(line) is None):
            break
        if line.strip():
            end = line_end
        place = line_end
    return end


def _page_counts(text: str, start: int, station: str | None, sections: set[int]) -> Iterator[Span]:
    """Page lines of the 2000s, on a line of their own or in the middle of one."""
    name = "".join(filter(str.isalpha, station or "")).upper()
    for needle in (" OF 0", " of 0"):
        place = text.find(needle, start)
        while place >= 0:
            found = _PAGE_COUNT.search(text, max(start, place - 24), place + 12)
            if found:
                sections.add(int(found["section"]))
                yield Span(
                    found.start() - _place_length(text[max(start, found.start() - 40) : found.start()], name),
                    found.end(),
                )
            place = text.find(needle, place + 1)


def _place_length(before: str, station: str) -> int:
    """How many characters before a page count name its place."""
    words = _WORDS_BEFORE.search(before)
    length = _name_length(words[0], station) if words else 0
    line = _PLACE_BEFORE.search(before)
    if line and not (length and station):
        return len(before) - line.start(1)
    if words and not length:
        return len(words[0]) - words[0].rstrip().rfind(" ") - 1
    return length


def _name_length(words: str, station: str) -> int:
    """How many characters at the end of `words` are the station's name (page lines cut it at ten letters)."""
    for part in re.finditer(r"\S+", words):
        tail = "".join(filter(str.isalpha, words[part.start() :])).upper()
        if tail and station.startswith(tail):
            return len(words) - part.start()
    return 0


def readable(text: str) -> str:
    """A verbatim stretch as people read it: page lines and repeated captions dropped, blanks folded.

    >>> readable('a March or May\\n\\nSIPDIS\\n\\nEurope visit')
    'a March or May Europe visit'
    """
    return " ".join(blank_pilcrows(blank_noise(text).body).split())
