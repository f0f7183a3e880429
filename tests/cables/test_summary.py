"""What is the summary, without the words around it?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cables import read_cable

SUMMARIES = [
    ("1. (C) Summary. It ended. End Summary.\n\n2. (C) Two.", "It ended."),
    ("1. (C) SUMMARY: It ended.\n\n2. (C) Two.", "It ended."),
    ("1. (C) Summary and comment: It ended. End summary and comment.\n\n2. (C) Two.", "It ended."),
    ("1. (C) Summary and Action Request. It ended. END\nSUMMARY AND ACTION REQUEST.\n\n2. (C) Two.", "It ended."),
    ("1. Summary: (SBU) It ended. End Summary\n\n2. (U) Two.", "It ended."),
    ("SUMMARY\n-------\n\n1. (C) It ended.\n\n2. (C) Well. End Summary.\n\n3. (C) Two.", "It ended.\nWell."),
    ("Summary =======\n\n1. (C) It ended. End Summary\n\n2. (C) Two.", "It ended."),
    ("SUMMARY: IT ENDED.\nEND SUMMARY\n\n1. TWO.", "IT ENDED."),
    ("1. (C) It ended. End Summary.\n\n2. (C) Two.", "It ended."),
    ("1. (U) This is an action request.\n\n2. (C) Summary: It ended. End Summary.\n\n3. (C) Two.", "It ended."),
    ("1. (C) Introduction and Summary: It ended. End Introduction and Summary.\n\n2. (C) Two.", "It ended."),
    # none
    ("1. (C) It ended.\n\n2. (C) Two.", None),
    ("1. (C) Summary justice was done.\n\n2. (C) Two.", None),
]


@pytest.mark.parametrize(("text", "summary"), SUMMARIES)
def test_summary(text: str, summary: str | None) -> None:
    """Are the words between the markers the summary?"""
    assert read_cable(text).summary == summary


def test_known_cases(shared: Path) -> None:
    """Are the summaries of a public reader's cases all found?"""
    cases = json.loads((shared / "cases" / "summary.json").read_text(encoding="utf-8"))
    missed = [
        case["input"] for case in cases if (read_cable(case["input"]).summary or "").split() != case["expected"].split()
    ]
    assert missed == []
