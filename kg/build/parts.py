"""Paths into a folder of parts: compressed N-Quads with a manifest, for other machines and other triple stores.

The same paths give the same bytes, however many processes are at work: a part holds the cables of so many telegrams
in the order of the source, sorted by id. Of two texts of one cable the longer is kept, as in a load; where it comes
later, the part that held the shorter is written again at the end. A build that was broken off goes on behind its last
whole part.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kg.archives import Refusal, Source, check_paths, read_messages
from kg.build.chunks import Chunk, Chunks
from kg.build.journal import earlier_parts
from kg.build.map import map_messages
from kg.errors import ParameterError, StoreError, StoreLocked
from kg.graph.ontology_quads import ontology_quads
from kg.graph.prefixes import DEFAULT_BASE
from kg.graph.table_quads import table_quads
from kg.store.layout import check_base
from kg.store.load_report import Progress
from kg.store.parts import (
    COMPRESSIONS,
    FORM,
    JOURNAL_FILE,
    MANIFEST_FILE,
    REFERENCE,
    Making,
    Part,
    PartCable,
    PartsManifest,
    file_digest,
    ontology_version,
    part_record,
    read_part,
    write_manifest,
    write_quads,
)

PART_SIZE = 1_000  # telegrams a part: about 5 MB compressed


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: cables in the parts, texts that came twice, telegrams refused; `kept` parts were whole."""

    cables: int
    same: int
    refused: int
    parts: int
    kept: int
    quads: int
    bytes: int
    seconds: float


