"""What the words around a bare name say: a person, or rather a place or a thing."""

from __future__ import annotations

import re

from kg.findings import vocabulary as v
from kg.findings.naming_words import naming_words, words_pattern
from kg.findings.phrases import Phrase
from kg.findings.word_flags import flags_of

# what stands before or after a bare word with a capital and says that it is somebody, or that it is not
_AFTER_PERSON = re.compile(r"(?:['’,]s)?,? (?:who|himself|herself|whose)\b", re.IGNORECASE)
_GOES_ON = ("'", "’", ",")
_AFTER_VERB = re.compile(
    r"\s(?:also |then |later |again |further |earlier |now |himself |herself )?(?P<verb>[A-Za-z]+)"
)
# "Carnegie's Ana Reyes": what has people of its own is no person
_OWNED = re.compile(r"['’,][sS]?\s(?P<name>[A-Z][a-z]+)\s[A-Z]")
_AFTER_GOVERNMENT = re.compile(r"\s(?:government|administration|regime|cabinet)\b")
_AFTER_MODAL = re.compile(r"\s(?:would|could|should|might)\b")
_BEFORE_PERSON = words_pattern("meets", after=r"\s$")
# what is done to people: "told Reyes that", "wrote to Reyes"
_BEFORE_SOMEBODY = words_pattern("human-object", after=r"\s$")
_BEFORE_OF = words_pattern("life-noun", after=r" of\s$")
# only of somebody: "the sins of Reyes"
_BEFORE_HUMAN = words_pattern("human-noun", after=r" of\s$")
# "the trial and conviction of Reyes", "Reyes was arrested in Lima"
_ACCUSED_BEFORE = words_pattern("accused-noun", after=r"\s{1,2}(?:of|for)\s{1,2}$")
_ACCUSED_AFTER = words_pattern("accused-verb", before=r",?\s{1,2}(?:who )?(?:was|were|is|are|has been|had been)\s{1,2}")
_BEFORE_WEAK = words_pattern("before-weak", after=r"\s$")
_BEFORE_PLACE = words_pattern("before-place", after=r"\s$")
_AFTER_THING = words_pattern("after-thing", before=r"\s")
# what the words before a name say, in the order in which it counts: what they are called, the pattern, the score
_BEFORE = (
    ("", _BEFORE_HUMAN, 3),
    ("human-object", _BEFORE_SOMEBODY, 3),
    ("meets", _BEFORE_PERSON, 2),
    ("", _BEFORE_OF, 2),
    ("before-place", _BEFORE_PLACE, -3),
    ("before-weak", _BEFORE_WEAK, 1),
)
# by the last of these words, so that only the patterns are asked that may find it
_BY_LAST = {
    last: tuple(
        (pattern, score)
        for kind, pattern, score in _BEFORE
        if last in {words.rpartition(" ")[2] for words in naming_words(kind)} | (set() if kind else {"of"})
    )
    for last in {"of"}.union(*({words.rpartition(" ")[2] for words in naming_words(kind)} for kind, _, _ in _BEFORE))
}
_ANY_LAST = tuple((pattern, score) for _, pattern, score in _BEFORE)


def context_score(naming: Phrase, body: str) -> int:
    """How much the words around a bare name say that it is a person: above 0 yes, below 0 rather a place or a thing."""
    after = _one_line(body[naming.end : naming.end + 27])
    if naming.determiner in ("the", "a", "an", "this"):
        return -3
    before = _one_line(body[max(0, naming.start - 19) : naming.start])
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


def _one_line(text: str) -> str:
    """The text with one blank for the end of a line and the blanks beside it."""
    if "\n" not in text and "  " not in text:
        return text
    return (" " if text[0].isspace() else "") + " ".join(text.split()) + (" " if text[-1].isspace() else "")


def _score_after(after: str) -> int:
    """What the words after a bare name say of it."""
    if not after[:1].isspace() and after[:1] not in _GOES_ON:
        return 0
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
    if not before[-1:].isspace() or not (before[-2:-1].isalnum() or before[-2:-1] == "."):
        return 0  # a bracket, a comma, a dash
    last = before[:-1].rpartition(" ")[2].lower()
    for pattern, score in _BY_LAST.get(last, ()) if last.isalpha() else _ANY_LAST:
        if pattern.search(before):
            return score
    return 0


def is_accused(naming: Phrase, body: str) -> bool:
    """Whether the words beside a name say that the person is tried, held or sought, so that no office is meant."""
    return (
        _ACCUSED_BEFORE.search(body, max(0, naming.start - 28), naming.start) is not None
        or _ACCUSED_AFTER.match(body, naming.end) is not None
    )
