"""Attributions by a verb before what is said: `Otsuki said that`, `was told by Reyes that`, `quoted him as saying`."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from kg.findings.clauses import Group, read_group
from kg.findings.closings import find_closing
from kg.findings.complements import find_complement
from kg.findings.doers import find_doer
from kg.findings.function_words import (
    DETERMINER,
    FINITE,
    PAST,
    SHOWING,
)
from kg.findings.listings import bullet_end
from kg.findings.manner import is_manner
from kg.findings.object_complements import Complement
from kg.findings.owners import Subject, document_owner
from kg.findings.passives import by_agent, by_source
from kg.findings.readings import (
    Reading,
    clause_subject,
    is_idle,
    is_told_as_fact,
    subject_voice,
    subordinate_end,
)
from kg.findings.sharing import shares_subject
from kg.findings.telegraphic import leaves_out_post
from kg.findings.tellings import Attribution
from kg.findings.unsaid import is_noun, is_of_nobody, is_unsaid, noun_likes
from kg.findings.verbs import BASE, Form, Frame, is_held, verb_forms
from kg.findings.voices import POST, Voice
from kg.findings.words import Words, is_adverb, word_class

_NO_CLAUSE = frozenset({"that", "of", "about", "on", "more", "new", "else", ".", ""})
_SAYS = frozenset({"say", "says", "said", "saying", "tell", "tells", "told", "telling"})
_APPOINTMENT = word_class("appointment")
_BEFORE_NOUNS = frozenset({"the", "a", "an", "my", "our", "his", "its", "their"})
_BEFORE_OBJECTS = frozenset({"of", "in", "for", "with", "on", "by", "at", "from", "about", "over", "under", "into"})
_NEAR = 24  # words between two verbs of one document
_MEANS = frozenset({"e-mail", "email", "telephone", "phone", "letter", "fax", "cable", "note", "radio", "diplomatic"})
_LEADS = frozenset({"which", "who", "whom", "that"})
# acts of verbs that leave it to their noun what is done: "expressed", "voiced", "showed"
_NEUTRAL = frozenset({"asserts", "believes"})


def by_verb(reading: Reading, place: int, form: Form) -> Attribution | None:
    """The attribution by the verb at `place`, None where nobody says anything with it."""
    words = reading.words
    texts, shapes, frames = words.texts, form.shapes, form.frames
    before = texts[place - 1]
    if before in _BEFORE_NOUNS or (before in _BEFORE_OBJECTS and "ing" not in shapes):
        return None  # "the support", "his request", "in response"
    if frames[0].rest:
        frames = _fitting(words, place, frames)
        if not frames:
            return None
    frame = frames[0]
    if "from-that" in frame.complements:
        return by_source(reading, place, frame)
    group = read_group(words, place, form)
    if group is None or (texts[place] in noun_likes() and is_noun(words, place, group)):
        return None
    by = texts[place + 1] == "by" and "participle" in shapes and not frame.rest
    if group.shape == "passive" or (by and texts[place + 2] not in _MEANS):
        return by_agent(reading, place, frame, group)
    subject = find_doer(words, place, form, group)
    if subject is None:
        own = _unnamed(reading, place, group)
        return None if own is None else _statement(reading, own, form, frames)
    if subject.how in ("name", "phrase"):
        subject = _named(words, place, form, frame, subject)
    if subject is None or is_unsaid(words, place, form, group, subject):
        return None
    voice, clause = subject_voice(reading, subject, place)
    if voice is None or (frame.strength == "weak" and voice.speaker.kind == "body" and not is_held(frame, form)):
        return None
    if subject.how == "shared" and clause == place:
        clause = group.before + 1  # "and has already said": cut before the auxiliaries
    return _statement(reading, _clause((place, clause, group, subject, voice)), form, frames)


def _unnamed(reading: Reading, place: int, group: Group) -> _Clause | None:
    """The clause of a verb without a subject: an item of somebody's list, a telegram's own `BELIEVE`."""
    words, lead = reading.words, reading.voices.lead
    if lead is not None and 0 <= group.before == bullet_end(words) - 1:
        # "-- recalls that ...", after "In it the Ministry:"
        return None if lead[1] else _clause((place, place, group, Subject((), place, "shared"), lead[0]))
    if not leaves_out_post(words, place):
        return None
    return _clause((place, place, group, Subject((), place, "own"), POST))


def _named(words: Words, place: int, form: Form, frame: Frame, subject: Subject) -> Subject | None:
    """The subject that a mere name is, where the verb can only be one of saying: `El Faro wrote that`."""
    if frame.strength != "speech" or words.texts[place] in SHOWING:
        return None
    complement = find_complement(words, place, frame)
    if complement is None or complement.by not in ("that", "quote") or is_adverb(words.texts[subject.start]):
        return None
    last = subject.words[1] - 1 if subject.words is not None else place - 1
    if subject.how == "phrase" and form.shapes == BASE and not words.texts[last].endswith("s"):
        return None  # "Action Request: ..."
    if subject.how == "phrase" and complement.by == "that" and complement.start == place + 1 + len(frame.rest):
        return None  # "the water was high the envoy said": without `that` or somebody addressed nothing is sure
    return subject._replace(how="own")


class _Clause(NamedTuple):
    """A verb with its group, its subject and whose voice that is; `at` is the clause's first word."""

    verb: int
    at: int
    group: Group
    subject: Subject
    voice: Voice


