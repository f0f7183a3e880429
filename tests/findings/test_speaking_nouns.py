"""Does everybody speak of whom a cable may tell what they said, and nobody else?"""

from __future__ import annotations

import pytest

from kg.cables import read_cable
from kg.findings import read_findings
from kg.findings.speaking_nouns import SpeakingNoun, speaking_nouns

NOUNS = speaking_nouns()


def told(sentence: str) -> list[tuple[str, str, str]]:
    positions = read_findings(read_cable(f"1. (C) {sentence}")).positions
    return [(one.speaker.name, one.party, one.text) for one in positions]


def test_ids_are_sorted_and_unique() -> None:
    words = [noun.word for noun in NOUNS]
    assert words == sorted(set(words)), "data/speaking_nouns.csv: sort the rows by word, each once"
    assert {noun.kind for noun in NOUNS} == {"person", "people", "body"}
    assert {noun.side for noun in NOUNS} == {"public", "private"}


@pytest.mark.parametrize("noun", NOUNS, ids=[noun.word for noun in NOUNS])
def test_the_example_tells_who_spoke(noun: SpeakingNoun) -> None:
    ((speaker, _, text),) = told(noun.example)
    assert speaker.lower().endswith(noun.word)
    assert text == "the road was closed"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A Peruvian trader told us that the road was closed.", [("Peruvian trader", "", "the road was closed")]),
        ("El Faro (March 3) warned that the road was closed.", [("El Faro", "", "the road was closed")]),
        ("El Faro, which the army owns, warned that it was so.", [("El Faro", "", "it was so")]),
        # a phrase between the noun and its verb
        ("Politicians from across the spectrum have called for talks.", [("Politicians", "", "talks")]),
        ("One stringer for a wire service complained that it was late.", [("One stringer", "", "it was late")]),
        ("In talks for a road the price went up.", []),
        # no name, no noun that speaks
        ("Separately (March 3) warned that the road was closed.", []),
        ("Meanwhile (see ref) warned that the road was closed.", []),
        ("Poverty, long denied, suggested that the road was closed.", []),
        ("Growth (3 percent) suggests that the road pays.", []),
        ("Paving, which is dear, went on.", []),
    ],
)
def test_names_and_nouns_at_the_head_of_a_sentence(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(sentence) == expected
