"""Mapped cables into a store: what is there already is skipped, what changed is replaced, each cable is kept once."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol
from urllib.parse import unquote

from kg.archives import Message, Refusal
from kg.cables.ids import read_id
from kg.errors import NotAStore
from kg.graph.cable_quads import source_digest
from kg.graph.identifiers import cable_iri
from kg.graph.prefixes import DEFAULT_BASE
from kg.store.endpoint import is_endpoint
from kg.store.kept import Kept
from kg.store.layout import store_folder
from kg.store.load_report import STAGES, ErrorLimit, LoadReport, Mapped, Progress
from kg.store.reader import open_reader

__all__ = ["CableWriter", "ErrorLimit", "Load", "LoadReport", "Mapped", "Progress", "stored_before"]

# Quads that wait in memory for one bulk load: the engine is quickest with large ones, and takes about six times
# their size while it loads them.
_BULK_BYTES = 64 << 20
_BULK_CABLES = 5_000
_PRUNED_AT_ONCE = 500
_SKIPPED_UNTOLD = 100  # cables that are skipped between two words of progress
# The cable itself was kept: only another text of it was refused.
_HIDES_NOTHING = frozenset({"duplicate-id"})


class CableWriter(Protocol):
    """What a load writes to."""

    def replace_cables(self, cables: Iterable[tuple[str, str, bytes]]) -> None:
        """Write cables whole: for each its canonical id, the digest of its text, its quads."""

    def drop_cables(self, cables: Iterable[str]) -> list[str]:
        """Take cables out, by their canonical ids."""

    def commit(self) -> None:
        """Show readers all that was written so far."""


class Load:
    """One load: it tells which messages need no reading, takes in mapped cables, prunes, and counts.

    `unseen` may run in another thread than `take_in`. Without a `writer` it counts and keeps nothing; with `again`
    it skips nothing. It stops, keeping what was taken in, when `is_stopped` says so or `max_errors` is passed.
    """

    def __init__(
        self,
        writer: CableWriter | None,
        base: str,
        stored: dict[str, str],
        *,
        commit_every: int,
        on_refusal: Callable[[Refusal], None],
        on_progress: Callable[[Progress], None],
        again: bool = False,
        max_errors: ErrorLimit | None = None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._writer = writer
        self._base = base
        self._stored = dict(stored)
        self._again = again
        self._stored_by_digest = {} if again else {digest: iri for iri, digest in stored.items()}
        self._kept: dict[str, Kept] = {}
        self._lock = threading.Lock()
        self._telling = threading.Lock()
        self._pending: dict[str, Mapped] = {}
        self._pending_bytes = 0
        self._since_commit = 0
        self._commit_every = commit_every
        self._batch = min(_BULK_CABLES, commit_every)
        self._on_refusal = on_refusal
        self._on_progress = on_progress
        self._max_errors = max_errors
        self._is_stopped = is_stopped
        self._stopped: str | None = None
        self._is_writing = False
        self._is_anything_hidden = False
        self._written = self._skipped = self._refused = self._quads = 0
        self._pruned: tuple[str, ...] = ()
        self._not_pruned: str | None = None
        self._seconds = dict.fromkeys(STAGES, 0.0)
        self._started = time.monotonic()

    def unseen(self, messages: Iterable[Message | Refusal]) -> Iterator[Message | Refusal]:
        """Yield the messages but those whose very text is in the store."""
        began = time.perf_counter()
        for message in messages:
            is_skipped = isinstance(message, Message) and self._is_stored(message)
            self._seconds["reading"] += time.perf_counter() - began
            if not is_skipped:
                yield message
            elif self._skipped % _SKIPPED_UNTOLD == 0:
                self._tell()
                if self._is_stopped():
                    return
            began = time.perf_counter()
        self._seconds["reading"] += time.perf_counter() - began

    def _is_stored(self, message: Message) -> bool:
        """Whether the store holds the cable of this text, and no other text of it came before in this load.

        Where the archive names the cable itself, the same text under another name is another cable.
        """
        if not self._stored_by_digest:
            return False  # a first load need not take the digest twice
        digest = source_digest(message.text)
        iri = self._stored_by_digest.get(digest)
        if iri is None:
            return False
        stated = message.stated.reference_id
        if stated is not None and cable_iri(self._base, read_id(stated) or stated) != iri:
            return False
        digest = self._stored[iri]  # the same, and kept already
        with self._lock:
            known = self._kept.setdefault(iri, Kept(len(message.text), digest, message.source))
            if known.digest != digest:
                return False
            self._skipped += 1
        return True

    def take_in(self, results: Iterable[Mapped | Refusal]) -> None:
        """Write the mapped cables, in bulk; a keyboard interrupt keeps what was taken in so far.

        One that comes after `is_stopped` ends the load at once, with what was committed.
        """
        try:
            for result in results:
                if isinstance(result, Refusal):
                    self._refuse(result)
                else:
                    self._take(result)
                self._tell()
                if self._must_stop():
                    break
        except KeyboardInterrupt:
            # Else the batch is half written, and the generation before it stands; asked twice, it ends at once.
            if not self._is_writing and not self._is_stopped():
                self._flush()
                self.commit()
            raise
        self._must_stop(is_over=True)
        self._flush()
        self._tell()

    def _must_stop(self, *, is_over: bool = False) -> bool:
        """Whether the load ends here; `is_over` when no more will come."""
        done = self._written + len(self._pending) + self._skipped + self._refused
        limit = self._max_errors
        if self._stopped is None and self._is_stopped():
            self._stopped = "interrupted"
        if self._stopped is None and limit is not None and limit.is_passed(self._refused, done, is_over=is_over):
            self._stopped = "errors"
        return self._stopped is not None

    def _refuse(self, refusal: Refusal) -> None:
        """Count and tell one refusal."""
        self._refused += 1
        self._is_anything_hidden |= refusal.code not in _HIDES_NOTHING
        self._on_refusal(refusal)

    def _take(self, mapped: Mapped) -> None:
        """Keep this text of the cable, or refuse it, or the text that was kept before."""
        for stage, seconds in zip(("parsing", "extracting", "mapping"), mapped.seconds, strict=True):
            self._seconds[stage] += seconds
        iri = sys.intern(cable_iri(self._base, mapped.cable))
        this = Kept(mapped.length, mapped.digest, mapped.source)
        with self._lock:
            known = self._kept.get(iri)
            is_kept = known is None or (known.length, known.digest) < (this.length, this.digest)
            if is_kept:
                self._kept[iri] = this
        if known is None and not self._again and self._stored.get(iri) == mapped.digest:
            self._skipped += 1  # the same text as another cable's, under the name that the archive gives it
            return
        if is_kept:
            before = self._pending.get(iri)
            self._pending[iri] = mapped
            self._pending_bytes += len(mapped.quads) - (len(before.quads) if before else 0)
            if len(self._pending) >= self._batch or self._pending_bytes >= _BULK_BYTES:
                self._flush()
        if known is None:
            return
        if known.digest == this.digest:
            self._skipped += 1
            return
        loser, winner = (known, this) if is_kept else (this, known)
        found = f"another text of {mapped.cable} is kept, that of {winner.source}"
        self._refuse(Refusal(loser.source, "duplicate-id", f"{found}; leave out the one that you do not want"))

    def _flush(self) -> None:
        """Write what is pending; show it to readers when it is time."""
        batch = list(self._pending.values())
        self._pending.clear()
        self._pending_bytes = 0
        self._written += len(batch)
        self._quads += sum(mapped.quads.count(b"\n") for mapped in batch)
        if self._writer is None or not batch:
            return
        began = time.perf_counter()
        self._is_writing = True
        self._writer.replace_cables((mapped.cable, mapped.digest, mapped.quads) for mapped in batch)
        self._is_writing = False
        self._seconds["writing"] += time.perf_counter() - began
        self._since_commit += len(batch)
        if self._since_commit >= self._commit_every:
            self.commit()

    def commit(self) -> None:
        """Show readers what is written."""
        if self._writer is not None:
            began = time.perf_counter()
            self._writer.commit()
            self._seconds["committing"] += time.perf_counter() - began
            self._since_commit = 0

    def prune(self) -> None:
        """Drop the cables in the store that no source of this load gave.

        Nothing is dropped where the load was stopped, or where anything but another text of a kept cable was refused:
        what could not be read may be the very cable that seems to be gone.
        """
        if self._stopped is not None:
            self._not_pruned = "the load was stopped"
        elif self._is_anything_hidden:
            self._not_pruned = "a source was refused, and may hold what seems to be gone; mend it or take it out"
        elif not self._kept:
            self._not_pruned = "no source gave a cable"
        if self._not_pruned is not None:
            return
        names = f"{self._base}cable/"
        gone = sorted(unquote(iri.removeprefix(names)) for iri in self._stored.keys() - self._kept.keys())
        began = time.perf_counter()
        for start in range(0, len(gone), _PRUNED_AT_ONCE):
            if self._must_stop():
                self._not_pruned = "the load was stopped; those that are not named here are still there"
                break
            some = gone[start : start + _PRUNED_AT_ONCE]
            self._pruned += tuple(some if self._writer is None else self._writer.drop_cables(some))
        self._seconds["writing"] += time.perf_counter() - began

    def _tell(self) -> None:
        """Tell how far the load is; two threads do."""
        with self._telling:
            self._on_progress(self.progress())

    def progress(self) -> Progress:
        """How far the load is."""
        written = self._written + len(self._pending)
        return Progress(written + self._skipped + self._refused, written, self._skipped, self._refused)

    def report(self) -> LoadReport:
        """What the load did, measured against the store before it."""
        new = sum(iri not in self._stored for iri in self._kept)
        same = sum(self._stored.get(iri) == kept.digest for iri, kept in self._kept.items())
        return LoadReport(
            new,
            len(self._kept) - new - same,
            same,
            self._refused,
            self._quads,
            time.monotonic() - self._started,
            is_dry=self._writer is None,
            pruned=self._pruned,
            not_pruned=self._not_pruned,
            stopped=self._stopped,
            stages=dict(self._seconds),
        )


def stored_before(path: str, base: str | None) -> tuple[str, dict[str, str]]:
    """The base and the digests by cable of the store at `path`; a store that is not there yet holds none."""
    is_folder = not is_endpoint(path)
    if is_folder and not store_folder(path).exists():
        return base or DEFAULT_BASE, {}
    try:
        with open_reader(path) as reader:
            return reader.base, reader.digests()
    except NotAStore:
        if is_folder and any(store_folder(path).iterdir()):
            raise
        return base or DEFAULT_BASE, {}
