"""Stores of older layouts brought up to date, in place: a step for each version, each safe to be killed in.

A step adds what the next layout wants beside what the old one has; then the layout file is replaced in one step. Killed
before that, the store has the old layout and is migrated again; killed after it, it has the new one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import NotAStore, StoreError
from kg.store.layout import (
    CURRENT,
    LAYOUT,
    Layout,
    current_generation,
    list_generations,
    read_layout,
    write_layout,
)
from kg.store.locks import WriterLock, remove_unread
from kg.store.manifest import Manifest, digest_files, write_manifest
from kg.store.scanning import scan_generation

REFERENCE_FILE_1 = "reference.json"  # layout 1: the last that was written to a generation


@dataclass(frozen=True, slots=True)
class Migration:
    """The layout that a store had and the one it has now."""

    before: int
    after: int


def migrate_store(path: str | os.PathLike[str], *, wait: float | None = 0.0) -> Migration:
    """What was done: the store at `path` has today's layout now; one that had it already is left as it is.

    Raises StoreLocked where a writer is at work, NotAStore for no store and for a layout that no step leads from.
    """
    before = _migratable(path)
    if before.version == LAYOUT:
        return Migration(LAYOUT, LAYOUT)
    with WriterLock(before.folder, wait):
        while (layout := _migratable(path)).version < LAYOUT:
            try:
                STEPS[layout.version](layout)
            except OSError as error:
                found = f"it cannot be migrated ({error.strerror or error})"
                raise StoreError(str(layout.folder), found, "mend that and migrate again") from None
            write_layout(layout.folder, layout.version + 1, layout.base)
    return Migration(before.version, LAYOUT)


def _migratable(path: str | os.PathLike[str]) -> Layout:
    """The layout of a store; raises NotAStore for a newer one, and for one that no step leads from."""
    layout = read_layout(path, any_version=True)
    if layout.version > LAYOUT:
        return read_layout(path)  # says that the store is newer
    if any(version not in STEPS for version in range(layout.version, LAYOUT)):
        found = f"no way leads from layout {layout.version}"
        raise NotAStore(str(layout.folder), found, "load the cables into a new store")
    return layout


def _record_manifest(layout: Layout) -> None:
    """1 → 2: the current generation gets its counts and digests, read from its quads; unread old ones go."""
    current = _current_1(layout.folder)
    for generation in list_generations(layout.folder):
        if generation != current:
            remove_unread(generation)
    if current is None:
        return
    scan = scan_generation(current, layout.base)
    if scan.problems:
        raise StoreError(str(current), scan.problems[0], "load the cables into a new store")
    reference = current / REFERENCE_FILE_1
    stamp = (reference if reference.exists() else current).stat().st_mtime
    made = datetime.fromtimestamp(stamp, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    files = digest_files(current)
    write_manifest(current, Manifest(made, scan.cables, scan.quads, scan.digest, _reference_1(reference), files))


def _reference_1(path: Path) -> dict[str, str]:
    """The digests of the reference graphs in layout 1; where they cannot be read both are written again by a load."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in said.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _current_1(folder: Path) -> Path | None:
    """The current generation in layout 1, in which a whole one was known by another file."""
    if (folder / CURRENT).is_symlink():
        return current_generation(folder)
    whole = [one for one in list_generations(folder) if (one / REFERENCE_FILE_1).exists()]
    return whole[-1] if whole else None


STEPS: dict[int, Callable[[Layout], None]] = {1: _record_manifest}
