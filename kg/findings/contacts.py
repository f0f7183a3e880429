"""Verbs by which people meet each other: `met with`, `spoke to`, `dined with`, `discussed it with`."""

from __future__ import annotations

import re

from kg.findings.meetings import sides_of
from kg.findings.occasion import (
    COMPOUND,
    NEVER,
    EncounterWord,
    Occasion,
    last_gathering,
    read_occasion,
)
from kg.findings.participants import Participant, as_participant
from kg.findings.passage import Passage
from kg.findings.places import country_of

# "to meet with", "met April 3 with", "met privately on Monday with"
_WITH = re.compile(r"[^.;:,\"“”]{0,50}?\b(?:with|to)\s+")

# "spoke by phone with", "talked briefly to"
_SPOKE_WITH = re.compile(
    r"\s+(?:(?:by|on\s+the)\s+(?:tele)?phone\s+|briefly\s+|again\s+|separately\s+|privately\s+|directly\s+)?(?:with|to)\s+"
)

_NOT_PEOPLE = re.compile(
    r"\s+(?:the\s+)?(?:need|requirement|criteri|condition|deadline|goal|demand|standard|target|challenge)"
)

_ON_VISIT = re.compile(r"\b(?:visit|trip|stopover)\s+(?:by\s+)?(?:[A-Z][\w.-]*\s+){0,4}to\s+$")

# "When he met several weeks ago with Rao, Osei"
_WHEN_HE = re.compile(r"(?:when|after|as|while|before)\s+(?:he|she|they)\s+(?:last\s+)?$", re.IGNORECASE)

_DUTY = re.compile(r"\b(?:had|has|have|need|needs|ought)\s+to\s+$")

_LEADER = re.compile(
    r"\b(?:President|Prime\s+Minister|PM|Foreign\s+(?:Minister|Secretary)|FM|King|Chancellor|Secretary|Emir|Sultan)\b"
)


# "Larsen, whom he met with in Lima last week"
_WHOM = re.compile(r",?\s+(?:with\s+)?whom\s+(?:the\s+)?(?:[A-Z][\w.]*\s+)?$")


# "spoke by telephone"
_PHONED = re.compile(r"\s+(?:again\s+|briefly\s+)?(?:(?:by|on\s+the)\s+(?:tele)?phone|telephonically)\b")


