"""The REF block: which cables, airgrams, e-mails and other things the cable refers to.

The block is cut into its items, lettered or not; what an item names as a cable is in `serials`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kg.cables.dates import full_year
from kg.cables.lines import CLASSES
from kg.cables.model import Reference
from kg.cables.pages import FILLER
from kg.cables.serials import find_serials
from kg.cables.stations import station_of

_LETTERED = re.compile(
    # ¶A.   A.   (A)   A)   A:   A.)   [A]   REF A   and, before a station, a bare A
    r"(?:(?<=\s)|(?<=^)|(?<=[;,.:\d)\\])|(?<=\n)|(?<=\s-))(?:¶\s?)?(?:REF(?:TEL)?S?\s{1,3}(?=\(?[A-Z]\b))?"
    r"(?:\((?P<round>[A-Za-z])\.?\)|\[(?P<square>[A-Za-z])\]|(?P<plain>[A-Za-z])(?:\.\)|[.):](?!\w\.)|(?=\s{0,2}[/-]?\s{0,3}[A-Z0-9'’])))"
)
_EMAIL = re.compile(r"\bE-?\s?MAILS?\b", re.IGNORECASE)
# STATE CA-3400 NOV 2, 1966      LIMA A-123
_AIRGRAM = re.compile(r"(?:^|\s)(?:CA|CERP|A|AIRGRAM)[- ]{1,2}\d{1,5}\b|\bAIRGRAM\b", re.IGNORECASE)
# DOE-ROE MEMCON OF MAY 5      MEMORANDUM OF CONVERSATION
_MEMO = re.compile(r"\bMEMO(?:S|RAND[AU]M?)?\b|\bMEMCONS?\b", re.IGNORECASE)
# SMITH/JONES TELCON      FONCON OF MAY 5      PHONE CALL
_CALL = re.compile(r"\b(?:TELE?|FON|PHON)E?CONS?\b|\bTELEPHONE\b|\bPHONE\b|\bCALLS?\b", re.IGNORECASE)
# WWW.STATE.GOV      HTTP://...
_WEB = re.compile(r"\bHTTPS?:|\bWWW\.|\bWEB ?(?:SITE|PAGE)S?\b|\w\.(?:GOV|COM|ORG)\b", re.IGNORECASE)
# EMBTEL 1234      DEPTEL 555      YOUR 13      (whose serial counts in a series of its own)
_OWN_SERIES = re.compile(
    r"\b(?:(?:DEP|EMB|CON|OUR|YOUR|UR)TELS?|(?:YOUR|OUR)(?: TELEGRAM| TEL)?) (?:NO\.? ?)?\d", re.IGNORECASE
)
_KINDS = (
    ("email", _EMAIL),
    ("airgram", _AIRGRAM),
    ("memo", _MEMO),
    ("call", _CALL),
    ("web", _WEB),
    ("cable", _OWN_SERIES),
)
# AND PREVIOUS      (NOTAL)      BOTH NOTAL      ET SEQ
_NOTES = re.compile(r"\b(?:(?P<all>BOTH|ALL)[ \t\n]{1,3})?(?P<note>NOTAL|PREVIOUSES|PREVIOUS|PREV)\b", re.IGNORECASE)
_EMPTY = re.compile(
    r"[\s(\[]*+(?:N/?A\.?|NONE|NIL|NOTAL|AND|PREVIOUS|PREV|ET AL|ET SEQ)?[\s.,;:()\[\]&-]*", re.IGNORECASE
)
_ITEM_END = re.compile(r"[;]|\n[ \t]*+\n")
# the words of the cable go on below: a line in prose
_PROSE = re.compile(
    r"[A-Z]?[a-z]+(?:[ ,]+\S+){5,}|(?:SENSITIVE BUT|THIS (?:IS|MESSAGE|CABLE)|SUMMARY|CLASSIFIED|[-=_]{5,}|BEGIN )",
    re.IGNORECASE,
)
_BLANKS_AT_END = re.compile(r"[\s;,.&\\-]+\Z")


# what a page or section break puts between two entries, and a letter after it where the block goes on
_BREAK = re.compile(
    r"\n[ \t\n]{0,80}+(?:(?:"
    # CONFIDENTIAL SECTION 02 OF 02 KABUL 000692
    rf"(?:{CLASSES})[^\n]{{0,40}}?SECTION[ \t]{{1,3}}\d{{1,2}}[ \t]{{1,3}}OF[ \t]{{1,3}}\d{{1,2}}[^\n]{{0,80}}+"
    # CONFIDENTIAL      SIPDIS      a page line, filled
    rf"|(?:{CLASSES}|SIPDIS|{FILLER}++)[ \t{FILLER}]*+(?=\n|\Z))(?:\n[ \t\n]{{0,80}}+|\Z)){{1,8}}+"
    r"(?P<goes_on>(?=(?:¶\s?)?(?:[A-Z][.):]|[(\[][A-Z][)\]])))?"
)


_Cut = tuple[int, int, str | None]  # where a separator or letter stands, where its item begins, the letter


class References(NamedTuple):
    """The references in order, and where the block ends."""

    references: tuple[Reference, ...]
    end: int


def read_references(text: str, start: int, end: int, year: int | None = None, station: str | None = None) -> References:
    """What the REF block from `start` on refers to; `year` and `station` are the cable's own.

    >>> block = "A. TOKYO 990001 B. 07 MOSCOW 990002, 990003 C. SMITH-JONES EMAIL OF 05/11"
    >>> [r.cable or r.kind for r in read_references(block, 0, len(block), 2008).references]
    ['08TOKYO990001', '07MOSCOW990002', '07MOSCOW990003', 'email']
    """
    text = text[:start] + _BREAK.sub(_filled, text[start:end])
    end = _block_end(text, start, end)
    found: list[Reference] = []
    earlier = station
    for label, item_start, item_end in _items(text, start, end):
        for reference, its_station in _item(text, item_start, item_end, label=label, year=year, earlier=earlier):
            found.append(reference)
            earlier = its_station or earlier
    found = _with_notes(text, found, start, end)
    return References(tuple(found), start + len(text[start:end].rstrip()))


def _filled(found: re.Match[str]) -> str:
    """A break as one new line and fillers where a letter follows, else with its lines kept.

    A caption or a classification on its own breaks nothing.
    """
    words = found[0]
    if FILLER not in words and "SECTION" not in words:
        return words
    if found["goes_on"] is not None:
        return "\n" + FILLER * (len(words) - 1)
    return "\n".join(FILLER * len(line) if line.strip(" \t") else line for line in words.split("\n"))


def _block_end(text: str, start: int, end: int) -> int:
    """Where the block ends: at the first blank line that no further item follows."""
    place = start
    has_words = bool(text[start : _line_end(text, start, end)].strip(" \t:.;\\"))
    while True:
        stop = _line_end(text, place, end)
        if stop >= end:
            return end
        following = stop + 1
        after_blank = False
        while following < end and not text[following : _line_end(text, following, end)].strip(" \t\\"):
            after_blank = True
            following = _line_end(text, following, end) + 1
        if following >= end:
            return end
        line = text[following : _line_end(text, following, end)]
        if has_words and not _goes_on(line, after_blank):
            return stop
        has_words = True
        place = following


def _line_end(text: str, start: int, end: int) -> int:
    stop = text.find("\n", start, end)
    return end if stop < 0 else stop


_STARTS_AN_ITEM = re.compile(
    r"[\s\\]*+(?:¶\s?[A-Z]\b|\(?[A-Z][.):]|\([A-Z]\)|REF\b|\d{1,6}\b[^.]|['’]\d\d )", re.IGNORECASE
)
_STATION_FIRST = re.compile(r"[\s/-]*(?:\(?\d{2,4}\)?\s{0,3})?(?P<station>[A-Za-z][A-Za-z.' ]{1,30}?)\s{0,3}\d{1,7}\b")


def _goes_on(line: str, after_blank: bool) -> bool:
    """Whether a line still belongs to the block."""
    if _STARTS_AN_ITEM.match(line) is not None:
        return True
    named = _STATION_FIRST.match(line)
    if named is not None and station_of(named["station"]) is not None:
        return True
    return not after_blank and _PROSE.match(line.strip()) is None


def _items(text: str, start: int, end: int) -> Iterator[tuple[str | None, int, int]]:
    """The lettered or separated items: letter, start, end."""
    cuts: list[_Cut] = [(start, start, None)]
    expected = "A"
    for found in _LETTERED.finditer(text, start, end):
        letter = (found["round"] or found["square"] or found["plain"]).upper()
        # B may be said twice, or left out; anything else is an initial
        if not (chr(max(65, ord(expected) - 1)) <= letter <= chr(ord(expected) + 2)):
            continue
        if found["round"] and _is_marking(text, found.start(), found.end(), end):
            continue
        is_bare = found["plain"] and found[0][-1:] not in ".):"
        if (is_bare or (letter != "A" and expected == "A")) and not _station_follows(text, found.end(), end):
            continue
        expected = chr(ord(letter) + 1)
        cuts.append((found.start(), found.end(), letter))
    for found in _ITEM_END.finditer(text, start, end):
        cuts.append((found.start(), found.end(), None))
    cuts.sort()
    cuts = _with_labels_after(text, cuts, end)
    label: str | None = None
    for index, (_, begin, letter) in enumerate(cuts):
        stop = cuts[index + 1][0] if index + 1 < len(cuts) else end
        label = letter if letter is not None else label
        if stop > begin and text[begin:stop].strip(f" \t\n:.,;\\{FILLER}"):
            yield label, begin, stop
            label = None


def _with_labels_after(text: str, cuts: list[_Cut], end: int) -> list[_Cut]:
    """The cuts with the letters moved before their items, where each stands behind (`STATE 11(A), TOKYO 12(B)`)."""
    lettered = [at for at, cut in enumerate(cuts) if cut[2] is not None]
    if not lettered or cuts[lettered[0]][2] != "A":
        return cuts
    first, last = cuts[lettered[0]], cuts[lettered[-1]]
    is_round = all(text[cuts[at][0] : cuts[at][1]].strip().startswith("(") for at in lettered)
    if not is_round or any(sign.isalnum() for sign in _NOTES.sub("", text[last[1] : end])):
        return cuts
    if not find_serials(text, cuts[0][1], first[0]):
        return cuts
    letters = [cuts[at][2] for at in lettered]
    starts = [cuts[0], *(cuts[at] for at in lettered)]
    return [(cut[0], cut[1], letter) for cut, letter in zip(starts, [*letters, None], strict=True)]


def _is_marking(text: str, start: int, end: int, limit: int) -> bool:
    """Whether `(C)` stands between a station and its serial (`KUWAIT (C)02293`)."""
    before = text[max(0, start - 20) : start].rstrip()
    word = before.split()[-1:] or [""]
    return text[end : min(limit, end + 2)].strip()[:1].isdigit() and station_of(word[0]) is not None


def _station_follows(text: str, start: int, end: int) -> bool:
    """Whether a station with its serial follows a bare letter (`A WELLINGTON 721`)."""
    named = _STATION_FIRST.match(text, start, end)
    return named is not None and station_of(named["station"]) is not None


def _item(
    text: str, start: int, end: int, *, label: str | None, year: int | None, earlier: str | None
) -> Iterator[tuple[Reference, str | None]]:
    """The references of one item; an item without a cable is one reference of another kind."""
    cables = find_serials(text, start, end, earlier, year)
    for index, cable in enumerate(cables):
        at = start if index == 0 else cable.start
        begin, stop = _trimmed(text, at, cable.end)
        its_year = year if cable.year is None else full_year(cable.year)
        cable_id = None if its_year is None else f"{its_year % 100:02d}{cable.station}{int(cable.serial)}"
        yield Reference(_words(text, begin, stop), "cable", cable_id, begin, stop, label), cable.station
        rest = text[cable.end : cables[index + 1].start if index + 1 < len(cables) else end]
        if _EMAIL.search(rest) or _AIRGRAM.search(rest) or _MEMO.search(rest):
            begin, stop = _trimmed(text, cable.end, cable.end + len(rest))
            yield Reference(_words(text, begin, stop), _kind(rest), None, begin, stop, label), None
    if not cables:
        begin, stop = _trimmed(text, start, end)
        words = _words(text, begin, stop)
        if words and _EMPTY.fullmatch(words) is None:
            yield Reference(words, _kind(words), None, begin, stop, label), None


def _with_notes(text: str, references: list[Reference], start: int, end: int) -> list[Reference]:
    """The references with the remarks that stand after each: `AND PREVIOUS`, `NOTAL`."""
    if not references or _NOTES.search(text, references[0].start, end) is None:
        return references
    found: list[Reference] = []
    common: dict[str, None] = {}
    for index, reference in enumerate(references):
        stop = references[index + 1].start if index + 1 < len(references) else end
        notes: dict[str, None] = {}
        for note in _NOTES.finditer(text, reference.end if reference.kind == "cable" else reference.start, stop):
            name = "NOTAL" if note["note"].upper() == "NOTAL" else "PREVIOUS"
            notes[name] = None
            if note["all"]:
                common[name] = None
        found.append(replace(reference, notes=tuple(notes)) if notes else reference)
    if common:
        found = [replace(one, notes=tuple(dict.fromkeys((*one.notes, *common)))) for one in found]
    return found


def _kind(words: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(words) is not None), "other")


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].replace("\\", " ").split())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks and separators at its ends."""
    while start < end and (text[start].isspace() or text[start] in ":;,.&\\¶-"):
        start += 1
    ending = _BLANKS_AT_END.search(text, start, end)
    return start, end if ending is None else ending.start()
