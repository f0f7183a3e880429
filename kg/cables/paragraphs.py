"""Paragraphs: the numbered text of a telegram, each with its marking, heading, words and role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.cables.blocks import LEAVES, OPENS_OWN, find_stretches
from kg.cables.folding import find_items, fold, fold_at, label_of_item, plain_lines
from kg.cables.headings import HeadingLine, dangling_heading, heading_above, inline_heading, runs_on
from kg.cables.marks import entire_text_mark, plain_mark
from kg.cables.model import Paragraph, Part, Span
from kg.cables.numbers import Number, find_numbers
from kg.cables.roles import Draft, assign_roles, ends_heading

# a letter or digit, or words left out: [...]
_LETTER = re.compile(r"[^\W_]|\[\.{3}\]")


class Layout(NamedTuple):
    """The paragraphs of a telegram, the spans of the headings above them, and those of their numbers and marks."""

    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Span, ...]
    numbers: tuple[Span, ...]


class _Piece(NamedTuple):
    """A run of words that is one paragraph; `headings` stand right above it."""

    headings: list[HeadingLine]
    number: Number | None
    start: int
    end: int


def find_paragraphs(body: str, start: int, end: int, *, is_whole: bool = True) -> Layout:
    """The paragraphs of `body[start:end]` and the headings above them.

    >>> [p.key for p in find_paragraphs("1. (C) One.\\n\\n2. (C) Two.", 0, 24).paragraphs]
    ['1', '2']
    """
    drafts: list[Draft] = []
    headings: list[Span] = []
    numbers: list[Span] = []
    heading: str | None = None
    whole_mark: str | None = None
    for piece in _pieces(body, start, end, is_whole=is_whole):
        if piece.headings:
            headings += [line.span for line in piece.headings]
            heading = piece.headings[-1].words
        draft = _draft(body, piece, heading, whole_mark)
        first = piece.number.start if piece.number else piece.start
        numbers.append(Span(first, draft.start if draft else piece.start))
        if draft is None:
            continue
        if draft.whole_mark and len(draft.text) < 60:
            whole_mark = draft.whole_mark
        drafts.append(draft)
        if heading and ends_heading(heading, draft.text):
            heading = None
    roles = assign_roles(drafts)
    return Layout(tuple(_paragraphs(drafts, roles)), tuple(headings), tuple(numbers))


def _paragraphs(drafts: list[Draft], roles: list[str]) -> Iterator[Paragraph]:
    """The drafts with keys that are unique in the cable."""
    seen: dict[int, int] = {}
    unnumbered = 0
    for draft, role in zip(drafts, roles, strict=True):
        if draft.number is None:
            unnumbered += 1
            key = f"u{unnumbered}"
        else:
            times = seen[draft.number] = seen.get(draft.number, 0) + 1
            key = str(draft.number) if times == 1 else f"{draft.number}-{times}"
        yield Paragraph(
            key, draft.number, draft.marking, draft.heading, draft.text, draft.start, draft.end, role, draft.parts
        )


def _pieces(body: str, start: int, end: int, *, is_whole: bool) -> Iterator[_Piece]:
    """The runs of words, numbered or not, in order."""
    numbers = find_numbers(body, start, end, is_whole=is_whole)
    first = numbers[0].start if numbers else end
    headings, stop = _heading_before(body, start, first) if numbers else ([], end)
    yield from _unnumbered(body, start, stop, joins=False)
    for place, number in enumerate(numbers):
        above = headings
        if place + 1 < len(numbers):
            headings, stop = _heading_before(body, number.words, numbers[place + 1].start)
        else:
            dangling = dangling_heading(body, number.words, end)
            headings, stop = ([dangling], dangling.span.start) if dangling else ([], end)
        pieces = list(_unnumbered(body, number.words, stop, joins=True))
        if pieces:
            yield pieces[0]._replace(headings=above + pieces[0].headings, number=number)
            yield from pieces[1:]
        else:
            yield _Piece(above, number, number.words, number.words)
    if numbers and headings:
        yield _Piece(headings, None, end, end)


def _unnumbered(body: str, start: int, end: int, *, joins: bool) -> Iterator[_Piece]:
    """The runs of words of a stretch without numbers."""
    for found in find_stretches(body, start, end, joins=joins):
        yield _Piece([found.heading] if found.heading else [], None, found.start, found.end)


def _heading_before(body: str, floor: int, start: int) -> tuple[list[HeadingLine], int]:
    """The headings right above `start`, the nearest last, and where the text before them ends."""
    found: list[HeadingLine] = []
    stop = start
    line_end = floor
    if floor and body[floor - 1] != "\n":
        line_end = body.find("\n", floor, start)
    while line_end >= 0 and len(found) < 3:
        heading = heading_above(body, line_end, stop)
        if heading is None or (found and not heading.is_ruled):
            break
        if not heading.is_ruled and runs_on(body[floor : heading.span.start], heading.words):
            break
        found.insert(0, heading)
        stop = heading.span.start
    if not found:
        inline = inline_heading(body, floor, stop)
        if inline:
            return [inline], inline.span.start
    return found, stop


def _draft(body: str, piece: _Piece, heading: str | None, whole_mark: str | None) -> Draft | None:
    """The piece as a paragraph's draft, None where it has no words."""
    start, end = piece.start, piece.end
    marking = piece.number.marking if piece.number else None
    if piece.number is None:
        found = OPENS_OWN.match(body, start, end)
        if found and found["mark"]:
            marking = plain_mark(found["mark"])
            start = found.end()
    words = body[start:end]
    if piece.number and marking and not _LETTER.search(words):
        # 1. (C - ENTIRE TEXT).   the mark is all the paragraph says
        start = max(body.rfind("(", piece.number.start, start), piece.number.start)
        words = body[start:end]
        if "NTIRE" not in words.upper():
            return None
    if not _LETTER.search(words):
        return None
    stripped = words.lstrip()
    start += len(words) - len(stripped)
    end = start + len(stripped.rstrip(LEAVES)) if stripped.rstrip()[-1:] in "-=_*~" else start + len(stripped.rstrip())
    words = body[start:end]
    whole = _whole_mark(words, marking)
    number = piece.number.number if piece.number else None
    mark = marking or whole or whole_mark
    if "\n" not in words:
        return Draft(number, mark, heading, fold(words), start, end, whole)
    words = plain_lines(words)
    items = find_items(words)
    return Draft(number, mark, heading, fold_at(words, items), start, end, whole, _parts(words, items, start))


def _parts(words: str, items: tuple[int, ...], start: int) -> tuple[Part, ...]:
    """The items of a paragraph that begins at `start`, each with its label and span."""
    return tuple(
        Part(label_of_item(words[begin : begin + 12]), start + begin, start + begin + len(words[begin:end].rstrip()))
        for begin, end in pairwise((*items, len(words)))
    )


def _whole_mark(words: str, marking: str | None) -> str | None:
    """The mark of the whole telegram, where the words give one."""
    if "NTIRE" not in words[:60].upper():
        return None
    if marking and words.lstrip(" (").upper().startswith(("ENTIRE TEXT", f"{marking} - ENTIRE", f"{marking} ENTIRE")):
        return marking
    return entire_text_mark(words)
