"""Is a whole heading read, in the forms of every decade, and what does it say of what is missing or wrong?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cables.heading import read_heading

MODERN = """VZCZCXRO9901
PP RUEHBC RUEHDE
DE RUEHKB #0001/01 3540807
ZNY CCCCC ZZH
P 200807Z DEC 06
FM AMEMBASSY BAKU
TO RUEHC/SECSTATE WASHDC PRIORITY 2003
INFO RUCNCIS/CIS COLLECTIVE PRIORITY
RUEHDIR/IRAN RPO DUBAI PRIORITY

C O N F I D E N T I A L SECTION 01 OF 03 BAKU 990001

SIPDIS

NOFORN
SIPDIS

STATE FOR EUR/CARC
LONDON FOR DOE

E.O. 12958: DECL: 12/19/2016
TAGS: PGOV PINR PREL IRAJ
SUBJECT: TALKS ON THE CASPIAN AND
THE ISLANDS

REF: A. BAKU 990002

     ¶B. 05 MOSCOW 990003

BAKU 00990001  001.2 OF 003


Classified By: Charge Jane Q. Doe for reasons 1.4 (b) and (d).

¶1.  (C) Summary:  The sides met.
"""
OLDER = """CONFIDENTIAL

PAGE 01        LIMA    99097  01 OF 03  182017Z
ACTION ARA-00

INFO  LOG-00   ADS-00   INR-05   EUR-00
      P-02     T-01     /037 W
                  ------------------352654  200910Z /23
R 171512Z JAN 75
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 5365
AMEMBASSY BONN

C O N F I D E N T I A L SECTION 1 OF 3 LIMA 99097

E.O. 11652: GDS
TAGS: PINT, PE
SUBJ:  TALKS

REF: LA PAZ 99001

1.  THE SIDES MET.
"""
LOWER = """S e c r e t berlin 990643

Sipdis, isn/mtr

E.o. 12958: decl: 05/16/2033
Tags: parm, ir
Subject: (s) talks

Ref: a. 07 state 99839
b. Berlin 990195

