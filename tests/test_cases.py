"""Do whole cables still give the whole outcome? `tests/cases/<id>/` holds a cable and what each stage makes of it.

After a wanted change run `pytest tests/test_cases.py --rewrite-cases` and read the difference.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.archives import Message, Source
from kg.cables import cable_record, read_cable
from kg.findings import findings_record, read_findings
from kg.graph import DEFAULT_BASE
from kg.graph.cable_quads import cable_quads

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_case_gives_what_it_gave(case: Path, request: pytest.FixtureRequest) -> None:
    text = (case / "cable.txt").read_text(encoding="utf-8")
    cable = read_cable(Message(text, Source(f"{case.name}.txt")))
    findings = read_findings(cable)
    outcome = {
        "cable.json": json.dumps(cable_record(cable), ensure_ascii=False, indent=1) + "\n",
        "findings.json": json.dumps(findings_record(cable, findings), ensure_ascii=False, indent=1) + "\n",
        "graph.nq": cable_quads(cable, findings, DEFAULT_BASE).decode(),
    }
    for name, now in outcome.items():
        if request.config.getoption("--rewrite-cases"):
            (case / name).write_text(now, encoding="utf-8")
        assert (case / name).read_text(encoding="utf-8") == now, f"{case.name}/{name} changed"


def test_there_are_cases() -> None:
    assert CASES
