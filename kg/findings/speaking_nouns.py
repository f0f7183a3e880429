"""Nouns of people and bodies that a cable has speak."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class SpeakingNoun:
    """A row of data/speaking_nouns.csv: what people and bodies are called of whom a cable tells what they said."""

    word: str
    kind: str  # person, people or body
    side: str  # public, who may speak for a state, or private
    example: str


def speaking_nouns() -> tuple[SpeakingNoun, ...]:
    """The nouns of people and bodies that a cable has speak."""
    return tuple(read_table(SpeakingNoun, "speaking_nouns.csv"))


@cache
def private_nouns() -> frozenset[str]:
    """The nouns of people who speak for no state: shopkeepers, pollsters, unions."""
    return frozenset(row.word for row in speaking_nouns() if row.side == "private")
