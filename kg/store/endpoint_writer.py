"""A SPARQL 1.1 endpoint as a store that is written: a graph a cable, through the Graph Store protocol and Update.

New cables go many at once, as N-Quads posted to the dataset (Oxigraph, Jena Fuseki, RDF4J and GraphDB take them): the
server adds one such request whole or not at all. A cable that is there already is put as the whole of its graph, one
request a cable. Either way nobody sees half a cable, where the server keeps its transactions.

What cannot be had here: there are no generations, so readers see a load cable by cable while it goes on; nothing undoes
a load that is broken off, which the same command finishes; and nobody is kept out, so that of two loads at once the
later to write a cable wins. A server that knows no triple terms is given RDF 1.1 reification in their place.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg.errors import ParameterError, StoreError
from kg.graph.identifiers import cable_iri, graph_iri
from kg.graph.prefixes import DEFAULT_BASE
from kg.graph.rdf11 import to_rdf11
from kg.store.endpoint_reader import fetch_bases, fetch_digests, fetch_graph, knows_triple_terms, without_graph
from kg.store.layout import check_base

if TYPE_CHECKING:
    from kg.store.endpoint_client import EndpointClient

_REQUEST_BYTES = 4 << 20  # of new cables in one request
_DROPS = 100  # graphs dropped in one request


class EndpointWriter:
    """Changes the store at an endpoint; use it in a `with` statement, as `Writer`.

    Raises StoreError where the endpoint cannot be asked or written, ParameterError when it holds another base than the
    one asked for.
    """

    def __init__(self, path: str | os.PathLike[str], base: str | None = None) -> None:
        self._path = os.fspath(path)
        self._asked_base = base
        self._client: EndpointClient | None = None
        self._takes_quads = True
        self.knows_triple_terms = True
        self.base = DEFAULT_BASE if base is None else base
        self.digests: dict[str, str] = {}

    def __enter__(self) -> EndpointWriter:
        from kg.store.endpoint_client import EndpointClient  # noqa: PLC0415 - most stores are folders and need no HTTP

        check_base(self.base)
        self._client = EndpointClient(self._path)
        try:
            self._client.find_graph_store()
            self.base = self._choose_base(fetch_bases(self._client))
            self.knows_triple_terms = knows_triple_terms(self._client)
            self.digests = fetch_digests(self._client, self.base)
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    @property
    def client(self) -> EndpointClient:
        """The open connection."""
        if self._client is None:
            raise StoreError(self._path, "the writer is closed", "open it in a with statement")
        return self._client

    def _choose_base(self, bases: list[str]) -> str:
        """The base that is asked for, else that of the cables which are there."""
        asked = self._asked_base
        if not bases or asked in bases:
            return DEFAULT_BASE if asked is None else asked
        if asked is not None:
            found = f"the store has the base {bases[0]!r}, not {asked!r}"
            raise ParameterError(self.client.url, found, "load without --base, or into another dataset")
        if len(bases) > 1:
            found = f"it holds cables under {len(bases)} bases ({', '.join(bases)})"
            raise ParameterError(self.client.url, found, "choose one with --base")
        return bases[0]

    def commit(self) -> None:
        """Nothing is left to do: what is written is seen at once."""

    def set_reference(self, name: str, quads: bytes) -> bool:
        """Whether the graph `name` (`ontology`, `tables`) changed: it is replaced when its quads differ."""
        graph = graph_iri(self.base, name)
        if set(fetch_graph(self.client, graph)) == set(parse(quads, format=RdfFormat.N_QUADS)):
            return False
        self.client.put_graph(graph, without_graph(quads, graph))
        return True

    def replace_cables(self, cables: Iterable[tuple[str, str, bytes]]) -> None:
        """Write cables whole: for each its canonical id, the digest of its text and its quads as N-Quads."""
        new: list[tuple[str, bytes]] = []
        size = 0
        for cable, digest, quads in cables:
            iri = cable_iri(self.base, cable)
            written = quads if self.knows_triple_terms else _as_rdf11(quads)
            if iri in self.digests:
                self.client.put_graph(iri, without_graph(written, iri))
            else:
                new.append((iri, written))
                size += len(written)
            self.digests[iri] = digest
            if size >= _REQUEST_BYTES:
                self._add(new)
                new, size = [], 0
        self._add(new)

    def _add(self, graphs: list[tuple[str, bytes]]) -> None:
        """Add new graphs in one request, in two where that is too big, one by one where the server takes no quads."""
        if not graphs:
            return
        status = self.client.post_quads(b"".join(quads for _, quads in graphs)) if self._takes_quads else 0
        if status == 413 and len(graphs) > 1:
            middle = len(graphs) // 2
            self._add(graphs[:middle])
            self._add(graphs[middle:])
        elif not 200 <= status < 300:
            self._takes_quads = self._takes_quads and status == 413
            for iri, quads in graphs:
                self.client.put_graph(iri, without_graph(quads, iri))

    def drop_cables(self, cables: Iterable[str]) -> list[str]:
        """The canonical ids that were in the store and are dropped; the others are left for the caller to tell."""
        dropped = [cable for cable in dict.fromkeys(cables) if cable_iri(self.base, cable) in self.digests]
        for start in range(0, len(dropped), _DROPS):
            graphs = [cable_iri(self.base, cable) for cable in dropped[start : start + _DROPS]]
            self.client.update(" ;\n".join(f"DROP SILENT GRAPH <{graph}>" for graph in graphs))
            for graph in graphs:
                del self.digests[graph]
        return dropped

    def digest_of(self, cable: str) -> str | None:
        """The digest of the text from which the cable in the store was made, None when it is not in the store."""
        return self.digests.get(cable_iri(self.base, cable))


def _as_rdf11(quads: bytes) -> bytes:
    """The quads with each triple term as classic reification."""
    rewritten: Iterable[Quad] = to_rdf11(parse(quads, format=RdfFormat.N_QUADS))
    return serialize(rewritten, format=RdfFormat.N_QUADS) or b""
