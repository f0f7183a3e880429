"""Is the ontology in order, and do the shapes and rules let through what is right and nothing else?"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import owlready2
import pyoxigraph as ox
import pytest
import rdflib

from kg.graph.prefixes import known_prefixes
from kg.graph.reasoning import check_consistency
from kg.graph.validation import CLAIM_PREDICATES, BrokenRule, check_rules, validate
from kg.graph.vocabulary import json_ld_context, list_terms, term_table

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "ontology"
T_BOX = (ONTOLOGY / "cablegraph.ttl", ONTOLOGY / "schemes.ttl")
EXAMPLES = sorted((ONTOLOGY / "examples").glob("*.ttl"))
COUNTEREXAMPLES = sorted((ONTOLOGY / "counterexamples").glob("*.ttl"))
RULES = sorted((ONTOLOGY / "checks").glob("*.rq"))
PREFIXES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in known_prefixes().items())
CABLE = "https://w3id.org/cablegraph/id/cable/08LAPAZ990001"


def triples(paths: Iterable[Path]) -> Iterator[ox.Quad]:
    for path in paths:
        yield from ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)


def n_triples(turtle: str) -> bytes:
    quads = ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    return ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""


def store_of(*paths: Path, more: str = "") -> ox.Store:
    """The ontology and these files in one store, `more` in Turtle beside them."""
    store = ox.Store()
    store.extend(triples([*T_BOX, *paths]))
    store.load(PREFIXES + more, format=ox.RdfFormat.TURTLE)
    return store


# The ontology itself


def test_the_ontology_has_no_blank_nodes() -> None:
    blank = [quad for quad in triples(T_BOX) if isinstance(quad.subject, ox.BlankNode)]
    assert not blank, "a store that holds the ontology would not dump the same bytes twice; give the node an IRI"


def test_each_term_is_defined_once_with_an_example() -> None:
    for term in list_terms():
        assert term.comment.endswith((".", "?")), f"cg:{term.name}: end the definition with a full stop"
        assert term.comment[0].isupper(), f"cg:{term.name}: begin the definition with a capital"
        assert term.example


def test_the_claim_predicates_are_those_that_are_never_asserted() -> None:
    assert {term.name for term in list_terms() if term.is_never_asserted} == set(CLAIM_PREDICATES)


@pytest.mark.parametrize(("table", "column", "folder"), [("speech_acts", "speech_act", "speech-act")])
def test_the_schemes_hold_what_the_tables_hold(table: str, column: str, folder: str) -> None:
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row[column] for row in csv.DictReader(lines)}
    scheme = ox.NamedNode(f"https://w3id.org/cablegraph/scheme/{folder}")
    concepts = {
        quad.subject.value.rpartition("/")[2]
        for quad in triples(T_BOX)
        if quad.object == scheme and isinstance(quad.subject, ox.NamedNode)
    }
    assert rows == concepts, f"ontology/schemes.ttl and data/{table}.csv differ; give both the same rows"


def test_the_table_of_terms_is_current(request: pytest.FixtureRequest) -> None:
    readme = ONTOLOGY / "README.md"
    before, start, rest = readme.read_text(encoding="utf-8").partition("<!-- terms -->\n")
    _, end, after = rest.partition("<!-- /terms -->")
    text = before + start + "\n" + term_table() + "\n" + end + after
    if request.config.getoption("--rewrite-readme"):
        readme.write_text(text, encoding="utf-8")
    assert readme.read_text(encoding="utf-8") == text, "run pytest tests/test_ontology.py --rewrite-readme"


def test_the_context_is_current(request: pytest.FixtureRequest) -> None:
    path = ONTOLOGY / "context.jsonld"
    text = json.dumps(json_ld_context(), indent=2, ensure_ascii=False) + "\n"
    if request.config.getoption("--rewrite-readme"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "run pytest tests/test_ontology.py --rewrite-readme"


def test_the_context_reads_a_position() -> None:
    document = json_ld_context() | {
        "id": f"{CABLE}#position-1-9",
        "type": "Position",
        "statedBy": "https://w3id.org/cablegraph/id/official/JP/yasuo-fukuda",
        "statement": "no",
        "start": 1,
        "quotation": False,
        "statedOn": "2008-02",
    }
    read = {str(quad.triple) for quad in ox.parse(json.dumps(document), format=ox.RdfFormat.JSON_LD)}
    node = f"<{CABLE}#position-1-9>"
    for said in (
        "a cg:Position",
        "cg:statedBy <https://w3id.org/cablegraph/id/official/JP/yasuo-fukuda>",
        "cg:start 1",
        "cg:quotation false",
        'cg:statedOn "2008-02"^^<http://id.loc.gov/datatypes/edtf>',
    ):
        (wanted,) = ox.parse(f"{PREFIXES}{node} {said} .", format=ox.RdfFormat.TURTLE)
        assert str(wanted.triple) in read


# The reasoner


@pytest.fixture(scope="session")
def java() -> None:
    if check_consistency([b""]).skipped:
        pytest.skip("no Java on this machine")


def as_lines(paths: Iterable[Path]) -> bytes:
    return ox.serialize((quad.triple for quad in triples(paths)), format=ox.RdfFormat.N_TRIPLES) or b""


@pytest.mark.usefixtures("java")
def test_hermit_finds_no_contradiction() -> None:
    report = check_consistency([as_lines(T_BOX), as_lines(EXAMPLES)])
    assert report.is_in_order, report


@pytest.mark.usefixtures("java")
@pytest.mark.parametrize(
    "wrong",
    [
        "party:JP a cg:Party, cg:Post .",
        "official:o cg:holds <urn:t> . <urn:t> a cg:Territory .",  # a tenure is no place
        "<urn:p> cg:start 1, 2 .",  # words begin once
        "<urn:p> cg:statedBy cable:08LAPAZ990001 .",  # a cable does not speak
        '<urn:p> cg:number "three" .',
    ],
)
def test_hermit_finds_the_contradiction(wrong: str) -> None:
    report = check_consistency([as_lines(T_BOX), as_lines(EXAMPLES), n_triples(wrong)])
    assert report.is_consistent is False


@pytest.mark.usefixtures("java")
def test_hermit_names_a_class_that_can_have_no_member() -> None:
    report = check_consistency(
        [as_lines(T_BOX), n_triples("cg:Odd a owl:Class ; rdfs:subClassOf cg:Cable, cg:Party .")]
    )
    assert report.is_consistent
    assert report.unsatisfiable == ("https://w3id.org/cablegraph/ontology#Odd",)
    assert not report.is_in_order


def test_without_java_the_reasoner_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owlready2, "JAVA_EXE", "no-such-java")
    report = check_consistency([as_lines(T_BOX)])
    assert report.is_consistent is None
    assert "no Java" in report.skipped


@pytest.mark.usefixtures("java")
def test_the_reasoner_stops_in_time_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    report = check_consistency([as_lines(T_BOX)], seconds=0.01)
    assert "not done after 0.01 s" in report.skipped
    assert not list(tmp_path.iterdir())
    assert tempfile.tempdir == str(tmp_path)


# The shapes


def test_the_examples_conform() -> None:
    report = validate(store_of(*EXAMPLES))
    assert not report.results


def test_each_class_has_an_example() -> None:
    abstract = {"Agent", "Organization", "Finding", "Passage", "AddresseeRole"}
    shown = {quad.object.value for quad in triples(EXAMPLES) if isinstance(quad.object, ox.NamedNode)}
    for term in list_terms():
        if term.kind == "class" and term.name not in abstract:
            assert f"https://w3id.org/cablegraph/ontology#{term.name}" in shown, f"write an example of cg:{term.name}"


def test_each_property_stands_in_an_example() -> None:
    shown = {quad.predicate.value.rpartition("#")[2] for quad in triples([*T_BOX, *EXAMPLES])}
    shown |= {
        quad.object.predicate.value.rpartition("#")[2]
        for quad in triples(EXAMPLES)
        if isinstance(quad.object, ox.Triple)
    }
    missing = {term.name for term in list_terms() if "data" in term.kind or "object" in term.kind} - shown
    assert missing <= {"independentFrom", "recognizedBy", "accessibleTo", "until"}


@pytest.mark.parametrize("path", COUNTEREXAMPLES, ids=lambda path: path.stem)
def test_each_counterexample_breaks_the_shape_that_it_names(path: Path) -> None:
    named = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# breaks: "))
    shape, _, local_path = named.removeprefix("# breaks: ").partition(" ")
    results = validate(store_of(*EXAMPLES, path)).results
    assert len(results) == 1, results
    assert local_path in results[0].path
    shapes = (ONTOLOGY / "shapes.ttl").read_text(encoding="utf-8")
    assert f"cg:{shape} a sh:NodeShape" in shapes


def test_each_shape_has_a_counterexample() -> None:
    broken = {path.read_text(encoding="utf-8").partition("# breaks: ")[2].split()[0] for path in COUNTEREXAMPLES}
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    named = {str(node).rpartition("#")[2] for node in shapes.subjects(rdflib.RDF.type, rdflib.SH.NodeShape)}
    assert broken == named


def test_shapes_look_into_named_graphs_and_count_them() -> None:
    store = store_of()
    graph = ox.NamedNode(CABLE)
    store.extend(ox.Quad(*quad.triple, graph) for quad in triples(EXAMPLES))
    whole = validate(store)
    assert (whole.conforms, whole.cables, whole.all_cables) == (True, 1, 1)
    none = validate(store, cables=0)
    assert (none.conforms, none.cables, none.all_cables) == (True, 0, 1)


def test_an_asserted_claim_is_found_whatever_the_sample() -> None:
    store = store_of(*EXAMPLES)
    claim = n_triples("territory:atacama-corridor cg:underSovereigntyOf party:BO .")
    store.load(claim, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(CABLE))
    report = validate(store, cables=0)
    assert not report.conforms
    assert {result.path for result in report.results} == {"cg:underSovereigntyOf"}


def test_a_literal_that_is_no_date_is_a_fault_and_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    store = store_of(*EXAMPLES, more='cable:08LAPAZ990001 cg:sentAt "2008-02-31T00:00:00Z"^^xsd:dateTime .')
    assert "the moment of sending is one xsd:dateTime" in {result.message for result in validate(store).results}
    assert not caplog.records


def test_warnings_do_not_make_a_graph_ill_formed() -> None:
    report = validate(store_of(*EXAMPLES, ONTOLOGY / "counterexamples" / "cable-without-subject.ttl"))
    assert report.conforms
    assert [result.severity for result in report.results] == ["Warning"]


# The rules

POSITION = f"<{CABLE}#position-720-744>"
OURS = "rdfs:isDefinedBy <https://w3id.org/cablegraph/ontology>"
MARKINGS = "skos:inScheme <https://w3id.org/cablegraph/scheme/marking>"
BROKEN = {
    "blank-node": "[] cg:name 'nobody' .",
    "claim-asserted": "territory:atacama-corridor cg:accessibleTo party:BO .",
    "claim-of-unknown-kind": f"{POSITION} rdf:reifies <<( territory:atacama-corridor cg:locatedIn party:BO )>> .",
    "claim-parts-not-plain": f"{POSITION} rdf:reifies <<( territory:elsewhere cg:accessibleTo party:BO )>> .",
    "claim-predicate-unmarked": "cg:ruledBy rdfs:domain cg:Territory ; rdfs:range cg:Party .",
    "comment-of-another-post": f"<{CABLE}#position-900-941> cg:statedBy post:santiago .",
    "concept-without-label": "tag:ODD skos:inScheme <https://w3id.org/cablegraph/scheme/tag> .",
    "concept-without-scheme": "tag:ODD a skos:Concept ; skos:definition 'odd' .",
    "deprecated-without-successor": "cg:name owl:deprecated true .",
    "foreign-term-undeclared": "cg:name rdfs:subPropertyOf <urn:unknown> .",
    "marking-without-level": f"marking:ODD {MARKINGS} .",
    "notation-of-two-concepts": f"marking:ODD {MARKINGS} ; skos:notation 'C' .",
    "paragraph-of-another-cable": f"{POSITION} cg:inParagraph <urn:p> . <urn:p> cg:partOf cable:08SANTIAGO990002 .",
    "position-outside-paragraph": f"{POSITION} cg:inParagraph <urn:p> . <urn:p> cg:start 1 ; cg:end 5 .",
    "property-of-everything": f"cg:odd {OURS} ; rdfs:domain owl:Thing .",
    "property-of-two-kinds": "cg:name a owl:ObjectProperty .",
    "property-without-domain": f"cg:odd a owl:ObjectProperty ; {OURS} .",
    "property-without-range": f"cg:odd a owl:ObjectProperty ; {OURS} .",
    "reified-by-no-position": "party:BO rdf:reifies <<( territory:atacama-corridor cg:accessibleTo party:BO )>> .",
    "speech-act-outside-scheme": f"{POSITION} cg:speechAct act:sings .",
    "term-with-two-comments": "cg:name rdfs:comment 'Another.' .",
    "term-with-two-examples": "cg:name skos:example 'Another.' .",
    "term-with-two-labels": "cg:name rdfs:label 'another' .",
    "term-without-comment": f"cg:odd {OURS} .",
    "term-without-definedby": "cg:odd a owl:Class .",
    "term-without-example": f"cg:odd {OURS} .",
    "term-without-label": f"cg:odd {OURS} .",
    "unknown-class": "<urn:x> a cg:Odd .",
    "unknown-property": "<urn:x> cg:odd 1 .",
}


def test_no_rule_finds_anything_in_the_ontology_and_its_examples() -> None:
    assert check_rules(store_of(*EXAMPLES)) == ()


@pytest.mark.parametrize("rule", [path.stem for path in RULES])
def test_each_rule_finds_what_it_is_for(rule: str) -> None:
    found = check_rules(store_of(*EXAMPLES, more=BROKEN[rule]))
    assert rule in {broken.rule for broken in found}


def test_a_broken_rule_names_what_breaks_it() -> None:
    found = check_rules(store_of(more="<urn:x> cg:odd 1 ."))
    assert found == (BrokenRule("unknown-property", ("https://w3id.org/cablegraph/ontology#odd",)),)
