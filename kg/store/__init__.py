"""Quads become answers: generations on disk that readers keep and one writer swaps, questions, counts and exports.

A load never touches the generation that readers have open; a question never reaches a network.

Most names are imported when they are asked for, so that a question need not wait for the readers of cables.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.store.ask import ask  # a name that its module bears too must stand before the module is imported elsewhere
from kg.store.export import FORMATS, MARKINGS, ExportReport, export

if TYPE_CHECKING:
    from kg.store.answers import Answer
    from kg.store.issues import Issue, get_issue
    from kg.store.library import Parameter, Query, ask_query, get_query, list_queries, query_from_text, read_query
    from kg.store.positions import Side, SidesOfIssue, StatedPosition, positions_on
    from kg.store.reader import Reader, open_reader
    from kg.store.statistics import Statistics, count_store
    from kg.store.writer import Writer

__all__ = [
    "FORMATS",
    "MARKINGS",
    "Answer",
    "ExportReport",
    "Issue",
    "Parameter",
    "Query",
    "Reader",
    "Side",
    "SidesOfIssue",
    "StatedPosition",
    "Statistics",
    "Writer",
    "ask",
    "ask_query",
    "count_store",
    "export",
    "get_issue",
    "get_query",
    "list_queries",
    "open_reader",
    "positions_on",
    "query_from_text",
    "read_query",
]

_HOMES = {
    "answers": ("Answer",),
    "issues": (
        "Issue",
        "get_issue",
    ),
    "library": (
        "Parameter",
        "Query",
        "ask_query",
        "get_query",
        "list_queries",
        "query_from_text",
        "read_query",
    ),
    "positions": (
        "Side",
        "SidesOfIssue",
        "StatedPosition",
        "positions_on",
    ),
    "reader": (
        "Reader",
        "open_reader",
    ),
    "statistics": (
        "Statistics",
        "count_store",
    ),
    "writer": ("Writer",),
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """A public name, from the module that holds it."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
