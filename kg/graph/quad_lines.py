"""The quads of one graph as they are gathered: lines of N-Quads without their graph, each once."""

from __future__ import annotations


class QuadLines:
    """Gathers the triples of one graph; `to_bytes` gives them as sorted N-Quads.

    >>> lines = QuadLines("https://example.org/g")
    >>> lines.add("<https://example.org/s>", "<https://example.org/p>", '"o"')
    >>> lines.to_bytes()
    b'<https://example.org/s> <https://example.org/p> "o" <https://example.org/g> .\\n'
    """

    __slots__ = ("_graph", "_triples")

    def __init__(self, graph: str) -> None:
        self._graph = graph
        self._triples: set[str] = set()

    def add(self, subject: str, predicate: str, obj: str) -> None:
        """Add one triple, its terms as N-Quads writes them."""
        self._triples.add(f"{subject} {predicate} {obj}")

    def __len__(self) -> int:
        return len(self._triples)

    def to_bytes(self) -> bytes:
        """The quads as N-Quads in UTF-8, sorted, one a line."""
        if not self._triples:
            return b""
        end = f" <{self._graph}> .\n"
        return (end.join(sorted(self._triples)) + end).encode()
