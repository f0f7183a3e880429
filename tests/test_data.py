"""Do the tables of data/ hold their form, and does data/README.md tell of each?"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
TABLES = sorted(DATA.glob("*.csv"))
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
README_HEAD = """# Tables and examples

Lookup knowledge of Cablegraph, one table a kind. A list in one cell is separated by `|`. All of it is ours to give:
CC0 1.0, so take what you need. This page is made from `datapackage.json`; `tests/test_data.py` keeps it current.

`cables/` holds example telegrams. They are exercise traffic: composed by us in the form of real ones, restating public
facts in our own words, with serials from 990001 up.

| table | holds | columns | source |
|---|---|---|---|
"""


def rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_has_every_cell_and_the_first_column_is_sorted(table: Path) -> None:
    found = rows(table)
    assert found, f"{table.name} has no rows: remove it or fill it"
    for line, row in enumerate(found, start=2):
        assert None not in row, f"{table.name}:{line} has too many cells; quote cells that hold a comma"
        assert None not in row.values(), f"{table.name}:{line} has too few cells"
        assert next(iter(row.values())).strip(), f"{table.name}:{line} has no id"
    keys = [next(iter(row.values())) for row in found]
    assert keys == sorted(keys), f"{table.name} is not sorted by {next(iter(found[0]))}: sort it"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_row_stands_twice(table: Path) -> None:
    seen = [tuple(row.values()) for row in rows(table)]
    assert len(seen) == len(set(seen)), f"{table.name} has a row twice: remove one"


def test_the_package_tells_of_every_table() -> None:
    told = [resource["path"] for resource in PACKAGE["resources"]]
    assert told == [table.name for table in TABLES], "give each table a description and a source in datapackage.json"
    for resource in PACKAGE["resources"]:
        assert resource["description"]
        assert resource["sources"]


def test_the_readme_is_current(request: pytest.FixtureRequest) -> None:
    current = README_HEAD
    for resource in PACKAGE["resources"]:
        columns = ", ".join(f"`{name}`" for name in rows(DATA / resource["path"])[0])
        source = resource["sources"][0]["title"]
        current += f"| `{resource['path']}` | {resource['description']} | {columns} | {source} |\n"
    if request.config.getoption("--rewrite-readme"):
        (DATA / "README.md").write_text(current, encoding="utf-8")
    now = (DATA / "README.md").read_text(encoding="utf-8")
    assert now == current, "run `pytest tests/test_data.py --rewrite-readme`"


def test_the_examples_are_marked_as_exercise_traffic() -> None:
    cables = sorted((DATA / "cables").glob("*.txt"))
    assert len(cables) >= 8
    for cable in cables:
        assert "EXERCISE EXERCISE EXERCISE" in cable.read_text(encoding="utf-8"), f"{cable.name} is not marked"
        assert int(cable.stem[-6:]) >= 990001, f"{cable.name}: exercise serials start at 990001"
