"""The National Archives' electronic telegrams of 1973-79: a part `Message Text` and a part `Message Attributes`.

The attributes are lines `Name: value`; a value may go on over the next lines (Concepts, To, Markings). `Locator` says
where the text is: only with `TEXT ON-LINE` does the record hold it.
"""

from __future__ import annotations

import re

from kg.archives.dates import iso_day
from kg.archives.encodings import decode
from kg.archives.model import Message, Source, Stated
from kg.archives.pieces import Piece

ON_LINE = "TEXT ON-LINE"

PART = re.compile(rb"^[ \t\f]*+Message (Text|Attributes)[ \t]*+:?[ \t]*+$", re.MULTILINE)
# Document Number: 1974LIMA02545   TAGS: PFOR, PE   Disposition Approved on Date:
ATTRIBUTE = re.compile(
    r"^[ \t\f]{0,8}(TAGS|[A-Z][A-Za-z]*[a-z][A-Za-z]*(?: (?:[A-Z][A-Za-z]*|on|of)){0,4}) ?:(?:[ \t]+|$)", re.MULTILINE
)
# what archives write for nothing
NOTHING = frozenset({"", "n/a", "N/A", "NA", "na", "-- N/A or Blank --"})


# Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review 05 JUL 2006: a page's foot
STAMP = re.compile(
    r"^[ \t]*+(?:[A-Z][\w. ]{0,40} )?(?:Declassified/Released[ \t]{1,8}US Department of State[^\n]{0,100}"
    r"|US Department of State EO Systematic Review[^\n]{0,40}|EO Systematic Review \d{1,2} \w{3,9} \d{4})$",
    re.MULTILINE,
)


def record_starts(content: bytes, goes_on: bool = False, is_within: bool = False) -> list[int]:
    r"""The offsets at which records start, 0 first: at each `Message Text` after the attributes of another.

    >>> record_starts(b"Message Text\nA\nMessage Attributes\nTo: B\nMessage Text\n")
    [0, 40]
    """
    starts = [0]
    has_attributes = has_text = is_within
    for part in PART.finditer(content):
        if part[1] == b"Attributes":
            has_attributes = True
        elif has_attributes and has_text:
            starts.append(part.start())
            has_attributes, has_text = False, True
        else:
            has_text = True
    return starts


def read_record(piece: Piece, source: Source) -> Message:
    """The record's telegram with all its attributes; its text is empty where the archive holds none."""
    parts = list(PART.finditer(piece.content))
    attributes_at = next((part for part in parts if part[1] == b"Attributes"), None)
    text_at = next((part for part in parts if part[1] == b"Text"), None)
    content = piece.content
    if attributes_at is None:
        text, attributes = content[text_at.end() if text_at else 0 :], b""
    elif text_at is None or text_at.start() > attributes_at.start():
        end = text_at.start() if text_at else len(content)
        text, attributes = content[text_at.end() :] if text_at else b"", content[attributes_at.end() : end]
    else:
        text, attributes = content[text_at.end() : attributes_at.start()], content[attributes_at.end() :]
    stated = _stated(read_attributes(decode(attributes)))
    locator = next((value for name, value in stated.attributes if name == "Locator"), ON_LINE)
    return Message(decode(text).strip("\n\f") if ON_LINE in locator.upper() else "", source, stated)


def read_attributes(text: str) -> tuple[tuple[str, str], ...]:
    r"""The names and values in the order of the record; a value of several lines is joined with line ends.

    >>> read_attributes("Concepts: FISHING,\nTREATIES\nDraft Date: 27 MAR 1974\nTo: STATE\n")
    (('Concepts', 'FISHING,\nTREATIES'), ('Draft Date', '27 MAR 1974'), ('To', 'STATE'))
    """
    text = STAMP.sub("", text)
    found = list(ATTRIBUTE.finditer(text))
    ends = [*(mark.start() for mark in found[1:]), len(text)]
    return tuple(
        (mark[1], "\n".join(line.strip() for line in text[mark.end() : end].split("\n") if line.strip()))
        for mark, end in zip(found, ends, strict=False)
    )


def _stated(attributes: tuple[tuple[str, str], ...]) -> Stated:
    """The attributes, with those that all archives have under their common names."""
    values: dict[str, str] = {}
    for name, value in attributes:
        if value not in NOTHING:
            values.setdefault(name, value)
    return Stated(
        reference_id=values.get("Document Number"),
        created=iso_day(values.get("Draft Date") or values.get("Sent Date") or ""),
        origin=values.get("From"),
        classification=values.get("Original Classification"),
        references=(values["Reference"],) if "Reference" in values else (),
        attributes=attributes,
    )
