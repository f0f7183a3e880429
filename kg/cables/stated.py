"""What the archive states and the text does not: it stands in for the text, and a problem says so."""

from __future__ import annotations

from typing import NamedTuple

from kg.archives import Stated
from kg.cables.heading import Heading
from kg.cables.model import Problem
from kg.cables.tags import read_tags

_NOTHING = frozenset(("", "N/A", "NA", "NONE", "<NA>"))


class StandIn(NamedTuple):
    """The TAGS and the subject by the text, else by the archive, and a problem for each that is the archive's."""

    tags: tuple[str, ...]
    subject: str | None
    problems: tuple[Problem, ...]


def stand_in(heading: Heading, stated: Stated) -> StandIn:
    """The TAGS and the subject of the cable: the archive's attributes count where the text has none.

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
    return StandIn(tags, subject, tuple(problems))


def _value(stated: Stated, name: str) -> str | None:
    """The attribute's words on one line, None where it says nothing."""
    for attribute, value in stated.attributes:
        if attribute.upper() == name and value.strip().upper() not in _NOTHING:
            return " ".join(value.split())
    return None
