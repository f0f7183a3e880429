"""Coverage: how much of a telegram's text ended in a recognised field or paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from kg.cables.asides import find_asides
from kg.cables.model import BLOCK, Cable, Span


@dataclass(frozen=True, slots=True)
class Coverage:
    """Non-blank characters of a text, those recognised, and the spans left over."""

    characters: int
    recognised: int
    left_over: tuple[Span, ...]

    @property
    def share(self) -> float:
        """The recognised share, 1.0 for a text without words."""
        return self.recognised / self.characters if self.characters else 1.0


def coverage(cable: Cable) -> Coverage:
    """The share of the text's non-blank characters that is recognised, and what is left over.

    Rules and dots between fields are nobody's words: they are never left over. Of the references and the TAGS only the
    entries count, and what joins them: other words in their midst are left over.
    """
    text = cable.text
    left: list[Span] = []
    place = 0
    below = min((paragraph.start for paragraph in cable.paragraphs), default=len(text))
    blocks = [span.start for name, span in cable.spans if name.endswith(BLOCK)]
    # the line of a form reads like a line of TAGS
    asides = (span for span in find_asides(text, below) if not any(span.start <= at < span.end for at in blocks))
    known = (span for name, span in cable.spans if not name.endswith(BLOCK))
    for span in sorted([*known, *asides, Span(len(text), len(text))]):
        if span.start > place and any(letter.isalnum() for letter in text[place : span.start]):
            left.append(_trimmed(text, place, span.start))
        place = max(place, span.end)
    characters = _count(text)
    missed = sum(_count(text[span.start : span.end]) for span in left)
    return Coverage(characters, characters - missed, tuple(left))


def _count(text: str) -> int:
    return len("".join(text.split()))


_SEPARATORS = " \t\n\r\f\v\u00a0,;:"


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without blanks and separators at its ends."""
    words = text[start:end]
    return Span(end - len(words.lstrip(_SEPARATORS)), start + len(words.rstrip(_SEPARATORS)))
