"""`kg build`: cables into parts, for other machines and other triple stores."""

from __future__ import annotations

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.views.options import AnswerFormat, AnswerFormatOption, BaseOption, Paths, RejectsOption


class Compression(StrEnum):
    """How parts are compressed."""

    gz = "gz"
    zst = "zst"


def build(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder of the parts.")],
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Processes that read cables; else one a core.")
    ] = None,
    rejects: RejectsOption = None,
    compression: Annotated[
        Compression, typer.Option("--compression", help="gz is read by every store, zst is quicker and smaller.")
    ] = Compression.gz,
    part_size: Annotated[
        int, typer.Option("--part-size", min=1, max=100_000, metavar="N", help="Telegrams a part.")
    ] = 1_000,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
    format: AnswerFormatOption = AnswerFormat.table,
    base: BaseOption = None,
) -> None:
    """Write the graph as parts: compressed N-Quads with a manifest.

    kg load takes the folder and parses nothing again; any triple store takes the .nq files. The same cables give the
    same bytes.

    A build that was broken off goes on where it was when the same command is given again.

    Example: kg build data/cables --out parts
    """
    import dataclasses

    from kg.build.parts import build_parts
    from kg.views.progress import LoadProgress
    from kg.views.talk import Rejects, answer

    with Rejects(rejects) as refused, LoadProgress(is_quiet=quiet) as progress:
        report = build_parts(
            paths,
            out,
            base=base,
            jobs=jobs or os.cpu_count() or 1,
            compression=compression.value,
            part_size=part_size,
            on_refusal=refused.add,
            on_progress=progress.show,
        )
    if format is AnswerFormat.json:
        answer(json.dumps(dataclasses.asdict(report)))
    else:
        kept = f", {report.kept} of them as they were" if report.kept else ""
        answer(
            f"{report.cables} cables, {report.same} the same, {report.refused} refused: {report.quads} quads in "
            f"{report.parts} parts{kept} in {out}, {report.bytes} bytes, in {report.seconds:.1f} s"
        )
    raise typer.Exit(refused.exit_status(report.cables + report.same))
