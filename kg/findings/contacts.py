"""Verbs by which people meet: `met with`, `called on`, `received`, `telephoned`, `discussed it with`."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.findings.meetings import read_meeting, sides_of
from kg.findings.occasion import (
    COMPOUND,
    NEVER,
    EncounterWord,
    Occasion,
    last_gathering,
    read_occasion,
)
from kg.findings.participants import Participant
from kg.findings.passage import Passage

# "to meet with", "met April 3 with", "met privately on Monday with"
_WITH = re.compile(r"[^.;:,\"“”]{0,50}?\b(?:with|to)\s+")

# "spoke by phone with", "talked briefly to"
_SPOKE_WITH = re.compile(
    r"\s+(?:by\s+(?:tele)?phone\s+|briefly\s+|again\s+|separately\s+|privately\s+|directly\s+)?(?:with|to)\s+"
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
_WHOM = re.compile(r",?\s+(?:with\s+)?whom\s+$")


def read_met(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`met with X`, `met X`, `X, whom he met in Paris`, `the Joint Commission met in Lima`, `spoke to X`."""
    body, start, end = passage.body, match.start(), match.end()
    if _NOT_PEOPLE.match(body, end, passage.end):
        return None
    who = [one for one in passage.people_before(start) if one.start < start]
    if NEVER.search(body, max(passage.start, start - 45), start):
        return None
    direct = row.id == "meet"
    people = _whom_met(passage, row, end, direct=direct)
    if not people and who and direct:
        whom = _WHOM.search(body, max(passage.start, who[0].start - 12), who[0].start)
        people = passage.people_before(whom.start() + 1, 12) if whom else []
    if not people and direct:
        return _met_together(passage, row, match, who, host)
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
        if all(one.kind != "post" and one.party not in ("", "US") for one in (who[-1], people[0])) and any(
            _is_leader(body, passage.start, one) for one in (who[-1], people[0])
        ):
            kind = "call"  # two leaders who "spoke" did so by telephone; others spoke face to face
    if _DUTY.search(body, max(passage.start, start - 12), start):
        return None
    return read_occasion(passage, kind, [*who, *people], match, host=host, place_from=max(end, people[-1].end))


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
    elif len({one.party for one in who if one.party}) < 2:
        return None
    occasion = read_occasion(passage, row.kind, who, match, host=host, place_from=match.end())
    occasion.many = bool(gathering)
    return occasion if occasion.date or occasion.place else None


_VERBAL = re.compile(r"[.;:,]|\b(?:and|to|of|in|on|said|that|with|for|after|before|who|which)\s")


def _is_leader(body: str, floor: int, one: Participant) -> bool:
    """Whether the words of the name, or those right before it, give a leader's title."""
    return one.kind != "post" and _LEADER.search(body, max(floor, one.start - 25), one.end) is not None


_TOPIC_WITH = re.compile(r"[^.;:\"“”]{0,120}?\bwith\s+")


