"""Who met whom, where and when, and did it happen?"""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.findings.encounters import find_encounters
from kg.findings.occasion import EncounterWord, Gathering
from kg.findings.places import PlaceRow, country_of, is_place
from kg.findings.status import StatusCue, status_of
from kg.tables import read_table
from tests.findings.telling import Told, telling, told_encounters

PEOPLE = (
    "Rossi IT, Osei GH, Rao IN, Hamdi QA, Lenk DE, Salas CL, Hale US, EU EU body, MFA CL body, "
    "Chilean officials CL group"
)


def told(text: str) -> list[Told]:
    return told_encounters(text, PEOPLE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # meetings
        (
            "FM Rossi met with President Osei in Accra on January 5.",
            [("meeting", ("Rossi", "Osei"), "Accra", "2008-01-05", "held")],
        ),
        ("Rossi met January 5 with Osei and Rao.", [("meeting", ("Rossi", "Osei", "Rao"), "", "2008-01-05", "held")]),
        (
            "FM Rossi will meet with President Osei in March.",
            [("meeting", ("Rossi", "Osei"), "", "2008-03", "planned")],
        ),
        ("Rossi hoped to meet Hale in March.", [("meeting", ("Rossi", "Hale"), "", "2008-03", "planned")]),
        (
            "When he met on January 5 with Rao, President Osei left early.",
            [("meeting", ("Osei", "Rao"), "", "2008-01-05", "held")],
        ),
        ("Rossi contacted Osei on January 5.", [("call", ("Rossi", "Osei"), "", "2008-01-05", "held")]),
        ("Rossi would like a pull-aside with Secretary Hale.", [("meeting", ("Rossi", "Hale"), "", "", "proposed")]),
        (
            "During a dinner with the Ambassador on February 1, FM Salas said so.",
            [("meeting", ("Salas", "the Ambassador"), "", "2008-02-01", "held")],
        ),
        (
            "The Charge called on Minister Salas on February 5 to deliver ref points.",
            [("meeting", ("Charge", "Salas"), "", "2008-02-05", "held")],
        ),
        ("Salas received the Ambassador.", [("meeting", ("Salas", "the Ambassador"), "", "", "held")]),
        ("He had no word of a possible Rossi meeting with Osei.", [("meeting", ("Rossi", "Osei"), "", "", "proposed")]),
        # the setting of what somebody does
        (
            "In a February 1 meeting, Hale and Minister Salas discussed trade.",
            [("meeting", ("Hale", "Salas"), "", "2008-02-01", "held")],
        ),
        (
            "During a February 1 meeting at the Parliament, Hale raised trade with Minister Salas.",
            [("meeting", ("Hale", "Salas"), "Parliament", "2008-02-01", "held")],
        ),
        (
            "During a February 1 introductory call, Hale highlighted to Minister Salas the need.",
            [("meeting", ("Hale", "Salas"), "", "2008-02-01", "held")],
        ),
        (
            "In a February 1 discussion with Minister Salas, the Ambassador reiterated our concerns.",
            [("meeting", ("the Ambassador", "Salas"), "", "2008-02-01", "held")],
        ),
        (
            "The reports of the discussion on trade between Hale and Rossi in Lima were false.",
            [("meeting", ("Hale", "Rossi"), "Lima", "", "held")],
        ),
        (
            "Hale had meetings in Accra January 5-6 with President Osei.",
            [("meeting", ("Hale", "Osei"), "Accra", "2008-01-05/2008-01-06", "held")],
        ),
        ("FM Rossi and President Osei met in Accra.", [("meeting", ("Rossi", "Osei"), "Accra", "", "held")]),
        ("President Osei was received by FM Rossi in Rome.", [("meeting", ("Osei", "Rossi"), "Rome", "", "held")]),
        (
            "Minister Salas called in Osei on February 1 to protest.",
            [("meeting", ("Salas", "Osei"), "", "2008-02-01", "held")],
        ),
        (
            "Talks between Rossi and Osei are planned in Lima on March 3.",
            [("meeting", ("Rossi", "Osei"), "Lima", "2008-03-03", "planned")],
        ),
        ("Rossi said he had already discussed it with Hale.", [("meeting", ("Rossi", "Hale"), "", "", "held")]),
        # gatherings by their names
        (
            "Salas would attend the Pacific Energy Forum in Oslo on March 3.",
            [("conference", ("Pacific Energy Forum",), "Oslo", "2008-03-03", "planned")],
        ),
        (
            "He would sign before the March 3-4 Bilateral Working Group.",
            [("meeting", ("Bilateral Working Group",), "", "2008-03-03/2008-03-04", "planned")],
        ),
        (
            "The London conference was held on January 28.",
            [("conference", ("London conference",), "London", "2008-01-28", "held")],
        ),
        ("Salas spoke at the Press Conference on February 1.", []),
        ("The Forum Chairman spoke in Lima on February 1.", []),
        # the meeting that the cable reports
        (
            "Minister Salas told the Ambassador February 1 that trade was good.",
            [("meeting", ("Salas", "the Ambassador"), "", "2008-02-01", "held")],
        ),
        ("Salas told us on February 1 that trade was good.", [("meeting", ("Salas", "us"), "", "2008-02-01", "held")]),
        (
            "xxxxx told poloff on February 1 that trade was good.",
            [("meeting", ("xxxxx", "poloff"), "", "2008-02-01", "held")],
        ),
        # visits by other words
        ("Rossi was in Tokyo January 5-6.", [("visit", ("Rossi",), "Tokyo", "2008-01-05/2008-01-06", "held")]),
        ("Rossi arrived in Tokyo on January 5.", [("visit", ("Rossi",), "Tokyo", "2008-01-05", "held")]),
        (
            "Hale led a delegation to Accra January 5-6.",
            [("visit", ("Hale",), "Accra", "2008-01-05/2008-01-06", "held")],
        ),
        (
            "They protested the visit that President Osei made to Rome on January 5.",
            [("visit", ("Osei",), "Rome", "2008-01-05", "held")],
        ),
        ("Osei will pay a state visit to Rome in March.", [("visit", ("Osei",), "Rome", "2008-03", "planned")]),
        ("Rossi is in his office.", []),
        ("Osei arrived in a new car.", []),
        # visits
        ("FM Rossi hopes to visit Ghana in March.", [("visit", ("Rossi",), "Ghana", "2008-03", "planned")]),
        ("Rossi's October 2007 stopover in Tokyo was short.", [("visit", ("Rossi",), "Tokyo", "2007-10", "held")]),
        ("Rossi would travel to The Hague on March 2.", [("visit", ("Rossi",), "The Hague", "2008-03-02", "planned")]),
        ("Salas spoke of the upcoming visit by King Hamdi to Chile.", [("visit", ("Hamdi",), "Chile", "", "planned")]),
        ("Rao is sending General Osei to Peru.", [("visit", ("Osei",), "Peru", "", "planned")]),
        ("Rossi's visit to Ghana was postponed.", [("visit", ("Rossi",), "Ghana", "", "postponed")]),
        # summits and conferences
        (
            "Rossi and Osei agreed to it during a May 2005 Lima summit.",
            [("summit", ("Rossi", "Osei"), "Lima", "2005-05", "held")],
        ),
        (
            "The EU Council meeting on Friday will take it up.",
            [("meeting", ("EU Council",), "", "2008-02-08", "planned")],
        ),
        # calls
        (
            "Rossi called President Osei on January 5 and thanked him.",
            [("call", ("Rossi", "Osei"), "", "2008-01-05", "held")],
        ),
        ("The mission is proposing that Rossi call Osei.", [("call", ("Rossi", "Osei"), "", "", "proposed")]),
        # told twice is one, the fuller telling in the body
        (
            "1. (C) Summary. Rossi hopes to visit Peru in March. End Summary.\n\n"
            "2. (C) Rossi hopes to go to Lima in March 2008, Lenk said.",
            [("visit", ("Rossi",), "Lima", "2008-03", "planned")],
        ),
        # misses: one government among itself, no people, a call to act, a need met, a press conference, a home journey
        ("Salas met with Chilean officials.", []),
        ("The meeting was long.", []),
        ("Rossi called on Osei to withdraw.", []),
        ("Rossi called Osei a friend.", []),
        ("The offer would meet the needs of Ghana.", []),
        ("Rossi gave a press conference with Osei on May 3.", []),
        ("Rossi visited Italy.", []),
        # nobody and no day; no day of a contact
        ("Rossi praised the announcement of the London conference.", []),
        ("Rossi contacted Osei.", []),
        ("Rossi did not foresee traveling to Ghana.", []),
    ],
)
def test_encounters(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_two_meetings_of_one_man_stay_two() -> None:
    """Does another day make another meeting?"""
    found = told("Rossi met with Osei on January 5. Rossi met with Osei on January 9.")
    assert [one[3] for one in found] == ["2008-01-05", "2008-01-09"]


def test_a_visit_told_again_stands_in_the_body() -> None:
    """Does a later `X's visit`, with neither day nor place, join the one that the cable told of?"""
    assert told("They raised the upcoming visit of President Osei. Rao asked about Osei's visit.") == [
        ("visit", ("Osei",), "", "", "planned")
    ]


def test_names_struck_out_are_never_one() -> None:
    text = "xxxxx told poloff on February 1 that it rained.\n\n2. (C) xxxxx told poloff on February 1 that it froze."
    assert len(told(text)) == 2


def test_two_callers_make_two_calls() -> None:
    assert len(told("FM Rossi telephoned Hale on January 5. President Osei telephoned Hale on January 5.")) == 2


@pytest.mark.parametrize("row", read_table(EncounterWord, "encounter_words.csv"), ids=lambda row: row.id)
def test_each_word_stands_in_its_example(row: EncounterWord) -> None:
    assert any(form in row.example for form in row.forms)


@pytest.mark.parametrize("row", read_table(StatusCue, "encounter_status.csv"), ids=lambda row: row.words)
def test_each_status_is_proved_by_its_example(row: StatusCue) -> None:
    end = len(row.example)
    assert row.status in {status_of(row.example, 0, at, at, end) for at in range(end + 1)}


@pytest.mark.parametrize("row", read_table(Gathering, "gatherings.csv"), ids=lambda row: row.name)
def test_each_gathering_stands_in_its_example(row: Gathering) -> None:
    assert row.name in row.example


@pytest.mark.parametrize("row", read_table(PlaceRow, "places.csv"), ids=lambda row: row.name)
def test_each_place_is_known(row: PlaceRow) -> None:
    assert row.name in row.example
    assert is_place(row.name)
    assert country_of(row.name) in (row.country, country_of(row.name))


@example(["Rossi", "Ghana", "Rossi", "met", "summit"])
@settings(max_examples=30)
@given(
    st.lists(
        st.sampled_from(
            [
                "Rossi",
                "Osei's",
                "met",
                "with",
                "visit",
                "to",
                "Ghana",
                "meeting",
                "summit",
                "on May 3",
                "called",
                ",",
                ".",
                "and",
                "the",
                "will",
            ]
        ),
        max_size=40,
    )
)
def test_every_name_stands_in_the_cable(words: list[str]) -> None:
    cable, mentions = telling(" ".join(words), PEOPLE)
    for one in find_encounters(cable, mentions):
        assert one.start < one.end <= len(cable.text)
        for name in one.who:
            assert name in cable.text or name == "Embassy"
