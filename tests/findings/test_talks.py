"""Which talks, sittings and stays does a cable tell of in passing?"""

from __future__ import annotations

import pytest

from kg.findings.date_words import COUNTED
from kg.findings.dates import find_dates
from kg.findings.encounters import find_encounters
from kg.findings.model import Mention
from kg.findings.reported import TellingVerb, reporting_words
from kg.findings.sittings import SittingWord
from kg.tables import read_table
from tests.findings.telling import Told, telling, told_encounters

PEOPLE = (
    "Rossi IT, Osei GH, Rao IN, Lenk DE, Salas CL, Ivo Lenkov BG, Prado CL, Hale US, MFA CL body, Refugees Group body"
)


def told(text: str) -> list[Told]:
    return told_encounters(text, PEOPLE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who told an officer, with the day after him, at a table, in a bracket, at the head of the sentence
        (
            "Salas admitted to poloff on February 1 that it rained.",
            [("meeting", ("Salas", "poloff"), "", "2008-02-01", "held")],
        ),
        (
            "Salas told Charge at a dinner on February 1 that it rained.",
            [("meeting", ("Salas", "Charge"), "", "2008-02-01", "held")],
        ),
        (
            "Salas briefed poloff (resident here this week) on February 1.",
            [("meeting", ("Salas", "poloff"), "", "2008-02-01", "held")],
        ),
        (
            "At the company's headquarters in Medias on February 1, Lenk told poloff that it rained.",
            [("meeting", ("Lenk", "poloff"), "", "2008-02-01", "held")],
        ),
        (
            "The Ambassador raised the matter with Salas on February 1.",
            [("meeting", ("Ambassador", "Salas"), "", "2008-02-01", "held")],
        ),
        (
            "The Ambassador followed up with Salas on the 1st.",
            [("meeting", ("Ambassador", "Salas"), "", "2008-02-01", "held")],
        ),
        (
            "The Ambassador intended to raise the matter with Salas on February 11.",
            [("meeting", ("Ambassador", "Salas"), "", "2008-02-11", "planned")],
        ),
        (
            "The Charge delivered an aide-memoire to Salas on February 1.",
            [("meeting", ("Charge", "Salas"), "", "2008-02-01", "held")],
        ),
        (
            "The Ambassador heard the other side on February 1 from Salas, who smiled.",
            [("meeting", ("Ambassador", "Salas"), "", "2008-02-01", "held")],
        ),
        (
            "Rossi mentioned having been told by Osei in Accra in January that it rained.",
            [("meeting", ("Osei", "Rossi"), "Accra", "2008-01", "held")],
        ),
        (
            "In a separate conversation on February 1, Salas gave the Ambassador another account.",
            [("meeting", ("Salas", "the Ambassador"), "", "2008-02-01", "held")],
        ),
        # who is over the comma
        (
            "Salas, whom we trust, confirmed to poloff on February 1 that it rained.",
            [("meeting", ("Salas", "poloff"), "", "2008-02-01", "held")],
        ),
        (
            "Rossi, a courteous man, received Osei on January 5.",
            [("meeting", ("Rossi", "Osei"), "", "2008-01-05", "held")],
        ),
        (
            "Salas, whom poloff saw on February 1, was out of sorts.",
            [("meeting", ("poloff", "Salas"), "", "2008-02-01", "held")],
        ),
        (
            "Salas received poloff and Lenk on February 1.",
            [("meeting", ("Salas", "poloff", "Lenk"), "", "2008-02-01", "held")],
        ),
        # false friends: no day, another's day, in public, in a letter, what will be, what was not
        ("Salas told poloff that it rained.", []),
        ("Salas told poloff that Rossi would leave on February 9.", []),
        ("Salas told poloff they would go by Monday.", []),
        ("Rossi told the press on February 1 that Osei was wrong.", []),
        ("Salas told the Ambassador in a letter on February 1 that it rained.", []),
        ("Hale raised it with Salas during his January 5 visit.", [("visit", ("Hale",), "", "2008-01-05", "held")]),
        ("Salas had not told poloff on February 1 that it rained.", []),
        ("Salas told Prado on February 1 that it rained.", []),
    ],
)
def test_talks(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # words of telling, seeing, coming and sitting that tell of no encounter
        "Osei handed power to Rao on January 5.",
        "Rossi raised the flag with Osei's help on January 5.",
        "Rossi shared the prize with Osei on January 5.",
        "Rossi gave Osei credit for the January 5 accord.",
        "Rossi asked Osei in a letter of January 5 to wait.",
        "Rossi reported to Osei that trade grew in January.",
        "Prado saw Rossi on television on January 5.",
        "Rossi met the deadline on January 5.",
        "Osei came to power in January.",
        "Osei came out against the plan in Accra.",
        "Rossi returned to the subject of Ghana.",
        "Rossi stopped the talks in January.",
        "The Committee on Trade passed the bill on January 5.",
        "The city sits on the border with Ghana.",
        "The working group report of January 5 was long.",
        "Crowds gathered in Lima on January 5.",
        "They gathered evidence in Lima in January.",
        "Rossi was invited to comment.",
        "The call from Rossi to act went unheard.",
        "Rossi took Osei to court on January 5.",
        "Here, Rossi paused.",
        "Salas told visiting Under Secretary Hale that it rained.",
        "Rossi saw Osei off at the airport on January 5.",
        "Osei will not attend the March 3 summit in Rome.",
    ],
)
def test_other_acts_are_no_encounters(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Rossi spoke with Osei by telephone on January 5.", "call", "held"),
        ("Rossi sought out Osei on January 5 to say so.", "meeting", "held"),
        ("Salas was summoned by Rossi on January 5.", "meeting", "held"),
        ("FM Rossi will host his Ghanaian counterpart in Rome on March 3.", "meeting", "planned"),
        ("The two foreign ministers met in Accra on January 5.", "meeting", "held"),
        ("Rossi gave a lunch in honor of Osei on January 5.", "meeting", "held"),
        ("Osei stopped over in Rome on January 5 on his way home.", "visit", "held"),
        ("Rossi is expected in Accra on March 3.", "visit", "planned"),
        ("Osei has accepted Rossi's invitation to visit Rome in March.", "visit", "planned"),
        ("The Ambassador pressed Salas on February 4 to act.", "meeting", "held"),
        ("The Ambassador and Salas discussed trade on February 4.", "meeting", "held"),
        ("Hale was granted an audience by Osei on January 5.", "meeting", "held"),
        ("The Ambassador paid an introductory call February 4 on Salas.", "meeting", "held"),
        ("Hale had a meeting January 5 with Osei.", "meeting", "held"),
        ("Rossi and Osei had a conversation in Accra on January 5.", "meeting", "held"),
        ("The next meeting of the Joint Economic Commission is scheduled for March 3 in Lima.", "meeting", "planned"),
    ],
)
def test_ways_to_say_so(text: str, kind: str, status: str) -> None:
    assert [(one[0], one[4]) for one in told(text)] == [(kind, status)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # seen, dined, kept, brought together, telephoned
        ("Rossi had seen Osei in Accra on January 5.", [("meeting", ("Rossi", "Osei"), "Accra", "2008-01-05", "held")]),
        ("Rossi asked to see Osei on January 5.", [("meeting", ("Rossi", "Osei"), "", "2008-01-05", "proposed")]),
        ("Rossi dined with Osei on January 5.", [("meeting", ("Rossi", "Osei"), "", "2008-01-05", "held")]),
        ("Rossi had Osei for lunch on January 5.", [("meeting", ("Rossi", "Osei"), "", "2008-01-05", "held")]),
        ("Rossi kept Osei for three hours.", [("meeting", ("Rossi", "Osei"), "", "", "held")]),
        (
            "Rossi hopes to bring Osei and Rao together in Paris in March.",
            [("meeting", ("Rossi", "Osei", "Rao"), "Paris", "2008-03", "planned")],
        ),
        (
            "Rossi and Osei had spoken by telephone on January 5.",
            [("call", ("Rossi", "Osei"), "", "2008-01-05", "held")],
        ),
        ("A call from Rossi to Osei in March would help.", [("call", ("Rossi", "Osei"), "", "2008-03", "proposed")]),
        # two rivals of one country, on a day or by telephone; not every day's business
        ("Salas met Prado on February 1.", [("meeting", ("Salas", "Prado"), "", "2008-02-01", "held")]),
        ("Salas telephoned Prado.", [("call", ("Salas", "Prado"), "", "", "held")]),
        ("Salas met Prado.", []),
        (
            "Rossi and his Ghanaian counterpart met in Paris on January 5.",
            [("meeting", ("Rossi", "Ghanaian counterpart"), "Paris", "2008-01-05", "held")],
        ),
        (
            "Osei told Rossi it was ready and asked for a discreet meeting in Paris in March.",
            [("meeting", ("Osei", "Rossi"), "Paris", "2008-03", "proposed")],
        ),
        ("Rossi and Osei smiled when they crossed paths at the Parliament.", ["meeting"]),
        # a pair, one of whom the cable names
        (
            "Ivo Lenkov went home. There was talk of a possible Lenkov-Basic meeting in Lima.",
            [("meeting", ("Lenkov", "Basic"), "Lima", "", "proposed")],
        ),
        ("There was talk of a possible Marne-Basic meeting in Lima.", []),
        # a view, a habit, a person kept waiting
        ("Rossi saw Osei as a rival on January 5.", []),
        ("Rossi saw Osei's point on January 5.", []),
        ("Rossi kept Osei waiting.", []),
        ("The Ambassador has taken phone calls from Salas.", []),
        (
            "According to Rossi, Osei had telephoned him on February 3.",
            [("call", ("Osei", "Rossi"), "", "2008-02-03", "held")],
        ),
        # whom he telephoned
        (
            "Rossi was aware of this. Osei had telephoned him on February 3.",
            [("call", ("Osei", "Rossi"), "", "2008-02-03", "held")],
        ),
        ("Osei took up her party with Rao.", []),
    ],
)
def test_contacts(text: str, expected: list[Told] | list[str]) -> None:
    found = told(text)
    assert [one[0] for one in found] == expected if expected and isinstance(expected[0], str) else found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The intergovernmental commission last sat in Osh, December 7-9, 2007.",
            [("meeting", ("intergovernmental commission",), "Osh", "2007-12-07/2007-12-09", "held")],
        ),
        (
            "The Fisheries Commission failed to convene in London on January 22.",
            [("meeting", ("Fisheries Commission",), "London", "2008-01-22", "cancelled")],
        ),
        (
            "A joint military committee, which was to have met in Paris on January 3, has been put off.",
            [("meeting", ("joint military committee",), "Paris", "2008-01-03", "postponed")],
        ),
        (
            "The January 10-25 session of the Ad Hoc Group was long.",
            [("meeting", ("Ad Hoc Group",), "", "2008-01-10/2008-01-25", "held")],
        ),
        (
            "The Joint Control Commission is tired and its session of January 11 was called off.",
            [("meeting", ("Joint Control Commission",), "", "2008-01-11", "cancelled")],
        ),
        ("Malta joined the January 18 GAERC conclusions.", [("conference", ("GAERC",), "", "2008-01-18", "held")]),
        (
            "Rossi will be asked at the March 13-14 European Council when Italy will move.",
            [("conference", ("European Council",), "", "2008-03-13/2008-03-14", "planned")],
        ),
        (
            "Her idea is a two-day meeting of governors in Osh on March 10.",
            [("meeting", ("governors",), "Osh", "2008-03-10", "planned")],
        ),
        ("A conference of American Armies in Lima passed unnoticed.", ["conference"]),
        ("Salas, who attended the last SADC ministerial, frowned.", ["conference"]),
        ("At the December PSX congress Salas won.", ["conference"]),
        # bodies of one country; no day; no name
        ("The Central Committee met in Lima on January 5.", []),
        ("The party council met on January 5.", []),
        ("The intergovernmental commission rarely sat.", []),
        ("The group met on January 5.", []),
        ("He called for a December 14 National Dialogue conference for all, and for a national conference.", []),
    ],
)
def test_sittings(text: str, expected: list[Told] | list[str]) -> None:
    found = told(text)
    assert [one[0] for one in found] == expected if expected and isinstance(expected[0], str) else found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rao, here on January 5 to talk about trade, left content.", [("visit", ("Rao",), "", "2008-01-05", "held")]),
        ("Hale, in Lima January 5-6, met on January 6 with Salas.", ["visit", "meeting"]),
        ("Osei, passing through on January 5, said so.", [("visit", ("Osei",), "", "2008-01-05", "held")]),
        ("Rossi invited Osei to Rome in March.", [("visit", ("Osei",), "Rome", "2008-03", "proposed")]),
        (
            "Rossi has accepted an invitation to Moscow for March.",
            [("visit", ("Rossi",), "Moscow", "2008-03", "planned")],
        ),
        (
            "Salas would press the matter when Osei visits Rome in March.",
            [("visit", ("Osei",), "Rome", "2008-03", "planned")],
        ),
        ("Rossi, who stopped in Accra on January 5 and went on to Lagos, was content.", ["visit", "visit"]),
        ("Osei will come to Rome in March.", [("visit", ("Osei",), "Rome", "2008-03", "planned")]),
        # no journeys
        ("Osei came to an agreement.", []),
        ("Here on January 5 it rained.", []),
        ("Rossi, in Rome January 5-6, was at home.", []),
        ("An early invitation to Washington would cost little.", []),
        ("Rossi invited Osei to take part.", []),
    ],
)
def test_stays(text: str, expected: list[Told] | list[str]) -> None:
    found = told(text)
    assert [one[0] for one in found] == expected if expected and isinstance(expected[0], str) else found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the following morning", ["2008-02-02"]),
        ("the previous evening", ["2008-01-31"]),
        ("that evening", ["2008-02-01"]),
        ("the night before.", ["2008-01-31"]),
        ("on the 25th.", ["2008-01-25"]),
        ("on the 25th session", []),
        ("the day before the vote", []),
        ("Marchbanks left", []),
        ("Augustin left", []),
    ],
)
def test_days_counted_from_another(text: str, expected: list[str]) -> None:
    found = find_dates(text, sent_at="2008-02-07", after="2008-02-01")
    assert [date for _, _, date in found] == expected