def read_discussed(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`discussed policy April 3 with X`, told with its day."""
    by_with = _TOPIC_WITH.match(passage.body, match.end(), passage.end)
    people = passage.people_after(by_with.end()) if by_with else []
    who = passage.people_before(match.start()) if people else []
    if not who or not people or people[0].kind not in ("person", "post", "group", "pronoun"):
        return None
    occasion = read_occasion(passage, row.kind, [*who, *people], match, host=host, place_from=people[-1].end)
    if occasion.status != "held":
        return None
    had = _HAD.search(passage.body, max(passage.start, match.start() - 24), match.start())
    both = {one.party for one in (*who, *people) if one.kind in ("person", "post", "pronoun") and one.party}
    return occasion if occasion.date or (had and len(both) > 1) else None


# "had already discussed it with Secretary Hale"
_HAD = re.compile(r"\b(?:had|has|have)\s+(?:already\s+|also\s+|recently\s+|previously\s+)?$")


_NAMED = re.compile(r"\s+(?:a|an|the|it|this|that|for|his|her|its|their)\b")

_ARTICLE = re.compile(r"\b(?:the|a|an)\s")

# "called on Rao to withdraw" asks; "called on the Minister to discuss" meets
_ASKED = re.compile(r"\bto\s+(?P<verb>[a-z]+)\b")

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


# "was received by President Osei"
_PASSIVE = re.compile(r"\b(?:was|were|be|been|being)\s+(?:also\s+|then\s+|warmly\s+)?$")
_BY = re.compile(r"\s+(?:[^.;:,]{0,30}?\s)?by\s+")


def read_received(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`called on X`, `received X`, `telephoned X`, `called X and said`, `is due to see X on Friday`."""
    at = match.end()
    if row.id in ("received", "hosted") and _PASSIVE.search(
        passage.body, max(passage.start, match.start() - 20), match.start()
    ):
        by = _BY.match(passage.body, at, passage.end)
        if by is None:
            return None
        at = by.end()
    people = [
        one
        for one in passage.people_after(at)
        if one.kind in ("person", "post", "pronoun", "group")
        or (" " in one.name and one.name[:1].isupper() and not _ARTICLE.search(passage.body, at, one.start))
    ]
    if not people or people[0].start - at > 90:
        return None
    if people[0].kind == "pronoun" and row.id in ("called", "saw"):
        return None
    after = passage.body[people[-1].end : people[-1].end + 40]
    if row.id == "called" and _NAMED.match(after):
        return None
    asked = _ASKED.search(passage.body, people[-1].end, min(passage.end, people[-1].end + 160))
    if row.id == "call-on" and asked and asked["verb"] not in _PURPOSES:
        return None
    who = passage.people_before(match.start())
    if not who or {one.name for one in who} & {one.name for one in people}:
        return None
    occasion = read_occasion(passage, row.kind, [*who, *people], match, host=host, place_from=people[-1].end)
    if row.id == "contacted" and not occasion.date:
        return None
    if row.id == "saw" and (occasion.status == "held" or not occasion.date):
        return None
    if row.id == "received" and re.match(
        r"\s+(?:a|an|no|any|some|reports?|word|news)\b", passage.body[match.end() : match.end() + 10]
    ):
        return None
    if row.id == "received" and not any(one.kind in ("person", "post", "pronoun") for one in people):
        return None
    return occasion


# "a February 13 introductory call", "a courtesy call on": people meet, nobody telephones
_IN_PERSON = re.compile(
    r"\b(?:introductory|courtesy|farewell|protocol|initial|office|first|congratulatory)\s+(?:courtesy\s+)?$",
    re.IGNORECASE,
)

_BY_PHONE = re.compile(r"\b(?:phone|telephone|conference|phonecon)\s+$")

_CALL_HOW = re.compile(r"\s+(?:to|with|from|between)\s+")

# "may soon call", "would also call"
_MODAL = re.compile(
    r"\s+(?P<how>may|might|could|should|will|would|to)\s+(?:(?:soon|also|then|personally|himself|herself|again)\s+)?"
)


def read_call(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`a telephone call to X`, `an introductory call on X`, `proposed that X call Y`."""
    body, start = passage.body, match.start()
    floor = max(passage.start, start - 40)
    if _IN_PERSON.search(body, floor, start):
        return read_meeting(passage, replace(row, id="introductory-call", kind="meeting"), match, host)
    by_phone = _BY_PHONE.search(body, floor, start)
    if by_phone:
        how = _CALL_HOW.match(body, match.end(), passage.end)
        people = passage.people_after(how.end()) if how else []
        who = passage.owners_of(start) or passage.people_before(start)
        modal = None
    else:
        modal = next(iter(_MODAL.finditer(body, max(passage.start, start - 24), start)), None)
        at = modal.start() if modal and modal.end() == start else start - 1
        if not any(mention.end == at and mention.kind == "person" for mention in passage.mentions_near(at)):
            return None
        people = [one for one in passage.people_after(match.end()) if one.kind in ("person", "post")]
        who = passage.people_before(start)
    if not people or not who:
        return None
    occasion = read_occasion(passage, "call", [*who, *people], match, host=host, place_from=people[-1].end)
    if not by_phone:
        occasion.status = "planned" if modal and modal["how"] in ("will", "would") else "proposed"
    return occasion
