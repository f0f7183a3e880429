"""Many words looked for at once: one pass tells which of them a text has, and only those are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

_Tree: TypeAlias = "dict[str, _Tree]"
# every byte that is no letter becomes a blank
_LETTERS = bytes(byte if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
_FIRST = re.compile(r"[A-Za-z]+")


class Triggers:
    """Words and phrases to find in a text, as whole words; a blank in a phrase stands for any white space.

    The longest wins where one begins another.

    >>> words = Triggers(["met", "meeting", "call on", "call"])
    >>> [match.group() for match in words.finditer("They met, then call\\non him; a meeting.", 0, 38)]
    ['met', 'call\\non', 'meeting']
    """

    def __init__(self, words: Iterable[str]) -> None:
        by_first: dict[str, list[str]] = {}
        for word in words:
            first = _FIRST.search(word)
            if first is not None:
                by_first.setdefault(first.group(), []).append(word)
        self._patterns = {
            first.encode(): (first, re.compile(rf"\b(?:{tree_of(group)})\b")) for first, group in by_first.items()
        }
        self._firsts = self._patterns.keys()

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the matches in `text[start:end]` in order, none inside another."""
        found: list[re.Match[str]] = []
        for present in self._firsts & letters_of(text):
            first, pattern = self._patterns[present]
            at = text.find(first, start, end)
            while at >= 0:
                match = pattern.match(text, at, end)
                if match is not None:
                    found.append(match)
                at = text.find(first, at + len(first), end)
        found.sort(key=lambda match: match.start())
        reached = start
        for match in found:
            if match.start() >= reached:
                reached = match.end()
                yield match


@lru_cache(maxsize=8)
def letters_of(text: str) -> frozenset[bytes]:
    """The runs of letters that a text has.

    >>> sorted(letters_of("Pull-aside, in U.S."))
    [b'Pull', b'S', b'U', b'aside', b'in']
    """
    return frozenset(text.encode("ascii", "replace").translate(_LETTERS).split())


def tree_of(words: Iterable[str]) -> str:
    """The words as the alternatives of a pattern, a tree of letters: a search looks at each letter about once."""
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _written(tree)


def _written(node: _Tree) -> str:
    """The tree as a pattern: one alternative a first letter, none where the word may end."""
    branches = []
    for letter in sorted(letter for letter in node if letter):
        text = letter
        below = node[letter]
        while len(below) == 1 and "" not in below:
            # one way on: write the letters in a row
            ((following, below),) = below.items()
            text += following
        literal = "".join(r"\s+" if sign == " " else re.escape(sign) for sign in text)
        rest = _written(below)
        branches.append(literal + rest)
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if "" in node else joined
