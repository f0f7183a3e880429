"""What a verb says of an object: `found the plan hard to credit`, `put the odds at even`, `wants the army to go`."""

from __future__ import annotations

from kg.findings.addressees import is_infinitive
from kg.findings.function_words import DETERMINER, FINITE, JUDGING, OBJECT, PREPOSITION, THREAT
from kg.findings.objects import is_object, is_pronoun
from kg.findings.words import QUOTES, Words

_REACH = 14  # words of an object before what is said of it
_AMOUNTS = frozenset(
    {"$", "usd", "eur", "about", "around", "between", "even", "less", "more", "nearly", "over", "under"}
)
_KINDS = frozenset({"np-adj", "np-at", "np-to", "np-condition", "np-threat", "would-np"})


def says_of_object(words: Words, at: int, verb: int, takes: frozenset[str]) -> bool:
    """Whether an object stands at `at`, of which the verb at `verb` says what these complements ask for."""
    if takes.isdisjoint(_KINDS):
        return False
    if not (is_object(words, at) or words.texts[at] in ("no", "neither")) or words.texts[at].endswith(
        ("self", "selves")
    ):
        return False
    if "would-np" in takes and _wished(words, verb):
        return words.texts[at] != "to"
    if "np-adj" in takes and _is_judged(words, at):
        return True
    if "np-at" in takes and _goes_on(words, at, "at"):
        return True
    if "np-condition" in takes and _is_condition(words, at):
        return True
    if "np-threat" in takes and not THREAT.isdisjoint(words.texts[at : at + 4]):
        return True
    return "np-to" in takes and _is_to_do(words, at)


def _wished(words: Words, verb: int) -> bool:
    """`would like`, `would much prefer`."""
    return any(words.texts[at] in ("would", "'d") for at in (verb - 1, verb - 2))


def _is_judged(words: Words, at: int) -> bool:
    """`the explanation hard to credit`, `Reyes "reasonable"`: an adjective of judgement or a quotation follows."""
    for place in range(at + 1, min(words.size, at + _REACH)):
        text = words.texts[place]
        if text in JUDGING:
            return words.texts[place - 1] not in DETERMINER or words.texts[place + 1] in ("", ".", ",")
        if text in QUOTES:
            return words.texts[place - 1] not in DETERMINER and words.texts[place - 1] != "that"
        if text in (",", ";", "that", "who", "which") or text in FINITE:
            return False
    return False


def _goes_on(words: Words, at: int, link: str) -> bool:
    """Whether the link stands after the object, in its clause."""
    for place in range(at + 1, min(words.size - 1, at + _REACH)):
        text = words.texts[place]
        if text == link:
            following = words.texts[place + 1]
            return following in QUOTES or following[:1].isdigit() or following in _AMOUNTS
        if text in (",", ";", "that") or text in FINITE:
            return False
    return False


def _is_condition(words: Words, at: int) -> bool:
    """`the pull-out a condition of any talks`."""
    for place in range(at + 1, min(words.size - 1, at + _REACH)):
        text = words.texts[place]
        if text in ("a", "the") and words.texts[place + 1] in ("condition", "precondition", "prerequisite", "priority"):
            return True
        if text in (",", ";", "that") or text in FINITE:
            return False
    return False


def _is_to_do(words: Words, at: int) -> bool:
    """`the council to act`: an object that is to do something."""
    if is_pronoun(words, at) or words.texts[at] in OBJECT:
        return words.texts[at + 1] == "to" and is_infinitive(words, at + 2)
    for place in range(at + 1, min(words.size - 1, at + _REACH)):
        text = words.texts[place]
        if text == "to":
            return is_infinitive(words, place + 1)
        if text in (",", ";", "that", "and") or text in FINITE or text in PREPOSITION:
            return False
    return False
