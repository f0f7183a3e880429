"""The sentences of a cable in which a word of meeting, writing or agreeing stands, each with its mentions and dates.

Letters, encounters and agreements read the same sentences: they are split once, and only where such a word stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from kg.cables import Cable, Span
from kg.findings.model import Mention
from kg.findings.occasion import MONTHS
from kg.findings.passage import Passage
from kg.findings.places import place_names
from kg.findings.sentences import read_sentences
from kg.findings.triggers import Triggers, tree_of

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PROPER = [day_or_month.lower() for day_or_month in (*MONTHS, *WEEKDAYS)]


class Passages:
    """The sentences of a cable by what stands in them.

    `body` is the text to read: the cable's body, in small letters where it was typed in capitals throughout.
    """

    def __init__(self, cable: Cable, mentions: Sequence[Mention]) -> None:
        self.cable = cable
        self.mentions = mentions
        self.body = in_small_letters(cable.body, mentions) if is_capitals(cable.body) else cable.body
        self._starts = [paragraph.start for paragraph in cable.paragraphs]
        self._named = (mentions, [mention.start for mention in mentions])
        self._sentences: dict[int, tuple[list[int], list[Span]]] = {}
        self._read: dict[int, Passage] = {}

    def find(self, words: Triggers) -> list[tuple[Passage, list[re.Match[str]]]]:
        """Each sentence with the places in it that the words stand at, in the order of the text."""
        found: list[tuple[Passage, list[re.Match[str]]]] = []
        if not self._starts:
            return found
        here: list[re.Match[str]] = []
        end = -1  # of the sentence that was found last
        for match in words.find(self.body, self._starts[0], self.cable.paragraphs[-1].end):
            first, last = match.span()
            if first >= end:
                passage = self._at(first)
                if passage is None or last > passage.end:
                    end = -1 if passage is None else passage.end
                    here = []
                    continue
                end, here = passage.end, [match]
                found.append((passage, here))
            elif last <= end:
                here.append(match)
        return found

    def _at(self, offset: int) -> Passage | None:
        """The sentence that holds the character `offset`, None between paragraphs."""
        place = bisect_right(self._starts, offset) - 1
        paragraph = self.cable.paragraphs[place]
        if offset >= paragraph.end:
            return None
        if place not in self._sentences:
            spans = read_sentences(self.cable.body, paragraph.start, paragraph.end, self.cable.text)
            self._sentences[place] = [span.start for span in spans], spans
        starts, spans = self._sentences[place]
        which = bisect_right(starts, offset) - 1
        if which < 0 or offset >= spans[which].end:
            return None
        span = spans[which]
        if span.start not in self._read:
            self._read[span.start] = Passage(self.cable, self.body, span, paragraph, self._named)
        return self._read[span.start]


_latest: list[Passages] = []


def read_passages(cable: Cable, mentions: Sequence[Mention]) -> Passages:
    """The passages of a cable, kept until another cable is read."""
    if _latest and _latest[0].cable is cable and _latest[0].mentions is mentions:
        return _latest[0]
    _latest[:] = [Passages(cable, mentions)]
    return _latest[0]


def is_capitals(body: str) -> bool:
    """Whether the telegram was typed in capitals throughout, as before the 1990s.

    >>> is_capitals("ROSSI MET WITH OSEI IN LIMA"), is_capitals("Rossi met with OSEI")
    (True, False)
    """
    capitals = body.count("E") + body.count("A")
    # the start of a text in small letters shows what it is
    return all(capitals > 6 * (body.count("e", 0, end) + body.count("a", 0, end)) for end in (_SAMPLE, len(body)))


_SAMPLE = 1000


def in_small_letters(body: str, mentions: Sequence[Mention]) -> str:
    """A telegram typed in capitals as one would write it today, each character in its place: only names keep a capital.

    >>> in_small_letters("ROSSI LEFT LIMA", [Mention(0, 5, "person", "ROSSI")])
    'Rossi left lima'
    """
    small = body.lower()
    if len(small) != len(body):
        return body
    spans = [(mention.start, mention.end) for mention in mentions if mention.kind != "pronoun"]
    for name in _PROPER:
        at = small.find(name)
        while at >= 0:
            end = at + len(name)
            if not (_is_word(small[at - 1 : at]) or _is_word(small[end : end + 1])):
                spans.append((at, end))
            at = small.find(name, end)
    spans += [match.span("place") for match in _places().finditer(small)]
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [small[at:start], small[start:end].title()]
            at = end
    return "".join([*parts, small[at:]])


@cache
def _places() -> re.Pattern[str]:
    """A known place after a word that goes before places: `at medan`."""
    before = r"\b(?:in|at|to|from|for|via|near|visit|visited|visiting)"
    return re.compile(rf"{before}\s+(?P<place>{tree_of(place_names())})\b")


def _is_word(sign: str) -> bool:
    """Whether the character, if there is one, goes on a word."""
    return sign.isalnum() or sign == "_"
