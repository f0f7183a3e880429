"""Does a load that is killed, at whatever moment, end with the same graph when it is started again?"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

import kg.build.map
from kg.archives import Message, Refusal
from kg.build import load_paths
from kg.errors import KgError, StoreLocked
from kg.store.load_report import Mapped, Progress
from kg.store.reader import open_reader
from kg.store.writer import Writer

# The processes that are killed are forked from one that has all modules and no thread: each starts at once.
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["kg.build", "tests.store.test_killed_loads"])
COUNT = 16
WHOLE = 10  # quads that each cable has at least

# Seeded, so that each run kills at the same places: what is done, and how often it was done before.
MOMENTS = [
    (stage, number)
    for stage, (first, last), times in (
        ("starting", (1, 12), 5),  # the store's files, as they are made
        ("reading", (1, COUNT), 3),
        ("mapping", (1, COUNT), 2),
        ("writing", (1, 5), 5),  # inside of the bulk load of the batch of that number, after some milliseconds
        ("swapping", (1, 60), 5),  # the store's files, after the first batch
    )
    for number in sorted(random.Random(stage).sample(range(first, last + 1), times))
]


@pytest.fixture(scope="module")
def cables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of small telegrams."""
    folder = tmp_path_factory.mktemp("cables")
    for serial in range(990001, 990001 + COUNT):
        (folder / f"{serial}.txt").write_text(telegram(serial), encoding="utf-8")
    return folder


def telegram(serial: int, note: str = "") -> str:
    return (
        f"DE RUEHKO #{serial}/01 0380820\nP 070820Z FEB 08\nFM AMEMBASSY TOKYO\nTO RUEHC/SECSTATE WASHDC\n"
        f"UNCLAS TOKYO {serial}\n\nSUBJECT: ISLANDS {note}\n\n"
        "¶1. (U) Tanaka said the islands were Japanese territory.\n"
    )


def dump(path: Path) -> list[bytes]:
    with open_reader(path) as reader:
        return sorted((reader.quads.dump(format=RdfFormat.N_QUADS) or b"").splitlines())


