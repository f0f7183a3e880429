"""Subjects that no mention covers and no table knows: `the deputy warden told`, `Diplomats who saw it report`."""

from __future__ import annotations

from kg.findings.function_words import (
    CLAUSE_HEAD,
    CONJUNCTION,
    DATE,
    DETERMINER,
    DOCUMENT,
    FINITE,
    NO_SPEAKER,
    PHRASE_END,
    PREPOSITION,
    PRONOUN,
    WHO,
)
from kg.findings.verbs import is_verb, verb_forms
from kg.findings.words import DASHES, QUOTES, Words, is_adverb, is_function_word

_PUBLIC = frozenset({"opposition", "political", "public", "religious", "business", "leading", "party", "senior"})
_LONGEST = 8  # words of such a phrase
_RELATIVE = 16  # words of the relative clause after it


def phrase_before(words: Words, place: int) -> tuple[int, int] | None:
    """The words, from and to (exclusive), of the noun phrase at a clause's head whose last word is at `place`.

    None where it can name nobody: `the figures`, `the fact`, `May 3`.
    """
    texts, mentions = words.texts, words.mentions
    if not can_speak(words, place):
        return None
    at = place
    while at >= 0 and place - at < _LONGEST:
        text = texts[at]
        if text in DETERMINER and mentions[at] is None:
            at -= 1
            break
        if text == "'s" and at > 0 and mentions[at - 1] is not None:
            at -= 2
            break
        if mentions[at] is None and not _is_part(words, at):
            break
        at -= 1
    start = at + 1
    if start > place or not _opens(words, start) or texts[start] in PRONOUN or is_adverb(texts[start]):
        return None
    bare = texts[start] not in DETERMINER and texts[start] != "@"
    if bare and not texts[place].endswith("s") and not words.written(start)[:1].isupper():
        return None  # "as demand said"
    return start, place + 1


def can_speak(words: Words, place: int) -> bool:
    """Whether the word at `place` may be the last of a phrase that names somebody."""
    text = words.texts[place]
    if place < 0 or words.mentions[place] is not None or len(text) < 3 or not text.replace("-", "").isalpha():
        return False
    if text == "figures" and (words.mentions[place - 1] is not None or words.texts[place - 1] in _PUBLIC):
        return True  # "six opposition figures"
    if text in NO_SPEAKER or text in DOCUMENT or text in DATE or text in verb_forms():
        return False
    return not (is_function_word(text) or is_adverb(text))


def _is_part(words: Words, at: int) -> bool:
    """Whether a word can stand inside the phrase."""
    text = words.texts[at]
    if not text.replace("-", "").isalnum() or text in PHRASE_END or text in PRONOUN:
        return False
    if text in verb_forms() and text not in WHO:
        return False
    return not (text.endswith("ed") and words.texts[at - 1] not in DETERMINER)


def _opens(words: Words, start: int) -> bool:
    """Whether a clause can begin at `start`."""
    before = words.texts[start - 1]
    return before == "" or before in CLAUSE_HEAD or before in DASHES or before in QUOTES or before in CONJUNCTION


def phrase_over_relative(words: Words, place: int) -> tuple[int, int] | None:
    """The noun phrase whose relative clause ends at `place`: `Diplomats who followed the trial report`."""
    texts = words.texts
    if "who" not in texts:
        return None
    for at in range(place - 1, max(0, place - _RELATIVE), -1):
        text = texts[at]
        if text == "who":
            verb = texts[at + 2] if is_adverb(texts[at + 1]) else texts[at + 1]
            told = is_verb(verb) or verb.endswith("s")
            return phrase_before(words, at - 1) or _known(words, at - 1) if told else None
        if text in (",", ";", ":", "that", "which") or (text in FINITE and texts[at - 1] != "who"):
            return None
    return None


def _known(words: Words, place: int) -> tuple[int, int] | None:
    """A phrase that ends in a noun of speakers, from its article on."""
    if words.texts[place] not in WHO and words.mentions[place] is None:
        return None
    start = place
    while start > 0 and place - start < _LONGEST and words.texts[start - 1] not in PREPOSITION:
        if words.mentions[start - 1] is None and not words.texts[start - 1].isalpha():
            break
        start -= 1
        if words.texts[start] in DETERMINER:
            break
    return (start, place + 1) if _opens(words, start) else None
