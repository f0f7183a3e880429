"""Attributions whose verb has the speaker elsewhere: `was told by Reyes that`, `heard from Reyes that`."""

from __future__ import annotations

from kg.findings.clauses import Group
from kg.findings.complements import find_complement
from kg.findings.function_words import CLAUSE_OPENER, DETERMINER, FINITE, QUANTIFIER, SUBORDINATOR, WH, WHO
from kg.findings.readings import Reading
from kg.findings.subjects import Subject
from kg.findings.tellings import Attribution
from kg.findings.verbs import Frame


def by_source(reading: Reading, place: int, frame: Frame) -> Attribution | None:
    """`Reyes heard from the Ambassador that`: the source speaks, whoever heard."""
    words = reading.words
    complement = find_complement(words, place, frame)
    if complement is None or complement.start >= words.size:
        return None
    source = next((one for one in words.mentions[place + 2 : complement.start] if one is not None), None)
    if source is None:
        return None
    voice = reading.voices.voice_of(words, Subject((source,), place, "own"))
    return voice and Attribution(voice, frame, place, place, complement.start, words.size)


def by_agent(reading: Reading, place: int, frame: Frame, group: Group) -> Attribution | None:
    """`was told by Reyes that`, `Asked by the Charge whether`: the agent speaks; without one nobody does."""
    words = reading.words
    at = place + 1
    if not group.negative and words.texts[at] == "as" and not frame.complements.isdisjoint(("np", "np-as")):
        return _held_as(reading, place, frame, group)
    if group.negative or words.texts[at] != "by":
        return None
    at += 1
    while at < words.size and words.texts[at] in DETERMINER:
        at += 1
    mention = words.mentions[at]
    if mention is None and words.texts[at] not in WHO:
        at -= 1  # "by many as a crook": the determiner alone
        if words.texts[at] not in QUANTIFIER:
            return None
    agent = Subject((mention,), at, "own") if mention is not None else Subject((), at, "own", (at, at + 1))
    voice = reading.voices.voice_of(words, agent)
    takes, following = frame.complements, words.texts[at + 1]
    if following in WH and ("wh" in takes or "addr-wh" in takes):
        start = at + 1
    elif following == "that" or "addr-" + following in takes or (following == "as" and "np-as" in takes):
        start = at + 2
    elif following in (".", "", ";") and frame.strength == "thought" and "np" in takes:
        start = group.before
        while start > 0 and not _opens(words.texts[start - 1]):
            start -= 1
        # "Reyes is despised by the league": the whole clause is what they hold
        return voice and Attribution(voice, frame, place, start, start, at + 1, where="inside", by="np")
    else:
        return None
    if voice is None or start >= words.size:
        return None
    how = "participle" if place <= 1 else "own"
    return Attribution(voice, frame, place, group.before + 1, start, words.size, how=how)


def _opens(text: str) -> bool:
    """Whether a clause may begin after the word."""
    return text in CLAUSE_OPENER or text in SUBORDINATOR


def _held_as(reading: Reading, place: int, frame: Frame, group: Group) -> Attribution | None:
    """`are seen as corrupt by all our contacts`: who holds it stands after what they hold."""
    words = reading.words
    for by in range(place + 3, min(words.size, place + 16)):
        text = words.texts[by]
        if text == "by":
            at = by + 1
            while at < min(words.size - 1, by + 5) and words.mentions[at] is None:
                if words.texts[at] in WHO or not words.texts[at].isalpha():
                    break
                at += 1
            mention = words.mentions[at]
            if mention is None and words.texts[at] not in WHO:
                return None
            subject = (
                Subject((mention,), at, "own") if mention is not None else Subject((), by, "own", (by + 1, at + 1))
            )
            voice = reading.voices.voice_of(words, subject)
            return voice and Attribution(voice, frame, place, group.before + 1, place + 2, by, by="np")
        if text in FINITE or text in (";", "that"):
            return None
    return None
