"""Does a load keep each cable once, whatever the order, and skip what it has?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from kg.archives import Message, Refusal, Source, Stated
from kg.graph.cable_quads import source_digest
from kg.store.kept import Kept
from kg.store.loading import Load, LoadReport, Mapped
from kg.store.reader import open_reader
from kg.store.writer import Writer

BASE = "https://example.org/id/"


def mapped(cable: str, text: str) -> Mapped:
    """A cable as small as can be; the text stands in its graph."""
    iri = f"{BASE}cable/{cable}"
    quads = (
        f'<{iri}> <https://w3id.org/cablegraph/ontology#sourceDigest> "{source_digest(text)}" <{iri}> .\n'
        f'<{iri}> <https://w3id.org/cablegraph/ontology#subject> "{text}" <{iri}> .\n'
    )
    return Mapped(cable, len(text), source_digest(text), Source(f"{cable}-{text}.txt"), quads.encode())


def load(path: Path, *cables: tuple[str, str], commit_every: int = 100) -> tuple[LoadReport, list[Refusal]]:
    """Load cables given by id and text; the id stands in each text, as in real ones."""
    refusals: list[Refusal] = []
    with Writer(path, BASE) as writer:
        one = Load(
            writer, BASE, writer.digests, commit_every=commit_every, on_refusal=refusals.append,
            on_progress=lambda progress: None,
        )  # fmt: skip
        messages = (Message(f"{cable} {text}", Source(f"{cable}-{cable} {text}.txt")) for cable, text in cables)
        unseen = one.unseen(messages)
        one.take_in(
            message if isinstance(message, Refusal) else mapped(message.text.split()[0], message.text)
            for message in unseen
        )
        return one.report(), refusals


def dump(path: Path) -> list[bytes]:
    with open_reader(path) as reader:
        return sorted((reader.quads.dump(format=RdfFormat.N_QUADS) or b"").splitlines())


def counts(report: LoadReport) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.same, report.refused


def test_a_second_load_finds_all_the_same(tmp_path: Path) -> None:
    assert counts(load(tmp_path / "s", ("A", "one"), ("B", "two"))[0]) == (2, 0, 0, 0)
    before = dump(tmp_path / "s")
    report, _ = load(tmp_path / "s", ("B", "two"), ("A", "one"))
    assert (counts(report), report.quads) == ((0, 0, 2, 0), 0)
    assert dump(tmp_path / "s") == before


def test_a_changed_text_replaces_the_old_one(tmp_path: Path) -> None:
    load(tmp_path / "s", ("A", "one, longer"), ("B", "two"))
    report, refusals = load(tmp_path / "s", ("A", "short"), ("C", "three"))
    assert (counts(report), refusals) == ((1, 1, 0, 0), [])
    assert b"longer" not in b"".join(dump(tmp_path / "s"))


def test_the_same_text_twice_counts_once(tmp_path: Path) -> None:
    report, refusals = load(tmp_path / "s", ("A", "one"), ("A", "one"))
    assert (counts(report), refusals) == ((1, 0, 0, 0), [])


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
@pytest.mark.parametrize("commit_every", [1, 100])
def test_of_two_texts_the_longer_is_kept_whatever_the_order(
    tmp_path: Path, order: tuple[int, ...], commit_every: int
) -> None:
    texts = [("A", "short"), ("A", "a longer text"), ("A", "the longest text of all")]
    report, refusals = load(tmp_path / "s", *(texts[place] for place in order), commit_every=commit_every)
    assert counts(report) == (1, 0, 0, 2)
    assert b"the longest text of all" in b"".join(dump(tmp_path / "s"))
    assert {(refusal.code, str(refusal.source)) for refusal in refusals} == {
        ("duplicate-id", "A-A short.txt"),
        ("duplicate-id", "A-A a longer text.txt"),
    }


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_text_in_the_store_stands_against_another_of_the_same_load(tmp_path: Path, order: tuple[int, int]) -> None:
    texts = [("A", "the longer text"), ("A", "short")]
    load(tmp_path / "s", texts[0])
    report, refusals = load(tmp_path / "s", *(texts[place] for place in order))
    assert counts(report) == (0, 0, 1, 1)
    assert [str(refusal.source) for refusal in refusals] == ["A-A short.txt"]
    assert b"the longer text" in b"".join(dump(tmp_path / "s"))


def test_where_the_archive_names_the_cable_its_text_may_be_that_of_another(tmp_path: Path) -> None:
    load(tmp_path / "s", ("08TOKYO1", "text"))
    with Writer(tmp_path / "s", BASE) as writer:
        one = Load(writer, BASE, writer.digests, commit_every=9, on_refusal=print, on_progress=print)
        text, source = "08TOKYO1 text", Source("x")
        same = Message(text, source, Stated("08TOKYO1"))
        other = Message(text, source, Stated("09TOKYO2"))
        refusal = Refusal(source, "binary", "x")
        assert list(one.unseen([Message(text, source), same, other, refusal])) == [other, refusal]


def test_two_cables_of_the_same_text_are_both_known(tmp_path: Path) -> None:
    text = "NO TEXT"
    twins = [mapped("A", text), mapped("B", text)]
    for expected in ((2, 0, 0, 0), (0, 0, 2, 0)):
        with Writer(tmp_path / "s", BASE) as writer:
            one = Load(
                writer, BASE, writer.digests, commit_every=9, on_refusal=print, on_progress=lambda progress: None
            )  # fmt: skip
            one.take_in(twins)
            assert counts(one.report()) == expected


def test_an_interrupt_keeps_what_was_taken_in(tmp_path: Path) -> None:
    def broken_off() -> Iterator[Mapped]:
        yield mapped("A", "A one")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Writer(tmp_path / "s", BASE) as writer:
        Load(
            writer, BASE, writer.digests, commit_every=9, on_refusal=print, on_progress=lambda progress: None
        ).take_in(broken_off())  # fmt: skip
    with open_reader(tmp_path / "s") as reader:
        assert list(reader.digests()) == [f"{BASE}cable/A"]


def test_a_second_interrupt_ends_at_once(tmp_path: Path) -> None:
    asked: list[int] = []

    def broken_off() -> Iterator[Mapped]:
        yield mapped("A", "A one")
        asked.append(1)  # Ctrl-C once: what was read is to be written
        raise KeyboardInterrupt  # and once more

    with pytest.raises(KeyboardInterrupt), Writer(tmp_path / "s", BASE) as writer:
        Load(
            writer, BASE, writer.digests, commit_every=9, on_refusal=print, on_progress=lambda progress: None,
            is_stopped=lambda: bool(asked),
        ).take_in(broken_off())  # fmt: skip
    with open_reader(tmp_path / "s") as reader:
        assert not reader.digests()


def test_what_is_kept_of_a_cable_tells_its_source() -> None:
    for source in (Source("a.csv", None, 12), Source("b.zip", "c.txt"), Source("-")):
        kept = Kept(123, "00", source)
        assert (kept.length, kept.digest, kept.source) == (123, "00", source)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(["x", "y", "long"])), max_size=4),
    second=st.permutations([("A", "x"), ("A", "y"), ("A", "long"), ("B", "x"), ("B", "y"), ("B", "x")]),
    commit_every=st.integers(1, 3),
)
def test_a_load_ends_with_the_same_graph_whatever_came_before(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[tuple[str, str]],
    second: list[tuple[str, str]],
    commit_every: int,
) -> None:
    folder = tmp_path_factory.mktemp("loads")
    load(folder / "s", *first)
    load(folder / "s", *second, commit_every=commit_every)
    load(folder / "clean", *sorted(second))
    assert dump(folder / "s") == dump(folder / "clean")
