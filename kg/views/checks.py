"""The outcome of checks, a line each, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.views.options import AnswerFormat
from kg.views.talk import answer

if TYPE_CHECKING:
    from kg.store.checking import Check


def print_checks(checks: Sequence[Check], format: AnswerFormat) -> int:
    """The exit status, 1 where something is wrong, after each check and what it found is printed."""
    if format is AnswerFormat.json:
        answer(json.dumps([check.record() for check in checks], ensure_ascii=False, indent=2))
    else:
        for each in checks:
            answer(f"{each.status:8} {each.name}: {each.summary}")
            for detail in each.details:
                answer(f"         {detail}")
    return 1 if any(check.status == "wrong" for check in checks) else 0
