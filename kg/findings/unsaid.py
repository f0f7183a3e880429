"""Whether a verb with its subject tells of no words: a noun, a condition, a report that nobody is named for."""

from __future__ import annotations

from functools import cache

from kg.findings.clauses import Group
from kg.findings.function_words import (
    DETERMINER,
    FINITE,
    MODAL,
    PRONOUN,
    SHOWING,
    SUPPOSING,
    WHO,
)
from kg.findings.owners import Subject
from kg.findings.verbs import BASE, Form, attribution_nouns, verb_forms
from kg.findings.words import QUOTES, Words


def is_unsaid(words: Words, place: int, form: Form, group: Group, subject: Subject) -> bool:
    """Whether the verb with its subject tells of no words: a report without an owner, a condition, a noun."""
    if subject.words is not None and _is_mere_report(words, subject):
        return True
    if words.texts[subject.start - 1] == "of" and words.texts[subject.start - 2] == "none":
        return True  # "none of our guests claimed to know"
    if subject.how == "own" and _is_supposed(words, subject, form.shapes):
        return True
    bare = group.before == place - 1 and group.shape == "finite" and form.shapes == BASE
    if bare and _is_one(subject, words.texts[place]):
        return True  # "EconOff note taker", "the Ministry report on"
    # "the Minister's statements reveal growing concern": what the post reads from them
    return subject.how == "document" and subject.words is None and words.texts[place] in SHOWING


def _is_mere_report(words: Words, subject: Subject) -> bool:
    """`the reports suggest`: a report that nobody is named for; `press reports` are the press's."""
    first, last = subject.words or (0, 0)
    if words.texts[last - 1] not in ("report", "reports"):
        return False
    if not WHO.isdisjoint(words.texts[first : last - 1]) or any(words.mentions[first:last]):
        return False
    # "one intelligence report": said of what kind it is
    return not any(text.isalpha() and text not in DETERMINER for text in words.texts[first : last - 1])


@cache
def noun_likes() -> frozenset[str]:
    """The forms of verbs that may as well be nouns."""
    return frozenset({*attribution_nouns(), "comments", "remarks", "states"})


def is_noun(words: Words, place: int, group: Group) -> bool:
    """`media reports suggest`: a noun that looks like a verb, with its own verb after it."""
    following = words.texts[place + 1]
    if words.texts[place] in ("comments", "remarks") and following in ("on", "about", "regarding"):
        return True  # "Reyes' or xxxxx comments on the plan"
    if words.texts[place] == "states":
        # "where other member states stood"
        group_before = words.mentions[place - 1]
        return words.texts[place - 1] == "member" or (group_before is not None and group_before.name.endswith("member"))
    if words.texts[place] not in attribution_nouns() or group.before != place - 1 or following.endswith("ing"):
        return False
    before = words.mentions[place - 1]
    if words.texts[place - 1] in PRONOUN or (before is not None and before.kind == "pronoun"):
        return False  # "which they fear will spread"
    if before is not None and before.kind == "person" and following in verb_forms() and following not in FINITE:
        return not following.endswith("s") and verb_forms()[following].shapes != BASE  # "Reyes claims credit"
    return words.mentions[place + 1] is None and (following in verb_forms() or following in FINITE)


def _is_supposed(words: Words, subject: Subject, shapes: frozenset[str]) -> bool:
    """`if they advocated violence`, `before Lima demands more`, `Does he believe`, `what he said`.

    `in March, when Lima accused the council` tells what happened.
    """
    before = words.texts[subject.start - 1]
    if before == "when" and "past" in shapes and subject.mentions:
        return any(one.kind == "pronoun" for one in subject.mentions)
    if before == "had":
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


def is_of_nobody(words: Words, subject: Subject) -> bool:
    """Whether the subject is nobody: `no Minister`, `neither side`, `neither Reyes nor Lund`."""
    if subject.words is None:
        return len(subject.mentions) > 1 and words.texts[subject.start - 1] == "neither"  # "Neither Reyes nor Lund"
    return words.texts[subject.words[0]] in ("neither", "no")
