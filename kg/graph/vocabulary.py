"""The ontology's own terms: read for the table of ontology/README.md, for ontology/context.jsonld and for the help."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.graph.prefixes import EDTF, ONTOLOGY, OWL, RDF, RDFS, SKOS, VOCABULARIES, XSD
from kg.tables import resource_folder

_SCHEMA = VOCABULARIES["schema"]
_KINDS = {
    f"{OWL}Class": "class",
    f"{OWL}ObjectProperty": "object property",
    f"{OWL}DatatypeProperty": "data property",
    f"{OWL}AnnotationProperty": "annotation property",
    f"{OWL}NamedIndividual": "individual",
}
_DATES = frozenset({"date", "statedOn", "since", "until", "declassifyOn", "deliveredAt"})


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or individual of the ontology, its neighbours as prefixed names.

    `domain` and `ranges` name the classes that a property is meant for, wider ones left out.
    """

    name: str
    kind: str
    label: str
    comment: str
    example: str
    supers: tuple[str, ...]
    domain: tuple[str, ...]
    ranges: tuple[str, ...]
    is_never_asserted: bool


@cache
def list_terms() -> tuple[Term, ...]:
    """Every term of ontology/cablegraph.ttl in our namespace: classes first, then properties, each by name."""
    facts: dict[str, dict[str, list[str]]] = {}
    path = resource_folder("ontology") / "cablegraph.ttl"
    for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(ONTOLOGY):
            assert not isinstance(quad.object, ox.Triple)
            values = facts.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, [])
            values.append(quad.object.value)
    order = list(_KINDS.values())
    return tuple(
        sorted((_term(iri, of) for iri, of in facts.items()), key=lambda one: (order.index(one.kind), one.name))
    )


def _term(iri: str, facts: dict[str, list[str]]) -> Term:
    kinds = [_KINDS[kind] for kind in facts[f"{RDF}type"] if kind in _KINDS]
    supers = facts.get(f"{RDFS}subClassOf", []) + facts.get(f"{RDFS}subPropertyOf", [])
    return Term(
        name=iri.removeprefix(ONTOLOGY),
        kind=kinds[0],
        label=facts[f"{RDFS}label"][0],
        comment=facts[f"{RDFS}comment"][0],
        example=facts[f"{SKOS}example"][0],
        supers=tuple(prefixed(name) for name in supers),
        domain=tuple(prefixed(name) for name in _narrowest(facts, "domain")),
        ranges=tuple(prefixed(name) for name in _narrowest(facts, "range")),
        is_never_asserted=f"{ONTOLOGY}neverAsserted" in facts,
    )


def _narrowest(facts: dict[str, list[str]], side: str) -> list[str]:
    return facts.get(f"{_SCHEMA}{side}Includes") or facts.get(f"{RDFS}{side}", [])


def prefixed(iri: str) -> str:
    """The IRI with its well-known prefix, or as it stands where it has none.

    >>> prefixed("http://www.w3.org/ns/prov#Agent")
    'prov:Agent'
    """
    for prefix, namespace in VOCABULARIES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def term_table() -> str:
    """The tables of terms that ontology/README.md shows, in Markdown."""
    lines = ["### Classes", "", "| class | is a | what it is |", "|---|---|---|"]
    terms = list_terms()
    lines += [_row(f"`cg:{one.name}`", _names(one.supers), one.comment) for one in terms if one.kind == "class"]
    for kind, heading in (("object property", "Properties that link"), ("data property", "Properties that tell")):
        lines += ["", f"### {heading}", "", "| property | of | to | what it says |", "|---|---|---|---|"]
        for one in terms:
            if one.kind == kind:
                said = f"{one.comment} **Never asserted.**" if one.is_never_asserted else one.comment
                lines.append(_row(f"`cg:{one.name}`", _names(one.domain), _names(one.ranges), said))
    lines += ["", "### Others", "", "| term | what it is |", "|---|---|"]
    for one in terms:
        if one.kind in ("individual", "annotation property"):
            lines.append(_row(f"`cg:{one.name}`", one.comment))
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _names(names: tuple[str, ...]) -> str:
    return " ".join(f"`{name}`" for name in names)


def json_ld_context() -> dict[str, object]:
    """The JSON-LD context of the ontology: each term by its name, links as IRIs, dates with their datatype."""
    context: dict[str, object] = {"@version": 1.1, "id": "@id", "type": "@type"}
    context.update((prefix, iri) for prefix, iri in sorted(VOCABULARIES.items()))
    for term in list_terms():
        iri = f"cg:{term.name}"
        datatype = _datatype(term)
        context[term.name] = {"@id": iri, "@type": datatype} if datatype else iri
    return {"@context": context}


def _datatype(term: Term) -> str | None:
    """How the values of a property are read, None for plain strings, numbers and truth values, and for classes."""
    if term.kind == "object property":
        return "@id"
    if term.name in _DATES:
        return EDTF
    if term.name == "asOf":
        return f"{XSD}date"
    return f"{XSD}dateTime" if "xsd:dateTime" in term.ranges else None
