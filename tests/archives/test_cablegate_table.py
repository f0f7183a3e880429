"""Is every row of cables.csv a telegram, and does a broken one cost only itself?"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.archives import Message, read_messages
from tests.archives.composed_telegrams import codes, row

Read = Callable[..., list[Message]]


def test_a_row_is_a_telegram_with_what_the_table_states(read: Read) -> None:
    (message,) = read(row(1, "FM AMEMBASSY LIMA", "TAGS: PREL", "08QUITO990002|08STATE990003"), "cables.csv")
    assert message.text == "FM AMEMBASSY LIMA\n\nTAGS: PREL"
    assert message.stated.reference_id == "08LIMA990001"
    assert message.stated.created == "2008-01-04T12:03Z"
    assert message.stated.origin == "Embassy Lima"
    assert message.stated.classification == "CONFIDENTIAL"
    assert message.stated.references == ("08QUITO990002", "08STATE990003")
    assert message.source.line == 1


@pytest.mark.parametrize(
    "body",
    [
        'He said "no".\n"Never," he said, "again".',
        'ends in a quote"',
        '"',
        "a backslash \\ and two \\\\",
        "ends in a backslash \\",
        '\\"',
        "commas, commas,\n,,\nand an empty line\n\n",
        'a list:\n1,"one"\n"2","two"',
        '"17","is how a row starts"',
        "Straße, ¿qué?, «non», “yes”",
    ],
)
def test_quotes_backslashes_and_lines_come_back_as_they_were(read: Read, body: str) -> None:
    found = read(row(1, body=body) + row(2) + row(3, body=body))
    assert [item.text.split("\n\n", 1)[1] for item in found][::2] == [body, body]
    assert codes(found) == ["ok"] * 3


def test_doubled_quotes_are_read_too(read: Read) -> None:
    (first, second) = read(row(1, body="X").replace('"X"', '"He said ""no""."') + row(2))
    assert first.text.endswith('\n\nHe said "no".')
    assert second.stated.reference_id == "08LIMA990002"


def test_rows_say_on_which_line_they_start(read: Read) -> None:
    rows = [row(1), row(2, body="A\nB\nC"), row(3)]
    assert [item.source.line for item in read("".join(rows))] == [
        1,
        1 + rows[0].count("\n"),
        1 + sum(r.count("\n") for r in rows[:2]),
    ]


@pytest.mark.parametrize(
    "change", [lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t, lambda t: t.rstrip("\n")]
)
def test_the_file_may_be_of_windows(read: Read, change: Callable[[str], str]) -> None:
    assert [item.text for item in read(change(row(1) + row(2)))] == [item.text for item in read(row(1) + row(2))]


def test_each_row_has_its_own_encoding(read: Read) -> None:
    found = read(row(1, body="“é”").encode() + row(2, body="“é”").encode("cp1252"))
    assert [item.text[-3:] for item in found] == ["“é”", "“é”"]


def test_a_line_of_column_names_is_no_telegram(read: Read) -> None:
    names = '"id","date","reference_id","origin","classification","references","header","body"\n'
    assert codes(read(names + row(1))) == ["ok"]
    assert codes(read(names.replace('"', "") + row(1))) == ["ok"]


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        # too few fields
        ('"2","1/4/2008 12:03","08LIMA990002"\n', ["ok", "broken-row", "ok"]),
        # a quote inside that is not escaped
        (row(2, body="X").replace('"X"', '"he said "no"."'), ["ok", "ok", "broken-row", "ok"]),
        # the last field has no end
        (row(2)[:-2] + "\n", ["ok", "broken-row", "ok"]),
        # the row breaks off in its third field
        ('"2","1/4/2008 12:03","08LIM\n', ["ok", "broken-row", "ok"]),
        # an escape too many swallows the end of the last field
        (row(2)[:-2] + '\\"\n', ["ok", "broken-row", "ok"]),
        # a comma is missing
        (row(2).replace('","', '""', 1), ["ok", "broken-row", "ok"]),
        # text stands between the rows
        (row(2) + "what is this\n", ["ok", "ok", "broken-row", "ok"]),
    ],
)
def test_a_broken_row_is_refused_and_the_next_is_read(read: Read, broken: str, expected: list[str]) -> None:
    found = read(row(1) + broken + row(3))
    assert codes(found) == expected
    assert found[0].stated.reference_id == "08LIMA990001"
    assert found[-1].stated.reference_id == "08LIMA990003"
    first = 1 + row(1).count("\n")
    assert all(first <= (item.source.line or 0) <= first + broken.count("\n") for item in found[1:-1])


def test_the_refusal_says_what_the_row_has(read: Read) -> None:
    found = read(row(1) + '"2","1/4/2008 12:03"\n')
    assert found[1].message.startswith("the row has 2 readable fields")  # type: ignore[attr-defined]


def test_memory_stays_flat_however_long_the_table_is(tmp_path: Path) -> None:
    path = tmp_path / "cables.csv"
    with path.open("w") as file:
        for number in range(1, 3001):
            file.write(row(number, body="WORDS AND MORE WORDS.\n" * 450))
    assert path.stat().st_size > 30_000_000
    tracemalloc.start()
    try:
        assert sum(isinstance(item, Message) for item in read_messages([path])) == 3000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8_000_000
