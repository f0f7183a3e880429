"""Visits: `his March visit to`, `visited Beijing`, `was in Tokyo May 3-5`."""

from __future__ import annotations

import re

from kg.findings.conferences import place_of_name
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
from kg.findings.participants import Participant, words_of
from kg.findings.passage import Passage
from kg.findings.places import country_of, is_place, place_at
from kg.findings.status import status_of

# "stopped here", "came here"
HERE = re.compile(r"\s+(?:back\s+|over\s+|briefly\s+)?here\b")

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
    occasion = visit_of(passage, passage.people_before(match.start(), 30), place, match, end=place_end, host=host)
    words = match.group().split()
    if occasion and ("due" in words or "expected" in words or (words[0][0] == "w" and "be" in words)):
        occasion.status = "planned"
    return occasion


_ADVERB = re.compile(r",?(?:\s+(?:who|also|recently|himself|herself))*\s+")


def read_visited(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`visited Beijing`, `hopes to visit Russia`, `will visit`."""
    body = passage.body
    floor = max(passage.start, match.start() - 40)
    is_noun = match.group() in ("visit", "visits") and word_before(body, floor, match.start()) not in BEFORE_VERB
    if is_noun and (match.group() == "visit" or not _acts_before(passage, match.start())):
        return None
    place, end = place_at(body, match.end(), passage.end)
    if place and any(match.end() < m.end <= end and m.kind in ("person", "post") for m in passage.mentions_near(end)):
        return None  # "told visiting Under Secretary Hale": a person is no place
    who = [
        one
        for one in passage.people_before(match.start(), 100)
        if one.kind in ("person", "group", "pronoun", "post", "body") or one.name.endswith((" team", " delegation"))
    ]
    if not is_place(place, host) and (met := _met_there(passage, who, match, host)):
        return met
    if not who or not place:
        return None
    return visit_of(passage, who, place, match, end=end, host=host)


def _met_there(passage: Passage, who: list[Participant], match: re.Match[str], host: str) -> Occasion | None:
    """`Poloff visited the Refugees Group in Oslo May 3`: officers of the post who visit a body meet it."""
    if match.group() != "visited" or not who or not all(one.kind == "post" for one in who):
        return None
    people = [one for one in passage.people_after(match.end(), 1) if " " in one.name and one.kind != "post"]
    if not people:
        return None
    occasion = read_occasion(passage, "meeting", [*who, *people], match, host=host, place_from=people[-1].end)
    return occasion if occasion.date else None


def _acts_before(passage: Passage, at: int) -> bool:
    """Whether a person's name or pronoun stands right before the verb: `when he visits Baku`."""
    near = passage.mentions_near(at)
    return bool(near) and near[-1].kind in ("person", "pronoun") and passage.body[near[-1].end : at].isspace()


def visit_of(
    passage: Passage, who: list[Participant], place: str, match: re.Match[str], *, end: int, host: str
) -> Occasion | None:
    """A visit, unless the visitors stay in their own country."""
    country = country_of(place, host) if place else ""
    parties = {one.party for one in who if one.party}
    if country and parties == {country} and place != passage.here:
        return None
    if (not country or country == host) and all(one.kind == "post" or one.name == "Ambassador" for one in who):
        return None  # the post's own officers travel in the country they live in
    is_known = is_place(place, host) or place.endswith("region")
    is_foreign = not parties and any(one.kind != "pronoun" for one in who) and is_dated(passage, match)
    if not is_foreign and not parties and not place and match.group() in ("visit", "trip"):
        is_foreign = status_of(passage.body, passage.start, match.start(), match.end(), passage.end) != "held"
    if not country and parties <= {host} and not is_known and not is_foreign:
        return None
    occasion = read_occasion(passage, "visit", who, match, host=host, place_from=end)
    occasion.place = place
    return occasion


def is_dated(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a day or month stands near the word."""
    return match.group() != "visiting" and bool(passage.nearest_date(match.start(), match.end(), 40))


_VISIT_TO = re.compile(
    r"\s+(?:(?:on|in)\s+[A-Z0-9][\w ]{1,24}?\s+)?(?:to|in|at|through|around)\s+(?=[A-Z]|the\s+[A-Z]|the\s+region)"
)

_VISIT_OF = re.compile(r"\s+(?:(?:to|in)\s+(?:the\s+)?[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,2}\s+)?(?:of|by)\s+")

# "his departure for Lima"
_DEPARTS = re.compile(r"\s+for\s+(?=[A-Z])")

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
    if match.group() == "visits" and is_place(place_at(body, end, passage.end)[0], host):
        return None  # "when Osei visits Rome": a verb
    if match.group() == "departure" and _DEPARTS.match(body, end, passage.end) is None:
        return None
    who, place, place_end = _whose_and_where(passage, match)
    is_owned = bool(who) and who[0].kind == "person" and who[0].start < start
    to_meet = _TO_MEET.match(body, place_end, passage.end)
    if to_meet:
        who = [*who, *passage.people_after(to_meet.end(), 2)]
    place = place or _place_before(passage, start, who, host)
    who = who or _visitors_before(passage, start)
    who = [one for one in who if one.kind not in ("body", "phrase") or not is_place(one.name)]
    who = [one for one in who if one.name.casefold() not in words_of("nobody")]
    if not who or NEVER.search(body, max(passage.start, start - 45), start):
        return None
    dated = passage.nearest_date(start, place_end)
    if not (place or dated or to_meet) and status_of(body, passage.start, start, end, passage.end) == "held":
        # "the dates of Rossi's visit" means one that the cable tells of elsewhere
        return Occasion("visit", who, "", "", "held", passage, start, end, is_hint=True) if is_owned else None
    if match.group().endswith("s") and not dated:
        return None  # "his trips to Europe" tells of no one visit
    if match.group().startswith("travel") and not place:
        return None
    return visit_of(passage, who, place, match, end=place_end, host=host)


def _whose_and_where(passage: Passage, match: re.Match[str]) -> tuple[list[Participant], str, int]:
    """Whose visit it is, where to ("" for nowhere told), and where the place ends."""
    body, start, end = passage.body, match.start(), match.end()
    who = list(passage.owners_of(start)) or passage.named_at(start) or _whose(passage, start)
    place, place_end = "", end
    if here := HERE.match(body, end, passage.end):
        place, place_end = passage.here, here.end()
    if to := (_DEPARTS if match.group() == "departure" else _VISIT_TO).match(body, end, passage.end):
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
    return who, place, place_end


# "Minister Rao, whose two-day stop" here
_WHOSE = re.compile(r",\s+whose\s+(?:[\w-]+\s+){0,4}$")


def _whose(passage: Passage, start: int) -> list[Participant]:
    """Whose visit it is, before `whose`."""
    whose = _WHOSE.search(passage.body, max(passage.start, start - 60), start)
    return passage.people_before(whose.start() + 1, 12) if whose else []


def _place_before(passage: Passage, start: int, who: list[Participant], host: str) -> str:
    """The place named before the word: `a December Moscow visit`; "" where none is."""
    compound = COMPOUND.search(passage.body, max(passage.start, start - 90), start)
    names = {one.name for one in who}
    words = reversed(compound["words"].split()) if compound else ()
    return next((word for word in words if place_of_name(word, host) and word not in names), "")


def _visitors_before(passage: Passage, start: int) -> list[Participant]:
    """Who made the visit, before `completed a visit` or `during his visit`."""
    floor = max(passage.start, start - 90)
    his = PRONOUN.search(passage.body, floor, start) is not None
    if holder := HOLDS.search(passage.body, floor, start):
        who = passage.people_before(holder.start(), 120)
        return passage.subject_before(holder.start()) if his and not any(one.kind in PEOPLE for one in who) else who
    return passage.people_before(start, 120) if his else []


PEOPLE = frozenset({"person", "pronoun", "group", "post"})
