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


SIDES = f"{PEOPLE}, MFA GH body, Foreign Ministry GH body, Ghana GH body, India IN body, Indian Embassy IN body"


def between_sides(text: str) -> list[tuple[str, str, str, str, bool]]:
    cable, mentions = telling(text, SIDES)
    return [(one.sender, one.recipient, one.carrier, one.date, one.is_reply) for one in find_letters(cable, mentions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # no noun: who wrote to whom is told by the verb alone
        ("Prime Minister Osei wrote to Prime Minister Rao on May 3.", [("Osei", "Rao", "", "2008-05-03", False)]),
        (
            "Rossi said that Osei had written personally to Rao on January 3.",
            [("Osei", "Rao", "", "2008-01-03", False)],
        ),
        ("Osei wrote Rao on January 3.", [("Osei", "Rao", "", "2008-01-03", False)]),
        ("FM Rossi wrote to her Ghanaian counterpart.", [("Rossi", "Ghanaian counterpart", "", "", False)]),
        ("The opposition has written to President Osei twice.", [("opposition", "Osei", "", "", False)]),
        # what is sent to two is two letters
        (
            "Osei addressed a letter to Rao and Hamdi on January 3.",
            [("Osei", "Rao", "", "2008-01-03", False), ("Osei", "Hamdi", "", "2008-01-03", False)],
        ),
        # where the parts stand
        ("Rao received a letter from President Osei on January 3.", [("Osei", "Rao", "", "2008-01-03", False)]),
        (
            "A letter from President Osei, dated January 4, to Prime Minister Rao was handed over by Lenk.",
            [("Osei", "Rao", "Lenk", "2008-01-04", False)],
        ),
        ("A letter from President Osei went to Prime Minister Rao.", [("Osei", "Rao", "", "", False)]),
        ("Osei's letter to Rao was transmitted through Lenk.", [("Osei", "Rao", "Lenk", "", False)]),
        ("In a January 4 letter, Osei asked Rao for help.", [("Osei", "Rao", "", "2008-01-04", False)]),
        ("Rossi showed us a copy of Osei's letter of January 4 to Rao.", [("Osei", "Rao", "", "2008-01-04", False)]),
        (
            'Lenk showed us a letter, dated January 4, from "president" Osei to the OSCE Chairman, Prime Minister Rao.',
            [("Osei", "Rao", "", "2008-01-04", False)],
        ),
        # notes: by a side's name, by its adjective, by the clause that tells of them
        (
            "Ghana delivered a note verbale to the Indian Embassy on January 20.",
            [("Ghana", "Indian Embassy", "", "2008-01-20", False)],
        ),
        (
            "The MFA sent the Embassy a diplomatic note on January 20 protesting the visit.",
            [("MFA", "Embassy", "", "2008-01-20", False)],
        ),
        ("The Indian note, dated January 4, was long.", [("Indian", "", "", "2008-01-04", False)]),
        ("In a note dated January 4, Ghana protested the visit.", [("Ghana", "", "", "2008-01-04", False)]),
        (
            "The note which the Foreign Ministry delivered to the Indian Embassy was long.",
            [("Foreign Ministry", "Indian Embassy", "", "", False)],
        ),
        ("Embassy delivered demarche to MFA on January 3.", [("Embassy", "MFA", "", "2008-01-03", False)]),
        # a sentence of its own tells more of it
        (
            "Rossi summoned the Ambassador to hand over a note. "
            "The note, dated January 9 and addressed to Prime Minister Rao, was long.",
            [("Rossi", "Rao", "", "2008-01-09", False)],
        ),
        # told of a side in the summary, of a person in the body
        (
            "Ghana has sent a letter to India. Osei's letter to Prime Minister Rao was long.",
            [("Ghana", "India", "", "", False), ("Osei", "Rao", "", "", False)],
        ),
        (
            "The Ghanaians have sent a letter. President Osei's letter to Rao was long.",
            [("Osei", "Rao", "", "", False)],
        ),
        # answers
        (
            "Osei wrote to Rao in April. Rao replied by letter on January 9.",
            [("Osei", "Rao", "", "2008-04", False), ("Rao", "Osei", "", "2008-01-09", True)],
        ),
        (
            "Ghana sent a note to the Indian Embassy. India's answer came on January 9.",
            [("Ghana", "Indian Embassy", "", "", False), ("India", "Ghana", "", "2008-01-09", True)],
        ),
        ("MFA diplomatic note 123, dated May 5, was long.", [("MFA", "", "", "2008-05-05", False)]),
        ("Ghana lodged a note of protest with the Indian Embassy.", [("Ghana", "Indian Embassy", "", "", False)]),
        ("Osei handed the Ambassador a letter for Rao.", [("Osei", "Rao", "", "", False)]),
        ("A letter from Rao reached Osei on May 3.", [("Rao", "Osei", "", "2008-05-03", False)]),
        ("Lenk showed us a letter he had received from Osei.", [("Osei", "", "", "", False)]),
        ("Osei asked for a letter from Rao.", []),
        ("Osei wanted a letter from Rao.", []),
        ("Osei is waiting for a letter from Rao.", []),
        ("No letter from Rao has come.", []),
        ("Rao promised a letter to Osei.", []),
        ("If Rao sends a letter, Osei will answer.", []),
        (
            "In separate letters to Rao and Hamdi, President Osei asked for help.",
            [("Osei", "Rao", "", "", False), ("Osei", "Hamdi", "", "", False)],
        ),
        (
            "Ghana delivered a note to the MFA on January 3. The MFA rejected the Ghanaian note on January 9.",
            [("Ghana", "MFA", "", "2008-01-03", False)],
        ),
        # misses: asked for, planned, denied, an article, a paper of talks, notes of other kinds, an answer in speech
        ("Rossi asked the Ambassador to deliver a letter to Rao.", []),
        ("Osei said he would send Rao a letter.", []),
        ("Osei would write to Rao.", []),
        ("Osei had not written to Rao.", []),
        ("Osei wrote that Rao was ill.", []),
        ("Osei wrote an article in the press.", []),
        ("Poloff met Osei to deliver ref A demarche.", []),
        ("Rossi signed a memorandum of understanding with Rao.", []),
        ("Rossi took note of the proposal.", []),
        ("On a personal note, Osei said he was ill.", []),
        ("(Note: Osei is ill. End note.)", []),
        ("Osei's letter of resignation was short.", []),
        ("The letter of the law was clear to Rossi.", []),
        ("Osei's reply to Rao was short.", []),
    ],
)
def test_letters_and_notes_in_the_forms_of_cables(text: str, expected: list[tuple[str, str, str, str, bool]]) -> None:
    assert between_sides(text) == expected


def test_in_capitals() -> None:
    """Is a letter found in a telegram typed in capitals, also to people whom nobody else has read?"""
    text = (
        "OSEI SENT PERSONAL LETTERS TO BANDA AND KAUNDE LAST WEEK. LENK HANDED OVER NOTE FROM RAO TO OSEI. "
        "OSEI SENT MESSAGE TO PRESIDENT CARTIER."
    )
    cable, mentions = telling(text, "OSEI GH, RAO IN, LENK DE")
    assert [(one.sender, one.recipient) for one in find_letters(cable, mentions)] == [
        ("OSEI", "BANDA"),
        ("OSEI", "KAUNDE"),
        ("RAO", "OSEI"),
        ("OSEI", "CARTIER"),
    ]


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
