"""Does the store count what it holds?"""

from __future__ import annotations

from pathlib import Path

from kg.store.reader import open_reader
from kg.store.statistics import count_store
from kg.store.writer import Writer
from tests.composed import BASE


def test_two_composed_cables_are_counted(whole_path: Path) -> None:
    with open_reader(whole_path) as reader:
        found = count_store(reader)
        assert found.quads == len(reader)
    assert (found.cables, found.paragraphs, found.positions) == (2, 4, 4)
    assert found.positions_by_party == (("JP", 2), ("RU", 2))
    assert (found.letters, found.encounters, found.agreements, found.claims) == (2, 2, 2, 2)
    # The same person in two cables is one official; the two of each cable are counted once.
    assert found.officials == 2
    assert (found.first_sent, found.last_sent) == ("2008-02-07T08:20:00Z", "2008-02-07T08:20:00Z")
    assert 40 < found.quads_per_cable < 160


def test_an_empty_store_counts_nothing(tmp_path: Path) -> None:
    with Writer(tmp_path / "s", BASE):
        pass
    with open_reader(tmp_path / "s") as reader:
        found = count_store(reader)
    assert (found.cables, found.positions, found.quads, found.quads_per_cable) == (0, 0, 0, 0.0)
