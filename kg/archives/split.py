"""Several telegrams in one text: where each starts.

A telegram starts with its transmission line (`VZCZCXRO9901`), its first page line (`PAGE 01 LIMA 02545 ...`), its
date-time group with the FM line below it, or the note of a partial release; and after an end line (`NNNN`) also with
a classification line of another serial number. A later section of the same telegram repeats all of these with the
same serial number; a telegram that is quoted in the body of another stands between BEGIN TEXT and END TEXT or after a
colon. Neither starts a new one (forms of ACP 127(G) and 5 FAH-2).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

MARK = re.compile(
    rb"^(?:"
    # VZCZCXRO9901
    rb"(?P<transmission>VZCZC[A-Z]{2,4}\w{1,8})"
    # O 070820Z FEB 08 / FM AMEMBASSY TOKYO
    rb"|(?P<heading>(?:[ZOPRWYM]{1,2} ){0,4}\d{6}Z [A-Z]{3} \d{2,4}[ \t]*+(?:\n[ \t]*+){1,3}FM [^\n]{2,80})"
    # PAGE 01        CAPE T  00097  01 OF 03  182017Z
    rb"|(?P<page>[ \t]{0,8}PAGE 0?1 +[A-Z][A-Z .]{1,24}? +(?P<serial>\d{1,6})\b)"
    rb"|(?P<release>This record is a partial extract of the original cable)"
    rb"|(?P<end>NNNN?[ \t]*+$)"
    # C O N F I D E N T I A L SECTION 01 OF 02 PRETORIA 001173
    rb"|(?P<classification>(?i:U ?N ?C ?L ?A ?S|C ?O ?N ?F ?I ?D|S ?E ?C ?R ?E ?T|L ?I ?M ?I ?T ?E ?D ?O)"
    rb"[^\n]{0,100}?[A-Za-z] +(?P<number>\d{2,7})[ \t]*+$)"
    rb"|(?P<body>(?i:TAGS|SUBJECT|SUBJ|Classified By|E\.?O\.? ?1\d{4})\b|(?:\xc2\xb6|\xb6)?1\. ?\()"
    rb")",
    re.MULTILINE,
)
# DE RUEHKO #0328/01 0380820
FILING = re.compile(rb"\bDE R[A-Z]{3,7} #(?P<serial>\d{1,6})(?:/(?P<section>\d{2}))?")
NUMBERED = re.compile(
    rb"^[ \t]{0,8}PAGE 0?1 +[A-Z][A-Z .]{1,24}? +(\d{1,6})\b"
    rb"|^(?i:U ?N ?C ?L ?A ?S|C ?O ?N ?F ?I ?D|S ?E ?C ?R ?E ?T|L ?I ?M ?I ?T ?E ?D ?O)[^\n]{0,100}?[A-Za-z] +"
    rb"(\d{3,7}\b|\d\d(?=[ \t]*+$))",
    re.MULTILINE,
)
# BEGIN TEXT OF CABLE:
QUOTE_MARK = re.compile(
    rb"(?P<close>\b(?:END(?: OF)?[- ](?:QUOTE|QUOTED|TEXT|CABLE|MESSAGE|TELEGRAM)|UNQUOTE|UNQTE|ENDQUOTE)\b)"
    rb"|(?P<open>\bBEGIN[- ](?:QUOTE|TEXT|CABLE|MESSAGE|TELEGRAM)\b|\b(?:QUOTE|QTE)\b|(?<=[.:)] )BEGIN\b|^BEGIN\b)",
    re.IGNORECASE | re.MULTILINE,
)
WORD_THAT_OPENS = re.compile(rb"\b(?:BEGIN|QUOTE|QTE)\b")
OPENER = re.compile(
    rb":[ \t\-]*+$|\b(?:BEGIN|QUOTED?|QTE|FOLLOWS|FOLLOWING|READS|TEXT|BELOW|REPEATE?D?|RPTD|VERBATIM)\b", re.IGNORECASE
)
# what stands above the date-time group of a heading: routing, DE line, distribution, dash line, page line, banner
ABOVE_HEADING = re.compile(
    rb"[ \t]*+(?:VZCZC|DE R[A-Z]|ZN[YR] |[ZOPRWY]{2} R[A-Z]{3}|R[A-Z]{3,7}(?: R[A-Z]{3,7})*+[ \t]*+$"
    rb"|(?:ACTION|INFO|ORIGIN) "
    rb"|PAGE \d|-{6,}|[A-Z]{1,4}-\d\d\b|This record is a partial extract)"
)
# CONFIDENTIAL     PTQ9901
BANNER = re.compile(
    rb"[ \t]*+(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)[ \t]*+(?:[A-Z]{3}\d{4}[ \t]*+)?$"
)
# End Cable Text
TRAILER = re.compile(
    rb"\s*+(?:<*+ ?END(?: OF)? (?:CABLE|TEXT|MESSAGE|TELEGRAM|DOCUMENT)[^\n]{0,40}(?:\n|$))++", re.IGNORECASE
)

NOT_BLANK = re.compile(rb"^[^\n\S]*+\S", re.MULTILINE)
HEADS = ("transmission", "heading", "page", "release")

NEAR = 8000  # characters in which a telegram's heading names its serial number
LONGEST_QUOTED = 1 << 18  # characters of a quoted telegram, up to the words that close the quotation
FAR = 4000  # characters after a heading in which another one may still belong to it
MOST_LINES_ABOVE = 40


@dataclass(slots=True)
class _Telegram:
    """What is known of the telegram that is being passed through."""

    serials: set[int] = field(default_factory=set)
    headings: set[bytes] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    section: int = 0
    last_heading: int = 0
    has_body: bool = False  # since the last heading
    end: int = -1  # after the last end line


@dataclass(frozen=True, slots=True)
class _Head:
    """A mark that may start a telegram, and what stands near it."""

    kind: str
    start: int
    serial: int | None
    section: int
    heading: bytes | None


def telegram_starts(content: bytes, goes_on: bool = False, is_within: bool = False) -> list[int]:
    r"""The offsets at which telegrams start in the text, 0 first.

    With `goes_on` more of the text is to come, and only the starts that it cannot change are given; with `is_within`
    the text begins somewhere within a telegram.

    >>> one = b"R 041125Z MAR 75\nFM AMEMBASSY LIMA\nUNCLAS LIMA 990001\nTAGS: PINT\nSUBJECT: RAIN\n1. IT RAINS.\n"
    >>> two = one.replace(b"041125Z", b"051125Z").replace(b"990001", b"990002")
    >>> telegram_starts(one + two) == [0, len(one)]
    True
    """
    starts = [0]
    telegram = _Telegram(kinds={"unknown"}, has_body=True) if is_within else _Telegram()
    marks = list(MARK.finditer(content))
    quotes = _Quotes(content)
    following = _following(marks, len(content))
    for mark in marks:
        kind = mark.lastgroup or ""
        if kind == "body":
            telegram.has_body = True
            continue
        if kind == "end":
            telegram.end = mark.end() if telegram.kinds or telegram.has_body else -1
            continue
        end = min(following[mark.start()], mark.start() + LONGEST_QUOTED)
        head = _head_of(content, mark, end)
        is_certain = not goes_on or (mark.start() + 2 * NEAR < len(content) and end < len(content))
        if _starts_another(head, telegram):
            if not is_certain:
                break
            if telegram.end >= 0 or kind == "release" or not quotes.hold(starts[-1], head.start, end):
                starts.append(_first_line(content, head, telegram))
                telegram = _Telegram()
        _note(head, telegram)
    return starts


def _head_of(content: bytes, mark: re.Match[bytes], end: int) -> _Head:
    """The mark with its serial number, section and date-time group, as far as they stand before `end`."""
    kind, start = mark.lastgroup or "", mark.start()
    if kind == "classification":
        return _Head(kind, start, int(mark["number"]), 0, None)
    filing = FILING.search(content, start, min(end, start + FAR)) if kind == "transmission" else None
    if filing:
        return _Head(kind, start, int(filing["serial"]), int(filing["section"] or 1), None)
    numbered = mark if kind == "page" else NUMBERED.search(content, start, min(end, start + NEAR))
    serial = None if numbered is None else int(numbered["serial"] if kind == "page" else numbered[1] or numbered[2])
    heading = b" ".join(mark["heading"].split()) if kind == "heading" else None
    return _Head(kind, start, serial, 0, heading)


def _following(marks: list[re.Match[bytes]], end: int) -> dict[int, int]:
    """For the start of each mark, the start of the next one of its form, or the end of the text."""
    following: dict[int, int] = {}
    latest: dict[str | None, int] = {}
    for mark in reversed(marks):
        following[mark.start()] = latest.get(mark.lastgroup, end)
        latest[mark.lastgroup] = mark.start()
    return following


def _starts_another(head: _Head, telegram: _Telegram) -> bool:
    """Whether the head is that of another telegram than the one that is being passed through."""
    if head.kind == "classification" and telegram.end < 0:
        return False
    if head.kind == "release":
        return telegram.has_body or bool(telegram.kinds)
    if not telegram.kinds and not (telegram.serials and telegram.has_body):
        return False  # a preamble
    if head.serial is not None and head.serial in telegram.serials:
        # a transmission with the serial of this one is its next section, unless the sections start anew
        return head.kind == "transmission" and head.section == 1 and telegram.section >= 1 and telegram.has_body
    if head.heading is not None and head.heading in telegram.headings:
        return False
    is_repeated = head.kind in telegram.kinds and (head.heading is not None or head.serial is not None)
    # else it is the next line of the same heading
    return is_repeated or telegram.has_body or telegram.end >= 0 or head.start - telegram.last_heading > FAR


class _Quotes:
    """Where the text says that a quotation opens or closes; looked for once there is reason to."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.places: list[int] | None = None
        self.depths = [0]  # after each mark

    def hold(self, first: int, start: int, end: int) -> bool:
        """Whether the telegram that starts at `start` is quoted by the one from `first` on.

        It is where the line above it ends in a colon or opens a quotation, and where a quotation is open above it
        that closes below it and before `end`.
        """
        above = self.content[max(0, start - 400) : start].rstrip()
        if OPENER.search(above[above.rfind(b"\n") + 1 :]):
            return True
        if self.places is None and not WORD_THAT_OPENS.search(self.content[first:start].upper()):
            return False
        places = self._marks()
        here, there = bisect_left(places, start), bisect_left(places, end)
        depth = self.depths[here]
        return depth > self.depths[bisect_left(places, first)] and min(self.depths[here : there + 1]) < depth

    def _marks(self) -> list[int]:
        """The places of all marks, with the depths after them."""
        if self.places is None:
            self.places = []
            for mark in QUOTE_MARK.finditer(self.content):
                self.places.append(mark.start())
                self.depths.append(self.depths[-1] + (1 if mark["open"] else -1))
        return self.places


