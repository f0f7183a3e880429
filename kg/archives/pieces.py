"""A stream of text cut into its records, in bounded memory.

What starts a record (a telegram, a row, a document) is told by the caller; this module keeps the buffer, counts lines
and refuses what has no end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.archives.streams import CHUNK

TAIL = 1 << 12  # bytes that are kept of an endless record, to see the next start that lies across two blocks

# content, whether more of it is to come, whether it begins within a record: offsets of certain starts, 0 first
Starts = Callable[[bytes, bool, bool], list[int]]


@dataclass(frozen=True, slots=True)
class Piece:
    """One record: its first line (from 1), its bytes, and the code of its fault where it is too long to be kept."""

    line: int
    content: bytes
    fault: str | None = None


def cut_pieces(chunks: Iterable[bytes], starts: Starts, limit: int) -> Iterator[Piece]:
    r"""Yield the records of the stream, one after the other; joined they are the stream.

    A record longer than `limit` bytes comes as a Piece without content, with the fault `oversized-line` or
    `oversized-message`.

    >>> def starts_at_hash(content, goes_on, is_within):
    ...     return [0] + [i + 1 for i in range(len(content)) if content[i : i + 2] == b"\n#"]
    >>> [(piece.line, piece.content) for piece in cut_pieces([b"#a\nb\n#", b"c"], starts_at_hash, 100)]
    [(1, b'#a\nb\n'), (3, b'#c')]
    """
    parts: list[bytes] = []
    held, line, enough = 0, 1, CHUNK
    is_skipping = False
    for chunk in chunks:
        parts.append(chunk)
        held += len(chunk)
        if held < enough:
            continue
        buffer = b"".join(parts)
        offsets = starts(buffer, True, is_skipping)
        last = offsets[-1]
        yield from _whole_pieces(buffer, offsets, line, is_skipping)
        line += buffer.count(b"\n", 0, last)
        is_skipping = is_skipping and last == 0
        buffer = buffer[last:]
        if not is_skipping and len(buffer) > limit:
            yield Piece(line, b"", _fault(buffer, limit))
            is_skipping = True
        if is_skipping:
            tail = _tail(buffer)
            line += buffer.count(b"\n") - tail.count(b"\n")
            buffer = tail
        parts, held = [buffer], len(buffer)
        # looked at again only when it has doubled, so the work stays linear
        enough = min(max(CHUNK, 2 * held), limit + CHUNK)
    buffer = b"".join(parts)
    offsets = starts(buffer, False, is_skipping) if buffer else [0]
    yield from _whole_pieces(buffer, offsets, line, is_skipping)
    if buffer and not (is_skipping and len(offsets) == 1):
        line += buffer.count(b"\n", 0, offsets[-1])
        content = buffer[offsets[-1] :]
        yield Piece(line, content) if len(content) <= limit else Piece(line, b"", _fault(content, limit))


def _whole_pieces(buffer: bytes, offsets: list[int], line: int, is_skipping: bool) -> Iterator[Piece]:
    """Yield the records of the buffer that end in it; the first is left out while an endless one is skipped."""
    for number, (start, end) in enumerate(pairwise(offsets)):
        content = buffer[start:end]
        if number or not is_skipping:
            yield Piece(line, content)
        line += content.count(b"\n")


def _tail(buffer: bytes) -> bytes:
    """The last lines of the buffer, or a letter that stands for the middle of a line."""
    place = buffer.find(b"\n", max(0, len(buffer) - TAIL))
    return buffer[place:] if place >= 0 else b"x"


def _fault(buffer: bytes, limit: int) -> str:
    """Whether it is one line that has no end, or the record."""
    place = 0
    while (end := buffer.find(b"\n", place)) >= 0:
        if end - place > limit // 2:
            return "oversized-line"
        place = end + 1
    return "oversized-line" if len(buffer) - place > limit // 2 else "oversized-message"
