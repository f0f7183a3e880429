"""Locks between processes: one writer a store, many readers a generation.

The locks are the operating system's (`flock`), so that of a dead process is free at once.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from pathlib import Path
from types import TracebackType

from kg.errors import StoreError, StoreLocked
from kg.store.layout import LOCK_FILE, QUADS, READERS_LOCK


class WriterLock:
    """Held by the one writer of a store; names its process to the others.

    Raises StoreLocked when another process, or another writer of this one, holds it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._descriptor = -1

    def __enter__(self) -> WriterLock:
        path = self._folder / LOCK_FILE
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            found = f"it cannot be written ({error.strerror})"
            raise StoreError(str(self._folder), found, "give a folder you may write") from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 32).decode("ascii", "replace").strip()
            os.close(descriptor)
            found = f"another writer holds it (process {holder or 'unknown'})"
            raise StoreLocked(str(self._folder), found, "wait until it is done") from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        self._descriptor = descriptor
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)


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
