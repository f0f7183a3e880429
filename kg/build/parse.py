"""Paths become cables, and cables with findings; what is none, or fails, is told as a refusal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.archives import Message, Refusal, Source, read_messages
from kg.cables import Cable, read_cable
from kg.findings import Findings, read_findings


def parse_paths(paths: Iterable[str | Path]) -> Iterator[Cable | Refusal]:
    """Yield each telegram below the paths as a Cable, or the refusal of what is none."""
    for message in read_messages(paths):
        yield message if isinstance(message, Refusal) else parse_message(message)


def extract_paths(paths: Iterable[str | Path]) -> Iterator[tuple[Cable, Findings] | Refusal]:
    """Yield each telegram below the paths with its findings, or the refusal of what is none."""
    for cable in parse_paths(paths):
        yield cable if isinstance(cable, Refusal) else extract_cable(cable)


def parse_message(message: Message) -> Cable | Refusal:
    """The telegram as a Cable; a refusal where the text has neither a heading nor numbered paragraphs."""
    try:
        cable = read_cable(message)
    except Exception as error:
        return internal_refusal(message.source, "reading", error)
    has_heading = cable.transmission_id or cable.sent_at or cable.tags or cable.references or cable.classified_by
    if not (cable.id or has_heading or any(paragraph.number is not None for paragraph in cable.paragraphs)):
        return Refusal(
            message.source,
            "no-telegram",
            "the text has neither a telegram's heading nor numbered paragraphs; leave it out",
        )
    return cable


def extract_cable(cable: Cable) -> tuple[Cable, Findings] | Refusal:
    """The cable with its findings; a refusal where finding them failed."""
    try:
        return cable, read_findings(cable)
    except Exception as error:
        return internal_refusal(cable.source, f"finding who said what in {cable.id or 'the cable'}", error)


def internal_refusal(source: Source, doing: str, error: Exception) -> Refusal:
    """The refusal of a cable on which a stage failed."""
    message = f"{doing} failed ({type(error).__name__}: {error}); please report it with the cable"
    return Refusal(source, "internal", message)
