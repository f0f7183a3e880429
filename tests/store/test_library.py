"""Do the files of queries/ say what they are, and do values become the terms that a person means?"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import ParameterError, QueryError, UnknownQuery
from kg.graph import known_prefixes
from kg.store.library import (
    ask_query,
    get_query,
    list_queries,
    query_from_text,
    read_bindings,
    read_query,
    read_term,
)
from kg.store.reader import open_reader
from kg.store.sparql_words import least_limit, without_limit
from tests.composed import BASE

XSD = "http://www.w3.org/2001/XMLSchema#"
TEXT = """#+ summary: Who speaks for a side
#+ description: |
#+   Every position
#+   with its side.
#+ columns:
#+   party: the side
#+   words: what was said
#+ params:
#+   party: {description: a side, example: "party:JP"}
#+ example: kg query for-side --param party=party:JP
SELECT ?party ?words { ?p cg:onBehalfOf ?party ; cg:statement ?words } ORDER BY ?words
"""


def test_a_header_tells_what_a_query_is() -> None:
    query = query_from_text(TEXT, "for-side")
    assert query.summary == "Who speaks for a side"
    assert query.description == "Every position\nwith its side."
    assert query.columns == (("party", "the side"), ("words", "what was said"))
    assert [(param.name, param.example) for param in query.params] == [("party", "party:JP")]


@pytest.mark.parametrize(
    "params",
    [
        "#+ params: [party]",
        "#+ params:\n#+   - party: a side",
        "#+ params:\n#+   - {name: party, description: a side}",
        "#+ params: {party: }",
    ],
)
def test_parameters_may_be_written_in_several_ways(params: str) -> None:
    assert [param.name for param in query_from_text(params, "q").params] == ["party"]


def test_a_query_needs_no_header() -> None:
    query = query_from_text("ASK { ?s ?p ?o }", "-e")
    assert (query.summary, query.params, query.columns) == ("", (), ())


@pytest.mark.parametrize(("header", "place"), [("#+ a: b\n#+ [c", ":3"), ("#+ only words", ":1")])
def test_a_broken_header_has_its_line(tmp_path: Path, header: str, place: str) -> None:
    path = tmp_path / "broken.rq"
    path.write_text(f"{header}\nASK {{}}\n")
    with pytest.raises(QueryError, match=f"broken.rq{place}"):
        read_query(path)


def test_a_parameter_is_bound(whole_path: Path) -> None:
    query = query_from_text(TEXT, "for-side")
    with open_reader(whole_path) as reader:
        assert {row["words"] for row in ask_query(reader, query).records()} == {
            "not open",
            "the islands were Japanese territory",
        }
        for value in ("party:RU", f"<{BASE}party/RU>", f"{BASE}party/RU", "RU"):
            answer = ask_query(reader, query, {"party": value})
            assert {row["words"] for row in answer.records()} == {"not open"}
        assert not ask_query(reader, query, {"party": '"RU"'}).rows  # text is no IRI
        with pytest.raises(ParameterError, match="its parameters are party"):
            ask_query(reader, query, {"side": "party:RU"})


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("party:JP", NamedNode(f"{BASE}party/JP")),
        ("official:JP/ichiro-tanaka", NamedNode(f"{BASE}official/JP/ichiro-tanaka")),
        ("cable:08TOKYO990001#p1", NamedNode(f"{BASE}cable/08TOKYO990001#p1")),
        ("<urn:x>", NamedNode("urn:x")),
        ("https://example.org/a", NamedNode("https://example.org/a")),
        ("Northern Territories", Literal("Northern Territories")),
        ('"12"', Literal("12")),
        ('"say \\"no\\""', Literal('say "no"')),
        ('"Kurilen"@de', Literal("Kurilen", language="de")),
        ('"2008"^^xsd:gYear', Literal("2008", datatype=NamedNode(f"{XSD}gYear"))),
        ("12", Literal(12)),
        ("-1.5", Literal("-1.5", datatype=NamedNode(f"{XSD}decimal"))),
        # False friends: a colon is no prefix, a date is no number
        ("Re: islands", Literal("Re: islands")),
        ("note:this", Literal("note:this")),
        ("2008-02-07", Literal("2008-02-07")),
        ("", Literal("")),
    ],
)
def test_a_value_means_a_term(value: str, term: object) -> None:
    assert read_term(value, known_prefixes(BASE)) == term


@pytest.mark.parametrize(
    ("query", "name", "value", "term"),
    [
        # kept with its prefix
        ("both-sides", "dispute", "kashmir", NamedNode(f"{BASE}dispute/kashmir")),
        ("both-sides", "dispute", "Southern Kurils", NamedNode(f"{BASE}dispute/southern-kurils")),
        ("both-sides", "dispute", "dispute:kashmir", NamedNode(f"{BASE}dispute/kashmir")),
        ("both-sides", "dispute", "<urn:x>", NamedNode("urn:x")),
        ("both-sides", "dispute", '"kashmir"', Literal("kashmir")),
        ("by-tag", "tag", "prel", NamedNode("https://w3id.org/cablegraph/scheme/tag/PREL")),
        ("offices", "official", "JP/taro-aso", NamedNode(f"{BASE}official/JP/taro-aso")),
        ("referring-to", "referred", "09 TOKYO 990001", NamedNode(f"{BASE}cable/09TOKYO990001")),
        # kept as a code, an id or a name
        ("of-party", "party", "RU", Literal("RU")),
        ("of-party", "party", "party:RU", Literal("RU")),
        ("of-party", "party", "ru", Literal("RU")),
        ("by-speech-act", "act", "act:promises", Literal("promises")),
        ("by-speech-act", "act", "Promises", Literal("promises")),
        ("heading", "cable", "09 TOKYO 990001", Literal("09TOKYO990001")),
        ("heading", "cable", "cable:09TOKYO990001", Literal("09TOKYO990001")),
        ("relayed", "relay", "Foreign Ministry", Literal("Foreign Ministry")),  # a name is no code
        ("letters", "sender", "Re: Putin", Literal("Re: Putin")),
    ],
)
def test_a_value_may_have_its_prefix_or_not(query: str, name: str, value: str, term: object) -> None:
    assert read_bindings(get_query(query), {name: value}, known_prefixes(BASE)) == {name: term}


def test_what_is_limited_says_to_what() -> None:
    for query in list_queries():
        least = least_limit(query.text)
        assert bool(query.limit) == (least is not None), query.name
        assert str(least or "") in query.limit
        assert least_limit(without_limit(query.text)) is None


def test_all_of_an_answer_can_be_asked_for(whole_path: Path) -> None:
    query = query_from_text("SELECT ?words { ?p cg:statement ?words } LIMIT 1", "words")
    with open_reader(whole_path) as reader:
        assert len(ask_query(reader, query).rows) == 1
        assert len(ask_query(reader, query, is_whole=True).rows) > 1


def test_a_broken_iri_is_told() -> None:
    with pytest.raises(ParameterError, match="no IRI"):
        read_term("<no iri>", {})


def test_an_unknown_query_names_the_nearest() -> None:
    with pytest.raises(UnknownQuery):
        get_query("no-such-query-at-all")
    for query in list_queries():
        assert get_query(query.name) is query
        with pytest.raises(UnknownQuery, match=query.name):
            get_query(f"{query.name}x")
