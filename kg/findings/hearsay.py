"""In whose mouth a name stands: an office that another country's envoy speaks of need not be the host's."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.findings import vocabulary as v
from kg.findings.bodies import named_sides
from kg.findings.naming_words import words_pattern
from kg.findings.phrases import Phrase
from kg.findings.posts import Seat

# "According to Rei, Prime Minister Reyes ..."
_ACCORDING = re.compile(
    r"\b(?:according\s{1,3}to|in\s{1,3}the\s{1,3}(?:view|words)\s{1,3}of)\s{1,3}(?:the\s{1,3})?$", re.I
)
# "said that", "complained"; what stands between the teller and what is told
_THAT = re.compile(r"\bthat\b|,", re.IGNORECASE)
# "told Prime Minister Reyes": he is spoken to, not of
_ADDRESSES = words_pattern("addresses", before=r"\s{1,3}(?:also |then |has |had )?")
_SPEAKERS = frozenset({"person", "body", "group", "party", "role"})
_ONE_MEETS = 45


class Hearsay:
    """Whose words the names of one cable stand in."""

    def __init__(self, phrases: list[Phrase], body: str, seat: Seat) -> None:
        self.body, self.seat = body, seat
        self.phrases = phrases
        self.starts = [phrase.start for phrase in phrases]

    def teller_side(self, naming: Phrase, begin: int, sides: dict[int, str]) -> str:
        """The side of whoever tells of the name in the sentence that begins at `begin`, "" where nobody does.

        `sides` holds the sides of the names that are known for sure, by where each stands.
        """
        at = bisect_left(self.starts, begin)
        stop = bisect_left(self.starts, naming.start)
        for phrase in self.phrases[at:stop]:
            if phrase.kind == "post":
                return self.seat.own
            if phrase.kind not in _SPEAKERS:
                continue
            side = self._side(phrase, sides)
            before = self.body[max(begin - 20, phrase.start - 24, 0) : phrase.start]
            if _ACCORDING.search(before):
                return side
            if phrase.follower & v.VERB and not phrase.flags & v.POSSESSIVE:
                between = self.body[phrase.end : naming.start]
                told = _THAT.search(between) or len(between) > _ONE_MEETS or not _ADDRESSES.match(between)
                return side if told else ""
        return ""

    def _side(self, phrase: Phrase, sides: dict[int, str]) -> str:
        """The side of who is named, as far as the words or the surer names say."""
        if phrase.kind == "person":
            return sides.get(phrase.start, "")
        words = " ".join(self.body[phrase.start : phrase.end].split())
        if phrase.kind == "party":
            named = named_sides(_sided(phrase), words, self.seat)
        else:
            named = named_sides(phrase, words, self.seat)
        return named[0] if named else ""


def _sided(phrase: Phrase) -> Phrase:
    """The phrase of a country with its own name among its sides."""
    if not phrase.sides:
        phrase.sides = (phrase.name,) if phrase.name else ()
    return phrase
