"""Attributions by a verb before what is said: `Otsuki said that`, `was told by Reyes that`, `quoted him as saying`."""

from __future__ import annotations

from typing import NamedTuple

from kg.findings.clauses import Group, read_group
from kg.findings.closings import find_closing
from kg.findings.complements import Complement, find_complement
from kg.findings.doers import find_doer
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
from kg.findings.verbs import Form, Frame, attribution_nouns, is_held, verb_forms
from kg.findings.words import QUOTES, Words, is_adverb, word_class

_BEFORE_NOUNS = frozenset({"the", "a", "an", "my", "our", "his", "its", "their"})
_BEFORE_OBJECTS = frozenset({"of", "in", "for", "with", "on", "by", "at", "from", "about", "over", "under", "into"})
# acts of verbs that leave it to their noun what is done: "expressed", "voiced", "showed"
_NEUTRAL = frozenset({"asserts", "believes"})


def by_verb(reading: Reading, place: int, form: Form) -> Attribution | None:
    """The attribution by the verb at `place`, None where nobody says anything with it."""
    words = reading.words
    before = words.text(place - 1)
    if before in _BEFORE_NOUNS or (before in _BEFORE_OBJECTS and "ing" not in form.shapes):
        return None  # "the support", "his request", "in response"
    frames = _fitting(words, place, form.frames)
    if not frames:
        return None
    if "from-that" in frames[0].complements:
        return by_source(reading, place, frames[0])
    group = read_group(words, place, form)
    if group is None or _is_noun(words, place, group):
        return None
    if group.shape == "passive" or ("participle" in form.shapes and words.text(place + 1) == "by"):
        return by_agent(reading, place, frames[0], group)
    subject = find_doer(words, place, form, group)
    if subject is None:
        own = _Clause(place, place, group, Subject((), place, "own"), POST)
        return _statement(reading, own, form, frames) if leaves_out_post(words, place) else None
    if subject.how == "name":
        subject = _named(words, place, frames[0], subject)
    if subject is None or _is_mere_report(words, subject) or _is_supposed(words, subject, form.shapes):
        return None
    bare = form.shapes == {"base"} and group.before == place - 1 and group.shape == "finite"
    if bare and _is_one(subject, words.texts[place]):
        return None  # "EconOff note taker", "the Ministry report on"
    if subject.how == "document" and subject.words is None and words.texts[place] in word_class("showing"):
        return None  # "the Minister's statements reveal growing concern": what the post reads from them
    voice, clause = subject_voice(reading, subject, place)
    if voice is None or (
        frames[0].strength == "weak" and voice.speaker.kind == "body" and not is_held(frames[0], form)
    ):
        return None
    if subject.how == "shared" and clause == place:
        clause = group.before + 1  # "and has already said": cut before the auxiliaries
    clausal = _Clause(place, clause, group, subject, voice)
    return _statement(reading, clausal, form, frames)


def _named(words: Words, place: int, frame: Frame, subject: Subject) -> Subject | None:
    """The subject that a mere name is, where the verb can only be one of saying: `El Faro wrote that`."""
    if frame.strength != "speech" or words.texts[place] in word_class("showing"):
        return None
    complement = find_complement(words, place, frame)
    if complement is None or complement.by not in ("that", "quote") or is_adverb(words.texts[subject.start]):
        return None
    return subject._replace(how="own")


def _is_mere_report(words: Words, subject: Subject) -> bool:
    """`the reports suggest`: a report that nobody is named for; `press reports` are the press's."""
    first, last = subject.words or (0, 0)
    if words.text(last - 1) not in ("report", "reports"):
        return False
    if not word_class("who").isdisjoint(words.texts[first : last - 1]) or any(words.mentions[first:last]):
        return False
    # "one intelligence report": said of what kind it is
    return not any(text.isalpha() and text not in word_class("determiner") for text in words.texts[first : last - 1])


class _Clause(NamedTuple):
    """A verb with its group, its subject and whose voice that is; `at` is the clause's first word."""

    verb: int
    at: int
    group: Group
    subject: Subject
    voice: Voice


def _statement(reading: Reading, clause: _Clause, form: Form, frames: tuple[Frame, ...]) -> Attribution | None:
    """The attribution that the clause makes, by the first of the verb's frames that fits."""
    words, place, group, subject = reading.words, clause.verb, clause.group, clause.subject
    frame, complement = frames[0], None
    is_left_behind = False
    for frame in frames:
        complement = _left_behind(words, place, frame, subject) if subject.how == "own" else None
        is_left_behind = complement is not None
        if is_left_behind:
            break
        complement = find_complement(words, place, frame)
        closing = find_closing(words, place, frame, subject, complement)
        if closing is not None:
            return closing.attribution(clause.voice, group.negative, group.conditional) if clause.at > 0 else None
        if complement is not None:
            break
    if complement is None or complement.start >= len(words) or is_idle(words, group, frame, clause.voice):
        return None
    joined = group.shape == "infinitive" and words.text(group.before - 1) == "and" and subject.how == "participle"
    if joined and not _asks_before(words, group.before - 1):
        return None  # "took measures to help, and to encourage"
    if subject.how == "participle" and is_manner(words, place, group, frame, complement):
        return None
    if subject.how == "document" and subject.words is not None:
        by_that = complement.by == "quote" or words.text(complement.start - 1) == "that"
        if not by_that or frame.strength != "speech":
            return None  # "one cable mentioned that": a document without an owner says whole clauses only
    speaks = frame.strength == "speech" and complement.by == "that"
    if not speaks and not is_left_behind and is_told_as_fact(reading, subject):
        return None
    if complement.by == "np" and place == subject.start + 1 and _is_adjective(words, form, subject, place):
        return None
    if subject.how == "shared" and not _shares(reading, form, group, told=complement.by == "that"):
        return None
    aside = subject.how == "participle" and bool(document_owner(words, place - 1) or clause_subject(words, place))
    return Attribution(
        clause.voice,
        frame,
        place,
        clause.at,
        complement.start,
        _clause_end(words, complement.start) if is_left_behind else subordinate_end(words, clause.at, complement.start),
        how="document" if aside else subject.how,
        by=complement.by,
        act=complement.act if frame.speech_act in _NEUTRAL else "",
        negative=group.negative or _is_nobody(words, subject),
        conditional=group.conditional,
    )


