"""`kg load`: cables into the store."""

from __future__ import annotations

import io
import json
import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.views.options import (
    DEFAULT_STORE,
    AnswerFormat,
    AnswerFormatOption,
    BaseOption,
    RejectsOption,
    StoreOption,
)
from kg.views.streams import open_nowhere

if TYPE_CHECKING:
    from kg.store.load_report import LoadReport

_TOO_MANY_ERRORS = 3
_PRUNED_SHOWN = 100


def load(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...", help="Files, folders or archives of cables; - reads standard input.", show_default=False
        ),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Processes that read cables; else one a core.")
    ] = None,
    rejects: RejectsOption = None,
    retry_rejects: Annotated[
        Path | None,
        typer.Option("--retry-rejects", metavar="FILE", help="Load what a rejects file names, and nothing else."),
    ] = None,
    max_errors: Annotated[
        str | None,
        typer.Option(
            "--max-errors", metavar="N|P%", help="Stop when more than that is refused, keeping what is loaded."
        ),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop the cables that the paths no longer hold, if all could be read.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; change nothing.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read also the cables whose text is in the store already.")
    ] = False,
    commit_every: Annotated[
        int, typer.Option("--commit-every", min=1, metavar="N", help="Cables between two swaps that readers see.")
    ] = 20_000,
    wait: Annotated[
        float, typer.Option("--wait", min=0, metavar="SECONDS", help="Wait so long for another writer to be done.")
    ] = 0.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
    format: AnswerFormatOption = AnswerFormat.table,
    base: BaseOption = None,
) -> None:
    """Load cables into the store.

    New ones are added, changed ones replaced, those whose text is there already skipped.

    A load that was broken off goes on where it was when the same command is given again. Ctrl-C writes what was read
    and stops.

    A folder of parts that kg build wrote is loaded without parsing anything again.

    At the URL of a SPARQL endpoint (--store http://127.0.0.1:7878) cables are seen as they come, each whole: there
    are no generations to swap and no lock, so load from one place at a time. A server that knows no RDF 1.2 is given
    RDF 1.1 reification. $KG_STORE_USER and $KG_STORE_PASSWORD are sent where they are set.

    Exit status: 0 all is loaded; 1 some cables were refused, or none pruned because some were; 2 it could not be done;
    3 more was refused than --max-errors bears; 130 stopped by Ctrl-C.

    Example: kg load data/cables
    """
    import dataclasses

    from kg.build import load_paths
    from kg.build.rejects import read_rejects
    from kg.errors import ParameterError
    from kg.store.load_report import read_error_limit
    from kg.views.interrupts import Interrupts
    from kg.views.progress import LoadProgress
    from kg.views.talk import Rejects, answer, say

    if bool(paths) == (retry_rejects is not None):
        found = "there is nothing to load" if not paths else "there are paths and a rejects file"
        raise ParameterError("PATH", found, "name files, folders or archives, or --retry-rejects FILE")
    limit = None if max_errors is None else read_error_limit(max_errors)
    tried = None if retry_rejects is None else read_rejects(retry_rejects)
    is_same = rejects is not None and retry_rejects is not None and rejects.resolve() == retry_rejects.resolve()
    with (
        Rejects(rejects, stays_until_done=is_same) as refused,
        Interrupts() as interrupts,
        _input_let_go(paths or []),
        LoadProgress(is_quiet=quiet) as progress,
    ):
        report = load_paths(
            paths or [],
            store,
            base=base,
            jobs=jobs or os.cpu_count() or 1,
            on_refusal=refused.add,
            on_progress=progress.show,
            dry_run=dry_run,
            again=again,
            commit_every=commit_every,
            rejects=tried,
            prune=prune,
            max_errors=limit,
            wait=wait,
            is_stopped=interrupts.is_asked,
        )
        refused.is_done = report.stopped is None
    if format is AnswerFormat.json:
        answer(json.dumps(dataclasses.asdict(report)))
    else:
        answer(_summary(report, store, prune))
        if not quiet:
            say(_cost(report))
    _tell_pruning(report)
    if report.stopped == "errors":
        say(f"kg: stopped: {report.refused} were refused, more than --max-errors {max_errors}; what was read is loaded")
        raise typer.Exit(_TOO_MANY_ERRORS)
    if report.stopped == "interrupted":
        say(f"kg: what was read is loaded; to go on: {shlex.join(['kg', *sys.argv[1:]])}")
        raise typer.Exit(interrupts.exit_status)
    status = refused.exit_status(report.new + report.changed + report.same)
    raise typer.Exit(status or (1 if report.not_pruned else 0))


def _summary(report: LoadReport, store: str, prune: bool) -> str:
    """What became of the cables, in one line."""
    from kg.store.endpoint import without_userinfo

    verb = "would be loaded" if report.is_dry else "loaded"
    pruned = f", {len(report.pruned)} pruned" if prune else ""
    return (
        f"{report.new} new, {report.changed} changed, {report.same} the same, {report.refused} refused{pruned}: "
        f"{report.quads} quads {verb} into {without_userinfo(store)} in {report.seconds:.1f} s"
    )


def _cost(report: LoadReport) -> str:
    """Where the time went, and what memory was taken, in one line."""
    stages = ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in report.stages.items())
    return f"{stages}; at most {report.peak_memory / 1e6:.0f} MB of memory"


def _tell_pruning(report: LoadReport) -> None:
    """Say what was pruned, or why nothing was."""
    from kg.views.talk import say

    if report.not_pruned:
        say(f"kg: --prune dropped {len(report.pruned) or 'nothing'}: {report.not_pruned}")
    verb = "would be pruned" if report.is_dry else "pruned"
    for cable in report.pruned[:_PRUNED_SHOWN]:
        say(f"{cable}: {verb}; no source holds it")
    if len(report.pruned) > _PRUNED_SHOWN:
        say(f"and {len(report.pruned) - _PRUNED_SHOWN} more, all in --format json")


@contextmanager
def _input_let_go(paths: list[str]) -> Iterator[None]:
    """Leave the process nothing to close where a thread may still be reading a standard input that says nothing.

    Python would wait for that thread at its end, and then abort.
    """
    try:
        yield
    finally:
        if "-" in paths and isinstance(sys.stdin, io.TextIOWrapper):
            with suppress(OSError, ValueError):
                sys.stdin.detach()
            sys.stdin = open_nowhere("r")
