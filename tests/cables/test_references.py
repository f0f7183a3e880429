"""What does a REF block refer to?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cables.heading import read_heading
from kg.cables.references import read_references

YEAR = 2008


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the label
        ("REF: TOKYO 990001", ["08TOKYO990001"]),
        ("REFS: TOKYO 990001", ["08TOKYO990001"]),
        ("REFTEL: TOKYO 990001", ["08TOKYO990001"]),
        ("Ref(s): TOKYO 990001", ["08TOKYO990001"]),
        ("REF: REFERENCE: 01 TOKYO 990001", ["01TOKYO990001"]),
        ("REF TOKYO 990001", ["08TOKYO990001"]),
        ("SUBJECT: TALKS REF: TOKYO 990001", ["08TOKYO990001"]),
        # letters in every style
        ("REF: A. TOKYO 990001 B. MOSCOW 990002", ["08TOKYO990001", "08MOSCOW990002"]),
        ("REF: (A)TOKYO 990001, (B)MOSCOW \n990002", ["08TOKYO990001", "08MOSCOW990002"]),
        ("REF: A) TOKYO 990001;B) MOSCOW 990002", ["08TOKYO990001", "08MOSCOW990002"]),
        ("REF: A. A) TOKYO 990001 \n¶B. B) MOSCOW 990002", ["08TOKYO990001", "08MOSCOW990002"]),
        ("REF A TOKYO 990001 B MOSCOW 990002", ["08TOKYO990001", "08MOSCOW990002"]),
        ("REF: A. REF A TOKYO 990001 B. REF B MOSCOW 990002", ["08TOKYO990001", "08MOSCOW990002"]),
        ("REF: A.) TOKYO 990001\n     B.) MOSCOW 990002", ["08TOKYO990001", "08MOSCOW990002"]),
        ("REFS:\n\nA. TOKYO 990001\nB.MOSCOW 990002", ["08TOKYO990001", "08MOSCOW990002"]),
        ("REF: A. TOKYO 990001\n\n     ¶B. MOSCOW 990002", ["08TOKYO990001", "08MOSCOW990002"]),
        ("REF: 1) TOKYO 990001 2) TOKYO 990002", ["08TOKYO990001", "08TOKYO990002"]),
        ("REF: TOKYO 990001\n     MOSCOW 990002", ["08TOKYO990001", "08MOSCOW990002"]),
        # years before, after, in brackets, glued; none is younger than the cable
        ("REF: 07 TOKYO 990001; 2006 TOKYO 990002", ["07TOKYO990001", "06TOKYO990002"]),
        ("REF: 07TOKYO990001, 06TOKYO990002", ["07TOKYO990001", "06TOKYO990002"]),
        ("REF: (07) TOKYO 990001, TOKYO (06) 990002", ["07TOKYO990001", "06TOKYO990002"]),
        ("REF: '07 TOKYO 990001", ["07TOKYO990001"]),
        ("REF: O7 TOKYO 990001", ["07TOKYO990001"]),
        ("REF: TOKYO 990001/07", ["07TOKYO990001"]),
        ("REF: TOKYO 990001-07", ["07TOKYO990001"]),
        ("REF: TOKYO 990001 (2007)", ["07TOKYO990001"]),
        ("REF: 07-TOKYO-990001, 06/TOKYO/990002", ["07TOKYO990001", "06TOKYO990002"]),
        ("REF: 99 CAPE TOWN 990001", ["99CAPETOWN990001"]),
        ("REF: MANILA 12 TOKYO 990001", ["08MANILA12", "08TOKYO990001"]),
        # a year between the station and its serial
        ("REF: A. MOSCOW 07-1234", ["07MOSCOW1234"]),
        ("REF: (A) MOSCOW 08 1234", ["08MOSCOW1234"]),
        ("REF: MOSCOW 07-1234, 06-1235", ["07MOSCOW1234", "06MOSCOW1235"]),
        ("REF: MOSCOW 07 990001 AND 990002", ["07MOSCOW990001", "07MOSCOW990002"]),
        ("REF: A. MOSCOW 07-1234 B. TOKYO 12", ["07MOSCOW1234", "08TOKYO12"]),
        ("REF: MOSCOW 08/1234", ["08MOSCOW1234"]),
        ("REF: MOSCOW 2007-1234", ["07MOSCOW1234"]),
        # a year still to come, or two readings: a cable, and nothing says which
        ("REF: MOSCOW 09-1234", [None]),
        ("REF: MOSCOW 09/1234", [None]),
        ("REF: 10 MOSCOW 1234", [None]),
        ("REF: 2010 MOSCOW 1234", [None]),
        ("REF: TOKYO 11 (2010)", [None]),
        ("REF: TOKYO 990001/10, 990002", [None, None]),
        ("REF: LIMA 2005/1234", [None]),
        ("REF: SEPTEL", [None]),
        # ranges
        ("REF: KABUL 692 THROUGH 694", ["08KABUL692", "08KABUL693", "08KABUL694"]),
        ("REF: KABUL 692 THRU 694 AND 700", ["08KABUL692", "08KABUL693", "08KABUL694", "08KABUL700"]),
        ("REF: KABUL 692-694", ["08KABUL692", "08KABUL693", "08KABUL694"]),
        ("REF: KABUL 1234-36", ["08KABUL1234", "08KABUL1235", "08KABUL1236"]),
        ("REF: A. ADANA 22-25 B. LIMA 1", ["08ADANA22", "08ADANA23", "08ADANA24", "08ADANA25", "08LIMA1"]),
        ("REF: 07 STATE 12-14", ["07STATE12", "07STATE13", "07STATE14"]),
        ("REF: TOKYO 11 - 07 LIMA 12", ["08TOKYO11", "07LIMA12"]),
        ("REF: TOKYO 412-4000", ["08TOKYO412"]),
        # odd separators or none
        ("REF: TOKYO 11/MOSCOW 12 AND LIMA 13", ["08TOKYO11", "08MOSCOW12", "08LIMA13"]),
        ("REF: TOKYO 11 MOSCOW 12\nLIMA 13;QUITO 14", ["08TOKYO11", "08MOSCOW12", "08LIMA13", "08QUITO14"]),
        ("REF: STATE 123 - LIMA 45 - QUITO 6", ["08STATE123", "08LIMA45", "08QUITO6"]),
        ("REF: STATE 051234Z JAN 08, TOKYO 11", ["08TOKYO11"]),
        ("REF: STATE 051234Z JAN 08 TOKYO 11", ["08TOKYO11"]),
        ("REF: MARSEILLE 11", ["08MARSEILLE11"]),
        ("REF: STATE 07 LIMA 1234", ["07LIMA1234"]),
        ("REF: MOSCOW 12, 1234", ["08MOSCOW12", "08MOSCOW1234"]),
        # several after one station
        ("REF: KABUL 692/317/274", ["08KABUL692", "08KABUL317", "08KABUL274"]),
        ("REF: Paris 7472 and 7677", ["08PARIS7472", "08PARIS7677"]),
        ("REF: A. MANILA 2969\n     ¶B. 2962 AND PREVIOUS", ["08MANILA2969", "08MANILA2962"]),
        ("REF: LIMA 11 (NOTAL), 12 (NOTAL)", ["08LIMA11", "08LIMA12"]),
        ("REF A: TOKYO 11; REF B: LIMA 12", ["08TOKYO11", "08LIMA12"]),
        ("REF: ROME-06-23, LIMA-07-12", ["06ROME23", "07LIMA12"]),
        ("REF: ROME'S 11; LIMA’S 12", ["08ROME11", "08LIMA12"]),
        # of a series of its own: a cable, and nothing says which
        ("REF: A. EMBTEL 1234 B. TOKYO 11", [None, "08TOKYO11"]),
        ("REF: 07 LIMA 11, 12 AND 13 (NOTAL)", ["07LIMA11", "07LIMA12", "07LIMA13"]),
        # stations of several words, abbreviations, a serial first
        ("REF: RIO DE JAN 138; PORT-AU-PRINCE 12", ["08RIODEJANEIRO138", "08PORTAUPRINCE12"]),
        ("REF: SECSTATE 11 & USUN 22", ["08STATE11", "08USUNNEWYORK22"]),
        ("REF: 870 Ulaanbaatar", ["08ULAANBAATAR870"]),
        ("REF: KUWAIT (C)02293", ["08KUWAIT2293"]),
        ("REF: TOKYO NO. 990001 B. STATE CABLE 990002", ["08TOKYO990001", "08STATE990002"]),
        # a section marker that was swallowed, or stands behind
        ("REF: 08TOKYO32801OF02", ["08TOKYO328"]),
        ("REF: TOKYO 328 SECTION 01 OF 02", ["08TOKYO328"]),
        # page lines in the middle
        ("REF: A) TRIPOLI 199, B) TRIPOLI 227 TRIPOLI 00000402 \n\n001.2 OF 003", ["08TRIPOLI199", "08TRIPOLI227"]),
        ("REF: A. ROME 11\n CONFIDENTIAL\nPAGE 02 ROME 01196 01 OF 02 082030Z  B. ROME 12", ["08ROME11", "08ROME12"]),
        # page and section breaks with blank lines round them
        (
            "REF: A. KABUL 600\n\nPAGE 02        KABUL  00692  121800Z\n\nB. KABUL 601\n\n1. TEXT.",
            ["08KABUL600", "08KABUL601"],
        ),
        (
            "REF: A. KABUL 600\nCONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02        KABUL  00692  01 OF 02  121800Z\n\n"
            "     B. KABUL 601\n     C. STATE 12345\n\n1. TEXT.",
            ["08KABUL600", "08KABUL601", "08STATE12345"],
        ),
        (
            "REF: A. KABUL 600\n\nCONFIDENTIAL SECTION 02 OF 02 KABUL 000692\n\nSIPDIS\n\nB. KABUL 601\n\n1. (C) Text.",
            ["08KABUL600", "08KABUL601"],
        ),
        ("REF: KABUL 600\nCONFIDENTIAL SECTION 02 OF 02 KABUL 000692\n\n1. (C) Text.", ["08KABUL600"]),
        (
            "REF: A. KABUL 600\n\nPAGE 02        KABUL  00692  121800Z\n\nThe talks went on after MOSCOW 601.\n",
            ["08KABUL600"],
        ),
        # false friends: reports, dates, date-time groups, paragraphs, other numbers
        ("REF: A. OSC EUP20080707950031 B. IIR 6 899 0149 10", []),
        ("REF: PARIS POINTS JULY 15", []),
        ("REF: OSD REPORT DTG 251847Z MAR 08", []),
        ("REF: STATE 121530ZJAN08", []),
        ("REF: TELCON SMITH/JONES 5/3/2008", []),
        ("REF: STATE 1234567890", []),
        ("REF: MOSCOW 5/3/2008", []),
        ("REF: MOSCOW 12 MAY 2008", []),
        ("REF: NOWHEREVILLE 123", []),
        ("REF: NONE", []),
        ("REF: TOKYO 990001\n\n1. (C) As MOSCOW 990002 said", ["08TOKYO990001"]),
        ("REF: TOKYO 990001\n\nThis cable builds on what we told MOSCOW 990002 times.", ["08TOKYO990001"]),
    ],
)
def test_cables(text: str, expected: list[str | None]) -> None:
    found = read_heading(text, YEAR).references
    assert [reference.cable for reference in found if reference.kind == "cable"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REF: A) TOKYO 990001 B) DOE-ROE EMAIL 05/11/07", [("B", "email", "DOE-ROE EMAIL 05/11/07")]),
        ("REF: E-mails J. Doe-K. Roe", [(None, "email", "E-mails J. Doe-K. Roe")]),
        ("REF: STATE 11 CIRCULAR; STATE CA-3400 NOV 2, 1966", [(None, "airgram", "STATE CA-3400 NOV 2, 1966")]),
        ("REF: LIMA A-123", [(None, "airgram", "LIMA A-123")]),
        ("REF: A. 2004 HUMAN RIGHTS REPORT", [("A", "other", "2004 HUMAN RIGHTS REPORT")]),
        ("REF: A. DOE/ROE FONCON OF MAY 5 B. TOKYO 11", [("A", "call", "DOE/ROE FONCON OF MAY 5")]),
        ("REF: A. DOE-ROE MEMCON OF MAY 5", [("A", "memo", "DOE-ROE MEMCON OF MAY 5")]),
        ("REF: A. JONES/SMITH TELCON B. TOKYO 11", [("A", "call", "JONES/SMITH TELCON")]),
        ("REF: A. WWW.STATE.GOV/FISH B. TOKYO 11", [("A", "web", "WWW.STATE.GOV/FISH")]),
        ("REF: TOKYO 11 (NOTAL) AND PREVIOUS", []),
        # with a cable in one entry
        ("REF: A. DOE/ROE TELCON, TOKYO 11", [("A", "call", "DOE/ROE TELCON")]),
        ("REF: TOKYO 11 AND DOE-ROE E-MAIL OF MAY 5", [(None, "email", "DOE-ROE E-MAIL OF MAY 5")]),
        (
            "REF: A. DOE-ROE TELCON, ROE-DOE E-MAIL OF MAY 5",
            [("A", "call", "DOE-ROE TELCON"), ("A", "email", "ROE-DOE E-MAIL OF MAY 5")],
        ),
        # by sender and date-time group
        ("REF: STATE 051234Z JAN 08", [(None, "dtg", "STATE 051234Z JAN 08")]),
        ("REF: A. AMEMB LIMA DTG 051234Z B. TOKYO 11", [("A", "dtg", "AMEMB LIMA DTG 051234Z")]),
        # letters and notes
        ("REF: DOE LETTER TO ROE OF MAY 5, 2008; TOKYO 11", [(None, "letter", "DOE LETTER TO ROE OF MAY 5, 2008")]),
        ("REF: (A) TOKYO 11 (B) DIPLOMATIC NOTE 45", [("B", "letter", "DIPLOMATIC NOTE 45")]),
        ("REF: DOEJ@STATE.GOV OF MAY 5", [(None, "email", "DOEJ@STATE.GOV OF MAY 5")]),
        ("REF: CALL OF MAY 5", [(None, "call", "CALL OF MAY 5")]),
        # false friend: a remark that names a call
        ("REF: TOKYO 11 (CONSULAR CALL ON PRISONER)", []),
    ],
)
def test_what_is_no_cable(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    found = read_heading(text, YEAR).references
    assert [(one.label, one.kind, one.text) for one in found if one.kind != "cable"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REF: TOKYO 11 (NOTAL)", [("NOTAL",)]),
        ("REF: A. TOKYO 11 (NOTAL) B. TOKYO 12 AND PREVIOUS", [("NOTAL",), ("PREVIOUS",)]),
        ("REF: TOKYO 11 AND PREVIOUS (NOTAL)", [("PREVIOUS", "NOTAL")]),
        ("REF: A. TOKYO 11 B. TOKYO 12 (BOTH NOTAL)", [("NOTAL",), ("NOTAL",)]),
        ("REF: A. DOE-ROE EMAIL OF MAY 5 (NOTAL)", [("NOTAL",)]),
        ("REF: A. TOKYO 11 B. TOKYO 12", [(), ()]),
        ('REF: A. TOKYO 11 ("FISH TALKS") B. TOKYO 12 PARA 4', [("FISH TALKS",), ("PARA 4",)]),
        ("REF: ADANA 22-23 (NOTAL)", [("NOTAL",), ("NOTAL",)]),
        ("REF: TOKYO 11 (A) TOKYO 12 (B)", [(), ()]),
    ],
)
def test_notes(text: str, expected: list[tuple[str, ...]]) -> None:
    """Are the remarks of an entry kept with it?"""
    assert [reference.notes for reference in read_heading(text, YEAR).references] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REF: STATE 11(A), TOKYO 12(B)", [("A", "08STATE11"), ("B", "08TOKYO12")]),
        (
            "REF: STATE 11 (A); TOKYO 12 AND 13 (B) (NOTAL)",
            [("A", "08STATE11"), ("B", "08TOKYO12"), ("B", "08TOKYO13")],
        ),
        (
            "REF: STATE 11 (A)\n     TOKYO 12 (B)\n     LIMA 13 (C)",
            [("A", "08STATE11"), ("B", "08TOKYO12"), ("C", "08LIMA13")],
        ),
        ("REF: A. STATE 11 -B. STATE 12 -C. LIMA 13", [("A", "08STATE11"), ("B", "08STATE12"), ("C", "08LIMA13")]),
        ("REF: A. STATE 11\n     -B. LIMA 12", [("A", "08STATE11"), ("B", "08LIMA12")]),
        # the letters stand before, as ever
        ("REF: (A) STATE 11, (B) TOKYO 12", [("A", "08STATE11"), ("B", "08TOKYO12")]),
        ("REF: STATE 11 (B) TOKYO 12", [(None, "08STATE11"), ("B", "08TOKYO12")]),
    ],
)
def test_letters_before_and_after(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(reference.label, reference.cable) for reference in read_heading(text, YEAR).references] == expected


@pytest.mark.parametrize("text", ["REF: MOSCOW 10-1234", "REF: EMBTEL 1234", "REF: SEPTEL"])
def test_a_telegram_without_an_id_is_a_problem(text: str) -> None:
    heading = read_heading(text, YEAR)
    (problem,) = [problem for problem in heading.problems if problem.code == "reference-unresolved"]
    assert text[problem.start : problem.end] == text.removeprefix("REF: ")


def test_a_bare_serial_is_of_the_own_station() -> None:
    heading = read_heading("C O N F I D E N T I A L ANKARA 990001\nREF: A) 6307 B) STATE 285773", 2003)
    assert [reference.cable for reference in heading.references] == ["03ANKARA6307", "03STATE285773"]


def test_without_a_year_nothing_resolves() -> None:
    (reference,) = read_heading("REF: TOKYO 990001").references
    assert (reference.kind, reference.cable) == ("cable", None)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="TOKYRFEAB 0179().,;:/&-'¶\n", max_size=100))
def test_offsets_hold(text: str) -> None:
    block = read_references(text, 0, len(text), YEAR, "TOKYO")
    assert 0 <= block.end <= len(text)
    for reference in block.references:
        assert " ".join(text[reference.start : reference.end].split()) == reference.text
