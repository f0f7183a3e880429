"""What a question gives back: rows, yes or no, or triples."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import IO
from typing import Literal as OneOf

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from kg.errors import ParameterError

Term = NamedNode | BlankNode | Literal | Triple

ROW_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
TRIPLE_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
}


@dataclass(frozen=True)
class Answer:
    """The whole answer to one question.

    `kind` is `rows` (SELECT), `boolean` (ASK) or `triples` (CONSTRUCT, DESCRIBE). `data` is the answer as SPARQL JSON
    results, for triples as N-Triples, so that it passes from one process to another as it is.
    """

    kind: OneOf["rows", "boolean", "triples"]
    data: bytes
    prefixes: dict[str, str]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, () where the answer has no rows."""
        return tuple(variable.value for variable in self._solutions().variables) if self.kind == "rows" else ()

    @cached_property
    def rows(self) -> tuple[tuple[Term | None, ...], ...]:
        """The rows in the order of the answer; None where a row leaves a column open."""
        if self.kind != "rows":
            return ()
        return tuple(tuple(solution) for solution in self._solutions())

    def records(self) -> list[dict[str, str]]:
        """Each row as plain strings by column: the characters of an IRI or literal, "" for an open column."""
        return [dict(zip(self.columns, map(_characters, row), strict=True)) for row in self.rows]

    @cached_property
    def boolean(self) -> bool | None:
        """Yes or no, None where that was not asked."""
        if self.kind != "boolean":
            return None
        return bool(parse_query_results(self.data, format=QueryResultsFormat.JSON))

    @property
    def triples(self) -> Iterator[Triple]:
        """Yield the triples of a CONSTRUCT or DESCRIBE."""
        if self.kind == "triples":
            for quad in parse(self.data, format=RdfFormat.N_TRIPLES):
                yield quad.triple

    def formats(self) -> tuple[str, ...]:
        """The names of the formats in which this answer can be written."""
        return tuple(TRIPLE_FORMATS if self.kind == "triples" else ROW_FORMATS)

    def write(self, output: IO[bytes], format_name: str) -> None:
        """Write the answer to a binary stream in one of `formats()`.

        Raises ParameterError for a format that cannot hold it.
        """
        if format_name not in self.formats():
            found = f"the answer cannot be written as {format_name!r}"
            raise ParameterError("--format", found, f"use one of {', '.join(self.formats())}")
        if self.kind == "triples":
            triples = sorted(set(self.triples), key=str)
            serialize(triples, output, format=TRIPLE_FORMATS[format_name], prefixes=self.prefixes)
        elif self.kind == "boolean" and format_name in ("csv", "tsv"):
            output.write(b"true\n" if self.boolean else b"false\n")
        else:
            results = parse_query_results(self.data, format=QueryResultsFormat.JSON)
            results.serialize(output, format=ROW_FORMATS[format_name])

    def to_text(self, format_name: str) -> str:
        """The answer in one of `formats()` as text."""
        output = io.BytesIO()
        self.write(output, format_name)
        return output.getvalue().decode()

    def _solutions(self) -> QuerySolutions:
        """The rows as the engine reads them."""
        results = parse_query_results(self.data, format=QueryResultsFormat.JSON)
        if not isinstance(results, QuerySolutions):
            raise TypeError("the answer holds no rows")
        return results


def _characters(term: Term | None) -> str:
    """The characters of a term without its datatype; a triple term as N-Triples writes it."""
    if term is None:
        return ""
    return str(term) if isinstance(term, Triple) else term.value
