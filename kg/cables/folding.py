"""Folding: a paragraph's words on one line, its bullets and sub-paragraphs on lines of their own."""

from __future__ import annotations

import re
from itertools import pairwise

# -- item    - item    * item    a) item    (1) item    A. item    2. item
_MARKER = r"(?:-{1,2}(?!-)|\*|\u2022)[ \t]*|(?:o|[A-Za-z][.)]|\([a-zA-Z]{1,3}\)|\(\d{1,2}\)|¶?\d{1,2}[.)])[ \t]+"
_ITEM = re.compile(rf"[ \t]*(?:{_MARKER})(?=\S)")
_ITEM_LINE = re.compile(rf"\n[ \t]*+(?=(?:{_MARKER})\S)")
_ENDED = re.compile(r"[.!?:;)\"'\u201d\u2019\]][ \t]*\Z")
# -- the end of the emergency\n-  in all provinces      (the second line goes on)
_DASH_FILLER = re.compile(r"\n[ \t]?-[ \t]{2,}(?=\S)")


# a list's number that was taken for a paragraph's: on January\n¶11. (Comment:
_FALSE_PILCROW = re.compile(r"\n[ \t]*+(?:-{1,2}[ \t])?¶(?=[ \t]?[A-Z\d]{1,3}\b)")


def is_item(block: str) -> bool:
    """Whether a block begins with a bullet or the letter of a sub-paragraph."""
    return _ITEM.match(block) is not None


def has_ended(words: str) -> bool:
    """Whether words come to the end of a sentence or clause."""
    return _ENDED.search(words[-20:]) is not None


def _kind(words: str, place: int) -> str:
    """The kind of the bullet at `place`: `-`, `*`, `(`, a digit's `0`, a letter's `a` or `A`; of other words none."""
    mark = words[place]
    if mark in "-*\u2022(":
        return mark
    if not is_item(words[place : place + 8]):
        return ""
    return "0" if mark.isdigit() else "a" if mark.islower() else "A"


def blank_pilcrows(words: str) -> str:
    """A paragraph's words with a blank for each pilcrow that numbers no paragraph.

    >>> blank_pilcrows("He left on January\\n¶11. (Comment: late.)")
    'He left on January\\n 11. (Comment: late.)'
    """
    return _FALSE_PILCROW.sub(_blank_pilcrow, words) if "¶" in words else words


def _blank_pilcrow(found: re.Match[str]) -> str:
    return found[0].replace("¶", " ")


def find_items(words: str) -> tuple[int, ...]:
    r"""Where in a paragraph's words its bullets and sub-paragraphs begin; none in words of one line.

    >>> find_items("Two points:\n\n-- one,\nor so;\n\n-- two.")
    (13, 29)
    """
    return _items_in(words) if "\n" in words else ()


def _items_in(words: str) -> tuple[int, ...]:
    """The places of the items in words of several lines."""
    found: list[int] = []
    kind = _kind(words, 0)
    if kind and is_item(words):
        found.append(0)
    for item in _ITEM_LINE.finditer(words):
        before = words[max(0, item.start() - 12) : item.start()]
        this = _kind(words, item.end())
        if this == kind or not before.rsplit("\n", 1)[-1].strip() or has_ended(before):
            found.append(item.end())
            kind = this
    return tuple(found)


def plain_lines(words: str) -> str:
    """A paragraph's words, as long as they were, without false pilcrows and the dashes of lines that go on."""
    words = blank_pilcrows(words)
    return _DASH_FILLER.sub(_blank_dash, words) if "-- " in words and "\n" in words else words


def _blank_dash(found: re.Match[str]) -> str:
    return "\n" + " " * (len(found[0]) - 1)


def label_of_item(words: str) -> str:
    """The bullet, letter or number that an item begins with.

    >>> label_of_item("-- one"), label_of_item("(i) two"), label_of_item("a. three")
    ('--', '(i)', 'a.')
    """
    found = _ITEM.match(words)
    return found[0].strip() if found else ""


def fold(words: str) -> str:
    r"""The words with blanks folded, a new line kept before a bullet or sub-paragraph.

    A pilcrow that numbers no paragraph is dropped.

    >>> fold("Two points:\n\n-- one,\nor so;\n\n-- two.")
    'Two points:\n-- one, or so;\n-- two.'
    """
    if "\n" not in words:
        return " ".join(words.split())
    words = plain_lines(words)
    return fold_at(words, _items_in(words))


def fold_at(words: str, items: tuple[int, ...]) -> str:
    """The words with blanks folded and a new line before each of the items."""
    inner = items[1:] if items[:1] == (0,) else items
    if not inner:
        return " ".join(words.split())
    lines = (" ".join(words[begin:end].split()) for begin, end in pairwise((0, *inner, len(words))))
    return "\n".join(line for line in lines if line)
