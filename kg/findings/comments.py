"""Comments of the post inside paragraphs: `(Comment: ... End comment.)`, `NOTE: ... END NOTE`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.cables import Cable, Paragraph, Span

# a comment opens: "Comment:", "(Comment.", "BEGIN COMMENT:", "Embassy comment:", "COMMENT AND ACTION REQUEST:"
_BEGIN = re.compile(
    r"(?:\A|(?<=[\s(\[]))(?:BEGIN |Begin )?(?:(?:EMBASSY|Embassy|POST|Post|AMBASSADOR'S|Ambassador's) )?"
    r"(?:COMMENTS?|Comments?|comment)"
    r"(?: (?:AND|and|And|&) \w+(?: \w+)?)?(?: CONTINUED| [Cc]ontinued)?[ \t]*(?:[:.]|--)\s*"
)
# "DAS Reyes cleared this message.", "CODEL REYES DID NOT HAVE AN OPPORTUNITY TO CLEAR THIS CABLE"
_CLEARANCE = re.compile(
    r"\b(?:clear(?:ed|s)?|seen|reviewed)\s+th(?:is|e)\s+(?:message|cable|telegram)\b", re.IGNORECASE
)
_SHORT = 240  # characters of a paragraph that only tells who has cleared the telegram
_END = re.compile(r"\(?\b(?:END|End|end)\s+(?:OF\s+|of\s+)?(?:\w+\s+)?(?:COMMENTS?|Comments?|comments?)\b[.:)]*")


# "... trained than most.\n\nIt is possible that": an empty line after a sentence, before a capital
_GAP = re.compile(r"(?<=[.!?\")])[ \t]*\n[ \t]*\n\s*(?=[A-Z][A-Za-z]* )")
_WORD = re.compile(r"omment|OMMENT")
_LEAD = 24  # characters of the marker that may stand before its word: "BEGIN AMBASSADOR'S C"


# "DAS Lund cleared this message.", "The delegation did not have an opportunity to clear this cable."
_CLEARED = re.compile(r"\bclear(?:ed)?\s+this\s+(?:message|cable|telegram|report)\b", re.IGNORECASE)


class Comment(NamedTuple):
    """The words of a comment: `start:end`, without its markers, and the paragraph that it stands in."""

    start: int
    end: int
    paragraph: str


def find_comments(cable: Cable) -> list[Comment]:
    """The comments of the post, one for each paragraph or part of a paragraph that is one, in the order of the text.

    A comment that nothing ends goes on to the end of its paragraph.
    """
    found: list[Comment] = []
    open_under: str | None = None  # the heading under which a comment goes on into the next paragraph
    is_open = False
    for paragraph in cable.paragraphs:
        if paragraph.end - paragraph.start < _SHORT and _CLEARANCE.search(cable.body, paragraph.start, paragraph.end):
            continue  # who has read it says nothing of what the post thinks
        own = _comments_of(cable.body, paragraph)
        goes_on = not own and is_open and paragraph.heading == open_under and paragraph.role == "body"
        if goes_on and not _CLEARED.search(cable.body, paragraph.start, paragraph.end):
            end = _find_end(cable.body, paragraph.start, paragraph.end)
            own = [Comment(paragraph.start, end.start() if end else paragraph.end, paragraph.key)]
            is_open = end is None
        elif own:
            whole = own[0].start - paragraph.start < 20 and own[0].end == paragraph.end
            is_open, open_under = whole, paragraph.heading
        else:
            is_open = False
        found += own
    return found


def _next_begin(body: str, at: int, end: int) -> re.Match[str] | None:
    """The next marker of a comment from `at` on; its pattern is asked only from where its word stands."""
    word = _WORD.search(body, at, end)
    return _BEGIN.search(body, max(at, word.start() - _LEAD), end) if word is not None else None


def _find_end(body: str, at: int, end: int) -> re.Match[str] | None:
    """The marker that ends a comment, looked for only where its word stands."""
    return _END.search(body, at, end) if _WORD.search(body, at, end) is not None else None


def _comments_of(body: str, paragraph: Paragraph) -> list[Comment]:
    found: list[Comment] = []
    at = paragraph.start
    if body.find("omment", at, paragraph.end) < 0 and body.find("OMMENT", at, paragraph.end) < 0:
        at = paragraph.end
    while begin := _next_begin(body, at, paragraph.end):
        if body[max(at, begin.start() - 5) : begin.start()].lower().split()[-1:] == ["end"]:
            at = begin.end()  # "End comment and action request."
            continue
        if body[max(at, begin.start() - 5) : begin.start()].lower().split()[-1:] == ["and"]:
            at = begin.end()  # "Summary and comment:", of which nobody can say where the comment begins
            continue
        before = body[paragraph.start : begin.start()].rstrip()[-1:]
        if ":" not in begin.group() and before not in ("", "(", "[", ".", ")", "!", "?", '"', "”", "-"):
            at = begin.end()  # "the president's comment."
            continue
        end = _find_end(body, begin.end(), paragraph.end)
        stop = end.start() if end else paragraph.end
        found.append(Comment(begin.end(), stop, paragraph.key))
        at = end.end() if end else paragraph.end
    if paragraph.role == "comment" and (not found or found[0].start - paragraph.start > 40):
        stop = found[0].start if found else paragraph.end
        if not found:
            end = _find_end(body, paragraph.start, paragraph.end)
            stop = end.start() if end else stop
        found.insert(0, Comment(paragraph.start, stop, paragraph.key))
    return found


def comment_parts(cable: Cable, start: int, end: int) -> Iterator[Span]:
    """The parts of a comment that an empty line parts after the end of a sentence; blanked noise parts nothing."""
    body = cable.body
    for gap in _GAP.finditer(body, start, end):
        if cable.text[gap.start() : gap.end()].strip():
            continue  # a page line stood here
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, end)
