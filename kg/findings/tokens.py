"""The words of a paragraph, each with its flags, and which of them belong together."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate, compress, pairwise
from string import ascii_lowercase

from kg.findings import vocabulary as v
from kg.findings.naming_words import naming_words
from kg.findings.pieces import NOTHING, OTHER, SOFT, read_pieces
from kg.findings.word_flags import NO_WORD, known_flags

_DOTTED = naming_words("dotted-in-capitals")
# what stands between two words: what parts them, blanks, the dot of `Gen.`, a quotation mark, `Jean- \nFrancois`
_APART, _BLANK, _DOT, _QUOTE, _BROKEN = range(5)
# what a side that ends in a dot can own
_OWNED = v.TITLE | v.OFFICE | v.ORG | v.HEAD | v.BODY | v.MODIFIER
# a word before a dot, a quotation mark or a hyphen that may belong together with the next one
_MAY_JOIN = v.PARTY | v.TITLE | v.NAMELIKE
_LONGEST_KEPT = 8
_SMALL = ascii_lowercase.encode()


@dataclass(slots=True)
class Tokens:
    """The words of a paragraph: where each starts, the word, its flags (0 for a word without meaning here).

    `flags` and `joined` go on for one place after the last word, so that what follows may be asked of every word.
    `joined` is true for a word that nothing but blanks, or the dot of `Gen.`, parts from the one before it. What
    stands between blanks without being a word, such as `--` or `1998`, is a word without letters: "" of flags 0.
    `changed` is the last word whose flags the reading of a phrase has changed.
    """

    body: str
    starts: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    joined: list[bool] = field(default_factory=list)
    paragraph: int = 0
    changed: int = -1

    def end(self, place: int) -> int:
        """Where the word at `place` ends."""
        return self.starts[place] + len(self.words[place])


def read_tokens(body: str, start: int, end: int, in_capitals: bool) -> Tokens:
    """The words of `body[start:end]`.

    The text is parted at its blanks, which is quicker than any pattern; only what is more than a word, `Reyes),`, is
    looked at closer.
    """
    text = body[start:end]
    if "\n" in text:
        # the mark of an empty line keeps the words on both sides from looking like neighbours
        text = text.replace("\n\n", "\0 ").replace("\n", " ")
    words = text.split(" ")
    starts = list(accumulate([len(word) + 1 for word in words], initial=start))
    if "  " in text or text.startswith(" ") or text.endswith(" "):
        starts = list(compress(starts, words))
        words = list(filter(None, words))
    known = known_flags(in_capitals)
    flags = list(map(known.__getitem__, words))
    odd = [place for place, kind in enumerate(flags) if kind == NO_WORD]
    tokens = Tokens(body, starts, words, flags)
    several = [place for place in odd if len(read_pieces(words[place]).words) > 1 or words[place].isspace()]
    if several:
        _part(tokens, several, known)
        odd = [place for place, kind in enumerate(tokens.flags) if kind == NO_WORD]
    joined = tokens.joined = [True] * len(tokens.words)
    tokens.flags.append(0)
    joined.append(False)
    open_gaps = _strip_marks(tokens, odd, known)
    joined[0] = joined[-1] = False
    for place in open_gaps:
        if joined[place]:
            joined[place] = _joins(tokens, place)
    return tokens


def _part(tokens: Tokens, several: list[int], known: dict[str, int]) -> None:
    """Part what holds several words between two blanks, `agreed--Reyes`, into one piece a word; leave out tabs."""
    starts: list[int] = []
    words: list[str] = []
    flags: list[int] = []
    done = 0
    for place in several:
        starts += tokens.starts[done:place]
        words += tokens.words[done:place]
        flags += tokens.flags[done:place]
        whole, begin = tokens.words[place], tokens.starts[place]
        offsets = [0, *(offset for offset, _ in read_pieces(whole).words[1:]), len(whole)]
        for first, last in pairwise(offsets) if not whole.isspace() else ():
            starts.append(begin + first)
            words.append(whole[first:last])
            flags.append(known[whole[first:last]])
        done = place + 1
    tokens.starts = starts + tokens.starts[done:]
    tokens.words = words + tokens.words[done:]
    tokens.flags = flags + tokens.flags[done:]


def _strip_marks(tokens: Tokens, odd: list[int], known: dict[str, int]) -> list[int]:
    """Put the words in place of those with marks around them, and part those that a mark parts.

    Comes back with the places of the words before which a dot, a quotation mark or a hyphen stands: what these do, the
    words on both sides say, which are only known when all are in place.
    """
    starts, words, flags, joined = tokens.starts, tokens.words, tokens.flags, tokens.joined
    open_gaps: list[int] = []
    for place in odd:
        lead, inside, tail = read_pieces(words[place])
        if not inside:
            words[place], flags[place] = "", 0
            joined[place] = joined[place + 1] = False
            continue
        offset, word = inside[0]
        words[place] = word
        kind = flags[place] = known[word]
        if lead != NOTHING:
            starts[place] += offset
            joined[place] = joined[place] and lead != OTHER
            open_gaps.append(place)
        if tail == OTHER or (tail == SOFT and not kind & _MAY_JOIN):
            joined[place + 1] = False
        elif tail != NOTHING:
            open_gaps.append(place + 1)
    return open_gaps


def _joins(tokens: Tokens, place: int) -> bool:
    """Whether what stands before the word at `place` joins it to the word before."""
    before = place - 1
    start = tokens.starts[before]
    word = tokens.words[before]
    gap = tokens.body[start + len(word) : tokens.starts[place]]
    kind = _gaps()[gap]
    if kind <= _BLANK:
        return kind == _BLANK
    one, two = tokens.flags[before], tokens.flags[place]
    if kind == _DOT:
        if one & v.PARTY:
            return "." in word and bool(two & _OWNED) and len(gap) < 4  # "U.S. officials"
        short = one & v.TITLE and len(word) <= 4 and (word[1:].islower() or word in _DOTTED)
        return bool(one & v.INITIAL or short) and len(gap) < 4
    if kind == _QUOTE:
        # 'Guillermo "Memo" Reyes'
        either = one & v.NAMELIKE and not one & v.NOT_NAME and two & v.NAMELIKE
        is_closed = start > 0 and tokens.body[start - 1] in ('"', "“")
        return bool(either and ((gap[0].isspace() and one & v.GIVEN) or is_closed))
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
    if len(sample) <= 3:
        return False
    if sample.isascii():
        letters = sample.encode()
        small = len(letters) - len(letters.translate(None, _SMALL))
    else:
        small = sum(map(str.islower, sample))
    return small * 8 < len(sample) and small * 8 < sum(map(str.isupper, sample))
