"""Is what stands on the disk what was written: layout, links, files, and every graph of every generation?"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from kg.errors import StoreError
from kg.store.checking import Check
from kg.store.layout import CURRENT, GENERATIONS, Layout, current_generation, list_generations, read_layout
from kg.store.locks import lock_generation, writer_of
from kg.store.manifest import Manifest, damaged_files, read_manifest
from kg.store.scanning import STALL_SECONDS, Scan, scan_generation


def verify_store(
    path: str | os.PathLike[str],
    *,
    stall_seconds: float = STALL_SECONDS,
    on_progress: Callable[[int], None] = lambda done: None,
) -> list[Check]:
    """What is in order and what is not: the layout, the link, then the files and the graphs of each generation.

    The files are compared with their recorded digests before the engine opens them; then all quads are read and
    counted by graph, and their digest is compared with the one that the writers kept. Nothing is changed.

    Args:
        path: the store's folder.
        stall_seconds: how long the engine may read without coming further.
        on_progress: called with the quads read so far.

    Raises NotAStore for a path without a store and for a store of another layout.
    """
    layout = read_layout(path)
    current = current_generation(layout.folder)
    generations = list_generations(layout.folder)
    checks = [Check("layout", "ok", f"layout {layout.version}, base {layout.base}"), _link(layout, current)]
    for generation in generations:
        checks += _verify_generation(layout, generation, stall_seconds, on_progress)
    return checks


def _link(layout: Layout, current: Path | None) -> Check:
    """Whether the link leads to a generation of this store."""
    if current is None:
        if list_generations(layout.folder):
            return Check("current", "ok", "no load has come to its first swap yet")
        return Check("current", "ok", "the store holds no generation yet")
    if not (layout.folder / CURRENT).is_symlink():
        return Check("current", "wrong", f"the link is gone; {current.name} is taken, the next load makes it again")
    if current.parent != layout.folder / GENERATIONS or not current.is_dir():
        return Check("current", "wrong", f"the link leads to {current}, which is no generation of this store")
    return Check("current", "ok", f"leads to {current.name}")


def _verify_generation(
    layout: Layout, generation: Path, stall_seconds: float, on_progress: Callable[[int], None]
) -> list[Check]:
    """The checks of one generation, which no writer removes meanwhile."""
    name = f"generation {generation.name}"
    lock = lock_generation(generation)
    try:
        manifest = read_manifest(generation)
        is_current = current_generation(layout.folder) == generation  # a writer may have swapped since the listing
        if not generation.exists():
            return [Check(name, "skipped", "a writer has replaced it meanwhile")]
        if not is_current and (lock is None or manifest is None):
            writer = writer_of(layout.folder)
            whose = f"the writer is at work on it (process {writer})" if writer else "left by a writer that died"
            return [Check(name, "skipped", f"it is not finished: {whose}; no reader opens it")]
        if lock is None:
            return [Check(name, "wrong", "its lock file is missing, so no reader can open it")]
        if manifest is None:
            return [Check(name, "wrong", "generation.json is missing or broken; the next load writes it again")]
        wrong = damaged_files(generation, manifest)
        if wrong:
            summary = f"{len(wrong)} of {len(manifest.files)} files are damaged; restore a backup, or load again"
            return [
                Check(f"{name} files", "wrong", summary, tuple(wrong)),
                Check(f"{name} graphs", "skipped", "the engine may never come back from damaged files"),
            ]
        files = Check(f"{name} files", "ok", f"{len(manifest.files)} files are what was written")
        try:
            scan = scan_generation(generation, layout.base, stall_seconds=stall_seconds, on_progress=on_progress)
        except StoreError as error:
            return [files, Check(f"{name} graphs", "wrong", error.found, (error.mend,))]
        return [files, _graphs(name, manifest, scan)]
    finally:
        if lock is not None:
            os.close(lock)


def _graphs(title: str, manifest: Manifest, scan: Scan) -> Check:
    """Whether what was read is what the writers recorded."""
    wrong = list(scan.problems)
    for what, read, recorded in (
        ("cables", scan.cables, manifest.cables),
        ("quads", scan.quads, manifest.quads),
        ("digest", scan.digest, manifest.digest),
    ):
        if read != recorded:
            wrong.append(f"{what}: {read} read, {recorded} recorded")
    wrong += [f"the graph {name} is missing" for name in sorted(manifest.reference.keys() - scan.reference_quads)]
    if wrong:
        return Check(f"{title} graphs", "wrong", f"{len(wrong)} found", tuple(wrong))
    fixed = "".join(f", {count} of {graph}" for graph, count in sorted(scan.reference_quads.items()))
    summary = (
        f"{scan.cables} cables, {scan.quads} quads: {scan.cable_quads} of cables{fixed}; digest {scan.digest[:16]}"
    )
    return Check(f"{title} graphs", "ok", summary)
