"""Does the JSON of the findings hold what the design promises?"""

from __future__ import annotations

import json

from kg.cables import read_cable
from kg.findings import findings_record, read_findings

TEXT = """1. (C) Peruvian Foreign Minister Jose Quiroga told the Ambassador that the sea border was open.

2. (C) Quiroga said, "talks will resume." Chilean Ambassador Pablo Urrutia did not rule out a visit."""


def test_the_keys_of_a_record() -> None:
    cable = read_cable(TEXT)
    record = findings_record(cable, read_findings(cable))
    assert list(record) == ["cable", "officials", "letters", "encounters", "agreements", "claims", "positions"]
    assert json.loads(json.dumps(record)) == record


def test_paragraphs_are_numbers_and_speakers_names() -> None:
    cable = read_cable(TEXT)
    record = findings_record(cable, read_findings(cable))
    first, second, third = record["positions"]
    assert (first["paragraph"], first["speaker"], first["text"]) == (1, "Quiroga", "the sea border was open")
    assert (second["paragraph"], second["direct"], second["verb"]) == (2, True, "said")
    assert (third["speaker"], third["speech_act"], third["polarity"]) == ("Urrutia", "rejects", "negative")
    assert set(first) == {
        "paragraph",
        "speaker",
        "party",
        "via",
        "text",
        "start",
        "end",
        "direct",
        "verb",
        "speech_act",
        "polarity",
        "about",
        "stated_on",
    }
    quiroga = next(one for one in record["officials"] if one["name"] == "Jose Quiroga")
    assert quiroga["paragraphs"] == [1, 2]


def test_a_paragraph_without_a_number_is_null() -> None:
    cable = read_cable("Peruvian Foreign Minister Jose Quiroga said the sea border was open.")
    record = findings_record(cable, read_findings(cable))
    assert [one["paragraph"] for one in record["positions"]] == [None]
