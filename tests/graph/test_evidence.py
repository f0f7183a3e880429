"""Does each position give the evidence that other tools read?"""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, RdfFormat, Store, parse

from kg.graph import known_prefixes
from kg.graph.evidence import evidence_quads, surroundings
from tests.composed import BASE, composed_quads

PREFIXES = known_prefixes(BASE)


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.extend(evidence_quads(parse(composed_quads()[2], format=RdfFormat.N_QUADS)))
    return store


@pytest.mark.parametrize(
    "pattern",
    [
        "?a a oa:Annotation ; oa:hasBody ?p ; oa:hasTarget ?t . ?t oa:hasSource cable:08TOKYO990001",
        '?q a oa:TextQuoteSelector ; oa:exact "not open" ; oa:prefix ?before ; oa:suffix ?after',
        'FILTER(STRENDS(?before, "was \\"")) ?q oa:prefix ?before ; oa:exact "not open"',
        "?s a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end FILTER(?end - ?start = 8)",
        't:x ?p ?o } UNION { ?t dcterms:identifier ?digest FILTER(STRSTARTS(?digest, "sha256:"))',
        "?p prov:wasAttributedTo ?who ; prov:wasQuotedFrom cable:08TOKYO990001 . ?who prov:actedOnBehalfOf party:RU",
        "cable:08TOKYO990001 prov:wasAttributedTo post:tokyo ; prov:generatedAtTime ?at",
    ],
)
def test_the_evidence_holds(store: Store, pattern: str) -> None:
    query = f"ASK {{ {{ {pattern} }} }}"
    assert store.query(query, prefixes={**PREFIXES, "t": "urn:t"}, use_default_graph_as_union=True)


def test_evidence_has_no_blank_nodes_and_its_cables_graph(store: Store) -> None:
    assert [graph.value for graph in store.named_graphs() if not isinstance(graph, BlankNode)] == [
        f"{BASE}cable/08TOKYO990001"
    ]
    assert not any(isinstance(term, BlankNode) for quad in store for term in (quad.subject, quad.object))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He said no.", "no", ("He said ", ".")),
        # A line was wrapped inside the words.
        ("He said never again.", "never\n  again", ("He said ", ".")),
        # Twice, not at all, nothing: no place that is sure.
        ("No is no, no?", "no", ("", "")),
        ("He said yes.", "no", ("", "")),
        ("He said yes.", "", ("", "")),
    ],
)
def test_what_stands_around_the_words(text: str, words: str, expected: tuple[str, str]) -> None:
    assert surroundings(text, words) == expected
