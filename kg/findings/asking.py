"""Questions whose asker is left out: `Asked whether he would go, Reyes said`."""

from __future__ import annotations

from kg.findings.function_words import SUBJECT_HEAD, WH
from kg.findings.objects import is_capitalised
from kg.findings.readings import Reading
from kg.findings.tellings import Attribution
from kg.findings.verbs import Frame
from kg.findings.voices import POST

ASKED = frozenset({"asked", "queried", "questioned"})
QUESTIONS = frozenset({"question", "questions", "query", "inquiry"})
_ANSWERS = frozenset({"reply", "response", "answer", "responding", "replying", "answering"})
_ARTICLES = frozenset({"a", "the", "our", "an"})
_PUBLIC = frozenset({"press", "reporters", "journalists", "journalist", "reporter", "interview", "parliament", "court"})
_ASKS = Frame((), "asks", frozenset({"wh"}), "speech", "verb")


def by_asked(reading: Reading, place: int) -> Attribution | None:
    """The question before the main clause that answers it; its asker is who spoke last for the post, else the post.

    None where others than the post may have asked: the press, or somebody whom the post answers.
    """
    words = reading.words
    texts = words.texts
    if texts[place] in ASKED:
        if place > 1 or (place == 1 and texts[0] not in ("when", "if")):
            return None
    elif place < 3 or place > 5 or texts[place - 1] not in _ARTICLES or texts[place - 3] not in _ANSWERS:
        return None
    if texts[place + 1] not in WH:
        return None  # "Asked about oil": no question is told
    start = place + 1
    end = _end_of_question(reading, start)
    if end is None or not _PUBLIC.isdisjoint(texts[:end]):
        return None
    answers = words.mentions[end + 1] or words.mentions[end + 2]
    if answers is not None and answers.party == POST.party:
        return None
    voice = reading.voices.ours or POST
    return Attribution(voice, _ASKS, place, 0, start, end, how="asked", by="wh")


def _end_of_question(reading: Reading, start: int) -> int | None:
    """The comma after which the answer begins, None where none stands."""
    words = reading.words
    for place in range(start + 1, words.size - 2):
        if words.texts[place] == ",":
            following = words.texts[place + 1]
            if words.mentions[place + 1] is not None or following in SUBJECT_HEAD or is_capitalised(words, place + 1):
                return place
    return None
