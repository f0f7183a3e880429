"""On real cables: does every letter, encounter, agreement and claim stand in the text that it is said to stand in?"""

from __future__ import annotations

from pathlib import Path

from kg.cables import Cable, read_cable
from kg.findings.agreements import find_agreements
from kg.findings.encounters import find_encounters
from kg.findings.letters import find_letters
from kg.findings.mentions import find_mentions
from kg.findings.people import find_officials
from kg.findings.places import place_at


def stands(name: str, cable: Cable) -> bool:
    """Whether every word of the name is one of the cable's own."""
    text = cable.text.casefold()
    return all(word.strip(".,'’") in text for word in name.casefold().split())


def test_what_real_cables_tell(shared: Path) -> None:
    told = 0
    for path in sorted((shared / "cables").glob("*.txt")):
        cable = read_cable(path.read_text(encoding="utf-8"))
        mentions = find_mentions(cable, find_officials(cable))
        keys = {paragraph.key for paragraph in cable.paragraphs}
        for encounter in find_encounters(cable, mentions):
            assert encounter.who, path.name
            for name in (*encounter.who, encounter.place):
                assert stands(name, cable) or name == "Embassy", (path.name, name)
            assert encounter.paragraph in keys
            assert encounter.status in {"held", "planned", "proposed", "postponed", "cancelled"}
            told += 1
        for letter in find_letters(cable, mentions):
            for name in (letter.sender, letter.recipient, letter.carrier):
                assert stands(name, cable), (path.name, name)
            assert letter.paragraph in keys
            assert letter.sender != letter.recipient
        for agreement in find_agreements(cable, mentions):
            assert agreement.name == " ".join(cable.body[agreement.start : agreement.end].split())
    assert told > 50, "the real cables tell of many encounters"


def test_the_order_of_mentions_is_not_changed(shared: Path) -> None:
    """Does reading twice tell the same?"""
    text = sorted((shared / "cables").glob("*.txt"))[0].read_text(encoding="utf-8")
    found = []
    for _ in range(2):
        cable = read_cable(text)
        mentions = find_mentions(cable, find_officials(cable))
        found.append((find_letters(cable, mentions), find_encounters(cable, mentions)))
    assert found[0] == found[1]


def test_a_place_ends_before_a_month() -> None:
    assert place_at("in The Hague February 2", 2, 23) == ("The Hague", 12)
    assert place_at("in February", 2, 11) == ("", 2)
