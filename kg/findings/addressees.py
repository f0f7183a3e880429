"""Past whoever is addressed, and past dates and places, to the `that` of what is said."""

from __future__ import annotations

from kg.findings.function_words import DATE, DETERMINER, FINITE, OBJECT, PREPOSITION, WH, WHO
from kg.findings.verbs import verb_forms
from kg.findings.words import QUOTES, Words

_REACH = 34  # words that a `that` may stand from its verb


def past_that(words: Words, at: int, takes: frozenset[str]) -> int | None:
    """The word after the `that`, or the `whether`, that a verb before `at` takes; None where it takes none.

    Between may stand an addressee, a date, prepositional phrases: `told the envoy in Lima on May 3 that`.
    """
    text = words.texts[at]
    if text == "that":
        return past_comma(words, at + 1)
    if text == "," and words.texts[at + 1] == "as":
        # "insisted, as he had before, that"
        close = next((place for place in range(at + 2, min(words.size, at + 12)) if words.texts[place] == ","), at)
        return past_comma(words, close + 2) if words.texts[close + 1] == "that" else None
    if not _may_precede(words, at, takes):
        return None
    for place in range(at, min(words.size - 1, at + _REACH)):
        text = words.texts[place]
        if text == "that":
            if _is_conjunction(words, at, place):
                return past_comma(words, place + 1)
            if words.texts[place - 1] in PREPOSITION:
                continue  # "noting in that conversation that"
            return None
        if text == "whether" and place > at:
            return place
        following = words.texts[place + 1]
        if text in FINITE and not (text == "may" and following.isdigit()):
            return None
        if text in (";", ":", "(") or text in QUOTES:
            return None
        if text == "to" and is_infinitive(words, place + 1) and following not in DATE:
            return None  # "asked the envoy to take steps to see that": the infinitive is what was asked
        if text in ("and", "but") and words.mentions[place + 1] is None and following in verb_forms():
            return None
    return None


def _may_precede(words: Words, at: int, takes: frozenset[str]) -> bool:
    """Whether what begins at `at` may stand between a verb and its `that`."""
    text = words.texts[at]
    dates, prepositions = DATE, PREPOSITION
    if text == ",":
        # "did indicate, for the first time, that"
        return words.texts[at + 1] in prepositions or words.texts[at + 1] in dates
    if "addr" in takes or text in prepositions or text in dates or text.isdigit():
        return True
    return "np" not in takes and text in ("his", "her")


def _is_conjunction(words: Words, at: int, place: int) -> bool:
    """Whether the `that` at `place` opens a clause; `countries that had signed` and `all that` are relative."""
    before = words.texts[place - 1]
    if words.texts[at] == "," and before != ",":
        return False
    if words.mentions[place - 1] is None and before in ("so", "of", "in", "to", "for", "on", "all"):
        return False
    return words.texts[place + 1] not in FINITE


def past_comma(words: Words, at: int) -> int:
    """Past the comma of `noted that, as yet, there was`."""
    return at + 1 if words.texts[at] == "," and words.texts[at + 1] else at


def is_infinitive(words: Words, at: int) -> bool:
    """Whether the word after a `to` may be a verb."""
    text = words.texts[at]
    if words.mentions[at] is not None or not text[:1].isalpha():
        return False
    return not (text in DETERMINER or text in OBJECT or text.endswith("ing"))


def past_addressee(words: Words, at: int) -> int | None:
    """The place after the noun phrase of whoever is addressed and a date, None where none stands at `at`."""
    start = at
    head = _past_head(words, at)
    if head is None:
        return None
    at = head
    if words.texts[at] == "'s":
        # "the General's staff": what is owned is addressed
        at += 1
        while at - start < 6 and words.texts[at][:1].isalpha() and not _ends_phrase(words.texts[at]):
            at += 1
    while words.texts[at] in ("and", ",") and words.mentions[at + 1] is not None:
        at += 2
    if words.texts[at] == "(":
        while words.texts[at] not in (")", ""):
            at += 1
        at += 1
    while _is_dated(words, at) or (words.texts[at] == "on" and _is_dated(words, at + 1)):
        at += 1
    return at if at < words.size else None


def _past_head(words: Words, at: int) -> int | None:
    """The place after a mention, `him`, `reporters`, or a short noun phrase that `to`, `that` or a preposition ends."""
    if words.texts[at] == "her" and (words.texts[at + 1] == "to" or _ends_phrase(words.texts[at + 1])):
        return at + 1
    while words.texts[at] in DETERMINER:
        at += 1
    for step in range(at, min(words.size, at + 5)):
        text = words.texts[step]
        named = words.mentions[step] is not None or text in OBJECT or text in WHO
        if named:
            return step + 1
        if step > at and (_ends_phrase(text) or text in WH):
            return step
        if not text[0].isalpha() or _ends_phrase(text) or text in FINITE:
            return None
    return None


def _ends_phrase(text: str) -> bool:
    return text == "that" or text in PREPOSITION


def _is_dated(words: Words, at: int) -> bool:
    return words.texts[at] in DATE or words.texts[at].isdigit()
