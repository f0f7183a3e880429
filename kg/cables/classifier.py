"""Who classified the cable and why: name, title and reasons out of the line in all its wordings."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.cables.labels import CLASSIFIED
from kg.cables.model import Classifier
from kg.cables.names import SUFFIX, name_in, weight


class Classified(NamedTuple):
    """The classifier and where the line's words end."""

    classifier: Classifier | None
    end: int


_LABEL = re.compile(CLASSIFIED, re.IGNORECASE)
_LONGEST = 420
# the line ends before: a blank line, a numbered paragraph, a heading, another label
_STOP = re.compile(
    r"\n[ \t\\]*+\n(?![ \t]{0,2}(?:\([a-h]|(?:SONS|ONS|S|ASONS|EASONS)\b|1\.[4-8]|and \())|\n[ \t]*+(?=¶"
    r"|\(?[A-Z]{1,3}\)?[ \t]?1{1,2}\.[ \t]|1{1,2}\.[ \t]{1,4}[(A-Z]|\d{1,2}\.[ \t]{1,3}\([A-Z]|[-=_]{5,}"
    r"|SUMMARY\b|BEGIN SUMMARY|SIPDIS\b)|(?<=\s)¶",
)
_REASON_WORD = r"(?:reasons?|rea\s{0,3}sons?|r\s{0,3}easons?|reason\s{0,2}s|reasosn|resons?|reaons?|reaso\s{0,3}ns?)"
# for reasons 1.4 (b)      Reason: 1.5 (d)      FR REASONS      per 1.5 (B)      - 1.5 B,D      E.O. 12958, reasons
_REASONS = re.compile(
    r"[\s,;:.(–-]{0,6}(?:"
    rf"(?:\bf\s{{0,2}}[o0]\s{{0,2}}r\b|\bfr\b|\bunder\b|\bper\b|\bby\b|\bpursuant to\b|\bbased on\b"
    rf"|\bin accordance with\b|\bfor the\b|\bdue to\b)"
    rf"(?:\s+for|\s+the|\s+following|\s+stated|\s+E\.?\s?O\.?\s?\d{{5}})*\s+(?:(?:{_REASON_WORD}|para(?:graph)?"
    rf"|section|sec|both)\b|e\.?\s?o\.?(?![a-z])|re|1\s{{0,3}}[.,]\s{{0,3}}[2-8]|1[45]\b)"
    rf"|\b{_REASON_WORD}\b|\bE\.?\s?O\.?\s{{0,3}}\d{{4,5}}|\b1\s{{0,3}}[.,]\s{{0,3}}[2-8](?!\d)|\bsections?\s+1"
    rf"|\bpara\.?\s+1|\bSea3on|\bDECL\b|\bDERIVED FROM\b|\bDECLASSIFY"
    r"|\bACTION REQUEST|\bthis (?:is|message|cable)\b(?!\s+(?:message\s+)?(?:was\s+|is\s+)?classified))",
    re.IGNORECASE,
)
# 1.4 (A-D)      1.4 (B) THROUGH (D)      1.4 (b) - (d)      1.4 b thru d
_THROUGH = (
    r"\s{0,3}(?:[-–—]|\bthrough\b|\bthru\b|\bto\b)\s{0,3}\((?=[b-hB-H]\s?\))"
    r"|(?<=[a-hA-H])[-–—](?=[b-hB-H](?![A-Za-z'’]|\.\s?[A-Z]))|\s(?:through|thru)\s(?=[b-hB-H](?![A-Za-z'’]))"
)
_IS_THROUGH = re.compile(r"[-–—]|\bthr|\bto\b", re.IGNORECASE)
_THROUGH_AT_END = re.compile(r"(?:[-–—]|\bthrough|\bthru|\bto)\s{0,3}\Z", re.IGNORECASE)
# 1.4 (b) and (d)      1.5 (B), (C) AND (D)      1.4 (b/d)      1.4 b,d      14 (b)
_BASE = re.compile(
    rf"1(?<![\d.]1)\s{{0,3}}[.,]?\s{{0,3}}(?P<part>[2-8])(?![\d/])(?P<letters>(?:{_THROUGH}|[\s(),/&\\]|and\b|or\b"
    r"|[a-hA-H](?![A-Za-z'’]))*)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?<![A-Za-z])[a-h](?![A-Za-z])", re.IGNORECASE)
_SEGMENT = re.compile(r"\s*(?:[,;]|:(?=\s|\w)|\s[-–]{1,2}\s|\s[-–](?=[A-Z]))\s*")
_BRACKETS = re.compile(r"\([^()]{0,40}\)?")
_CDA = re.compile(r"(?<=[dD])(['’])\s(?=[Aa]ff)")
# (U)      Classified by      This message classified by
_LEAD = re.compile(
    rf"\s*(?:\(?[UCSN/]{{1,4}}\)\s*)?(?:{CLASSIFIED}\s*|THIS (?:MESSAGE|CABLE|TELEGRAM) (?:WAS "
    rf"|IS )?{CLASSIFIED}\s*)*[:\s]*",
    re.IGNORECASE,
)


# Derived from: DSCG 05-1      DERIVED FROM MULTIPLE SOURCES      Multiple Sources
_DERIVED = re.compile(
    r"\bDERIVED FROM\b[ :]{0,3}(?P<source>[^;.\n]{2,80}?)(?=[,;.]?\s*(?:\bREASONS?\b|\bDECL|\Z|[;.]))"
    r"|(?P<multiple>\bMULTIPLE SOURCES?\b)",
    re.IGNORECASE,
)


