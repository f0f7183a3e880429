"""Which TAGS does a line hold, however it separates them?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cables.heading import read_heading
from kg.cables.tags import kind_of_tag, read_tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # separators of every kind or none
        ("TAGS: PREL PGOV JA RU", ["PREL", "PGOV", "JA", "RU"]),
        ("TAGS: PREL, PGOV, JA", ["PREL", "PGOV", "JA"]),
        ("TAGS:PREL;PGOV;JA", ["PREL", "PGOV", "JA"]),
        ("TAGS PREL, PGOV", ["PREL", "PGOV"]),
        ("TAGS, ASEC, PE", ["ASEC", "PE"]),
        ("TABS: EFIS, VE", ["EFIS", "VE"]),
        ("Tags: prel, pgov, tu Subject: talks", ["PREL", "PGOV", "TU"]),
        ("TAGS: PREL/PGOV/IS", ["PREL", "PGOV", "IS"]),
        ("TAGS: PREL. PGOV. IS.", ["PREL", "PGOV", "IS"]),
        # run together, and misspelt by a letter too many
        ("TAGS: KFRDKIRFCVIS", ["KFRD", "KIRF", "CVIS"]),
        ("TAGS: ECON EFINBR", ["ECON", "EFIN", "BR"]),
        ("TAGS: PREL IRAJ", ["PREL", "IR", "AJ"]),
        ("TAGS: MARR MOPPS", ["MARR", "MOPS"]),
        # one sign between them, or a word
        ("TAGS: PREL.PGOV.KDEM", ["PREL", "PGOV", "KDEM"]),
        ("TAGS: PREL-PGOV-JA", ["PREL", "PGOV", "JA"]),
        ("TAGS: PREL AND PGOV", ["PREL", "PGOV"]),
        ("TAGS: PREL, PGOV, AND JA", ["PREL", "PGOV", "JA"]),
        ("TAGS: PREL & PGOV", ["PREL", "PGOV"]),
        ("TAGS: PGOV/MOPSKFRD", ["PGOV", "MOPS", "KFRD"]),
        ("TAGS: PGOV/QZQZ", ["PGOV", "QZQZ"]),
        ("TAGS: AORC-2, AS-PM", ["AORC-2", "AS-PM"]),
        ("TAGS: ECONOMY AND FINANCE, PREL", ["ECONOMY AND FINANCE", "PREL"]),
        # letter by letter
        ("TAGS: P R E L, P G O V", ["PREL", "PGOV"]),
        ("TAGS: P R E L P G O V", ["PREL", "PGOV"]),
        ("TAGS: UN HRC, PREL", ["UNHRC", "PREL"]),
        ("TAGS: UN, PREL", ["UN", "PREL"]),
        # over lines
        ("TAGS: PREL, PGOV,\nJA, RU\nSUBJECT: X", ["PREL", "PGOV", "JA", "RU"]),
        ("TAGS: PREL MARR SA\nAE, UK, YM\nSUBJECT: X", ["PREL", "MARR", "SA", "AE", "UK", "YM"]),
        ("TAGS: IC KU COUNTRY\nCLEARANCE\nSUBJECT: X", ["IC", "KU", "COUNTRY CLEARANCE"]),
        ("TAGS: PREL\nROME 00990001  001.2 OF 003\nPGOV, IT\nSUBJECT: X", ["PREL", "PGOV", "IT"]),
        # each once; captions are none
        ("TAGS: ECON, EFIN, EFIN, IT SIPDIS", ["ECON", "EFIN", "IT"]),
        # several words, persons, unknown ones
        ("TAGS: IT POLITICAL PARTIES", ["IT", "POLITICAL PARTIES"]),
        ("TAGS: IR, IS, GOI EXTERNAL", ["IR", "IS", "GOI EXTERNAL"]),
        ("TAGS: OVIP (DOE, JANE Q.), PREL", ["OVIP", "DOE, JANE Q.", "PREL"]),
        ("TAGS: OVIP DOE JANE PREL", ["OVIP", "DOE, JANE", "PREL"]),
        ("TAGS: OVIP RICE, CONDOLEEZZA, PREL", ["OVIP", "RICE, CONDOLEEZZA", "PREL"]),
        ("TAGS: OVIP, DOE, JANE Q., PREL", ["OVIP", "DOE, JANE Q.", "PREL"]),
        ("TAGS: OVIP DOE, JANE Q. PREL", ["OVIP", "DOE, JANE Q.", "PREL"]),
        ("TAGS: DOE, JANE", ["DOE, JANE"]),
        ("TAGS: PREL, IRAN, JORDAN", ["PREL", "IRAN", "JORDAN"]),
        ("TAGS: OVIP (CODEL DOE), PREL", ["OVIP", "CODEL DOE", "PREL"]),
        ("TAGS: PREL, UNGA/C-6", ["PREL", "UNGA/C-6"]),
        ("TAGS: PREL QZQZ", ["PREL", "QZQZ"]),
        ("TAGS: PREL, QZ SECURITY COUNCIL, JA", ["PREL", "QZ SECURITY COUNCIL", "JA"]),
        # false friends: prose below, no TAGS at all
        ("TAGS: PREL, VT\n\n(SBU) The Holy See's director said", ["PREL", "VT"]),
        ("TAGS: PREL VT\nThe Holy See's director said", ["PREL", "VT"]),
        ("TAGS:\n\nSUBJECT: X", []),
        ("Stags roam the hills", []),
    ],
)
def test_tags(text: str, expected: list[str]) -> None:
    assert list(read_heading(text).tags) == expected


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("PREL", "subject"),
        ("JA", "geographic"),
        ("NATO", "organisation"),
        ("KNNP", "programme"),
        ("RICE, CONDOLEEZZA", "person"),
        ("CODEL DOE", "organisation"),
        ("QZQZ", "unknown"),
    ],
)
def test_kinds(tag: str, kind: str) -> None:
    assert kind_of_tag(tag) == kind


@pytest.mark.parametrize(
    ("text", "left_over"),
    [
        (" PREL, PGOV, OVIP (DOE, JANE), QZQZ, P R E L", []),
        (" PREL AND PGOV", []),
        (" PREL, QZ SECURITY COUNCIL", ["QZ", "SECURITY", "COUNCIL"]),
    ],
)
def test_words_that_are_codes(text: str, left_over: list[str]) -> None:
    """Which words of the line are codes, names, or have the form of a code?"""
    signs = list(text)
    for start, end in read_tags(text, 0, len(text)).spans:
        signs[start:end] = " " * (end - start)
    assert re.findall(r"\w+", "".join(signs)) == left_over


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="PRELGOV JA,;\n().-/\u00a0", max_size=80))
def test_no_text_makes_read_tags_raise(text: str) -> None:
    read = read_tags(text, 0, len(text))
    assert 0 <= read.end <= len(text)
    assert len(set(read.tags)) == len(read.tags)
