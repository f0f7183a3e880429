"""The sides that a span names, whoever hosts the post."""

from __future__ import annotations

from kg.findings.parties import find_parties


def find_named_parties(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The sides that `text[start:end]` names, in order: start, end, code.

    A name of several sides (`GOI`) means the one that the span names most by other names, else it is left out.

    >>> find_named_parties("Tokyo told the Russians so.", 0, 27)
    [(0, 5, 'JP'), (15, 23, 'RU')]
    """
    return find_parties(text, start, end)
