"""From paths to messages: each source is recognised by its content and read as what it is."""

from __future__ import annotations

import os
import posixpath
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from kg.archives.cablegate_csv import read_row, row_starts
from kg.archives.cablegate_html import read_page
from kg.archives.containers import ARCHIVES, Member, open_members
from kg.archives.detect import ANY_BINARY, ARCHIVE_SUFFIXES, Kind, kind_of, name_of_binary
from kg.archives.encodings import clean_chunks, decode, marked_encoding
from kg.archives.files import STANDARD_INPUT, reason, shown, walk
from kg.archives.limits import DEFAULT_LIMITS, Limits
from kg.archives.model import Message, Refusal, Source
from kg.archives.nara import read_record, record_starts
from kg.archives.pieces import Piece, Starts, cut_pieces
from kg.archives.refusals import NOTHING, refuse, size
from kg.archives.split import telegram_starts
from kg.archives.streams import Damage, Meter, Stream, UpToDamage

Found = Message | Refusal

STARTS: dict[Kind, Starts] = {
    Kind.CABLE_TABLE: row_starts,
    Kind.NARA: record_starts,
    Kind.CABLE_PAGE: lambda content, goes_on, is_within: [0],
}


def read_messages(
    paths: Iterable[str | Path],
    limits: Limits = DEFAULT_LIMITS,
    on_open: Callable[[BinaryIO], None] = lambda file: None,
) -> Iterator[Found]:
    """Yield the telegrams below the paths, and a refusal for each source that cannot be read.

    A path is a file, a folder of any depth, an archive, or `-` for standard input. The order is that of the paths,
    and inside a folder that of the names, so it is the same on every run. Nothing that a source holds raises, and
    memory stays flat however large it is. `on_open` is called with each file before it is read.

    >>> [refusal.code for refusal in read_messages(["no-such-folder"])]
    ['no-such-path']
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            on_open(sys.stdin.buffer)
            yield from _read_file(sys.stdin.buffer, Source(STANDARD_INPUT), limits)
            continue
        for found in walk(Path(path)):
            if isinstance(found, Refusal):
                yield found
                continue
            source = Source(shown(found))
            try:
                file = found.open("rb")
            except OSError as error:
                yield refuse(source, "unreadable", why=reason(error))
                continue
            with file:
                on_open(file)
                yield from _read_unchanged(file, source, limits)


def _read_unchanged(file: BinaryIO, source: Source, limits: Limits) -> Iterator[Found]:
    """Yield what one open file holds; where it was written to meanwhile its end is refused, which may be cut."""
    before = os.fstat(file.fileno())
    last: Found | None = None
    for found in _read_file(file, source, limits):
        if last is not None:
            yield last
        last = found
    after = os.fstat(file.fileno())
    is_changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    if is_changed and stat.S_ISREG(after.st_mode):
        yield refuse(source, "changed")
    elif last is not None:
        yield last


def _read_file(file: BinaryIO, source: Source, limits: Limits) -> Iterator[Found]:
    """Yield what one open file holds."""
    meter = Meter(source, limits)

    def read(amount: int) -> bytes:
        try:
            block = file.read(amount)
        except OSError as error:
            raise Damage(meter, refuse(source, "unreadable", why=reason(error))) from error
        meter.taken += len(block)
        return block

    try:
        yield from _read_member(Member(source, Stream(read), file if file.seekable() else None), meter, 0)
    except Damage as damage:
        if damage.layer is not meter:
            raise
        yield damage.refusal


def _read_member(member: Member, meter: Meter, depth: int) -> Iterator[Found]:
    """Yield what the file holds, recognised by its first bytes."""
    stream, source = member.stream, member.source
    kind = kind_of(stream.head)
    if stream.damage is not None and kind in (Kind.EMPTY, Kind.BINARY):
        raise stream.damage
    if kind is Kind.EMPTY and not stream.is_longer_than_head:
        yield refuse(source, "empty-file")
    elif kind is Kind.BINARY:
        yield _refuse_binary(source, name_of_binary(stream.head))
    elif kind not in ARCHIVES:
        yield from _read_text(stream, kind, source, meter.limits.message)
    elif depth >= meter.limits.depth:
        yield refuse(source, "nested-too-deep", limit=meter.limits.depth)
    else:
        yield from _read_archive(kind, member, meter, depth)


def _refuse_binary(source: Source, what: str | None) -> Refusal:
    """The refusal of what is no text; under the name of an archive it is one whose beginning is damaged."""
    suffix = posixpath.splitext(source.member or source.path)[1].lower()
    if what == ANY_BINARY and suffix in ARCHIVE_SUFFIXES:
        why = "it does not begin as one"
        return refuse(source, "damaged-archive", kind=ARCHIVE_SUFFIXES[suffix].value, why=why, read=NOTHING)
    return refuse(source, "binary", what=what)


def _read_archive(kind: Kind, archive: Member, meter: Meter, depth: int) -> Iterator[Found]:
    """Yield what the members of the archive hold; the damage of a member ends the member, its own ends it."""
    layer = object()
    is_empty = True
    if archive.file is not None and kind in (Kind.ZIP, Kind.SEVEN_ZIP):
        meter.taken = max(meter.taken, archive.file.seek(0, os.SEEK_END))
    try:
        for member in open_members(kind, archive, meter, layer):
            is_empty = False
            if isinstance(member, Refusal):
                yield member
                continue
            try:
                yield from _read_member(member, meter, depth + 1)
            except Damage as damage:
                if member.stream.layer is None or damage.layer is not member.stream.layer:
                    raise
                yield damage.refusal
    except Damage as damage:
        if damage.layer is not layer:
            raise
        yield damage.refusal
    else:
        if is_empty:
            yield refuse(archive.source, "empty-archive")


def _read_text(stream: Stream, kind: Kind, source: Source, limit: int) -> Iterator[Found]:
    """Yield the telegrams of a text: one by one, as they end."""
    whole = UpToDamage(stream)
    cuts: list[bool] = []
    chunks = clean_chunks(whole.chunks(), lambda: cuts.append(True))
    pieces = cut_pieces(chunks, STARTS.get(kind, telegram_starts), limit)
    try:
        earlier: Piece | None = None
        is_first = True
        for piece in pieces:
            if earlier is not None:
                yield from _read_piece(earlier, kind, replace(source, line=earlier.line), limit)
                is_first = False
            earlier = piece
        if earlier is None:
            whole.raise_damage()
            yield refuse(source, "empty-file")
        else:  # a source of one telegram needs no line
            only = is_first and kind is not Kind.CABLE_TABLE
            yield from _read_piece(earlier, kind, source if only else replace(source, line=earlier.line), limit)
        whole.raise_damage()
        is_broken = bool(cuts)
    except UnicodeDecodeError:
        is_broken = True
    if is_broken:
        _, encoding = marked_encoding(stream.head)
        yield refuse(source, "undecodable", encoding=(encoding or "").upper())
    whole.raise_damage()


def _read_piece(piece: Piece, kind: Kind, source: Source, limit: int) -> Iterator[Found]:
    """Yield the telegram of one record."""
    if piece.fault is not None:
        yield refuse(source, piece.fault, limit=size(limit))
    elif kind is Kind.CABLE_TABLE:
        yield from read_row(piece, source)
    elif kind is Kind.CABLE_PAGE:
        yield read_page(decode(piece.content), source)
    elif kind is Kind.NARA:
        record = read_record(piece, source)
        if record.text.strip() or record.stated.attributes:
            yield record
        else:
            yield refuse(source, "empty-file")
    elif piece.content.strip():
        yield Message(decode(piece.content), source)
    elif source.line is None:
        yield refuse(source, "empty-file")
