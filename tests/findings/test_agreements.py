"""Which documents does the cable name, who agreed to them, and when?"""

from __future__ import annotations

import pytest

from kg.findings.agreements import AgreementWord, find_agreements
from kg.tables import read_table
from tests.findings.telling import telling

PEOPLE = "Rossi IT, Osei GH, Salas CL, Rao IN"


def told(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    cable, mentions = telling(text, PEOPLE)
    return [(one.name, one.signatories, one.date) for one in find_agreements(cable, mentions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They kept to the Japan-Russia Action Plan.", [("Japan-Russia Action Plan", ("JP", "RU"), "")]),
        (
            "the Lenga Action Plan which Rossi and Osei agreed to during a May 2005 Lima summit.",
            [("Lenga Action Plan", ("IT", "GH"), "2005-05")],
        ),
        (
            "Chile and Peru signed a Memorandum of Understanding on Customs.",
            [("Memorandum of Understanding on Customs", (), "")],
        ),
        ("the Treaty of Peace and Friendship was old", [("Treaty of Peace and Friendship", (), "")]),
        ("the 1992 cease-fire agreement stood", [("1992 cease-fire agreement", (), "1992")]),
        ("the six-point peace plan was French", [("six-point peace plan", (), "")]),
        # named twice is one
        ("the Oslo Accords held. The Oslo Accords failed.", [("Oslo Accords", (), "")]),
        # misses: no name, an agreement of opinion
        ("They reached agreement.", []),
        ("The Agreement was long.", []),
        ("The plan was good.", []),
    ],
)
def test_agreements(text: str, expected: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("row", read_table(AgreementWord, "agreement_words.csv"), ids=lambda row: row.word)
def test_each_word_is_proved_by_its_example(row: AgreementWord) -> None:
    assert told(f"he kept to {row.example}."), "give the row an example that names a document"
