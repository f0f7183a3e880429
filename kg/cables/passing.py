"""Pass lines: to whom a receiving post passes the cable, and for which office it is (`STATE FOR EUR`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.cables.model import PassLine
from kg.cables.stations import station_of

# PLEASE PASS TO      PASS      FOR      ALSO FOR      PLS PASS      PASS TO
_VERB = re.compile(
    r"(?<![A-Z])(?P<verb>(?:PLEASE |PLS |ALSO )?(?:PASS(?:ED)?(?: ALSO)?(?: TO)?|REPEAT(?: TO)?|FOR))"
    r"(?![A-Z])[ :]{0,3}",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"[A-Z]{1,6}(?:/[A-Z-]{1,8}){0,4}(?:[ ,:;]{1,3}(?:AND )?[A-Z()/-]{1,24}){0,6}", re.IGNORECASE)
_LONGEST_LINE = 400
# FOR AF AND S/S FROM AMBASSADOR
_FROM = re.compile(r"[ ,;]{1,3}FROM (?=[A-Z])", re.IGNORECASE)
_AND_TAIL = re.compile(r"[\s,;.]+\Z")


def read_pass_lines(lines: tuple[str, ...]) -> tuple[PassLine, ...]:
    """The pass lines in order; several may stand on one line, and a bare line of offices goes on with the one before.

    >>> [(p.by, p.to, p.kind) for p in read_pass_lines(("MOSCOW PASS VLADIVOSTOK HELSINKI PASS ST. PETERSBURG",))]
    [('MOSCOW', 'VLADIVOSTOK', 'pass'), ('HELSINKI', 'ST. PETERSBURG', 'pass')]
    >>> [(p.by, p.to, p.kind) for p in read_pass_lines(("STATE FOR EUR/WE, NSC FOR JONES", "DRL"))]
    [('STATE', 'EUR/WE', 'for'), ('NSC', 'JONES', 'for'), ('NSC', 'DRL', 'for')]
    """
    found: list[PassLine] = []
    for line in lines:
        words = " ".join(line[:_LONGEST_LINE].split())
        read = list(_read(words))
        if read:
            found.extend(read)
        elif found and found[-1].kind == "for" and _OFFICE.fullmatch(words) is not None:
            found.append(PassLine(found[-1].by, words, "for"))
        elif words.upper().startswith(("DEPT ", "STATE ", "DEPARTMENT ")) and _OFFICE.fullmatch(words) is not None:
            by, _, to = words.partition(" ")
            found.append(PassLine(by, to, "for"))
    return tuple(found)


def _read(words: str) -> Iterator[PassLine]:
    verbs: list[tuple[re.Match[str], str | None]] = []
    cut_at: list[int] = []
    for found in _VERB.finditer(words):
        before = words[verbs[-1][0].end() if verbs else 0 : found.start()]
        if not verbs:
            by = before.strip(" ,;:.") or None
            if by is not None and by.upper().endswith("NOT"):
                return  # NOT FOR INTERNET DISTRIBUTION
            verbs.append((found, by))
            cut_at.append(0)
            continue
        by = _last_station(before)
        if by is not None:
            verbs.append((found, by))
            cut_at.append(found.start() - len(before) + before.rindex(by))
    for index, (found, by) in enumerate(verbs):
        stop = cut_at[index + 1] if index + 1 < len(verbs) else len(words)
        to, _, sender = _FROM.sub("\n", words[found.end() : stop], count=1).partition("\n")
        to, sender = _AND_TAIL.sub("", to), _AND_TAIL.sub("", sender)
        if to:
            yield PassLine(by, to, "for" if found["verb"].upper().endswith("FOR") else "pass", sender or None)


def _last_station(text: str) -> str | None:
    """The station that the words end in, where other words stand before it."""
    words = text.split()
    for count in range(min(3, len(words) - 1), 0, -1):
        name = " ".join(words[-count:])
        if station_of(name) is not None:
            return name
    return None
