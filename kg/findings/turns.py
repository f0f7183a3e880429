"""The words beside a pronoun or a name that tell whose turn it is to speak."""

from __future__ import annotations

from kg.findings.function_words import DETERMINER
from kg.findings.model import Mention
from kg.findings.verbs import is_verb
from kg.findings.words import DASHES, QUOTES, Words, is_adverb, word_class

_ADDRESSES = word_class("addresses")
_REACH = 24  # words that who is spoken to may stand from a pronoun


def is_aside(words: Words, place: int) -> bool:
    """Whether the pronoun at `place` tells what stands around it: `The road, he said, was open`."""
    texts = words.texts
    if texts[place - 1] != "," and texts[place - 1] not in QUOTES and texts[place - 1] not in DASHES:
        return False
    at = place + 1
    while is_adverb(texts[at]):
        at += 1
    while is_adverb(texts[at + 1]):
        at += 1
    return is_verb(texts[at]) and texts[at + 1] in (",", ".", "", ";", ")")


def addressed_by(words: Words, place: int) -> Mention | None:
    """Whom the subject at `place` speaks to: `he told the Minister`, `he sat down and assured Reyes`."""
    texts = words.texts
    for at in range(place + 1, min(words.size, place + _REACH)):
        mention = words.mentions[at]
        if mention is not None:
            before = at - 2 if texts[at - 1] in DETERMINER else at - 1
            joined = place + 1 if is_adverb(texts[before - 1]) and before > place + 1 else before - 1
            return (
                mention if texts[before] in _ADDRESSES and (joined <= place + 1 or texts[before - 1] == "and") else None
            )
        if texts[at] in ("that", ".", ";", "whether"):
            return None
    return None


def is_crowd(name: str) -> bool:
    """Whether a group's name means several, of whom some can speak: `businessmen`, `the local press`."""
    last = name.lower().rpartition(" ")[2]
    return last.endswith(("s", "men")) or last in ("press", "media", "people", "police")


def place_of(who: Mention, words: Words, start: int) -> int:
    """The place of the mention at `start` or after it, else before it, as in `he, who said`."""
    mentions = words.mentions
    if 0 <= start < words.size and mentions[start] is who:
        return start
    for place in range(start, words.size):
        if mentions[place] is who:
            return place
    return next((place for place in range(min(start, words.size) - 1, -1, -1) if mentions[place] is who), start)


def state_of(words: Words, who: Mention) -> Mention | None:
    """The state in `India was for it, its delegate said`, which speaks by `who`; None for anybody else."""
    if who.kind not in ("group", "person") or "its" not in words.texts:
        return None
    if words.texts[place_of(who, words, 0) - 1] != "its":
        return None
    return next((one for one in words.named if one.kind == "body" and one.party and one.start < who.start), None)
