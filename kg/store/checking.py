"""Is a store in order: its shapes, its rules, and, with the ontology, its logic?"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.graph.identifiers import graph_iri
from kg.graph.reasoning import check_consistency
from kg.graph.validation import check_rules, validate
from kg.store.endpoint_reader import EndpointReader
from kg.store.reader import Reader

REASONED_CABLES = 50  # HermiT's time grows faster than the graph; the shapes look at every cable
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of one check: `status` is ok, wrong or skipped; `details` name what is wrong, one line each."""

    name: str
    status: str
    summary: str
    details: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """The check as plain values."""
        return asdict(self)


def check_store(reader: Reader, sample: int | None = None) -> list[Check]:
    """What is in order and what is not: the generation, the shapes, the rules, the logic.

    `sample` limits the shapes and the rules to that many cables; None looks at all.
    """
    cables = reader.cable_ids()
    generation = reader.generation.name if reader.generation is not None else "none yet"
    place = f"opens, generation {generation}"
    if isinstance(reader, EndpointReader):
        claims = "RDF 1.2" if reader.knows_triple_terms() else "RDF 1.1: claims are reified"
        place = f"{reader.url} answers ({claims})"
    opened = Check("store", "ok", f"{place}, {len(cables)} cables, {len(reader)} quads")
    return [opened, _shapes(reader, sample), _rules(reader, sample), _logic(reader, cables[:REASONED_CABLES])]


def _shapes(reader: Reader, sample: int | None) -> Check:
    """The SHACL report."""
    report = validate(reader.quads, cables=sample)
    wrong = [f"{r.focus} {r.path}: {r.message}" for r in report.results if r.severity == "Violation"]
    return _check("shapes", wrong, f"every node of {report.cables} cables has its shape")


def _rules(reader: Reader, sample: int | None) -> Check:
    """The questions whose answer must be empty."""
    wrong = [f"{broken.rule}: {' '.join(broken.row)}" for broken in check_rules(reader.quads, cables=sample)]
    return _check("rules", wrong, "no claim is asserted, no rule broken")


def _check(name: str, wrong: list[str], fine: str) -> Check:
    if not wrong:
        return Check(name, "ok", fine)
    more = (f"... and {len(wrong) - _SHOWN} more",) if len(wrong) > _SHOWN else ()
    return Check(name, "wrong", f"{len(wrong)} found", (*wrong[:_SHOWN], *more))


def _logic(reader: Reader, cables: Iterable[str]) -> Check:
    """HermiT's word on the ontology, the tables and the first cables."""
    names = [NamedNode(graph_iri(reader.base, name)) for name in ("ontology", "tables")]
    graphs: list[Iterable[Quad]] = [reader.quads.quads_for_pattern(None, None, None, name) for name in names]
    graphs.extend(reader.cable_graph(cable) for cable in cables)
    lines = io.BytesIO()
    for graph in graphs:
        serialize(graph, lines, format=RdfFormat.N_QUADS)
    report = check_consistency([lines.getvalue()])
    if report.skipped:
        return Check("logic", "skipped", report.skipped)
    if report.is_consistent is False:
        return Check("logic", "wrong", "HermiT finds a contradiction between the ontology and the graph")
    empty = [f"{name} can have no member" for name in report.unsatisfiable]
    return _check("logic", empty, "HermiT finds no contradiction")