¶1. (u) Talks."""


def test_a_heading_of_the_two_thousands() -> None:
    heading = read_heading(MODERN)
    assert heading.transmission_id == "VZCZCXRO9901"
    assert heading.sent_at == "2006-12-20T08:07:00Z"
    assert (heading.origin.name, heading.origin.routing_indicator, heading.origin.station) == (
        "AMEMBASSY BAKU",
        "RUEHKB",
        "BAKU",
    )
    assert heading.precedence == "PRIORITY"
    assert [addressee.name for addressee in (*heading.to, *heading.info)] == [
        "SECSTATE WASHDC",
        "CIS COLLECTIVE",
        "IRAN RPO DUBAI",
    ]
    assert (heading.classification, heading.sections, heading.captions) == ("CONFIDENTIAL", 3, ("SIPDIS", "NOFORN"))
    assert heading.cable_id == "06BAKU990001"
    assert [(line.by, line.to) for line in heading.pass_to] == [("STATE", "EUR/CARC"), ("LONDON", "DOE")]
    assert (heading.executive_order, heading.declassify_on) == ("12958", "2016-12-19")
    assert heading.tags == ("PGOV", "PINR", "PREL", "IR", "AJ")
    assert heading.subject == "TALKS ON THE CASPIAN AND THE ISLANDS"
    assert [reference.cable for reference in heading.references] == ["06BAKU990002", "05MOSCOW990003"]
    assert heading.classified_by is not None
    assert heading.classified_by.name == "Jane Q. Doe"
    assert MODERN[heading.body_start :].startswith("¶1.")


def test_the_same_heading_on_one_line() -> None:
    top, _, below = MODERN.partition("\n\nC O N F")
    heading = read_heading(top.replace("\n", " ") + "\n\nC O N F" + below)
    whole = read_heading(MODERN)
    for field in (
        "transmission_id",
        "sent_at",
        "origin",
        "precedence",
        "to",
        "info",
        "cable_id",
        "pass_to",
        "references",
    ):
        assert getattr(heading, field) == getattr(whole, field), field


def test_a_heading_of_the_seventies() -> None:
    heading = read_heading(OLDER)
    assert heading.cable_id == "75LIMA99097"
    assert heading.sent_at == "1975-01-17T15:12:00Z"
    assert [addressee.name for addressee in heading.to] == ["SECSTATE WASHDC", "AMEMBASSY BONN"]
    assert heading.info == ()
    assert (heading.classification, heading.sections) == ("CONFIDENTIAL", 3)
    assert (heading.executive_order, heading.declassify_on, heading.tags) == ("11652", "GDS", ("PINT", "PE"))
    assert [reference.cable for reference in heading.references] == ["75LAPAZ99001"]


def test_a_heading_in_small_letters() -> None:
    heading = read_heading(LOWER, 2008)
    assert heading.cable_id == "08BERLIN990643"
    assert (heading.classification, heading.captions, heading.tags) == ("SECRET", ("SIPDIS",), ("PARM", "IR"))
    assert heading.subject == "(s) talks"
    assert [reference.cable for reference in heading.references] == ["07STATE99839", "08BERLIN990195"]


def test_an_extract_begins_at_its_classification() -> None:
    text = (
        "This record is a partial extract of the original cable. "
        "The full text of the original cable is not available.\n\n"
    )
    heading = read_heading(text + MODERN[MODERN.index("C O N F") :], 2006)
    assert heading.cable_id == "06BAKU990001"
    assert heading.to == heading.info == ()
    assert heading.sent_at is None
    assert [problem.code for problem in heading.problems] == ["no-date"]


@pytest.mark.parametrize(
    ("line", "classification", "sections", "captions"),
    [
        ("UNCLAS ROME 990001", "UNCLASSIFIED", None, ()),
        ("UNCLAS SECTION 01 OF 02 ROME 990001", "UNCLASSIFIED", 2, ()),
        ("UNCLASSIFIED//SENSITIVE ROME 990001", "UNCLASSIFIED", None, ("SENSITIVE",)),
        ("S E C R E T NOFORN SECTION 02 OF 04 ROME 990001", "SECRET", 4, ("NOFORN",)),
        ("T O P S E C R E T ROME 990001", "TOP SECRET", None, ()),
        ("LIMITED OFFICIAL USE ROME 990001", "LIMITED OFFICIAL USE", None, ()),
        ("C O N F I D E N T I A L", "CONFIDENTIAL", None, ()),
        # false friend: a sentence
        ("Secret talks were held in ROME 990001 times", None, None, ()),
    ],
)
def test_classification_line(
    line: str, classification: str | None, sections: int | None, captions: tuple[str, ...]
) -> None:
    heading = read_heading(f"{line}\n\nE.O. 12958: N/A\n")
    assert (heading.classification, heading.sections, heading.captions) == (classification, sections, captions)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UNCLAS NOWHEREVILLE 990001\n\nTAGS: PREL", "unknown-station"),
        ("R 130458Z AUG 79\nFM AMEMBASSY ROME\n\nUNCLAS PARIS 990001\n\nTAGS: PREL", "origin-differs"),
        (
            "DE RUEHRO #0002 0380820\nR 130458Z AUG 79\nFM AMEMBASSY ROME\n\nUNCLAS ROME 990001\n\nTAGS: PREL",
            "serial-differs",
        ),
        ("UNCLAS ROME 990001\n\nTAGS: PREL", "no-date"),
    ],
)
def test_what_contradicts_is_a_problem(text: str, code: str) -> None:
    assert code in [problem.code for problem in read_heading(text).problems]


def test_a_plain_text_is_no_heading() -> None:
    heading = read_heading("It was a dark and stormy night.\n\nThe rain fell in torrents.")
    assert (heading.cable_id, heading.classification, heading.subject, heading.body_start) == ("", None, None, 0)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(MODERN)), st.integers(0, len(OLDER)))
def test_cuts_and_splices_never_raise_and_spans_hold(cut: int, other: int) -> None:
    text = MODERN[:cut] + OLDER[other:]
    heading = read_heading(text)
    assert 0 <= heading.body_start <= len(text)
    for _, span in heading.spans:
        assert 0 <= span.start < span.end <= len(text)
    for reference in heading.references:
        assert 0 <= reference.start < reference.end <= len(text)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(MODERN)))
def test_a_cut_cable_still_gives_the_fields_before_the_cut(cut: int) -> None:
    heading = read_heading(MODERN[:cut])
    if cut > MODERN.index("FM AMEMBASSY"):
        assert heading.sent_at == "2006-12-20T08:07:00Z"
    # SU on its own is the TAG of Sudan
    if cut >= MODERN.index("SUBJECT:") + len("SUB"):
        assert heading.cable_id == "06BAKU990001"
        assert heading.tags == ("PGOV", "PINR", "PREL", "IR", "AJ")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_read_heading_raise(text: str) -> None:
    assert 0 <= read_heading(text).body_start <= len(text)


@pytest.mark.parametrize(
    "marker",
    ["REF: A. ", "TAGS: ", "TO ", "INFO LOG-00 ", "PAGE 01 ", "¶1", "RUEHC/", "TOKYO 1/", "\n", "(C) ", "NSC FOR "],
)
def test_a_megabyte_of_one_marker_is_read(marker: str) -> None:
    text = "FM AMEMBASSY TOKYO\nTO " + marker * (1_000_000 // len(marker))
    assert read_heading(text).body_start <= len(text)
