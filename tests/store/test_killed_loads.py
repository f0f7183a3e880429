"""Does a load that is killed, and one whose worker is, end with the same graph when it is started again?"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import threading
import time
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from kg.build import load_paths
from kg.store.reader import open_reader

SPAWN = multiprocessing.get_context("spawn")
COUNT = 40


@pytest.fixture(scope="module")
def cables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of small telegrams."""
    folder = tmp_path_factory.mktemp("cables")
    for serial in range(990001, 990001 + COUNT):
        text = (
            f"DE RUEHKO #{serial}/01 0380820\nP 070820Z FEB 08\nFM AMEMBASSY TOKYO\nTO RUEHC/SECSTATE WASHDC\n"
            f"UNCLAS TOKYO {serial}\n\nSUBJECT: ISLANDS\n\n¶1. (U) Tanaka said the islands were Japanese territory.\n"
        )
        (folder / f"{serial}.txt").write_text(text, encoding="utf-8")
    return folder


def dump(path: Path) -> list[bytes]:
    with open_reader(path) as reader:
        return sorted((reader.quads.dump(format=RdfFormat.N_QUADS) or b"").splitlines())


@pytest.fixture(scope="module")
def expected(cables: Path, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """What a load that nothing disturbs leaves."""
    path = tmp_path_factory.mktemp("whole") / "s"
    load_paths([cables], path)
    return dump(path)


def _load_slowly(cables: str, path: str) -> None:
    """Load with many swaps, so that a kill may come anywhere."""
    load_paths([cables], path, commit_every=3, on_progress=lambda progress: time.sleep(0.005))


@pytest.mark.parametrize("moment", range(4))
def test_a_killed_load_goes_on_where_it_was(cables: Path, expected: list[bytes], tmp_path: Path, moment: int) -> None:
    path = tmp_path / "s"
    process = SPAWN.Process(target=_load_slowly, args=(str(cables), str(path)))
    process.start()
    while not (path / "current").is_symlink() and process.is_alive():
        time.sleep(0.005)
    time.sleep(random.Random(moment).uniform(0.0, 0.6))
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with open_reader(path) as reader:
        before = len(reader.cable_ids())
        # Each cable that is there is there whole.
        assert all(len(list(reader.cable_graph(cable))) > 10 for cable in reader.cable_ids())
    report = load_paths([cables], path)
    assert (report.same, report.new) == (before, COUNT - before)
    assert dump(path) == expected


def test_readers_see_whole_generations_through_a_load(cables: Path, tmp_path: Path) -> None:
    path = tmp_path / "s"
    seen: list[int] = []
    failures: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                if (path / "current").is_symlink():
                    with open_reader(path) as reader:
                        seen.append(len(reader.cable_ids()))
            except BaseException as error:
                failures.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    load_paths([cables], path, commit_every=4)
    done.set()
    thread.join()
    assert not failures
    assert seen == sorted(seen)
    assert all(count % 4 == 0 for count in seen)
