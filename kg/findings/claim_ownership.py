"""Whose a place is said to be: `Sindo is Peruvian territory`, `belongs to Peru`, `regards it as its own`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.findings import function_words as f
from kg.findings.claim_clauses import Clause
from kg.findings.claim_cues import SOIL, claim_class, claim_frames
from kg.findings.claim_places import Place
from kg.findings.claim_readings import Reading, owned, stance
from kg.findings.parties import party_names
from kg.findings.place_phrases import place_words
from kg.findings.words import QUOTES, is_adverb

# what may stand between "is" and the side: "is and will always be an integral Peruvian"
_BEFORE_SIDE = f.DETERMINER | claim_class("before")


def read_is(clause: Clause, at: int) -> Iterator[Reading]:
    """`Sindo is Peruvian territory`, `the waters are Peruvian`, `are territorial seas of Peru and Chile`."""
    place = at + 1
    while place - at < 9 and place not in clause.parties and _may_lead(clause.text(place)):
        place += 1
    if clause.text(place) in ("territorial", "internal") and clause.text(place + 1) in SOIL:
        place += 1
    if place not in clause.parties and clause.text(place) not in _MAY_BE and not _is_own(clause, place):
        return  # most words
    words = {clause.text(one) for one in range(at + 1, place)}
    negated = clause.is_negated(at) or bool(words & {"not", "never", "no"})
    if place in clause.parties:
        yield from _of_side(clause, at, place, words, negated=negated)
    elif clause.text(place) in ("prolongation", "extension", "continuation"):
        code, after = clause.party_at(place + 1 + (clause.text(place + 1) in QUOTES) + 1)
        if code and clause.text(after) in _COAST:
            yield from owned(clause, clause.subject_place(at), code, at, is_negated=negated)
    elif clause.text(place) in SOIL and clause.text(place + 1) == "of":
        for side in _sides(clause, place + 2):
            yield from owned(clause, _owner_place(clause, at, is_sure=True), side, at, is_negated=negated)
    elif clause.text(place) == "international" and clause.text(place + 1) in _OPEN_WATERS:
        if not negated:
            yield from stance(clause, clause.subject_place(at), clause.position.party, "access", at)
    elif clause.text(place) in ("internal", "domestic") and clause.text(place + 1) in ("affair", "affairs", "matter"):
        yield from _at_home(clause, at, place, negated=negated)
    elif _is_own(clause, place):
        yield from _own(clause, at, negated=negated)


# what a place may be besides a side's: "is the prolongation of", "is an internal affair", "is soil of"
_MAY_BE = SOIL | {"prolongation", "extension", "continuation", "international", "internal", "domestic"}
_AGELONG = frozenset({"always", "historically", "rightfully", "legally"})
_COAST = frozenset({"coast", "territory", "landmass", "land", "shelf", "mainland"})
_OPEN_WATERS = frozenset({"waterway", "waterways", "waters", "strait", "straits", "airspace"})


def _may_lead(text: str) -> bool:
    """Whether the word may stand between `is` and the side: `is and will always be an integral Peruvian`."""
    return text in _BEFORE_SIDE or text in QUOTES or is_adverb(text)


def _is_own(clause: Clause, place: int) -> bool:
    """Whether the words up to `place` say `ours`, `its own` or `our land`."""
    before = clause.text(place - 1)
    return (
        clause.text(place) in ("ours", "theirs", "hers")
        or before == "own"
        or (before in ("our", "its", "their") and clause.text(place) in SOIL)
    )


def _own(clause: Clause, at: int, *, negated: bool) -> Iterator[Reading]:
    """What `is our land`, or is regarded `as its own`: the side's that says or regards so."""
    considered = _considered(clause, at) if clause.text(at) == "as" else None
    if considered:
        yield from owned(clause, considered[0], considered[1], at)
    elif clause.text(at) != "as":
        yield from owned(clause, clause.subject_place(at), clause.position.party, at, is_negated=negated)


def _at_home(clause: Clause, at: int, place: int, *, negated: bool) -> Iterator[Reading]:
    """`Tibet is an internal affair of China`: of a territory that is disputed."""
    code = clause.party_at(place + 3)[0] if clause.text(place + 2) == "of" else ""
    subject = clause.subject_place(at)
    if subject is not None and subject.territory:
        yield from owned(clause, subject, code or clause.position.party, at, is_negated=negated)


