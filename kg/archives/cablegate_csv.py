r"""Cablegate's `cables.csv`, row by row.

A row is `"1","12/28/1966 18:48","66BUENOSAIRES990001","Embassy Buenos Aires","UNCLASSIFIED","66STATE990002|...",
"heading","body"`: eight quoted fields, some of many lines, with `\"` for a quote and `\\` for a backslash inside. So
`"123","` at the start of a line is always the start of a row, whatever came before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.archives.dates import iso_minute
from kg.archives.detect import TABLE_HEADER
from kg.archives.encodings import decode
from kg.archives.model import Message, Refusal, Source, Stated
from kg.archives.pieces import Piece
from kg.archives.refusals import refuse

FIELDS = 8

# "123","   at the start of a line
ROW_START = re.compile(rb'^"?\d{1,9}"?,"', re.MULTILINE)
# "He said \"no\"."  the field ends at the first quote that is neither escaped nor doubled
FIELD = re.compile(rb'"((?:[^"\\]++|\\.|"")*+)"|(\d{1,9})(?=,)', re.DOTALL)
# \" and \\ and ""
ESCAPED = re.compile(rb'\\(["\\])|"(")')


def row_starts(content: bytes, goes_on: bool = False, is_within: bool = False) -> list[int]:
    r"""The offsets at which rows start in the table, 0 first.

    >>> row_starts(b'"1","a\n"\n"2","b"\n')
    [0, 9]
    """
    return [0, *(found.start() for found in ROW_START.finditer(content) if found.start())]


def read_row(piece: Piece, source: Source) -> Iterator[Message | Refusal]:
    """Yield the row's telegram, and a refusal for what in the row is broken; a header line yields nothing."""
    content = piece.content
    if not content.strip() or (piece.line == 1 and TABLE_HEADER.match(content)):
        return
    fields: list[bytes] = []
    place = len(content) - len(content.lstrip())
    while found := FIELD.match(content, place):
        fields.append(found[1] if found[1] is not None else found[2])
        place = found.end()
        if len(fields) == FIELDS or content[place : place + 1] != b",":
            break
        place += 1
    rest = content[place:].strip()
    if len(fields) < FIELDS:
        yield refuse(source, "broken-row", found=f"{len(fields)} readable field{'' if len(fields) == 1 else 's'}")
        return
    yield _message([decode(_unescaped(part)) for part in fields], source)
    if rest:
        line = piece.line + content.count(b"\n", 0, content.find(rest, place))
        yield refuse(replace(source, line=line), "broken-row", found=f"{len(rest)} bytes behind its last field")


def _unescaped(part: bytes) -> bytes:
    """The field without the escapes of its quotes and backslashes."""
    if b"\\" not in part and b'"' not in part:
        return part
    return ESCAPED.sub(lambda found: found[1] or found[2], part)


def _message(fields: list[str], source: Source) -> Message:
    """The telegram of a row with all its fields."""
    _, created, reference_id, origin, classification, references, heading, body = fields
    stated = Stated(
        reference_id=reference_id.strip() or None,
        created=iso_minute(created),
        origin=origin.strip() or None,
        classification=classification.strip() or None,
        references=tuple(part.strip() for part in references.split("|") if part.strip()),
    )
    text = f"{heading}\n\n{body}" if heading.strip() else body
    return Message(text, source, stated)
