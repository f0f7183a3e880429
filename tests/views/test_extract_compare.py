"""Does `kg extract --compare` show what a change of a rule does?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.views.conftest import EXAMPLES, Run

Kg = Callable[..., Run]


@pytest.fixture
def run(kg: Kg) -> list[dict[str, object]]:
    """The records of a run over the example cables."""
    return [json.loads(line) for line in kg("extract", EXAMPLES).out.splitlines()]


def save(path: Path, records: list[dict[str, object]]) -> Path:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def test_the_same_rules_change_nothing(kg: Kg, run: list[dict[str, object]], tmp_path: Path) -> None:
    done = kg("extract", EXAMPLES, "--compare", save(tmp_path / "old.jsonl", run))
    assert (done.status, done.out.strip()) == (0, "0 gained, 0 lost, 0 changed")


def test_gained_lost_and_changed_are_told(kg: Kg, run: list[dict[str, object]], tmp_path: Path) -> None:
    first, second, *_ = (record["positions"] for record in run if record["positions"])
    assert isinstance(first, list)
    assert isinstance(second, list)
    first.pop(0)
    second[0]["speaker"] = "Nobody"
    second.append({**second[-1], "start": 10**6, "end": 10**6 + 5, "text": "no such words"})
    old = save(tmp_path / "old.jsonl", run)
    done = kg("extract", EXAMPLES, "--compare", old)
    lines = done.out.splitlines()
    assert [line[0] for line in lines[:3]] == ["+", "-", "~"]
    assert "no such words" in lines[1]
    assert lines[3].startswith("    speaker: 'Nobody' -> ")
    assert lines[4] == "1 gained, 1 lost, 1 changed"
    told = json.loads(kg("extract", EXAMPLES, "--compare", old, "--format", "json").out)
    assert [len(told[kind]) for kind in ("gained", "lost", "changed")] == [1, 1, 1]
    assert told["changed"][0]["fields"] == ["speaker"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("Take two eggs.\n", "old.jsonl:1: this is no record of kg extract"),
        ('{"cable": "09LIMA990001"}\n', "old.jsonl:1: this is no record of kg extract"),
        ('{"cable": "09LIMA990001", "positions": [{"start": "x"}]}\n', "old.jsonl:1: this is no record of kg extract"),
        (None, "No such file or directory"),
    ],
)
def test_what_is_no_run_is_said_in_one_line(kg: Kg, tmp_path: Path, content: str | None, found: str) -> None:
    if content is not None:
        (tmp_path / "old.jsonl").write_text(content, encoding="utf-8")
    done = kg("extract", EXAMPLES, "--compare", tmp_path / "old.jsonl")
    assert done.status == 2
    assert found in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_show_stands_alone(kg: Kg, tmp_path: Path) -> None:
    assert kg("extract", EXAMPLES, "--show", "--compare", tmp_path / "old.jsonl").status == 2
    assert kg("extract", EXAMPLES, "--show", "--format", "json").status == 2
