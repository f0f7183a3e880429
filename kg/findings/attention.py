"""The people whom a cable's address lines call: `STATE FOR EUR/XX (LUNDGREN)`, `DEPARTMENT FOR ANN LUNDGREN`."""

from __future__ import annotations

import re

from kg.cables import Cable
from kg.cables.stations import station_of
from kg.findings import vocabulary as v
from kg.findings.parties import party_names
from kg.findings.word_flags import flags_of

_WORD = re.compile(r"[A-Z][A-Z'’-]+|[A-Z]\b")
_SPLIT = re.compile(r"[,;:()]|--|\s-\s|\b(?:AND|FOR|FROM|PASS|TO)\b|&")
_SHORTEST = 5
_SHORTEST_GIVEN = 4
# "DRAFTED: POL:MLUNDGREN", "CLEARED: A/DCM:TEREYES; ECON:CDAHL": officers of the post, by office
_DRAFTING = re.compile(r"^[ \t]*(?:DRAFTED|CLEARED|APPROVED)(?: BY)?:(?P<officers>[^\n]{1,200})", re.MULTILINE)
_OFFICER = re.compile(r"(?P<office>[A-Z][A-Z/]{1,11}):\s?(?P<name>[A-Z][A-Z'-]{3,24})\b")


def attention_names(cable: Cable) -> list[tuple[str, str, int, int]]:
    """The names in the lines that pass the cable on to somebody, and of its drafters: name, title, start, end.

    A name is two words of which one is a given name, or one word after a title or an office, in brackets, after a
    colon, or that makes up the line.
    """
    found: list[tuple[str, str, int, int]] = []
    upper = cable.text.upper() if cable.pass_to else ""
    for line in cable.pass_to:
        if line.kind != "for" and not line.to:
            continue
        words = f"{line.to};{line.sender or ''}".upper()
        for piece in _SPLIT.split(words):
            for name, title in _names_in(piece, words.strip(";")):
                at = upper.find(name)
                if at >= 0:
                    found.append((cable.text[at : at + len(name)], title, at, at + len(name)))
    head = cable.paragraphs[0].start if cable.paragraphs else len(cable.text)
    for drafting in _DRAFTING.finditer(cable.text, 0, head):
        for officer in _OFFICER.finditer(cable.text, drafting.start("officers"), drafting.end()):
            found.append((officer["name"], officer["office"], officer.start("name"), officer.end("name")))
    return found


def _names_in(piece: str, line: str) -> list[tuple[str, str]]:
    """The names in one piece of a line, each with its title: `NEA A/S REYES`, `REYES/LUND`, `NEA/ARP MREYES`."""
    words = piece.split()
    title: list[str] = []
    has_office = False
    while words and (v.titles().get(words[0]) or _is_office(words, title)):
        has_office = has_office or not v.titles().get(words[0])
        if v.titles().get(words[0]):
            title.append(words[0])
        words.pop(0)
    if len(words) == 1 and "/" in words[0]:
        parts = words[0].split("/")
        return [(part, "") for part in parts] if all(map(_is_surname, parts)) else []
    if not words or any(not _WORD.fullmatch(word.rstrip(".")) for word in words):
        return []
    if len(words) > 1:
        while len(words) > 2 and _is_known(words[0]) and any(v.titles().get(word) for word in words[:-2]):
            title.append(words.pop(0))  # "SENIOR AFRICA DIRECTOR ANN LUNDGREN"
        alone = len(words) == 2 and line.strip() == " ".join(words)
        is_given = any(word.title() in v.given_names() for word in words[:-1])
        unknown = alone and all(len(word) >= _SHORTEST_GIVEN and flags_of(word, True) & v.NAME for word in words)
        is_name = (is_given or (unknown and not _is_known(words[0]))) and not _is_known(words[-1])
    else:
        is_name = _is_surname(words[0]) and bool(title or has_office or _is_marked(words[0], line))
    return [(" ".join(words), " ".join(title))] if is_name else []


def _is_office(words: list[str], title: list[str]) -> bool:
    """Whether an office of a department stands before a name or its title: the `NEA/ARP` of `NEA/ARP MREYES`."""
    return len(words) > 1 and not title and ("/" in words[0] or words[0] in v.bodies())


def _is_marked(word: str, line: str) -> bool:
    """Whether the word stands in brackets, after a colon or a comma, or makes up the line: `LONDON FOR LUNDGREN`."""
    at = line.find(word)
    if line[:at].rstrip()[-1:] in ("(", ":", ",", "-"):
        return True
    alone = line.strip() == word and len(word) > _SHORTEST and sum(letter in "AEIOU" for letter in word) >= 2
    return alone and not word.startswith("US") and not word.endswith("COM") and station_of(word) is None


def _is_known(word: str) -> bool:
    """Whether the word is something else than a name: an office, a place, a side."""
    flags = flags_of(word.title()) | flags_of(word)
    return bool(flags & (v.NOT_NAME | v.TITLE) and not flags & v.ACRONYM) or word in party_names()


def _is_surname(word: str) -> bool:
    """Whether a lone word in capitals looks like a surname: five letters or more with a vowel, nothing else we know."""
    return len(word) >= _SHORTEST and any(letter in "AEIOUY" for letter in word) and not _is_known(word)