def _of_side(clause: Clause, at: int, place: int, words: set[str], *, negated: bool) -> Iterator[Reading]:
    """`is Peruvian territory`, `is Peruvian`: the side stands at `place`, after `words`."""
    code, after = clause.parties[place]
    while clause.text(after) in ("sovereign", "internal", "territorial", "historic", "national"):
        after += 1
    is_soil = clause.text(after) in SOIL
    if not is_soil:
        name = " ".join(clause.body[clause.tokens[place].start : clause.tokens[after - 1].end].split())
        known = party_names().get(name)
        if words & _WITHIN and known is not None and known.kind == "name" and clause.is_closed(after):
            yield from _in_country(clause, at, code, negated=negated)
            return
        is_demonym = known is not None and known.kind == "demonym"
        if not is_demonym or not clause.is_closed(after) or _goes_on(clause, after) or words & _NO_DEMONYM:
            return
    is_sure = (is_soil and not words & {"in", "on"}) or bool(words & _AGELONG)
    yield from owned(clause, _owner_place(clause, at, is_sure=is_sure), code, at, is_negated=negated)


_WITHIN = frozenset({"in", "within", "inside"})


def _in_country(clause: Clause, at: int, code: str, *, negated: bool) -> Iterator[Reading]:
    """`the island is in Kenya`: of an island or a disputed territory, since any town lies in some country."""
    place = clause.subject_place(at, strong=False)
    noun = place_words().get(place.name.split()[-1].lower()) if place else None
    if place is not None and (place.territory or (noun is not None and noun.kind == "island")):
        yield from owned(clause, place, code, at, is_negated=negated)


# "is a Peruvian", "is part of the Peruvian": no adjective of the place
_NO_DEMONYM = frozenset({"part", "of", "a", "an", "under", "the", "within"})


def _goes_on(clause: Clause, at: int) -> bool:
    """Whether the side at the end of `is Peruvian` is joined to another noun: `is Peruvian and Chilean land`."""
    return clause.text(at) in ("and", "or") and (at + 1 in clause.parties or not clause.is_closed(at + 1))


def _owner_place(clause: Clause, at: int, *, is_sure: bool) -> Place | None:
    """The place that is said to be a side's: subject of `is`, or what somebody regards `as` it."""
    if clause.text(at) == "as":
        considered = _considered(clause, at)
        return considered[0] if considered else None
    return clause.subject_place(at, strong=is_sure)


def _sides(clause: Clause, at: int) -> list[str]:
    """The states from `at` on, joined by commas and `and`."""
    found = []
    code, after = clause.party_at(at)
    while code and clause.is_closed(after):
        found.append(code)
        if clause.text(after) not in (",", "and"):
            break
        code, after = clause.party_at(after + 1)
    return found


def _considered(clause: Clause, at: int) -> tuple[Place | None, str] | None:
    """Before `as`: the place that somebody regards as something, and whose side does so; None without such a verb."""
    frames = claim_frames()
    for verb in range(at - 1, max(-1, at - 14), -1):
        text = clause.text(verb)
        if frames.get(text) == "considers":
            if verb == at - 1:
                # "Sindo, which Lima regards as its own"
                which = next((one for one in range(verb - 1, max(-1, verb - 8), -1) if clause.text(one) == "which"), -1)
                place = clause.subject_place(which, strong=True) if which > 0 else None
                if place is None and which > 0:
                    place = clause.place_before(which)
            else:
                place = clause.phrase_after(verb + 1)
            return place, clause.subject_party(verb)
        if text in ";:.":
            return None
    if frames.get(clause.position.verb.lower()) == "considers":
        return clause.phrase_after(0), clause.position.party
    return None


def read_considers(clause: Clause, at: int) -> Iterator[Reading]:
    """`considers the cayes part of its coast`, `considers the strait as much its own as the river`."""
    yield from consider(clause, at + 1, clause.subject_party(at))


def consider(clause: Clause, start: int, party: str) -> Iterator[Reading]:
    """The place from `start` on that is considered as the side's own, or another's."""
    place = clause.phrase_after(start)
    if place is None:
        return
    first = next((one for one in range(start, len(clause.tokens)) if clause.tokens[one].start >= place.end), None)
    if first is None:
        return
    first = max(first, start + 1)
    if clause.text(first) == ",":
        first = next(
            (one for one in range(first, min(len(clause.tokens), first + 12)) if clause.text(one) == "as"), first
        )
    while clause.text(first) in ("as", "to", "be", "an", "a", "much", "integral", "inalienable", '"', "“"):
        first += 1
    text = clause.text(first)
    if text == "part" and clause.text(first + 1) == "of":
        codes = _part_of(clause, first + 2)
        yield from owned(clause, place, codes[0] if codes else party, first)
    elif text == "international" and clause.text(first + 1) in _OPEN_WATERS:
        yield from stance(clause, place, party, "access", first)
    elif text in ("ours", "theirs") or (
        text in ("her", "its", "their", "our", "his")
        and (clause.text(first + 1) == "own" or clause.text(first + 1) in SOIL)
    ):
        yield from owned(clause, place, party, first)
    elif first in clause.parties:
        code, after = clause.parties[first]
        if clause.text(after) in SOIL or clause.is_closed(after):
            yield from owned(clause, place, code, first)


