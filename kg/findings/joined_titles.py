"""Titles that do not stand right before the name: `the Prime Minister, Ana Reyes`, `Norway's Premier, Kari Dahl`."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.findings import vocabulary as v
from kg.findings.naming_words import words_pattern
from kg.findings.neighbours import is_of_private, owner_sides
from kg.findings.phrases import Phrase
from kg.findings.titles import read_title

# the comma of "the Prime Minister, Ana Reyes" or the bracket of "(Foreign Minister) Reyes", "Minister (of Oruro) Reyes"
_COMMA = re.compile(
    r"(?:\sof(?:\s{1,2}[A-Z][\w’'-]+){1,3})?,\s{1,2}(?:the\slate\s)?|\)\s|\s-{1,2}\s|\s\([^()\n]{2,60}\)\s",
    re.IGNORECASE,
)
_FURTHEST_TITLE = 64
# '"president" Reyes': an office that the cable does not grant
_QUOTED = re.compile(r"[\"”]\s{1,2}")
_QUOTES = ('"', "“")
SO_CALLED = '"'
# "Labour's shadow " before a title
_OWNED = re.compile(r"\w(?:['’]s|s['’])\s{1,2}(?:[a-z-]{2,14}\s{1,2})?$")
_FURTHEST_OWNER = 24
_NEXT_WORD = 5
_OF_BODY = re.compile(r"\s{1,3}(?:at|from|with)\s{1,3}(?:the\s{1,3})?", re.IGNORECASE)
_LONGEST_OF = 14
_PRIVATE = re.compile(
    rf"(?:{words_pattern('private-owner').pattern}|{words_pattern('private-body').pattern})[^.;]{{0,60}}\.\s{{1,3}}Its\s{{1,2}}$",
    re.IGNORECASE,
)
_NEAR = 100


def own_offices(phrases: list[Phrase], body: str) -> None:
    """Give an office, body or group the side of the country that owns it: `Russia's Ambassador`, `its officials`."""
    for place, owned in enumerate(phrases):
        if owned.determiner == "its" and owned.kind == "role":
            owned.sides = (*owner_sides(phrases, place), *owned.sides)  # "Norway, its rep said, would wait"
            if not owned.sides and is_of_private(phrases, place, body):
                owned.flags |= v.PRIVATE  # "The Civic Party walked out. Its leader said"
    for one, two in pairwise(phrases):
        gap = two.start - one.end
        if one.flags & v.POSSESSIVE and gap < _NEXT_WORD and not two.determiner:
            _own(one, two, body)
        elif two.kind == "body" and gap < _LONGEST_OF and _is_of_body(one, two, body):
            one.sides = two.sides  # "a diplomat at the Embassy of Norway"


def _is_of_body(one: Phrase, two: Phrase, body: str) -> bool:
    """Whether people of whom no side is said are at a body or from it."""
    is_open = one.kind in ("group", "role") and not one.sides and not one.flags & v.PRIVATE
    return is_open and _OF_BODY.fullmatch(body, one.end, two.start) is not None


def _own(owner: Phrase, owned: Phrase, body: str) -> None:
    """Give the office, body or group right behind its owner the owner's side."""
    if owner.kind == "party" and owned.kind in ("role", "body", "group"):
        owned.sides = (*owner.sides[-1:], *owned.sides)  # "Russia's Ambassador"
    elif owner.kind == "person" and owned.kind == "role":
        owned.determiner = "his"  # "Reyes's Secretary"
    elif owner.kind == "group" and owner.flags & v.PRIVATE and owned.kind == "role":
        owned.flags |= v.PRIVATE  # "the rebels' representative"
        owned.determiner = "their"
    elif owner.kind == "role" and owned.kind == "body" and owned.sides == ("Office",):
        # "the Prime Minister's Office"
        owned.start, owned.sides, owner.kind = owner.start, owner.sides, "title"
        owned.shown = " ".join(body[owned.start : owned.end].split())


def join_titles(phrases: list[Phrase], body: str, host: str) -> None:
    """Give a name the title that stands before it with a comma or a bracket between."""
    for place, name in enumerate(phrases[1:], 1):
        if name.kind != "person" or (name.flags & v.TITLE and not read_title(name.title, host).is_courtesy):
            continue
        at = place - 1
        if phrases[at].kind != "role" and at:
            at -= 1  # "Minister (of Bolivian birth) Reyes"
        role = phrases[at]
        if role.kind != "role" or name.start - role.end > _FURTHEST_TITLE:
            continue
        gap = body[role.end : name.start]
        if _QUOTED.fullmatch(gap) and body[role.start - 1] in _QUOTES:
            name.title, name.determiner, role.kind = role.title, SO_CALLED, "title"
            name.flags |= v.TITLE
        if not _COMMA.fullmatch(gap):
            continue
        determiner = role.determiner
        owner = phrases[at - 1] if at else role
        if owner.kind == "party" and owner.flags & v.POSSESSIVE and role.sides[:1] == owner.sides[-1:]:
            # "Norway's Attorney General, Ana Reyes"
            role.title = " ".join(body[owner.start : role.end].split())
            determiner = "its"
        elif at and phrases[at - 1].flags & v.POSSESSIVE and role.start - phrases[at - 1].end < _NEXT_WORD:
            determiner = "his"  # "FM Lund's advisor, Ana Reyes"
        elif not determiner and _OWNED.search(body, max(0, role.start - _FURTHEST_OWNER), role.start):
            determiner = "its"  # "Labour's shadow minister, Ana Reyes"
        elif determiner == "its" and not role.sides and _PRIVATE.search(body, max(0, role.start - _NEAR), role.start):
            name.flags |= v.PRIVATE  # "He met the Reyes Foundation. Its president, Ana Reyes"
        after = body[name.end : name.end + 1]
        if (("," in gap and ")" not in gap) and " " in name.name and after in ",.;)" and determiner) or ")" in gap:
            name.title, name.determiner = role.title, determiner
            name.flags |= v.TITLE
            role.kind = "title"
