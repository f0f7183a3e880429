"""Is the JSON of a cable whole, with the names that its users know?"""

from __future__ import annotations

import json

from kg.archives import Message, Source, Stated
from kg.cables import cable_record, read_cable

KEYS = [
    "cable",
    "transmission_id",
    "sent_at",
    "origin",
    "precedence",
    "to",
    "info",
    "excluded",
    "collectives",
    "distribution",
    "drafted_by",
    "approved_by",
    "classification",
    "captions",
    "sections",
    "pass_to",
    "executive_order",
    "declassify_on",
    "tags",
    "tag_kinds",
    "subject",
    "references",
    "mentions",
    "classified_by",
    "derived_from",
    "summary",
    "paragraphs",
    "signed_by",
    "problems",
    "attributes",
    "source",
]


def test_nothing_said() -> None:
    """Are all keys there for a text that says nothing, null or empty?"""
    record = cable_record(read_cable(Message("", Source("a.zip", "b.txt", 7))))
    assert list(record) == KEYS
    assert record["source"] == {"path": "a.zip", "member": "b.txt", "line": 7}
    assert record["origin"] == {"name": None, "routing_indicator": None, "station": None}
    said = {key for key, value in record.items() if value not in (None, [])}
    assert said == {"origin", "problems", "source"}


def test_objects() -> None:
    """Do the parts carry their own names?"""
    text = (
        "O 070820Z FEB 08\nFM AMEMBASSY QUITO\nTO RUEHC/SECSTATE WASHDC IMMEDIATE 1585\n"
        "C O N F I D E N T I A L QUITO 990001\n\nLIMA PASS CUSCO\n\nE.O. 12958: DECL: 02/07/2018\nTAGS: PREL\n"
        "SUBJECT: FISH\nREF: LIMA 990002\n\nClassified By: Ambassador Jane Q. Holm, reasons 1.4 (b) and (d).\n\n"
        "Next Steps\n----------\n\n1. (C) The talks began.\n\nHOLM\n"
    )
    record = cable_record(read_cable(Message(text, Source("a"), Stated(attributes=(("Locator", "TEXT ON-LINE"),)))))
    assert record["cable"] == "08QUITO990001"
    assert list(record["to"][0]) == ["name", "routing_indicator", "precedence", "serial"]
    assert record["pass_to"] == [{"by": "LIMA", "to": "CUSCO", "kind": "pass", "from": None}]
    assert list(record["references"][0]) == ["text", "kind", "cable", "label", "notes", "start", "end"]
    assert record["classified_by"]["reasons"] == ["1.4(b)", "1.4(d)"]
    (paragraph,) = record["paragraphs"]
    assert paragraph == {
        "key": "1",
        "number": 1,
        "marking": "C",
        "heading": "Next Steps",
        "role": "body",
        "text": "The talks began.",
        "start": text.index("The talks"),
        "end": text.index("\n\nHOLM"),
        "parts": [],
    }
    assert record["attributes"] == [{"name": "Locator", "value": "TEXT ON-LINE"}]
    assert record["signed_by"] == "HOLM"
    json.dumps(record)
