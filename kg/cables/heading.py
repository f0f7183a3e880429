"""The heading of a telegram: everything above its numbered text, as fields with their places.

The forms are those of ACP 127 (transmission heading) and 5 FAH-2 (the Department of State's telegram). Whatever a
heading lacks is None or empty; what is doubtful or contradictory is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.cables.asides import find_notes
from kg.cables.classification import ClassificationLine, captions_of_line, find_classification
from kg.cables.classifier import read_classifier
from kg.cables.dates import SentAt
from kg.cables.declassify import is_impossible_date, read_declassification
from kg.cables.ids import canonical_id
from kg.cables.labels import Label, find_labels, heading_end
from kg.cables.model import BLOCK, Addressee, Classifier, Origin, PassLine, Problem, Reference, Span
from kg.cables.pages import fill, find_page_lines
from kg.cables.passing import read_pass_lines
from kg.cables.references import read_references
from kg.cables.routing import Routing, read_routing
from kg.cables.sender import find_sender
from kg.cables.stations import station_of
from kg.cables.subject import read_subject
from kg.cables.tags import read_tags


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading fields of a Cable, the spans they were read from, and where the numbered text begins.

    `station` and `serial` are those of the classification line, else of the transmission heading; `number` is the
    number of the DE line.
    """

    transmission_id: str | None = None
    sent_at: str | None = None
    origin: Origin = field(default_factory=Origin)
    precedence: str | None = None
    to: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()
    excluded: tuple[Addressee, ...] = ()
    classification: str | None = None
    captions: tuple[str, ...] = ()
    sections: int | None = None
    year: int | None = None
    station: str | None = None
    serial: int | None = None
    number: int | None = None
    pass_to: tuple[PassLine, ...] = ()
    executive_order: str | None = None
    declassify_on: str | None = None
    tags: tuple[str, ...] = ()
    subject: str | None = None
    references: tuple[Reference, ...] = ()
    classified_by: Classifier | None = None
    problems: tuple[Problem, ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()
    body_start: int = 0

    @property
    def cable_id(self) -> str:
        """The canonical id, "" where the heading does not say which cable this is."""
        if self.year is None or self.station is None or self.serial is None:
            return ""
        return canonical_id(self.year, self.station, self.serial)


_FIRST_CLASSIFIED = 700
_SENDERS = frozenset(("origin", "to", "info", "excluded"))


class _Reader:
    """One heading being read: the text with page lines filled, and what was found so far."""

    def __init__(self, text: str, year: int | None) -> None:
        end = heading_end(text)
        self.text = text
        head = text[: min(len(text), end + _FIRST_CLASSIFIED)]
        pages = find_page_lines(head)
        self.head = fill(head, pages)
        self.end = end
        self.year = year
        self.spans: list[tuple[str, Span]] = [("page", span) for span in pages if span.end <= end]
        self.problems: list[Problem] = []

    def mark(self, name: str, start: int, end: int) -> None:
        """Remember that a field was read from these characters."""
        if end > start:
            self.spans.append((name, Span(start, end)))

    def mark_block(self, name: str, label: Label, end: int, spans: tuple[Span, ...]) -> None:
        """Remember how far a field goes, and what of it was understood: the label and some spans."""
        self.mark(f"{name}{BLOCK}", label.start, end)
        for span in (Span(label.start, label.value), *spans):
            self.mark(name, *span)

    def doubt(self, code: str, message: str, start: int, end: int) -> None:
        """Remember a problem."""
        self.problems.append(Problem(code, message, start, end))


def read_heading(text: str, year: int | None = None) -> Heading:
    """The heading of a telegram; noise may be blanked in the text, offsets hold.

    `year` is the cable's own where its date-time group is missing; a REF without a year takes it.

    >>> heading = read_heading("S E C R E T TOKYO 990001\\nTAGS: PREL, JA\\nREF: 07 MOSCOW 990002\\n\\n1. (C) Talks.")
    >>> heading.station, heading.serial, heading.tags, heading.references[0].cable
    ('TOKYO', 990001, ('PREL', 'JA'), '07MOSCOW990002')
    """
    reader = _Reader(text, year)
    head = reader.head
    labels = find_labels(head, 0, reader.end)
    order = next((label.start for label in labels if label.field == "order"), None)
    first_label = labels[0].start if labels else reader.end
    line = find_classification(head, 0, first_label if order is None else order)
    if line is None and order is None and labels:
        line = find_classification(head, first_label, reader.end)
    if line is not None and labels and line.start > labels[0].start:
        # a search result or form stands before the telegram itself
        later = find_labels(head, line.start, reader.end)
        if {label.field for label in later} & {"order", "tags", "subject"}:
            labels = later
        elif line.serial is None:
            line = None
    first_label = labels[0].start if labels else reader.end
    routing = read_routing(head, min(first_label, reader.end if line is None else line.start))
    reader.spans.extend(routing.spans)
    if routing.sent is not None:
        reader.year = routing.sent.year
    fields = _labelled(reader, labels, line, routing)
    captions, passes = _between(reader, line, first_label)
    sender = find_sender(reader.text[: reader.end], line, routing)
    reader.problems.extend(sender.problems)
    _check_date(reader, routing.sent)
    above = reader.end if line is None else line.start
    for name, span in find_notes(head, above):
        reader.mark(name, *span)
    return Heading(
        transmission_id=routing.transmission_id,
        sent_at=None if routing.sent is None else routing.sent.moment,
        origin=sender.origin,
        precedence=routing.precedence,
        to=routing.to,
        info=routing.info,
        excluded=routing.excluded,
        classification=None if line is None else line.classification,
        captions=captions,
        sections=None if line is None else line.sections,
        year=reader.year,
        station=sender.station,
        serial=sender.serial,
        number=routing.serial,
        pass_to=read_pass_lines(passes),
        executive_order=fields.executive_order,
        declassify_on=fields.declassify_on,
        tags=fields.tags,
        subject=fields.subject,
        references=fields.references,
        classified_by=fields.classified_by,
        problems=tuple(reader.problems),
        spans=tuple(sorted(reader.spans, key=lambda span: span[1])),
        body_start=_body_start(reader),
    )


@dataclass(slots=True)
class _Fields:
    """What the labelled lines say."""

    executive_order: str | None = None
    declassify_on: str | None = None
    tags: tuple[str, ...] = ()
    subject: str | None = None
    references: tuple[Reference, ...] = ()
    classified_by: Classifier | None = None


def _labelled(reader: _Reader, labels: tuple[Label, ...], line: ClassificationLine | None, routing: Routing) -> _Fields:
    fields = _Fields()
    head = reader.head
    for label in labels:
        if label.field == "order":
            order = read_declassification(head, label.value, label.end, reader.year)
            fields.executive_order, fields.declassify_on = order.executive_order, order.declassify_on
            if order.is_mended:
                reader.doubt(
                    "doubtful-order",
                    f"the executive order's number is short of a digit; read as {order.executive_order}",
                    label.start,
                    order.end,
                )
            if order.declassify_on is not None and is_impossible_date(order.declassify_on):
                said = f"the declassification date {order.declassify_on} is not in the calendar"
                reader.doubt("bad-declassification-date", said, label.start, order.end)
            reader.mark("executive_order", label.start, order.end)
        elif label.field == "tags":
            tags = read_tags(head, label.value, label.end)
            fields.tags = tags.tags
            reader.mark_block("tags", label, tags.end, tags.spans)
        elif label.field == "subject":
            subject = read_subject(head, label.value, label.end)
            fields.subject = subject.subject
            reader.mark("subject", label.start, subject.end)
        elif label.field == "references":
            own = line.name if line is not None and line.name is not None else routing.sender
            references = read_references(
                head, label.value, label.end, reader.year, None if own is None else station_of(own)
            )
            fields.references = references.references
            reader.problems.extend(references.problems)
            reader.mark_block("references", label, references.end, references.spans)
    fields.classified_by = _classified(reader, labels)
    return fields


def _classified(reader: _Reader, labels: tuple[Label, ...]) -> Classifier | None:
    """Who classified: the labelled line, also as the first numbered paragraph."""
    found: Classifier | None = None
    limit = len(reader.head)
    for label in _classified_labels(reader, labels):
        end = max(label.end, min(limit, label.value + _FIRST_CLASSIFIED)) if label.start >= reader.end else label.end
        read = read_classifier(reader.head, label.value, end)
        if label.start < reader.end:
            reader.mark("classified_by", label.start, min(read.end, reader.end))
        if read.classifier is not None and (found is None or found.name is None):
            found = read.classifier
        if found is not None and found.name is not None:
            break
    for label in labels:
        if label.field == "derived":
            line = reader.head[label.value : label.end].strip().partition("\n")[0].strip()
            reader.mark(
                "classified_by", label.start, label.value + len(reader.head[label.value : label.end].split("\n")[0])
            )
            if line:
                found = replace(found or Classifier(None, None, ()), derived_from=line)
    return found


def _classified_labels(reader: _Reader, labels: tuple[Label, ...]) -> Iterator[Label]:
    """Yield the labels of the classifier's line in the heading, and then those below it."""
    candidates = [label for label in labels if label.field == "classified"]
    yield from candidates
    after = candidates[0].value if candidates else reader.end
    for label in find_labels(reader.head, after, len(reader.head)):
        if label.field == "classified":
            yield label


def _between(
    reader: _Reader, line: ClassificationLine | None, first_label: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Captions, and the pass lines, between the classification line and the first label."""
    captions: dict[str, None] = dict.fromkeys(() if line is None else line.captions)
    passes: list[str] = []
    if line is not None:
        reader.mark("classification", line.start, line.end)
    start = 0 if line is None else line.end
    if line is None:
        start = max((span.end for name, span in reader.spans if name in _SENDERS), default=0)
        if start == 0 and first_label == reader.end:
            return tuple(captions), ()
    place = start
    for row in reader.head[start:first_label].split("\n"):
        begin = place
        place += len(row) + 1
        if not row.strip():
            continue
        found, rest = captions_of_line(row)
        captions.update(dict.fromkeys(found))
        if rest and first_label == reader.end and not read_pass_lines((rest,)):
            break  # no label follows: the words of the cable begin
        if rest:
            passes.append(rest)
        reader.mark("handling" if rest else "captions", begin, begin + len(row))
    return tuple(captions), tuple(passes)


def _check_date(reader: _Reader, sent: SentAt | None) -> None:
    """Missing and impossible dates."""
    where = next((span for name, span in reader.spans if name == "sent_at"), Span(0, 0))
    if sent is None:
        reader.doubt("no-date", "the heading has no date-time group", 0, 0)
    elif sent.moment is None:
        reader.doubt("bad-date", "the date-time group names no moment", *where)


def _body_start(reader: _Reader) -> int:
    """Where the text begins: after the last field of the heading, blanks passed over."""
    ends = [span.end for _, span in reader.spans if span.end <= reader.end]
    start = max(ends, default=0)
    head = reader.head
    while start < len(head) and head[start].isspace():
        start += 1
    return start
