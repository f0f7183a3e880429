"""A voice: a speaker together with the side that they speak for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.findings.model import Speaker


class Voice(NamedTuple):
    """A speaker with the side that they speak for, "" for none."""

    speaker: Speaker
    party: str

    @property
    def name(self) -> str:
        """The surname, or the body as the cable words it."""
        return self.speaker.name


@lru_cache(maxsize=4096)
def make_voice(name: str, kind: str, official: str, party: str) -> Voice:
    """The voice of a speaker; the same speak again and again in a cable."""
    return Voice(Speaker(name, kind, official), party)


POST = Voice(Speaker("Post", "post"), "US")
