"""The reference tables of data/ as quads, in a graph of their own."""

from __future__ import annotations

from kg.cables.stations import Agency
from kg.cables.tags import tag_table
from kg.findings.disputes import Dispute, Territory, TerritoryName
from kg.findings.parties import PartyRow
from kg.graph import identifiers
from kg.graph.concepts import scheme_concepts
from kg.graph.posts import known_posts
from kg.graph.prefixes import scheme_namespace
from kg.graph.quad_lines import QuadLines
from kg.graph.terms import (
    CONCEPT,
    IN_SCHEME,
    LABEL,
    LATITUDE,
    LONGITUDE,
    NOTATION,
    PREF_LABEL,
    TYPE,
    cg,
    concept,
    decimal,
    edtf,
    language_string,
    node,
    string,
)
from kg.tables import read_table

_NAME, _PARTY_CODE, _KIND = cg("name"), cg("code"), cg("kind")


def table_quads(base: str) -> bytes:
    """The tables of data/ that the graph speaks of, as sorted N-Quads in the graph `<base>graph/tables`."""
    lines = QuadLines(identifiers.graph_iri(base, "tables"))
    _write_parties(base, lines)
    _write_posts(base, lines)
    _write_territories(base, lines)
    _write_disputes(base, lines)
    _write_tags(lines)
    return lines.to_bytes()


def _write_parties(base: str, lines: QuadLines) -> None:
    """The sides, by code and name."""
    for row in read_table(PartyRow, "parties.csv"):
        party = node(identifiers.party_iri(base, row.code))
        lines.add(party, TYPE, cg("Party"))
        lines.add(party, _PARTY_CODE, string(row.code))
        lines.add(party, _NAME, string(row.name))


def _write_posts(base: str, lines: QuadLines) -> None:
    """The posts and agencies, with the routing indicators of the network, and a post's place."""
    sides = {row.code for row in read_table(PartyRow, "parties.csv")}
    for row in known_posts().values():
        post = node(identifiers.post_iri(base, row.station))
        lines.add(post, TYPE, cg("Post"))
        lines.add(post, _NAME, string(row.name))
        if row.kind:
            lines.add(post, _KIND, string(row.kind))
        for indicator in row.routing_indicators:
            lines.add(post, cg("routingIndicator"), string(indicator))
        if row.party:
            lines.add(post, cg("of"), node(identifiers.party_iri(base, row.party)))
        if isinstance(row, Agency):
            continue
        if row.country in sides:  # a post on Martinique stands in no side's country of its own
            lines.add(post, cg("locatedIn"), node(identifiers.party_iri(base, row.country)))
        _write_place(post, row.latitude, row.longitude, lines)


def _write_place(subject: str, latitude: float | None, longitude: float | None, lines: QuadLines) -> None:
    """Coordinates in WGS84, both or none."""
    if latitude is not None and longitude is not None:
        lines.add(subject, LATITUDE, decimal(latitude))
        lines.add(subject, LONGITUDE, decimal(longitude))


def _write_territories(base: str, lines: QuadLines) -> None:
    """The territories, and the names that each side uses for them."""
    for row in read_table(Territory, "territories.csv"):
        territory = node(identifiers.territory_iri(base, row.id))
        lines.add(territory, TYPE, cg("Territory"))
        lines.add(territory, _NAME, string(row.name))
        _write_place(territory, row.latitude, row.longitude, lines)
    for named in read_table(TerritoryName, "territory_names.csv"):
        side_name = node(identifiers.side_name_iri(base, named.territory, named.party, named.name))
        lines.add(node(identifiers.territory_iri(base, named.territory)), cg("sideName"), side_name)
        lines.add(side_name, TYPE, cg("SideName"))
        lines.add(side_name, _NAME, string(named.name))
        if named.party:
            lines.add(side_name, cg("usedBy"), node(identifiers.party_iri(base, named.party)))


def _write_disputes(base: str, lines: QuadLines) -> None:
    """The disputes with their parties and territories."""
    for row in read_table(Dispute, "disputes.csv"):
        dispute = node(identifiers.dispute_iri(base, row.id))
        lines.add(dispute, TYPE, cg("Dispute"))
        lines.add(dispute, _NAME, string(row.label))
        lines.add(dispute, LABEL, string(row.label))
        for code in row.parties:
            lines.add(dispute, cg("party"), node(identifiers.party_iri(base, code)))
        for key in row.territories:
            territory = node(identifiers.territory_iri(base, key))
            lines.add(dispute, cg("territory"), territory)
            lines.add(territory, cg("inDispute"), dispute)
        lines.add(dispute, cg("since"), edtf(f"{row.since:04d}"))
        if row.until is not None:
            lines.add(dispute, cg("until"), edtf(f"{row.until:04d}"))


def _write_tags(lines: QuadLines) -> None:
    """The TAGS as concepts; those that ontology/schemes.ttl describes are left to it."""
    for row in tag_table().values():
        tag = concept("tag", row.code)
        if tag in scheme_concepts():
            continue
        lines.add(tag, TYPE, CONCEPT)
        lines.add(tag, NOTATION, string(row.code))
        lines.add(tag, PREF_LABEL, language_string(row.label, "en"))
        lines.add(tag, IN_SCHEME, node(scheme_namespace("tag").rstrip("/")))
