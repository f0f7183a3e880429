"""What a span of a cable is about: the disputes, letters, encounters, agreements, people and sides that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

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
    """What `cable.text[start:end]` is about, the strongest first, at most six.

    Where the words name no territory, one that they allude to counts (`the islands`), else those of the heading over
    their paragraph.
    """
    body = cable.body
    found: dict[tuple[str, str], Topic] = {}

    def add(kind: str, key: str, label: str) -> None:
        found.setdefault((kind, key), Topic(kind, key, label))

    def add_territories(first: int, last: int) -> bool:
        named = False
        for _, _, territory, name, _ in find_territories(body, first, last):
            for dispute, label in _disputes(territory, _year(cable)):
                named = True
                add("dispute", dispute, label)
                add("territory", territory, name)
        return named

    def add_allusions(first: int, last: int) -> bool:
        named = False
        for one in find_allusions(cable, first, last):
            for dispute, label in _disputes(one.territory, _year(cable)):
                named = True
                add("dispute", dispute, label)
                add("territory", one.territory, one.name)
        return named

    has_names = names_territory(body)
    in_words = has_names and (add_territories(start, end) or add_allusions(start, end))
    words = body[start:end]
    for kind, key, label in _told(words, start, end, letters, encounters):
        add(kind, key, label)
    for agreement in agreements:
        if start <= agreement.start < end or agreement.name in words:
            add("agreement", str(agreement.start), agreement.name)
    for official in officials:
        if official.surname and official.surname in words and _has_word(words, official.surname):
            add("official", official.name, official.name)
    paragraph = None if in_words or not has_names else cable.paragraph_at(start)
    if paragraph and paragraph.heading and not _LIST.search(paragraph.heading):
        at = body.rfind(paragraph.heading, max(0, paragraph.start - 2000), paragraph.start)
        if at >= 0:
            add_territories(at, at + len(paragraph.heading))
    if len(found) < MOST:
        for first, last, code in find_parties(body, start, end):
            add("party", code, body[first:last])
    return tuple(found.values())[:MOST]


def _has_word(words: str, name: str) -> bool:
    """Whether the name stands in the words, not as a part of a longer one."""
    at = words.find(name)
    while at >= 0:
        before, after = words[at - 1 : at], words[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or after.isalnum()):
            return True
        at = words.find(name, at + 1)
    return False


def _year(cable: Cable) -> int | None:
    return int(cable.sent_at[:4]) if cable.sent_at else None


@lru_cache(maxsize=1024)
def _disputes(territory: str, year: int | None) -> tuple[tuple[str, str], ...]:
    return tuple((dispute.id, dispute.label) for dispute in find_disputes(territory, year))


def _told(
    words: str, start: int, end: int, letters: Sequence[Letter], encounters: Sequence[Encounter]
) -> list[tuple[str, str, str]]:
    """The letters and encounters that the words tell of, or mean by a word for them and a name that takes part."""
    found: list[tuple[str, str, str]] = []
    has_letter = bool(letters) and _LETTER.search(words) is not None
    for letter in letters:
        if start <= letter.start < end or (has_letter and letter.sender in words):
            to = f" to {letter.recipient}" if letter.recipient else ""
            found.append(("letter", str(letter.start), f"{letter.sender}{to}"))
    for encounter in encounters:
        meant = start <= encounter.start < end
        if not meant and (
            any(name in words for name in encounter.who)
            or (encounter.kind in ("summit", "conference") and bool(encounter.place) and encounter.place in words)
        ):
            meant = _ENCOUNTER[encounter.kind].search(words) is not None
        if meant:
            found.append(("encounter", str(encounter.start), encounter.name or _label(encounter)))
    return found


def _label(encounter: Encounter) -> str:
    where = f" in {encounter.place}" if encounter.place else ""
    return f"{encounter.kind} of {', '.join(encounter.who[:3])}{where}"
