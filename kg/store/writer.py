"""The one writer of a store: it works on a clone, and swaps it in whole."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.errors import ParameterError, StoreError
from kg.graph.identifiers import cable_iri, graph_iri
from kg.graph.prefixes import DEFAULT_BASE
from kg.store.layout import (
    QUADS,
    REFERENCE_FILE,
    create_layout,
    current_generation,
    list_generations,
    next_generation,
    swap_current,
    write_whole,
)
from kg.store.locks import WriterLock, remove_unread
from kg.store.reader import read_digests


class Writer:
    """Changes a store; use it in a `with` statement.

    What it writes is seen by readers after `commit`, all at once. Leaving the `with` commits; leaving it by an
    exception drops what was written since the last commit.

    Raises StoreLocked where another writer is at work, NotAStore for a folder of something else, ParameterError when
    the store has another base than the one asked for.
    """

    def __init__(self, path: str | os.PathLike[str], base: str | None = None) -> None:
        self._path = path
        self._asked_base = base
        self._stack = contextlib.ExitStack()
        self._quads: Store | None = None
        self._generation: Path | None = None
        self._reference: dict[str, str] = {}
        self._is_changed = False
        self.folder = Path()
        self.base = DEFAULT_BASE if base is None else base
        self.digests: dict[str, str] = {}

    def __enter__(self) -> Writer:
        layout = create_layout(self._path, self.base)
        self.folder = layout.folder
        self._stack.enter_context(WriterLock(self.folder))
        try:
            if self._asked_base is not None and layout.base != self._asked_base:
                found = f"the store has the base {layout.base!r}, not {self._asked_base!r}"
                raise ParameterError(str(self.folder), found, "load without --base, or into a new store")
            self.base = layout.base
            self._remove_old()
            self._clone()
            self.digests = read_digests(self._open())
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._stack:
            if kind is None:
                self._publish()
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
        generation = next_generation(self.folder)
        self._generation = generation
        self._reference = {}
        if current is not None:
            with contextlib.suppress(OSError, ValueError):  # where it cannot be read both graphs are written again
                said = json.loads((current / REFERENCE_FILE).read_text(encoding="utf-8"))
                self._reference = said if isinstance(said, dict) else {}
            try:
                Store.read_only(str(current / QUADS)).backup(generation / QUADS)
            except (OSError, RuntimeError) as error:  # RuntimeError: the database says that it is corrupt
                found = f"generation {current.name} cannot be copied ({error})"
                raise StoreError(str(self.folder), found, _mend(error)) from None
        self._quads = Store(generation / QUADS)
        self._is_changed = current is None

    def _publish(self) -> None:
        """Make the clone the current generation, its quads on the disk before its name."""
        if not self._is_changed or self._generation is None:
            return
        self._open().flush()
        self._quads = None  # closes the database: nothing writes to a generation that readers may open
        write_whole(self._generation / REFERENCE_FILE, json.dumps(self._reference, sort_keys=True) + "\n")
        swap_current(self.folder, self._generation)
        self._generation = None
        self._is_changed = False

    def _drop_clone(self) -> None:
        """Forget a clone that was not published."""
        self._quads = None
        if self._generation is not None:
            remove_unread(self._generation)
            self._generation = None

    def _remove_old(self) -> None:
        """Remove the generations that are not current and that no reader has open; also what a dead writer left."""
        current = current_generation(self.folder)
        for generation in list_generations(self.folder):
            if generation != current:
                remove_unread(generation)

    def commit(self) -> None:
        """Show readers all that was written so far, and go on with a new clone."""
        if self._is_changed:
            self._publish()
            self._remove_old()
            self._clone()

    def set_reference(self, name: str, quads: bytes) -> bool:
        """Whether the graph `name` (`ontology`, `tables`) changed: it is replaced when its quads differ."""
        digest = hashlib.sha256(quads).hexdigest()
        if self._reference.get(name) == digest:
            return False
        store = self._open()
        store.remove_graph(NamedNode(graph_iri(self.base, name)))
        self._load(quads)
        self._reference[name] = digest
        return True

    def replace_cables(self, cables: Iterable[tuple[str, str, bytes]]) -> None:
        """Write cables whole: for each its canonical id, the digest of its text and its quads as N-Quads.

        A cable that is in the store already loses its old quads first. All new quads are bulk-loaded at once.
        """
        store = self._open()
        parts: list[bytes] = []
        for cable, digest, quads in cables:
            iri = cable_iri(self.base, cable)
            if iri in self.digests:
                store.remove_graph(NamedNode(iri))
                self._is_changed = True
            self.digests[iri] = digest
            parts.append(quads)
        self._load(b"".join(parts))

    def drop_cables(self, cables: Iterable[str]) -> list[str]:
        """The canonical ids that were in the store and are dropped; the others are left for the caller to tell."""
        store = self._open()
        dropped = []
        for cable in cables:
            iri = cable_iri(self.base, cable)
            if iri in self.digests:
                store.remove_graph(NamedNode(iri))
                del self.digests[iri]
                self._is_changed = True
                dropped.append(cable)
        return dropped

    def digest_of(self, cable: str) -> str | None:
        """The digest of the text from which the cable in the store was made, None when it is not in the store."""
        return self.digests.get(cable_iri(self.base, cable))

    def __len__(self) -> int:
        return len(self._open())

    def _load(self, quads: bytes) -> None:
        """Add quads by the bulk path; the generation is not current yet, so a crash inside loses nothing."""
        if not quads:
            return
        self._is_changed = True
        try:
            self._open().bulk_load(quads, format=RdfFormat.N_QUADS)
        except (OSError, RuntimeError) as error:  # RuntimeError: the database says that it is corrupt
            raise StoreError(str(self.folder), f"it cannot be written ({error})", _mend(error)) from None


def _mend(error: Exception) -> str:
    """What to do about a database that cannot be written or copied."""
    return "make room on the disk" if "No space left" in str(error) else "load the cables into a new store"


@contextlib.contextmanager
def open_writer(path: str | os.PathLike[str], base: str | None = None) -> Iterator[Writer]:
    """Yield the one writer of the store at `path`; see `Writer`."""
    with Writer(path, base) as writer:
        yield writer
