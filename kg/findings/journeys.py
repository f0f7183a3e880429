"""Journeys: `would travel to The Hague`, `came here`, `is sending General Osei to India`."""

from __future__ import annotations

import re

from kg.findings.occasion import NEVER, EncounterWord, Occasion, read_occasion
from kg.findings.participants import Participant
from kg.findings.passage import Passage
from kg.findings.places import country_of, is_place, place_at
from kg.findings.visits import HERE, is_dated, visit_of

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
    occasion = visit_of(passage, people, place, match, end=end, host=host)
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
        return visit_of(passage, who, place, match, end=place_end, host=host) if who else None
    led = _LED_BY.match(body, end, passage.end)
    people = passage.people_after(led.end(), 2) if led else []
    if not people or not any(start - 60 < last <= start for _, last, _ in passage.dates):
        return None
    return read_occasion(passage, row.kind, people, match, host=host, place_from=end)


_TO = re.compile(r"\s+(?:back\s+|on\s+|over\s+)?(?:with\s+(?:[A-Z][\w.-]*\s+){1,4})?(?:to|for)\s+")

# "arrived in Lima"
_INTO = re.compile(r"\s+(?:back\s+|over\s+|briefly\s+)?(?:in|at)\s+")

# "has returned" from Lima
_FROM = re.compile(r"\s+from\s+")

# "wanted to come himself"
_HIMSELF = re.compile(r"\s+(?:back\s+|over\s+)?(?:here|himself|herself|themselves|in\s+person)\b")

_REGION = re.compile(r"\s*(?:the|this)\s+region\b")


def read_traveled(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`traveled to X`, `will fly to X`."""
    word = match.group().lower()
    place, end = _where_to(passage, word, match.end())
    if not place or NEVER.search(passage.body, max(passage.start, match.start() - 45), match.start()):
        return None
    plain = word.startswith("travel")
    if not is_place(place, host) and not plain:
        return None
    who = [
        one for one in passage.people_before(match.start(), 90) if one.kind in ("person", "group", "pronoun", "post")
    ]
    if not who and word in ("went", "go"):
        who = _shared_subject(passage, match.start())
    if not who:
        return None
    may_live_there = word.startswith(("came", "come", "coming")) and not any(one.party for one in who)
    if may_live_there and country_of(place, host) == host and not is_dated(passage, match):
        return None
    return visit_of(passage, who, place, match, end=end, host=host)


def _where_to(passage: Passage, word: str, at: int) -> tuple[str, int]:
    """The place that the words after the verb name and where it ends, ("", at) for none."""
    body = passage.body
    to = (_INTO if word.startswith(("arriv", "stop", "pass")) else _TO).match(body, at, passage.end)
    if to is None and word.startswith("return"):
        to = _FROM.match(body, at, passage.end)
    if to is None:
        here = (_HIMSELF if word.startswith("com") else HERE).match(body, at, passage.end)
        return (passage.here, here.end()) if here else ("", at)
    place, end = place_at(body, to.end() - 1, passage.end)
    if not place and (region := _REGION.match(body, to.end() - 1, passage.end)):
        return " ".join(region.group().split()), region.end()
    return place, end


# "who stopped here March 14 and" went on to
_AND = re.compile(r"\band\s+(?:then\s+|also\s+)?$")


def _shared_subject(passage: Passage, at: int) -> list[Participant]:
    """Who acts before `and`: the nearest person before it."""
    joined = _AND.search(passage.body, max(passage.start, at - 14), at)
    return passage.subject_before(joined.start()) if joined else []
