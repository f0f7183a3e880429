"""Does `kg load` stop, retry, wait and tell as it says, with the right exit status?"""

from __future__ import annotations

import contextlib
import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.store.load_report import Progress
from kg.store.reader import open_reader
from kg.store.writer import Writer
from kg.views import progress as progress_view
from kg.views.progress import LoadProgress
from kg.views.talk import say
from tests.build.test_load import cable_text
from tests.views.conftest import Run

Kg = Callable[..., Run]


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    """A folder of three telegrams and two files that are none."""
    folder = tmp_path / "cables"
    folder.mkdir()
    for serial in (990001, 990002, 990003):
        (folder / f"{serial}.txt").write_text(cable_text(serial), encoding="utf-8")
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.txt").write_text("Dear Anna", encoding="utf-8")
    return folder


def stored(path: Path) -> int:
    with open_reader(path) as reader:
        return len(reader.cable_ids())


def test_too_many_errors_have_an_exit_status_of_their_own(kg: Kg, cables: Path, tmp_path: Path) -> None:
    done = kg("load", cables, "--store", tmp_path / "s", "--max-errors", "1", "--jobs", "1")
    assert done.status == 3
    assert "more than --max-errors 1" in done.err
    assert stored(tmp_path / "s") == 3
    assert kg("load", cables, "--store", tmp_path / "s", "--max-errors", "50%", "--jobs", "1").status == 1
    wrong = kg("load", cables, "--store", tmp_path / "s", "--max-errors", "many")
    assert (wrong.status, wrong.err.count("\n")) == (2, 1)


