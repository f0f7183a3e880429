"""A folder of parts: the quads of many cables as compressed N-Quads, and a manifest that says what stands where.

parts/
  manifest.json          what each part holds; written last, so that a folder without it is not whole
  ontology.nq.gz         the ontology and its concept schemes, in their graph
  tables.nq.gz           the reference tables, in theirs
  part-00001.nq.gz       cables whole, sorted by id, the quads of each together
  building.jsonl         while it is being built: a line for each part that is whole
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any, cast

from pyoxigraph import NamedNode, RdfFormat, parse

from kg import __version__
from kg.archives import Refusal, Source
from kg.errors import SourceError
from kg.graph.prefixes import ONTOLOGY, OWL
from kg.store.layout import write_whole
from kg.tables import resource_folder

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

FORM = "cablegraph parts"
VERSION = 1
MANIFEST_FILE = "manifest.json"
JOURNAL_FILE = "building.jsonl"
COMPRESSIONS = ("gz", "zst")
REFERENCE = ("ontology", "tables")
_GZIP_LEVEL = 4  # what is gained above it is little, and takes twice the time
_ZSTD_LEVEL = 3
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class PartCable:
    """One cable of a part: its id, the digest and length of its text, how many quads it gave, where it was."""

    id: str
    digest: str
    length: int
    quads: int
    source: Source


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its file, the file's SHA-256 and bytes, its quads, its cables in the order of the file.

    `inputs` is the digest of the telegrams that it was made from, `refused` what was refused among them; `rewritten`
    where a later part has taken a cable from it. `file` is "" where nothing was left to write.
    """

    file: str
    sha256: str
    bytes: int
    quads: int
    cables: tuple[PartCable, ...] = ()
    inputs: str = ""
    refused: tuple[Refusal, ...] = ()
    rewritten: bool = False


@dataclass(frozen=True, slots=True)
class Making:
    """What the bytes of the parts depend on beside the cables."""

    base: str
    compression: str
    part_size: int
    ontology: str
    made_by: str = f"cablegraph {__version__}"


@dataclass(frozen=True, slots=True)
class PartsManifest:
    """A folder of parts, and what it says of itself."""

    folder: Path
    making: Making
    reference: tuple[Part, ...]
    parts: tuple[Part, ...]


@cache
def ontology_version() -> str:
    """The version that ontology/cablegraph.ttl gives itself."""
    node, name = NamedNode(ONTOLOGY.rstrip("#")), NamedNode(f"{OWL}versionInfo")
    triples = parse((resource_folder("ontology") / "cablegraph.ttl").read_bytes(), format=RdfFormat.TURTLE)
    return next((str(t.object.value) for t in triples if t.subject == node and t.predicate == name), "")


def read_manifest(folder: Path) -> PartsManifest | None:
    """What the folder's manifest says; None where it is no folder of parts.

    Raises SourceError for a manifest that is broken, and for parts that are not all built yet.
    """
    try:
        said = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        if (folder / JOURNAL_FILE).is_file() and _is_journal(folder / JOURNAL_FILE):
            found = "the parts are not all built yet"
            raise SourceError(str(folder), found, "give the same kg build command again") from None
        if _is_of_parts(folder):
            found = f"the parts have no {MANIFEST_FILE}"
            raise SourceError(str(folder), found, "copy it too, or build the parts into a new folder") from None
        return None
    except (OSError, ValueError):
        if _is_of_parts(folder):
            found = "the manifest is broken"
            raise SourceError(
                str(folder / MANIFEST_FILE), found, "copy it again, or build the parts into a new folder"
            ) from None
        return None  # another program's file of that name
    if not isinstance(said, dict) or said.get("form") != FORM:
        return None
    where = str(folder / MANIFEST_FILE)
    if said.get("version") != VERSION:
        found = f"the parts have form {said.get('version')}, this version reads {VERSION}"
        raise SourceError(where, found, "build them again")
    try:
        making = Making(**{name: said[name] for name in Making.__dataclass_fields__})
        reference, parts = (tuple(map(part_from_record, said[name])) for name in ("reference", "parts"))
    except (KeyError, TypeError, ValueError):
        raise SourceError(where, "the manifest is broken", "build the parts again") from None
    return PartsManifest(folder, making, reference, parts)


