"""Who stated what in a whole cable, for whom, when, and does every quotation stand where it says?"""

from __future__ import annotations

import pytest

from kg.archives import Message, Source
from kg.cables import Cable, read_cable
from kg.findings import Position, find_positions

HEAD = """VZCZCXYZ0001
RR RUEHC
DE RUEHPE #0001/01 0671200
ZNY CCCCC ZZH
R 071200Z MAR 08
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC 0001
BT
C O N F I D E N T I A L LIMA 990001

SIPDIS

E.O. 12958: DECL: 03/07/2018
TAGS: PREL PE CI
SUBJECT: TALKS ON THE SEA BORDER

"""


def cable_of(*paragraphs: str) -> Cable:
    body = "\n\n".join(f"{number}. (C) {text}" for number, text in enumerate(paragraphs, 1))
    return read_cable(f"{HEAD}{body}\n\nREYES\n")


def positions_of(*paragraphs: str) -> list[Position]:
    return list(find_positions(cable_of(*paragraphs)))


def told(*paragraphs: str) -> list[tuple[str, str]]:
    return [(one.speaker.name, " ".join(one.text.split())) for one in positions_of(*paragraphs)]


def test_a_side_stands_with_each_speaker() -> None:
    found = positions_of(
        "Peruvian Foreign Minister Jose Quiroga told the Ambassador March 5 that the sea border was open.",
        "Chilean Ambassador Pablo Urrutia said the matter was closed.",
    )
    assert [(one.speaker.name, one.party) for one in found] == [("Quiroga", "PE"), ("Urrutia", "CL")]
    assert found[0].stated_on == "2008-03-05"
    assert found[1].stated_on == ""


def test_he_goes_back_to_who_spoke_before() -> None:
    found = told(
        "Peruvian Foreign Minister Jose Quiroga said the sea border was open. He added that talks would resume. "
        "Quiroga also stressed that no date was set."
    )
    assert found == [
        ("Quiroga", "the sea border was open"),
        ("Quiroga", "talks would resume"),
        ("Quiroga", "no date was set"),
    ]


def test_a_statement_runs_over_lines_and_page_lines() -> None:
    cable = cable_of(
        "Peruvian Foreign Minister Jose Quiroga said that the\n\nLIMA 00990001  002 OF 002\n\n\nsea border was open."
    )
    (one,) = find_positions(cable)
    assert one.text.split()[0] == "the"
    assert one.text.endswith("sea border was open")
    assert cable.text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Foreign Minister Jose Quiroga said, "the border is open."', "the border is open"),
        (
            '"The border is open. It was never closed," Foreign Minister Jose Quiroga said.',
            "The border is open. It was never closed",
        ),
        (
            '"The border is open," Foreign Minister Jose Quiroga said, "and was never closed."',
            'The border is open," Foreign Minister Jose Quiroga said, "and was never closed',
        ),
        ('"Why not meet in Lima?" Foreign Minister Jose Quiroga suggested.', "Why not meet in Lima?"),
    ],
)
def test_direct_quotations(text: str, words: str) -> None:
    (one,) = positions_of(text)
    assert (one.text, one.is_direct) == (words, True)


def test_a_quoted_we_is_not_the_post() -> None:
    found = told('Foreign Minister Jose Quiroga said, "the border is open. We believe in talks."')
    assert [name for name, _ in found] == ["Quiroga"]


