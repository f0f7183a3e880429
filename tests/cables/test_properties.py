"""What holds for every text: no text raises, offsets hold, a cut cable gives the fields before the cut."""

from __future__ import annotations

import json

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
