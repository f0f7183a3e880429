"""What the words around a bare name say: a person, or rather a place or a thing."""

from __future__ import annotations

import re

from kg.findings import vocabulary as v
from kg.findings.naming_words import naming_words, words_pattern
from kg.findings.phrases import Phrase
from kg.findings.word_flags import flags_of

# what stands before or after a bare word with a capital and says that it is somebody, or that it is not
_AFTER_PERSON = re.compile(r"(?:['’,]s)?,? (?:who|himself|herself|whose)\b", re.IGNORECASE)
_AFTER_VERB = re.compile(
    r"\s(?:also |then |later |again |further |earlier |now |himself |herself )?(?P<verb>[A-Za-z]+)"
)
# "Carnegie's Ana Reyes": what has people of its own is no person
_OWNED = re.compile(r"['’,][sS]?\s(?P<name>[A-Z][a-z]+)\s[A-Z]")
_AFTER_GOVERNMENT = re.compile(r"\s(?:government|administration|regime|cabinet)\b")
_AFTER_MODAL = re.compile(r"\s(?:would|could|should|might)\b")
_BEFORE_PERSON = words_pattern("meets", after=r"\s$")
_BEFORE_OF = words_pattern("life-noun", after=r" of\s$")
# only of somebody: "the sins of Reyes"
_BEFORE_HUMAN = words_pattern("human-noun", after=r" of\s$")
# "the trial and conviction of Reyes", "Reyes was arrested in Lima"
_ACCUSED_BEFORE = words_pattern("accused-noun", after=r"\s{1,2}(?:of|for)\s{1,2}$")
_ACCUSED_AFTER = words_pattern("accused-verb", before=r",?\s{1,2}(?:who )?(?:was|were|is|are|has been|had been)\s{1,2}")
_BEFORE_WEAK = words_pattern("before-weak", after=r"\s$")
_BEFORE_PLACE = words_pattern("before-place", after=r"\s$")
_AFTER_THING = words_pattern("after-thing", before=r"\s")
# the last words of what may stand before, so that the patterns are asked only where one of them stands
_LAST_BEFORE = frozenset(
    words.rpartition(" ")[2] for kind in ("meets", "before-weak", "before-place") for words in naming_words(kind)
) | {"of"}


def context_score(naming: Phrase, body: str) -> int:
    """How much the words around a bare name say that it is a person: above 0 yes, below 0 rather a place or a thing."""
    after = body[naming.end : naming.end + 26].replace("\n", " ")
    if naming.determiner in ("the", "a", "an", "this"):
        return -3
    before = body[max(0, naming.start - 18) : naming.start].replace("\n", " ")
    if _AFTER_GOVERNMENT.match(after):
        return 3
    score = _score_after(after) + _score_before(before) + (_AFTER_MODAL.match(after) is not None)
    if naming.flags & v.POSSESSIVE:
        owned = _OWNED.match(after)
        score += -3 if owned is not None and owned["name"] in v.given_names() else 1
    if naming.flags & (v.GIVEN | v.FAMILY):
        score += 1
    if naming.flags & v.ACRONYM:
        score -= 2
    return score


def _score_after(after: str) -> int:
    """What the words after a bare name say of it."""
    score = -3 if _AFTER_THING.match(after) else 0
    if _AFTER_PERSON.match(after):
        return score + 3
    verb = _AFTER_VERB.match(after)
    if verb is None:
        return score
    word = verb["verb"].lower()
    if flags_of(word) & v.VERB:
        return score + 3
    return score + (word.endswith("ed") and word == verb["verb"])


def _score_before(before: str) -> int:
    """What the words before a bare name say of it."""
    last = before[:-1].rpartition(" ")[2].lower()
    if last.isalpha() and last not in _LAST_BEFORE:
        return 0
    if last == "of" and _BEFORE_HUMAN.search(before):
        return 3
    if _BEFORE_PERSON.search(before) or _BEFORE_OF.search(before):
        return 2
    if _BEFORE_PLACE.search(before):
        return -3
    return 1 if _BEFORE_WEAK.search(before) else 0


def is_accused(naming: Phrase, body: str) -> bool:
    """Whether the words beside a name say that the person is tried, held or sought, so that no office is meant."""
    return (
        _ACCUSED_BEFORE.search(body, max(0, naming.start - 28), naming.start) is not None
        or _ACCUSED_AFTER.match(body, naming.end) is not None
    )
