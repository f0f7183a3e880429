"""Attributions by a verb before what is said: `Otsuki said that`, `was told by Reyes that`, `quoted him as saying`."""

from __future__ import annotations

from functools import cache, partial
from typing import NamedTuple

from kg.findings.clauses import Group, read_group
from kg.findings.closings import find_closing
from kg.findings.complements import Complement, find_complement
from kg.findings.doers import find_doer
from kg.findings.function_words import (
    BE,
    DETERMINER,
    FINITE,
    HAVE,
    MODAL,
    PAST,
    PREPOSITION,
    PRONOUN,
    SHOWING,
    SUPPOSING,
    WHO,
)
from kg.findings.manner import is_manner
from kg.findings.passives import by_agent, by_source
from kg.findings.readings import (
    Reading,
    clause_subject,
    is_idle,
    is_told_as_fact,
    main_subject,
    subject_voice,
    subordinate_end,
)
from kg.findings.speakers import POST, Voice
from kg.findings.subjects import Subject, document_owner
from kg.findings.telegraphic import leaves_out_post
from kg.findings.tellings import Attribution
from kg.findings.verbs import BASE, Form, Frame, attribution_nouns, is_held, verb_forms
from kg.findings.words import QUOTES, Words, is_adverb

_BEFORE_NOUNS = frozenset({"the", "a", "an", "my", "our", "his", "its", "their"})
_BEFORE_OBJECTS = frozenset({"of", "in", "for", "with", "on", "by", "at", "from", "about", "over", "under", "into"})
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
    if group is None or (texts[place] in _noun_likes() and _is_noun(words, place, group)):
        return None
    if group.shape == "passive" or (texts[place + 1] == "by" and "participle" in shapes):
        return by_agent(reading, place, frame, group)
    subject = find_doer(words, place, form, group)
    if subject is None:
        if not leaves_out_post(words, place):
            return None
        return _statement(reading, _clause((place, place, group, Subject((), place, "own"), POST)), form, frames)
    if subject.how == "name":
        subject = _named(words, place, frame, subject)
    if subject is None or _is_unsaid(words, place, form, group, subject):
        return None
    voice, clause = subject_voice(reading, subject, place)
    if voice is None or (frame.strength == "weak" and voice.speaker.kind == "body" and not is_held(frame, form)):
        return None
    if subject.how == "shared" and clause == place:
        clause = group.before + 1  # "and has already said": cut before the auxiliaries
    return _statement(reading, _clause((place, clause, group, subject, voice)), form, frames)


def _is_unsaid(words: Words, place: int, form: Form, group: Group, subject: Subject) -> bool:
    """Whether the verb with its subject tells of no words: a report without an owner, a condition, a noun."""
    if subject.words is not None and _is_mere_report(words, subject):
        return True
    if subject.how == "own" and _is_supposed(words, subject, form.shapes):
        return True
    bare = group.before == place - 1 and group.shape == "finite" and form.shapes == BASE
    if bare and _is_one(subject, words.texts[place]):
        return True  # "EconOff note taker", "the Ministry report on"
    # "the Minister's statements reveal growing concern": what the post reads from them
    return subject.how == "document" and subject.words is None and words.texts[place] in SHOWING


def _named(words: Words, place: int, frame: Frame, subject: Subject) -> Subject | None:
    """The subject that a mere name is, where the verb can only be one of saying: `El Faro wrote that`."""
    if frame.strength != "speech" or words.texts[place] in SHOWING:
        return None
    complement = find_complement(words, place, frame)
    if complement is None or complement.by not in ("that", "quote") or is_adverb(words.texts[subject.start]):
        return None
    return subject._replace(how="own")


def _is_mere_report(words: Words, subject: Subject) -> bool:
    """`the reports suggest`: a report that nobody is named for; `press reports` are the press's."""
    first, last = subject.words or (0, 0)
    if words.texts[last - 1] not in ("report", "reports"):
        return False
    if not WHO.isdisjoint(words.texts[first : last - 1]) or any(words.mentions[first:last]):
        return False
    # "one intelligence report": said of what kind it is
    return not any(text.isalpha() and text not in DETERMINER for text in words.texts[first : last - 1])


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
    if complement is None or complement.start >= words.size or is_idle(words, group, frame, voice):
        return None
    is_told = complement.by == "that"
    if subject.how in ("participle", "document") and _only_tells_how(words, clause, frame, complement):
        return None
    if left is None and not (is_told and frame.strength == "speech") and is_told_as_fact(reading, subject):
        return None
    if complement.by == "np" and place == subject.start + 1 and _is_adjective(words, form, subject, place):
        return None
    if subject.how == "shared" and not _shares(reading, form, group, told=is_told):
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
        negative=group.negative or _is_nobody(words, subject),
        conditional=group.conditional,
    )


