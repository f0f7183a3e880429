"""Paths into a store, and cables out of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kg.archives import Message, Refusal, check_paths, read_messages
from kg.archives.files import STANDARD_INPUT
from kg.build.map import map_messages
from kg.build.memory import peak_memory
from kg.build.rejects import read_rejected, rejected_paths
from kg.build.sources import Sources
from kg.cables.ids import read_id
from kg.errors import ParameterError
from kg.graph.ontology_quads import ontology_quads
from kg.graph.table_quads import table_quads
from kg.store.endpoint import is_endpoint
from kg.store.endpoint_writer import EndpointWriter
from kg.store.load_report import ErrorLimit, LoadReport, Progress
from kg.store.loading import CableWriter, Load, stored_before
from kg.store.part_loading import base_of_parts, check_base_of_parts, find_parts, load_parts
from kg.store.reader import open_reader
from kg.store.writer import Writer

COMMIT_EVERY = 20_000  # cables between two swaps of the generation


def load_paths(
    paths: Iterable[str | Path],
    store_path: str | Path,
    *,
    base: str | None = None,
    jobs: int = 1,
    on_refusal: Callable[[Refusal], None] = lambda refusal: None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    dry_run: bool = False,
    again: bool = False,
    commit_every: int = COMMIT_EVERY,
    rejects: Sequence[Refusal] | None = None,
    prune: bool = False,
    max_errors: ErrorLimit | None = None,
    wait: float | None = 0.0,
    is_stopped: Callable[[], bool] = lambda: False,
) -> LoadReport:
    """What became of the telegrams below the paths: new ones are added to the store, changed ones replaced.

    A cable whose text is in the store already is skipped. Of two texts of one cable in the same load the longer is
    kept, whatever their order, and the other refused. Loading goes on whatever one cable does; after every
    `commit_every` cables readers see what was loaded so far, and a load that is broken off goes on from there.

    Args:
        paths: files, folders, archives; folders of parts (`build_parts`), which are not parsed again; `-` is standard
            input.
        store_path: the store's folder, made where it is not there, or the URL of a SPARQL endpoint.
        base: the IRI that all identifiers start with; None takes the store's own.
        jobs: how many processes read, extract and map; 1 does it in this one.
        on_refusal: called for each refused telegram.
        on_progress: called now and then.
        dry_run: read and map everything, change nothing.
        again: write also the cables whose text is in the store already (after an update of the rules).
        commit_every: cables between two swaps of the generation.
        rejects: what an earlier load refused; only these sources are read again, and no paths.
        prune: drop the cables that the paths no longer hold; see `Load.prune` for when nothing is dropped.
        max_errors: how many refusals end the load.
        wait: seconds to wait for another writer; None waits as long as it takes.
        is_stopped: looked at between two cables; where it is true the load ends, keeping what was taken in.

    Raises StoreLocked, NotAStore and ParameterError as `Writer` does, SourceError where none of the paths is there,
    ParameterError for `prune` with standard input or rejects, which never show that a cable is gone.
    """
    began = time.perf_counter()
    named = rejected_paths(rejects) if rejects is not None else [str(path) for path in paths]
    if prune and (rejects is not None or STANDARD_INPUT in named):
        found = "standard input may break off unseen" if rejects is None else "a rejects file names only some sources"
        raise ParameterError("--prune", f"{found}, and cables would be dropped", "name the files, folders or archives")
    parts, named = ([], named) if rejects is not None else find_parts(named)
    if rejects is None and not parts and not any(path == STANDARD_INPUT or os.path.lexists(path) for path in named):
        check_paths(named)  # no store is made for nothing
    sources = Sources(named)
    sources.measure()

    def read(some: list[str]) -> Iterator[Message | Refusal]:
        return read_messages(some, on_open=sources.opened)

    def tell(progress: Progress) -> None:
        on_progress(replace(progress, read_bytes=sources.read_bytes(), all_bytes=sources.all_bytes))

    def run(writer: CableWriter | None, base: str, stored: dict[str, str]) -> LoadReport:
        load = Load(
            writer,
            base,
            stored,
            commit_every=commit_every,
            on_refusal=on_refusal,
            on_progress=tell,
            again=again,
            max_errors=max_errors,
            is_stopped=is_stopped,
        )
        peaks: list[int] = []
        messages = load.unseen(read(named) if rejects is None else read_rejected(rejects, read))
        with closing(map_messages(messages, base, jobs, on_peak=peaks.append, is_stopped=is_stopped)) as mapped:
            load.take_in(chain(load_parts(parts, stored, again=again), mapped))
        if prune:
            load.prune()
        return replace(load.report(), peak_memory=sum(peaks))

    base = base_of_parts(parts, base)
    if parts:
        check_base_of_parts(parts, stored_before(os.fspath(store_path), base)[0], store_path)
    is_for_nothing = rejects is None and not parts and not os.path.lexists(store_path) and _is_nothing_in(named)
    if dry_run or (is_for_nothing and not is_endpoint(store_path)):
        report = run(None, *stored_before(os.fspath(store_path), base))
        report = replace(report, is_dry=dry_run)
        return replace(report, seconds=time.perf_counter() - began, peak_memory=peak_memory() + report.peak_memory)
    with open_target(store_path, base, wait) as writer:
        writer.set_reference("ontology", ontology_quads(writer.base))
        writer.set_reference("tables", table_quads(writer.base))
        report = run(writer, writer.base, writer.digests)
        loaded = time.perf_counter()
    over = time.perf_counter()  # leaving the writer commits what is left
    stages = {**report.stages, "committing": report.stages["committing"] + over - loaded}
    return replace(report, seconds=over - began, stages=stages, peak_memory=peak_memory() + report.peak_memory)


def _is_nothing_in(paths: list[str]) -> bool:
    """Whether the paths hold no telegram; standard input is not read for it."""
    if STANDARD_INPUT in paths:
        return False
    return not any(isinstance(found, Message) for found in read_messages(paths))


def open_target(store_path: str | Path, base: str | None = None, wait: float | None = 0.0) -> Writer | EndpointWriter:
    """The writer of the store at this path, to be used in a `with` statement; the one place that chooses it."""
    if is_endpoint(store_path):
        return EndpointWriter(store_path, base)
    return Writer(store_path, base, wait=wait)


def drop_cables(cables: Iterable[str], store_path: str | Path) -> tuple[list[str], list[str]]:
    """The canonical ids that were dropped from the store, and those that were not in it.

    Any spelling of an id will do (`08 TOKYO 00328`).
    """
    wanted = [read_id(cable) or cable for cable in cables]
    open_reader(store_path).close()  # a store that is not there is not made
    with open_target(store_path) as writer:
        dropped = writer.drop_cables(wanted)
    return dropped, [cable for cable in wanted if cable not in dropped]