def derived_from(words: str) -> str | None:
    """The sources that the words say the classification comes from, None where they name none.

    >>> derived_from("Derived from: DSCG 05-1, reasons 1.4 (b)"), derived_from("Multiple Sources")
    ('DSCG 05-1', 'Multiple Sources')
    >>> derived_from("MULTIPLE SOURCES. DERIVED FROM: STATE 990001")
    'MULTIPLE SOURCES; STATE 990001'
    """
    found = ((one["source"] or one["multiple"]).strip(" ,:") for one in _DERIVED.finditer(words))
    return "; ".join(dict.fromkeys(found)) or None


def read_classifier(text: str, start: int, end: int) -> Classified:
    """Who classified, from the words after the label on.

    The name is given as the text cases it; reasons as `1.4(b)`. A title before the name and one after it both count.

    >>> line = " Charge d'Affaires, a.i. Jane Q. Doe. Reasons 1.4 (B) (D)"
    >>> found = read_classifier(line, 0, len(line)).classifier
    >>> found.name, found.title, found.reasons
    ('Jane Q. Doe', "Charge d'Affaires, a.i.", ('1.4(b)', '1.4(d)'))
    """
    end = min(end, start + _LONGEST)
    while start < end and text[start] in " \t\n:":
        start += 1
    stopped = _STOP.search(text, start, end)
    if stopped is not None:
        end = stopped.start()
    words = _unwrapped(text, start, end)
    lead = _LEAD.match(words)
    words = words[lead.end() :] if lead is not None else words
    reason = _REASONS.search(words)
    who = words if reason is None else words[: reason.start()]
    reasons = () if reason is None else _reasons(words[reason.start() :])
    sources = derived_from(words)
    name, title = (None, None) if sources and _DERIVED.match(who.strip()) else _who(who)
    if name is None and title is None and not reasons and sources is None:
        return Classified(None, end)
    return Classified(Classifier(name, title, reasons, sources), start + len(text[start:end].rstrip()))


def _unwrapped(text: str, start: int, end: int) -> str:
    """The words on one line; a line of 71 characters was cut in the middle of a word or at its blank."""
    begin = text.rfind("\n", 0, start) + 1
    lines = text[begin:end].split("\n")
    first = lines[0]
    joined = first[start - begin :].rstrip(" \t\\")
    length = len(first.rstrip())
    for line in lines[1:]:
        if not line.strip():
            continue
        glued = length in (71, 72) and line[:1].isalnum() and joined[-1:].isalnum()
        joined += line.rstrip(" \t\\") if glued else " " + line.strip(" \t\\")
        length = len(line.rstrip())
    return joined


def _reasons(words: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    part = before = last = ""
    for base in _BASE.finditer(words):
        letters = base["letters"].lower()
        place = 0
        # 1.4 (b) through 1.4 (d)
        goes_on = part == base["part"] and _THROUGH_AT_END.search(before) is not None
        last = last if goes_on else ""
        part, before = base["part"], base["letters"] + words[base.end() : base.end() + 12].split("1", maxsplit=1)[0]
        for named in _LETTER.finditer(letters):
            is_through = last and (goes_on or _IS_THROUGH.search(letters, place, named.start()) is not None)
            goes_on = False
            first = ord(last) if is_through and last < named[0] else ord(named[0])
            found.update((f"1.{base['part']}({chr(code)})", None) for code in range(first, ord(named[0]) + 1))
            place, last = named.end(), named[0]
    if not found:
        found.update((f"1.{base['part']}", None) for base in _BASE.finditer(words) if "." in base[0])
    return tuple(found)


def _who(words: str) -> tuple[str | None, str | None]:
    """Name and title out of what stands before the reasons."""
    words = _CDA.sub(r"\1", " ".join(words.replace("\\", " ").split()))
    guide = words.upper().rfind(" BY ")
    if guide >= 0:
        words = words[guide + 4 :]
    segments = [segment for segment in _SEGMENT.split(words) if segment]
    segments = _with_suffixes(segments)
    is_caps = not any(letter.islower() for letter in "".join(_BRACKETS.sub("", words)))
    best: tuple[int, int, int] | None = None
    tokens = [segment.split() for segment in segments]
    for index, row in enumerate(tokens):
        place = name_in(row, is_caps)
        if place is not None and (best is None or weight(row, place) > weight(tokens[best[0]], best[1:])):
            best = (index, *place)
    if best is None:
        title = words.strip(" .,;:-")
        return None, title or None
    index, start, stop = best
    name = _bare(" ".join(tokens[index][start:stop]))
    before = [*segments[:index], " ".join(tokens[index][:start])]
    after = [" ".join(tokens[index][stop:]), *segments[index + 1 :]]
    return name, _title(before, after)


def _title(before: list[str], after: list[str]) -> str | None:
    after = [part.rstrip(" .") if not part.lower().rstrip().endswith("a.i.") else part for part in after]
    parts = [part.strip(" ,;:-") for part in (*before, *after)]
    return ", ".join(part for part in parts if part.strip(".")) or None


def _with_suffixes(segments: list[str]) -> list[str]:
    """Segments with `Jr.`, `III` put back to the name before them."""
    found: list[str] = []
    for segment in segments:
        first, _, rest = segment.partition(" ")
        if found and SUFFIX.fullmatch(first) is not None:
            found[-1] = f"{found[-1]}, {first}"
            if rest:
                found.append(rest)
        else:
            found.append(segment)
    return found


def _bare(name: str) -> str:
    """The name without what closes the sentence; `Jr.` keeps its point."""
    name = name.strip(" ,;:-")
    last = name.rsplit(" ", 1)[-1]
    if (name.endswith(".") and SUFFIX.fullmatch(last) is None) or name.upper().endswith(("III.", "II.", "IV.")):
        name = name.rstrip(".")
    return name