def _only_tells_how(words: Words, clause: _Clause, frame: Frame, complement: Complement) -> bool:
    """Whether a form without a subject, or a document's verb, tells how a thing was done, or what it was about."""
    group, subject = clause.group, clause.subject
    if subject.how == "participle":
        joined = group.shape == "infinitive" and words.texts[group.before - 1] == "and"
        if joined and not _asks_before(words, group.before - 1):
            return True  # "took measures to help, and to encourage"
        return is_manner(words, clause.verb, group, frame, complement)
    if subject.words is None:
        return False
    # "one cable mentioned that": a document without an owner says whole clauses only
    by_that = complement.by == "quote" or words.texts[complement.start - 1] == "that"
    return not by_that or frame.strength != "speech"


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


def _is_we(subject: Subject | None) -> bool:
    return subject is not None and any(one.kind == "post" and one.name == "Post" for one in subject.mentions)


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


@cache
def _noun_likes() -> frozenset[str]:
    """The forms of verbs that may as well be nouns."""
    return frozenset({*attribution_nouns(), "comments", "remarks"})


def _is_noun(words: Words, place: int, group: Group) -> bool:
    """`media reports suggest`: a noun that looks like a verb, with its own verb after it."""
    following = words.texts[place + 1]
    if words.texts[place] in ("comments", "remarks") and following in ("on", "about", "regarding"):
        return True  # "Reyes' or xxxxx comments on the plan"
    if words.texts[place] not in attribution_nouns() or group.before != place - 1 or following.endswith("ing"):
        return False
    before = words.mentions[place - 1]
    if words.texts[place - 1] in PRONOUN or (before is not None and before.kind == "pronoun"):
        return False  # "which they fear will spread"
    return words.mentions[place + 1] is None and (following in verb_forms() or following in FINITE)


def _is_supposed(words: Words, subject: Subject, shapes: frozenset[str]) -> bool:
    """`if they advocated violence`, `before Lima demands more`, `Does he believe`, `what he said`.

    `in March, when Lima accused the council` tells what happened.
    """
    before = words.texts[subject.start - 1]
    if before == "when" and "past" in shapes and subject.mentions:
        return any(one.kind == "pronoun" for one in subject.mentions)
    if before == "had" and subject.start == 1:
        return True  # "Had Reyes said so, talks would have ended"
    if before == "what" and (words.texts[subject.start + 2] == "as" or words.texts[subject.start + 2] in QUOTES):
        return False  # 'what he described as "a trap"'
    return before == "what" or before in SUPPOSING or before in MODAL


def _is_one(subject: Subject, verb: str) -> bool:
    """Whether the subject is one person or body, so that a verb in its base form is rather a noun."""
    if subject.how != "own" or len(subject.mentions) != 1:
        return False
    who = subject.mentions[0]
    if who.kind == "body":
        return verb in attribution_nouns()
    return who.kind in ("person", "post") and who.name != "Post"


def _is_nobody(words: Words, subject: Subject) -> bool:
    if subject.words is None:
        return len(subject.mentions) > 1 and words.texts[subject.start - 1] == "neither"  # "Neither Reyes nor Lund"
    return words.texts[subject.words[0]] in ("neither", "no")


def _shares(reading: Reading, form: Form, group: Group, *, told: bool) -> bool:
    """Whether a verb after `and` can have the subject of the one before: the forms agree, or an auxiliary says so."""
    words = reading.words
    before, after = words.texts[group.before - 1], words.texts[group.before + 1]
    if before in DETERMINER or before in PREPOSITION:
        return False
    outer = next((one for one in reversed(reading.found) if not one.nested and one.how != "relative"), None)
    if outer is None:
        # "We are less familiar with Lund, but note that": only `we` and `they` go with the base form
        main = main_subject(words, group.before + 1) if told and form.shapes == BASE else None
        many = main is not None and words.texts[main.start] in ("we", "they")
        return form.shapes != BASE or after in MODAL or many or _is_we(main)
    if after == "would" and outer.by == "that" and outer.where == "before" and "base" in form.shapes:
        return False  # "said he was well and would like to visit": his words still
    if told and outer.how == "participle":
        return True  # "responded by saying that it was so, but offered that"
    if words.texts[outer.verb - 1] == "to":
        return True  # "tried to play down the price but praised the plan"
    earlier = verb_forms().get(words.texts[outer.verb])
    if earlier is None or after in MODAL or after in HAVE or after in BE:
        return True
    return bool(earlier.shapes & form.shapes)
