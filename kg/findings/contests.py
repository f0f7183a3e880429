"""Several people in one office of the host: who of them is the host's, and whose the others are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from kg.findings.abroad import side_of_scene
from kg.findings.coreference import Person
from kg.findings.naming_words import short_forms
from kg.findings.parties import monarchy_codes
from kg.findings.phrases import Phrase
from kg.findings.posts import Seat
from kg.findings.surroundings import Surroundings
from kg.findings.titles import read_title


class Contests:
    """The offices of one cable that only one person of a side can hold; settles `sides`, by `id` of the person.

    `weights` tell how sure each side is: above 1 it is said by the text.
    """

    def __init__(
        self, phrases: list[Phrase], seat: Seat, sentences: Surroundings, sides: dict[int, str], weights: dict[int, int]
    ) -> None:  # fmt: skip
        self.seat, self.sentences, self.sides, self.weights = seat, sentences, sides, weights
        self.offices = [phrase for phrase in phrases if phrase.kind == "role" and phrase.sides]
        self.office_starts = [phrase.start for phrase in self.offices]

    def settle(self, office: str, holders: list[Person]) -> None:
        """Where several people hold one office of the host, keep it for one; ask the sentences for the others."""
        self._contest(office, holders)
        self._foreign_holder(office, holders)

    def _contest(self, office: str, holders: list[Person]) -> None:
        weak = list({id(person): person for person in holders if self.weights[id(person)] <= 1}.values())
        if not weak:
            return
        host, own = self.seat.host, self.seat.own
        if len(weak) > 1:
            weak = [person for person in weak if not self._is_at_home_abroad(person)]
        sure = any(self.weights[id(person)] > 1 and self.sides[id(person)] == host for person in holders)
        abroad = host in monarchy_codes() and office in ("president", "vice president")
        beside: set[int] = set()
        for person in weak:
            if self._beside_host(office, person):
                self.sides[id(person)] = self.sentences.foreign_side(person) or self.sentences.unless_third(person, own)
                beside.add(id(person))
        weak = [person for person in weak if id(person) not in beside]
        keeper = None if sure or (abroad and office == "president") or not weak else self._keeper(weak, office)
        for person in weak:
            past = office not in ("president", "vice president") and self.sentences.is_past(person)
            if person is keeper or past:
                continue
            side = self.sentences.foreign_side(person)
            if not side and office == "president" and (abroad or keeper is not None):
                side = self.sentences.own_side(person)
            if not side and keeper is not None:
                lean = self.sentences.lean(person)
                side = own if lean < min(0.0, self.sentences.lean(keeper)) else ""
            self.sides[id(person)] = side
        given = Counter(self.sides[id(person)] for person in weak if person is not keeper)
        for person in weak:
            if person is not keeper and given[self.sides[id(person)]] > 1:
                self.sides[id(person)] = ""  # one office of one side cannot be two people's

    def _is_at_home_abroad(self, person: Person) -> bool:
        """Whether one of several in an office acts in another capital: `In Oslo, President Reyes agreed`."""
        body, host = self.sentences.cable.body, self.seat.host
        side = next(filter(None, (side_of_scene(naming, body, host) for naming in person.namings[:8])), "")
        if side:
            self.sides[id(person)] = side
        return bool(side)

    def _beside_host(self, office: str, person: Person) -> bool:
        """Whether the host's holder of the office stands beside the person: `AG Reyes called the Thai AG`."""
        if len(person.namings) > 2:
            return False  # "the Indian FM" may be himself
        begin, end = self.sentences.bounds_of(person.namings[0])
        return any(
            _side_of_office(phrase, office, self.seat) == self.seat.host
            for phrase in self.offices[bisect_left(self.office_starts, begin) : bisect_left(self.office_starts, end)]
        )

    def _keeper(self, holders: list[Person], office: str) -> Person | None:
        """Who of those with one office is the host's: the one named most, else whose sentences name the host.

        None for presidents between whom the sentences do not tell clearly: one of them may be the post's own.
        """
        lean = {id(person): self.sentences.lean(person) for person in holders}
        ranked = sorted(holders, key=lambda one: (-len(one.namings), -lean[id(one)], one.namings[0].start))
        if len(ranked) == 1:
            return ranked[0]
        first, second = ranked[:2]
        if len(first.namings) >= 3 * len(second.namings):
            # the post's own president is often named most
            is_own = office == "president" and lean[id(second)] >= max(0.5, lean[id(first)] + 0.25)
            return second if is_own and self.sentences.names_own(first) else first
        if office != "president":
            clear = len(first.namings) > len(second.namings) or lean[id(first)] > lean[id(second)]
            return first if clear else None
        leans = sorted(
            ((lean[id(person)], len(person.namings), -place) for place, person in enumerate(ranked)),
            reverse=True,
        )
        return ranked[-leans[0][2]] if leans[0][0] - leans[1][0] >= 0.5 else None

    def _foreign_holder(self, office: str, holders: list[Person]) -> None:
        """Give the one holder without a side the one foreign side that has the office here: `the Indian PM`."""
        open_holders = list({id(person): person for person in holders if not self.sides[id(person)]}.values())
        if len(open_holders) != 1 or not any(self.sides[id(person)] == self.seat.host for person in holders):
            return
        named = {_side_of_office(phrase, office, self.seat) for phrase in self.offices}
        foreign = named - {"", self.seat.host}
        if len(foreign) == 1:
            self.sides[id(open_holders[0])] = foreign.pop()


def _side_of_office(phrase: Phrase, office: str, seat: Seat) -> str:
    """The side that an office without a name says, `the Indian PM`; "" for another office."""
    words = phrase.title.split()
    if office_of(" ".join(words[1:])) != office:
        return ""
    sense = read_title(phrase.title, seat.host)
    return sense.party if sense.weight == 3 else ""


def office_of(title: str) -> str:
    """One word for an office that only one person holds at a time."""
    lower = title.lower().removeprefix("the ")
    for word in ("acting ", "interim ", "caretaker "):
        lower = lower.removeprefix(word)
    return short_forms().get(lower, lower)
