"""Paths into a store, and cables out of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from kg.archives import Refusal, check_paths, read_messages
from kg.build.map import map_messages
from kg.cables.ids import read_id
from kg.graph.ontology_quads import ontology_quads
from kg.graph.table_quads import table_quads
from kg.store.loading import Load, LoadReport, Progress, stored_before
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
) -> LoadReport:
    """What became of the telegrams below the paths: new ones are added to the store, changed ones replaced.

    A cable whose text is in the store already is skipped. Of two texts of one cable in the same load the longer is
    kept, whatever their order, and the other refused. Loading goes on whatever one cable does; after every
    `commit_every` cables readers see what was loaded so far, and a load that is broken off goes on from there.

    Args:
        paths: files, folders, archives; `-` is standard input.
        store_path: the store's folder, made where it is not there.
        base: the IRI that all identifiers start with; None takes the store's own.
        jobs: how many processes read, extract and map; 1 does it in this one.
        on_refusal: called for each refused telegram.
        on_progress: called now and then.
        dry_run: read and map everything, change nothing.
        again: write also the cables whose text is in the store already (after an update of the rules).
        commit_every: cables between two swaps of the generation.

    Raises StoreLocked, NotAStore and ParameterError as `Writer` does, SourceError where none of the paths is there.
    """
    paths = list(paths)
    if not any(str(path) == "-" or os.path.lexists(path) for path in paths):
        check_paths(paths)  # no store is made for nothing
    messages = read_messages(paths)

    def run(writer: Writer | None, base: str, stored: dict[str, str]) -> LoadReport:
        load = Load(
            writer,
            base,
            stored,
            commit_every=commit_every,
            on_refusal=on_refusal,
            on_progress=on_progress,
            again=again,
        )
        load.take_in(map_messages(load.unseen(messages), base, jobs))
        return load.report()

    if dry_run:
        return run(None, *stored_before(os.fspath(store_path), base))
    with Writer(store_path, base) as writer:
        writer.set_reference("ontology", ontology_quads(writer.base))
        writer.set_reference("tables", table_quads(writer.base))
        return run(writer, writer.base, writer.digests)


def drop_cables(cables: Iterable[str], store_path: str | Path) -> tuple[list[str], list[str]]:
    """The canonical ids that were dropped from the store, and those that were not in it.

    Any spelling of an id will do (`08 TOKYO 00328`).
    """
    wanted = [read_id(cable) or cable for cable in cables]
    open_reader(store_path).close()  # a store that is not there is not made
    with Writer(store_path) as writer:
        dropped = writer.drop_cables(wanted)
    return dropped, [cable for cable in wanted if cable not in dropped]


