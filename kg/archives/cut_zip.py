"""A zip whose end is lost: the members that stand whole before the cut.

The directory of a zip stands at its end; each member has a header of its own too (APPNOTE.TXT 4.3.7), which is read
here one after the other. A member counts only when all of its bytes are there and its checksum holds.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

PART = 1 << 16
_HEADER = struct.Struct("<4sHHHHHIIIHH")
_MARK = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_LOCKED, _SIZES_BEHIND, _UTF8 = 1, 8, 1 << 11


class WholeMember(NamedTuple):
    """A member's name, how many bytes it takes in the archive, and a function that reads at most so many of its own."""

    name: str
    compressed: int
    read: Callable[[int], bytes]


class _Header(NamedTuple):
    """What a member's own header says."""

    name: str
    method: int
    checksum: int
    compressed: int
    start: int
    has_sizes: bool
    is_locked: bool


def whole_members(file: IO[bytes], most: int) -> Iterator[WholeMember]:
    """Yield the members of a cut zip that are whole, in their order; those that swell to more than `most` end it."""
    place = 0
    while (header := _header_at(file, place)) is not None:
        size = _whole_size(file, header, most)
        if size is None:
            return
        if not header.is_locked and not header.name.endswith("/"):
            yield WholeMember(header.name, size, _Reader(file, header, size))
        place = header.start + size
        if not header.has_sizes:
            file.seek(place)
            place += 16 if file.read(4) == b"PK\x07\x08" else 12


def _header_at(file: IO[bytes], place: int) -> _Header | None:
    """The header at this place, None where none stands there whole."""
    file.seek(place)
    fixed = file.read(_HEADER.size)
    if len(fixed) < _HEADER.size or not fixed.startswith(_MARK):
        return None
    _, _, flags, method, _, _, checksum, compressed, _, name_length, extra_length = _HEADER.unpack(fixed)
    name = file.read(name_length)
    if len(name) < name_length or method not in (_STORED, _DEFLATED):
        return None
    shown = name.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    start = place + _HEADER.size + name_length + extra_length
    has_sizes = not flags & _SIZES_BEHIND
    return _Header(shown, method, checksum, compressed, start, has_sizes, bool(flags & _LOCKED))


def _whole_size(file: IO[bytes], header: _Header, most: int) -> int | None:
    """How many bytes a member takes in the archive, None where it is cut, damaged or far too large."""
    if header.method == _STORED and not header.has_sizes:
        return None  # nothing says where it ends
    checksum = given = 0
    read = _Reader(file, header, header.compressed if header.has_sizes else None)
    try:
        while block := read(PART):
            checksum = zlib.crc32(block, checksum)
            given += len(block)
            if given > most:
                return None
    except (EOFError, zlib.error):
        return None
    if header.has_sizes:
        return header.compressed if header.is_locked or checksum == header.checksum else None
    return read.taken


class _Reader:
    """Reads a member's bytes; `taken` is how many of the archive's bytes they came from."""

    def __init__(self, file: IO[bytes], header: _Header, size: int | None) -> None:
        self._file = file
        self._start = header.start
        self._size = size
        self._decoder = zlib.decompressobj(-zlib.MAX_WBITS) if header.method == _DEFLATED else None
        self._waiting = b""
        self._place = 0

    @property
    def taken(self) -> int:
        """How many bytes of the archive the member takes, once all of it is read."""
        return self._place - len(self._decoder.unused_data if self._decoder else b"")

    def __call__(self, amount: int) -> bytes:
        """At most `amount` bytes, none at the end; EOFError where the archive ends before the member."""
        while self._decoder is None or not self._decoder.eof:
            part = self._waiting or self._part(amount if self._decoder is None else PART)
            if self._decoder is None:
                return part
            if not part:
                raise EOFError
            block = self._decoder.decompress(part, amount)
            self._waiting = self._decoder.unconsumed_tail
            if block:
                return block
        return b""

    def _part(self, amount: int) -> bytes:
        """The next bytes of the archive that belong to the member, as far as it is known where it ends."""
        wanted = amount if self._size is None else min(amount, self._size - self._place)
        self._file.seek(self._start + self._place)
        part = self._file.read(wanted)
        self._place += len(part)
        if wanted and not part:
            raise EOFError
        return part
