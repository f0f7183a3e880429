"""A store in one file, and back: sorted N-Quads with a manifest in a ZIP, for any machine and any later version.

A copy of the database would be read by this engine alone, and by its next versions perhaps. N-Quads are a W3C
standard, ZIP with deflate is ISO/IEC 21320-1: the file can be opened without this program in fifty years. The same
generation gives the same bytes, so that two backups can be compared.

    quads.nq        graph by graph in the order of their names, each graph's lines sorted
    manifest.json   {"backup": 1, "base": …, "made": …, "cables": …, "quads": …, "digest": …, "sha256": …,
                     "reference": {"ontology": …, "tables": …}}
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from pyoxigraph import NamedNode

from kg.errors import KgError, NotAStore, StoreError
from kg.store.digests import Tally, graph_lines
from kg.store.layout import read_layout, sync_folder
from kg.store.manifest import Manifest, damaged_files, manifest_from, read_manifest
from kg.store.reader import Reader, open_reader
from kg.store.writer import Writer

BACKUP = 1  # the version of the form that is told above
QUADS_MEMBER = "quads.nq"
MANIFEST_MEMBER = "manifest.json"
_DATE = (1980, 1, 1, 0, 0, 0)  # the first that ZIP knows: the clock is no part of a backup
_DEFLATE = 6
_BLOCK = 4 << 20
_BATCH = 32 << 20  # bytes of quads that wait in memory for one bulk load

OnProgress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Backup:
    """What is in a backup, and its size on the disk."""

    made: str
    base: str
    cables: int
    quads: int
    digest: str
    bytes: int


def back_up(
    path: str | os.PathLike[str],
    target: str | os.PathLike[str],
    on_progress: OnProgress = lambda done: None,
    *,
    force: bool = False,
) -> Backup:
    """What was written to the file `target`: the current generation of the store at `path`, whole.

    The file stands there only when it is whole and on the disk; what stood there before is replaced then, with `force`
    alone. Quads that are not those that the writers recorded are not backed up. `on_progress` is told the quads written
    so far.

    Raises NotAStore for a path without a store, StoreError for a store that is damaged, and for a file that cannot be
    written or is there already.
    """
    file = Path(target)
    if not force and os.path.lexists(file):
        raise StoreError(str(file), "there is such a file already", "name another file, or replace it with --force")
    with open_reader(read_layout(path).folder) as reader:
        if reader.generation is None:
            raise NotAStore(str(reader.folder), "the store holds no generation yet", "load cables first")
        manifest = read_manifest(reader.generation)
        if manifest is None or damaged_files(reader.generation, manifest):
            raise StoreError(str(reader.folder), "its files are damaged", "see what is wrong: kg store verify")
        new = file.with_name(f".{file.name}.new")
        try:
            with new.open("wb") as output:
                _write(reader, manifest, output, on_progress)
                output.flush()
                os.fsync(output.fileno())
            new.replace(file)
            sync_folder(file.parent)
            size = file.stat().st_size
        except OSError as error:
            raise StoreError(str(file), error.strerror or str(error), "name another file, or make room") from None
        finally:
            with suppress(OSError):
                new.unlink()
        return Backup(manifest.made, reader.base, manifest.cables, manifest.quads, manifest.digest, size)


def _write(reader: Reader, manifest: Manifest, output: IO[bytes], on_progress: OnProgress) -> None:
    """Write both members; raises StoreError where the quads are not what is recorded."""
    tally, whole = Tally(), hashlib.sha256()
    with zipfile.ZipFile(output, "w") as archive:
        with archive.open(_member(QUADS_MEMBER), "w", force_zip64=True) as member:
            for name in sorted(graph.value for graph in reader.quads.named_graphs()):
                lines = graph_lines(reader.quads, NamedNode(name))
                tally.put(lines)
                whole.update(lines)
                member.write(lines)
                on_progress(tally.quads)
        if (tally.quads, tally.digest) != (manifest.quads, manifest.digest):
            found = f"it holds {tally.quads} quads that are not the {manifest.quads} recorded"
            raise StoreError(str(reader.folder), found, "see what is wrong: kg store verify")
        said = {
            "backup": BACKUP,
            "base": reader.base,
            "made": manifest.made,
            "cables": manifest.cables,
            "quads": manifest.quads,
            "digest": manifest.digest,
            "reference": manifest.reference,
            "sha256": whole.hexdigest(),
        }
        archive.writestr(_member(MANIFEST_MEMBER), json.dumps(said, indent=1, sort_keys=True) + "\n")


def _member(name: str) -> zipfile.ZipInfo:
    """A member of the archive that is the same on any machine."""
    member = zipfile.ZipInfo(name, _DATE)
    member.compress_type = zipfile.ZIP_DEFLATED
    member._compresslevel = _DEFLATE  # type: ignore[attr-defined]
    member.create_system = 3
    member.external_attr = 0o644 << 16
    return member


def restore(
    backup: str | os.PathLike[str],
    path: str | os.PathLike[str],
    *,
    wait: float | None = 0.0,
    on_progress: OnProgress = lambda done: None,
) -> Backup:
    """What was restored: the graph of the backup is the store's new generation, in place of all that was in it.

    A store that is not there is made. Readers keep the old generation until they close it; where anything goes wrong
    the store stays as it was.

    Raises StoreError for a file that is no whole backup, ParameterError for a store with another base, StoreLocked
    where a writer is at work.
    """
    file = Path(backup)
    mend = "give a file that `kg store backup` wrote"
    try:
        with zipfile.ZipFile(file) as archive:
            said = json.loads(archive.read(MANIFEST_MEMBER))
            base, manifest = _read_manifest(file, said)
            with Writer(path, base, wait=wait) as writer, archive.open(QUADS_MEMBER) as member:
                writer.clear()
                whole = hashlib.sha256()
                _load(writer, member, whole, on_progress)
                read = (*writer.close_graphs(manifest.reference), whole.hexdigest())
                if read != (manifest.cables, manifest.quads, manifest.digest, said["sha256"]):
                    raise StoreError(str(file), "its quads are not those of its manifest", "take another backup")
    except KgError:
        raise
    except OSError as error:
        raise StoreError(str(file), error.strerror or str(error), mend) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, SyntaxError) as error:
        raise StoreError(str(file), f"it is no whole backup ({error})", mend) from None
    return Backup(manifest.made, base, manifest.cables, manifest.quads, manifest.digest, file.stat().st_size)


def _read_manifest(file: Path, said: Any) -> tuple[str, Manifest]:
    """The base and the counts of a backup; raises StoreError for a newer form, ValueError for none."""
    if not isinstance(said, dict) or not isinstance(said.get("backup"), int) or not isinstance(said.get("base"), str):
        raise ValueError("its manifest is none")
    if said["backup"] > BACKUP:
        found = f"the backup has form {said['backup']}, this version reads up to {BACKUP}"
        raise StoreError(str(file), found, "use a newer cablegraph")
    return said["base"], manifest_from(said)


def _load(writer: Writer, member: IO[bytes], whole: Any, on_progress: OnProgress) -> None:
    """Bulk-load the quads, some graphs at a time."""
    batch: list[bytes] = []
    waiting = done = 0
    for lines in _graphs(member, whole):
        batch.append(lines)
        waiting += len(lines)
        done += lines.count(b"\n")
        if waiting >= _BATCH:
            writer.add_graphs(batch)
            batch, waiting = [], 0
            on_progress(done)
    writer.add_graphs(batch)
    on_progress(done)


def _graphs(member: IO[bytes], whole: Any) -> Iterator[bytes]:
    """Yield the lines of one graph after the other."""
    graph, lines, rest = b"", cast(list[bytes], []), b""
    while block := member.read(_BLOCK):
        whole.update(block)
        *complete, rest = (rest + block).split(b"\n")
        for line in complete:
            its_graph = line[line.rfind(b" <", 0, -2) :]  # `… <https://…/cable/08TOKYO328> .`
            if its_graph != graph and lines:
                yield b"\n".join(lines) + b"\n"
                lines = []
            graph = its_graph
            lines.append(line)
    if rest:
        raise ValueError("its last line is cut")
    if lines:
        yield b"\n".join(lines) + b"\n"
