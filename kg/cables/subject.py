"""The subject line, over as many lines as it takes."""

from __future__ import annotations

import html
import re
from typing import NamedTuple


class Subject(NamedTuple):
    """The subject with blanks folded, a classification before it kept, and where its words stand."""

    subject: str | None
    start: int
    end: int


_START = re.compile(r"[\s:]*")
# a blank line      ------      ¶1. / 1.      (U) Classified by      PAGE 02 HARA      Summary / -------
_STOP = re.compile(
    r"\n[ \t\\]*+(?=\n|[-_=]{4,}|¶|\(?[A-Z]{0,3}\)?[ \t]?1{1,2}\.[ \t]|PAGE 0"
    r"|(?:BEGIN )?SUMMARY\b|CLASSIFIED\b|SENSITIVE BUT\b|SIPDIS\b|REF(?:TEL|S)?[ \t]?\()",
    re.IGNORECASE,
)
# US- \nLATIN AMERICAN
_WRAPPED_HYPHEN = re.compile(r"-(?<=\w-)[ \t]*\n[ \t]*(?=\w)")


def read_subject(text: str, start: int, end: int) -> Subject:
    """The subject that begins at `start`, at most up to `end`, where the next label stands.

    >>> read_subject(" US- \\nJAPAN TALKS\\n\\nSummary", 0, 28).subject
    'US-JAPAN TALKS'
    """
    began = _START.match(text, start, end)
    start = start if began is None else began.end()
    stopped = _STOP.search(text, start, end)
    if stopped is not None:
        end = stopped.start()
    words = _WRAPPED_HYPHEN.sub("-", text[start:end])
    if "&" in words:
        words = html.unescape(words)
    words = " ".join(words.replace("\\", " ").split()).rstrip(" ;")
    return Subject(words or None, start, start + len(text[start:end].rstrip()))
