"""Mapped cables into a store: what is there already is skipped, what changed is replaced, each cable is kept once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.archives import Message, Refusal, Source
from kg.cables.ids import read_id
from kg.errors import NotAStore
from kg.graph.cable_quads import source_digest
from kg.graph.identifiers import cable_iri
from kg.graph.prefixes import DEFAULT_BASE
from kg.store.layout import store_folder
from kg.store.reader import open_reader
from kg.store.writer import Writer

_BULK_BYTES = 32 << 20  # quads that wait in memory for one bulk load
_BULK_CABLES = 5_000


@dataclass(frozen=True, slots=True)
class Mapped:
    """One cable ready for the store: its id, the length and digest of its text, where it was, its quads as N-Quads."""

    cable: str
    length: int
    digest: str
    source: Source
    quads: bytes


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is: telegrams done so far, by what became of them."""

    done: int
    written: int
    same: int
    refused: int


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: cables by what became of them, quads written, seconds; `is_dry` when nothing was kept."""

    new: int
    changed: int
    same: int
    refused: int
    quads: int
    seconds: float
    is_dry: bool = False


@dataclass(frozen=True, slots=True)
class _Kept:
    """The text of a cable that is kept so far: the longer of two, then the one with the greater digest."""

    length: int
    digest: str
    source: Source


class Load:
    """One load: it tells which messages need no reading, takes in mapped cables, and counts.

    `unseen` may run in another thread than `take_in`. Without a `writer` it counts and keeps nothing; with `again`
    it skips nothing.
    """

    def __init__(
        self,
        writer: Writer | None,
        base: str,
        stored: dict[str, str],
        *,
        commit_every: int,
        on_refusal: Callable[[Refusal], None],
        on_progress: Callable[[Progress], None],
        again: bool = False,
    ) -> None:
        self._writer = writer
        self._base = base
        self._stored = dict(stored)
        self._again = again
        self._stored_by_digest = {} if again else {digest: iri for iri, digest in stored.items()}
        self._kept: dict[str, _Kept] = {}
        self._lock = threading.Lock()
        self._pending: dict[str, Mapped] = {}
        self._pending_bytes = 0
        self._since_commit = 0
        self._commit_every = commit_every
        self._batch = min(_BULK_CABLES, commit_every)
        self._on_refusal = on_refusal
        self._on_progress = on_progress
        self._written = self._skipped = self._refused = self._quads = 0
        self._started = time.monotonic()

    def unseen(self, messages: Iterable[Message | Refusal]) -> Iterator[Message | Refusal]:
        """Yield the messages but those whose very text is in the store."""
        for message in messages:
            if isinstance(message, Refusal) or not self._is_stored(message):
                yield message

    def _is_stored(self, message: Message) -> bool:
        """Whether the store holds the cable of this text, and no other text of it came before in this load.

        Where the archive names the cable itself, the same text under another name is another cable.
        """
        digest = source_digest(message.text)
        iri = self._stored_by_digest.get(digest)
        if iri is None:
            return False
        stated = message.stated.reference_id
        if stated is not None and cable_iri(self._base, read_id(stated) or stated) != iri:
            return False
        with self._lock:
            known = self._kept.setdefault(iri, _Kept(len(message.text), digest, message.source))
            if known.digest != digest:
                return False
            self._skipped += 1
        return True

    def take_in(self, results: Iterable[Mapped | Refusal]) -> None:
        """Write the mapped cables, in bulk; a keyboard interrupt keeps what was taken in so far."""
        try:
            for result in results:
                if isinstance(result, Refusal):
                    self._refuse(result)
                else:
                    self._take(result)
                self._on_progress(self.progress())
        except KeyboardInterrupt:
            self._flush()
            if self._writer is not None:
                self._writer.commit()
            raise
        self._flush()
        self._on_progress(self.progress())

    def _refuse(self, refusal: Refusal) -> None:
        """Count and tell one refusal."""
        self._refused += 1
        self._on_refusal(refusal)

    def _take(self, mapped: Mapped) -> None:
        """Keep this text of the cable, or refuse it, or the text that was kept before."""
        iri = cable_iri(self._base, mapped.cable)
        this = _Kept(mapped.length, mapped.digest, mapped.source)
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
        self._writer.replace_cables((mapped.cable, mapped.digest, mapped.quads) for mapped in batch)
        self._since_commit += len(batch)
        if self._since_commit >= self._commit_every:
            self._writer.commit()
            self._since_commit = 0

    def progress(self) -> Progress:
        """How far the load is."""
        written = self._written + len(self._pending)
        return Progress(written + self._skipped + self._refused, written, self._skipped, self._refused)

    def report(self) -> LoadReport:
        """What the load did, measured against the store before it."""
        new = sum(iri not in self._stored for iri in self._kept)
        same = sum(self._stored.get(iri) == kept.digest for iri, kept in self._kept.items())
        changed = len(self._kept) - new - same
        seconds = time.monotonic() - self._started
        return LoadReport(new, changed, same, self._refused, self._quads, seconds, self._writer is None)


def stored_before(path: str, base: str | None) -> tuple[str, dict[str, str]]:
    """The base and the digests by cable of the store at `path`; a store that is not there yet holds none."""
    if not store_folder(path).exists():
        return base or DEFAULT_BASE, {}
    try:
        with open_reader(path) as reader:
            return reader.base, reader.digests()
    except NotAStore:
        if any(store_folder(path).iterdir()):
            raise
        return base or DEFAULT_BASE, {}
