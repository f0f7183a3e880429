"""What cables/ hands on: the telegram as a Cable. Offsets are characters of `Cable.text`."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.archives import Source

BLOCK = " (block)"  # ends the name of a span that says how far a field goes, not what of it was understood


class Span(NamedTuple):
    """A run of characters of the telegram's text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something missing, doubtful or contradictory: a stable code, one sentence, and where."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sent it: the FM line's name, the routing indicator of the DE line, the canonical station (`TOKYO`)."""

    name: str | None = None
    routing_indicator: str | None = None
    station: str | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """One line of TO or INFO: routing indicator/name, precedence, the receiving station's serial number (text).

    A collective stands for several posts (`NATO EU COLLECTIVE`).
    """

    name: str
    routing_indicator: str | None = None
    precedence: str | None = None
    serial: str | None = None
    is_collective: bool = False


@dataclass(frozen=True, slots=True)
class PassLine:
    """`by` passes the message to `to` (`MOSCOW PASS VLADIVOSTOK`); kind `for`: for an office (`STATE FOR EUR`).

    `sender` is who it comes from, where the line says so (`FOR AF FROM AMBASSADOR`).
    """

    by: str | None
    to: str
    kind: str = "pass"
    sender: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the REF line.

    `kind` is cable, airgram, email, memo, letter, call, web, dtg (a telegram by its sender and date-time group) or
    other; `cable` the canonical id when it resolves; `label` the letter. `notes` are the remarks of the entry:
    `PREVIOUS` (and those before it), `NOTAL` (not to all addressees), `PARA 4`, the words of a bracket.
    """

    text: str
    kind: str
    cable: str | None
    start: int
    end: int
    label: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copies:
    """How many copies an office of the Department got, and whether for action or information, or as the origin."""

    role: str
    office: str
    copies: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the words where a reference is named by its letter (`ref A`) or as such (`reftel`).

    `labels` are the letters; `references` the positions in `Cable.references` of what is meant, empty where the list
    of references does not tell.
    """

    labels: tuple[str, ...]
    references: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Classifier:
    """Who classified the cable and why: name, title, reasons as `1.4(b)`, and what the marking is derived from."""

    name: str | None
    title: str | None
    reasons: tuple[str, ...]
    derived_from: str | None = None


class Part(NamedTuple):
    """A sub-paragraph or bullet of a paragraph: its letter, number or bullet (`a.`, `(i)`, `--`), its span."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body.

    `number` is the paragraph's own, None where it has none. `key` is unique in the cable: the number (`3`), with a
    suffix where numbering restarts (`3-2`), or `u1`, `u2` ... for unnumbered ones. `marking` is the portion marking
    without brackets (`C`, `S/NF`). `heading` is the heading that it stands under, None where it has none.
    `start:end` spans the words, after number and marking; noise (page lines) may stand inside.
    `text` is the words without noise: blanks folded, a new line only before a bullet or sub-paragraph.
    `role` is `summary`, `comment`, `action`, `quoted` or `body`. `parts` are its sub-paragraphs and bullets in order,
    each from its letter or bullet on to the next.
    """

    key: str
    number: int | None
    marking: str | None
    heading: str | None
    text: str
    start: int
    end: int
    role: str = "body"
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Cable:
    """One telegram. What it does not say of itself is None or empty.

    `text` is the telegram as it was read; `body` is the same length with noise (page lines, repeated captions,
    transmission lines inside the text) blanked, so any span of one is a span of the other.
    `id` is the canonical id (`08TOKYO328`), "" where nothing says which cable this is.
    """

    id: str
    text: str
    body: str
    source: Source
    transmission_id: str | None = None
    sent_at: str | None = None  # ISO 8601, UTC: 2008-02-07T08:20:00Z
    origin: Origin = field(default_factory=Origin)
    precedence: str | None = None
    to: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()
    classification: str | None = None  # CONFIDENTIAL, SECRET, UNCLASSIFIED, LIMITED OFFICIAL USE ...
    captions: tuple[str, ...] = ()
    sections: int | None = None
    pass_to: tuple[PassLine, ...] = ()
    executive_order: str | None = None  # 12958
    declassify_on: str | None = None  # EDTF date, or the event as worded
    tags: tuple[str, ...] = ()
    subject: str | None = None
    references: tuple[Reference, ...] = ()
    classified_by: Classifier | None = None
    summary: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    signed_by: str | None = None
    problems: tuple[Problem, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()  # what the archive says beside the text
    spans: tuple[tuple[str, Span], ...] = ()  # recognised fields by name, for coverage
    excluded: tuple[Addressee, ...] = ()  # XMT: posts that a collective stands for and that do not get the message
    mentions: tuple[Mention, ...] = ()  # where the words name a reference
    distribution: tuple[Copies, ...] = ()  # ACTION ARA-10, INFO OCT-01
    drafted_by: str | None = None
    approved_by: str | None = None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph whose span holds the character `offset`."""
        place = bisect_right([paragraph.start for paragraph in self.paragraphs], offset) - 1
        if place < 0 or offset >= self.paragraphs[place].end:
            return None
        return self.paragraphs[place]
