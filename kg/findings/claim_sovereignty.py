"""Sovereignty said to be held, claimed or kept: `affirms sovereignty over the cayes`, `would never cede the strip`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.findings import function_words as f
from kg.findings.claim_clauses import Clause
from kg.findings.claim_cues import HOLDS, claim_class
from kg.findings.claim_places import Place
from kg.findings.claim_readings import Reading, owned, stance
from kg.findings.parties import party_of_name

_FIRM = re.compile(
    r"\b(?:not|never|n['’]t)\s+(?:be\s+)?(?:on\s+the\s+(?:negotiating\s+)?table|negotiable|(?:up\s+for|open\s+to|subject\s+to|a\s+matter\s+for|for)"
    r"\s+(?:discussion|negotiation|debate|question)|in\s+(?:doubt|question|dispute))|\bnon-?negotiable\b|\b(?:un|in)disputable\b",
    re.IGNORECASE,
)

_GIVES_UP = re.compile(
    r"(?:renounc|relinquish|surrender|ced(?:e|es|ed|ing)\b|abandon|waiv|yield|forgo|drop|lost|loses?\b)"
)

_GIVEN_UP = frozenset({"give", "gives", "giving", "given", "gave"})
_GIVEN = re.compile(
    r"(?:ced(?:e|es|ing)|surrender(?:s|ing)?|relinquish(?:es|ing)?|yield(?:s|ing)?|renounc(?:e|es|ing)|abandon(?:s|ing)?)\Z"
)


def read_sovereignty(clause: Clause, at: int) -> Iterator[Reading]:
    """`Peru's sovereignty over the left bank`, `affirms sovereignty over the cayes`, `its claim to the shelf`."""
    over = at + 1
    if clause.text(at) == "sovereign":
        over += 1
        if clause.text(at + 1) != "rights":
            return
    if clause.text(over) == "of" and clause.party_at(over + 1)[0]:
        yield from _read_of(clause, at)
        return
    is_claim = clause.text(at) in ("claim", "claims", "title")
    if clause.text(over) not in (("to", "on", "over") if is_claim else ("over", "on")) and not (
        clause.text(at) == "ownership" and clause.text(over) == "of"
    ):
        return
    place = clause.phrase_after(over + 1)
    first = _noun_from(clause, at)
    party = _holder(clause, first, at, is_firm=place is not None and _is_firm(clause, place))
    kept = _given_up(clause, at)
    if place is None or not party or kept is None:
        return
    low = max(0, first - 4)
    before = {clause.text(one) for one in range(low, first)}
    own = clause.position.party
    is_granted = _GRANTS.match(clause.position.verb.lower()) or any(map(_GRANTS.match, before))
    if is_granted and not is_claim and own and party != own:
        denied = clause.is_negated(first, low) or any(map(_CONTESTS.match, before))
        for reading in stance(clause, place, own, "recognition", at, "underSovereigntyOf"):
            yield replace(reading, party=party, is_own=True, is_negated=denied)
        return
    negated = not kept and not before & {"doubt", "question", "longer"} and clause.is_negated(first, low)
    for reading in owned(clause, place, party, at, is_negated=negated):
        yield reading if party == own else replace(reading, is_anothers=is_claim)


# "recognizes British sovereignty over the islands", "does not accept Greek sovereignty over the rocks"
_GRANTS = re.compile(r"recogni|accept|acknowledg|contest|disput|reject|challeng")
_CONTESTS = re.compile(r"contest|disput|reject|challeng")

_OWN = frozenset({"its", "our", "their"})


def _noun_from(clause: Clause, at: int) -> int:
    """Where the phrase of the noun at `at` begins: at `its` of `its full and exclusive sovereignty`."""
    first = at
    while first > 0 and clause.text(first) not in _OWN:
        text = clause.text(first - 1)
        if text not in claim_class("attribute") and text not in _OWN and text not in ("the", "a"):
            break
        first -= 1
    return first


def _holder(clause: Clause, first: int, at: int, *, is_firm: bool) -> str:
    """The side that holds or claims it: the owner of the noun, or the subject of `affirms`; "" where none is told."""
    own = clause.position.party
    verb = clause.text(first - 1)
    if clause.text(first) in _OWN and first < at:
        return (clause.subject_party(first - 1) if verb in HOLDS else "") or own
    if named := clause.party_before(first):
        return named
    if first == 0:
        return own if is_firm or clause.position.verb.lower() in HOLDS else ""
    if verb in HOLDS:
        party = clause.subject_party(first - 1)
        if not party and clause.text(first - 2) == "which":
            # "Peru's memorandum, which renews the claim to"
            earlier = [clause.parties[one][0] for one in range(first - 2) if one in clause.parties]
            party = earlier[-1] if earlier else ""
        return party
    return own if is_firm else ""


def _read_of(clause: Clause, at: int) -> Iterator[Reading]:
    """`the sovereignty of Chile over the islands`."""
    code, after = clause.party_at(at + 2)
    if clause.text(after) in ("over", "on"):
        yield from owned(
            clause, clause.phrase_after(after + 1), code, at, is_negated=clause.is_negated(at, max(0, at - 4))
        )


_DEMANDS = re.compile(r"(?:demand|seek|sought|want|insist|press|request|claim|call|urge)")


def read_return(clause: Clause, at: int) -> Iterator[Reading]:
    """`demands the return of the islands`, `the return of the enclave to Peru`: to whom it is to go back."""
    if clause.text(at + 1) != "of":
        return
    place = clause.phrase_after(at + 2, strong=False)
    if place is None:
        return
    after = next((one for one in range(at, len(clause.tokens)) if clause.tokens[one].start >= place.end), -1)
    code = clause.party_at(after + 1)[0] if after > 0 and clause.text(after) == "to" else ""
    verbs = [one for one in range(max(0, at - 4), at) if _DEMANDS.match(clause.text(one))]
    if code:
        yield from owned(clause, place, code, at)
    elif verbs:
        yield from owned(clause, place, clause.subject_party(verbs[0]), at)
    elif at < 3 and _DEMANDS.match(clause.position.verb.lower()):
        yield from owned(clause, place, clause.position.party, at)


def _is_firm(clause: Clause, place: Place) -> bool:
    """Whether what follows says that it is not to be talked about: `sovereignty over X was not on the table`."""
    return _FIRM.search(clause.body, place.end, min(place.end + 80, clause.end)) is not None


def _given_up(clause: Clause, at: int) -> bool | None:
    """True where a side says that it will not give it up, None where it does, False where nothing of it is said."""
    for place in range(max(0, at - 6), at):
        if _GIVES_UP.match(clause.text(place)) or (clause.text(place) in _GIVEN_UP and clause.text(place + 1) == "up"):
            return True if clause.is_negated(place) else None
    return False


def read_claims(clause: Clause, at: int) -> Iterator[Reading]:
    """`Chile also claims them`, `Iran claimed the two islands as its own`."""
    if clause.text(at + 1) in ("to", "on", "that", "over"):
        yield from read_sovereignty(clause, at)
        return
    if clause.text(at) in ("claim", "claims") and clause.text(at - 1) in f.DETERMINER | {"'s", "of", "territorial"}:
        return
    party = clause.subject_party(at)
    if not party or (clause.back(at) < 0):
        return
    yield from claim_place(clause, at + 1, party, at)


def claim_place(clause: Clause, start: int, party: str, at: int) -> Iterator[Reading]:
    """The side's claim to the place from `start` on, unless something is said of it: `claims the islands are`."""
    place = clause.phrase_after(start, strong=False)
    if place is None:
        return
    after = next((one for one in range(start, len(clause.tokens)) if clause.tokens[one].start >= place.end), -1)
    if place.end > clause.tokens[start].start and after > 0:
        text = clause.text(after)
        if text in f.FINITE or text in ("'s", "'") or (text == "to" and clause.text(after + 1)):
            return
    for reading in owned(clause, place, party, at, is_negated=start > at and clause.is_negated(at)):
        yield replace(reading, is_anothers=party != clause.position.party)


def read_keeps(clause: Clause, at: int) -> Iterator[Reading]:
    """`would never cede the islands`, `will not give them up`, `not one inch of the strip would be handed over`."""
    text = clause.text(at)
    start = at + 1
    if not _GIVEN.match(text):
        if clause.text(at + 1) not in ("up", "back", "over", "away"):
            return
        start = at + 2
    if not clause.is_negated(at, max(0, at - 4)):
        return
    place = clause.phrase_after(start, strong=False)
    party = clause.subject_party(at)
    if place is not None and party and (place.territory or not party_of_name(place.name)):
        yield from stance(clause, place, party, "sovereignty", at, "underSovereigntyOf")