def _first_line(content: bytes, head: _Head, telegram: _Telegram) -> int:
    """Where the telegram of the head starts: after the end line, or at the first line that belongs to its heading."""
    if telegram.end >= 0:
        after_end = TRAILER.match(content, telegram.end)
        found = NOT_BLANK.search(content, after_end.end() if after_end else telegram.end, head.start)
        return found.start() if found else head.start
    first = place = head.start
    for _ in range(MOST_LINES_ABOVE):
        if place == 0:
            break
        above = content.rfind(b"\n", 0, place - 1) + 1
        line = content[above : place - 1]
        if line.strip():
            is_banner = BANNER.match(line) and first == head.start and head.kind != "page"
            if is_banner or not (BANNER.match(line) or ABOVE_HEADING.match(line)):
                break  # a banner right above the date-time group is the foot of the telegram before
            first = above
        place = above
    return first


def _note(head: _Head, telegram: _Telegram) -> None:
    """Take down what the head says of its telegram."""
    if head.serial is not None and (head.kind in HEADS or not (telegram.serials and telegram.has_body)):
        telegram.serials.add(head.serial)
    if head.heading is not None:
        telegram.headings.add(head.heading)
    if head.kind in HEADS:
        telegram.kinds.add(head.kind)
        telegram.last_heading = head.start
        telegram.has_body = False
        telegram.end = -1
        telegram.section = max(telegram.section, head.section)
