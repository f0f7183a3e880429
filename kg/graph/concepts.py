"""The concepts that the ontology and the tables describe, so that a cable need not."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.cables.tags import tag_table
from kg.graph.prefixes import RDF, SKOS
from kg.graph.terms import concept
from kg.tables import resource_folder

_TYPE = NamedNode(f"{RDF}type")
_CONCEPT = NamedNode(f"{SKOS}Concept")


@cache
def scheme_concepts() -> frozenset[str]:
    """The concepts of ontology/schemes.ttl, as N-Quads writes them."""
    path = resource_folder("ontology") / "schemes.ttl"
    quads = parse(path.read_bytes(), format=RdfFormat.TURTLE)
    return frozenset(str(quad.subject) for quad in quads if quad.predicate == _TYPE and quad.object == _CONCEPT)


@cache
def described_concepts() -> frozenset[str]:
    """The concepts of ontology/schemes.ttl and of the table of TAGS, as N-Quads writes them."""
    return scheme_concepts() | {concept("tag", code) for code in tag_table()}
