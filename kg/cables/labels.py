"""The labels of a heading (E.O., TAGS, SUBJECT, REF, Classified by), and where the words after each end."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST_HEADING = 60_000
_FURTHEST_LABEL = 6_000

# ¶1. (C) Summary      1.(C) SUMMARY      11. (C) Summary      ¶1.  PRESS REPORTS      1. Classified by      1.   (U)
FIRST_PARAGRAPH = re.compile(
    r"(?m)^[ \t]*+[-*]?[ \t]*+(?:¶[ \t]?1{1,2}[.)]?(?!\d)|(?:#|PARA(?:GRAPH)?[ \t])[ \t]?1\.(?!\d)"
    r"|(?:\([A-Z/]{1,6}\)[ \t]?)?1{1,2}\.(?!\d))"
)
# Classified By:      CLASSIFIED BY      Classiied By:      Classifed by      (U) Classified by
CLASSIFIED = (
    r"(?:\(?[UCS]\)[ \t]{0,2})?(?<![A-Za-z])CLA(?!SSIFICATION)[A-Z]{3,8}D[ \t]{0,2}:?[ \t]{0,2}\n?BY\b[ \t]{0,3}:?"
)
# misspellings of TAGS and SUBJECT count only where they begin a line
_TAGS = r"TAG(?:S[A-Z]?|GS|ES|A|\(S\))?|TGS|TABS|TASGS?|AGS|TTAGS"
_SUBJECT = r"SUBJ(?:ECTS?|ECR?|ET|CT)?|UBJECT|SUBECT|SUJECT|SUJBECT|SUBEJCT|SBJECT|SSUBJECT"
_REFERENCES = r"REF(?:ERENCES?|TELS?|S)?(?:\(S\))?"
# the first two signs of every label, at the start of a word: looking for these first is faster
_START = re.compile(
    r"[ETSURCADetsurcad(][.,Oo0XxAaGgTtUuBbSsJjEeLlCc\s](?<!\w[\s\S]{2})"
    r"(?<=[Ee][.,Oo0Xx\s]|[Tt][AaGgTt]|[Ss][UuBbSsJj]|[Uu][Bb]|[Rr][Ee]|[Cc][Ll]|[Aa][Gg]|[Dd][Ee]|\([UuCcSs])"
)
_LABEL = re.compile(
    r"(?:"
    # E.O. 12958: DECL: 02/07/2016      EO 12958 DECL      E.O.12356: DECL:OADR      EXECUTIVE ORDER 11652
    r"(?P<order>(?:E[.,]?\s?[O0][.,:]{0,2}\s{0,3}|EXECUTIVE ORDER:?\s)(?=\d{4,5}(?:\b|DECL)))"
    # ... 12/31/2034 TAGS: PREL
    r"|(?P<tags>TAGS[ \t]{0,3}:)"
    r"|(?P<subject>SUBJ(?:ECT)?[ \t]{0,3}:)"
    rf"|(?P<references>{_REFERENCES}[ \t]{{0,3}}:)"
    # TAGS PREL, PGOV      TAGS, ASEC      TABS: EFIS
    rf"|(?P<line_tags>(?:{_TAGS})[ \t]{{0,4}}(?:[:;.,]|(?=[ \t])))"
    # SUBJECT. TALKS      UBJECT: TALKS      SUBJECT   TALKS
    rf"|(?P<line_subject>(?:{_SUBJECT})[ \t]{{0,3}}(?:[:;.]|-(?!\w))|SUBJECT[ \t]{{2,}})"
    # REF A. TOKYO 123      REF (A) TOKYO 123      REF TOKYO 123      REFTEL. TOKYO 123
    rf"|(?P<line_references>{_REFERENCES}[ \t]{{0,3}}(?:[:;.]|(?=\([A-Z]\))"
    r"|(?=[A-Z][.):]{0,2}[ ][A-Z0-9])|(?=[A-Z]{3,12}[ ]\d)))"
    rf"|(?P<classified>{CLASSIFIED})"
    # DERIVED FROM: DSCG 05-1
    r"|(?P<line_derived>DERIVED FROM[ \t]{0,3}:)"
    r")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the heading: its field, where it stands, and where its words end at the latest."""

    field: str
    start: int
    value: int
    end: int


def heading_end(text: str) -> int:
    """Where the first numbered paragraph begins, or the end of what a heading can fill."""
    found = FIRST_PARAGRAPH.search(text, 0, _LONGEST_HEADING)
    return min(len(text), _LONGEST_HEADING) if found is None else found.start()


def find_labels(text: str, start: int, end: int) -> tuple[Label, ...]:
    """The labels of `text[start:end]` in order; each field's words end where the next label begins.

    The first label of a field counts. A label far below the one before it belongs to the words of the cable, not to
    its heading. A label said twice (`Classified By: Classified by DCM`) is one.

    >>> [label.field for label in find_labels("E.O. 12958: N/A\\nTAGS: PREL\\nSUBJECT: TALKS", 0, 40)]
    ['order', 'tags', 'subject']
    """
    marks: list[tuple[str, int, int]] = []
    seen: set[str] = set()
    last = None
    for place in _START.finditer(text, start, end):
        found = None if last is not None and place.start() < last else _LABEL.match(text, place.start(), end)
        if found is None:
            continue
        if last is not None and found.start() - last > _FURTHEST_LABEL:
            break
        field = found.lastgroup or ""
        if field.startswith("line_"):
            if not _begins_line(text, found.start()):
                continue
            field = field.removeprefix("line_")
        if field == "order" and "classified" in seen and not _is_order_line(text, found.start(), found.end()):
            continue  # reasons: E.O. 12958 1.4 (b)
        last = found.end()
        if field in seen:
            if marks[-1][0] == field and not text[marks[-1][2] : found.start()].strip():
                marks[-1] = (field, marks[-1][1], found.end())
            continue
        seen.add(field)
        marks.append((field, found.start(), found.end()))
    ends = [mark[1] for mark in marks[1:]] + [end] * bool(marks)
    return tuple(Label(field, at, value, stop) for (field, at, value), stop in zip(marks, ends, strict=True))


def _is_order_line(text: str, start: int, end: int) -> bool:
    """Whether an executive order named below the classifier is a line of its own (`E.O. 12958: DECL: 02/07/2016`)."""
    return _begins_line(text, start) and "DECL" in text[end : end + 16].upper()


def _begins_line(text: str, place: int) -> bool:
    """Whether nothing but blanks and signs stands before a place on its line."""
    start = text.rfind("\n", max(0, place - 13), place) + 1
    if start == 0 and place > 12:
        return False
    return not any(sign.isalnum() for sign in text[start:place])
