"""Verbs, adjectives and nouns that attribute words to somebody, from tables of data/."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.findings.function_words import FINITE, PAST
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with what it takes.

    `verb` may be of several words (`point out`), the first of which is bent. `forms` are third person, past,
    participle and -ing form where they are not regular; where the third person is `-`, it and the base are left
    to the noun that they rather are (`backed`, not `back`). `complements` are `that` (also without the word), `that-`
    (without it only where the clause is sure), `that+` (only with it), `wh`, `to` (infinitive), `np` (an object),
    `np-as` (an object, then `as`), `np-at` (then `at`), `np-to` (then an infinitive), `np-adj` (then what is thought
    of it), `np-condition` (then `a condition`), `np-own` (what is one's own),
    `np-threat` (what is threatened), `np-not` (an object, where it is denied), `np-pred` (an object and
    what it is called), `him-as` (a pronoun, then `as`), `to-be` (an object, then `to be`), `noun` (a noun of
    attribution; `noun+` only with its link), `ing`, `to-np`, `to-to` (`to` somebody, then an infinitive), `addr`
    (somebody is addressed first), `addr-x` (somebody addressed, then `x`), `from-that` (a source, then `that`),
    `with-on`, `np-with` (an object, and `with` whom), `np-now` (an object, after the present tense alone),
    `would-to` and `would-np` (an infinitive or an object after `would`), or a preposition. `strength` is `speech`
    (an act of speech), `thought` (believing, hoping) or `weak` (where a person or the post does it, or a body
    praises, believes or hopes in the present tense).
    """

    verb: str
    forms: tuple[str, ...]
    speech_act: str
    complements: tuple[str, ...]
    strength: str
    example: str


@dataclass(frozen=True, slots=True)
class Stance:
    """An adjective that after `be` tells what somebody holds: `was critical of`."""

    adjective: str
    speech_act: str
    complements: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class AttributionNoun:
    """A noun that attributes: `his assertion that`, `the Ambassador's request for`.

    `alone` is yes where the noun with an owner attributes also with its prepositions and no verb.
    """

    noun: str
    speech_act: str
    complements: tuple[str, ...]
    alone: bool
    example: str


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """A kind of act of speech or thought: `asserts`, `denies`, `hopes`."""

    speech_act: str
    label: str
    definition: str
    example: str


BASE = frozenset({"base"})
_THIRD = frozenset({"third"})


class Frame(NamedTuple):
    """What an attributing word takes: its later words (`out` of `point out`), act, complements, strength."""

    rest: tuple[str, ...]
    speech_act: str
    complements: frozenset[str]
    strength: str
    kind: str


class Form(NamedTuple):
    """One form of a verb with the frames of the verbs that have it, the longest first.

    `shapes` holds of `base`, `third`, `past`, `participle`, `ing` what the form may be. `alone` is what it is without
    an auxiliary: `finite`, `ing`, or None for a participle that is then no verb.
    """

    shapes: frozenset[str]
    frames: tuple[Frame, ...]
    alone: str | None = "finite"


def bent_forms(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing form of a regular verb.

    >>> bent_forms("deny"), bent_forms("promise")
    (('denies', 'denied', 'denied', 'denying'), ('promises', 'promised', 'promised', 'promising'))
    """
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return third, verb + "ed", verb + "ed", verb + "ing"


@cache
def verb_forms() -> dict[str, Form]:
    """Every form of the first word of every verb, in small letters.

    >>> sorted(verb_forms()["told"].shapes)
    ['participle', 'past']
    """
    shapes: dict[str, set[str]] = {}
    frames: dict[str, set[Frame]] = {}
    for row in read_table(Verb, "verbs.csv"):
        head, *rest = row.verb.split()
        frame = Frame(tuple(rest), row.speech_act, frozenset(row.complements), row.strength, "verb")
        third, past, participle, ing = row.forms or bent_forms(head)
        bent = [(past, "past"), (participle, "participle"), (ing, "ing")]
        if third != "-":
            bent += [(head, "base"), (third, "third")]
        for form, shape in bent:
            for spelling in {form, _british(form)}:
                shapes.setdefault(spelling, set()).add(shape)
                frames.setdefault(spelling, set()).add(frame)
    return {
        form: Form(
            frozenset(shapes[form]),
            tuple(sorted(frames[form], key=lambda frame: (-len(frame.rest), frame.rest))),
            "ing" if shapes[form] == {"ing"} else None if shapes[form] == {"participle"} else "finite",
        )
        for form in shapes
    }


def _british(form: str) -> str:
    """`emphasised` for `emphasized`; the form itself where the two agree."""
    for ending in ("ize", "izes", "ized", "izing"):
        if form.endswith(ending):
            return form[: -len(ending)] + ending.replace("z", "s")
    if form.endswith(("eled", "eling", "aled", "aling")):
        at = form.rindex("l")
        return form[:at] + "l" + form[at:]  # "counselled"
    return form


def is_verb(text: str) -> bool:
    """Whether the word, in small letters, may be the finite verb of a clause."""
    return text[-2:] == "ed" or text in _verbs()


@cache
def _verbs() -> frozenset[str]:
    """Every known form that may be finite: one look-up instead of three."""
    return FINITE | PAST | verb_forms().keys()


def is_noun_form(text: str) -> bool:
    """Whether the word, in small letters, may as well be a noun: `request`, `claims`."""
    return text in _noun_forms()


@cache
def _noun_forms() -> frozenset[str]:
    bases = [text for text, form in verb_forms().items() if form.shapes == BASE]
    return frozenset([*attribution_nouns(), *bases]) - FINITE


@cache
def stances() -> dict[str, Frame]:
    """The adjectives of stance with what they take."""
    return {
        row.adjective: Frame((), row.speech_act, frozenset(row.complements), "thought", "stance")
        for row in read_table(Stance, "stances.csv")
    }


@cache
def attribution_nouns() -> dict[str, AttributionNoun]:
    """The nouns of attribution, in singular and plural."""
    nouns: dict[str, AttributionNoun] = {}
    for row in read_table(AttributionNoun, "attribution_nouns.csv"):
        plural = row.noun[:-1] + "ies" if row.noun.endswith("y") else row.noun + "s"
        nouns[row.noun] = nouns[plural] = row
    return nouns


@cache
def speech_acts() -> dict[str, SpeechAct]:
    """The kinds of act by id."""
    return {row.speech_act: row for row in read_table(SpeechAct, "speech_acts.csv")}


def is_held(frame: Frame, form: Form) -> bool:
    """Whether a body holds it now: `Peru appreciates the help`, not `Peru appreciated`."""
    return form.shapes == _THIRD and frame.speech_act in ("praises", "believes", "hopes")
