"""A SPARQL 1.1 endpoint as a store that is read: every lookup is a question over HTTP.

There are no generations at an endpoint. Each answer is of one moment, and a load that goes on between two answers shows
in the second; a cable is there whole or not at all.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import NotAStore, QueryError, StoreError
from kg.graph.identifiers import cable_iri, graph_iri
from kg.graph.prefixes import ONTOLOGY, OWL
from kg.store.answers import Answer, Term
from kg.store.endpoint import CSV_RESULTS, JSON_RESULTS, N_TRIPLES
from kg.store.reader import Reader
from kg.store.sparql_words import request_form, sparql_words

if TYPE_CHECKING:
    from kg.store.endpoint_client import EndpointClient

_ONTOLOGY_NODE = f"<{ONTOLOGY.rstrip('#')}> a <{OWL}Ontology>"
_REFERENCE = graph_iri("", "ontology")
# How servers are told to ask the union of all graphs: Oxigraph; Jena Fuseki; GraphDB, RDF4J and those set up to do so.
_UNIONS = ("union-default-graph=", "default-graph-uri=urn%3Ax-arq%3AUnionGraph", "")
_TRIPLE_TERM = "ASK { BIND (<<( <urn:s> <urn:p> <urn:o> )>> AS ?claim) FILTER (isTRIPLE(?claim)) }"
_PREFIX = re.compile(r"([A-Za-z][\w-]*):")


class EndpointReader(Reader):
    """An endpoint, open for questions.

    What needs the whole graph in hand (`quads`) fetches a copy of it into a temporary folder first.
    """

    def __init__(self, client: EndpointClient, base: str) -> None:
        self._client = client
        self._copy: Path | None = None
        self._union = ""
        super().__init__(Path(), base, None, None, Store())
        self._union = self._find_union()

    def close(self) -> None:
        """Let the connections and the copy go."""
        super().close()
        self._client.close()
        if self._copy is not None:
            shutil.rmtree(self._copy, ignore_errors=True)
            self._copy = None

    @property
    def url(self) -> str:
        """The endpoint's URL without credentials."""
        return self._client.url

    @property
    def quads(self) -> Store:
        """A copy of the graphs of this base, made when it is first asked for."""
        if self._copy is None:
            self._copy = Path(tempfile.mkdtemp(prefix="cablegraph-"))
            self._held = Store(str(self._copy / "quads"))
            for name in ("ontology", "tables"):
                self._held.bulk_extend(self._graph(graph_iri(self.base, name)))
            self._held.bulk_extend(quad for cable in self.cable_ids() for quad in self.cable_graph(cable))
        return self._held

    @quads.setter
    def quads(self, held: Store) -> None:
        self._held = held

    def __len__(self) -> int:
        pattern = f'GRAPH ?g {{ ?s ?p ?o }} FILTER STRSTARTS(STR(?g), "{self.base}")'
        return self._count(pattern)

    def digests(self) -> dict[str, str]:
        """The digest of each cable's text, by the cable's IRI."""
        return fetch_digests(self._client, self.base)

    def cable_ids(self) -> list[str]:
        """The canonical ids of all cables in the store, sorted."""
        start = cable_iri(self.base, "")
        question = (
            f"SELECT ?id WHERE {{ GRAPH ?cable {{ ?cable <{ONTOLOGY}canonicalId> ?id }} "
            f'FILTER STRSTARTS(STR(?cable), "{start}") }}'
        )
        return sorted({row[0] for row in fetch_rows(self._client, question)})

    def has_cable(self, cable: str) -> bool:
        """Whether the cable with that canonical id is in the store."""
        return fetch_truth(self._client, f"ASK {{ GRAPH <{cable_iri(self.base, cable)}> {{ ?s ?p ?o }} }}")

    def graph_size(self, name: str) -> int:
        """How many quads the graph `ontology` or `tables` holds."""
        return self._count(f"GRAPH <{graph_iri(self.base, name)}> {{ ?s ?p ?o }}")

    def cable_graph(self, cable: str) -> Iterator[Quad]:
        """Yield all quads that the cable with that canonical id gave."""
        return self._graph(cable_iri(self.base, cable))

    def knows_triple_terms(self) -> bool:
        """Whether the server knows the triple terms of RDF 1.2."""
        return knows_triple_terms(self._client)

    def answer(self, text: str, bindings: Mapping[str, Term], seconds: float | None, where: str) -> Answer:
        """The server's answer to a query over all graphs, its parameters as VALUES at its end.

        The query has been found to parse, and to reach no other server.

        Raises QueryError where the server refuses it or takes longer than `seconds`.
        """
        words = {word for word, _ in sparql_words(text)}
        used = set(_PREFIX.findall(text))
        head = "".join(f"PREFIX {name}: <{iri}> " for name, iri in self.prefixes.items() if name in used)
        whole = head + text
        if bindings:
            names = " ".join(f"?{name}" for name in bindings)
            whole += f"\nVALUES ({names}) {{ ({' '.join(map(str, bindings.values()))}) }}"
            _check_values(whole, where)
        form = request_form(text)
        is_graph = form in ("CONSTRUCT", "DESCRIBE")
        accept = N_TRIPLES if is_graph else JSON_RESULTS
        union = "" if "FROM" in words else self._union
        data = self._client.query(whole, accept, union=union, seconds=seconds, where=where)
        return Answer("triples" if is_graph else "boolean" if form == "ASK" else "rows", data, self.prefixes)

    def _graph(self, graph: str) -> Iterator[Quad]:
        """Yield the quads of one graph."""
        yield from fetch_graph(self._client, graph)

    def _count(self, pattern: str) -> int:
        """How many rows a pattern has."""
        return int(fetch_rows(self._client, f"SELECT (COUNT(*) AS ?count) WHERE {{ {pattern} }}")[0][0])

    def _find_union(self) -> str:
        """The way in which this server asks all graphs at once."""
        for union in _UNIONS:
            try:
                if fetch_truth(self._client, f"ASK {{ {_ONTOLOGY_NODE} }}", union=union):
                    return union
            except StoreError:
                continue  # it refuses what it does not know
        found = "its questions see the default graph only, and the cables stand in graphs of their own"
        raise StoreError(self.url, found, "set its default graph to the union of all (Fuseki: unionDefaultGraph)")