_clause = partial(tuple.__new__, _Clause)  # thrice as quick as by name


def _statement(reading: Reading, clause: _Clause, form: Form, frames: tuple[Frame, ...]) -> Attribution | None:
    """The attribution that the clause makes, by the first of the verb's frames that fits."""
    words, place, at, group, subject, voice = reading.words, *clause
    has_led = subject.how == "own" and words.texts[subject.start - 1] in _LEADS
    frame, complement, left = frames[0], None, None
    for frame in frames:
        left = _left_behind(words, place, frame, subject) if has_led else None
        if left is not None:
            break
        complement = find_complement(words, place, frame)
        closing = find_closing(words, place, frame, subject, complement)
        if closing is not None:
            return closing.attribution(voice, group.negative, group.conditional) if at > 0 else None
        if complement is not None:
            break
    complement = left or complement
    if complement is None or complement.start >= words.size or _is_unstated(words, clause, frame, complement):
        return None
    if complement.by == "np-not":
        complement = Complement(complement.start, "np")
    is_told = complement.by == "that"
    is_owned = voice is reading.voices.paper
    tells = subject.how in ("participle", "document")
    if tells and _only_tells_how(words, clause, frame, complement, is_owned=is_owned):
        last = reading.found[-1] if reading.found else None
        goes_on = last is not None and not last.dropped and _goes_on_telling(words, clause, last)
        if not goes_on:
            return None
    if left is None and not (is_told and frame.strength == "speech") and is_told_as_fact(reading, subject):
        return None
    if complement.by == "np" and place == subject.start + 1 and _is_adjective(words, form, subject, place):
        return None
    if has_led and left is None and words.texts[subject.start - 1] == "whom":
        return None  # "the rebel, whom he had seen in May, demanded that"
    if subject.how == "shared" and not shares_subject(reading, form, group, told=is_told):
        return None
    aside = subject.how == "participle" and bool(document_owner(words, place - 1) or clause_subject(words, place))
    return Attribution(
        voice,
        frame,
        place,
        at,
        complement.start,
        subordinate_end(words, at, complement.start) if left is None else _clause_end(words, complement.start),
        how="document" if aside else subject.how,
        by=complement.by,
        act=complement.act if frame.speech_act in _NEUTRAL else "",
        negative=group.negative or is_of_nobody(words, subject),
        conditional=group.conditional,
    )


def _is_unstated(words: Words, clause: _Clause, frame: Frame, complement: Complement) -> bool:
    """Whether the act is only possible, or is one only where it is denied: `might agree to`, `did not exclude`."""
    if is_idle(words, clause.group, frame, clause.voice) and not _foretold(words, clause.verb):
        return True
    if _is_appointment(words, clause.verb, complement) or _says_nothing(words, clause.verb, complement):
        return True
    # "the law excludes a pause", not "he did not exclude a pause"
    return complement.by == "np-not" and not clause.group.negative


def _foretold(words: Words, place: int) -> bool:
    """`He will thank you for the visit`: what a briefing tells its reader to expect."""
    return words.texts[place + 1] == "you" and words.texts[place - 1] in ("will", "probably", "also", "likely", "may")


