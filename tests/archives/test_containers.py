"""Are archives of every kind read through, and is none of them a danger?"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import re
import sys
import tarfile
import threading
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import py7zr
import pytest

from kg.archives import Limits, Message, Refusal, read_messages
from kg.archives.containers import is_safe
from kg.archives.decompress import Decompressor, Inflater, decompressed
from tests.archives.composed_telegrams import codes, page, record, row, telegram

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Read = Callable[..., list[Message]]
Pack = Callable[[bytes], bytes]

COMPRESSORS: dict[str, Pack] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "lzma": lambda content: lzma.compress(content, lzma.FORMAT_ALONE),
    "zst": zstd.compress,
}
FILES = {"1974/a.txt": telegram(990001).encode(), "1974/b.txt": telegram(990002).encode()}


def tar(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class Pipe(io.RawIOBase):
    """A file that cannot seek: what is written to it gives its sizes behind each member."""

    def __init__(self) -> None:
        self.content = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, part: bytes) -> int:  # type: ignore[override]
        self.content += part
        return len(part)


def zipped_through_a_pipe(files: dict[str, bytes]) -> bytes:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return bytes(pipe.content)


def seven_zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return buffer.getvalue()


PACKERS: dict[str, Callable[[dict[str, bytes]], bytes]] = {"tar": tar, "zip": zipped, "7z": seven_zipped}


@pytest.mark.parametrize("compress", COMPRESSORS.values(), ids=COMPRESSORS)
def test_a_compressed_file_reads_as_the_file(read: Read, compress: Pack) -> None:
    (message,) = read(compress(telegram().encode()), "no-ending")
    assert (message.text, message.source.member) == (telegram(), None)


@pytest.mark.parametrize("compress", COMPRESSORS.values(), ids=COMPRESSORS)
def test_several_compressed_parts_are_one_file(read: Read, compress: Pack) -> None:
    if compress is COMPRESSORS["lzma"]:
        pytest.skip("the older form of xz has no parts")
    half = len(telegram()) // 2
    (message,) = read(compress(telegram()[:half].encode()) + compress(telegram()[half:].encode()))
    assert message.text == telegram()


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_members_say_where_they_are(read: Read, pack: Callable[[dict[str, bytes]], bytes]) -> None:
    found = read(pack(FILES), "archive")
    assert [(item.source.member, item.text) for item in found] == [(n, c.decode()) for n, c in FILES.items()]
    assert str(found[0].source).endswith("archive!1974/a.txt")


@pytest.mark.parametrize("compress", COMPRESSORS.values(), ids=COMPRESSORS)
def test_a_compressed_tar_streams(read: Read, compress: Pack) -> None:
    assert [item.source.member for item in read(compress(tar(FILES)))] == list(FILES)


@pytest.mark.parametrize("outer", PACKERS.values(), ids=PACKERS)
@pytest.mark.parametrize("inner", PACKERS.values(), ids=PACKERS)
def test_archives_stand_in_archives(read: Read, outer: Pack, inner: Pack) -> None:
    found = read(outer({"x.txt": b"X", "in": inner(FILES), "y.txt": b"Y"}))  # type: ignore[dict-item,arg-type]
    assert [item.source.member for item in found] == ["x.txt", "in!1974/a.txt", "in!1974/b.txt", "y.txt"]


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_an_archive_may_come_through_a_pipe(monkeypatch: pytest.MonkeyPatch, pack: Callable[..., bytes]) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Pipe(pack(FILES))))
    found = list(read_messages(["-"]))
    assert [(item.source.path, item.source.member) for item in found] == [("-", name) for name in FILES]


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_members_are_recognised_by_their_content(read: Read, pack: Callable[..., bytes]) -> None:
    files = {"a": page("", "TAGS: PREL").encode(), "b": record().encode(), "c": row(1).encode() + row(2).encode()}
    found = read(pack(files))
    assert [item.stated.reference_id for item in found] == [
        "08LIMA990001",
        "1974LIMA02545",
        "08LIMA990001",
        "08LIMA990002",
    ]
    assert [item.source.line for item in found] == [None, None, 1, 1 + row(1).count("\n")]


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_hidden_members_and_folders_are_passed_over(read: Read, pack: Callable[..., bytes]) -> None:
    files = {".DS_Store": b"x", "__MACOSX/._a.txt": b"x", "a/.git/config": b"x", "a/b.txt": b"TEXT"}
    assert [item.source.member for item in read(pack(files))] == ["a/b.txt"]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "..\\a.txt", "C:\\a.txt", "C:a.txt"])
@pytest.mark.parametrize("pack", [tar, zipped], ids=["tar", "zip"])
def test_a_member_that_climbs_out_is_refused(read: Read, pack: Callable[..., bytes], name: str) -> None:
    found = read(pack({"first.txt": b"A", name: b"B", "last.txt": b"C"}))
    assert codes(found) == ["ok", "unsafe-path", "ok"]


def test_safe_paths() -> None:
    assert is_safe("1974/a..b/c.txt")
    assert not is_safe("a\x00b")


@pytest.mark.parametrize("compress", COMPRESSORS.values(), ids=COMPRESSORS)
@pytest.mark.parametrize("left", [0.1, 0.5, 0.9])
def test_a_truncated_file_is_refused_once(read: Read, compress: Pack, left: float) -> None:
    content = compress(telegram().encode() * 3)
    *before, last = codes(read(content[: int(len(content) * left)]))
    assert (set(before) <= {"ok"}, last) == (True, "truncated-archive")


def noise(seed: int, lines: int) -> str:
    """Lines that hardly shrink."""
    return "".join(hashlib.sha256(f"{seed} {line}".encode()).hexdigest().upper() + "\n" for line in range(lines))


def decodable(kind: str, content: bytes) -> str:
    """What the decoder of the library brings out of the cut content."""
    if kind == "gz":
        return zlib.decompressobj(31).decompress(content).decode()
    if kind == "zst":
        return zstd.ZstdDecompressor().decompress(content).decode()
    return (bz2.BZ2Decompressor() if kind == "bz2" else lzma.LZMADecompressor()).decompress(content).decode()


@pytest.mark.parametrize("kind", COMPRESSORS)
@pytest.mark.parametrize("lines", [100, 40_000], ids=["small", "larger than a block"])
def test_all_that_can_be_decoded_before_the_cut_is_read(read: Read, kind: str, lines: int) -> None:
    text = telegram() + "\n" + noise(1, lines)
    content = COMPRESSORS[kind](text.encode())
    content = content[: len(content) * 3 // 4]
    whole = decodable(kind, content)
    found = read(content)
    assert codes(found) == (["ok"] if whole else []) + ["truncated-archive"]
    assert "".join(item.text for item in found[:-1]) == whole


@pytest.mark.parametrize("kind", ["gz", "bz2", "xz", "zst"])
def test_whole_parts_before_the_cut_are_read(read: Read, kind: str) -> None:
    compress = COMPRESSORS[kind]
    first, second = telegram(990001), telegram(990002)
    content = compress(first.encode()) + compress(second.encode())[:-12]
    found = read(content)
    assert codes(found)[-1] == "truncated-archive"
    assert "".join(item.text for item in found[:-1]).startswith(first)


@pytest.mark.parametrize("kind", ["gz", "bz2", "xz", "zst"])
def test_padding_and_many_parts_are_passed_through(read: Read, kind: str) -> None:
    compress = COMPRESSORS[kind]
    parts = [compress(line.encode()) for line in telegram().splitlines(keepends=True)]
    (message,) = read((compress(b"") * 3).join(parts) + bytes(512))
    assert message.text == telegram()


@pytest.mark.parametrize("kind", ["bz2", "xz", "zst"])
def test_what_stands_behind_the_compressed_file_is_passed_over(read: Read, kind: str) -> None:
    assert codes(read(COMPRESSORS[kind](telegram().encode()) + b"no further part at all")) == ["ok"]


def test_the_cut_telegram_of_many_is_read_as_far_as_it_goes(read: Read) -> None:
    text = "".join(telegram(990001 + number) + "\n" + noise(number, 20) for number in range(12))
    content = gzip.compress(text.encode())
    content = content[: len(content) * 3 // 4]
    found = read(content)
    whole = decodable("gz", content)
    assert codes(found) == ["ok"] * (len(found) - 1) + ["truncated-archive"]
    assert len(found) > 8
    assert "".join(item.text for item in found[:-1]) == whole


def test_a_cut_compressed_tar_gives_its_members_up_to_the_cut(read: Read) -> None:
    files = {f"{number}.txt": (telegram(990001 + number) + "\n" + noise(number, 100)).encode() for number in range(6)}
    content = gzip.compress(tar(files))
    found = read(content[: len(content) * 3 // 4])
    assert codes(found) == ["ok"] * (len(found) - 1) + ["truncated-archive"]
    assert len(found) > 4
    assert [item.text for item in found[:-2]] == [
        content.decode() for content in list(files.values())[: len(found) - 2]
    ]
    last = found[-2]
    assert files[str(last.source.member)].decode().startswith(last.text)
    assert isinstance(found[-1], Refusal)
    assert (found[-1].source.member, "gzip" in found[-1].message) == (None, True)


def test_a_cut_table_gives_all_its_whole_rows(read: Read) -> None:
    content = gzip.compress("".join(row(number, body=noise(number, 50)) for number in range(1, 100)).encode())
    content = content[: len(content) // 2]
    found = codes(read(content))
    assert found == ["ok"] * (len(found) - 2) + ["broken-row", "truncated-archive"]
    assert len(found) - 2 == len(re.findall(r'(?m)^"\d+","', decodable("gz", content))) - 1


def test_a_cut_that_leaves_no_text_is_told_as_a_cut(read: Read) -> None:
    assert codes(read(gzip.compress(telegram().encode())[:12])) == ["truncated-archive"]
    assert codes(read(gzip.compress(tar({"a": noise(1, 200).encode()}))[:60])) == ["truncated-archive"]


@pytest.mark.parametrize("content", [zipped(FILES)[:60], seven_zipped(FILES)[:-20]], ids=["zip", "7z"])
def test_an_archive_without_its_directory_says_that_nothing_was_read(read: Read, content: bytes) -> None:
    (found,) = read(content)
    assert isinstance(found, Refusal)
    assert found.message.endswith("; fetch it again, nothing of it was read")


@pytest.mark.parametrize("is_piped", [False, True], ids=["sizes before", "sizes behind"])
def test_a_cut_zip_gives_the_members_that_are_whole(read: Read, is_piped: bool) -> None:
    files = {f"{number}.txt": telegram(990000 + number).encode() for number in range(1, 6)}
    content = zipped_through_a_pipe(files) if is_piped else zipped(files)
    whole = codes(read(content))
    assert whole == ["ok"] * 5
    seen = set()
    for cut in range(len(content) - 30, 30, -37):
        found = codes(read(content[:cut]))
        assert found == ["ok"] * (len(found) - 1) + ["truncated-archive"]
        seen.add(len(found) - 1)
    assert seen == {0, 1, 2, 3, 4, 5}


def test_a_cut_zip_with_a_false_checksum_gives_what_stands_before(read: Read) -> None:
    files = {f"{number}.txt": telegram(990000 + number).encode() for number in range(1, 4)}
    content = bytearray(zipped(files))
    place = content.index(b"PK\x03\x04", 30)
    content[place + 14 : place + 18] = b"\0\0\0\0"
    assert codes(read(bytes(content[:-30]))) == ["ok", "truncated-archive"]


def test_a_zip_in_a_cut_gzip_gives_the_members_before_the_cut(read: Read) -> None:
    content = gzip.compress(zipped({f"{number}": noise(number, 3000).encode() for number in range(1, 9)}))
    found = read(content[: len(content) // 2])
    assert codes(found) == ["ok"] * (len(found) - 1) + ["truncated-archive"]
    assert len(found) > 2


def test_what_stands_whole_before_the_cut_is_read(read: Read) -> None:
    rows = "".join(row(number, body=f"{number} " * 3000) for number in range(1, 400))
    content = gzip.compress(rows.encode())
    found = read(content[: len(content) // 2])
    assert codes(found)[-2:] == ["broken-row", "truncated-archive"]
    assert codes(found)[:-2] == ["ok"] * (len(found) - 2)
    assert len(found) > 50


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (tar(FILES)[:700], ["truncated-archive"]),
        (tar(FILES)[:1600], ["ok", "truncated-archive"]),
        (zipped(FILES)[:-30], ["ok"] * len(FILES) + ["truncated-archive"]),
        (zipped(FILES)[:60], ["truncated-archive"]),
        (seven_zipped(FILES)[:40], ["damaged-archive"]),
        (seven_zipped(FILES)[:-20], ["damaged-archive"]),
        (b"PK\x03\x04 and then nothing", ["truncated-archive"]),
        (b"\x1f\x8b no gzip", ["damaged-archive"]),
        (b"7z\xbc\xaf\x27\x1c no 7z", ["damaged-archive"]),
        (b"\x28\xb5\x2f\xfd no zstd......................", ["damaged-archive"]),
        (zipped({}), ["empty-archive"]),
        (tar({}), ["binary"]),
    ],
    ids=[
        "tar cut in its first header",
        "tar cut in its second member",
        "zip without its end",
        "zip cut in its first member",
        "7z cut in its first folder",
        "7z without its end",
        "zip by its mark only",
        "gzip by its mark only",
        "7z by its mark only",
        "zstd by its mark only",
        "zip of nothing",
        "tar of nothing",
    ],
)
def test_damage_is_told_once(read: Read, content: bytes, expected: list[str]) -> None:
    assert codes(read(content)) == expected


def test_a_damaged_member_of_a_zip_costs_only_itself(read: Read) -> None:
    content = bytearray(zipped({"a.txt": telegram(990001).encode(), "b.txt": telegram(990002).encode(), "c.txt": b"C"}))
    place = content.find(b"a.txt") + 40
    content[place : place + 20] = bytes(20)
    found = read(bytes(content))
    assert codes(found) == ["damaged-archive", "ok", "ok"]
    assert found[0].source.member == "a.txt"


def test_a_damaged_compressed_member_costs_only_itself(read: Read) -> None:
    found = read(tar({"a.gz": gzip.compress(b"A" * 5000)[:-9], "b.gz": gzip.compress(b"B"), "c.txt": b"C"}))
    assert codes(found) == ["ok", "truncated-archive", "ok", "ok"]
    assert [item.source.member for item in found] == ["a.gz", "a.gz", "b.gz", "c.txt"]


def test_a_bomb_is_refused(read: Read) -> None:
    limits = Limits(expanded=1 << 20, ratio=100)
    text = ("A" * 60 + "\n").encode() * 200_000
    assert codes(read(gzip.compress(text), limits=limits)) == ["zip-bomb"]
    assert codes(read(zipped({"a.txt": text, "b.txt": b"B"}), limits=limits)) == ["zip-bomb", "ok"]
    assert codes(read(tar({"a.gz": gzip.compress(text)}), limits=Limits(expanded=1 << 20, ratio=10))) == ["zip-bomb"]


def test_a_cut_bomb_is_refused_and_none_of_it_is_held(read: Read) -> None:
    text = gzip.compress(("A" * 60 + "\n").encode() * 200_000)[:-8]
    assert codes(read(text, limits=Limits(expanded=1 << 20, ratio=100))) == ["zip-bomb"]


@pytest.mark.parametrize("kind", COMPRESSORS)
def test_a_decoder_gives_no_more_than_is_asked_for(kind: str) -> None:
    source = io.BytesIO(COMPRESSORS[kind](bytes(3 << 20)))
    starts: dict[str, Callable[[], Decompressor]] = {
        "gz": Inflater,
        "bz2": bz2.BZ2Decompressor,
        "zst": zstd.ZstdDecompressor,
    }
    read = decompressed(source.read, starts.get(kind, lzma.LZMADecompressor))
    blocks = list(iter(lambda: read(1000), b""))
    assert max(map(len, blocks)) <= 1000
    assert sum(map(len, blocks)) == 3 << 20
    assert (read(0), read(1000)) == (b"", b"")


def test_a_bomb_in_a_bomb_is_refused(read: Read) -> None:
    text = gzip.compress(gzip.compress(b"A" * 30_000_000))
    assert codes(read(text, limits=Limits(expanded=1 << 20))) == ["zip-bomb"]


def test_a_large_archive_of_telegrams_is_no_bomb(read: Read) -> None:
    many = "".join(telegram(990001 + number) for number in range(2000)).encode()
    assert codes(read(gzip.compress(many), limits=Limits(expanded=1 << 16))) == ["ok"] * 2000


def test_archives_nest_only_so_deep(read: Read) -> None:
    content = telegram().encode()
    for _ in range(4):
        content = gzip.compress(content)
    assert codes(read(content)) == ["ok"]
    assert codes(read(gzip.compress(content))) == ["nested-too-deep"]


def test_a_locked_archive_is_refused(read: Read) -> None:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", password="secret") as archive:
        archive.writestr(b"TEXT", "a.txt")
    assert codes(read(buffer.getvalue())) == ["encrypted"]
    content = bytearray(zipped({"a.txt": b"TEXT", "b.txt": b"B"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + place] |= 1
    assert codes(read(bytes(content))) == ["encrypted", "ok"]


def test_a_word_document_is_no_archive_of_telegrams(read: Read) -> None:
    found = read(zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    assert codes(found) == ["binary"]
    assert "Office" in found[0].message  # type: ignore[attr-defined]


def test_reading_may_stop_in_the_middle_of_a_7z(tmp_path: Path) -> None:
    path = tmp_path / "many.7z"
    path.write_bytes(seven_zipped({f"{number}.txt": telegram(990000 + number).encode() for number in range(200)}))
    found = read_messages([path])
    assert isinstance(next(found), Message)
    found.close()  # type: ignore[attr-defined]
    assert [thread for thread in threading.enumerate() if thread is not threading.main_thread()] == []


def test_a_member_of_a_7z_that_is_not_read_to_its_end_does_not_stop_the_next(read: Read) -> None:
    found = read(seven_zipped({"a.bin": bytes(3 << 20), "b.txt": b"TEXT"}))
    assert codes(found) == ["binary", "ok"]


def test_a_compressed_table_streams(read: Read) -> None:
    rows = "".join(row(number) for number in range(1, 301)).encode()
    for pack in (
        *COMPRESSORS.values(),
        lambda content: zipped({"cables.csv": content}),
        lambda c: seven_zipped({"c.csv": c}),
    ):
        assert codes(read(pack(rows))) == ["ok"] * 300


def test_a_refusal_of_an_archive_says_what_it_is(read: Read) -> None:
    message, found = read(gzip.compress(b"A" * 100)[:-8], "a.gz")
    assert message.text == "A" * 100
    assert isinstance(found, Refusal)
    assert found.message == "the gzip archive ends too early; fetch it again, what came before the end was read"


def test_wrong_checksums_are_damage(read: Read) -> None:
    content = bytearray(gzip.compress(b"TEXT " * 50))
    content[-8:-4] = zlib.crc32(b"other").to_bytes(4, "little")
    assert codes(read(bytes(content))) == ["damaged-archive"]
