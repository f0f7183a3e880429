"""Whether a verb only tells how something was done: `noting the date, he left`."""

from __future__ import annotations

from kg.findings.clauses import Group
from kg.findings.function_words import FINITE, OPENER_TELLING
from kg.findings.object_complements import Complement
from kg.findings.verbs import Frame
from kg.findings.words import Words

_BEGINNINGS = frozenset(
    {
        "began",
        "begins",
        "opened",
        "opens",
        "started",
        "closed",
        "ended",
        "concluded",
        "finished",
        "replied",
        "responded",
    }
)
# acts that an -ing form with a bare object attributes: "condemning the attack"; "noting the date" is mere manner
_OBJECT_ACTS = frozenset(
    {
        "accuses",
        "condemns",
        "criticizes",
        "demands",
        "denies",
        "emphasizes",
        "praises",
        "proposes",
        "rejects",
        "requests",
    }
)


def is_manner(words: Words, place: int, group: Group, frame: Frame, complement: Complement) -> bool:
    """Whether an -ing form or infinitive with a mere object tells only how something was done."""
    if complement.by not in ("np", "ing", "to"):
        return False
    if place <= 1 and words.texts[place] in OPENER_TELLING:
        return False  # "Pointing to the delay, Reyes asked for time"
    if "spent" in words.texts[max(0, group.before - 5) : group.before]:
        return False
    if words.texts[place - 1] == "by" and words.texts[place - 2] in _BEGINNINGS:
        return False  # "began by recalling the treaty"
    if group.shape == "ing" and complement.by == "to" and frame.speech_act in ("promises", "refuses"):
        return False  # "won the vote by promising to lower prices"
    if group.shape == "ing" and frame.speech_act == "proposes" and words.texts[group.before] in ("by", "in"):
        return True  # "tried to win them by offering a pause"
    if group.shape == "ing" and (not frame.complements.isdisjoint(("noun", "np-pred")) or _calls(words, complement)):
        return False  # "expressing concern about", "describing it as a trap"
    return group.shape == "infinitive" or frame.speech_act not in _OBJECT_ACTS


def _calls(words: Words, complement: Complement) -> bool:
    """Whether the object is called something: `the plan as "serious"`."""
    for place in range(complement.start, min(words.size, complement.start + 14)):
        text = words.texts[place]
        if text == "as":
            return words.texts[place + 1] not in FINITE and words.texts[place - 1] not in ("well", "such")
        if text in (",", ";") or text in FINITE:
            return False
    return False
