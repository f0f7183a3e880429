"""Whose note or letter the cable speaks of: `Belyakov handed over a note. The note asserts ...`."""

from __future__ import annotations

from kg.findings.clauses import ANY_PAST, read_group
from kg.findings.function_words import DOCUMENT, MADE
from kg.findings.owners import document_owner
from kg.findings.readings import Reading
from kg.findings.subjects import find_subject
from kg.findings.voices import Voice

_HEAD = 5  # words before a document that a sentence is about


def note_paper(reading: Reading) -> None:
    """Keep whose paper the sentence names, for `the note says` and `it asks` in the sentences that follow."""
    words, voices = reading.words, reading.voices
    for place in range(words.size):
        if words.texts[place] in DOCUMENT and words.mentions[place] is None:
            voice = _owner(reading, place)
            if voice is not None:
                voices.paper = voice
            if place < _HEAD and voices.paper is not None:
                voices.body = voices.paper
            if voice is not None:
                return


def _owner(reading: Reading, place: int) -> Voice | None:
    """Whose document stands at `place`: who owns it, else who made or handed it over."""
    words = reading.words
    owner = document_owner(words, place)
    if owner is None:
        made = next((at for at in range(place - 1, max(-1, place - 7), -1) if words.texts[at] in MADE), None)
        group = read_group(words, made, ANY_PAST) if made is not None else None
        if made is None or group is None or group.shape != "finite":
            return None
        owner = find_subject(words, group, made)
        if owner is None or owner.how != "own":
            return None
    return reading.voices.voice_of(words, owner)
