"""The REF block: which cables, airgrams, e-mails and other things the cable refers to.

The block is cut into its items, lettered or not; what an item names as a cable is in `serials`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from kg.cables.dates import full_year
from kg.cables.lines import FILLER
from kg.cables.model import Problem, Reference, Span
from kg.cables.pages import fill_breaks
from kg.cables.reference_block import block_end, opens_with_station
from kg.cables.reference_kinds import KIND_WORDS, named_kind
from kg.cables.serials import find_serials
from kg.cables.stations import station_of

_LETTERED = re.compile(
    # ¶A.   A.   (A)   A)   A:   A.)   [A]   REF A   and, before a station, a bare A
    r"(?:(?<=\s)|(?<=^)|(?<=[;,.:\d)\\])|(?<=\n)|(?<=\s-))(?:¶\s?)?(?:REF(?:TEL)?S?\s{1,3}(?=\(?[A-Z]\b))?"
    r"(?:\((?P<round>[A-Za-z])\.?\)|\[(?P<square>[A-Za-z])\]|(?P<plain>[A-Za-z])(?:\.\)|[.):](?!\w\.)|(?=\s{0,2}[/-]?\s{0,3}[A-Z0-9'’])))"
)
# DOE-ROE TELCON, ROE-DOE E-MAIL OF MAY 5      DOE LETTER AND ROE MEMO
_BETWEEN_OTHERS = re.compile(r"[ \t]{0,3}(?:,|\bAND\b|&|\n)[ \t\n]{0,8}", re.IGNORECASE)
# AND DOE-ROE E-MAIL OF MAY 5
_JOINT_BEFORE = re.compile(r"AND\s+|&\s*", re.IGNORECASE)
# (A SPLENDID VISIT)      ("FISH TALKS")      PARA 4      PARAS 3-5
_REMARK = re.compile(
    r"[(\[](?P<words>[^()\[\]]{2,160})[)\]]"
    r"|\b(?P<paragraph>PARAS?(?:GRAPHS?)?\.? \d{1,2}(?:(?:-|, ?| AND )\d{1,2}){0,4})\b",
    re.IGNORECASE,
)
# words between the entries of a list, which say nothing more
_JOINTS = re.compile(
    r"\b(?:AND|OR|BOTH|ALL|NOTAL|PREVIOUS(?:ES)?|PREV|ET\.? (?:AL|SEQ)|SERIES|N/?A|NONE|NIL"
    r"|REF(?:ERENCE|TEL)?S?|CIRCULAR|CABLES?|TELEGRAMS?|TELS?|SEC(?:TION)? \d\d? OF \d\d?|EXDIS|NODIS|NOFORN"
    r"|SIPDIS|LIMDIS|SECRET|CONFIDENTIAL|UNCLAS(?:SIFIED)?|UNCLASS|SEE|ALSO|\d{1,2}(?=[).]\s)|[A-Z](?=[).:]))(?!\w)",
    re.IGNORECASE,
)
# AND PREVIOUS      (NOTAL)      BOTH NOTAL      ET SEQ
_NOTES = re.compile(r"\b(?:(?P<all>BOTH|ALL)[ \t\n]{1,3})?(?P<note>NOTAL|PREVIOUSES|PREVIOUS|PREV)\b", re.IGNORECASE)
_EMPTY = re.compile(
    r"[\s(\[]*+(?:N/?A\.?|NONE|NIL|NOTAL|AND|PREVIOUS|PREV|ET AL|ET SEQ)?[\s.,;:()\[\]&-]*", re.IGNORECASE
)
_SIGN = re.compile(r"\w")
_ITEM_END = re.compile(r"[;]|\n[ \t]*+\n")

_Cut = tuple[int, int, str | None]  # where a separator or letter stands, where its item begins, the letter


class References(NamedTuple):
    """The references in order, where the block ends, what of it was understood, and what is doubtful."""

    references: tuple[Reference, ...]
    end: int
    spans: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_references(text: str, start: int, end: int, year: int | None = None, station: str | None = None) -> References:
    """What the REF block from `start` on refers to; `year` and `station` are the cable's own.

    >>> block = "A. TOKYO 990001 B. 07 MOSCOW 990002, 990003 C. SMITH-JONES EMAIL OF 05/11"
    >>> [r.cable or r.kind for r in read_references(block, 0, len(block), 2008).references]
    ['08TOKYO990001', '07MOSCOW990002', '07MOSCOW990003', 'email']
    """
    text, breaks = fill_breaks(text, start, end)
    end = block_end(text, start, end)
    found: list[Reference] = []
    earlier = station
    letters: list[Span] = []
    for label, item_start, item_end in _items(text, start, end, letters):
        for reference, its_station in _item(text, item_start, item_end, label=label, year=year, earlier=earlier):
            found.append(reference)
            earlier = its_station or earlier
    spans = [*(Span(*one) for one in breaks if one.end <= end), *letters, *_joints(text, found, start, end)]
    noted = _with_notes(text, found, start, end)
    spans += (Span(one.start, one.end) for one in noted)
    return References(tuple(noted), start + len(text[start:end].rstrip()), tuple(spans), tuple(_doubts(noted, year)))


def _joints(text: str, references: list[Reference], start: int, end: int) -> Iterator[Span]:
    """Yield what stands between the references and says no more than that: joints and remarks."""
    places = sorted((one.start, one.end) for one in references)
    place = start
    for begin, stop in (*places, (end, end)):
        if begin > place and _SIGN.search(text, place, begin):
            for pattern in (_JOINTS, _REMARK):
                yield from (Span(*found.span()) for found in pattern.finditer(text, place, begin))
        place = max(place, stop)


def _doubts(references: list[Reference], year: int | None) -> Iterator[Problem]:
    """Yield a problem for each telegram of which nothing says the id."""
    if year is None:
        return
    for one in references:
        if one.kind == "cable" and one.cable is None:
            said = f"Nothing says which cable {one.text!r} is."
            yield Problem("reference-unresolved", said, one.start, one.end)


def _items(text: str, start: int, end: int, letters: list[Span]) -> Iterator[tuple[str | None, int, int]]:
    """The lettered or separated items: letter, start, end. Where the letters stand is added to `letters`."""
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
        if (is_bare or (letter != "A" and expected == "A")) and not opens_with_station(text, found.end(), end):
            continue
        expected = chr(ord(letter) + 1)
        cuts.append((found.start(), found.end(), letter))
        letters.append(Span(*found.span()))
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


def _item(
    text: str, start: int, end: int, *, label: str | None, year: int | None, earlier: str | None
) -> Iterator[tuple[Reference, str | None]]:
    """The references of one item; an item without a cable is one reference of another kind."""
    cables = find_serials(text, start, end, earlier, year)
    place = start
    for cable in cables:
        if cable.start > place:
            yield from _others(text, place, cable.start, label, is_whole=False)
        begin, stop = _trimmed(text, cable.start, cable.end)
        its_year = year if cable.year is None else full_year(cable.year)
        is_known = its_year is not None and not cable.is_doubtful
        cable_id = f"{its_year % 100:02d}{cable.station}{int(cable.serial)}" if is_known and its_year else None
        yield Reference(_words(text, begin, stop), "cable", cable_id, begin, stop, label), cable.station
        place = max(place, cable.end)
    yield from _others(text, place, end, label, is_whole=not cables)


def _others(
    text: str, start: int, end: int, label: str | None, *, is_whole: bool
) -> Iterator[tuple[Reference, str | None]]:
    """The references of a stretch without cables: each thing that is named by its kind, else the whole of an item."""
    if _SIGN.search(text, start, end) is None:
        return
    places = [start]
    if KIND_WORDS.search(text, start, end) is not None:
        places += (found.end() for found in _BETWEEN_OTHERS.finditer(text, start, end))
    places.append(end)
    parts: list[tuple[int, int]] = []
    for begin, stop in pairwise(places):
        is_named = named_kind(text[begin:stop]) is not None and len(text[begin:stop].split()) > 1
        if parts and not (is_named and named_kind(text[slice(*parts[-1])]) is not None):
            parts[-1] = (parts[-1][0], stop)
        else:
            parts.append((begin, stop))
    for part in parts:
        kind = named_kind(text[slice(*part)])
        begin, stop = _trimmed(text, *part)
        joint = _JOINT_BEFORE.match(text, begin, stop)
        begin = begin if joint is None else joint.end()
        words = _words(text, begin, stop)
        if words and (kind is not None or is_whole) and _EMPTY.fullmatch(words) is None:
            yield Reference(words, kind or "other", None, begin, stop, label), None


def _is_note(words: str) -> bool:
    """Whether words in brackets are a letter, a common remark or a handling caption."""
    return len(words) < 2 or not any(sign.isalpha() for sign in _JOINTS.sub(" ", f"{words}"))


def _with_notes(text: str, references: list[Reference], start: int, end: int) -> list[Reference]:
    """The references with the remarks that stand after each: `AND PREVIOUS`, `NOTAL`."""
    if not references or not (
        _NOTES.search(text, references[0].start, end) or _REMARK.search(text, references[0].end, end)
    ):
        return references
    found: list[Reference] = []
    common: dict[str, None] = {}
    for index, reference in enumerate(references):
        later = (one.start for one in references[index + 1 : index + 60] if one.start != reference.start)
        stop = next(later, end)
        notes: dict[str, None] = {}
        begin = reference.end if reference.kind == "cable" else reference.start
        for note in _NOTES.finditer(text, begin, stop):
            name = "NOTAL" if note["note"].upper() == "NOTAL" else "PREVIOUS"
            notes[name] = None
            if note["all"]:
                common[name] = None
        for remark in _REMARK.finditer(text, min(reference.end, stop), stop):
            words = " ".join((remark["words"] or remark["paragraph"]).split()).strip(' "“”')
            if any(sign.isalpha() for sign in words) and _EMPTY.fullmatch(words) is None and not _is_note(words):
                notes[words] = None
        found.append(replace(reference, notes=tuple(notes)) if notes else reference)
    if common:
        found = [replace(one, notes=tuple(dict.fromkeys((*one.notes, *common)))) for one in found]
    return found


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].replace("\\", " ").split())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks and separators at its ends."""
    while start < end and (text[start].isspace() or text[start] in ":;,.&\\¶-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";,.&\\-"):
        end -= 1
    return start, end
