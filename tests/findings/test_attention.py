"""The people whom address lines and drafting lines name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.cables.model import PassLine
from kg.findings.attention import attention_names
from tests.findings.composed import telegram


@pytest.mark.parametrize(
    ("by", "to", "expected"),
    [
        ("STATE", "NEA/ARP MLUNDGREN AND OPS CENTER", [("MLUNDGREN", "")]),
        ("DEPARTMENT", "EUR A/S LUNDGREN AND EUR/WE", [("LUNDGREN", "A/S")]),
        ("NSC", "LUNDGREN/REYES/SANDOVAL", [("LUNDGREN", ""), ("REYES", ""), ("SANDOVAL", "")]),
        ("NSC", "DPNSA LUNDGREN", [("LUNDGREN", "DPNSA")]),
        ("LONDON", "ANN LUNDGREN", [("ANN LUNDGREN", "")]),
        # offices are nobody
        ("STATE", "NEA/ARP, NEA/ELA AND EUR", []),
        ("STATE", "WHA/CAR", []),
    ],
)
def test_who_is_called_in_a_pass_line(by: str, to: str, expected: list[tuple[str, str]]) -> None:
    """Are people told from the offices they sit in?"""
    cable = telegram(f"{by} FOR {to}. Nothing.")
    names = attention_names(replace(cable, pass_to=(PassLine(by, to, "for"),)))
    assert [(name, title) for name, title, _, _ in names] == expected


def test_drafters_stand_with_their_office() -> None:
    """Are the officers of a drafting line found where they stand?"""
    cable = telegram("Nothing.")
    head = "DRAFTED: POL:MLUNDGREN\nCLEARED: A/DCM:TREYES; ECON:CDAHL\n"
    cable = replace(cable, text=head + cable.text, paragraphs=())
    found = attention_names(replace(cable, pass_to=()))
    assert [(name, title) for name, title, _, _ in found] == [
        ("MLUNDGREN", "POL"),
        ("TREYES", "A/DCM"),
        ("CDAHL", "ECON"),
    ]
    assert all(cable.text[start:end] == name for name, _, start, end in found)
