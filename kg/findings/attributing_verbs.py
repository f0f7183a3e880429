"""Attributions by a verb before what is said: `Otsuki said that`, `was told by Reyes that`, `quoted him as saying`."""

from __future__ import annotations

from typing import NamedTuple

from kg.findings.clauses import Group, read_group
from kg.findings.closings import find_closing
from kg.findings.complements import Complement, find_complement
from kg.findings.passives import by_agent, by_source
from kg.findings.readings import Reading, clause_subject, is_idle, is_told_as_fact, subject_voice, subordinate_end
from kg.findings.speakers import Voice
from kg.findings.subjects import Subject, document_owner, find_subject
from kg.findings.tellings import Attribution
from kg.findings.verbs import Form, Frame, attribution_nouns, verb_forms
from kg.findings.words import DASHES, QUOTES, Words, is_adverb, word_class

_BEFORE_NOUNS = frozenset({"the", "a", "an", "my", "our", "his", "its", "their"})
_BEFORE_OBJECTS = frozenset({"of", "in", "for", "with", "on", "by", "at", "from", "about", "over", "under", "into"})
_BE = Form(frozenset({"base", "past", "participle"}), ())
# acts that an -ing form with a bare object attributes: "condemning the attack"; "noting the date" is mere manner
_OBJECT_ACTS = frozenset(
    {
        "accuses",
        "condemns",
        "criticizes",
        "demands",
        "denies",
        "emphasizes",
        "praises",
        "proposes",
        "rejects",
        "requests",
    }
)


def by_verb(reading: Reading, place: int, form: Form) -> Attribution | None:
    """The attribution by the verb at `place`, None where nobody says anything with it."""
    words = reading.words
    before = words.text(place - 1)
    if before in _BEFORE_NOUNS or (before in _BEFORE_OBJECTS and "ing" not in form.shapes):
        return None  # "the support", "his request", "in response"
    frames = form.frames
    if frames[0].rest:
        frames = tuple(frame for frame in frames if _follows(words, place + 1, frame.rest))
        if not frames:
            return None
    if "from-that" in frames[0].complements:
        return by_source(reading, place, frames[0])
    group = read_group(words, place, form)
    if group is None or _is_noun(words, place, group):
        return None
    if group.shape == "passive" or ("participle" in form.shapes and words.text(place + 1) == "by"):
        return by_agent(reading, place, frames[0], group.negative)
    subject = _subject(words, place, form, group)
    if subject is not None and subject.how == "name":
        subject = _named(words, place, frames[0], subject)
    if subject is not None and subject.words is not None and _is_mere_report(words, *subject.words):
        return None
    if subject is None or _is_supposed(words, subject, form.shapes):
        return None
    bare = form.shapes == {"base"} and group.before == place - 1 and group.shape == "finite"
    if bare and _is_one(subject, words.texts[place]):
        return None  # "EconOff note taker", "the Ministry report on"
    if subject.how == "document" and words.texts[place] in word_class("showing"):
        return None  # "the Minister's statements reveal growing concern": what the post reads from them
    voice, clause = subject_voice(reading, subject, place)
    if voice is None or (frames[0].strength == "weak" and voice.speaker.kind == "body"):
        return None
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


def _is_mere_report(words: Words, first: int, last: int) -> bool:
    """`the reports suggest`: a report that nobody is named for; `press reports` are the press's."""
    if words.text(last - 1) not in ("report", "reports"):
        return False
    return word_class("who").isdisjoint(words.texts[first : last - 1]) and not any(words.mentions[first:last])


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
    for frame in frames:
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
    if subject.how == "participle" and _is_manner(words, group, frame, complement):
        return None
    if (frame.strength != "speech" or complement.by != "that") and is_told_as_fact(reading, subject):
        return None
    if complement.by == "np" and place == subject.start + 1 and _is_adjective(words, form, subject, place):
        return None
    if subject.how == "shared" and not _shares(reading, form, group):
        return None
    aside = subject.how == "participle" and bool(document_owner(words, place - 1) or clause_subject(words, place))
    return Attribution(
        clause.voice,
        frame,
        place,
        clause.at,
        complement.start,
        subordinate_end(words, clause.at, complement.start),
        how="document" if aside else subject.how,
        by=complement.by,
        negative=group.negative or _is_nobody(words, subject),
        conditional=group.conditional,
    )


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


def _follows(words: Words, at: int, rest: tuple[str, ...]) -> bool:
    return all(words.text(at + step) == word for step, word in enumerate(rest))


def _subject(words: Words, place: int, form: Form, group: Group) -> Subject | None:
    """Who does the verb, also for an infinitive of purpose or an -ing form that opens a clause."""
    if group.shape == "infinitive":
        return _caused(words, place) or (Subject((), place, "participle") if _is_purpose(words, place) else None)
    subject = find_subject(words, group, place)
    if subject is None or group.shape != "ing":
        return subject
    if words.text(place - 1) == "being" and "participle" in form.shapes:
        return None
    return _quoted(words, place) or (subject if _opens_clause(words, place) else None)


