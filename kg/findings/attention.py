"""The people whom a cable's address lines call: `STATE FOR EUR/XX (LUNDGREN)`, `DEPARTMENT FOR ANN LUNDGREN`."""

from __future__ import annotations

import re

from kg.cables import Cable
from kg.cables.stations import station_of
from kg.findings import vocabulary as v
from kg.findings.parties import party_names
from kg.findings.word_flags import flags_of

_WORD = re.compile(r"[A-Z][A-Z'’-]+|[A-Z]\b")
_SPLIT = re.compile(r"[,;:()]|--|\bAND\b|\bFOR\b|\bPASS\b|\bTO\b|&")


def attention_names(cable: Cable) -> list[tuple[str, str, int, int]]:
    """The names in the lines that pass the cable on to somebody: name, title, start, end in the text.

    A name is two words of which one is a given name, or one word alone in brackets or after a colon.
    """
    found: list[tuple[str, str, int, int]] = []
    for line in cable.pass_to:
        if line.kind != "for" and not line.to:
            continue
        for piece in _SPLIT.split(line.to.upper()):
            words = [word for word in piece.split() if "/" not in word]
            title = ""
            while words and v.titles().get(words[0]):
                title = f"{title} {words.pop(0)}".strip()
            if not words or any(not _WORD.fullmatch(word.rstrip(".")) for word in words):
                continue
            if len(words) > 1:
                if not any(word.title() in v.given_names() for word in words[:-1]) or _is_known(words[-1]):
                    continue
            elif not (_is_surname(words[0]) and (title or _is_marked(words[0], line.to.upper()))):
                continue
            name = " ".join(words)
            at = cable.text.upper().find(name)
            if at >= 0:
                found.append((cable.text[at : at + len(name)], title, at, at + len(name)))
    return found


def _is_marked(word: str, line: str) -> bool:
    """Whether the word stands in brackets, after a colon or a comma, or makes up the line: `LONDON FOR LUNDGREN`."""
    at = line.find(word)
    if line[:at].rstrip()[-1:] in ("(", ":", ","):
        return True
    alone = line.strip() == word and len(word) >= 6 and sum(letter in "AEIOU" for letter in word) >= 2
    return alone and not word.startswith("US") and not word.endswith("COM") and station_of(word) is None


def _is_known(word: str) -> bool:
    """Whether the word is something else than a name: an office, a place, a side."""
    flags = flags_of(word.title()) | flags_of(word)
    return bool(flags & (v.NOT_NAME | v.TITLE) and not flags & v.ACRONYM) or word in party_names()


def _is_surname(word: str) -> bool:
    """Whether a lone word in capitals looks like a surname: five letters or more with a vowel, nothing else we know."""
    return len(word) >= 5 and any(letter in "AEIOUY" for letter in word) and not _is_known(word)
