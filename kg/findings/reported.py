"""The meeting that the cable itself reports: somebody told an officer of the post, on a day that the sentence names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.cables import Cable
from kg.findings.occasion import Occasion
from kg.findings.participants import Participant
from kg.findings.passage import NEAR, Passage

# The words that make a sentence worth reading for a reported meeting: those of _TOLD and _SPOKE.
REPORTING = [
    "told",
    "informed",
    "briefed",
    "advised",
    "assured",
    "complained to",
    "reported to",
    "confirmed",
    "said to",
    "explained",
    "raised with",
    "described",
    "related",
    "shared",
    "outlined",
    "relayed",
    "provided",
]
# "told the Ambassador February 1 that", "told us on May 3", "informed poloff"
_TOLD = re.compile(
    r"(?:told|informed|briefed|advised|assured|complained\s+to|reported\s+to|confirmed\s+to|said\s+to|explained\s+to|raised\s+with)\s+"
)
# "On February 6, MOFA Director Salas confirmed", "Later on August 21, Salas described"
_DATED = re.compile(r"(?:Later\s+)?(?:On|on)\s")
_SPOKE = re.compile(
    r"[^.;:\"“”]{0,80}?\b(?:told|explained|confirmed|described|briefed|related|shared|outlined|relayed|advised|informed|provided)\b"
)
_PUBLIC = re.compile(
    r"\b(?:press|media|speech|interview|televis|public|parliament|reporters|journalists|newspaper|daily|radio|article|quoted)",
    re.IGNORECASE,
)


def find_reported(passage: Passage, cable: Cable, matches: Sequence[re.Match[str]]) -> Occasion | None:
    """The meeting that the sentence reports: somebody told an officer of the post, on a day that it names.

    `matches` is where the words of REPORTING stand, among others.
    """
    return _told_post(passage, matches) or _spoke_on_day(passage, cable)


def _told_post(passage: Passage, matches: Sequence[re.Match[str]]) -> Occasion | None:
    """`Salas told poloff on May 3 that`: who told an officer of the post, on a day near by."""
    body = passage.body
    for match in matches:
        told = _TOLD.match(body, match.start(), passage.end)
        if told is None or not passage.names_at(told.end(), 12):
            continue
        people = passage.people_after(told.end(), 2)
        heard = [one for one in people if one.kind == "post" or one.party == "US"]
        if not heard:
            continue
        who = _redacted(passage, told.start()) or [
            one for one in passage.people_before(told.start()) if one.party != "US" and one.kind != "post"
        ]
        that = body.find(" that ", heard[-1].end, min(passage.end, heard[-1].end + 80))
        near = [
            date
            for a, b, date in passage.dates[:NEAR]
            if heard[-1].end <= a <= heard[-1].end + 6 and (that < 0 or a < that)
        ]
        if not near and who:
            near = [date for a, b, date in passage.dates[:NEAR] if b <= who[0].start or who[-1].end <= a < told.start()]
        if who and near and not _PUBLIC.search(body, passage.start, told.end()):
            return Occasion("meeting", [*who, *heard], "", near[0], "held", passage, told.start(), heard[-1].end)
    return None


def _spoke_on_day(passage: Passage, cable: Cable) -> Occasion | None:
    """`On February 6, Salas confirmed`: what opens with a day told an officer, unless it was said in public."""
    body = passage.body
    if _DATED.match(body, passage.start) and passage.dates and passage.dates[0][0] - passage.start < 16:
        person = passage.first_person()
        if person and person.kind == "person" and person.party not in ("", "US") and person.start - passage.start < 200:
            spoke = _SPOKE.match(body, person.end, passage.end)
            is_public = spoke is None or _PUBLIC.search(body, passage.start, spoke.end())
            if spoke and not is_public and _is_recent(passage.dates[0][2], cable.sent_at):
                who = [person, passage.post]
                return Occasion("meeting", who, "", passage.dates[0][2], "held", passage, person.start, spoke.end())
    return None


# "xxxxx told PolOff", "XXXXXXXXXXXX, told EmbOff"
_REDACTED = re.compile(r"(?<![A-Za-z])\[?(?P<name>x{4,}|X{4,})\]?,?\s+$")


def _redacted(passage: Passage, at: int) -> list[Participant]:
    """The speaker whose name was struck out, as the cable prints it."""
    name = _REDACTED.search(passage.body, max(passage.start, at - 40), at)
    return [Participant(name["name"], "", name.start("name"), name.end("name"), "person")] if name else []


def _is_recent(date: str, sent_at: str | None) -> bool:
    """Whether a day lies in the month before the cable, or the same month."""
    if len(date) < 10 or not sent_at:
        return False
    months = int(sent_at[:4]) * 12 + int(sent_at[5:7]) - int(date[:4]) * 12 - int(date[5:7])
    return 0 <= months <= 1 and date[:10] <= sent_at[:10]
