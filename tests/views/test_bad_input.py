"""Is everything that goes wrong one line, with the right exit status, and is nothing lost?"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.views.conftest import EXAMPLES, Run

Kg = Callable[..., Run]
CABLE = EXAMPLES / "09TOKYO990001.txt"


def one_line(done: Run, told: str) -> None:
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1, done.err
    assert told in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["stats", "--format", "odt"], "see kg stats --help"),
        (["query", "-e", "ASK {}", "--timeout", "0"], "--timeout"),
        (["load"], "PATH"),
        (["frob"], "frob"),
    ],
)
def test_wrong_arguments_are_one_line(kg: Kg, arguments: list[str], told: str) -> None:
    one_line(kg(*arguments), told)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-e", ""], "the query is empty"),
        (["-e", 'SELECT * { ?s ?p "\udcff" }'], "no UTF-8"),
        ([""], "no query"),
        (["both-sides", "-p", 'dispute="x"@en-'], "no language"),
        (["both-sides", "-p", "dispute=\udcff"], "no UTF-8"),
        (["both-sides", "-p", 'dispute="x"^^nope:y'], "prefix 'nope'"),
        (["both-sides", "-p", "dispute=a", "-p", "dispute=b"], "given twice"),
        (["-e", "SELECT ?x { ?x a cg:Cable }", "-p", "x y=1"], "no name of a variable"),
    ],
)
def test_a_question_that_is_none_is_one_line(kg: Kg, store: Path, arguments: list[str], told: str) -> None:
    one_line(kg("query", *arguments, "--store", store), told)


def test_the_error_names_the_file_of_the_query(kg: Kg, store: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("SELECT", encoding="utf-8")
    one_line(kg("query", tmp_path / "mine.rq", "--store", store), f"{tmp_path / 'mine.rq'}:1:")


def test_a_query_with_a_byte_order_mark_is_read(kg: Kg, store: Path, tmp_path: Path) -> None:
    (tmp_path / "bom.rq").write_text("ASK {}", encoding="utf-8-sig")
    assert kg("query", tmp_path / "bom.rq", "--store", store).out == "yes\n"


@pytest.mark.parametrize("seconds", ["inf", "1e300"])
def test_a_very_long_time_is_no_limit(kg: Kg, store: Path, seconds: str) -> None:
    assert kg("query", "-e", "ASK {}", "--timeout", seconds, "--store", store).out == "yes\n"


@pytest.mark.parametrize("name", ["a" * 300, " ", "\udcff"])
def test_a_store_of_an_impossible_name_is_one_line(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    one_line(kg("load", CABLE, "--store", name, "--jobs", "1"), "give ")
    assert not list(tmp_path.iterdir())


def test_a_dry_run_into_a_file_is_one_line(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    one_line(kg("load", CABLE, "--store", tmp_path / "file", "--dry-run"), "file")


@pytest.mark.parametrize("base", ["http://a/#/", "http://a/?q=/", "x", "http://a"])
def test_a_base_that_bears_no_names_is_one_line(kg: Kg, tmp_path: Path, base: str) -> None:
    one_line(kg("load", CABLE, "--store", tmp_path / "s", "--base", base), "--base")


class TestDamage:
    """Is a store that was damaged told of, or mended?"""

    @pytest.fixture
    def damaged(self, store: Path, tmp_path: Path) -> Path:
        return Path(shutil.copytree(store, tmp_path / "damaged", symlinks=True))

    def test_a_lost_link_leads_to_the_last_whole_generation(self, kg: Kg, damaged: Path) -> None:
        (damaged / "current").unlink()
        cables = len(list(EXAMPLES.glob("*.txt")))
        assert json.loads(kg("stats", "--store", damaged, "--format", "json").out)["cables"] == cables
        assert kg("load", CABLE, "--store", damaged, "--jobs", "1").out.startswith("0 new")

    def test_a_base_in_the_layout_that_is_none(self, kg: Kg, damaged: Path) -> None:
        (damaged / "layout.json").write_text('{"layout": 2, "base": "no iri"}', encoding="utf-8")
        for command in (["stats"], ["positions", "Kashmir"], ["export"], ["load", CABLE]):
            one_line(kg(*command, "--store", damaged), "layout.json")

    @pytest.mark.parametrize("said", [b"{", b"[]", b"\xff"])
    def test_lost_digests_of_the_reference_graphs_are_written_again(self, kg: Kg, damaged: Path, said: bytes) -> None:
        (damaged / "current" / "generation.json").write_bytes(said)
        assert kg("load", CABLE, "--store", damaged, "--jobs", "1").status == 0


def test_a_file_name_of_two_lines_is_told_in_one(kg: Kg, tmp_path: Path) -> None:
    done = kg("parse", tmp_path / "a\nb\x1b[31m.txt")
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err


def test_an_export_that_fails_keeps_the_file_that_was_there(kg: Kg, store: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("precious", encoding="utf-8")
    one_line(kg("export", "--store", store, "--format", "odt", "--output", tmp_path / "out"), "odt")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "precious"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def run(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """What a shell makes of the command."""
    return subprocess.run(
        ["bash", "-c", command.replace("kg ", f"{sys.executable} -m kg ")],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_an_answer_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    for command in (
        f"kg parse {CABLE} >/dev/full",
        "kg query --list >/dev/full",
        "kg parse /dev/null --rejects /dev/full",
    ):
        done = run(command)
        assert done.returncode == 2, command
        assert b"No space left" in done.stderr
        assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_is_no_error() -> None:
    done = run("set -o pipefail; kg query --list | true")
    assert (done.returncode, done.stderr) == (0, b"")


def test_closed_streams_are_no_error() -> None:
    done = run(f"kg parse {CABLE} absent >&- 2>&-")
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
    assert b"Traceback" not in run("kg query - <&-").stderr


def test_the_answer_is_utf8_in_any_locale(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(CABLE.read_text(encoding="utf-8").replace("SUBJECT: ", "SUBJECT: é日 "), "utf-8")
    done = run(f"kg parse {tmp_path / 't.txt'}", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "é日" in json.loads(done.stdout.decode("utf-8"))["subject"]
