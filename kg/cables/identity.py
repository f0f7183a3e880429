"""Identity: which cable this is, by its text, by the archive that held it, or by the name of its file."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.archives import Message, Source
from kg.cables.heading import Heading
from kg.cables.ids import read_id
from kg.cables.model import Problem, Span

# 04ANKARA7211   a file named for its cable
_ID_STEM = re.compile(r"\d{2}[A-Z][A-Z]+\d+\Z")
_CENTURY = 40  # telegrams of this form begin in the 1950s: 66 is 1966, 10 is 2010


class Beside(NamedTuple):
    """What stands beside the text: the archive's id, the id that the file is called by, the year of either."""

    archive: str | None
    file_name: str | None
    year: int | None


def read_beside(message: Message) -> Beside:
    """The ids and the year that archive and file name give, None where they give none."""
    stated = message.stated
    archive = read_id(stated.reference_id) if stated.reference_id else None
    file_name = _file_id(message.source)
    year: int | None = None
    if stated.created and stated.created[:4].isascii() and stated.created[:4].isdigit():
        year = int(stated.created[:4])
    elif archive or file_name:
        short = int((archive or file_name or "")[:2])
        year = short + (1900 if short >= _CENTURY else 2000)
    return Beside(archive, file_name, year)


def find_identity(heading: Heading, beside: Beside) -> tuple[str, list[Problem]]:
    """The canonical id ("" where nothing says it) and what is doubtful about it.

    The text wins over what stands beside it, the archive's id over the file's name. Where the text's own parts
    disagree about the station, what stands beside it settles which of them is right.
    """
    cable_id, problems = _chosen(heading, beside)
    name = beside.file_name
    if beside.archive and name and name not in (beside.archive, cable_id):
        said = f"The archive says {beside.archive}, the file name says {name}."
        problems.append(Problem("id-differs", said, 0, 0))
    return cable_id, problems


def _chosen(heading: Heading, beside: Beside) -> tuple[str, list[Problem]]:
    """The id by the text and by the first of what stands beside it."""
    other = beside.archive or beside.file_name
    where = "archive" if beside.archive else "file name"
    code = "id-from-archive" if beside.archive else "id-from-file-name"
    if heading.cable_id:
        if other and _settles(heading, other):
            said = (
                f"The FM line says {heading.origin.station}, the classification line {heading.station} "
                f"{heading.serial}; the {where} settles it with {other}."
            )
            return other, [Problem(code, said, *_place(heading))]
        if other and other != heading.cable_id:
            said = f"The text says {heading.cable_id}, the {where} says {other}."
            return heading.cable_id, [Problem("id-differs", said, *_place(heading))]
        if other and not beside.archive and not _has_own_year(heading):
            said = f"The text gives station and number but no year; the {where} says {other}."
            return heading.cable_id, [Problem(code, said, *_place(heading))]
        return heading.cable_id, []
    if other:
        return other, [Problem(code, f"The text does not say which cable it is; the {where} says {other}.", 0, 0)]
    return "", [Problem("id-missing", "Neither the text nor what stands beside it says which cable this is.", 0, 0)]


def _place(heading: Heading) -> Span:
    """Where the text says which cable it is."""
    names = ("classification", "transmission", "page")
    return next((span for wanted in names for name, span in heading.spans if name == wanted), Span(0, 0))


def _settles(heading: Heading, other: str) -> bool:
    """Whether the id beside the text is one of the FM line's station and year, against the classification line's."""
    station = heading.origin.station
    if heading.year is None or station is None or station == heading.station:
        return False
    serial = other.removeprefix(f"{heading.year % 100:02d}{station}")
    if serial == other or not serial.isdecimal():
        return False
    return heading.number is None or heading.number == int(serial) % 10_000


def _has_own_year(heading: Heading) -> bool:
    """Whether the text has a date-time group."""
    return heading.sent_at is not None or any(problem.code == "bad-date" for problem in heading.problems)


def _file_id(source: Source) -> str | None:
    """The canonical id that the file or archive member is called by."""
    stem = (source.member or source.path).replace("\\", "/").rsplit("/", 1)[-1].split(".")[0]
    return read_id(stem) if _ID_STEM.match(stem) else None
