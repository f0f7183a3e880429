"""The stages joined: paths become cables, cables with findings, and quads in a store. Nothing else joins them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path

from kg.archives import Message, Refusal, Source, check_paths, read_messages
from kg.cables import Cable, read_cable
from kg.cables.ids import read_id
from kg.errors import SourceError
from kg.findings import Findings, findings_record, read_findings
from kg.findings.evaluation import Record, Score, evaluate
from kg.graph.cable_quads import cable_quads, source_digest
from kg.graph.ontology_quads import ontology_quads
from kg.graph.table_quads import table_quads
from kg.store.loading import Load, LoadReport, Mapped, Progress, stored_before
from kg.store.reader import open_reader
from kg.store.writer import Writer
from kg.workers import map_in_workers

COMMIT_EVERY = 20_000  # cables between two swaps of the generation
SECONDS_A_CABLE = 60.0  # what one cable may take before its worker is ended
WORTH_WORKERS = 100  # fewer cables than that are done before a worker has started


def parse_paths(paths: Iterable[str | Path]) -> Iterator[Cable | Refusal]:
    """Yield each telegram below the paths as a Cable, or the refusal of what is none."""
    for message in read_messages(paths):
        yield message if isinstance(message, Refusal) else parse_message(message)


def extract_paths(paths: Iterable[str | Path]) -> Iterator[tuple[Cable, Findings] | Refusal]:
    """Yield each telegram below the paths with its findings, or the refusal of what is none."""
    for cable in parse_paths(paths):
        yield cable if isinstance(cable, Refusal) else extract_cable(cable)


def parse_message(message: Message) -> Cable | Refusal:
    """The telegram as a Cable; a refusal where the text has neither a heading nor numbered paragraphs."""
    try:
        cable = read_cable(message)
    except Exception as error:
        return _internal(message.source, "reading", error)
    has_heading = cable.transmission_id or cable.sent_at or cable.tags or cable.references or cable.classified_by
    if not (cable.id or has_heading or any(paragraph.number is not None for paragraph in cable.paragraphs)):
        return Refusal(
            message.source,
            "no-telegram",
            "the text has neither a telegram's heading nor numbered paragraphs; leave it out",
        )
    return cable


def extract_cable(cable: Cable) -> tuple[Cable, Findings] | Refusal:
    """The cable with its findings; a refusal where finding them failed."""
    try:
        return cable, read_findings(cable)
    except Exception as error:
        return _internal(cable.source, f"finding who said what in {cable.id or 'the cable'}", error)


def map_message(message: Message, base: str) -> Mapped | Refusal:
    """One telegram as quads; a refusal where it is none, or where nothing says which cable it is."""
    cable = parse_message(message)
    if isinstance(cable, Refusal):
        return cable
    if not cable.id:
        return Refusal(message.source, "no-id", "nothing says which cable this is; add its heading or its reference id")
    pair = extract_cable(cable)
    if isinstance(pair, Refusal):
        return pair
    try:
        quads = cable_quads(*pair, base)
    except Exception as error:
        return _internal(message.source, f"mapping {cable.id}", error)
    return Mapped(cable.id, len(message.text), source_digest(message.text), message.source, quads)


def _internal(source: Source, doing: str, error: Exception) -> Refusal:
    """The refusal of a cable on which a stage failed."""
    message = f"{doing} failed ({type(error).__name__}: {error}); please report it with the cable"
    return Refusal(source, "internal", message)


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
        load.take_in(_mapped(load.unseen(messages), base, jobs))
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


def _mapped(messages: Iterator[Message | Refusal], base: str, jobs: int) -> Iterator[Mapped | Refusal]:
    """Yield each message mapped, in this process or, when there are enough to be worth their start, in others."""
    function = partial(_map_or_pass, base=base)
    first = list(islice(messages, WORTH_WORKERS)) if jobs > 1 else []
    if len(first) < WORTH_WORKERS:
        yield from map(function, chain(first, messages))
    else:
        everything = chain(first, messages)
        yield from map_in_workers(function, everything, jobs=jobs, seconds=SECONDS_A_CABLE, on_lost=_lost_message)


def _map_or_pass(message: Message | Refusal, base: str) -> Mapped | Refusal:
    """A message mapped; a refusal as it is."""
    return message if isinstance(message, Refusal) else map_message(message, base)


def _lost_message(message: Message | Refusal, reason: str) -> Mapped | Refusal:
    """The refusal of what a worker was at when it was lost."""
    if isinstance(message, Refusal):
        return message
    return Refusal(message.source, "internal", f"{reason}; please report it with the cable")


def evaluate_paths(gold: Path, paths: Iterable[str | Path]) -> tuple[list[Score], list[str]]:
    """The agreement of the findings with the annotations in the folder `gold`, and the annotated cables without text.

    Raises SourceError for a folder without annotations, or for a file that is none.
    """
    annotations: dict[str, Record] = {}
    for path in sorted(gold.glob("*.json")):
        try:
            annotation = json.loads(path.read_text(encoding="utf-8"))
            annotations[annotation["cable"]] = annotation
        except (OSError, ValueError, TypeError, KeyError):
            raise SourceError(str(path), "this is no annotation", "leave it out, or write JSON with `cable`") from None
    if not annotations:
        raise SourceError(str(gold), "there are no annotations", "name a folder of <ID>.json files")
    found = {
        cable.id: (annotations[cable.id], findings_record(cable, findings), cable.text)
        for cable, findings in (each for each in extract_paths(paths) if not isinstance(each, Refusal))
        if cable.id in annotations
    }
    return evaluate(found.values()), sorted(annotations.keys() - found.keys())
