"""The side of each person a cable names: from titles, bodies, owners, lists, and the sentences around the name."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.cables import Cable
from kg.findings import vocabulary as v
from kg.findings.contests import Contests, office_of
from kg.findings.coreference import Person
from kg.findings.enumerations import grouped_names
from kg.findings.envoys import Envoys
from kg.findings.hearsay import Hearsay
from kg.findings.joined_titles import SO_CALLED
from kg.findings.naming_words import words_pattern
from kg.findings.neighbours import owners_of
from kg.findings.phrases import Phrase
from kg.findings.places import country_of
from kg.findings.posts import Seat
from kg.findings.side_words import (
    country_owned,
    embassy_side,
    is_of_party,
    is_visitor,
    sends_by_post,
    side_beside,
    side_from,
)
from kg.findings.surroundings import Surroundings
from kg.findings.titles import is_clerical, is_plural, is_royal, read_title

_MINISTERIAL = words_pattern("ministerial")
_MET = words_pattern("meets", after=r"\s$")
# "met Defense Minister Reyes in Port Louis"
_IN_PLACE = re.compile(r"\b(?:in|at)\s(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)")
_MET_ABROAD = -2
_TELLS = words_pattern("tells-someone", before=r"\s{1,3}(?:(?:had|has)\s{1,3})?", after=r"\s{1,3}")
_NEXT = 2
_OFTEN = 3
_TOLD = words_pattern("addresses", after=r"\s{1,2}$")
# how sure a side is that a body or the words beside the name say
_BY_BODY = 2
# "former President Reyes": of which state, the sentence may say
_FORMER = re.compile(r"(?:the\s)?(?:former|ex-?)\b", re.IGNORECASE)
# "Reyes's number two, Colonel Lund"
_AIDE = words_pattern("aide", before=r"['’]s?\s{1,2}(?:[\w-]{1,20}\s{1,2}){0,4}", after=r",?\s{1,2}")
_LONGEST_AIDE = 100
# the short form of a party before a title: "Liberal Party (LPN) President Reyes"
_SHORT_BEFORE = re.compile(r"\([A-Z][A-Z-]{1,9}\)\s{1,2}$")
_LONGEST_SHORT = 14
# how far around a name its teller is looked for, so that a sentence without end costs no more
_NEAR = 600
_OFFICES_OF_ONE = words_pattern("office-of-one", before="^(?:the )?(?:acting |interim |caretaker )?", after="$")


def find_sides(
    people: list[Person],
    phrases: list[Phrase],
    titles: dict[int, str],
    cable: Cable,
    seat: Seat,
    *,
    listed: dict[int, int],
) -> dict[int, str]:
    """The side of each person (by `id`), by the strongest word that the text says of it.

    `titles` are those behind a name, by its start; `listed` the start of the name before each one in a list.
    """
    sides = _Sides(people, phrases, titles, cable, seat)
    sides.listed = listed
    return sides.find()


class _Sides:
    """What is known of the sides of one cable's people while they are weighed."""

    def __init__(
        self, people: list[Person], phrases: list[Phrase], titles: dict[int, str], cable: Cable, seat: Seat
    ) -> None:  # fmt: skip
        self.people, self.phrases, self.titles, self.seat = people, phrases, titles, seat
        self.body = cable.body
        self.owners = owners_of(phrases, cable.body, seat)
        self.listed: dict[int, int] = {}
        self.grouped = grouped_names(phrases, cable.body, seat)
        self.by_start = {naming.start: person for person in people for naming in person.namings}
        self.starts = sorted(self.by_start)
        self.sentences = Surroundings(cable, seat)
        self.envoys = Envoys(cable, seat, self.sentences, phrases)
        self.floors = [paragraph.start for paragraph in cable.paragraphs]
        self.sides: dict[int, str] = {}
        self.weights: dict[int, int] = {}
        self.by_office: dict[str, list[Person]] = {}

    def find(self) -> dict[int, str]:
        """The side of each person by `id`."""
        for person in self.people:
            self.weights[id(person)], self.sides[id(person)] = self._weigh(person)
        contests = Contests(self.phrases if self.by_office else [], self.seat, self.sentences, self.sides, self.weights)
        for office, holders in self.by_office.items():
            contests.settle(office, holders)
        self._leave_to_tellers()
        return self.sides

    def _leave_to_tellers(self) -> None:
        """Leave open the host's by default who stand only in the mouth or the company of another side's people.

        `According to the Japanese Counselor, Prime Minister Reyes had agreed` need not mean the host's.
        """
        weak = [person for person in self.people if self.weights[id(person)] == 1]
        weak = [person for person in weak if self.sides[id(person)] == self.seat.host]
        if not weak or not self.seat.host:
            return
        sure = {
            naming.start: self.sides[id(person)]
            for person in self.people
            if self.weights[id(person)] > 1
            for naming in person.namings
        }
        hearsay = Hearsay(self.phrases, self.body, self.seat)
        follows = {before: start for start, before in self.listed.items()}
        for person in weak:
            tellings = [self._telling(naming, hearsay, sure, follows) for naming in person.namings[:6]]
            if sum(tellings) < 0:
                # only now the sentences are asked, which takes longer
                named = [self.sentences.names_host(naming) for naming in person.namings[:6]]
                pairs = zip(tellings, named, strict=True)
                if sum(1 if is_host and told > _MET_ABROAD else told for told, is_host in pairs) < 0:
                    self.sides[id(person)] = ""

    def _is_hosts_source(self, place: int, sure: dict[int, str]) -> bool:
        """Whether at `place` one of the host is named, for sure or as one of whom the cable speaks often."""
        at = bisect_left(self.starts, place)
        if at == len(self.starts) or self.starts[at] - place > _NEXT:
            return False
        start = self.starts[at]
        person = self.by_start[start]
        often = len(person.namings) > _OFTEN and self.sides[id(person)] == self.seat.host
        return often or sure.get(start) == self.seat.host

    def _telling(self, naming: Phrase, hearsay: Hearsay, sure: dict[int, str], follows: dict[int, int]) -> int:
        """-1 where another side's people tell of the name or stand beside it, 1 where the host's do or it speaks."""
        company = {sure.get(self.listed.get(naming.start, -1)), sure.get(follows.get(naming.start, -1))}
        begin, end = self.sentences.bounds_of(naming)
        begin, end = max(begin, naming.start - _NEAR), min(end, naming.end + _NEAR)
        first = naming.start
        while first in self.listed:
            first = self.listed[first]
        if _MET.search(self.body, max(begin, first - 24), first):
            # "met Defense Minister Reyes in Lima": not where the post is
            abroad = [
                code for match in _IN_PLACE.finditer(self.body, begin, end) if (code := country_of(match["place"]))
            ]
            if abroad and abroad[0] not in (self.seat.host, self.seat.own):
                return _MET_ABROAD
        tells = _TELLS.match(self.body, naming.end)
        if tells is not None and self._is_hosts_source(tells.end(), sure):
            return -1  # "Foreign Minister Asanov confided to Tanabe": what the host's officials hear from others
        told = hearsay.teller_side(naming, begin, sure)
        if self.seat.host in company or told == self.seat.host:
            return 1
        if told not in ("", self.seat.own) or company - {None, "", self.seat.own}:
            return -1
        return 1 if not told and naming.follower & v.VERB else 0

    def _weigh(self, person: Person) -> tuple[int, str]:
        """How sure the side is, 0 to 3, and the side."""
        best, is_private = self._by_titles(person)
        titles = titles_of(person, self.titles)
        if beside := next(filter(None, (side_beside(naming, self.body) for naming in person.namings[:8])), ""):
            return 3, beside
        if self.envoys.is_delegate(person):
            return 3, self.seat.own
        if is_private:
            return best
        if not titles and any(is_of_party(naming, self.body) for naming in person.namings[:8]):
            return 1, self.seat.host
        if (best[0] == 0 or _only_rank(titles)) and (party := self._of_group(person)):
            return 1, party
        if best == (1, self.seat.own) and self.envoys.is_recalled(person):
            return _BY_BODY, ""
        if best[0] < _BY_BODY and (party := self._said_beside(person, best)):
            return _BY_BODY, party
        if best[0] <= 1 and self._is_listed_with_own(person, titles):
            return _BY_BODY, self.seat.own
        if best[0] == 1 and (away := self.envoys.side_away(person)) is not None:
            return _BY_BODY, away
        if best == (1, self.seat.own):
            return 1, self.envoys.side_of_envoy(person, titles[0])
        return self._by_default(person, best, titles)

    def _is_listed_with_own(self, person: Person, titles: list[str]) -> bool:
        """Whether the one listed before is the post's own: `the DCM, Political Counselor Reyes, Captain Lund`."""
        before = self.by_start.get(self.listed.get(person.namings[0].start, -1))
        if before is None or any(_MINISTERIAL.search(title) for title in titles):
            return False
        return self.weights.get(id(before), 0) >= _BY_BODY and self.sides[id(before)] == self.seat.own

    def _by_default(self, person: Person, best: tuple[int, str], titles: list[str]) -> tuple[int, str]:
        """How sure the side is, and the side, of one whom at most an office of any state tells of: `best`."""
        if best[0] == 1 and any(is_clerical(title) for title in titles):
            return 0, ""  # "Imam Reyes, a member of the High Council"
        if best[0] == 1 and _only_rank(titles):
            first = person.namings[0].start
            if _TOLD.search(self.body, max(0, first - 16), first):
                return 1, ""  # "told General Reyes": whoever's he is
            return 1, self.sentences.side_near(person)
        if best == (1, self.seat.host) and _FORMER.match(titles[0]) and (side := self.sentences.mostly(person)):
            return 1, side
        if best == (1, self.seat.host) and len(person.namings) <= 2:
            return 1, self.sentences.insists(person) or self.seat.host
        if best[0] == 0 and not any(naming.flags & v.TITLE for naming in person.namings):
            before = self.by_start.get(self.listed.get(person.namings[0].start, -1))
            if before is not None and is_plural(before.namings[0].title):
                return 0, ""  # "Presidents Reyes and Lund"
            side = self.sentences.side_of(person)
            return 0, "" if side == self.seat.host and is_visitor(person.namings[0], self.body) else side
        if best == (0, "") and any(is_royal(title) for title in titles):
            return 0, self.sentences.only_foreigner(person)
        return best

    def _of_group(self, person: Person) -> str:
        """The side of the group behind whose word the name is listed, or of who owns that group; "" for none."""
        for naming in person.namings[:4]:
            side, owner = self.grouped.get(naming.start, ("", -1))
            chief = self.by_start.get(owner)
            if chief is not None and chief is not person:
                side = self.sides.get(id(chief), "")
            if side:
                return side
        return self.sides.get(id(self._principal(person)), "")

    def _principal(self, person: Person) -> Person | None:
        """Whose aide the person is called right before the name: `Reyes's number two, Colonel Lund`."""
        first = person.namings[0]
        place = bisect_left(self.starts, first.start) - 1
        owner = self.by_start[self.starts[place]] if place >= 0 else None
        if owner is None or owner is person or first.start - self.starts[place] > _LONGEST_AIDE:
            return None
        name = next(naming for naming in owner.namings if naming.start == self.starts[place])
        return owner if name.flags & v.POSSESSIVE and _AIDE.fullmatch(self.body, name.end, first.start) else None

    def _said_beside(self, person: Person, best: tuple[int, str]) -> str:
        """The side that the words right beside the name say, "" for none; `best` is what the titles say."""
        first = person.namings[0]
        party = side_from(person.namings, self.body, self.seat.host) or self._chief(person)
        if not party and best[0] == 0:
            party = self.owners.get(first.start, "") or country_owned(first, self.body)
        if not party and best == (1, self.seat.own):
            party = self._embassy_near(person)
        if not party and best[0] == 1:
            begins = [(naming, self.sentences.bounds_of(naming)[0]) for naming in person.namings[:3]]
            party = self.seat.own if any(sends_by_post(naming, self.body, at) for naming, at in begins) else ""
        return party

    def _embassy_near(self, person: Person) -> str:
        """The other side whose embassy the sentence names: `the Bolivian embassy, though Ambassador Reyes`."""
        if len(person.namings) > 2:
            return ""
        begin, end = self.sentences.bounds_of(person.namings[0])
        side = embassy_side(self.body, begin, end)
        return "" if side == self.seat.own else side

    def _chief(self, person: Person) -> str:
        """The side of whoever was named last, if it is sure, for `his new Chief of Staff Ana Reyes`."""
        first = person.namings[0]
        if first.determiner not in ("his", "her") or not first.flags & v.TITLE:
            return ""
        before = bisect_left(self.starts, first.start) - 1
        if before < 0 or self.starts[before] < self.floors[first.paragraph]:
            return ""
        chief = self.by_start[self.starts[before]]
        return self.sides.get(id(chief), "") if self.weights.get(id(chief), 0) > 1 else ""

    def _by_titles(self, person: Person) -> tuple[tuple[int, str], bool]:
        """The surest side that the titles say, and whether one of them is private."""
        best: tuple[int, str] = (0, "")
        is_private = False
        for naming in person.namings:
            for title in (naming.title if naming.flags & v.TITLE else "", self.titles.get(naming.start, "")):
                if not title:
                    continue
                if naming.determiner == SO_CALLED:
                    return (_BY_BODY, ""), False
                sense = read_title(title, self.seat.host)
                is_private = is_private or not sense.is_office
                weight, party = sense.weight, sense.party
                owner = self.owners.get(naming.start, "")
                if owner and weight < 3 and sense.is_office:
                    weight, party = 3, owner
                if (weight, bool(party)) > (best[0], bool(best[1])):
                    best = (weight, party)
                office = title if weight == 1 or owner else title.partition(" ")[2]
                of_party = _SHORT_BEFORE.search(self.body, max(0, naming.start - _LONGEST_SHORT), naming.start)
                if of_party or sense.is_partisan or (naming.determiner == "its" and naming.flags & v.PRIVATE):
                    continue  # "People's Party (LPN) President Reyes" is not the host's President
                if (weight == 1 or (weight == 3 and party == self.seat.host)) and _OFFICES_OF_ONE.match(office):
                    self.by_office.setdefault(office_of(office), []).append(person)
        return best, is_private


def titles_of(person: Person, titles: dict[int, str]) -> list[str]:
    """Every title that the cable gives the person, in the order of the text."""
    found = []
    for naming in person.namings:
        if naming.flags & v.TITLE and naming.title:
            found.append(naming.title)
        if naming.start in titles:
            found.append(titles[naming.start])
    return found


def _only_rank(titles: list[str]) -> bool:
    """Whether all that is said of somebody is a military rank."""
    return bool(titles) and all(
        all(v.titles().get(word.rstrip("."), 0) & v.MILITARY for word in title.split()) for title in titles
    )
