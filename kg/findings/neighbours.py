"""What stands beside a name in the row of phrases: who owns it, whom it is listed with, what short forms mean here."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from kg.findings import vocabulary as v
from kg.findings.bodies import side_of_body
from kg.findings.naming_words import words_pattern
from kg.findings.parties import party_names, shared_names
from kg.findings.phrases import Phrase
from kg.findings.posts import Seat
from kg.findings.titles import read_title

_LIST_LINK = re.compile(r",?\s{1,2}(?:and\s{1,2})?", re.IGNORECASE)
_PRIVATE = re.compile(
    "|".join(words_pattern(kind).pattern for kind in ("private-owner", "private-body", "party-name")), re.IGNORECASE
)
_NEXT_WORD = 5
_ACCORDING, _LONGEST_ACCORDING = "according to", 16
_BRACKET = ("(", ")")
_BY_BODY = 2
# how far back `its` goes, in phrases and characters
_NEAR_OWNER = 5
_FURTHEST_OWNER = 160

# "Its head, Ambassador Reyes", not "The institute's head"
_ITS = re.compile(r"\bits\b", re.IGNORECASE)
_LONGEST_OFFICE = 80


def owners_of(phrases: list[Phrase], body: str, seat: Seat) -> dict[int, str]:
    """The side of whoever owns a titled name: `Pakistan's National Security Advisor Reyes`."""
    owners: dict[int, str] = {}
    for place in [place for place, phrase in enumerate(phrases) if phrase.kind == "person" and place]:
        side = _side_of_owner(phrases, place, body, seat)
        if side:
            owners[phrases[place].start] = side
    return owners


def _side_of_owner(phrases: list[Phrase], place: int, body: str, seat: Seat) -> str:
    """The side of whoever owns the name at `place`, the surest word first; "" for none."""
    owned, owner = phrases[place], phrases[place - 1]
    is_beside = owner.flags & v.POSSESSIVE and owned.start - owner.end < _NEXT_WORD
    if owned.flags & v.TITLE:
        if is_beside and owner.kind == "party" and (side := _one_side(owner.sides[-1:], seat)):
            return side
        first = phrases[place - 2] if place > 1 else owner
        if first.kind == "body":
            # the office of "Department of Foreign Affairs (DFAT) Assistant Secretary Reyes"
            gaps = body[first.end : owner.start].strip(), body[owner.end : owned.start].strip()
            whole = (
                side_of_body(first, " ".join(body[first.start : first.end].split()), seat) if gaps == _BRACKET else None
            )
            if whole is not None and whole.party:
                return whole.party
        is_its = owned.determiner == "its" and _ITS.search(body, max(0, owned.start - _LONGEST_OFFICE), owned.start)
        if is_its and (side := _one_side(owner_sides(phrases, place), seat)):
            return side  # "a UN mission. Its head, Ambassador Reyes"
    if is_beside and owner.kind in ("body", "role"):
        # "EUR/WE's Ana Reyes", "contact EUR/WE's Ana Reyes"
        is_body = owner.kind == "body"
        words = " ".join(body[owner.start : owner.end].split()) if is_body else "".join(owner.sides[-1:])
        office = read_title(words, seat.host)
        return office.party if office.weight > 1 and (is_body or (office.weight == _BY_BODY and "/" in words)) else ""
    return ""


def _one_side(words: tuple[str, ...], seat: Seat) -> str:
    """The side that the word names, the host where it may mean several; "" for none."""
    known = party_names().get(words[0]) if words else None
    if known is None:
        return ""
    return known.codes[0] if len(known.codes) == 1 else seat.host if seat.host in known.codes else ""


def is_of_private(phrases: list[Phrase], place: int, body: str) -> bool:
    """Whether `its` before the phrase at `place` goes back to a party, a company, an association."""
    owned = phrases[place]
    for owner in reversed(phrases[max(0, place - _NEAR_OWNER) : place]):
        if owner.paragraph != owned.paragraph or owned.start - owner.end > _FURTHEST_OWNER:
            break
        if owner.kind == "body":
            return _PRIVATE.search(body, owner.start, owner.end) is not None
    return False


def owner_sides(phrases: list[Phrase], place: int) -> tuple[str, ...]:
    """The side of what `its` before the phrase at `place` goes back to, as worded; () where none is near."""
    owned = phrases[place]
    for owner in reversed(phrases[max(0, place - _NEAR_OWNER) : place]):
        if owner.paragraph != owned.paragraph or owned.start - owner.end > _FURTHEST_OWNER:
            break
        if owner.kind in ("body", "party"):
            side = owner.sides[:1]
            return side if side and party_names().get(side[0]) is not None else ()
    return ()


def listed_names(phrases: list[Phrase], body: str) -> dict[int, int]:
    """For the start of each name in a list, the start of the name before it."""
    found: dict[int, int] = {}
    for one, two in pairwise(phrases):
        if (
            two.kind == "person"
            and one.kind == "person"
            and two.start - one.end < 12
            and _LIST_LINK.fullmatch(body, one.end, two.start)
            # but "According to Reyes, Lund agreed"
            and _ACCORDING not in body[max(0, one.start - _LONGEST_ACCORDING) : one.start].lower()
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
