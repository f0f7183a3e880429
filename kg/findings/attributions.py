"""Which words of a sentence are attributed to whom: the attributing words in order, each set among the others."""

from __future__ import annotations

from functools import cache
from itertools import compress, count
from typing import NamedTuple

from kg.findings.asking import ASKED, QUESTIONS, by_asked
from kg.findings.attributing_nouns import by_noun, links_of
from kg.findings.attributing_phrases import by_according, by_view
from kg.findings.attributing_stances import by_stance
from kg.findings.attributing_verbs import by_verb
from kg.findings.function_words import DOCUMENT, VIEW
from kg.findings.listings import by_label, read_list
from kg.findings.papers import note_paper
from kg.findings.readings import Reading
from kg.findings.speakers import Voices
from kg.findings.tellings import Attribution, part_quoted, settle
from kg.findings.verbs import Form, Frame, attribution_nouns, stances, verb_forms
from kg.findings.words import Words

_HEARD = frozenset({"own", "shared", "inverted", "participle", "relative", "named"})
# what may stand after the `in` of `in MOFA's view`, `in the words of`
_VIEWERS = frozenset({"@", "the", "his", "her", "their", "words"})


# words that attribute without a row in the tables
_OTHERS = frozenset({"in", "according", ":"}) | ASKED | QUESTIONS


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
    """Every word that can attribute, and those that name a paper, so that one pass over a sentence tells of both."""
    forms, adjectives, nouns = verb_forms(), stances(), attribution_nouns()
    heads: dict[str, _Head] = {}
    for text in {*forms, *adjectives, *nouns, *_OTHERS, *DOCUMENT}:
        form = forms.get(text)
        later = None
        if form is not None and all(frame.rest for frame in form.frames):
            later = frozenset([frame.rest[0] for frame in form.frames])
        heads[text] = _Head(form, later, adjectives.get(text), links_of(nouns[text]) if text in nouns else None)
    return heads


def _is_anothers(words: Words, found: list[Attribution], one: Attribution) -> bool:
    """Whether somebody else tells it: `reported that Reyes had kept him waiting, and had promised`."""
    return one.how == "shared" and words.texts[one.at] == "had" and any(told.voice != one.voice for told in found[:1])


def _by_other(reading: Reading, place: int) -> Attribution | None:
    """The attribution by a word that no table has: `according to`, `in his view`, `Asked whether`, a label."""
    texts = reading.words.texts
    text, following = texts[place], texts[place + 1]
    if text == "in":
        return None if VIEW.isdisjoint(texts) else by_view(reading, place)
    if text == "according":
        return by_according(reading, place) if following == "to" else None
    return by_label(reading, place) if text == ":" else by_asked(reading, place)


def find_attributions(words: Words, voices: Voices) -> list[Attribution]:
    """The attributions of one sentence in the order of the text, those told by others with the chain of who told.

    `voices` remembers the speakers of the sentences before.
    """
    heads, texts = _heads(), words.texts
    found: list[Attribution] = []
    reading = Reading(words, found, voices)
    voices.begins(words)
    last, has_paper = -1, False
    # the places of the words in `heads`, without a step of the interpreter for each other word
    for place in compress(count(), map(heads.__contains__, texts)):
        text, following = texts[place], texts[place + 1]
        form, later, stance, links = heads[text]
        one: Attribution | None = None
        if form is not None and (later is None or following in later):
            one = by_verb(reading, place, form)
        if one is None and stance is not None:
            one = by_stance(reading, place, stance)
        if one is None and links is not None and following in links:
            one = by_noun(reading, place)
        if one is None and text in _OTHERS and (text != "in" or following in _VIEWERS):
            one = _by_other(reading, place)
        has_paper = has_paper or text in DOCUMENT
        if one is not None:
            settle(words, found, one)
            if not (one.dropped and one.nested):
                found.append(one)
            if not one.nested and one.how in _HEARD and not _is_anothers(words, found, one):
                voices.heard(one.voice, one.frame.speech_act)
                voices.spoke(words, one.verb, one.frame.speech_act)
                last = one.verb
    if found and ":" in texts:
        part_quoted(words, found)
    if voices.lead is not None or texts[words.size - 1] == ":":
        read_list(reading)
    voices.ends(words, last)
    if has_paper:
        note_paper(reading)
    return [one for one in found if not one.dropped and one.end > one.start] if found else found