def _part_of(clause: Clause, at: int) -> list[str]:
    """The states that something is said to be part of: `of Peru`, `of the national park and of Peru`."""
    for place in range(at, min(len(clause.tokens), at + 9)):
        text = clause.text(place)
        if text in f.FINITE or text in ";:.,(" or text in f.RELATIVE:
            break
        code, after = clause.parties.get(place, ("", place))
        if code and clause.is_closed(after) and clause.text(place - 1) in ("of", "the", "of the"):
            return [code]
    return []


def read_part(clause: Clause, at: int) -> Iterator[Reading]:
    """`is an integral part of Peru`, `claimed Azerbaijan to be part of Iran`."""
    if clause.text(at + 1) != "of":
        return
    verb = at - 1
    while verb > 0 and (
        clause.text(verb) in _BEFORE_SIDE - {"be", "been"}
        or is_adverb(clause.text(verb))
        or clause.text(verb) in ("'s", "become")
    ):
        verb -= 1
    text = clause.text(verb)
    if text in ("parcel", "and"):
        return
    codes = _part_of(clause, at + 2)
    own = clause.text(at + 2) in ("our", "its", "their") and clause.text(at + 3) in SOIL | {
        "country",
        "homeland",
        "nation",
    }
    party = codes[0] if codes else clause.position.party if own else ""
    if not party:
        return
    if text in f.BE or text in ("remains", "remain", "remained", "constitutes", "constitute", "forms", "form"):
        if clause.text(verb - 1) == "to":
            # "claiming Azerbaijan to be part of Iran"
            yield from owned(clause, clause.subject_place(verb - 1), party, at)
            return
        place = clause.subject_place(verb)
        yield from owned(
            clause, place, party, at, is_negated=clause.is_negated(verb) or clause.text(verb + 1) in ("not", "never")
        )
    elif text == "as" and (considered := _considered(clause, verb)):
        yield from owned(clause, considered[0], party, at)


def read_belongs(clause: Clause, at: int) -> Iterator[Reading]:
    """`the entire area belongs to Peru`, `the cayes belonged to Spain and passed to Chile`."""
    if clause.text(at + 1) not in ("to", "in", "with"):
        return
    if clause.text(at + 2) == "us":
        yield from owned(clause, clause.subject_place(at), clause.position.party, at, is_negated=clause.is_negated(at))
        return
    code, after = clause.party_at(at + 2)
    if not code or not clause.is_closed(after):
        return
    is_bare = clause.text(0) == "sovereignty" or clause.text(clause.back(at)) in ("sovereignty", "title")
    place = clause.alluded_place() if is_bare else clause.subject_place(at)
    yield from owned(clause, place, code, at, is_negated=clause.is_negated(at))


def read_lies(clause: Clause, at: int) -> Iterator[Reading]:
    """`the road crosses Peruvian land`, `the field lies in Iranian waters`: a side of what it holds its own."""
    place = at + 1
    while clause.text(place) in ("in", "on", "within", "inside", "through", "across", "entirely", "wholly", "well"):
        place += 1
    code, after = clause.party_at(place)
    if code and code == clause.position.party and (clause.text(after) in SOIL or clause.text(after) == "side"):
        yield from owned(clause, clause.subject_place(at), code, at, is_negated=clause.is_negated(at))


def read_passed(clause: Clause, at: int) -> Iterator[Reading]:
    """`passed to Chile in 1818`, `was ceded to Chile in 1830`: what a side says came to itself.

    `no part of the strip would be ceded`: what it says will go to nobody.
    """
    if clause.text(at + 1) == "to":
        code, after = clause.party_at(at + 2)
        if code and clause.is_closed(after) and code == clause.position.party:
            yield from owned(clause, clause.subject_place(at), code, at, is_negated=clause.is_negated(at))
    elif clause.text(at - 1) == "be" and (clause.text(0) in ("no", "not") or clause.is_negated(at)):
        yield from stance(
            clause, clause.subject_place(at), clause.position.party, "sovereignty", at, "underSovereigntyOf"
        )


def read_inherited(clause: Clause, at: int) -> Iterator[Reading]:
    """`Peru inherited it at independence`."""
    party = clause.subject_party(at)
    if party and clause.text(at + 1) != "from":
        yield from owned(clause, clause.phrase_after(at + 1, strong=False), party, at, is_negated=clause.is_negated(at))
