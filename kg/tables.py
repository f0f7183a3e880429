"""The tables of data/ as typed rows, and the place of what ships with the package.

A table is a CSV file with a header line. A stage declares a frozen dataclass whose fields are
the columns; `read_table` gives its rows. Lists stand in one cell, separated by `|`.
"""

from __future__ import annotations

import csv
import dataclasses
import types
import typing
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import TableError

Row = TypeVar("Row")


def resource_folder(name: str) -> Path:
    """The folder `ontology`, `queries` or `data`: in the installed package, else in the checkout.

    >>> (resource_folder("data") / "README.md").exists()
    True
    """
    packaged = Path(__file__).parent / "_resources" / name
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / name


@cache
def read_table(row_type: type[Row], file_name: str) -> tuple[Row, ...]:
    """The rows of `data/<file_name>` as instances of the dataclass `row_type`, in the order of the file.

    Fields may be `str`, `int`, `float`, `bool` (yes/no), these `| None` (empty cell), or
    `tuple[str, ...]` (cells separated by `|`). The columns are the fields, by name.

    Raises TableError for a missing column, a surplus column or a cell of another type.
    """
    path = resource_folder("data") / file_name
    fields = typing.get_type_hints(row_type)
    rows: list[Row] = []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if list(fields) != list(reader.fieldnames or []):
            raise TableError(f"data/{file_name}:1", f"columns are {reader.fieldnames}", f"make them {list(fields)}")
        for record in reader:
            where = f"data/{file_name}:{reader.line_num}"
            if None in record or None in record.values():
                raise TableError(where, "the row has too many or too few cells", "quote cells that hold a comma")
            rows.append(row_type(**{name: _cell(where, name, record[name], kind) for name, kind in fields.items()}))
    return tuple(rows)


def _cell(where: str, column: str, text: str, kind: Any) -> Any:
    """The cell's text as the type `kind` of its column."""
    text = text.strip()
    if isinstance(kind, types.UnionType):
        if not text:
            return None
        kind = next(part for part in typing.get_args(kind) if part is not type(None))
    if typing.get_origin(kind) is tuple:
        return tuple(part.strip() for part in text.split("|") if part.strip())
    try:
        if kind is bool:
            return {"yes": True, "no": False}[text]
        return kind(text)
    except (ValueError, KeyError):
        raise TableError(where, f"{column} is {text!r}", f"write a {kind.__name__}") from None


def columns(row_type: type[Any]) -> list[str]:
    """The column names that a table of this row type has."""
    return [field.name for field in dataclasses.fields(row_type)]
