"""Bytes read once, front to back: with a look at the first of them, and with every fault told as one kind."""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Callable, Iterator

from kg.archives.detect import HEAD
from kg.archives.limits import MIB, Limits
from kg.archives.model import Refusal, Source
from kg.archives.refusals import BEFORE_DAMAGE, BEFORE_END, refuse, size

CHUNK = MIB
LOSSES = frozenset({"truncated-archive", "damaged-archive"})  # what stands before them is read


class Damage(Exception):  # noqa: N818 - it never leaves the stage: the reader of the layer turns it into its refusal
    """A layer of archives cannot be read on; `layer` is the object that the layer's reader knows as its own."""

    def __init__(self, layer: object, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.layer = layer
        self.refusal = refusal

    @property
    def is_loss(self) -> bool:
        """Whether what came before it is to be read: not so for a bomb."""
        return self.refusal.code in LOSSES


class Meter:
    """Counts what goes into the layers of one source and what comes out, and stops a bomb."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.taken = 0
        self.given = 0

    def give(self, amount: int) -> None:
        """Count bytes that came out of an archive.

        Raises Damage, for the whole source, where they are far too many for what went in.
        """
        self.given += amount
        allowed = max(self.limits.expanded, self.limits.ratio * self.taken)
        if self.given > allowed:
            raise Damage(self, refuse(self.source, "zip-bomb", limit=size(allowed)))


class Stream(io.RawIOBase):
    """A source of bytes with its first bytes in `head`; it reads like a file that cannot seek."""

    def __init__(self, read: Callable[[int], bytes], count: Callable[[int], None] | None = None) -> None:
        self.layer: object = None  # what the damage of this stream alone is known by
        self.damage: Damage | None = None  # what is raised once all that came before it is handed out
        self._read = read
        self._count = count
        self._waiting = b""
        self._waiting = self.head = self._look()

    def readable(self) -> bool:
        """True: it is there to be read."""
        return True

    def read(self, size: int | None = -1) -> bytes:
        """Up to `size` bytes, fewer only at the end or before damage; all that is left for -1."""
        if size is None or size < 0:
            return b"".join(self.chunks())
        block = self._some(size)
        if len(block) == size or not block:
            return block
        parts, missing = [block], size - len(block)
        try:
            while missing and (block := self._some(missing)):
                parts.append(block)
                missing -= len(block)
        except Damage as damage:
            if not damage.is_loss:
                raise
            self.damage = damage
        return b"".join(parts)

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """The number of bytes read into the buffer."""
        block = self.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)

    def chunks(self) -> Iterator[bytes]:
        """Yield what is left in blocks of about a megabyte; the first block holds at least the head."""
        while block := self._some(CHUNK):
            yield block

    def _some(self, size: int) -> bytes:
        """At most `size` bytes, at least one before the end."""
        if self._waiting:
            block, self._waiting = self._waiting[:size], self._waiting[size:]
            return block
        if self.damage is not None:
            raise self.damage
        block = self._read(size)
        if self._count:
            self._count(len(block))
        return block

    @property
    def is_longer_than_head(self) -> bool:
        """Whether more may come after the first bytes."""
        return len(self.head) >= HEAD

    def _look(self) -> bytes:
        """The first bytes, as many as tell what the source is."""
        try:
            return self.read(HEAD)
        except Damage as damage:
            if not damage.is_loss:
                raise
            self.damage = damage
            return b""


class UpToDamage(io.RawIOBase):
    """A stream that ends where its damage begins, and keeps the damage for who has read so far."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._damage: Damage | None = None

    def read(self, size: int | None = -1) -> bytes:
        """Up to `size` bytes, fewer only at the end."""
        return self._kept(lambda: self._stream.read(size))

    def chunks(self) -> Iterator[bytes]:
        """Yield what is left in blocks, as the stream does."""
        blocks = self._stream.chunks()
        while block := self._kept(lambda: next(blocks, b"")):
            yield block

    def raise_damage(self) -> None:
        """Raise the damage that ended the stream, if one did."""
        if self._damage is not None:
            raise self._damage

    def _kept(self, read: Callable[[], bytes]) -> bytes:
        """What is read, or nothing where the damage begins."""
        if self._damage is not None:
            return b""
        try:
            return read()
        except Damage as damage:
            if not damage.is_loss:
                raise
            self._damage = damage
            return b""


def guarded(read: Callable[[int], bytes], kind: str, source: Source, layer: object) -> Callable[[int], bytes]:
    """The reading function with every fault of the decoder below it turned into Damage of the layer."""

    def read_guarded(amount: int) -> bytes:
        try:
            return read(amount)
        except Damage:
            raise
        except Exception as error:  # decoders raise what they like on damaged bytes
            raise Damage(layer, fault(error, kind, source)) from error

    return read_guarded


def fault(error: Exception, kind: str, source: Source) -> Refusal:
    """The refusal that tells of a decoder's fault."""
    if isinstance(error, EOFError) or "unexpected end" in str(error):
        return refuse(source, "truncated-archive", kind=kind, read=BEFORE_END)
    if isinstance(error, RuntimeError) and "password" in str(error):
        return refuse(source, "encrypted")
    known = isinstance(error, zlib.error | lzma.LZMAError | OSError | ValueError)
    why = " ".join(str(error).split())[:120] if known else type(error).__name__
    return refuse(source, "damaged-archive", kind=kind, why=why or type(error).__name__, read=BEFORE_DAMAGE)
