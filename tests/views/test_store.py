"""Does each command of `kg store` do what its help says, from end to end?"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.views.conftest import EXAMPLES, Run

Kg = Callable[..., Run]
COMMANDS = ["list", "verify", "compact", "backup", "restore", "migrate"]
CABLES = len(list(EXAMPLES.glob("*.txt")))


@pytest.fixture
def mine(store: Path, tmp_path: Path) -> Path:
    """A copy of the store that a test may change."""
    return Path(shutil.copytree(store, tmp_path / "cablegraph", symlinks=True))


def test_list(kg: Kg, store: Path) -> None:
    done = kg("store", "list", "--store", store, "--format", "json")
    (found,) = json.loads(done.out)
    assert (done.status, found["is_current"], found["is_whole"], found["cables"]) == (0, True, True, CABLES)
    assert found["own_bytes"] == found["bytes"] > 0
    table = kg("store", "list", "--store", store).out.splitlines()
    assert table[0].split()[:3] == ["generation", "made", "cables"]
    assert table[1].split()[1] == "current"


def test_verify(kg: Kg, mine: Path) -> None:
    done = kg("store", "verify", "--store", mine)
    assert done.status == 0
    assert {line.split()[0] for line in done.out.splitlines()} == {"ok"}
    file = max((mine / "current" / "quads").glob("*.sst"), key=lambda path: path.stat().st_size)
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 1
    file.write_bytes(content)
    done = kg("store", "verify", "--store", mine, "--format", "json")
    assert done.status == 1
    assert [check["status"] for check in json.loads(done.out)] == ["ok", "ok", "wrong", "skipped"]


def test_compact(kg: Kg, mine: Path) -> None:
    before = kg("stats", "--store", mine).out
    done = kg("store", "compact", "--store", mine, "--format", "json")
    said = json.loads(done.out)
    assert done.status == 0
    # the database's own logs make up some hundredths of so small a store, and grow as it is opened
    assert said["bytes_after"] <= 1.1 * said["bytes_before"]
    assert kg("stats", "--store", mine).out == before
    assert "bytes before" in kg("store", "compact", "--store", mine).out


def test_backup_and_restore(kg: Kg, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "cables.zip"
    written = kg("store", "backup", file, "--store", store, "--format", "json")
    assert written.status == 0
    assert json.loads(written.out)["cables"] == CABLES
    again = kg("store", "backup", file, "--store", store)
    assert (again.status, again.err.count("\n")) == (2, 1)
    assert "--force" in again.err
    assert kg("store", "backup", file, "--store", store, "--force", "--quiet").status == 0
    restored = kg("store", "restore", file, "--store", tmp_path / "new", "--format", "json")
    assert restored.status == 0
    assert json.loads(restored.out) == json.loads(written.out)
    assert kg("stats", "--store", tmp_path / "new").out == kg("stats", "--store", store).out
    # A load over what was restored finds every cable there.
    assert kg("load", EXAMPLES, "--store", tmp_path / "new", "--jobs", "1").out.startswith("0 new, 0 changed")
    file.write_bytes(file.read_bytes()[:-100])
    bad = kg("store", "restore", file, "--store", tmp_path / "new")
    assert (bad.status, bad.err.count("\n")) == (2, 1)
    assert "no whole backup" in bad.err


def test_migrate(kg: Kg, mine: Path) -> None:
    said = json.loads((mine / "layout.json").read_text(encoding="utf-8"))
    generation = (mine / "current").resolve()
    manifest = json.loads((generation / "generation.json").read_text(encoding="utf-8"))
    (generation / "reference.json").write_text(json.dumps(manifest["reference"]), encoding="utf-8")
    (generation / "generation.json").unlink()
    (mine / "layout.json").write_text(json.dumps({**said, "layout": 1}), encoding="utf-8")
    for command in (["stats"], ["export"], ["load", EXAMPLES], ["store", "list"]):
        old = kg(*command, "--store", mine)
        assert (old.status, old.err.count("\n")) == (2, 1)
        assert f"kg store migrate --store {mine}" in old.err
    done = kg("store", "migrate", "--store", mine, "--format", "json")
    assert (done.status, json.loads(done.out)) == (0, {"before": 1, "after": said["layout"]})
    assert "nothing to do" in kg("store", "migrate", "--store", mine).out
    assert kg("store", "verify", "--store", mine).status == 0
    assert kg("load", EXAMPLES, "--store", mine, "--jobs", "1").out.startswith("0 new, 0 changed")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_of_each_help_runs(
    kg: Kg, mine: Path, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = kg("store", command, "--help")
    assert shown.status == 0
    example = re.search(rf"^ *Example: kg (store {command}.*)$", shown.out, re.MULTILINE)
    assert example is not None
    assert mine.parent == tmp_path
    monkeypatch.chdir(tmp_path)  # the default store is ./cablegraph
    if command == "restore":
        assert kg("store", "backup", "cables.zip").status == 0
    done = kg(*shlex.split(example.group(1)))
    assert done.status == 0, done.err


def test_the_group_lists_its_commands(kg: Kg) -> None:
    done = kg("store", "--help")
    listed = [line.split()[0] for line in done.out.partition("Commands:")[2].splitlines() if line.strip()]
    assert listed == COMMANDS


@pytest.mark.parametrize("command", [["list"], ["verify"], ["compact"], ["backup", "b.zip"], ["migrate"]])
def test_what_is_no_store_is_told_in_one_line(kg: Kg, tmp_path: Path, command: list[str]) -> None:
    done = kg("store", *command, "--store", tmp_path / "nothing")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert not (tmp_path / "nothing").exists()
    done = kg("store", *command, "--store", "http://127.0.0.1:9/")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "folder of a store" in done.err


def test_the_group_alone_says_its_help_in_lines(kg: Kg) -> None:
    done = kg("store")
    assert (done.status, done.out) == (2, "")
    assert max(len(line) for line in done.err.splitlines()) < 100
    assert "  restore " in done.err


def test_another_scheme_makes_no_folder(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = kg("load", str(EXAMPLES), "--store", "ftp://host/store")
    assert done.status == 2
    assert done.err == (
        "kg: ftp://host/store: this is no folder, and no URL of an endpoint; give a folder, or http://HOST:PORT\n"
    )
    assert list(tmp_path.iterdir()) == []
