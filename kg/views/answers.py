"""Answers to queries as tables in the terminal, or in the formats of SPARQL results and RDF."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.store import Answer, Query
from kg.views.talk import answer

_NARROWEST = 12  # characters of a column; where columns would be narrower, each row is printed as a block


def print_answer(found: Answer, format_name: str, width: int | None = None) -> None:
    """Print the answer; a graph asked for as a table comes as Turtle.

    Raises ParameterError for a format that the answer cannot be written in.
    """
    if format_name != "table":
        sys.stdout.flush()
        found.write(sys.stdout.buffer, format_name)
        sys.stdout.buffer.flush()
    elif found.kind == "rows":
        _print_rows(found, width)
    elif found.kind == "boolean":
        answer("yes" if found.boolean else "no")
    else:
        answer(found.to_text("turtle").rstrip("\n"))


def _print_rows(found: Answer, width: int | None) -> None:
    """Print rows as a table, or as blocks where it would be too narrow, with IRIs abbreviated and texts on one line."""
    console = Console(highlight=False, width=width)
    rows = [{name: _shown(value, found.prefixes) for name, value in record.items()} for record in found.records()]
    if len(found.columns) * (_NARROWEST + len(" │ ")) > console.width:
        for row in rows:
            for name, value in row.items():
                if value:
                    console.print(Text(f"{name:12} ", style="dim").append(value, style="default"))
            console.print()
    else:
        table = Table(show_lines=False)
        for column in found.columns:
            table.add_column(Text(column), overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row.values()))
        console.print(table)
    console.print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", style="dim")


def _shown(value: str, prefixes: dict[str, str]) -> str:
    """An IRI with its prefix, another value with its blanks folded."""
    fitting = [(len(namespace), prefix) for prefix, namespace in prefixes.items() if value.startswith(namespace)]
    if fitting:
        length, prefix = max(fitting)
        return f"{prefix}:{value[length:]}"
    return " ".join(value.split())


def print_library(queries: Iterable[Query]) -> None:
    """Print the library's queries by theme, each with its question and parameters."""
    theme = ""
    for query in queries:
        if query.theme != theme:
            theme = query.theme
            answer(f"{theme}:")
        params = "".join(f" --param {param.name}=…" for param in query.params)
        answer(f"  {query.name}{params}\n      {query.summary}")
