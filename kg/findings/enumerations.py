"""Names listed behind the word for their group: `Reyes's advisors (Dahl, Lund)`, `officials such as Dahl and Lund`."""

from __future__ import annotations

import re

from kg.findings import vocabulary as v
from kg.findings.bodies import side_of_group
from kg.findings.phrases import Phrase
from kg.findings.posts import Seat

# what opens the list; a bracket holds all the names up to where it closes
_OPENS = re.compile(r"\s{1,2}\(|,?\s{1,2}(?:such\s{1,2}as|including|among\s{1,2}them|namely)\s{1,2}(?:the\s)?", re.I)
# what parts the names in it
_LINK = re.compile(r",?\s{1,2}(?:and|or|along\swith|as\swell\sas)\s{1,2}(?:[a-z]+\s{1,2}){0,3}|,\s{1,2}", re.IGNORECASE)
# "Reyes's other foreign policy advisors": small words alone between the owner and the group
_OWNED = re.compile(r"['’]s?\s{1,2}(?:[a-z-]+\s{1,2}){0,5}", re.IGNORECASE)
_FURTHEST_OWNER = 60
_FURTHEST_NAME = 40


def grouped_names(phrases: list[Phrase], body: str, seat: Seat) -> dict[int, tuple[str, int]]:
    """For the start of each name listed behind a group that speaks for a side: that side, and its owner's start.

    The owner's start is -1 where nobody named owns the group; where somebody does, the side is the owner's.
    """
    found: dict[int, tuple[str, int]] = {}
    for place, group in enumerate(phrases[:-1]):
        if group.kind != "group" or group.flags & v.PRIVATE:
            continue
        first = phrases[place + 1]
        opens = _OPENS.fullmatch(body, group.end, first.start) if first.start - group.end < _FURTHEST_NAME else None
        if opens is None or first.kind != "person":
            continue
        owner = phrases[place - 1] if place else None
        owned = (
            owner is not None
            and owner.kind == "person"
            and group.start - owner.end < _FURTHEST_OWNER
            and _OWNED.fullmatch(body, owner.end, group.start) is not None
        )
        side = "" if owned else side_of_group(group, " ".join(body[group.start : group.end].split()), seat)
        if not side and not owned:
            continue
        for name in _listed(phrases, place + 1, body):
            found[name.start] = side, owner.start if owner is not None and owned else -1
    return found


def _listed(phrases: list[Phrase], place: int, body: str) -> list[Phrase]:
    """The names of the list that begins at `place`."""
    names = [phrases[place]]
    for at in range(place + 1, len(phrases)):
        phrase, before = phrases[at], names[-1]
        if phrase.kind == "role" and phrase.start - before.end < _FURTHEST_NAME:
            continue
        if phrase.kind != "person" or phrase.start - before.end > _FURTHEST_NAME:
            break
        if _LINK.fullmatch(body, before.end, phrase.start) is None:
            break
        names.append(phrase)
    return names
