"""Do the tables and the ontology become graphs that cables can point into?"""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, RdfFormat, Store

from kg.graph import known_prefixes
from kg.graph.markings import find_marking
from kg.graph.ontology_quads import ontology_quads
from kg.graph.table_quads import table_quads
from kg.graph.terms import decimal, edtf
from tests.composed import BASE


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.bulk_load(table_quads(BASE), format=RdfFormat.N_QUADS)
    store.bulk_load(ontology_quads(BASE), format=RdfFormat.N_QUADS)
    return store


@pytest.mark.parametrize(
    "pattern",
    [
        'party:JP a cg:Party ; cg:code "JP" ; cg:name "Japan"',
        "post:tokyo a cg:Post ; cg:locatedIn party:JP ; cg:of party:US ; wgs84:lat ?lat ; wgs84:long ?long",
        # the Department and the agencies, whom nearly every cable addresses, are described here and not in each
        'post:state a cg:Post ; cg:name "SECSTATE WASHDC" ; cg:kind ?kind ; cg:of party:US',
        "territory:southern-kurils a cg:Territory ; cg:sideName ?n ; cg:inDispute ?d ; wgs84:lat ?lat",
        '?n a cg:SideName ; cg:name "Northern Territories" ; cg:usedBy party:JP',
        "?n a cg:SideName FILTER NOT EXISTS { ?n cg:usedBy ?side }",
        "?d a cg:Dispute ; rdfs:label ?label ; cg:party party:JP, party:RU ; cg:territory territory:southern-kurils",
        "cg:Position a owl:Class ; rdfs:label ?label",
        f"GRAPH <{BASE}graph/tables> {{ party:JP ?p ?o }} GRAPH <{BASE}graph/ontology> {{ cg:Cable ?q ?r }}",
    ],
)
def test_the_graphs_hold(store: Store, pattern: str) -> None:
    assert store.query(f"ASK {{ {pattern} }}", prefixes=known_prefixes(BASE), use_default_graph_as_union=True)


def test_every_point_of_a_table_is_described(store: Store) -> None:
    query = "SELECT ?s ?o { ?s cg:party|cg:usedBy|cg:of|cg:locatedIn ?o FILTER NOT EXISTS { ?o a cg:Party } }"
    found = store.query(query, prefixes=known_prefixes(BASE), use_default_graph_as_union=True)
    assert not list(found)


def test_nothing_is_blank(store: Store) -> None:
    assert not any(isinstance(term, BlankNode) for quad in store for term in (quad.subject, quad.object))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CONFIDENTIAL", "C"),
        ("TOP SECRET", "TS"),
        ("S E C R E T", "S"),
        ("T O P S E C R E T", "TS"),
        ("TOP SECRET NOFORN", "TS"),
        ("UNCLASSIFIED", "U"),
        ("UNCLAS SENSITIVE", "SBU"),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "SBU"),
        ("LIMITED OFFICIAL USE", "LOU"),
        ("CONFIDENTIAL NOFORN", "C"),
        ("S//NF", "S"),
        ("c", "C"),
        ("U/FOUO", "SBU"),
        # No level at all, and words that only begin like one
        ("NOFORN", None),
        ("SECRETARY", None),
        ("CU", None),
        ("", None),
        (None, None),
    ],
)
def test_a_marking_has_a_level(text: str | None, expected: str | None) -> None:
    assert find_marking(text) == expected


@pytest.mark.parametrize(
    ("text", "is_edtf"),
    [
        ("2008", True),
        ("2008-02-07", True),
        ("2007-12~", True),
        ("2008-24", True),
        ("2007/2008-03", True),
        ("199X", True),
        ("../2008", True),
        ("X1", False),
        ("after the election", False),
        ("02/07/2018 or later", False),
    ],
)
def test_dates_are_typed_and_events_are_words(text: str, is_edtf: bool) -> None:
    assert edtf(text).endswith("<http://id.loc.gov/datatypes/edtf>") is is_edtf


@pytest.mark.parametrize(
    ("value", "written"), [(35.0, '"35.0"'), (-0.25, '"-0.25"'), (1e-6, '"0.000001"'), (0, '"0.0"')]
)
def test_coordinates_have_no_exponent(value: float, written: str) -> None:
    assert decimal(value).startswith(f"{written}^^")