def test_a_day_counts_from_the_one_told_in_its_paragraph() -> None:
    """Is no day taken from another paragraph?"""
    assert told("Rossi left on January 5. Osei met Rao the following morning.")[0][3] == "2008-01-06"
    other = told("1. (C) Rossi left on January 5.\n\n2. (C) Osei met Rao the following morning.")
    assert [one[3] for one in other] == [""]
    assert COUNTED.search("the following morning")


def test_a_telegram_in_capitals_keeps_its_places() -> None:
    """Is a town found that no mention covers?"""
    text = "RAO HAD TALKED WITH OSEI FOR TWO HOURS AT MEDAN JANUARY 5. " * 2
    cable, _ = telling(text)
    mentions = [
        Mention(start, start + len(name), "person", name, party, name)
        for start in (at for at in range(len(cable.body)) if cable.body.startswith("RAO HAD", at))
        for name, party, start in (("RAO", "IN", start), ("OSEI", "GH", cable.body.index("OSEI", start)))
    ]
    found = find_encounters(cable, mentions)
    assert [(one.place, one.date) for one in found] == [("MEDAN", "2008-01-05")]


@pytest.mark.parametrize(
    ("text", "date", "status"),
    [
        # the cable is of Thursday, February 7, 2008
        ("Osei had telephoned Rossi on Sunday.", "2008-02-03", "held"),
        ("Osei met Rossi on Saturday.", "2008-02-02", "held"),
        ("Osei will meet Rossi on Saturday.", "2008-02-09", "planned"),
        ("Rossi left on January 5. Osei met Rao the next day.", "2008-01-06", "held"),
        ("You will meet with Osei.", "", "planned"),
        ("Your schedule includes a meeting with Osei in March.", "2008-03", "planned"),
        ("As Salas did with the Ambassador on February 4, he may complain.", "2008-02-04", "held"),
    ],
)
def test_days_and_what_is_to_come(text: str, date: str, status: str) -> None:
    assert (date, status) in [(one[3], one[4]) for one in told(text) if one[0] != "visit"]


