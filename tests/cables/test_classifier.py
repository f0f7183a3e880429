"""Who classified the cable, in what office, for what reasons?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cables.classifier import read_classifier
from kg.cables.heading import read_heading

BD = ("1.4(b)", "1.4(d)")
ABCD = ("1.4(a)", "1.4(b)", "1.4(c)", "1.4(d)")


@pytest.mark.parametrize(
    ("text", "name", "title", "reasons"),
    [
        # a title before the name
        ("Classified By: Ambassador Jane Q. Doe for reasons 1.4 (b) and (d).", "Jane Q. Doe", "Ambassador", BD),
        (
            "Classified By: Charge d' Affaires, a.i. Jane Doe. Reasons 1.4 (B) (D)",
            "Jane Doe",
            "Charge d'Affaires, a.i.",
            BD,
        ),
        ("Classified By: DCM JANE DOE FOR REASONS 1.4 (B, D)", "JANE DOE", "DCM", BD),
        ("CLASSIFIED BY POL/ECONOFF. J.K. DOE.  REASON: 1.5(D)", "J.K. DOE", "POL/ECONOFF.", ("1.5(d)",)),
        ("Classified By: Acting DAS for ISN Jane Doe. Reasons 1.4 (b/d)", "Jane Doe", "Acting DAS for ISN", BD),
        ("Classified By: RSO - JANE Q. DOE. REASON 1.5(D)", "JANE Q. DOE", "RSO", ("1.5(d)",)),
        ("Classified By: Political Counsleor Jane Doe, 1.4 b,d", "Jane Doe", "Political Counsleor", BD),
        ("Classified By: AMB:JDOE, Reasons 1.4 (b) and (d)", "JDOE", "AMB", BD),
        ("CLASSIFIED BY DAS FOR CENTRAL ASIA JANE DOE, 1.4 (B&D)", "JANE DOE", "DAS FOR CENTRAL ASIA", BD),
        (
            "Classified By: Kirkuk PRT Team Leader Jane Doe for reason 1.4 (b).",
            "Jane Doe",
            "Kirkuk PRT Team Leader",
            ("1.4(b)",),
        ),
        # from one letter through another
        ("Classified By: DCM Jane Doe, reasons 1.4 (a) through 1.4 (d).", "Jane Doe", "DCM", ABCD),
        ("Classified By: DCM Jane Doe, reasons 1.4 (b) and 1.4 (d).", "Jane Doe", "DCM", BD),
        ("Classified By: DCM Jane Doe, Reasons 1.4(A-D)", "Jane Doe", "DCM", ABCD),
        ("Classified By: DCM Jane Doe for reasons 1.4 (a-d).", "Jane Doe", "DCM", ABCD),
        ("CLASSIFIED BY DCM JANE DOE FOR REASONS 1.4 (B) THROUGH (D)", "JANE DOE", "DCM", ABCD[1:]),
        ("Classified By: DCM Jane Doe, 1.4 (b) - (d)", "Jane Doe", "DCM", ABCD[1:]),
        ("Classified By: DCM Jane Doe, 1.4 b-d", "Jane Doe", "DCM", ABCD[1:]),
        ("Classified By: DCM Jane Doe, 1.4 (b) - D. Roe drafted", "Jane Doe", "DCM", ("1.4(b)",)),
        # a title behind it
        ("CLASSIFIED BY: Jane Doe, DCM; REASON: 1.4(B), (D)", "Jane Doe", "DCM", BD),
        ("Classified by Jane W. Doe, Jr., Ambassador. Reason: 1.5 (b)", "Jane W. Doe, Jr.", "Ambassador", ("1.5(b)",)),
        (
            "CLASSIFIED BY: Jane Doe, Consul General, Embassy Rome.\nREASON: 1.4 (b), (d)",
            "Jane Doe",
            "Consul General, Embassy Rome",
            BD,
        ),
        # no title
        ("Classified By: Jane Doe, for reasons 1.4 (b)(d)", "Jane Doe", None, BD),
        ("Classified By: Jane Law for reasons 1.4 (b)", "Jane Law", None, ("1.4(b)",)),
        # said twice, with marks, as the first paragraph
        ("Classified By: Classified by DCM Jane Doe for reasons 1.4 (b) and \n(d).", "Jane Doe", "DCM", BD),
        ("(U) Classified by DCM Jane Doe; reasons: E.O. \n12958 1.4 (b,d).", "Jane Doe", "DCM", BD),
        (
            "\n1. (U) CLASSIFIED BY JANE DOE, DEPUTY CHIEF OF MISSION.  REASON: 1.5 (D).\n\n2. (C)",
            "JANE DOE",
            "DEPUTY CHIEF OF MISSION",
            ("1.5(d)",),
        ),
        # broken lines: at a blank, and in the middle of a word after 71 characters
        (
            "Classified By: Acting Political Counselor Jane Doe for reasons 1.4 \n(b) and (d).",
            "Jane Doe",
            "Acting Political Counselor",
            BD,
        ),
        (
            "Classified By: Political Minister-Counselor Maria Allegra Doe for reas \nons 1.4 (b & d).",
            "Maria Allegra Doe",
            "Political Minister-Counselor",
            BD,
        ),
        # false friends
        ("Classified By: POL", None, "POL", ()),
        ("1.  CONFIDENTIAL - ENTIRE TEXT.  CLASSIFIED BY SECTION 1.5 (B).", None, None, ("1.5(b)",)),
        (
            "Classified By: ADANA 222\nADANA 216\n\nClassified by DCM Jane Doe; reasons 1.4 b.",
            "Jane Doe",
            "DCM",
            ("1.4(b)",),
        ),
    ],
)
def test_classifier(text: str, name: str | None, title: str | None, reasons: tuple[str, ...]) -> None:
    found = read_heading(text).classified_by
    assert found is not None
    assert (found.name, found.title, found.reasons) == (name, title, reasons)


@pytest.mark.parametrize(
    "text",
    [
        "DECLASSIFIED BY NARA 09/02/2009",
        "E.O. 12958: DECL: DECLASSIFIED BY NARA",
        "He was classified by them as a friend",
        "",
    ],
)
def test_nobody_classified(text: str) -> None:
    found = read_heading(text).classified_by
    assert found is None or found.name is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Classified By:REASON14.(bd)Jane Doe,\n-", max_size=120))
def test_no_text_makes_read_classifier_raise(text: str) -> None:
    assert read_classifier(text, 0, len(text)).end <= len(text)


@pytest.mark.parametrize(
    ("text", "sources", "name", "reasons"),
    [
        ("Classified By: Derived from multiple sources", "multiple sources", None, ()),
        ("Classified By: Multiple Sources", "Multiple Sources", None, ()),
        ("Derived from: DSCG 05-1", "DSCG 05-1", None, ()),
        (
            "Classified By: DCM Jane Doe, reasons 1.4 (b).\nDERIVED FROM: DSCG 05-1",
            "DSCG 05-1",
            "Jane Doe",
            ("1.4(b)",),
        ),
        # words of the cable
        ("Classified By: DCM Jane Doe, reasons 1.4 (b).", None, "Jane Doe", ("1.4(b)",)),
    ],
)
def test_derived_from(text: str, sources: str | None, name: str | None, reasons: tuple[str, ...]) -> None:
    """Is it told what the classification comes from?"""
    found = read_heading(f"UNCLAS QUITO 990001\nTAGS: PREL\nSUBJECT: X\n\n{text}\n\n1. (C) He left.\n").classified_by
    assert found is not None
    assert (found.derived_from, found.name, found.reasons) == (sources, name, reasons)


def test_words_derived_from_words_are_no_source() -> None:
    heading = read_heading("UNCLAS QUITO 990001\nTAGS: PREL\nSUBJECT: X\n\n1. (C) It is derived from: fish.\n")
    assert heading.classified_by is None


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Classified By: MULTIPLE SOURCES. DERIVED FROM: STATE 990001", "MULTIPLE SOURCES; STATE 990001"),
        ("Classified By: Multiple Sources", "Multiple Sources"),
        ("Classified By: DCM Jane Doe. Derived from: DSCG 05-1, DECL: 2018", "DSCG 05-1"),
        ("Classified By: DCM Jane Doe, reasons 1.4 (b).", None),
    ],
)
def test_sources(text: str, sources: str | None) -> None:
    """What is the marking derived from, where the line names more than one source?"""
    classifier = read_heading(text).classified_by
    assert classifier is not None
    assert classifier.derived_from == sources
