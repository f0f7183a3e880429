"""`kg load`: cables into the store."""

from __future__ import annotations

import json
import os
from typing import Annotated

import typer

from kg.views.options import (
    DEFAULT_STORE,
    AnswerFormat,
    AnswerFormatOption,
    BaseOption,
    Paths,
    RejectsOption,
    StoreOption,
)


def load(
    paths: Paths,
    store: StoreOption = DEFAULT_STORE,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Processes that read cables; else one a core.")
    ] = None,
    rejects: RejectsOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; change nothing.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read also the cables whose text is in the store already.")
    ] = False,
    commit_every: Annotated[
        int, typer.Option("--commit-every", min=1, metavar="N", help="Cables between two swaps that readers see.")
    ] = 20_000,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
    format: AnswerFormatOption = AnswerFormat.table,
    base: BaseOption = None,
) -> None:
    """Load cables into the store.

    New ones are added, changed ones replaced, those whose text is there already skipped.

    A load that was broken off goes on where it was when the same command is given again.

    Example: kg load data/cables
    """
    import dataclasses

    from kg.build import load_paths
    from kg.views.progress import LoadProgress
    from kg.views.talk import Rejects, answer

    with Rejects(rejects) as refused, LoadProgress(is_quiet=quiet) as progress:
        report = load_paths(
            paths,
            store,
            base=base,
            jobs=jobs or os.cpu_count() or 1,
            on_refusal=refused.add,
            on_progress=progress.show,
            dry_run=dry_run,
            again=again,
            commit_every=commit_every,
        )
    if format is AnswerFormat.json:
        answer(json.dumps(dataclasses.asdict(report)))
    else:
        verb = "would be loaded" if report.is_dry else "loaded"
        answer(
            f"{report.new} new, {report.changed} changed, {report.same} the same, {report.refused} refused: "
            f"{report.quads} quads {verb} into {store} in {report.seconds:.1f} s"
        )
    raise typer.Exit(refused.exit_status(report.new + report.changed + report.same))
