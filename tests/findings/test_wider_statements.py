"""Who said what where the words stand further from the verb, or where no verb of saying stands at all?"""

from __future__ import annotations

import pytest

from tests.findings.test_attributions import said
from tests.findings.test_positions import told


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # what is said of an object
        ("[Reyes] found the plan hard to credit.", [("Reyes", "the plan hard to credit")]),
        ('[Reyes] found Lund "reasonable so far."', [("Reyes", 'Lund "reasonable so far."')]),
        ("[Reyes] put the odds of a truce at fifty-fifty, no more.", []),
        ('[Reyes] put the odds of a truce at "even."', [("Reyes", 'the odds of a truce at "even."')]),
        ("[Reyes] wants the council to act.", [("Reyes", "the council to act")]),
        ("[Reyes] would prefer no treaty at all.", [("Reyes", "no treaty at all")]),
        ("[Reyes] made the pull-out a condition of any talks.", [("Reyes", "the pull-out a condition of any talks")]),
        ("[Reyes] saw no place for Lima in the project.", [("Reyes", "no place for Lima in the project")]),
        ("[Reyes] did not exclude a pause.", [("Reyes", "a pause")]),
        # somebody addressed with `to`
        ("[Reyes] appealed to the council not to wait.", [("Reyes", "wait")]),
        ("[Reyes] apologized to [Lund] for the delay.", [("Reyes", "the delay")]),
        ("[Reyes] previewed for [the Ambassador|US|post] a new law.", [("Reyes", "a new law")]),
        # asides of several words, a date, a manner
        ("[Reyes], by contrast, warned that talks would fail.", [("Reyes", "talks would fail")]),
        ("[Reyes] asked March 19 why the road was shut.", [("Reyes", "why the road was shut")]),
        ("[Reyes] spoke with some bitterness of the delay.", [("Reyes", "the delay")]),
        # the subject over what is put in
        ("The chair on trade, [Reyes], said that talks had failed.", [("Reyes", "talks had failed")]),
        ("The league's [Reyes], who owns a mill, insists on lower taxes.", [("Reyes", "lower taxes")]),
        (
            "[Reyes] of the LPN, the only party of any size, said that talks had failed.",
            [("Reyes", "talks had failed")],
        ),
        # a subject that no table knows, where the verb can only say
        ("The deputy warden told [Lund] the cells were full.", [("deputy warden", "the cells were full")]),
        ("Beekeepers who saw the raid told us that it was brief.", [("Beekeepers", "it was brief")]),
        # what a note demands, what somebody calls to say
        ("[Lima|PE|body] sent a note to Santiago on May 3 demanding an inquiry.", [("Lima", "an inquiry")]),
        ("[Lund] read a letter from [Reyes] proposing that talks resume.", [("Reyes", "talks resume")]),
        ("[Reyes] telephoned him on Sunday to complain of the delay.", [("Reyes", "the delay")]),
        ("[Reyes] used the call to thank [Lund] and to appeal for calm.", [("Reyes", "Lund"), ("Reyes", "calm")]),
        ("[Reyes] began by recalling the treaty.", [("Reyes", "the treaty")]),
        # the source behind a phrase
        ("She had been told by a colleague in the palace that talks had failed.", [("colleague", "talks had failed")]),
        (
            "The terms were described by one [Thai||body] minister as a gift.",
            [("Thai minister", "The terms were described by one Thai minister as a gift")],
        ),
        # what stands before the verb goes back to the last stop
        (
            "[Reyes] noted that it was late; the plan, he said, was dead.",
            [("Reyes", "it was late"), ("Reyes", "the plan, he said, was dead")],
        ),
        (
            "He had not known, [Reyes] maintained, that it was late.",
            [("Reyes", "He had not known, Reyes maintained, that it was late")],
        ),
        ("The plan, [Reyes] was convinced, would fail.", [("Reyes", "The plan, Reyes was convinced, would fail")]),
        ("[Reyes] was opposed, on the grounds that it was late.", [("Reyes", "it was late")]),
        # views inside a clause
        (
            "[Reyes] rejected the sum, which in his judgment was too small.",
            [("Reyes", "the sum, which in his judgment was too small"), ("Reyes", "was too small")],
        ),
        # turns of speech
        ("[Reyes] was at pains to stress that nothing had changed.", [("Reyes", "nothing had changed")]),
        ("[Reyes] went out of his way to praise [Lund].", [("Reyes", "Lund")]),
        ("[Reyes] complained at length about the delay.", [("Reyes", "the delay")]),
        ("[Reyes] could only say that talks went on.", [("Reyes", "talks went on")]),
        ("[Reyes] is on record as saying that he will run.", [("Reyes", "he will run")]),
        ("[Reyes] offered his good offices.", [("Reyes", "his good offices")]),
        # nouns
        ("[Reyes]'s offer to mediate was refused.", [("Reyes", "mediate")]),
        ("Calls by [Reyes] for a pause went unheard.", [("Reyes", "a pause")]),
        ("The assurances given by [Reyes] that talks go on", [("Reyes", "talks go on")]),
        ("[Reyes]'s quarrel with the league was that it had failed.", [("Reyes", "it had failed")]),
        ("[Reyes]'s idea is a meeting in May.", [("Reyes", "a meeting in May")]),
        ("[Reyes] opened with a long complaint about the delay.", [("Reyes", "the delay")]),
        # another verb, in another tense
        (
            "[Reyes] demands a treaty, and told [Lund] that he would wait.",
            [("Reyes", "a treaty"), ("Reyes", "he would wait")],
        ),
        (
            "[Reyes] has denounced the plan and vows to challenge it.",
            [("Reyes", "the plan"), ("Reyes", "challenge it")],
        ),
        # an item that a party labels
        ("In response: (a) [Iran|IR|body]: no visits until May;", [("Iran", "no visits until May")]),
        # a quotation after a colon is a statement of its own
        (
            '[Reyes] rejected the idea that it was late: "it is May, and the road is open all the year."',
            [("Reyes", "the idea that it was late"), ("Reyes", "it is May, and the road is open all the year")],
        ),
        # what a briefing foretells its reader
        ("[Reyes] will thank you for the visit.", [("Reyes", "the visit")]),
    ],
)
def test_statements(marked: str, expected: list[tuple[str, str]]) -> None:
    assert said(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        # nothing is judged, wished or refused
        "[Reyes] found the files in the cellar.",
        "[Reyes] put the files at the back.",
        "The law excludes a pause.",
        "[Reyes] wants the file.",
        "[Reyes] offered no comment on the plan.",
        "[Reyes] gave no hint of agreement with the plan.",
        "[Lund] and [Okoro] dislike one another.",
        "the papers wrote otherwise.",
        "When they asked, [Reyes] laughed.",
        "[Reyes] holds that office.",
        "[Reyes] related this with some pain.",
        "[Reyes] had told [Lund] as much.",
        "[Reyes] asked to see [the Ambassador|US|post].",
        # who speaks for nobody, or for what is no speaker
        "The situation suggested that talks had failed.",
        "The figures said that it was late.",
        "None of our guests claimed any knowledge of it.",
        "It is not clear how the talks will end.",
        "The new hires will be unhappy with the plan.",
    ],
)
def test_no_statement(marked: str) -> None:
    assert said(marked) == []


