"""Stated positions as quads: each an assertion of its own, what it claims only spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kg.findings import Position, Proposition, Topic
from kg.graph import identifiers
from kg.graph.actors import Actors
from kg.graph.finding_quads import FindingMapper
from kg.graph.quad_lines import QuadLines
from kg.graph.terms import REIFIES, TRUE, TYPE, boolean, cg, concept, edtf, integer, node, string, triple_term

_IS_POSITION = f"{TYPE} {cg('Position')}"
_STATED_BY, _ON_BEHALF_OF, _RELAYED_BY = cg("statedBy"), cg("onBehalfOf"), cg("relayedBy")
_REPORTED_IN, _IN_PARAGRAPH = cg("reportedIn"), cg("inParagraph")
_STATEMENT, _START, _END, _QUOTATION = cg("statement"), cg("start"), cg("end"), cg("quotation")
_SPEECH_ACT, _POLARITY, _STATED_ON, _IS_COMMENT = cg("speechAct"), cg("polarity"), cg("statedOn"), cg("isComment")
_ABOUT, _TERRITORY = cg("about"), cg("territory")

# A position is stored in 12 quads on average. Its weakest topics give way: its territory always stands (which tells
# the dispute too), or else what it is about in the first place. Ten quads are in nearly every position: type, speaker,
# side, cable, paragraph, words, start, end, quotation and speech act.
_MOST_QUADS, _FIXED_QUADS = 12, 10


def write_position(position: Position, lines: QuadLines, actors: Actors, findings: FindingMapper) -> None:
    """Write one position into `lines`: who said it, for whom, the words and their place, what it is about.

    The triple that a position claims is an RDF 1.2 triple term; its territory stands as a plain property beside it,
    because a store does not index inside a triple term.
    """
    base, cable_iri = findings.base, findings.cable_iri
    told = [
        _IS_POSITION,
        f"{_REPORTED_IN} <{cable_iri}>",
        f"{_IN_PARAGRAPH} {findings.paragraph(position.paragraph)}",
        f"{_STATEMENT} {string(findings.words(position))}",
        f"{_START} {integer(position.start)}",
        f"{_END} {integer(position.end)}",
        f"{_QUOTATION} {boolean(position.is_direct)}",
    ]
    speaker = _speaker(position, actors)
    if speaker is not None:
        told.append(f"{_STATED_BY} {speaker}")
    if position.party:
        told.append(f"{_ON_BEHALF_OF} {actors.party(position.party)}")
    if position.speech_act:
        told.append(f"{_SPEECH_ACT} {concept('act', position.speech_act)}")
    marks = [f"{_RELAYED_BY} {actors.anyone(name)}" for name in position.via]
    if position.polarity not in ("", "positive"):
        marks.append(f"{_POLARITY} {concept('polarity', position.polarity)}")
    if position.stated_on:
        marks.append(f"{_STATED_ON} {edtf(position.stated_on)}")
    if position.is_comment:
        marks.append(f"{_IS_COMMENT} {TRUE}")
    territories = _territories(position, base)
    marks += [f"{_TERRITORY} {territory}" for territory in territories]
    if position.proposition is not None:
        marks.append(f"{REIFIES} {_claimed(position.proposition, base, actors)}")
    if position.about:
        most = max(0 if territories else 1, _MOST_QUADS - _FIXED_QUADS - len(marks))
        marks += [f"{_ABOUT} {about}" for about in islice(_topics(position, base, actors, findings), most)]
    subject = node(identifiers.span_iri(cable_iri, "position", position.start, position.end))
    lines.describe(subject, (*told, *marks))


def _claimed(shape: Proposition, base: str, actors: Actors) -> str:
    """What a position claims, as a triple that is only spoken of."""
    claimed = node(identifiers.territory_iri(base, shape.territory))
    return triple_term(claimed, cg(shape.predicate), actors.party(shape.party))


def _territories(position: Position, base: str) -> list[str]:
    """The nodes of the territories that the position bears on, each once."""
    if not position.about and position.proposition is None:
        return []
    keys = {topic.key for topic in position.about if topic.kind == "territory"}
    if position.proposition is not None:
        keys.add(position.proposition.territory)
    return [node(identifiers.territory_iri(base, key)) for key in sorted(keys)]


def _topics(position: Position, base: str, actors: Actors, findings: FindingMapper) -> Iterator[str]:
    """Yield the nodes of what the position is about, the strongest first.

    Its own side is none of them; territories come last, because they stand as `cg:territory` already.
    """
    topics = [topic for topic in position.about if topic.kind != "party" or topic.key != position.party]
    for topic in sorted(topics, key=lambda topic: topic.kind == "territory"):
        about = _topic(topic, base, actors, findings)
        if about is not None:
            yield about


def _speaker(position: Position, actors: Actors) -> str | None:
    """The node of who said it; the post that sends the cable stands for `we` and `Embassy`."""
    speaker = position.speaker
    if speaker.kind == "post" or position.is_comment:
        return actors.post() or (actors.body(speaker.name, position.party) if speaker.name else None)
    if speaker.kind == "person":
        return actors.official(speaker.official or speaker.name, position.party)
    return actors.body(speaker.name, position.party) if speaker.name else None


def _topic(topic: Topic, base: str, actors: Actors, findings: FindingMapper) -> str | None:
    """The node of what a position is about, None for an event that the cable does not hold."""
    match topic.kind:
        case "dispute":
            return node(identifiers.dispute_iri(base, topic.key))
        case "territory":
            return node(identifiers.territory_iri(base, topic.key))
        case "party":
            return actors.party(topic.key)
        case "official":
            return actors.official(topic.key)
        case _:
            return findings.event(topic.kind, topic.key)
