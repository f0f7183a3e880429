"""Does a full disk end in one line, with the last generation as it was and nothing left of the unfinished one?"""

from __future__ import annotations

import multiprocessing
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.backups import back_up, restore
from kg.store.compacting import compact
from kg.store.layout import current_generation, list_generations
from kg.store.reader import open_reader
from kg.store.verifying import verify_store
from kg.store.writer import Writer
from tests.composed import BASE, composed_quads
from tests.store.test_generations import dump

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None:
        pytest.skip("there is no mount command to make a small disk with")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this user may not mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill(disk: Path, *, leave: int) -> Path:
    """A file that leaves only so many bytes on the disk."""
    ballast = disk / "ballast"
    ballast.write_bytes(b"")
    free = shutil.disk_usage(disk).free
    ballast.write_bytes(bytes(max(0, free - leave)))
    return ballast


def cables(first: int, count: int) -> list[tuple[str, str, bytes]]:
    return [composed_quads(f"08TOKYO{serial}") for serial in range(first, first + count)]


def is_whole(path: Path, before: list[bytes]) -> bool:
    """Whether the store is what it was: the same quads, one generation, in order."""
    assert dump(path) == before
    assert list_generations(path) == [current_generation(path)]
    return {check.status for check in verify_store(path)} == {"ok"}


# The clone alone needs some 300 kB, so the first fail in making it, the others in writing, flushing and swapping.
@pytest.mark.parametrize("leave", [0, 4096, 65_536, 200_000, 400_000, 600_000, 1_000_000])
def test_a_full_disk_leaves_the_last_generation(small_disk: Path, leave: int) -> None:
    path = small_disk / "s"
    with Writer(path, BASE) as writer:
        writer.replace_cables(cables(990001, 5))
    before = dump(path)
    ballast = fill(small_disk, leave=leave)
    with pytest.raises(StoreError, match="make room on the disk") as told, Writer(path) as writer:
        for first in range(991000, 999000, 100):
            writer.replace_cables(cables(first, 100))
    assert "\n" not in str(told.value)
    assert is_whole(path, before)
    ballast.unlink()
    with Writer(path) as writer:  # with room it goes on
        writer.replace_cables(cables(990100, 5))
    with open_reader(path) as reader:
        assert len(reader.cable_ids()) == 10


def test_what_was_swapped_in_before_the_disk_was_full_stays(small_disk: Path) -> None:
    path = small_disk / "s"
    committed = 0
    with pytest.raises(StoreError, match="make room on the disk"), Writer(path, BASE) as writer:
        for first in range(990000, 999000, 20):
            writer.replace_cables(cables(first, 20))
            writer.commit()
            committed += 20
    assert committed > 0
    with open_reader(path) as reader:
        assert len(reader.cable_ids()) in (committed, committed + 20)  # the clone after a swap may be what failed
    assert is_whole(path, dump(path))


def test_a_backup_a_restoring_and_a_compaction_on_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "s"
    with Writer(path, BASE) as writer:
        writer.replace_cables(cables(990001, 20))
    before = dump(path)
    back_up(path, tmp_path / "b.zip")
    fill(small_disk, leave=4096)
    with pytest.raises(StoreError, match="No space left"):
        back_up(path, small_disk / "b.zip")
    assert not list(small_disk.glob("*.zip*")) + list(small_disk.glob(".*"))
    for fails in (lambda: restore(tmp_path / "b.zip", path), lambda: compact(path)):
        with pytest.raises(StoreError, match="make room on the disk"):
            fails()
        assert is_whole(path, before)


def _write_with_a_limit(path: str, limit: int, answers: multiprocessing.Queue[str]) -> None:
    """Write while no file may become longer than so many bytes: the same as a full disk, without one."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with Writer(path) as writer:
            writer.replace_cables(cables(991000, 200))
        answers.put("done")
    except BaseException as error:
        answers.put(f"{type(error).__name__}: {error}")


@pytest.mark.parametrize("limit", [0, 1000, 70_000, 200_000])
def test_files_that_may_not_grow_leave_the_last_generation(store_path: Path, limit: int) -> None:
    before = dump(store_path)
    answers: multiprocessing.Queue[str] = SPAWN.Queue()
    process = SPAWN.Process(target=_write_with_a_limit, args=(str(store_path), limit, answers))
    process.start()
    told = answers.get(timeout=60)
    process.join()
    assert told.startswith("StoreError: ")
    assert told.endswith("make room on the disk")
    assert is_whole(store_path, before)
