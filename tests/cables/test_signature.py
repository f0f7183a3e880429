"""Who signed the telegram?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cables import read_cable

SIGNED = [
    ("1. (C) It ended.\n\nALVAREZ", "ALVAREZ"),
    ("1. (C) It ended.\nALVAREZ", "ALVAREZ"),
    ("1. IT ENDED.\nALVAREZ\n\n\nCONFIDENTIAL\n", "ALVAREZ"),
    ("1. IT ENDED.\n\nHOLM##\n", "HOLM"),
    ("1. IT ENDED.\nDE HAAN\n\nNNNN\nEnd Cable Text\n", "DE HAAN"),
    ("1. (C) It ended.\nHOLM JR", "HOLM JR"),
    ("1. (C) It ended.\nHolm", "Holm"),
    ("1. (C) It ended.\nHolmCONFIDENTIAL", "Holm"),
    ("1. (C) It ended. End comment. HOLM", "HOLM"),
    ("1. (C) It ended.\nHOLM .", "HOLM"),
    ("1. (C) It ended.\nMcALVAREZ\n", "McALVAREZ"),
    ("1. (C) It ended.\nO'HOLM-ALVAREZ\n", "O'HOLM-ALVAREZ"),
    ("1. IT ENDED.\n\nREGARDS\n\nHOLM\n", "HOLM"),
    ("1. IT ENDED.\nGP-4\nHOLM\n", "HOLM"),
    ("1. IT ENDED.\nHOLM\n\nNOTE BY OC/T: HEADING AS RECEIVED.\n", "HOLM"),
    ("1. IT ENDED.\nHOLM\n\nNOTE: NOT PASSED TO ABOVE ADDRESSEE(S)\n\n        CONFIDENTIAL", "HOLM"),
    ("1. (C) It ended.\n\nQUITO 00990001 003 OF 003\n\n\nHOLM\n", "HOLM"),
    ("1. (U) To the Embassy\nCity\nHOLM", "HOLM"),
    # none: the text just stops, a heading stands last, a letter is quoted last
    ("1. (C) The price of May was 7.1 percent higher. The", None),
    ("1. (C) It ended.\n\nCOMMENT", None),
    ("1. (C) It ended.\n\nBORDER TALKS", None),
    ("1. (U) Letter:\n\nSincerely,\nAnders Holm", None),
    ("1. (C) He went on to the city of\nQuito", None),
    ("1. (C) It ended.\n\nEND SUMMARY", None),
    ("1. IT ENDED.\nCONFIDENTIAL", None),
    ("1. NO.", None),
    ("1. (U) He went (by car) to the city of (New)\nQuito.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "name"), SIGNED)
def test_signature(text: str, name: str | None) -> None:
    """Is the last line the sender's surname, and in no paragraph?"""
    cable = read_cable(text)
    assert cable.signed_by == name
    if name:
        assert not any(paragraph.text.endswith(name) for paragraph in cable.paragraphs)
        assert any(text[span.start : span.end] == name for kind, span in cable.spans if kind == "signature")


def test_known_cases(shared: Path) -> None:
    """Are the signers of a public reader's cases all found?"""
    cases = json.loads((shared / "cases" / "signers.json").read_text(encoding="utf-8"))
    missed = [case["expected"] for case in cases if (read_cable(case["input"]).signed_by or []) != case["expected"]]
    assert missed == []


def test_real_cables(shared: Path) -> None:
    """How many of the real cables, of which one has no signature, give one?"""
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "cables").glob("*.txt"))]
    assert sum(read_cable(text).signed_by is not None for text in texts) >= len(texts) - 1
