"""Whom does a cable name, with which title, for which side?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cables import read_cable
from kg.findings.people import find_officials
from tests.findings.composed import telegram

PIECES = ["Minister ", "Ana ", "Reyes", "'s ", ", the ", "said ", ". ", "of ", "GOI ", "-"]


def people(text: str, post: str = "TOKYO") -> list[tuple[str, str, str]]:
    """Name, title and side of everybody but the classifier."""
    found = find_officials(telegram(text, post=post))
    return [(one.name, one.title, one.party) for one in found if one.surname != "Lindqvist"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the title before the name
        ("Prime Minister Taro Tanabe left.", [("Taro Tanabe", "Prime Minister", "JP")]),
        ("FM Tanabe left.", [("Tanabe", "FM", "JP")]),
        (
            "MOFA China Division Deputy Director Kenji Tanabe told Embassy Tokyo so.",
            [("Kenji Tanabe", "MOFA China Division Deputy Director", "JP")],
        ),
        ("Minister of Defense Jose Luis Arce met us.", [("Jose Luis Arce", "Minister of Defense", "JP")]),
        ("leading LPN member Goro Tanabe agreed.", [("Goro Tanabe", "leading LPN member", "JP")]),
        # whose side the title says
        ("Norwegian Foreign Minister Kari Dahl left.", [("Kari Dahl", "Norwegian Foreign Minister", "NO")]),
        ("Norway's National Security Advisor Kari Dahl left.", [("Kari Dahl", "National Security Advisor", "NO")]),
        (
            "Norwegian Embassy First Secretary Kari Dahl agreed.",
            [("Kari Dahl", "Norwegian Embassy First Secretary", "NO")],
        ),
        ("A/S Fields asked for help.", [("Fields", "A/S", "US")]),
        ("Poloff McBride noted it.", [("McBride", "Poloff", "US")]),
        ("Secretary Fields agreed.", [("Fields", "Secretary", "US")]),
        # the title after the name
        (
            "Anne Leighton, the FCO Director General for Trade, said no.",
            [("Anne Leighton", "FCO Director General for Trade", "GB")],
        ),
        ("Kenji Tanabe (protect), deputy head of the Energy Ministry, agreed.",
         [("Kenji Tanabe", "deputy head of the Energy Ministry", "JP")]),
        ("The Foreign Minister, Kenji Tanabe, agreed.", [("Kenji Tanabe", "Foreign Minister", "JP")]),
        # the words are no title of his: a clause begins after the comma
        ("After his talks with Kenji Tanabe, the Ambassador noted progress.", [("Kenji Tanabe", "", "")]),
        # orders and particles
        ("Norwegian President Abdullah bin Said al-Harthy left.",
         [("Abdullah bin Said al-Harthy", "Norwegian President", "NO")]),
        ("Chinese Vice Minister Wu Dawei left.", [("Wu Dawei", "Chinese Vice Minister", "CN")]),
        # places, organisations and things are nobody
        ("He flew from San Vicente to Le Havre.", []),
        ("The Carter Center and Desire Holdings Company agreed.", []),
        ("The Action Plan of the World Food Program said so.", []),
        ("He told the Charge August 28 that it was over.", []),
        ("XXXXXXXXXXXX told us so.", []),
    ],
)  # fmt: skip
def test_people_are_named_with_title_and_side(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert people(text) == expected


def test_one_person_however_named_is_one_official() -> None:
    found = people(
        "Norwegian President Kari Dahl left. Dahl had met PM Tanabe. President Dahl agreed; DAHL was pleased. "
        "Prime Minister Goro Tanabe agreed."
    )
    assert found == [("Kari Dahl", "Norwegian President", "NO"), ("Goro Tanabe", "Prime Minister", "JP")]


def test_paragraphs_and_place_of_an_official() -> None:
    cable = telegram("PM Tanabe left.", "Nothing.", "Goro Tanabe came back.")
    official = next(one for one in find_officials(cable) if one.surname == "Tanabe")
    assert official.paragraphs == ("1", "3")
    assert cable.text[official.start : official.end] == official.name == "Goro Tanabe"


def test_the_surname_is_the_part_that_the_cable_uses() -> None:
    cable = telegram("Prime Minister Somsak Wattana agreed. Somsak told us so.", post="BANGKOK")
    assert [one.surname for one in find_officials(cable) if one.party == "TH"] == ["Somsak"]


def test_two_holders_of_one_office_are_not_both_the_hosts() -> None:
    found = people(
        "PM Tanabe said so. Tanabe added that it was late. Tanabe agreed. He had seen PM Kari Dahl in Norway.",
    )
    assert found == [("Tanabe", "PM", "JP"), ("Kari Dahl", "PM", "NO")]


def test_private_people_hold_no_office_and_have_no_side() -> None:
    found = find_officials(telegram("Kenji Tanabe, a lawyer, told us so. Writer Goro Arai agreed."))
    private = [(one.name, one.party, one.has_office) for one in found if one.party != "US"]
    assert private == [("Kenji Tanabe", "", False), ("Goro Arai", "", False)]


@pytest.mark.parametrize(
    "text",
    [
        "They welcomed the conviction of Kenji Tanabe.",
        "Kenji Tanabe was arrested in Osaka.",
        "Tribal sheikh Kenji Tanabe agreed.",
        "Aksam bureau chief Kenji Tanabe told us so.",
    ],
)
def test_who_is_tried_or_writes_holds_no_office(text: str) -> None:
    """Is somebody held, sought or reporting kept out of the officials?"""
    assert all(not one.has_office for one in find_officials(telegram(text)) if one.surname != "Lindqvist")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Tanabe government fell. Officials said that Tanabe would stay.", ["Tanabe"]),
        ("He saw the Minister in the Prime Ministry Kenji Tanabe.", ["Kenji Tanabe"]),
        ("The Minister of Defense (of Norwegian birth) Kenji Tanabe left.", ["Kenji Tanabe"]),
        ("In Osaka it was Kenji Tanabe, the mayor. He left.", ["Kenji Tanabe"]),
        ("Kenji Tanabe, foreign policy advisor to President Dahl, came.", ["Kenji Tanabe", "Dahl"]),
        ("President dos Reyes came.", ["dos Reyes"]),
        ("They wrote to the Procuracion General del Tesoro.", []),
        ("Shadow Foreign Minister Julie Bishop came.", ["Julie Bishop"]),
        ("According to Morton's Julie Reyes it rained.", ["Julie Reyes"]),
        ("Governor Kenji Tanabe of Oruro told us so.", ["Kenji Tanabe"]),
        ("MDC-T's Kenji Tanabe came.", ["Kenji Tanabe"]),
        ("For refs A-G, President Dahl was asked.", ["Dahl"]),
        ("The Norwegian firm Goro Arai Industrial Group agreed.", []),
    ],
)
def test_who_is_named_and_who_is_not(text: str, expected: list[str]) -> None:
    """Are people found in the less usual forms, and firms left out?"""
    assert [one.name for one in find_officials(telegram(text)) if one.surname != "Lindqvist"] == expected


def test_text_in_capitals() -> None:
    found = people("PRIME MINISTER TANABE IS TO LEAVE. AMBASSADOR MET MINISTER GORO ARAI. EXECUTIVE DECIDES.")
    assert found == [("TANABE", "PRIME MINISTER", "JP"), ("GORO ARAI", "MINISTER", "JP")]


def test_classifier_and_signer_are_the_posts_own() -> None:
    cable = telegram("Nothing.", signer="OKAFOR")
    assert [(one.name, one.title, one.party) for one in find_officials(cable)] == [
        ("Ruth Lindqvist", "Ambassador", "US"),
        ("OKAFOR", "", "US"),
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_every_name_stands_where_it_says(pieces: list[str]) -> None:
    cable = telegram("".join(pieces))
    for official in find_officials(cable):
        assert " ".join(cable.text[official.start : official.end].split()) == official.name or official.start >= 0


def test_every_name_of_the_real_cables_stands_in_the_cable(shared: Path) -> None:
    for path in sorted((shared / "cables").glob("*.txt")):
        cable = read_cable(path.read_text(encoding="utf-8"))
        flat = " ".join(cable.text.split()).replace("- ", "-")
        for official in find_officials(cable):
            assert all(word.replace("- ", "-") in flat for word in official.name.split()), (path.name, official.name)


@pytest.mark.parametrize(
    ("post", "text", "sides"),
    [
        # whoever another country's envoy speaks of need not be the host's
        (
            "CANBERRA",
            "Japanese Embassy Counselor Jiro Tanabe called. According to Tanabe, Prime Minister Ono wrote a letter.",
            {"Tanabe": "JP", "Ono": ""},
        ),
        (
            "ISLAMABAD",
            "Norwegian Ambassador Kari Dahl said Prime Minister Lund had decided. FM Raza disagreed.",
            {"Dahl": "NO", "Lund": "", "Raza": "PK"},
        ),
        # the host's own officials tell of their own, and are told
        ("CANBERRA", "Prime Minister Hollis told us so.", {"Hollis": "AU"}),
        ("TOKYO", "Norwegian Ambassador Kari Dahl told Prime Minister Ono so.", {"Dahl": "NO", "Ono": "JP"}),
        # one who is met in another country
        ("CAIRO", "Defense Minister Fahmy met Defense Minister Arbel in Tel Aviv.", {"Fahmy": "", "Arbel": ""}),
        # a body of the host before a title that is mostly American
        (
            "CANBERRA",
            "Department of Foreign Affairs (DFAT) Assistant Secretary Rowena Marsh agreed.",
            {"Marsh": "AU"},
        ),
        ("TOKYO", "Assistant Secretary Karen Holt agreed.", {"Holt": "US"}),
        ("MANILA", "Assistant Secretary Karen Holt agreed.", {"Holt": ""}),
        # no president is a kingdom's, and none is American by default
        ("TOKYO", "President Marlow was not there.", {"Marlow": ""}),
        ("TOKYO", "The U.S. was glad of what President Marlow said.", {"Marlow": "US"}),
        # an office that the host does not have, and one that two people cannot hold at once
        ("BRASILIA", "Prime Minister Lund arrived.", {"Lund": ""}),
        ("BOGOTA", "Presidents Uribarri and Chamorro met.", {"Uribarri": "", "Chamorro": ""}),
        ("TOKYO", "Prime Minister Ono and Prime Minister Lund met.", {"Ono": "", "Lund": ""}),
        # the host's holder of the office stands beside
        ("BANGKOK", "AG Marlow may soon call the Thai AG.", {"Marlow": "US"}),
        # the post's own president is named more often than the host's
        (
            "BRASILIA",
            "The U.S. side quoted President Marlow. President Marlow called. Washington said Marlow was glad. "
            "President Souza spoke for Brazil.",
            {"Marlow": "US", "Souza": "BR"},
        ),
        # whose letter the post carries
        (
            "BRUSSELS",
            "I delivered the letter of thanks from President Marlow to Belgian FM Claes.",
            {"Marlow": "US", "Claes": "BE"},
        ),
        # of whoever was named before
        (
            "RABAT",
            "Norwegian Prime Minister Kari Dahl came with her new Chief of Staff Nils Lund.",
            {"Dahl": "NO", "Lund": "NO"},
        ),
        # a king is no republic's, a visitor not the host's
        ("SANAA", "The Saudi file lay with King Fahmi.", {"Fahmi": "SA"}),
        ("SANAA", "King Fahmi left.", {"Fahmi": ""}),
        ("TOKYO", "He spoke of the visit of Ana Reyes. Ana Reyes would come.", {"Reyes": ""}),
        # an ambassador beside another country's embassy
        ("TOKYO", "The Norwegian embassy was closed, though Ambassador Lund worked.", {"Lund": "NO"}),
        # a country that is called somebody's
        ("PRETORIA", "He fears what is done in Marumba's Zimbabwe.", {"Marumba": "ZW"}),
        ("TOKYO", "Please ask EUR/WE's Ana Holt for help.", {"Holt": "US"}),
        # whoever leads something need not be the host's
        ("TOKYO", "Congress leader Anita Rao came.", {"Rao": ""}),
    ],
)
def test_a_side_that_the_text_does_not_say_stays_open(post: str, text: str, sides: dict[str, str]) -> None:
    """Is nobody made the host's, or the post's own, only because the text is silent?"""
    found = find_officials(telegram(text, post=post))
    assert {one.surname: one.party for one in found if one.surname != "Lindqvist"} == sides
