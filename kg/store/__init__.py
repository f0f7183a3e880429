"""Quads become answers: generations on disk that readers keep and one writer swaps, questions, counts and exports.

A load never touches the generation that readers have open; a question never reaches a network.
"""

from kg.store.answers import Answer
from kg.store.ask import ask
from kg.store.export import FORMATS, MARKINGS, ExportReport, export
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
