"""The record: a Cable as the JSON of `kg parse`."""

from __future__ import annotations

from typing import Any

from kg.cables.model import Addressee, Cable, Classifier, Mention, Paragraph, PassLine, Problem, Reference
from kg.cables.tags import kind_of_tag


def cable_record(cable: Cable) -> dict[str, Any]:
    """The cable as one JSON object: all keys are always there, what it does not say is null or [].

    A paragraph's `parts` are its sub-paragraphs and bullets: `label` as written, `start` and `end` in the text. A pass
    line's `from` is who it comes from. A reference's `notes` are its remarks.
    """
    return {
        "cable": cable.id or None,
        "transmission_id": cable.transmission_id,
        "sent_at": cable.sent_at,
        "origin": {
            "name": cable.origin.name,
            "routing_indicator": cable.origin.routing_indicator,
            "station": cable.origin.station,
        },
        "precedence": cable.precedence,
        "to": [_addressee(one) for one in cable.to],
        "info": [_addressee(one) for one in cable.info],
        "excluded": [_addressee(one) for one in cable.excluded],
        "collectives": [one.name for one in (*cable.to, *cable.info) if one.is_collective],
        "distribution": [{"role": one.role, "office": one.office, "copies": one.copies} for one in cable.distribution],
        "drafted_by": cable.drafted_by,
        "approved_by": cable.approved_by,
        "classification": cable.classification,
        "captions": list(cable.captions),
        "sections": cable.sections,
        "pass_to": [_pass_line(line) for line in cable.pass_to],
        "executive_order": cable.executive_order,
        "declassify_on": cable.declassify_on,
        "tags": list(cable.tags),
        "tag_kinds": [{"tag": tag, "kind": kind_of_tag(tag)} for tag in cable.tags],
        "subject": cable.subject,
        "references": [_reference(reference) for reference in cable.references],
        "mentions": [_mention(mention, cable) for mention in cable.mentions],
        "classified_by": _classifier(cable.classified_by),
        "derived_from": cable.classified_by.derived_from if cable.classified_by else None,
        "summary": cable.summary,
        "paragraphs": [_paragraph(paragraph) for paragraph in cable.paragraphs],
        "signed_by": cable.signed_by,
        "problems": [_problem(problem) for problem in cable.problems],
        "attributes": [{"name": name, "value": value} for name, value in cable.attributes],
        "source": {"path": cable.source.path, "member": cable.source.member, "line": cable.source.line},
    }


def _addressee(one: Addressee) -> dict[str, Any]:
    return {
        "name": one.name,
        "routing_indicator": one.routing_indicator,
        "precedence": one.precedence,
        "serial": one.serial,
    }


def _pass_line(line: PassLine) -> dict[str, Any]:
    return {"by": line.by, "to": line.to, "kind": line.kind, "from": line.sender}


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "text": reference.text,
        "kind": reference.kind,
        "cable": reference.cable,
        "label": reference.label,
        "notes": list(reference.notes),
        "start": reference.start,
        "end": reference.end,
    }


def _mention(mention: Mention, cable: Cable) -> dict[str, Any]:
    return {
        "text": " ".join(cable.body[mention.start : mention.end].split()),
        "labels": list(mention.labels),
        "references": list(mention.references),
        "cables": [one for place in mention.references if (one := cable.references[place].cable) is not None],
        "start": mention.start,
        "end": mention.end,
    }


def _classifier(classifier: Classifier | None) -> dict[str, Any] | None:
    if classifier is None:
        return None
    return {"name": classifier.name, "title": classifier.title, "reasons": list(classifier.reasons)}


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "key": paragraph.key,
        "number": paragraph.number,
        "marking": paragraph.marking,
        "heading": paragraph.heading,
        "role": paragraph.role,
        "text": paragraph.text,
        "start": paragraph.start,
        "end": paragraph.end,
        "parts": [{"label": part.label, "start": part.start, "end": part.end} for part in paragraph.parts],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "message": problem.message, "start": problem.start, "end": problem.end}
