"""How much of each cable's text was recognised, as a table or as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.archives import Refusal
from kg.cables import Cable, Coverage, coverage
from kg.views.talk import Rejects, answer

_LONGEST_SHOWN = 80


def print_coverage(cables: Iterable[Cable | Refusal], rejects_path: Path | None, *, is_table: bool) -> int:
    """The exit status, after each cable's coverage is printed, then that of all, and each refusal is said."""
    done = characters = recognised = 0
    with Rejects(rejects_path) as rejects:
        for cable in cables:
            if isinstance(cable, Refusal):
                rejects.add(cable)
                continue
            found = coverage(cable)
            done += 1
            characters += found.characters
            recognised += found.recognised
            for line in _rows(cable, found) if is_table else [json.dumps(_record(cable, found), ensure_ascii=False)]:
                answer(line)
        total = Coverage(characters, recognised, ())
        if is_table:
            answer(_row(f"{done} cable{'' if done == 1 else 's'}", total))
        else:
            answer(json.dumps({"cables": done, **_counts(total)}))
        return rejects.exit_status(done)


def _rows(cable: Cable, found: Coverage) -> list[str]:
    """The cable's line, and one for each stretch left over with its place and words."""
    rows = [_row(cable.id or str(cable.source), found)]
    for span in found.left_over:
        words = " ".join(cable.text[span.start : span.end].split())
        shown = words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"
        rows.append(f"    {span.start}-{span.end}  {shown}")
    return rows


def _row(name: str, found: Coverage) -> str:
    return f"{name:24} {found.share:8.2%}  {found.recognised} of {found.characters} characters"


def _record(cable: Cable, found: Coverage) -> dict[str, Any]:
    source = cable.source
    return {
        "cable": cable.id or None,
        **_counts(found),
        "left_over": [
            {"start": span.start, "end": span.end, "text": cable.text[span.start : span.end]}
            for span in found.left_over
        ],
        "source": {"path": source.path, "member": source.member, "line": source.line},
    }


def _counts(found: Coverage) -> dict[str, Any]:
    return {"characters": found.characters, "recognised": found.recognised, "share": round(found.share, 6)}