def _left_behind(words: Words, place: int, frame: Frame, subject: Subject) -> Complement | None:
    """`the plan, which he says is dead`, `the visit, which he viewed as a success`: what went ahead of its verb."""
    if words.text(subject.start - 1) not in ("which", "who", "whom", "that") or frame.strength == "weak":
        by_as = "np-as" in frame.complements and words.text(place + 1) == "as"
        ahead = words.text(subject.start - 1) == "which"
        return Complement(place + 2, "np") if by_as and ahead else None
    at = place + 1 + len(frame.rest)
    text = words.text(at)
    if text == "as" and "np-as" in frame.complements:
        return Complement(at + 1, "np")
    if "that" in frame.complements and (
        text in word_class("finite") or (text in word_class("past") and words.text(subject.start - 1) != "that")
    ):
        return Complement(at, "that")
    return None


def _clause_end(words: Words, start: int) -> int:
    """Where a relative clause ends: at its comma, else with the sentence."""
    return next((at for at in range(start, len(words)) if words.texts[at] in (",", ";")), len(words))


def _is_we(subject: Subject | None) -> bool:
    return subject is not None and any(one.kind == "post" and one.name == "Post" for one in subject.mentions)


def _is_adjective(words: Words, form: Form, subject: Subject, place: int) -> bool:
    """Whether the verb is rather an adjective: `Some suggested steps are`."""
    if subject.words is None or "participle" not in form.shapes:
        return False
    return words.text(place + 1) not in word_class("determiner") and words.mention(place + 1) is None


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
    following = words.text(place + 1)
    return tuple(
        [frame for frame in frames if not frame.rest or (frame.rest[0] == following and _goes_on(words, place, frame))]
    )


def _goes_on(words: Words, place: int, frame: Frame) -> bool:
    return all(words.text(place + step) == word for step, word in enumerate(frame.rest, 1))


def _is_noun(words: Words, place: int, group: Group) -> bool:
    """`media reports suggest`: a noun that looks like a verb, with its own verb after it."""
    following = words.text(place + 1)
    if words.texts[place] in ("comments", "remarks") and following in ("on", "about", "regarding"):
        return True  # "Reyes' or xxxxx comments on the plan"
    if words.texts[place] not in attribution_nouns() or group.before != place - 1 or following.endswith("ing"):
        return False
    before = words.mention(place - 1)
    if words.text(place - 1) in word_class("pronoun") or (before is not None and before.kind == "pronoun"):
        return False  # "which they fear will spread"
    return words.mention(place + 1) is None and (following in verb_forms() or following in word_class("finite"))


def _is_supposed(words: Words, subject: Subject, shapes: frozenset[str]) -> bool:
    """`if they advocated violence`, `before Lima demands more`, `Does he believe`, `what he said`.

    `in March, when Lima accused the council` tells what happened.
    """
    before = words.text(subject.start - 1)
    if subject.how != "own":
        return False
    if before == "when" and "past" in shapes and subject.mentions:
        return any(one.kind == "pronoun" for one in subject.mentions)
    if before == "had" and subject.start == 1:
        return True  # "Had Reyes said so, talks would have ended"
    if before == "what" and (words.text(subject.start + 2) == "as" or words.text(subject.start + 2) in QUOTES):
        return False  # 'what he described as "a trap"'
    return before == "what" or before in word_class("supposing") or before in word_class("modal")


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
        return len(subject.mentions) > 1 and words.text(subject.start - 1) == "neither"  # "Neither Reyes nor Lund"
    return words.texts[subject.words[0]] in ("neither", "no")


def _shares(reading: Reading, form: Form, group: Group, *, told: bool) -> bool:
    """Whether a verb after `and` can have the subject of the one before: the forms agree, or an auxiliary says so."""
    words = reading.words
    before, after = words.text(group.before - 1), words.text(group.before + 1)
    if before in word_class("determiner") or before in word_class("preposition"):
        return False
    outer = next((one for one in reversed(reading.found) if not one.nested and one.how != "relative"), None)
    if outer is None:
        # "We are less familiar with Lund, but note that": only `we` and `they` go with the base form
        main = main_subject(words, group.before + 1) if told and form.shapes == {"base"} else None
        many = main is not None and words.texts[main.start] in ("we", "they")
        return form.shapes != {"base"} or after in word_class("modal") or many or _is_we(main)
    if after == "would" and outer.by == "that" and outer.where == "before" and "base" in form.shapes:
        return False  # "said he was well and would like to visit": his words still
    if told and outer.how == "participle":
        return True  # "responded by saying that it was so, but offered that"
    if words.text(outer.verb - 1) == "to":
        return True  # "tried to play down the price but praised the plan"
    earlier = verb_forms().get(words.texts[outer.verb])
    if earlier is None or after in word_class("modal") or after in word_class("have") or after in word_class("be"):
        return True
    return bool(earlier.shapes & form.shapes)
