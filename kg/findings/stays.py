"""Visits told in passing: `Rao, here on April 26`, `Hale, in Lima March 16-18, met`, `invited the Minister to Lima`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.findings.model import Mention
from kg.findings.occasion import EncounterWord, Occasion, read_occasion
from kg.findings.participants import Participant, as_participant
from kg.findings.passage import NEAR, Passage
from kg.findings.places import country_of, is_place, place_at

# "Minister Rao, now" here
_AFTER_COMMA = re.compile(r",\s+(?:who\s+was\s+|just\s+|now\s+|recently\s+|while\s+|briefly\s+)*$")
_FOR = re.compile(r"\s+(?:for|to)\s+[a-z]")


def read_aside(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`Minister Rao, here on April 26 to talk`, `Envoy Lenk, passing through on May 3, argued`: told with a day."""
    person = _person_before(passage, match.start())
    if person is None:
        return None
    end = match.end()
    dated = any(0 <= first - end <= 12 for first, _, _ in passage.dates[:NEAR])
    if not dated and not _FOR.match(passage.body, end, passage.end):
        return None
    occasion = read_occasion(passage, "visit", [as_participant(person)], match, host=host, place_from=end)
    occasion.place = passage.here
    return occasion


def _person_before(passage: Passage, at: int) -> Mention | None:
    """The person right before the comma that parts words like `here` from the name."""
    comma = _AFTER_COMMA.search(passage.body, max(passage.start, at - 40), at)
    if comma is None:
        return None
    near = [mention for mention in passage.mentions_near(at) if mention.end == comma.start()]
    return near[-1] if near and near[-1].kind == "person" and near[-1].start >= passage.start else None


# ", in Lima March 16-18, met"
_IN = re.compile(r",\s+(?:who\s+was\s+|then\s+|now\s+|visiting\s+)?(?:in|visiting)\s+(?=[A-Z])")


def find_stays(passage: Passage, host: str) -> Iterator[Occasion]:
    """Yield the visits between commas: `Hale, in Lima March 16-18, met`, told with a day and of nobody at home."""
    body, start, end = passage.body, passage.start, passage.end
    if body.find(", in ", start, end) < 0 and body.find(",\nin ", start, end) < 0:
        return
    for found in _IN.finditer(passage.body, passage.start, passage.end):
        person = next((m for m in passage.mentions_near(found.end()) if m.end == found.start()), None)
        if person is None or person.kind != "person":
            continue
        place, end = place_at(passage.body, found.end() - 1, passage.end)
        if not is_place(place, host) or country_of(place, host) == person.party:
            continue
        if any(0 <= first - end <= 6 for first, _, _ in passage.dates[:NEAR]):
            who = [as_participant(person)]
            occasion = read_occasion(passage, "visit", who, found, host=host, place_from=end)
            occasion.place = place
            yield occasion


# "invited the Minister to Lima", "invitation to visit Lima"
_TO = re.compile(r"\s+to\s+(?:(?:visit|come\s+to|travel\s+to|pay\s+a\s+visit\s+to)\s+)?(?=[A-Z])")
_BE = re.compile(r"\b(?:be|been|was|were)\s+$")
_ACCEPTED = re.compile(
    r"\b(?P<how>accept|declin|turn|refus)\w*\s+(?:down\s+)?(?:(?:an|the|his|her|our|their)\s+)?(?:[\w’'-]+\s+){0,2}$"
)


def read_invited(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`invited the Minister to Lima in the autumn`, `has accepted an invitation to Moscow for September`."""
    body, end = passage.body, match.end()
    status = "proposed"
    people: list[Participant] = []
    if match.group().startswith("invitation"):
        answer = _ACCEPTED.search(body, max(passage.start, match.start() - 50), match.start())
        if answer is None:
            return None
        people = passage.people_before(answer.start(), 60)
        status = "planned" if answer["how"] == "accept" else "cancelled"
    else:
        people = passage.people_after(end, 3)
        if not people and _BE.search(body, max(passage.start, match.start() - 12), match.start()):
            people = [one for one in passage.people_before(match.start(), 90) if one.kind in ("person", "pronoun")]
        elif people:
            end = people[-1].end
    to = _TO.match(body, end, passage.end)
    if to is None or not people:
        return None
    place, place_end = place_at(body, to.end() - 1, passage.end)
    if not is_place(place, host) or country_of(place, host) in {one.party for one in people} - {""}:
        return None
    if any(one.kind == "body" and is_place(one.name) and status != "proposed" for one in people):
        return None
    occasion = read_occasion(passage, "visit", people, match, host=host, place_from=place_end)
    occasion.place, occasion.status = place, status
    return occasion
