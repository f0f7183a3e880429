"""The telegrams of a build in chunks, in the order of the source: what a chunk holds becomes one part.

Cables come back from other processes in any order. Each carries the number of its chunk and its place there, and its
quads wait in a file without a name until the chunk is whole.
"""

from __future__ import annotations

import hashlib
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import IO

from kg.archives import Message, Refusal, Source
from kg.graph.cable_quads import source_digest
from kg.store.load_report import Mapped
from kg.store.parts import Part, PartCable


@dataclass(frozen=True, slots=True)
class Placed(Source):
    """Where a telegram was found, and which one of the build it is."""

    chunk: int = 0
    place: int = 0

    def source(self) -> Source:
        """Where it was found, and no more."""
        return Source(self.path, self.member, self.line)


@dataclass(slots=True)
class Chunk:
    """Some telegrams and what became of them; `kept` where an earlier build has made the part of them already."""

    number: int
    inputs: str
    missing: int
    kept: Part | None = None
    refused: list[tuple[int, Refusal]] = field(default_factory=list)
    cables: list[tuple[int, PartCable, int]] = field(default_factory=list)  # place, cable, where its quads are
    spill: IO[bytes] | None = None

    def take(self, result: Mapped | Refusal, place: int, source: Source, folder: Path) -> None:
        """Take in what became of one telegram."""
        self.missing -= 1
        if isinstance(result, Refusal):
            self.refused.append((place, replace(result, source=source)))
            return
        if self.spill is None:
            self.spill = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed when the part is written
        offset = self.spill.seek(0, 2)
        self.spill.write(result.quads)
        quads = result.quads.count(b"\n")
        self.cables.append((place, PartCable(result.cable, result.digest, result.length, quads, source), offset))

    def quads_of(self, offset: int, cable: PartCable) -> bytes:
        """The quads of one of its cables."""
        assert self.spill is not None
        self.spill.seek(offset)
        return b"".join(self.spill.readline() for _ in range(cable.quads))

    def close(self) -> None:
        """Let the file go."""
        if self.spill is not None:
            self.spill.close()
            self.spill = None


class Chunks:
    """The chunks of a build; `messages` may run in another thread than `take` and `whole`."""

    def __init__(self, folder: Path, size: int, find_kept: Callable[[int, str], Part | None]) -> None:
        self._folder = folder
        self._size = size
        self._find_kept = find_kept
        self._open: dict[int, Chunk] = {}
        self._next = 0
        self._lock = threading.Lock()

    def messages(self, found: Iterator[Message | Refusal]) -> Iterator[Message | Refusal]:
        """Yield the telegrams that must be read; those of a chunk that is kept are left out."""
        number = 0
        while some := list(islice(found, self._size)):
            inputs = _inputs(some)
            kept = self._find_kept(number, inputs)
            with self._lock:
                self._open[number] = Chunk(number, inputs, 0 if kept else len(some), kept)
            for place, one in enumerate(some if kept is None else ()):
                source = one.source
                yield replace(one, source=Placed(source.path, source.member, source.line, number, place))
            number += 1

    def take(self, result: Mapped | Refusal) -> None:
        """Take in what became of a telegram."""
        placed = result.source
        assert isinstance(placed, Placed)
        with self._lock:
            chunk = self._open[placed.chunk]
        chunk.take(result, placed.place, placed.source(), self._folder)

    def whole(self) -> Iterator[Chunk]:
        """Yield the chunks that are whole now, in their order."""
        while True:
            with self._lock:
                chunk = self._open.get(self._next)
                if chunk is None or chunk.missing:
                    return
                del self._open[self._next]
                self._next += 1
            yield chunk

    def close(self) -> None:
        """Let go of what is not whole."""
        for chunk in self._open.values():
            chunk.close()


def _inputs(found: Iterable[Message | Refusal]) -> str:
    """The digest of what a part is made from: texts, what archives say of them, where they are."""
    digest = hashlib.sha256()
    for one in found:
        said = (source_digest(one.text), repr(one.stated)) if isinstance(one, Message) else (one.code, one.message)
        digest.update(repr((str(one.source), *said)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
