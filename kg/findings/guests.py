"""Verbs by which one receives, sees or telephones another: `called on X`, `received X`, `had him for lunch`."""

from __future__ import annotations

import re

from kg.findings.contacts import whom_before
from kg.findings.occasion import EncounterWord, Occasion, read_occasion
from kg.findings.participants import Participant
from kg.findings.passage import Passage

_NAMED = re.compile(r"\s+(?:a|an|the|it|this|that|for|his|her|its|their)\b")

_ARTICLE = re.compile(r"\b(?:the|a|an)\s")

# "called on Rao to withdraw" asks; "called on the Minister to discuss" meets
_ASKED = re.compile(r"\bto\s+(?P<verb>[a-z]+)\b")

# "in parliament he called on the Prime Minister to raise it"
_IN_A_SPEECH = re.compile(r"\b(?:parliament|speech|statement|article|editorial|rally|letter|declaration|resolution)\b")

_PURPOSES = frozenset(
    [
        "discuss",
        "deliver",
        "introduce",
        "present",
        "raise",
        "review",
        "seek",
        "follow",
        "express",
        "convey",
        "explore",
        "obtain",
        "inform",
        "brief",
        "request",
        "urge",
        "hear",
        "pay",
        "thank",
        "underscore",
        "press",
        "reiterate",
        "learn",
        "get",
        "ask",
    ]
)


# "brought the two together", "had him to lunch"
_TOGETHER = re.compile(r"\s+(?:back\s+)?together\b")


def read_joined(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`hopes to bring the two ministers together in Paris in March`: told with a day or a place."""
    people = passage.people_after(match.end(), 3)
    together = _TOGETHER.match(passage.body, people[-1].end, passage.end) if people else None
    if together is None:
        return None
    who = passage.people_before(match.start())
    occasion = read_occasion(passage, row.kind, [*who, *people], match, host=host, place_from=together.end())
    occasion.many = True
    return occasion if occasion.date or occasion.place else None


# "French colleagues, who had him" for lunch
_FOR_A_MEAL = re.compile(r"\b(?:for|to)\s+$")
_HAD_HIM = re.compile(r"\b(?:had|have|hosted|joined|took|invited)\s+(?=[^.;:,]{2,50}$)")


def read_table_guest(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`had him for lunch the following day`, `hosted the Ambassador to dinner`."""
    at_table = _FOR_A_MEAL.search(passage.body, max(passage.start, match.start() - 6), match.start())
    if at_table is None:
        return None
    start = at_table.start()
    every = list(_HAD_HIM.finditer(passage.body, max(passage.start, start - 60), start))
    had = every[-1] if every else None
    people = passage.people_after(had.end(), 3) if had else []
    who = passage.people_before(had.start()) if had else []
    if not people or not who or people[-1].end > start + 1 or start - people[-1].end > 2:
        return None
    occasion = read_occasion(passage, row.kind, [*who, *people], match, host=host, place_from=match.end())
    occasion.is_act = True
    return occasion


# "was received by President Osei"
_PASSIVE = re.compile(r"\b(?:was|were|be|been|being)\s+(?:also\s+|then\s+|warmly\s+)?$")
_BY = re.compile(r"\s+(?:[^.;:,]{0,30}?\s)?by\s+")


def read_received(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`called on X`, `received X`, `telephoned X`, `called X and said`, `is due to see X on Friday`."""
    at = _object_from(passage, row, match)
    if at is None:
        return None
    people = [
        one
        for one in passage.people_after(at)
        if one.kind in ("person", "post", "pronoun", "group")
        or (" " in one.name and one.name[:1].isupper() and not _ARTICLE.search(passage.body, at, one.start))
    ]
    if people[0].start - at > 90 if people else row.id not in _WHOM_BEFORE:
        return None
    who = passage.people_before(match.start())
    if not people and who:
        people = whom_before(passage, who)
    if not people or not who or {one.name for one in who} & {one.name for one in people}:
        return None
    if not _takes(passage, row, match, people):
        return None
    occasion = read_occasion(passage, row.kind, [*who, *people], match, host=host, place_from=max(at, people[-1].end))
    occasion.is_act = True
    occasion.many = row.id == "kept"
    if row.id == "contacted" and not occasion.date:
        return None
    if row.id == "saw" and not _is_seen(passage, occasion, max(at, people[-1].end)):
        return None
    return occasion


# "Tekle, whom polchief saw": verbs whose object may stand before them
_WHOM_BEFORE = frozenset({"saw", "received", "phoned"})
_BOTH_WAYS = frozenset({"received", "hosted", "summoned", "phoned", "contacted"})


def _object_from(passage: Passage, row: EncounterWord, match: re.Match[str]) -> int | None:
    """Where the one who is received is named: after the verb, or after `by` where it is passive; None for neither."""
    start, at = match.start(), match.end()
    if row.id not in _BOTH_WAYS or not _PASSIVE.search(passage.body, max(passage.start, start - 20), start):
        return at
    by = _BY.match(passage.body, at, passage.end)
    return by.end() if by else None


# "hosting the Rossi visit"
_ITS_NOUN = re.compile(r"['’]s?\b|\s+(?:visit|trip|delegation|team|meeting|summit|conference|event)\b")

# "received a letter", "received USD 3,000"
_THINGS = re.compile(r"\s+(?:a|an|no|any|some|reports?|word|news)\b")


def _takes(passage: Passage, row: EncounterWord, match: re.Match[str], people: list[Participant]) -> bool:
    """Whether the verb has people as its object here: not in `called on Rao to withdraw`, `called Rao a friend`."""
    body = passage.body
    after = body[people[-1].end : people[-1].end + 40]
    if after[:1].isspace() and after.lstrip()[:1].isdigit() and people[0].name.isupper():
        return False
    if row.id == "hosted" and _ITS_NOUN.match(after):
        return False
    if row.id == "called":
        return people[0].kind != "pronoun" and not _NAMED.match(after)
    if row.id == "call-on":
        asked = _ASKED.search(body, people[-1].end, min(passage.end, people[-1].end + 160))
        is_speech = _IN_A_SPEECH.search(body, max(passage.start, match.start() - 300), match.start()) is not None
        return not is_speech and not (asked and asked["verb"] not in _PURPOSES)
    if row.id == "kept":
        return _FOR_HOURS.match(body, people[-1].end, passage.end) is not None
    if row.id == "received":
        is_thing = _THINGS.match(body[match.end() : match.end() + 10]) is not None
        return not is_thing and any(one.kind in ("person", "post", "pronoun") for one in people)
    return True


# "kept him for three hours", "kept the Ambassador waiting" meets nobody
_FOR_HOURS = re.compile(r"\s+for\s+[\w-]+\s+(?:hours?|minutes)\b")

# "saw Rossi as a rival", "saw Rossi's visit"
_SEEN_AS = re.compile(r"(?:['’]s?\b|\s+(?:as|off)\b|\s+on\s+(?:television|TV|the\s+news)\b)")


def _is_seen(passage: Passage, occasion: Occasion, end: int) -> bool:
    """Whether people saw each other, on a day or in a place that is told: `saw` alone may be a view."""
    people = all(one.kind in ("person", "post", "pronoun") for one in occasion.who)
    if _SEEN_AS.match(passage.body, end, passage.end) or not (people or occasion.status != "held"):
        return False
    return bool(occasion.date or (occasion.place and people and occasion.status == "held"))
