"""What a verb takes: where the statement begins after it."""

from __future__ import annotations

from functools import cache, partial
from typing import NamedTuple

from kg.findings.addressees import is_infinitive, past_addressee, past_comma, past_that
from kg.findings.function_words import (
    BARE,
    CONJUNCTION,
    DATE,
    DETERMINER,
    FINITE,
    OBJECT,
    PARTICLE,
    PREPOSITION,
    WH,
)
from kg.findings.objects import has_finite, inner_clause, is_held_to_be, is_named, is_object, is_seen
from kg.findings.telegraphic import leaves_out_verb
from kg.findings.verbs import Frame, attribution_nouns, verb_forms
from kg.findings.words import DASHES, QUOTES, Words, is_adverb

_ALSO = frozenset({"also", "again", "both"})
_CLOSED = frozenset({"", ";", ".", ")", "?"})
_CLAUSES = frozenset({"that", "that+"})
_CLAUSES_OR_QUESTIONS = _CLAUSES | {"wh", "addr-wh"}
_FEELINGS = frozenset({"satisfaction", "concern", "regret", "interest", "approval", "pleasure", "pride", "alarm"})


class Complement(NamedTuple):
    """Where the statement begins, as a word's place, and by which of the frame's complements.

    `act` is the speech act of the noun between verb and statement (`expressed unwillingness to`), "" without one.
    """

    start: int
    by: str
    act: str = ""


_complement = partial(tuple.__new__, Complement)  # thrice as quick as by name


def find_complement(words: Words, verb: int, frame: Frame) -> Complement | None:
    """Where the statement begins after the verb at `verb`; None where it takes none there."""
    texts, takes = words.texts, frame.complements
    at = verb + 1 + len(frame.rest)
    text = texts[at]
    while text in _ALSO or (text[-2:] == "ly" and is_adverb(text)):
        at += 1
        text = texts[at]
    if text == "(" or text in DASHES:
        at = _past_brackets(words, at)
        text = texts[at]
    if text in _CLOSED:
        return None
    found = _quotation(words, at, takes) or _that_clause(words, at, takes)
    if found is not None or text == "," or text in DASHES:
        return found
    if "np-with" in takes:
        found = _with(words, at)
        if found is not None:
            return found
    if "noun" in takes or "noun+" in takes:
        found = _noun(words, at, "noun" in takes)
        if found is not None or takes <= {"noun", "noun+"}:
            return found
    if "from-that" in takes:
        return _from(words, at)
    found = (
        (_infinitive(words, at, takes) if "to" in takes or "would-to" in takes else None)
        or _linked(words, at, takes)
        or (_addressed(words, at, takes) if _is_addressed(takes) else None)
        or _named_clause(words, at, frame)
        or _object(words, at, takes, frame.strength)
    )
    if found is None and "that" in takes and leaves_out_verb(words, verb, at):
        return Complement(at, "that")
    if found is None and "np-now" in takes and is_seen(words, verb, at):
        return Complement(at, "np")
    return found


def _past_brackets(words: Words, at: int) -> int:
    """Past what is put in between a verb and its `that`: `conceding (in private) that`, `said -- wrongly -- that`."""
    opener = words.texts[at]
    for place in range(at + 1, min(words.size, at + 16)):
        if words.texts[place] == (")" if opener == "(" else opener):
            return place + 1 if words.texts[place + 1] == "that" else at
    return at


def _quotation(words: Words, at: int, takes: frozenset[str]) -> Complement | None:
    """`said "it is over"`, `said, "it is over"`, `made one point: it is over`."""
    text = words.texts[at]
    if text in QUOTES:
        return _complement((at, "quote", "")) if not takes.isdisjoint(_CLAUSES) else None
    if text not in (":", ",") or takes.isdisjoint(_CLAUSES):
        return None
    if words.texts[at + 1] in QUOTES:
        return Complement(at + 1, "quote")
    return Complement(at + 1, "that") if text == ":" and words.texts[at + 1] else None


