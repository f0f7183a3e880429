"""Measurements as a table for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def table(rows: Sequence[dict[str, Any]]) -> str:
    """The rows in Markdown, the columns by the keys of the first; numbers stand at the right.

    >>> print(table([{"cables": 5000, "seconds": 12.345}]))
    | cables | seconds |
    |-------:|--------:|
    |  5,000 |    12.3 |
    """
    if not rows:
        return ""
    head = list(rows[0])
    cells = [[_cell(row.get(name)) for name in head] for row in rows]
    are_numbers = [all(isinstance(row.get(name), int | float | None) for row in rows) for name in head]
    widths = [max(len(name), *(len(line[place]) for line in cells)) for place, name in enumerate(head)]

    def line(texts: list[str]) -> str:
        parts = zip(texts, widths, are_numbers, strict=True)
        return (
            "| " + " | ".join(text.rjust(width) if right else text.ljust(width) for text, width, right in parts) + " |"
        )

    rule = "|".join(
        "-" * (width + 1) + (":" if right else "-") for width, right in zip(widths, are_numbers, strict=True)
    )
    return "\n".join([line(head), f"|{rule}|", *map(line, cells)])


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if isinstance(value, int) or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}"
