"""Who said what in one sentence? The mentions are marked, so that only the clause is read here."""

from __future__ import annotations

import pytest

from kg.findings.attributions import find_attributions
from kg.findings.quotations import find_quotations
from kg.findings.speakers import Voices
from kg.findings.statements import statement_span
from kg.findings.verbs import AttributionNoun, Stance, Verb, speech_acts
from kg.findings.words import read_words
from kg.tables import read_table
from tests.findings.marked import read_marked


def said(marked: str) -> list[tuple[str, str]]:
    """Speaker (after those who told it) and words of each statement."""
    text, mentions = read_marked(marked)
    words = read_words(text, 0, len(text), mentions)
    quotations = find_quotations(text, 0, len(text))
    found = []
    for one in find_attributions(words, Voices()):
        span = statement_span(words, one, quotations)
        if span is not None:
            who = " < ".join((one.voice.name, *one.via))
            found.append((who, text[span.start : span.end]))
    return found


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # before: that-clause, bare clause, infinitive, object, question
        ("[Reyes] said that the road was closed.", [("Reyes", "the road was closed")]),
        ("[Reyes] said the road was closed.", [("Reyes", "the road was closed")]),
        ("[Reyes] hopes to visit Lima in May.", [("Reyes", "visit Lima in May")]),
        ("[Reyes] condemned the raid.", [("Reyes", "the raid")]),
        ("[Reyes] asked whether the road was open.", [("Reyes", "whether the road was open")]),
        ("[Reyes] expects the plan to fail.", [("Reyes", "the plan to fail")]),
        ("[Reyes] called for new talks.", [("Reyes", "new talks")]),
        # over an addressee, a date and a place
        (
            "[Reyes] told [the Ambassador|US|post] February 1 that the road was closed.",
            [("Reyes", "the road was closed")],
        ),
        ("[Reyes] told [Poloff|US|post] during a May 3 dinner in Lima that talks failed.", [("Reyes", "talks failed")]),
        ("[Reyes] urged [Lund] to wait.", [("Reyes", "wait")]),
        ("[Reyes] asked that the road be opened.", [("Reyes", "the road be opened")]),
        # the subject over an apposition, a relative clause, brackets
        ("[Reyes], who took office in May, said the road was closed.", [("Reyes", "the road was closed")]),
        ("[Reyes] (protect) said the road was closed.", [("Reyes", "the road was closed")]),
        ("[Reyes] and [Lund] condemned the raid.", [("Reyes and Lund", "the raid")]),
        # after, inverted and inside
        ("The road was closed, [Reyes] concluded.", [("Reyes", "The road was closed")]),
        ('"The road is closed," said [Reyes].', [("Reyes", "The road is closed")]),
        ("The road, [Reyes] said, was closed.", [("Reyes", "The road, Reyes said, was closed")]),
        ("The road was closed, [Reyes] told [Lund].", [("Reyes", "The road was closed")]),
        # phrases
        ("According to [Reyes], the road was closed.", [("Reyes", "the road was closed")]),
        ("The road was closed, according to [Reyes].", [("Reyes", "The road was closed")]),
        ("In [Reyes]'s view, the road was closed.", [("Reyes", "the road was closed")]),
        # nouns and stances
        ("[Reyes]'s assertion that the road was closed fell flat.", [("Reyes", "the road was closed fell flat")]),
        ("[Reyes] was critical of the plan.", [("Reyes", "the plan")]),
        ("[Reyes] is convinced that the plan will fail.", [("Reyes", "the plan will fail")]),
        ("[Reyes] expressed the hope that talks would resume.", [("Reyes", "talks would resume")]),
        # one subject, several verbs; -ing forms
        ("[Reyes] confirmed the visit but denied the rumour.", [("Reyes", "the visit"), ("Reyes", "the rumour")]),
        (
            "[Reyes] said the road was closed, adding that talks failed.",
            [("Reyes", "the road was closed"), ("Reyes", "talks failed")],
        ),
        (
            "[Reyes] said the road was closed, and [Lund] said it was open.",
            [("Reyes", "the road was closed"), ("Lund", "it was open")],
        ),
        # who told it
        ("[Reyes] said that [Lund] promised to leave.", [("Lund < Reyes", "leave")]),
        ("The press quoted [Reyes] as saying that the road was closed.", [("Reyes < press", "the road was closed")]),
        (
            "[Reyes] said that [Lund] promised to leave, but that no date was set.",
            [("Reyes", "no date was set"), ("Lund < Reyes", "leave")],
        ),
        # a hope within what somebody says stays in what they say
        ("[Reyes] said that [Lund] hopes to leave.", [("Reyes", "Lund hopes to leave")]),
        # passive: the agent speaks
        ("[Reyes] was told by [Lund] that the road was closed.", [("Lund", "the road was closed")]),
        (
            "Asked by [Lund] whether the road was open, [Reyes] said it was closed.",
            [("Lund", "whether the road was open"), ("Reyes", "it was closed")],
        ),
        ("[Reyes] heard from [Lund] that the road was closed.", [("Lund", "the road was closed")]),
        ("[Reyes] is reported to have told [Lund] that talks failed.", [("Reyes", "talks failed")]),
        # what is asked for is not yet said
        ("[Reyes] proposed that [the club||body] accept a review.", [("Reyes", "the club accept a review")]),
        # the -ing form at the end of a clause has the clause's subject
        (
            "[Lund] was silent when [Reyes] raised the plan, urging that talks resume.",
            [("Reyes", "talks resume")],
        ),
        # "that" goes back over what another said; a relative clause in a statement is its own
        (
            "[Reyes] contrasted the plan with the last one, which [he||pronoun] said had failed.",
            [("Reyes", "the plan with the last one"), ("Reyes", "had failed")],
        ),
        # someone addressed by the first speaker is spoken to by the second
        (
            "[Reyes] said that [Lund] confirmed the raid and warned [Reyes] that more would follow.",
            [("Lund < Reyes", "the raid"), ("Lund", "more would follow")],
        ),
        # who is made to say it
        ("[Reyes] laughed, prompting [Lund] to joke that the road was closed.", [("Lund", "the road was closed")]),
        # chains of verbs
        ("[Reyes] went on to say that the road was closed.", [("Reyes", "the road was closed")]),
        ("[Reyes]'s letter stated that the road was closed.", [("Reyes", "the road was closed")]),
        # an object with whoever is addressed before or after it
        ("[Reyes] raised with [Lund] the missing crew.", [("Reyes", "the missing crew")]),
        ("[Reyes] raised the missing crew with [Lund].", [("Reyes", "the missing crew with Lund")]),
        ("[Reyes] highlighted to [Lund] the need for talks.", [("Reyes", "the need for talks")]),
        ("[Reyes] told [Lund] in confidence the road would close.", [("Reyes", "the road would close")]),
        ("[Reyes] asked her to wait.", [("Reyes", "wait")]),
        # a second verb of the same subject
        ("[Reyes] hailed it as a start and announced new talks.", [("Reyes", "it as a start"), ("Reyes", "new talks")]),
        (
            "[Reyes] tried to play down the delay but instead stressed the cost.",
            [("Reyes", "the delay"), ("Reyes", "the cost")],
        ),
        ("[Reyes] said he was well and would like to visit.", [("Reyes", "he was well and would like to visit")]),
        # -ing forms that call something by a name, or express something
        ("[Reyes] left early, describing it as a farce.", [("Reyes", "it as a farce")]),
        ("[Reyes] left early, calling the plan a farce.", [("Reyes", "the plan a farce")]),
        ("[Reyes] left early, expressing concern about the plan.", [("Reyes", "the plan")]),
        (
            "Though downplaying the delay, [Reyes] confirmed the visit.",
            [("Reyes", "the delay"), ("Reyes", "the visit")],
        ),
        ("[Reyes] spent an hour describing the plan.", [("Reyes", "the plan")]),
        # what a post does by saying that it would
        ("[Post|US|post] would appreciate guidance.", [("Post", "guidance")]),
        ("[Reyes] would only say that talks failed.", [("Reyes", "talks failed")]),
        # nouns: owned after, over a phrase, with `is that`, `of the view`
        ("The firm conviction of [Reyes] that talks failed is known.", [("Reyes", "talks failed is known")]),
        ("[Lund] pointed to a recent statement by [Reyes] that talks failed.", [("Reyes < Lund", "talks failed")]),
        ("[Reyes]'s assertion during the dinner that talks failed.", [("Reyes", "talks failed")]),
        ("[Reyes]'s main concern is that talks fail.", [("Reyes", "talks fail")]),
        ("[Reyes] is of the view that talks failed.", [("Reyes", "talks failed")]),
        ("The letter from [Reyes] stated that talks failed.", [("Reyes", "talks failed")]),
        # the subject over a phrase, a bracket, a relative clause, a name that no mention covers
        ("[the Ministry||body] at senior levels has said that talks failed.", [("the Ministry", "talks failed")]),
        (
            "[officials||body] at [the Ministry||body] (MFA), including [Lund], said talks failed.",
            [("officials", "talks failed")],
        ),
        ("[Reyes] who met him last week, says talks failed.", [("Reyes", "talks failed")]),
        ("The daily El Faro wrote that talks failed.", [("El Faro", "talks failed")]),
        ("[Reyes]'s spokesman said that talks failed.", [("Reyes's spokesman", "talks failed")]),
        ("When [he||pronoun] met [Lund], [Reyes] made an offer and asked for a reply.", [("Reyes", "a reply")]),
        # put in between a verb and its `that`
        ("[Reyes] asserted -- wrongly -- that talks failed.", [("Reyes", "talks failed")]),
        ("[Reyes] all but acknowledged the delay.", [("Reyes", "the delay")]),
        # as he said
        ("As [Reyes] noted, the road is closed.", [("Reyes", "the road is closed")]),
        ("The road is closed, as [Reyes] told [Lund].", [("Reyes", "The road is closed")]),
        ("[Reyes] said the road was closed, as [Reyes] told [Lund].", [("Reyes", "the road was closed")]),
        # the press tells it; a name behind its epithets
        ("[Reyes] condemned the raid, according to [the press||body].", [("Reyes < the press", "the raid")]),
        (
            "[El Faro||body] reported that influential cleric [Reyes] said talks failed.",
            [("Reyes < El Faro", "talks failed")],
        ),
        (
            "[Lund] asked for a date, to which [Reyes] replied that it was early.",
            [("Lund", "a date"), ("Reyes", "it was early")],
        ),
        # two together after a missing stop; an object before one
        ("The visit was not new [Reyes] and [Lund] agreed to meet.", [("Reyes and Lund", "meet")]),
        ("When we met [Reyes] and [Lund] said talks failed.", [("Lund", "talks failed")]),
        # who is quoted, and hearsay
        ("[Reyes] was quoted in [the press||body] as saying that talks failed.", [("Reyes", "talks failed")]),
        ("[Reyes] is said to believe that talks failed.", [("Reyes", "talks failed")]),
        # a comma inside the marks ends the quotation
        ('[Reyes] said, "we will wait," and left.', [("Reyes", "we will wait")]),
        ('Asked for a date, [Reyes] replied, "perhaps."', [("Reyes", "perhaps")]),
        # telegraphic
        ("QTE WE WILL WAIT, UNQTE [REYES] SAID.", [("REYES", "WE WILL WAIT")]),
        (
            "[REYES] TOLD [LUND] OF REBELS WHO, [REYES] CLAIMED, HAD LEFT.",
            [("REYES", "REBELS WHO, REYES CLAIMED, HAD LEFT"), ("REYES", "HAD LEFT")],
        ),
        # a clause whose subject went ahead; what goes before it ends
        (
            "[Reyes] described the plan, which [he||pronoun] says is dead.",
            [("Reyes", "the plan"), ("Reyes", "is dead")],
        ),
        ("[Reyes] left on a visit, which [Lund] viewed as a success, and slept.", [("Lund", "a success")]),
        # two subjects, two acts of one
        (
            "[Reyes] said talks were over, with [Lund] calling the plan a farce.",
            [("Reyes", "talks were over"), ("Lund", "the plan a farce")],
        ),
        (
            "[Reyes] asked if talks would end; [Lund] laughed and said they had.",
            [("Reyes", "if talks would end"), ("Lund", "they had")],
        ),
        (
            "[Reyes] responded by saying that talks had failed, but offered that they might resume.",
            [("Reyes", "talks had failed"), ("Reyes", "they might resume")],
        ),
        (
            "[Reyes] said the road was closed and has already said it will open.",
            [("Reyes", "the road was closed"), ("Reyes", "it will open")],
        ),
        # an act in an act: both
        (
            "[Reyes] refuted the [Lund] claim that talks had failed.",
            [("Reyes", "the Lund claim that talks had failed"), ("Lund", "talks had failed")],
        ),
        (
            "[Reyes] rejected [Lund]'s proposal to wait.",
            [("Reyes", "Lund's proposal to wait"), ("Lund", "wait")],
        ),
        # held to be something
        ("[Reyes] believes both claims to be untrue.", [("Reyes", "claims to be untrue")]),
        ("In [Reyes]'s opinion the road was closed.", [("Reyes", "the road was closed")]),
        ("It was known, but in [Reyes]'s opinion it was no harm.", [("Reyes", "it was no harm")]),
        ("According to [Reyes], who knows [Lund], talks had failed.", [("Reyes", "talks had failed")]),
        ("[Reyes] insisted, as he had before, that talks had failed.", [("Reyes", "talks had failed")]),
        (
            "[Reyes] said that while [Reyes] understood the need, Lima could not wait.",
            [("Reyes", "while Reyes understood the need, Lima could not wait")],
        ),
        ("[Reyes] said no decision had been taken.", [("Reyes", "no decision had been taken")]),
        ("[Reyes] noted with regret the end of talks.", [("Reyes", "the end of talks")]),
        ("Press reports claim that talks had failed.", [("Press reports", "talks had failed")]),
        (
            "A senior official in [Reyes]'s office said talks had failed.",
            [("A senior official in Reyes's office", "talks had failed")],
        ),
        # degrees, chains, people beside the one who is named
        ("[Reyes] made it quite clear that talks had failed.", [("Reyes", "talks had failed")]),
        ("[Reyes] went so far as to say that talks had failed.", [("Reyes", "talks had failed")]),
        ("[Reyes] took the opportunity to urge [Lund] to wait.", [("Reyes", "wait")]),
        ("[Reyes] himself has complained that talks had failed.", [("Reyes", "talks had failed")]),
        (
            "[Several people||group] close to [Reyes] complain that talks had failed.",
            [("Several people", "talks had failed")],
        ),
        # who signs says I; documents say whole clauses
        ("I told [Lund] that talks had failed.", [("Post", "talks had failed")]),
        ("One intelligence report mentioned that talks had failed.", [("One intelligence report", "talks had failed")]),
        (
            "[We|US|post] noted that talks failed, and [we|US|post] expected them to resume.",
            [("Post", "talks failed"), ("Post", "them to resume")],
        ),
        # no mention, but a noun that can speak
        ("Neither side expects to make progress.", [("Neither side", "make progress")]),
    ],
)
def test_statements(marked: str, expected: list[tuple[str, str]]) -> None:
    assert said(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        # nobody says it
        "The road was closed.",
        "It was reported that the road was closed.",
        "The plan was announced in May.",
        # nouns that look like verbs
        "[Reyes]'s claims and demands filled the note.",
        "[EconOff|US|post] note taker stood by.",
        # told, not telling
        "[Reyes] was told that the road was closed.",
        # not said, only possible
        "[Reyes] might agree to the plan.",
        "If [Reyes] advocated violence, talks would end.",
        # no statement before the verb
        "After the meeting, [Reyes] told [Lund].",
        "[Reyes] called [Lund] on May 3.",
        # a noun with its own verb; nobody but a person may be what `that` goes back to
        "[the media||body] reports were wrong.",
        "A friendship with [Reyes] that encourages [Lund] to wait is rare.",
        # a question, and a fact that nobody is found to state
        "Does [Reyes] believe that the plan will fail?",
        "The fact that [Lund] fears the plan is known.",
        # what the post reads from a statement; a report that is nobody's
        "[Reyes]'s remarks reveal growing concern.",
        "The reports suggest that talks failed.",
        "The Constitution states that talks are free.",
        "Polls say that the vote is close.",
        "xxxxx comments on the plan are few.",
        # not said: supposed, only possible, led to believe, an aim
        "Had [Reyes] said that talks failed, all would be lost.",
        "[Reyes] might not accept the plan.",
        "Talks led us to believe that the plan failed.",
        "[Post|US|post] took measures to provide help, and to encourage [Lund] to wait.",
        # not said yet, or not at all
        "[The ministry||body] will ask the court to wait.",
        "[Reyes] did not raise the delay with [Lund].",
        "[We|US|post] should allow [Lund] to express his concern.",
        "[Reyes] portrayed himself as a realist.",
        "Some articles which said that talks had failed were lost.",
        # the verb in another sense
        "[Reyes] raised taxes.",
        "[Reyes] called [Lund] with the news.",
        "[Reyes] sought refuge in Lima.",
        "[Reyes] likes to talk.",
        "[Reyes] writes off the plan.",
        'the man [they||pronoun] call "the boss".',
        "Some suggested steps are new.",
        "[Reyes] had confirmed him as envoy.",
        # only a pronoun is left of the statement
        "[Reyes] rejected it.",
        # a phrase of manner
        "[Reyes] thought a moment.",
    ],
)
def test_no_statement(marked: str) -> None:
    assert said(marked) == []


