"""Do the values of parameters stand where the engine can begin with them, and nowhere else?"""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Store, Variable

from kg.graph import known_prefixes
from kg.store.bound_values import with_values
from kg.store.library import Query, list_queries, read_bindings
from tests.composed import BASE

PREFIXES = {"cg": "https://w3id.org/cablegraph/ontology#"}
ID = {"id": Literal("08TOKYO328")}
VALUES = 'VALUES ?id { "08TOKYO328" }'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?id WHERE { ?c cg:x ?id }", f"SELECT ?id WHERE {{ {VALUES} ?c cg:x ?id }}"),
        ("select ?id\nwhere\n{ ?c cg:x ?id }", f"select ?id\nwhere\n{{ {VALUES} ?c cg:x ?id }}"),
        ("CONSTRUCT { ?c a ?id } WHERE { ?c cg:x ?id }", f"CONSTRUCT {{ ?c a ?id }} WHERE {{ {VALUES} ?c cg:x ?id }}"),
        # a sub-SELECT that hands the variable on is narrowed before its LIMIT
        (
            "SELECT ?id WHERE { { SELECT ?id ?c WHERE { ?c cg:x ?id } LIMIT 9 } }",
            f"SELECT ?id WHERE {{ {VALUES} {{ SELECT ?id ?c WHERE {{ {VALUES} ?c cg:x ?id }} LIMIT 9 }} }}",
        ),
        # in a sub-SELECT that keeps it to itself the same name is another variable
        (
            "SELECT ?id WHERE { ?c cg:x ?id { SELECT ?c WHERE { ?c cg:y ?id } } }",
            f"SELECT ?id WHERE {{ {VALUES} ?c cg:x ?id {{ SELECT ?c WHERE {{ ?c cg:y ?id }} }} }}",
        ),
        # the sub-SELECT makes the variable itself: it is given outside alone
        (
            "SELECT ?id WHERE { { SELECT ?c ?id WHERE { ?c cg:x ?y BIND (STR(?y) AS ?id) } } }",
            f"SELECT ?id WHERE {{ {VALUES} {{ SELECT ?c ?id WHERE {{ ?c cg:x ?y BIND (STR(?y) AS ?id) }} }} }}",
        ),
        # words that are none of the query's
        (
            "SELECT ?id # WHERE {\nWHERE { ?c cg:x ?id FILTER (?id != 'WHERE {') }",
            f"SELECT ?id # WHERE {{\nWHERE {{ {VALUES} ?c cg:x ?id FILTER (?id != 'WHERE {{') }}",
        ),
    ],
)
def test_the_values_stand_at_the_head_of_the_where(text: str, expected: str) -> None:
    assert with_values(text, ID, PREFIXES) == expected


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?id WHERE { ?c cg:x ?y BIND (STR(?y) AS ?id) }",  # bound before, BIND would be an error
        "SELECT ?id { ?c cg:x ?id }",
        "SELECT ?id WHERE { ?c cg:x ?id",  # the error must be told of the text as it was written
        "SELECT ?id WHERE { SERVICE <http://localhost:1/> { ?c cg:x ?id } }",
        "INSERT { ?c cg:x ?id } WHERE { ?c cg:y ?id }",
        "DESCRIBE ?id WHERE { ?c cg:x ?id }",
        "",
    ],
)
def test_a_query_that_cannot_take_them_stays_as_it_is(text: str) -> None:
    assert with_values(text, ID, PREFIXES) == text
    assert with_values(text, {}, PREFIXES) == text


@pytest.mark.parametrize("query", [query for query in list_queries() if query.params], ids=lambda query: query.name)
def test_no_line_is_added(query: Query) -> None:
    prefixes = known_prefixes(BASE)
    for parameter in query.params:
        bindings = read_bindings(query, {parameter.name: parameter.example}, prefixes)
        written = with_values(query.text, bindings, prefixes)
        assert written != query.text, "write the query so that the parameter can stand at the head of its WHERE"
        assert written.count("\n") == query.text.count("\n")


def test_the_answer_is_the_same_as_with_substitution() -> None:
    store = Store()
    store.update(
        "PREFIX cg: <https://w3id.org/cablegraph/ontology#> "
        "INSERT DATA { <urn:a> cg:x 'a' ; cg:y 'z' . <urn:b> cg:x 'b' }"
    )
    text = "SELECT ?id ?more WHERE { ?c cg:x ?id OPTIONAL { ?c cg:y ?more } }"
    bindings = {"id": Literal("a")}
    narrowed = store.query(with_values(text, bindings, PREFIXES), prefixes=PREFIXES)
    substituted = store.query(text, prefixes=PREFIXES, substitutions={Variable("id"): Literal("a")})
    assert [tuple(row) for row in narrowed] == [tuple(row) for row in substituted] == [(Literal("a"), Literal("z"))]  # type: ignore[union-attr]


def test_an_iri_is_written_whole() -> None:
    written = with_values("SELECT ?c WHERE { ?c ?p ?o }", {"c": NamedNode("urn:a")}, {})
    assert written == "SELECT ?c WHERE { VALUES ?c { <urn:a> } ?c ?p ?o }"
