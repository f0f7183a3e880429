"""Quoted words: curly, straight, doubled, left open, and QTE ... UNQTE."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

# `said "it is over."`, “over”, ``over'', QTE OVER UNQTE
_MARK = re.compile(r"[\"“”'`](?:(?<=[\"“”])|(?<=')'|(?<=`)`)")
_WORDED = re.compile(r"[\"“”]|''|``|\b(?:UNQTE|UNQUOTE|QTE|QUOTE)\b")
_CLOSERS = frozenset({"”", "UNQTE", "UNQUOTE"})


# `called it an &Israeli attack8 and left`: curly marks that a bad conversion turned into & and 8
_BENT = re.compile(r"&(?<!\w&)(?=[^\W\d_])[^&\n8]{1,400}8(?!\w)")


class Quotation(NamedTuple):
    """Quoted words: `start:end` is what stands between the marks; `is_open` where no mark closes it."""

    start: int
    end: int
    is_open: bool


def mended_quotes(body: str) -> str:
    """The body with `&...8` as straight quotation marks, every character in its place.

    >>> mended_quotes("It was &over8 by May 8.")
    'It was "over" by May 8.'
    """
    if "&" not in body:
        return body
    return _BENT.sub(lambda found: '"' + found[0][1:-1] + '"', body)


def _has_marks(body: str, start: int, end: int) -> bool:
    """Whether a mark that can open a quotation stands in `body[start:end]`."""
    return (
        body.find('"', start, end) >= 0
        or body.find("“", start, end) >= 0
        or body.find("''", start, end) >= 0
        or body.find("``", start, end) >= 0
    )


def find_quotations(body: str, start: int, end: int) -> list[Quotation]:
    """The quotations of `body[start:end]` in order; one that is never closed ends with the text.

    A straight mark closes when one is open, else it opens; a second opening mark in a quotation is part of it.

    >>> text = 'He said "it is over" and “done.'
    >>> [text[a:b] for a, b, _ in find_quotations(text, 0, len(text))]
    ['it is over', 'done.']
    """
    found: list[Quotation] = []
    opened, closed = -1, -1
    worded = body.find("QTE", start, end) >= 0 or body.find("QUOTE", start, end) >= 0
    if not (worded or _has_marks(body, start, end)):
        return found
    for mark in (_WORDED if worded else _MARK).finditer(body, start, end):
        kind = mark.group()
        if opened < 0:
            if kind not in _CLOSERS and not (kind == '"' and mark.start() == closed):
                opened = mark.end()
        elif kind in _CLOSERS or kind in ('"', "''"):
            if kind == '"' and mark.start() == opened:
                opened = mark.end()  # a doubled mark opens once
                continue
            found.append(Quotation(opened, mark.start(), False))
            opened, closed = -1, mark.end()
    if opened >= 0 and opened < end:
        found.append(Quotation(opened, end, True))
    return found


def quotation_at(quotations: list[Quotation], offset: int) -> Quotation | None:
    """The quotation that holds the character `offset`, or whose marks stand right at it."""
    # a quotation whose mark stands at `offset` starts one character later
    place = bisect_left(quotations, (offset + 2,)) - 1
    if place < 0:
        return None
    quotation = quotations[place]
    return quotation if offset <= quotation.end and offset < max(quotation.end, quotation.start) else None
