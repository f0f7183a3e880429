"""What the words of a position claim over a territory: `to be Russian territory`, `our sovereignty over X`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from kg.cables import Cable
from kg.findings import claim_patterns
from kg.findings.claim_frames import read_frames
from kg.findings.claim_places import Place, claimable_places
from kg.findings.claim_readings import Reading
from kg.findings.disputes import find_disputes
from kg.findings.model import Position
from kg.findings.parties import find_parties, party_of_name


def read_claims(cable: Cable, position: Position) -> list[Reading]:
    """What the position claims, each territory and claimant once."""
    if position.is_comment:
        return []
    places = claimable_places(cable, position.start, position.end)
    known = list(_read(cable, position, position.start, position.end, places)) if places else []
    framed = list(read_frames(cable, position))
    if not (known or framed):
        return []
    granted = {(one.place.territory, one.party) for one in framed if one.party != one.claimant}
    known = [one for one in known if (one.place.territory, one.claimant) not in granted]
    sure = {(one.place.territory, one.claimant, one.kind) for one in framed if not (one.is_negated or one.is_stance)}
    known = [one for one in known if not one.is_negated or (one.place.territory, one.claimant, one.kind) not in sure]
    seen: dict[tuple[str, str, str], Reading] = {}
    for reading in known:
        seen.setdefault((reading.place.territory or reading.place.name, reading.claimant, reading.kind), reading)
    told = {(reading.place.territory, reading.claimant) for reading in known if reading.place.territory}
    for reading in framed:
        if (reading.place.territory, reading.claimant) not in told:
            seen.setdefault((reading.place.territory or reading.place.name, reading.claimant, reading.kind), reading)
    return list(seen.values())


def _read(cable: Cable, position: Position, start: int, end: int, places: list[Place]) -> Iterator[Reading]:
    """The claims of one sentence over the places that it names."""
    for rule in (_read_is, _read_recognition, _read_sovereignty, _read_stance):
        found = list(rule(cable, position, start, end, places))
        for reading in found:
            if rule is _read_stance:
                yield replace(reading, is_stance=True)
            else:
                yield replace(reading, is_negated=_is_negated(cable.body, start, reading))
        if found:
            return


# "is not", "does not belong", "was never", "isn't"
_NOT = re.compile(r"\b(?:not|never|no\s+longer|cannot|neither|nor)\b|n['’]t\b")


def _is_negated(body: str, start: int, reading: Reading) -> bool:
    """Whether the words deny what they say: `is not Moroccan territory`, `rejected the claim that X is Chilean`."""
    gives_up = claim_patterns.GIVES_UP.search(body, max(start, reading.start - 45), reading.place.start)
    if gives_up:
        # "would never renounce its sovereignty over X" keeps it
        return claim_patterns.REJECTS.search(body, max(start, gives_up.start() - 30), gives_up.start()) is None
    first, last = reading.verb
    if last and _NOT.search(body, max(start, first - 16), last):
        return True
    return claim_patterns.REJECTS.search(body, max(start, reading.start - 45), reading.start + 12) is not None


def _party(body: str, start: int, end: int, position: Position) -> str:
    """The side that the words name; `our` is the speaker's."""
    words = body[start:end].strip()
    if re.match(r"(?:our|ours)\b", words):
        return position.party
    parties = find_parties(body, start, end)
    return parties[0][2] if parties else ""


def _in_dispute(cable: Cable, place: Place, party: str) -> bool:
    """Whether the party is one of the sides that dispute the place."""
    return any(party in dispute.parties for dispute in find_disputes(place.territory, year_of(cable)))


def year_of(cable: Cable) -> int | None:
    """The year in which the cable was sent, None where it does not say."""
    return int(cable.sent_at[:4]) if cable.sent_at else None


