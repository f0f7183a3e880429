"""Is everything that a name leads to on the disk before the name is?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.store.layout import current_generation
from kg.store.reader import open_reader
from kg.store.writer import Writer
from tests.composed import BASE, composed_quads


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is synced and renamed below the folder, in order, as it happens; the engine's own syncs are not seen."""
    taken: list[str] = []
    sync, rename = os.fsync, Path.replace

    def fsync(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        sync(descriptor)
        taken.append(f"sync {path.relative_to(tmp_path)}")

    def replace(old: Path, new: Path) -> Path:
        taken.append(f"rename {old.relative_to(tmp_path)}")
        return rename(old, new)

    if not Path("/proc/self/fd").exists():
        pytest.skip("this system does not tell which file a descriptor is")
    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    return taken


def test_names_come_after_what_they_lead_to(tmp_path: Path, steps: list[str]) -> None:
    with Writer(tmp_path / "s", BASE) as writer:
        writer.replace_cables([composed_quads("08TOKYO990001")])
        made, steps[:] = list(steps), []
    assert made == ["sync .", "sync s/layout.json.new", "rename s/layout.json.new", "sync s", "sync s"]
    assert list(dict.fromkeys(steps)) == [
        "sync s/generations/000001/generation.json.new",
        "rename s/generations/000001/generation.json.new",
        "sync s/generations/000001",
        "sync s/generations",
        "rename s/current.new",
        "sync s",
    ]


class PowerCut(BaseException):
    """The end, at one step."""


@pytest.mark.parametrize("step", range(8))
def test_whatever_step_is_the_last_the_store_is_the_old_or_the_new(
    store_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """The steps of the second swap are counted; at one of them everything ends, and nothing is tidied up."""
    left = step
    sync, rename = os.fsync, Path.replace

    def count() -> None:
        nonlocal left
        if left <= 0:
            raise PowerCut
        left -= 1

    def fsync(descriptor: int) -> None:
        count()
        sync(descriptor)

    def replace(old: Path, new: Path) -> Path:
        count()
        return rename(old, new)

    writer = Writer(store_path)
    writer.__enter__()
    writer.replace_cables([composed_quads("08TOKYO990003")])
    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(PowerCut):
        writer.commit()
        raise PowerCut
    monkeypatch.undo()
    is_new = current_generation(store_path) == store_path / "generations" / "000002"
    with open_reader(store_path) as reader:
        assert len(reader.cable_ids()) == (3 if is_new else 2)
    assert is_new == (step > 5)
    writer._quads = None  # a dead process has nothing open
    writer._stack.close()
    with Writer(store_path) as writer:
        writer.replace_cables([composed_quads("08TOKYO990004")])
    with open_reader(store_path) as reader:
        assert len(reader.cable_ids()) == (4 if is_new else 3)
