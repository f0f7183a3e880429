"""Attributions without a verb of saying: `was critical of`, `his assertion that`, `according to`, `in her view`."""

from __future__ import annotations

from kg.findings.clauses import read_group
from kg.findings.closings import ENDINGS, statement_start
from kg.findings.complements import find_complement
from kg.findings.function_words import (
    BE,
    COPULA,
    DEGREE,
    DETERMINER,
    FINITE,
    NO_ATTRIBUTE,
    PREPOSITION,
    SUBJECT_HEAD,
    SUPPOSING,
    VIEW,
    WHO,
)
from kg.findings.objects import opens_clause
from kg.findings.readings import Reading, is_idle, is_told_as_fact, main_subject, subject_voice, subordinate_end
from kg.findings.speakers import POST, Voice
from kg.findings.subjects import Subject, find_subject
from kg.findings.tellings import Attribution
from kg.findings.verbs import AttributionNoun, Form, Frame, attribution_nouns, is_verb, verb_forms
from kg.findings.words import QUOTES, Words, is_adverb

# "his claim to the envoy that", "his claim during the talks that", "the claim by Reyes that", "his claim the law is"
_CLAUSE_LINKS = BE | DETERMINER | {"that", "to", "at", "during", "in", "on", "of", "by", "from", "among"}
_ACCORDING = Frame((), "asserts", frozenset({"that"}), "speech", "phrase")
_VIEW = Frame((), "believes", frozenset({"that"}), "speech", "phrase")
_BEING = Form(frozenset({"base", "past", "participle"}), ())


def by_stance(reading: Reading, place: int, frame: Frame) -> Attribution | None:
    """The attribution by an adjective of stance after `be`: `was critical of`, `is convinced that`."""
    words = reading.words
    at, negative = place - 1, False
    while at >= 0 and place - at < 6 and (is_adverb(words.texts[at]) or words.texts[at] in DEGREE):
        negative = negative or words.texts[at] in ("not", "never")
        at -= 1
    if words.texts[at] not in BE and words.texts[at] not in COPULA:
        return None
    group = read_group(words, at, _BEING)
    if group is None:
        return None
    group = group._replace(shape="finite")
    subject = find_subject(words, group, at)
    if subject is None or subject.how == "inverted":
        return None
    if words.texts[subject.start - 1] in SUPPOSING and words.texts[subject.start - 1] != "when":
        return None  # "if Reyes is unhappy"
    if subject.how == "shared" and words.texts[at] in COPULA:
        return None  # "asked about the plan but seemed satisfied"
    voice, clause = subject_voice(reading, subject, at)
    complement = find_complement(words, place, frame)
    if voice is None or complement is None or complement.start >= words.size:
        return None
    if is_idle(words, group, frame, voice) or is_told_as_fact(reading, subject):
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


def links_of(noun: AttributionNoun) -> frozenset[str]:
    """The words of which one must follow the noun where it attributes."""
    takes = frozenset(noun.complements) if noun.alone else frozenset()
    return takes | {"that"} | (_CLAUSE_LINKS if "that" in noun.complements else frozenset())


def by_noun(reading: Reading, place: int) -> Attribution | None:
    """The attribution by a noun with an owner: `the Minister's assertion that`, `the Ambassador's request for`."""
    words = reading.words
    at = place - 1
    while at >= 0 and place - at < 4 and _is_attribute(words, at):
        at -= 1
    owner, start = words.mentions[at], at
    if words.texts[at] == "'s":
        owner, start = words.mentions[at - 1], at - 1
    elif at != place - 1:
        owner = None
    if owner is not None:
        voice = reading.voices.voice_of(words, Subject((owner,), start, "noun"))
    elif words.texts[at] in ("his", "her", "their"):
        voice = _owner(reading, at)
    elif at == place - 1 and words.texts[at] == "the" and words.texts[at - 1] in ("of", "under"):
        voice, start = _holder(reading, at - 2), at - 2  # "is of the view that", "is under the impression that"
    elif words.texts[place + 1] in ("of", "by", "from", "among"):
        return _owned_after(reading, place)
    elif at == place - 1 and words.texts[at] in WHO:
        voice = reading.voices.voice_of(words, Subject((), at, "noun", (at, place)))  # "opposition claims that"
    elif words.texts[place] in ("reports", "rumors", "rumours", "allegations") and words.texts[place + 1] == "that":
        return _rumoured(reading, place)
    else:
        return None
    if words.texts[start - 1] == "in" and words.texts[place] in VIEW:
        return None  # "in Reyes' opinion": by_view reads it
    lead = words.texts[start - 2] if words.texts[start - 1] == "the" else words.texts[start - 1]
    if voice is None or (lead == "of" and words.texts[start] not in BE):
        return None  # "the status of Spain's request for": a topic, not a request
    return _noun_statement(words, place, start, voice)


def _rumoured(reading: Reading, place: int) -> Attribution | None:
    """`there are numerous reports that`: reports of nobody named, in the words of the cable."""
    words = reading.words
    at = place - 1
    if words.texts[at] in BE or words.texts[at - 1] not in BE:
        return None
    there = at - 2 if words.texts[at - 2] == "there" else at - 3  # "there have been reports", "there also are reports"
    if words.texts[there] != "there" or words.texts[at] in ("no", "any") or words.texts[place + 2] in FINITE:
        return None
    voice = reading.voices.voice_of(words, Subject((), at, "noun", (at, place + 1)))
    frame = Frame((), "claims", frozenset({"that"}), "speech", "noun")
    return voice and Attribution(voice, frame, place, there, place + 2, words.size, how="noun", by="that")


