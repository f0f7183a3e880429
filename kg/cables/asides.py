"""Asides: what archives and message centres wrote around a heading, which is neither field nor text.

Page lines with the classification beside them, distribution blocks, search forms of an archive's reader, drafting
and clearance lines, notes and stamps of a copy. They are known, so they count as recognised; nothing is read from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.cables.lines import HEADING_NOISE
from kg.cables.model import Span

_LINES = re.compile(
    r"^[ \t]*+(?:"
    # null      Jane Q Doe  03/21/2007 05:47:09 PM  From  DB/Inbox:  Search Results      Cable      Text:
    r"null|SIPDIS|[^\n]{0,60}From {1,3}DB/Inbox:[^\n]*+|Cable|Text:|TELEGRAM\b[^\n]*+"
    # To:       No Action Addressee      Captions: None      _________________
    r"|(?:To|From|TAGS|Captions|Subject|Ref|Action):[ \t][^\n]*+(?:\n[ \t]{6,20}\S[^\n]*+)*+|_{5,}+"
    # DRAFTED: POL:JDOE      CLEARED: A/DCM:JDOE; ECON:RROE      CXABU:      ACTION: POL      INFO: AMB DCM
    r"|(?:(?:APPROVED|DRAFTED)(?: BY)?|CLEARED|RELEASED|DISSEMINATION|CHARGE|ACTION|INFO|CX[A-Z]{3,6}):[^\n]*+"
    # Original Telegram was Confidential but has since been\nde-classified
    r"|Original (?:Telegram|Classification)[^\n]*+(?:\n[ \t]*de-?classified[^\n]*+)?"
    # Copy from the National Archives      RG 59: General Records      Central Foreign Policy File      File: POL 1
    r"|Copy from the National Archives[^\n]*+|RG \d{1,3}\b[^\n]*+|[^\n]{0,20}Central (?:Foreign Policy )?Files?[^\n]*+"
    r"|(?:File|Box|Folder):[^\n]*+"
    # TOP LINE OF A DISTRIBUTION:      H-01     TEDE-00  INR-00   IO-00
    r"|(?:[A-Z]{1,5}-\d\d[ \t]*+){2,}(?:/\d{1,4} ?[A-Z]{0,2})?[^\n]{0,10}"
    # --------------------------------------------- ----
    r"|[-=*][-=* \t]{4,}+"
    r")[ \t]*+$",
    re.MULTILINE,
)
# Wednesday, 29 November 2000, 13:59
_DAY_LINE = re.compile(
    r"^[ \t]*(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY, \d{1,2} [A-Z]{3,9} \d{4}(?:, \d{2}:\d{2})?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
# This record is a partial extract of the original cable. The full text ... is not available.
_EXTRACT_NOTE = re.compile(r"\A\s*(?:null\s+)?This record is a partial extract of the original cable\.[^\n]*")
# CONFIDENTIAL     PTQ1859
_BANNER_LINE = re.compile(
    r"^[ \t]*+(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE)"
    r"(?:[ \t]{1,40}[A-Z]{3}\d{4})?[ \t]*+$",
    re.MULTILINE,
)
_FORM_COPY = re.compile(
    r"(?<=_____\n)(?:[A-Z] ?){6,30}[ \t]{2,12}[A-Z][A-Z ]{2,24} \d{4,6}[ \t]*+(?:\n\s*+SIPDIS[ \t]*+)?(?=\n)"
)


def find_asides(text: str, end: int) -> Iterator[Span]:
    """Yield where asides stand in the heading `text[:end]`.

    >>> [*find_asides("Copy from the National Archives\\nFM AMEMBASSY QUITO\\n", 51)]
    [Span(start=0, end=31)]
    """
    head = text[:end]
    for found in _LINES.finditer(head):
        yield Span(*found.span())
    # C O N F I D E N T I A L        QUITO 90001      (the copy of the first line on a search form)
    for found in _FORM_COPY.finditer(head):
        yield Span(*found.span())
    for found in HEADING_NOISE.finditer("\n" + head):
        yield Span(found.start(), found.end() - 1)


def find_notes(text: str, above: int) -> Iterator[tuple[str, Span]]:
    """Yield the first note of an extract, day line and banner above the classification line, each with its name."""
    for pattern, name in ((_EXTRACT_NOTE, "note"), (_DAY_LINE, "day"), (_BANNER_LINE, "page")):
        found = pattern.search(text, 0, above)
        if found is not None:
            yield name, Span(*found.span())
