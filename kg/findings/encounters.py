"""Meetings, visits, summits, conferences and calls between two sides, and the meeting that the cable reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from kg.cables import Cable
from kg.findings.model import Encounter, Mention
from kg.findings.occasion import Occasion, gatherings
from kg.findings.occasions import find_occasions, occasion_words
from kg.findings.participants import Participant
from kg.findings.passage import Passage
from kg.findings.passages import read_passages
from kg.findings.places import country_of
from kg.findings.reported import find_reported, reporting_words
from kg.findings.status import STRENGTH
from kg.findings.triggers import Triggers


def find_encounters(cable: Cable, mentions: Sequence[Mention]) -> tuple[Encounter, ...]:
    """The encounters that the cable tells of, in the order of the text.

    One told twice, in the summary and in the body, is one: it stands where it is told most fully.
    """
    host = _host(cable)
    told: list[_Told] = []
    for passage, matches in read_passages(cable, mentions).find(_words()):
        words = [" ".join(match.group().split()) for match in matches]
        occasions = find_occasions(passage, words, matches, host)
        reported = None if reporting_words().isdisjoint(words) else find_reported(passage, cable, host, matches)
        if reported is not None and reported.who[0].name not in _met_by_post(occasions):
            occasions.append(reported)
        if not occasions:
            continue
        _place_on_margins(occasions)
        told += [_tell(occasion, cable) for occasion in occasions if _is_between_sides(occasion)]
    if not told:
        return ()
    summaries = {paragraph.key for paragraph in cable.paragraphs if paragraph.role == "summary"}
    return tuple(sorted(_join(told, summaries, host), key=lambda one: (one.start, one.end)))


def _met_by_post(occasions: Sequence[Occasion]) -> set[str]:
    """The names of those who meet or call the post or its side."""
    return {
        one.name
        for occasion in occasions
        if occasion.kind in ("meeting", "call") and any(one.kind == "post" or one.party == "US" for one in occasion.who)
        for one in occasion.who
    }


@cache
def _words() -> Triggers:
    """The words of encounters, and those of telling somebody something."""
    return Triggers((*occasion_words(), *reporting_words()))


_MARGINS = re.compile(r"\b(?:margins?|sidelines?|fringes?|edges?)\s+of\b")


def _place_on_margins(occasions: list[Occasion]) -> None:
    """Give a meeting on the margins of a gathering, told in the same sentence, its place and day."""
    gathering = next((one for one in occasions if one.many and one.kind in ("summit", "conference")), None)
    if gathering is None:
        return
    passage = gathering.passage
    on_margins = _MARGINS.search(passage.body, passage.start, gathering.start) is not None
    for one in occasions:
        is_summit = one.kind == "summit" and one.start < gathering.start
        if not one.many and not one.place and (is_summit or (on_margins and one.kind == "meeting")):
            one.place, one.date = gathering.place, one.date or gathering.date


def _host(cable: Cable) -> str:
    """The country that the post stands in."""
    return country_of((cable.origin.station or "").title()) or country_of(cable.origin.station or "")


def _is_between_sides(occasion: Occasion) -> bool:
    """Whether at least two sides take part: a meeting inside one government is none of ours."""
    if not occasion.who:
        return False
    if occasion.kind == "conference" and not occasion.date and _is_bare(occasion.who):
        return False
    if occasion.many or occasion.kind == "visit":
        return True
    parties = {one.party for one in occasion.who if one.party}
    if len(parties) >= 2:
        return True
    unknown = [one for one in occasion.who if not one.party]
    if len(occasion.who) > 1 and any(
        gatherings().search(one.name) for one in occasion.who if one.kind in ("body", "group", "phrase")
    ):
        return True
    if not parties:
        return len(unknown) >= 2 and all(one.kind in ("person", "pronoun") for one in unknown)
    if parties == {"US"} and unknown:
        return True
    return occasion.is_act and parties != {"US"} and _is_told_fully(occasion)


def _is_told_fully(occasion: Occasion) -> bool:
    """Whether two persons met on a day or in a place, or one telephoned: rivals of one country are two sides."""
    people = [one for one in occasion.who if one.kind in ("person", "pronoun")]
    is_told = bool(occasion.date or occasion.place) or occasion.kind == "call"
    return is_told and len(people) == len(occasion.who) > 1


def _is_bare(who: Sequence[Participant]) -> bool:
    """Whether only the conference itself is named: `praised the announcement of the London conference`."""
    return len(who) == 1 and who[0].name.lower().endswith("conference")


def _encounter(occasion: Occasion, cable: Cable) -> Encounter:
    """The occasion as an encounter; what lies after the cable's own day cannot have been held."""
    status = occasion.status
    when = occasion.date
    if status == "held" and cable.sent_at and when[:10] > cable.sent_at[: len(when[:10])]:
        when = _behind(occasion, when)
        status = "held" if when != occasion.date else "planned"
    if status in ("planned", "proposed") and cable.sent_at:
        when = _ahead(occasion.passage, when, cable.sent_at[:10])
    names = dict.fromkeys(one.name for one in occasion.who if one.name)
    return Encounter(
        kind=occasion.kind,
        who=tuple(names),
        place=occasion.place if occasion.passage.body is cable.body else occasion.place.upper(),
        date=when,
        status=status,
        paragraph=occasion.passage.paragraph.key,
        start=occasion.start,
        end=occasion.end,
        host=occasion.host,
        name=occasion.name,
    )


