"""Where does the subject end, and what of it is kept?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cables.heading import read_heading
from kg.cables.subject import read_subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SUBJECT: TALKS ON THE ISLANDS", "TALKS ON THE ISLANDS"),
        ("SUBJ:  TALKS ON THE ISLANDS", "TALKS ON THE ISLANDS"),
        ("UBJECT: TALKS", "TALKS"),
        ("Subject: talks", "talks"),
        ("E.o. 12958: decl: 01/07/2014 Tags: prel Subject: talks resume", "talks resume"),
        # over lines
        ("SUBJECT: TALKS ON \nTHE ISLANDS \n\nREF: TOKYO 11", "TALKS ON THE ISLANDS"),
        ("SUBJECT: THE US- \nJAPAN TALKS", "THE US-JAPAN TALKS"),
        ("SUBJECT: TALKS \n-- NO END IN SIGHT \n\nSummary", "TALKS -- NO END IN SIGHT"),
        ("SUBJECT: TALKS WITH\nROME 00990001  001.2 OF 003\nTHE POPE", "TALKS WITH THE POPE"),
        (
            "SUBJECT: TALKS WITH \n CONFIDENTIAL\nPAGE 02 ROME 01196 01 OF 02 082030Z THE POPE\nREF: ROME 1",
            "TALKS WITH THE POPE",
        ),
        # a classification before it is kept
        ("SUBJECT: (C) TALKS", "(C) TALKS"),
        # what ends it
        ("SUBJECT: TALKS REF: A. TOKYO 11", "TALKS"),
        ("SUBJECT: TALKS Ref(s): A) TOKYO 11", "TALKS"),
        ("SUBJECT: TALKS\nCLASSIFIED BY: Jane Doe", "TALKS"),
        ("SUBJECT: TALKS\n1. (SBU) Summary", "TALKS"),
        ("SUBJECT: TALKS\n¶1. (SBU) Summary", "TALKS"),
        ("SUBJECT: TALKS\n--------\nSUMMARY", "TALKS"),
        # false friends inside it
        ("SUBJECT: REFORM: WHAT NEXT", "REFORM: WHAT NEXT"),
        ("SUBJECT: TALKS: A SUMMARY OF VIEWS", "TALKS: A SUMMARY OF VIEWS"),
        ("SUBJECT: G8: 10 YEARS ON", "G8: 10 YEARS ON"),
        # entities of a page
        ("SUBJECT: Bla &#8217; bla", "Bla ’ bla"),
        ("SUBJECT:\n\n1. Talks", None),
        ("No such line", None),
    ],
)
def test_subject(text: str, expected: str | None) -> None:
    assert read_heading(text).subject == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_offsets_hold(text: str) -> None:
    read = read_subject(text, 0, len(text))
    assert 0 <= read.start <= len(text)
    assert read.end <= len(text)