def _only_tells_how(words: Words, clause: _Clause, frame: Frame, complement: Complement, *, is_owned: bool) -> bool:
    """Whether a form without a subject, or a document's verb, tells how a thing was done, or what it was about."""
    group, subject = clause.group, clause.subject
    if subject.how == "participle":
        joined = group.shape == "infinitive" and words.texts[group.before - 1] == "and"
        if joined and not _asks_before(words, group.before - 1):
            return True  # "took measures to help, and to encourage"
        return is_manner(words, clause.verb, group, frame, complement)
    if subject.words is None or is_owned:
        return False
    # "one cable mentioned that": a document without an owner says whole clauses only
    by_that = complement.by == "quote" or words.texts[complement.start - 1] == "that"
    return not by_that or frame.strength != "speech"


def _is_appointment(words: Words, place: int, complement: Complement) -> bool:
    """`asked to see the Ambassador`, `asked him to come in`: how they met, and nothing asked for."""
    if words.texts[place] not in ("asked", "asks") or words.texts[complement.start - 1] != "to":
        return False
    what = words.texts[complement.start]
    return what in _APPOINTMENT if words.texts[place + 1] == "to" else what == "come"


def _says_nothing(words: Words, place: int, complement: Complement) -> bool:
    """`said little that was new`, `had not said a word about it`, `told him as much`: no words to quote."""
    if words.texts[place] not in _SAYS or words.texts[complement.start - 1] == "that":
        return False
    first, second = words.texts[complement.start : complement.start + 2]
    if first in ("little", "nothing", "much"):
        return second in _NO_CLAUSE  # "said little progress had been made": a clause
    return (first, second) in (("a", "word"), ("as", "much"))


def _goes_on_telling(words: Words, clause: _Clause, last: Attribution) -> bool:
    """`a note restating the claim and protesting the raid`, `called to thank him and to ask for`: as the one before."""
    before = words.texts[clause.group.before if clause.group.shape == "infinitive" else clause.verb - 1]
    if clause.group.shape == "infinitive":
        return words.texts[clause.group.before - 1] == "and" and words.texts[last.verb - 1] == "to"
    return before in ("and", ",") and last.how == "document" and clause.verb - last.verb < _NEAR


def _left_behind(words: Words, place: int, frame: Frame, subject: Subject) -> Complement | None:
    """`the plan, which he says is dead`, `the visit, which he viewed as a success`: what went ahead of its verb."""
    if frame.strength == "weak":
        by_as = "np-as" in frame.complements and words.texts[place + 1] == "as"
        ahead = words.texts[subject.start - 1] == "which"
        return Complement(place + 2, "np") if by_as and ahead else None
    at = place + 1 + len(frame.rest)
    text = words.texts[at]
    if text == "as" and "np-as" in frame.complements:
        return Complement(at + 1, "np")
    if "that" in frame.complements and (text in FINITE or (text in PAST and words.texts[subject.start - 1] != "that")):
        return Complement(at, "that")
    return None


def _clause_end(words: Words, start: int) -> int:
    """Where a relative clause ends: at its comma, else with the sentence."""
    return next((at for at in range(start, words.size) if words.texts[at] in (",", ";")), words.size)


def _is_adjective(words: Words, form: Form, subject: Subject, place: int) -> bool:
    """Whether the verb is rather an adjective: `Some suggested steps are`."""
    if subject.words is None or "participle" not in form.shapes:
        return False
    return words.texts[place + 1] not in DETERMINER and words.mentions[place + 1] is None


def _asks_before(words: Words, place: int) -> bool:
    """Whether an infinitive of saying stands before the `and` at `place`: `came to brief Lund and to urge`."""
    forms = verb_forms()
    for at in range(max(0, place - 24), place - 1):
        form = forms.get(words.texts[at + 1]) if words.texts[at] == "to" else None
        if form is not None and any(not frame.rest for frame in form.frames):
            return True
    return False


def _fitting(words: Words, place: int, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The frames whose later words (`out` of `point out`) stand after the verb at `place`."""
    if not frames[0].rest:
        return frames
    following = words.texts[place + 1]
    return tuple(
        [frame for frame in frames if not frame.rest or (frame.rest[0] == following and _goes_on(words, place, frame))]
    )


def _goes_on(words: Words, place: int, frame: Frame) -> bool:
    return all(words.texts[place + step] == word for step, word in enumerate(frame.rest, 1))
