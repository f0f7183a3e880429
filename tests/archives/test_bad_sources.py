"""Is everything that cannot be read told in one clear line, and is the rest read?"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.archives import Limits, Message, Refusal, check_paths, read_messages
from kg.archives.refusals import SENTENCES
from kg.errors import SourceError
from tests.archives.composed_telegrams import codes, telegram

Read = Callable[..., list[Message | Refusal]]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"\n \r\n\t\n", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"\xff\xfe", "empty-file"),
        (b" " * 300_000, "empty-file"),
        (b"\x00\x01\x02\x03", "binary"),
        (b"TEXT WITH A\x00 NUL", "binary"),
        (b"\x89PNG\r\n\x1a\n....", "binary"),
        (b"%PDF-1.4\nstream", "binary"),
        (b"{\\rtf1 TEXT}", "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "binary"),
        (bytes(range(1, 32)) * 10, "binary"),
        ("TEXT".encode("utf-16-le"), "binary"),
        (b"\xff\xfe" + "é".encode("utf-16-le") + b"\x00\xd8" + b"A\x00", "undecodable"),
        (b"<html><body>Not found</body></html>", "not-a-cable-page"),
    ],
)
def test_what_holds_no_text_is_refused(read: Read, content: bytes, code: str) -> None:
    assert codes(read(content)) == [code]


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"%PDF-1.4", "a PDF document"), (b"\xff\xd8\xff\xe0", "a picture"), (b"Rar!\x1a\x07\x00", "a RAR archive")],
)
def test_known_kinds_of_files_are_named(read: Read, content: bytes, what: str) -> None:
    (found,) = read(content)
    assert isinstance(found, Refusal)
    assert found.message == f"the content is {what}, not text; save its telegrams as plain text"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.7z", b"XX\xbc\xaf\x27\x1c\x00\x04", "the 7z archive is damaged (it does not begin as one); fetch it again"),
        ("a.ZIP", b"\x00" * 600, "the zip archive is damaged (it does not begin as one); fetch it again"),
        # a file of another kind under that name, and an archive's bytes under none
        ("a.zip", b"%PDF-1.4", "the content is a PDF document"),
        ("a.txt", b"\x00" * 600, "the content is binary data"),
    ],
)
def test_an_archive_without_its_beginning_is_told_as_one(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (found,) = read_messages([tmp_path / name])
    assert isinstance(found, Refusal)
    assert found.message.startswith(message)


def test_a_path_that_is_not_there_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("TEXT")
    found = list(read_messages([tmp_path / "missing", tmp_path / "a.txt", tmp_path / "a.txt" / "below", "\x00"]))
    assert codes(found) == ["no-such-path", "ok", "unreadable", "unreadable"]


def test_paths_can_be_checked_before_reading(tmp_path: Path) -> None:
    check_paths([tmp_path, "-"])
    with pytest.raises(SourceError, match="missing: there is no such file or folder; check the path"):
        check_paths([tmp_path, str(tmp_path / "missing")])


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    (tmp_path / "empty" / ".hidden").write_text("x")
    assert codes(list(read_messages([tmp_path / "empty"]))) == ["empty-folder"]


def test_one_bad_file_in_a_folder_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(telegram())
    (tmp_path / "2.txt").write_bytes(bytes(100))
    (tmp_path / "3.txt").write_text("")
    (tmp_path / "4.txt").symlink_to("nowhere")
    (tmp_path / "5.txt").write_text(telegram())
    assert codes(list(read_messages([tmp_path]))) == ["ok", "binary", "empty-file", "unreadable", "ok"]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "z.txt").write_text("TEXT")
    assert codes(list(read_messages([tmp_path]))) == ["unreadable", "ok"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("TEXT")
    (tmp_path / "a.txt").chmod(0)
    assert codes(list(read_messages([tmp_path]))) == ["unreadable"]


def test_a_line_without_end_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        for _ in range(80):
            file.write(b"NO LINE END. " * 40_000)
        file.write(b"\n\n" + telegram().encode())
    tracemalloc.start()
    try:
        found = list(read_messages([path], Limits(message=2 << 20)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert codes(found) == ["oversized-line", "ok"]
    assert (found[0].source.line, found[1].source.line) == (1, 3)
    assert peak < 16_000_000


def test_a_long_text_within_the_limit_is_read(read: Read) -> None:
    line = "WORDS " * 500_000
    (found,) = read(line)
    assert isinstance(found, Message)
    assert found.text == line


@pytest.mark.parametrize("code", SENTENCES)
def test_every_refusal_says_what_is_wrong_and_what_to_do(code: str) -> None:
    sentence = SENTENCES[code]
    assert sentence[0].islower() or sentence[0] == "{"
    assert ";" in sentence or "," in sentence
    assert not sentence.endswith(".")
