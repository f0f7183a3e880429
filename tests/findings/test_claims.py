"""Who claims what over which territory, on what ground, and who only speaks of it?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.cables import read_cable
from kg.findings.claims import ClaimGround, find_claims, with_proposition
from kg.findings.model import Position, Proposition, Speaker
from kg.tables import read_table

Told = tuple[str, str, str, tuple[str, ...], str]


def position(text: str, party: str) -> tuple[object, Position]:
    cable = replace(read_cable(f"1. (C) Salas said {text}.\n"), sent_at="2008-02-07T08:20:00Z")
    start = cable.text.index(text)
    return cable, Position(
        Speaker("Salas", "person"), party, (), text, start, start + len(text), "1", False, "said", "asserts"
    )


def told(text: str, party: str) -> list[Told]:
    cable, one = position(text, party)
    return [
        (claim.territory, claim.claimant, claim.kind, claim.against, claim.basis) for claim in find_claims(cable, [one])
    ]


@pytest.mark.parametrize(
    ("text", "party", "expected"),
    [
        # whose it is, by the adjective, by "belongs to", by "our"
        ("the islands of Etorofu and Kunashiri are Japanese", "JP", [("Etorofu", "JP", "sovereignty", ("RU",), "")]),
        (
            "Takeshima is Japanese territory on the basis of historical facts",
            "JP",
            [("Takeshima", "JP", "sovereignty", ("KR",), "on the basis of historical facts")],
        ),
        ("Abu Musa belongs to Iran", "IR", [("Abu Musa", "IR", "sovereignty", ("AE",), "")]),
        ("Taiwan was an inalienable part of China", "CN", [("Taiwan", "CN", "sovereignty", ("TW",), "")]),
        ("the Malvinas are ours", "AR", [("Malvinas", "AR", "sovereignty", ("GB",), "")]),
        ("our sovereignty over the Falklands is clear", "GB", [("Falklands", "GB", "sovereignty", ("AR",), "")]),
        (
            "Morocco's claim to Western Sahara was old",
            "DZ",
            [("Western Sahara", "MA", "sovereignty", ("EH", "DZ"), "")],
        ),
        ("sovereignty over Gibraltar was not negotiable", "GB", [("Gibraltar", "GB", "sovereignty", ("ES",), "")]),
        ("they wanted the return of the Golan Heights", "SY", [("Golan Heights", "SY", "sovereignty", ("IL",), "")]),
        # kept, and another's
        (
            "Spain would never renounce its sovereignty over Gibraltar",
            "ES",
            [("Gibraltar", "ES", "sovereignty", ("GB",), "")],
        ),
        (
            "Panama must have full sovereignty over the Canal Zone",
            "PA",
            [("Canal Zone", "PA", "sovereignty", ("US",), "")],
        ),
        (
            "autonomy for Western Sahara under Moroccan sovereignty",
            "MA",
            [("Western Sahara", "MA", "sovereignty", ("EH", "DZ"), "")],
        ),
        ("Iran must end its occupation of Abu Musa", "AE", [("Abu Musa", "AE", "sovereignty", ("IR",), "")]),
        (
            "the Northwest Passage is Canadian internal waters",
            "CA",
            [("Northwest Passage", "CA", "sovereignty", ("US",), "")],
        ),
        ("Spain has renounced its claim to Gibraltar", "ES", []),
        # recognition and statehood
        (
            "Russia's recognition of Abkhazian independence was a mistake",
            "GB",
            [("Abkhazia", "RU", "recognition", ("GE",), "")],
        ),
        ("Peru would recognize Kosovo", "PE", [("Kosovo", "PE", "recognition", ("RS", "XK"), "")]),
        ("Serbia would never accept the independence of Kosovo", "RS", [("Kosovo", "RS", "statehood", ("XK",), "")]),
        # access
        (
            "Bolivia would insist on its outlet to the sea",
            "BO",
            [("outlet to the sea", "BO", "access", ("CL", "PE"), "")],
        ),
        (
            "maritime access for Bolivia was a bilateral matter",
            "PE",
            [("maritime access", "BO", "access", ("CL", "PE"), "")],
        ),
        # misses: a third side speaks of it, no claimant, a recognition that has not come, no dispute
        ("final status of Kosovo would end in independence", "MK", []),
        ("the decision to recognize Kosovo was wrong", "", []),
        ("absent Spain's recognition of Kosovo, nothing moved", "ES", []),
        ("he had been to Western Sahara", "MA", []),
        ("lithium belongs to Bolivia", "BO", []),
    ],
)
def test_claims(text: str, party: str, expected: list[Told]) -> None:
    assert told(text, party) == expected


@pytest.mark.parametrize(
    ("text", "party", "expected"),
    [
        (
            "the Southern Kuriles were Russian territory",
            "RU",
            Proposition("southern-kurils", "underSovereigntyOf", "RU"),
        ),
        ("Kosovo's independence was irreversible", "XK", Proposition("kosovo", "independentFrom", "RS")),
        ("Serbia would never accept Kosovo's independence", "RS", Proposition("kosovo", "underSovereigntyOf", "RS")),
        ("Peru recognized the independence of Kosovo", "PE", Proposition("kosovo", "recognizedBy", "PE")),
        ("the islands were cold", "RU", None),
    ],
)
def test_the_shape_of_a_claim(text: str, party: str, expected: Proposition | None) -> None:
    cable, one = position(text, party)
    found = with_proposition(cable, one)
    assert found.proposition == expected
    assert found.speech_act == "asserts"


@pytest.mark.parametrize(
    ("text", "party", "said", "act", "expected"),
    [
        # the words deny: the act does too
        (
            "Western Sahara is not Moroccan territory",
            "DZ",
            "informs",
            "denies",
            Proposition("western-sahara", "underSovereigntyOf", "MA"),
        ),
        (
            "Takeshima does not belong to Korea",
            "JP",
            "asserts",
            "denies",
            Proposition("liancourt-rocks", "underSovereigntyOf", "KR"),
        ),
        (
            "the Malvinas were never British",
            "AR",
            "asserts",
            "denies",
            Proposition("falklands", "underSovereigntyOf", "GB"),
        ),
        (
            "Peru would not recognize Kosovo",
            "PE",
            "asserts",
            "refuses",
            Proposition("kosovo", "recognizedBy", "PE"),
        ),
        # the act denies what the words say
        (
            "Abu Musa is Iranian territory",
            "AE",
            "rejects",
            "rejects",
            Proposition("abu-musa", "underSovereigntyOf", "IR"),
        ),
        # one denial meets another: nobody can say which way it goes
        ("Abu Musa is not Iranian territory", "IR", "denies", "denies", None),
    ],
)
def test_a_denial_says_so_and_claims_nothing(
    text: str, party: str, said: str, act: str, expected: Proposition | None
) -> None:
    cable, one = position(text, party)
    one = replace(one, speech_act=said)
    found = with_proposition(cable, one)
    assert (found.speech_act, found.proposition) == (act, expected)
    assert find_claims(cable, [found]) == ()


def test_what_is_not_confirmed_is_not_claimed() -> None:
    cable, one = position("the Malvinas are Argentine territory", "GB")
    assert find_claims(cable, [replace(one, polarity="negative")]) == ()


def test_one_clause_denies_nothing_in_another() -> None:
    """Does a third side that speaks for independence claim the territory for itself?"""
    assert (
        told("Western Sahara is not Moroccan territory and that its people have the right to independence", "DZ") == []
    )


def test_an_island_named_before() -> None:
    """Is a territory claimed by the words that mean it, by the name that the cable gives it?"""
    text = "1. (C) Salas said Takeshima was calm. He said the island is an integral part of Japan.\n"
    cable = read_cable(text)
    words = "the island is an integral part of Japan"
    start = text.index(words)
    one = Position(
        Speaker("Salas", "person"), "JP", (), words, start, start + len(words), "1", False, "said", "asserts"
    )
    assert [(claim.territory, claim.claimant) for claim in find_claims(cable, [one])] == [("Takeshima", "JP")]


def test_a_comment_claims_nothing() -> None:
    cable, one = position("Abu Musa belongs to Iran", "US")
    assert find_claims(cable, [replace(one, is_comment=True)]) == ()


def test_a_claim_stands_once_and_on_its_ground() -> None:
    """Is the position that gives the ground preferred?"""
    text = "1. (C) Salas said Abu Musa belongs to Iran. Salas said Abu Musa belongs to Iran because of an old treaty.\n"
    cable = read_cable(text)
    positions = []
    for words in ("Abu Musa belongs to Iran", "Abu Musa belongs to Iran because of an old treaty"):
        start = cable.text.rindex(words)
        positions.append(
            Position(
                Speaker("Salas", "person"), "IR", (), words, start, start + len(words), "1", False, "said", "asserts"
            )
        )
    assert [claim.basis for claim in find_claims(cable, positions)] == ["because of an old treaty"]


@pytest.mark.parametrize("row", read_table(ClaimGround, "claim_grounds.csv"), ids=lambda row: row.words)
def test_each_ground_stands_in_its_example(row: ClaimGround) -> None:
    assert row.words in row.example
