"""The verb with its auxiliaries: what they say of it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg.findings.verbs import Form
from kg.findings.words import Words, is_adverb, word_class

_OPENINGS = frozenset({"opportunity", "occasion", "chance", "liberty", "time"})
_TAKES = frozenset({"took", "take", "takes", "taken", "used", "seized"})


class Group(NamedTuple):
    """The verb with its auxiliaries: the place left of them, and what they say."""

    before: int
    shape: str  # finite, ing, passive or infinitive
    negative: bool
    conditional: bool


def read_group(words: Words, verb: int, form: Form) -> Group | None:
    """The auxiliaries left of the verb at `verb`; None where its form can be no verb there."""
    before = words.text(verb - 1)
    if before not in _group_words() and not before.endswith("ly"):
        shape = _shape(form, "")  # "Reyes said": nothing stands before the verb
        return None if shape is None else Group(verb - 1, shape, negative=False, conditional=False)
    be, have, modal = word_class("be"), word_class("have"), word_class("modal")
    texts = words.texts
    place, negative, conditional = verb - 1, False, False
    helped = ""  # the auxiliary nearest the verb: be, have or modal
    while place >= 0 and verb - place < 12:
        text = texts[place]
        if text in ("not", "never", "rpt", "n't"):
            negative = True
        elif text in word_class("negated-modal"):
            helped, negative = helped or "modal", True
        elif text in modal:
            helped = helped or "modal"
            conditional = conditional or text in word_class("conditional")
        elif text in have:
            helped = helped or "have"
        elif text in be:
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
        elif not (is_adverb(text) or (helped == "modal" and text in word_class("chain"))):
            break
        place -= 1
    shape = _shape(form, helped)
    return None if shape is None else Group(place, shape, negative, conditional)


@cache
def _group_words() -> frozenset[str]:
    """Every word that may stand in a verb's group before it, save the regular adverbs."""
    names = ("negated-modal", "modal", "have", "be", "adverb", "chain")
    return frozenset({"not", "never", "rpt", "n't", "to", "but"}).union(*(word_class(name) for name in names))


def _shape(form: Form, helped: str) -> str | None:
    """What the form is after the auxiliary `helped`."""
    if form.shapes == {"ing"}:
        return "finite" if helped == "be" else "ing"
    if helped == "be" and "participle" in form.shapes:
        return "passive"
    if not helped and form.shapes == {"participle"}:
        return None
    return "finite"


def _chained(words: Words, place: int) -> int | None:
    """`went on to say`, `took pains to stress`: the place of the word before the `to` that hands on the subject."""
    at = place - 1
    while at > 0 and is_adverb(words.texts[at]) and words.mentions[at] is None:
        at -= 1
    if words.text(at) == "on":
        at -= 1
    elif words.text(at) == "as" and words.text(at - 1) == "far" and words.text(at - 2) == "so":
        return at - 3 if at > 2 else None  # "went so far as to say"
    elif words.text(at) in _OPENINGS:
        # "took the opportunity to urge"
        before = at - 2 if words.text(at - 1) in word_class("determiner") else at - 1
        return before if words.text(before) in _TAKES and before >= 0 else None
    if _is_hearsay(words, at):
        return at - 1  # "is said to believe"
    return at if at >= 0 and words.texts[at] in word_class("chain") else None


def _is_hearsay(words: Words, place: int) -> bool:
    return words.text(place) in word_class("hearsay") and words.text(place - 1) in word_class("be")
