"""The summary: the words between `Summary.` and `End Summary`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.cables.model import Paragraph
from kg.cables.roles import END_SUMMARY, SUMMARY_KIND

# Summary:   SUMMARY AND ACTION REQUEST.   Summary: (SBU)   Begin Summary
_OPENING = re.compile(
    rf"\(?{SUMMARY_KIND}?summary(?: (?:and|&|/|with) [\w ]{{3,40}}?)?[ \t]*(?:[.:]|-{{1,2}}|\Z)[ \t]*"
    r"(?:\([A-Z/]{1,8}\)[ \t]*)?|\(?begin summary[ \t]*[.:]?[ \t]*",
    re.IGNORECASE,
)


def find_summary(paragraphs: Sequence[Paragraph]) -> str | None:
    """The words of the summary without `Summary` and `End summary`, its paragraphs on lines of their own."""
    lines: list[str] = []
    for paragraph in paragraphs:
        if paragraph.role != "summary":
            continue
        text = _OPENING.sub("", paragraph.text, count=1) if _OPENING.match(paragraph.text) else paragraph.text
        closing = END_SUMMARY.search(text)
        if closing:
            text = text[: closing.start()].rstrip(" \t(").rstrip()
        if text.strip():
            lines.append(text.strip())
    return "\n".join(lines) or None
