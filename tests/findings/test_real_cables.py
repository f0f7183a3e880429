"""What holds for every finding in every real cable: it stands in the text, and it has an owner."""

from __future__ import annotations

from pathlib import Path

from kg.archives import Message, Source
from kg.cables import Cable, read_cable
from kg.findings import read_findings


def cables(shared: Path) -> list[Cable]:
    paths = sorted((shared / "cables").glob("*.txt"))
    return [read_cable(Message(path.read_text(encoding="utf-8"), Source(str(path)))) for path in paths]


def test_every_position_stands_verbatim_at_its_offsets_and_has_a_speaker(shared: Path) -> None:
    for cable in cables(shared):
        findings = read_findings(cable)
        spans = [(position.start, position.end) for position in findings.positions]
        assert len(spans) == len(set(spans)), cable.id
        for position in findings.positions:
            assert cable.text[position.start : position.end] == position.text, cable.id
            assert position.speaker.name, cable.id
            if not position.is_comment and position.speaker.kind != "post":
                for one in position.speaker.name.replace(" and ", ", ").split(", "):
                    assert _stands(one, cable), (cable.id, position.speaker)


def test_every_name_stands_in_the_cable(shared: Path) -> None:
    for cable in cables(shared):
        for official in read_findings(cable).officials:
            assert _stands(official.name, cable), (cable.id, official.name)


def _stands(name: str, cable: Cable) -> bool:
    """Whether the words of the name stand in the text in this order, whatever blanks are between them."""
    return " ".join(name.split()).casefold() in " ".join(cable.body.split()).casefold()
