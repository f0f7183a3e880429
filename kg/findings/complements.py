"""What a verb takes: where the statement begins after it."""

from __future__ import annotations

from functools import cache

from kg.findings.addressees import is_infinitive, past_addressee, past_comma, past_that
from kg.findings.function_words import (
    ADVERBIAL,
    CONJUNCTION,
    DATE,
    FINITE,
    PREPOSITION,
    WH,
)
from kg.findings.object_complements import Complement, by_company, by_object, by_predicate, make_complement
from kg.findings.objects import has_finite, is_named, is_object, is_seen
from kg.findings.telegraphic import leaves_out_verb
from kg.findings.verbs import Frame, attribution_nouns, verb_forms
from kg.findings.words import DASHES, QUOTES, Words, is_adverb

_ALSO = frozenset({"also", "again", "both", "instead", "only", "nevertheless", "nonetheless", "further", "once", "too"})
_CLOSED = frozenset({"", ";", ".", ")", "?"})
_PUT_IN = DASHES | DATE - {"that-day", "last", "next", "later", "earlier"} | {"(", "with", "at", "in", "on"}
_SHORT = 4  # words that are hardly a clause
_INFINITIVES = frozenset({"to", "to-to", "would-to"})
_CLAUSES = frozenset({"that", "that+"})
_CLAUSES_OR_QUESTIONS = _CLAUSES | {"wh", "addr-wh"}
_AFTER_ADDRESSEE = frozenset({"about", "against", "for", "on", "over", "regarding"})
_SOME = frozenset({"some", "great", "much", "evident", "obvious", "considerable", "a", "real", "apparent", "unusual"})
_TELLINGS = frozenset({"asserts", "asks", "informs", "announces"})
_FEELINGS = frozenset({"satisfaction", "concern", "regret", "interest", "approval", "pleasure", "pride", "alarm"})


def find_complement(words: Words, verb: int, frame: Frame) -> Complement | None:
    """Where the statement begins after the verb at `verb`; None where it takes none there."""
    texts, takes = words.texts, frame.complements
    at = verb + 1 + len(frame.rest)
    text = texts[at]
    while text in _ALSO or (text[-2:] == "ly" and is_adverb(text)):
        at += 1
        text = texts[at]
    if text in _PUT_IN:
        at = _past_put_in(words, at, takes)
        text = texts[at]
    if text in _CLOSED or (text == "as" and texts[at + 1] == "much"):
        return None  # "had told the envoy as much"
    found = _quotation(words, at, takes) or _that_clause(words, at, takes)
    if found is not None or text == "," or text in DASHES:
        return found
    if "np-with" in takes:
        found = by_company(words, at)
        if found is not None:
            return found
    if "noun" in takes or "noun+" in takes:
        found = _noun(words, at, "noun" in takes)
        if found is not None and frame.speech_act == "agrees":
            # "shared information on the talks": told, not agreed; "shared the envoy's faith in the plan": his faith
            return None if found.act in _TELLINGS else Complement(at if found.by == "np" else found.start, found.by)
        if found is not None or takes <= {"noun", "noun+"}:
            return found
    if "from-that" in takes:
        return _from(words, at)
    found = (
        (_infinitive(words, at, takes) if not _INFINITIVES.isdisjoint(takes) else None)
        or _linked(words, at, takes)
        or (_addressed(words, at, takes) if _is_addressed(takes) else None)
        or _named_clause(words, at, frame)
        or by_predicate(words, at, verb, takes)
        or by_object(words, at, takes, frame.strength)
    )
    if found is None and "that" in takes and leaves_out_verb(words, verb, at):
        return Complement(at, "that")
    if found is None and "np-now" in takes and is_seen(words, verb, at):
        return Complement(at, "np")
    return found


def _past_put_in(words: Words, at: int, takes: frozenset[str]) -> int:
    """Past what may be put in before what is said: brackets, dashes, a date, how it was said."""
    text = words.texts[at]
    if text == "(" or text in DASHES:
        return _past_brackets(words, at)
    if text == "with":
        return _past_manner(words, at, takes) if words.texts[at + 1] in _SOME else at
    if text in ("at", "in", "on"):
        for last in range(at + 2, at + 6):
            if words.texts[last] != "," and " ".join(words.texts[at:last]) in ADVERBIAL:
                return last  # "complained at length about the delay"
        return at
    return _past_date(words, at)


def _past_date(words: Words, at: int) -> int:
    """Past a date between a verb and its question or object: `asked March 19 why it was late`."""
    place = at
    while words.texts[place] in DATE or words.texts[place].isdigit():
        place += 1
    return place if words.texts[place] in WH or words.texts[place] in QUOTES else at


