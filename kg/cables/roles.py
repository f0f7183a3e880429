"""Roles: which paragraphs are the summary, the post's comment, the action request or text quoted at length."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.cables.model import Part


class Draft(NamedTuple):
    """A paragraph before its role and key are known."""

    number: int | None
    marking: str | None
    heading: str | None
    text: str
    start: int
    end: int
    whole_mark: str | None
    parts: tuple[Part, ...] = ()


# BEGIN SUMMARY   EXECUTIVE SUMMARY   INTRODUCTION AND SUMMARY
SUMMARY_KIND = r"(?:begin |executive |introduction (?:and|&) )"
# Summary.   SUMMARY AND ACTION REQUEST:   (C) Summary and comment.   SUMMARY: (SBU)   BEGIN SUMMARY
_SUMMARY = re.compile(
    rf"\(?{SUMMARY_KIND}?summary(?: (?:and|&|/|with) [\w ]{{3,40}}?| continued)?[ \t]*(?:[.:-]|\Z)"
    r"|\(?begin summary\b",
    re.IGNORECASE,
)
_SUMMARY_HEADING = re.compile(
    rf"{SUMMARY_KIND}?summary(?:\Z|[ \t]*[:.,/(-]| (?:and|&|with|continued)\b)", re.IGNORECASE
)
# a pattern that opens with a class of signs is looked for ten times as fast as one without regard to case
END = r"[Ee][Nn][Dd](?<!\w[\s\S]{3})"
# End summary.   END SUMMARY AND COMMENT   End Summary and Action Request.
END_SUMMARY = re.compile(rf"{END}(?i: (?:of )?{SUMMARY_KIND}?summary\b)")
# Comment:   (C) Comment.   EMBASSY COMMENT:   Comment and Analysis.   COMMENT CONTINUED.
_COMMENT = re.compile(
    r"\(?(?:begin )?(?:(?:embassy|post|mission|ambassador'?s|consulate|consul general'?s|conoff|poloff|charge'?s|"
    r"[a-z]{4,14}) )?comments?(?: (?:and|&|/) [\w ]{3,40}?| continued)?[ \t]*(?:[.:]|--|\Z)",
    re.IGNORECASE,
)
# COMMENT   Embassy Comment   CONCLUSION AND COMMENT   COMMENT: A LONG ROAD   (no: COMMENTS FROM THE OPPOSITION)
_COMMENT_HEADING = re.compile(
    r"(?:[\w' ]{1,30}?(?: and |/| & ))?(?:(?:embassy|post|mission|ambassador'?s?|consulate) )?"
    r"comments?(?:\Z|[ \t]*[:.,/(-]| (?:and|&|continued)\b)",
    re.IGNORECASE,
)
_END_COMMENT = re.compile(rf"{END}(?i: (?:of )?(?:[a-z]+ )?comments?\b)")
# ACTION REQUEST:   This is an action request.   Paragraphs 2 and 8 contain an action request.
_ACTION = re.compile(
    r"\(?(?:action (?:request(?:ed|s)?|required|addressees?)\b|(?:department )?action requested|action for\b"
    r"|this (?:is an|cable contains an|message contains an|is a joint) action\b"
    r"|(?:please )?see para(?:graph)?s? [\d ,and-]{1,20} for action"
    r"|para(?:graph)?s? [\w ,]{1,30} (?:contains?|is|are) [\w ]{0,30}action)",
    re.IGNORECASE,
)
_ACTION_HEADING = re.compile(r"action (?:request|required|items?)", re.IGNORECASE)
_QUOTE_NOUN = (
    r"(?:text|translation|talking points?|points|non-?paper|letter|communique|statement|quote|demarche|excerpts?|"
    r"aide[- ]memoire|note|declaration|resolution|message|press release)"
)
_BEGIN_QUOTED = re.compile(rf"[Bb][Ee][Gg][Ii][Nn](?<!\w[\s\S]{{5}})(?i: (?:[\w'/-]+ ){{0,5}}?{_QUOTE_NOUN})")
_END_QUOTED = re.compile(rf"{END}(?i: (?:of )?(?:[\w'/-]+ ){{0,4}}?{_QUOTE_NOUN})")


def ends_heading(heading: str, text: str) -> bool:
    """Whether a paragraph closes the section that `heading` opened (END SUMMARY, END COMMENT)."""
    tail = text[-60:]
    return bool(
        (_SUMMARY_HEADING.match(heading) and END_SUMMARY.search(tail))
        or (_COMMENT_HEADING.match(heading) and _END_COMMENT.search(tail))
    )


def assign_roles(drafts: list[Draft]) -> list[str]:
    """The role of each paragraph: summary, comment, action, quoted or body."""
    roles = ["body"] * len(drafts)
    _fill_quoted(drafts, roles)
    _fill_summary(drafts, roles)
    _fill_comments(drafts, roles)
    return roles


def _fill_quoted(drafts: list[Draft], roles: list[str]) -> None:
    """Mark the paragraphs that mostly give a text at length, between its begin and end words."""
    is_open = False
    for place, draft in enumerate(drafts):
        text = draft.text
        if not is_open and "egin" not in text and "EGIN" not in text:
            continue
        quoted = 0
        at = 0
        while at < len(text):
            if not is_open:
                found = _BEGIN_QUOTED.search(text, at)
                if not found:
                    break
                is_open, at = True, found.end()
            ended = _END_QUOTED.search(text, at)
            quoted += (ended.start() if ended else len(text)) - at
            if not ended:
                is_open = _is_closed_later(drafts, place)
                break
            is_open, at = False, ended.end()
        if quoted * 2 > len(text):
            roles[place] = "quoted"


def _is_closed_later(drafts: list[Draft], place: int) -> bool:
    """Whether the end words of a quoted text follow."""
    return any(_END_QUOTED.search(draft.text) for draft in drafts[place + 1 : place + 40])


def _fill_summary(drafts: list[Draft], roles: list[str]) -> None:
    """Mark the paragraphs from the opening of the summary to its end."""
    first = next((place for place, draft in enumerate(drafts[:8]) if _is_summary(draft)), None)
    last = next((place for place, draft in enumerate(drafts[:20]) if END_SUMMARY.search(draft.text)), None)
    if first is None and (last is None or last > 4):
        return
    if first is None:
        opening = (place for place, draft in enumerate(drafts) if not _asks_action(draft.text) and not draft.whole_mark)
        first = min(next(opening, 0), last or 0)
    if last is None or last < first:
        last = first
        heading = drafts[first].heading
        if heading and _SUMMARY_HEADING.match(heading):
            while (
                last + 1 < len(drafts)
                and drafts[last + 1].heading == heading
                and not _opens_comment(drafts[last + 1].text)
            ):
                last += 1
            if last + 1 == len(drafts):
                last = first
    for place in range(first, last + 1):
        if place == first or not _opens_comment(drafts[place].text):
            roles[place] = "summary"


def _is_summary(draft: Draft) -> bool:
    """Whether the summary opens here."""
    if _SUMMARY.match(draft.text):
        return True
    return bool(draft.heading and _SUMMARY_HEADING.match(draft.heading) and not draft.whole_mark)


def _fill_comments(drafts: list[Draft], roles: list[str]) -> None:
    """Mark comments and action requests by their first words or heading."""
    is_open = False
    for place, draft in enumerate(drafts):
        heading = draft.heading or ""
        if roles[place] != "body":
            is_open = False
            continue
        if _opens_comment(draft.text) or (heading and _COMMENT_HEADING.match(heading)) or is_open:
            roles[place] = "comment"
            ended = _END_COMMENT.search(draft.text)
            is_open = not ended and _comment_goes_on(drafts, place)
        elif _asks_action(draft.text) or (heading and _ACTION_HEADING.match(heading)):
            roles[place] = "action"


def _opens_comment(text: str) -> bool:
    """Whether a comment opens here; the word itself is looked for first, which is faster."""
    return "comment" in text[:40].lower() and _COMMENT.match(text) is not None


def _asks_action(text: str) -> bool:
    """Whether an action request opens here; the word itself is looked for first, which is faster."""
    return "action" in text[:140].lower() and _ACTION.match(text) is not None


def _comment_goes_on(drafts: list[Draft], place: int) -> bool:
    """Whether END COMMENT follows under the same heading, before another comment opens."""
    for draft in drafts[place + 1 : place + 12]:
        if draft.heading != drafts[place].heading or _opens_comment(draft.text):
            return False
        if _END_COMMENT.search(draft.text):
            return True
    return False
