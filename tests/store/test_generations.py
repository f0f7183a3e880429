"""Does a writer leave readers alone, and does a crash leave the last good generation?"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from kg.errors import KgError, NotAStore, ParameterError, StoreError, StoreLocked
from kg.store.layout import current_generation, list_generations
from kg.store.reader import open_reader
from kg.store.writer import Writer
from tests.composed import BASE, composed_quads

SPAWN = multiprocessing.get_context("spawn")


def dump(path: Path) -> list[bytes]:
    """All quads of the store, sorted."""
    with open_reader(path) as reader:
        return sorted((reader.quads.dump(format=RdfFormat.N_QUADS) or b"").splitlines())


def test_loading_twice_equals_once(store_path: Path) -> None:
    before = dump(store_path)
    with Writer(store_path, BASE) as writer:
        writer.replace_cables([composed_quads("08TOKYO990001")])
    assert dump(store_path) == before


def test_the_order_does_not_matter(store_path: Path, tmp_path: Path) -> None:
    with Writer(tmp_path / "other", BASE) as writer:
        writer.replace_cables([composed_quads("08TOKYO990002", note="again")])
        writer.commit()
        writer.replace_cables([composed_quads("08TOKYO990001")])
    assert dump(tmp_path / "other") == dump(store_path)


def test_a_changed_cable_is_replaced_whole(store_path: Path) -> None:
    cable, digest, quads = composed_quads("08TOKYO990001", second_marking="U", note="changed")
    with Writer(store_path) as writer:
        assert writer.digest_of(cable) not in (None, digest)
        writer.replace_cables([(cable, digest, quads)])
    with open_reader(store_path) as reader:
        assert sorted(f"{quad} .".encode() for quad in reader.cable_graph(cable)) == quads.splitlines()
        assert reader.digests()[f"{BASE}cable/{cable}"] == digest


def test_a_dropped_cable_is_gone_whole(store_path: Path) -> None:
    with Writer(store_path) as writer:
        assert writer.drop_cables(["08TOKYO990001", "99NOWHERE1"]) == ["08TOKYO990001"]
    with open_reader(store_path) as reader:
        assert reader.cable_ids() == ["08TOKYO990002"]
        assert not reader.has_cable("08TOKYO990001")
        assert not list(reader.cable_graph("08TOKYO990001"))


def test_a_reader_keeps_its_generation(store_path: Path) -> None:
    with open_reader(store_path) as reader:
        with Writer(store_path) as writer:
            writer.drop_cables(["08TOKYO990001"])
            assert reader.has_cable("08TOKYO990001")
        assert reader.has_cable("08TOKYO990001")
        assert len(list_generations(store_path)) == 2
        with open_reader(store_path) as later:
            assert not later.has_cable("08TOKYO990001")
    # Nobody reads the old one any more: the next writer removes it.
    with Writer(store_path):
        pass
    assert list_generations(store_path) == [current_generation(store_path)]


def test_readers_see_a_commit_whole_or_not_at_all(store_path: Path) -> None:
    with Writer(store_path) as writer:
        writer.replace_cables([composed_quads("08TOKYO990003")])
        with open_reader(store_path) as reader:
            assert len(reader.cable_ids()) == 2
        writer.commit()
        with open_reader(store_path) as reader:
            assert len(reader.cable_ids()) == 3
        writer.replace_cables([composed_quads("08TOKYO990004")])
    with open_reader(store_path) as reader:
        assert len(reader.cable_ids()) == 4


def test_an_exception_drops_what_was_not_committed(store_path: Path) -> None:
    before = dump(store_path)
    with pytest.raises(RuntimeError), Writer(store_path) as writer:
        writer.replace_cables([composed_quads("08TOKYO990003")])
        raise RuntimeError
    assert dump(store_path) == before
    assert len(list_generations(store_path)) == 1


def test_a_second_writer_is_told_who_holds_the_store(store_path: Path) -> None:
    with Writer(store_path), pytest.raises(StoreLocked, match=f"process {os.getpid()}"):
        Writer(store_path).__enter__()
    with Writer(store_path) as writer:
        assert writer.digests


def test_a_second_writer_that_may_not_write_changes_nothing(store_path: Path) -> None:
    with Writer(store_path) as writer:
        with pytest.raises(StoreLocked):
            Writer(store_path).__enter__()
        writer.replace_cables([composed_quads("08TOKYO990003")])
    with open_reader(store_path) as reader:
        assert len(reader.cable_ids()) == 3


def _write_until_killed(path: str, steps: int, ready: str) -> None:
    """Take the steps of a write one after the other, say so, and wait for the end."""
    with Writer(path) as writer:
        if steps >= 1:
            writer.replace_cables([composed_quads("08TOKYO990003")])
        if steps >= 2:
            writer.commit()
        if steps >= 3:
            writer.replace_cables([composed_quads("08TOKYO990001", note="changed"), composed_quads("08TOKYO990004")])
        Path(ready).touch()
        time.sleep(600)


@pytest.mark.parametrize(("steps", "cables"), [(0, 2), (1, 2), (2, 3), (3, 3)])
def test_a_killed_writer_leaves_the_last_good_generation(
    store_path: Path, tmp_path: Path, steps: int, cables: int
) -> None:
    ready = tmp_path / "ready"
    process = SPAWN.Process(target=_write_until_killed, args=(str(store_path), steps, str(ready)))
    process.start()
    while not ready.exists() and process.is_alive():
        time.sleep(0.01)
    with pytest.raises(StoreLocked, match=f"process {process.pid}"):
        Writer(store_path).__enter__()
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    with open_reader(store_path) as reader:
        assert len(reader.cable_ids()) == cables
    # The lock of a dead process is free, and what it left is cleared away.
    with Writer(store_path) as writer:
        writer.replace_cables([composed_quads("08TOKYO990005")])
    with open_reader(store_path) as reader:
        assert len(reader.cable_ids()) == cables + 1
    assert list_generations(store_path) == [current_generation(store_path)]


def test_an_unfinished_swap_is_no_matter(store_path: Path) -> None:
    """Killed after the link was made and before it took its place."""
    before = dump(store_path)
    (store_path / "current.new").symlink_to("generations/000099")
    (store_path / "generations" / "000099").mkdir()
    assert dump(store_path) == before
    with Writer(store_path) as writer:
        writer.replace_cables([composed_quads("08TOKYO990003")])
    with open_reader(store_path) as reader:
        assert len(reader.cable_ids()) == 3


def test_a_graph_of_reference_is_written_once(store_path: Path) -> None:
    quads = f"<{BASE}party/JP> <{BASE}x> <{BASE}y> <{BASE}graph/tables> .\n".encode()
    with Writer(store_path) as writer:
        assert writer.set_reference("tables", quads)
    generation = current_generation(store_path)
    with Writer(store_path) as writer:
        assert not writer.set_reference("tables", quads)
    assert current_generation(store_path) == generation


class TestPathsThatAreNoStore:
    """Are they told in one line, and left as they were?"""

    def test_nothing_there(self, tmp_path: Path) -> None:
        with pytest.raises(NotAStore, match="there is no store"):
            open_reader(tmp_path / "none")
        assert not (tmp_path / "none").exists()

    def test_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "cables.txt"
        path.write_text("1. (U) Nothing.\n")
        for opened in (open_reader, lambda path: Writer(path).__enter__()):
            with pytest.raises(NotAStore, match="a file, not a store"):
                opened(path)

    def test_a_folder_of_something_else(self, tmp_path: Path) -> None:
        (tmp_path / "holiday.jpg").touch()
        for opened in (open_reader, lambda path: Writer(path).__enter__()):
            with pytest.raises(NotAStore):
                opened(tmp_path)
        assert [entry.name for entry in tmp_path.iterdir()] == ["holiday.jpg"]

    def test_an_empty_folder_is_no_store_but_may_become_one(self, tmp_path: Path) -> None:
        with pytest.raises(NotAStore):
            open_reader(tmp_path)
        with Writer(tmp_path, BASE) as writer:
            writer.replace_cables([composed_quads()])
        assert len(open_reader(tmp_path)) > 0

    @pytest.mark.parametrize("said", ["", "{}", '{"layout": "x", "base": ""}', "[]"])
    def test_a_broken_layout_file(self, store_path: Path, said: str) -> None:
        (store_path / "layout.json").write_text(said)
        with pytest.raises(NotAStore, match=r"layout\.json"):
            open_reader(store_path)

    @pytest.mark.parametrize("version", [0, 99])
    def test_another_layout(self, store_path: Path, version: int) -> None:
        (store_path / "layout.json").write_text(json.dumps({"layout": version, "base": BASE}))
        with pytest.raises(NotAStore, match=f"layout {version}"):
            open_reader(store_path)

    def test_a_generation_that_is_missing(self, store_path: Path) -> None:
        generation = current_generation(store_path)
        assert generation is not None
        generation.rename(store_path / "elsewhere")
        with pytest.raises(KgError, match="incomplete"):
            open_reader(store_path)

    def test_a_database_that_is_broken(self, store_path: Path) -> None:
        generation = current_generation(store_path)
        assert generation is not None
        (generation / "quads" / "CURRENT").write_text("nonsense\n")
        with pytest.raises(StoreError, match="cannot be opened"):
            open_reader(store_path)

    @pytest.mark.parametrize("url", ["http://localhost:7878/", "HTTPS://example.org/sparql"])
    def test_an_endpoint(self, url: str) -> None:
        with pytest.raises(StoreError, match="give the folder of a store"):
            Writer(url).__enter__()

    def test_another_base(self, store_path: Path) -> None:
        with pytest.raises(ParameterError, match="has the base"):
            Writer(store_path, "https://other.example/").__enter__()
        with Writer(store_path) as writer:
            assert writer.base == BASE

    @pytest.mark.parametrize("base", ["no iri", "", "https://example.org/id", "https://example.org/<id>/"])
    def test_a_base_that_is_none(self, tmp_path: Path, base: str) -> None:
        with pytest.raises(ParameterError, match="--base"):
            Writer(tmp_path / "s", base).__enter__()
        assert not (tmp_path / "s").exists()
