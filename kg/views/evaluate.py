"""`kg evaluate`: findings against annotations made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.views.options import AnswerFormat, AnswerFormatOption


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of annotations, <ID>.json each.")],
    cables: Annotated[list[str], typer.Argument(metavar="CABLES...", help="The annotated cables' texts.")],
    format: AnswerFormatOption = AnswerFormat.table,
) -> None:
    """Measure the findings against annotations.

    Precision, recall and F1 of statements (found, by the right speaker, for the right side), officials, encounters,
    letters and claims.

    Example: kg evaluate gold/ cables/
    """
    from kg.build import evaluate_paths
    from kg.views.talk import answer, say

    scores, absent = evaluate_paths(gold, cables)
    if format is AnswerFormat.json:
        rows = {
            score.kind: {
                "precision": round(score.precision, 3),
                "recall": round(score.recall, 3),
                "f1": round(score.f1, 3),
                "annotated": score.annotated,
                "found": score.found,
            }
            for score in scores
        }
        answer(json.dumps({"scores": rows, "absent": absent}, indent=1))
    else:
        for score in scores:
            answer(
                f"{score.kind:18} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}   "
                f"({score.found} found, {score.annotated} annotated)"
            )
    for cable in absent:
        say(f"{gold}: {cable} is annotated, but its text is not among the cables")
    raise typer.Exit(1 if absent else 0)