def _caused(words: Words, place: int) -> Subject | None:
    """`prompting Lund to joke that`: who is made to say it speaks."""
    mention = words.mention(place - 2)
    if mention is None:
        return None
    at = place - 3
    while words.text(at) in word_class("determiner"):
        at -= 1
    return Subject((mention,), place - 2, "own") if words.text(at) in word_class("causing") else None


def _is_purpose(words: Words, place: int) -> bool:
    """`called the Ambassador to say that`, `met Reyes to urge him to`: the subject of the sentence speaks."""
    before = place - 2
    text = words.text(before)
    if words.text(before - 1) in word_class("causing"):
        return False  # "led us to believe"
    return (
        words.mention(before) is not None
        or text in word_class("occasion")
        or text.isdigit()
        or text in word_class("object")
        or (text == "and" and "to" in words.texts[max(0, before - 24) : before])
    )


def _quoted(words: Words, place: int) -> Subject | None:
    """`quoted Reyes as saying`: whose words follow, None for an -ing form of another kind."""
    if words.texts[place] not in word_class("telling"):
        return None
    if words.text(place - 1) == "as":
        for at in range(place - 2, max(0, place - 9), -1):
            if words.texts[at] in ("quoted", "cited", "reported") and words.text(at - 1) in word_class("be"):
                # "was quoted in the press as saying"
                group = read_group(words, at - 1, _BE)
                return find_subject(words, group, at - 1) if group is not None else None
    at = place - 2 if words.text(place - 1) == "as" else place - 1
    mention = words.mention(at)
    return None if mention is None else Subject((mention,), at, "own")


def _opens_clause(words: Words, place: int) -> bool:
    """Whether an -ing form stands where it can open a clause of its own."""
    at = place - 2 if is_adverb(words.text(place - 1)) else place - 1
    before = words.text(at)
    if before in word_class("document"):
        # "Putin's letter stating", "made statements condemning the attack"
        made = not word_class("made").isdisjoint(words.texts[max(0, place - 8) : place])
        return made or document_owner(words, place - 1) is not None
    if "spent" in words.texts[max(0, place - 6) : place]:
        return True  # "spent several minutes describing the plan"
    return place == 0 or before in word_class("participle-opener") or before in DASHES or before in QUOTES


def _is_noun(words: Words, place: int, group: Group) -> bool:
    """`media reports suggest`: a noun that looks like a verb, with its own verb after it."""
    following = words.text(place + 1)
    if words.texts[place] in ("comments", "remarks") and following in ("on", "about", "regarding"):
        return True  # "Reyes' or xxxxx comments on the plan"
    if words.texts[place] not in attribution_nouns() or group.before != place - 1 or following.endswith("ing"):
        return False
    if words.text(place - 1) in word_class("pronoun"):
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
    return subject.words is not None and words.texts[subject.words[0]] in ("neither", "no")


def _is_manner(words: Words, group: Group, frame: Frame, complement: Complement) -> bool:
    """Whether an -ing form or infinitive with a mere object tells only how something was done."""
    if complement.by not in ("np", "ing", "to"):
        return False
    if "spent" in words.texts[max(0, group.before - 5) : group.before]:
        return False
    if group.shape == "ing" and (not frame.complements.isdisjoint(("noun", "np-pred")) or _calls(words, complement)):
        return False  # "expressing concern about", "describing it as a trap"
    return group.shape == "infinitive" or frame.speech_act not in _OBJECT_ACTS


def _calls(words: Words, complement: Complement) -> bool:
    """Whether the object is called something: `the plan as "serious"`."""
    for place in range(complement.start, min(len(words), complement.start + 14)):
        text = words.texts[place]
        if text == "as":
            return words.text(place + 1) not in word_class("finite") and words.texts[place - 1] not in ("well", "such")
        if text in (",", ";") or text in word_class("finite"):
            return False
    return False


def _shares(reading: Reading, form: Form, group: Group) -> bool:
    """Whether a verb after `and` can have the subject of the one before: the forms agree, or an auxiliary says so."""
    words = reading.words
    before, after = words.text(group.before - 1), words.text(group.before + 1)
    if before in word_class("determiner") or before in word_class("preposition"):
        return False
    outer = next((one for one in reversed(reading.found) if not one.nested and one.how != "relative"), None)
    if outer is None:
        return form.shapes != {"base"} or after in word_class("modal")
    if after == "would" and outer.by == "that" and outer.where == "before" and "base" in form.shapes:
        return False  # "said he was well and would like to visit": his words still
    if words.text(outer.verb - 1) == "to":
        return True  # "tried to play down the price but praised the plan"
    earlier = verb_forms().get(words.texts[outer.verb])
    if earlier is None or after in word_class("modal") or after in word_class("have") or after in word_class("be"):
        return True
    return bool(earlier.shapes & form.shapes)
