"""For whom do peoples, groups, parties and their members speak?"""

from __future__ import annotations

import pytest

from kg.findings.mentions import find_mentions
from kg.findings.people import find_officials
from kg.findings.ruling_parties import ruling_parties
from tests.findings.composed import telegram


def speakers(text: str) -> dict[str, str]:
    """The side of each mention by its name, the last one of each."""
    cable = telegram(text)
    return {one.name: one.party for one in find_mentions(cable, find_officials(cable))}


def sides(text: str) -> dict[str, str]:
    """The side of everybody named but the classifier."""
    return {one.name: one.party for one in find_officials(telegram(text)) if one.surname != "Lindqvist"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a people speaks for its state, some of it for themselves
        ("The Norwegians told us so.", {"Norwegians": "NO"}),
        ("Many Norwegians believe it.", {"Norwegians": ""}),
        ("SOME NORWEGIANS BELIEVE IT. OTHER NORWEGIANS DO NOT.", {"NORWEGIANS": ""}),
        # an adjective is the people before a verb, not before a noun
        ("The Dutch have said so.", {"Dutch": "NL"}),
        ("The French also maintain that it is.", {"French": "FR"}),
        ("The Dutch claim was lost.", {}),
        # the dot of a short form ends no phrase
        ("U.S. officials said so.", {"U.S. officials": "US"}),
        ("THE U.S. AUTHORITIES SAID SO.", {"U.S. AUTHORITIES": "US"}),
        ("He left the U.S. The authorities said so.", {"U.S.": "US", "authorities": "JP"}),
        # those who rule, and others who tell things in private
        ("Regime sources said so.", {"Regime sources": "JP"}),
        ("One regime insider said so.", {"regime insider": "JP"}),
        ("Norwegian government sources said so.", {"Norwegian government sources": "NO"}),
        ("Opposition sources said so.", {"Opposition sources": ""}),
        ("Embassy sources said so.", {"Embassy sources": ""}),
        ("Some interlocutors said so.", {"Some interlocutors": ""}),
        ("MOFA interlocutors said so.", {"MOFA interlocutors": "JP"}),
        ("A government official said so.", {"government official": "JP"}),
        # a movement's people, and those of a party that the text does not call ruling
        ("Hamas officials said so.", {"Hamas officials": ""}),
        ("The LPN leadership said so.", {"LPN leadership": ""}),
        ("The ruling LPN met. LPN contacts said so.", {"ruling LPN": "JP", "LPN contacts": "JP"}),
        ("The LPN met. LPN contacts said so.", {"LPN": "", "LPN contacts": ""}),
        # "judge" after "we" is no person
        ("We judge that it will hold.", {"Post": "US"}),
        ("The judge said so.", {"judge": "JP"}),
    ],
)
def test_whom_a_group_speaks_for(text: str, expected: dict[str, str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("LPN President Ana Reyes came. The opposition leader went on to say so.", "Reyes", ""),
        ("LPN President Ana Reyes came. The LPN leader went on to say so.", "Reyes", ""),
        # another party's leader is not she
        ("LPN President Ana Reyes came. The DVP leader went on to say so.", "DVP leader", ""),
        ("The ruling LPN met. LPN whip Ana Reyes agreed.", "Reyes", "JP"),
    ],
)
def test_a_party_and_its_leader(text: str, name: str, side: str) -> None:
    assert speakers(text)[name] == side


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # listed behind the word for the group
        ("Norwegian officials (Ana Reyes, Kenji Arce, and Jose Luis Moe) came.",
         {"Ana Reyes": "NO", "Kenji Arce": "NO", "Jose Luis Moe": "NO"}),
        ("PM Tanabe's foreign policy advisors (Ana Reyes and Kenji Arce) came.",
         {"Tanabe": "JP", "Ana Reyes": "JP", "Kenji Arce": "JP"}),
        ("Norwegian officials such as Kari Dahl agreed.", {"Kari Dahl": "NO"}),
        # whose aide, and in whose view
        ("Norwegian PM Dahl's number two, Colonel Ola Lund, left Chad for Mali.", {"Dahl": "NO", "Ola Lund": "NO"}),
        ("In Norwegian PM Dahl's view, Colonel Ola Lund left Chad for Mali.", {"Dahl": "NO", "Ola Lund": ""}),
        # a party's president does not contest the state's
        ("Liberal Party (LPN) President Ana Reyes met Prime Minister Tanabe.", {"Ana Reyes": "JP", "Tanabe": "JP"}),
        # "of Norway" is said around the name, not in the title
        ("In Norway he met former Prime Minister Dahl, who is heard in Norway.", {"Dahl": "NO"}),
        ("Please contact ISN/MTR's Ana Reyes with questions.", {"Ana Reyes": "US"}),
    ],
)  # fmt: skip
def test_whose_a_named_person_is(text: str, expected: dict[str, str]) -> None:
    assert sides(text) == expected


@pytest.mark.parametrize(
    ("text", "in_capitals", "expected"),
    [
        ("The ruling Liberal Party (LPN) met.", False, {"LPN", "Liberal Party"}),
        ("The governing LPN met.", False, {"LPN"}),
        ("THE RULING LPN MET.", True, {"LPN"}),
        # no party, another country's, one that is in opposition elsewhere in the text
        ("THE RULING COUNCIL MET.", True, set()),
        ("The ruling family met.", False, set()),
        ("Norway's ruling LPN met.", False, set()),
        ("The ruling LPN lost; the opposition LPN is weak.", False, set()),
    ],
)
def test_which_parties_the_text_calls_ruling(text: str, in_capitals: bool, expected: set[str]) -> None:
    assert ruling_parties(text, "JP", in_capitals) == expected
