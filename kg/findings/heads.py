"""Who does something at the head of a sentence: whom `he` in the next sentence means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.findings.function_words import (
    BE,
    CONDITIONAL,
    COPULA,
    DATE,
    DETERMINER,
    FINITE,
    LEAD_IN,
    MODAL,
    OPENING,
    PAST,
    PREPOSITION,
    PRONOUN,
)
from kg.findings.model import Mention
from kg.findings.verbs import is_verb
from kg.findings.words import DASHES, Words, is_adverb, word_class

_LEAD = 40  # words that a phrase may have that opens a sentence
_APPOSITION = 30  # words that may stand between commas after a name
_FEW = 6  # words between a verb and the person it is done with
_TITLE = 3  # words of a title without a mention before a name: "Miss", "EUR DAS"
_MEETS = word_class("meets")
_BACKSHIFTED = MODAL & CONDITIONAL
_OBJECTS = DETERMINER | PRONOUN
_OPENS = PREPOSITION | OPENING | DATE
_DONE = PAST | BE | word_class("past-saying") | word_class("participle")


class Head(NamedTuple):
    """Who does something at the head of a sentence, the place of the mention and that of the verb."""

    mention: Mention
    place: int
    verb: int


def find_head(words: Words, *, told: bool = False) -> Head | None:
    """The person or officer at the head of the main clause with its verb; None where none stands there.

    What only can be told (`Reyes had written to him`, `Reyes would go`) is no deed of the cable's own story; with
    `told` it counts too.

    >>> from kg.findings.words import read_words
    >>> find_head(read_words("In May, Reyes met him.", 0, 22, [Mention(8, 13, "person", "Reyes")])).mention.name
    'Reyes'
    """
    for start in _starts(words):
        at = start
        near = words.mentions[start : start + _TITLE + 1]
        if near.count(None) < len(near):
            while at < start + _TITLE and words.mentions[at] is None and _goes_before(words, at):
                at += 1
        mention = words.mentions[at]
        if mention is None and words.texts[start] == "the":
            at = _beside_office(words, start)
            mention = words.mentions[at]
        if mention is None:
            continue
        after = _past_of(words, at + 1)
        if not mention.official and words.texts[after] in (",", "(") and words.texts[after + 2] in (",", ")"):
            # whose name stands beside: "The governor of Oruro, Reyes, takes a hard line", "Peru (Reyes) goes further"
            named = words.mentions[after + 1]
            mention = named if named is not None and named.kind == "person" else mention
        if mention.kind in ("person", "post"):
            is_beside = start < at and words.texts[at - 1] == ","
            if words.texts[after] == "," and (is_beside or has_comma(words, mention)):
                after += 1
            verb = _verb_after(words, after, told)
            if verb is not None:
                return Head(mention, at, verb)
    return None


def met_person(words: Words, head: Head) -> Mention | None:
    """Whom the head of the sentence meets or calls on: `The Ambassador met Reyes to deliver`; None where nobody."""
    if words.texts[head.verb] not in _MEETS:
        return None
    for at in range(head.verb + 1, min(words.size, head.verb + 1 + _FEW)):
        mention = words.mentions[at]
        if mention is not None and mention.kind == "person":
            return mention
        if words.texts[at] in (",", ";") or words.texts[at] in FINITE:
            return None
    return None


def _starts(words: Words) -> Iterator[int]:
    """The words at which the main clause may begin: the first, and after what opens the sentence."""
    texts, first = words.texts, words.texts[0]
    if first not in _OPENS and not first.endswith(("ing", "ed")):
        yield 0
        return
    if texts[1] == "@" and texts[2] == "'s":
        yield 4  # "At Reyes' invitation Lund reviewed the plan"
    for at in range(1, min(words.size, _LEAD)):
        if texts[at] == ",":
            yield at + 1


def _beside_office(words: Words, start: int) -> int:
    """The place of the name in `The governor of Oruro, Reyes, takes a hard line`, else `start`."""
    for at in range(start + 2, start + _FEW):
        if words.texts[at] == ",":
            return at + 1 if words.mentions[at + 1] is not None and words.texts[at + 2] == "," else start
        if not words.texts[at].isalpha() or is_verb(words.texts[at]):
            break
    return start


def has_comma(words: Words, mention: Mention) -> bool:
    """Whether the mention is an office and, after a comma, the name: `the governor of Oruro, Luis Reyes`."""
    return words.body.find(",", mention.start, mention.end) >= 0


def _goes_before(words: Words, at: int) -> bool:
    """Whether the word can stand before a name at the head: an article, `however`, a title that is no mention."""
    text = words.texts[at]
    if text in DETERMINER or text in LEAD_IN or text in DASHES or is_adverb(text):
        return True
    return text.isalpha() and text not in _OPENS and words.body[words.span(at)[0]].isupper()


def _past_of(words: Words, at: int) -> int:
    """The word after `of Oruro` where that stands at `at`: the comma or bracket before a name."""
    if words.texts[at] == "of":
        for past in range(at + 2, min(words.size, at + _FEW)):
            if words.texts[past] in (",", "(") or _is_deed(words, past):
                return past  # "the governor of Oruro, Reyes", "Reyes of Oruro believes"
            if not words.texts[past].isalpha() and words.texts[past] != "@":
                break
    return at


def _verb_after(words: Words, at: int, told: bool) -> int | None:
    """The place of the verb that the mention before `at` is the subject of, past a bracket or an apposition."""
    texts = words.texts
    if texts[at] == "(":
        at = next((one + 1 for one in range(at, min(words.size, at + 12)) if texts[one] == ")"), words.size)
    if texts[at] == ",":
        at = _after_apposition(words, at + 1)
    while is_adverb(texts[at]):
        at += 1
    is_done = _is_deed(words, at) or (told and words.texts[at] in FINITE)
    if words.texts[0] == "according" and words.texts[at] in MODAL:
        return None  # "According to Lund, Reyes will resign": what is foretold
    return at if at < words.size and is_done else None


def _after_apposition(words: Words, start: int) -> int:
    """The word after what stands in apposition, where a verb stands; else the end of the sentence."""
    for at in range(start, min(words.size, start + _APPOSITION)):
        if words.texts[at] in (";", ":"):
            break
        if words.texts[at] == ",":
            after = at + 1
            while is_adverb(words.texts[after]):
                after += 1
            if _is_deed(words, after):
                return after
    return words.size


def _is_deed(words: Words, at: int) -> bool:
    """Whether a verb of the cable's own story stands at `at`: `left`, `was brief`, not `had left`, `would leave`."""
    text = words.texts[at]
    following = words.texts[at + 2] if is_adverb(words.texts[at + 1]) else words.texts[at + 1]
    if text in COPULA or (text[-1:] == "s" and following in _OBJECTS):
        return True  # "remains the only one", "takes a quieter line"
    if not is_verb(text) or text in _BACKSHIFTED:
        return False
    return text != "had" or not (following.endswith(("ed", "en")) or following in _DONE)