@pytest.fixture(scope="module")
def expected(cables: Path, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """What a load in one process that nothing disturbs leaves."""
    path = tmp_path_factory.mktemp("whole") / "s"
    load_paths([cables], path)
    return dump(path)


def run(function: Callable[..., None], *arguments: object) -> int | None:
    """The exit code of a process that does it."""
    process = SERVER.Process(target=function, args=arguments)
    process.start()
    process.join(60)
    return process.exitcode


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _load_and_die(cables: str, path: str, stage: str, number: int) -> None:
    """Load with many swaps, and be killed at the moment."""
    left = number
    is_begun = False

    def count_down() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            die()

    def see(event: str, arguments: tuple[object, ...]) -> None:
        if not event.startswith(("open", "os.", "shutil.")) or not arguments:
            return
        where = next((str(each) for each in arguments if isinstance(each, str | Path)), "")
        is_store = where.startswith(path)
        if (
            (stage == "starting" and is_store)
            or (stage == "swapping" and is_store and is_begun)
            or (stage == "reading" and event == "open" and where.endswith(".txt"))
        ):
            count_down()

    sys.addaudithook(see)
    real_replace, real_quads = Writer.replace_cables, kg.build.map.cable_quads

    def replace_cables(self: Writer, batch: Iterable[tuple[str, str, bytes]]) -> None:
        nonlocal is_begun
        is_begun = True
        if stage == "writing":
            if left == 1:
                threading.Timer(random.Random(number).uniform(0.0, 0.02), die).start()
            else:
                count_down()
        real_replace(self, batch)

    def cable_quads(*arguments: object) -> bytes:
        if stage == "mapping":
            count_down()
        return real_quads(*arguments)  # type: ignore[arg-type]

    Writer.replace_cables = replace_cables  # type: ignore[method-assign]
    kg.build.map.cable_quads = cable_quads  # type: ignore[attr-defined]
    load_paths([cables], path, commit_every=3)
    time.sleep(1)  # the timer of the last batch may still run


@pytest.mark.parametrize(("stage", "number"), MOMENTS)
def test_a_killed_load_goes_on_where_it_was(
    cables: Path, expected: list[bytes], tmp_path: Path, stage: str, number: int
) -> None:
    path = tmp_path / "s"
    assert run(_load_and_die, str(cables), str(path), stage, number) == -signal.SIGKILL
    before = 0
    if (path / "layout.json").exists():
        with open_reader(path) as reader:
            before = len(reader.cable_ids())
            assert all(len(list(reader.cable_graph(cable))) > WHOLE for cable in reader.cable_ids())
    report = load_paths([cables], path)
    assert (report.same, report.new) == (before, COUNT - before)
    assert dump(path) == expected
    assert len(list((path / "generations").iterdir())) == 1  # what the dead one left is gone


def _load_in_workers(cables: str, path: str, pids: str) -> None:
    """Load with workers, told by their numbers in a file, and be killed when a third is read."""
    kg.build.map.WORTH_WORKERS = 1  # type: ignore[attr-defined]

    def told(progress: Progress) -> None:
        if progress.written == 1:
            Path(pids).write_text(json.dumps([each.pid for each in multiprocessing.active_children()]), "utf-8")
        if progress.written == COUNT // 3:
            die()

    load_paths([cables], path, jobs=2, commit_every=2, on_progress=told)


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that is only not yet reaped does not."""
    try:
        return Path("/proc", str(pid), "stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_workers_of_a_killed_load_end_and_others_go_on(cables: Path, expected: list[bytes], tmp_path: Path) -> None:
    path, pids = tmp_path / "s", tmp_path / "pids"
    assert run(_load_in_workers, str(cables), str(path), str(pids)) == -signal.SIGKILL
    workers = json.loads(pids.read_text("utf-8"))
    until = time.monotonic() + 20
    while any(is_alive(pid) for pid in workers) and time.monotonic() < until:
        time.sleep(0.02)
    assert len(workers) == 2
    assert not any(is_alive(pid) for pid in workers)
    report = load_paths([cables], path)
    assert report.same + report.new == COUNT
    assert dump(path) == expected


def _map_or_break(message: Message | Refusal, base: str) -> Mapped | Refusal:
    """A message mapped; one kills its worker, one hangs it."""
    if isinstance(message, Message) and "BREAK" in message.text:
        die()
    if isinstance(message, Message) and "HANG" in message.text:
        time.sleep(600)
    return message if isinstance(message, Refusal) else kg.build.map.map_message(message, base)


def test_a_worker_that_is_killed_or_hangs_in_its_batch_costs_one_cable(
    cables: Path, expected: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cables"
    folder.mkdir()
    for file in cables.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "990003-breaks.txt").write_text(telegram(990103, "BREAK"), "utf-8")
    (folder / "990009-hangs.txt").write_text(telegram(990109, "HANG"), "utf-8")
    monkeypatch.setattr(kg.build.map, "_map_or_pass", _map_or_break)
    monkeypatch.setattr(kg.build.map, "WORTH_WORKERS", 1)
    monkeypatch.setattr(kg.build.map, "SECONDS_A_CABLE", 1.5)
    refusals: list[Refusal] = []
    report = load_paths([folder], tmp_path / "s", jobs=2, commit_every=3, on_refusal=refusals.append)
    assert (report.new, report.refused) == (COUNT, 2)
    assert {(Path(each.source.path).name, each.code) for each in refusals} == {
        ("990003-breaks.txt", "internal"),
        ("990009-hangs.txt", "internal"),
    }
    assert dump(tmp_path / "s") == expected


def _load_when_told(cables: str, path: str, go: str) -> None:
    """Load, and wait at the first cable until the file `go` is there."""

    def told(progress: Progress) -> None:
        Path(f"{go}.begun").touch()
        while not Path(go).exists():
            time.sleep(0.01)

    load_paths([cables], path, on_progress=told)


def test_of_two_loads_the_second_says_who_writes_or_waits(cables: Path, expected: list[bytes], tmp_path: Path) -> None:
    path, go = tmp_path / "s", tmp_path / "go"
    first = SERVER.Process(target=_load_when_told, args=(str(cables), str(path), str(go)))
    first.start()
    while not Path(f"{go}.begun").exists():
        time.sleep(0.01)
    with pytest.raises(StoreLocked, match=rf"process {first.pid}\b"):
        load_paths([cables], path)
    with pytest.raises(StoreLocked):
        load_paths([cables], path, wait=0.2)
    threading.Timer(0.2, go.touch).start()
    report = load_paths([cables], path, wait=60.0)
    first.join()
    assert (report.new, report.same) == (0, COUNT)
    assert dump(path) == expected


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, with little room."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0 or os.system(f"mount -t tmpfs -o size=64m tmpfs '{folder}' 2>/dev/null") != 0:
        pytest.skip("only root may mount a small file system")
    try:
        yield folder
    finally:
        os.system(f"umount -l '{folder}'")


@pytest.mark.parametrize("room", [2_000, 300_000, 1_000_000, 2_500_000])
def test_a_full_disk_stops_the_load_and_room_lets_it_go_on(
    cables: Path, expected: list[bytes], small_disk: Path, room: int
) -> None:
    path, filler = small_disk / "s", small_disk / "filler"
    status = os.statvfs(small_disk)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, status.f_bavail * status.f_frsize - room)
    with pytest.raises(KgError, match="make room on the disk"):
        load_paths([cables], path, commit_every=1)
    filler.unlink()
    if (path / "layout.json").exists():
        with open_reader(path) as reader:
            assert all(len(list(reader.cable_graph(cable))) > WHOLE for cable in reader.cable_ids())
    report = load_paths([cables], path)
    assert report.same + report.new == COUNT
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
