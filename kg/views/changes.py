"""What a change of the rules gained, lost and changed, a line each or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from kg.cables import readable
from kg.errors import SourceError
from kg.findings.compare import Change, Comparison, compare_positions
from kg.views.options import RecordFormat
from kg.views.talk import answer

_WORDS = 100  # characters of a statement that a line shows


def compare_with_file(path: Path, records: Iterable[Mapping[str, Any]]) -> Comparison:
    """What this run has apart from an earlier one, whose records were saved at `path` as `kg extract` prints them.

    Only cables that this run read are compared. Raises SourceError for a file that is not such a run.
    """
    new = list(records)
    read = {record["cable"] for record in new}
    return compare_positions([record for record in _read_run(path) if record["cable"] in read], new)


def _read_run(path: Path) -> list[dict[str, Any]]:
    """The records of an earlier run."""
    try:
        with path.open(encoding="utf-8") as lines:
            return [_checked(line, path, number) for number, line in enumerate(lines, 1) if line.strip()]
    except UnicodeDecodeError:
        raise SourceError(str(path), "this is no UTF-8 text", "save it with: kg extract PATH... > FILE") from None
    except OSError as error:
        raise SourceError(str(path), error.strerror or "it cannot be read", "name a file of kg extract") from None


def _checked(line: str, path: Path, number: int) -> dict[str, Any]:
    """One record, if it is one."""
    try:
        record = json.loads(line)
        is_record = isinstance(record["cable"], str | None) and all(
            isinstance(one["start"], int) and isinstance(one["end"], int) for one in record["positions"]
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        is_record = False
    if not is_record:
        found = "this is no record of kg extract"
        raise SourceError(f"{path}:{number}", found, "save a run with: kg extract PATH... > FILE")
    return dict(record)


def print_changes(path: Path, records: Iterable[Mapping[str, Any]], shape: RecordFormat | None) -> None:
    """Print what was gained (+), lost (-) and changed (~) since the run saved at `path`; in a shape, as JSON.

    Raises SourceError for a file that is no such run.
    """
    changes = compare_with_file(path, records)
    if shape is not None:
        indent = 2 if shape is RecordFormat.pretty else None
        answer(json.dumps(changes_record(changes), ensure_ascii=False, indent=indent))
        return
    console = Console(highlight=False, soft_wrap=True)
    for cable, position in changes.gained:
        console.print(_line("+", cable, position), style="green")
    for cable, position in changes.lost:
        console.print(_line("-", cable, position), style="red")
    for change in changes.changed:
        console.print(_line("~", change.cable, change.new), style="yellow")
        for name in change.fields:
            console.print(Text(f"    {name}: {change.old.get(name)!r} -> {change.new.get(name)!r}"))
    gained, lost, changed = len(changes.gained), len(changes.lost), len(changes.changed)
    console.print(Text(f"{gained} gained, {lost} lost, {changed} changed"), style="bold")


def _line(mark: str, cable: str, position: Mapping[str, Any]) -> Text:
    """`+ 09TOKYO990001 ¶2 Tanabe (JP): the harbour would stay closed`."""
    words = readable(str(position.get("text", "")))
    words = f"{words[:_WORDS]}..." if len(words) > _WORDS else words
    side = f" ({position['party']})" if position.get("party") else ""
    paragraph = f" ¶{position['paragraph']}" if position.get("paragraph") else ""
    return Text(f"{mark} {cable}{paragraph} {position.get('speaker') or 'nobody'}{side}: {words}")


def changes_record(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain values: gained, lost [{cable, position}], changed [{cable, fields, old, new}]."""
    return {
        "gained": [{"cable": cable, "position": position} for cable, position in comparison.gained],
        "lost": [{"cable": cable, "position": position} for cable, position in comparison.lost],
        "changed": [_change_record(change) for change in comparison.changed],
    }


def _change_record(change: Change) -> dict[str, Any]:
    return {"cable": change.cable, "fields": change.fields, "old": change.old, "new": change.new}
