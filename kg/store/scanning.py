"""A generation read from its first quad to its last, in a process that is ended when it stands still.

A damaged database can keep the engine busy for ever; no limit on the whole would fit small and large stores alike, so
the limit is on the time without progress.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

from pyoxigraph import NamedNode, Store

from kg.errors import StoreError
from kg.graph.identifiers import cable_iri, graph_iri
from kg.store.digests import Tally, graph_lines
from kg.store.layout import QUADS
from kg.store.reader import read_digests

STALL_SECONDS = 60.0
_START_UP = 60.0
_TELL_EVERY = 0.5
REFERENCE_GRAPHS = ("ontology", "tables")


@dataclass(frozen=True, slots=True)
class Scan:
    """What a generation holds: cables, quads by what their graphs are, digests; `problems` a line each."""

    cables: int
    quads: int
    cable_quads: int
    reference_quads: dict[str, int]
    digest: str
    problems: tuple[str, ...]


def scan_quads(quads: Store, base: str, on_progress: Callable[[int], None] = lambda done: None) -> Scan:
    """What the database holds, all of it read; `on_progress` is told the quads read so far."""
    digests = read_digests(quads)
    reference_iris = {graph_iri(base, name): name for name in REFERENCE_GRAPHS}
    tally = Tally()
    reference_quads: dict[str, int] = {}
    problems = []
    seen = set()
    for graph in quads.named_graphs():
        lines = graph_lines(quads, cast(NamedNode, graph))
        count = lines.count(b"\n")
        tally.put(lines)
        if graph.value in reference_iris and count:
            reference_quads[reference_iris[graph.value]] = count
        elif graph.value in digests:
            seen.add(graph.value)
        elif count:
            problems.append(f"the graph {graph.value} is of no cable: {count} quads")
        on_progress(tally.quads)
    problems += [f"the cable {iri} has no graph" for iri in sorted(digests.keys() - seen)]
    odd = [iri for iri in digests if not iri.startswith(cable_iri(base, ""))]
    problems += [f"the cable {iri} is not below the store's base" for iri in sorted(odd)]
    if len(quads) != tally.quads:
        problems.append(f"the database counts {len(quads)} quads, its graphs hold {tally.quads}")
    fixed = sum(reference_quads.values())
    return Scan(len(digests), tally.quads, tally.quads - fixed, reference_quads, tally.digest, tuple(problems))


def scan_generation(
    generation: Path,
    base: str,
    *,
    stall_seconds: float = STALL_SECONDS,
    on_progress: Callable[[int], None] = lambda done: None,
) -> Scan:
    """What the generation holds, read by a process of its own.

    Raises StoreError where the database cannot be read, and where nothing was read for `stall_seconds`.
    """
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_scan_in_process, args=(sending, str(generation), base), daemon=True)
    process.start()
    sending.close()
    where = str(generation)
    mend = "restore a backup, or load the cables into a new store"
    patience = _START_UP
    try:
        while receiving.poll(patience):
            patience = stall_seconds
            told = receiving.recv()
            if isinstance(told, Scan):
                return told
            if isinstance(told, str):
                raise StoreError(where, told, mend)
            on_progress(told)
        raise StoreError(where, f"nothing was read for {patience:g} s, so reading was ended", mend)
    except EOFError:
        raise StoreError(where, "the process that read it died", mend) from None
    finally:
        process.kill()
        process.join()
        receiving.close()


def _scan_in_process(sending: Connection, generation: str, base: str) -> None:
    """Send the quads read so far now and then, in the end the scan, or what is wrong as text."""
    told_at = time.monotonic()

    def tell(done: int) -> None:
        nonlocal told_at
        if time.monotonic() - told_at >= _TELL_EVERY:
            told_at = time.monotonic()
            sending.send(done)

    sending.send(0)
    try:
        sending.send(scan_quads(Store.read_only(str(Path(generation) / QUADS)), base, tell))
    except (OSError, RuntimeError, ValueError) as error:
        sending.send(f"it cannot be read ({error})")
