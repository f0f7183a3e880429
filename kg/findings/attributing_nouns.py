"""Attributions without a verb of saying: `was critical of`, `his assertion that`, `according to`, `in her view`."""

from __future__ import annotations

from kg.findings.clauses import ANY_PAST, read_group
from kg.findings.function_words import (
    BE,
    DETERMINER,
    FINITE,
    NO_ATTRIBUTE,
    PAST,
    PREPOSITION,
    RELATIVE,
    VIEW,
    WHO,
)
from kg.findings.objects import opens_clause
from kg.findings.owners import Subject
from kg.findings.readings import Reading, main_subject, subject_voice
from kg.findings.subjects import find_subject
from kg.findings.tellings import Attribution
from kg.findings.verbs import AttributionNoun, Frame, attribution_nouns, is_verb
from kg.findings.voices import POST, Voice
from kg.findings.words import Words

# "his claim to the envoy that", "his claim during the talks that", "the claim by Reyes that", "his claim the law is"
_CLAUSE_LINKS = BE | DETERMINER | {"that", "to", "at", "during", "in", "on", "of", "by", "from", "among"}
_GIVEN = frozenset({"given", "made", "offered", "expressed", "voiced", "raised"})
_WISHES = frozenset({"demands", "hopes", "proposes", "requests"})


def links_of(noun: AttributionNoun) -> frozenset[str]:
    """The words of which one must follow the noun where it attributes."""
    takes = frozenset(noun.complements) if noun.alone else frozenset()
    clauses = _CLAUSE_LINKS | {"with", "of", "about", "for"}
    if noun.alone:
        takes |= {"by", "from"}
    return takes | _GIVEN | {"that"} | (clauses if "that" in noun.complements else frozenset())


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
        voice = owner_voice(reading, at)
    elif at == place - 1 and words.texts[at] == "the" and words.texts[at - 1] in ("of", "under"):
        voice, start = _holder(reading, at - 2), at - 2  # "is of the view that", "is under the impression that"
    elif words.texts[place + 1] in ("of", "by", "from", "among") or (
        words.texts[place + 1] in _GIVEN and words.texts[place + 2] == "by"
    ):
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
    group = read_group(words, place, ANY_PAST)
    subject = find_subject(words, group._replace(shape="finite"), place) if group is not None else None
    return subject_voice(reading, subject, place)[0] if subject is not None and subject.how != "inverted" else None


def _owned_after(reading: Reading, place: int) -> Attribution | None:
    """`a recent statement by the Minister that`, `the firm conviction of Reyes and others that`."""
    words = reading.words
    row = attribution_nouns()[words.texts[place]]
    at = place + 3 if words.texts[place + 1] in _GIVEN else place + 2
    while words.texts[at] in DETERMINER:
        at += 1
    while words.mentions[at] is None and words.texts[at] not in WHO and words.texts[at + 1] in WHO:
        at += 1  # "by a Thai associate"
    mention = words.mentions[at]
    if mention is not None and words.texts[at + 1] in WHO:
        at, mention = at + 1, None  # "by a [Thai] associate of Lund"
    is_named = mention is not None or words.texts[at] in WHO
    if not is_named:
        return None
    if row.alone and words.texts[place + 1] != "of" and words.texts[at + 1] in row.complements:
        return _given(reading, place, at, words.texts[at + 1])  # "calls by Reyes for a pause"
    if "that" not in row.complements:
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


def _given(reading: Reading, place: int, at: int, link: str) -> Attribution | None:
    """`complaints from Lima about the delay`: what follows the link, by the owner whose last word is at `at`."""
    words = reading.words
    row, mention = attribution_nouns()[words.texts[place]], words.mentions[at]
    subject = Subject((mention,), at, "noun") if mention is not None else Subject((), at, "noun", (at, at + 1))
    voice = reading.voices.voice_of(words, subject)
    frame = Frame((), row.speech_act, frozenset(row.complements), "speech", "noun")
    by = "to" if link == "to" else "that" if link == "that" else "np"
    end = words.size if by == "that" else _phrase_stop(words, place, at + 2)
    return voice and Attribution(voice, frame, place, place, at + 2, end, how="noun", by=by)


def _phrase_stop(words: Words, at: int, start: int) -> int:
    """Where a noun phrase ends that is the subject of its sentence: `Lima's refusal to sign | is final`."""
    texts = words.texts
    if any(is_verb(text) for text in texts[:at]):
        return words.size
    finite = (FINITE | PAST) - {"may"}
    stops = (one for one in range(start + 1, words.size) if texts[one] in finite)
    stop = next(stops, words.size)
    return words.size if texts[stop - 1] in RELATIVE or texts[stop - 2] in RELATIVE else stop


def _is_attribute(words: Words, at: int) -> bool:
    """Whether the word can stand between the owner and the noun: `the Minister's recent assertion`."""
    text = words.texts[at]
    if words.mentions[at] is not None or not text.isalpha():
        return False
    return text not in NO_ATTRIBUTE


def owner_voice(reading: Reading, at: int) -> Voice | None:
    """Whom `his`, `her` or `their` at `at` means: the sentence's subject before it, else the speaker before."""
    words, voices = reading.words, reading.voices
    if words.texts[at] == "their":
        return voices.group
    if at <= 1 and voices.person is not None and voices.here:
        return voices.person  # "In his opinion Reyes lied"
    if voices.head is not None and voices.head[1] < at and voices.head[0].speaker.kind == "person":
        return voices.head[0]  # "Reyes remains the only one, and his refusal to run"
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
    elif link in BE and row.speech_act in _WISHES and words.texts[place + 2] in (*DETERMINER, "to"):
        start, by = place + 2, "np"  # "her idea is a meeting in May"
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
    if start is None and link in PREPOSITION and "that" in row.complements:
        start = _past_be(words, place + 2)
    if start is None or start >= words.size:
        return None
    end = words.size if by == "that" else _phrase_stop(words, at, start)
    return Attribution(voice, frame, place, at, start, end, how="noun", by=by)


def _past_be(words: Words, at: int) -> int | None:
    """`His quarrel with Lund was that`: the word after `was that` behind a short phrase."""
    for place in range(at, min(words.size - 2, at + 7)):
        if words.texts[place] in BE:
            return place + 2 if words.texts[place + 1] == "that" else None
        if is_verb(words.texts[place]) or words.texts[place] in (",", ";"):
            return None
    return None


def _past_phrase(words: Words, at: int) -> int | None:
    """The word after the `that` behind a short phrase without comma or verb, None where none stands."""
    for place in range(at, min(words.size - 1, at + 10)):
        text = words.texts[place]
        if text == "that" and words.texts[place + 1] not in FINITE:
            return place + 1
        if is_verb(text) or not (text[0].isalnum() or text in ("@", "'s")):
            return None
    return None
