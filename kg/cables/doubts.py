"""Doubts: what is missing or contradicts itself in a telegram, one problem each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.archives import Stated
from kg.cables.heading import Heading
from kg.cables.model import Paragraph, Problem, Span
from kg.cables.noise import Noise
from kg.cables.stations import station_of

_SECTION = re.compile(r"[Ss][Ee][Cc][Tt][Ii][Oo][Nn][ \t]{1,3}(\d{1,2})[ \t]{1,3}[Oo][Ff][ \t]{1,3}(\d{1,2})")
# 2004-12-30T06:44:00Z
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(?:Z|\+00:00)?\Z")


def first_section(text: str, end: int) -> int:
    """The number of the section that the heading `text[:end]` opens, 1 where it names none.

    >>> first_section("S E C R E T SECTION 02 OF 03 QUITO 990001", 42)
    2
    """
    found = _SECTION.search(text, 0, end)
    return int(found[1]) if found else 1


def stated_moment(stated: Stated) -> str | None:
    """The archive's date and time as `2004-12-30T06:44:00Z`, None where it gives no time of day."""
    found = _MOMENT.match(stated.created or "")
    return f"{found[1]}T{found[2]}{found[3] or ':00'}Z" if found else None


def archive_doubts(heading: Heading, stated: Stated) -> Iterator[Problem]:
    """What the archive says beside the text and the text says otherwise, or does not say."""
    if stated.created:
        yield from _date_doubts(heading, stated.created)
    if stated.classification:
        if heading.classification is None:
            said = f"The text has no classification line; the archive says {stated.classification}."
            yield Problem("classification-from-archive", said, 0, 0)
        elif _level(heading.classification) != _level(stated.classification):
            said = f"The text says {heading.classification}, the archive says {stated.classification}."
            yield Problem("classification-differs", said, *place_of(heading, "classification"))
    station = station_of(stated.origin) if stated.origin else None
    own = heading.origin.station
    if station is not None and own is not None and station != own:
        said = f"The text says that {own} sent it, the archive says {stated.origin}."
        yield Problem("archive-origin-differs", said, *place_of(heading, "origin"))


def place_of(heading: Heading, *names: str) -> Span:
    """Where the first of these fields stands in the text, the empty span where it has none of them."""
    return next((span for wanted in names for name, span in heading.spans if name == wanted), Span(0, 0))


def _date_doubts(heading: Heading, created: str) -> Iterator[Problem]:
    """What is doubtful about the date and time, held against the archive's to the minute at most.

    Pages of Cablegate print the hour of the twelve-hour clock where the minutes belong (18:06, 04:04).
    """
    sent_at = heading.sent_at
    length = min(len(created.rstrip("Z")), 16)
    repeats_hour = False
    if length == 16 and created[11:13].isdecimal() and created[14:16].isdecimal():
        hour, minute = int(created[11:13]), int(created[14:16])
        repeats_hour = minute == (hour % 12 or 12)
    if sent_at is None:
        yield Problem("date-from-archive", f"The text has no date-time group; the archive says {created}.", 0, 0)
        if repeats_hour:
            said = f"The minutes of {created} repeat the hour; the archive may not know them."
            yield Problem("doubtful-minute", said, 0, 0)
    elif sent_at[:length] != created[:length]:
        is_minute = repeats_hour and sent_at[:13] == created[:13]
        said = f"The text says {sent_at}, the archive says {created}."
        if is_minute:
            said = f"{said[:-1]}, whose minutes repeat the hour."
        place = place_of(heading, "sent_at")
        yield Problem("minute-differs" if is_minute else "date-differs", said, *place)


def _level(classification: str) -> str:
    """The classification without captions."""
    return classification.upper().split("/")[0].strip()


def body_doubts(
    text: str, start: int, heading: Heading, noise: Noise, paragraphs: Sequence[Paragraph]
) -> Iterator[Problem]:
    """Missing sections, missing or repeated paragraph numbers, a telegram without text."""
    if not text.strip():
        yield Problem("text-missing", "There is no text.", 0, 0)
        return
    if not paragraphs:
        yield Problem("paragraphs-missing", "No paragraph was found below the heading.", start, len(text))
    yield from _missing_sections(text, start, heading, noise)
    yield from _number_doubts(text, paragraphs)


def _missing_sections(text: str, start: int, heading: Heading, noise: Noise) -> Iterator[Problem]:
    """Sections that the first line announces and no later line names; a text without page lines cannot tell."""
    first = _SECTION.search(text, 0, start)
    seen = set(noise.sections)
    total = heading.sections or (int(first[2]) if first else 0)
    part = int(first[1]) if first else 1
    if total < 2 or total > 60 or (part == 1 and not seen):
        return
    missing = sorted(set(range(1, total + 1)) - seen - {part})
    if missing:
        names = ", ".join(map(str, missing))
        yield Problem(
            "section-missing", f"Of {total} sections the text lacks {names}.", *(first.span() if first else (0, 0))
        )


def _number_doubts(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """Numbers that are left out or stand twice."""
    last: int | None = None
    end = 0
    for paragraph in paragraphs:
        number = paragraph.number
        if number is None:
            continue
        place = (paragraph.start, paragraph.end)
        above, end = end, paragraph.end
        if last == number == 1 and _SECTION.search(text, above, paragraph.start):
            yield Problem("numbering-restarts", "Numbering starts again at 1 in a later section.", *place)
        elif last is not None and number == last:
            yield Problem("number-repeated", f"Paragraph number {number} stands twice in a row.", *place)
        elif last is not None and number > last + 1:
            yield Problem("number-missing", f"Paragraph {number} follows paragraph {last}.", *place)
        elif last is not None and number == 1:
            yield Problem("numbering-restarts", f"Numbering starts again at 1 after paragraph {last}.", *place)
        elif last is not None and number < last:
            yield Problem("number-out-of-order", f"Paragraph {number} follows paragraph {last}.", *place)
        elif last is None and number > 1:
            yield Problem("number-missing", f"The first paragraph is numbered {number}.", *place)
        last = number
