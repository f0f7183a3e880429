"""The members of a 7z archive as streams.

The decoder (py7zr) pushes the bytes of one member after the other; a thread runs it and a short queue turns pushing
into reading, so that a block of hundreds of thousands of telegrams passes by in bounded memory.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING, Any

from kg.archives.model import Refusal, Source
from kg.archives.refusals import BEFORE_DAMAGE, BEFORE_END, NOTHING, refuse

if TYPE_CHECKING:
    from py7zr import SevenZipFile

WAITING = 16  # blocks between the decoder and the reader
PIECE = 1 << 20

Read = Callable[[int], bytes]


class _Abandoned(Exception):  # noqa: N818 - a signal to the decoder's thread, not an error
    """The reader has gone away."""


class Locked(Exception):  # noqa: N818 - told as a refusal
    """The archive wants a password."""


class _Pipe:
    """What the decoder's thread hands over: names, blocks of bytes, the end, or its fault."""

    def __init__(self) -> None:
        self.items: queue.Queue[tuple[str, Any]] = queue.Queue(WAITING)
        self.is_abandoned = threading.Event()

    def put(self, kind: str, value: Any = None) -> None:
        """Hand over one item; waits while the reader is busy."""
        while not self.is_abandoned.is_set():
            try:
                self.items.put((kind, value), timeout=0.2)
                return
            except queue.Full:
                continue
        raise _Abandoned


def open_members(file: IO[bytes], wanted: Callable[[str], bool]) -> Iterator[tuple[str, Read | None]]:
    """Yield name and reading function of the wanted files, then the names of the others with None.

    Each is to be read before the next is asked for; what is left of it is passed over. Raises what the decoder raises.
    """
    import py7zr  # noqa: PLC0415 - only for who has such archives

    with py7zr.SevenZipFile(file, "r") as archive:
        if archive.needs_password():
            raise Locked
        files = [info.filename for info in archive.list() if not info.is_directory]
        targets = {name for name in files if wanted(name)}
        yield from ((name, None) for name in files if name not in targets)
        if targets:
            yield from _pulled(archive, targets)


def _pulled(archive: SevenZipFile, targets: set[str]) -> Iterator[tuple[str, Read]]:
    """Yield the targets' names and reading functions as the decoder's thread hands them over."""
    pipe = _Pipe()
    thread = threading.Thread(target=_decode, args=(archive, targets, pipe), daemon=True)
    thread.start()
    try:
        kind, value = pipe.items.get()
        while kind != "done":
            if kind == "fault":
                raise value
            reading = _Reading(pipe)
            yield value, reading.read
            kind, value = reading.next_item()
    finally:
        pipe.is_abandoned.set()
        thread.join()


class _Reading:
    """The reading of one member."""

    def __init__(self, pipe: _Pipe) -> None:
        self._pipe = pipe
        self._block = b""
        self._after: tuple[str, Any] | None = None

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; none at the end of the member."""
        while not self._block and self._after is None:
            kind, value = self._pipe.items.get()
            if kind == "bytes":
                self._block = value
            else:
                self._after = (kind, value)
        if not self._block and self._after and self._after[0] == "fault":
            raise self._after[1]
        block, self._block = self._block[:size], self._block[size:]
        return block

    def next_item(self) -> tuple[str, Any]:
        """What comes after the member; its unread bytes are passed over."""
        while self._after is None:
            self._block = b""
            kind, value = self._pipe.items.get()
            if kind != "bytes":
                self._after = (kind, value)
        return self._after


def _decode(archive: SevenZipFile, targets: set[str], pipe: _Pipe) -> None:
    """Run the decoder over the whole archive; its fault is handed over as the last item."""
    try:
        archive.extract(targets=targets, factory=_factory(pipe))
        pipe.put("done")
    except _Abandoned:
        return
    except Exception as error:  # handed to the reader, who raises it
        try:
            pipe.put("fault", error)
        except _Abandoned:
            return


def _factory(pipe: _Pipe) -> Any:
    """What makes the decoder's writers: each hands its bytes to the pipe."""
    from py7zr.io import Py7zIO, WriterFactory  # noqa: PLC0415 - as above

    class Writer(Py7zIO):
        written = 0

        def write(self, block: bytes | bytearray) -> int:
            for start in range(0, len(block), PIECE):
                pipe.put("bytes", bytes(block[start : start + PIECE]))
            self.written += len(block)
            return len(block)

        def read(self, size: int | None = None) -> bytes:
            return b""

        def seek(self, offset: int, whence: int = 0) -> int:
            return 0

        def flush(self) -> None:
            return

        def size(self) -> int:
            return self.written

    class Writers(WriterFactory):
        def create(self, filename: str) -> Writer:
            pipe.put("name", filename)
            return Writer()

    return Writers()


def fault(error: Exception, source: Source, is_begun: bool) -> Refusal:
    """The refusal that tells of the decoder's fault, after members were read (`is_begun`) or before."""
    if isinstance(error, ImportError):
        return refuse(source, "unreadable", why="the library py7zr is missing: pip install py7zr")
    if isinstance(error, Locked) or type(error).__name__ == "PasswordRequired":
        return refuse(source, "encrypted")
    if isinstance(error, EOFError) or "progress" in str(error):
        return refuse(source, "truncated-archive", kind="7z", read=BEFORE_END if is_begun else NOTHING)
    why = " ".join(str(error).split())[:120] or type(error).__name__
    return refuse(source, "damaged-archive", kind="7z", why=why, read=BEFORE_DAMAGE if is_begun else NOTHING)
