"""The folder of a store: a layout file, numbered generations, and one link to the current generation.

cablegraph/
  layout.json              {"layout": 2, "base": "https://w3id.org/cablegraph/id/"}
  writer.lock              held by the one writer, with its process id
  current -> generations/000003
  generations/000003/quads/       the Oxigraph database
  generations/000003/readers.lock shared by the readers that have it open
  generations/000003/generation.json   when it was made, its counts and digests; written last (`manifest.py`)

Layout 1 had `reference.json` in place of `generation.json`; `migrating.py` brings it up to date.

What a crash or a power cut leaves: the last generation that was swapped in, whole. A writer changes nothing that a
name leads to: it works in a folder of its own, whose unchanged database files are hard links. To make that folder
current it does, in this order,

1. flush: the database writes all that it holds in memory to files, and syncs each file, their folder, and then the
   file that lists them (its MANIFEST); its log is not needed after that;
2. close the database, so that nothing writes to these files any more;
3. write `generation.json` beside itself, sync it, rename it into place, sync the generation's folder;
4. sync `generations/`, so that the generation's own name is on the disk;
5. make the new link beside `current`, rename it over `current`, sync the store's folder.

A crash before the rename of 5 leaves the old link; one after it the new link, and all that it leads to was synced
before. The rename is one step for every reader. Only behind 5 are older generations removed, those that no reader has
open. What a dead writer left (a folder without `generation.json`, `current.new`) no name leads to; the next writer
removes it. `layout.json` of a new store is synced with its folder, and that with its parent, before anything else.
A disk that confirms a sync and has not done it can break this order, as it breaks any; `kg store verify` shows it.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from kg.errors import NotAStore, ParameterError, StoreError
from kg.store.endpoint import is_endpoint, without_userinfo

LAYOUT = 2
LAYOUT_FILE = "layout.json"
LOCK_FILE = "writer.lock"
CURRENT = "current"
GENERATIONS = "generations"
QUADS = "quads"
READERS_LOCK = "readers.lock"
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})  # no room: on the disk, for this user, in this process
GENERATION_FILE = "generation.json"  # the last that is written to a generation

_NUMBERED = re.compile(r"\d{6,}")
_MAY_STAND = frozenset({LOCK_FILE, f"{LAYOUT_FILE}.new"})


@dataclass(frozen=True, slots=True)
class Layout:
    """What the layout file says: the folder, the version of its form, the base IRI of its resources."""

    folder: Path
    version: int
    base: str


def store_folder(path: str | os.PathLike[str]) -> Path:
    """The path of a store on this machine.

    Raises StoreError for the URL of an endpoint, and for a path that can be none.
    """
    text = os.fspath(path)
    if not text.strip():
        raise StoreError("--store", "the store has no name", "give the folder of a store")
    if is_endpoint(text):
        raise StoreError(without_userinfo(text), "this needs a store on this machine", "give the folder of a store")
    if "://" in text:
        raise StoreError(text, "this is no folder, and no URL of an endpoint", "give a folder, or http://HOST:PORT")
    try:
        text.encode()  # the database takes no other names
        Path(text).stat()
    except FileNotFoundError:
        if os.path.lexists(text):
            raise StoreError(text, "this link leads nowhere", "give the folder of a store") from None
    except NotADirectoryError:
        pass  # the caller says what it looked for there
    except UnicodeEncodeError:
        raise StoreError(text, "this name is no UTF-8", "give a folder with another name") from None
    except (OSError, ValueError) as error:
        found = f"it cannot be opened ({getattr(error, 'strerror', None) or error})"
        raise StoreError(text, found, "give the folder of a store") from None
    return Path(text)


def read_layout(path: str | os.PathLike[str], *, any_version: bool = False) -> Layout:
    """What the store at `path` says of itself; a layout other than today's only with `any_version`.

    Raises NotAStore for a path that is not there, a file, or a folder of something else.
    """
    folder = store_folder(path)
    if not folder.exists():
        raise NotAStore(str(folder), "there is no store", "load cables first: kg load PATH --store DIR")
    if not folder.is_dir():
        raise NotAStore(str(folder), "this is a file, not a store", "give the folder of a store")
    try:
        said = json.loads((folder / LAYOUT_FILE).read_text(encoding="utf-8"))
        layout = Layout(folder, int(said["layout"]), str(said["base"]))
        check_base(layout.base)
    except FileNotFoundError:
        raise NotAStore(str(folder), "this folder is not a store", "give the folder of a store, or a new one") from None
    except (ValueError, KeyError, TypeError, OSError, ParameterError) as error:
        found = f"{LAYOUT_FILE} cannot be read ({error})"
        raise NotAStore(str(folder), found, "load the cables into a new store") from None
    if layout.version != LAYOUT and not any_version:
        raise NotAStore(
            str(folder),
            f"the store has layout {layout.version}, this version reads layout {LAYOUT}",
            f"bring it up to date: kg store migrate --store {folder}"
            if layout.version < LAYOUT
            else "use a newer cablegraph",
        )
    return layout


def prepare_folder(path: str | os.PathLike[str]) -> Path:
    """The folder in which a store is, or may be made; it is made where it is not there.

    Raises NotAStore for a file, a folder that holds something else, and a store of another layout.
    """
    folder = store_folder(path)
    if folder.exists() and not folder.is_dir():
        raise NotAStore(str(folder), "this is a file, not a store", "give a folder")
    if (folder / LAYOUT_FILE).exists():
        return read_layout(folder).folder
    try:
        made = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        for one in made:
            with contextlib.suppress(PermissionError):  # a folder that may be written to and not be read
                sync_folder(one.parent)
        # A writer that died between its lock and its layout file leaves the lock alone.
        strangers = [entry.name for entry in folder.iterdir() if entry.name not in _MAY_STAND]
    except OSError as error:
        raise _unwritable(folder, error) from None
    if strangers and not (folder / LAYOUT_FILE).exists():  # another writer may have made the store meanwhile
        found = f"the folder holds something else ({min(strangers)!r})"
        raise NotAStore(str(folder), found, "give a new or an empty folder")
    return folder


def create_layout(folder: Path, base: str) -> Layout:
    """The layout of a new store in a prepared folder; that of an existing store as it is. Hold the writer's lock.

    Raises ParameterError for a base that is no IRI.
    """
    check_base(base)
    if (folder / LAYOUT_FILE).exists():
        return read_layout(folder)
    write_layout(folder, LAYOUT, base)
    return Layout(folder, LAYOUT, base)


def write_layout(folder: Path, version: int, base: str) -> None:
    """Write the layout file, whole; raises StoreError where it cannot be written."""
    try:
        write_whole(folder / LAYOUT_FILE, json.dumps({"layout": version, "base": base}) + "\n")
    except OSError as error:
        raise _unwritable(folder, error) from None


def _unwritable(folder: Path, error: OSError) -> StoreError:
    """The error for a folder in which nothing can be written."""
    mend = "make room on the disk" if error.errno in FULL else "give a folder you may write"
    return StoreError(str(folder), f"it cannot be written ({error.strerror})", mend)


def check_base(base: str) -> None:
    """Raise ParameterError for a base to which names cannot be added: no IRI, or none that ends in a slash."""
    try:
        NamedNode(base)
    except ValueError as error:
        raise ParameterError(
            "--base", f"{base!r} is no IRI ({error})", "write it whole: https://example.org/id/"
        ) from None
    if "#" in base or "?" in base:
        raise ParameterError("--base", f"{base!r} has a part behind # or ?", "write it as https://example.org/id/")
    if not base.endswith("/"):
        raise ParameterError("--base", f"{base!r} does not end in a slash", f"write {base}/")


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a crash leaves the old one or the new one, never a part; it is on the disk afterwards."""
    new = path.with_name(f"{path.name}.new")
    with new.open("w", encoding="utf-8") as output:
        output.write(text)
        output.flush()
        os.fsync(output.fileno())
    new.replace(path)
    sync_folder(path.parent)


