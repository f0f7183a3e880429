"""Who said each statement: subjects far from their verbs, pronouns, people of bodies, states in another's words."""

from __future__ import annotations

import pytest

from kg.cables import read_cable
from kg.findings import find_positions
from tests.findings.composed import telegram

# Peruvian and Chilean officials, by the sentences that first name them
QUIROGA = "Peruvian Foreign Minister Jose Quiroga"
URRUTIA = "Chilean Ambassador Ana Urrutia"


def told(*paragraphs: str) -> list[tuple[str, str]]:
    """The speakers of a cable from Lima, each with the first words of the statement."""
    cable = telegram(*paragraphs, post="LIMA", classifier="DCM Ruth Lindqvist")
    found = find_positions(cable)
    return [(one.speaker.name, " ".join(one.text.split()[:3])) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a subject far from its verb: past a clause with other names, an office, a bracket
        (
            f"{QUIROGA}, who had his lawyer, Ms. Eva Salas, at his side, said talks had failed.",
            [("Quiroga", "talks had failed")],
        ),
        (
            "Pollster Ana Salas of the Datos agency told poloff that voters were tired.",
            [("Salas", "voters were tired")],
        ),
        (
            "The governor of Oruro, Luis Okoro, takes a quieter line: he told poloff that fish were scarce.",
            [("Okoro", "fish were scarce")],
        ),
        # false friend: the one inside says it
        (
            f"{QUIROGA} met Ana Salas, who said talks had failed.",
            [("Salas", "talks had failed")],
        ),
        # one clause beside another, each with its own subject
        (
            f"{QUIROGA} has been here to lobby, and the Chileans have written and are asking for a visit.",
            [("Chileans", "a visit")],
        ),
        (
            f"{QUIROGA} noted that talks had failed. According to Quiroga, {URRUTIA} promised an answer and cautioned "
            'against "surprises."',
            [("Quiroga", "talks had failed"), ("Urrutia", "an answer"), ("Urrutia", "surprises")],
        ),
        # the one who had done one thing has done the other
        (
            f"{QUIROGA} reported that President Salas had kept him waiting, and had promised to write.",
            [("Quiroga", "President Salas had"), ("Salas", "write")],
        ),
    ],
)
def test_the_subject_of_a_verb(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # he is who does something at the head of the sentence before, with any verb
        (f"{QUIROGA} shook his head. Lima, he said, would wait.", [("Quiroga", "Lima, he said,")]),
        (
            f"{URRUTIA} came first. {QUIROGA}, who came late, put a different case. He denied that talks had failed.",
            [("Quiroga", "talks had failed")],
        ),
        (
            f"{QUIROGA} arrived with Ana Salas. At Quiroga's invitation Pablo Okoro reviewed the plan. He regretted "
            "the delay.",
            [("Okoro", "the plan"), ("Okoro", "the delay")],
        ),
        # not who only is spoken of: what had happened, who is in the words told
        (
            f"{QUIROGA} bristled. Pablo Okoro had been tried in open court. Every country, he added, had its laws.",
            [("Quiroga", "Every country, he")],
        ),
        (f"{QUIROGA} came. Secretary Clinton, he added, shared this concern.", [("Quiroga", "Secretary Clinton, he")]),
        # a colon opens words of its own, told by who stands before it
        (
            f"{QUIROGA} came in May. Pablo Okoro was scornful: the mines, he argued, were old.",
            [("Okoro", "the mines, he")],
        ),
        # by gender
        (
            f"{QUIROGA} came in May. {URRUTIA} smiled. He said that talks had failed.",
            [("Quiroga", "talks had failed")],
        ),
        # her superior is no man's
        (
            f"{QUIROGA} sat down. Coumba Zzawa volunteered that talks were dull. Her superior's frown said enough. "
            "He recalled that talks had failed.",
            [("Zzawa", "talks were dull"), ("Quiroga", "talks had failed")],
        ),
        # nobody tells himself
        (
            f"The Ambassador called on {QUIROGA}. He told Quiroga that talks had failed.",
            [("Ambassador", "talks had failed")],
        ),
        # whom one of ours meets or asks answers
        (
            f"The Ambassador met {QUIROGA} on May 3 to deliver the note. He noted that talks had failed.",
            [("Quiroga", "talks had failed")],
        ),
        (
            f"{QUIROGA} received the DCM. The DCM asked Quiroga whether talks had failed. He hoped that they would "
            "resume.",
            [("Lindqvist", "whether talks had"), ("Quiroga", "they would resume")],
        ),
        # one of ours who says something goes on
        (
            f"{QUIROGA} asked for a date. Poloff responded that talks had failed. He stressed that none was set.",
            [("Quiroga", "a date"), ("Poloff", "talks had failed"), ("Poloff", "none was set")],
        ),
        # he in the main clause is not the one who spoke in the clause before it
        (
            f"{QUIROGA} came in May. When poloff pointed out that talks had failed, he sighed and said nobody cared.",
            [("Poloff", "talks had failed"), ("Quiroga", "nobody cared")],
        ),
        # within one sentence
        (
            f"{QUIROGA} came in May. Pablo Okoro could not promise it, but he believed that talks would resume.",
            [("Okoro", "talks would resume")],
        ),
        (f"{QUIROGA} had received a letter; he took it as a warning.", []),
        # a person of a body is somebody
        (
            f"{QUIROGA} left. A Chilean Embassy officer told us that talks had failed. He expects a pause.",
            [("Chilean Embassy officer", "talks had failed"), ("Chilean Embassy officer", "a pause")],
        ),
        # one of a people is who of theirs was named last; a people is not
        (f"{QUIROGA} came. The Peruvian added that talks had failed.", [("Quiroga", "talks had failed")]),
        (f"{QUIROGA} came. The Peruvians added that talks had failed.", [("Peruvians", "talks had failed")]),
        # some of those named before
        (
            "Businessmen are hurt by the ban. Many believe that talks had failed.",
            [("Businessmen", "talks had failed")],
        ),
        # it is the body that did something last
        (
            "The Congress did not convene; Santiago withdrew its note. It claims that talks had failed.",
            [("Santiago", "talks had failed")],
        ),
        # his view at the head of a sentence is his of the sentence before
        (
            f"{QUIROGA} believes both versions. In his opinion {URRUTIA} was too kind.",
            [("Quiroga", "Chilean Ambassador Ana")],
        ),
    ],
)
def test_whom_a_pronoun_means(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(name if name != "poloff" else "Poloff", words) for name, words in told(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a state does in another's words is his statement
        (f"{QUIROGA} said that Chile had rejected the plan.", [("Quiroga", "Chile had rejected")]),
        (f"{QUIROGA} replied that the United States could not accept it.", [("Quiroga", "the United States")]),
        (f"{QUIROGA} told us that the company had ruled out a sale.", [("Quiroga", "the company had")]),
        # and what people do whom nobody names
        (f"{QUIROGA} said that producers had made painful concessions.", [("Quiroga", "producers had made")]),
        # what people and ministries say is theirs, and what a state says in so many words
        (f"{QUIROGA} said that Ana Salas had rejected the plan.", [("Salas", "the plan")]),
        (f"{QUIROGA} said that Chile had insisted that the plan was dead.", [("Chile", "the plan was")]),
    ],
)
def test_a_state_in_the_words_of_another(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_the_state_of_a_delegate_speaks() -> None:
    assert told("Peru associated itself with Chile, its delegate observed.")[0][0] == "Peru"


def test_whom_the_pass_line_names_says_i() -> None:
    """Another may sign."""
    cable = telegram("I told the Minister that talks had failed.", post="LIMA", signer="LINDQVIST")
    named = cable.text.replace("SIPDIS\n", "SIPDIS\n\nSTATE FOR WHA FROM AMBASSADOR SALAS\n", 1)
    assert [one.speaker.name for one in find_positions(cable)] == ["Lindqvist"]
    assert [one.speaker.name for one in find_positions(read_cable(named))] == ["Salas"]


@pytest.mark.parametrize(
    "text",
    [
        # an appointment is no request; who says nothing says nothing
        f"{QUIROGA} asked to see the DCM on May 3.",
        f"{QUIROGA} had asked the Ambassador to come in.",
        f"{QUIROGA} said little that was new.",
        f"{QUIROGA} told us as much in May.",
        # whom somebody has seen, somebody else says it
        f"The envoy, whom {QUIROGA} had seen in May, that day was ill.",
        # member states
        "The note set out where other member states stood.",
    ],
)
def test_nobody_states_anything(text: str) -> None:
    assert told(text) == []


def test_who_cleared_the_message_is_no_comment() -> None:
    found = find_positions(telegram("COMMENT: Talks look doomed. End comment.", "DAS Reyes cleared this message."))
    assert [one.text for one in found] == ["Talks look doomed"]


def test_the_name_beside_an_office_speaks() -> None:
    """Also where nobody reads it as a name; officials with one of them named are several."""
    assert told("The shadow minister, Carmelo Zzant-Abbel, told us that talks had failed.")[0][0] == "Zzant-Abbel"
    assert told("Officials of the ministry, including Ana Salas, said that talks had failed.")[0][0] == "Officials"