def _read_is(cable: Cable, position: Position, start: int, end: int, places: list[Place]) -> Iterator[Reading]:
    """`X to be Russian territory`, `X is an integral part of China`, `X belongs to Japan`."""
    body = cable.body
    for pattern in (claim_patterns.IS_PARTS, claim_patterns.PART_OF, claim_patterns.IS_DEMONYM, claim_patterns.UNDER):
        for match in pattern.finditer(body, start, end):
            party = _party(body, *match.span("party"), position)
            if re.match(r"(?:its|their|his)\s", match["party"]):
                party = position.party
            near = [place for place in places if place.end <= match.start() + 2 and match.start() - place.end < 120]
            place = near[-1] if near else None
            if place and _OTHER_SUBJECT.search(body, place.end, match.start()):
                continue  # "the island is in Kenya but the water is Ugandan"
            if place is None and pattern is claim_patterns.PART_OF:
                inside = [place for place in places if match.start("party") - 60 < place.start]
                place = inside[0] if inside and match.group().startswith(("return", "reversion")) else None
            if party and place and (_in_dispute(cable, place, party) or party == position.party):
                yield from _each(
                    places,
                    Reading(
                        place,
                        party,
                        "sovereignty",
                        "underSovereigntyOf",
                        party,
                        match.start(),
                        match.end(),
                        verb=(match.start(), match.start("party")),
                    ),
                )


_OTHER_SUBJECT = re.compile(r"\b(?:but|while|whereas|and)\s+(?:the|its|their|this|these)\s+\w+\s*$")


def _sovereign(place: Place, party: str) -> Reading:
    """The party's claim that the place is its own, in the words of the place."""
    return Reading(place, party, "sovereignty", "underSovereigntyOf", party, place.start, place.end)


def _each(places: list[Place], reading: Reading) -> Iterator[Reading]:
    """The reading for its place and for those joined to it by `and` or a comma."""
    place = reading.place
    for one in places:
        if one is place or min(abs(one.start - place.end), abs(place.start - one.end)) < 25:
            yield replace(reading, place=one, start=min(reading.start, one.start), end=max(reading.end, one.end))


# "recognition of the independence of", "recognize both": what may stand between the verb and the place
_AIM = re.compile(
    r"(?:\s*\b(?:of|the|both|an|independent|independence|breakaway|republics?|status|statehood|new|state)\b)*\s*$"
)


def _read_recognition(cable: Cable, position: Position, start: int, end: int, places: list[Place]) -> Iterator[Reading]:
    """`Moscow's recognition of X`, `Country will not recognize X's independence`."""
    body = cable.body
    for match in claim_patterns.RECOGNITION.finditer(body, start, end):
        after = [place for place in places if match.end() <= place.start < match.end() + 70]
        if not after or _AIM.match(body[match.end() : after[0].start]) is None:
            continue
        floor = max(start, match.start() - 90)
        before = body[floor : match.start()]
        if re.search(r"\b(?:absent|without|pending|before|if|whether|following|after)\s+(?:[\w.’']+\s+){0,2}$", before):
            continue
        owner = re.search(r"(?P<party>[A-Z][\w.-]*)(?:['’]s?)?\s+(?:[a-z]+\s+){0,4}$", before)
        claimant = _party(body, floor + owner.start("party"), floor + owner.end("party"), position) if owner else ""
        condemner = re.search(
            r"(?P<party>[A-Z][\w.-]*)['’]s?\s+(?:[a-z]+\s+){0,2}(?:condemnation|rejection|denunciation|opposition)\b",
            body[start : match.start()],
        )
        if condemner:
            claimant = (
                _party(body, start + condemner.start("party"), start + condemner.end("party"), position) or claimant
            )
        is_own = False
        if not claimant and re.search(
            r"\b(?:will|would|did|does|do|could|cannot|can|shall|has|have|had|to|not|never)\s+(?:[a-z]+\s+){0,3}$",
            before,
        ):
            claimant, is_own = position.party, True
        if claimant:
            is_own = is_own or (
                not condemner and match.group().startswith("recogni") and not match.group().startswith("recognition")
            )
            reading = Reading(
                after[0], claimant, "recognition", "recognizedBy", claimant, match.start(), after[0].end, is_own=is_own
            )
            yield from _each(after, reading)
            return


