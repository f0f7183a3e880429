"""A meeting as the setting of what somebody does: `In a May 3 meeting, Salas told Reed`, `over lunch with Rao`."""

from __future__ import annotations

import re

from kg.findings.participants import Participant
from kg.findings.passage import Passage

# "In a May 3 one-on-one meeting, X told Y", "raised with Y", "highlighted to Y"
_TO_WHOM = re.compile(
    r"\s+(?:(?:[a-z]+ly|again|also|then|first)\s+)?(?:told|informed|assured|briefed|asked|urged|thanked|pressed|reminded|gave|handed|showed|walked|warned"
    r"|[a-z]{3,12}(?:ed|ied)(?:\s+[\w.’'-]+){0,3}?\s+(?:to|with)"
    r"|(?:spoke|met|took\s+up|laid\s+out|set\s+out|made\s+clear)(?:\s+[\w.’'-]+){0,3}?\s+(?:to|with))\s+"
)

# "In a separate meeting, Minister Lenk": with the post, for nobody else is named
_IN_A = re.compile(
    r"(?:In|At|During|Over)\s+(?:a|an|another)\s+(?:[\w-]+\s+){0,4}(?:meeting|conversation|lunch|dinner|breakfast|session|discussion|call)\b"
)


def both_before(passage: Passage, at: int, who: list[Participant]) -> list[Participant]:
    """Subject and object of the act that a meeting was the setting of: `X congratulated Y during a meeting`."""
    first = passage.first_person()
    if first is None or first.end > at or any(one.start == first.start for one in who):
        return who
    return [*passage.people_before(first.end + 1, 2), *who]


def both_after(passage: Passage, end: int) -> list[Participant]:
    """Subject and addressee after a setting at the head of the sentence, or the two subjects of `X and Y discussed`."""
    comma = passage.body.find(",", end, min(passage.end, end + 60))
    if comma < 0:
        return []
    subject = passage.people_after(comma + 1, 3)
    if not subject:
        return []
    if len({one.party for one in subject if one.party}) > 1:
        return subject
    told = _TO_WHOM.match(passage.body, subject[-1].end, passage.end)
    addressed = passage.people_after(told.end(), 2) if told else []
    addressed = [one for one in addressed if one.kind in ("person", "post", "group") or one.name[:1].isupper()]
    if addressed:
        return [*subject, *addressed]
    if subject[0].kind == "person" and subject[0].party != "US" and _IN_A.match(passage.body, passage.start):
        return [subject[0], passage.post]
    return []


def who_around(passage: Passage, start: int, after: list[Participant]) -> list[Participant]:
    """The other side of `in a meeting with X`: the subject of the sentence, else the post."""
    names = {one.name for one in after}
    who = [one for one in _main_subject(passage, start, after[-1].end) if one.name not in names]
    if not who and after[0].party not in ("", "US") and len(after) == 1 and start - passage.start < 45:
        return [passage.post]
    return who


def _main_subject(passage: Passage, start: int, end: int) -> list[Participant]:
    """The subject of a sentence with `During a dinner with X,`: who follows the comma, else who stands before."""
    if start - passage.start < 45:
        comma = passage.body.find(",", end, passage.end)
        while 0 <= comma < min(passage.end, end + 160):
            people = passage.people_after(comma + 1, 2)
            if people and people[0].kind in ("person", "pronoun", "post", "group"):
                return people[:1]
            comma = passage.body.find(",", comma + 1, passage.end)
        return []
    return passage.people_before(start)


# "told him it was ready and asked for" a meeting
_TOLD_WHOM = re.compile(r"\b(?:told|informed|assured)\s+")
_ASKED_FOR = re.compile(
    r"\b(?:asked\s+for|requested|proposed|suggested|offered)\s+(?:an?|another)\s+(?:[\w-]+\s+){0,2}$"
)


def asked_whom(passage: Passage, start: int) -> list[Participant]:
    """Who asks for a meeting and the one told something before in the sentence; none where nobody is told.

    `Osei told Rossi that it was ready and asked for a meeting`: Osei and Rossi.
    """
    asked = _ASKED_FOR.search(passage.body, max(passage.start, start - 60), start)
    told = _TOLD_WHOM.search(passage.body, max(passage.start, start - 400), start) if asked else None
    if told is None:
        return []
    who = passage.people_before(told.start())
    people = [one for one in passage.people_after(told.end(), 1) if one.kind in ("person", "pronoun", "post")]
    return [*who, *people] if who and people and who[0].name != people[0].name else []
