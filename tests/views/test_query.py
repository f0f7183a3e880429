"""Does `kg query` say what a person needs beside the answer?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.views.conftest import Run

Kg = Callable[..., Run]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("of-party", "-p", "party=QQ"), "of-party: nothing has party=QQ; it is written like party=RU"),
        # a graph without a triple is told like an answer without a row
        (
            ("provenance", "-p", "cable=09TOKYO1"),
            "provenance: nothing has cable=09TOKYO1; it is written like cable=09TOKYO990001",
        ),
        # a query of one's own has no example
        (
            ("-e", "SELECT ?party { ?p cg:onBehalfOf ?party }", "-p", "party=RU"),
            "-e: nothing has party=RU; see which values there are by asking without it",
        ),
        (("passages",), "passages: at most the 20 newest cables; all with --all"),
        (("web-annotations", "--format", "ntriples"), "web-annotations: at most the 20 newest cables; all with --all"),
        # nothing to tell
        (("passages", "--all"), ""),
        (("passages", "-p", "cable=09TOKYO990001"), ""),
        (("of-party", "-p", "party=RU"), ""),
        (("-e", "SELECT ?party { ?p cg:onBehalfOf ?party } LIMIT 1"), ""),
        (("-e", "ASK { ?party a cg:Nothing }"), ""),
    ],
)
def test_what_is_said_beside_the_answer(kg: Kg, store: Path, arguments: tuple[str, ...], said: str) -> None:
    done = kg("query", *arguments, "--store", store)
    assert done.status == 0
    assert done.err.strip() == said


@pytest.mark.parametrize("value", ["RU", "party:RU", "ru"])
def test_a_party_is_found_however_it_is_written(kg: Kg, store: Path, value: str) -> None:
    done = kg("query", "parties", "-p", f"party={value}", "-f", "csv", "--store", store)
    assert "Russia" in done.out
