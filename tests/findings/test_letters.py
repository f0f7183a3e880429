"""Who wrote to whom, who carried it, and is it an answer?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.findings.drafts import LetterVerb, LetterWord
from kg.findings.letters import find_letters
from kg.tables import read_table
from tests.findings.telling import telling

PEOPLE = "Rossi IT, Osei GH, Rao IN, Hamdi QA, Lenk DE"


def told(text: str) -> list[tuple[str, str, str, str, bool]]:
    cable, mentions = telling(text, PEOPLE)
    return [(one.sender, one.recipient, one.carrier, one.date, one.is_reply) for one in find_letters(cable, mentions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FM Rossi sent a letter to President Osei on January 3.", [("Rossi", "Osei", "", "2008-01-03", False)]),
        ("President Osei's letter to Prime Minister Rao was short.", [("Osei", "Rao", "", "", False)]),
        ("He showed us a letter from King Hamdi to President Osei.", [("Hamdi", "Osei", "", "", False)]),
        ("Envoy Lenk handed President Osei a letter from King Hamdi.", [("Hamdi", "Osei", "Lenk", "", False)]),
        (
            "A letter sent by King Hamdi was late. "
            "The letter, which had been handed to President Osei by Lenk in December, was warm.",
            [("Hamdi", "Osei", "Lenk", "2007-12", False)],
        ),
        ("FM Rossi forwarded via Lenk a message to King Hamdi.", [("Rossi", "Hamdi", "Lenk", "", False)]),
        ("The Osei-Rao letter was published.", [("Osei", "Rao", "", "", False)]),
        # an exchange is two letters, the second an answer
        ("Osei and Rao exchanged letters.", [("Osei", "Rao", "", "", False), ("Rao", "Osei", "", "", True)]),
        (
            "Rao responded warmly to a letter sent by Osei. Rao's reply was published.",
            [("Osei", "Rao", "", "", False), ("Rao", "Osei", "", "", True)],
        ),
        # told twice is one
        ("Osei's letter was warm. In his letter to Rao, Osei thanked him.", [("Osei", "Rao", "", "", False)]),
        # misses: no letter at all, an answer to nothing, a message in speech, a bank's letter
        ("Rossi's reply was short.", []),
        ("Europe had to send a message to Chile.", []),
        ("Rossi opened a letter of credit.", []),
        ("The letter was long.", []),
        ("He kept to the letter and spirit of the law.", []),
    ],
)
def test_letters(text: str, expected: list[tuple[str, str, str, str, bool]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("row", read_table(LetterWord, "letter_words.csv"), ids=lambda row: row.id)
def test_each_word_stands_in_its_example(row: LetterWord) -> None:
    assert any(form in row.example for form in row.forms)


@pytest.mark.parametrize("row", read_table(LetterVerb, "letter_verbs.csv"), ids=lambda row: row.id)
def test_each_verb_stands_in_its_example(row: LetterVerb) -> None:
    assert any(form in row.example for form in row.forms)


@settings(max_examples=30)
@given(
    st.lists(
        st.sampled_from(
            ["Osei", "Rao's", "letter", "to", "from", "sent", "by", "replied", "a", "the", ".", ",", "message"]
        ),
        max_size=30,
    )
)
def test_every_name_stands_in_the_cable(words: list[str]) -> None:
    cable, mentions = telling(" ".join(words), PEOPLE)
    for letter in find_letters(cable, mentions):
        assert letter.sender in cable.text
        assert letter.recipient in cable.text
        assert letter.sender != letter.recipient
