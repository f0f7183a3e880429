"""Questions in SPARQL over the union of all graphs of a store."""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Store, Variable

from kg.errors import KgError, ParameterError, QueryError, QuerySyntax
from kg.store.answers import Answer, Term
from kg.store.endpoint_reader import EndpointReader
from kg.store.layout import QUADS
from kg.store.reader import Reader
from kg.store.sparql_words import UPDATES, request_form, sparql_words

# error at 2:17: expected OPTIONAL
_SYNTAX_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# expected one of The SELECT contains a variable that is unbound, [_]
_SENTENCE = re.compile(r"[A-Z][A-Za-z]+(?: [A-Za-z]+){2,}")
# … ?x foo:bar
_PREFIX_BEFORE = re.compile(r"([\w.-]*):[^\s:]*\s*\Z")
_SHOWN = 40  # characters of the query that an error shows
_SHOWN_BEFORE = 200
_SERVICE = re.compile("service", re.IGNORECASE | re.ASCII)
_LONGEST = 10 * 24 * 3600.0  # seconds; more than that is no limit
_Question = tuple[dict[str, str], str, dict[str, Term], str]  # prefixes, text, bindings, where
_START_UP = 30.0  # seconds a process may take to start, beside the time that the question has


def ask(
    reader: Reader,
    text: str,
    *,
    bindings: Mapping[str, Term] | None = None,
    seconds: float | None = None,
    where: str = "query",
) -> Answer:
    """The answer to a SPARQL query over all graphs, with `bindings` for variables that it projects.

    The prefixes of `Reader.prefixes` need not be written. Nothing goes out to a network. With `seconds` the query runs
    in a process that is ended when the time is over.

    Args:
        reader: an open store.
        text: the query.
        bindings: terms by the name of a projected variable.
        seconds: the time that the query may take; None sets no limit.
        where: what error messages call the query: a file, a name.

    Raises QuerySyntax for a text that does not parse, QueryError for an update, for SERVICE and for the time limit.
    """
    if not is_encodable(text):
        raise QueryError(where, "this is no UTF-8 text", "save the query as UTF-8")
    refuse_unsafe(text, where)
    if request_form(text) is None and not text.strip():
        raise QuerySyntax(f"{where}:1:1", "the query is empty", "write a SELECT, ASK, CONSTRUCT or DESCRIBE")
    if isinstance(reader, EndpointReader):
        _answer(
            Store(), reader.prefixes, text, bindings or {}, where
        )  # over no data: the same errors, before it is sent
        return reader.answer(text, bindings or {}, seconds, where)
    if seconds is None or reader.generation is None:
        return _answer(reader.quads, reader.prefixes, text, bindings or {}, where)
    return _ask_within(reader, text, bindings or {}, seconds, where)


def is_encodable(text: str) -> bool:
    """Whether the text is whole: half of a character, as bytes that are no UTF-8 give, is not."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def refuse_unsafe(text: str, where: str = "query") -> None:
    """Raise QueryError for an update and for what reaches the network."""
    form = request_form(text)
    if form in UPDATES:
        raise QueryError(where, f"{form} changes the store", "queries only read; use kg load and kg drop")
    for word, offset in sparql_words(text):
        if word == "SERVICE":
            line, column = _line_and_column(text, offset)
            found = "SERVICE would ask another server"
            raise QueryError(f"{where}:{line}:{column}", found, "queries read this store only; leave it out")


def _answer(quads: Store, prefixes: dict[str, str], text: str, bindings: Mapping[str, Term], where: str) -> Answer:
    """The answer of the engine, whole."""
    # FROM says which graphs are asked; else all are.
    has_dataset = any(word == "FROM" for word, _ in sparql_words(text))
    try:
        _refuse_hidden_service(text, prefixes)
        results = quads.query(
            text,
            prefixes=prefixes,
            use_default_graph_as_union=not has_dataset,
            substitutions={Variable(name): term for name, term in bindings.items()},
        )
        if isinstance(results, QueryBoolean):
            return Answer("boolean", results.serialize(format=QueryResultsFormat.JSON) or b"", prefixes)
        if isinstance(results, QueryTriples):
            return Answer("triples", results.serialize(format=RdfFormat.N_TRIPLES) or b"", prefixes)
        return Answer("rows", results.serialize(format=QueryResultsFormat.JSON) or b"", prefixes)
    except SyntaxError as error:
        raise _syntax_error(str(error), text, where) from None
    except RuntimeError as error:
        name = re.search(r"variable (\?\w+)", str(error))
        found = f"{name.group(1)} is no column of it" if name else str(error)
        raise ParameterError(where, found, "bind only variables that the SELECT names") from None
    except (OSError, ValueError) as error:
        raise QueryError(where, f"it cannot be answered ({error})", "change the query") from None


def _refuse_hidden_service(text: str, prefixes: dict[str, str]) -> None:
    """Raise SyntaxError where the engine reads SERVICE as a word of the query, wherever it may stand (`1SERVICE<...>`).

    The engine itself is asked: a query that parses with another word in the place of each SERVICE has it in strings,
    names, IRIs and comments alone. It is asked over no data and reaches nothing.
    """
    if _SERVICE.search(text):
        Store().query(_SERVICE.sub(_other_word, text), prefixes=prefixes)


def _other_word(service: re.Match[str]) -> str:
    """The word with another last letter in the same case, which is none of SPARQL's."""
    return service.group()[:-1] + ("X" if service.group()[-1].isupper() else "x")


