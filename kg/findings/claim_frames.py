"""Claims by how the words are built, over places that no table need know: `X is Uruguayan`, `sovereignty over X`.

Each frame begins at one word (`belongs`, `sovereignty`, `recognize`), and says where the place and the side stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.cables import Cable
from kg.findings.claim_clauses import Clause
from kg.findings.claim_cues import claim_frames, may_claim
from kg.findings.claim_ownership import (
    consider,
    read_belongs,
    read_considers,
    read_inherited,
    read_is,
    read_lies,
    read_part,
    read_passed,
)
from kg.findings.claim_readings import Reading
from kg.findings.claim_rights import (
    read_boundary,
    read_corridor,
    read_license,
    read_passage,
    read_refuses,
    read_right,
    refuse,
)
from kg.findings.claim_sovereignty import claim_place, read_claims, read_keeps, read_return, read_sovereignty
from kg.findings.claim_standing import (
    accept,
    read_accepts,
    read_autonomy,
    read_independence,
    read_recognizes,
    read_state,
    recognize,
)
from kg.findings.model import Position


def read_frames(cable: Cable, position: Position) -> Iterator[Reading]:
    """Yield the claims that the position's words are built to make."""
    frames = claim_frames()
    verb = position.verb.lower()
    leads = frames.get(verb) in ("accepts", "recognizes", "refuses", "claims", "considers")
    if not leads and not may_claim(cable.body, position.start, position.end):
        return
    clause = Clause(cable, position)
    if leads:
        yield from _read_lead(clause, frames[verb])
    for place, token in enumerate(clause.tokens):
        frame = frames.get(token.text)
        if frame is not None:
            yield from _FRAMES[frame](clause, place)


def _read_lead(clause: Clause, frame: str) -> Iterator[Reading]:
    """What the verb of the position itself does: `recognizes` the place with which the position begins."""
    party = clause.position.party
    if frame == "recognizes":
        yield from recognize(clause, 0, party, 0)
    elif frame == "refuses":
        yield from refuse(clause, 0, party, 0)
    elif frame == "considers":
        yield from consider(clause, 0, party)
    elif frame == "claims":
        yield from claim_place(clause, 0, party, 0)
    elif frame == "accepts":
        yield from accept(clause, 0, party, 0)


Frame = Callable[[Clause, int], Iterator[Reading]]
_FRAMES: dict[str, Frame] = {
    "accepts": read_accepts,
    "autonomy": read_autonomy,
    "belongs": read_belongs,
    "boundary": read_boundary,
    "claims": read_claims,
    "considers": read_considers,
    "corridor": read_corridor,
    "independence": read_independence,
    "inherited": read_inherited,
    "is": read_is,
    "keeps": read_keeps,
    "license": read_license,
    "lies": read_lies,
    "part": read_part,
    "passage": read_passage,
    "passed": read_passed,
    "recognizes": read_recognizes,
    "refuses": read_refuses,
    "return": read_return,
    "right": read_right,
    "sovereignty": read_sovereignty,
    "state": read_state,
}
