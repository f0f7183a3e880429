"""The folder of a store: a layout file, numbered generations, and one link to the current generation.

cablegraph/
  layout.json              {"layout": 1, "base": "https://w3id.org/cablegraph/id/"}
  writer.lock              held by the one writer, with its process id
  current -> generations/000003
  generations/000003/quads/       the Oxigraph database
  generations/000003/readers.lock shared by the readers that have it open
  generations/000003/reference.json   digests of the ontology's graph and of the tables'
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from kg.errors import NotAStore, ParameterError, StoreError

LAYOUT = 1
LAYOUT_FILE = "layout.json"
LOCK_FILE = "writer.lock"
CURRENT = "current"
GENERATIONS = "generations"
QUADS = "quads"
READERS_LOCK = "readers.lock"
REFERENCE_FILE = "reference.json"  # the last that is written to a generation

_URL = re.compile(r"https?://", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{6,}")


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
    if _URL.match(text):
        raise StoreError(text, "a SPARQL endpoint as store is not supported yet", "give the folder of a store")
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


def read_layout(path: str | os.PathLike[str]) -> Layout:
    """What the store at `path` says of itself.

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
    if layout.version != LAYOUT:
        raise NotAStore(
            str(folder),
            f"the store has layout {layout.version}, this version reads layout {LAYOUT}",
            "load the cables into a new store" if layout.version < LAYOUT else "use a newer cablegraph",
        )
    return layout


def create_layout(path: str | os.PathLike[str], base: str) -> Layout:
    """The layout of a new store in a folder that is empty or not there yet; that of an existing store as it is.

    Raises NotAStore for a file or a folder that holds something else, ParameterError for a base that is no IRI.
    """
    folder = store_folder(path)
    check_base(base)
    if folder.exists() and not folder.is_dir():
        raise NotAStore(str(folder), "this is a file, not a store", "give a folder")
    if (folder / LAYOUT_FILE).exists():
        return read_layout(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # A writer that died between its lock and its layout file leaves the lock alone.
        strangers = [entry.name for entry in folder.iterdir() if entry.name not in (LOCK_FILE, f"{LAYOUT_FILE}.new")]
        if strangers:
            found = f"the folder holds something else ({min(strangers)!r})"
            raise NotAStore(str(folder), found, "give a new or an empty folder")
        write_whole(folder / LAYOUT_FILE, json.dumps({"layout": LAYOUT, "base": base}) + "\n")
    except OSError as error:
        raise StoreError(
            str(folder), f"it cannot be written ({error.strerror})", "give a folder you may write"
        ) from None
    return Layout(folder, LAYOUT, base)


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
    """Write a file so that a crash leaves the old one or the new one, never a part."""
    new = path.with_name(f"{path.name}.new")
    with new.open("w", encoding="utf-8") as output:
        output.write(text)
        output.flush()
        os.fsync(output.fileno())
    new.replace(path)


def current_generation(folder: Path) -> Path | None:
    """The folder of the current generation, None in a store that holds none yet.

    Where the link is gone the last generation that was whole is the current one.
    """
    try:
        target = (folder / CURRENT).readlink()
    except FileNotFoundError:
        whole = [one for one in list_generations(folder) if (one / REFERENCE_FILE).exists()]
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
    generation.mkdir(parents=True)
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
