"""What a load reads: how much of it there is, and how far the reading is."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from kg.archives import Refusal
from kg.archives.files import STANDARD_INPUT, walk


class Sources:
    """The bytes of the files below some paths, and those that are read; what standard input holds nobody knows."""

    def __init__(self, paths: Iterable[str | Path]) -> None:
        self._paths = [str(path) for path in paths]
        self._read = 0  # of the files before this one
        self._file: IO[bytes] | None = None
        self._size = 0  # of this one
        self.all_bytes: int | None = None

    def measure(self) -> None:
        """Add up the sizes in a thread of its own: a folder may hold a million files."""
        if STANDARD_INPUT not in self._paths:
            threading.Thread(target=self._add_up, daemon=True).start()

    def _add_up(self) -> None:
        """Set `all_bytes` to the sum, a file that is gone counted as nothing."""
        total = 0
        for path in self._paths:
            for file in walk(Path(path)):
                if not isinstance(file, Refusal):
                    total += _size_of(file)
        self.all_bytes = total

    def opened(self, file: IO[bytes]) -> None:
        """Take down that the next file is opened, and those before it are read."""
        self._read += self._size
        try:
            self._size = os.fstat(file.fileno()).st_size
        except (OSError, ValueError):
            self._size = 0
        self._file = file

    def read_bytes(self) -> int | None:
        """The bytes read so far, None while their sum is not known."""
        if self.all_bytes is None or self._file is None:
            return None
        try:
            here = self._file.tell()
        except (OSError, ValueError):  # it is closed: the next one is about to be opened
            here = self._size
        return self._read + min(here, self._size)


def _size_of(path: Path) -> int:
    """The bytes of a file, 0 for one that is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
