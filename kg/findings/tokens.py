"""The words of a paragraph, each with its flags, and which of them belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate, compress

from kg.findings import vocabulary as v
from kg.findings.naming_words import naming_words
from kg.findings.word_flags import known_flags

# "Tanabe-Dahl", "U.S", "A/S-equivalent", "Sa'ada", "Diet,s"
_WORD = re.compile(r"(\b[^\W\d_]\w*+(?:(?:[-'’/&](?=\w)|\.(?=[A-Z](?![a-z]))|,(?=s\b))\w++)*+['’]?)")
_DOTTED = naming_words("dotted-in-capitals")
# what stands between two words: what parts them, blanks, the dot of `Gen.`, a quotation mark, `Jean- \nFrancois`
_APART, _BLANK, _DOT, _QUOTE, _BROKEN = range(5)
# what a side that ends in a dot can own
_OWNED = v.TITLE | v.OFFICE | v.ORG | v.HEAD | v.BODY | v.MODIFIER
_LONGEST_KEPT = 8


@dataclass(slots=True)
class Tokens:
    """The words of a paragraph: where each starts and ends, the word, its flags (0 for a word without meaning here).

    `joined` is true for a word that nothing but blanks, or the dot of `Gen.`, parts from the one before it.
    """

    body: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)


def read_tokens(body: str, start: int, end: int, in_capitals: bool) -> Tokens:
    """The words of `body[start:end]`."""
    pieces = _WORD.split(body[start:end])  # gap, word, gap, word ... gap
    words = pieces[1::2]
    places = list(accumulate(map(len, pieces), initial=start))
    starts, ends = places[1:-1:2], places[2::2]
    flags = list(map(known_flags(in_capitals).__getitem__, words))
    joined = list(map(_gaps().__getitem__, pieces[:-1:2]))
    if joined:
        joined[0] = _APART
    for place in compress(range(len(joined)), map(_BLANK.__lt__, joined)):
        joined[place] = _joins(joined[place], pieces[2 * place - 2 : 2 * place + 1], flags[place - 1], flags[place])
    return Tokens(body, starts, ends, words, flags, joined)


def _joins(kind: int, pieces: list[str], one: int, two: int) -> bool:
    """Whether a dot, quotation mark or hyphen joins two words of flags `one` and `two`.

    `pieces` are the gap before the first word, that word, the gap between them.
    """
    before, word, gap = pieces
    if kind == _DOT:
        if one & v.PARTY:
            return "." in word and bool(two & _OWNED) and len(gap) < 4  # "U.S. officials"
        short = one & v.TITLE and len(word) <= 4 and (word[1:].islower() or word in _DOTTED)
        return bool(one & v.INITIAL or short) and len(gap) < 4
    if kind == _QUOTE:
        # 'Guillermo "Memo" Reyes'
        either = one & v.NAMELIKE and not one & v.NOT_NAME and two & v.NAMELIKE
        return bool(either and ((gap[0].isspace() and one & v.GIVEN) or before[-1:] in ('"', "“")))
    # "Jean- \nFrancois": a name broken at the end of a line
    return bool(one & v.NAMELIKE)


class _Gaps(dict[str, int]):
    """What the characters between two words do, by the characters; only short ones are kept."""

    def __missing__(self, gap: str) -> int:
        kind = _kind_of_gap(gap)
        if len(gap) <= _LONGEST_KEPT:
            self[gap] = kind
        return kind


_KNOWN_GAPS = _Gaps()
_MOST_GAPS = 20_000


def _gaps() -> _Gaps:
    """The gaps looked at so far; emptied when they have grown many."""
    if len(_KNOWN_GAPS) > _MOST_GAPS:
        _KNOWN_GAPS.clear()
    return _KNOWN_GAPS


def _kind_of_gap(gap: str) -> int:
    """Whether the gap joins the words on both sides, parts them, or which mark stands in it."""
    if gap.isspace():
        return _BLANK if len(gap) < 3 or "\n\n" not in gap else _APART
    inside = gap.strip()
    if inside == ".":
        return _DOT
    if inside in ('"', "“", "”"):
        return _QUOTE
    return _BROKEN if inside == "-" and gap[0] == "-" and "\n" in gap else _APART


def is_in_capitals(text: str) -> bool:
    """Whether the text is written in capitals, as telegrams were until the eighties."""
    sample = text[:600]
    small = sum(map(str.islower, sample))
    return small * 8 < sum(map(str.isupper, sample)) and len(sample) > 3
