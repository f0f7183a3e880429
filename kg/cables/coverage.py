"""Coverage: how much of a telegram's text ended in a recognised field or paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from kg.cables.asides import find_asides
from kg.cables.model import Cable, Span


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

    Rules and dots between fields are nobody's words: they are never left over.
    """
    text = cable.text
    left: list[Span] = []
    place = 0
    below = min((paragraph.start for paragraph in cable.paragraphs), default=len(text))
    for span in sorted([*(span for _, span in cable.spans), *find_asides(text, below), Span(len(text), len(text))]):
        if span.start > place and any(letter.isalnum() for letter in text[place : span.start]):
            left.append(_trimmed(text, place, span.start))
        place = max(place, span.end)
    characters = _count(text)
    missed = sum(_count(text[span.start : span.end]) for span in left)
    return Coverage(characters, characters - missed, tuple(left))


def _count(text: str) -> int:
    return len("".join(text.split()))


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without blanks at its ends."""
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))
