"""Which words of a sentence are attributed to whom: the attributing words in order, each set among the others."""

from __future__ import annotations

from functools import cache

from kg.findings.attributing_nouns import by_according, by_noun, by_stance, by_view
from kg.findings.attributing_verbs import by_verb
from kg.findings.readings import Reading
from kg.findings.speakers import Voices
from kg.findings.tellings import Attribution, settle
from kg.findings.verbs import attribution_nouns, stances, verb_forms
from kg.findings.words import Words, word_class


@cache
def _heads() -> frozenset[str]:
    """Every word that can attribute."""
    return frozenset({*verb_forms(), *stances(), *attribution_nouns(), "according", "in"})


def find_attributions(words: Words, voices: Voices) -> list[Attribution]:
    """The attributions of one sentence in the order of the text, those told by others with the chain of who told.

    `voices` remembers the speakers of the sentences before.
    """
    heads = _heads()
    places = [place for place, text in enumerate(words.texts) if text in heads]
    if not places:
        voices.saw(words)
        return []
    reading = Reading(words, [], voices)
    forms, adjectives, nouns = verb_forms(), stances(), attribution_nouns()
    has_view = not word_class("view").isdisjoint(words.texts)
    for place in places:
        text = words.texts[place]
        one: Attribution | None = None
        form = forms.get(text)
        if form is not None:
            one = by_verb(reading, place, form)
        if one is None and text in adjectives:
            one = by_stance(reading, place, adjectives[text])
        if one is None and text in nouns:
            one = by_noun(reading, place)
        if one is None and text == "according" and words.text(place + 1) == "to":
            one = by_according(reading, place)
        if one is None and has_view and text == "in":
            one = by_view(reading, place)
        if one is not None:
            settle(words, reading.found, one)
            if not (one.dropped and one.nested):
                reading.found.append(one)
            if not one.nested and one.how in ("own", "shared", "inverted", "participle"):
                voices.heard(one.voice)
    voices.saw(words)
    return [one for one in reading.found if not one.dropped and one.end > one.start]
