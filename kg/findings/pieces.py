"""What stands between two blanks and is more than a word: `(Reyes),`, `U.S.-led`, `--`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# "Tanabe-Dahl", "U.S", "A/S-equivalent", "Sa'ada", "Diet,s"
_WORD = re.compile(r"(\b[^\W\d_]\w*+(?:(?:[-'’/&](?=\w)|\.(?=[A-Z](?![a-z]))|,(?=s\b))\w++)*+['’]?)")
# what stands before the first or after the last word: nothing, blanks of another kind, a mark over which a name may
# go on, any other mark
NOTHING, BLANK, SOFT, OTHER = range(4)
_SOFT_MARKS = frozenset({".", '"', "“", "”", "-"})


class Pieces(NamedTuple):
    """The words between two blanks, each with how far from the beginning it stands, and the marks around them."""

    lead: int
    words: tuple[tuple[int, str], ...]
    tail: int


def is_one_word(chunk: str) -> bool:
    """Whether all of it is one word.

    >>> is_one_word("Tanabe-Dahl"), is_one_word("Tanabe,"), is_one_word("--")
    (True, False, False)
    """
    return chunk.isalpha() or _WORD.fullmatch(chunk) is not None


@lru_cache(maxsize=65536)
def read_pieces(chunk: str) -> Pieces:
    """The words of what stands between two blanks.

    >>> read_pieces('"Tanabe,')
    Pieces(lead=2, words=((1, 'Tanabe'),), tail=3)
    """
    pieces = _WORD.split(chunk)
    if len(pieces) == 3:
        lead, word, tail = pieces  # as nearly always
        return Pieces(_kind(lead), ((len(lead), word),), _kind(tail))
    words: list[tuple[int, str]] = []
    at = 0
    for place, piece in enumerate(pieces):
        if place % 2:
            words.append((at, piece))
        at += len(piece)
    return Pieces(_kind(pieces[0]), tuple(words), _kind(pieces[-1]))


@lru_cache(maxsize=1024)
def _kind(marks: str) -> int:
    """What the marks before or after the words are."""
    if not marks:
        return NOTHING
    inside = marks.replace("\0", " ").strip()
    if not inside:
        return BLANK
    return SOFT if inside in _SOFT_MARKS else OTHER
