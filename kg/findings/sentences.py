"""Sentences of a paragraph, with abbreviations, over line breaks and blanked noise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from kg.cables import Span
from kg.tables import read_table

# "... in Tokyo. Otsuki said", `... up for discussion." Yuriev`, an empty line, or the dash of a bulleted point
# (one class of characters first, so that all others are passed over at once)
_BREAK = re.compile(
    r"[.!?\n](?:(?<!\n)(?<![.!?][.!?])[.!?]*[\"”’')\]]*(?=\s|$)|(?<=\n)(?:[ \t]*\n|(?=[ \t]*(?:--?|[*•])[ \t]?\w)))"
)
# the word that the dot closes: "Gen", "U.S", "a.m", "No"
_LAST_WORD = re.compile(r"[^\s(\"“]{1,12}\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_LONGEST = 12  # letters of a word whose dot need not end a sentence
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# "... support from the U.S. He added": words that with a capital stand at the head of a sentence only
_SENTENCE_OPENERS = frozenset(
    [
        "The",
        "He",
        "She",
        "It",
        "They",
        "We",
        "This",
        "That",
        "These",
        "Those",
        "A",
        "An",
        "In",
        "On",
        "At",
        "As",
        "If",
        "But",
        "And",
        "However",
        "While",
        "When",
        "After",
        "Before",
    ]
)
_span = partial(tuple.__new__, Span)  # thrice as quick as by name
_OPENERS = "\"“‘'([*-¶"


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A word whose dot ends no sentence. `ends` is yes where a sentence may end there all the same (`a.m.`)."""

    abbreviation: str
    ends: bool
    meaning: str
    example: str


@cache
def _abbreviations() -> dict[str, bool]:
    return {row.abbreviation.rstrip(".").lower(): row.ends for row in read_table(Abbreviation, "abbreviations.csv")}


def find_sentences(body: str, start: int, end: int, text: str | None = None) -> Iterator[Span]:
    """Yield the sentences of `body[start:end]` in order, each without outer white space.

    A dot after an abbreviation or an initial ends no sentence unless the word may end one and a capital follows.
    An empty line ends one unless a small letter follows, or `text`, as it was read, has blanked noise there.

    >>> text = "Gen. Ward met Amb. Reyes at 9 a.m. in Lima. He left."
    >>> [text[a:b] for a, b in find_sentences(text, 0, len(text))]
    ['Gen. Ward met Amb. Reyes at 9 a.m. in Lima.', 'He left.']
    """
    return iter(read_sentences(body, start, end, text))


@lru_cache(maxsize=256)
def read_sentences(body: str, start: int, end: int, text: str | None = None) -> list[Span]:
    """The sentences of a paragraph as in `find_sentences`, split once for all who read it."""
    sentences: list[Span] = []
    at = _next_sign(body, start, end)
    for found in _BREAK.finditer(body, start, end):
        dot, close = found.span()
        first = body[dot]
        follows = _next_sign(body, close, end)
        if first == "." and follows < end and not _ends_sentence(body, at, (dot, close), follows):
            continue
        if first == "\n":
            if not _ends_at_line(body, dot, (follows, end), text):
                continue
            while close > at and body[close - 1].isspace():
                close -= 1
        if at < close:
            sentences.append(_span((at, close)))
        at = max(at, follows)
    while end > at and body[end - 1].isspace():
        end -= 1
    if at < end:
        sentences.append(_span((at, end)))
    return sentences


def _next_sign(body: str, at: int, end: int) -> int:
    """The first character from `at` on that is no white space."""
    while at < end and body[at].isspace():
        at += 1
    return at


def _ends_at_line(body: str, start: int, rest: tuple[int, int], text: str | None) -> bool:
    """Whether the empty line or the bullet at `start` ends a sentence; `rest` is what follows it."""
    follows, end = rest
    while start > 0 and body[start - 1].isspace():
        start -= 1
    if text is not None and text[start:follows].strip() != body[start:follows].strip():
        return False
    return follows >= end or not body[follows].islower()


def _ends_sentence(body: str, start: int, marks: tuple[int, int], follows: int) -> bool:
    """Whether a dot, with what closes after it, ends a sentence: `marks` are its place, and where they end."""
    dot, close = marks
    after = body[follows]
    if not (after.isupper() or after.isdigit() or after in _OPENERS or body.startswith("xxxx", follows)):
        return False
    if close > dot + 1:
        return True
    words = body[max(start, dot - _LONGEST) : dot].split()
    if not words or body[dot - 1].isspace():
        return True
    text = words[-1]
    if not text.isalpha():
        word = _LAST_WORD.search(text)
        if word is None:
            return True
        text = word.group().lstrip("'([")
    may_end = _abbreviations().get(text.lower())
    if may_end is not None:
        return may_end and after.isupper() and not body[max(start, dot - 60) : follows + 60].isupper()
    # "J. R. Donovan", "U.S. Embassy": initials bind what follows, save a word that only opens a sentence
    if not (len(text) == 1 or text[-2:-1] == ".") or _INITIALS.match(text) is None:
        return True
    opening = _FIRST_WORD.match(body, follows)
    return len(text) > 1 and opening is not None and opening.group() in _SENTENCE_OPENERS
