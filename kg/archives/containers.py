"""Archives and compressed files: their members, each as a stream, in the order of the archive.

Nothing is unpacked to disk: a member is read as it comes out of the decoder. Only an archive that needs to seek (zip,
7z) and that comes through a pipe or out of another archive is laid down in a nameless temporary file first.
"""

from __future__ import annotations

import bz2
import io
import lzma
import posixpath
import re
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import IO, cast

from kg.archives import seven_zip
from kg.archives.cut_zip import whole_members
from kg.archives.decompress import Inflater, decompressed
from kg.archives.detect import Kind
from kg.archives.model import Refusal, Source
from kg.archives.refusals import BEFORE_DAMAGE, BEFORE_END, NOTHING, WHOLE, refuse, size
from kg.archives.streams import Damage, Meter, Stream, UpToDamage, fault, guarded

COMPRESSED = frozenset({Kind.GZIP, Kind.BZIP2, Kind.XZ, Kind.ZSTD})
ARCHIVES = COMPRESSED | {Kind.TAR, Kind.ZIP, Kind.SEVEN_ZIP}

IN_MEMORY = 8 << 20  # bytes of an inner archive that are kept off the disk

# C:\cables\a.txt
DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Member:
    """One file, on disk or inside an archive: its source, its bytes, and the file itself where it can seek."""

    source: Source
    stream: Stream
    file: IO[bytes] | None = None


def open_members(kind: Kind, archive: Member, meter: Meter, layer: object) -> Iterator[Member | Refusal]:
    """Yield the members of the archive, and refusals of those that must not or cannot be read.

    Each member is to be read before the next is asked for. Raises Damage of `layer` where the archive cannot be read
    on, and of the stream's own layer where only that member is lost.
    """
    if kind in COMPRESSED:
        read = guarded(_decoder(kind, archive.stream), kind.value, archive.source, layer)
        yield Member(archive.source, Stream(read, meter.give))
    elif kind is Kind.TAR:
        yield from _tar_members(archive, layer)
    else:
        members = _zip_members if kind is Kind.ZIP else _seven_zip_members
        stream = UpToDamage(archive.stream)
        file = archive.file or _laid_down(stream, archive.source, meter, layer)
        file.seek(0)
        try:
            yield from members(file, archive.source, meter, layer)
        except Damage as damage:
            if damage.layer is layer:
                stream.raise_damage()  # what it stands in was cut: that is told, once
            raise
        finally:
            if file is not archive.file:
                file.close()
        stream.raise_damage()


def _decoder(kind: Kind, stream: Stream) -> Callable[[int], bytes]:
    """The function that reads decompressed bytes."""
    if kind is Kind.GZIP:
        return decompressed(stream.read, Inflater)
    if kind is Kind.BZIP2:
        return decompressed(stream.read, bz2.BZ2Decompressor, OSError)
    if kind is Kind.XZ:
        return decompressed(stream.read, lzma.LZMADecompressor, lzma.LZMAError)
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415 - only for who has such files
    else:
        from backports import zstd  # noqa: PLC0415 - the same module for older Pythons
    return decompressed(stream.read, zstd.ZstdDecompressor, zstd.ZstdError)


def _tar_members(tar: Member, layer: object) -> Iterator[Member | Refusal]:
    """Yield the files of a tar archive as they pass by."""
    source = tar.source
    stream = UpToDamage(tar.stream)
    try:
        with tarfile.open(fileobj=stream, mode="r|", errorlevel=0) as archive:
            for info in archive:
                if not info.isreg():
                    continue
                if not is_safe(info.name):
                    yield refuse(member_source(source, info.name), "unsafe-path")
                    continue
                content = None if is_hidden(info.name) else archive.extractfile(info)
                if content is None:
                    continue
                member = member_source(source, info.name)
                yield Member(member, Stream(guarded(_exactly(content, info.size, stream), "tar", source, layer)))
        stream.raise_damage()
    except Damage:
        raise
    except tarfile.ReadError as error:
        stream.raise_damage()
        is_cut = "unexpected end" in str(error)
        code, read = ("truncated-archive", BEFORE_END) if is_cut else ("damaged-archive", BEFORE_DAMAGE)
        raise Damage(layer, refuse(source, code, kind="tar", why=str(error), read=read)) from error
    except (tarfile.TarError, EOFError, OSError, ValueError, OverflowError) as error:
        raise Damage(layer, fault(error, "tar", source)) from error


def _exactly(content: IO[bytes], amount: int, stream: UpToDamage) -> Callable[[int], bytes]:
    """A function that reads the content, and raises where that ends before `amount` bytes.

    What stands before the end is handed out first; then comes the stream's Damage, or EOFError.
    """
    left = amount
    buffered = cast(io.BufferedReader, content)

    def read(size: int) -> bytes:
        nonlocal left
        try:
            block = buffered.read1(min(size, left))
        except tarfile.ReadError:
            block = b""
        left -= len(block)
        if left and not block:
            stream.raise_damage()
            raise EOFError
        return block

    return read


