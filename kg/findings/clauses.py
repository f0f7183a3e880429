"""The verb with its auxiliaries: what they say of it."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from kg.findings.function_words import ADVERB, BE, CHAIN, CONDITIONAL, DETERMINER, HAVE, HEARSAY, MODAL, NEGATED_MODAL
from kg.findings.verbs import Form
from kg.findings.words import Words, is_adverb

# every word that may stand in a verb's group before it, save the regular adverbs
_GROUP_WORDS = NEGATED_MODAL | MODAL | HAVE | BE | ADVERB | CHAIN | {"not", "never", "rpt", "n't", "to", "but"}
_NEGATIONS = frozenset({"not", "never", "rpt", "n't"})
_OPENINGS = frozenset({"opportunity", "occasion", "chance", "liberty", "time"})
_TAKES = frozenset({"took", "take", "takes", "taken", "used", "seized"})


# a verb in the past or as a participle, whatever it says: "was", "sent", "telephoned"
ANY_PAST = Form(frozenset({"base", "past", "participle"}), ())


class Group(NamedTuple):
    """The verb with its auxiliaries: the place left of them, and what they say."""

    before: int
    shape: str  # finite, ing, passive or infinitive
    negative: bool
    conditional: bool


_group = partial(tuple.__new__, Group)  # thrice as quick as by name


def read_group(words: Words, verb: int, form: Form) -> Group | None:
    """The auxiliaries left of the verb at `verb`; None where its form can be no verb there."""
    texts = words.texts
    before = texts[verb - 1]
    if before not in _GROUP_WORDS and before[-2:] != "ly":
        # "Reyes said": nothing stands before the verb
        return None if form.alone is None else _group((verb - 1, form.alone, False, False))
    place, negative, conditional = verb - 1, False, False
    helped = ""  # the auxiliary nearest the verb: be, have or modal
    while place >= 0 and verb - place < 12:
        text = texts[place]
        if text in _NEGATIONS:
            negative = True
        elif text in NEGATED_MODAL:
            helped, negative = helped or "modal", True
        elif text in MODAL:
            helped = helped or "modal"
            conditional = conditional or text in CONDITIONAL
        elif text in HAVE:
            helped = helped or "have"
        elif text in BE:
            helped = helped or "be"
        elif text == "to" and place == verb - 1 and "base" in form.shapes:
            chained = _chained(words, place)
            if chained is None:
                return Group(place, "infinitive", negative, conditional)
            helped, place = "modal", chained
        elif text == "to" and helped == "have" and _is_hearsay(words, place - 1):
            place -= 2  # "is reported to have told"
        elif text == "but" and place > 0 and texts[place - 1] == "all":
            place -= 1  # "all but acknowledged"
        elif not (is_adverb(text) or (helped == "modal" and text in CHAIN)):
            break
        place -= 1
    shape = _shape(form, helped)
    return None if shape is None else _group((place, shape, negative, conditional))


def _shape(form: Form, helped: str) -> str | None:
    """What the form is after the auxiliary `helped`."""
    if not helped:
        return form.alone
    if form.alone == "ing":
        return "finite" if helped == "be" else "ing"
    return "passive" if helped == "be" and "participle" in form.shapes else "finite"


def _chained(words: Words, place: int) -> int | None:
    """`went on to say`, `took pains to stress`: the place of the word before the `to` that hands on the subject."""
    at = place - 1
    while at > 0 and is_adverb(words.texts[at]) and words.mentions[at] is None:
        at -= 1
    if words.texts[at] == "on":
        at -= 1
    elif words.texts[at] == "as" and words.texts[at - 1] == "far" and words.texts[at - 2] == "so":
        return at - 3 if at > 2 else None  # "went so far as to say"
    elif words.texts[at] == "pains" and words.texts[at - 1] == "at":
        return at - 1  # "was at pains to stress"
    elif words.texts[at] == "way" and words.texts[at - 3] == "out" and at > 4:
        return at - 3  # "went out of his way to praise"
    elif words.texts[at] in _OPENINGS:
        # "took the opportunity to urge"
        before = at - 2 if words.texts[at - 1] in DETERMINER else at - 1
        return before if words.texts[before] in _TAKES and before >= 0 else None
    if _is_hearsay(words, at):
        return at - 1  # "is said to believe"
    return at if at >= 0 and words.texts[at] in CHAIN else None


def _is_hearsay(words: Words, place: int) -> bool:
    return words.texts[place] in HEARSAY and words.texts[place - 1] in BE
