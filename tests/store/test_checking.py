"""Does the check of a store look at what it was told to look at, and name what is wrong?"""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph.prefixes import ONTOLOGY
from kg.graph.validation import BrokenRule, check_rules

CABLES = [NamedNode(f"https://example.org/id/cable/08TOKYO99000{number}") for number in range(1, 5)]


def cg(name: str) -> NamedNode:
    return NamedNode(f"{ONTOLOGY}{name}")


@pytest.fixture
def store() -> Store:
    """Four cables, the second of which has a property that the ontology does not know."""
    quads = [Quad(cable, cg("canonicalId"), Literal(cable.value[-12:]), cable) for cable in CABLES]
    quads += [
        Quad(
            cg("canonicalId"), NamedNode("http://www.w3.org/2000/01/rdf-schema#isDefinedBy"), NamedNode(ONTOLOGY[:-1])
        ),
        Quad(CABLES[1], cg("odd"), Literal("odd"), CABLES[1]),
    ]
    found = Store()
    found.extend(quads)
    return found


@pytest.mark.parametrize(
    ("cables", "is_found"),
    [(None, True), (4, True), (9, True), (2, False), (0, False)],
)
def test_rules_look_at_as_many_cables_as_were_asked_for(store: Store, cables: int | None, is_found: bool) -> None:
    broken = BrokenRule("unknown-property", (f"{ONTOLOGY}odd",))
    assert (broken in check_rules(store, cables=cables)) is is_found


def test_a_paragraph_in_the_position_of_another_cable_is_named_with_both(store: Store) -> None:
    one, other = CABLES[0], CABLES[2]
    position, paragraph = NamedNode(f"{one.value}#position-1-2"), NamedNode(f"{other.value}#p1")
    store.extend(
        [
            Quad(position, cg("inParagraph"), paragraph, one),
            Quad(position, cg("reportedIn"), one, one),
            Quad(paragraph, cg("partOf"), other, other),
        ]
    )
    rows = [broken.row for broken in check_rules(store) if broken.rule == "paragraph-of-another-cable"]
    assert rows == [(paragraph.value, other.value, one.value)]


def test_a_notation_twice_names_both_concepts(store: Store) -> None:
    skos = "http://www.w3.org/2004/02/skos/core#"
    scheme = NamedNode("https://w3id.org/cablegraph/scheme/tag")
    for name in ("one", "other"):
        concept = NamedNode(f"https://example.org/{name}")
        store.add(Quad(concept, NamedNode(f"{skos}inScheme"), scheme))
        store.add(Quad(concept, NamedNode(f"{skos}notation"), Literal("PREL")))
    rows = [broken.row for broken in check_rules(store) if broken.rule == "notation-of-two-concepts"]
    assert rows == [("https://example.org/one", "https://example.org/other", "PREL")]
