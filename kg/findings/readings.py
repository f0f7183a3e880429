"""A sentence as far as it is read, and whose voice a verb in it has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.findings.clauses import Group
from kg.findings.function_words import (
    CLAUSE_OPENER,
    DETERMINER,
    FINITE,
    IDLE_MODAL,
    OPENING,
    PARTICIPLE_OPENER,
    PREPOSITION,
    RELATIVE,
    SUBJECT_HEAD,
    SUBORDINATOR,
    WHO,
)
from kg.findings.owners import Subject, document_owner
from kg.findings.speakers import Voices
from kg.findings.tellings import Attribution
from kg.findings.verbs import Frame, is_verb
from kg.findings.voices import Voice
from kg.findings.words import Words, is_adverb

# what a post does by saying that it would: "Post would appreciate guidance"
_PERFORMED = frozenset({"hopes", "praises", "proposes", "requests", "asserts", "emphasizes"})
_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})
_NEAR = 24  # words that a semicolon may stand before a verb
_FAR = 120  # words that the subject of the main clause may stand from a verb


@dataclass(slots=True)
class Reading:
    """What is read of a sentence so far: its words, the attributions found, the voices of the cable."""

    words: Words
    found: list[Attribution]
    voices: Voices


def subject_voice(reading: Reading, subject: Subject, place: int) -> tuple[Voice | None, int]:
    """Who does the verb at `place`, and the word at which its clause begins."""
    words, voices = reading.words, reading.voices
    if subject.how == "document" and subject.words is not None and voices.paper is not None:
        return voices.paper, subject.start  # "Lund handed over a note. The note asserts"
    if subject.how not in ("shared", "participle"):
        return voices.voice_of(words, subject), subject.start
    last = reading.found[-1] if reading.found else None
    if subject.how == "participle" and last is not None and last.how == "document" and words.texts[place - 1] == "and":
        return last.voice, place  # "a declaration condemning the raid and defending the treaty"
    beside = _after_semicolon(words, place) or (_after_opening(words, place) if subject.how == "shared" else None)
    if beside is not None:
        return voices.voice_of(words, beside), beside.start if subject.how == "shared" else place
    owner = document_owner(words, place - 1) if subject.how == "participle" else None
    outer = next((one for one in reversed(reading.found) if not one.nested and one.how != "relative"), None)
    if outer is not None and outer.frame.kind == "phrase" and subject.how == "shared":
        # "According to Lund, Reyes promised an answer and warned": who does the verb before
        main = nearest_subject(words, place)
        if main is not None:
            return voices.voice_of(words, main), place
    if owner is None and outer is not None and outer.where == "before":
        perfect = _in_same_perfect(words, outer, place) if subject.how == "shared" else None
        if perfect is not None:
            return voices.voice_of(words, perfect), place
        told = next((one for one in reversed(reading.found) if one.heir and not one.dropped), None)
        addressed = words.mentions[place + 1] or words.mentions[place + 2]
        if told is not None and addressed is not None and addressed.name == outer.voice.name:
            return told.voice, place  # "Reyes said that Lund ... and warned Reyes that"
        return outer.voice, place
    main = owner or clause_subject(words, place)
    if main is None and subject.how == "shared":
        main = nearest_subject(words, place)
        if main is None and outer is None and voices.head is not None and voices.head[1] < place:
            return voices.head[0], place
    main = main or main_subject(words, place)
    if main is not None:
        return voices.voice_of(words, main), place
    return (outer.voice if outer is not None else None), place


def _after_semicolon(words: Words, place: int) -> Subject | None:
    """`asked whether he would go; Lund laughed and said`: the subject of the clause after the semicolon."""
    for at in range(place - 1, max(0, place - _NEAR), -1):
        if words.texts[at] == ";":
            first = at + 2 if words.texts[at + 1] in DETERMINER else at + 1
            mention = words.mentions[first]
            told = mention is not None and is_verb(words.texts[first + 1])
            return Subject((mention,), first, "own") if mention is not None and told else None
    return None


def _after_opening(words: Words, place: int) -> Subject | None:
    """`When Lund asked why, he sighed and said`: the subject of the main clause after the clause that opens."""
    texts = words.texts
    if texts[0] not in OPENING:
        return None
    for at in range(place - 2, max(2, place - _NEAR), -1):
        if texts[at] == "," or texts[at] == ";":
            first = at + 2 if texts[at + 1] in DETERMINER else at + 1
            mention = words.mentions[first]
            if not is_verb(texts[first + 1]):
                return None
            if mention is not None:
                return Subject((mention,), first, "own")
            return Subject((), first, "own", (first, first + 1)) if texts[first] in ("he", "she") else None
    return None


def nearest_subject(words: Words, place: int) -> Subject | None:
    """`the press is against it, and the Poles have written and are asking`: who does the verb before, in its clause."""
    texts = words.texts
    for at in range(place - 2, max(-1, place - _NEAR), -1):
        if texts[at] in (";", ":"):
            return None
        mention = words.mentions[at]
        if mention is None or not is_verb(texts[at + 1]) or mention.kind == "pronoun":
            continue
        lead = at - 1
        while lead >= 0 and texts[lead] in DETERMINER:
            lead -= 1
        joined = texts[lead] in ("and", "but", "while") and texts[lead - 1] == ","
        return Subject((mention,), at, "own") if joined or (texts[lead] == "," and texts[0] == "according") else None
    return None


def _in_same_perfect(words: Words, outer: Attribution, place: int) -> Subject | None:
    """`reported that Reyes had kept him waiting, and had promised`: who had done the one thing has done the other."""
    texts = words.texts
    at = place - 1
    while is_adverb(texts[at]):
        at -= 1
    if texts[at] != "had" or texts[at - 1] != "and" or outer.by != "that":
        return None
    for first in range(outer.start, min(outer.start + 5, at)):
        mention = words.mentions[first]
        if mention is not None:
            is_same = texts[first + 1] == "had" and mention.kind == "person"
            return Subject((mention,), first, "own") if is_same else None
    return None


def clause_subject(words: Words, place: int) -> Subject | None:
    """`when the Ambassador raised the plan, urging that`: the subject of the clause that the -ing form ends."""
    for at in range(place - 2, max(-1, place - 24), -1):
        mention = words.mentions[at]
        if mention is None or not is_verb(words.texts[at + 1]):
            continue
        lead = at - 2 if words.texts[at - 1] in DETERMINER else at - 1
        return Subject((mention,), at, "own") if words.texts[lead] in OPENING else None
    return None


def main_subject(words: Words, place: int) -> Subject | None:
    """The subject of the main clause: the first mention that a verb follows; after the comma at the sentence's head."""
    openers = _openers()
    order = (
        range(words.size - 1) if place == 0 or words.texts[place - 1] in openers else range(max(0, place - _FAR), place)
    )
    under: Subject | None = None
    for at in order[:_FAR]:
        mention = words.mentions[at]
        if mention is None and words.texts[at] not in _SUBJECTS:
            continue
        lead = at - 1
        while lead >= 0 and (words.texts[lead] in DETERMINER or is_adverb(words.texts[lead])):
            lead -= 1
        if order.start == 0 and order.stop > place and place == 0 and words.texts[lead] != ",":
            continue  # "Noting that the US was there, Lund said": the main clause comes after the comma
        if words.texts[lead] in PREPOSITION or words.texts[lead] in RELATIVE:
            continue
        following = words.texts[at + 2] if is_adverb(words.texts[at + 1]) else words.texts[at + 1]
        clause = words.texts[lead]
        heads = clause == "" or clause in CLAUSE_OPENER or clause in SUBORDINATOR
        if is_verb(following) or _is_he(words, at) or (following == "," and heads and place not in (0, at)):
            found = Subject((mention,), at, "own") if mention is not None else Subject((), at, "own", (at, at + 1))
            if clause not in SUBORDINATOR or clause == "that":
                return found
            under = under or found  # "When he met Lund, Reyes made an offer and asked for"
    return under or _first_noun(words, place)


