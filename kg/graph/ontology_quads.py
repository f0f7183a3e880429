"""The ontology and its concept schemes as quads, in a graph of their own."""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.graph import identifiers
from kg.tables import resource_folder

ONTOLOGY_FILES = ("cablegraph.ttl", "schemes.ttl")


def ontology_quads(base: str) -> bytes:
    """The ontology and its concept schemes as N-Quads in the graph `<base>graph/ontology`, sorted."""
    graph = NamedNode(identifiers.graph_iri(base, "ontology"))
    lines: set[bytes] = set()
    for name in ONTOLOGY_FILES:
        path = resource_folder("ontology") / name
        if not path.is_file():
            continue
        triples = (
            Quad(quad.subject, quad.predicate, quad.object, graph)
            for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)
        )
        lines.update((serialize(triples, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True))
    return b"".join(sorted(lines))
