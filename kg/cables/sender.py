"""The sender: which station sent the telegram, under which serial. Parts that disagree are problems."""

from __future__ import annotations

from typing import NamedTuple

from kg.cables.classification import ClassificationLine
from kg.cables.model import Origin, Problem
from kg.cables.pages import sender_of_page_line
from kg.cables.routing import Routing
from kg.cables.stations import station_of, station_of_routing_indicator


class Sender(NamedTuple):
    """The station and serial of the cable, its origin, and what is doubtful about them."""

    station: str | None
    serial: int | None
    origin: Origin
    problems: tuple[Problem, ...]


def find_sender(text: str, line: ClassificationLine | None, routing: Routing) -> Sender:
    """The sender by the classification line, else by the transmission heading, else by the first page line.

    `text` is the heading. The classification line wins over the FM line where they disagree.
    """
    sender = routing.sender
    station = None if sender is None else station_of(sender)
    if station is None and routing.routing_indicator is not None:
        station = station_of_routing_indicator(routing.routing_indicator)
    own, serial = station, routing.serial
    problems: list[Problem] = []
    if line is not None and line.name is not None:
        own = station_of(line.name) or line.name.replace(" ", "")
        serial = line.serial
        found = _disagreement(line, own, station, routing.serial)
        if found is not None:
            problems.append(Problem(*found, line.start, line.end))
    elif serial is None:
        page = sender_of_page_line(text)
        if page is not None:
            own, serial = own or station_of(page[0]), page[1]
    if own is None and sender is not None:
        problems.append(Problem("unknown-station", f"no table knows the station {sender}", 0, 0))
    origin = Origin(sender, routing.routing_indicator, station if station is not None else own)
    return Sender(own, serial, origin, tuple(problems))


def _disagreement(
    line: ClassificationLine, own: str, station: str | None, number: int | None
) -> tuple[str, str] | None:
    """The code and sentence of what the classification line and the transmission heading say otherwise."""
    if station_of(line.name or "") is None:
        return "unknown-station", f"no table knows the station {line.name}"
    if station is not None and own != station:
        return "origin-differs", f"the FM line says {station}, the classification line {own}"
    if number is not None and line.serial is not None and number != line.serial % 10_000:
        return "serial-differs", f"the DE line says number {number}, the classification line {line.serial}"
    return None
