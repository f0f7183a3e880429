"""Does each question of queries/ tell the truth about itself, and does it find what is there?"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import yaml

from kg.archives import Refusal
from kg.build import extract_paths
from kg.graph.cable_quads import cable_quads
from kg.graph.ontology_quads import ontology_quads
from kg.graph.prefixes import DEFAULT_BASE, known_prefixes
from kg.graph.table_quads import table_quads
from kg.graph.vocabulary import list_terms

ROOT = Path(__file__).parents[1]
QUESTIONS = sorted((ROOT / "queries").rglob("*.rq"))
GRAPHS = [*sorted((ROOT / "ontology" / "examples").glob("*.ttl")), *sorted((ROOT / "ontology").glob("*.ttl"))]


def header_of(path: Path) -> dict[str, Any]:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = yaml.safe_load("\n".join(line[3:] for line in lines if line.startswith("#+")))
    assert isinstance(header, dict)
    return header


MOST_ROWS = 60  # of a golden answer

# What many cables tell of the same person, post or code, each in a graph of its own.
TOLD_AGAIN = ("#type", "#name", "#routingIndicator", "#notation", "#of")


@pytest.fixture(scope="session")
def store() -> ox.Store:
    """The ontology and its examples, with names and types in two graphs: the union gives such a triple twice."""
    store = ox.Store()
    for path in GRAPHS:
        if path.name == "shapes.ttl":
            continue
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            store.add(ox.Quad(*quad.triple, ox.NamedNode("urn:one")))
            if path.parent.name == "examples" and quad.predicate.value.endswith(TOLD_AGAIN):
                store.add(ox.Quad(*quad.triple, ox.NamedNode("urn:other")))
    return store


def answer(store: ox.Store, path: Path, **bindings: ox.NamedNode | ox.Literal) -> ox.QuerySolutions | ox.QueryTriples:
    answered = store.query(
        path.read_text(encoding="utf-8"),
        use_default_graph_as_union=True,
        substitutions={ox.Variable(name): term for name, term in bindings.items()},
    )
    assert isinstance(answered, ox.QuerySolutions | ox.QueryTriples)
    return answered


def term_of(text: str) -> ox.NamedNode | ox.Literal:
    """`dispute:southern-kurils` as an IRI, anything else as text."""
    prefix, colon, local = text.partition(":")
    namespaces = known_prefixes()
    return ox.NamedNode(namespaces[prefix] + local) if colon and prefix in namespaces else ox.Literal(text)


def test_each_question_has_a_name_of_its_own() -> None:
    names = Counter(path.stem for path in QUESTIONS)
    assert not [name for name, count in names.items() if count > 1]
    assert len(names) >= 18


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_the_header_says_what_the_question_is(path: Path) -> None:
    header = header_of(path)
    assert header["summary"]
    assert header["description"].endswith((".", "?"))
    assert header["example"].startswith(f"kg query {path.stem}")
    for parameter in header["params"].values():
        assert set(parameter) == {"description", "example"}


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_the_columns_are_the_variables(path: Path, store: ox.Store) -> None:
    answered = answer(store, path)
    header = header_of(path)
    if isinstance(answered, ox.QuerySolutions):
        assert list(header["columns"]) == [variable.value for variable in answered.variables]
        assert set(header["params"]) <= set(header["columns"])


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_the_question_finds_something_and_nothing_twice(path: Path, store: ox.Store) -> None:
    answered = answer(store, path)
    if isinstance(answered, ox.QueryTriples):
        assert list(answered)
        return
    rows = [tuple(str(term) for term in row) for row in answered]
    assert rows
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [(path, name, told["example"]) for path in QUESTIONS for name, told in header_of(path)["params"].items()],
    ids=lambda value: value.stem if isinstance(value, Path) else str(value),
)
def test_a_parameter_can_be_bound(path: Path, name: str, value: str, store: ox.Store) -> None:
    free, bound = answer(store, path), answer(store, path, **{name: term_of(value)})
    assert len(list(bound)) <= len(list(free))
    nobody = answer(store, path, **{name: ox.Literal("nobody at all")})
    if isinstance(nobody, ox.QuerySolutions):
        assert not list(nobody), f"?{name} does not narrow the answer"


@pytest.fixture(scope="session")
def example_cables() -> ox.Store:
    """The example cables of data/, with the ontology and the tables, as `kg load` maps them."""
    store = ox.Store()
    graphs = [ontology_quads(DEFAULT_BASE), table_quads(DEFAULT_BASE)]
    for found in extract_paths([ROOT / "data" / "cables"]):
        assert not isinstance(found, Refusal)
        graphs.append(cable_quads(*found, DEFAULT_BASE))
    store.bulk_load(b"".join(graphs), format=ox.RdfFormat.N_QUADS)
    return store


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_the_parameters_of_the_header_find_something_in_the_example_cables(
    path: Path, example_cables: ox.Store
) -> None:
    if not list(answer(example_cables, path)):
        pytest.skip("the example cables do not speak of it")
    for name, told in header_of(path)["params"].items():
        found = list(answer(example_cables, path, **{name: term_of(told["example"])}))
        assert found, f"give ?{name} an example that stands in data/cables"


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_the_answer_over_the_example_cables_is_the_golden_one(
    path: Path, example_cables: ox.Store, request: pytest.FixtureRequest
) -> None:
    """The first parameter is bound to its example; the rows are sorted, an IRI is written with its prefix."""
    params = header_of(path)["params"]
    bindings = {name: term_of(params[name]["example"]) for name in list(params)[:1]}
    answered = answer(example_cables, path, **bindings)
    if isinstance(answered, ox.QuerySolutions):
        head = ",".join(variable.value for variable in answered.variables)
        rows = sorted(",".join(cell(term) for term in row) for row in answered)
    else:
        head = "subject,predicate,object"
        rows = sorted({",".join(cell(term) for term in (t.subject, t.predicate, t.object)) for t in answered})
    now = "\n".join([head, *rows[:MOST_ROWS], *(["..."] if len(rows) > MOST_ROWS else [])]) + "\n"
    golden = ROOT / "tests" / "answers" / f"{path.stem}.csv"
    if request.config.getoption("--rewrite-answers"):
        golden.write_text(now, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == now, (
        "after a wanted change: pytest tests/test_questions.py --rewrite-answers"
    )


def cell(term: Any) -> str:
    """A term as a cell of a CSV file, "" for none."""
    if term is None:
        return ""
    text = str(term) if isinstance(term, ox.Triple) else term.value
    if isinstance(term, ox.NamedNode):
        for prefix, namespace in known_prefixes().items():
            if text.startswith(namespace):
                text = f"{prefix}:{text[len(namespace) :]}"
                break
    text = " ".join(text.split()).replace('"', '""')
    return f'"{text}"' if "," in text or '"' in text else text


def test_there_is_an_answer_for_each_question_and_no_other() -> None:
    answers = {path.stem for path in (ROOT / "tests" / "answers").glob("*.csv")}
    assert answers == {path.stem for path in QUESTIONS}


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_the_question_declares_its_prefixes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    declared = dict(re.findall(r"^PREFIX ([\w-]+): <([^>]+)>$", text, re.MULTILINE))
    assert declared.items() <= known_prefixes().items()


def test_each_term_is_used_by_a_question() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in QUESTIONS)
    unused = [term.name for term in list_terms() if not re.search(rf"cg:{term.name}\b", texts)]
    assert not unused, "write a question that uses the term, or take it out of the ontology"


def test_both_sides_stand_side_by_side(store: ox.Store) -> None:
    rows = answer(store, ROOT / "queries" / "positions" / "both-sides.rq")
    assert isinstance(rows, ox.QuerySolutions)
    told = [(row["side"].value, row["speaker"].value, row["words"].value) for row in rows]
    assert ("BO", "Ana Rojas", "the corridor is Bolivian") in told
    assert ("CL", "Luis Vidal", "Bolivia has any right to the corridor") in told


def test_a_claim_is_spoken_of_and_never_asserted(store: ox.Store) -> None:
    asked = "ASK { ?territory <https://w3id.org/cablegraph/ontology#underSovereigntyOf> ?anyone }"
    assert not store.query(asked, use_default_graph_as_union=True)
    rows = answer(store, ROOT / "queries" / "claims" / "as-triples.rq")
    assert isinstance(rows, ox.QuerySolutions)
    assert {(row["side"].value, row["act"].value) for row in rows} == {("BO", "assert"), ("CL", "deny")}
