"""JSON-LD as people and web programs read it: one object a cable's graph, one node a subject, short names.

The names are those of ontology/context.jsonld, identifiers are relative to the base of the store. Triple terms are none
of JSON-LD's: what is written is the RDF 1.1 form, where a position is a node with the parts of what it speaks of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import IO, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.graph.prefixes import RDF, XSD
from kg.tables import resource_folder

_TYPE = f"{RDF}type"
_STRING, _INTEGER, _BOOLEAN = (f"{XSD}{name}" for name in ("string", "integer", "boolean"))
# A number of JSON: no sign or zero in front that would be lost, and not more than every reader holds exactly.
_PLAIN_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_BOOLEANS = {"true": True, "false": False}


@cache
def read_context() -> dict[str, Any]:
    """The terms of ontology/context.jsonld."""
    said = json.loads((resource_folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))
    return dict(said["@context"])


class _Names:
    """The short names of a context: of predicates and classes, with the type that a value has without saying so."""

    def __init__(self, base: str) -> None:
        context = read_context()
        prefixes = {name: iri for name, iri in context.items() if isinstance(iri, str) and iri.endswith(("#", "/"))}
        self._base = base
        self._namespaces = sorted(((iri, name) for name, iri in prefixes.items()), reverse=True)
        self.types: dict[str, str] = {}
        self._terms: dict[str, str] = {}
        for term, told in context.items():
            iri = told.get("@id", "") if isinstance(told, dict) else str(told)
            if term.startswith("@") or iri.startswith("@") or term in prefixes:
                continue
            prefix, _, local = iri.partition(":")
            whole = prefixes[prefix] + local if prefix in prefixes else iri
            self._terms.setdefault(whole, term)
            if isinstance(told, dict) and self._terms[whole] == term:
                self.types[whole] = str(told.get("@type", ""))

    def term(self, iri: str) -> str:
        """The short name of a predicate or class: a term, a prefixed name, else the IRI."""
        term = self._terms.get(iri)
        if term is not None:
            return term
        for namespace, prefix in self._namespaces:
            if iri.startswith(namespace):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def identifier(self, term: object) -> str:
        """The identifier of a node, relative to the base where it stands below it."""
        if isinstance(term, BlankNode):
            return str(term)
        iri = term.value if isinstance(term, NamedNode) else ""
        return iri[len(self._base) :] if iri.startswith(self._base) and iri != self._base else iri

    def value(self, predicate: str, term: object) -> object:
        """The object of a triple, as short as the context allows."""
        kind = self.types.get(predicate, "")
        if not isinstance(term, Literal):
            identifier = self.identifier(term)
            return identifier if kind == "@id" else {"id": identifier}
        datatype = term.datatype.value
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if kind:
            if kind == datatype:
                return term.value
        elif datatype == _STRING:
            return term.value
        elif datatype == _INTEGER and _PLAIN_INTEGER.fullmatch(term.value):
            return int(term.value)
        elif datatype == _BOOLEAN and term.value in _BOOLEANS:
            return _BOOLEANS[term.value]
        return {"@value": term.value} if datatype == _STRING else {"@value": term.value, "@type": datatype}


def write_jsonld(quads: Iterable[Quad], output: IO[bytes], base: str) -> None:
    """Write quads without triple terms as JSON-LD, graph by graph; the quads of one graph stand together."""
    names = _Names(base)
    context = {"@base": base, **read_context()}
    output.write(b'{"@context": ' + json.dumps(context, ensure_ascii=False).encode() + b',\n "@graph": [')
    separator = b"\n"
    for graph, of_graph in groupby(quads, key=lambda quad: quad.graph_name):
        said = {"id": names.identifier(graph), "@graph": list(_nodes(of_graph, names))}
        output.write(separator + json.dumps(said, ensure_ascii=False, indent=1).encode())
        separator = b",\n"
    output.write(b"\n]}\n")


def _nodes(quads: Iterable[Quad], names: _Names) -> Iterator[dict[str, object]]:
    """Yield one object for each subject, in the order of their identifiers."""
    nodes: dict[str, dict[str, list[object]]] = {}
    for quad in quads:
        node = nodes.setdefault(names.identifier(quad.subject), {})
        predicate = quad.predicate.value
        if predicate == _TYPE:
            node.setdefault("type", []).append(names.term(getattr(quad.object, "value", "")))
        else:
            node.setdefault(names.term(predicate), []).append(names.value(predicate, quad.object))
    for identifier in sorted(nodes):
        values = nodes[identifier]
        yield {"id": identifier, **{key: found[0] if len(found) == 1 else found for key, found in values.items()}}
