"""What an attribution is to the post: an act not done, a thought of nobody's, a mind that the post reads."""

from __future__ import annotations

from kg.findings.anonymity import is_nobody
from kg.findings.tellings import Attribution


def polarity_of(one: Attribution) -> str:
    """Whether the act is done, not done, or done under a condition; `neither side expects` is an act not done."""
    if one.negative != is_nobody(one.voice.speaker.name):
        return "negative"
    return "conditional" if one.conditional else "positive"


def is_thought_of_nobody(one: Attribution) -> bool:
    """Whether a thought is told of `neither side` by the post itself, not by anybody it quotes."""
    return (
        one.frame.strength == "thought"
        and not one.nested
        and not one.via
        and one.voice.name.lower().startswith("neither ")
    )


def opens_with_another(found: list[Attribution]) -> bool:
    """Whether the sentence opens with what somebody else said."""
    return any(
        one.voice.speaker.kind != "post" and one.at <= 2 and not one.nested and one.frame.strength == "speech"
        for one in found
    )


def is_mind_read(one: Attribution) -> bool:
    """Whether the post's comment tells what is on somebody's mind, not their words: `Reyes was eager to leave`."""
    mind = one.frame.kind == "stance" or (one.frame.speech_act == "hopes" and one.frame.strength != "speech")
    return mind and one.voice.speaker.kind != "post" and one.by != "that"
