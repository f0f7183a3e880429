"""Cable and Findings become quads: N-Quads bytes, the same for the same cable on any machine.

What a position claims is spoken of in an RDF 1.2 triple term and never asserted; no node is blank. The mappers
(`cable_quads`, `table_quads`, `ontology_quads`) are imported from the modules of their names: they need every stage
before this one, while a question only needs names and prefixes.
"""

from kg.graph.prefixes import DEFAULT_BASE, known_prefixes

__all__ = ["DEFAULT_BASE", "known_prefixes"]