def read_met(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`met with X`, `met X`, `X, whom he met in Paris`, `the Joint Commission met in Lima`, `spoke to X`."""
    body, start, end = passage.body, match.start(), match.end()
    if _NOT_PEOPLE.match(body, end, passage.end):
        return None
    who = [one for one in passage.people_before(start) if one.start < start]
    if NEVER.search(body, max(passage.start, start - 45), start):
        return None
    if who and who[0].kind == "pronoun" and body[who[0].start - 1] == "(":
        # "Rossi spoke to Rao (he spoke to Osei yesterday)": in brackets it is who acts before them
        who = passage.subject_before(who[0].start - 1) or who
    direct = row.id == "meet"
    people = _whom_met(passage, row, end, direct=direct)
    people = people or (whom_before(passage, who) if who and direct else [])
    after = people[-1].end if people else end
    is_by_phone = row.id == "spoke" and any(_PHONED.match(body, at, passage.end) for at in (end, after))
    if not people and (direct or is_by_phone or row.id == "dined"):
        together = _met_together(passage, row, match, who, host)
        if together and is_by_phone:
            together.kind = "call"
        return together
    if people and _WHEN_HE.match(body, passage.start, start):
        # "When he met with Rao, Osei proposed": who he is comes after the comma
        comma = body.find(",", people[-1].end, passage.end)
        who = passage.people_after(comma + 1, 1) if comma >= 0 else []
    if not who or not people:
        return None
    if _ON_VISIT.search(body, max(passage.start, start - 60), start):
        return None  # "a visit by X to meet with Y" is the visit
    kind = row.kind
    if row.id == "spoke":
        if any(one.kind not in ("person", "post", "pronoun") and not _LEADER.search(one.name) for one in people):
            return None
        kind = "call" if is_by_phone or _are_leaders(passage, who[-1], people[0]) else kind
    if _DUTY.search(body, max(passage.start, start - 12), start):
        return None
    occasion = read_occasion(passage, kind, [*who, *people], match, host=host, place_from=max(end, people[-1].end))
    occasion.is_act = row.id != "spoke" or bool(occasion.place) or (kind == "call" and bool(occasion.date))
    return occasion


def _are_leaders(passage: Passage, first: Participant, second: Participant) -> bool:
    """Whether leaders of two sides speak, which they do by telephone; others speak face to face."""
    both = (first, second)
    if any(one.kind == "post" or one.party in ("", "US") for one in both):
        return False
    return any(_is_leader(passage.body, passage.start, one) for one in both)


def whom_before(passage: Passage, who: list[Participant]) -> list[Participant]:
    """Whom `whom` before those who act goes back to: `Tekle, whom polchief saw`."""
    whom = _WHOM.search(passage.body, max(passage.start, who[0].start - 20), who[0].start)
    return passage.people_before(whom.start() + 1, 12) if whom else []


def _whom_met(passage: Passage, row: EncounterWord, end: int, *, direct: bool) -> list[Participant]:
    """Whom the words after the verb name: `with X`, or `X` right after `met`."""
    by_with = (_SPOKE_WITH if row.id == "spoke" else _WITH).match(passage.body, end, passage.end)
    people: list[Participant] = []
    if by_with and (not direct or by_with.group().rstrip().endswith("with")):
        people = passage.people_after(by_with.end())
    if not people and direct:
        people = [one for one in passage.people_after(end) if one.kind != "phrase" or one.name[:1].isupper()]
    return people


def _met_together(
    passage: Passage, row: EncounterWord, match: re.Match[str], who: list[Participant], host: str
) -> Occasion | None:
    """`Presidents Rossi and Osei met in Lima`, `the Joint Commission met on June 3`: told with a day or a place."""
    body = passage.body
    gathering = last_gathering(body, max(passage.start, match.start() - 40), match.start())
    if gathering and _VERBAL.search(body, gathering.end(), match.start()):
        gathering = None
    if gathering:
        name = " ".join(gathering.group().split())
        compound = COMPOUND.search(body, max(passage.start, gathering.start() - 60), gathering.start())
        sides = sides_of(compound) if compound else []
        who = [*sides, Participant(name, "", gathering.start(), gathering.end(), "body")]
    elif counterpart := _COUNTERPART.search(body, max(passage.start, match.start() - 70), match.start()):
        party = country_of(counterpart["side"])
        if not party or not who:
            return None
        who = [*who, Participant(" ".join(counterpart["name"].split()), party, *counterpart.span("name"), "phrase")]
    elif they := _THEY.search(body, max(passage.start, match.start() - 20), match.start()):
        near = [as_participant(one) for one in passage.mentions_near(they.start()) if one.start >= passage.start]
        who = list({one.name: one for one in near if one.kind in ("person", "pronoun", "post") and one.name}.values())
        if len(who) != 2:
            return None
    elif len({one.party for one in who if one.party}) < 2 and not _are_two_persons(who):
        return None
    occasion = read_occasion(passage, row.kind, who, match, host=host, place_from=match.end())
    occasion.many = bool(gathering)
    occasion.is_act = not gathering and len(who) == 2
    is_told = bool(occasion.date or occasion.place or row.id == "spoke")
    return occasion if is_told and (row.id != "dined" or len(who) == 2) else None


# "Minister Rossi and his Ghanaian counterpart" met
_COUNTERPART = re.compile(
    r"\band\s+(?:his|her|their)\s+(?P<name>(?P<side>[A-Z][\w-]*)\s+(?:counterpart|colleague|opposite\s+number)s?)"
    r"\s+(?:(?:had|have|did|will|would|also|to|are)\s+)*$"
)

# "when they crossed paths"
_THEY = re.compile(r"\bwhen\s+they\s+(?:last\s+|first\s+)?$")


def _are_two_persons(who: list[Participant]) -> bool:
    """Whether two people are named whose sides nobody told."""
    return len(who) > 1 and all(one.kind == "person" and not one.party for one in who)


_VERBAL = re.compile(r"[.;:,]|\b(?:and|to|of|in|on|said|that|with|for|after|before|who|which)\s")


def _is_leader(body: str, floor: int, one: Participant) -> bool:
    """Whether the words of the name, or those right before it, give a leader's title."""
    return one.kind != "post" and _LEADER.search(body, max(floor, one.start - 25), one.end) is not None


_TOPIC_WITH = re.compile(r"[^.;:\"“”]{0,120}?\bwith\s+")


def read_discussed(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`discussed policy April 3 with X`, told with its day."""
    by_with = _TOPIC_WITH.match(passage.body, match.end(), passage.end)
    people = passage.people_after(by_with.end()) if by_with else []
    who = passage.people_before(match.start())
    if not by_with and len({one.party for one in who if one.party}) > 1:
        return _discussed_together(passage, row, match, who, host)
    if not who or not people or people[0].kind not in ("person", "post", "group", "pronoun"):
        return None
    occasion = read_occasion(passage, row.kind, [*who, *people], match, host=host, place_from=people[-1].end)
    if occasion.status != "held":
        return None
    had = _HAD.search(passage.body, max(passage.start, match.start() - 24), match.start())
    both = {one.party for one in (*who, *people) if one.kind in ("person", "post", "pronoun") and one.party}
    return occasion if occasion.date or (had and len(both) > 1) else None


def _discussed_together(
    passage: Passage, row: EncounterWord, match: re.Match[str], who: list[Participant], host: str
) -> Occasion | None:
    """`the Ambassador and Salas discussed trade on May 3`: two sides on a day."""
    if any(one.kind not in ("person", "post", "pronoun") for one in who):
        return None
    occasion = read_occasion(passage, row.kind, who, match, host=host, place_from=match.end())
    return occasion if occasion.date and occasion.status == "held" else None


# "had already discussed it with Secretary Hale"
_HAD = re.compile(r"\b(?:had|has|have)\s+(?:already\s+|also\s+|recently\s+|previously\s+)?$")