def test_a_rejects_file_is_retried_into_itself(kg: Kg, cables: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects"
    kg("load", cables, "--store", tmp_path / "s", "--rejects", rejects, "--jobs", "1")
    (cables / "a.txt").write_text(cable_text(990004), encoding="utf-8")
    done = kg("load", "--retry-rejects", rejects, "--rejects", rejects, "--store", tmp_path / "s", "--jobs", "1")
    assert (done.status, stored(tmp_path / "s")) == (1, 4)
    left = [json.loads(line) for line in rejects.read_text(encoding="utf-8").splitlines()]
    assert [Path(each["source"]["path"]).name for each in left] == ["b.txt"]
    (cables / "b.txt").write_text(cable_text(990005), encoding="utf-8")
    again = kg("load", "--retry-rejects", rejects, "--rejects", rejects, "--store", tmp_path / "s", "--jobs", "1")
    assert (again.status, rejects.read_text(encoding="utf-8")) == (0, "")


def test_a_retry_that_is_stopped_keeps_the_list(kg: Kg, cables: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects"
    kg("load", cables, "--store", tmp_path / "s", "--rejects", rejects, "--jobs", "1")
    before = rejects.read_text(encoding="utf-8")
    options = ("--retry-rejects", rejects, "--rejects", rejects, "--max-errors", "0", "--jobs", "1")
    assert kg("load", *options, "--store", tmp_path / "s").status == 3
    assert rejects.read_text(encoding="utf-8") == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cables", "rejects", "s"]


def test_there_is_something_to_load_and_only_once(kg: Kg, cables: Path, tmp_path: Path) -> None:
    (tmp_path / "rejects").touch()
    for arguments in ((), (cables, "--retry-rejects", tmp_path / "rejects")):
        done = kg("load", *arguments, "--store", tmp_path / "s")
        assert (done.status, done.err.count("\n")) == (2, 1)


@pytest.mark.parametrize("content", [None, "", "\x00\x01\x02\x03"])
def test_no_store_is_made_for_nothing(kg: Kg, tmp_path: Path, content: str | None) -> None:
    (tmp_path / "in").mkdir()
    if content is not None:
        (tmp_path / "in" / "a.txt").write_text(content)
    done = kg("load", tmp_path / "in", "--store", tmp_path / "s", "--jobs", "1", "--quiet")
    assert done.status in (1, 2)
    assert done.out.startswith("0 new, 0 changed, 0 the same, 1 refused: 0 quads loaded")
    assert done.err.count("\n") == 1
    assert not (tmp_path / "s").exists()
    # One that is there stays.
    with Writer(tmp_path / "s"):
        pass
    kg("load", tmp_path / "in", "--store", tmp_path / "s", "--jobs", "1", "--quiet")
    assert (tmp_path / "s").exists()


def test_credentials_are_not_told_again(capfd: pytest.CaptureFixture[str]) -> None:
    say("to go on: kg load a@b --store=http://anna:s@fe@localhost:7878 'https://x:y@[::1]/c'")
    assert capfd.readouterr().err == "to go on: kg load a@b --store=http://localhost:7878 'https://[::1]/c'\n"


def test_pruning_tells_what_goes(kg: Kg, cables: Path, tmp_path: Path) -> None:
    kg("load", cables, "--store", tmp_path / "s", "--jobs", "1")
    (cables / "990002.txt").unlink()
    kept = kg("load", cables, "--store", tmp_path / "s", "--prune", "--jobs", "1")
    assert (kept.status, "dropped nothing" in kept.err) == (1, True)
    (cables / "a.txt").unlink()
    (cables / "b.txt").unlink()
    dry = kg("load", cables, "--store", tmp_path / "s", "--prune", "--dry-run", "--jobs", "1")
    assert (dry.status, "08TOKYO990002: would be pruned" in dry.err, stored(tmp_path / "s")) == (0, True, 3)
    done = kg("load", cables, "--store", tmp_path / "s", "--prune", "--jobs", "1", "--format", "json")
    assert (done.status, json.loads(done.out)["pruned"], stored(tmp_path / "s")) == (0, ["08TOKYO990002"], 2)
    assert set(json.loads(done.out)["stages"]) >= {"reading", "writing"}


def test_a_store_that_is_written_to_is_told_with_its_writer(kg: Kg, cables: Path, tmp_path: Path) -> None:
    with Writer(tmp_path / "s"):
        done = kg("load", cables, "--store", tmp_path / "s", "--wait", "0.1", "--jobs", "1")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "process" in done.err


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_keeps_what_was_read_and_tells_how_to_go_on(
    cables: Path, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    command = [sys.executable, "-m", "kg", "load", "-", "--store", str(tmp_path / "s s"), "--jobs", "1"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    until = time.monotonic() + 60
    text = "".join(cable_text(serial) + "NNNN\n" + "\n" * 400_000 for serial in range(990001, 990006))
    process.stdin.write(text.encode())
    process.stdin.flush()
    while not list((tmp_path / "s s").glob("generations/*/quads")) and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.5)
    process.send_signal(number)
    with contextlib.suppress(BrokenPipeError):  # it may be gone already
        process.stdin.write(b"\n" * 5_000_000)  # more comes, so that the reading ends
    out, err = process.communicate(timeout=60)
    assert process.returncode == status, err
    assert b"to go on: kg load - --store '" in err
    assert err.count(b"go on") == 1
    assert b"Traceback" not in err
    assert stored(tmp_path / "s s") == int(out.split()[0])


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


PROGRESS = [Progress(done, done, 0, 0, read_bytes=10 * done, all_bytes=400) for done in (1, 20, 30)]


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("quiet", [True, False])
def test_progress_is_a_bar_or_lines_or_nothing(monkeypatch: pytest.MonkeyPatch, terminal: bool, quiet: bool) -> None:
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "150")
    monkeypatch.setattr(progress_view, "_TERMINAL_SECONDS", 0.0)
    monkeypatch.setattr(progress_view, "_LOG_SECONDS", 0.0)
    with LoadProgress(is_quiet=quiet) as shown:
        for each in PROGRESS:
            shown.show(each)
    said = stream.getvalue()
    assert bool(said) is not quiet
    assert ("\x1b" in said) is (terminal and not quiet)
    assert ("30 cables" in said) is not quiet
    assert ("s left" in said) is not quiet
    assert ("0 refused" in said) is not quiet


def test_what_standard_input_still_holds_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress_view, "_LOG_SECONDS", 0.0)
    with LoadProgress(is_quiet=False) as shown:
        shown.show(Progress(5, 5, 0, 0))
    assert "time left unknown" in stream.getvalue()
