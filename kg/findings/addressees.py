"""Past whoever is addressed, and past dates and places, to the `that` of what is said."""

from __future__ import annotations

from kg.findings.verbs import verb_forms
from kg.findings.words import QUOTES, Words, word_class

_REACH = 34  # words that a `that` may stand from its verb


def past_that(words: Words, at: int, takes: frozenset[str]) -> int | None:
    """The word after the `that`, or the `whether`, that a verb before `at` takes; None where it takes none.

    Between may stand an addressee, a date, prepositional phrases: `told the envoy in Lima on May 3 that`.
    """
    text = words.text(at)
    if text == "that":
        return past_comma(words, at + 1)
    if text == "," and words.text(at + 1) == "as":
        # "insisted, as he had before, that"
        close = next((place for place in range(at + 2, min(len(words), at + 12)) if words.texts[place] == ","), at)
        return past_comma(words, close + 2) if words.text(close + 1) == "that" else None
    if not _may_precede(words, at, takes):
        return None
    for place in range(at, min(len(words) - 1, at + _REACH)):
        text = words.texts[place]
        if text == "that":
            if _is_conjunction(words, at, place):
                return past_comma(words, place + 1)
            if words.text(place - 1) in word_class("preposition"):
                continue  # "noting in that conversation that"
            return None
        if text == "whether" and place > at:
            return place
        following = words.text(place + 1)
        if text in word_class("finite") and not (text == "may" and following.isdigit()):
            return None
        if text in (";", ":", "(") or text in QUOTES:
            return None
        if text == "to" and is_infinitive(words, place + 1) and following not in word_class("date"):
            return None  # "asked the envoy to take steps to see that": the infinitive is what was asked
        if text in ("and", "but") and words.mention(place + 1) is None and following in verb_forms():
            return None
    return None


def _may_precede(words: Words, at: int, takes: frozenset[str]) -> bool:
    """Whether what begins at `at` may stand between a verb and its `that`."""
    text = words.text(at)
    dates, prepositions = word_class("date"), word_class("preposition")
    if text == ",":
        # "did indicate, for the first time, that"
        return words.text(at + 1) in prepositions or words.text(at + 1) in dates
    if "addr" in takes or text in prepositions or text in dates or text.isdigit():
        return True
    return "np" not in takes and text in ("his", "her")


def _is_conjunction(words: Words, at: int, place: int) -> bool:
    """Whether the `that` at `place` opens a clause; `countries that had signed` and `all that` are relative."""
    before = words.text(place - 1)
    if words.text(at) == "," and before != ",":
        return False
    if words.mention(place - 1) is None and before in ("so", "of", "in", "to", "for", "on", "all"):
        return False
    return words.text(place + 1) not in word_class("finite")


def past_comma(words: Words, at: int) -> int:
    """Past the comma of `noted that, as yet, there was`."""
    return at + 1 if words.text(at) == "," and words.text(at + 1) else at


def is_infinitive(words: Words, at: int) -> bool:
    """Whether the word after a `to` may be a verb."""
    text = words.text(at)
    if words.mention(at) is not None or not text[:1].isalpha():
        return False
    return not (text in word_class("determiner") or text in word_class("object") or text.endswith("ing"))


def past_addressee(words: Words, at: int) -> int | None:
    """The place after the noun phrase of whoever is addressed and a date, None where none stands at `at`."""
    start = at
    head = _past_head(words, at)
    if head is None:
        return None
    at = head
    if words.text(at) == "'s":
        # "the General's staff": what is owned is addressed
        at += 1
        while at - start < 6 and words.text(at)[:1].isalpha() and not _ends_phrase(words.text(at)):
            at += 1
    while words.text(at) in ("and", ",") and words.mention(at + 1) is not None:
        at += 2
    if words.text(at) == "(":
        while words.text(at) not in (")", ""):
            at += 1
        at += 1
    while _is_dated(words, at) or (words.text(at) == "on" and _is_dated(words, at + 1)):
        at += 1
    return at if at < len(words) else None


def _past_head(words: Words, at: int) -> int | None:
    """The place after a mention, `him`, `reporters`, or a short noun phrase that `to`, `that` or a preposition ends."""
    if words.text(at) == "her" and (words.text(at + 1) == "to" or _ends_phrase(words.text(at + 1))):
        return at + 1
    while words.text(at) in word_class("determiner"):
        at += 1
    for step in range(at, min(len(words), at + 5)):
        text = words.texts[step]
        named = words.mentions[step] is not None or text in word_class("object") or text in word_class("who")
        if named:
            return step + 1
        if step > at and (_ends_phrase(text) or text in word_class("wh")):
            return step
        if not text[0].isalpha() or _ends_phrase(text) or text in word_class("finite"):
            return None
    return None


def _ends_phrase(text: str) -> bool:
    return text == "that" or text in word_class("preposition")


def _is_dated(words: Words, at: int) -> bool:
    return words.text(at) in word_class("date") or words.text(at).isdigit()
