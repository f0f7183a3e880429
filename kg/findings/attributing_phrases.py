"""Attributions by a phrase: `according to Reyes`, `in MOFA's view`, `in the words of`."""

from __future__ import annotations

from kg.findings.attributing_nouns import owner_voice
from kg.findings.closings import ENDINGS, statement_start
from kg.findings.function_words import (
    DETERMINER,
    FINITE,
    PREPOSITION,
    SUBJECT_HEAD,
    VIEW,
    WHO,
)
from kg.findings.owners import Subject
from kg.findings.readings import Reading
from kg.findings.tellings import OPENERS, Attribution
from kg.findings.verbs import Frame, is_verb, verb_forms
from kg.findings.voices import Voice
from kg.findings.words import QUOTES, Words

_ACCORDING = Frame((), "asserts", frozenset({"that"}), "speech", "phrase")


_VIEW = Frame((), "believes", frozenset({"that"}), "speech", "phrase")


def by_view(reading: Reading, place: int) -> Attribution | None:
    """The attribution by a view: `in MOFA's view`, `in his opinion`."""
    words = reading.words
    at = place + 2 if words.texts[place + 1] == "the" else place + 1
    if words.texts[at] == "words" and words.texts[at + 1] == "of":
        return _in_words(reading, place, at + 2)
    mention = words.mentions[at]
    if mention is not None and words.texts[at + 1] == "'s" and words.texts[at + 2] in VIEW:
        voice = reading.voices.voice_of(words, Subject((mention,), at, "own"))
        return voice and _phrase(words, place, at + 3, _VIEW, voice)
    if words.texts[at] in ("his", "her", "their") and words.texts[at + 1] in VIEW:
        voice = owner_voice(reading, at)
        return voice and _phrase(words, place, at + 2, _VIEW, voice)
    return None


def _in_words(reading: Reading, place: int, at: int) -> Attribution | None:
    """`In the words of the old poet Reyes, ...`: whose words they are."""
    words = reading.words
    for one in range(at, min(words.size, at + 9)):
        mention = words.mentions[one]
        if mention is not None and words.texts[one + 1] == ",":
            voice = reading.voices.voice_of(words, Subject((mention,), one, "own"))
            return voice and _phrase(words, place, one + 1, _ACCORDING, voice)
        if words.texts[one] == "," or is_verb(words.texts[one]):
            return None
    return None


def by_according(reading: Reading, place: int) -> Attribution | None:
    """The attribution by `according to`, before, inside or after the statement."""
    words = reading.words
    start = place + 2
    while words.texts[start] in DETERMINER:
        start += 1
    end = start
    while end < min(words.size, start + 6) and words.mentions[end] is None and _is_titled(words, end):
        if words.texts[end] in FINITE or words.texts[end] in verb_forms():
            return None  # "according to xxxxx told EconOff"
        end += 1
    mention = words.mentions[end]
    if mention is not None and words.texts[end + 1] != "'s":
        subject = Subject((mention,), end, "own")
        end += 1
    else:
        end = start
        while end < words.size and words.texts[end] not in ENDINGS and end - start < 10:
            end += 1
        if WHO.isdisjoint(words.texts[start:end]):
            return None
        subject = Subject((), start, "own", (start, end))
    voice = reading.voices.voice_of(words, subject)
    return voice and _phrase(words, place, end, _ACCORDING, voice)


def _is_titled(words: Words, at: int) -> bool:
    """Whether the word can go before a name: `according to "El Faro" bureau chief Reyes`."""
    return words.texts[at].isalnum() or words.texts[at] in QUOTES


def _phrase(words: Words, place: int, at: int, frame: Frame, voice: Voice) -> Attribution | None:
    """The statement that a phrase from `place` to `at` attributes: after it, around it or before it."""
    whole = words.size
    if place > 0 and words.texts[place - 1] in OPENERS and words.texts[at] != ",":
        return Attribution(voice, frame, place, place, at, _phrase_end(words, at)) if at < whole else None
    if place == 0 or words.texts[place - 1] in ("and", "but", ";"):
        if words.mentions[at] is None and words.texts[at] not in SUBJECT_HEAD:
            while at < whole and words.texts[at] != ",":
                at += 1
            if words.texts[at + 1] in ("who", "which"):
                # "According to Lund, who is close to Reyes, the law is dead"
                later = next((step for step in range(at + 1, whole) if words.texts[step] == ","), at)
                at = later
            at += 1  # else "in his view the road was closed"
        return Attribution(voice, frame, place, place, at, whole) if at < whole else None
    goes_on = words.texts[at] == "," and at + 1 < whole
    if words.texts[place - 1] in FINITE and words.texts[at] != ",":
        # "warships should in his opinion give notice"
        return Attribution(voice, frame, place, place, statement_start(words, place), whole, where="inside")
    if words.texts[place - 1] == "," and goes_on and (_opens_phrase(words, place - 2) or place <= 2):
        # "preoccupied with the, in his view, excessive emphasis"
        return Attribution(voice, frame, place, place, at + 1, whole, by="np")
    start = statement_start(words, place)
    if words.texts[place - 1] == "(":
        return None
    if words.texts[place - 1] == "," and goes_on:
        return Attribution(voice, frame, place, place, start, whole, where="inside")
    if words.texts[place - 1] == "," or words.texts[at] in (".", "", ")", ";"):
        return Attribution(voice, frame, place, place, start, place, where="after")
    return None


def _phrase_end(words: Words, at: int) -> int:
    """Where a relative or subordinate clause ends: at its comma, else with the sentence."""
    return next((place for place in range(at, words.size) if words.texts[place] in (",", ";")), words.size)


def _opens_phrase(words: Words, place: int) -> bool:
    return words.texts[place] in DETERMINER or words.texts[place] in PREPOSITION
