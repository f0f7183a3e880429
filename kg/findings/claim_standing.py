"""The standing of a place: recognized or not, independent or not, autonomous within a state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.findings import function_words as f
from kg.findings.claim_clauses import Clause
from kg.findings.claim_cues import SOIL
from kg.findings.claim_readings import Reading, owned, stance
from kg.findings.parties import party_of_name
from kg.findings.place_phrases import phrase_from, place_words

_GRANTS = re.compile(
    r"(?:accept|agree|recogni[sz]|tolerat|permit|allow|grant|concede|consent|countenance|acknowledg|reject|oppos|refus)"
)


def read_recognizes(clause: Clause, at: int) -> Iterator[Reading]:
    """`does not recognize the 1902 line`, `Peru will recognize Kosovo`."""
    party = clause.subject_party(at)
    if clause.text(at) == "recognition":
        return
    yield from recognize(clause, at + 1, party, at)


def read_accepts(clause: Clause, at: int) -> Iterator[Reading]:
    """`would never accept the Chilean line`: of a line alone, since anything may be accepted."""
    yield from accept(clause, at + 1, clause.subject_party(at), at)


def accept(clause: Clause, start: int, party: str, at: int) -> Iterator[Reading]:
    """The side's stand on the line from `start` on, accepted or not."""
    phrase = phrase_from(clause.tokens, start)
    if phrase is not None and phrase.head and place_words()[phrase.head].role == "line":
        yield from recognize(clause, start, party, at)


def recognize(clause: Clause, start: int, party: str, at: int) -> Iterator[Reading]:
    """The side's recognition, given or refused, of the place from `start` on: a line, a territory, no state."""
    phrase = phrase_from(clause.tokens, start)
    place = clause.place_of(phrase, strong=False)
    if place is None or phrase is None or not party:
        return
    if not place.territory and not (phrase.head and place_words()[phrase.head].role != "plain"):
        return  # a state or a person
    if clause.text(phrase.last) == "'s" and clause.text(phrase.last + 1) not in ("independence", "statehood"):
        return
    if party_of_name(place.name) == party:
        return
    yield from stance(clause, place, party, "recognition", at)


def read_independence(clause: Clause, at: int) -> Iterator[Reading]:
    """`would never accept independence for the province`, `rejects the independence of the region`."""
    if clause.text(at + 1) in ("for", "of"):
        place = clause.phrase_after(at + 2)
    elif clause.text(at - 1) in ("'s", "'"):
        place = clause.place_before(at)
    else:
        return
    for verb in range(at - 1, max(-1, at - 9), -1):
        if _GRANTS.match(clause.text(verb)):
            refuses = re.match("reject|oppos|refus", clause.text(verb)) is not None
            if refuses or clause.is_negated(verb):
                party = clause.subject_party(verb)
                if place is not None and party_of_name(place.name) != party:
                    yield from stance(clause, place, party, "statehood", at, "underSovereigntyOf")
            return
    party = clause.position.party
    rejects = re.match("reject|oppos|refus", clause.position.verb.lower()) is not None
    if rejects and place is not None and party_of_name(place.name) != party:
        yield from stance(clause, place, party, "statehood", at, "underSovereigntyOf")


def read_state(clause: Clause, at: int) -> Iterator[Reading]:
    """`Kosovo is a secular republic and an independent state`, `the region is already a state`: a known territory's."""
    after = clause.text(at + 1)
    if (
        clause.text(at) == "state"
        and after
        and after not in ',.;:"” and'
        and after not in ("which", "whose", "with", "now")
    ):
        return
    verb = at - 1
    while verb >= 0 and at - verb < 14 and clause.text(verb) not in f.BE:
        if (
            clause.text(verb) in ";:.("
            or clause.text(verb) in f.RELATIVE
            or clause.text(verb) in ("of", "to", "by", "between")
        ):
            return
        verb -= 1
    if clause.text(verb) not in ("is", "are", "was", "were", "remains") or clause.text(at - 1) == "member":
        return
    place = clause.subject_place(verb, strong=False)
    party = clause.position.party
    if place is None or not party or not place.territory or clause.is_negated(verb):
        return
    if any(clause.text(one) in ("not", "no", "failed", "member", "never") for one in range(verb, at)):
        return
    kind = "statehood" if party_of_name(place.name) == party else "recognition"
    yield from stance(clause, place, party, kind, at)


def read_autonomy(clause: Clause, at: int) -> Iterator[Reading]:
    """`giving the left bank wide autonomy inside Peru`: the side within which it is to stay."""
    for within in range(at + 1, min(len(clause.tokens), at + 9)):
        if clause.text(within) in ("inside", "within", "under"):
            code, after = clause.party_at(within + 1)
            if not code or not (
                clause.is_closed(after) or clause.text(after) in SOIL or clause.text(after) in ("'s", "rule")
            ):
                return
            place = clause.phrase_after(at + 2) if clause.text(at + 1) in ("for", "to") else clause.place_before(at)
            yield from owned(clause, place, code, at)
            return
