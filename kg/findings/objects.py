"""What may stand beside a verb: somebody named, a name, a noun phrase, a clause without `that`."""

from __future__ import annotations

from kg.findings.function_words import (
    CONJUNCTION,
    DETERMINER,
    FINITE,
    HAVE,
    NO_OBJECT,
    OBJECT,
    PAST,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
)
from kg.findings.verbs import attribution_nouns, verb_forms
from kg.findings.words import QUOTES, Words, is_function_word


def is_named(words: Words, at: int) -> bool:
    """Whether somebody is named at `at`, and no infinitive stands there."""
    text = words.texts[at]
    return words.mentions[at] is not None or text in DETERMINER or text in OBJECT


def is_object(words: Words, at: int) -> bool:
    """Whether a noun phrase or clause may begin at `at`."""
    text = words.texts[at]
    if words.mentions[at] is not None or text in QUOTES or text in ("$", "("):
        return True
    if not text or not text[0].isalnum() or text in ("no", "neither"):
        return False
    return text not in NO_OBJECT


def has_finite(words: Words, at: int) -> bool:
    """Whether a finite verb stands before the clause ends, so that what begins at `at` is a clause."""
    finite, forms = FINITE, verb_forms()
    following = words.texts[at + 1]
    if is_pronoun(words, at) and following.isalpha() and words.texts[at] not in ("it", "you"):
        return True  # "he continues to work", "they know": a verb of any kind follows
    if words.texts[at] == "it" and following.endswith("s"):
        return True  # save in "thought it necessary"
    for place in range(at + 1, min(words.size, at + 40)):
        text = words.texts[place]
        after = forms.get(words.texts[place + 1]) if text == "and" else None
        if text == "and" and (
            words.texts[place + 1] in finite or (after is not None and after.shapes != frozenset({"base"}))
        ):
            return False  # "maintain palaces in Morocco and have poured money": the verb goes on
        if text in finite or (text.endswith("ed") and len(text) > 4):
            return True
        if text in forms and "ing" not in forms[text].shapes and words.texts[place - 1] != "to":
            return True
        if text == ";" or (text in ("and", "but") and is_pronoun(words, place + 1)):
            return False
    return False


def is_clause(words: Words, at: int) -> bool:
    """Whether a clause stands at `at` for sure: `it was`, `the dispute was internal`, no relative before its verb."""
    if is_pronoun(words, at) or words.texts[at] == "there":
        return words.texts[at + 1] in FINITE or has_finite(words, at)
    for place in range(at + 1, min(words.size, at + 12)):
        text = words.texts[place]
        if text in FINITE:
            return True
        if text in RELATIVE or text in CONJUNCTION or text in (",", ";"):
            return False
    return False


def is_pronoun(words: Words, at: int) -> bool:
    """Whether `he`, `they` or another pronoun stands at `at`."""
    mention = words.mentions[at]
    return words.texts[at] in PRONOUN or (mention is not None and mention.kind == "pronoun")


def is_seen(words: Words, verb: int, at: int) -> bool:
    """`sees four ways out`, `we see little reason`: the present tense with an object that is no person."""
    present = words.texts[verb].endswith("s") or "base" in verb_forms()[words.texts[verb]].shapes
    now = present and (words.texts[verb - 1] == "@" or words.texts[verb].endswith("s"))
    if (
        words.texts[at] in ("no", "little")
        and words.texts[at + 1] != "one"
        and words.texts[verb - 1] not in HAVE
        and words.texts[at + 1].isalpha()
    ):
        return True  # "sees no way out", "saw little reason"
    return now and words.mentions[at] is None and is_object(words, at) and words.texts[at] not in OBJECT


def is_held_to_be(words: Words, at: int) -> bool:
    """Whether what begins at `at` is held to be something: `the claims to be untrue`."""
    for place in range(at + 1, min(words.size, at + 12)):
        text = words.texts[place]
        if text == "to":
            return words.texts[place + 1] in ("be", "have")
        if text in FINITE or text in (",", ";"):
            return False
    return False


def inner_clause(words: Words, at: int) -> int | None:
    """`confirmed reports that ...`, `rejected the claim that ...`: the clause after an object of attribution."""
    nouns = attribution_nouns()
    for place in range(at, min(words.size, at + 6)):
        text = words.texts[place]
        if text in nouns:
            if any(words.mentions[at:place]):
                return None  # "refuted the rebels' claim that": theirs, and a statement of its own
            if words.texts[place + 1] != "that" or not words.texts[place + 2] or "that" not in nouns[text].complements:
                return None
            verb = words.texts[place + 3]
            made = verb in HAVE or verb in PAST
            return None if made and is_pronoun(words, place + 2) else place + 2  # "remarks that he has made"
        if not text[0].isalnum() and text != "@":
            return None
    return None


def opens_clause(words: Words, at: int) -> bool:
    """Whether a short noun phrase and a finite verb stand at `at`."""
    if words.texts[at] not in DETERMINER:
        return False
    for text in words.texts[at + 1 : at + 6]:
        if text in FINITE:
            return True
        if not text[:1].isalpha() or text in PREPOSITION:
            return False
    return False


def is_capitalised(words: Words, at: int) -> bool:
    """Whether a word in title case stands at `at`, and no small word that only opens a sentence."""
    if is_function_word(words.texts[at]):
        return False
    start = words.span(at)[0]
    head = words.body[start : start + 2]
    return head[:1].isupper() and head[1:].islower()


def before_bracket(words: Words, place: int) -> int:
    """The place before the bracket that closes at `place`, else `place`: `the Ministry (MFA), as`."""
    if words.texts[place] != ")":
        return place
    for at in range(place - 1, max(-1, place - 8), -1):
        if words.texts[at] == "(":
            return max(at - 1, 0)
    return place