def current_generation(folder: Path) -> Path | None:
    """The folder of the current generation, None in a store that holds none yet.

    Where the link is gone the last generation that was whole is the current one.
    """
    try:
        target = (folder / CURRENT).readlink()
    except FileNotFoundError:
        whole = [one for one in list_generations(folder) if (one / GENERATION_FILE).exists()]
        return whole[-1] if whole else None
    except OSError:
        raise NotAStore(str(folder), f"{CURRENT} is not a link", "load the cables into a new store") from None
    return folder / target


def list_generations(folder: Path) -> list[Path]:
    """The folders of all generations, oldest first."""
    try:
        entries = list((folder / GENERATIONS).iterdir())
    except FileNotFoundError:
        return []
    return sorted((entry for entry in entries if _NUMBERED.fullmatch(entry.name)), key=lambda entry: int(entry.name))


def next_generation(folder: Path) -> Path:
    """The folder of the generation after the last, made and empty but for its readers' lock."""
    last = list_generations(folder)
    number = int(last[-1].name) + 1 if last else 1
    generation = folder / GENERATIONS / f"{number:06d}"
    is_first = not generation.parent.exists()
    generation.mkdir(parents=True)
    if is_first:
        sync_folder(folder)
    (generation / READERS_LOCK).touch()
    return generation


def swap_current(folder: Path, generation: Path) -> None:
    """Make `generation` the current one in one step; what it holds is on the disk before."""
    link = folder / f"{CURRENT}.new"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(GENERATIONS) / generation.name)
    sync_folder(generation)
    sync_folder(generation.parent)
    link.replace(folder / CURRENT)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk before going on."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