def build_parts(
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    base: str | None = None,
    jobs: int = 1,
    compression: str = "gz",
    part_size: int = PART_SIZE,
    on_refusal: Callable[[Refusal], None] = lambda refusal: None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> BuildReport:
    """What became of the telegrams below the paths: their quads stand in parts in the folder `out`.

    Raises SourceError where none of the paths is there, StoreError for a folder that holds something else,
    StoreLocked where another build writes to it, ParameterError for a value that is none.
    """
    base = DEFAULT_BASE if base is None else base
    check_base(base)
    if compression not in COMPRESSIONS:
        raise ParameterError("--compression", f"{compression!r} is none", f"use {' or '.join(COMPRESSIONS)}")
    names = list(dict.fromkeys(os.fspath(path) for path in paths))
    if not any(name == "-" or os.path.lexists(name) for name in names):
        check_paths(names)  # no folder is made for nothing
    folder = Path(out)
    _check_apart(folder, names)
    making = Making(base, compression, part_size, ontology_version())
    with _open_build(folder, names, making, on_refusal, on_progress) as build:
        chunks = Chunks(folder, part_size, build.find_kept)
        with closing(map_messages(chunks.messages(read_messages(names)), base, jobs)) as results, closing(chunks):
            for result in results:
                chunks.take(result)
                build.add(chunks.whole())
            build.add(chunks.whole())
        return build.finish()


def _check_apart(folder: Path, names: Iterable[str]) -> None:
    """Raise ParameterError where the parts would stand among what is read."""
    place = folder.resolve()
    for name in names:
        if name != "-" and Path(name).is_dir() and place.is_relative_to(Path(name).resolve()):
            raise ParameterError("--out", f"{folder} is inside {name}, which is read", "write the parts elsewhere")


class Build:
    """One build into a folder: the parts that are whole, and which text of each cable stands in them."""

    def __init__(
        self,
        folder: Path,
        names: Sequence[str],
        making: Making,
        journal: int,
        *,
        on_refusal: Callable[[Refusal], None],
        on_progress: Callable[[Progress], None],
    ) -> None:
        self._folder = folder
        self._names = names
        self._making = making
        self._journal = journal
        self._on_refusal = on_refusal
        self._on_progress = on_progress
        self._before = earlier_parts(folder, making)
        self._is_behind = True  # of the last whole part
        self._parts: list[Part] = []
        self._best: dict[str, tuple[int, str, int, Source]] = {}  # length, digest, part, where it was
        self._overtaken: dict[int, set[str]] = {}
        self._cables = self._same = self._refused = self._kept = 0
        self._started = time.monotonic()
        self._begin()

    def _begin(self) -> None:
        """Write down in the journal what is whole."""
        os.ftruncate(self._journal, 0)
        self._write_down({"form": FORM, **asdict(self._making)})
        for number, part in self._before.items():
            self._write_down({"number": number, **part_record(part)})
        os.fsync(self._journal)

    def _write_down(self, record: dict[str, object]) -> None:
        """Add a line to the journal."""
        os.write(self._journal, (json.dumps(record) + "\n").encode())

    def find_kept(self, number: int, inputs: str) -> Part | None:
        """The part that an earlier build made of the same telegrams, if it is whole, and so are all before it.

        What stands in a part depends on those before it: they may hold another text of a cable.
        """
        part = self._before.get(number) if self._is_behind else None
        self._is_behind = (
            part is not None
            and part.inputs == inputs
            and not part.rewritten
            and (not part.file or file_digest(self._folder / part.file) == part.sha256)
        )
        return part if self._is_behind else None

    def add(self, chunks: Iterable[Chunk]) -> None:
        """Write a part of each chunk."""
        for chunk in chunks:
            with closing(chunk):
                part = self._take_kept(chunk) if chunk.kept else self._make(chunk)
            self._parts.append(part)
            for refusal in part.refused:
                self._on_refusal(refusal)
            self._refused += len(part.refused)
            done = self._cables + self._same + self._refused
            self._on_progress(Progress(done, self._cables, self._same, self._refused))

    def _take_kept(self, chunk: Chunk) -> Part:
        """The part of an earlier build, its cables known from now on; what it refused is written down in it."""
        part = chunk.kept
        assert part is not None
        for cable in part.cables:
            self._is_best(cable, chunk.number, [])
        self._kept += 1
        self._cables += len(part.cables)
        return part

    def _make(self, chunk: Chunk) -> Part:
        """The new part, written and in the journal."""
        refused = [refusal for _, refusal in sorted(chunk.refused, key=lambda one: one[0])]
        chosen: dict[str, tuple[PartCable, int]] = {}
        for _, cable, offset in sorted(chunk.cables, key=lambda one: one[0]):
            if self._is_best(cable, chunk.number, refused):
                chosen[cable.id] = cable, offset
        self._cables += len(chosen)
        cables = tuple(chosen[name][0] for name in sorted(chosen))
        self._replace_manifest(cables)
        blocks = (chunk.quads_of(chosen[name][1], chosen[name][0]) for name in sorted(chosen))
        part = self._write(chunk.number, cables, blocks)
        part = replace(part, inputs=chunk.inputs, refused=tuple(refused))
        self._write_down({"number": chunk.number, **part_record(part)})
        os.fsync(self._journal)
        return part

    def _replace_manifest(self, cables: tuple[PartCable, ...]) -> None:
        """Take away the manifest of an earlier build before the first new part: the folder is not whole any more.

        Raises StoreError where that build was of other sources and other cables: no work of days goes for a slip.
        """
        manifest = self._folder / MANIFEST_FILE
        if not manifest.exists():
            return
        held = {cable.id: cable.source.path for part in self._before.values() for cable in part.cables}
        is_known = self._kept or not held.keys().isdisjoint(cable.id for cable in cables)
        if held and cables and not is_known and not any(map(self._is_read, held.values())):
            (self._folder / JOURNAL_FILE).unlink()
            found = "it holds the parts of other cables"
            raise StoreError(str(self._folder), found, "give a new folder, or remove this one first")
        manifest.unlink()

    def _is_read(self, path: str) -> bool:
        """Whether this build reads what stands at the path, or once stood there."""
        return any(path == name or Path(path).is_relative_to(name) for name in self._names)

    def _write(self, number: int, cables: tuple[PartCable, ...], blocks: Iterator[bytes]) -> Part:
        """The part after its file is written; no file where there are no cables."""
        name = f"part-{number + 1:05d}.nq.{self._making.compression}"
        if not cables:
            return Part("", "", 0, 0)
        written = write_quads(self._folder / name, self._making.compression, blocks)
        return Part(name, written.sha256, written.bytes, sum(cable.quads for cable in cables), cables)

    def _is_best(self, cable: PartCable, number: int, refused: list[Refusal]) -> bool:
        """Whether this text of the cable is kept so far; the other is refused, unless it is the same."""
        known = self._best.get(cable.id)
        if known is not None and known[1] == cable.digest:
            self._same += 1
            return False
        is_best = known is None or known[:2] < (cable.length, cable.digest)
        if is_best:
            self._best[cable.id] = cable.length, cable.digest, number, cable.source
        if known is None:
            return True
        loser, winner = (known[3], cable.source) if is_best else (cable.source, known[3])
        found = f"another text of {cable.id} is kept, that of {winner}"
        refused.append(Refusal(loser, "duplicate-id", f"{found}; leave out the one that you do not want"))
        if is_best and known[2] != number:
            self._overtaken.setdefault(known[2], set()).add(cable.id)
        return is_best

    def finish(self) -> BuildReport:
        """What the build did, after parts that lost a cable are written again, and the manifest last."""
        for number, lost in sorted(self._overtaken.items()):
            self._parts[number] = self._without(number, lost)
        reference = []
        for name, quads in zip(REFERENCE, (ontology_quads, table_quads), strict=True):
            data = quads(self._making.base)
            file = f"{name}.nq.{self._making.compression}"
            written = write_quads(self._folder / file, self._making.compression, [data])
            reference.append(Part(file, written.sha256, written.bytes, data.count(b"\n")))
        parts = tuple(self._parts)
        files = {part.file for part in (*reference, *parts)}
        for path in self._folder.glob("*.nq.*"):
            if path.name not in files:
                path.unlink()
        write_manifest(PartsManifest(self._folder, self._making, tuple(reference), parts))
        (self._folder / JOURNAL_FILE).unlink()
        written_parts = [part for part in parts if part.file]
        return BuildReport(
            sum(len(part.cables) for part in parts),
            self._same,
            self._refused,
            len(written_parts),
            self._kept,
            sum(part.quads for part in (*reference, *parts)),
            sum(part.bytes for part in (*reference, *parts)),
            time.monotonic() - self._started,
        )

    def _without(self, number: int, lost: set[str]) -> Part:
        """A part written again without some of its cables."""
        old = self._parts[number]
        left = [(cable, quads) for cable, quads in read_part(self._folder, old) if cable.id not in lost]
        part = self._write(number, tuple(cable for cable, _ in left), (quads for _, quads in left))
        part = replace(part, inputs=old.inputs, refused=old.refused, rewritten=True)
        self._write_down({"number": number, **part_record(part)})
        return part


@contextmanager
def _open_build(
    folder: Path,
    names: Sequence[str],
    making: Making,
    on_refusal: Callable[[Refusal], None],
    on_progress: Callable[[Progress], None],
) -> Iterator[Build]:
    """Yield the one build of a folder, which is made where it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_ours = any((folder / name).exists() for name in (MANIFEST_FILE, JOURNAL_FILE))
        strangers = sorted(entry.name for entry in folder.iterdir())
        if strangers and not is_ours:
            found = f"the folder holds something else ({strangers[0]!r})"
            raise StoreError(str(folder), found, "give a new or an empty folder")
        journal = os.open(folder / JOURNAL_FILE, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
    except OSError as error:
        found = f"it cannot be written ({error.strerror})"
        raise StoreError(str(folder), found, "give a folder you may write") from None
    try:
        fcntl.flock(journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield Build(folder, names, making, journal, on_refusal=on_refusal, on_progress=on_progress)
    except BlockingIOError:
        raise StoreLocked(str(folder), "another build writes to it", "wait until it is done") from None
    except OSError as error:
        found = f"it cannot be written ({error.strerror or error})"
        raise StoreError(str(folder), found, "make room, then give the same command again") from None
    finally:
        os.close(journal)
