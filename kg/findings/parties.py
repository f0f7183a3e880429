"""Sides as cables word them: country names, demonyms, capitals, `GOJ`, `HMG`, found through data/parties.csv."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One row of data/parties.csv: a side and the words that cables use for it."""

    code: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    abbreviations: tuple[str, ...]
    monarchy: bool
    example: str
    source: str


class PartyName(NamedTuple):
    """What a word says of a side: the codes it may mean, and whether it is `name`, `demonym`, `capital` or `short`."""

    codes: tuple[str, ...]
    kind: str


# "Côte d'Ivoire", "U.S.", "GOJ", "Bosnia-Herzegovina": one word that may begin or go on in a name
_WORD = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*", re.UNICODE)
_SUFFIXES = ("'s", "’s", "'S")

Named = tuple[int, int, tuple[str, ...]]


@cache
def party_names() -> dict[str, PartyName]:
    """Every wording of every side, also in capitals, with what it means."""
    names: dict[str, PartyName] = {}

    def add(words: str, code: str, kind: str) -> None:
        known = names.get(words)
        if known is None:
            names[words] = PartyName((code,), kind)
        elif code not in known.codes:
            names[words] = PartyName((*known.codes, code), known.kind)

    for row in read_table(PartyRow, "parties.csv"):
        for kind, group in (
            ("name", (row.name, *row.aliases)),
            ("demonym", row.demonyms),
            ("capital", row.capitals),
            ("short", row.abbreviations),
        ):
            for words in group:
                add(words, row.code, kind)
                # "US" in capitals is also a pronoun; the short forms stand as they are.
                if kind != "short":
                    add(words.upper(), row.code, kind)
                elif re.fullmatch(r"GO[A-Z]{1,2}", words):
                    add(f"Go{words[2:]}", row.code, kind)
    return names


@cache
def shared_names() -> frozenset[str]:
    """The wordings that several sides have: `GOI`."""
    return frozenset(words for words, known in party_names().items() if len(known.codes) > 1)


@cache
def monarchy_codes() -> frozenset[str]:
    """The states whose head is no president, so that `President X` there is another state's."""
    return frozenset(row.code for row in read_table(PartyRow, "parties.csv") if row.monarchy)


@cache
def continuations() -> dict[str, tuple[str, ...]]:
    """The names of more than one word by their first word, longest first."""
    longer: dict[str, list[str]] = {}
    for words in party_names():
        first = _WORD.match(words)
        if first and first.end() < len(words):
            longer.setdefault(first.group(), []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in longer.items()}


@lru_cache(maxsize=16384)
def codes_of_name(words: str) -> tuple[str, ...]:
    """The codes of all sides that the words may mean, () when they name none."""
    words = " ".join(words.split()).strip(" ,.;:()").replace("’", "'")
    for prefix in ("the ", "The ", "THE "):
        words = words.removeprefix(prefix)
    for suffix in ("'s", "'S", "'"):
        words = words.removesuffix(suffix)
    known = party_names().get(words) or party_names().get(f"{words}.")
    return known.codes if known else ()


def party_of_name(words: str, host: str = "") -> str:
    """The code of the side that the words name, "" when they name none or may mean several.

    A short form of several sides (`GOI`) means the `host` country of the post where it can.

    >>> [party_of_name(words) for words in ("Japan", "the Russians", "Tokyo", "HMG", "GOI", "Smith")]
    ['JP', 'RU', 'JP', 'GB', '', '']
    >>> party_of_name("GOI", host="IR")
    'IR'
    """
    codes = codes_of_name(words)
    if len(codes) == 1:
        return codes[0]
    return host if host and host in codes else ""


def find_parties(text: str, start: int = 0, end: int | None = None, host: str = "") -> list[tuple[int, int, str]]:
    """The places in `text[start:end]` that name a side, in order: start, end, code. The longest name wins.

    A short form that stays open (`GOI` without a host) takes the side that the text names most, else is left out.

    >>> find_parties("The GOJ and the South Koreans met.", host="JP")
    [(4, 7, 'JP'), (16, 29, 'KR')]
    """
    found = _find(text, start, len(text) if end is None else end)
    sure = [(first, last, codes[0]) for first, last, codes in found if len(codes) == 1]
    if len(sure) == len(found):
        return sure
    named = Counter([code for _, _, code in sure])
    return [(a, b, code) for a, b, codes in found if (code := _choose(codes, host, named))]


def _find(text: str, begin: int, stop: int) -> list[Named]:
    found: list[Named] = []
    reached = 0
    for match in _WORD.finditer(text, begin, stop):
        named: re.Match[str] | None = match
        if reached and match.start() < reached:
            # "Brazil" in "United States-Brazil"
            named = _WORD.search(text, reached, match.end()) if match.end() > reached else None
        meaning = _meaning(named[0]) if named is not None else None
        if named is None or meaning is None:
            continue  # most words
        start = named.start()
        longer, pieces = meaning
        for words, codes in longer:
            end = start + len(words)
            if end <= stop and text.startswith(words, start) and not text[end : end + 1].isalnum():
                found.append((start, end, codes))
                reached = end
                break
        else:
            found += [(start + first, start + last, codes) for first, last, codes in pieces]
    return found


@lru_cache(maxsize=65536)
def _meaning(word: str) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], tuple[Named, ...]] | None:
    """What a word can name: names of several words that begin with it, and the parts of itself that are names.

    None where it is no name and begins none.
    """
    names = party_names()
    longer = tuple((words, names[words].codes) for words in continuations().get(word, ()))
    pieces: list[Named] = []
    for whole in (word, word.rstrip("."), *(word.removesuffix(suffix) for suffix in _SUFFIXES)):
        if whole in names:
            pieces.append((0, len(whole), names[whole].codes))
            break
    else:
        at = 0
        for part in word.split("-") if "-" in word else ():
            # "Tokyo-Moscow", "Japan-Russia"
            if part in names:
                pieces.append((at, at + len(part), names[part].codes))
            at += len(part) + 1
    return (longer, tuple(pieces)) if longer or pieces else None


def _choose(codes: tuple[str, ...], host: str, named: Counter[str]) -> str:
    """The one side meant: the only one, the host, or the one that the text names most."""
    if len(codes) == 1:
        return codes[0]
    if host in codes:
        return host
    best = max(codes, key=lambda code: named[code])
    return best if named[best] else ""
