"""Which territory does a name mean, who uses the name, and who disputes it?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.findings.disputes import Dispute, Territory, TerritoryName, find_disputes, find_territories
from kg.tables import read_table


def found(text: str) -> list[tuple[str, str, str]]:
    return [(territory, name, party) for _, _, territory, name, party in find_territories(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # each side has its own name
        ("the Northern Territories issue", [("southern-kurils", "Northern Territories", "JP")]),
        ("the Southern Kuriles are ours", [("southern-kurils", "Southern Kuriles", "RU")]),
        ("off the Malvinas", [("falklands", "Malvinas", "AR")]),
        ("the Falkland/Malvinas Islands", [("falklands", "Falkland/Malvinas Islands", "")]),
        ("TAKESHIMA DISPUTE", [("liancourt-rocks", "TAKESHIMA", "JP")]),
        # a name broken by the end of a line
        ("the Western\nSahara file", [("western-sahara", "Western Sahara", "")]),
        ("southern Kuriles", [("southern-kurils", "southern Kuriles", "RU")]),
        # two joined, and an adjective
        (
            "South Ossetian and Abkhazian independence",
            [("south-ossetia", "South Ossetian", ""), ("abkhazia", "Abkhazian", "")],
        ),
        # the short form counts once the long form stands in the text, before or after
        (
            "the Northern Territories (NT) issue",
            [("southern-kurils", "Northern Territories", "JP"), ("southern-kurils", "NT", "JP")],
        ),
        # misses: a short form alone, a family's name, a longer word, a government
        ("NT issue", []),
        ("Sheikh Jaber al-Sabah received him", []),
        ("the Kosovars left", []),
        ("the GOA replied", []),
        ("the Goan coast", []),
    ],
)
def test_territories_in_a_text(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("row", read_table(TerritoryName, "territory_names.csv"), ids=lambda row: row.name)
def test_each_name_is_proved_by_its_example(row: TerritoryName) -> None:
    text = row.example
    if row.short:
        full = next(
            r.name
            for r in read_table(TerritoryName, "territory_names.csv")
            if r.territory == row.territory and not r.short
        )
        text = f"{full}; {text}"
    assert row.territory in {territory for territory, _, _ in found(text)}, (
        "give the row an example that holds the name"
    )


def test_tables_hang_together() -> None:
    territories = [row.id for row in read_table(Territory, "territories.csv")]
    assert territories == sorted(set(territories))
    disputes = read_table(Dispute, "disputes.csv")
    assert len(disputes) >= 80
    assert [row.id for row in disputes] == sorted({row.id for row in disputes})
    used = {territory for row in disputes for territory in row.territories}
    assert used == set(territories), "every territory is disputed, every disputed territory has a row"
    names = read_table(TerritoryName, "territory_names.csv")
    assert {row.territory for row in names} == set(territories), "every territory has a name that cables use"
    assert [(row.territory, row.name) for row in names] == sorted((row.territory, row.name) for row in names)
    folded = [row.name.casefold() for row in names]
    assert len(folded) == len(set(folded)), "one name, one territory"
    for row in disputes:
        assert row.parties and all(re.fullmatch(r"[A-Z]{2}", party) for party in row.parties), row.id
        assert row.until is None or row.until >= 1945, row.id
    for territory in read_table(Territory, "territories.csv"):
        assert -90 <= territory.latitude <= 90 and -180 <= territory.longitude <= 180


@pytest.mark.parametrize(
    ("territory", "year", "expected"),
    [
        ("southern-kurils", 2008, ["southern-kurils"]),
        ("canal-zone", 1975, ["panama-canal-zone"]),
        ("canal-zone", 2008, []),
        ("nowhere", 2008, []),
    ],
)
def test_disputes_of_a_year(territory: str, year: int, expected: list[str]) -> None:
    assert [dispute.id for dispute in find_disputes(territory, year)] == expected


@settings(max_examples=40)
@given(st.text(alphabet="NT Kosovo\n-.'alkdSaháé", max_size=200))
def test_the_words_stand_where_they_are_said_to(text: str) -> None:
    for start, end, _, name, _ in find_territories(text, 0, len(text)):
        assert " ".join(text[start:end].split()) == name
