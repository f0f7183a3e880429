"""Does requirements.lock hold a version of every library that pyproject.toml asks for?"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def name_of(requirement: str) -> str:
    return re.split(r"[<>=!~; \[]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_every_library_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {name_of(each) for each in [*project["dependencies"], *project["optional-dependencies"]["test"]]}
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = {name_of(line) for line in lines if line and not line.startswith("#")}
    assert asked <= locked, "lock the versions again"


def test_the_lock_names_versions_and_nothing_else() -> None:
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or re.fullmatch(r"[\w.-]+==[\w.]+", line), line
