"""`kg stats`: what is in the store."""

from __future__ import annotations

import json

import typer

from kg.views.options import DEFAULT_STORE, AnswerFormat, AnswerFormatOption, StoreOption


def stats(store: StoreOption = DEFAULT_STORE, format: AnswerFormatOption = AnswerFormat.table) -> None:
    """Count what the store holds.

    Cables, positions by side, officials, letters, encounters, claims, quads.

    Example: kg stats
    """
    import dataclasses

    from kg.store import count_store, open_reader
    from kg.views.talk import answer

    with open_reader(store) as reader:
        counted = dataclasses.asdict(count_store(reader))
    if format is AnswerFormat.json:
        answer(json.dumps(counted, ensure_ascii=False, indent=2))
        raise typer.Exit
    for name, value in counted.items():
        shown = ", ".join(f"{party} {count}" for party, count in value) if isinstance(value, tuple) else value
        answer(f"{name.replace('_', ' '):22} {shown}")
