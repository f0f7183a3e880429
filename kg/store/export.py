"""Linked data out of a store: all cables or some, in every format, up to a marking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import IO

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, serialize

from kg.errors import ExportError, ParameterError
from kg.graph.evidence import evidence_quads
from kg.graph.identifiers import cable_iri, graph_iri
from kg.graph.markings import LEVELS
from kg.graph.prefixes import RDF
from kg.graph.rdf11 import to_rdf11
from kg.store.jsonld import write_jsonld
from kg.store.reader import Reader
from kg.store.releasing import release

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
GRAPH_FORMATS = frozenset({"trig", "nquads", "jsonld"})  # the others hold the union of the graphs
MARKINGS = tuple(LEVELS)
REFERENCE_GRAPHS = ("ontology", "tables")

_TYPE = NamedNode(f"{RDF}type")
# Keys that may end in a dot (`BOLTON, JOHN R.`): rdflib 7 cannot read `tag:BOLTON\\%2C\\%20JOHN\\%20R\\.`.
_DOTTED = ("tag", "caption")
# XML 1.0 §2.2 has no place for these, not even escaped.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(slots=True)
class ExportReport:
    """What went out, and what stayed back for its marking: whole cables, and paragraphs of others."""

    cables: int = 0
    quads: int = 0
    withheld_cables: int = 0
    withheld_paragraphs: int = 0


def export(
    reader: Reader,
    output: IO[bytes],
    format_name: str,
    *,
    cables: Iterable[str] | None = None,
    max_marking: str | None = None,
    rdf11: bool = False,
    with_evidence: bool = False,
    with_reference: bool | None = None,
) -> ExportReport:
    """What was written to the binary stream `output`.

    `trig`, `nquads` and `jsonld` keep the graph of each cable; the others hold the union. `jsonld` is RDF 1.1 always:
    each position is a node that has the parts of the triple it speaks of.

    Args:
        reader: an open store.
        output: a binary stream.
        format_name: one of `FORMATS`.
        cables: ids in any spelling; None takes all cables.
        max_marking: one of `MARKINGS`; what is marked above stays back.
        rdf11: write triple terms as classic reification.
        with_evidence: add a Web Annotation and the PROV-O chain for each position.
        with_reference: the ontology and the tables too; None takes them when all cables are asked for.

    Raises ParameterError for a format or marking that is none, ExportError for a cable that is not in the store.
    """
    _check_choices(format_name, max_marking)
    wanted = _wanted(reader, cables)
    report = ExportReport()
    quads: Iterator[Quad] = _released(reader, wanted, max_marking, report)
    if with_evidence:
        graphs = groupby(quads, key=lambda quad: quad.graph_name)
        quads = chain.from_iterable(_with_evidence(list(graph)) for _, graph in graphs)
    if with_reference if with_reference is not None else cables is None:
        quads = chain(quads, _reference(reader))
    if rdf11 or format_name == "jsonld":
        quads = to_rdf11(quads)
    if format_name == "rdfxml":
        quads = map(_for_xml, quads)
    if format_name not in GRAPH_FORMATS:
        quads = (Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in quads)
    counted = _counted(quads, report)
    try:
        if format_name == "jsonld":
            write_jsonld(counted, output, reader.base)
        else:
            prefixes = _prefixes(reader, wanted, format_name, rdf11)
            serialize(counted, output, format=FORMATS[format_name], prefixes=prefixes)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(format_name, f"the export cannot be written ({error})", "write it elsewhere") from None
    return report


def _check_choices(format_name: str, max_marking: str | None) -> None:
    """Raise ParameterError for a format or a marking that is none."""
    if format_name not in FORMATS:
        raise ParameterError("--format", f"{format_name!r} is no export format", f"use one of {', '.join(FORMATS)}")
    if max_marking is not None and max_marking not in LEVELS:
        raise ParameterError("--max-marking", f"{max_marking!r} is no marking", f"use one of {', '.join(MARKINGS)}")


def _wanted(reader: Reader, cables: Iterable[str] | None) -> list[str]:
    """The canonical ids of the cables asked for, each once.

    Raises ExportError for one that is not in the store.
    """
    if cables is None:
        return reader.cable_ids()
    from kg.cables.ids import read_id  # noqa: PLC0415 - it brings the readers with it, which no question needs

    wanted = list(dict.fromkeys(read_id(cable) or cable for cable in cables))
    for cable in wanted:
        if not reader.has_cable(cable):
            raise ExportError(cable, "there is no such cable in the store", "load it, or correct the id")
    return wanted


def _prefixes(reader: Reader, cables: list[str], format_name: str, rdf11: bool) -> dict[str, str] | None:
    """The prefixes that the format can use; `this:p3` is paragraph 3 of the cable when there is only one."""
    if format_name not in ("turtle", "trig", "rdfxml"):
        return None
    prefixes = dict(reader.prefixes)
    if rdf11:
        for scheme in _DOTTED:
            prefixes.pop(scheme, None)
    if len(cables) != 1 or format_name == "rdfxml":
        return prefixes
    return {**prefixes, "this": f"{cable_iri(reader.base, cables[0])}#"}


def _released(reader: Reader, cables: Iterable[str], max_marking: str | None, report: ExportReport) -> Iterator[Quad]:
    """Yield the quads of each cable that may go out, in a fixed order."""
    for cable in cables:
        quads: Iterable[Quad] = reader.cable_graph(cable)
        if max_marking is not None:
            released = release(quads, max_marking)
            report.withheld_cables += released.is_withheld
            report.withheld_paragraphs += released.withheld_paragraphs
            if released.is_withheld:
                continue
            quads = released.quads
        report.cables += 1
        yield from sorted(quads, key=_order)


def _order(quad: Quad) -> tuple[str, bool, str]:
    """By subject, its class first."""
    return str(quad.subject), quad.predicate != _TYPE, str(quad)


def _reference(reader: Reader) -> Iterator[Quad]:
    """Yield the quads of the ontology and of the tables, in a fixed order."""
    for name in REFERENCE_GRAPHS:
        graph = NamedNode(graph_iri(reader.base, name))
        yield from sorted(reader.quads.quads_for_pattern(None, None, None, graph), key=_order)


def _with_evidence(quads: list[Quad]) -> Iterator[Quad]:
    """Yield the quads of one cable and the evidence of its positions."""
    yield from quads
    yield from evidence_quads(quads)


def _counted(quads: Iterable[Quad], report: ExportReport) -> Iterator[Quad]:
    """Yield the quads and count them."""
    for quad in quads:
        report.quads += 1
        yield quad


def _for_xml(quad: Quad) -> Quad:
    """The quad with U+FFFD where a literal holds a character that XML has no place for."""
    text = quad.object
    if not isinstance(text, Literal) or not _NOT_IN_XML.search(text.value):
        return quad
    clean = _NOT_IN_XML.sub("\ufffd", text.value)
    literal = Literal(clean, language=text.language) if text.language else Literal(clean, datatype=text.datatype)
    return Quad(quad.subject, quad.predicate, literal, quad.graph_name)