def _read_sovereignty(cable: Cable, position: Position, start: int, end: int, places: list[Place]) -> Iterator[Reading]:
    """`Argentina's claim to X`, `our sovereignty over X`, `asserted sovereignty over X`."""
    body = cable.body
    patterns = (claim_patterns.SOVEREIGNTY, claim_patterns.HAS_SOVEREIGNTY)
    for match in chain.from_iterable(pattern.finditer(body, start, end) for pattern in patterns):
        after = [place for place in places if match.end() <= place.start < match.end() + 40]
        if not after:
            continue
        party = _party(body, *match.span("party"), position)
        if re.match(r"(?:its|their)\s", match["party"]):
            party = position.party
        if party and (_in_dispute(cable, after[0], party) or party == position.party):
            reading = Reading(after[0], party, "sovereignty", "underSovereigntyOf", party, match.start(), after[0].end)
            told = party != position.party and match.group().rstrip().endswith(("claim to", "claims to", "claim on"))
            yield from _each(after, replace(reading, is_anothers=told))
            return
    for place in places:
        if not _in_dispute(cable, place, position.party):
            continue
        before = body[max(start, place.start - 50) : place.start]
        after_words = body[place.end : min(end, place.end + 60)]
        ours = claim_patterns.OURS.search(after_words) or re.search(r"\bour\s+(?:[a-z]+\s+){0,2}$", before)
        claimed = re.search(r"\b(?:sovereignty\s+over|title\s+to|claim\s+to)\s+(?:the\s+)?$", before)
        if ours and re.search(
            r"\b(?:are|is|belong|remain|as|our)\b", body[max(start, place.start - 50) : min(end, place.end + 60)]
        ):
            yield from _each(places, _sovereign(place, position.party))
            return
        if claimed and re.search(
            r"\b(?:claim|claims|claimed|assert\w*|reassert\w*|reaffirm\w*|reiterat\w*|defend\w*|maintain\w*|renounce|give\s+up|cede)\b",
            before + body[start : place.start],
        ):
            yield from _each(places, _sovereign(place, position.party))
            return


def _read_stance(cable: Cable, position: Position, start: int, end: int, places: list[Place]) -> Iterator[Reading]:
    """A side to the dispute on the place's return, access, independence, or that it is not up for discussion."""
    body = cable.body
    for place in places:
        party = position.party
        if not party or not _in_dispute(cable, place, party):
            continue
        window = (max(start, place.start - 60), min(end, place.end + 80))
        access = claim_patterns.ACCESS.search(body, window[0], place.end)
        if access and (access.start() >= place.start or access.end() <= place.start):
            seeker = _seeker(cable, place, *window) or party
            yield Reading(place, seeker, "access", "accessibleTo", seeker, access.start(), place.end)
            continue
        if firm := claim_patterns.FIRM.search(body, start, end):
            yield Reading(
                place, party, "sovereignty", "underSovereigntyOf", party, place.start, max(place.end, firm.end())
            )
            continue
        back = claim_patterns.RETURN.search(body, max(start, place.start - 55), place.start)
        if back and place.territory:
            yield Reading(place, party, "sovereignty", "underSovereigntyOf", party, back.start(), place.end)
            continue
        free = claim_patterns.INDEPENDENCE.search(body, *window)
        others = [one for dispute in find_disputes(place.territory, year_of(cable))[:1] for one in dispute.parties]
        if free is None or len(others) < 2:
            continue
        others.remove(party)
        words = (min(free.start(), place.start), max(free.end(), place.end))
        if party == party_of_name(place.name):
            # "Kosovo's independence was irreversible", said for Kosovo
            yield Reading(place, party, "statehood", "independentFrom", others[0], *words)
        elif (
            position.speech_act in _REFUSALS
            or (position.polarity == "negative" and position.speech_act in _ACCEPTS)
            or claim_patterns.REJECTS.search(body, _clause_from(body, window[0], free), free.end())
        ):
            yield Reading(place, party, "statehood", "underSovereigntyOf", party, *words)


_ACCEPTS = frozenset({"agrees", "concedes", "confirms", "praises"})
_REFUSALS = frozenset({"condemns", "criticizes", "denies", "doubts", "refuses", "rejects"})
_CLAUSE = re.compile(r"[;:]|,?\s+(?:and|but)\s+(?:that\b|the\b|its\b|their\b|his\b)")


def _clause_from(body: str, floor: int, words: re.Match[str]) -> int:
    """Where the clause of the words begins, not before `floor`: what another clause rejects is another thing."""
    return max((bound.end() for bound in _CLAUSE.finditer(body, floor, words.start())), default=floor)


_FOR = re.compile(r"\b(?:for|to|by)\s+(?=[A-Z])")


def _seeker(cable: Cable, place: Place, start: int, end: int) -> str:
    """The side that is to have access: `access for Bolivia`, `Bolivia's outlet to the sea`; "" where none is named."""
    after = _FOR.search(cable.body, place.end, end)
    named = find_parties(cable.body, after.end(), end) if after else find_parties(cable.body, start, place.start)[-1:]
    return next((code for _, _, code in named if _in_dispute(cable, place, code)), "")