def fetch_bases(client: EndpointClient) -> list[str]:
    """The bases of the cablegraphs that an endpoint holds: of each the ontology stands in a graph below its base."""
    rows = fetch_rows(client, f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ {_ONTOLOGY_NODE} }} }}")
    return sorted(row[0].removesuffix(_REFERENCE) for row in rows if row[0].endswith(f"/{_REFERENCE}"))


def fetch_digests(client: EndpointClient, base: str) -> dict[str, str]:
    """The digest of each cable's text, by the cable's IRI; "" where two loads at once have left two."""
    question = (
        f"SELECT ?cable ?digest WHERE {{ GRAPH ?cable {{ ?cable <{ONTOLOGY}sourceDigest> ?digest }} "
        f'FILTER STRSTARTS(STR(?cable), "{cable_iri(base, "")}") }}'
    )
    digests: dict[str, str] = {}
    for cable, digest in fetch_rows(client, question):
        digests[cable] = digest if digests.get(cable, digest) == digest else ""
    return digests


def fetch_graph(client: EndpointClient, graph: str) -> Iterator[Quad]:
    """Yield the quads of one graph."""
    question = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    name = NamedNode(graph)
    try:
        for quad in parse(client.query(question, N_TRIPLES), format=RdfFormat.N_TRIPLES):
            yield Quad(quad.subject, quad.predicate, quad.object, name)
    except SyntaxError as error:
        raise StoreError(client.url, f"its answer is no N-Triples ({error})", "use a server that keeps RDF") from None


def fetch_rows(client: EndpointClient, question: str) -> list[list[str]]:
    """The rows of an answer as strings, without the header."""
    text = client.query(question, CSV_RESULTS).decode("utf-8", "replace")
    return [row for row in list(csv.reader(io.StringIO(text, newline="")))[1:] if row]


def fetch_truth(client: EndpointClient, question: str, *, union: str = "") -> bool:
    """Yes or no."""
    data = client.query(question, JSON_RESULTS, union=union)
    return bool(Answer("boolean", data, {}).boolean)


def knows_triple_terms(client: EndpointClient) -> bool:
    """Whether the server knows the triple terms of RDF 1.2."""
    try:
        return fetch_truth(client, _TRIPLE_TERM)
    except StoreError:
        return False


def open_endpoint(path: str | os.PathLike[str]) -> EndpointReader:
    """The endpoint at a URL, open for questions.

    Raises NotAStore where it holds no cablegraph, StoreError where it holds several or cannot be asked.
    """
    from kg.store.endpoint_client import EndpointClient  # noqa: PLC0415 - most stores are folders and need no HTTP

    client = EndpointClient(os.fspath(path))
    bases = fetch_bases(client)
    if not bases:
        raise NotAStore(client.url, "it holds no cables", f"load cables first: kg load PATH --store {client.url}")
    if len(bases) > 1:
        found = f"it holds cables under {len(bases)} bases ({', '.join(bases)})"
        raise StoreError(client.url, found, "give each base a dataset of its own")
    return EndpointReader(client, bases[0])


def _check_values(text: str, where: str) -> None:
    """Raise QueryError where no values can follow the query."""
    try:
        Store().query(text)
    except SyntaxError:
        found = "it ends in VALUES, so its parameters cannot be given to a server"
        raise QueryError(where, found, "write the values into it") from None


def without_graph(quads: bytes, graph: str) -> bytes:
    """The N-Quads of one graph as N-Triples."""
    return quads.replace(f" <{graph}> .\n".encode(), b" .\n")