def _is_he(words: Words, at: int) -> bool:
    """`He now plans to return and hopes to`: after `he` a verb of any kind follows."""
    mention = words.mentions[at]
    if mention is not None and (mention.kind != "pronoun" or words.written(at).lower() not in _SUBJECTS):
        return False
    return words.texts[at + 1].isalpha() and words.texts[at + 1] not in PREPOSITION


def _first_noun(words: Words, place: int) -> Subject | None:
    """`TWO FONOFF MEN INFORMALLY SOUGHT A REACTION BY SUGGESTING`: the noun at the head of the sentence."""
    for at in range(min(place, 6)):
        text = words.texts[at]
        if text in WHO:
            past = at + 1
            while is_adverb(words.texts[past]) or (words.texts[past] == "and" and is_adverb(words.texts[past + 1])):
                past += 1
            if is_verb(words.texts[past]) and past < place:
                start = 1 if words.texts[0] == "the" else 0
                return Subject((), start, "own", (start, at + 1))
        if not (text.isalpha() or text == "@") or text in PREPOSITION or text in FINITE:
            return None
    return None


@cache
def _openers() -> frozenset[str]:
    """What stands before an -ing form whose subject comes after it."""
    return PARTICIPLE_OPENER - {",", "(", "and", "but"}


def is_idle(words: Words, group: Group, frame: Frame, voice: Voice | None = None) -> bool:
    """Whether nothing was said: `might agree to`, `should urge`, `would support`.

    `Post would recommend` and `we would appreciate` say it by these words.
    """
    first = words.texts[group.before + 1]
    if group.negative:
        if "np-with" in frame.complements:
            return True  # "did not raise the delay with Lund": nobody spoke of it
        return first in ("may", "might", "must", "shall", "should")
    if first in ("will", "'ll") and frame.kind == "stance":
        return True  # "the new hires will be unhappy with the plan"
    if first in ("would", "could") and "only" in (words.texts[group.before + 2], words.texts[group.before + 4]):
        return False  # "would only say that", "could say only that"
    if first in IDLE_MODAL:
        # "we can expect sound policies": what the post expects
        return not (first in ("can", "should") and frame.speech_act == "expects" and _is_post(voice))
    if first in ("will", "'ll") and frame.strength == "speech":
        return True  # "the Ministry will ask the court to": nobody has yet
    if first == "would" and voice is not None and voice.speaker.kind == "post":
        return frame.speech_act not in _PERFORMED
    wishes = ("agrees", "hopes", "praises") if frame.kind == "stance" else ("hopes",)
    return group.conditional and frame.speech_act not in wishes


def _is_post(voice: Voice | None) -> bool:
    return voice is not None and voice.speaker.kind == "post"


def is_told_as_fact(reading: Reading, subject: Subject) -> bool:
    """`The fact that Lima is offering aid`: a clause that nobody is found to state."""
    if subject.how != "own" or reading.words.texts[subject.start - 1] != "that":
        return False
    return not any(not one.dropped and one.start <= subject.start < one.end for one in reading.found)


def subordinate_end(words: Words, clause: int, start: int) -> int:
    """`While Reyes echoed the plan, he was sharper`: a clause that opens the sentence ends at its comma."""
    if clause > 3 or OPENING.isdisjoint(words.texts[:clause]):
        return words.size
    for at in range(start, words.size - 1):
        following = words.texts[at + 1]
        named = words.mentions[at + 1] is not None
        if words.texts[at] == "," and (named or following in ("much", "there") or following in SUBJECT_HEAD):
            return at
    return words.size
