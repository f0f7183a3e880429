"""An office without a name: `the Prime Minister`, `Ambassador`, `poloff` becomes whoever the cable says holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from kg.findings import vocabulary as v
from kg.findings.bodies import begins_with_host_body, is_of_rulers, is_of_sideless_body, named_sides
from kg.findings.coreference import fold_name
from kg.findings.model import Mention, Official
from kg.findings.naming_words import naming_words, short_forms
from kg.findings.parties import party_names
from kg.findings.people import Reading
from kg.findings.phrases import Phrase
from kg.findings.titles import read_title
from kg.findings.word_flags import bare

_LINKS = naming_words("no-title-word")
_RANK = naming_words("rank")
# words for an office that in small letters and alone are mostly something else: "a general view", "head"
_NOT_ALONE = naming_words("not-alone")

# offices that somebody else's holder has: "Reyes's Secretary", "his deputy"
_OF_ANOTHER = naming_words("of-another")

# "the opposition leader", "the LPN leader"
_LEADER = re.compile(r"(?P<party>[a-z-]{2,12})\s(?:party\s)?(?:leader|chief|head|chairman|president)")

# how far back an office without a name looks for its holder, in people
_RECENT = 100


@lru_cache(maxsize=8192)
def title_words(title: str) -> frozenset[str]:
    """The telling words of a title, short forms written out.

    >>> sorted(title_words("PM")), sorted(title_words("Minister of Defence"))
    (['minister', 'prime'], ['defense', 'minister'])
    """
    words: set[str] = set()
    for part in re.split(r"[\s,()]+", title.lower().replace("’", "'")):
        word = part.strip(".'")
        if word and word not in _LINKS:
            words.update(short_forms().get(word, word).split())
    return frozenset(words - _LINKS)


class Roles:
    """The offices of one cable as it is read from front to back."""

    def __init__(self, reading: Reading, officials: Sequence[Official]) -> None:
        self.reading = reading
        self._sides: dict[str, set[str]] = {}
        for official in officials:
            if official.has_office:
                self._sides.setdefault(fold_name(official.surname), set()).add(official.party)
        self._by_name = {official.name: official for official in officials}
        self._heard: dict[str, None] = {}  # the one named last stands last
        self._partisans = {reading.officials[key].name for key in reading.partisans}
        self._holders: list[tuple[frozenset[str], Official]] = []
        self._found: dict[tuple[frozenset[str], str], dict[str, tuple[Official, tuple[int, int]]]] = {}
        people = {id(person): person for person in reading.people}
        for key, official in reading.officials.items():
            titles = [official.title]
            person = people.get(key)
            if person is not None:
                titles += [naming.title for naming in person.namings if naming.flags & v.TITLE]
            for title in dict.fromkeys(titles):
                if title:
                    self._holders.append((title_words(title), official))

    def side_of_name(self, word: str) -> str:
        """The side of the one whom the cable calls by the surname, "" for nobody."""
        part = fold_name(bare(word))
        sides = self._sides.get(part, {""})
        return next(iter(sides)) if len(sides) == 1 else ""

    def heard(self, official: Official) -> None:
        """Note that the text has just named the official."""
        self._heard.pop(official.name, None)
        self._heard[official.name] = None

    def _last(self) -> Official | None:
        """The official whom the text has named last."""
        name = next(reversed(self._heard), None)
        return self._by_name.get(name) if name is not None else None

    def holder(self, words: str, party: str) -> Official | None:
        """The official whose title has all these words, the one named last; None where nobody has."""
        candidates = self._candidates(title_words(words), party)
        if not candidates:
            return None
        for name in islice(reversed(self._heard), _RECENT):
            if name in candidates and not self._is_premier(words, candidates[name][0]):
                return candidates[name][0]
        return min(candidates.values(), key=lambda pair: pair[1])[0]

    def _is_premier(self, words: str, official: Official) -> bool:
        """Whether a Prime Minister would be meant by `the Minister`, where the cable names others."""
        if words.lower() != "minister" or "prime" not in title_words(official.title):
            return False
        return any("prime" not in title for title, other in self._holders if "minister" in title and other != official)

    def _longer(self, words: str, party: str) -> Official | None:
        """Who alone has the office that the words begin with: `Permanent Secretary for Political Affairs`."""
        head, link, _ = words.lower().partition(" for ")
        if not link or not party or " " not in head:
            return None
        wanted = title_words(head)
        found = {official.name: official for title, official in self._holders if title == wanted}
        only = next(iter(found.values())) if len(found) == 1 else None
        return only if only is not None and only.party == party else None

    def _of_nation(self, words: str, party: str) -> Official | None:
        """Who of that side has the office that the words call by a nation: `the Omani Chief of Staff`."""
        first, _, office = words.partition(" ")
        if not office or first not in party_names() or not party:
            return None
        candidates = self._candidates(title_words(office), party)
        named = [official for official, distance in candidates.values() if official.party == party]
        return named[0] if len(named) == 1 else None

    def _candidates(self, wanted: frozenset[str], party: str) -> dict[str, tuple[Official, tuple[int, int]]]:
        """The officials by name who have a title with all these words and no other rank, with the count of others."""
        known = self._found.get((wanted, party))
        if known is not None:
            return known
        known = self._found[wanted, party] = {}
        for title, official in self._holders if wanted else ():
            others = title - wanted
            if wanted <= title and not others & _RANK and not (party and official.party and party != official.party):
                # of two called "Ambassador" the one whose title is no "Ambassador to the EU"
                distance = (len(others), len(title_words(official.title) - wanted))
                before = known.get(official.name)
                if before is None or distance < before[1]:
                    known[official.name] = (official, distance)
        return known

    def mention(self, phrase: Phrase, words: str) -> Mention | None:
        """The mention that an office without a name makes, None for one that nobody in particular holds."""
        seat = self.reading.seat
        lower = words.lower()
        small = words[0].islower() and words == lower
        sides = [seat.host] if begins_with_host_body(phrase) else named_sides(phrase, words, seat)
        owner = phrase.sides[0] if phrase.sides and phrase.sides[0] not in words else ""
        sense = read_title(f"{owner} {words}" if owner else words, seat.host)  # "Russia's Ambassador"
        post_title = bool(phrase.flags & v.US_TITLE) or (
            bool(phrase.flags & v.MISSION) and (not sides or sides[0] == seat.own)
        )
        if (small or words.isupper()) and lower in _NOT_ALONE:
            return None
        is_private = bool(phrase.flags & v.PRIVATE) or not (sense.is_office or sense.party)
        if is_private and not phrase.determiner and not sides:
            return None  # "Pollster and analyst Ana Reyes"
        loose = phrase.determiner not in ("the", "his", "her", "their") or is_private
        some = phrase.determiner in ("a", "an", "no", "any", "each", "another") and not post_title
        if some or (small and loose and not phrase.flags & v.US_TITLE):
            sideless = is_of_sideless_body(phrase, words, seat) or (is_private and not is_of_rulers(words))
            sideless = sideless or (sense.is_partisan and not sides)  # "a traditionalist senator"
            side = "" if sideless else self._side(sides)
            return Mention(phrase.start, phrase.end, "group", words, side)
        if post_title and not (sides and sides[0] != seat.own):
            official = self.holder(words, seat.own)
            if official is not None:
                self.heard(official)
                return self._person(phrase, official)
            return Mention(phrase.start, phrase.end, "post", words, seat.own)
        chief = self._last() if phrase.determiner == "his" and not is_private and sense.weight < 3 else None
        if chief is not None and lower in _OF_ANOTHER:
            party = chief.party if chief.has_office and chief.name not in self._partisans else ""
            return Mention(phrase.start, phrase.end, "person", words, party)  # "Reyes's Secretary", "his deputy"
        side = sense.party if sense.weight >= 2 else ""
        official = self.holder(words, side) or self._longer(words, sense.party) or self._of_nation(words, side)
        if official is not None:
            self.heard(official)
            return self._person(phrase, official)
        leader = self._party_leader(lower) if phrase.determiner == "the" else None
        if leader is not None:
            self.heard(leader)
            return self._person(phrase, leader)
        if is_private and not sides:
            return Mention(phrase.start, phrase.end, "group", words, "")
        # "Ministers" are several, "Polcouns" is one
        kind = "group" if words[-1] in "sS" and v.titles().get(words.rsplit(maxsplit=1)[-1][:-1]) else "person"
        return Mention(phrase.start, phrase.end, kind, words, "" if sense.is_partisan else sense.party)

    def _party_leader(self, lower: str) -> Official | None:
        """Who of a party's people was named last: anybody for `the opposition leader`, its own for `the LPN leader`."""
        named = _LEADER.fullmatch(lower)
        if named is None:
            return None
        party = named["party"]
        titles: dict[str, tuple[Official, set[str]]] = {}
        for words, official in self._holders:
            if official.name in self._partisans:
                titles.setdefault(official.name, (official, set()))[1].update(words)
        for name in islice(reversed(self._heard), _RECENT):
            if name in titles and (party == "opposition" or party in titles[name][1]):
                return titles[name][0]
        return None

    def _person(self, phrase: Phrase, official: Official) -> Mention:
        party = "" if official.name in self._partisans or not official.has_office else official.party
        return Mention(phrase.start, phrase.end, "person", official.surname, party, official.name)

    def _side(self, sides: list[str]) -> str:
        return sides[0] if sides else self.reading.seat.host
