"""Locks between processes: one writer a store, many readers a generation.

The locks are the operating system's (`flock`), so that of a dead process is free at once.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import time
from pathlib import Path
from types import TracebackType

from kg.errors import StoreError, StoreLocked
from kg.store.layout import LOCK_FILE, QUADS, READERS_LOCK

_LOOK_AGAIN = 0.1  # seconds between two looks at a lock that another writer holds
_LOCKS = Path("/proc/locks")  # 3: FLOCK  ADVISORY  READ 4711 fe:00:131074 0 EOF


class WriterLock:
    """Held by the one writer of a store; names its process to the others.

    `wait` is how many seconds it waits for another writer: 0 does not wait, None waits as long as it takes.

    Raises StoreLocked when another process, or another writer of this one, holds it then.
    """

    def __init__(self, folder: Path, wait: float | None = 0.0) -> None:
        self._folder = folder
        self._until = None if wait is None else time.monotonic() + wait
        self._descriptor = -1

    def __enter__(self) -> WriterLock:
        path = self._folder / LOCK_FILE
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            found = f"it cannot be written ({error.strerror})"
            raise StoreError(str(self._folder), found, "give a folder you may write") from None
        try:
            while not self._take(descriptor):
                if self._until is not None and time.monotonic() >= self._until:
                    holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()
                    found = f"another writer holds it (process {holder or 'unknown'})"
                    raise StoreLocked(str(self._folder), found, "wait until it is done")
                time.sleep(_LOOK_AGAIN)
            os.ftruncate(descriptor, 0)
            with contextlib.suppress(OSError):  # on a full disk the lock holds without its name
                os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        # A forked child must not keep the lock of a writer that dies.
        os.register_at_fork(after_in_child=self._forget)
        return self

    @staticmethod
    def _take(descriptor: int) -> bool:
        """Whether the lock is this writer's now."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _forget(self) -> None:
        """Close the lock in a child process; its parent keeps it."""
        if self._descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._descriptor < 0:
            return
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)  # also for a child that was forked just now
        descriptor, self._descriptor = self._descriptor, -1
        os.close(descriptor)


def lock_generation(generation: Path) -> int | None:
    """The descriptor that keeps a generation for a reader until it is closed, None when it is being removed."""
    try:
        descriptor = os.open(generation / READERS_LOCK, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def remove_unread(generation: Path) -> bool:
    """Whether the generation is gone: it is removed unless a reader has it open."""
    try:
        descriptor = os.open(generation / READERS_LOCK, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        # A writer died while it made or removed this generation: nobody can have it open.
        shutil.rmtree(generation, ignore_errors=True)
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(generation / QUADS, ignore_errors=True)
        shutil.rmtree(generation, ignore_errors=True)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


def readers_of(generation: Path) -> tuple[int, ...] | None:
    """The processes that have a generation open for reading, None where the system does not tell."""
    try:
        found = (generation / READERS_LOCK).stat()
        lines = _LOCKS.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    place = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    rows = [line.split() for line in lines]
    held = {int(row[4]) for row in rows if len(row) > 5 and row[1] == "FLOCK" and row[5] == place}
    return tuple(sorted(held))


def writer_of(folder: Path) -> str | None:
    """The process that writes to a store just now as it names itself, None where none does."""
    try:
        descriptor = os.open(folder / LOCK_FILE, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        return os.read(descriptor, 32).decode("ascii", "replace").strip() or None if _is_held(descriptor) else None
    finally:
        os.close(descriptor)


def _is_held(descriptor: int) -> bool:
    """Whether a writer holds the lock; looking takes no lock that would be in a writer's way for long."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(descriptor, fcntl.LOCK_UN)
    return False
