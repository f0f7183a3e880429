"""One cable and what it says that others said, as N-Quads in the graph named by the cable's IRI."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from kg.cables import Addressee, Cable, Paragraph
from kg.findings import Findings
from kg.graph import identifiers
from kg.graph.actors import Actors
from kg.graph.concepts import described_concepts
from kg.graph.finding_quads import FindingMapper
from kg.graph.markings import find_marking
from kg.graph.position_quads import write_position
from kg.graph.posts import addressee_post, is_known_post, origin_post
from kg.graph.quad_lines import QuadLines
from kg.graph.terms import NOTATION, TYPE, cg, concept, date_time, edtf, integer, node, string

_CABLE, _PARAGRAPH, _ADDRESSING, _POST = cg("Cable"), cg("Paragraph"), cg("Addressing"), cg("Post")
_NAME, _ROUTING_INDICATOR, _PRECEDENCE = cg("name"), cg("routingIndicator"), cg("precedence")
_ADDRESSING_OF, _ADDRESSEE, _ROLE, _SERIAL = cg("addressing"), cg("addressee"), cg("role"), cg("stationSerial")
_PART_OF, _NUMBER, _MARKING, _HEADING = cg("partOf"), cg("number"), cg("marking"), cg("heading")
_TEXT, _START, _END = cg("text"), cg("start"), cg("end")


def cable_quads(cable: Cable, findings: Findings, base: str) -> bytes:
    """The quads of one cable as N-Quads, sorted; the same bytes for the same cable on any machine.

    `cable.id` may not be empty: it names the graph.
    """
    lines = QuadLines(identifiers.cable_iri(base, cable.id))
    actors = Actors(cable, findings, base, lines)
    _write_heading(cable, base, lines)
    for paragraph in cable.paragraphs:
        _write_paragraph(paragraph, cable, base, lines)
    mapper = FindingMapper(cable, findings, base, lines, actors)
    mapper.write()
    for position in findings.positions:
        write_position(position, lines, actors, mapper)
    return lines.to_bytes()


def source_digest(text: str) -> str:
    """The SHA-256 of the telegram's text in UTF-8, in hexadecimal: the same text, the same digest."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _write_heading(cable: Cable, base: str, lines: QuadLines) -> None:
    """What the telegram says of itself."""
    subject = node(identifiers.cable_iri(base, cable.id))
    add = lines.add
    add(subject, TYPE, _CABLE)
    add(subject, cg("canonicalId"), string(cable.id))
    add(subject, cg("sourceDigest"), string(source_digest(cable.text)))
    for term, value in _heading_values(cable):
        if value:
            add(subject, cg(term), value)
    for scheme, keys in (("caption", cable.captions), ("tag", cable.tags)):
        for key in keys:
            add(subject, cg(scheme), concept(scheme, key))
            if concept(scheme, key) not in described_concepts():
                add(concept(scheme, key), NOTATION, string(key))
    for reference in cable.references:
        add(subject, cg("referenceText"), string(reference.text))
        if reference.cable:
            add(subject, cg("references"), node(identifiers.cable_iri(base, reference.cable)))
    for line in cable.pass_to:
        add(subject, cg("passLine"), string(" ".join(filter(None, (line.by, line.kind.upper(), line.to)))))
    for problem in cable.problems:
        add(subject, cg("problem"), string(f"{problem.code}: {problem.message}"))
    _write_origin(cable, subject, base, lines)
    for role, addressees in (("to", cable.to), ("info", cable.info)):
        for ordinal, addressee in enumerate(addressees, 1):
            _write_addressing(addressee, (role, ordinal), subject, base, lines)


def _heading_values(cable: Cable) -> Iterator[tuple[str, str | None]]:
    """Yield the single values of the heading by their term; None for what the cable does not say."""
    classifier = cable.classified_by
    for term, words in (
        ("transmissionId", cable.transmission_id),
        ("subject", cable.subject),
        ("executiveOrder", cable.executive_order),
        ("signedBy", cable.signed_by),
        ("summary", cable.summary),
        ("classifiedBy", classifier and classifier.name),
        ("classifierTitle", classifier and classifier.title),
        *(("classificationReason", reason) for reason in (classifier.reasons if classifier else ())),
    ):
        yield term, string(words) if words else None
    marking = find_marking(cable.classification)
    yield "sentAt", date_time(cable.sent_at or "")
    yield "declassifyOn", edtf(cable.declassify_on) if cable.declassify_on else None
    yield "sectionCount", None if cable.sections is None else integer(cable.sections)
    yield "classification", concept("marking", marking) if marking else None
    yield "precedence", concept("precedence", cable.precedence) if cable.precedence else None


def _write_origin(cable: Cable, subject: str, base: str, lines: QuadLines) -> None:
    """The post that sent the cable."""
    post = origin_post(cable.origin, base)
    if post is None:
        return
    lines.add(subject, cg("origin"), post)
    if not is_known_post(post, base):
        _write_post(post, cable.origin.name or cable.origin.station, cable.origin.routing_indicator, lines)


def _write_post(post: str, name: str | None, routing_indicator: str | None, lines: QuadLines) -> None:
    """A post as the cable words it."""
    lines.add(post, TYPE, _POST)
    if name:
        lines.add(post, _NAME, string(name))
    if routing_indicator:
        lines.add(post, _ROUTING_INDICATOR, string(routing_indicator))


def _write_addressing(addressee: Addressee, place: tuple[str, int], cable: str, base: str, lines: QuadLines) -> None:
    """One line of TO or INFO, by its place there."""
    role, ordinal = place
    subject = f"{cable[:-1]}#{role}-{ordinal}>"
    post = addressee_post(addressee, base)
    lines.add(cable, _ADDRESSING_OF, subject)
    lines.add(subject, TYPE, _ADDRESSING)
    lines.add(subject, _ADDRESSEE, post)
    lines.add(subject, _ROLE, cg("Action" if role == "to" else "Info"))
    if addressee.precedence:
        lines.add(subject, _PRECEDENCE, concept("precedence", addressee.precedence))
    if addressee.routing_indicator:
        lines.add(subject, _ROUTING_INDICATOR, string(addressee.routing_indicator))
    if addressee.serial:
        lines.add(subject, _SERIAL, string(addressee.serial))
    if not is_known_post(post, base):
        _write_post(post, addressee.name, None, lines)


def _write_paragraph(paragraph: Paragraph, cable: Cable, base: str, lines: QuadLines) -> None:
    """A paragraph with its words and their place in the telegram."""
    cable_iri = identifiers.cable_iri(base, cable.id)
    subject = node(identifiers.paragraph_iri(cable_iri, paragraph.key))
    add = lines.add
    add(subject, TYPE, _PARAGRAPH)
    add(subject, _PART_OF, node(cable_iri))
    add(subject, _TEXT, string(paragraph.text))
    add(subject, _START, integer(paragraph.start))
    add(subject, _END, integer(paragraph.end))
    if paragraph.number is not None:
        add(subject, _NUMBER, integer(paragraph.number))
    if paragraph.marking:
        add(subject, _MARKING, string(paragraph.marking))
    if paragraph.heading:
        add(subject, _HEADING, string(paragraph.heading))
