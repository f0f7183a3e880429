"""Findings as the JSON object of `kg extract`."""

from __future__ import annotations

from typing import Any

from kg.cables import Cable
from kg.findings.model import Agreement, Claim, Encounter, Findings, Letter, Official, Position


def findings_record(cable: Cable, findings: Findings) -> dict[str, Any]:
    """The findings as plain values: what `kg extract` prints for one cable.

    `paragraph` is the paragraph's number, null where it has none; what the cable does not say is "", null or [].

    >>> from kg.cables import read_cable
    >>> from kg.findings.read import read_findings
    >>> cable = read_cable("1. (C) Coloma said lithium would stay Bolivian.")
    >>> findings_record(cable, read_findings(cable))["positions"][0]["speaker"]
    'Coloma'
    """
    numbers = {paragraph.key: paragraph.number for paragraph in cable.paragraphs}
    return {
        "cable": findings.cable,
        "officials": [_official(one, numbers) for one in findings.officials if one.has_office],
        "letters": [_letter(one, numbers) for one in findings.letters],
        "encounters": [_encounter(one, numbers) for one in findings.encounters],
        "agreements": [_agreement(one, numbers) for one in findings.agreements],
        "claims": [_claim(one, numbers) for one in findings.claims],
        "positions": [_position(one, numbers) for one in findings.positions],
    }


def _official(one: Official, numbers: dict[str, int | None]) -> dict[str, Any]:
    # a number once, in the order of the text; paragraphs without one are left out
    found = dict.fromkeys(number for key in one.paragraphs if (number := numbers.get(key)) is not None)
    return {"name": one.name, "title": one.title, "party": one.party, "paragraphs": list(found)}


def _letter(one: Letter, numbers: dict[str, int | None]) -> dict[str, Any]:
    return {
        "sender": one.sender,
        "recipient": one.recipient,
        "carrier": one.carrier,
        "date": one.date,
        "paragraph": numbers.get(one.paragraph),
        "reply": one.is_reply,
    }


def _encounter(one: Encounter, numbers: dict[str, int | None]) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "who": list(one.who),
        "place": one.place,
        "date": one.date,
        "status": one.status,
        "paragraph": numbers.get(one.paragraph),
    }


def _agreement(one: Agreement, numbers: dict[str, int | None]) -> dict[str, Any]:
    return {
        "name": one.name,
        "signatories": list(one.signatories),
        "date": one.date,
        "paragraph": numbers.get(one.paragraph),
    }


def _claim(one: Claim, numbers: dict[str, int | None]) -> dict[str, Any]:
    return {
        "territory": one.territory,
        "claimant": one.claimant,
        "against": list(one.against),
        "kind": one.kind,
        "paragraph": numbers.get(one.paragraph),
        "stated_by": one.stated_by,
    }


def _position(one: Position, numbers: dict[str, int | None]) -> dict[str, Any]:
    return {
        "paragraph": numbers.get(one.paragraph),
        "speaker": one.speaker.name,
        "party": one.party,
        "via": list(one.via),
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "direct": one.is_direct,
        "verb": one.verb,
        "speech_act": one.speech_act,
        "polarity": one.polarity,
        "about": [{"kind": topic.kind, "key": topic.key, "label": topic.label} for topic in one.about],
        "stated_on": one.stated_on,
    }
