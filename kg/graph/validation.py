"""Does a store hold what ontology/shapes.ttl and ontology/checks/ ask for? Asked of pySHACL and of Oxigraph itself.

pySHACL works on rdflib, which knows no triple terms: they are left out, and the rules about them are the SPARQL
questions of ontology/checks/, which Oxigraph answers. A big store is looked at in batches of whole cables, so that time
and memory grow with the batch and not with the square of the store.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH

from kg.graph.prefixes import ONTOLOGY, known_prefixes
from kg.tables import resource_folder

CLAIM_PREDICATES = ("underSovereigntyOf", "independentFrom", "recognizedBy", "accessibleTo")
"""The properties that no graph may assert: they stand inside triple terms alone."""

BATCH_QUADS = 60_000
"""How many quads of cables go to pySHACL at once, whole cables each."""


@dataclass(frozen=True, slots=True, order=True)
class ShaclResult:
    """One thing that a shape asks for and a node lacks. `severity` is Violation, Warning or Info.

    `path` is the property, with the prefix cg where it is ours, "" where the shape looks at the whole node.
    """

    severity: str
    focus: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class ShaclReport:
    """What the shapes found. `cables` of `all_cables` graphs were looked at; asserted claims are sought in all."""

    results: tuple[ShaclResult, ...]
    cables: int
    all_cables: int

    @property
    def conforms(self) -> bool:
        """True when no node breaks a shape; warnings do not count."""
        return not any(result.severity == "Violation" for result in self.results)


@dataclass(frozen=True, slots=True, order=True)
class BrokenRule:
    """One row of the answer of a rule in ontology/checks/, whose answer must be empty."""

    rule: str
    row: tuple[str, ...]


def validate(store: ox.Store, *, cables: int | None = None) -> ShaclReport:
    """What ontology/shapes.ttl finds in the union of the store's graphs.

    With `cables` only so many cable graphs are looked at, spread evenly over the store; claims asserted as fact are
    always sought in the whole store.
    """
    common, named = _graph_names(store)
    chosen = _spread(named, cables)
    context = [quad for graph in common for quad in store.quads_for_pattern(None, None, None, graph)]
    results = set(_asserted_claims(store))
    with _quiet_rdflib():
        for batch in _batches(store, context, chosen):
            results.update(_shacl_results(batch))
    return ShaclReport(tuple(sorted(results)), len(chosen), len(named))


def check_rules(store: ox.Store, *, cables: int | None = None) -> tuple[BrokenRule, ...]:
    """The rows that the rules of ontology/checks/ find in the union of the store's graphs; none is as it should be.

    With `cables` only so many cable graphs are looked at, the same as by `validate`.
    """
    if cables is not None:
        common, named = _graph_names(store)
        graphs = [*common, *_spread(named, cables)]
        store, whole = ox.Store(), store
        for graph in graphs:
            store.bulk_extend(whole.quads_for_pattern(None, None, None, graph))
    broken = []
    for path in sorted((resource_folder("ontology") / "checks").glob("*.rq")):
        rows = store.query(path.read_text(encoding="utf-8"), prefixes=known_prefixes(), use_default_graph_as_union=True)
        assert isinstance(rows, ox.QuerySolutions)
        broken += [BrokenRule(path.stem, tuple("" if term is None else term.value for term in row)) for row in rows]
    return tuple(sorted(set(broken)))


def _spread(cables: list[ox.NamedNode], count: int | None) -> list[ox.NamedNode]:
    """So many of the cables, spread evenly; all where there are no more, or none are left out."""
    if count is None or not 0 <= count < len(cables):
        return cables
    return [cables[index * len(cables) // count] for index in range(count)]


def _graph_names(store: ox.Store) -> tuple[list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph], list[ox.NamedNode]]:
    """The graphs that every cable leans on (ontology, tables, the default graph), and the cables' own."""
    cables = sorted(
        {
            quad.graph_name.value
            for quad in store.quads_for_pattern(None, ox.NamedNode(f"{ONTOLOGY}canonicalId"), None)
            if isinstance(quad.graph_name, ox.NamedNode)
        }
    )
    own = set(cables)
    common: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.DefaultGraph()]
    common += [graph for graph in store.named_graphs() if graph.value not in own]
    return common, [ox.NamedNode(name) for name in cables]


def _batches(store: ox.Store, context: list[ox.Quad], cables: list[ox.NamedNode]) -> Iterator[rdflib.Graph]:
    """The context with so many cables beside it as fit in one batch, for rdflib."""
    graph, size = _rdflib_graph(context), 0
    has_cable = False
    for cable in cables:
        if size > BATCH_QUADS:
            yield graph
            graph, size = _rdflib_graph(context), 0
        has_cable = True
        for quad in store.quads_for_pattern(None, None, None, cable):
            _add(graph, quad)
            size += 1
    if size or not has_cable:
        yield graph


def _rdflib_graph(quads: list[ox.Quad]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for quad in quads:
        _add(graph, quad)
    return graph


def _add(graph: rdflib.Graph, quad: ox.Quad) -> None:
    if not isinstance(quad.object, ox.Triple):
        graph.add((_term(quad.subject), rdflib.URIRef(quad.predicate.value), _term(quad.object)))


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    """The term as rdflib has it."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
    assert isinstance(term, ox.BlankNode)
    return rdflib.BNode(term.value)


@contextmanager
def _quiet_rdflib() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each literal that is no value of its datatype: the shapes report it."""
    logger = logging.getLogger("rdflib.term")
    was_disabled, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = was_disabled


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(resource_folder("ontology") / "shapes.ttl", format="turtle")


def _shacl_results(graph: rdflib.Graph) -> Iterator[ShaclResult]:
    """What pySHACL says of one batch."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inplace=True, allow_warnings=True)
    if not isinstance(report, rdflib.Graph):
        raise TypeError(f"pySHACL could not read the shapes: {report}")
    for node in report.subjects(RDF.type, SH.ValidationResult):
        path = report.value(node, SH.resultPath)
        yield ShaclResult(
            severity=_local_name(report.value(node, SH.resultSeverity)),
            focus=str(report.value(node, SH.focusNode)),
            path="" if path is None else _path(report, path),
            message=str(report.value(node, SH.resultMessage)),
        )


def _path(report: rdflib.Graph, path: rdflib.term.Node) -> str:
    """A property path as people write it: cg:statedBy, cg:sender|cg:recipient."""
    alternatives = report.value(path, SH.alternativePath)
    if alternatives is not None:
        return "|".join(_path(report, step) for step in Collection(report, alternatives))
    return str(path).replace(ONTOLOGY, "cg:")


def _local_name(iri: rdflib.term.Node | None) -> str:
    return str(iri).rpartition("#")[2]


def _asserted_claims(store: ox.Store) -> Iterator[ShaclResult]:
    """Claims that some graph asserts as fact, each a violation in the words of the shape."""
    for name in CLAIM_PREDICATES:
        for quad in store.quads_for_pattern(None, ox.NamedNode(f"{ONTOLOGY}{name}"), None):
            message = (
                f"{ONTOLOGY}{name} is asserted as fact; a claim belongs inside a position, as rdf:reifies <<( ... )>>"
            )
            assert not isinstance(quad.subject, ox.Triple)
            yield ShaclResult("Violation", quad.subject.value, f"cg:{name}", message)
