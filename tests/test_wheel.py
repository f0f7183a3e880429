"""Does the built wheel, away from the checkout, carry ontology/, queries/ and data/ and do the main job?"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel and sees this environment's libraries, but not the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
    )
    venv.create(folder / "env", with_pip=False)
    site = next((folder / "env" / "lib").glob("python3*/site-packages"))
    # A path inside a .pth file lends the libraries; the .pth files over there, the editable install's, are not read.
    (site / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    wheel = next((folder / "dist").glob("*.whl"))
    install = ["install", "--no-deps", "--no-index", "--quiet", "--target", str(site), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True)
    return folder


def run(installed: Path, *arguments: str) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "KG_STORE"}}
    done = subprocess.run(
        [str(installed / "env" / "bin" / "python"), "-m", "kg", *arguments],
        cwd=installed,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_is_what_runs(installed: Path) -> None:
    done = subprocess.run(
        [str(installed / "env" / "bin" / "python"), "-c", "import kg; print(kg.__file__)"],
        cwd=installed,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(str(installed))


def test_loads_asks_and_shows_both_sides(installed: Path) -> None:
    run(installed, "load", str(CHECKOUT / "data" / "cables"))
    assert "Japan" in run(installed, "query", "both-sides", "--param", "dispute=dispute:southern-kurils")
    sides = run(installed, "positions", "Northern Territories")
    assert "Japan" in sides
    assert "Russia" in sides