def test_a_list_under_a_colon_is_of_whoever_stands_before_it() -> None:
    found = told(
        "In it the Chilean Ministry:\n-- recalls that the treaty stands;\n-- proposes that talks resume.\n"
        "The note was long."
    )
    assert found == [("Chilean Ministry", "the treaty stands"), ("Chilean Ministry", "talks resume")]


def test_points_that_somebody_made_are_statements_as_they_stand() -> None:
    found = told("Foreign Minister Jose Quiroga made three points:\n-- The border is open.\n-- The fleet stays away.\n")
    assert found == [("Quiroga", "The border is open"), ("Quiroga", "The fleet stays away")]


def test_a_question_whose_asker_is_left_out_is_the_post_s() -> None:
    found = told(
        "The Ambassador said time was short. Asked whether the fleet would sail, Quiroga replied that it would not.",
        "Asked about the fleet, Quiroga replied that it would not. "
        "Asked by reporters whether the fleet would sail, Quiroga said no date was set.",
    )
    assert ("Ambassador", "whether the fleet would sail") in found
    assert [words for _, words in found].count("the fleet") == 0


def test_a_note_asserts_for_who_handed_it_over() -> None:
    found = told(
        "Chilean Ambassador Pablo Urrutia handed over a note on May 3. The note asserts freedom of navigation. "
        "It asks that talks resume."
    )
    assert found == [("Urrutia", "freedom of navigation"), ("Urrutia", "talks resume")]


def test_who_cleared_the_message_is_no_comment() -> None:
    found = told("Comment: We expect no change.", "Senator Lund cleared this message.")
    assert [words for _, words in found] == ["We expect no change"]


def test_a_comment_reads_no_mind() -> None:
    found = told("Comment: Quiroga was eager to leave. We expect no change. End comment.")
    assert [who for who, _ in found] == ["Post"]
