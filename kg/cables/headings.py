"""Headings: the lines that stand above a paragraph and name what it and the next ones tell."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.cables.model import Span


class HeadingLine(NamedTuple):
    """A heading's words, folded, and the span of it with its rules."""

    words: str
    span: Span
    is_ruled: bool = False


class _Line(NamedTuple):
    """A line of the text, its place, and whether it is a rule."""

    words: str
    start: int
    end: int
    is_rule: bool


# WASHINGTON AGENDA -----------------
_INLINE_RULE = re.compile(r"[ \t]*-{4}[- \t]*+\Z")
# 1.(C) The GOB agreed. -------- Training --------
_INLINE_HEADING = re.compile(
    r"(?<=[.!?)\"\u201d])[ \t]{1,4}(?P<all>(?:-{4,60}[ \t]{1,3})?"
    r"(?P<words>[A-Z\"'](?:[^\n.!-]|-(?!-)|[.!](?![ \t])){2,90}?)[ \t]{1,3}-{4,90}(?:[ \t]-{1,20})?)\s{0,12}\Z"
)
# A. FISHING RIGHTS      (1) SHIPS      B) PORTS
_ITEM = re.compile(r"[ \t]*\(?(?:[A-Za-z]|\d{1,2})[.)][ \t]")
_LEAD_RULE = re.compile(r"[ \t]*(?:-{4,}|//)[ \t]*")
_SENTENCE_END = re.compile(r"[.!?:;][\"')\u201d\u2019]*[ \t]*\Z")
_ABBREVIATED = ("...", "U.S.", "U.N.", "E.U.")
_COLUMNS = re.compile(r"\S {3,30}\S")
_MARKED = re.compile(r"\(?(?:U|C|S|SBU)\)[ \t]*")
# a last word that no sentence ends with
_OPEN_END = re.compile(
    r"(?:\A|\s)(?:the|an?|of|and|or|to|in|on|at|by|for|from|with|that|which|who|not|is|are|was|were|be|has|have|had|will"
    r"|would|could|should|may|as|but|its|his|her|their|our|this|these|than|into|between|against|about)\Z",
    re.IGNORECASE,
)
# ACTION REQUEST - SEE PARAGRAPH 4      (a pointer, no heading)
_POINTER = re.compile(r"\bpara(?:graph)?s?\.? \d", re.IGNORECASE)
_KNOWN = re.compile(
    r"(?:SUMMARY|INTRODUCTION|COMMENT|BACKGROUND|ACTION REQUEST(?:ED)?|BIO(?:GRAPHIC)? NOTES?|CONCLUSION|ANALYSIS)\b",
    re.IGNORECASE,
)


def heading_above(body: str, floor: int, start: int) -> HeadingLine | None:
    """The heading that ends right above `start`, None where the text runs on.

    Nothing before `floor` is looked at; the rest of the line that `floor` stands in is text.

    >>> heading_above("It ended.\\n\\nNext Steps\\n----------\\n\\n", 0, 35).words
    'Next Steps'
    """
    if _ends_as_text(body, floor, start):
        return None
    lines = _lines_above(body, floor, start)
    place = _last_words(lines, len(lines) - 1, rules=False)
    if place < 0:
        return None
    end = lines[place].end
    is_ruled = lines[place].is_rule
    if is_ruled:
        place = _last_words(lines, place, rules=True)
    picked: list[_Line] = []
    while place >= 0 and len(picked) < 3 and not _is_above(lines[place], picked):
        picked.insert(0, lines[place])
        place -= 1
    words = _heading_words(" ".join(line.words for line in picked))
    if words is None:
        return None
    stands_apart = place < 0 or not lines[place].words.strip() or lines[place].is_rule
    begin = _top_rule(lines, place, picked[0].start)
    is_ruled = is_ruled or _INLINE_RULE.search(picked[-1].words) is not None or picked[0].words.strip().startswith("//")
    if is_ruled:
        is_heading = not (words.endswith((".", ",", ";")) or len(words) > 180 or _COLUMNS.search(picked[-1].words))
    else:
        is_heading = (
            (stands_apart or _KNOWN.fullmatch(words) is not None)
            and _reads_as_heading(words, [line.words for line in picked])
            and not runs_on(body[floor:begin], words)
            and not _is_list(picked, body[max(0, begin - 40) : begin])
        )
    return HeadingLine(words, Span(begin, end), is_ruled) if is_heading else None


def _last_words(lines: list[_Line], place: int, *, rules: bool) -> int:
    """The last line at or above `place` that is not blank; with `rules` no rule either. -1 where there is none."""
    while place >= 0 and (not lines[place].words.strip() or (rules and lines[place].is_rule)):
        place -= 1
    return place


def _is_above(line: _Line, picked: list[_Line]) -> bool:
    """Whether a line stands above the heading: blank, a rule, or the end of a text."""
    return not line.words.strip() or line.is_rule or (bool(picked) and _SENTENCE_END.search(line.words) is not None)


