"""Are questions answered over all graphs, and is everything else refused with its place?"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import ParameterError, QueryError, QuerySyntax
from kg.store.ask import ask
from kg.store.reader import Reader, open_reader
from kg.store.sparql_words import sparql_words
from tests.composed import BASE


@pytest.fixture
def reader(whole_path: Path) -> Iterator[Reader]:
    with open_reader(whole_path) as reader:
        yield reader


def test_a_select_gives_columns_and_rows(reader: Reader) -> None:
    answer = ask(reader, "SELECT ?id ?none { ?cable a cg:Cable ; cg:canonicalId ?id } ORDER BY ?id")
    assert (answer.kind, answer.columns) == ("rows", ("id", "none"))
    assert answer.rows[0] == (Literal("08TOKYO990001"), None)
    assert answer.records() == [{"id": "08TOKYO990001", "none": ""}, {"id": "08TOKYO990002", "none": ""}]


def test_an_ask_gives_yes_or_no(reader: Reader) -> None:
    assert ask(reader, "ASK { ?p a cg:Position }").boolean is True
    # What is claimed is never asserted, in any graph.
    assert ask(reader, "ASK { ?t cg:underSovereigntyOf ?p }").boolean is False
    assert ask(reader, "ASK { GRAPH ?g { ?t cg:underSovereigntyOf ?p } }").boolean is False


def test_both_sides_claims_are_found_inside_the_triple_terms(reader: Reader) -> None:
    answer = ask(reader, "SELECT ?t { ?p rdf:reifies <<( ?t cg:underSovereigntyOf party:JP )>> }")
    assert set(answer.rows) == {(NamedNode(f"{BASE}territory/southern-kurils"),)}
    assert answer.to_text("csv").splitlines()[0] == "t"


def test_a_construct_gives_triples(reader: Reader) -> None:
    answer = ask(reader, "CONSTRUCT { ?p cg:onBehalfOf ?side } { ?p cg:onBehalfOf ?side }")
    assert answer.kind == "triples"
    turtle = answer.to_text("turtle")
    assert "cg:onBehalfOf party:JP" in turtle
    assert {quad.triple for quad in parse(turtle.encode(), format=RdfFormat.TURTLE)} == set(answer.triples)


def test_a_describe_gives_triples(reader: Reader) -> None:
    answer = ask(reader, "DESCRIBE cable:08TOKYO990001")
    assert any(triple.predicate.value.endswith("canonicalId") for triple in answer.triples)


@pytest.mark.parametrize(
    ("query", "format_name", "start"),
    [
        ("SELECT ?id { ?c cg:canonicalId ?id } ORDER BY ?id", "csv", "id\r\n08TOKYO990001"),
        ("SELECT ?id { ?c cg:canonicalId ?id } ORDER BY ?id", "tsv", '?id\n"08TOKYO990001"'),
        ("SELECT ?id { ?c cg:canonicalId ?id } ORDER BY ?id", "json", '{"head":{"vars":["id"]}'),
        ("SELECT ?id { ?c cg:canonicalId ?id } ORDER BY ?id", "xml", '<?xml version="1.0"?><sparql'),
        ("ASK { ?c a cg:Cable }", "csv", "true"),
        ("ASK { ?c a cg:Cable }", "json", '{"head":{},"boolean":true}'),
        ("DESCRIBE cable:08TOKYO990001", "ntriples", "<https://example.org/id/"),
    ],
)
def test_answers_are_written_in_every_format(reader: Reader, query: str, format_name: str, start: str) -> None:
    assert ask(reader, query).to_text(format_name).startswith(start)


def test_an_answer_refuses_a_format_that_cannot_hold_it(reader: Reader) -> None:
    with pytest.raises(ParameterError, match="use one of turtle, ntriples, rdfxml"):
        ask(reader, "DESCRIBE cable:08TOKYO990001").to_text("csv")


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT ?c WHERE { ?c a cg:Cable", "q.rq:1:"),
        ("SELECT ?c\nWHERE { ?c ?? cg:Cable }", "q.rq:2:"),
        ("# two lines\n\nSELEKT ?c { }", "q.rq:3:"),
        ("SELECT ?c { ?c a nope:Cable }", "q.rq:1:"),
        ("", "q.rq:1:"),
    ],
)
def test_a_syntax_error_has_its_place(reader: Reader, query: str, place: str) -> None:
    with pytest.raises(QuerySyntax) as caught:
        ask(reader, query, where="q.rq")
    assert str(caught.value).startswith(place)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "SELECT ?x { ?x nope:a ?y }",
            "q.rq:1:22: the prefix 'nope' is not known; declare it with PREFIX, or correct it",
        ),
        (
            "SELEKT ?x {}",
            "q.rq:1:1: it asks nothing: there is no SELECT, ASK, CONSTRUCT or DESCRIBE; correct the query",
        ),
        ("SELECT ?x { ?x a ?y", "q.rq:1:20: the query breaks off here; close its brackets"),
        (
            "SELECT ?x {\n?x a ?y } LIMIT x",
            "q.rq:2:17: the SPARQL does not parse from 'x'; correct it there or just before",
        ),
        (
            "SELECT ?y (COUNT(?x) AS ?n) { ?x a ?y }",
            "q.rq:1:40: The SELECT contains a variable that is unbound; correct the query",
        ),
        ("SELECT ?x { ?x <a b> ?y }", "q.rq:1:21: the IRI before this place is not whole; correct the query"),
    ],
)
def test_a_syntax_error_shows_what_is_wrong(reader: Reader, query: str, told: str) -> None:
    with pytest.raises(QuerySyntax) as caught:
        ask(reader, query, where="q.rq")
    assert str(caught.value) == told


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "PREFIX a: <urn:a>\n# comment\ndelete where { ?s ?p ?o }",
        "LOAD <http://example.org/>",
        "DROP ALL",
        "CLEAR DEFAULT",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_an_update_is_refused(reader: Reader, update: str) -> None:
    before = len(reader)
    with pytest.raises(QueryError, match="changes the store"):
        ask(reader, update)
    assert len(reader) == before


def test_service_is_refused_and_no_server_is_asked(reader: Reader) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        for query in (
            f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
            f"ASK {{\n  service silent <{url}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ ?s ?p ?o . {{SERVICE<{url}>{{ ?s ?p ?o }} }} }}",
        ):
            with pytest.raises(QueryError, match="another server"):
                ask(reader, query)
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    "query",
    [
        # The engine's grammar needs no blank before a word; `<` opens no IRI after a number.
        "SELECT * { ?s ?p 1SERVICE<URL>{} }",
        "SELECT * { SERVICESILENT<URL>{} }",
        "PREFIX : <URL> SELECT * { SERVICE:x{ ?s ?p ?o } }",
        "ASK { FILTER(1<'>')SERVICE <URL> {?s ?p ''} }",
        "SELECT * { VALUES ?x {'''a'} SERVICE <URL> {?s ?p ''} }",
    ],
)
def test_a_hidden_service_is_refused_and_no_server_is_asked(reader: Reader, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        with pytest.raises(QueryError):
            ask(reader, query.replace("URL", f"http://127.0.0.1:{server.getsockname()[1]}/"))
        with pytest.raises(TimeoutError):
            server.accept()


def test_from_says_which_graphs_are_asked(reader: Reader) -> None:
    assert ask(reader, "ASK FROM cable:08TOKYO990001 { ?c cg:canonicalId '08TOKYO990001' }").boolean is True
    assert ask(reader, "ASK FROM cable:08TOKYO990001 { ?c cg:canonicalId '08TOKYO990002' }").boolean is False
    assert ask(reader, "ASK FROM <urn:none> { ?s ?p ?o }").boolean is False


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?service cg:name "SERVICE <http://example.org/>" } # SERVICE',
        "ASK { <urn:SERVICE> ?p 'SERVICE' }",
        'ASK { ?s ?p "INSERT DATA" , """LOAD "x" SERVICE""" }',
        "PREFIX service: <urn:x> ASK { service:service ?insert $load }",
    ],
)
def test_words_in_strings_names_and_comments_are_no_matter(reader: Reader, query: str) -> None:
    assert ask(reader, query).boolean is False


@given(st.text(alphabet="SERVIC e<>\"'\\#\n?:{}", max_size=40))
def test_words_are_found_in_any_text(text: str) -> None:
    for word, offset in sparql_words(text):
        assert text[offset : offset + len(word)].upper() == word


def test_words_are_found_in_linear_time() -> None:
    for marker in ('"', "'''", '"""', "<", "\\", "?", ":", "#", "a"):
        assert len(list(sparql_words(marker * 200_000))) < 2


def test_a_binding_must_be_a_column(reader: Reader) -> None:
    query = "SELECT ?party ?p { ?p cg:onBehalfOf ?party }"
    japan = NamedNode(f"{BASE}party/JP")
    assert {row[0] for row in ask(reader, query, bindings={"party": japan}).rows} == {japan}
    with pytest.raises(ParameterError, match=r"\?nobody"):
        ask(reader, query, bindings={"nobody": japan})


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STR(?c) < STR(?l)) }"


def test_a_question_within_its_time_is_answered_as_ever(reader: Reader) -> None:
    query = "SELECT ?id { ?cable cg:canonicalId ?id }"
    assert ask(reader, query, seconds=60).rows == ask(reader, query).rows
    with pytest.raises(QuerySyntax):
        ask(reader, "SELECT", seconds=60)


def test_a_question_over_its_time_is_ended(reader: Reader) -> None:
    with pytest.raises(QueryError, match=r"no answer within 0\.3 s"):
        ask(reader, ENDLESS, seconds=0.3)
    assert threading.active_count() < 20
