"""The query library: the files of queries/ with what their headers say, and values for their parameters.

#+ summary: What each side says about a dispute, newest first.
#+ columns: {party: whose side, statement: the words}
#+ params: {dispute: {description: the dispute, example: "dispute:southern-kurils"}}
SELECT ?party ?statement ?dispute WHERE { ... }
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import Literal, NamedNode

from kg.errors import ParameterError, QueryError, UnknownQuery
from kg.graph.prefixes import XSD
from kg.store.answers import Answer, Term
from kg.store.ask import ask, is_encodable
from kg.store.bound_values import with_values
from kg.store.reader import Reader
from kg.store.sparql_words import without_limit
from kg.tables import resource_folder

# "Northern Territories", "Kurils"@en, "2008-02"^^<http://id.loc.gov/datatypes/edtf>
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z][A-Za-z0-9-]*)|\^\^<([^<>\s]+)>|\^\^(\w+:\w+))?')
_NUMBER = re.compile(r"[+-]?\d+(?P<fraction>\.\d+)?")
_PREFIXED = re.compile(r"(?P<prefix>[A-Za-z][\w-]*):(?P<local>[^\s<>\"{}|\\^`]*)")
_VARIABLE = re.compile(r"[?$]?\w+")
_CODE = re.compile(r"\b(?:code|notation)\b")  # "The code of the party."
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that may be given a value."""

    name: str
    description: str
    example: str


@dataclass(frozen=True, slots=True)
class Query:
    """One file of the library: its name, theme, text, and what its header says.

    `limit` says what the answer is limited to, "" for no limit.
    """

    name: str
    theme: str
    path: Path | None
    text: str
    summary: str
    description: str
    columns: tuple[tuple[str, str], ...]
    params: tuple[Parameter, ...]
    example: str
    limit: str = ""


@cache
def list_queries() -> tuple[Query, ...]:
    """All queries of the library, by theme and name."""
    folder = resource_folder("queries")
    return tuple(read_query(path, path.parent.name) for path in sorted(folder.rglob("*.rq")))


def get_query(name: str) -> Query:
    """The query of that name.

    Raises UnknownQuery with the nearest names.
    """
    wanted = name.strip().lower().removesuffix(".rq").replace("_", "-").replace(" ", "-")
    queries = {query.name: query for query in list_queries()}
    if wanted in queries:
        return queries[wanted]
    near = difflib.get_close_matches(wanted, queries, n=3, cutoff=0.6)
    mend = f"did you mean {' or '.join(near)}?" if near else "list the names with kg query --list"
    raise UnknownQuery(f"query {name!r}", "there is no query of that name", mend)


def read_query(path: Path, theme: str = "") -> Query:
    """The query in a file, with what its header says; a header is not needed.

    Raises QueryError for a header that is no YAML.
    """
    return query_from_text(path.read_text(encoding="utf-8-sig"), path.stem, theme=theme, path=path)


def query_from_text(text: str, name: str, *, theme: str = "", path: Path | None = None) -> Query:
    """The query in a text, called `name`, with what its header says; a header is not needed.

    >>> query = query_from_text("#+ summary: All cables.\\nSELECT ?cable { ?cable a cg:Cable }", "cables")
    >>> query.summary
    'All cables.'

    Raises QueryError for a header that is no YAML.
    """
    where = name if path is None else str(path)
    # Lines that are no header stay as empty ones, so that an error names the line of the text.
    header_lines = [line[2:].removeprefix(" ") if line.startswith("#+") else "" for line in text.splitlines()]
    try:
        header: Any = yaml.safe_load("\n".join(header_lines)) or {}
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = place.line + 1 if place is not None else 1
        raise QueryError(f"{where}:{line}", "the header is not YAML", "correct the lines behind #+") from None
    if not isinstance(header, dict):
        raise QueryError(f"{where}:1", "the header has no names and values", "write `#+ summary: ...`")
    return Query(
        name=name,
        theme=theme,
        path=path,
        text=text,
        summary=_words(header.get("summary")),
        description=_words(header.get("description")),
        columns=tuple((name, _words(told)) for name, told in _named(header.get("columns"))),
        params=tuple(_parameter(name, told) for name, told in _named(header.get("params"))),
        example=_words(header.get("example")),
        limit=_words(header.get("limit")),
    )


def _words(value: object) -> str:
    """The value of a header as text, "" where it has none."""
    return "" if value is None else str(value).strip()


def _named(value: object) -> list[tuple[str, object]]:
    """The named parts of a header: a mapping, a list of names, or a list of mappings that have a `name`."""
    if isinstance(value, dict):
        return [(str(name), told) for name, told in value.items()]
    parts: list[tuple[str, object]] = []
    for part in value if isinstance(value, list) else []:
        if not isinstance(part, dict):
            parts.append((str(part), None))
        elif "name" in part:
            parts.append((str(part["name"]), part))
        else:
            parts.extend((str(name), told) for name, told in part.items())
    return parts


def _parameter(name: str, told: object) -> Parameter:
    """A parameter from its part of the header: a mapping with description and example, or the description alone."""
    if isinstance(told, dict):
        return Parameter(name, _words(told.get("description")), _words(told.get("example")))
    return Parameter(name, _words(told), "")


