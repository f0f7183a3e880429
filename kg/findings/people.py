"""People with an office or a part in what is told, as one cable names them, each with title and side.

The side comes from the text alone: the title, the body, who owns the title, the post's host for its own offices.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.cables import Cable
from kg.findings import vocabulary as v
from kg.findings.appositions import title_after
from kg.findings.attention import attention_names
from kg.findings.coreference import Person, fold_name, group_people, namings_of
from kg.findings.disputes import territory_wordings
from kg.findings.evidence import is_accused
from kg.findings.joined_titles import SO_CALLED, join_titles, own_offices
from kg.findings.model import Official
from kg.findings.naming_words import naming_words
from kg.findings.neighbours import listed_names, open_sides
from kg.findings.phrase_reader import read_phrases
from kg.findings.phrases import Phrase
from kg.findings.places import is_place
from kg.findings.posts import Seat, seat_of
from kg.findings.ruling_parties import is_of_ruling_party, ruling_parties
from kg.findings.side_words import is_of_party
from kg.findings.sides import find_sides, titles_of
from kg.findings.titles import LEGISLATORS, TitleSense, read_title
from kg.findings.tokens import is_in_capitals
from kg.findings.word_flags import flags_of

# words in small letters; so few bare names that each is looked for by itself
_SMALL_WORD = re.compile(r"(?<![\w'’.-])[a-z][a-z'-]*")
_FEW = 60
# "the Reyes government"
_GOVERNMENT_OF = re.compile(r"(?:[Tt]he\s)?(?P<name>[A-Z][a-z]+)\s(?:government|administration|regime|cabinet)")
_SOVIET, _LAST_SOVIET = "SU", "1991"
# how sure a side is that a body says
_BY_BODY = 2
_PARTY_ROLES = naming_words("party-role")
# "the official daily Al-Fajr", "the ship Reyes"
_THINGS = naming_words("before-thing")
_LONGEST_THING = 16
_SHORT_SURNAME = 4
_INITIALS = 2
# "LUND JR", "REYES, III"
_JUNIOR = re.compile(r",?\s(?:JR|SR|II|III|IV)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """All noun phrases of a cable, its people, who is meant where, and each one's side."""

    phrases: tuple[Phrase, ...]
    people: tuple[Person, ...]
    at: dict[int, Person]
    officials: dict[int, Official]
    seat: Seat
    partisans: frozenset[int]
    open_sides: dict[str, str]
    ruling: frozenset[str]


def find_officials(cable: Cable) -> tuple[Official, ...]:
    """Everybody whom the cable names with an office or as an actor, in the order of the text.

    Private people are among them with `has_office` false. The classifier and the signer stand with their post's side.
    """
    return tuple(sorted(read_people(cable).officials.values(), key=lambda official: (official.start, official.name)))


_latest: list[tuple[Cable, Reading]] = []


def read_people(cable: Cable) -> Reading:
    """The phrases and people of a cable; kept for the mentions that are read next."""
    for known, reading in _latest:
        if known is cable:
            return reading
    reading = _read_people(cable)
    _latest[:] = [(cable, reading)]
    return reading


