"""A store in the form that takes least room, and without the generations that nobody reads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.store.digests import graph_lines
from kg.store.generations import store_bytes
from kg.store.layout import QUADS, current_generation, list_generations, read_layout
from kg.store.manifest import read_manifest
from kg.store.writer import Writer

_BATCH = 64 << 20  # bytes of quads that wait in memory for one bulk load
_WORTH_IT = 0.99  # of the size before


@dataclass(frozen=True, slots=True)
class Compaction:
    """What became of a store: its bytes before and after, generations that were removed and those still read.

    `is_rewritten` is False where neither way of rewriting made it smaller.
    """

    bytes_before: int
    bytes_after: int
    is_rewritten: bool
    removed: int
    kept: tuple[int, ...]


def compact(path: str | os.PathLike[str], *, wait: float | None = 0.0) -> Compaction:
    """What was gained: the current generation is rewritten where that makes it smaller, and unread old ones go.

    Readers keep what they have open. Needs room for one more copy of the store meanwhile.

    Raises StoreLocked where another writer is at work, NotAStore for a path without a store.
    """
    folder = read_layout(path).folder  # a store that is not there is not made
    before = {int(generation.name) for generation in list_generations(folder)}
    bytes_before = store_bytes(folder)
    with Writer(path, wait=wait) as writer:
        current = current_generation(folder)
        is_rewritten = current is not None and _rewrite(writer, current)
    after = {int(generation.name) for generation in list_generations(folder)}
    current = current_generation(folder)
    kept = tuple(sorted(number for number in after if current is None or number != int(current.name)))
    return Compaction(bytes_before, store_bytes(folder), is_rewritten, len(before - after), kept)


def _rewrite(writer: Writer, current: Path) -> bool:
    """Whether a smaller form was found.

    The database merges its files; below some 256 MB an index it does not compress what it merged, and then all quads
    loaded again in large batches take less.
    """
    enough = writer.database_bytes() * _WORTH_IT
    writer.optimize()
    if writer.database_bytes() < enough:
        return True
    manifest = read_manifest(current)
    if manifest is not None:
        writer.clear()
        for batch in _batches(current):
            writer.add_graphs(batch)
        held = writer.close_graphs(manifest.reference)
        is_same = held == (manifest.cables, manifest.quads, manifest.digest)
        if is_same and writer.database_bytes() < enough:
            return True
    writer.discard()
    return False


def _batches(generation: Path) -> Iterator[list[bytes]]:
    """Yield the graphs of a generation, many at a time."""
    quads = Store.read_only(str(generation / QUADS))
    batch: list[bytes] = []
    waiting = 0
    for name in sorted(graph.value for graph in quads.named_graphs()):
        batch.append(graph_lines(quads, NamedNode(name)))
        waiting += len(batch[-1])
        if waiting >= _BATCH:
            yield batch
            batch, waiting = [], 0
    yield batch
