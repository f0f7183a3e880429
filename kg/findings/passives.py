"""Attributions whose verb has the speaker elsewhere: `was told by Reyes that`, `heard from Reyes that`."""

from __future__ import annotations

from kg.findings.clauses import Group
from kg.findings.complements import find_complement
from kg.findings.readings import Reading
from kg.findings.subjects import Subject
from kg.findings.tellings import Attribution
from kg.findings.verbs import Frame
from kg.findings.words import word_class


def by_source(reading: Reading, place: int, frame: Frame) -> Attribution | None:
    """`Reyes heard from the Ambassador that`: the source speaks, whoever heard."""
    words = reading.words
    complement = find_complement(words, place, frame)
    if complement is None or complement.start >= len(words):
        return None
    source = next((one for one in words.mentions[place + 2 : complement.start] if one is not None), None)
    if source is None:
        return None
    voice = reading.voices.voice_of(words, Subject((source,), place, "own"))
    return voice and Attribution(voice, frame, place, place, complement.start, len(words))


def by_agent(reading: Reading, place: int, frame: Frame, group: Group) -> Attribution | None:
    """`was told by Reyes that`, `Asked by the Charge whether`: the agent speaks; without one nobody does."""
    words = reading.words
    at = place + 1
    if group.negative or words.text(at) != "by":
        return None
    at += 1
    while at < len(words) and words.texts[at] in word_class("determiner"):
        at += 1
    mention = words.mention(at)
    if mention is None:
        return None
    voice = reading.voices.voice_of(words, Subject((mention,), at, "own"))
    takes, following = frame.complements, words.text(at + 1)
    if following in word_class("wh") and ("wh" in takes or "addr-wh" in takes):
        start = at + 1
    elif following == "that" or "addr-" + following in takes:
        start = at + 2
    else:
        return None
    if voice is None or start >= len(words):
        return None
    how = "participle" if place <= 1 else "own"
    return Attribution(voice, frame, place, group.before + 1, start, len(words), how=how)
