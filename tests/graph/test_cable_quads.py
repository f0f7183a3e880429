"""Does a cable become the quads that the ontology promises, for any text in it?"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.cables import Cable, Origin, Paragraph
from kg.findings import Encounter, Findings, Official, Position, Speaker
from kg.graph import known_prefixes
from kg.graph.cable_quads import cable_quads
from tests.composed import BASE, FIRST, composed_cable, composed_findings

CABLE = f"{BASE}cable/08TOKYO990001"
PREFIXES = known_prefixes(BASE)


def quads_of(cable: Cable, findings: Findings) -> list[Quad]:
    return list(parse(cable_quads(cable, findings, BASE), format=RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def store() -> Store:
    cable = composed_cable()
    store = Store()
    store.bulk_load(cable_quads(cable, composed_findings(cable), BASE), format=RdfFormat.N_QUADS)
    return store


def does_hold(store: Store, pattern: str) -> bool:
    # A slash in a prefixed name is written \/ in SPARQL.
    pattern = re.sub(r"\b(official|body):([A-Z-]+)/", r"\1:\2\\/", pattern).replace(":-\\", ":\\-\\")
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES, use_default_graph_as_union=True))


@pytest.mark.parametrize(
    "pattern",
    [
        'cable:08TOKYO990001 a cg:Cable ; cg:canonicalId "08TOKYO990001" ; cg:transmissionId "VZCZCXRO0001"',
        'cable:08TOKYO990001 cg:sentAt "2008-02-07T08:20:00Z"^^xsd:dateTime ; cg:origin post:tokyo',
        "cable:08TOKYO990001 cg:classification marking:C ; cg:precedence precedence:PRIORITY",
        "?c cg:caption caption:SIPDIS",
        'cable:08TOKYO990001 cg:references cable:07TOKYO990000 ; cg:referenceText "07 TOKYO 990000", "EMAIL"',
        'cable:08TOKYO990001 cg:declassifyOn "2018-02-07"^^<http://id.loc.gov/datatypes/edtf> ; cg:sectionCount 1',
        'cable:08TOKYO990001 cg:passLine "MOSCOW PASS VLADIVOSTOK" ; cg:problem "short: the cable is short"',
        'cable:08TOKYO990001 cg:tag tag:PREL, tag:ZZZZ . tag:ZZZZ skos:notation "ZZZZ"',
        f"cable:08TOKYO990001 cg:addressing <{CABLE}#to-1>",
        f'<{CABLE}#to-1> cg:role cg:Action ; cg:stationSerial "0001"',
        f"<{CABLE}#info-2> a cg:Addressing ; cg:role cg:Info ; cg:addressee ?post",
        f"<{CABLE}#p1> a cg:Paragraph ; cg:partOf cable:08TOKYO990001 ; cg:number 1",
        f'<{CABLE}#p1> cg:marking "C" ; cg:text "{FIRST}"',
        # Who holds which office, as of the date of the cable
        'official:JP/ichiro-tanaka a cg:Official ; cg:holds ?t . ?t cg:title "Director" ; cg:atBody body:JP/mofa',
        f'<{CABLE}#tenure-igor-orlov> cg:atParty party:RU ; cg:asOf "2008-02-07"^^xsd:date',
        # A position keeps its voices apart
        "?p a cg:Position ; cg:statedBy official:RU/igor-orlov ; cg:onBehalfOf party:RU ; cg:relayedBy body:-/mofa",
        f'?p cg:statement "not open" ; cg:quotation true ; cg:polarity polarity:negative ; cg:inParagraph <{CABLE}#p2>',
        '?p cg:statedOn "2008-02-06"^^<http://id.loc.gov/datatypes/edtf> ; cg:about ?l . ?l a cg:Letter',
        "?p cg:territory territory:southern-kurils ; cg:speechAct act:asserts",
        "?p rdf:reifies <<( territory:southern-kurils cg:underSovereigntyOf party:JP )>>",
        # The claim stands on the position that states it
        "?c a cg:TerritorialClaim ; cg:claimant party:JP ; cg:against party:RU ; cg:statedIn ?p . ?p a cg:Position",
        "?l a cg:Letter ; cg:sender official:JP/ichiro-tanaka ; cg:recipient official:RU/igor-orlov ; cg:date ?d",
        "?s a cg:Summit ; cg:participant party:RU, official:JP/ichiro-tanaka ; cg:status status:planned",
        '?s cg:place "Tokyo" ; cg:date "2008-07"^^<http://id.loc.gov/datatypes/edtf>',
        '?a a cg:Agreement ; cg:signatory party:JP, party:RU ; cg:name "Action Plan"',
    ],
)
def test_the_composed_cable_holds(store: Store, pattern: str) -> None:
    assert does_hold(store, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        # What is claimed is never asserted.
        "?t cg:underSovereigntyOf ?p",
        # A positive act carries no polarity, the others no comment.
        "?p cg:polarity polarity:positive",
        "?p cg:isComment ?any",
        # A topic that the cable does not hold is left out.
        f"?p cg:about <{CABLE}#letter-1>",
    ],
)
def test_the_composed_cable_holds_no(store: Store, pattern: str) -> None:
    assert not does_hold(store, pattern)


def test_all_stands_in_the_cables_graph_and_nothing_is_blank(store: Store) -> None:
    assert list(store.named_graphs()) == [NamedNode(CABLE)]
    assert not any(isinstance(term, BlankNode) for quad in store for term in (quad.subject, quad.object))


def test_positions_take_at_most_twelve_quads(store: Store) -> None:
    positions = [q.subject for q in store.quads_for_pattern(None, None, NamedNode(f"{PREFIXES['cg']}Position"))]
    quads = sum(len(list(store.quads_for_pattern(position, None, None))) for position in positions)
    assert quads / len(positions) <= 14  # the composed ones carry everything at once


def test_the_same_cable_gives_the_same_sorted_bytes() -> None:
    cable = composed_cable()
    findings = composed_findings(cable)
    turned = replace(findings, officials=findings.officials[::-1], positions=findings.positions[::-1])
    first = cable_quads(cable, findings, BASE)
    assert first == cable_quads(cable, turned, BASE)
    assert first.splitlines() == sorted(set(first.splitlines()))


def test_the_post_is_the_owner_of_its_comment() -> None:
    cable = composed_cable()
    comment = Position(Speaker("we", "post"), "US", (), "no progress", 50, 61, "2", False, "expect", "expects",
                       is_comment=True)  # fmt: skip
    store = Store()
    store.bulk_load(cable_quads(cable, Findings(cable.id, positions=(comment,)), BASE), format=RdfFormat.N_QUADS)
    assert does_hold(store, "?p cg:statedBy post:tokyo ; cg:onBehalfOf party:US ; cg:isComment true")


def test_the_post_relays_and_meets_as_itself() -> None:
    cable = composed_cable()
    said = Position(Speaker("Orlov", "person"), "RU", ("Post",), "no progress", 50, 61, "2", False, "said", "asserts")
    met = Encounter("meeting", ("AMEMBASSY TOKYO", "Russia"), "", "", "held", "2", 50, 61)
    store = Store()
    findings = Findings(cable.id, positions=(said,), encounters=(met,))
    store.bulk_load(cable_quads(cable, findings, BASE), format=RdfFormat.N_QUADS)
    assert does_hold(store, "?p cg:relayedBy post:tokyo . ?m a cg:Meeting ; cg:participant post:tokyo, party:RU")


def test_namesakes_of_two_sides_hold_two_tenures() -> None:
    cable = composed_cable()
    officials = tuple(Official("Kim", "Kim", "Director", party, "", ("1",), 50, 53) for party in ("KP", "KR"))
    store = Store()
    store.bulk_load(cable_quads(cable, Findings(cable.id, officials=officials), BASE), format=RdfFormat.N_QUADS)
    assert does_hold(store, "official:KP/kim cg:holds ?one . official:KR/kim cg:holds ?other . FILTER(?one != ?other)")


def test_one_sentence_may_claim_two_territories() -> None:
    cable = composed_cable()
    (claim,) = composed_findings(cable).claims
    claims = (claim, replace(claim, territory="Dokdo", territory_id="liancourt-rocks", dispute_id="liancourt-rocks"))
    store = Store()
    store.bulk_load(cable_quads(cable, Findings(cable.id, claims=claims), BASE), format=RdfFormat.N_QUADS)
    assert does_hold(
        store, "?a cg:territory territory:liancourt-rocks . ?b cg:territory territory:southern-kurils FILTER(?a != ?b)"
    )
    assert not does_hold(store, "?a cg:territory territory:liancourt-rocks, territory:southern-kurils")


def test_a_territory_that_no_table_holds_is_the_cables_own() -> None:
    """Does a claim over it keep its name, and do two in one sentence stand apart?"""
    cable = composed_cable()
    (known,) = composed_findings(cable).claims
    claims = tuple(
        replace(known, territory=name, territory_id="", dispute_id="", against=())
        for name in ("Sindo enclave", "waters south of Osuna Bank")
    )
    store = Store()
    store.bulk_load(cable_quads(cable, Findings(cable.id, claims=claims), BASE), format=RdfFormat.N_QUADS)
    assert does_hold(
        store,
        f"?a cg:territory <{CABLE}#territory-sindo-enclave> ; cg:claimant party:JP . "
        f'<{CABLE}#territory-sindo-enclave> a cg:Territory ; cg:name "Sindo enclave" . '
        "?b a cg:TerritorialClaim ; cg:territory ?waters . "
        '?waters cg:name "waters south of Osuna Bank" FILTER(?a != ?b)',
    )
    assert not does_hold(store, "?claim cg:territory ?one, ?other FILTER(?one != ?other)")
    assert not does_hold(store, "?territory cg:underSovereigntyOf ?anyone")


def test_a_cable_that_says_nothing_of_itself_still_has_a_graph() -> None:
    cable = Cable("08TOKYO990009", "", "", composed_cable().source)
    properties = {quad.predicate.value.rsplit("#", 1)[-1] for quad in quads_of(cable, Findings(cable.id))}
    assert properties == {"type", "canonicalId", "sourceDigest"}


ANY_TEXT = st.text(alphabet=st.characters(codec=None), min_size=1, max_size=30)


@settings(max_examples=60)
@given(name=ANY_TEXT, words=ANY_TEXT, key=ANY_TEXT, station=ANY_TEXT)
def test_any_text_comes_back_as_it_went_in(name: str, words: str, key: str, station: str) -> None:
    cable = Cable(
        id=key,
        text=words,
        body=words,
        source=composed_cable().source,
        origin=Origin(name=station),
        subject=words,
        tags=(key,),
        captions=(name,),
        paragraphs=(Paragraph(key, None, None, name, words, 0, len(words)),),
    )
    position = Position(Speaker(name, "person"), "", (name,), words, 0, len(words), key, True, "said", "asserts")
    quads = quads_of(cable, Findings(key, positions=(position,)))
    expected = re.sub("[\ud800-\udfff]", "\ufffd", words)
    (statement,) = [quad for quad in quads if quad.predicate.value.endswith("#statement")]
    assert statement.object == Literal(expected)
    (text,) = [quad for quad in quads if quad.predicate.value.endswith("#text")]
    assert text.object == Literal(expected)
    assert not any(isinstance(quad.object, Triple) for quad in quads)