def _is_of_parts(folder: Path) -> bool:
    """Whether the files that stand in every folder of parts are there."""
    return any(all((folder / f"{name}.nq.{end}").is_file() for name in REFERENCE) for end in COMPRESSIONS)


def _is_journal(path: Path) -> bool:
    """Whether this is the journal of a build."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        return FORM in lines.readline()


def write_manifest(manifest: PartsManifest) -> None:
    """Write the manifest, whole or not at all."""
    said = {
        "form": FORM,
        "version": VERSION,
        **asdict(manifest.making),
        "reference": [part_record(part) for part in manifest.reference],
        "parts": [part_record(part) for part in manifest.parts],
    }
    text = json.dumps(said, ensure_ascii=True, indent=None, separators=(",", ":"))
    write_whole(manifest.folder / MANIFEST_FILE, text.replace('{"file":', '\n{"file":') + "\n")


def part_record(part: Part) -> dict[str, Any]:
    """The part as plain values."""
    return asdict(part)


def part_from_record(record: dict[str, Any]) -> Part:
    """The part that plain values tell.

    Raises KeyError, TypeError or ValueError for values that tell none.
    """
    file = str(record["file"])
    if Path(file).name != file:
        raise ValueError(file)
    return Part(
        file=file,
        sha256=str(record["sha256"]),
        bytes=int(record["bytes"]),
        quads=int(record["quads"]),
        cables=tuple(PartCable(**{**one, "source": Source(**one["source"])}) for one in record["cables"]),
        inputs=str(record["inputs"]),
        refused=tuple(Refusal(**{**one, "source": Source(**one["source"])}) for one in record["refused"]),
        rewritten=bool(record["rewritten"]),
    )


@dataclass(slots=True)
class Written:
    """What went into a file of quads: its SHA-256 and its bytes, known when it is whole."""

    sha256: str = ""
    bytes: int = 0


def write_quads(path: Path, compression: str, blocks: Iterable[bytes]) -> Written:
    """What stands at `path` after the quads are written to it, compressed, whole or not at all.

    The same quads give the same bytes: no name and no time stands in the file.
    """
    new = path.with_name(f"{path.name}.new")
    with new.open("wb") as file:
        with _compressing(file, compression) as output:
            for block in blocks:
                output.write(block)
        file.flush()
        os.fsync(file.fileno())
    written = Written(file_digest(new), new.stat().st_size)
    new.replace(path)
    return written


@contextmanager
def _compressing(file: IO[bytes], compression: str) -> Iterator[IO[bytes]]:
    """Yield a stream that compresses into `file`."""
    if compression == "zst":
        with zstd.ZstdFile(file, "wb", level=_ZSTD_LEVEL) as output:
            yield cast(IO[bytes], output)
    else:
        with gzip.GzipFile("", "wb", _GZIP_LEVEL, file, mtime=0) as output:
            yield cast(IO[bytes], output)


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, "" where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


@contextmanager
def open_quads(path: Path) -> Iterator[IO[bytes]]:
    """Yield the quads of a part as a stream of bytes."""
    with zstd.ZstdFile(path) if path.suffix == ".zst" else gzip.GzipFile(path) as quads:
        yield cast(IO[bytes], io.BufferedReader(cast(io.RawIOBase, quads), _BLOCK))


def read_part(folder: Path, part: Part) -> Iterator[tuple[PartCable, bytes]]:
    """Yield each cable of a part with its quads; the file is known to be whole."""
    with open_quads(folder / part.file) as lines:
        for cable in part.cables:
            yield cable, b"".join(lines.readline() for _ in range(cable.quads))
