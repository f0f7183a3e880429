"""Compressed bytes decoded part by part, so that all that stands before a cut is handed out."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Protocol

PART = 1 << 14  # compressed bytes that are taken at once


class Decompressor(Protocol):
    """What the decoders of bz2, lzma and zstd have in common."""

    @property
    def eof(self) -> bool:
        """Whether the end mark was seen."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out before more goes in."""

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end mark."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most `max_length` bytes that come out."""


class Inflater:
    """The decoder of one gzip member, in the form of the other decoders."""

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)  # 16: with the header and checksum of gzip
        self.needs_input = True

    @property
    def eof(self) -> bool:
        """Whether the member's checksum was seen."""
        return self._decoder.eof

    @property
    def unused_data(self) -> bytes:
        """What stands behind the member."""
        return self._decoder.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most `max_length` bytes that come out."""
        block = self._decoder.decompress(self._decoder.unconsumed_tail + data, max_length)
        self.needs_input = not self._decoder.unconsumed_tail and len(block) < max_length
        return block


def decompressed(
    read_part: Callable[[int], bytes], start: Callable[[], Decompressor], trailing: type[Exception] | tuple[()] = ()
) -> Callable[[int], bytes]:
    """A function that reads at most so many decompressed bytes, of all the members that follow one another.

    It raises EOFError where a member is cut, but only when all that was decoded is handed out. Behind the first member
    `trailing` is what the decoder raises on bytes that are no member; they are passed over.
    """
    decoder = start()
    waiting = b""
    is_over = False

    def next_member() -> bool:
        """Whether a further member follows; zeros between members are padding."""
        nonlocal decoder, waiting
        waiting = decoder.unused_data.lstrip(b"\0")
        while not waiting and (part := read_part(PART)):
            waiting = part.lstrip(b"\0")
        decoder = start()
        return bool(waiting)

    def read(amount: int) -> bytes:
        nonlocal waiting, is_over
        is_new = False
        while amount and not is_over:
            if decoder.eof:
                is_over, is_new = not next_member(), True
                continue
            if decoder.needs_input and not waiting:
                waiting = read_part(PART)
                if not waiting:
                    raise EOFError
            part, waiting = waiting, b""
            try:
                block = decoder.decompress(part, amount)
            except trailing:
                if not is_new:
                    raise
                is_over = True
                break
            is_new = False
            if block:
                return block
        return b""

    return read
