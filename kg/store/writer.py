"""The one writer of a store: it works on a clone, and swaps it in whole."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import cast

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.errors import ParameterError, StoreError
from kg.graph.identifiers import cable_iri, graph_iri
from kg.graph.prefixes import DEFAULT_BASE
from kg.store.digests import Tally, graph_lines, lines_digest
from kg.store.freed_memory import give_back_memory
from kg.store.layout import (
    FULL,
    QUADS,
    check_base,
    create_layout,
    current_generation,
    list_generations,
    next_generation,
    prepare_folder,
    swap_current,
)
from kg.store.locks import WriterLock, remove_unread
from kg.store.manifest import Manifest, database_files, digest_files, read_manifest, write_manifest
from kg.store.reader import read_digests

_NO_ROOM = ("No space left", "File too large", "Disk quota exceeded")


class Writer:
    """Changes a store; use it in a `with` statement.

    What it writes is seen by readers after `commit`, all at once. Leaving the `with` commits; leaving it by an
    exception drops what was written since the last commit. `wait` is how many seconds to wait for another writer
    (`WriterLock`).

    Raises StoreLocked where another writer is at work, NotAStore for a folder of something else, ParameterError when
    the store has another base than the one asked for, StoreError where the disk is full; the last generation that was
    committed stays as it was.
    """

    def __init__(self, path: str | os.PathLike[str], base: str | None = None, *, wait: float | None = 0.0) -> None:
        self._path = path
        self._asked_base = base
        self._wait = wait
        self._stack = contextlib.ExitStack()
        self._quads: Store | None = None
        self._generation: Path | None = None
        self._parent: Path | None = None
        self._reference: dict[str, str] = {}
        self._tally = Tally()
        self._is_changed = False
        self.folder = Path()
        self.base = DEFAULT_BASE if base is None else base
        self.digests: dict[str, str] = {}

    def __enter__(self) -> Writer:
        check_base(self.base)
        self.folder = prepare_folder(self._path)
        self._stack.enter_context(WriterLock(self.folder, self._wait))
        try:
            layout = create_layout(self.folder, self.base)
            if self._asked_base is not None and layout.base != self._asked_base:
                found = f"the store has the base {layout.base!r}, not {self._asked_base!r}"
                raise ParameterError(str(self.folder), found, "load without --base, or into a new store")
            self.base = layout.base
            self._remove_old()
            self._clone()
            with self._told():
                self.digests = read_digests(self._open())
        except BaseException:
            with self._stack:
                self._drop_clone()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._stack:
            try:
                if kind is None:
                    self._publish()
            finally:
                self._drop_clone()
                self._remove_old()

    def _open(self) -> Store:
        """The clone that is being written."""
        if self._quads is None:
            raise StoreError(str(self.folder), "the writer is closed", "open it in a with statement")
        return self._quads

    def _clone(self) -> None:
        """Open a hard-linked copy of the current generation, or a new one, for writing."""
        current = current_generation(self.folder)
        self._new_generation(current)
        if current is None:
            return
        assert self._generation is not None
        with self._told(f"generation {current.name} cannot be copied"):
            Store.read_only(str(current / QUADS)).backup(self._generation / QUADS)
            self._quads = Store(self._generation / QUADS)
            manifest = read_manifest(current)
            if manifest is not None:
                self._reference = dict(manifest.reference)
                self._tally = Tally.of(manifest.quads, manifest.digest)
            else:  # it was lost: both reference graphs are written again, all others counted
                for graph in self._quads.named_graphs():
                    self._tally.put(graph_lines(self._quads, cast(NamedNode, graph)))

    def _new_generation(self, parent: Path | None) -> None:
        """Begin a generation; without a parent it is empty and its database open."""
        with self._told():
            self._generation = next_generation(self.folder)
            self._parent = parent
            self._reference = {}
            self._tally = Tally()
            self._is_changed = parent is None
            if parent is None:
                self._quads = Store(self._generation / QUADS)

    def _publish(self) -> None:
        """Make the clone the current generation, its quads on the disk before its name."""
        if not self._is_changed or self._generation is None:
            return
        with self._told():
            self._open().flush()
            self._quads = None  # closes the database: nothing writes to a generation that readers may open
            write_manifest(
                self._generation,
                Manifest(
                    datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
                    len(self.digests),
                    self._tally.quads,
                    self._tally.digest,
                    dict(self._reference),
                    digest_files(self._generation, self._parent),
                ),
            )
            swap_current(self.folder, self._generation)
        self._generation = None
        self._is_changed = False

    def _drop_clone(self) -> None:
        """Forget a clone that was not published."""
        self._quads = None
        if self._generation is not None and self._generation != current_generation(self.folder):
            remove_unread(self._generation)
        self._generation = None

    def _remove_old(self) -> None:
        """Remove the generations that are not current and that no reader has open; also what a dead writer left."""
        current = current_generation(self.folder)
        for generation in list_generations(self.folder):
            if generation not in (current, self._generation):
                remove_unread(generation)

    def commit(self) -> None:
        """Show readers all that was written so far, and go on with a new clone."""
        if self._is_changed:
            self._publish()
            self._remove_old()
            self._clone()

    def set_reference(self, name: str, quads: bytes) -> bool:
        """Whether the graph `name` (`ontology`, `tables`) changed: it is replaced when its quads differ.

        The quads are sorted N-Quads, each once, as `ontology_quads` gives them.
        """
        digest = lines_digest(quads)
        if self._reference.get(name) == digest:
            return False
        iri = graph_iri(self.base, name)
        self._remove_graph(iri)
        self._load(quads)
        # The database writes numbers in its own way ("37.0" as "37"): what counts is what it gives back.
        self._tally.take(quads)
        with self._told():
            self._tally.put(graph_lines(self._open(), NamedNode(iri)))
        self._reference[name] = digest
        return True

    def replace_cables(self, cables: Iterable[tuple[str, str, bytes]]) -> None:
        """Write cables whole: for each its canonical id, the digest of its text and its quads.

        The quads are sorted N-Quads, each once, as `cable_quads` gives them. A cable that is in the store already
        loses its old quads first. All new quads are bulk-loaded at once.
        """
        parts: dict[str, bytes] = {}
        for cable, digest, quads in cables:
            iri = sys.intern(cable_iri(self.base, cable))  # the load has the same: a quarter of a million are kept once
            if iri in self.digests and iri not in parts:
                self._remove_graph(iri)
            self.digests[iri] = digest
            parts[iri] = quads
        self._load(*parts.values())

    def drop_cables(self, cables: Iterable[str]) -> list[str]:
        """The canonical ids that were in the store and are dropped; the others are left for the caller to tell."""
        dropped = []
        for cable in cables:
            iri = cable_iri(self.base, cable)
            if iri in self.digests:
                self._remove_graph(iri)
                del self.digests[iri]
                dropped.append(cable)
        return dropped

    def clear(self) -> None:
        """Go on with an empty generation: whatever was in the store is gone after the next commit."""
        with self._told():
            self._drop_clone()
        self._new_generation(None)
        self.digests = {}

    def add_graphs(self, graphs: Iterable[bytes]) -> None:
        """Write whole graphs, each as sorted N-Quads, into a store that was cleared; `close_graphs` ends it."""
        self._load(*graphs)

    def close_graphs(self, reference: Mapping[str, str]) -> tuple[int, int, str]:
        """The cables, quads and digest of the graphs that were added; `reference` is for `set_reference` to know."""
        with self._told():
            self.digests = read_digests(self._open())
            self._reference = dict(reference)
            return len(self.digests), len(self), self._tally.digest

    def optimize(self) -> None:
        """Have the database merge its files, so that they are read fastest."""
        self._is_changed = True
        with self._told():
            self._open().optimize()

    def discard(self) -> None:
        """Go on from the current generation: what was written since the last commit is dropped."""
        with self._told():
            self._drop_clone()
        self._clone()
        with self._told():
            self.digests = read_digests(self._open())

    def database_bytes(self) -> int:
        """The bytes on the disk of what is being written."""
        with self._told():
            self._open().flush()
            assert self._generation is not None
            return sum(path.stat().st_size for path in database_files(self._generation))

    def digest_of(self, cable: str) -> str | None:
        """The digest of the text from which the cable in the store was made, None when it is not in the store."""
        return self.digests.get(cable_iri(self.base, cable))

    def __len__(self) -> int:
        return len(self._open())

    def _remove_graph(self, iri: str) -> None:
        """Take one graph out, and out of the tally."""
        store, graph = self._open(), NamedNode(iri)
        with self._told():
            if lines := graph_lines(store, graph):
                self._tally.take(lines)
                self._is_changed = True
            store.remove_graph(graph)

    def _load(self, *graphs: bytes) -> None:
        """Add graphs by the bulk path; the generation is not current yet, so a crash inside loses nothing."""
        quads = b"".join(graphs)
        if not quads:
            return
        self._is_changed = True
        with self._told():
            self._open().bulk_load(quads, format=RdfFormat.N_QUADS)
        del quads
        give_back_memory()
        for graph in graphs:
            self._tally.put(graph)

    @contextlib.contextmanager
    def _told(self, found: str = "it cannot be written") -> Iterator[None]:
        """Make one line of what the disk or the database says against it."""
        try:
            yield
        except (OSError, RuntimeError) as error:  # RuntimeError: the database says that it is corrupt
            raise StoreError(str(self.folder), f"{found} ({error})", _mend(error)) from None


def _mend(error: Exception) -> str:
    """What to do about a database that cannot be written or copied."""
    is_full = getattr(error, "errno", None) in FULL or any(words in str(error) for words in _NO_ROOM)
    return "make room on the disk" if is_full else "see what is wrong with it: kg store verify"
