"""Many words looked for at once: one pass tells which of them a text has, and only those are looked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from types import MappingProxyType
from typing import TypeAlias

_Tree: TypeAlias = "dict[str, _Tree]"
Runs: TypeAlias = Collection[tuple[bytes, ...]]
# every byte that is no letter becomes a blank
_LETTERS = bytes(byte if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
_FIRST = re.compile(r"[A-Za-z]+")


class Triggers:
    """Words and phrases to find in a text, as whole words; a blank in a phrase stands for any white space.

    The longest wins where one begins another.

    >>> words = Triggers(["met", "meeting", "call on", "call"])
    >>> [match.group() for match in words.find("They met, then call\\non him; a meeting.", 0, 38)]
    ['met', 'call\\non', 'meeting']
    """

    def __init__(self, words: Iterable[str], further: Mapping[str, Runs] = MappingProxyType({})) -> None:
        """`further` gives, by word, the runs of letters of which one set at least must stand in the text with it."""
        by_first: dict[str, list[str]] = {}
        for word in words:
            first = _FIRST.search(word)
            if first is not None:
                by_first.setdefault(first.group(), []).append(word)
        self._groups = {
            first.encode(): _Group(first, group, further.get(first, ())) for first, group in by_first.items()
        }
        self._firsts = frozenset(self._groups)

    def find(self, text: str, start: int, end: int) -> list[re.Match[str]]:
        """The matches in `text[start:end]` in order, none inside another."""
        found: list[tuple[int, re.Match[str]]] = []
        present = letters_of(text)
        for known in self._firsts & present:
            group = self._groups[known]
            if group.further and not any(map(present.issuperset, group.further)):
                continue  # "is" stands in every text, "is in" needs more
            first, match_at = group.first, group.pattern().match
            at = text.find(first, start, end)
            while at >= 0:
                # "is" stands in every "this"
                match = None if text[at - 1 : at].isalnum() else match_at(text, at, end)
                if match is not None:
                    found.append((at, match))
                at = text.find(first, at + len(first), end)
        if len(found) < 2:
            return [match for _, match in found]
        found.sort(key=_PLACE)
        reached = start
        kept: list[re.Match[str]] = []
        for at, match in found:
            if at >= reached:
                reached = match.end()
                kept.append(match)
        return kept


_PLACE = itemgetter(0)


class _Group:
    """Words that begin with the same run of letters: their pattern, and the runs that go on each of them.

    `further` is empty where one of the words is a single run.
    """

    __slots__ = ("_pattern", "_words", "first", "further")

    def __init__(self, first: str, words: list[str], further: Runs) -> None:
        self.first = first
        self._words = words
        self._pattern: re.Pattern[str] | None = None
        runs = further or {runs_of(word)[1:] for word in words}
        self.further = () if () in runs else tuple(runs)

    def pattern(self) -> re.Pattern[str]:
        """The pattern of the words, made when a text first has them: most are rare."""
        if self._pattern is None:
            self._pattern = re.compile(rf"\b(?:{tree_of(self._words)})\b")
        return self._pattern


def runs_of(words: str) -> tuple[bytes, ...]:
    """The runs of letters in the words, as `letters_of` gives them."""
    return tuple(run.encode() for run in _FIRST.findall(words))


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
