"""The generations of a store: which there are, what each takes on the disk; who reads it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.store.layout import current_generation, list_generations, read_layout
from kg.store.locks import readers_of
from kg.store.manifest import damaged_files, read_manifest


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation: its counts are None where it has no manifest, `readers` where the system does not tell.

    `own_bytes` are those that no other generation shares: what removing it would free. `wrong` says in what way it is
    not whole.
    """

    number: int
    is_current: bool
    made: str | None
    cables: int | None
    quads: int | None
    bytes: int
    own_bytes: int
    readers: tuple[int, ...] | None
    is_whole: bool
    wrong: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """The generation as plain values."""
        return asdict(self)


def describe_generations(path: str | os.PathLike[str]) -> list[Generation]:
    """The generations of the store at `path`, oldest first; sizes are compared, contents are not read.

    Raises NotAStore for a path without a store.
    """
    layout = read_layout(path)
    current = current_generation(layout.folder)
    return [_describe(generation, generation == current) for generation in list_generations(layout.folder)]


def _describe(generation: Path, is_current: bool) -> Generation:
    """One generation as it stands."""
    manifest = read_manifest(generation)
    wrong = (
        tuple(damaged_files(generation, manifest, sizes_only=True))
        if manifest is not None
        else ("it is not finished: a writer is at work on it, or died",)
    )
    found = list(_stats(generation))
    return Generation(
        int(generation.name),
        is_current,
        manifest.made if manifest else None,
        manifest.cables if manifest else None,
        manifest.quads if manifest else None,
        sum(each.st_size for each in found),
        sum(each.st_size for each in found if each.st_nlink == 1),
        readers_of(generation),
        not wrong,
        wrong,
    )


def store_bytes(folder: Path) -> int:
    """The bytes of all files of a store, each file once however many generations share it."""
    return sum({(each.st_dev, each.st_ino): each.st_size for each in _stats(folder)}.values())


def _stats(folder: Path) -> Iterable[os.stat_result]:
    """Yield what the system says of each file below a folder; one that goes meanwhile is left out."""
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                found = (Path(root) / name).lstat()
            except FileNotFoundError:
                continue
            yield found
