"""The sentences of a cable in which a word of meeting, writing or agreeing stands, each with its mentions and dates.

Letters, encounters and agreements read the same sentences: they are split once, and only where such a word stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.cables import Cable, Span
from kg.findings.model import Mention
from kg.findings.passage import Passage
from kg.findings.sentences import read_sentences
from kg.findings.triggers import Triggers

_PROPER = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)


class Passages:
    """The sentences of a cable by what stands in them.

    `body` is the text to read: the cable's body, in small letters where it was typed in capitals throughout.
    """

    def __init__(self, cable: Cable, mentions: Sequence[Mention]) -> None:
        self.cable = cable
        self.mentions = mentions
        self.body = in_small_letters(cable.body, mentions) if is_capitals(cable.body) else cable.body
        self._starts = [paragraph.start for paragraph in cable.paragraphs]
        self._sentences: dict[int, tuple[list[int], list[Span]]] = {}
        self._read: dict[int, Passage] = {}

    def find(self, words: Triggers) -> Iterator[tuple[Passage, list[re.Match[str]]]]:
        """Yield each sentence with the places in it that the words stand at, in the order of the text."""
        current: Passage | None = None
        found: list[re.Match[str]] = []
        if not self._starts:
            return
        for match in words.finditer(self.body, self._starts[0], self.cable.paragraphs[-1].end):
            if current is None or match.start() >= current.end:
                if current is not None and found:
                    yield current, found
                current, found = self._at(match.start()), []
            if current is not None and match.end() <= current.end:
                found.append(match)
        if current is not None and found:
            yield current, found

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
            self._read[span.start] = Passage(self.cable, self.body, span, paragraph, self.mentions)
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
    return body.count("E") + body.count("A") > 6 * (body.count("e") + body.count("a"))


def in_small_letters(body: str, mentions: Sequence[Mention]) -> str:
    """A telegram typed in capitals as one would write it today, each character in its place: only names keep a capital.

    >>> in_small_letters("ROSSI LEFT LIMA", [Mention(0, 5, "person", "ROSSI")])
    'Rossi left lima'
    """
    small = body.lower()
    if len(small) != len(body):
        return body
    spans = [(mention.start, mention.end) for mention in mentions if mention.kind != "pronoun"]
    spans += [match.span() for match in _PROPER.finditer(small)]
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [small[at:start], small[start:end].title()]
            at = end
    return "".join([*parts, small[at:]])
