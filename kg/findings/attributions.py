"""Which words of a sentence are attributed to whom: the attributing words in order, each set among the others."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg.findings.attributing_nouns import by_according, by_noun, by_stance, by_view, links_of
from kg.findings.attributing_verbs import by_verb
from kg.findings.function_words import VIEW
from kg.findings.readings import Reading
from kg.findings.speakers import Voices
from kg.findings.tellings import Attribution, settle
from kg.findings.verbs import Form, Frame, attribution_nouns, stances, verb_forms
from kg.findings.words import Words

# what may stand after the `in` of `in MOFA's view`, `in the words of`
_VIEWERS = frozenset({"@", "the", "his", "her", "their", "words"})


class _Head(NamedTuple):
    """What a word that can attribute may be: a form of a verb, an adjective of stance, a noun of attribution.

    `later` are the words of which one must come next where it is a verb with a later word alone (`point out`), `links`
    those of which one must come next where it is a noun.
    """

    form: Form | None
    later: frozenset[str] | None
    stance: Frame | None
    links: frozenset[str] | None


@cache
def _heads() -> dict[str, _Head]:
    """Every word that can attribute."""
    forms, adjectives, nouns = verb_forms(), stances(), attribution_nouns()
    heads: dict[str, _Head] = {}
    for text in {*forms, *adjectives, *nouns, "according", "in"}:
        form = forms.get(text)
        later = None
        if form is not None and all(frame.rest for frame in form.frames):
            later = frozenset([frame.rest[0] for frame in form.frames])
        heads[text] = _Head(form, later, adjectives.get(text), links_of(nouns[text]) if text in nouns else None)
    return heads


def find_attributions(words: Words, voices: Voices) -> list[Attribution]:
    """The attributions of one sentence in the order of the text, those told by others with the chain of who told.

    `voices` remembers the speakers of the sentences before.
    """
    heads, texts = _heads(), words.texts
    found: list[Attribution] = []
    reading = Reading(words, found, voices)
    for place in [place for place, text in enumerate(texts) if text in heads]:
        text, following = texts[place], texts[place + 1]
        form, later, stance, links = heads[text]
        one: Attribution | None = None
        if form is not None and (later is None or following in later):
            one = by_verb(reading, place, form)
        if one is None and stance is not None:
            one = by_stance(reading, place, stance)
        if one is None and links is not None:
            one = by_noun(reading, place) if following in links else None
        elif one is None and text == "in":
            if following in _VIEWERS and not VIEW.isdisjoint(texts):
                one = by_view(reading, place)
        elif one is None and text == "according" and following == "to":
            one = by_according(reading, place)
        if one is not None:
            settle(words, found, one)
            if not (one.dropped and one.nested):
                found.append(one)
            if not one.nested and one.how in ("own", "shared", "inverted", "participle"):
                voices.heard(one.voice)
    voices.saw(words)
    return [one for one in found if not one.dropped and one.end > one.start] if found else found
