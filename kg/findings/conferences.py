"""Gatherings that go by a name: `the Pacific Energy Forum in Oslo`, `the GAERC`, `the G8 Lima Summit`."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import dropwhile, takewhile

from kg.findings.occasion import MONTHS, NEVER, EncounterWord, Occasion, gatherings, last_gathering, read_occasion
from kg.findings.participants import Participant
from kg.findings.parties import party_names
from kg.findings.passage import Passage
from kg.findings.places import country_of, is_place

# "at the", "during this year's", "the next"
_AT = re.compile(r"\b(?:at|during|after|before|of|the\s+(?:next|last))\s+(?:the\s+|this\s+|an?\s+)?(?:[\w-]+\s+){0,2}$")


def read_by_letters(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """A gathering that goes by a name in capitals: `at the GAERC`."""
    is_dated = any(0 <= match.start() - last <= 2 for _, last, _ in passage.dates[:8])  # "the February 18 GAERC"
    if not is_dated and _AT.search(passage.body, max(passage.start, match.start() - 90), match.start()) is None:
        return None
    itself = Participant(match.group(), "", match.start(), match.end(), "body")
    occasion = read_occasion(passage, row.kind, [itself], match, host=host, place_from=match.end())
    occasion.many = True
    return occasion


# the capitals before the noun: "the December 10-11 Bilateral" Working Group
_BEFORE = re.compile(r"(?P<words>(?:[A-Z][\w&’'/-]*(?:\.[A-Z][\w.]*)?\s+){1,6})$")

# "Conference on Cultural Property", "Forum for the Future"
_TITLE = re.compile(
    r"\s+(?:on|for)\s+(?:(?:a|an|the)\s+)?[A-Z][\w-]*(?:\s+(?:[A-Z][\w-]*|(?:and|of|the)(?=\s+[A-Z]))){0,6}"
)

# what makes the name a body, not an occasion: "Forum Chairman", "the Conference's", "Organization of the X Conference"
_IS_BODY = re.compile(
    r"['’]s?\b|\s+(?:[A-Z]|members?\b|officials?\b|delegat|representative|chair|secretar|said|has\b|is\b)"
)
_OF_A_BODY = re.compile(
    r"\b(?:Organi[sz]ation|Secretariat|Chairman|President|Secretary|members?)\s+(?:General\s+)?of\s+(?:the\s+)?$"
)

_ATTENDED = re.compile(
    r"\b(?:attend\w*|host\w*|held|hold\w*|address\w*|opened|opening|convene\w*|during|before|after|at|margins\s+of|described|called)\s+(?:the|a|an)\s+(?:[\w-]+\s+){0,3}$"
)


def read_named(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`the Pacific Energy Forum, May 3 in Oslo`, `the May 3-4 Bilateral Working Group`, told with a day or place."""
    body, start, end = passage.body, match.start(), match.end()
    before = _BEFORE.search(body, max(passage.start, start - 80), start)
    words = before["words"].split() if before else []
    while words and (words[0] in _OPENERS or words[0] in MONTHS):
        words = words[1:]
    title = _TITLE.match(body, end, passage.end)
    stop = title.end() if title else end
    if words and words[-1].lower() in ("press", "news", "party", "video", "staff"):
        return None
    if not (words or title) or _IS_BODY.match(body, stop, passage.end):
        return None
    first = start - (len(before.group()) if before else 0)
    if _OF_A_BODY.search(body, max(passage.start, first - 40), first):
        return None
    name = " ".join([*words, *body[start:stop].split()])
    itself = Participant(name, "", first, stop, "body")
    occasion = read_occasion(passage, row.kind, [itself], match, host=host, place_from=stop)
    occasion.many = True
    occasion.name = name
    if words and not title and not occasion.place and is_place(words[-1], host):
        occasion.place = place_of_name(words[-1], host)
    is_attended = _ATTENDED.search(body, max(passage.start, first - 60), first) is not None
    return (
        occasion if occasion.date or occasion.place or (is_attended and (title or row.kind == "conference")) else None
    )


_OPENERS = frozenset({"The", "At", "In", "On", "A", "An", "During", "After", "Before", "This", "That", "Following"})


@lru_cache(maxsize=64)
def full_name(body: str, name: str) -> str:
    """The name that the cable gives a short form for, `UN Security Council (UNSC)`, else the name itself."""
    at = body.find(f"({name})")
    if at < 0 or not name.isupper():
        return name
    for full in gatherings().finditer(body, max(0, at - 60), at):
        if not body[full.end() : at].strip():
            return " ".join(full.group().split())
    return name


def place_of_name(word: str, host: str) -> str:
    """The city or country that a gathering is named for: `the Lima conference`; "" for an adjective."""
    known = party_names().get(word)
    if not is_place(word, host) or (known is not None and known.kind not in ("name", "capital")):
        return ""
    return word


