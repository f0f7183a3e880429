"""Documents that parties agreed on: treaties, accords, plans and memoranda by name, with who agreed and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.cables import Cable
from kg.findings.model import Agreement, Mention
from kg.findings.parties import find_parties
from kg.findings.passage import Passage
from kg.findings.passages import read_passages
from kg.findings.triggers import Triggers
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class AgreementWord:
    """A row of data/agreement_words.csv: a word for a document.

    `form` is `name` where the word ends a name in capitals, `common` where a year or a number must stand before it.
    """

    word: str
    form: str
    example: str


@cache
def _words() -> tuple[Triggers, dict[str, str]]:
    forms = {row.word: row.form for row in read_table(AgreementWord, "agreement_words.csv")}
    return Triggers(forms), forms


# "Japan-Russia" before "Action Plan", "Ohrid Framework" before "Agreement", "1972 Simla" before "Accord"
_NAME_BEFORE = re.compile(r"(?:(?:19|20)\d\d\s+)?(?:[A-Z][\w.'’/-]*\s+(?:(?:of|on|for|and|to)\s+(?=[A-Z]))?){1,7}$")
# "1992 cease-fire" before "agreement", "six-point"
_COMMON_BEFORE = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:three|four|five|six|seven|eight|ten|twelve|\d\d?)(?=[- ]point))"
    r"(?:[\s-]+[A-Za-z][\w-]*){0,3}[\s-]+$"
)
# "of Friendship and Cooperation", "on Conventional Armed Forces in Europe"
_NAME_AFTER = re.compile(
    r"(?:\s+(?:of|on|for|against|to|concerning|between|with)\s+(?:the\s+)?(?:[A-Z][\w.'’-]*)(?:(?:,)?\s+(?:(?:and|of|in|the)\s+){0,2}[A-Z][\w.'’-]*){0,5})"
)
_NOT_A_NAME = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "An",
        "A",
        "In",
        "On",
        "At",
        "By",
        "For",
        "And",
        "But",
        "If",
        "When",
        "While",
        "As",
        "His",
        "Her",
        "Their",
        "Its",
        "Our",
        "Under",
        "Draft",
        "New",
        "Any",
        "Such",
        "No",
        "Both",
        "With",
        "To",
        "Of",
        "From",
    ]
)
_SIGNED = re.compile(
    r"\b(?:signed|concluded|reached|initialed|ratified|agreed\s+to|agreed\s+on|agreed\s+upon|brokered|negotiated|adopted|endorsed|accepted)\b"
)
_SIDES = re.compile(r"\s+(?:(?:signed|reached|concluded|agreed)\s+)?(?:between|by|among|with)\s+")


def find_agreements(cable: Cable, mentions: Sequence[Mention]) -> tuple[Agreement, ...]:
    """The agreements that the cable names, each once, in the order of the text.

    Who agreed stands in the name (`Japan-Russia Action Plan`), after `between`, or before `agreed to` in its sentence.
    """
    kept: dict[str, Agreement] = {}
    pattern, forms = _words()
    for passage, matches in read_passages(cable, mentions).find(pattern):
        reached = passage.start
        for match in matches:
            span = _name_span(passage, match, forms[" ".join(match.group().split())], reached)
            if span is None:
                continue
            reached = span[1]
            found = _read(passage, *span)
            key = re.sub(r"\W+", " ", found.name).casefold()
            known = kept.get(key)
            if known is not None:
                found = replace(
                    known, signatories=known.signatories or found.signatories, date=known.date or found.date
                )
            kept[key] = found
    return tuple(sorted(kept.values(), key=lambda agreement: agreement.start))


def _name_span(passage: Passage, match: re.Match[str], form: str, floor: int) -> tuple[int, int] | None:
    """Where the whole name stands, None where the word names no document of its own."""
    body = passage.body
    low = max(floor, match.start() - 90)
    before = body[low : match.start()]
    if form == "common":
        common = _COMMON_BEFORE.search(before)
        if common is None:
            return None
        following = next(iter(_words()[0].find(body, match.end(), min(passage.end, match.end() + 16))), None)
        goes_on = following is not None and following.start() == match.end() + 1
        return low + common.start(), following.end() if following and goes_on else match.end()
    head = _NAME_BEFORE.search(before)
    start = match.start()
    if head:
        start = low + head.start()
        first = re.match(r"[\w.'’-]+\s+", body[start : match.start()])
        while first and first.group().strip() in _NOT_A_NAME:
            start += first.end()
            first = re.match(r"[\w.'’-]+\s+", body[start : match.start()])
    tail = _NAME_AFTER.match(body, match.end(), passage.end)
    end = tail.end() if tail else match.end()
    while end > match.end() and body[end - 1] in ".,'’":
        end -= 1
    if start == match.start() and (tail is None or match.group() == "Plan"):
        return None
    if match.group() == "Plan" and (head is None or len(head.group().split()) > 4):
        return None
    return start, end


def _read(passage: Passage, start: int, end: int) -> Agreement:
    """The agreement with the sides and the day that its sentence tells."""
    body = passage.body
    parties = dict.fromkeys(code for _, _, code in find_parties(body, start, end))
    date = ""
    if sides := _SIDES.match(body, end, passage.end):
        parties.update(dict.fromkeys(one.party for one in passage.people_after(sides.end(), 6) if one.party))
    for signed in _SIGNED.finditer(body, max(passage.start, start - 200), min(passage.end, end + 160)):
        if signed.start() > end:
            who = [one for one in passage.people_before(signed.start()) if one.start >= end]
        elif start - signed.end() < 60:
            who = passage.people_before(signed.start())
        else:
            continue
        parties.update(dict.fromkeys(one.party for one in who if one.party))
        date = date or passage.nearest_date(
            signed.start(), max(signed.end(), end) if signed.start() < end else signed.end(), 60
        )
    year = re.match(r"(?:19|20)\d\d\b", body[start:end])
    if year:
        date = date if date.startswith(year.group()) else year.group()
    return Agreement(
        name=" ".join(body[start:end].split()),
        signatories=tuple(parties) if len(parties) > 1 else (),
        date=date,
        paragraph=passage.paragraph.key,
        start=start,
        end=end,
    )