def _zip_members(file: IO[bytes], source: Source, meter: Meter, layer: object) -> Iterator[Member | Refusal]:
    """Yield the files of a zip archive in the order of its directory."""
    try:
        archive = zipfile.ZipFile(file)
    except Exception as error:  # the directory of a damaged zip raises many things
        is_cut = not _has_zip_end(file)
        code = "truncated-archive" if is_cut else "damaged-archive"
        why = str(error) or type(error).__name__
        if is_cut:
            is_any = False
            for found in _cut_zip_members(file, source, meter):
                is_any = True
                yield found
            if is_any:
                raise Damage(layer, refuse(source, code, kind="zip", why=why, read=WHOLE)) from error
        raise Damage(layer, refuse(source, code, kind="zip", why=why, read=NOTHING)) from error
    with archive:
        names = set(archive.namelist())
        if "[Content_Types].xml" in names:
            yield refuse(source, "binary", what="a Microsoft Office document")
            return
        for info in archive.infolist():
            name = info.orig_filename.replace("\\", "/")
            member = member_source(source, name)
            if info.is_dir():
                continue
            if not is_safe(name):
                yield refuse(member, "unsafe-path")
            elif is_hidden(name):
                continue
            elif info.file_size > max(meter.limits.expanded, meter.limits.ratio * info.compress_size):
                yield refuse(member, "zip-bomb", limit=size(meter.limits.ratio * info.compress_size))
            else:
                yield from _zip_member(archive, info, member, meter)


def _cut_zip_members(file: IO[bytes], source: Source, meter: Meter) -> Iterator[Member | Refusal]:
    """Yield the files of a zip archive that stand whole before its cut."""
    for found in whole_members(file, meter.limits.expanded):
        name = found.name.replace("\\", "/")
        member = member_source(source, name)
        if not is_safe(name):
            yield refuse(member, "unsafe-path")
        elif not is_hidden(name):
            yield Member(member, Stream(guarded(found.read, "zip", source, object()), meter.give))


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source, meter: Meter
) -> Iterator[Member | Refusal]:
    """Yield the member, or its refusal where it cannot be opened."""
    lost = object()
    try:
        content = archive.open(info)
        stream = Stream(guarded(content.read, "zip", source, lost), meter.give)
    except Damage as damage:
        if damage.layer is not lost:
            raise
        yield damage.refusal
    except Exception as error:  # as above
        yield fault(error, "zip", source)
    else:
        with content:
            stream.layer = lost
            yield Member(source, stream)


def _has_zip_end(file: IO[bytes]) -> bool:
    """Whether the last bytes hold the end record of a zip's directory."""
    end = file.seek(0, io.SEEK_END)
    file.seek(max(0, end - (1 << 16) - 22))
    return b"PK\x05\x06" in file.read()


def _seven_zip_members(file: IO[bytes], source: Source, meter: Meter, layer: object) -> Iterator[Member | Refusal]:
    """Yield the files of a 7z archive in the order of its blocks."""
    is_begun = False
    try:
        for name, read in seven_zip.open_members(file, lambda name: is_safe(name) and not is_hidden(name)):
            if not is_safe(name):
                yield refuse(member_source(source, name), "unsafe-path")
            elif read is not None:
                is_begun = True
                guarded_read = guarded(read, "7z", source, layer)
                yield Member(member_source(source, name), Stream(guarded_read, meter.give))
    except Damage:
        raise
    except Exception as error:  # the decoder raises many things on damaged bytes
        raise Damage(layer, seven_zip.fault(error, source, is_begun)) from error


def _laid_down(stream: UpToDamage, source: Source, meter: Meter, layer: object) -> IO[bytes]:
    """A temporary file with the bytes of the archive up to its damage, in memory while it is small."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller closes it
    try:
        for chunk in stream.chunks():
            file.write(chunk)
            if file.tell() > meter.limits.spooled:
                raise Damage(layer, refuse(source, "zip-bomb", limit=size(meter.limits.spooled)))
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def member_source(source: Source, name: str) -> Source:
    """The source of a member; members of inner archives are joined with `!`.

    >>> str(member_source(Source("1974.zip", "01.tar"), "a/b.txt"))
    '1974.zip!01.tar!a/b.txt'
    """
    shown = name.encode("utf-8", "replace" if name.isascii() else "surrogateescape").decode("utf-8", "replace")
    return replace(source, member=shown if source.member is None else f"{source.member}!{shown}")


def is_safe(name: str) -> bool:
    """Whether the member's path stays inside the archive.

    >>> is_safe("1974/a.txt"), is_safe("../a.txt"), is_safe("/etc/a.txt"), is_safe("C:\\\\a.txt")
    (True, False, False, False)
    """
    path = name.replace("\\", "/")
    return not (path.startswith("/") or DRIVE.match(path) or ".." in path.split("/") or "\x00" in path)


def is_hidden(name: str) -> bool:
    """Whether the member is hidden or the trace of a Mac: its name or a folder above it starts with a dot.

    >>> is_hidden(".git/config"), is_hidden("__MACOSX/a.txt"), is_hidden("../a.txt"), is_hidden("./a.txt")
    (True, True, False, False)
    """
    parts = posixpath.normpath(name).split("/")
    return any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in parts)