def _that_clause(words: Words, at: int, takes: frozenset[str]) -> Complement | None:
    """`said in Lima that it was over`, `told the envoy that it was over`, `asked the envoy whether it was over`."""
    if takes.isdisjoint(_CLAUSES_OR_QUESTIONS):
        return None
    found = past_that(words, at, takes)
    if found is None or (words.texts[found - 1] == "that" and takes.isdisjoint(_CLAUSES)):
        return None
    return Complement(found, "that")


@cache
def _is_addressed(takes: frozenset[str]) -> bool:
    """Whether somebody may be addressed between the verb and what is said."""
    return any(one.startswith("addr") for one in takes)


def _infinitive(words: Words, at: int, takes: frozenset[str]) -> Complement | None:
    """`hopes to visit`, `agreed with Reyes to meet`."""
    if "would-to" in takes and words.texts[at] == "to" and words.texts[at - 2] in ("would", "'d"):
        return Complement(at + 1, "to")
    if "to" not in takes:
        return None
    step = at + 1 if words.texts[at] == "not" else at
    if words.texts[step] == "to" and is_infinitive(words, step + 1):
        return _complement((step + 1, "to", ""))
    if words.texts[at] in ("with", "on"):
        for ahead in range(at, min(words.size, at + 8)):
            if words.texts[ahead] == "to" and is_infinitive(words, ahead + 1):
                return Complement(ahead + 1, "to")
    return None


def _linked(words: Words, at: int, takes: frozenset[str]) -> Complement | None:
    """`pointed to the delay`, `asked whether`, `agreed with Reyes on the plan`, `complained of the delay`."""
    text = words.texts[at]
    if text == "with" and words.texts[at + 1] in _FEELINGS and "np" in takes and is_object(words, at + 2):
        return Complement(at + 2, "np")  # "noted with satisfaction the end of talks"
    if text == "in" and "in-ing" in takes and words.texts[at + 1].endswith("ing"):
        return Complement(at + 1, "np")
    if text == "as" and "np" in takes:
        return Complement(at + 1, "np")  # "a subject the Embassy characterized as closed"
    if text == "to" and "to-np" in takes and is_object(words, at + 1):
        return Complement(at + 1, "np")
    if text in WH and "wh" in takes:
        return Complement(at, "wh")
    if text == "with" or (text == "to" and is_named(words, at + 1)):
        past = past_addressee(words, at + 1)
        following = words.texts[past] if past is not None else ""
        if past is not None and following in ("on", "about") and "with-on" in takes:
            return Complement(past + 1, "np")
        if past is not None and text == "to" and "np" in takes and following not in (",", ".", "and"):
            return Complement(past, "np")
    if text in takes and text in PREPOSITION and is_object(words, at + 1):
        return Complement(at + 1, "np")
    return None


def _addressed(words: Words, at: int, takes: frozenset[str]) -> Complement | None:
    """`asked the envoy to wait`, `told the envoy of the delay`, `told the envoy it was over`."""
    past = past_addressee(words, at)
    if past is None:
        return None
    if words.texts[past] == "not" and words.texts[past + 1] == "to":
        past += 1
    text = words.texts[past]
    if text == "that" and "that" in takes and words.texts[past + 1]:
        return Complement(past_comma(words, past + 1), "that")
    if text == "to" and "addr-to" in takes and is_infinitive(words, past + 1):
        return Complement(past + 1, "addr-to")
    if text in PREPOSITION and "addr-" + text in takes:
        return Complement(past + 1, "np")
    if text in WH and not takes.isdisjoint(("wh", "addr-wh")):
        return Complement(past, "wh")
    if "that" not in takes or "addr" not in takes:
        return None
    if text == "in" and words.texts[past + 1] in ("confidence", "private"):
        past += 2  # "told us in confidence the road would close"
    found = _quotation(words, past, takes)
    if found is None and is_object(words, past) and has_finite(words, past):
        found = Complement(past, "that")
    return found


def _named_clause(words: Words, at: int, frame: Frame) -> Complement | None:
    """`speculate Reyes might give up`, `REPLIED US DID NOT SEE`: a name and the verb of a clause right after it."""
    following = words.texts[at + 1]
    if "that" not in frame.complements or frame.strength != "speech" or following not in FINITE:
        return None
    is_us = words.texts[at] == "us" and words.written(at) == "US"
    return Complement(at, "that") if is_us or words.mentions[at] is not None else None