def test_a_list_of_appointments_keeps_each_its_place() -> None:
    """Is a day in another town no place of a call?"""
    found = told(
        "Your schedule includes calls on Osei and Rao, a day in Kumasi, and a dinner with the American community."
    )
    assert [(one[1], one[2]) for one in found] == [(("You", "Osei", "Rao"), "")]


def test_an_adjective_is_no_place() -> None:
    assert told("Salas, whom poloff saw on February 1 at the Djiboutian national reception, left.")[0][2] == ""


def test_two_who_met_a_third_are_two_meetings() -> None:
    assert len(told("Salas met Rossi in Rome. Salas met Osei at the Parliament.")) == 2


@pytest.mark.parametrize("row", read_table(TellingVerb, "telling_verbs.csv"), ids=lambda row: row.id)
def test_each_verb_of_telling_makes_its_talk(row: TellingVerb) -> None:
    assert any(form in row.example for form in row.forms)
    assert [one[0] for one in told(f"{row.example}.")] == ["meeting"]


def test_words_of_telling_begin_with_a_form() -> None:
    assert {"told", "admitted to", "raised"} <= reporting_words()


@pytest.mark.parametrize("row", read_table(SittingWord, "sitting_words.csv"), ids=lambda row: row.word)
def test_each_sitting_word_is_proved(row: SittingWord) -> None:
    assert row.word in row.example.lower()
    if row.role == "domestic":
        assert told(f"{row.example[0].upper()}{row.example[1:]}.") == []