def _syntax_error(message: str, text: str, where: str) -> QuerySyntax:
    """The error with line and column, and the words that stand there; what the engine expected is seldom of help."""
    if request_form(text) is None:
        first = next((offset for _, offset in sparql_words(text)), 0)
        line_number, column_number = _line_and_column(text, first)
        found = "it asks nothing: there is no SELECT, ASK, CONSTRUCT or DESCRIBE"
        return QuerySyntax(f"{where}:{line_number}:{column_number}", found, "correct the query")
    match = _SYNTAX_PLACE.match(message)
    if match is None:
        return QuerySyntax(where, message.splitlines()[0], "correct the query")
    line, column, expected = match.groups()
    place = f"{where}:{line}:{column}"
    at = sum(map(len, text.splitlines(keepends=True)[: int(line) - 1])) + int(column) - 1
    if "Prefix not found" in expected:
        named = _PREFIX_BEFORE.search(text[max(0, at - _SHOWN_BEFORE) : at])
        prefix = f"the prefix {named.group(1)!r}" if named else "the prefix before this place"
        return QuerySyntax(place, f"{prefix} is not known", "declare it with PREFIX, or correct it")
    if "IRI parsing failed" in expected:
        return QuerySyntax(place, "the IRI before this place is not whole", "correct the query")
    if sentence := _SENTENCE.search(" ".join(expected.split())):
        return QuerySyntax(place, sentence.group(), "correct the query")
    shown = " ".join(text[at:].split())
    if not shown:
        is_open = text.count("{") > text.count("}") or text.count("(") > text.count(")")
        found = "the query breaks off here" if is_open else "what stands before the end is not whole, or not allowed"
        return QuerySyntax(place, found, "close its brackets" if is_open else "correct the query")
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]} ..."
    return QuerySyntax(place, f"the SPARQL does not parse from {shown!r}", "correct it there or just before")


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and the column, from 1, of a character of the query."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _ask_within(reader: Reader, text: str, bindings: Mapping[str, Term], seconds: float, where: str) -> Answer:
    """The answer of a process of its own, which is ended after `seconds`."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    question = (reader.prefixes, text, dict(bindings), where)
    arguments = (sending, str(reader.generation), question)
    process = context.Process(target=_answer_in_process, args=arguments, daemon=True)
    process.start()
    sending.close()
    try:
        if not receiving.poll(_START_UP):
            raise QueryError(where, "the process for it did not start", "try again")
        receiving.recv()  # it has opened the store: the time of the question begins
        if not receiving.poll(min(seconds, _LONGEST)):
            found = f"no answer within {seconds:g} s"
            raise QueryError(where, found, "ask for less (LIMIT, a narrower pattern), or allow more time")
        outcome = receiving.recv()
    except EOFError:
        raise QueryError(where, "the process for it ended without an answer", "ask for less") from None
    finally:
        process.kill()
        process.join()
        receiving.close()
    if isinstance(outcome, Answer):
        return outcome
    kind, facts = outcome
    raise kind(*facts)


def _answer_in_process(sending: Connection, generation: str, question: _Question) -> None:
    """Send first a sign of life, then the answer or the error."""
    quads = Store.read_only(str(Path(generation) / QUADS))
    sending.send(True)
    try:
        sending.send(_answer(quads, *question))
    except KgError as error:
        sending.send((type(error), (error.where, error.found, error.mend)))