def _object(words: Words, at: int, takes: frozenset[str], strength: str) -> Complement | None:
    """`rejected the plan`, `called the plan a mistake`, `denied knowing it`, `said the plan was a mistake`."""
    text = words.texts[at]
    if strength == "speech" and "np-as" in takes and text.endswith(("self", "selves")):
        return None  # "portrayed himself as a pragmatist" tells how he acted
    if not takes.isdisjoint(("np-as", "np-pred", "addr-as")):
        return _predicated(words, at, "np-pred" not in takes)
    if "ing" in takes and text.endswith("ing") and len(text) > 5:
        return Complement(at, "ing")
    if "to-be" in takes and is_object(words, at) and is_held_to_be(words, at):
        return Complement(at, "np")
    if "np" in takes and text in ("him", "her", "them", "me", "us") and words.texts[at + 1] in ("as", "on", ".", ""):
        # "confirmed him as envoy" is no statement, "described him as a liberal" is one
        return Complement(at, "np") if "him-as" in takes and words.texts[at + 1] == "as" else None
    if "np" in takes and is_object(words, at):
        inner = inner_clause(words, at)
        return _complement((at if inner is None else inner, "np", ""))
    if text in ("him", "them", "us", "me") or text in PARTICLE:
        return None
    if "that" in takes and text in ("no", "neither", "nothing", "nobody") and has_finite(words, at):
        return Complement(at, "that")  # "said no decision had been taken"
    if "that" in takes and (is_object(words, at) or (strength == "speech" and text in BARE)):
        if text in ("it", "this", "that") and words.texts[at + 1] in PREPOSITION:
            return None  # "as we understand it from a contact"
        if text in BARE and text != "there" and "," not in words.texts[at : at + 20]:
            return None  # "answered before the other could"
        return _complement((at, "that", "")) if has_finite(words, at) else None
    return None


def _with(words: Words, at: int) -> Complement | None:
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


def _from(words: Words, at: int) -> Complement | None:
    """`heard from the Ambassador that`: past the source, whose words follow."""
    past = past_addressee(words, at + 1) if words.texts[at] == "from" else None
    return Complement(past + 1, "from") if past is not None and words.texts[past] == "that" else None


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


def _noun(words: Words, at: int, whole: bool) -> Complement | None:
    """`expressed the hope that`, `voiced his concerns about`: past the noun of attribution and its link.

    Where no link follows, the noun phrase itself is the statement if `whole`.
    """
    nouns, forms = attribution_nouns(), verb_forms()
    for place in range(at, min(words.size, at + 9)):
        text = words.texts[place]
        if text in (",", ";", ".") or text in FINITE:
            return None
        if text == "to" and place == at and not is_named(words, at + 1) and words.texts[at + 1] not in ("us", "me"):
            return None
        if text not in nouns:
            if not whole and "participle" in (forms[text].shapes if text in forms else ()):
                return None  # "has posited the view that": another verb
            continue
        takes, link, act = nouns[text].complements, words.texts[place + 1], nouns[text].speech_act
        if link == "that" and "that" in takes:
            return Complement(past_comma(words, place + 2), "that", act)
        if (
            link == "to"
            and is_named(words, place + 2)
            and words.texts[place + 3] != "'s"
            and words.texts[place + 4] != "'s"
        ):
            # "an invitation to Koumura to visit", "his thanks to the envoy for"
            past = past_addressee(words, place + 2)
            if past is not None and words.texts[past] in ("to", "that", "for", "about"):
                return Complement(past + 1, "to", act)
        if link in takes and not (link == "to" and is_named(words, place + 2)):
            goes_on = words.texts[place + 2] in CONJUNCTION  # "interest in and anger at the plan"
            return Complement(at if goes_on else place + 2, "to" if link == "to" else "np", act)
        if link == "to" and takes == ("to",):
            return Complement(at, "np", act)  # "an invitation to the candidate's adviser to visit"
        if not whole:
            return None
        if "that" in takes and words.mentions[place + 1] is not None:
            return Complement(place + 1, "that", act)
        found = past_that(words, place + 1, frozenset({"that"})) if link else None
        return Complement(at, "np", act) if found is None else Complement(found, "that", act)
    return None
