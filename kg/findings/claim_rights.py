"""Rights in a place: access, passage, fishing; what a side allows nobody there, and where it says a boundary runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.findings.claim_clauses import Clause
from kg.findings.claim_cues import HOLDS, claim_class
from kg.findings.claim_places import Place
from kg.findings.claim_readings import Reading, stance
from kg.findings.parties import party_of_name
from kg.findings.place_phrases import place_words

_OLD = frozenset({"historic", "historical", "traditional", "ancestral", "exclusive"})


def read_right(clause: Clause, at: int) -> Iterator[Reading]:
    """`a right of way to the village`, `all rights of passage`, `freedom of navigation through the straits`."""
    if clause.text(at - 1) in _OLD and clause.text(at + 1) in ("in", "over", "on", "to"):
        yield from _access(clause, at - 1, at)
        return
    what = next((one for one in range(at + 1, at + 5) if clause.text(one) in claim_class("use")), -1)
    if what < 0 or clause.text(at + 1) not in ("of", "to"):
        return
    yield from _access(clause, at, what)


def read_passage(clause: Clause, at: int) -> Iterator[Reading]:
    """`innocent passage through the strait`, `fishing rights in the bay`."""
    if clause.text(at + 1) in ("rights", "right"):
        yield from _access(clause, at, at + 1)


def _access(clause: Clause, at: int, what: int) -> Iterator[Reading]:
    first = at
    while first > 0 and clause.text(first - 1) in (
        "a",
        "the",
        "all",
        "full",
        "any",
        "its",
        "their",
        "our",
        "historic",
        "traditional",
    ):
        first -= 1
    if _denies_right(clause, first):
        return
    named = clause.party_before(first)
    held = clause.text(first - 1) in HOLDS | {"reserve", "reserves", "reserved"}
    party = named or (clause.subject_party(first - 1) if held else "") or clause.position.party
    link = next(
        (one for one in range(what + 1, min(len(clause.tokens), what + 5))
         if clause.text(one) in ("to", "through", "in", "on", "around", "across", "over", "off")), -1,
    )  # fmt: skip
    place = clause.phrase_after(link + 1, strong=False) if link > 0 else None
    if place is None and link < 0:
        place = clause.place_before(at)
    elif place is not None and not _is_place_of_right(clause, place):
        return
    yield from stance(clause, place, party, "access", at)


def _is_place_of_right(clause: Clause, place: Place) -> bool:
    """Whether somebody can have a right there: a place with a noun or of a table, no state (`access to Iran`)."""
    return bool(place.territory) or not party_of_name(place.name)


def _denies_right(clause: Clause, at: int) -> bool:
    """Whether the right is another's, or is denied: `could not admit any right of`, `no right of`."""
    return clause.text(at) == "no" or clause.text(at - 1) in ("no", "admit", "deny", "denied", "without", "any")


def read_corridor(clause: Clause, at: int) -> Iterator[Reading]:
    """`will not give its neighbor a corridor to the enclave`: the side that keeps the ground."""
    if clause.text(at + 1) not in ("to", "through", "across"):
        return
    place = clause.phrase_after(at + 2, strong=False)
    for verb in range(at - 1, max(-1, at - 8), -1):
        if re.match(r"(?:give|giving|grant|granting|cede|ceding|allow|accept|concede|open)\Z", clause.text(verb)):
            if clause.is_negated(verb):
                yield from stance(clause, place, clause.subject_party(verb), "access", at)
            return


def read_refuses(clause: Clause, at: int) -> Iterator[Reading]:
    """`rejects any extraction on the shelf before delimitation`."""
    yield from refuse(clause, at + 1, clause.subject_party(at), at)


def refuse(clause: Clause, start: int, party: str, at: int) -> Iterator[Reading]:
    """The side's stand on a place where it refuses what the words from `start` on name: `any drilling on the shelf`."""
    for what in range(start, min(len(clause.tokens), start + 6)):
        if clause.text(what) in claim_class("work") and clause.text(what + 1) in (
            "on",
            "in",
            "off",
            "around",
            "over",
            "at",
            "under",
        ):
            yield from stance(clause, clause.phrase_after(what + 2, strong=False), party, "access", at)
            return


def read_boundary(clause: Clause, at: int) -> Iterator[Reading]:
    """`the river, not the ridge, was the boundary`: where a side says that it runs."""
    if clause.text(at - 1) != "the" or clause.text(at - 2) not in ("is", "was", "were", "remains", "are"):
        return
    if not clause.is_closed(at + 1) and clause.text(at + 1) != "between":
        return
    if clause.is_negated(at - 2):
        return
    place = clause.subject_place(at - 2, strong=False)
    if place is not None and (place.territory or place.name.split()[-1].lower() in place_words()):
        yield from stance(clause, place, clause.position.party, "sovereignty", at)


def read_license(clause: Clause, at: int) -> Iterator[Reading]:
    """`its vessels need no license in the archipelago's waters`, `may fish there by license of the capital`."""
    before = {clause.text(one) for one in range(max(0, at - 5), at)}
    if not (before & {"no"} and before & {"need", "needs", "needed", "require", "requires", "required"}):
        return
    if clause.text(at + 1) not in ("in", "to", "for"):
        return
    start = at + 2
    while (
        start < len(clause.tokens)
        and start - at < 5
        and clause.text(start) in ("fish", "in", "fishing", "sail", "enter")
    ):
        start += 1
    need = next(one for one in range(at, -1, -1) if clause.text(one).startswith(("need", "require")))
    party = next(
        (clause.parties[one][0] for one in range(need - 1, max(-1, need - 4), -1) if one in clause.parties), ""
    )
    yield from stance(clause, clause.phrase_after(start), party or clause.position.party, "access", at)
