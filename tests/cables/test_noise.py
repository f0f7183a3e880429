"""What is noise, what is text, and does everything keep its place?"""

from __future__ import annotations

import pytest

from kg.cables.noise import blank_noise, readable

# (text, the words that stay)
LINES = [
    # page lines of the 2000s, on their own line and in the middle of one
    ("He could not\n\nQUITO 00990001 002 OF 003\n\nconfirm it.", "He could not confirm it."),
    ("He could not\nQUITO 00990001  001.2 OF 003 \nconfirm it.", "He could not confirm it."),
    ("and the firms QUITO 00990001 002 OF 002 signed.", "and the firms signed."),
    ("Quito 00990001 002 of 002 signed.", "signed."),
    # the page line cuts a long name at ten letters
    ("GANG LEADERS\nPORT AU PR 00990001 002 OF 007\nCAME.", "GANG LEADERS CAME."),
    # page lines of 1973-2000 with the classification beside them
    ("THE\nCONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02        QUITO  90001  01 OF 03  182017Z\n\nRELEASE", "THE RELEASE"),
    ("HE SAID. CONFIDENTIAL\nPAGE 03 QUITO 90001 02 OF 03 291401Z\nMORE", "HE SAID. MORE"),
    ("TOO\nLIMITED OFFICIAL USE\n\nPAGE 02  QUITO 90001  111320Z\nLATE", "TOO LATE"),
    ("PAGE 04 QUITO 90001 01 OF 03 291400Z COALITION TALKS", "COALITION TALKS"),
    # captions repeated, alone or before the rest of the sentence
    ("a March or May\n\nSIPDIS\n\nvisit", "a March or May visit"),
    ("FOUR\nSIPDIS SCENARIOS", "FOUR SCENARIOS"),
    ("one\nNOFORN\nSIPDIS\ntwo", "one two"),
    ("one\nSENSITIVE\nSIPDIS, NOFORN\ntwo", "one two"),
    ("SENSITIVE BUT UNCLASSIFIED - NOT FOR INTERNET DISTRIBUTION\n\n1. (SBU) One.", "1. (SBU) One."),
    # end-of-message signs and stamps
    ("It ended.\nNNNN\n", "It ended."),
    ("It ended.\nNNN", "It ended."),
    ("It ended.\n\nDeclassified/Released US Department of State EO\nSystematic Review 05 JUL 2006", "It ended."),
    (
        "It ended.\nJane Q. Doe Declassified/Released US Department of State EO Systematic Review 22 May 2009",
        "It ended.",
    ),
    ("It ended.##", "It ended."),
    ("It ended.\nGP-3\n", "It ended."),
    ("One.\n- \nTwo.", "One. Two."),
    ("Please visit Quito's Classified Website at:\nhttp://www.example.sgov.gov/p/wha/index.c fm\nALVAREZ", "ALVAREZ"),
    ("Visit Quito's Classified Website: http://www.example.sgov.gov/wiki\n\nALVAREZ", "ALVAREZ"),
    # the heading that a later section repeats
    (
        "ended.\n\nC O N F I D E N T I A L SECTION 02 OF 02 QUITO 990001\n\nSIPDIS\n\nSTATE FOR WHA/AND\n\n"
        "E.O. 12958: DECL: 01/01/2019\nTAGS: PREL, EC\nSUBJECT: A TALK ON FISH\n\n3. (C) He left.",
        "ended. 3. (C) He left.",
    ),
    (
        "ENDED.\nCONFIDENTIAL\nPAGE 01        QUITO  90001  02 OF 02  182017Z\nACTION ARA-00\n\nINFO  LOG-00   ADS-00\n"
        "      H-01     NSCE-00\n                    ------------------352654  200910Z /23\nR 171512Z JAN 90\n"
        "FM AMEMBASSY QUITO\nTO SECSTATE WASHDC 5366\nINFO AMEMBASSY LIMA\n"
        "C O N F I D E N T I A L SECTION 02 OF 02 QUITO 90001\n\n3. HE LEFT.",
        "ENDED. 3. HE LEFT.",
    ),
]

# false friends: words that look like noise and are text
TEXT = [
    "He called the plan secret and confidential.",
    "Page 02 of the draft names Quito.",
    "section 02 of 03 in the bill",
    "Serial 00990001 was lost.",
    "3 of 005 men",
    "the no. #1 issue",
    "Visit of the Minister to Quito in March was",
    "- the first point",
    "The NNN group met.",
    "GP-3 talks went on",
    "The CONFIDENTIAL report said so.",
    "Information (INFO) desk",
]


@pytest.mark.parametrize(("text", "words"), LINES)
def test_noise_is_blanked(text: str, words: str) -> None:
    """Is only the noise gone, in as many blanks, with new lines kept?"""
    noise = blank_noise(text, station="QUITO")
    assert " ".join(noise.body.split()) == words
    assert len(noise.body) == len(text)
    assert [place for place, letter in enumerate(noise.body) if letter == "\n"] == [
        place for place, letter in enumerate(text) if letter == "\n"
    ]


@pytest.mark.parametrize("text", TEXT)
def test_text_stays(text: str) -> None:
    """Does a sentence that only looks like noise stay whole?"""
    assert blank_noise(text).body == text


def test_heading_is_left_alone() -> None:
    """Does nothing before the start change?"""
    text = "SIPDIS\nSUBJECT: FISH\n\nSIPDIS\n1. Text."
    assert blank_noise(text, 20).body == "SIPDIS\nSUBJECT: FISH\n\n      \n1. Text."


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("a\nQUITO 00990001 002 OF 003\nb\nQUITO 00990001 003 OF 003\nc", {2, 3}),
        ("A\nPAGE 02  QUITO  90001  01 OF 03  182017Z\nB\nS E C R E T SECTION 02 OF 03 QUITO 90001\nC", {1, 2}),
        ("no page line", set()),
    ],
)
def test_sections_that_page_lines_name(text: str, sections: set[int]) -> None:
    """Which sections do the page lines tell of?"""
    assert blank_noise(text).sections == sections


def test_readable() -> None:
    """Is a verbatim stretch shown without its page line?"""
    assert readable("could not\n\nQUITO 00990001 002 OF 002\n\nconfirm") == "could not confirm"
