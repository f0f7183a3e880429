"""What a span of a cable is about: the disputes, letters, encounters, agreements, people and sides that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from kg.cables import Cable
from kg.findings.allusions import find_allusions
from kg.findings.disputes import find_disputes, find_territories, names_territory
from kg.findings.model import Agreement, Encounter, Letter, Official, Topic
from kg.findings.parties import find_parties

MOST = 6
# "Kosovo, Ukraine and NATO": a heading over several topics says of no sentence which of them it is about
_LIST = re.compile("[,;/]")
# The words by which a later sentence means a letter or an encounter told of before.
_LETTER = re.compile(r"\b(?:letters?|reply|response|message|correspondence|note)\b")
_ENCOUNTER = {
    "summit": re.compile(r"\bsummit\b", re.IGNORECASE),
    "visit": re.compile(r"\b(?:visit|trip|stopover|travel|stay)\w*\b"),
    "meeting": re.compile(r"\b(?:meeting|talks|dinner|lunch)\b"),
    "conference": re.compile(r"\b(?:conference|ministerial|Council)\b"),
    "call": re.compile(r"\b(?:call|phone)\w*\b"),
}


def find_topics(
    cable: Cable,
    start: int,
    end: int,
    *,
    officials: Sequence[Official] = (),
    letters: Sequence[Letter] = (),
    encounters: Sequence[Encounter] = (),
    agreements: Sequence[Agreement] = (),
) -> tuple[Topic, ...]:
    """What `cable.text[start:end]` is about, as `Topics` reads it."""
    told = Topics(cable, officials=officials, letters=letters, encounters=encounters, agreements=agreements)
    return told.within(start, end)


class Topics:
    """What can be a topic in a cable: its findings with the names that mean them, read once for all its positions."""

    def __init__(
        self,
        cable: Cable,
        *,
        officials: Sequence[Official] = (),
        letters: Sequence[Letter] = (),
        encounters: Sequence[Encounter] = (),
        agreements: Sequence[Agreement] = (),
    ) -> None:
        self.cable = cable
        self._year = int(cable.sent_at[:4]) if cable.sent_at else None
        self._has_names = names_territory(cable.body)
        self._officials = [(one.surname, one.name) for one in officials if one.surname]
        self._letters = [
            (one.start, one.sender, f"{one.sender} to {one.recipient}" if one.recipient else one.sender)
            for one in letters
        ]
        self._encounters = [(one.start, one.kind, _names_of(one), one.name or _label(one)) for one in encounters]
        self._agreements = [(one.start, one.name) for one in agreements]

    def within(self, start: int, end: int) -> tuple[Topic, ...]:
        """What `cable.text[start:end]` is about, the strongest first, at most six.

        Where the words name no territory, one that they allude to counts (`the islands`), else those of the heading
        over their paragraph.
        """
        body = self.cable.body
        words = body[start:end]
        found: _Labels = {}
        has_names = self._has_names
        in_words = has_names and (self._add_territories(found, start, end) or self._add_allusions(found, start, end))
        if self._letters:
            self._add_letters(found, words, start, end)
        if self._encounters:
            self._add_encounters(found, words, start, end)
        for at, name in self._agreements:
            if start <= at < end or name in words:
                found.setdefault(("agreement", str(at)), name)
        for surname, name in self._officials:
            if surname in words and _has_word(words, surname):
                found.setdefault(("official", name), name)
        if has_names and not in_words:
            self._add_heading(found, start)
        if len(found) < MOST:
            for first, last, code in find_parties(body, start, end):
                found.setdefault(("party", code), body[first:last])
        return tuple(_topic(kind, key, label) for (kind, key), label in islice(found.items(), MOST))

    def _add_territories(self, found: _Labels, start: int, end: int) -> bool:
        """The territories named in the span with their disputes; whether there is any."""
        named = False
        for _, _, territory, name, _ in find_territories(self.cable.body, start, end):
            named |= self._add_territory(found, territory, name)
        return named

    def _add_allusions(self, found: _Labels, start: int, end: int) -> bool:
        """The territories that words of the span mean, with their disputes; whether there is any."""
        named = False
        for one in find_allusions(self.cable, start, end):
            named |= self._add_territory(found, one.territory, one.name)
        return named

    def _add_territory(self, found: _Labels, territory: str, name: str) -> bool:
        """A territory with the disputes about it; False where there are none."""
        disputes = _disputes(territory, self._year)
        for dispute, label in disputes:
            found.setdefault(("dispute", dispute), label)
            found.setdefault(("territory", territory), name)
        return bool(disputes)

    def _add_heading(self, found: _Labels, start: int) -> None:
        """The territories that the heading over the paragraph names, unless it is one over several topics."""
        paragraph = self.cable.paragraph_at(start)
        if paragraph and paragraph.heading and not _LIST.search(paragraph.heading):
            at = self.cable.body.rfind(paragraph.heading, max(0, paragraph.start - 2000), paragraph.start)
            if at >= 0:
                self._add_territories(found, at, at + len(paragraph.heading))

    def _add_letters(self, found: _Labels, words: str, start: int, end: int) -> None:
        """The letters that the words tell of, or mean by a word for them and the name of who wrote."""
        has_letter = _LETTER.search(words) is not None
        for at, sender, label in self._letters:
            if start <= at < end or (has_letter and sender in words):
                found.setdefault(("letter", str(at)), label)

    def _add_encounters(self, found: _Labels, words: str, start: int, end: int) -> None:
        """The encounters that the words tell of, or mean by a word for them and a name that takes part."""
        for at, kind, names, label in self._encounters:
            if start <= at < end:
                found.setdefault(("encounter", str(at)), label)
                continue
            for name in names:
                if name in words:
                    if _ENCOUNTER[kind].search(words) is not None:
                        found.setdefault(("encounter", str(at)), label)
                    break


_Labels: TypeAlias = "dict[tuple[str, str], str]"  # by kind and key
_topic = lru_cache(maxsize=4096)(Topic)


def _names_of(encounter: Encounter) -> tuple[str, ...]:
    """The names by which words can mean an encounter: who takes part, and the place of a gathering."""
    is_gathering = encounter.kind in ("summit", "conference") and bool(encounter.place)
    return (*encounter.who, encounter.place) if is_gathering else encounter.who


def _has_word(words: str, name: str) -> bool:
    """Whether the name stands in the words, not as a part of a longer one."""
    at = words.find(name)
    while at >= 0:
        before, after = words[at - 1 : at], words[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or after.isalnum()):
            return True
        at = words.find(name, at + 1)
    return False


@lru_cache(maxsize=1024)
def _disputes(territory: str, year: int | None) -> tuple[tuple[str, str], ...]:
    return tuple((dispute.id, dispute.label) for dispute in find_disputes(territory, year))


def _label(encounter: Encounter) -> str:
    where = f" in {encounter.place}" if encounter.place else ""
    return f"{encounter.kind} of {', '.join(encounter.who[:3])}{where}"
