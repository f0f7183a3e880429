"""The side of each person a cable names: from titles, bodies, owners, lists, and the sentences around the name."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from kg.cables import Cable
from kg.findings import vocabulary as v
from kg.findings.bodies import side_of_body
from kg.findings.coreference import Person
from kg.findings.hearsay import Hearsay
from kg.findings.naming_words import short_forms, words_pattern
from kg.findings.parties import monarchy_codes, party_names
from kg.findings.phrases import Phrase
from kg.findings.places import country_of
from kg.findings.posts import Seat
from kg.findings.surroundings import Surroundings
from kg.findings.titles import is_plural, read_title

_LIST_LINK = re.compile(r",?\s{1,2}(?:and\s{1,2})?")
_MINISTERIAL = words_pattern("ministerial")
# "Reyes, from DFID's Operations Team", "Reyes of the FCO"
_FROM = re.compile(r",?\s{1,2}(?:of|from|with|at)\s{1,2}(?:the\s{1,2})?(?P<body>[A-Z][\w’',-]*(?:\s[A-Z][\w-]*){0,4})")
_MET = words_pattern("meets", after=r"\s$")
# "met Defense Minister Reyes in Port Louis"
_IN_PLACE = re.compile(r"\b(?:in|at)\s(?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)")
_MET_ABROAD = -2
# how far around a name its teller is looked for, so that a sentence without end costs no more
_NEAR = 600
_OFFICES_OF_ONE = words_pattern("office-of-one", before="^(?:the )?", after="$")


def find_sides(
    people: list[Person], phrases: list[Phrase], titles: dict[int, str], cable: Cable, seat: Seat
) -> dict[int, str]:
    """The side of each person (by `id`), by the strongest word that the text says of it."""
    return _Sides(people, phrases, titles, cable, seat).find()


class _Sides:
    """What is known of the sides of one cable's people while they are weighed."""

    def __init__(
        self, people: list[Person], phrases: list[Phrase], titles: dict[int, str], cable: Cable, seat: Seat
    ) -> None:  # fmt: skip
        self.people, self.phrases, self.titles, self.seat = people, phrases, titles, seat
        self.body = cable.body
        self.owners = _owners(phrases, cable.body, seat)
        self.listed = _listed(phrases, cable.body)
        self.by_start = {naming.start: person for person in people for naming in person.namings}
        self.sentences = Surroundings(cable, seat)
        self.sides: dict[int, str] = {}
        self.weights: dict[int, int] = {}
        self.by_office: dict[str, list[Person]] = {}

    def find(self) -> dict[int, str]:
        """The side of each person by `id`."""
        for person in self.people:
            self.weights[id(person)], self.sides[id(person)] = self._weigh(person)
        for office, holders in self.by_office.items():
            self._contest(office, holders)
            self._foreign_holder(office, holders)
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
        told = hearsay.teller_side(naming, begin, sure)
        if self.seat.host in company or told == self.seat.host:
            return 1
        if told not in ("", self.seat.own) or company - {None, "", self.seat.own}:
            return -1
        return 1 if not told and naming.follower & v.VERB else 0

    def _weigh(self, person: Person) -> tuple[int, str]:
        """How sure the side is, 0 to 3, and the side."""
        best, is_private = self._by_titles(person)
        if is_private:
            return best
        if best[0] < 2 and (party := _side_from(person, self.body, self.seat.host)):
            return 2, party
        titles = titles_of(person, self.titles)
        if best[0] <= 1 and not any(_MINISTERIAL.search(title) for title in titles):
            # "the DCM, Political Counselor Reyes, Captain Lund and Ana Ruiz"
            before = self.by_start.get(self.listed.get(person.namings[0].start, -1))
            if before is not None and self.weights.get(id(before), 0) >= 2 and self.sides[id(before)] == self.seat.own:
                return 2, self.seat.own
        if best[0] == 1 and _only_rank(titles):
            return 1, self.sentences.side_near(person)
        if best == (1, self.seat.host) and len(person.namings) <= 2:
            return 1, self.sentences.insists(person) or self.seat.host
        if best[0] == 0 and not any(naming.flags & v.TITLE for naming in person.namings):
            before = self.by_start.get(self.listed.get(person.namings[0].start, -1))
            if before is not None and is_plural(before.namings[0].title):
                return 0, ""  # "Presidents Reyes and Lund"
            return 0, self.sentences.side_of(person)
        return best

    def _by_titles(self, person: Person) -> tuple[tuple[int, str], bool]:
        """The surest side that the titles say, and whether one of them is private."""
        best: tuple[int, str] = (0, "")
        is_private = False
        for naming in person.namings:
            for title in (naming.title if naming.flags & v.TITLE else "", self.titles.get(naming.start, "")):
                if not title:
                    continue
                sense = read_title(title, self.seat.host)
                is_private = is_private or not sense.is_office
                weight, party = sense.weight, sense.party
                owner = self.owners.get(naming.start, "")
                if owner and weight < 3 and sense.is_office:
                    weight, party = 3, owner
                if (weight, bool(party)) > (best[0], bool(best[1])):
                    best = (weight, party)
                office = title if weight == 1 or owner else title.partition(" ")[2]
                if (weight == 1 or (weight == 3 and party == self.seat.host)) and _OFFICES_OF_ONE.match(office):
                    self.by_office.setdefault(_office(office), []).append(person)
        return best, is_private

    def _contest(self, office: str, holders: list[Person]) -> None:
        """Where two people hold one office of the host, keep it for one; ask the sentences for the others."""
        weak = list({id(person): person for person in holders if self.weights[id(person)] <= 1}.values())
        if not weak:
            return
        host, own = self.seat.host, self.seat.own
        sure = any(self.weights[id(person)] > 1 and self.sides[id(person)] == host for person in holders)
        abroad = host in monarchy_codes() and office in ("president", "vice president")
        keeper = None if sure or (abroad and office == "president") else self._keeper(weak, office)
        for person in weak:
            past = office not in ("president", "vice president") and self.sentences.is_past(person)
            if person is keeper or past:
                continue
            side = self.sentences.foreign_side(person)
            if not side and abroad and office == "president":
                side = self.sentences.own_side(person)
            if not side and keeper is not None:
                lean = self.sentences.lean(person)
                side = own if lean < min(0.0, self.sentences.lean(keeper)) else ""
            self.sides[id(person)] = side
        given = Counter(self.sides[id(person)] for person in weak if person is not keeper)
        for person in weak:
            if person is not keeper and given[self.sides[id(person)]] > 1:
                self.sides[id(person)] = ""  # one office of one side cannot be two people's

    def _keeper(self, holders: list[Person], office: str) -> Person | None:
        """Who of those with one office is the host's: the one named most, else whose sentences name the host.

        None for presidents between whom the sentences do not tell clearly: one of them may be the post's own.
        """
        lean = {id(person): self.sentences.lean(person) for person in holders}
        ranked = sorted(holders, key=lambda one: (-len(one.namings), -lean[id(one)], one.namings[0].start))
        if len(ranked) == 1 or len(ranked[0].namings) >= 3 * len(ranked[1].namings):
            return ranked[0]
        first, second = ranked[:2]
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
        foreign = {side for phrase in self.phrases if (side := _foreign_office(phrase, office, self.seat))}
        if len(foreign) == 1:
            self.sides[id(open_holders[0])] = foreign.pop()


