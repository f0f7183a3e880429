"""Digests of graphs that do not depend on the order of anything, and the count that belongs to them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pyoxigraph import NamedNode, RdfFormat, Store

_MODULUS = 1 << 256


def graph_lines(quads: Store, graph: NamedNode) -> bytes:
    """The quads of one graph as N-Quads, sorted, one a line: for a cable the very bytes that were loaded."""
    triples = quads.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b""
    end = f"{graph} .\n".encode()
    return b"".join(line[:-1] + end for line in sorted(triples.splitlines()))  # `… .` loses its dot


def lines_digest(lines: bytes) -> str:
    """The SHA-256 of the sorted N-Quads of one graph."""
    return hashlib.sha256(lines).hexdigest()


@dataclass(slots=True)
class Tally:
    """Quads counted, and the digest of all graphs: the sum of their SHA-256, so that their order is no matter.

    What was put in can be taken out again, so a writer keeps it up to date without reading the whole store.

    >>> tally = Tally()
    >>> tally.put(b"<a:s> <a:p> <a:o> <a:g> .\\n")
    >>> tally.put(b"<a:s> <a:p> <a:o> <a:h> .\\n")
    >>> tally.take(b"<a:s> <a:p> <a:o> <a:g> .\\n")
    >>> (tally.quads, tally.digest[:8])
    (1, '901b9448')
    """

    quads: int = 0
    sum: int = 0

    @classmethod
    def of(cls, quads: int, digest: str) -> Tally:
        """The tally that has come to that count and that digest; raises ValueError for a digest that is none."""
        return cls(quads, int(digest, 16))

    @property
    def digest(self) -> str:
        """The digest of all graphs, as 64 hexadecimal digits."""
        return f"{self.sum:064x}"

    def put(self, lines: bytes) -> None:
        """Add a graph by its sorted N-Quads; one without quads is none."""
        self._add(lines, 1)

    def take(self, lines: bytes) -> None:
        """Take a graph out by the sorted N-Quads that it had."""
        self._add(lines, -1)

    def _add(self, lines: bytes, sign: int) -> None:
        if lines:
            self.quads += sign * lines.count(b"\n")
            self.sum = (self.sum + sign * int(lines_digest(lines), 16)) % _MODULUS
