"""Findings measured against annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from kg.archives import Refusal
from kg.build.parse import extract_paths
from kg.errors import SourceError
from kg.findings import findings_record
from kg.findings.evaluation import Record, Score, evaluate


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
