"""Sentences of the tests with their mentions marked: `[Otsuki|JP] told [the Ambassador|US|post] that ...`."""

from __future__ import annotations

import re

from kg.findings.model import Mention

_MARKED = re.compile(r"\[([^\]|]+)(?:\|([^\]|]*))?(?:\|([^\]|]*))?\]")


def read_marked(marked: str) -> tuple[str, list[Mention]]:
    """The plain text and the mentions; a person unless the mark says another kind."""
    text, at = "", 0
    mentions: list[Mention] = []
    for mark in _MARKED.finditer(marked):
        text += marked[at : mark.start()]
        words, party, kind = mark.group(1), mark.group(2) or "", mark.group(3) or "person"
        name = words.split()[-1] if kind == "person" else words
        mentions.append(Mention(len(text), len(text) + len(words), kind, name, party))
        text += words
        at = mark.end()
    return text + marked[at:], mentions
