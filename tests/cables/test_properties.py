"""What holds for every text: no text raises, offsets hold, a cut cable gives the fields before the cut."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.cables import Cable, cable_record, coverage, read_cable, readable

# composed in the form of a telegram of 2008; every word of it invented
TELEGRAM = """VZCZCXRO1475
OO RUEHGE RUEHLM
DE RUEHQT #0001/01 0380820
ZNY CCCCC ZZH
O 070820Z FEB 08
FM AMEMBASSY QUITO
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1585
INFO RUEHPE/AMEMBASSY LIMA PRIORITY 1559
C O N F I D E N T I A L SECTION 01 OF 02 QUITO 990001

SIPDIS

E.O. 12958: DECL: 02/07/2018
TAGS: PREL, PGOV, EC, PE
SUBJECT: FISHING TALKS BEGIN

REF: A. LIMA 990002
     B. 07 QUITO 990003

Classified By: Ambassador Jane Q. Holm, reasons 1.4 (b) and (d).

1. (C) Summary. The two ministers agreed to talk about fish. Neither
expects progress. End Summary.

Fishing Rights
--------------

2. (C) On February 6, Deputy Minister Alvarez told poloff that the
bank was "ours alone" and could not

QUITO 00990001  002 OF 002


be shared. He made two points:

-- the bank lies within 200 miles;

-- nobody else has fished there.

3. (SBU) Asked about Lima, he smiled.

Comment
-------

4. (C) We doubt that talks will move before May. End comment.
HOLM
"""

MARKERS = [
    "1. ",
    "\n1. (C) ",
    "\n11. (C) ",
    "\n¶1. ",
    "(C) ",
    "(C - ENTIRE TEXT) ",
    "- ",
    "\n-- ",
    "\n---\n",
    "=\n\n",
    "A\n\n",
    "\nSUMMARY\n",
    "END SUMMARY ",
    "begin text ",
    "COMMENT: ",
    "\nSIPDIS\n",
    "CONFIDENTIAL ",
    "PAGE 02 ",
    " OF 0",
    "\nPAGE 01  QUITO  90001  01 OF 03  182017Z",
    "\nACTION AF-00",
    "\nQUITO 00990001 002 OF 002",
    "#",
    "NNNN\n",
    "\nS E C R E T SECTION 02 OF 03 QUITO 1\n",
    "\n",
    " \n",
    " ",
    "*",
    " . (",
    " ¶",
    "a",
    "\nVisit x web site",
    "\nTAGS: ",
    "\nSUBJECT: ",
    "\nREF: A. ",
    "\nFM ",
    "\nINFO ",
    "\nE.O. 12958: ",
    "Classified By: ",
    "\nR 171512Z JAN 90\nFM X",
    "x. -----\n",
    "REF A ",
    "(Refs B and ",
    "\nREFTEL ",
    "REF: A. QUITO 1 ",
    "DERIVED FROM: ",
    "REF: QUITO 1-2 THROUGH ",
    "REF: 08 QUITO 10/",
    "REF: 051234Z JAN 75 AND ",
    "REF: DOE-ROE TELCON, ",
    "REF: QUITO 1 (FISH",
    "TAGS: P R E L ",
    "TAGS: DOE, JANE, ",
    "TAGS: PREL.PGOV-",
    "\n#1. ",
    "\nPARA 1. ",
    "\na. x:\n(i) ",
    "\nSTATE FOR EUR FROM ",
    "A. FISH\n",
    "XXXXXXXXXXXX ",
    "(",
]
pieces = st.one_of(st.sampled_from([*MARKERS, *TELEGRAM.split("\n"), "\n", "\n\n"]), st.text(max_size=12))
texts = st.lists(pieces, max_size=40).map("".join)


def check(cable: Cable, text: str) -> None:
    """What every cable keeps."""
    assert cable.text == text
    assert len(cable.body) == len(text)
    last = 0
    for paragraph in cable.paragraphs:
        assert last <= paragraph.start < paragraph.end <= len(text)
        assert all(paragraph.start <= part.start < part.end <= paragraph.end for part in paragraph.parts)
        last = paragraph.end
        place = paragraph.start
        for word in paragraph.text.split():
            place = cable.body.index(word, place, paragraph.end) + len(word)
    assert len({paragraph.key for paragraph in cable.paragraphs}) == len(cable.paragraphs)
    for _, span in cable.spans:
        assert 0 <= span.start <= span.end <= len(text)
    for problem in cable.problems:
        assert 0 <= problem.start <= problem.end <= len(text)
    for reference in cable.references:
        assert 0 <= reference.start <= reference.end <= len(text)
    counted = coverage(cable)
    assert 0 <= counted.recognised <= counted.characters
    json.dumps(cable_record(cable))


@given(text=texts)
@example(text="\n1. (C) \xa0")
@example(text=" ¶1. ")
@example(text="\n1. (C) (C - ENTIRE TEXT) END SUMMARY ")
@example(text="\nPAGE 01  QUITO  90001  01 OF 03  182017Z")
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    """Does a text of markers, lines and rubbish give a cable whose offsets hold?"""
    check(read_cable(text), text)


@given(start=st.integers(0, len(TELEGRAM)), length=st.integers(0, 400), at=st.integers(0, len(TELEGRAM)))
@settings(max_examples=100, deadline=None)
def test_spliced_telegram(start: int, length: int, at: int) -> None:
    """Does a telegram with a stretch of itself spliced in give a cable whose offsets hold?"""
    text = TELEGRAM[:at] + TELEGRAM[start : start + length] + TELEGRAM[at:]
    check(read_cable(text), text)


@given(text=texts)
@settings(max_examples=50, deadline=None)
def test_readable(text: str) -> None:
    """Is what is shown one line of the text's own words?"""
    shown = readable(text)
    assert "\n" not in shown
    assert set(shown.split()) <= set(text.split()) | {word for word in shown.split() if word in text}


