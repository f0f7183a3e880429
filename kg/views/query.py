"""`kg query`: questions in SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import ParameterError, SourceError
from kg.views.options import DEFAULT_STORE, StoreOption

if TYPE_CHECKING:
    from kg.store import Answer, Query


def query(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[FILE|NAME]", help="A .rq file, a query of the library, or - for standard input."),
    ] = None,
    expression: Annotated[str | None, typer.Option("--expression", "-e", metavar="TEXT", help="The query.")] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A value for a parameter of the query."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    format: Annotated[
        str,
        typer.Option("--format", "-f", help="table, csv, tsv, json, xml; for graphs turtle, ntriples, rdfxml."),
    ] = "table",
    timeout: Annotated[
        float | None, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="Stop the query after this time.")
    ] = None,
    list_names: Annotated[bool, typer.Option("--list", help="List the queries of the library.")] = False,
    width: Annotated[
        int | None, typer.Option("--width", min=40, help="Columns to print; else the terminal's.", show_default=False)
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Print the query instead of asking it.")] = False,
    is_whole: Annotated[
        bool, typer.Option("--all", help="Leave out the LIMIT that a query of the library has.")
    ] = False,
) -> None:
    """Ask the store a question in SPARQL.

    The usual prefixes (cg, party, territory, cable ...) need not be written. A value of a query of the library may be
    given with or without its prefix: dispute=kashmir, party=party:JP.

    Example: kg query both-sides --param dispute=dispute:southern-kurils

    Example: kg query -e 'SELECT DISTINCT ?name { ?o a cg:Official ; cg:name ?name }'
    """
    from kg.store import ask_query, list_queries, open_reader
    from kg.views.answers import print_answer, print_library
    from kg.views.talk import answer, say

    if list_names:
        print_library(list_queries())
        raise typer.Exit
    asked = _get_question(name, expression)
    if show:
        answer(asked.text.rstrip("\n"))
        raise typer.Exit
    values = _read_params(param or [])
    with open_reader(store) as reader:
        found = ask_query(reader, asked, values, seconds=timeout, is_whole=is_whole)
    print_answer(found, format, width)
    if values and _is_empty(found):
        told = ", ".join(f"{name}={value}" for name, value in values.items())
        examples = ", ".join(f"{param.name}={param.example}" for param in asked.params if param.name in values)
        mend = f"it is written like {examples}" if examples else "see which values there are by asking without it"
        say(f"{asked.name}: nothing has {told}; {mend}")
    elif not is_whole and _is_cut(asked, found, values):
        say(f"{asked.name}: at most {asked.limit}; all with --all")


def _is_empty(found: Answer) -> bool:
    """Whether the answer holds no row, and no triple."""
    return (found.kind == "rows" and not found.rows) or (found.kind == "triples" and not found.data.strip())


def _is_cut(asked: Query, found: Answer, values: dict[str, str]) -> bool:
    """Whether the limit of a query of the library may have cut the answer."""
    from kg.store.sparql_words import least_limit

    least = least_limit(asked.text)
    if not asked.limit or least is None or "cable" in values:
        return False
    return (found.data.count(b"\n") if found.kind == "triples" else len(found.rows)) >= least


def _read_params(texts: list[str]) -> dict[str, str]:
    """The values by name, each name once."""
    values: dict[str, str] = {}
    for name, value in map(_read_param, texts):
        if name in values:
            raise ParameterError(f"--param {name}", "it is given twice", "give each parameter one value")
        values[name] = value
    return values


def _read_param(text: str) -> tuple[str, str]:
    """Name and value of `NAME=VALUE`."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise ParameterError(f"--param {text}", "there is no NAME=VALUE", "write --param territory=territory:kashmir")
    return name.strip(), value


def _get_question(name: str | None, expression: str | None) -> Query:
    """The query that the arguments name: a text, standard input, a file, or one of the library."""
    from kg.store import get_query, query_from_text, read_query

    if name is None and expression is None and not sys.stdin.isatty():
        name = "-"  # a query that is piped in
    if (name is None) == (expression is None) or name == "":
        raise ParameterError(
            "query", "no query, or two", "name a file or a query of the library, give -e TEXT, or pipe one in"
        )
    if expression is not None:
        return query_from_text(expression, "-e")
    assert name is not None
    if name == "-":
        try:
            return query_from_text(sys.stdin.read(), "standard input")
        except UnicodeDecodeError:
            raise SourceError("standard input", "this is no UTF-8 text", "save the query as UTF-8") from None
    path = Path(name)
    if path.suffix != ".rq" and len(path.parts) == 1:
        return get_query(name)
    try:
        return read_query(path)
    except OSError as error:
        raise SourceError(name, error.strerror or "cannot be read", "name a .rq file, or see kg query --list") from None
    except UnicodeDecodeError:
        raise SourceError(name, "the file is no UTF-8 text", "name a .rq file") from None
