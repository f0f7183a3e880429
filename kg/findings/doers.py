"""Who does a verb, also where it has no subject of its own: an infinitive of purpose, an -ing form."""

from __future__ import annotations

from kg.findings.clauses import ANY_PAST, Group, read_group
from kg.findings.function_words import (
    BE,
    CAUSING,
    CONTACTING,
    DETERMINER,
    DOCUMENT,
    FINITE,
    MADE,
    MODAL,
    OBJECT,
    OCCASION,
    OPENING,
    PARTICIPLE_OPENER,
    PREPOSITION,
    TELLING,
)
from kg.findings.owners import Subject, document_owner
from kg.findings.readings import main_subject
from kg.findings.subjects import find_subject
from kg.findings.verbs import Form
from kg.findings.words import DASHES, QUOTES, Words, is_adverb

_REACH = 15  # words that may stand between a verb and what it was done for


def find_doer(words: Words, place: int, form: Form, group: Group) -> Subject | None:
    """Who does the verb, also for an infinitive of purpose or an -ing form that opens a clause."""
    if group.shape == "infinitive":
        return (
            _caused(words, place)
            or _contacting(words, place)
            or (Subject((), place, "participle") if _is_purpose(words, place) else None)
        )
    subject = find_subject(words, group, place)
    if subject is None or group.shape != "ing":
        return subject
    if words.texts[place - 1] == "being" and "participle" in form.shapes:
        return None
    return (
        _quoted(words, place)
        or _absolute(words, place)
        or _of_document(words, place)
        or (subject if _opens_clause(words, place) else None)
    )


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


def _contacting(words: Words, place: int) -> Subject | None:
    """`telephoned him on Sunday to complain of it`: who called, wrote or used the occasion says what follows."""
    texts = words.texts
    for at in range(place - 3, max(-1, place - _REACH), -1):
        text = texts[at]
        if text in CONTACTING and words.mentions[at] is None:
            if texts[at + 1] in ("on", "upon", "for", "to") or texts[at - 1] in DETERMINER or texts[at - 1] == "'s":
                return None  # "called on the council to condemn the raid", "his calls to end it"
            group = read_group(words, at, ANY_PAST)
            found = find_subject(words, group, at) if group is not None and group.shape == "finite" else None
            return found if found is not None and found.how == "own" else None
        if text in (";", "that", "to") or _is_finite(texts, at) or text.endswith("ing"):
            return None
    return None


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
    if words.texts[place - 1] != "as" and words.texts[place] not in TELLING:
        return None
    if words.texts[place - 1] == "as":
        for at in range(place - 2, max(0, place - 9), -1):
            if words.texts[at : at + 2] == ["on", "record"] or (
                words.texts[at] in ("quoted", "cited", "reported") and words.texts[at - 1] in BE
            ):
                # "was quoted in the press as saying"
                group = read_group(words, at - 1, ANY_PAST)
                return find_subject(words, group, at - 1) if group is not None else None
    if words.texts[place] not in TELLING:
        return None
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


def _of_document(words: Words, place: int) -> Subject | None:
    """`sent a note to Lima on May 3 demanding`, `a letter from Reyes proposing`: whose paper it is."""
    texts = words.texts
    if texts[place - 1] in PREPOSITION or texts[place - 1] in OPENING:
        return None  # "pointed to the speech as laying out the plan"
    for at in range(place - 1, max(-1, place - _REACH), -1):
        text = texts[at]
        if text in DOCUMENT and words.mentions[at] is None:
            owner = document_owner(words, at)
            if owner is not None:
                return owner
            if texts[at - 1] in ("in", "by", "of"):
                return None
            made = next((one for one in range(at - 1, max(-1, at - 8), -1) if texts[one] in MADE), None)
            return None if made is None else _maker(words, made, place)
        if text in (";", "that", "and") or _is_finite(texts, at) or text == "who":
            return None
    return None


def _is_finite(texts: list[str], at: int) -> bool:
    """Whether a finite verb stands at `at`, no month: `on May 3`."""
    return texts[at] in FINITE and not (texts[at] == "may" and texts[at + 1].isdigit())


def _maker(words: Words, made: int, place: int) -> Subject:
    """Who made or handed over the paper: the subject of that verb, else of the sentence."""
    group = read_group(words, made, ANY_PAST)
    found = find_subject(words, group, made) if group is not None and group.shape == "finite" else None
    if found is not None and found.how == "own":
        return found._replace(how="document", words=None) if found.mentions else found
    main = main_subject(words, place)
    return main._replace(how="document") if main is not None and main.mentions else Subject((), place, "participle")


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
    if before == "left":
        return True  # "left saying that he would not be back"
    return place == 0 or before in PARTICIPLE_OPENER or before in DASHES or before in QUOTES
