"""The sides that a span names, for those who ask for hundreds of spans: what each word can name is kept.

It gives what `parties.find_parties` gives without a host.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from kg.findings.parties import continuations, party_names

# "Côte d'Ivoire", "U.S.", "GOJ", "Bosnia-Herzegovina": one word that may begin or go on in a name
_WORD = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*", re.UNICODE)
_SUFFIXES = ("'s", "’s", "'S")

Named = tuple[int, int, tuple[str, ...]]


def find_named_parties(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The sides that `text[start:end]` names, in order: start, end, code.

    A name of several sides (`GOI`) means the one that the span names most by other names, else it is left out.

    >>> find_named_parties("Tokyo told the Russians so.", 0, 27)
    [(0, 5, 'JP'), (15, 23, 'RU')]
    """
    found = _find(text, start, end)
    if all(len(codes) == 1 for _, _, codes in found):
        return [(first, last, codes[0]) for first, last, codes in found]
    named = Counter(codes[0] for _, _, codes in found if len(codes) == 1)
    return [
        (first, last, code)
        for first, last, codes in found
        if (code := max(codes, key=lambda one: named[one])) and (len(codes) == 1 or named[code])
    ]


def _find(text: str, begin: int, stop: int) -> list[Named]:
    found: list[Named] = []
    reached = 0
    for match in _WORD.finditer(text, begin, stop):
        word, start = match.group(), match.start()
        if start < reached:
            # "Brazil" in "United States-Brazil"
            rest = _WORD.search(text, reached, match.end()) if match.end() > reached else None
            if rest is None:
                continue
            word, start = rest.group(), rest.start()
        meaning = _meaning(word)
        if meaning is None:
            continue
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
