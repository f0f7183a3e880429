"""Whatever the bytes, does reading end in messages and refusals, and never in an exception?"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.archives import Message, Refusal, read_messages
from kg.archives.cablegate_csv import row_starts
from kg.archives.encodings import clean_chunks, decode
from kg.archives.nara import record_starts
from kg.archives.pieces import Starts, cut_pieces
from kg.archives.split import telegram_starts
from tests.archives.composed_telegrams import codes, page, paged_telegram, record, row, telegram
from tests.archives.test_containers import FILES, PACKERS, tar

STARTS: dict[str, Starts] = {"telegrams": telegram_starts, "rows": row_starts, "records": record_starts}
SAMPLES = [
    telegram().encode(),
    page("FM AMEMBASSY LIMA", "TAGS: PREL").encode(),
    (row(1) + row(2)).encode(),
    record().encode(),
    paged_telegram(sections=2).encode(),
    gzip.compress(telegram().encode()),
    *(pack(FILES) for pack in PACKERS.values()),
    gzip.compress(tar(FILES)),
    telegram().encode("utf-16"),
]
MODEST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    found = list(read_messages([path]))
    assert found
    for item in found:
        assert item.source.path == str(path)
        if isinstance(item, Message):
            assert "\r" not in item.text
            assert not item.text.startswith("\ufeff")
        else:
            assert isinstance(item, Refusal)
            assert item.message
            assert "{" not in item.code


@MODEST
@given(content=st.binary(max_size=3000))
def test_any_bytes_give_messages_or_refusals(tmp_path: Path, content: bytes) -> None:
    check(tmp_path / "any", content)


@settings(MODEST, max_examples=250)
@given(sample=st.sampled_from(SAMPLES), data=st.data())
def test_cut_and_spliced_sources_give_messages_or_refusals(tmp_path: Path, sample: bytes, data: st.DataObject) -> None:
    content = bytearray(sample)
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 200)))
    content[start:end] = data.draw(st.one_of(st.binary(max_size=60), st.sampled_from(SAMPLES)))
    check(tmp_path / "spliced", bytes(content[: data.draw(st.integers(0, len(content)))]))


@MODEST
@given(content=st.binary(max_size=300))
def test_any_bytes_have_a_reading_of_at_most_their_length(content: bytes) -> None:
    assert len(decode(content)) <= len(content)


@MODEST
@given(text=st.text(max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8", "replace")) == text.encode("utf-8", "replace").decode()


@MODEST
@given(
    content=st.binary(max_size=200).map(lambda raw: raw.replace(b"\x00", b"\r\n").replace(b"\x01", b"\r")),
    data=st.data(),
)
def test_line_ends_fold_the_same_however_the_bytes_are_cut(content: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(4, max(4, len(content))))
    whole = b"".join(clean_chunks([content]))
    assert b"".join(clean_chunks([content[:place], content[place:]])) == whole
    assert b"\r" not in whole


@MODEST
@given(
    parts=st.lists(
        st.sampled_from([telegram(990001), telegram(990002), "NNNN\n", "BEGIN TEXT\n", row(1), record(), "\n", "x"])
    )
)
@pytest.mark.parametrize("name", STARTS)
def test_pieces_joined_are_the_text(name: str, parts: list[str]) -> None:
    content = "".join(parts).encode()
    pieces = list(cut_pieces([content], STARTS[name], 1 << 20))
    assert b"".join(piece.content for piece in pieces) == content
    line = 1
    for piece in pieces:
        assert piece.line == line
        line += piece.content.count(b"\n")


MARKERS = [
    "VZCZCXRO9901\n",
    "NNNN\n",
    "R 041203Z MAR 75\nFM X\n",
    "R 041203Z MAR 75\n",
    "PAGE 01 LIMA 02545\n",
    "TAGS: ",
    "1. (C) ",
    " ",
    "\n",
    "\r",
    "\r\n",
    '"',
    '""',
    "\\",
    '","',
    '"1","',
    '\n"1","',
    "Message Text\n",
    "Message Attributes\n",
    "Message Text\nMessage Attributes\n",
    "To: ",
    "A ",
    "<pre>",
    "<div>",
    "<td>",
    "<a href=",
    "<",
    "&",
    "BEGIN TEXT ",
    "END TEXT ",
    "CONFIDENTIAL ",
    "\nCONFIDENTIAL 1",
    "PAGE 01 A",
    "FM ",
    "é",
    "<!-- ",
    "-" * 9,
    "DE RUEHPE #990001/01 ",
    "This record is a partial extract of the original cable\n",
    "BEGIN TEXT\nVZCZCXRO9901\n",
    "\t",
]


@pytest.mark.parametrize("marker", MARKERS)
@pytest.mark.parametrize(
    "start", ["", '"1","', "<html>", "Message Text\n", telegram()], ids=["", "row", "page", "record", "telegram"]
)
def test_a_marker_repeated_over_and_over_is_read_in_linear_time(
    read: Callable[..., list[Message]], marker: str, start: str
) -> None:
    assert codes(read(start + marker * (250_000 // len(marker))))
