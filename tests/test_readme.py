"""Does the README tell the truth? Its console blocks are run again and compared with what they print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
README = CHECKOUT / "README.md"
# ```console … ``` blocks; a line that starts with "$ kg" is run, what follows it is what it printed.
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output that stands under it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


def run(command: str, store: Path) -> str:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "KG_STORE": str(store),
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
    }
    done = subprocess.run(
        ["bash", "-c", command], cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme") / "store"
    run("kg load data/cables --quiet", folder)
    return folder


def test_the_console_blocks_print_what_the_readme_shows(store: Path, request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")

    def current(match: re.Match[str]) -> str:
        shown = [f"$ {command}\n{run(command, store)}" for command, _ in commands(match.group(1))]
        return f"```console\n{''.join(shown)}```"

    renewed = BLOCK.sub(current, text)
    if request.config.getoption("--rewrite-readme"):
        README.write_text(renewed, encoding="utf-8")
    assert renewed == README.read_text(encoding="utf-8"), "run `pytest tests/test_readme.py --rewrite-readme`"


@pytest.mark.parametrize("marker", ["main-command", "test-command"])
def test_the_two_commands_stand_in_the_readme(marker: str) -> None:
    text = README.read_text(encoding="utf-8")
    block = re.search(rf"<!-- {marker} -->\n```bash\n(.*?)\n```", text, re.DOTALL)
    assert block is not None
    assert block.group(1).startswith("python3.11 -m venv .venv && ")
    assert "\n" not in block.group(1), "one command stands on one line"