def _holder(reading: Reading, place: int) -> Voice | None:
    """Who `is of the view`: the subject of the `be` at `place`."""
    words = reading.words
    if words.texts[place] not in BE:
        return None
    group = read_group(words, place, _BEING)
    subject = find_subject(words, group._replace(shape="finite"), place) if group is not None else None
    return subject_voice(reading, subject, place)[0] if subject is not None and subject.how != "inverted" else None


def _owned_after(reading: Reading, place: int) -> Attribution | None:
    """`a recent statement by the Minister that`, `the firm conviction of Reyes and others that`."""
    words = reading.words
    row = attribution_nouns()[words.texts[place]]
    at = place + 2
    while words.texts[at] in DETERMINER:
        at += 1
    mention = words.mentions[at]
    is_named = mention is not None or words.texts[at] in WHO
    if not is_named or "that" not in row.complements:
        return None
    that = at + 3 if words.texts[at + 1] == "and" else at + 1
    last = at + 1
    if mention is None and words.texts[that] in ("of", "in", "at", "from"):
        # "the belief among followers of the old league that"
        last = that = next((one for one in range(that, min(words.size, at + 9)) if words.texts[one] == "that"), that)
        if any(is_verb(text) or not (text[0].isalnum() or text == "@") for text in words.texts[at + 1 : last]):
            return None
    if words.texts[that] != "that" or words.texts[that + 1] in FINITE or that + 1 >= words.size:
        return None
    subject = Subject((mention,), at, "noun") if mention is not None else Subject((), at, "noun", (at, last))
    voice = reading.voices.voice_of(words, subject)
    start = place
    while start > 0 and place - start < 4 and words.texts[start - 1].isalpha() and words.mentions[start - 1] is None:
        start -= 1
        if words.texts[start] in DETERMINER:
            break
    frame = Frame((), row.speech_act, frozenset(row.complements), "speech", "noun")
    return voice and Attribution(voice, frame, place, start, that + 1, words.size, how="noun", by="that")


def _is_attribute(words: Words, at: int) -> bool:
    """Whether the word can stand between the owner and the noun: `the Minister's recent assertion`."""
    text = words.texts[at]
    if words.mentions[at] is not None or not text.isalpha():
        return False
    return text not in NO_ATTRIBUTE


def _owner(reading: Reading, at: int) -> Voice | None:
    """Whom `his`, `her` or `their` at `at` means: the sentence's subject before it, else the speaker before."""
    words, voices = reading.words, reading.voices
    if words.texts[at] == "their":
        return voices.group
    subject = main_subject(words, at) if at > 0 else None
    voice = voices.voice_of(words, subject) if subject is not None else None
    if voice is not None and voice.speaker != POST.speaker:
        return voice if voice.speaker.kind != "body" else voices.person
    # "we heard that Reyes has left; his claim that": who does something nearest before it
    for place in range(at - 1, 0, -1):
        mention = words.mentions[place]
        if mention is not None and mention.kind == "person" and is_verb(words.texts[place + 1]):
            return voices.voice_of(words, Subject((mention,), place, "own"))
    return voices.person


def _noun_statement(words: Words, place: int, at: int, voice: Voice) -> Attribution | None:
    row = attribution_nouns()[words.texts[place]]
    link = words.texts[place + 1]
    frame = Frame((), row.speech_act, frozenset(row.complements), "speech", "noun")
    start, by = None, "that"
    if link in BE and words.texts[place + 2] == "that" and "that" in row.complements:
        start = place + 3  # "his main concern is that"
    elif link == "that" and "that" in row.complements:
        # "his remark that was taken up" is a relative clause
        start = place + 2 if words.texts[place + 2] not in FINITE else None
    elif row.alone and link and link in row.complements:
        start, by = place + 2, "np"
    elif "that" in row.complements and words.texts[at + 1] == "'s" and opens_clause(words, place + 1):
        start = place + 1  # "the Minister's assertion the ceiling would stand"
    elif link == "to" and "that" in row.complements and (words.mentions[place + 2] or words.mentions[place + 3]):
        # "Reyes' report to the envoy that"
        ahead = range(place + 3, min(words.size, place + 12))
        start = next((one + 1 for one in ahead if words.texts[one] == "that"), None)
    elif link in ("at", "during", "in", "on") and "that" in row.complements:
        start = _past_phrase(words, place + 1)  # "Reyes' claim during the talks that"
    if start is None or start >= words.size:
        return None
    return Attribution(voice, frame, place, at, start, words.size, how="noun", by=by)


def _past_phrase(words: Words, at: int) -> int | None:
    """The word after the `that` behind a short phrase without comma or verb, None where none stands."""
    for place in range(at, min(words.size - 1, at + 10)):
        text = words.texts[place]
        if text == "that" and words.texts[place + 1] not in FINITE:
            return place + 1
        if is_verb(text) or not (text[0].isalnum() or text in ("@", "'s")):
            return None
    return None


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
        voice = _owner(reading, at)
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


def _opens_phrase(words: Words, place: int) -> bool:
    return words.texts[place] in DETERMINER or words.texts[place] in PREPOSITION
