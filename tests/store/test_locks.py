"""Does a second writer wait, or learn who holds the store, and is the lock of a dead process free?"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from kg.errors import StoreLocked
from kg.store.locks import WriterLock, lock_generation, readers_of, writer_of

SPAWN = multiprocessing.get_context("spawn")


def _hold(folder: str, held: str, until: str) -> None:
    """Hold the lock until a file is there."""
    with WriterLock(Path(folder)):
        Path(held).touch()
        while not Path(until).exists():
            time.sleep(0.01)


class Holder:
    """Another process that holds the lock of a folder."""

    def __init__(self, folder: Path) -> None:
        self.until = folder / "until"
        held = folder / "held"
        self.process = SPAWN.Process(target=_hold, args=(str(folder), str(held), str(self.until)))
        self.process.start()
        while not held.exists() and self.process.is_alive():
            time.sleep(0.01)

    def release(self) -> None:
        self.until.touch()

    def kill(self) -> None:
        assert self.process.pid is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.join()


def test_without_waiting_it_says_who_holds_it(tmp_path: Path) -> None:
    holder = Holder(tmp_path)
    with pytest.raises(StoreLocked, match=f"process {holder.process.pid}"):
        WriterLock(tmp_path).__enter__()
    assert writer_of(tmp_path) == str(holder.process.pid)
    holder.kill()


def test_after_its_time_it_gives_up(tmp_path: Path) -> None:
    with WriterLock(tmp_path), pytest.raises(StoreLocked, match=f"process {os.getpid()}"):
        WriterLock(tmp_path, wait=0.25).__enter__()


@pytest.mark.parametrize("wait", [60.0, None])
def test_it_waits_until_the_other_is_done(tmp_path: Path, wait: float | None) -> None:
    holder = Holder(tmp_path)
    threading.Timer(0.3, holder.release).start()
    with WriterLock(tmp_path, wait):
        assert holder.until.exists()
        assert writer_of(tmp_path) == str(os.getpid())
    holder.process.join()
    assert writer_of(tmp_path) is None


@pytest.mark.parametrize("wait", [0.0, 60.0])
def test_the_lock_of_a_killed_process_is_taken_over(tmp_path: Path, wait: float) -> None:
    holder = Holder(tmp_path)
    holder.kill()
    assert (tmp_path / "writer.lock").read_text() == f"{holder.process.pid}\n"  # it could not tidy up
    with WriterLock(tmp_path, wait):
        assert writer_of(tmp_path) == str(os.getpid())


def test_one_that_is_killed_while_another_waits(tmp_path: Path) -> None:
    holder = Holder(tmp_path)
    threading.Timer(0.3, holder.kill).start()
    with WriterLock(tmp_path, 60.0):
        assert not holder.until.exists()


def test_a_forked_child_does_not_keep_the_lock(tmp_path: Path) -> None:
    """A worker that outlives a killed writer must not lock the store for ever."""
    lock = WriterLock(tmp_path)
    lock.__enter__()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, b"!")
        time.sleep(60)
        os._exit(0)
    os.read(reading, 1)  # the child is at work
    os.close(lock._descriptor)  # as the end of this process would, without tidying up
    lock._descriptor = -1
    with WriterLock(tmp_path):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    os.close(writing)


def test_who_reads_a_generation_is_told(tmp_path: Path) -> None:
    (tmp_path / "readers.lock").touch()
    lock = lock_generation(tmp_path)
    assert lock is not None
    assert readers_of(tmp_path) in ((os.getpid(),), None)
    os.close(lock)
    assert readers_of(tmp_path) in ((), None)
