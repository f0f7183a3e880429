"""Are synthetic cables like real ones, all different, always the same, and marked as exercise traffic?"""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest

from kg.archives import Message, Source, read_messages
from kg.cables import read_cable
from tests.benchmarks.report import table
from tests.benchmarks.synthetic.archive import write_archive
from tests.benchmarks.synthetic.spread import comparison, measure, synthetic_messages
from tests.benchmarks.synthetic.telegram import compose, name_of


def test_a_number_and_a_seed_give_one_text() -> None:
    assert compose(41).text == compose(41).text
    assert compose(41).text != compose(41, seed=1).text
    assert compose(41).id == compose(41, seed=1).id


def test_no_two_numbers_share_an_id() -> None:
    names = [(year % 100, post.station, serial) for year, post, serial in map(name_of, range(30_000))]
    assert len(set(names)) == len(names)
    assert min(serial for _, _, serial in names) == 990_001


@pytest.mark.parametrize("number", range(0, 60, 5))
def test_the_cable_reads_as_what_it_was_composed_to_be(number: int) -> None:
    telegram = compose(number)
    cable = read_cable(Message(telegram.text, Source("synthetic", telegram.id)))
    assert cable.id == telegram.id
    assert cable.sent_at == f"{telegram.sent:%Y-%m-%dT%H:%M}:00Z"
    assert cable.origin.station == telegram.post.station
    assert tuple(reference.cable for reference in cable.references) == telegram.references
    assert "EXERCISE EXERCISE EXERCISE" in telegram.text
    assert [p.number for p in cable.paragraphs] == list(range(1, len(cable.paragraphs) + 1))


@pytest.mark.parametrize("name", ["cables.csv", "cables.zip", "cables.tar", "cables.tar.gz", "cables"])
def test_every_kind_of_archive_holds_the_same_cables(name: str, tmp_path: Path) -> None:
    target = tmp_path / name
    write_archive(12, target)
    found = list(read_messages([target]))
    assert all(isinstance(message, Message) for message in found)
    cables = {read_cable(message).id for message in found if isinstance(message, Message)}
    assert cables == {compose(number).id for number in range(12)}


def test_sentences_do_not_come_again() -> None:
    sentences = [sentence for number in range(40) for sentence in compose(number).body.replace("\n", " ").split(". ")]
    long = [sentence for sentence in sentences if len(sentence) > 60]
    assert len(set(long)) > 0.99 * len(long)


def test_the_spread_is_that_of_real_cables() -> None:
    """The middle half of real cables: 5,800-10,000 characters, 6-11 paragraphs, 12-38 positions, 290-670 quads."""
    values = measure(synthetic_messages(120))
    for name, low, high in (
        ("characters", 6_800, 9_000),
        ("paragraphs", 7, 11),
        ("positions", 15, 32),
        ("quads", 380, 600),
    ):
        assert low <= statistics.median(values[name]) <= high, name


def test_the_comparison_is_a_table(shared: Path) -> None:
    rows = comparison(shared / "cables", 8)
    assert {row["measure"] for row in rows} >= {"characters", "positions", "quads"}
    assert table(rows).count("\n") == len(rows) + 1