class TestComments:
    def test_a_comment_is_the_post_s_once(self) -> None:
        (one,) = positions_of("Comment: Talks may well fail. We expect no date before May. End comment.")
        assert (one.speaker.name, one.party, one.is_comment) == ("Post", "US", True)
        assert one.text == "Talks may well fail. We expect no date before May"

    def test_what_another_says_in_it_stays_theirs(self) -> None:
        found = positions_of(
            "Comment: Foreign Minister Jose Quiroga told the press that talks were over. This is a ploy."
        )
        assert [(one.speaker.name, one.is_comment) for one in found] == [("Quiroga", False), ("Post", True)]
        assert found[1].text == "This is a ploy"

    def test_a_comment_that_somebody_made_is_no_marker(self) -> None:
        assert told("The paper printed the president's comment. It was short.") == []

    def test_a_comment_within_a_paragraph(self) -> None:
        found = told(
            "Foreign Minister Jose Quiroga said the border was open. (Comment: It is not. End comment.) "
            "He added that talks would resume."
        )
        assert found == [
            ("Quiroga", "the border was open"),
            ("Post", "It is not"),
            ("Quiroga", "talks would resume"),
        ]

    def test_the_unnumbered_paragraphs_of_a_comment_are_one_each(self) -> None:
        found = told("The border was open.\n\nCOMMENT: TALKS MAY WELL FAIL.\n\nNO DATE IS SET.")
        assert found == [("Post", "TALKS MAY WELL FAIL"), ("Post", "NO DATE IS SET")]


def test_a_quoted_we_in_the_middle_is_nobody_s() -> None:
    assert told('The raid came with shouts such as "we believe in talks" and worse.') == []


def test_marks_that_a_conversion_bent_are_quotation_marks() -> None:
    found = positions_of("Foreign Minister Jose Quiroga replied, &We will wait.8 The talks ended.")
    assert [(one.text, one.is_direct) for one in found] == [("We will wait", True)]


def test_we_and_the_embassy_speak_for_the_united_states() -> None:
    found = positions_of("We believe the talks will fail.", "Post recommends that the Department wait.")
    assert {(one.speaker.kind, one.party) for one in found} == {("post", "US")}


def test_that_neither_side_expects_something_is_also_the_post_s_judgement() -> None:
    assert told("Neither side, however, expects to reach the border.") == [
        ("Post", "Neither side, however, expects to reach the border"),
        ("Neither side", "reach the border"),
    ]
    assert [who for who, _ in told("Foreign Minister Jose Quiroga said that neither side expects to sign.")] == [
        "Quiroga"
    ]


def test_whoever_signs_says_i() -> None:
    text = "1. (C) I told Foreign Minister Reyes that talks had failed.\nOKORO\n"
    assert [(one.speaker.name, one.party) for one in find_positions(read_cable(text))] == [("Okoro", "US")]


def test_a_sentence_may_end_with_the_us() -> None:
    text = (
        "1. (C) Foreign Minister Reyes noted that many had left, including the U.S. Reyes asserted that talks failed."
    )
    assert [one.text for one in find_positions(read_cable(text))] == [
        "many had left, including the U.S",
        "talks failed",
    ]


def test_it_goes_back_to_the_body_of_the_sentence_before() -> None:
    text = "1. (C) The Foreign Ministry is divided. It believes that talks will fail. It will rain, it is said."
    assert [one.text for one in find_positions(read_cable(text))] == ["talks will fail"]


def test_a_summary_with_a_comment_is_no_comment() -> None:
    text = "1. (C) Summary and comment: Foreign Minister Reyes met Lund. End summary.\n"
    assert [one for one in find_positions(read_cable(text)) if one.is_comment] == []


def test_capitals_throughout() -> None:
    found = told("PERUVIAN FOREIGN MINISTER JOSE QUIROGA SAID THE BORDER WAS OPEN. HE ADDED THAT TALKS WOULD RESUME.")
    assert [words for _, words in found] == ["THE BORDER WAS OPEN", "TALKS WOULD RESUME"]


def test_nobody_speaks() -> None:
    assert told("The border was open. It was reported that talks would resume.") == []


def test_every_statement_stands_at_its_offsets(shared) -> None:  # type: ignore[no-untyped-def]
    for path in sorted((shared / "cables").glob("*.txt")):
        cable = read_cable(Message(path.read_text(encoding="utf-8"), Source(str(path))))
        keys = {paragraph.key for paragraph in cable.paragraphs}
        spans = set()
        for one in find_positions(cable):
            assert cable.text[one.start : one.end] == one.text
            assert one.text.strip() == one.text
            assert one.speaker.name
            assert one.paragraph in keys
            assert (one.start, one.end) not in spans
            spans.add((one.start, one.end))
