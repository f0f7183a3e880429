"""Do the same cables give the same bytes in every process, whatever order its sets have?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.views.conftest import EXAMPLES


def extracted(seed: int, *paths: Path) -> bytes:
    """What `kg extract` prints in a process whose hashes begin with this seed."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-m", "kg", "extract", *map(str, paths)]
    return subprocess.run(command, env=environment, check=True, capture_output=True).stdout


def test_the_example_cables(tmp_path: Path) -> None:
    assert len({extracted(seed, EXAMPLES) for seed in (0, 1, 2)}) == 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_real_cables(shared: Path, seed: int) -> None:
    assert extracted(0, shared / "cables") == extracted(seed, shared / "cables")
