"""What is said of an object: `rejected the plan`, `called the plan a mistake`, `raised the delay with Lund`."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from kg.findings.addressees import past_addressee
from kg.findings.function_words import (
    BARE,
    DATE,
    DETERMINER,
    FINITE,
    OBJECT,
    PARTICLE,
    PREPOSITION,
)
from kg.findings.objects import has_finite, inner_clause, is_clause, is_held_to_be, is_object
from kg.findings.predicates import says_of_object
from kg.findings.words import QUOTES, Words


class Complement(NamedTuple):
    """Where the statement begins, as a word's place, and by which of the frame's complements.

    `act` is the speech act of the noun between verb and statement (`expressed unwillingness to`), "" without one.
    """

    start: int
    by: str
    act: str = ""


_OWN = frozenset({"his", "her", "its", "their", "our", "my"})
_AFTER_HIM = frozenset({"as", "on", ".", "", "and", ","})
_ELSE = frozenset({"otherwise", "so", "as", "differently"})
make_complement = partial(tuple.__new__, Complement)  # thrice as quick as by name


def by_predicate(words: Words, at: int, verb: int, takes: frozenset[str]) -> Complement | None:
    """`found the plan hard to credit`, `would like a pause`: the object, with what is said of it."""
    if says_of_object(words, at, verb, takes):
        return Complement(at, "np")
    if "np-own" in takes and words.texts[at] in _OWN:
        return Complement(at, "np-own")  # "offered his good offices"
    return Complement(at, "np-not") if "np-not" in takes and is_object(words, at) else None


def by_object(words: Words, at: int, takes: frozenset[str], strength: str) -> Complement | None:
    """`rejected the plan`, `called the plan a mistake`, `denied knowing it`, `said the plan was a mistake`."""
    text = words.texts[at]
    if strength == "speech" and "np-as" in takes and text.endswith(("self", "selves")):
        return None  # "portrayed himself as a pragmatist" tells how he acted
    if not takes.isdisjoint(("np-as", "np-pred", "addr-as")):
        return _predicated(words, at, "np-pred" not in takes)
    if "ing" in takes and text.endswith("ing") and len(text) > 4 and text not in PREPOSITION:
        return Complement(at, "ing")
    if "to-be" in takes and is_object(words, at) and is_held_to_be(words, at):
        return Complement(at, "np")
    following = words.texts[at + 1]
    if "np" in takes and text in ("him", "her", "them", "me", "us") and following in _AFTER_HIM:
        # "confirmed him as envoy" is no statement, "described him as a liberal" is one
        return Complement(at, "np") if "him-as" in takes and following == "as" else None
    if text in _ELSE or (text in ("one", "each") and following in ("another", "other")):
        return None  # "papers which wrote otherwise", "parties which dislike one another"
    if "np" in takes:
        if text == "no" and following.isalpha() and ("that" not in takes or not has_finite(words, at)):
            return Complement(at, "np")  # "sought no delay"
        if is_object(words, at):
            inner = inner_clause(words, at)
            return make_complement((at if inner is None else inner, "np", ""))
    return None if text in ("him", "them", "us", "me") or text in PARTICLE else _clause(words, at, takes, strength)


def _clause(words: Words, at: int, takes: frozenset[str], strength: str) -> Complement | None:
    """`said the plan was a mistake`: a clause without `that`."""
    text = words.texts[at]
    if "that-" in takes and is_object(words, at) and is_clause(words, at):
        return Complement(at, "that")
    if "that" in takes and text in ("no", "neither", "nothing", "nobody") and has_finite(words, at):
        return Complement(at, "that")  # "said no decision had been taken"
    if "that" in takes and (is_object(words, at) or (strength == "speech" and text in BARE)):
        if text in ("it", "this", "that") and words.texts[at + 1] in PREPOSITION:
            return None  # "as we understand it from a contact"
        if text in BARE and text != "there" and "," not in words.texts[at : at + 20]:
            return None  # "answered before the other could"
        return make_complement((at, "that", "")) if has_finite(words, at) else None
    return None


def by_company(words: Words, at: int) -> Complement | None:
    """`raised with Reyes the delay`, `raised the delay with Reyes`: an object, and with whom."""
    if words.texts[at] == "with":
        past = past_addressee(words, at + 1)
        return Complement(past, "np") if past is not None and is_object(words, past) else None
    if not is_object(words, at):
        return None
    for place in range(at + 1, min(words.size - 1, at + 16)):
        text = words.texts[place]
        if text == "with":
            after = place + 1
            while words.texts[after] in DETERMINER:
                after += 1
            mention = words.mentions[after]
            if (mention is not None and mention.kind != "body") or words.texts[after] in OBJECT:
                return Complement(at, "np")
        elif text in (",", ";") or text in FINITE:
            return None
    return None


def _predicated(words: Words, at: int, by_as: bool) -> Complement | None:
    """`saw the plan as a trap`, `called the plan a mistake`; None for `called Reyes on Monday`."""
    if not is_object(words, at) or words.texts[at] in QUOTES:
        return None
    for place in range(at + 1, min(words.size, at + 24)):
        text = words.texts[place]
        if by_as and text == "as":
            return Complement(at, "np")
        if text in (";", ".") or (not by_as and (text in (",", "and") or (text == "to" and place < at + 2))):
            return None
        article = text in ("a", "an", "the") and words.texts[place - 1] not in PREPOSITION
        if not by_as and text in ("that", "with"):
            return None
        if not by_as and words.mentions[at] is not None and place > at + 1:
            return None  # "called Lund with the message"
        if not by_as and (text in QUOTES or article):
            dated = words.mentions[at] is not None and words.texts[at + 1] in DATE
            return None if dated else Complement(at, "np")
    return None