def _top_rule(lines: list[_Line], place: int, begin: int) -> int:
    """Where a heading begins, with the rules above it; a rule under other words is theirs."""
    place = _last_words(lines, place, rules=False)
    top = place
    while top >= 0 and lines[top].is_rule:
        top -= 1
    if top == place or (top >= 0 and lines[top].words.strip() and not _SENTENCE_END.search(lines[top].words)):
        return begin
    return lines[top + 1].start


def inline_heading(body: str, floor: int, start: int) -> HeadingLine | None:
    """The heading that stands with its rule at the end of a line of text right above `start`.

    >>> inline_heading("1. (C) It ended. ------ Training ------\\n\\n", 0, 41).words
    'Training'
    """
    begin = max(floor, start - 240)
    if not body[begin:start].rstrip().endswith("-"):
        return None
    found = _INLINE_HEADING.search(body, begin, start)
    if found is None:
        return None
    return HeadingLine(" ".join(found["words"].split()), Span(found.start("all"), found.end("all")), is_ruled=True)


def dangling_heading(body: str, floor: int, end: int) -> HeadingLine | None:
    """The heading at the end of a cut text, with no words below it: capitals after a text that is none."""
    found = heading_above(body, floor, end)
    if found is None or ("\n" in body[found.span.start : found.span.end].strip() and not found.is_ruled):
        return None
    above = body[max(floor, found.span.start - 400) : found.span.start]
    return found if found.is_ruled or (found.words.isupper() and not above.isupper()) else None


def _ends_as_text(body: str, floor: int, start: int) -> bool:
    """Whether the words right above `start` end as a sentence does, or fill a long line."""
    tail = body[max(floor, start - 200) : start].rstrip()
    if tail.endswith((".", ",", ";")):
        return not tail.endswith(_ABBREVIATED)
    return not tail or (len(tail) > 120 and "\n" not in tail[-120:])


def _lines_above(body: str, floor: int, start: int) -> list[_Line]:
    """The last lines before `start`, each with its place."""
    begin = max(floor, start - 600)
    rows = body[begin:start].split("\n")
    if begin > floor and body[begin - 1] != "\n":
        rows = rows[1:]
    rows = rows[-16:]
    lines: list[_Line] = []
    place = start - sum(map(len, rows)) - len(rows) + 1
    for words in rows:
        lines.append(_Line(words, place, place + len(words), _is_rule(words)))
        place += len(words) + 1
    return lines


def _is_rule(words: str) -> bool:
    """Whether a line is drawn, not written."""
    if not words or words[0].isalnum():
        return False
    drawn = words.strip()
    return len(drawn) > 1 and drawn[0] in "-=_*~" and not drawn.strip("-=_*~ \t")


def _is_list(lines: list[_Line], above: str) -> bool:
    """Whether lines are the items of a list (`A. FISH` below `THREE POINTS:`, `A. FISH` and `B. SHIPS`)."""
    items = sum(_ITEM.match(line.words) is not None for line in lines)
    return items > 1 or (items == 1 and above.rstrip().endswith(":"))


def _heading_words(line: str) -> str | None:
    """The words of a heading without rules, slashes, a leading dash or mark; None where no words are left."""
    words = _INLINE_RULE.sub("", line)
    words = _LEAD_RULE.sub("", words, count=1) if _LEAD_RULE.match(words) else words
    words = " ".join(words.split()).removeprefix("- ").strip("/ ")
    words = _MARKED.sub("", words, count=1) if _MARKED.match(words) else words
    words = words.rstrip(":- ")
    return words if any(letter.isalpha() for letter in words) and len(words) <= 240 else None


def _reads_as_heading(words: str, lines: list[str]) -> bool:
    """Whether words without a rule below read as a heading and not as a line of text."""
    if len(words) > 200 or max(map(len, lines)) > 110 or words[0].islower():
        return False
    if _KNOWN.fullmatch(words):
        return True
    if _POINTER.search(words) or words[:4].upper() == "END ":
        return False
    if words.endswith(")") and "(" not in words:
        return False
    if words.endswith((".", ",", ";", '"')) and not words.endswith(_ABBREVIATED):
        return '"' in words[:1] and words.endswith('"')
    first = lines[0].lstrip()
    if first.startswith(("--", "*", "\u2022", "(")) or _COLUMNS.search(lines[0]):
        return False
    return sum(letter.isdigit() for letter in words) * 3 <= len(words)


def runs_on(above: str, words: str) -> bool:
    """Whether the text above stops in the middle of a sentence, so that `words` below belong to it.

    >>> runs_on("He spoke of the", "Northern Border"), runs_on("dimension. End Summary", "The Letter")
    (True, False)
    """
    text = above[-200:].rstrip()
    if not text[-1:].isalnum() or text.rsplit("\n", 1)[-1].lstrip().startswith("-"):
        return False
    return _OPEN_END.search(text) is not None or not _is_titled(words)


def _is_titled(words: str) -> bool:
    """Whether every long word begins with a capital."""
    return all(not word[0].islower() for word in words.split() if len(word) > 4)
