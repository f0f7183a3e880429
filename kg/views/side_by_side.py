"""Both sides' positions beside each other in the terminal, and as JSON."""

from __future__ import annotations

import dataclasses
import json
from itertools import zip_longest
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cables import readable
from kg.findings.anonymity import is_nobody
from kg.store.positions import Side, SidesOfIssue, StatedPosition


def print_side_by_side(found: SidesOfIssue, width: int | None) -> None:
    """Print a column for each party to the issue, newest first, then a table of everybody else who was heard."""
    console = Console(width=width, highlight=False, soft_wrap=False)
    count = sum(len(side.positions) for side in (*found.sides, *found.others))
    console.print(Text(f"{found.issue.label}: {count} positions"), style="bold")
    heard = tuple(side for side in found.sides if side.positions)
    if heard:
        console.print(_columns(heard))
    if silent := [side.name for side in found.sides if not side.positions]:
        console.print(Text(f"Parties of whom no position was found: {', '.join(silent)}"))
    for side in found.others:
        console.print(Text(f"Also heard, {_title(side)}"), style="bold")
        console.print(_columns((side,), is_titled=False))


def _title(side: Side) -> str:
    return f"for {side.name}" if side.party else "for no side that the cables name"


def _columns(sides: tuple[Side, ...], is_titled: bool = True) -> Table:
    """One column a side; a row holds the nth newest position of each."""
    table = Table(show_lines=True, expand=True, show_header=is_titled)
    for side in sides:
        table.add_column(Text(side.name), ratio=1)
    for row in zip_longest(*(side.positions for side in sides)):
        table.add_row(*(Text("") if position is None else _cell(position) for position in row))
    return table


def _cell(position: StatedPosition) -> Text:
    """Who said it, what, and where it stands."""
    words = readable(position.statement)
    cell = Text()
    cell.append(_owner(position), style="bold")
    cell.append(f"\n“{words}”\n" if position.is_quotation else f"\n{words}\n")
    cell.append(_place(position), style="dim")
    return cell


def _owner(position: StatedPosition) -> str:
    """The speaker, what they do, and through whom: `Putin: agrees, as told by Otsuki`."""
    act = "comments" if position.is_comment else position.speech_act
    if position.polarity == "negative":
        # "Neither side: expects" says it already
        act = position.speech_act if is_nobody(position.speaker) else f"does not {position.does or position.speech_act}"
    elif position.polarity != "positive":
        act = f"{act} ({position.polarity})"
    told = f", as told by {', then '.join(position.relayed_by)}" if position.relayed_by else ""
    return f"{position.speaker}: {act}{told}"


def _place(position: StatedPosition) -> str:
    """The cable, paragraph and dates: `08TOKYO328 ¶7, sent 2008-02-07`."""
    paragraph = f" ¶{position.paragraph}" if position.paragraph else ""
    said = f"said {position.stated_on}, " if position.stated_on else ""
    return f"{said}{position.cable}{paragraph}, sent {position.sent_at[:10] or 'on an unknown date'}"


def sides_record(found: SidesOfIssue) -> dict[str, Any]:
    """The answer as plain values: issue {kind, iri, label, parties}, sides and others [{party, name, positions}]."""
    return dataclasses.asdict(found)


def print_sides_json(found: SidesOfIssue) -> None:
    """Print the answer as one JSON object."""
    Console(soft_wrap=True, highlight=False, markup=False).out(
        json.dumps(sides_record(found), ensure_ascii=False, indent=2), highlight=False
    )
