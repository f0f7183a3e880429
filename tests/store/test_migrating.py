"""Does a store of an older layout say what to do, and is it the same store afterwards, killed or not?"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from kg.errors import NotAStore, StoreLocked
from kg.store import migrating
from kg.store.layout import LAYOUT, Layout, current_generation
from kg.store.migrating import STEPS, migrate_store
from kg.store.reader import open_reader
from kg.store.verifying import verify_store
from kg.store.writer import Writer
from tests.composed import BASE, composed_quads
from tests.store.test_generations import dump

SPAWN = multiprocessing.get_context("spawn")
TABLES = f"<{BASE}party/JP> <{BASE}x> <{BASE}y> <{BASE}graph/tables> .\n".encode()


def set_layout(path: Path, version: int) -> None:
    (path / "layout.json").write_text(json.dumps({"layout": version, "base": BASE}), encoding="utf-8")


@pytest.fixture
def old_path(store_path: Path) -> Path:
    """A store of layout 1: `reference.json` where layout 2 has `generation.json`."""
    with Writer(store_path) as writer:
        writer.set_reference("tables", TABLES)
    generation = current_generation(store_path)
    assert generation is not None
    said = json.loads((generation / "generation.json").read_text(encoding="utf-8"))
    (generation / "reference.json").write_text(json.dumps(said["reference"]), encoding="utf-8")
    (generation / "generation.json").unlink()
    set_layout(store_path, 1)
    return store_path


def is_in_order(path: Path) -> bool:
    return {check.status for check in verify_store(path)} == {"ok"}


def test_an_old_store_says_what_to_do(old_path: Path) -> None:
    for opened in (open_reader, verify_store, lambda path: Writer(path).__enter__()):
        with pytest.raises(NotAStore, match=f"layout 1, .* kg store migrate --store {old_path}"):
            opened(old_path)


def test_a_migrated_store_is_the_same_store(old_path: Path) -> None:
    done = migrate_store(old_path)
    assert (done.before, done.after) == (1, LAYOUT)
    assert is_in_order(old_path)
    with Writer(old_path) as writer:
        assert not writer.set_reference("tables", TABLES)  # what was known stays known
        assert len(writer.digests) == 2
        writer.replace_cables([composed_quads("08TOKYO990003")])
    assert is_in_order(old_path)
    again = migrate_store(old_path)
    assert again.before == again.after


def test_a_store_without_its_link_or_its_digests_is_migrated_too(old_path: Path) -> None:
    (old_path / "current").resolve().joinpath("reference.json").write_text("{")
    (old_path / "current").unlink()
    migrate_store(old_path)
    with open_reader(old_path) as reader:
        assert len(reader.cable_ids()) == 2


def test_a_store_that_holds_nothing_yet_is_migrated(tmp_path: Path) -> None:
    set_layout(tmp_path, 1)
    migrate_store(tmp_path)
    with open_reader(tmp_path) as reader:
        assert len(reader) == 0


def _migrate_slowly(path: str, moment: str, ready: str) -> None:
    """Stand still for ever at a moment of the migration."""

    def stop(*_: object) -> None:
        Path(ready).touch()
        time.sleep(600)

    if moment == "in the step":
        migrating.scan_generation = stop  # type: ignore[assignment]
    else:
        migrating.write_layout = stop
    migrate_store(path)


@pytest.mark.parametrize("moment", ["in the step", "before the layout file"])
def test_killed_at_any_moment_it_is_as_it_was_and_can_be_migrated(old_path: Path, tmp_path: Path, moment: str) -> None:
    ready = tmp_path / "ready"
    process = SPAWN.Process(target=_migrate_slowly, args=(str(old_path), moment, str(ready)))
    process.start()
    while not ready.exists() and process.is_alive():
        time.sleep(0.01)
    with pytest.raises(StoreLocked, match=f"process {process.pid}"):
        migrate_store(old_path)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    with pytest.raises(NotAStore, match="kg store migrate"):
        open_reader(old_path)
    migrate_store(old_path)
    assert is_in_order(old_path)
    assert dump(old_path)


def test_no_way_leads_from_a_newer_store_or_an_unknown_one(store_path: Path) -> None:
    set_layout(store_path, LAYOUT + 1)
    with pytest.raises(NotAStore, match="use a newer cablegraph"):
        migrate_store(store_path)
    set_layout(store_path, 0)
    with pytest.raises(NotAStore, match="no way leads from layout 0"):
        migrate_store(store_path)


def test_steps_run_one_after_the_other(old_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []

    def before_1(layout: Layout) -> None:
        taken.append(layout.version)

    monkeypatch.setitem(STEPS, 0, before_1)
    set_layout(old_path, 0)
    assert migrate_store(old_path).before == 0
    assert taken == [0]
    assert is_in_order(old_path)


def test_every_older_layout_has_a_step() -> None:
    assert sorted(STEPS) == list(range(1, LAYOUT))
