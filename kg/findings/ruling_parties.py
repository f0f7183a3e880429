"""The political parties that a cable calls ruling: their people speak for the host country."""

from __future__ import annotations

import re

from kg.findings.parties import find_parties

# a party as it is called ruling: "the ruling Liberal Party (LPN)", "the governing LPN"
_CALLED = (("uling", 1), ("overning", 1), ("RULING", 0), ("GOVERNING", 0))  # and where in the word this stands
_RULING = re.compile(
    r"\b(?:[Rr]uling|[Gg]overning|RULING|GOVERNING)\s{1,2}(?P<name>(?:[A-Z][\w'’-]{1,30}\s{0,2}){1,5})"
    r"(?:\((?P<short>[A-Z][A-Za-z-]{1,9})\))?"
)
_SHORT = re.compile(r"[A-Z]{2,7}(?:-[A-Z]{1,4})?")
# in a text all in capitals only a word without a vowel, or a compound of short forms, is no ordinary one
_SHORT_IN_CAPITALS = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{3,5}|[A-Z]{2,5}-[A-Z]{1,3}")
_OPPOSITION = re.compile(r"\bopposition\s{1,2}(?:party\s{1,2})?(?P<name>[A-Z][\w-]+)", re.IGNORECASE)
# how far before "ruling" another country's name may stand: "Norway's ruling LPN"
_REACH = 40
_PARTY_NOUNS = ("Party", "Front", "Movement", "Union", "Congress", "Alliance")


def ruling_parties(body: str, host: str, in_capitals: bool) -> frozenset[str]:
    """The names of the host's parties that the text calls ruling or governing, as worded there.

    >>> sorted(ruling_parties("The ruling Liberal Party (LPN) met.", "JP", in_capitals=False))
    ['LPN', 'Liberal Party']
    >>> sorted(ruling_parties("The ruling family met Norway's ruling LPN.", "JP", in_capitals=False))
    []
    """
    if not host:
        return frozenset()
    found: set[str] = set()
    for match in _called_ruling(body):
        named = {code for _, _, code in find_parties(body, max(0, match.start() - _REACH), match.start(), host)}
        if named - {host}:
            continue
        words = match["name"].split()
        short = match["short"]
        if short:
            found.add(short)
        if in_capitals:
            found.update(word for word in words[:1] if _SHORT_IN_CAPITALS.fullmatch(word))
            continue
        if _SHORT.fullmatch(words[0]):
            found.add(words[0])
        for place, word in enumerate(words[1:], 1):
            if word in _PARTY_NOUNS:
                found.add(" ".join(words[: place + 1]))
                break
    if not found:
        return frozenset()
    return frozenset(found - {match["name"] for match in _OPPOSITION.finditer(body)})


def _called_ruling(body: str) -> list[re.Match[str]]:
    """Where the text calls a party ruling; few texts do, so that plain words are looked for first."""
    found: list[re.Match[str]] = []
    for part, offset in _CALLED:
        at = body.find(part)
        while at >= 0:
            match = _RULING.match(body, max(0, at - offset))
            if match is not None:
                found.append(match)
            at = body.find(part, at + len(part))
    return found


def is_of_ruling_party(words: str, ruling: frozenset[str]) -> bool:
    """Whether the words name one of the ruling parties.

    >>> is_of_ruling_party("LPN whip", frozenset({"LPN"})), is_of_ruling_party("LPNT whip", frozenset({"LPN"}))
    (True, False)
    """
    if not ruling:
        return False
    padded = f" {' '.join(words.replace('(', ' ').replace(')', ' ').split())} "
    return any(f" {name} " in padded or f" {name}'s " in padded for name in ruling)
