"""Does a telegram in a text file come out as it was written, whatever the encoding and the line ends?"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.archives import Message, Source, read_messages
from tests.archives.composed_telegrams import codes, plain_telegram, telegram

Read = Callable[..., list[Message]]

WORDS = "1. (C) “No,” said the Chargé d’Affaires – twice…\n"


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode("utf-8"),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
        WORDS.encode("cp1252"),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace("\n", "\r").encode("cp1252"),
        # ACP 127: a line ends with two carriage returns and a line feed
        WORDS.replace("\n", "\r\r\n").encode(),
        b"\xef\xbb\xbf" + WORDS.replace("\n", "\r\n").encode(),
        b"\xff\xfe" + WORDS.replace("\n", "\r\n").encode("utf-16-le"),
    ],
    ids=[
        "utf-8",
        "mark",
        "utf-16",
        "utf-16-be",
        "utf-32",
        "1252",
        "crlf",
        "cr-1252",
        "crcrlf",
        "mark-crlf",
        "utf-16-crlf",
    ],
)
def test_the_text_is_the_same_in_every_encoding(read: Read, content: bytes) -> None:
    (message,) = read(content)
    assert message.text == WORDS


@pytest.mark.parametrize(
    ("content", "text"),
    [
        # the five bytes that Windows-1252 leaves undefined
        (b"caf\xe9 \x81\x8d\x8f\x90\x9d", "café \x81\x8d\x8f\x90\x9d"),
        # UTF-8 with one stray byte stays UTF-8
        ("“a” “b” “c”".encode() + b" \x96 d", "“a” “b” “c” – d"),
        # UTF-8 cut in the middle of a character
        ("“a” “b”".encode()[:-1], "“a” “bâ€"),
        # Windows-1252 with a pair of bytes that happens to be UTF-8
        ("«LIBERTÉ» «ÉGALITÉ» é".encode("cp1252"), "«LIBERTÉ» «ÉGALITÉ» é"),
        # two files with a mark, one behind the other
        (b"\xef\xbb\xbfONE\r\n\xef\xbb\xbfTWO", "ONE\nTWO"),
        # an empty line at the end, blanks at line ends and tabs are kept
        (b"\n\nA  \n\tB\n\n\n", "\n\nA  \n\tB\n\n\n"),
        # the end mark of old DOS files
        (b"TEXT\r\n\x1a", "TEXT\n\x1a"),
    ],
)
def test_odd_bytes_have_a_reading(read: Read, content: bytes, text: str) -> None:
    (message,) = read(content)
    assert message.text == text


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", ".hidden", "c/.git/config", "c/d/e/deep.txt", "Z.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = [str(Path(item.source.path).relative_to(tmp_path)) for item in read_messages([tmp_path])]
    assert found == ["Z.txt", "a.txt", "b/10.txt", "b/2.txt", "c/d/e/deep.txt"]


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("A")
    (tmp_path / "b").write_text("B")
    assert [
        item.text for item in read_messages([tmp_path / "b", str(tmp_path / "a")]) if isinstance(item, Message)
    ] == ["B", "A"]


def test_a_link_that_leads_back_is_followed_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "cable.txt").write_text("A")
    (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
    assert codes(list(read_messages([tmp_path]))) == ["ok"]


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(plain_telegram().encode())))
    (message,) = read_messages(["-"])
    assert isinstance(message, Message)
    assert (message.text, message.source) == (plain_telegram(), Source("-"))


def test_a_name_that_is_no_text_can_still_be_told(tmp_path: Path) -> None:
    import os

    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write(b"TEXT")
    (message,) = read_messages([tmp_path])
    assert message.source.path.encode().endswith("caf\N{REPLACEMENT CHARACTER}.txt".encode())


def test_one_telegram_in_a_file_needs_no_line(read: Read) -> None:
    (message,) = read(telegram())
    assert (message.text, message.source.line, message.source.member) == (telegram(), None, None)


def test_every_real_cable_is_one_message_with_its_own_text(shared: Path) -> None:
    paths = sorted((shared / "cables").glob("*.txt"))
    found = list(read_messages([shared / "cables"]))
    assert [item.source.path for item in found] == [str(path) for path in paths]
    assert [item.text for item in found if isinstance(item, Message)] == [path.read_text("utf-8") for path in paths]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_text_cut_inside_a_character_is_read_up_to_it(read: Callable[..., list[Message]], encoding: str) -> None:
    """Is the telegram handed on, and the cut told, where UTF-16 was cut inside its last character?"""
    found = read(telegram(990001).encode(encoding)[:-1])
    assert codes(found) == ["ok", "undecodable"]
    assert found[0].text.startswith(telegram(990001)[:-2])
