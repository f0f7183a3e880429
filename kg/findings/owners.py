"""What a noun belongs to: the owner of a letter, whom a body is told of, where a noun phrase begins."""

from __future__ import annotations

from typing import NamedTuple

from kg.findings.function_words import DETERMINER, DOCUMENT, PHRASE_END, PREPOSITION, WHO
from kg.findings.model import Mention
from kg.findings.verbs import is_verb, verb_forms
from kg.findings.words import Words, is_adverb, is_function_word


class Subject(NamedTuple):
    """Who does it: the mentions, or the words of a noun that can speak, and how they stand to the verb.

    `how` is own, document (`Putin's letter says`), relative (`who said`), shared (`and said`), participle (`, saying`)
    or inverted (`said Otsuki`).
    """

    mentions: tuple[Mention, ...]
    start: int  # the first word of the subject
    how: str
    words: tuple[int, int] | None = None  # words from, to (exclusive) where no mention stands


def document_owner(words: Words, place: int) -> Subject | None:
    """The owner of the letter or speech at `place`: `Putin's reply said`, `Reyes' May 3 speech affirms`."""
    if words.texts[place] not in DOCUMENT:
        return None
    at = place - 1
    while at >= 0 and place - at < 5 and words.mentions[at] is None and words.texts[at] != "'s":
        if not words.texts[at].isalnum() or words.texts[at] in PREPOSITION:
            break
        at -= 1
    mention = words.mentions[at - 1]
    if mention is not None and words.texts[at] == "'s":
        return Subject((mention,), at - 1, "document")
    if words.texts[place + 1] in ("from", "by"):
        at = place + 3 if words.texts[place + 2] in DETERMINER else place + 2
        mention = words.mentions[at]
        if mention is not None:
            return Subject((mention,), place, "document")  # "the letter from Reyes stated"
    return None


def of_somebody(words: Words, at: int) -> int | None:
    """The place of the name that `of the` or `of the Datos` follows up to `at`: of whom a body is told."""
    mention = words.mentions[at]
    if mention is not None and mention.kind == "body":
        at -= 1
    at -= words.texts[at] in DETERMINER
    mention = words.mentions[at - 1]
    return at - 1 if words.texts[at] in ("of", "from") and mention is not None and mention.official else None


def noun_start(words: Words, place: int) -> int:
    """The first word of the noun phrase that ends at `place`."""
    texts = words.texts
    at = place
    while at > 0 and place - at < 7:
        before = texts[at - 1]
        if words.mentions[at - 1] is not None or before == "'s" or not before[0].isalnum():
            break
        if before in PHRASE_END or (before in verb_forms() and before not in WHO):
            break
        at -= 1
        if before in DETERMINER or before == "neither":
            break
    return at


def is_modifier(text: str) -> bool:
    """Whether the word can stand before an office: `the shadow foreign minister`, `later`."""
    return is_adverb(text) or (text.removesuffix("'s").isalpha() and not is_function_word(text) and not is_verb(text))
