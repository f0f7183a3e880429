"""The graph for readers of RDF 1.1: triple terms become classic reification."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Triple

from kg.graph.prefixes import RDF

_REIFIES = NamedNode(f"{RDF}reifies")
_TYPE = NamedNode(f"{RDF}type")
_STATEMENT = NamedNode(f"{RDF}Statement")
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(f"{RDF}{part}") for part in ("subject", "predicate", "object"))


def to_rdf11(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads with each triple term as rdf:subject, rdf:predicate and rdf:object of what reifies it.

    The triple itself is still not asserted. A position reifies at most one triple, so its parts stay together.
    """
    for quad in quads:
        if quad.predicate == _REIFIES and isinstance(quad.object, Triple):
            claimed = quad.object
            yield Quad(quad.subject, _TYPE, _STATEMENT, quad.graph_name)
            yield Quad(quad.subject, _SUBJECT, claimed.subject, quad.graph_name)
            yield Quad(quad.subject, _PREDICATE, claimed.predicate, quad.graph_name)
            yield Quad(quad.subject, _OBJECT, claimed.object, quad.graph_name)
        else:
            yield quad
