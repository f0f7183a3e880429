"""Reading: a message becomes a Cable."""

from __future__ import annotations

from dataclasses import replace

from kg.archives import Message, Source, Stated
from kg.cables.distribution import read_distribution, read_drafting
from kg.cables.doubts import archive_doubts, body_doubts, first_section, stated_moment
from kg.cables.folding import blank_pilcrows
from kg.cables.heading import Heading, read_heading
from kg.cables.identity import find_identity, read_beside
from kg.cables.ids import station_of
from kg.cables.mentions import find_mentions
from kg.cables.model import Cable, Origin, Paragraph, Span
from kg.cables.noise import Noise, blank_noise
from kg.cables.numbers import opens_numbered
from kg.cables.paragraphs import Layout, find_paragraphs
from kg.cables.signature import Signature, find_signature
from kg.cables.stated import stand_in
from kg.cables.summary import find_summary

_TEXT = Source("text")


def read_cable(message: Message | str) -> Cable:
    """The telegram as a Cable; what it does not say is None or empty.

    No text raises: what is missing or doubtful stands in `Cable.problems`.

    >>> cable = read_cable("1. (C) Coloma said lithium would stay Bolivian.")
    >>> [(p.number, p.marking, p.text) for p in cable.paragraphs]
    [(1, 'C', 'Coloma said lithium would stay Bolivian.')]
    """
    if isinstance(message, str):
        message = Message(message, _TEXT)
    text, stated = message.text, message.stated
    beside = read_beside(message)
    heading = read_heading(text, beside.year)
    heading, start = _own_heading(text, heading)
    noise = blank_noise(text, start, heading.station or heading.origin.station)
    body = noise.body
    signature = find_signature(body, start)
    end = signature.span.start if signature else len(body)
    layout = find_paragraphs(body, start, end, is_whole=start > 0 and first_section(text, start) == 1)
    body = _without_false_pilcrows(body, layout.paragraphs)
    drafting = read_drafting(text, start)
    instead = stand_in(heading, stated, beside.year)
    mentions = find_mentions(body, start, end, instead.references)
    cable_id, doubts = find_identity(heading, beside)
    problems = [
        *heading.problems,
        *doubts,
        *archive_doubts(heading, stated),
        *body_doubts(text, start, heading, noise, layout.paragraphs),
        *mentions.problems,
        *instead.problems,
    ]
    return Cable(
        id=cable_id,
        text=text,
        body=body,
        source=message.source,
        transmission_id=heading.transmission_id,
        sent_at=heading.sent_at or stated_moment(stated),
        origin=_origin(heading, stated),
        precedence=heading.precedence,
        to=heading.to,
        info=heading.info,
        classification=heading.classification or stated.classification,
        captions=heading.captions,
        sections=heading.sections,
        pass_to=heading.pass_to,
        executive_order=heading.executive_order,
        declassify_on=heading.declassify_on,
        tags=instead.tags,
        subject=instead.subject,
        references=instead.references,
        classified_by=heading.classified_by,
        summary=find_summary(layout.paragraphs),
        paragraphs=layout.paragraphs,
        signed_by=signature.name if signature else None,
        problems=tuple(problems),
        attributes=stated.attributes,
        spans=(*_spans(heading, noise, layout, signature), *(("drafting", span) for span in drafting.spans)),
        excluded=heading.excluded,
        mentions=mentions.mentions,
        distribution=read_distribution(text, (span for name, span in heading.spans if name == "distribution")),
        drafted_by=drafting.drafted_by,
        approved_by=drafting.approved_by,
    )


# fields that only a heading has; the others can be words of a text without one
_SURE_FIELDS = frozenset(
    ("transmission_id", "sent_at", "executive_order", "tags", "subject", "references", "classified_by")
)


def _own_heading(text: str, heading: Heading) -> tuple[Heading, int]:
    """The heading, and where the text below it begins; a fragment that opens with text has no heading."""
    if not heading.spans:
        return heading, min(max(heading.body_start, 0), len(text))
    name, first = heading.spans[0]
    is_sure = heading.serial is not None or any(name in _SURE_FIELDS for name, _ in heading.spans)
    if is_sure and not (text[: first.start].strip() and opens_numbered(text, first.start)):
        # page lines stand between the words too: they end no heading
        ends = (span.end for name, span in heading.spans if name != "page" and span.end <= heading.body_start)
        return heading, max(ends, default=0)
    start = first.end if name == "classification" and not text[: first.start].strip() else 0
    return Heading(classification=heading.classification, problems=heading.problems), start


def _without_false_pilcrows(body: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """The body with a blank for each pilcrow that stands inside a paragraph and numbers none."""
    pieces: list[str] = []
    place = 0
    for paragraph in paragraphs:
        if body.find("¶", paragraph.start, paragraph.end) >= 0:
            pieces += (body[place : paragraph.start], blank_pilcrows(body[paragraph.start : paragraph.end]))
            place = paragraph.end
    return "".join((*pieces, body[place:])) if pieces else body


def _origin(heading: Heading, stated: Stated) -> Origin:
    """The sender by the text, else by the archive."""
    if heading.origin.name or heading.origin.station or not stated.origin:
        return heading.origin
    return replace(heading.origin, name=stated.origin, station=station_of(stated.origin))


def _spans(heading: Heading, noise: Noise, layout: Layout, signature: Signature | None) -> tuple[tuple[str, Span], ...]:
    """All recognised stretches by name."""
    spans = list(heading.spans)
    spans += [("noise", span) for span in noise.spans]
    spans += [("heading", span) for span in layout.headings]
    spans += [("number", span) for span in layout.numbers if span.end > span.start]
    spans += [("paragraph", Span(p.start, p.end)) for p in layout.paragraphs]
    if signature:
        spans.append(("signature", signature.span))
    return tuple(spans)
