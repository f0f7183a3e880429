"""Who can speak at which place of the text?"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cables import Cable, read_cable
from kg.findings.mentions import find_mentions
from kg.findings.people import find_officials
from tests.findings.composed import telegram


def mentions(cable: Cable) -> list[tuple[str, str, str, str]]:
    """Words, kind, name and side of each mention."""
    found = find_mentions(cable, find_officials(cable))
    return [(cable.body[one.start : one.end], one.kind, one.name, one.party) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a person's span holds the title, the name is the surname
        ("Foreign Minister Kenji Tanabe agreed.", [("Foreign Minister Kenji Tanabe", "person", "Tanabe", "JP")]),
        ("Kenji Tanabe's reply was that PM Tanabe agreed.",
         [("Kenji Tanabe", "person", "Tanabe", "JP"), ("PM Tanabe", "person", "Tanabe", "JP")]),
        # bodies: the host's, another's, the post's own
        ("The Foreign Ministry agreed.", [("Foreign Ministry", "body", "Foreign Ministry", "JP")]),
        ("MOFA reported it.", [("MOFA", "body", "MOFA", "JP")]),
        ("The Norwegian Embassy agreed.", [("Norwegian Embassy", "body", "Norwegian Embassy", "NO")]),
        ("Embassy Tokyo heard it.", [("Embassy Tokyo", "post", "Embassy Tokyo", "US")]),
        ("We believe so.", [("We", "post", "Post", "US")]),
        # groups
        ("Senior Norwegian officials agreed.",
         [("Senior Norwegian officials", "group", "Senior Norwegian officials", "NO")]),
        ("Foreign Ministry officials agreed.",
         [("Foreign Ministry officials", "group", "Foreign Ministry officials", "JP")]),
        ("Foreign Ministry and Norwegian Embassy contacts agreed.",
         [("Foreign Ministry and Norwegian Embassy contacts", "group",
           "Foreign Ministry and Norwegian Embassy contacts", "")]),
        ("Both sides agreed, the press said.",
         [("Both sides", "group", "Both sides", ""), ("press", "group", "press", "")]),
        # sides
        ("Oslo said no; the Norwegians agreed.",
         [("Oslo", "body", "Oslo", "NO"), ("Norwegians", "body", "Norwegians", "NO")]),
        # adjectives are nobody
        ("Norwegian fish and military action were discussed.", []),
        # offices without a name
        ("The Prime Minister agreed.", [("Prime Minister", "person", "Prime Minister", "JP")]),
        ("Poloff asked the French Ambassador.",
         [("Poloff", "post", "Poloff", "US"), ("French Ambassador", "person", "French Ambassador", "FR")]),
    ],
)  # fmt: skip
def test_what_the_words_name(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert mentions(telegram(text)) == expected


def test_an_office_is_whoever_the_cable_says_holds_it() -> None:
    found = mentions(telegram("PM Tanabe told the Ambassador so.", "The Prime Minister agreed with the Ambassador."))
    assert [(words, name, party) for words, _, name, party in found] == [
        ("PM Tanabe", "Tanabe", "JP"),
        ("Ambassador", "Lindqvist", "US"),
        ("Prime Minister", "Tanabe", "JP"),
        ("Ambassador", "Lindqvist", "US"),
    ]


def test_pronouns_go_back_to_the_subject_before() -> None:
    found = mentions(telegram("PM Tanabe told Norwegian Minister Kari Dahl so. He added that it was late."))
    assert found[-1] == ("He", "pronoun", "Tanabe", "JP")


def test_a_pronoun_that_goes_back_to_nobody_is_left_out() -> None:
    assert mentions(telegram("He agreed.")) == []


def test_a_party_leader_speaks_for_no_side() -> None:
    cable = telegram("British Conservative Party leader Anne Leighton agreed.", post="LONDON")
    assert mentions(cable)[0][2:] == ("Leighton", "")
    assert next(one.party for one in find_officials(cable) if one.surname == "Leighton") == "GB"


def test_mentions_of_the_real_cables_are_in_order_and_apart(shared: Path) -> None:
    for path in sorted((shared / "cables").glob("*.txt")):
        cable = read_cable(path.read_text(encoding="utf-8"))
        last = 0
        for mention in find_mentions(cable, find_officials(cable)):
            assert last <= mention.start < mention.end <= len(cable.text), path.name
            assert cable.paragraph_at(mention.start) is not None
            last = mention.end


@pytest.mark.parametrize(
    "piece", ["Minister ", "Tanabe ", "the GOI ", "Ana Reyes, ", "of the ", "U.S. ", "(", "he said "]
)
def test_long_texts_of_one_piece_are_read(piece: str) -> None:
    cable = telegram(piece * 4000)
    assert len(find_mentions(cable, find_officials(cable))) >= 0


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("xxxxxxxxxxxx said that the talks were over.", ["xxxxxxxxxxxx"]),
        ("[xxxxxxxxxx] also told them otherwise.", ["xxxxxxxxxx"]),
        ("XXXXXXXXXXXX (strictly protect) argued that nothing was agreed.", ["XXXXXXXXXXXX"]),
        ("According to xxxxxxxxxxxx, nothing was agreed.", ["xxxxxxxxxxxx"]),
        ("The testimony of xxxxxxxxxxxx in court was false.", []),
    ],
)
def test_a_speaker_whose_name_was_struck_out(text: str, names: list[str]) -> None:
    """Is a run of x a speaker where it says something, and speaks for nobody?"""
    found = [one for one in find_mentions(telegram(text)) if "xxxx" in one.name.lower()]
    assert [(one.kind, one.name, one.party) for one in found] == [("person", name, "") for name in names]


def test_a_group_in_capitals_keeps_its_noun() -> None:
    """Is `EMBASSY OFFICIALS` one group with its side in a text all in capitals?"""
    found = find_mentions(telegram("BOLIVIAN EMBASSY OFFICIALS SAID THAT THE TALKS WERE OVER.", post="LIMA"))
    assert [(one.kind, one.name, one.party) for one in found] == [("group", "BOLIVIAN EMBASSY OFFICIALS", "BO")]


def test_a_government_called_by_its_head() -> None:
    """Has `the Ono government` the side of Ono?"""
    found = find_mentions(telegram("Prime Minister Ono resigned. The Ono government denied it.", post="TOKYO"))
    assert [(one.name, one.party) for one in found if one.kind == "group"] == [("Ono government", "JP")]
