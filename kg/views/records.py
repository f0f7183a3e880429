"""Cables and findings as JSON lines on standard output."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from kg.archives import Refusal
from kg.views.options import RecordFormat
from kg.views.talk import Rejects, answer

Item = TypeVar("Item")


def print_records(
    items: Iterable[Item | Refusal],
    record_of: Callable[[Item], dict[str, Any]],
    record_format: RecordFormat,
    rejects_path: Path | None,
) -> int:
    """The exit status, after each item is printed as JSON and each refusal is said."""
    indent = 2 if record_format is RecordFormat.pretty else None
    with Rejects(rejects_path) as rejects:
        for item in rejects.sift(items):
            answer(json.dumps(record_of(item), ensure_ascii=False, indent=indent))
        return rejects.exit_status(rejects.done)