def read_term(value: str, prefixes: Mapping[str, str]) -> Term:
    """The term that a person means by the value of a parameter.

    A prefixed name with a known prefix and an IRI, with or without `<>`, are IRIs; digits are a number; anything else,
    quoted or not, is text, with a language or a datatype where it says so.

    >>> read_term("party:JP", {"party": "https://example.org/party/"})
    <NamedNode value=https://example.org/party/JP>
    >>> read_term("Fukuda", {}).value
    'Fukuda'
    """
    value = value.strip()
    if not value.isascii() and not is_encodable(value):
        raise ParameterError(ascii(value), "this is no UTF-8 text", "write it in UTF-8")
    if value.startswith("<") and value.endswith(">"):
        return _named_node(value[1:-1])
    if quoted := _QUOTED.fullmatch(value):
        text, language, datatype, short = quoted.groups()
        text = re.sub(r"\\(.)", r"\1", text)
        if language:
            return _spoken(text, language)
        if short:
            prefix, _, local = short.partition(":")
            if prefix not in prefixes:
                raise ParameterError(value, f"the prefix {prefix!r} is not known", "write the datatype's IRI in <>")
            datatype = prefixes[prefix] + local
        return Literal(text, datatype=_named_node(datatype)) if datatype else Literal(text)
    if number := _NUMBER.fullmatch(value):
        kind = "decimal" if number.group("fraction") else "integer"
        return Literal(value, datatype=NamedNode(f"{XSD}{kind}"))
    prefixed = _PREFIXED.fullmatch(value)
    if prefixed and prefixed.group("prefix") in prefixes:
        return _named_node(prefixes[prefixed.group("prefix")] + prefixed.group("local"))
    if "//" in value and _IRI.fullmatch(value):
        return _named_node(value)
    return Literal(value)


def _spoken(text: str, language: str) -> Literal:
    """The text in a language.

    Raises ParameterError for a tag that names none.
    """
    try:
        return Literal(text, language=language)
    except ValueError as error:
        raise ParameterError(f"@{language}", f"this is no language ({error})", "write @en, @ja ...") from None


def _named_node(iri: str) -> NamedNode:
    """The IRI as a term.

    Raises ParameterError for one that is none.
    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise ParameterError(f"<{iri}>", f"this is no IRI ({error})", "write it whole") from None


def read_bindings(query: Query, values: Mapping[str, str], prefixes: Mapping[str, str]) -> dict[str, Term]:
    """The terms for the parameters of a query, from what a person gave by name.

    Raises ParameterError for a name that the query does not have, or that is none, and for a value that is no term.
    """
    names = [parameter.name for parameter in query.params]
    for name in values:
        if names and name.lstrip("?$") not in names:
            found = f"the query has no parameter {name!r}"
            raise ParameterError(query.name, found, f"its parameters are {', '.join(names)}")
        if not _VARIABLE.fullmatch(name):
            raise ParameterError(f"--param {name}", "this is no name of a variable", "write --param name=value")
    told = {parameter.name: parameter for parameter in query.params}
    bindings = {}
    for written, value in values.items():
        name = written.lstrip("?$")
        meant = _as_its_example(value, told[name], prefixes) if name in told else value
        bindings[name] = read_term(meant, prefixes)
    return bindings


def _as_its_example(value: str, parameter: Parameter, prefixes: Mapping[str, str]) -> str:
    """The value in the form of the parameter's example: with its prefix or without, an id and a code as they are kept.

    >>> dispute = Parameter("dispute", "The dispute.", "dispute:southern-kurils")
    >>> _as_its_example("Abu Musa", dispute, {"dispute": "https://example.org/dispute/"})
    'dispute:abu-musa'
    """
    plain, example = value.strip(), parameter.example
    if not plain or plain[0] in "<\"'" or "//" in plain:
        return value
    prefix, colon, local = plain.partition(":")
    is_prefixed = bool(colon) and prefix in prefixes
    kind, colon, example_local = example.partition(":")
    if not colon or kind not in prefixes:  # party=RU, cable=09TOKYO990001
        meant = local if is_prefixed else plain
        if parameter.name == "cable":
            return _cable_id(meant)
        return _in_the_case_of(example, meant) if _CODE.search(parameter.description) else meant
    if is_prefixed:
        return value
    meant = _cable_id(plain) if kind == "cable" else _in_the_case_of(example_local, "-".join(plain.split()))
    return f"{kind}:{meant}"


def _cable_id(value: str) -> str:
    """The canonical id of a cable in any spelling, the value itself where it is none."""
    from kg.cables.ids import read_id  # noqa: PLC0415 - most questions need not wait for the readers of cables

    return read_id(value) or value


def _in_the_case_of(example: str, value: str) -> str:
    """The value in capitals or in small letters where the example is all of one."""
    return value.upper() if example.isupper() else value.lower() if example.islower() else value


def ask_query(
    reader: Reader,
    query: Query,
    values: Mapping[str, str] | None = None,
    *,
    seconds: float | None = None,
    is_whole: bool = False,
) -> Answer:
    """The answer to a query of the library, its parameters bound to the values given by name.

    With `is_whole` no LIMIT of the query holds.
    """
    bindings = read_bindings(query, values or {}, reader.prefixes)
    where = query.name if query.theme or query.path is None else str(query.path)
    text = with_values(without_limit(query.text) if is_whole else query.text, bindings, reader.prefixes)
    return ask(reader, text, bindings=bindings, seconds=seconds, where=where)
