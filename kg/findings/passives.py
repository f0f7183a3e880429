"""Attributions whose verb has the speaker elsewhere: `was told by Reyes that`, `heard from Reyes that`."""

from __future__ import annotations

from kg.findings.clauses import Group
from kg.findings.complements import find_complement
from kg.findings.function_words import CLAUSE_OPENER, DETERMINER, FINITE, PREPOSITION, QUANTIFIER, SUBORDINATOR, WH, WHO
from kg.findings.owners import Subject
from kg.findings.readings import Reading
from kg.findings.tellings import Attribution
from kg.findings.verbs import Frame, is_verb
from kg.findings.words import Words


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
    first = at
    at = _agent(words, at)
    mention = words.mentions[at]
    if mention is None and words.texts[at] not in WHO:
        at = first - 1  # "by many as a crook": the determiner alone
        if words.texts[at] not in QUANTIFIER:
            return None
        first = at
    agent = Subject((mention,), at, "own") if mention is not None else Subject((), first, "own", (first, at + 1))
    voice = reading.voices.voice_of(words, agent)
    takes = frame.complements
    if "addr" in takes or "that" in takes:
        at = _past_agent(words, at)
    following = words.texts[at + 1]
    if following in WH and ("wh" in takes or "addr-wh" in takes):
        start = at + 1
    elif following == "that" or "addr-" + following in takes or (following == "as" and "np-as" in takes):
        start = at + 2
    elif following == "as" and "him-as" in takes:
        # "the terms were described by one minister as a gift": the whole clause, as what is described goes before
        start = _clause_start(words, group.before)
        return voice and Attribution(voice, frame, place, start, start, words.size, where="inside", by="np")
    elif following in (".", "", ";") and frame.strength == "thought" and "np" in takes:
        start = _clause_start(words, group.before)
        # "Reyes is despised by the league": the whole clause is what they hold
        return voice and Attribution(voice, frame, place, start, start, at + 1, where="inside", by="np")
    else:
        return None
    if voice is None or start >= words.size:
        return None
    how = "participle" if place <= 1 else "own"
    return Attribution(voice, frame, place, group.before + 1, start, words.size, how=how)


def _agent(words: Words, at: int) -> int:
    """The last word of whoever `by` names: `one Kazakh minister`, `a colleague`; `at` where nobody stands."""
    for place in range(at, min(words.size, at + 5)):
        if words.mentions[place] is not None or words.texts[place] in WHO:
            last = place
            while words.texts[last + 1] in WHO and words.mentions[last + 1] is None:
                last += 1
            return last
        if not words.texts[place].isalpha() or is_verb(words.texts[place]):
            return at
    return at


def _past_agent(words: Words, at: int) -> int:
    """The place before the `that` behind a short phrase: `by a colleague in the Presidency that`."""
    if words.texts[at + 1] not in PREPOSITION:
        return at
    for place in range(at + 1, min(words.size, at + 10)):
        text = words.texts[place]
        if text == "that" and words.texts[place - 1] not in PREPOSITION:
            return place - 1
        if text in FINITE or text in (",", ";", ":") or text == "to" or is_verb(text):
            return at
    return at


def _clause_start(words: Words, at: int) -> int:
    """The first word of the clause that the word at `at` stands in."""
    while at > 0 and not _opens(words.texts[at - 1]):
        at -= 1
    return at


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
