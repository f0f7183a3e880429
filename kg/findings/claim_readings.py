"""What the words of a position claim: one reading a place and a claimant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.findings.claim_clauses import Clause
from kg.findings.claim_places import Place
from kg.findings.parties import party_of_name


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words claim: over which place, for whom, of what kind, and the words that say so."""

    place: Place
    claimant: str
    kind: str
    predicate: str
    party: str
    start: int
    end: int
    is_negated: bool = False
    is_own: bool = False  # the speaker's side does it itself: "would not recognize X"
    is_anothers: bool = False  # a claim that another side is said to make: "rejected India's claim to X"
    is_stance: bool = False  # the speaker's side's own claim, read from what it refuses or asks
    verb: tuple[int, int] = (0, 0)  # from "is" or "belongs" to the side that it names


def owned(clause: Clause, place: Place | None, party: str, at: int, *, is_negated: bool = False) -> Iterator[Reading]:
    """The claim that the place is the side's own, if both are told."""
    if place is None or not party or party_of_name(place.name) == party:
        return
    token = clause.tokens[at]
    first, last = min(place.start, token.start), max(place.end, token.end)
    yield Reading(place, party, "sovereignty", "underSovereigntyOf", party, first, last, is_negated=is_negated)


def stance(  # noqa: PLR0917
    clause: Clause, place: Place | None, party: str, kind: str, at: int, shape: str = ""
) -> Iterator[Reading]:
    """The side's own stand on a place, by what it asks, keeps or refuses."""
    if place is None or not party:
        return
    token = clause.tokens[at]
    first, last = min(place.start, token.start), max(place.end, token.end)
    yield Reading(place, party, kind, shape, party, first, last, is_stance=True)
