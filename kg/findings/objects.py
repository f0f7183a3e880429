"""What may begin after a verb: somebody named, a noun phrase, a clause without `that`."""

from __future__ import annotations

from kg.findings.verbs import verb_forms
from kg.findings.words import QUOTES, Words, word_class


def is_named(words: Words, at: int) -> bool:
    """Whether somebody is named at `at`, and no infinitive stands there."""
    text = words.text(at)
    return words.mention(at) is not None or text in word_class("determiner") or text in word_class("object")


def is_object(words: Words, at: int) -> bool:
    """Whether a noun phrase or clause may begin at `at`."""
    text = words.text(at)
    if words.mention(at) is not None or text in QUOTES or text in ("$", "("):
        return True
    if not text or not text[0].isalnum() or text in ("no", "neither"):
        return False
    return not any(text in word_class(name) for name in ("conjunction", "be", "preposition"))


def has_finite(words: Words, at: int) -> bool:
    """Whether a finite verb stands before the clause ends, so that what begins at `at` is a clause."""
    finite, forms = word_class("finite"), verb_forms()
    following = words.text(at + 1)
    if is_pronoun(words, at) and following.isalpha() and words.texts[at] not in ("it", "you"):
        return True  # "he continues to work", "they know": a verb of any kind follows
    if words.texts[at] == "it" and following.endswith("s"):
        return True  # save in "thought it necessary"
    for place in range(at + 1, min(len(words), at + 40)):
        text = words.texts[place]
        after = forms.get(words.text(place + 1)) if text == "and" else None
        if text == "and" and (
            words.text(place + 1) in finite or (after is not None and after.shapes != frozenset({"base"}))
        ):
            return False  # "maintain palaces in Morocco and have poured money": the verb goes on
        if text in finite or (text.endswith("ed") and len(text) > 4):
            return True
        if text in forms and "ing" not in forms[text].shapes and words.texts[place - 1] != "to":
            return True
        if text == ";" or (text in ("and", "but") and is_pronoun(words, place + 1)):
            return False
    return False


def is_pronoun(words: Words, at: int) -> bool:
    """Whether `he`, `they` or another pronoun stands at `at`."""
    mention = words.mention(at)
    return words.text(at) in word_class("pronoun") or (mention is not None and mention.kind == "pronoun")


def is_seen(words: Words, verb: int, at: int) -> bool:
    """`sees four ways out`, `we see little reason`: the present tense with an object that is no person."""
    present = words.texts[verb].endswith("s") or "base" in verb_forms()[words.texts[verb]].shapes
    now = present and (words.text(verb - 1) == "@" or words.texts[verb].endswith("s"))
    return now and words.mention(at) is None and is_object(words, at) and words.text(at) not in word_class("object")
