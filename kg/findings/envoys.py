"""Whose an ambassador or another holder of an office is of whom no title, body or owner says so."""

from __future__ import annotations

import re

from kg.cables import Cable
from kg.findings import vocabulary as v
from kg.findings.abroad import comes_as_guest, side_abroad, side_of_seat, topic_side
from kg.findings.coreference import Person, fold_name
from kg.findings.phrases import Phrase
from kg.findings.posts import Seat
from kg.findings.surroundings import Surroundings

# "CODEL REYES": a delegation of Congress, by the name of who leads it
_CODEL = re.compile(r"\b(?:CODEL|CoDel|Codel|STAFFDEL|Staffdel|StaffDel)\s{1,3}(?P<name>[A-Z][\w’'-]+)")
_MARKS = ("ODEL ", "odel ", "oDel ", "FFDEL ", "ffdel ", "ffDel ")
# "Ambassador Reyes in Lima"
_ELSEWHERE = re.compile(r"\s{1,3}(?:in|to)\s{1,3}(?=[A-Z])")
# "the recall of Ambassador Reyes from Lima"
_POSTED = re.compile(r"\s{1,3}from\s{1,3}(?P<place>[A-Z]\w+)")
_LOOKED_AT = 8


class Envoys:
    """What the heading, the signature and the sentences of one cable say of those who are sent and received."""

    def __init__(self, cable: Cable, seat: Seat, sentences: Surroundings, phrases: list[Phrase]) -> None:
        self.body, self.seat, self.sentences, self.phrases = cable.body, seat, sentences, phrases
        self.own_from = -1  # where the post's own ambassador stands first; not looked for yet
        self.floors = [paragraph.start for paragraph in cable.paragraphs]
        classifier = cable.classified_by
        named = [(classifier.name if classifier else "") or "", cable.signed_by or ""]
        self.chiefs = {fold_name(name.split()[-1]) for name in named if name.strip()}
        self.chief_title = (classifier.title or "").lower() if classifier and classifier.name else ""
        text = cable.text
        is_called = any(mark in text for mark in _MARKS)
        self.delegation = {fold_name(match["name"]) for match in _CODEL.finditer(text)} if is_called else set[str]()

    def is_delegate(self, person: Person) -> bool:
        """Whether a delegation of the post's own parliament is called by the person."""
        return bool(self.delegation) and not self.delegation.isdisjoint(map(fold_name, person.words))

    def side_away(self, person: Person) -> str | None:
        """The other side where the person acts or is reached, "" for a guest from nobody knows where, else None."""
        host = self.seat.host
        for naming in person.namings[:_LOOKED_AT]:
            side = side_abroad(naming, self.body, host)
            if not side and naming is person.namings[0] and not self.sentences.names_host(naming):
                begin = self.sentences.bounds_of(naming)[0]
                side = topic_side(self.body, begin, self.floors[naming.paragraph], host)
            if side and side != self.seat.own:
                return side
        is_guest = host and any(comes_as_guest(naming, self.body, host) for naming in person.namings[:_LOOKED_AT])
        return "" if is_guest else None

    def is_recalled(self, person: Person) -> bool:
        """Whether an ambassador is told of by the capital of another side, whoever sent them there."""
        places = (_POSTED.match(self.body, naming.end) for naming in person.namings[:_LOOKED_AT])
        return any(match and side_of_seat(match["place"]) not in ("", self.seat.host) for match in places)

    def side_of_envoy(self, person: Person, title: str) -> str:
        """The side of an ambassador or chargé with such a title: the post's own for one whom the heading names.

        For others not before an international body, where envoys of many states meet; not where the heading names
        another ambassador; not where the cable has called its own `the Ambassador` and speaks of one other state here.
        """
        if not self.chiefs.isdisjoint(map(fold_name, person.words)):
            return self.seat.own
        third = self.sentences.only_foreigner(person)
        is_ambassador = title.lower().endswith("ambassador")
        if self.seat.is_forum or (is_ambassador and "ambassador" in self.chief_title):
            return third
        if any(_ELSEWHERE.match(self.body, naming.end) for naming in person.namings[:4]):
            return self.seat.own  # the post's own, at another post
        return third if third and self._has_own_before(person.namings[0].start) else self.seat.own

    def _has_own_before(self, start: int) -> bool:
        """Whether the post's own ambassador stands without a name before `start`."""
        if self.own_from < 0:
            own = (one.start for one in self.phrases if one.kind == "role" and one.flags & v.MISSION and not one.sides)
            self.own_from = next(own, len(self.body))
        return self.own_from < start
