"""How much of a text is recognised, and what is left over?"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.archives import Message, Source
from kg.cables import coverage, read_cable

HEAD = "O 070820Z FEB 08\nFM AMEMBASSY QUITO\nTO RUEHC/SECSTATE WASHDC IMMEDIATE 1585\n"
LINE = "C O N F I D E N T I A L QUITO 990001\n\n"
LABELS = "E.O. 12958: DECL: 02/07/2018\nTAGS: PREL\nSUBJECT: FISH\n\n"
BODY = "Next Steps\n----------\n1. (C) The talks\n\nQUITO 00990001 002 OF 002\n\nbegan.\n\nHOLM\n\nNNNN\n"


@pytest.mark.parametrize(
    ("text", "left_over"),
    [
        (HEAD + LINE + LABELS + BODY, []),
        ("PAGE 01        QUITO  90001  182017Z\nACTION ARA-00\n\n" + HEAD + LINE + LABELS + BODY, []),
        (HEAD + LINE + "Original Telegram was Confidential\n-----------\n\n" + LABELS + BODY, []),
        ("qwertz asdfg\n" + HEAD + LINE + LABELS + BODY, ["qwertz asdfg"]),
        # of the references and TAGS only what was understood counts
        (HEAD + LINE + LABELS.replace("PREL", "PREL, QZ FISH COUNCIL") + BODY, ["QZ FISH COUNCIL"]),
        (HEAD + LINE + LABELS + "REF: A. LIMA 990002 (NOTAL) B. LIMA 11 AND PREVIOUS\n\n" + BODY, []),
        (HEAD + LINE + LABELS + "REF: LIMA 990002 and what he said\n\n" + BODY, ["what he said"]),
        ("", []),
    ],
)
def test_left_over(text: str, left_over: list[str]) -> None:
    """Which words did nobody recognise?"""
    found = coverage(read_cable(text))
    assert [text[span.start : span.end] for span in found.left_over] == left_over
    assert found.characters - found.recognised == sum(len("".join(words.split())) for words in left_over)
    assert (found.share == 1.0) == (not left_over)


def test_real_cables(shared: Path) -> None:
    """Is at least 99% of the real cables recognised, and 97% of each?"""
    characters = recognised = 0
    for path in sorted((shared / "cables").glob("*.txt")):
        found = coverage(read_cable(Message(path.read_text(encoding="utf-8"), Source(str(path)))))
        assert found.share >= 0.97, path.name
        characters += found.characters
        recognised += found.recognised
    assert recognised >= 0.99 * characters
