"""Comments of the post inside paragraphs: `(Comment: ... End comment.)`, `NOTE: ... END NOTE`."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.cables import Cable, Paragraph

# a comment opens: "Comment:", "(Comment.", "BEGIN COMMENT:", "Embassy comment:", "COMMENT AND ACTION REQUEST:"
_BEGIN = re.compile(
    r"(?:\A|(?<=[\s(\[]))(?:BEGIN |Begin )?(?:(?:EMBASSY|Embassy|POST|Post|AMBASSADOR'S|Ambassador's) )?"
    r"(?:COMMENTS?|Comments?|comment)"
    r"(?: (?:AND|and|And|&) \w+(?: \w+)?)?(?: CONTINUED| [Cc]ontinued)?[ \t]*(?:[:.]|--)\s*"
)
_END = re.compile(r"\(?\b(?:END|End|end)\s+(?:OF\s+|of\s+)?(?:\w+\s+)?(?:COMMENTS?|Comments?|comments?)\b[.:)]*")


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
        own = _comments_of(cable.body, paragraph)
        if not own and is_open and paragraph.heading == open_under and paragraph.role == "body":
            end = _END.search(cable.body, paragraph.start, paragraph.end)
            own = [Comment(paragraph.start, end.start() if end else paragraph.end, paragraph.key)]
            is_open = end is None
        elif own:
            whole = own[0].start - paragraph.start < 20 and own[0].end == paragraph.end
            is_open, open_under = whole, paragraph.heading
        else:
            is_open = False
        found += own
    return found


def _comments_of(body: str, paragraph: Paragraph) -> list[Comment]:
    found: list[Comment] = []
    at = paragraph.start
    if body.find("omment", at, paragraph.end) < 0 and body.find("OMMENT", at, paragraph.end) < 0:
        at = paragraph.end
    while begin := _BEGIN.search(body, at, paragraph.end):
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
        end = _END.search(body, begin.end(), paragraph.end)
        stop = end.start() if end else paragraph.end
        found.append(Comment(begin.end(), stop, paragraph.key))
        at = end.end() if end else paragraph.end
    if paragraph.role == "comment" and (not found or found[0].start - paragraph.start > 40):
        stop = found[0].start if found else paragraph.end
        if not found:
            end = _END.search(body, paragraph.start, paragraph.end)
            stop = end.start() if end else stop
        found.insert(0, Comment(paragraph.start, stop, paragraph.key))
    return found
