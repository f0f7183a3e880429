"""The sides that the sentences around a name speak of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from kg.cables import Cable
from kg.findings import vocabulary as v
from kg.findings.coreference import Person
from kg.findings.naming_words import naming_words, words_pattern
from kg.findings.parties import find_parties, party_names
from kg.findings.phrases import Phrase
from kg.findings.posts import Seat

# one class of letters opens the pattern, so that it is quickly led from one of them to the next
_SENTENCE_END = re.compile(r"[.!?\n](?:(?<!\n)[\"”’)]?\s+(?=[\"“(]?[A-Z])|(?<=\n)\s*\n)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ACRONYM = re.compile(r"[A-Z]{3,}")
# "In addition to Embassy efforts, President Reyes raised it"
_OWN_VOICE = re.compile(r"\b(?:[Oo]ur|[Ww]e|the Embassy|Embassy efforts|USG|Washington)\b")
# "told us", "TOLD CONSUL LAST WEEK"
_TELLS_OWN = words_pattern("own-officer", before=r"\btold\s{1,3}(?:the\s)?")
_NEAR = 200
_OFTEN = 2
_INTERNATIONAL = naming_words("international")
# "his visit to Lima": a capital as a place, which says no side
_AT_PLACE = words_pattern("place-preposition", after=r"\s{1,2}$")
_PLACE_BEFORE = 14
# "his Norwegian counterpart": whose the other one is
_COUNTERPART = words_pattern("counterpart", before=r"\s{1,2}")


def _is_capital(words: str) -> bool:
    """Whether a side is named by its capital."""
    known = party_names().get(words)
    return known is not None and known.kind == "capital"


class Surroundings:
    """The sides that the sentences around a name speak of."""

    def __init__(self, cable: Cable, seat: Seat) -> None:
        self.cable = cable
        self.seat = seat
        self._bounds: dict[int, list[int]] = {}
        self._bounds_at: dict[int, tuple[int, int]] = {}
        self._past: dict[int, bool] = {}
        self._near: dict[int, Counter[str]] = {}

    def _sides_near(self, naming: Phrase) -> Counter[str]:
        start, end = self.bounds_of(naming)
        known = self._near.get(start)
        if known is not None:
            return known
        body = self.cable.body
        near = Counter(
            code
            for first, last, code in find_parties(body, start, end, self.seat.host)
            if not (_is_capital(body[first:last]) and _AT_PLACE.search(body, max(start, first - _PLACE_BEFORE), first))
            and not _COUNTERPART.match(body, last, end)
        )
        for word in _ACRONYM.findall(self.cable.body, start, end):
            row = v.bodies().get(word)
            if row is not None and row.party not in ("", "host"):
                near[row.party] += 1
        self._near[start] = near
        return near

    def names_host(self, naming: Phrase) -> bool:
        """Whether the sentence of the name speaks of the host."""
        return self.seat.host in self._sides_near(naming)

    def names_own(self, person: Person) -> bool:
        """Whether one of the sentences around the name speaks of the post's own side."""
        return any(self.seat.own in self._sides_near(naming) for naming in person.namings[:8])

    def own_side(self, person: Person) -> str:
        """The post's own side where one of the sentences speaks of it and of nobody else but the host, else ""."""
        near: set[str] = set()
        for naming in person.namings[:3]:
            near.update(self._sides_near(naming))
            start, end = self.bounds_of(naming)
            if _OWN_VOICE.search(self.cable.body, max(start, naming.start - 600), min(end, naming.end + 600)):
                near.add(self.seat.own)
        return self.seat.own if self.seat.own in near and not near - {self.seat.own, self.seat.host} else ""

    def bounds_of(self, naming: Phrase) -> tuple[int, int]:
        """Where the sentence of the name begins and ends."""
        known = self._bounds_at.get(naming.start)
        if known is None:
            known = self._bounds_at[naming.start] = self._look_for_bounds(naming)
        return known

    def _look_for_bounds(self, naming: Phrase) -> tuple[int, int]:
        paragraph = self.cable.paragraphs[naming.paragraph]
        bounds = self._bounds.get(naming.paragraph)
        if bounds is None:
            bounds = [paragraph.start]
            bounds.extend(
                match.end() for match in _SENTENCE_END.finditer(self.cable.body, paragraph.start, paragraph.end)
            )
            bounds.append(paragraph.end)
            self._bounds[naming.paragraph] = bounds
        place = bisect_right(bounds, naming.start) - 1
        return bounds[max(place, 0)], bounds[min(max(place, 0) + 1, len(bounds) - 1)]

    def foreign_side(self, person: Person) -> str:
        """The one side beside the host's that the sentences name, "" for none, several, or the host with it."""
        for naming in person.namings[:2]:
            near = self._sides_near(naming)
            others = {code for code in near if code not in (self.seat.host, self.seat.own, *_INTERNATIONAL)}
            if len(others) == 1 and self.seat.host not in near:
                return others.pop()
            if not others and self.seat.own in near and self.seat.host not in near:
                return self.seat.own
        return ""

    def unless_third(self, person: Person, side: str) -> str:
        """`side`, or "" where the sentences name another side than the host and the post's own."""
        near = {code for naming in person.namings[:3] for code in self._sides_near(naming)}
        return "" if near - {self.seat.host, self.seat.own} else side

    def only_foreigner(self, person: Person) -> str:
        """The one side beside the host's and the post's own that the sentences name, "" for none or several."""
        near = {code for naming in person.namings[:3] for code in self._sides_near(naming)}
        near -= {self.seat.host, self.seat.own, *_INTERNATIONAL}
        return near.pop() if len(near) == 1 else ""

    def side_near(self, person: Person) -> str:
        """The host where the sentences name it or nobody, the one other side where they name only that, else ""."""
        near: Counter[str] = Counter()
        for naming in person.namings[:3]:
            near.update(self._sides_near(naming).keys())
        if self.seat.host in near:
            return self.seat.host if len(near) <= 2 else ""
        if not near - Counter({self.seat.own: near[self.seat.own]}):
            told = any(self._tells_own(naming) for naming in person.namings[:3])
            if told or (not near and len(person.namings) > _OFTEN):
                return self.seat.host
        return next(iter(near)) if len(near) == 1 else ""

    def _tells_own(self, naming: Phrase) -> bool:
        """Whether the sentence goes on with something told to the post: `Colonel Reyes told us`."""
        end = self.cable.body.find(".", naming.end, naming.end + _NEAR)
        return _TELLS_OWN.search(self.cable.body, naming.end, end if end >= 0 else naming.end + _NEAR) is not None

    def lean(self, person: Person) -> float:
        """From 1, every sentence around the name speaks of the host alone, to -1, of the post's own side alone."""
        total = 0
        for naming in person.namings[:8]:
            near = self._sides_near(naming)
            total += (self.seat.host in near) - (self.seat.own in near)
        return total / min(len(person.namings), 8)

    def is_past(self, person: Person) -> bool:
        """Whether the sentence names a year well before the cable's: its office holder may have been another."""
        sent = (self.cable.sent_at or "")[:4]
        if not sent.isdigit():
            return False
        start, end = self.bounds_of(person.namings[0])
        known = self._past.get(start)
        if known is None:
            years = _YEAR.finditer(self.cable.body, start, end)
            known = self._past[start] = any(int(match.group()) < int(sent) for match in years)
        return known

    def insists(self, person: Person) -> str:
        """The foreign side that the only sentence naming the person speaks of twice or more, and of no other."""
        near = self._sides_near(person.namings[0])
        others = [code for code in near if code != self.seat.own and code not in _INTERNATIONAL]
        return others[0] if len(others) == 1 and others[0] != self.seat.host and near[others[0]] > 1 else ""

    def mostly(self, person: Person) -> str:
        """The one foreign side that the first sentence names twice or more, and more often than the host, else ""."""
        near = self._sides_near(person.namings[0])
        others = [code for code in near if code not in (self.seat.host, self.seat.own, *_INTERNATIONAL)]
        return others[0] if len(others) == 1 and near[others[0]] > max(1, near[self.seat.host]) else ""

    def side_of(self, person: Person) -> str:
        """The side of a bare name: the only one of its sentence, the host where its sentences name none."""
        seen: Counter[str] = Counter()
        for naming in person.namings[:3]:
            seen.update(self._sides_near(naming).keys())
        seen.pop(self.seat.own, None)
        for body in _INTERNATIONAL:
            seen.pop(body, None)
        # one who is only named once and says nothing may be anybody's
        speaks = len(person.namings) > 1 or any(naming.follower & v.VERB for naming in person.namings)
        if not seen:
            return self.seat.host if speaks else ""
        if len(seen) > 1 or (self.seat.host in seen and not speaks):
            return ""
        return next(iter(seen))
