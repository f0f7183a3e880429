"""Pronouns: `he`, `she` and `they` go back to whoever the sentence before spoke of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.cables import Cable
from kg.findings import vocabulary as v
from kg.findings.model import Mention
from kg.findings.naming_words import words_pattern
from kg.findings.people import Reading

_SENTENCE_END = re.compile(r"[.!?][\"”’)]{0,2}\s+(?=[\"“(]?[A-Z])")
_SHE = words_pattern("she-title", before="^")
_HE = words_pattern("he-title", before="^")


def resolve_pronouns(mentions: Sequence[Mention], cable: Cable, reading: Reading) -> tuple[Mention, ...]:
    """The mentions with each pronoun given the name of whom it goes back to; those that go back to nobody are left out.

    `he` and `she` go back to the person named first in the sentence, else to the one that the sentence before was
    about; `they` to the group or body.
    """
    genders = _genders(reading)
    kept: list[Mention] = []
    paragraphs, body = cable.paragraphs, cable.body
    number = 0
    last_end = 0
    in_sentence: list[Mention] = []
    subject: Mention | None = None
    group: Mention | None = None
    is_carried = False  # the subject is of a paragraph before
    stop = paragraphs[0].end if paragraphs else 0
    for mention in mentions:
        while mention.start >= stop and number < len(paragraphs):
            number += 1
            stop = paragraphs[number].end if number < len(paragraphs) else stop
            if in_sentence:
                subject = _subject(in_sentence) or subject
            in_sentence, group, is_carried = [], None, True
        gap = body[last_end : mention.start + 1]
        if ("." in gap or "?" in gap or "!" in gap) and last_end and _SENTENCE_END.search(gap):
            if in_sentence:
                subject, is_carried = _subject(in_sentence) or subject, False
            elif is_carried and group is not None:
                subject = None  # another speaker has come between: the pronoun may mean one of theirs
            in_sentence = []
        last_end = mention.end
        if mention.kind == "pronoun":
            word = body[mention.start : mention.end].lower()
            meant = group if word == "they" else _antecedent(word, in_sentence, subject, genders)
            if meant is None:
                continue
            start, end = mention.start, mention.end
            kept.append(Mention(start, end, "pronoun", meant.name, meant.party, meant.official))
            if word != "they":
                genders.setdefault(meant.official or meant.name, "male" if word == "he" else "female")
                # for what follows the person is as if named here
                if meant.kind != "person":
                    meant = Mention(start, end, "person", meant.name, meant.party, meant.official)
                in_sentence.append(meant)
            continue
        kept.append(mention)
        kind = mention.kind
        if kind in ("group", "body"):
            group = mention
        elif kind == "person" or (kind == "post" and _is_one_officer(mention)):
            in_sentence.append(mention)
    return tuple(kept)


def _is_one_officer(mention: Mention) -> bool:
    """Whether `he` or `she` can go back to the mention of the post: one officer of it."""
    return mention.name[-1] != "s" and "mbassy" not in mention.name and mention.name != "Post"


def _genders(reading: Reading) -> dict[str, str]:
    """What titles and given names say of each person's gender, by the name."""
    found: dict[str, str] = {}
    for person in reading.people:
        gender = v.given_names().get(person.words[0].title(), "") if len(person.words) > 1 else ""
        for naming in person.namings:
            if naming.flags & v.TITLE:
                gender = "female" if _SHE.match(naming.title) else "male" if _HE.match(naming.title) else gender
        if gender:
            found[reading.officials[id(person)].name] = gender
    return found


def genders_of(mentions: Sequence[Mention], body: str) -> dict[str, str]:
    """Whether each official is a man or a woman, by name, as far as titles and given names say it."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.official and mention.official not in found:
            gender = _gender(mention.official, body[mention.start : mention.end])
            if gender:
                found[mention.official] = gender
    return found


@lru_cache(maxsize=8192)
def _gender(name: str, words: str) -> str:
    """male or female, where the words before a surname say it; "" else."""
    if _SHE.match(words):
        return "female"
    if _HE.match(words):
        return "male"
    given = name.split()[:-1]
    return v.given_names().get(given[0].title(), "") if given else ""


def _subject(in_sentence: list[Mention]) -> Mention | None:
    """Whom a sentence is about: the first person in it."""
    return next(
        (mention for mention in in_sentence if mention.kind == "person"), in_sentence[0] if in_sentence else None
    )


def _antecedent(
    word: str, in_sentence: list[Mention], subject: Mention | None, genders: dict[str, str]
) -> Mention | None:
    """The person whom `he` or `she` goes back to."""
    wrong = "female" if word == "he" else "male"
    first = _subject(in_sentence)
    for candidate in (first, subject, *reversed(in_sentence)):
        if candidate is not None and genders.get(candidate.official or candidate.name) != wrong:
            return candidate
    return None
