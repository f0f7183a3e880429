"""Who does a verb, also where it has no subject of its own: an infinitive of purpose, an -ing form."""

from __future__ import annotations

from kg.findings.clauses import Group, read_group
from kg.findings.function_words import (
    BE,
    CAUSING,
    DETERMINER,
    DOCUMENT,
    MADE,
    MODAL,
    OBJECT,
    OCCASION,
    PARTICIPLE_OPENER,
    TELLING,
)
from kg.findings.subjects import Subject, document_owner, find_subject
from kg.findings.verbs import Form
from kg.findings.words import DASHES, QUOTES, Words, is_adverb

_BEING = Form(frozenset({"base", "past", "participle"}), ())


def find_doer(words: Words, place: int, form: Form, group: Group) -> Subject | None:
    """Who does the verb, also for an infinitive of purpose or an -ing form that opens a clause."""
    if group.shape == "infinitive":
        return _caused(words, place) or (Subject((), place, "participle") if _is_purpose(words, place) else None)
    subject = find_subject(words, group, place)
    if subject is None or group.shape != "ing":
        return subject
    if words.texts[place - 1] == "being" and "participle" in form.shapes:
        return None
    return _quoted(words, place) or _absolute(words, place) or (subject if _opens_clause(words, place) else None)


def _caused(words: Words, place: int) -> Subject | None:
    """`prompting Lund to joke that`: who is made to say it speaks."""
    mention = words.mentions[place - 2]
    if mention is None:
        return None
    at = place - 3
    while words.texts[at] in DETERMINER:
        at -= 1
    if words.texts[at] not in CAUSING or words.texts[at - 1] in MODAL:
        return None  # "we should allow leaders to express their concerns": nobody has yet
    return Subject((mention,), place - 2, "own")


def _is_purpose(words: Words, place: int) -> bool:
    """`called the Ambassador to say that`, `met Reyes to urge him to`: the subject of the sentence speaks."""
    before = place - 2
    text = words.texts[before]
    if words.texts[before - 1] in CAUSING:
        return False  # "led us to believe"
    return (
        words.mentions[before] is not None
        or text in OCCASION
        or text.isdigit()
        or text in OBJECT
        or (text == "and" and "to" in words.texts[max(0, before - 24) : before])
    )


def _quoted(words: Words, place: int) -> Subject | None:
    """`quoted Reyes as saying`: whose words follow, None for an -ing form of another kind."""
    if words.texts[place] not in TELLING:
        return None
    if words.texts[place - 1] == "as":
        for at in range(place - 2, max(0, place - 9), -1):
            if words.texts[at] in ("quoted", "cited", "reported") and words.texts[at - 1] in BE:
                # "was quoted in the press as saying"
                group = read_group(words, at - 1, _BEING)
                return find_subject(words, group, at - 1) if group is not None else None
    at = place - 2 if words.texts[place - 1] == "as" else place - 1
    mention = words.mentions[at]
    return None if mention is None else Subject((mention,), at, "own")


def _absolute(words: Words, place: int) -> Subject | None:
    """`, with Lund calling the plan a farce`: whom `with` names beside the main clause."""
    mention = words.mentions[place - 1]
    at = place - 2
    while words.texts[at] in DETERMINER:
        at -= 1
    if (
        mention is None
        or words.texts[at] != "with"
        or not (words.texts[at - 1] == "," or words.texts[at - 1] in QUOTES)
    ):
        return None
    return Subject((mention,), at, "own")


def _opens_clause(words: Words, place: int) -> bool:
    """Whether an -ing form stands where it can open a clause of its own."""
    at = place - 2 if is_adverb(words.texts[place - 1]) else place - 1
    before = words.texts[at]
    if before in DOCUMENT:
        # "Putin's letter stating", "made statements condemning the attack"
        made = not MADE.isdisjoint(words.texts[max(0, place - 8) : place])
        return made or document_owner(words, place - 1) is not None
    if "spent" in words.texts[max(0, place - 6) : place]:
        return True  # "spent several minutes describing the plan"
    return place == 0 or before in PARTICIPLE_OPENER or before in DASHES or before in QUOTES