def titles_of(person: Person, titles: dict[int, str]) -> list[str]:
    """Every title that the cable gives the person, in the order of the text."""
    found = []
    for naming in person.namings:
        if naming.flags & v.TITLE and naming.title:
            found.append(naming.title)
        if naming.start in titles:
            found.append(titles[naming.start])
    return found


def open_sides(phrases: list[Phrase], seat: Seat) -> dict[str, str]:
    """What a short form that several sides share (`GOI`) means here: the one of them that the cable names most."""
    named: Counter[str] = Counter()
    shared: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        for word in phrase.sides or ((phrase.name,) if phrase.kind == "party" else ()):
            known = party_names().get(word)
            if known is not None and len(known.codes) == 1:
                named[known.codes[0]] += 1
            elif known is not None and seat.host not in known.codes:
                shared[word] = known.codes
    found: dict[str, str] = {}
    for word, codes in shared.items():
        best = max(codes, key=lambda code: named[code])
        if named[best]:
            found[word] = best
    return found


def _foreign_office(phrase: Phrase, office: str, seat: Seat) -> str:
    """The foreign side of an office without a name, `the Indian PM`; "" for another phrase."""
    if phrase.kind != "role" or not phrase.sides:
        return ""
    words = phrase.title.split()
    if _office(" ".join(words[1:])) != office:
        return ""
    sense = read_title(phrase.title, seat.host)
    return sense.party if sense.weight == 3 and sense.party != seat.host else ""


def _listed(phrases: list[Phrase], body: str) -> dict[int, int]:
    """For the start of each name in a list, the start of the name before it."""
    found: dict[int, int] = {}
    for one, two in pairwise(phrases):
        if (
            one.kind == two.kind == "person"
            and two.start - one.end < 12
            and _LIST_LINK.fullmatch(body[one.end : two.start])
        ):
            found[two.start] = one.start
    return found


def _side_from(person: Person, body: str, host: str) -> str:
    """The side of the body that the name is said to be of or from, "" for none."""
    for naming in person.namings[:4]:
        match = _FROM.match(body, naming.end)
        if match is not None:
            sense = read_title(match["body"], host)
            if sense.weight >= 2:
                return sense.party
    return ""


def _only_rank(titles: list[str]) -> bool:
    """Whether all that is said of somebody is a military rank."""
    return bool(titles) and all(
        all(v.titles().get(word.rstrip("."), 0) & v.MILITARY for word in title.split()) for title in titles
    )


def _office(title: str) -> str:
    """One word for an office that only one person holds at a time."""
    lower = title.lower().removeprefix("the ")
    return short_forms().get(lower, lower)


def _owners(phrases: list[Phrase], body: str, seat: Seat) -> dict[int, str]:
    """The side of whoever owns a titled name: `Pakistan's National Security Advisor Reyes`."""
    owners: dict[int, str] = {}
    names = party_names()
    for first, short, owned in zip(phrases, phrases[1:], phrases[2:], strict=False):
        # the office of "Department of Foreign Affairs (DFAT) Assistant Secretary Reyes"
        if owned.kind != "person" or not owned.flags & v.TITLE or first.kind != "body":
            continue
        gaps = body[first.end : short.start].strip(), body[short.end : owned.start].strip()
        if gaps == ("(", ")"):
            whole = side_of_body(first, " ".join(body[first.start : first.end].split()), seat)
            if whole is not None and whole.party:
                owners[owned.start] = whole.party
    for owner, owned in pairwise(phrases):
        if owned.kind != "person" or not owned.flags & v.TITLE or not owner.flags & v.POSSESSIVE:
            continue
        if owned.start - owner.end > 4 or owner.kind != "party":
            continue
        known = names.get(owner.sides[-1] if owner.sides else "")
        if known:
            code = known.codes[0] if len(known.codes) == 1 else seat.host if seat.host in known.codes else ""
            if code:
                owners[owned.start] = code
    return owners
