"""Counts of what a store holds."""

from __future__ import annotations

from dataclasses import dataclass

from kg.store.ask import ask
from kg.store.reader import Reader

_BY_CLASS = "SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE { ?thing a ?class } GROUP BY ?class"
_BY_PARTY = """
SELECT ?code (COUNT(?position) AS ?count) WHERE {
  ?position cg:onBehalfOf ?party . OPTIONAL { ?party cg:code ?code }
} GROUP BY ?code
"""
_DATES = "SELECT (MIN(?at) AS ?first) (MAX(?at) AS ?last) WHERE { ?cable cg:sentAt ?at }"
_OF_POSITIONS = "SELECT (COUNT(*) AS ?count) WHERE { ?position a cg:Position ; ?property ?value }"
ENCOUNTERS = ("Summit", "Visit", "Meeting", "Call", "Conference", "Encounter")


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a store holds, in numbers. `positions_by_party` has the side that most is said for first."""

    cables: int
    paragraphs: int
    positions: int
    positions_by_party: tuple[tuple[str, int], ...]
    officials: int
    letters: int
    encounters: int
    agreements: int
    claims: int
    posts: int
    quads: int
    quads_per_cable: float
    quads_per_position: float
    first_sent: str
    last_sent: str


def count_store(reader: Reader) -> Statistics:
    """The counts of a store; quads per cable leave the ontology and the tables out."""
    by_class = {row["class"].rsplit("#", 1)[-1]: int(row["count"]) for row in ask(reader, _BY_CLASS).records()}
    by_party = [(row["code"], int(row["count"])) for row in ask(reader, _BY_PARTY).records()]
    (dates,) = ask(reader, _DATES).records()
    (of_positions,) = ask(reader, _OF_POSITIONS).records()
    cables, positions = by_class.get("Cable", 0), by_class.get("Position", 0)
    fixed = sum(reader.graph_size(name) for name in ("ontology", "tables"))
    quads = len(reader)
    return Statistics(
        cables=cables,
        paragraphs=by_class.get("Paragraph", 0),
        positions=positions,
        positions_by_party=tuple(sorted(by_party, key=lambda pair: (-pair[1], pair[0]))),
        officials=by_class.get("Official", 0),
        letters=by_class.get("Letter", 0),
        encounters=sum(by_class.get(kind, 0) for kind in ENCOUNTERS),
        agreements=by_class.get("Agreement", 0),
        claims=by_class.get("TerritorialClaim", 0),
        posts=by_class.get("Post", 0),
        quads=quads,
        quads_per_cable=round((quads - fixed) / cables, 1) if cables else 0.0,
        quads_per_position=round(int(of_positions["count"]) / positions, 2) if positions else 0.0,
        first_sent=dates["first"],
        last_sent=dates["last"],
    )
