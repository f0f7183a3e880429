"""Stores with composed cables, for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.ontology_quads import ontology_quads
from kg.graph.table_quads import table_quads
from kg.store.writer import Writer
from tests.composed import BASE, composed_quads


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """A store with two composed cables."""
    path = tmp_path / "store"
    with Writer(path, BASE) as writer:
        writer.replace_cables([composed_quads("08TOKYO990001"), composed_quads("08TOKYO990002", note="again")])
    return path


@pytest.fixture(scope="module")
def whole_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two composed cables, the ontology and the tables; only to be read."""
    path = tmp_path_factory.mktemp("whole") / "store"
    with Writer(path, BASE) as writer:
        writer.set_reference("ontology", ontology_quads(BASE))
        writer.set_reference("tables", table_quads(BASE))
        writer.replace_cables(
            [composed_quads("08TOKYO990001"), composed_quads("08TOKYO990002", note="secret", second_marking="S/NF")]
        )
    return path
