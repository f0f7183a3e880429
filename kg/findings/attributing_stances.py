"""Attributions by an adjective of stance after `be`: `was critical of`, `is convinced that`."""

from __future__ import annotations

from kg.findings.clauses import ANY_PAST, read_group
from kg.findings.closings import statement_start
from kg.findings.complements import find_complement
from kg.findings.function_words import (
    BE,
    COPULA,
    DEGREE,
    SUPPOSING,
)
from kg.findings.owners import Subject
from kg.findings.readings import Reading, is_idle, is_told_as_fact, subject_voice, subordinate_end
from kg.findings.subjects import find_subject
from kg.findings.tellings import Attribution
from kg.findings.verbs import Frame
from kg.findings.voices import Voice
from kg.findings.words import Words, is_adverb


def by_stance(reading: Reading, place: int, frame: Frame) -> Attribution | None:
    """The attribution by an adjective of stance after `be`: `was critical of`, `is convinced that`."""
    words = reading.words
    at, negative = place - 1, False
    while at >= 0 and place - at < 6 and (is_adverb(words.texts[at]) or words.texts[at] in DEGREE):
        negative = negative or words.texts[at] in ("not", "never")
        at -= 1
    if words.texts[at] not in BE and words.texts[at] not in COPULA:
        return None
    group = read_group(words, at, ANY_PAST)
    if group is None:
        return None
    group = group._replace(shape="finite")
    subject = find_subject(words, group, at)
    if subject is None or subject.how == "inverted":
        return None
    if words.texts[subject.start - 1] in SUPPOSING and words.texts[subject.start - 1] != "when":
        return None  # "if Reyes is unhappy"
    if words.texts[at] not in BE and frame.speech_act == "agrees":
        return None  # "Reyes seems open to advice": how the post sees him
    if words.texts[subject.start] == "it" and frame.speech_act in ("believes", "emphasizes"):
        return None  # "it is not clear how"
    if subject.how == "shared" and words.texts[at] in COPULA:
        return None  # "asked about the plan but seemed satisfied"
    voice, clause = subject_voice(reading, subject, at)
    complement = find_complement(words, place, frame)
    if voice is None or is_idle(words, group, frame, voice):
        return None
    if complement is None:
        return _stance_around(words, place, frame, subject, voice)
    if complement.start >= words.size or (subject.how == "phrase" and complement.by != "that"):
        return None
    if is_told_as_fact(reading, subject):
        return None
    return Attribution(
        voice,
        frame,
        place,
        clause,
        complement.start,
        subordinate_end(words, clause, complement.start),
        how=subject.how,
        by=complement.by,
        negative=negative or group.negative,
        conditional=group.conditional,
    )


def _stance_around(words: Words, place: int, frame: Frame, subject: Subject, voice: Voice) -> Attribution | None:
    """`opposed, on the grounds that it was late`, `The plan, he was convinced, would fail`."""
    texts = words.texts
    at = place + 2 if texts[place + 1] == "," else place + 1
    if texts[at] == "on" and texts[at + 2] in ("grounds", "ground", "basis") and texts[at + 3] == "that":
        return Attribution(voice, frame, place, subject.start, at + 4, words.size, how=subject.how)
    if texts[place + 1] != "," or texts[subject.start - 1] != "," or "that" not in frame.complements:
        return None
    start = statement_start(words, subject.start - 1)
    if subject.how != "own" or subject.start - 1 - start < 1 or place + 3 > words.size:
        return None
    return Attribution(voice, frame, place, subject.start, start, words.size, where="inside", how="own")
