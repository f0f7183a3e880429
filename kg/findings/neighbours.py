"""What stands beside a name in the row of phrases: who owns it, whom it is listed with, what short forms mean here."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from kg.findings import vocabulary as v
from kg.findings.bodies import side_of_body
from kg.findings.parties import party_names, shared_names
from kg.findings.phrases import Phrase
from kg.findings.posts import Seat
from kg.findings.titles import read_title

_LIST_LINK = re.compile(r",?\s{1,2}(?:and\s{1,2})?")
_NEXT_WORD = 5


def owners_of(phrases: list[Phrase], body: str, seat: Seat) -> dict[int, str]:
    """The side of whoever owns a titled name: `Pakistan's National Security Advisor Reyes`."""
    owners: dict[int, str] = {}
    names = party_names()
    for place in [place for place, phrase in enumerate(phrases) if phrase.kind == "person" and place]:
        owned, owner = phrases[place], phrases[place - 1]
        if owner.kind == "body" and owner.flags & v.POSSESSIVE and owned.start - owner.end < _NEXT_WORD:
            # "EUR/WE's Ana Reyes"
            office = read_title(" ".join(body[owner.start : owner.end].split()), seat.host)
            if office.weight > 1 and office.party:
                owners[owned.start] = office.party
        if owner.kind == "role" and owner.flags & v.POSSESSIVE and owned.start - owner.end < _NEXT_WORD:
            # "contact EUR/WE's Ana Reyes"
            office = read_title(owner.sides[-1] if owner.sides else "", seat.host)
            if office.weight == 2 and office.party and "/" in owner.sides[-1]:
                owners[owned.start] = office.party
        if not owned.flags & v.TITLE:
            continue
        first = phrases[place - 2] if place > 1 else owner
        if first.kind == "body":
            # the office of "Department of Foreign Affairs (DFAT) Assistant Secretary Reyes"
            gaps = body[first.end : owner.start].strip(), body[owner.end : owned.start].strip()
            if gaps == ("(", ")"):
                whole = side_of_body(first, " ".join(body[first.start : first.end].split()), seat)
                if whole is not None and whole.party:
                    owners[owned.start] = whole.party
        if owner.kind != "party" or not owner.flags & v.POSSESSIVE or owned.start - owner.end > 4:
            continue
        known = names.get(owner.sides[-1] if owner.sides else "")
        if known:
            code = known.codes[0] if len(known.codes) == 1 else seat.host if seat.host in known.codes else ""
            if code:
                owners[owned.start] = code
    return owners


def listed_names(phrases: list[Phrase], body: str) -> dict[int, int]:
    """For the start of each name in a list, the start of the name before it."""
    found: dict[int, int] = {}
    for one, two in pairwise(phrases):
        if (
            two.kind == "person"
            and one.kind == "person"
            and two.start - one.end < 12
            and _LIST_LINK.fullmatch(body, one.end, two.start)
        ):
            found[two.start] = one.start
    return found


def open_sides(phrases: list[Phrase], seat: Seat) -> dict[str, str]:
    """What a short form that several sides share (`GOI`) means here: the one of them that the cable names most."""
    named: Counter[str] = Counter()
    shared: dict[str, tuple[str, ...]] = {}
    words = [word for phrase in phrases for word in phrase.sides]
    if shared_names().isdisjoint(words):
        return {}  # few cables have such a word at all
    for word in words:
        known = party_names().get(word)
        if known is not None and len(known.codes) == 1:
            named[known.codes[0]] += 1
        elif known is not None and seat.host not in known.codes:
            shared[word] = known.codes
    found: dict[str, str] = {}
    for word, codes in shared.items():
        best = max(codes, key=lambda code: named[code])
        if named[best]:
            found[word] = best
    return found
