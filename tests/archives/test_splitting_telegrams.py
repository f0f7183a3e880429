"""Where does the next telegram of a file start, and where does it only seem to?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.archives import Limits, Message
from kg.archives.split import telegram_starts
from tests.archives.composed_telegrams import paged_telegram, plain_telegram, telegram

PARTIAL = (
    "This record is a partial extract of the original cable. The full text of the original cable is not available.\n\n"
)
UNHEADED = "UNCLAS LIMA 990003\n\nTAGS: PREL\nSUBJECT: RAIN\n\n1. IT RAINED.\nQUISPE\n"


@pytest.mark.parametrize(
    "parts",
    [
        [telegram(990001), telegram(990002)],
        [telegram(990001), telegram(990002, day=5), telegram(990001, "QUITO", "RUEHQT")],
        [plain_telegram(990001), plain_telegram(990002, day=5)],
        [plain_telegram(990001) + "NNNN\n\n\n", plain_telegram(990002, day=5) + "NNNN\n"],
        [telegram(990001) + "NNNN\n", plain_telegram(990002), telegram(990003)],
        [paged_telegram(2545) + "\n\nNNN\n", paged_telegram(2546)],
        [paged_telegram(2545) + "\n\n", paged_telegram(2546, sections=2)],
        # the released extract of a telegram has no heading
        [PARTIAL + UNHEADED, PARTIAL + UNHEADED.replace("990003", "990004")],
        [PARTIAL + UNHEADED, telegram(990002)],
        # without any heading only the end line tells
        [UNHEADED + "NNNN\n", UNHEADED.replace("990003", "990004")],
        # what follows the end line of a capture belongs to the telegram before it
        [telegram(990001) + "NNNN\nEnd Cable Text\n\n", telegram(990002)],
        # the banner at the foot of a printed page
        [plain_telegram(990001) + "\nCONFIDENTIAL\n\n", plain_telegram(990002, day=5)],
        # the same telegram twice
        [telegram(990001), telegram(990001)],
    ],
)
def test_each_telegram_of_a_file_is_found(parts: list[str]) -> None:
    content = "".join(parts).encode()
    starts = telegram_starts(content)
    assert [content[start:end].decode() for start, end in zip(starts, [*starts[1:], None], strict=True)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "NNNN\nNNNN\n",
        telegram(),
        plain_telegram(),
        # a later section repeats the heading with the same serial number
        paged_telegram(sections=3),
        telegram(990001) + telegram(990001).replace("#990001/01", "#990001/02").replace("O9901", "O9902"),
        plain_telegram() + "NNNN\n\n" + plain_telegram(),
        # a preamble of the office that kept it
        "From: DB/Inbox\nSubject: FW: TALKS\n\n" + telegram(),
        "CXLIM:\n    ACTION: POL\n\nDRAFTED: POL\n\n" + telegram(),
        # quoted: announced by the line above
        telegram(body="THE DEPARTMENT'S CABLE READS:\n\n" + plain_telegram(990077, "BONN") + "\nTHAT IS ALL."),
        telegram(body="BEGIN TEXT OF BONN'S CABLE\n\n" + telegram(990077, "BONN", "RUFHOL") + "\nEND TEXT"),
        # quoted: opened some lines above, closed below
        telegram(
            body="BEGIN TEXT. IT CAME TODAY.\n\nHERE IT IS.\n\n" + telegram(990077, "BONN", "RUFHOL") + "\nEND TEXT."
        ),
        # quoted, and indented
        telegram(body="IT SAID\n\n   R 051203Z MAR 75\n   FM AMEMBASSY BONN\n   TO SECSTATE\n"),
        # a reference to an end line, a page, a date-time group in running words
        telegram(body="THE TAPE ENDS IN NNNN AND\nPAGE 01 OF IT IS LOST.\nSEE 051203Z MAR 75\nFROM BONN."),
    ],
)
def test_what_only_looks_like_a_start_does_not_split(text: str) -> None:
    assert telegram_starts(text.encode()) == [0]


def test_every_telegram_says_on_which_line_it_starts(read: Callable[..., list[Message]]) -> None:
    found = read(telegram(990001) + telegram(990002) + telegram(990003), "many.txt")
    lines = telegram().count("\n")
    assert [item.source.line for item in found] == [1, lines + 1, 2 * lines + 1]
    assert str(found[1].source).endswith(f"many.txt:{lines + 1}")


def test_a_file_of_many_megabytes_splits_as_its_parts_do(read: Callable[..., list[Message]]) -> None:
    parts = [telegram(990001 + number, body="WORDS " * (number % 700)) for number in range(1500)]
    found = read("".join(parts))
    assert [item.text for item in found] == parts


def test_an_endless_telegram_is_refused_and_the_next_is_read(read: Callable[..., list[Message]]) -> None:
    endless = telegram(990001) + "3. (C) MORE WORDS.\n" * 200_000
    found = read(telegram(990000) + endless + telegram(990002), limits=Limits(message=1 << 20))
    assert [getattr(item, "code", "ok") for item in found] == ["ok", "oversized-message", "ok"]
    assert found[2].text == telegram(990002)
    assert found[2].source.line == (telegram() + endless).count("\n") + 1


def test_all_real_cables_in_one_file_come_apart_again(shared: Path) -> None:
    texts = [path.read_bytes().rstrip(b"\n") + b"\nNNNN\n" for path in sorted((shared / "cables").glob("*.txt"))]
    starts = telegram_starts(b"".join(texts))
    assert len(starts) == len(texts)
    assert starts == [sum(map(len, texts[:number])) for number in range(len(texts))]
