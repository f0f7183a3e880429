"""What the archive states and the text does not: it stands in for the text, and a problem says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kg.archives import Stated
from kg.cables.heading import Heading
from kg.cables.model import Problem, Reference
from kg.cables.references import read_references
from kg.cables.stations import station_of
from kg.cables.tags import read_tags

_NOTHING = frozenset(("", "N/A", "NA", "NONE", "<NA>"))


class StandIn(NamedTuple):
    """TAGS, subject and references by the text, else by the archive, and a problem for each that is the archive's."""

    tags: tuple[str, ...]
    subject: str | None
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...]


def stand_in(heading: Heading, stated: Stated, year: int | None = None) -> StandIn:
    """The TAGS, the subject and the references of the cable: the archive's count where the text has none.

    `year` is the cable's own. What the archive gives stands nowhere in the text: its spans are empty.

    >>> stated = Stated(attributes=(("TAGS", "PFOR, PE"), ("Subject", "n/a")))
    >>> stand_in(Heading(), stated).tags, stand_in(Heading(), stated).subject
    (('PFOR', 'PE'), None)
    """
    tags, subject = heading.tags, heading.subject
    problems: list[Problem] = []
    words = _value(stated, "TAGS")
    if not tags and words:
        tags = read_tags(words, 0, len(words)).tags
        problems.append(Problem("tags-from-archive", "The text has no TAGS; the archive gives them.", 0, 0))
    words = _value(stated, "SUBJECT")
    if subject is None and words:
        subject = words
        problems.append(Problem("subject-from-archive", "The text has no subject; the archive gives it.", 0, 0))
    references = heading.references or tuple(_references(stated, heading.year or year))
    if references and not heading.references:
        said = "The text has no references; the archive gives them."
        problems.append(Problem("references-from-archive", said, 0, 0))
    return StandIn(tags, subject, references, tuple(problems))


def _references(stated: Stated, year: int | None) -> Iterator[Reference]:
    """Yield the references that the archive lists."""
    station = station_of(stated.origin) if stated.origin else None
    for words in stated.references:
        if words.strip().upper() not in _NOTHING:
            for reference in read_references(words, 0, len(words), year, station).references:
                yield replace(reference, start=0, end=0)


def _value(stated: Stated, name: str) -> str | None:
    """The attribute's words on one line, None where it says nothing."""
    for attribute, value in stated.attributes:
        if attribute.upper() == name and value.strip().upper() not in _NOTHING:
            return " ".join(value.split())
    return None
