"""What are these words about, the strongest first?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.cables import read_cable
from kg.findings.model import Agreement, Encounter, Letter, Official
from kg.findings.topics import MOST, find_topics


def topics(text: str, words: str = "", **told: object) -> list[tuple[str, str]]:
    cable = replace(read_cable(text), sent_at="2008-02-07T08:20:00Z")
    words = words or text[7:]
    start = cable.text.index(words)
    return [(one.kind, one.key) for one in find_topics(cable, start, start + len(words), **told)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. (C) Japan wants the Northern Territories.",
            [("dispute", "southern-kurils"), ("territory", "southern-kurils"), ("party", "JP")],
        ),
        # a dispute that has ended is none of a later cable's
        ("1. (C) the Panama Canal Zone was warm.", []),
        ("1. (C) It was warm.", []),
    ],
)
def test_places_and_parties(text: str, expected: list[tuple[str, str]]) -> None:
    assert [one for one in topics(text) if one[1] != "PA"] == expected


def test_the_heading_counts_where_the_words_name_nothing() -> None:
    text = "Northern Territories\n--------------------\n\n1. (C) He said it was not up for discussion.\n"
    assert ("dispute", "southern-kurils") in topics(text, "it was not up for discussion")


def test_what_was_found_before_is_meant_by_its_word() -> None:
    text = "1. (C) Rossi's letter was warm. The Lenga Accords held. Osei's visit was short.\n"
    letter = Letter("Rossi", "Osei", "", "", "", False, "letter", "1", 0, 5)
    visit = Encounter("visit", ("Osei",), "Lima", "", "held", "1", 0, 5)
    accords = Agreement("Lenga Accords", (), "", "1", 36, 49)
    official = Official("Mario Rossi", "Rossi", "", "IT", "", ("1",), 7, 12)
    found = topics(
        text,
        "Rossi's letter was warm",
        letters=(letter,),
        encounters=(visit,),
        agreements=(accords,),
        officials=(official,),
    )
    assert found == [("letter", "0"), ("official", "Mario Rossi")]
    assert topics(text, "Osei's visit was short", encounters=(visit,)) == [("encounter", "0")]
    assert topics(text, "The Lenga Accords held", agreements=(accords,)) == [("agreement", "36")]


def test_at_most_a_handful() -> None:
    text = "1. (C) Kosovo, Abkhazia, Gibraltar, Kashmir, Cyprus, Tibet, Crimea and Ceuta.\n"
    assert len(topics(text, "Kosovo, Abkhazia, Gibraltar, Kashmir, Cyprus, Tibet, Crimea and Ceuta")) == MOST