def _behind(occasion: Occasion, edtf: str) -> str:
    """The day of what somebody did to somebody: `had telephoned him on Sunday` lies before the cable's day."""
    words = next((occasion.passage.body[a:b] for a, b, other in occasion.passage.dates if other == edtf), "")
    if not occasion.is_act or len(edtf) != 10 or "day" not in words.lower() or re.search(r"\d|next|coming", words):
        return edtf
    return (date.fromisoformat(edtf) - timedelta(days=7)).isoformat()


def _ahead(passage: Passage, edtf: str, today: str) -> str:
    """The date of what is to come: `Monday`, `August` without a year lie after the cable's day.

    The nearest Monday or August that `dates` gives may lie behind it.
    """
    if len(edtf) < 7 or "/" in edtf or edtf >= today[: len(edtf)]:
        return edtf
    words = next((passage.body[a:b] for a, b, other in passage.dates if other == edtf), "")
    if any(len(number) == 4 for number in re.findall(r"\d+", words)) or re.search(r"\b(?:last|previous|ago)\b", words):
        return edtf
    if len(edtf) == 10 and "day" in words.lower() and not re.search(r"\d", words):
        return (date.fromisoformat(edtf) + timedelta(days=7)).isoformat()
    behind = (date.fromisoformat(today) - date.fromisoformat(f"{edtf}-15"[:10])).days
    return f"{int(edtf[:4]) + 1}{edtf[4:]}" if behind > 90 else edtf


RECENT = 80  # how many encounters back a later telling may mean
_GROUP = {"summit": "meeting", "conference": "meeting"}


_STRUCK_OUT = re.compile(r"x{4,}", re.IGNORECASE)


@dataclass(slots=True)
class _Told:
    """An encounter with what tells two apart: the people without the post's own officers, and the sides."""

    one: Encounter
    people: frozenset[str]
    sides: frozenset[str]
    sentence: int
    persons: frozenset[str] = frozenset()
    is_hint: bool = False


def _tell(occasion: Occasion, cable: Cable) -> _Told:
    people = frozenset(_key(one) for one in occasion.who if one.kind != "post")
    return _Told(
        _encounter(occasion, cable),
        people,
        frozenset(one.party for one in occasion.who if one.party),
        occasion.passage.start,
        frozenset(_key(one) for one in occasion.who if one.kind in ("person", "pronoun")),
        occasion.is_hint,
    )


def _join(told: list[_Told], summaries: set[str], host: str) -> list[Encounter]:
    """The encounters, each once: a later telling joins the first that it can be."""
    kept: list[_Told] = []
    for new in told:
        for place in range(max(0, len(kept) - RECENT), len(kept)):
            old = kept[place]
            if _are_one(old, new, host):
                kept[place] = _fuller(old, new, summaries)
                break
        else:
            if not new.is_hint:
                kept.append(new)
    return [told.one for told in kept]


