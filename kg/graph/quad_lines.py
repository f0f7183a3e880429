"""The quads of one graph as they are gathered: by subject, predicate and object of each triple, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter


class QuadLines:
    """Gathers the triples of one graph; `to_bytes` gives them as sorted N-Quads.

    >>> lines = QuadLines("https://example.org/g")
    >>> lines.add("<https://example.org/s>", "<https://example.org/p>", '"o"')
    >>> lines.to_bytes()
    b'<https://example.org/s> <https://example.org/p> "o" <https://example.org/g> .\\n'
    """

    __slots__ = ("_graph", "_told")

    def __init__(self, graph: str) -> None:
        self._graph = graph
        self._told: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, subject: str, predicate: str, obj: str) -> None:
        """Add one triple, its terms as N-Quads writes them."""
        self._told[subject].add(f"{predicate} {obj}")

    def describe(self, subject: str, told: Iterable[str]) -> None:
        """Add what is told of a subject: predicates with their objects, a blank between."""
        self._told[subject].update(told)

    def __len__(self) -> int:
        return sum(map(len, self._told.values()))

    def to_bytes(self) -> bytes:
        """The quads as N-Quads in UTF-8, sorted, one a line."""
        # No subject begins another, for each ends in ">": lines sort as subjects do, then as what is told of each.
        end = f" <{self._graph}> .\n"
        parts: list[str] = []
        for subject, told in sorted(self._told.items(), key=itemgetter(0)):
            parts += (subject, " ", f"{end}{subject} ".join(sorted(told)), end)
        return "".join(parts).encode()
