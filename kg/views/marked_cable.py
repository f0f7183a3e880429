"""A cable in the terminal with its people, statements and sides marked, each statement with its owner in the margin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cables import Cable, Paragraph
from kg.findings import Findings, Position

_COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red")
_NO_SIDE = "white"


def print_marked(pairs: Iterable[tuple[Cable, Findings]], width: int | None) -> None:
    """Print each cable: its text on the left, on the right who owns the statements that are numbered in it."""
    console = Console(width=width, highlight=False)
    for cable, findings in pairs:
        console.print(Text(f"{cable.id or cable.source}  {cable.subject or ''}", style="bold"))
        colours = _colours(findings)
        table = Table(show_lines=True, expand=True, show_header=False)
        table.add_column(ratio=3)
        table.add_column(ratio=1)
        numbered = dict(enumerate(findings.positions, start=1))
        for paragraph in cable.paragraphs:
            inside = {number: each for number, each in numbered.items() if _is_in(each, paragraph)}
            table.add_row(_words(cable, paragraph, findings, inside, colours), _margin(inside, colours))
        console.print(table)


def _is_in(position: Position, paragraph: Paragraph) -> bool:
    return paragraph.start <= position.start < paragraph.end


def _colours(findings: Findings) -> dict[str, str]:
    """A colour for each side, in the order in which the sides are heard."""
    parties = dict.fromkeys(position.party for position in findings.positions if position.party)
    return {party: _COLOURS[place % len(_COLOURS)] for place, party in enumerate(parties)}


def _words(
    cable: Cable, paragraph: Paragraph, findings: Findings, inside: dict[int, Position], colours: dict[str, str]
) -> Text:
    """The paragraph's words without noise, statements underlined in their side's colour, people in bold."""
    label = " ".join(part for part in (f"¶{paragraph.number}" if paragraph.number else "", _mark(paragraph)) if part)
    shown = Text(f"{label} " if label else "", style="dim")
    offsets: list[int] = []
    folded: list[str] = []
    for offset, character in _visible(cable, paragraph):
        offsets.append(offset)
        folded.append(character)
    words = Text("".join(folded), style="default")
    for position in inside.values():
        style = f"underline {colours.get(position.party, _NO_SIDE)}"
        words.stylize(style, bisect_left(offsets, position.start), bisect_left(offsets, position.end))
    for official in findings.officials:
        words.highlight_words([official.surname], style="bold")
    pieces = words.divide(sorted({bisect_left(offsets, each.start) for each in inside.values()}))
    starts: dict[int, list[int]] = {}
    for number, position in inside.items():
        starts.setdefault(bisect_left(offsets, position.start), []).append(number)
    place = 0
    for piece in pieces:
        for number in starts.get(place, ()):
            shown.append(f"[{number}]", style="reverse")
        shown.append_text(piece)
        place += len(piece)
    return shown


def _mark(paragraph: Paragraph) -> str:
    return f"({paragraph.marking})" if paragraph.marking else ""


def _visible(cable: Cable, paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """Yield offset and character of the paragraph, noise left out and blanks folded."""
    is_blank = True
    for offset in range(paragraph.start, paragraph.end):
        character = cable.body[offset]
        if not character.isspace():
            yield offset, character
        elif not is_blank:
            yield offset, " "
        is_blank = character.isspace()


def _margin(inside: dict[int, Position], colours: dict[str, str]) -> Text:
    """Who owns each statement: `[3] Otsuki (JP) asserts, told by MOFA`."""
    lines = Text()
    for number, position in inside.items():
        side = f" ({position.party})" if position.party else ""
        told = f", told by {', '.join(position.via)}" if position.via else ""
        act = "comments" if position.is_comment else position.speech_act
        polarity = f" ({position.polarity})" if position.polarity != "positive" else ""
        line = f"[{number}] {position.speaker.name}{side} {act}{polarity}{told}\n"
        lines.append(line, style=colours.get(position.party, _NO_SIDE))
    lines.rstrip()
    return lines