def _past_manner(words: Words, at: int, takes: frozenset[str]) -> int:
    """Past how it was said: `spoke with some bitterness of the delay`."""
    for place in range(at + 2, at + 5):
        if words.texts[place] in takes and words.texts[place] in PREPOSITION:
            return place
    return at


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
        return make_complement((at, "quote", "")) if not takes.isdisjoint(_CLAUSES) else None
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
    short = words.texts[at] == "that" and "that" not in takes and words.size - found < _SHORT
    return None if short and not has_finite(words, found) else Complement(found, "that")  # "holds that office"


@cache
def _is_addressed(takes: frozenset[str]) -> bool:
    """Whether somebody may be addressed between the verb and what is said."""
    return any(one.startswith("addr") for one in takes)


def _infinitive(words: Words, at: int, takes: frozenset[str]) -> Complement | None:
    """`hopes to visit`, `agreed with Reyes to meet`."""
    if "would-to" in takes and words.texts[at] == "to" and words.texts[at - 2] in ("would", "'d"):
        return Complement(at + 1, "to")
    if "to-to" in takes:
        asked = _asked_of(words, at)
        if asked is not None:
            return asked
    if "to" not in takes:
        return None
    step = at + 1 if words.texts[at] in ("not", "never") else at
    if words.texts[step] == "to" and is_infinitive(words, step + 1):
        return make_complement((step + 1, "to", ""))
    if words.texts[at] in ("with", "on"):
        for ahead in range(at, min(words.size, at + 8)):
            if words.texts[ahead] == "to" and is_infinitive(words, ahead + 1):
                return Complement(ahead + 1, "to")
    return None


def _asked_of(words: Words, at: int) -> Complement | None:
    """`appealed to the envoy not to leave`, `sent word to him in August to wait`."""
    past = past_addressee(words, at + 1) if words.texts[at] in ("to", "with") else None
    if past is None:
        return None
    while words.texts[past] in ("in", "on") and words.texts[past + 1] in DATE:
        past += 2
    step = past + 1 if words.texts[past] == "not" else past
    return Complement(step + 1, "addr-to") if words.texts[step] == "to" and is_infinitive(words, step + 1) else None


def _linked(words: Words, at: int, takes: frozenset[str]) -> Complement | None:
    """`pointed to the delay`, `asked whether`, `agreed with Reyes on the plan`, `complained of the delay`."""
    text = words.texts[at]
    if text == "with" and words.texts[at + 1] in _FEELINGS and "np" in takes and is_object(words, at + 2):
        return Complement(at + 2, "np")  # "noted with satisfaction the end of talks"
    if text == "in" and "in-ing" in takes and words.texts[at + 1].endswith("ing"):
        return Complement(at + 1, "np")
    if text == "as" and "np" in takes:
        return Complement(at + 1, "np")  # "a subject the Embassy characterized as closed"
    if text == "to" and "to-np" in takes and (is_object(words, at + 1) or words.texts[at + 1] in ("being", "having")):
        return Complement(at + 1, "np")
    if text in WH and "wh" in takes:
        return Complement(at, "wh")
    if text == "with" or (text in ("to", "for") and text not in takes and is_named(words, at + 1)):
        past = past_addressee(words, at + 1)
        following = words.texts[past] if past is not None else ""
        if past is not None and following in ("on", "about") and "with-on" in takes:
            return Complement(past + 1, "np")
        if past is not None and text == "to" and following in takes and following in _AFTER_ADDRESSEE:
            return Complement(past + 1, "np")  # "apologized to the envoy for the delay"
        if past is not None and text != "with" and "np" in takes and following not in (",", ".", "and"):
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
    if text == "as" and words.texts[past + 1] == "much":
        return None  # "had told the envoy as much"
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


def _from(words: Words, at: int) -> Complement | None:
    """`heard from the Ambassador that`: past the source, whose words follow."""
    past = past_addressee(words, at + 1) if words.texts[at] == "from" else None
    return Complement(past + 1, "from") if past is not None and words.texts[past] == "that" else None


def _past_recipient(words: Words, at: int) -> int | None:
    """`an invitation to Koumura to visit`, `his thanks to the envoy for`: past the link behind whom it goes to."""
    if not is_named(words, at) or "'s" in (words.texts[at + 1], words.texts[at + 2]):
        return None
    past = past_addressee(words, at)
    return past + 1 if past is not None and words.texts[past] in ("to", "that", "for", "about") else None


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
            is_verb_form = text in forms and "participle" in forms[text].shapes
            if not whole and (is_verb_form or text in ("of", "for", "about")):
                return None  # "has posited the view that": another verb; "gives no hint of disagreement with"
            continue
        takes, link, act = nouns[text].complements, words.texts[place + 1], nouns[text].speech_act
        if link == "that" and "that" in takes:
            return Complement(past_comma(words, place + 2), "that", act)
        if act in _TELLINGS and "no" in words.texts[at:place]:
            return None  # "offered no comment on the plan"
        past = _past_recipient(words, place + 2) if link == "to" else None
        if past is not None:
            return Complement(past, "to", act)
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
