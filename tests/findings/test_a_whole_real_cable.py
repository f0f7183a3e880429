"""What a historian finds in one real cable, 08TOKYO328, from its file to its findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.archives import Refusal
from kg.build import extract_paths
from kg.cables import Cable
from kg.findings import Findings, Position


@pytest.fixture(scope="module")
def found(shared: Path) -> tuple[Cable, Findings]:
    (pair,) = extract_paths([shared / "cables" / "08TOKYO328.txt"])
    assert not isinstance(pair, Refusal)
    return pair


@pytest.mark.parametrize(
    ("name", "title", "party"),
    [
        ("Yasuo Fukuda", "Prime Minister", "JP"),
        ("Vladimir Putin", "President", "RU"),
        ("Masahiko Koumura", "Foreign Minister", "JP"),
        ("Sergey Lavrov", "Foreign Minister", "RU"),
        ("Kotaro Otsuki", "Principal Deputy Director", "JP"),
        ("Yoshiro Mori", "LDP member", "JP"),
        ("Junichiro Koizumi", "Prime Minister", "JP"),
        ("Nobutaka Machimura", "Chief Cabinet Secretary", "JP"),
        ("Yurii Yuriev", "First Secretary", "RU"),
        ("Joseph R. Donovan", "Charge d'Affaires, a.i.", "US"),
    ],
)
def test_officials(found: tuple[Cable, Findings], name: str, title: str, party: str) -> None:
    (official,) = [each for each in found[1].officials if each.name == name]
    assert official.title.endswith(title)
    assert official.party == party


def test_the_letter_and_the_reply(found: tuple[Cable, Findings]) -> None:
    letters = [(each.sender, each.recipient, each.carrier, each.date, each.is_reply) for each in found[1].letters]
    assert letters == [("Fukuda", "Putin", "Mori", "2007-12", False), ("Putin", "Fukuda", "", "", True)]


@pytest.mark.parametrize(
    "expected",
    [
        ("summit", "G8", "Hokkaido", "2008-07", "planned"),
        ("summit", "Japan", "Hokkaido", "2008-07", "proposed"),
        ("visit", "Koumura", "Moscow", "2008-03", "planned"),
        ("visit", "Lavrov", "Tokyo", "2007-10", "held"),
        ("summit", "Koizumi", "Moscow", "2003-01", "held"),
    ],
)
def test_encounters(found: tuple[Cable, Findings], expected: tuple[str, str, str, str, str]) -> None:
    kind, somebody, place, date, status = expected
    (encounter,) = [
        each
        for each in found[1].encounters
        if (each.kind, each.date, each.status) == (kind, date, status) and somebody in each.who
    ]
    assert place in encounter.place


def test_the_action_plan(found: tuple[Cable, Findings]) -> None:
    (agreement,) = found[1].agreements
    assert (agreement.name, agreement.signatories) == ("Japan-Russia Action Plan", ("JP", "RU"))


def test_the_claim_with_its_ground(found: tuple[Cable, Findings]) -> None:
    (claim,) = found[1].claims
    assert (claim.territory, claim.territory_id, claim.claimant) == ("Southern Kuriles", "southern-kurils", "RU")
    assert (claim.stated_by, claim.kind, claim.against) == ("Yuriev", "sovereignty", ("JP",))
    assert "results of World War II" in claim.basis


def positions(found: tuple[Cable, Findings], words: str) -> list[Position]:
    return [each for each in found[1].positions if words in " ".join(each.text.split())]


@pytest.mark.parametrize(
    ("words", "speaker", "party"),
    [
        ("contained no new proposal", "Otsuki", "JP"),
        ("readiness and willingness to improve", "Otsuki", "JP"),
        ("resolve the NT issue through mutual action", "Foreign Ministry officials", "JP"),
        ("these results are not up for discussion", "Yuriev", "RU"),
    ],
)
def test_positions_and_their_owners(found: tuple[Cable, Findings], words: str, speaker: str, party: str) -> None:
    (position,) = positions(found, words)
    assert (position.speaker.name, position.party) == (speaker, party)


def test_the_quotation_is_direct_and_speaks_of_the_claim(found: tuple[Cable, Findings]) -> None:
    (position,) = positions(found, "these results are not up for discussion")
    assert position.is_direct
    assert position.proposition is not None
    assert (position.proposition.predicate, position.proposition.party) == ("underSovereigntyOf", "RU")


def test_the_judgement_of_the_post_is_its_own(found: tuple[Cable, Findings]) -> None:
    owners = {(each.speaker.kind, each.party) for each in positions(found, "expects to make progress")}
    assert ("post", "US") in owners