@pytest.mark.parametrize("marker", MARKERS)
def test_marker_repeated(marker: str) -> None:
    """Does a text of 200,000 characters of one marker end, and hold?"""
    text = marker * (200_000 // len(marker))
    cable = read_cable(text)
    assert len(cable.body) == len(text)
    coverage(cable)


RICH = """PAGE 01        QUITO  90001  01 OF 02  070900Z
ACTION ARA-10

INFO  OCT-01  ISO-00  /011 W
                    ---------------------  051617
P R 070820Z FEB 75
FM AMEMBASSY QUITO
TO SECSTATE WASHDC PRIORITY 1585
INFO AMEMBASSY LIMA 4455 PRIORITY
AMCONSUL GUAYAQUIL
C O N F I D E N T I A L SECTION 01 OF 02 QUITO 990001

EXDIS
FOR ARA FROM AMBASSADOR

E.O. 11652: GDS
TAGS: PFOR.EFIS, OVIP (DOE, JANE Q.), EC
SUBJECT: FISHING TALKS

REF: A. LIMA 990002 THROUGH 990004 (NOTAL)
CONFIDENTIAL

PAGE 02        QUITO  90001  01 OF 02  070900Z

     B. STATE 051234Z JAN 75; C. DOE-ROE TELCON, 74 QUITO 990005

#1. SUMMARY: THE TALKS WENT ON. END SUMMARY.

2. TWO POINTS:

A. THE BANK LIES WITHIN 200 MILES;

B. NOBODY ELSE HAS FISHED THERE.

C O N F I D E N T I A L SECTION 02 OF 02 QUITO 990001

EXDIS

3. COMMENT: WE DOUBT IT. END COMMENT.
HOLM

NNN
"""


def test_cut_record() -> None:
    """Does a telegram of the seventies cut at any character give all that was read before the cut?"""
    whole = read_cable(RICH)
    assert [one.cable or one.kind for one in whole.references] == [
        *("75LIMA990002", "75LIMA990003", "75LIMA990004", "dtg", "call", "74QUITO990005")
    ]
    ends = [paragraph.end for paragraph in whole.paragraphs]
    for cut in range(len(RICH)):
        cable = read_cable(RICH[:cut])
        check(cable, RICH[:cut])
        if cut > RICH.index("FM AMEMBASSY"):
            assert cable.sent_at == whole.sent_at
        if cut > RICH.index("EXDIS"):
            assert (cable.to, cable.info) == (whole.to, whole.info)
            assert (cable.id, cable.classification, cable.distribution) == (
                *(whole.id, whole.classification, whole.distribution),
            )
        if cut > RICH.index("E.O."):
            assert (cable.captions, cable.pass_to) == (whole.captions, whole.pass_to)
        if cut > RICH.index("REF:"):
            assert (cable.subject, cable.tags) == (whole.subject, whole.tags)
        if cut > RICH.index("#1."):
            assert cable.references == whole.references
        done = sum(end < cut - 1 for end in ends)
        for found, expected in zip(cable.paragraphs[:done], whole.paragraphs[:done], strict=True):
            assert (found.key, found.text[:20]) == (expected.key, expected.text[:20])


@given(cuts=st.lists(st.integers(0, len(RICH)), min_size=2, max_size=12), other=texts)
@settings(max_examples=80, deadline=None)
def test_cuts_and_splices(cuts: list[int], other: str) -> None:
    """Does a telegram made of stretches of two others and rubbish give a cable whose offsets hold?"""
    pieces = [(RICH, TELEGRAM)[at % 2][begin:end] for at, (begin, end) in enumerate(pairwise(cuts))]
    text = other.join(pieces)
    check(read_cable(text), text)


def test_cut_telegram() -> None:
    """Does a telegram cut at any character give all the fields before the cut?"""
    whole = read_cable(TELEGRAM)
    ends = [paragraph.end for paragraph in whole.paragraphs]
    for cut in range(len(TELEGRAM)):
        cable = read_cable(TELEGRAM[:cut])
        assert cable.transmission_id == whole.transmission_id or cut <= TELEGRAM.index("OO RUEHGE")
        if cut > TELEGRAM.index("FM AMEMBASSY"):
            assert cable.sent_at == whole.sent_at
        if cut > TELEGRAM.index("SIPDIS"):
            assert (cable.id, cable.classification) == (whole.id, whole.classification)
        if cut > TELEGRAM.index("REF:"):
            assert (cable.subject, cable.tags) == (whole.subject, whole.tags)
        if cut > TELEGRAM.index("1. (C) Summary"):
            assert cable.classified_by == whole.classified_by
            assert [reference.cable for reference in cable.references] == ["08LIMA990002", "07QUITO990003"]
        done = sum(end < cut - 1 for end in ends)
        for found, expected in zip(cable.paragraphs[:done], whole.paragraphs[:done], strict=True):
            assert (found.key, found.marking, found.heading) == (expected.key, expected.marking, expected.heading)
            assert found.text.startswith(expected.text[:40])
