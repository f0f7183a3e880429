"""The current generation of a store, open for reading."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import NotAStore, StoreError
from kg.graph.identifiers import cable_iri, graph_iri
from kg.graph.prefixes import ONTOLOGY, known_prefixes
from kg.store.endpoint import is_endpoint
from kg.store.layout import QUADS, current_generation, read_layout
from kg.store.locks import lock_generation

_DIGEST = NamedNode(f"{ONTOLOGY}sourceDigest")
_CANONICAL_ID = NamedNode(f"{ONTOLOGY}canonicalId")


class Reader:
    """One generation of a store, whole and unchanging while it is open, whatever a writer does meanwhile."""

    def __init__(self, folder: Path, base: str, generation: Path | None, lock: int | None, quads: Store) -> None:
        self.folder = folder
        self.base = base
        self.generation = generation
        self.quads = quads
        self._lock = lock

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that queries and exports of this store know."""
        return known_prefixes(self.base)

    def __len__(self) -> int:
        return len(self.quads)

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the generation go; a later writer may remove it."""
        self.quads = Store()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def digests(self) -> dict[str, str]:
        """The digest of each cable's text, by the cable's IRI."""
        return read_digests(self.quads)

    def cable_ids(self) -> list[str]:
        """The canonical ids of all cables in the store, sorted."""
        found = self.quads.quads_for_pattern(None, _CANONICAL_ID, None)
        return sorted(quad.object.value for quad in found if isinstance(quad.object, Literal))

    def has_cable(self, cable: str) -> bool:
        """Whether the cable with that canonical id is in the store."""
        return self.quads.contains_named_graph(NamedNode(cable_iri(self.base, cable)))

    def graph_size(self, name: str) -> int:
        """How many quads the graph `ontology` or `tables` holds."""
        graph = NamedNode(graph_iri(self.base, name))
        return sum(1 for _ in self.quads.quads_for_pattern(None, None, None, graph))

    def cable_graph(self, cable: str) -> Iterator[Quad]:
        """Yield all quads that the cable with that canonical id gave."""
        return self.quads.quads_for_pattern(None, None, None, NamedNode(cable_iri(self.base, cable)))


def read_digests(quads: Store) -> dict[str, str]:
    """The digest of each cable's text in a store, by the cable's IRI."""
    return {
        quad.subject.value: quad.object.value
        for quad in quads.quads_for_pattern(None, _DIGEST, None)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    }


def open_reader(path: str | os.PathLike[str]) -> Reader:
    """The store at `path` (a folder, or an endpoint's URL), open for questions.

    A folder is open at its current generation. Close it, or use it in a `with` statement.

    Raises NotAStore for a path without a store, StoreError for one that cannot be read.
    """
    if is_endpoint(path):
        from kg.store.endpoint_reader import open_endpoint  # noqa: PLC0415 - it reads as this module does, over HTTP

        return open_endpoint(path)
    layout = read_layout(path)
    while True:
        generation = current_generation(layout.folder)
        if generation is None:
            return Reader(layout.folder, layout.base, None, None, Store())
        lock = lock_generation(generation)
        if current_generation(layout.folder) != generation:
            # A writer swapped in between; the link names a newer generation now.
            if lock is not None:
                os.close(lock)
            continue
        if lock is None:
            found = f"its generation {generation.name} is incomplete"
            raise NotAStore(str(layout.folder), found, "load the cables into a new store")
        try:
            quads = Store.read_only(str(generation / QUADS))
        except (OSError, RuntimeError) as error:  # RuntimeError: the database says that it is corrupt
            os.close(lock)
            found = f"generation {generation.name} cannot be opened ({error})"
            raise StoreError(str(layout.folder), found, "load the cables into a new store") from None
        return Reader(layout.folder, layout.base, generation, lock, quads)