def read_summit(occasion: Occasion, compound: re.Match[str] | None, passage: Passage, host: str) -> Occasion | None:
    """A summit with the place and name that stand before the word: `the G8 Lima Summit`, `the Moscow summit`."""
    if compound:
        words = compound["words"].split()
        occasion.name = " ".join([*words, "summit"]) if not words[-1][0].isdigit() else ""
        for word in reversed(words):
            if country_of(word, host) and not occasion.place and "-" not in word and not occasion.many:
                occasion.place = word
        if occasion.many and not occasion.place:
            rest = [word for word in words if not gatherings().match(word) and word[0].isupper()]
            rest = [word for word in rest if word not in MONTHS and word.rstrip(".") not in ("The", "At", "In", "On")]
            occasion.place = " ".join(rest)
    if not occasion.who and not occasion.many and compound and (occasion.date or occasion.place):
        # one run of words: what stands on both sides of a place is no name
        told = dropwhile(lambda word: _is_setting(word, host), compound["words"].split())
        words = list(takewhile(lambda word: not _is_setting(word, host), told))
        occasion.place = "" if occasion.place and occasion.place in " ".join(words) else occasion.place
        if words and words[0] not in ("The", "A", "At", "In", "On", "This", "That"):
            occasion.who = [Participant(" ".join(words), "", compound.start(), compound.end(), "phrase")]
            occasion.many = True
    if not occasion.who and not occasion.many:
        if NEVER.search(passage.body, max(passage.start, occasion.start - 60), occasion.start):
            return None  # "will not attend the March 3 summit"
        who = passage.people_before(occasion.start, 120)
        gathering = last_gathering(passage.body, passage.start, passage.end) if occasion.place else None
        if gathering and len({one.party for one in who}) < 2:
            # "paragraph 4 of the Lima Summit statement, on cooperation with NATO"
            who = [Participant(gathering.group(), "", *gathering.span(), "body")]
            occasion.many = True
        occasion.who = who
        if len(who) < 2 and not occasion.place:
            return None
    occasion.many = occasion.many or bool(occasion.who and occasion.place and occasion.date)
    return occasion if occasion.who or occasion.many else None


def _is_setting(word: str, host: str) -> bool:
    """Whether a word before `summit` tells when or where it is."""
    return word in MONTHS or word[0].isdigit() or is_place(word, host)


def name_conference(occasion: Occasion, compound: re.Match[str] | None, match: re.Match[str], host: str) -> None:
    """Give a conference of which nobody is named its own name: `the Lima conference`, `a conference of Armies`."""
    if compound and compound.end("words") == match.start():
        occasion.who = _named_for(compound, match, host) or _named_with(compound, match, occasion)
        occasion.place = place_of_name(compound["words"].split()[-1], host) or occasion.place
    if not occasion.who and (occasion.date or is_place(occasion.place, host)):
        of_whom = _conference_of(occasion.passage, match)
        occasion.who = [of_whom] if of_whom else []
        occasion.name = of_whom.name if of_whom else ""


def _named_for(compound: re.Match[str], match: re.Match[str], host: str) -> list[Participant]:
    """The gathering itself, where it is named for a place: `the Lima conference`."""
    place = place_of_name(compound["words"].split()[-1], host)
    name = f"{place} {' '.join(match.group().split())}"
    return [Participant(name, "", compound.start(), match.end(), "phrase")] if place else []


# "a conference of American Armies", "a world congress of Azerbaijanis"
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[A-Z])")


def _conference_of(passage: Passage, match: re.Match[str]) -> Participant | None:
    """The conference by its own words and those after `of`: `a conference of the American Armies in Lima`."""
    of_whom = _OF.match(passage.body, match.end(), passage.end)
    people = passage.people_after(of_whom.end(), 1) if of_whom else []
    if of_whom is None or not people or is_place(people[0].name):
        return None
    name = " ".join(passage.body[match.start() : people[0].end].split())
    return Participant(name, "", match.start(), people[0].end, "phrase")


# "his call for a National Dialogue"
_CALLED_FOR = re.compile(r"\bfor\s+(?:an?\s+)?$")


def _named_with(compound: re.Match[str], match: re.Match[str], occasion: Occasion) -> list[Participant]:
    """A dated conference by the name before the noun: `the September Nabucco conference`."""
    words = compound["words"].split()
    while words and (words[0] in MONTHS or words[0] in _OPENERS or words[0][0].isdigit()):
        words = words[1:]
    body = occasion.passage.body
    if _CALLED_FOR.search(body, max(0, compound.start() - 12), compound.start()):
        return []
    if not words or not occasion.date or words[0][-1] == ".":
        return []
    name = " ".join([*words, *match.group().split()])
    return [Participant(name, "", compound.start(), match.end(), "phrase")]