def _are_one(old: _Told, new: _Told, host: str) -> bool:
    """Whether two tellings are of one encounter: kind, people, day and place agree as far as both tell them."""
    a, b = old.one, new.one
    if not _may_be_one(old, new, host):
        return False
    shared = old.people & new.people
    if old.sentence == new.sentence and not (old.people <= new.people or new.people <= old.people):
        return False
    if new.is_hint:
        return a.kind == "visit" and old.people == new.people and not (a.date and a.place)
    if (a.status == "held") != (b.status == "held") and not (a.date and a.date == b.date) and not (a.place and b.place):
        return False
    if not shared:
        # "a Japan-Russia summit" and "a summit with the new Russian President"
        both_summits = a.kind == b.kind == "summit"
        return both_summits and len(old.sides) == 2 and old.sides == new.sides and a.status == b.status
    if a.kind == "meeting" and ("US" in old.sides) != ("US" in new.sides) and not (a.date and a.date == b.date):
        return False
    if a.kind == "call" and not (old.people <= new.people or new.people <= old.people):
        # "Rossi called Osei" and "Rossi called the Chilean President" may be one, two callers are two
        return any(" " in name for name in (old.people | new.people) - shared)
    if len(shared) > 1 or len(old.people) == 1 or len(new.people) == 1:
        return True
    is_told_alike = bool(a.date and b.date) or bool(a.place and b.place)
    if old.persons - new.people and new.persons - old.people:
        # Rao met Rossi, and Rao met Hale: one only where day or place say so
        is_same = bool(a.date and a.date == b.date) or bool(a.place and a.place == b.place)
        return is_same and ("US" in old.sides) == ("US" in new.sides)
    return is_told_alike or a.kind == "visit" or abs(a.start - b.start) < 300


def _may_be_one(old: _Told, new: _Told, host: str) -> bool:
    """Whether kind, day and place of two tellings can be those of one encounter."""
    a, b = old.one, new.one
    if _GROUP.get(a.kind, a.kind) != _GROUP.get(b.kind, b.kind):
        return False
    if (a.paragraph != b.paragraph or set(a.who) != set(b.who)) and any(
        _STRUCK_OUT.fullmatch(name) for name in old.people
    ):
        return False  # nobody can say whether two names struck out are one
    if a.date and b.date and not _dates_agree(a.date, b.date):
        return False
    if a.place and b.place and a.place != b.place and not (set(a.place.split()) & set(b.place.split())):
        here, there = country_of(a.place, host), country_of(b.place, host)
        return bool(here) and here == there
    return True


def _key(one: Participant) -> str:
    """What tells a participant from another: a person's surname, a body's whole name."""
    name = one.name.casefold().removeprefix("the ")
    return name.split()[-1] if one.kind in ("person", "pronoun") and name else name


def _dates_agree(a: str, b: str) -> bool:
    """Whether two EDTF dates can be the same day: one is a prefix of the other, or lies in it.

    >>> _dates_agree("2008-03", "2008-03-05"), _dates_agree("2008-03-04", "2008-03-05")
    (True, False)
    >>> _dates_agree("2008-03-03/2008-03-09", "2008-03-05")
    True
    """
    first, second = a.rstrip("~").split("/"), b.rstrip("~").split("/")
    if all(len(day) == 10 for day in (*first, *second)):
        return first[0] <= second[-1] and second[0] <= first[-1]
    for x in (first[0], first[-1]):
        for y in (second[0], second[-1]):
            if x.startswith(y) or y.startswith(x):
                return True
    return False


def _fuller(old: _Told, new: _Told, summaries: set[str]) -> _Told:
    """The fuller of two tellings with what only the other tells; the body is preferred to the summary."""
    a, b = old.one, new.one
    first, second = (new, old) if _weight(b, summaries) > _weight(a, summaries) else (old, new)
    best, other = first.one, second.one
    # A summary may run two meetings together; the body tells who was in which.
    in_both = (best.paragraph in summaries) == (other.paragraph in summaries) or best.kind == "summit"
    names = dict.fromkeys((*best.who, *other.who) if in_both else best.who)
    one = replace(
        best,
        who=tuple(names),
        place=best.place or other.place,
        date=best.date or other.date,
        status=max(best.status, other.status, key=lambda status: STRENGTH[status]),
        name=best.name or other.name,
    )
    people = first.people | second.people if in_both else first.people
    return _Told(one, people, first.sides | second.sides, first.sentence, first.persons | second.persons)


def _weight(one: Encounter, summaries: set[str]) -> int:
    return 3 * (one.paragraph not in summaries) + bool(one.place) + bool(one.date) + min(len(one.who), 3)