@pytest.mark.parametrize(
    ("marked", "negative", "conditional"),
    [
        ("[Reyes] did not rule out a pause.", True, False),
        ("[Reyes] would not say whether he would go.", True, True),
        ("[Reyes] could not confirm the report.", True, True),
        ("[Reyes] was not optimistic about the plan.", True, False),
        ("[Reyes] confirmed the report.", False, False),
        ("Neither [Reyes] nor [Lund] believed that talks had failed.", True, False),
    ],
)
def test_polarity(marked: str, negative: bool, conditional: bool) -> None:
    text, mentions = read_marked(marked)
    (one,) = find_attributions(read_words(text, 0, len(text), mentions), Voices())
    assert (one.negative, one.conditional) == (negative, conditional)


def marked_row(example: str) -> str:
    return example.replace("Reyes", "[Reyes]", 1).replace("Lund", "[Lund]", 1)


@pytest.mark.parametrize("row", read_table(Verb, "verbs.csv"), ids=lambda row: row.verb)
def test_each_verb_proves_itself(row: Verb) -> None:
    assert said(marked_row(row.example)), row.example
    assert row.speech_act in speech_acts()


@pytest.mark.parametrize("row", read_table(Stance, "stances.csv"), ids=lambda row: row.adjective)
def test_each_stance_proves_itself(row: Stance) -> None:
    assert said(marked_row(row.example)), row.example
    assert row.speech_act in speech_acts()


@pytest.mark.parametrize("row", read_table(AttributionNoun, "attribution_nouns.csv"), ids=lambda row: row.noun)
def test_each_noun_proves_itself(row: AttributionNoun) -> None:
    assert said(marked_row(row.example)), row.example
    assert row.speech_act in speech_acts()


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        # the noun tells what a neutral verb does
        ("[Reyes] expressed an unwillingness to be seen as a judge.", "refuses"),
        ("[Reyes] expressed the hope that talks would resume.", "hopes"),
        ("[Reyes] voiced concern about the delay.", "fears"),
        ("[Reyes] made the argument that funds were short.", "asserts"),
        # a verb that says it itself keeps its own
        ("[Reyes] sought assurances that talks would resume.", "requests"),
        ("[Reyes] denied the claim that troops crossed the border.", "denies"),
        ("[Reyes] reacted coolly to the plan.", "replies"),
    ],
)
def test_the_act_of_a_noun_after_a_neutral_verb(marked: str, act: str) -> None:
    text, mentions = read_marked(marked)
    found = find_attributions(read_words(text, 0, len(text), mentions), Voices())
    assert [one.act or one.frame.speech_act for one in found] == [act]
