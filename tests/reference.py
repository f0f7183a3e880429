"""The ontology and the tables as small as they can be, for tests that load many times and do not ask about them."""

from __future__ import annotations

import pytest

from kg.graph.identifiers import graph_iri
from kg.graph.prefixes import ONTOLOGY, OWL, RDF


def small_ontology(base: str) -> bytes:
    """The ontology's node, in its graph."""
    return f"<{ONTOLOGY.rstrip('#')}> <{RDF}type> <{OWL}Ontology> <{graph_iri(base, 'ontology')}> .\n".encode()


def small_tables(base: str) -> bytes:
    """One party, in the graph of the tables."""
    return f"<{base}party/JP> <{RDF}type> <{ONTOLOGY}Party> <{graph_iri(base, 'tables')}> .\n".encode()


def small_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have loads and builds write these in the place of the whole ones."""
    for module in ("kg.build.load", "kg.build.parts"):
        monkeypatch.setattr(f"{module}.ontology_quads", small_ontology)
        monkeypatch.setattr(f"{module}.table_quads", small_tables)
