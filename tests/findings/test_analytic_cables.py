"""Who holds what in cables that weigh a country up, and in telegrams that leave words out?"""

from __future__ import annotations

import pytest

from kg.archives import Message, Source
from kg.cables import read_cable
from kg.findings import find_positions
from tests.findings.test_attributions import said
from tests.findings.test_positions import cable_of


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # what a side holds now
        ("[Peru|PE|body] strongly supports the new treaty.", [("Peru", "the new treaty")]),
        ("[Peru|PE|body] appreciates the help.", [("Peru", "the help")]),
        ("[Peru|PE|body] sees four ways out.", [("Peru", "four ways out")]),
        ("[Peru|PE|body] remains committed to the plan.", [("Peru", "the plan")]),
        ("[Peru|PE|body] has information indicating that troops had crossed.", [("Peru", "troops had crossed")]),
        ("[Reyes] has doubts about the plan.", [("Reyes", "the plan")]),
        ("[Reyes] is talking of May 3 as the last day.", [("Reyes", "May 3 as the last day")]),
        ("[Reyes] showed interest in and anger at the plan.", [("Reyes", "interest in and anger at the plan")]),
        ("[The league||body] swept to power by promising to lower taxes.", [("The league", "lower taxes")]),
        ("[We|US|post] can expect a long debate.", [("Post", "a long debate")]),
        # whoever thinks it stands after `by`
        ("[Lund] is despised by [the league||body].", [("the league", "Lund is despised by the league")]),
        ("The envoys are despised as corrupt by all our contacts.", [("all our contacts", "corrupt")]),
        ("The plan is seen by [Reyes] as a trap.", [("Reyes", "a trap")]),
        ("[Lund] is viewed by many as a crook.", [("many", "a crook")]),
        # the object before a comma is not who says it
        ("Farmers challenged [the council||body], saying that talks failed.", [("Farmers", "talks failed")]),
        # some of many
        ("Many in the capital believe that the road is closed.", [("Many", "the road is closed")]),
        ("[Reyes] fears some observers speculate [Lund] might go.", [("some observers", "Lund might go")]),
        ("There are numerous reports that [Lund] has left.", [("numerous reports", "Lund has left")]),
        (
            "We met the belief among followers of the old league that the road is closed.",
            [("followers of the old league", "the road is closed")],
        ),
        ("[Reyes], [Lund], and [Okoro] condemned the raid.", [("Reyes, Lund and Okoro", "the raid")]),
        ("The road is closed, the union [leader|PE] declared.", [("leader", "The road is closed")]),
        # the words of somebody
        ('As one diplomat put it, "the road is closed."', [("one diplomat", "the road is closed")]),
        ('Indeed, as [Reyes] confided to us, "the road is closed."', [("Reyes", "the road is closed")]),
        ('It is "a road with no end at all" as [Reyes] put it.', [("Reyes", "a road with no end at all")]),
        ("In the words of the old poet [Reyes], the road is closed.", [("Reyes", "the road is closed")]),
        ('The road is closed, according to "Faro" editor [Reyes].', [("Reyes", "The road is closed")]),
    ],
)
def test_who_holds_it(marked: str, expected: list[tuple[str, str]]) -> None:
    assert said(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("FONOFF SOURCES PRIVATELY STATE THE ROAD IS CLOSED.", [("FONOFF SOURCES", "THE ROAD IS CLOSED")]),
        ("NAVATT STATES NAVY THINKING OF A WIDER ZONE.", [("NAVATT", "NAVY THINKING OF A WIDER ZONE")]),
        ("[EMBASSY|US|post] OFF REPLIED US DID NOT SEE ANY NEED.", [("EMBASSY OFF", "US DID NOT SEE ANY NEED")]),
        ("[EMBASSY|US|post] BELIEVES TALKS MOST USEFUL.", [("EMBASSY", "TALKS MOST USEFUL")]),
        ("BELIEVE OUTLINED PLAN MIGHT DELAY THE LAW.", [("Post", "OUTLINED PLAN MIGHT DELAY THE LAW")]),
        ("RE STATE 990001 BELIEVE PLAN MIGHT FAIL.", [("Post", "PLAN MIGHT FAIL")]),
        (
            "[OFFICIALS|PE|group] REFERRING TO THE OLD LAW HAVE INDICATED THE ROAD IS CLOSED.",
            [("OFFICIALS", "THE ROAD IS CLOSED")],
        ),
        (
            "TWO FONOFF MEN OPENLY SOUGHT A REACTION BY SUGGESTING THAT THE ROAD IS CLOSED.",
            [("TWO FONOFF MEN", "THE ROAD IS CLOSED")],
        ),
        ("(THE NATIONAL UNION (NPU) MET) AND THE NPU SUPPORTS A NEW LAW.", [("NPU", "A NEW LAW")]),
    ],
)
def test_a_telegram_leaves_words_out(marked: str, expected: list[tuple[str, str]]) -> None:
    assert said(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[Peru|PE|body] appreciated over the year.",  # a currency, not a mind
        "[Reyes] sees [Lund] on May 3.",
        "[Reyes] saw four ships.",
        "The plan was described as dead by the end of May.",
        "There were reports that were late.",
        "There are no reports that [Lund] has left.",
        "ADD NOTATION ON THE OLD LAW.",  # what the reader is to do
        "[We|US|post] can hope.",
        "THE XYZ SUPPORTS A NEW LAW.",  # a short form that the cable explains nowhere
    ],
)
def test_nobody_holds_it(marked: str) -> None:
    assert said(marked) == []


def test_some_of_a_people_speak_for_no_side() -> None:
    (found,) = find_positions(cable_of("Many Peruvians believe that the sea border is open."))
    assert (found.speaker.name, found.party) == ("Many Peruvians", "")


def test_a_telegram_of_the_department_speaks_for_the_united_states() -> None:
    text = (
        "R 011200Z MAR 08\nFM SECSTATE WASHDC\nTO AMEMBASSY LIMA\n\nC O N F I D E N T I A L STATE 990001\n\n"
        "E.O. 12958: DECL: 03/07/2018\nTAGS: PREL PE\nSUBJECT: SEA BORDER\n\n"
        "1. (C) We believe that the sea border is open.\n\n"
        "2. (C) Begin talking points:\n\n-- We urge you to wait.\n\nEnd talking points.\n"
    )
    found = list(find_positions(read_cable(Message(text, Source("08STATE990001.txt")))))
    assert [(one.speaker.name, one.party) for one in found] == [("United States", "US")] * 2
