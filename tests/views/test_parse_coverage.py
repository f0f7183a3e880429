"""Does `kg parse --coverage` say how much was recognised, and show what is left over?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.views.conftest import EXAMPLES, Run

Kg = Callable[..., Run]

TELEGRAM = """{above}O 070820Z FEB 08
FM AMEMBASSY QUITO
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1585
C O N F I D E N T I A L QUITO 990001

E.O. 12958: DECL: 02/07/2018
TAGS: PREL
SUBJECT: FISH

1. (C) The talks began.
"""
UNDATED = TELEGRAM.format(above="").replace("O 070820Z FEB 08\n", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A telegram that is recognised whole, and one with words above it that are nobody's."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "08QUITO990001.txt").write_text(TELEGRAM.format(above=""), encoding="utf-8")
    (folder / "08QUITO990002.txt").write_text(
        TELEGRAM.format(above="qwertz asdfg\n").replace("990001", "990002"), encoding="utf-8"
    )
    return folder


def test_table(kg: Kg, folder: Path) -> None:
    done = kg("parse", folder, "--coverage")
    first, second, left_over, overall = done.out.splitlines()
    assert done.status == 0
    assert first.split()[:2] == ["08QUITO990001", "100.00%"]
    assert second.split()[0] == "08QUITO990002"
    assert left_over.split() == ["0-12", "qwertz", "asdfg"]
    assert overall.startswith("2 cables")


def test_json(kg: Kg, folder: Path) -> None:
    done = kg("parse", folder, "--coverage", "--format", "json")
    *cables, overall = [json.loads(line) for line in done.out.splitlines()]
    assert [each["cable"] for each in cables] == ["08QUITO990001", "08QUITO990002"]
    assert cables[0]["share"] == 1.0
    assert cables[1]["left_over"] == [{"start": 0, "end": 12, "text": "qwertz asdfg"}]
    assert cables[1]["characters"] - cables[1]["recognised"] == len("qwertzasdfg")
    assert Path(cables[0]["source"]["path"]).name == "08QUITO990001.txt"
    assert overall["cables"] == 2
    assert overall["characters"] == sum(each["characters"] for each in cables)
    assert overall["recognised"] == sum(each["recognised"] for each in cables)
    assert overall["share"] == round(overall["recognised"] / overall["characters"], 6)


def test_refused_sources_stand_in_the_rejects(kg: Kg, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    done = kg("parse", folder, "--coverage", "--rejects", tmp_path / "rejects")
    assert done.status == 1
    assert done.out.splitlines()[-1].startswith("2 cables")
    (line,) = (tmp_path / "rejects").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["code"] == "empty-file"


def test_the_examples_are_recognised_whole(kg: Kg) -> None:
    done = kg("parse", EXAMPLES, "--coverage", "--format", "json")
    assert json.loads(done.out.splitlines()[-1])["share"] >= 0.99


@pytest.mark.parametrize("options", [("--coverage", "--format", "pretty"), ("--format", "table")])
def test_formats_that_do_not_fit(kg: Kg, folder: Path, options: tuple[str, ...]) -> None:
    done = kg("parse", folder, *options)
    assert done.status == 2
    assert "--format" in done.err


def test_an_undated_telegram_is_printed_and_said(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "cable.txt").write_text(UNDATED, encoding="utf-8")
    done = kg("parse", tmp_path / "in", "--rejects", tmp_path / "rejects")
    assert done.status == 1
    (record,) = map(json.loads, done.out.splitlines())
    assert record["cable"] is None
    assert record["subject"] == "FISH"
    (line,) = (tmp_path / "rejects").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["code"] == "no-date"


def test_a_file_that_is_called_by_its_id_needs_no_date(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "08QUITO990001.txt").write_text(UNDATED, encoding="utf-8")
    done = kg("parse", tmp_path)
    assert done.status == 0
    assert json.loads(done.out)["cable"] == "08QUITO990001"


def test_a_fragment_is_no_undated_telegram(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("1. (C) The talks began.\n", encoding="utf-8")
    done = kg("parse", tmp_path)
    assert done.status == 0
