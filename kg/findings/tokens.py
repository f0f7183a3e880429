"""The words of a paragraph that mean something in names, titles and groups, each with its flags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.findings import vocabulary as v
from kg.findings.naming_words import naming_words
from kg.findings.word_flags import flags_of, known_flags

# "Tanabe-Dahl", "U.S", "A/S-equivalent", "Sa'ada", "Diet,s"
_WORD = re.compile(r"(?<!\w)[^\W\d_](?:\w|[-'’/&](?=\w)|\.(?=[A-Z](?![a-z]))|,(?=s\b))*['’]?")
_DOTTED = naming_words("dotted-in-capitals")


@dataclass(slots=True)
class Tokens:
    """The words of a paragraph that mean something here: where each starts and ends, the word, its flags."""

    body: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    flags: list[int] = field(default_factory=list)
    close: tuple[bool, ...] = ()

    def joined(self, place: int) -> bool:
        """Whether nothing but blanks, or the dot of `Gen.`, stands between the word at `place` and the one before."""
        if self.close[place]:
            return True
        gap = self.body[self.ends[place - 1] : self.starts[place]]
        if gap.isspace():
            return len(gap) < 3 or "\n\n" not in gap
        inside = gap.strip()
        flags = self.flags[place - 1]
        if inside == ".":
            word = self.words[place - 1]
            short = flags & v.TITLE and len(word) <= 4 and (word[1:].islower() or word in _DOTTED)
            return bool(flags & v.INITIAL or short) and len(gap) < 4
        if inside in ('"', "“", "”"):
            # 'Guillermo "Memo" Reyes'
            either = flags & v.NAMELIKE and not flags & v.NOT_NAME and self.flags[place] & v.NAMELIKE
            opening = gap[0].isspace() and flags & v.GIVEN
            return bool(either and (opening or self.body[self.starts[place - 1] - 1] in '"“'))
        # "Jean- \nFrancois": a name broken at the end of a line
        return inside == "-" and gap[0] == "-" and "\n" in gap and bool(flags & v.NAMELIKE)


def read_tokens(body: str, start: int, end: int, in_capitals: bool) -> Tokens:
    """The meaningful words of `body[start:end]`."""
    known = known_flags(in_capitals)
    get = known.get
    rows: list[tuple[int, int, str, int, bool]] = []
    last = -9
    for match in _WORD.finditer(body, start, end):
        word = match[0]
        flags = get(word)
        if flags is None:
            flags = known[word] = flags_of(word, in_capitals)
        if flags:
            first, stop = match.span()
            rows.append((first, stop, word, flags, first - last == 1 and body[last] in " \n"))
            last = stop
    if not rows:
        return Tokens(body)
    starts, ends, words, kinds, close = zip(*rows, strict=True)
    return Tokens(body, starts, ends, words, list(kinds), close)


def is_in_capitals(text: str) -> bool:
    """Whether the text is written in capitals, as telegrams were until the eighties."""
    sample = text[:600]
    small = sum(map(str.islower, sample))
    return small * 8 < sum(map(str.isupper, sample)) and len(sample) > 3
