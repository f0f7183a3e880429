"""What the words around a bare name say: a person, or rather a place or a thing."""

from __future__ import annotations

import re

from kg.findings import vocabulary as v
from kg.findings.naming_words import words_pattern
from kg.findings.phrases import Phrase
from kg.findings.word_flags import flags_of

# what stands before or after a bare word with a capital and says that it is somebody, or that it is not
_AFTER_PERSON = re.compile(r"(?:['’,]s)?,? (?:who|himself|herself|whose)\b", re.IGNORECASE)
_AFTER_VERB = re.compile(
    r"\s(?:also |then |later |again |further |earlier |now |himself |herself )?(?P<verb>[A-Za-z]+)"
)
_BEFORE_PERSON = words_pattern("meets", after=r"\s$")
_BEFORE_OF = words_pattern("life-noun", after=r" of\s$")
_BEFORE_WEAK = words_pattern("before-weak", after=r"\s$")
_BEFORE_PLACE = words_pattern("before-place", after=r"\s$")
_AFTER_THING = words_pattern("after-thing", before=r"\s")


def context_score(naming: Phrase, body: str) -> int:
    """How much the words around a bare name say that it is a person: above 0 yes, below 0 rather a place or a thing."""
    after = body[naming.end : naming.end + 26].replace("\n", " ")
    before = body[max(0, naming.start - 18) : naming.start].replace("\n", " ")
    score = 0
    if naming.determiner in ("the", "a", "an", "this", "that"):
        return -3
    if _AFTER_PERSON.match(after):
        score += 3
    else:
        verb = _AFTER_VERB.match(after)
        if verb is not None:
            word = verb["verb"].lower()
            score += 3 if flags_of(word) & v.VERB else 1 if word.endswith("ed") and word == verb["verb"] else 0
    if _BEFORE_PERSON.search(before) or _BEFORE_OF.search(before):
        score += 2
    elif _BEFORE_PLACE.search(before):
        score -= 3
    elif _BEFORE_WEAK.search(before):
        score += 1
    if naming.flags & v.POSSESSIVE:
        score += 1
    if naming.flags & (v.GIVEN | v.FAMILY):
        score += 1
    if naming.flags & v.ACRONYM:
        score -= 2
    if _AFTER_THING.match(after):
        score -= 3
    return score
