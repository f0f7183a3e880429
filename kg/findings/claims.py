"""Territorial claims: who claims what over which territory, read from the words of a stated position.

The claimant is named by the words (`Russian territory`, `Moscow's recognition of`), or is the speaker's own side
(`our islands`). Every claim stands on a position with a speaker; what only the cable's author says claims nothing.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.cables import Cable
from kg.findings.claim_places import Place, claimable_places
from kg.findings.claim_readings import Reading
from kg.findings.claim_words import read_claims, year_of
from kg.findings.disputes import TerritoryName, find_disputes
from kg.findings.model import Claim, Position, Proposition
from kg.findings.parties import find_parties
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class ClaimGround:
    """A row of data/claim_grounds.csv: words after which the ground of a claim stands."""

    words: str
    example: str


@cache
def _ground() -> re.Pattern[str]:
    words = sorted(
        (row.words for row in read_table(ClaimGround, "claim_grounds.csv")), key=lambda words: (-len(words), words)
    )
    return re.compile(r"\b(?:" + "|".join(row.replace(" ", r"\s+") for row in words) + r")\b[^.;:\"”]{3,160}")


def find_claims(cable: Cable, positions: Sequence[Position]) -> tuple[Claim, ...]:
    """The claims that the positions of a cable state, in the order of the text.

    Each claimant's claim to a territory stands once for each speaker who states it.
    The speaker's first position that gives a ground for it is the one it stands on, else the first.
    """
    found: dict[tuple[str, str, str, str], Claim] = {}
    recent: deque[Claim] = deque(maxlen=20)
    for position in positions:
        for reading in read_claims(cable, position):
            if _is_denied(cable, position, reading):
                continue
            claim = _claim(cable, position, reading)
            key = (claim.territory_id or claim.territory.casefold(), claim.claimant, claim.kind, claim.stated_by)
            if any(_is_within(claim, one) for one in recent):
                continue  # "he said that Lima does not recognize the line" is told by two positions
            known = found.get(key)
            if known is None or (claim.basis and not known.basis):
                found[key] = claim
                recent.append(claim)
    return tuple(sorted(found.values(), key=lambda claim: (claim.start, claim.territory_id)))


def _is_within(claim: Claim, other: Claim) -> bool:
    """Whether the claim only tells again, in words of the other's position, what that states."""
    return (
        (claim.territory, claim.claimant, claim.kind) == (other.territory, other.claimant, other.kind)
        and other.start <= claim.start
        and claim.end <= other.end
        and claim.stated_by != other.stated_by
    )


def with_proposition(cable: Cable, position: Position) -> Position:
    """The position with the shape of what it claims; one whose words deny it carries a speech act that does.

    `said that X is not Chilean territory` denies, `said that Peru would not recognize X` refuses. Where the act is
    negated already, or one denial meets another, no shape is given: nobody can say which way it goes.
    """
    if not claimable_places(cable, position.start, position.end):
        return position
    for reading in read_claims(cable, position):
        if not (reading.place.territory and reading.predicate):
            continue
        shape = Proposition(reading.place.territory, reading.predicate, reading.party)
        if not reading.is_negated or (reading.kind == "recognition" and not reading.is_own):
            return replace(position, proposition=shape)
        if position.polarity != "positive" or position.speech_act in _DENYING:
            return position
        act = "refuses" if reading.kind == "recognition" else "denies"
        return replace(position, proposition=shape, speech_act=act)
    return position


# speech acts that say of something that it is not so
_DENYING = frozenset({"denies", "rejects", "refuses", "doubts"})


def _is_denied(cable: Cable, position: Position, reading: Reading) -> bool:
    """Whether the position denies what the reading claims: by its act (`rejected`), a negated act, or `is not`.

    `condemned Russia's recognition of X` denies no recognition, and who refuses to recognize takes a stand. A stance
    is the speaker's own side's (`refused to discuss X`), whatever the act; who rejects `India's claim to X` tells that
    India makes it; and what follows a colon is said, not denied (`disagreed: the strait is ours`).
    """
    if reading.kind == "recognition":
        return False
    if reading.is_stance or reading.is_anothers:
        return False
    if reading.is_negated or position.polarity == "negative":
        return True
    said = cable.body[max(0, position.start - 4) : position.start].rstrip().endswith(":")
    return position.speech_act in _DENYING and not said


def _claim(cable: Cable, position: Position, reading: Reading) -> Claim:
    disputes = find_disputes(reading.place.territory, year_of(cable)) or find_disputes(reading.place.territory)
    against = [party for dispute in disputes[:1] for party in dispute.parties if party != reading.claimant]
    if not disputes:
        named = dict.fromkeys(code for _, _, code in find_parties(cable.body, reading.place.start, reading.place.end))
        against = [code for code in named if code != reading.claimant]
    ground = _ground().search(cable.body, reading.start, min(position.end, reading.end + 60))
    return Claim(
        territory=_noun(reading.place),
        territory_id=reading.place.territory,
        dispute_id=disputes[0].id if disputes else "",
        claimant=reading.claimant,
        against=tuple(against),
        kind=reading.kind,
        basis=" ".join(_short(ground.group()).split()) if ground else "",
        stated_by=position.speaker.name,
        paragraph=position.paragraph,
        start=position.start,
        end=position.end,
    )


def _noun(place: Place) -> str:
    """The place's name where the cable words an adjective: `Abkhazia` for `Abkhazian`."""
    names = (row.name for row in read_table(TerritoryName, "territory_names.csv") if row.territory == place.territory)
    nouns = (name for name in names if place.name.startswith(name) and place.name[len(name) :] in ("n", "an", "i"))
    return str(next(nouns, place.name)) if place.name.endswith(("an", "i")) else place.name


def _short(words: str) -> str:
    """The ground up to the next clause: `as a consequence of the treaty of 1904`."""
    comma = re.search(r",\s+(?:and|but|which|so|or)\b", words)
    return (words[: comma.start()] if comma else words).strip(" ,'’")
