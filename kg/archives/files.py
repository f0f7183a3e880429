"""The files below the paths that are given, in an order that never changes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.archives.model import Refusal, Source
from kg.archives.refusals import refuse
from kg.errors import SourceError

STANDARD_INPUT = "-"


def shown(path: str | os.PathLike[str]) -> str:
    """The path as text that can be printed and stored: bytes of a name that are no UTF-8 become U+FFFD.

    >>> shown(Path("cables") / "08TOKYO328.txt")
    'cables/08TOKYO328.txt'
    """
    return os.fsencode(path).decode("utf-8", "replace")


def check_paths(paths: Iterable[str | Path]) -> None:
    """Nothing, where every path is there.

    Raises SourceError for the first that is not.
    """
    for path in paths:
        if str(path) != STANDARD_INPUT and not os.path.lexists(path):
            raise SourceError(shown(path), "there is no such file or folder", "check the path")


def walk(path: Path) -> Iterator[Path | Refusal]:
    """Yield the files at or below the path, sorted by name folder by folder; hidden ones are skipped.

    A folder reached twice through links is read once.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        yield refuse(Source(shown(path)), "no-such-path")
        return
    except (OSError, ValueError) as error:
        yield refuse(Source(shown(path)), "unreadable", why=reason(error))
        return
    if not stat.S_ISDIR(status.st_mode):
        yield path
        return
    is_empty = True
    for found in _walk_folder(path, {(status.st_dev, status.st_ino)}):
        is_empty = False
        yield found
    if is_empty:
        yield refuse(Source(shown(path)), "empty-folder")


def _walk_folder(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Refusal]:
    """Yield the files below the folder, depth first in the order of the names' bytes."""
    try:
        paths = sorted(folder.iterdir(), key=os.fsencode)
    except OSError as error:
        yield refuse(Source(shown(folder)), "unreadable", why=reason(error))
        return
    for path in paths:
        if path.name.startswith("."):
            continue
        try:
            status = path.stat()
        except OSError as error:
            yield refuse(Source(shown(path)), "unreadable", why=reason(error))
            continue
        if stat.S_ISDIR(status.st_mode):
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                yield from _walk_folder(path, seen)
        elif stat.S_ISREG(status.st_mode):
            yield path
        else:  # a pipe or device in a folder would block the batch for ever
            yield refuse(Source(shown(path)), "unreadable", why="it is a pipe or a device")


def reason(error: OSError | ValueError) -> str:
    """What the system says, in lower case and without the path."""
    return (getattr(error, "strerror", None) or str(error)).lower()
