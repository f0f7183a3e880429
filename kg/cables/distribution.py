"""The distribution inside the Department: which office got how many copies, who drafted and who approved.

The National Archives' telegrams of 1973-79 carry it above the transmission heading: `ACTION ARA-10`, `INFO OCT-01
/011 W`, `DRAFTED BY ARA/ECP:JDOE`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.cables.model import Copies, Span

# INFO  OCT-01  ISO-00 PM-03  /016 W
_PART = re.compile(r"(?:^|(?<=\n))[ \t]*(?P<role>ACTION|INFO|ORIGIN)\b|\b(?P<office>[A-Z]{1,6})-(?P<copies>\d\d)\b")
# DRAFTED BY ARA/ECP:JDOE:MR      APPROVED BY: ARA:RROE
_DRAFTED = re.compile(r"^[ \t]*DRAFTED BY[ \t:]{1,4}(?P<who>[A-Z][^\n]{1,80})$", re.MULTILINE)
_APPROVED = re.compile(r"^[ \t]*APPROVED BY[ \t:]{1,4}(?P<who>[A-Z][^\n]{1,80})$", re.MULTILINE)


class Drafting(NamedTuple):
    """Who drafted and who approved the telegram, as worded, and where that stands."""

    drafted_by: str | None
    approved_by: str | None
    spans: tuple[Span, ...]


def read_distribution(text: str, spans: Iterable[Span]) -> tuple[Copies, ...]:
    """The copies that the distribution blocks name, in order.

    >>> text = "ACTION ARA-10\\nINFO  OCT-01  ISO-00  /011 W"
    >>> [(one.role, one.office, one.copies) for one in read_distribution(text, [Span(0, len(text))])]
    [('ACTION', 'ARA', 10), ('INFO', 'OCT', 1), ('INFO', 'ISO', 0)]
    """
    found: list[Copies] = []
    for span in spans:
        role = "INFO"
        for part in _PART.finditer(text[span.start : span.end]):
            if part["role"]:
                role = part["role"]
            else:
                found.append(Copies(role, part["office"], int(part["copies"])))
    return tuple(found)


def read_drafting(text: str, end: int) -> Drafting:
    """Who drafted and approved, by the lines above `end`."""
    drafted = _DRAFTED.search(text, 0, end) if text.find("DRAFTED BY", 0, end) >= 0 else None
    approved = _APPROVED.search(text, 0, end) if text.find("APPROVED BY", 0, end) >= 0 else None
    spans = tuple(Span(*found.span()) for found in (drafted, approved) if found)
    return Drafting(drafted["who"].strip() if drafted else None, approved["who"].strip() if approved else None, spans)
