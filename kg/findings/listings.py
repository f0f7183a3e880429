"""Lists of what somebody said: `In it the Ministry: -- recalls that`, `(a) Iran: no visits`, `made two points:`."""

from __future__ import annotations

from kg.findings.model import Mention
from kg.findings.owners import Subject
from kg.findings.readings import Reading, main_subject
from kg.findings.tellings import Attribution
from kg.findings.verbs import Frame
from kg.findings.voices import Voice
from kg.findings.words import DASHES, Words

_SAYS = Frame((), "asserts", frozenset({"that"}), "speech", "phrase")
BULLETS = DASHES | {"*", "•"}
# what a list of statements is called before its colon
_POINTS = frozenset({"points", "arguments", "observations", "remarks", "comments", "assertions", "statements"})
_MADE = frozenset({"made", "makes", "raised", "offered", "conveyed", "stressed", "emphasized", "gave"})


def read_list(reading: Reading) -> None:
    """Note whose list begins with the sentence, goes on in it or ends before it; add its item to what is found."""
    words, voices = reading.words, reading.voices
    if words.texts[0] in BULLETS and voices.lead is not None:
        item = _item(reading, voices.lead[0]) if voices.lead[1] and not reading.found else None
        if item is not None:
            reading.found.append(item)
    else:
        voices.lead = _lead(reading) if words.size else None


def _lead(reading: Reading) -> tuple[Voice, bool] | None:
    """Whose list follows a sentence that ends in a colon, and whether its items are statements as they stand.

    They are not where the items have verbs of their own (`the Ministry: -- recalls that`).
    """
    words = reading.words
    last = words.size - 1
    if words.texts[last] != ":" or last < 1:
        return None
    mention = words.mentions[last - 1]
    if mention is not None and mention.kind in ("body", "person") and not reading.found:
        voice = reading.voices.voice_of(words, Subject((mention,), last - 1, "own"))
        return None if voice is None else (voice, False)
    if _POINTS.isdisjoint(words.texts[:last]) or _MADE.isdisjoint(words.texts[:last]):
        return None
    main = main_subject(words, last)
    voice = reading.voices.voice_of(words, main) if main is not None else None
    return None if voice is None else (voice, True)


def bullet_end(words: Words) -> int:
    """The place of the first word after the bullet that opens the sentence, 0 where none does."""
    at = 0
    while words.texts[at] in BULLETS and at < words.size:
        at += 1
    return at


def _item(reading: Reading, voice: Voice) -> Attribution | None:
    """The item of a list as the statement of whose list it is."""
    words = reading.words
    start = bullet_end(words)
    if start == 0 or words.size - start < 4:
        return None
    return Attribution(voice, _SAYS, start, 0, start, words.size, how="label")


def by_label(reading: Reading, place: int) -> Attribution | None:
    """`(d) Iran: no visits`: the item of a list that the name of a party labels; `place` is its colon."""
    words = reading.words
    mention = words.mentions[place - 1]
    if mention is None or not _is_labelled(words, place, mention):
        return None
    end = next((at for at in range(place + 1, words.size) if words.texts[at] == ";"), words.size)
    if end - place < 4:
        return None
    voice = reading.voices.voice_of(words, Subject((mention,), place - 1, "own"))
    return voice and Attribution(voice, _SAYS, place - 1, place - 1, place + 1, end, how="label")


def _is_labelled(words: Words, place: int, mention: Mention) -> bool:
    """Whether the name stands between the item's letter and the colon."""
    texts = words.texts
    lettered = texts[place - 2] == ")" and texts[place - 4] == "(" and len(texts[place - 3]) < 3
    return lettered and mention.kind in ("body", "person", "group") and bool(mention.party)
