"""What a generation says of itself: when it was made, its counts, the digests of its graphs and of its files."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg.store.layout import GENERATION_FILE, QUADS, write_whole

# What the database itself writes to while it is only read: its lock and its diary.
_PASSING = re.compile(r"LOCK|LOG(?:\.old\.\d+)?")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The counts and digests of one generation.

    `digest` is that of the whole graph in no order (`Tally`), `reference` has those of the graphs `ontology` and
    `tables`, `files` the bytes and the SHA-256 of each file of the database. `made` is in UTC.
    """

    made: str
    cables: int
    quads: int
    digest: str
    reference: dict[str, str] = field(default_factory=dict)
    files: dict[str, tuple[int, str]] = field(default_factory=dict)


def read_manifest(generation: Path) -> Manifest | None:
    """The manifest of a generation, None where it has none that can be read."""
    try:
        return manifest_from(json.loads((generation / GENERATION_FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None


def manifest_from(said: Any) -> Manifest:
    """The manifest from plain values; raises ValueError where they are none."""
    try:
        manifest = Manifest(
            str(said["made"]),
            int(said["cables"]),
            int(said["quads"]),
            str(said["digest"]),
            {str(name): str(digest) for name, digest in said["reference"].items()},
            {str(name): (int(size), str(digest)) for name, (size, digest) in said.get("files", {}).items()},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no manifest: {error!r}") from None
    if not _DIGEST.fullmatch(manifest.digest):
        raise ValueError("no manifest: its digest is none")
    return manifest


def write_manifest(generation: Path, manifest: Manifest) -> None:
    """Write the manifest, whole; the generation is whole with it."""
    write_whole(generation / GENERATION_FILE, json.dumps(asdict(manifest), sort_keys=True, indent=1) + "\n")


def digest_files(generation: Path, parent: Path | None = None) -> dict[str, tuple[int, str]]:
    """The bytes and the SHA-256 of each file of a closed database.

    Files that are hard links to those of `parent`, with its manifest, are not read again.
    """
    known = read_manifest(parent) if parent is not None else None
    digests: dict[str, tuple[int, str]] = {}
    for path in database_files(generation):
        found = path.stat()
        before = known.files.get(path.name) if known is not None else None
        if before is not None and parent is not None and before[0] == found.st_size and found.st_nlink > 1:
            twin = parent / QUADS / path.name
            if twin.exists() and twin.samefile(path):
                digests[path.name] = before
                continue
        digests[path.name] = (found.st_size, _file_digest(path))
    return digests


def damaged_files(generation: Path, manifest: Manifest, *, sizes_only: bool = False) -> list[str]:
    """What is wrong with the files of a generation, one line each: missing, cut, changed, or not of it."""
    wrong = []
    for name, (size, digest) in sorted(manifest.files.items()):
        path = generation / QUADS / name
        try:
            found = path.stat().st_size
            if found != size:
                wrong.append(f"{name} has {found} bytes, not {size}")
            elif not sizes_only and _file_digest(path) != digest:
                wrong.append(f"{name} is not what was written: its bytes have changed")
        except FileNotFoundError:
            wrong.append(f"{name} is missing")
        except OSError as error:
            wrong.append(f"{name} cannot be read ({error.strerror})")
    strangers = {path.name for path in database_files(generation)} - manifest.files.keys()
    return wrong + [f"{name} is not of this generation" for name in sorted(strangers)]


def database_files(generation: Path) -> list[Path]:
    """The files of a generation's database that stay as they are once it is closed, by name."""
    folder = generation / QUADS
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and not _PASSING.fullmatch(path.name))


def _file_digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
