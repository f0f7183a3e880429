"""A runner for the command `kg`, and a store that holds the example cables."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.views.app import main

EXAMPLES = Path(__file__).parents[2] / "data" / "cables"


@dataclass(frozen=True)
class Run:
    """What a command gave: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Run]:
    """Run `kg` with arguments in this process."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("KG_STORE", raising=False)

    def run(*arguments: str | Path) -> Run:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else 0
        out, err = capfdbinary.readouterr()
        return Run(status, out.decode(), err.decode())

    return run


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the example cables; tests read it only."""
    folder = tmp_path_factory.mktemp("views") / "store"
    command = [sys.executable, "-m", "kg", "load", str(EXAMPLES), "--store", str(folder), "--quiet", "--jobs", "1"]
    subprocess.run(command, check=True, capture_output=True)
    return folder
