"""The classification line: how secret, which section of how many, which station and serial; and the captions below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.cables.stations import station_of
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class Caption:
    """A row of data/captions.csv: a caption that restricts or steers who reads the cable."""

    id: str
    kind: str
    label: str
    source: str


class ClassificationLine(NamedTuple):
    """What the line says, and where it stands; `name` is the station as worded."""

    classification: str
    sections: int | None
    name: str | None
    serial: int | None
    captions: tuple[str, ...]
    start: int
    end: int


def _spaced(words: str) -> str:
    """A pattern for words also written with a blank after every letter (`S E C R E T`)."""
    return r"[ \t]{0,3}".join(letter for letter in words if letter != " ")


_FULL = {
    "TOPSECRET": "TOP SECRET",
    "SECRET": "SECRET",
    "CONFIDENTIAL": "CONFIDENTIAL",
    "LIMITEDOFFICIALUSE": "LIMITED OFFICIAL USE",
    "LIMOFFUSE": "LIMITED OFFICIAL USE",
    "UNCLASSIFIED": "UNCLASSIFIED",
    "UNCLASS": "UNCLASSIFIED",
    "UNCLAS": "UNCLASSIFIED",
    "RESTRICTED": "RESTRICTED",
}
_WORDS = "|".join(_spaced(words) for words in _FULL)
_SERIAL = r"(?P<name>[A-Z][A-Z.'’ -]{0,30}?[A-Z.])[ \t]{1,8}(?P<serial>\d{1,6})(?![\d/:])(?=[ \t]*+(?:\n|\Z|[A-Z(]))"
# the first two signs of every classification, at the start of a word: looking for these first is faster
_START = re.compile(r"[TSCLURtsclur][OECINoecin \t](?<![^ \t\n][\s\S]{2})")
_LINE = re.compile(
    # C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 000328      UNCLAS SECTION 01 OF 03 RIO DE JANEIRO 000123
    # S e c r e t berlin 000643      UNCLASSIFIED BUENOS AIRES 2481      C O N F I D E N T I A L        ABU DHABI 02641
    rf"(?P<line>^|(?<=[ \t]))(?P<class>{_WORDS})(?![A-Z])(?P<middle>(?:[ \t]*//?[ \t]*[A-Z]{{3,20}})*)"
    rf"(?P<rest>(?:[ \t]+(?:E F T O|EFTO|NOFORN|NODIS|EXDIS|LIMDIS|STADIS|SIPDIS|SENSITIVE|FOUO"
    rf"|FOR OFFICIAL USE ONLY))*)"
    r"(?:[ \t]*+\(?(?:FINAL[ \t]+)?(?:SECTION|SEC|SECT)\.?[ \t]*(?P<part>\d{1,2}"
    r"|[A-Z]{3,5})[ \t]+OF[ \t]*(?P<parts>\d{1,3})\)?[ \t]*+\n?)?"
    rf"[ \t]*+(?:{_SERIAL})?",
    re.IGNORECASE | re.MULTILINE,
)


@cache
def captions() -> dict[str, Caption]:
    """The rows of data/captions.csv by caption."""
    return {row.id: row for row in read_table(Caption, "captions.csv")}


@cache
def _caption_pattern() -> re.Pattern[str]:
    names = sorted(captions(), key=len, reverse=True)
    plain = "|".join(re.escape(name).replace(r"\ ", r"[ \t]+") for name in names)
    # C O R R E C T E D  C O P Y
    spaced = "|".join(r"[ \t]{1,3}".join(map(re.escape, name.replace(" ", ""))) for name in names)
    return re.compile(rf"(?<![A-Z])(?P<caption>{plain}|{spaced})(?![A-Z-])", re.IGNORECASE)


@cache
def _caption_by_letters() -> dict[str, str]:
    """Caption by its letters without blanks."""
    return {name.replace(" ", ""): name for name in captions()}


def _plain_caption(words: str) -> str:
    """The caption as the table spells it."""
    upper = words.upper()
    return _caption_by_letters().get("".join(upper.split()), " ".join(upper.split()))


def find_classification(text: str, start: int, end: int) -> ClassificationLine | None:
    """The classification line: the last of those that name a station and serial, else the first that stands alone.

    `text[start:end]` is what stands above the executive order line: a transmission heading may repeat the line.

    >>> line = find_classification("C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 000328", 0, 60)
    >>> line.classification, line.sections, line.name, line.serial
    ('CONFIDENTIAL', 2, 'TOKYO', 328)
    """
    first: ClassificationLine | None = None
    named: ClassificationLine | None = None
    for found in _lines(text, start, end):
        is_whole_line = not text[found.end() : _line_end(text, found.end(), end)].strip()
        serial = found["serial"]
        if serial is not None and not is_whole_line and station_of(found["name"]) is None:
            serial = None
        stands_alone = is_whole_line and found.start("line") == _line_start(text, found.start())
        if serial is None and found["parts"] is None and (first is not None or not stands_alone):
            continue
        line = _read_line(found, serial)
        if serial is not None:
            named = line
        first = first or line
    return named or first


def _lines(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Whatever reads as a classification line, in order."""
    place = start
    for first in _START.finditer(text, start, end):
        found = _LINE.match(text, first.start(), end) if first.start() >= place else None
        if found is not None:
            place = found.end()
            yield found


def _read_line(found: re.Match[str], serial: str | None) -> ClassificationLine:
    parts = found["parts"]
    words = f"{found['middle']} {found['rest']}"
    end = found.end() if serial is not None or found["name"] is None else found.start("name")
    return ClassificationLine(
        classification=_FULL["".join(found["class"].upper().split())],
        sections=None if parts is None else int(parts),
        name=None if serial is None else " ".join(found["name"].upper().split()),
        serial=None if serial is None else int(serial),
        captions=tuple(dict.fromkeys(_plain_caption(c["caption"]) for c in _caption_pattern().finditer(words))),
        start=found.start(),
        end=end,
    )


def _line_start(text: str, place: int) -> int:
    start = text.rfind("\n", 0, place) + 1
    return place if not text[start:place].strip() else start


def _line_end(text: str, place: int, end: int) -> int:
    stop = text.find("\n", place, end)
    return end if stop < 0 else stop


def captions_of_line(line: str) -> tuple[tuple[str, ...], str]:
    """The captions that a line begins with, and what is left of the line.

    >>> captions_of_line("NOFORN SIPDIS"), captions_of_line("Sipdis, isn/mtr"), captions_of_line("SIPDIS SCENARIOS")
    ((('NOFORN', 'SIPDIS'), ''), (('SIPDIS',), 'isn/mtr'), (('SIPDIS',), 'SCENARIOS'))
    """
    found: list[str] = []
    place = 0
    pattern = _caption_pattern()
    while True:
        while place < len(line) and line[place] in " \t,;/.-\r":
            place += 1
        caption = pattern.match(line, place)
        if caption is None:
            return tuple(found), line[place:].strip()
        found.append(_plain_caption(caption["caption"]))
        place = caption.end()
