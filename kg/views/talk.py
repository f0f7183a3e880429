"""What is said to the person beside the answer: one line each, on standard error."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TypeVar

from kg.archives import Refusal
from kg.errors import SourceError
from kg.views.streams import open_nowhere

Item = TypeVar("Item")
PATH_CODES = {"no-such-path", "empty-folder", "unreadable"}  # the path is wrong, not a cable


# What would break a line in two or steer a terminal: a file may be called "a\nb".
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def say(line: str) -> None:
    """Print one line to standard error, URLs without credentials; a reader of it that has gone stops nothing."""
    line = _without_credentials(line)
    line = _CONTROLS.sub(lambda match: match.group().encode("unicode_escape").decode(), line)
    try:
        print(line, file=sys.stderr, flush=True)  # noqa: T201 - this is the one place that talks
    except OSError:
        sys.stderr = open_nowhere()


def _without_credentials(line: str) -> str:
    """The line with `http://host` for `http://name:password@host`.

    >>> _without_credentials("to go on: kg load data --store=http://anna:s@fe@localhost:7878")
    'to go on: kg load data --store=http://localhost:7878'
    """
    if "@" not in line or "://" not in line:
        return line
    words = []
    for word in line.split(" "):
        scheme, sign, rest = word.partition("://")
        is_url = sign and scheme.lower().endswith(("http", "https"))
        words.append(f"{scheme}://{rest.rpartition('@')[2]}" if is_url else word)
    return " ".join(words)


def answer(line: str) -> None:
    """Print one line of the answer to standard output."""
    print(line)  # noqa: T201 - this is the one place that answers


@contextmanager
def open_output(path: Path | None) -> Iterator[IO[bytes]]:
    """Yield a file that stands at `path` when it is whole, or standard output where it is None.

    Raises SourceError for a file that cannot be written.
    """
    if path is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    # What stood there stays until the new file is whole; a pipe or a device is written to as it is.
    is_replaced = path.is_file() or not path.exists()
    written = path.with_name(f".{path.name}.new") if is_replaced else path
    try:
        with written.open("wb") as file:
            yield file
        if is_replaced:
            written.replace(path)
    except OSError as error:
        raise SourceError(str(path), error.strerror or "cannot be written", "name another file") from None
    finally:
        if is_replaced:
            with suppress(OSError):
                written.unlink()


class Rejects:
    """What was refused in this run: said at once, counted, and written as JSON Lines where a file is given.

    With `stays_until_done` a file that is there already stays as it is until the run is done.
    """

    def __init__(self, path: Path | None, *, stays_until_done: bool = False) -> None:
        self.count = 0
        self.done = 0
        self.is_done = True
        self._codes: set[str] = set()
        self._path = path
        # Where the file is the one that is read, it stays until all that it names was tried.
        self._written = path.with_name(f".{path.name}.new") if path is not None and stays_until_done else path
        self._file: IO[str] | None = None

    def __enter__(self) -> Rejects:
        if self._written is not None:
            try:
                # Line by line: what was refused is known also where the process is killed.
                self._file = self._written.open("w", encoding="utf-8", errors="backslashreplace", buffering=1)
            except OSError as error:
                raise SourceError(str(self._path), error.strerror or "cannot be written", "name another file") from None
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._file is None or self._written is None or self._path is None:
            return
        with suppress(OSError):  # told when it was written to
            self._file.close()
        if self._written == self._path:
            return
        if kind is None and self.is_done:
            self._written.replace(self._path)
        else:
            self._written.unlink(missing_ok=True)

    def add(self, refusal: Refusal) -> None:
        """Say and write one refusal."""
        self.count += 1
        self._codes.add(refusal.code)
        say(f"{refusal.source}: {refusal.message} [{refusal.code}]")
        if self._file is not None:
            try:
                self._file.write(refusal_line(refusal) + "\n")
            except OSError as error:
                raise SourceError(str(self._path), error.strerror or "cannot be written", "make room") from None

    def sift(self, items: Iterable[Item | Refusal]) -> Iterator[Item]:
        """Yield what was not refused, counted as `done`; say and write the rest."""
        for item in items:
            if isinstance(item, Refusal):
                self.add(item)
            else:
                self.done += 1
                yield item

    def exit_status(self, done: int) -> int:
        """0 where nothing was refused; 2 where no cable was done because no path could be read; else 1."""
        if not self.count:
            return 0
        return 2 if not done and self._codes <= PATH_CODES else 1


def refusal_line(refusal: Refusal) -> str:
    """The refusal as one JSON object: source {path, member, line}, code, message."""
    source = {"path": refusal.source.path, "member": refusal.source.member, "line": refusal.source.line}
    return json.dumps({"source": source, "code": refusal.code, "message": refusal.message}, ensure_ascii=False)
