"""Which words mean a territory that the cable names elsewhere?"""

from __future__ import annotations

import re

import pytest

from kg.cables import read_cable
from kg.findings.allusions import AllusionWord, find_allusions
from kg.tables import read_table

HEAD = "C O N F I D E N T I A L LIMA 990001\n\nSIPDIS\n\nTAGS: PREL PE\nSUBJECT: {subject}\n\n"


def alluded(subject: str, *paragraphs: str) -> list[tuple[str, str]]:
    """The allusions of a cable: the words and the territory."""
    text = HEAD.format(subject=subject) + "\n\n".join(f"{n}. (C) {one}" for n, one in enumerate(paragraphs, 1)) + "\n"
    cable = read_cable(text)
    return [(one.words, one.territory) for one in find_allusions(cable, 0, len(text))]


@pytest.mark.parametrize(
    ("subject", "paragraphs", "expected"),
    [
        (
            "THE FALKLANDS",
            ["London would not discuss sovereignty unless the islanders asked for it."],
            [("sovereignty", "falklands"), ("the islanders", "falklands")],
        ),
        (
            "MALVINAS",
            ["The islands are cold.", "Nobody sold the islands."],
            [("The islands", "falklands"), ("the islands", "falklands")],
        ),
        (
            "WESTERN SAHARA",
            ["Talks on Western Sahara would give the people of the region a voice."],
            [("people of the region", "western-sahara")],
        ),
        # the subject names none: a word as general as "sovereignty" means nothing
        ("OIL", ["The Falklands were calm. He spoke of sovereignty."], []),
        # another place follows; land is no island; nothing is named
        ("MALVINAS", ["He flew over the islands of Kiribati."], []),
        ("WESTERN SAHARA", ["He would retire to the islands."], []),
        ("FISH", ["Nobody sold the islands."], []),
        # two disputes: only in a paragraph that names one
        (
            "TWO DISPUTES",
            ["The Malvinas are far. The islands are cold.", "Takeshima and the Malvinas. The islands.", "The islands."],
            [("The islands", "falklands")],
        ),
    ],
)
def test_allusions(subject: str, paragraphs: list[str], expected: list[tuple[str, str]]) -> None:
    assert alluded(subject, *paragraphs) == expected


@pytest.mark.parametrize("row", read_table(AllusionWord, "territory_allusions.csv"), ids=lambda row: row.words)
def test_each_row_stands_in_its_example(row: AllusionWord) -> None:
    assert re.search(rf"\b{row.words}\b", row.example)
    assert row.kind in {"island", "land", "sea", "any"}
    assert row.near in {"cable", "subject", "paragraph"}