def _read_people(cable: Cable) -> Reading:
    """The phrases and people of a cable."""
    seat = seat_of(cable)
    body = cable.body
    phrases: list[Phrase] = []
    sample = "".join(paragraph.text[:300] for paragraph in cable.paragraphs[:6])
    in_capitals = is_in_capitals(sample)
    for number, paragraph in enumerate(cable.paragraphs):
        phrases.extend(read_phrases(body, paragraph.start, paragraph.end, number, in_capitals))
    own_offices(phrases, body)
    join_titles(phrases, body, seat.host)
    namings = _names_only([*namings_of(phrases), *_heads_of_government(phrases, body)], body, in_capitals)
    titles: dict[int, str] = {}
    stops = [paragraph.end for paragraph in cable.paragraphs]
    for naming in namings:
        title, _ = title_after(body, naming.end, stops[naming.paragraph], in_capitals)
        if title and not read_title(title, seat.host).is_courtesy:
            titles[naming.start] = title
    people, at = group_people(namings, body, in_capitals, titles)
    listed = listed_names(phrases, body)
    sides = find_sides(people, phrases, titles, cable, seat, listed=listed)
    keys = [paragraph.key for paragraph in cable.paragraphs]
    officials: dict[int, Official] = {}
    accused = set[int]()
    partisans: set[int] = set()
    ruling = ruling_parties(body, seat.host, in_capitals)
    year = (cable.sent_at or "")[:4]
    for person in people:
        title, sense = _best_title(person, titles, seat.host)
        party = sides[id(person)]
        if party == _SOVIET and year > _LAST_SOVIET:
            party = ""  # a soviet is only a council by now
        first = person.namings[0]
        fullest = next((n for n in person.namings if n.name == person.name), first)
        officials[id(person)] = Official(
            name=person.name,
            surname=person.surname,
            title=title,
            party=party,
            body=sense.body if sense else "",
            paragraphs=tuple(dict.fromkeys(keys[naming.paragraph] for naming in person.namings)),
            start=fullest.name_start,
            end=fullest.end,
            has_office=_has_office(person, sense, listed, accused, body),
        )
        by_title = sense is not None and sense.is_partisan and not is_of_ruling_party(title, ruling)
        by_title = by_title or any(naming.determiner == SO_CALLED for naming in person.namings[:8])
        if by_title or ((sense is None or sense.weight < _BY_BODY) and _is_partys(person, titles, body, seat.host)):
            partisans.add(id(person))
    _add_own(cable, officials, people, seat)
    return Reading(
        tuple(phrases),
        tuple(people),
        at,
        officials,
        seat,
        frozenset(partisans),
        open_sides(phrases, seat),
        ruling,
    )


def _has_office(
    person: Person, sense: TitleSense | None, listed: dict[int, int], accused: set[int], body: str
) -> bool:  # fmt: skip
    """Whether the title is of an office that is no private body's; whether one without a title is not accused."""
    if sense is None:
        return not _is_accused(person, listed, accused, body)
    return sense.is_office and not any(
        naming.flags & v.PRIVATE and naming.determiner == "its" for naming in person.namings
    )


def _is_partys(person: Person, titles: dict[int, str], body: str, host: str) -> bool:
    """Whether the words beside the name say a party, and no title says more than a seat in a house."""
    if not any(is_of_party(naming, body) for naming in person.namings[:8]):
        return False
    given = titles_of(person, titles)
    return all(_is_of_house_or_party(title.lower()) or read_title(title, host or "US").weight == 0 for title in given)


def _is_of_house_or_party(title: str) -> bool:
    """Whether the title is of a member of parliament, or one that parties give: `senator`, `chairman`."""
    return title.endswith(LEGISLATORS) or title in _PARTY_ROLES


def _is_accused(person: Person, listed: dict[int, int], accused: set[int], body: str) -> bool:
    """Whether somebody without a title is tried or held, or stands in a list behind one who is; noted in `accused`."""
    starts = {naming.start for naming in person.namings}
    found = any(listed.get(start) in accused for start in starts) or any(
        is_accused(naming, body) for naming in person.namings[:6]
    )
    if found:
        accused |= starts
    return found


def _heads_of_government(phrases: list[Phrase], body: str) -> list[Phrase]:
    """A naming of the one by whom a government is called: `the Reyes government`."""
    found: list[Phrase] = []
    for phrase in phrases:
        if phrase.kind != "group" or not phrase.flags & v.NAME or phrase.flags & v.PRIVATE:
            continue
        called = _GOVERNMENT_OF.fullmatch(body, phrase.start, phrase.end)
        if called is not None and flags_of(called["name"]) & ~v.GIVEN == v.NAME:
            start, end = called.span("name")
            found.append(
                Phrase(
                    "person", start, end, start, called["name"], "", (), v.NAME, "", phrase.paragraph, 0, called["name"]
                )
            )
    return found


