"""Blocks: the stretches of a text between blank lines, and which of them make one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.cables.folding import has_ended, is_item
from kg.cables.headings import HeadingLine, heading_above
from kg.cables.marks import MARK
from kg.cables.model import Span


class Stretch(NamedTuple):
    """A run of words that is one paragraph, and the heading right above it."""

    heading: HeadingLine | None
    start: int
    end: int


LEAVES = " \t\n-=_*~"  # blanks and the letters that rules are made of
# a paragraph of its own without a number: (C) Text    COMMENT: ...    SUMMARY: ...
OPENS_OWN = re.compile(
    rf"[ \t]*(?:(?P<mark>{MARK})[ \t]*"
    r"|(?:BEGIN )?(?:SUMMARY|(?:EMBASSY |POST )?COMMENT|ACTION REQUEST(?:ED)?|BIO NOTE)\b(?: AND [A-Z ]{3,20})?"
    r"[ \t]*[:.-](?!\)))",
    re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n[ \t]*+\n\s*+")
_RULE_LINE = re.compile(r"\n[ \t]*+[-=_*]{3}[-=_* \t]*+(?=\n|\Z)")  # in words with a line end before them
# END SUMMARY      End text.
_ENDS = re.compile(r"[ \t]*\(?END\b", re.IGNORECASE)
_WORD = re.compile(r"[^-=_*~ \t\n]")
# 1. (C) SUMMARY\n----------\nThe talks ended.
_TITLE_LINE = re.compile(r"[ \t]*+(?P<words>[A-Z][^\n.]{2,80})\n[ \t]*+[-=_]{3}[-=_ \t]*+(?:\n|\Z)")


def find_stretches(body: str, start: int, end: int, *, joins: bool) -> Iterator[Stretch]:
    """Yield the paragraphs of a stretch without numbers.

    With `joins` the stretch follows a paragraph's number: its first block opens the paragraph, and the blocks below go
    on with it until a heading with a rule, a mark or a word such as `COMMENT:` opens another.

    >>> text = "It ended.\\n\\nNext Steps\\n----------\\nThey meet in May."
    >>> [text[found.start:found.end].strip() for found in find_stretches(text, 0, len(text), joins=True)]
    ['It ended.', 'They meet in May.']
    """
    heading: HeadingLine | None = None
    opened: Span | None = None
    for block in _blocks(body, start, end):
        found = _heading_in(body, block, opened, end, joins=joins) if opened or not joins else None
        if found:
            if body[block.start : found.span.start].strip(LEAVES):
                opened = Span(opened.start if opened else block.start, found.span.start)
            if opened:
                yield Stretch(heading, *opened)
            heading, opened, joins = found, None, False
            if body[found.span.end : block.end].strip(LEAVES):
                opened = Span(found.span.end, block.end)
        elif opened is None:
            title = _TITLE_LINE.match(body, block.start, block.end) if joins else None
            if title:
                heading = HeadingLine(" ".join(title["words"].split()).rstrip(":"), Span(*title.span()), is_ruled=True)
            opened = Span(title.end() if title else block.start, block.end)
        elif _opens_own(body[block.start : block.end]) or not (joins or _runs_on(body, opened, block)):
            yield Stretch(heading, *opened)
            heading, opened = None, block
        else:
            opened = Span(opened.start, block.end)
    if opened:
        yield Stretch(heading, *opened)


def _blocks(body: str, start: int, end: int) -> Iterator[Span]:
    """The stretches between blank lines, without those that are rules alone."""
    place = start
    for found in _BLANK_LINE.finditer(body, start, end):
        if body[place : found.start()].strip(LEAVES):
            yield Span(place, found.start())
        place = found.end()
    if body[place:end].strip(LEAVES):
        yield Span(place, end)


def _heading_in(body: str, block: Span, opened: Span | None, limit: int, *, joins: bool) -> HeadingLine | None:
    """The heading that a block is or opens with, None where it is text."""
    words = body[block.start : block.end]
    ruled = [block.start + rule.end() - 1 for rule in _first_two(_RULE_LINE.finditer("\n" + words))]
    for place in ruled:
        found = heading_above(body, block.start, place)
        if found and _WORD.search(body, place, limit):
            return found
    if joins or ruled or len(words) > 110 or "\n" in words.strip():
        return None
    below = _WORD.search(body, block.end, limit)
    if below is None or below[0].islower():
        return None
    return heading_above(body, opened.start if opened else block.start, block.end)


def _first_two(rules: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The first two rules: the one above a heading and the one below."""
    for _, rule in zip(range(2), rules, strict=False):
        yield rule


def _opens_own(block: str) -> bool:
    """Whether a block opens a paragraph by its first words; a mark alone on its line belongs to a quoted text."""
    found = OPENS_OWN.match(block)
    return found is not None and bool(block[found.end() :].strip())


def _runs_on(body: str, opened: Span, block: Span) -> bool:
    """Whether a block goes on with the paragraph above: a list, or the rest of a cut sentence."""
    words = body[block.start : block.end]
    if is_item(words) or words.lstrip()[:1].islower() or _ENDS.match(words):
        return True
    return not has_ended(body[opened.start : opened.end])
