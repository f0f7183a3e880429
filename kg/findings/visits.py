"""Journeys: `his March visit to`, `would travel to The Hague`, `is sending General Osei to India`."""

from __future__ import annotations

import re

from kg.findings.occasion import (
    BEFORE_VERB,
    COMPOUND,
    HOLDS,
    NEVER,
    PRONOUN,
    EncounterWord,
    Occasion,
    read_occasion,
    word_before,
)
from kg.findings.participants import Participant
from kg.findings.passage import Passage
from kg.findings.places import country_of, is_place, place_at
from kg.findings.status import status_of

_SENT_TO = re.compile(r"\s+to\s+(?=[A-Z]|the\s+[A-Z])")


def read_sent(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`is sending General X to India`."""
    people = [one for one in passage.people_after(match.end(), 3) if one.kind in ("person", "group")]
    to = _SENT_TO.match(passage.body, people[-1].end, passage.end) if people else None
    if to is None:
        return None
    place, end = place_at(passage.body, to.end() - 1, passage.end)
    if not is_place(place, host):
        return None
    occasion = _visit(passage, people, place, match, end=end, host=host)
    if occasion and match.group() in ("sending", "dispatching"):
        occasion.status = "planned"
    if match.group() == "send" and occasion and occasion.status == "held":
        return None  # "asked them to send X" sends nobody
    return occasion


_LED_BY = re.compile(r"[^.;:]{0,30}?\b(?:led|headed)\s+by\s+")

# "Under Secretary Hale led a delegation"
_LED = re.compile(r"\b(?:led|leads?|leading|headed|heads?|heading)\s+(?:a|an|the|his|her|its|this)\s+[^.;:,]{0,40}$")

# "to Lima", "to a G-8 meeting in Lima"
_TO_PLACE = re.compile(r"\s+(?:on\s+a\s+\w+\s+)?to\s+(?:[^.;:,]{0,40}?\b(?:in|at)\s+)?(?=[A-Z]|the\s+[A-Z])")


def read_delegation(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`the August 25-27 delegation led by X`, `X led a delegation to Y`."""
    body, start, end = passage.body, match.start(), match.end()
    if leader := _LED.search(body, max(passage.start, start - 70), start):
        to = _TO_PLACE.match(body, end, passage.end)
        place, place_end = place_at(body, to.end() - 1, passage.end) if to else ("", end)
        who = passage.people_before(leader.start()) if is_place(place, host) else []
        return _visit(passage, who, place, match, end=place_end, host=host) if who else None
    led = _LED_BY.match(body, end, passage.end)
    people = passage.people_after(led.end(), 2) if led else []
    if not people or not any(start - 60 < last <= start for _, last, _ in passage.dates):
        return None
    return read_occasion(passage, row.kind, people, match, host=host, place_from=end)


_TO = re.compile(r"\s+(?:back\s+)?(?:with\s+(?:[A-Z][\w.-]*\s+){1,4})?(?:to|for)\s+")

# "arrived in Lima"
_INTO = re.compile(r"\s+(?:back\s+)?(?:in|at)\s+")

_REGION = re.compile(r"\s*(?:the|this)\s+region\b")


def read_traveled(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`traveled to X`, `will fly to X`."""
    body = passage.body
    to = (_INTO if match.group().startswith("arriv") else _TO).match(body, match.end(), passage.end)
    if to is None:
        return None
    place, end = place_at(body, to.end() - 1, passage.end)
    if not place and (region := _REGION.match(body, to.end() - 1, passage.end)):
        place, end = " ".join(region.group().split()), region.end()
    if not place or NEVER.search(body, max(passage.start, match.start() - 45), match.start()):
        return None
    plain = match.group().lower().startswith("travel")
    if not is_place(place, host) and not plain:
        return None
    who = [
        one for one in passage.people_before(match.start(), 90) if one.kind in ("person", "group", "pronoun", "post")
    ]
    if not who:
        return None
    return _visit(passage, who, place, match, end=end, host=host)


_THERE = re.compile(r"\s+(?:(?:on|from)\s+[A-Z][\w -]{1,30}?\s+)?for\s+[a-z]")


def read_was_in(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`was in Tokyo May 3-5`, `will be in Lima for talks`: a person abroad, on a day or for a purpose."""
    body, end = passage.body, match.end()
    place, place_end = place_at(body, end, passage.end)
    near = [one for one in passage.mentions_near(match.start()) if one.end < match.start()][-1:]
    if not is_place(place, host) or not near or near[0].kind not in ("person", "pronoun") or not near[0].party:
        return None
    if _ADVERB.fullmatch(body, near[0].end, match.start()) is None:
        return None
    dated = any(place_end <= first <= place_end + 12 for first, _, _ in passage.dates)
    if not dated and _THERE.match(body, place_end, passage.end) is None:
        return None
    occasion = _visit(passage, passage.people_before(match.start(), 30), place, match, end=place_end, host=host)
    if occasion and match.group().startswith("w") and "be" in match.group():
        occasion.status = "planned"
    return occasion


_ADVERB = re.compile(r",?(?:\s+(?:who|also|recently|himself|herself))*\s+")


def read_visited(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`visited Beijing`, `hopes to visit Russia`, `will visit`."""
    body = passage.body
    floor = max(passage.start, match.start() - 40)
    if match.group() in ("visit", "visits") and word_before(body, floor, match.start()) not in BEFORE_VERB:
        return None
    place, end = place_at(body, match.end(), passage.end)
    who = [
        one
        for one in passage.people_before(match.start(), 100)
        if one.kind in ("person", "group", "pronoun", "post", "body")
    ]
    if not who or not place:
        return None
    return _visit(passage, who, place, match, end=end, host=host)


def _visit(
    passage: Passage, who: list[Participant], place: str, match: re.Match[str], *, end: int, host: str
) -> Occasion | None:
    """A visit, unless the visitors stay in their own country."""
    country = country_of(place, host) if place else ""
    parties = {one.party for one in who if one.party}
    if country and parties == {country}:
        return None
    if (not country or country == host) and all(one.kind == "post" or one.name == "Ambassador" for one in who):
        return None  # the post's own officers travel in the country they live in
    if not country and parties <= {host} and not is_place(place, host) and not place.endswith("region"):
        return None
    occasion = read_occasion(passage, "visit", who, match, host=host, place_from=end)
    occasion.place = place
    return occasion


_VISIT_TO = re.compile(
    r"\s+(?:(?:on|in)\s+[A-Z0-9][\w ]{1,24}?\s+)?(?:to|in|at|through|around)\s+(?=[A-Z]|the\s+[A-Z]|the\s+region)"
)

_VISIT_OF = re.compile(r"\s+(?:(?:to|in)\s+(?:the\s+)?[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,2}\s+)?(?:of|by)\s+")

# "the visit that President Rossi made to Lima"
_THAT = re.compile(r"\s+(?:that|which)\s+")
_MADE = re.compile(r"\s+(?:had\s+|has\s+|will\s+|would\s+)?(?:made|paid|make|pay)(?=\s+to\s)")

# "intends to visit": a verb
_TO_DO = re.compile(r"\b(?:to|will|would|could|should|might|may)\s+$")

_TO_MEET = re.compile(r"\s+to\s+(?:meet|see|consult|confer)(?:\s+with)?\s+")


def read_visit(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`X's visit to Y`, `the upcoming visit by X`, `during a December Moscow visit`."""
    body, start, end = passage.body, match.start(), match.end()
    if _TO_DO.search(body, max(passage.start, start - 20), start):
        return None
    who = list(passage.owners_of(start)) or passage.named_at(start)
    is_owned = bool(who) and who[0].kind == "person"
    place, place_end = "", end
    if to := _VISIT_TO.match(body, end, passage.end):
        place, place_end = place_at(body, to.end() - 1, passage.end)
        if not place:
            place, place_end = "the region", to.end() + 10
    if not who and (by := _VISIT_OF.match(body, end, passage.end)):
        who = passage.people_after(by.end(), 3)
        if not place and who and (to := _VISIT_TO.match(body, who[-1].end, passage.end)):
            place, place_end = place_at(body, to.end() - 1, passage.end)
    if not who and (that := _THAT.match(body, end, passage.end)):
        people = passage.people_after(that.end(), 2)
        made = _MADE.match(body, people[-1].end, passage.end) if people else None
        if made and (to := _VISIT_TO.match(body, made.end(), passage.end)):
            who = people
            place, place_end = place_at(body, to.end() - 1, passage.end)
    if to_meet := _TO_MEET.match(body, place_end, passage.end):
        who = [*who, *passage.people_after(to_meet.end(), 2)]
    place = place or _place_before(passage, start, who, host)
    who = who or _visitors_before(passage, start)
    dated = passage.nearest_date(start, place_end)
    who = [one for one in who if one.kind not in ("body", "phrase") or not is_place(one.name)]
    if not who or NEVER.search(body, max(passage.start, start - 45), start):
        return None
    if not (place or dated or to_meet) and status_of(body, passage.start, start, end, passage.end) == "held":
        # "the dates of Rossi's visit" means one that the cable tells of elsewhere
        return Occasion("visit", who, "", "", "held", passage, start, end, is_hint=True) if is_owned else None
    if match.group().endswith("s") and not dated:
        return None  # "his trips to Europe" tells of no one visit
    if match.group().startswith("travel") and not place:
        return None
    return _visit(passage, who, place, match, end=place_end, host=host)


def _place_before(passage: Passage, start: int, who: list[Participant], host: str) -> str:
    """The place named before the word: `a December Moscow visit`; "" where none is."""
    compound = COMPOUND.search(passage.body, max(passage.start, start - 90), start)
    names = {one.name for one in who}
    words = reversed(compound["words"].split()) if compound else ()
    return next((word for word in words if is_place(word, host) and word not in names), "")


def _visitors_before(passage: Passage, start: int) -> list[Participant]:
    """Who made the visit, before `completed a visit` or `during his visit`."""
    floor = max(passage.start, start - 90)
    his = PRONOUN.search(passage.body, floor, start) is not None
    if holder := HOLDS.search(passage.body, floor, start):
        who = passage.people_before(holder.start(), 120)
        return passage.subject_before(holder.start()) if his and not any(one.kind in PEOPLE for one in who) else who
    return passage.people_before(start, 120) if his else []


PEOPLE = frozenset({"person", "pronoun", "group", "post"})