def _names_only(namings: list[Phrase], body: str, in_capitals: bool) -> list[Phrase]:
    """The namings without the words that only open a sentence or are written small elsewhere in the cable."""
    namings = [naming for naming in namings if len(naming.name) > 1 and not _is_thing(naming, body)]
    if in_capitals:
        return namings
    bare = {naming.name.lower() for naming in namings if not naming.flags & v.TITLE and " " not in naming.name}
    if len(bare) > _FEW:
        small = bare & set(_SMALL_WORD.findall(body))
    else:
        small = {word for word in bare if word in body and _stands_small(word, body)}
    if not small:
        return namings
    return [naming for naming in namings if naming.flags & v.TITLE or naming.name.lower() not in small]


def _is_thing(naming: Phrase, body: str) -> bool:
    """Whether the name without a title is a place's, a newspaper's or a company's: `Abu Musa`, `the daily Reyes`."""
    is_bare = not naming.flags & v.TITLE
    if is_bare and " " in naming.name and (naming.name in territory_wordings() or is_place(naming.name)):
        return True
    start = naming.name_start
    before = body[max(0, start - _LONGEST_THING) : start].split()
    if not before or before[-1].lower() not in _THINGS:
        return False
    naming.kind = "body"  # it may speak: "the daily Al-Fajr warned"
    return True


def _stands_small(word: str, body: str) -> bool:
    """Whether the word stands in small letters as a word of its own."""
    place = body.find(word)
    while place >= 0:
        before = body[place - 1 : place]
        after = body[place + len(word) : place + len(word) + 1]
        if not before.isalnum() and before not in "-'’." and not after.isalnum():
            return True
        place = body.find(word, place + 1)
    return False


def _best_title(person: Person, titles: dict[int, str], host: str) -> tuple[str, TitleSense | None]:
    """The longest of the first titles that say an office, else the first of any kind, with its sense."""
    given = titles_of(person, titles)
    if not given:
        return "", None
    senses = [(title, read_title(title, host)) for title in given[:6]]
    offices = [pair for pair in senses if pair[1].is_office and not pair[1].is_courtesy]
    if not offices:
        return senses[0]
    return max(offices[:3], key=lambda pair: len(pair[0]))


def _with_initials(name: str, surname: str) -> bool:
    """Whether an address line's name is the surname with one or two initials before it: `MREYES`."""
    return len(surname) >= _SHORT_SURNAME and name.endswith(surname) and len(name) - len(surname) <= _INITIALS


def _add_own(cable: Cable, officials: dict[int, Official], people: list[Person], seat: Seat) -> None:
    """Add the classifier, the signer and the people named in attention lines: officials of the post's own side."""
    own: list[tuple[str, str, int, int]] = []
    classifier = cable.classified_by
    if classifier and classifier.name:
        at = cable.text.find(classifier.name.split()[-1])
        own.append((classifier.name, classifier.title or "", at, at))
    for name, title, start, end in attention_names(cable):
        own.append((name, title, start, end))
    if cable.signed_by:
        at = cable.text.rfind(cable.signed_by)
        own.append((cable.signed_by, "", at, at + len(cable.signed_by)))
    known = {key: _called(official) for key, official in officials.items()} if own else {}
    for given, title, start, end in own:
        name = _JUNIOR.sub("", given)
        parts = [fold_name(word) for word in name.split()]
        if not parts:
            continue
        for key, (last, surname, count) in known.items():
            if parts[-1] in (last, surname) or _with_initials(parts[-1], surname):
                official = officials[key]
                longer = name if len(parts) > count else official.name
                if official.party in (seat.own, "") or not official.title or key < 0:
                    officials[key] = Official(
                        longer,
                        official.surname,
                        official.title or title,
                        seat.own,
                        official.body,
                        official.paragraphs,
                        official.start,
                        official.end,
                    )
                    known[key] = _called(officials[key])
                break
        else:
            key = -1 - len(officials)
            officials[key] = Official(name, name.split()[-1], title, seat.own, "", (), max(start, 0), max(end, 0))
            known[key] = _called(officials[key])


def _called(official: Official) -> tuple[str, str, int]:
    """The last words of somebody's name and surname, as they are compared, and how many words the name has."""
    words = official.name.split()
    return fold_name(words[-1]), fold_name(official.surname.split()[-1]), len(words)
