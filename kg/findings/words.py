"""The words of one sentence in order, each mention as one word, so that a clause is read from left to right."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from kg.findings.model import Mention
from kg.findings.speaking_nouns import speaking_nouns
from kg.tables import read_table

# "Otsuki", "U.S", "al-Masri", "20,000", "--", a masked mention, what it owns ("'s", ",s"), a mark by itself
# A dot by itself, as after "Gen", is no word.
_WORD = re.compile(
    r"([^\W_]+(?:[-.&/,'][^\W_]+)*|\x01+|\x02+|(?<=[\x01\x02])(?:[',`]s\b|'(?=\s))"
    r"|''|``|--+|[^\w\s\x01\x02.]|_+)"
)
# "Otsuki's": the end of a mention that owns what follows
_OWNED = frozenset(["'s", "’s", ",s", "`s", "'S", "’S", ",S", "`S"])
_APOSTROPHES = frozenset("'’")
_OWNS = frozenset({"'s", ",s", "`s", "'"})
QUOTES = frozenset({'"', "“", "”", "''", "``"})
DASHES = frozenset({"--", "---", "-", "–", "—"})
_MASKS = ("\x01", "\x02")
_AT = "\x03"  # an `@` of the text itself
_UNMASKED = str.maketrans({"@": _AT, "\x01": "\x04", "\x02": "\x04"})
_BEYOND = [""] * 10  # what stands before the first word, and after the last
_LONGEST_KEPT = 40
_WORDED = frozenset({"qte", "unqte", "unquote"})


@dataclass(frozen=True, slots=True)
class FunctionWord:
    """A word of a closed class of the language: `the` is a determiner, `would` a modal verb."""

    word: str
    classes: tuple[str, ...]


@cache
def word_class(name: str) -> frozenset[str]:
    """All words of one class of data/function_words.csv; the nouns of data/speaking_nouns.csv with those that speak.

    >>> "would" in word_class("modal"), "reyes" in word_class("modal")
    (True, False)
    """
    found = {row.word for row in read_table(FunctionWord, "function_words.csv") if name in row.classes}
    if name in {"who", "somebody"}:
        found |= {row.word for row in speaking_nouns() if name == "who" or row.kind == "person"}
    return frozenset(found)


# nouns and verbs that a rule asks for, of which the language makes ever new ones
_OPEN_CLASSES = frozenset({"who", "institution", "meets", "addresses", "somebody", "appointment", "judging", "threat"})


@cache
def _function_words() -> frozenset[str]:
    rows = read_table(FunctionWord, "function_words.csv")
    return frozenset(row.word for row in rows if not _OPEN_CLASSES.issuperset(row.classes))


_ASIDES = word_class("parenthetical")
_ASIDE_HEADS = frozenset(aside.split()[-1] for aside in _ASIDES)
_LONGEST_ASIDE = 6  # places between the commas around an aside
_PAST_SAYING = word_class("past-saying")
_DEGREES = word_class("degree")
_ADVERBS = word_class("adverb")
_NO_ADVERBS = word_class("no-adverb")


def is_function_word(text: str) -> bool:
    """Whether the word, in small letters, is of a closed class of the language.

    >>> is_function_word("the"), is_function_word("harbour")
    (True, False)
    """
    return text in _function_words()


def is_adverb(text: str) -> bool:
    """Whether the word, in small letters, is an adverb.

    >>> [is_adverb(word) for word in ("also", "strongly", "reply")]
    [True, True, False]
    """
    return text in _ADVERBS or (text[-2:] == "ly" and len(text) > 4 and text not in _NO_ADVERBS)


class Words:
    """The words of `body[start:end]`: text in small letters (`@` for a mention), and the mention that each is.

    After a mention that owns what follows stands the word `'s`. Beyond the sentence, on either side, `texts` holds ""
    and `mentions` None as far as any rule looks, so that a place need not be tested first; `size` is how many words
    there are. `named` are the mentions alone.
    """

    __slots__ = ("_masked", "_spans", "body", "end", "mentions", "named", "size", "start", "texts")

    def __init__(self, masked: Masked, start: int, end: int) -> None:
        self.body = body = masked.body
        self.start, self.end = start, end
        self.texts = texts = list(chain.from_iterable(map(_pieces_of, masked.text[start:end].split())))
        if end > start and body[end - 1] == ".":
            texts.append(".")
        self.size = len(texts)
        texts += _BEYOND
        self.mentions: list[Mention | None] = [None] * len(texts)
        self._masked = masked
        self._spans: dict[int, tuple[int, int]] = {}  # of the words that are found
        at = bisect_left(masked.mention_starts, start)
        self.named = masked.named[at : bisect_left(masked.mention_starts, end, at)]
        if texts[0] == "@" and start not in masked.mask_ends and masked.text[start] in _MASKS:
            # the sentence begins inside a mention, of which this is the rest
            rest = masked.text[start:end]
            texts[0] = rest[: len(rest) - len(rest.lstrip(rest[0]))]
        if self.named:
            self._set_mentions(masked.mask_ends, masked.text)
        if masked.has_marks:
            self._mend()
        if masked.has_clear and masked.text.find("clear", start, end) >= 0 and "clear" in texts:
            self._drop_degree()
        if body.count(",", start, end) > 1 and not _ASIDE_HEADS.isdisjoint(texts):
            self._drop_parenthetical()

    def _set_mentions(self, mask_ends: dict[int, int], text: str) -> None:
        """Put the mentions on where their masks stand, and `'s` after those that own."""
        texts, mentions = self.texts, self.mentions
        place = -1
        for mention in self.named:
            place = texts.index("@", place + 1)
            mentions[place] = mention
            following = texts[place + 1]
            if following in _OWNS and text.startswith(following, mask_ends[mention.start]):
                texts[place + 1] = "'s"

    def span(self, place: int) -> tuple[int, int]:
        """The characters of the word at `place`, looked for only here, as few are asked for, and kept."""
        found = self._spans.get(place)
        if found is None:
            found = self._spans[place] = self._find(place)
        return found

    def _find(self, place: int) -> tuple[int, int]:
        """The characters of the word at `place`, from what is nearest: a mention, a word that is found, the end."""
        mentions, texts, spans = self.mentions, self.texts, self._spans
        first = place
        while first > 0 and mentions[first - 1] is None and first - 1 not in spans:
            first -= 1
        # between two words stand blanks and dots, with which no word begins or ends
        if self.size - place < place - first and mentions[place : self.size].count(None) == self.size - place:
            at, last, rfind = self.end, self.end, self._masked.text.rfind
            for word in reversed(texts[place : self.size]):
                at = rfind(word, self.start, at)
                last = at + len(word)
            return at, last
        at = spans[first - 1][1] if first > 0 and first - 1 in spans else self.start
        if (before := mentions[first - 1]) is not None:
            at = self._masked.mask_ends[before.start]
        if first < place:
            at = self._next(first, at)[1]
            find = self._masked.text.find
            for word in texts[first + 1 : place]:
                at = find(word, at) + len(word)
        return self._next(place, at)

    def written(self, place: int) -> str:
        """The word at `place` as the cable writes it."""
        start, end = self.span(place)
        return self.body[start:end]

    def _next(self, place: int, at: int) -> tuple[int, int]:
        """The characters of the word at `place`, where the one before ends at `at`."""
        word = self.texts[place]
        if (mention := self.mentions[place]) is not None:
            return mention.start, min(self._masked.mask_ends[mention.start], self.end)
        if word == "." and place == self.size - 1:
            return self.end - 1, self.end
        text = self._masked.text
        if word == "'s" and place > 0 and self.mentions[place - 1] is not None:
            # "the Ministry's", "the Ministry,s", "the Ministers'"
            return at, at + (2 if text[at + 1 : at + 2] == "s" and not text[at + 2 : at + 3].isalnum() else 1)
        start = text.find(word, at)
        return start, start + len(word)

    def _locate(self) -> None:
        """Note where each word stands, before words are changed or left out."""
        if len(self._spans) < self.size:
            at = self.start
            for place in range(self.size):
                self._spans[place] = found = self._next(place, at)
                at = found[1]

    def _drop(self, first: int, last: int) -> None:
        """Leave out the words from `first` up to `last` (exclusive)."""
        self._locate()
        del self.texts[first:last], self.mentions[first:last]
        spans = [self._spans[place] for place in range(self.size) if not first <= place < last]
        self._spans = dict(enumerate(spans))
        self.size -= last - first

    def _mend(self) -> None:
        """Read `QTE ... UNQTE` as quotation marks, and an `@` of the text as such."""
        texts = self.texts
        if _AT in texts:
            self._locate()
            texts[:] = ["@" if text == _AT else text for text in texts]
        if not _WORDED.isdisjoint(texts):
            self._locate()
            _mark_quotations(texts)

    def _drop_degree(self) -> None:
        """Leave out the `quite` of `made it quite clear that`."""
        place = self.texts.index("clear") - 1
        if self.texts[place] in _DEGREES and self.texts[place - 1] in ("it", "made", "make", "makes"):
            self._drop(place, place + 1)

    def _drop_parenthetical(self) -> None:
        """Leave out `, however,` and `, by contrast,`: between a subject and its verb they say nothing of either."""
        texts = self.texts
        commas = [place for place, text in enumerate(texts) if text == ","]
        closed = len(texts)  # where the aside left out last began
        for opener, closer in zip(commas[-2::-1], commas[:0:-1], strict=True):
            is_near = 1 < closer - opener < _LONGEST_ASIDE and opener > 0 and closer < closed
            if is_near and " ".join(texts[opener + 1 : closer]) in _ASIDES:
                self._drop(opener, closer + 1)
                closed = opener


class _Pieces(dict[str, tuple[str, ...]]):
    """The words in what stands between two blanks, by its characters: `talks,"` is `talks`, `,`, `"`.

    A mask is `@`. The same words come again and again within a cable and between cables; only short ones are kept.
    """

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        words = tuple(["@" if word[0] in _MASKS else sys.intern(word) for word in _WORD.findall(chunk)])
        if len(chunk) <= _LONGEST_KEPT:
            self[chunk] = words
        return words


_PIECES = _Pieces()
_pieces_of = _PIECES.__getitem__
_MOST_PIECES = 100_000


class Masked:
    """A body in small letters with its mentions masked, so that each is read as one word.

    `named` are the mentions that are masked, `mention_starts` their first characters; `mask_ends` tells for each of
    these where its mask ends.
    """

    def __init__(self, body: str, mentions: Sequence[Mention]) -> None:
        self.body = body
        lower = body.lower()
        if len(lower) != len(body):
            # a letter that grows when it is made small would shift what follows
            lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in body)
        has_at = "@" in lower
        if has_at or "\x01" in lower or "\x02" in lower:
            lower = lower.translate(_UNMASKED)
        parts: list[str] = []
        self.named: list[Mention] = []
        self.mask_ends: dict[int, int] = {}
        at, mask, other = 0, "\x01", "\x02"
        for mention in mentions:
            first, last = mention.start, mention.end
            if first < at or last <= first:
                continue
            tail = body[max(last - 2, 0) : last]
            if tail in _OWNED and last - first > 2:
                last -= 2
            elif tail[-1] in _APOSTROPHES and last - first > 1:
                last -= 1
            parts += (lower[at:first], mask * (last - first))
            self.named.append(mention)
            self.mask_ends[first] = at = last
            mask, other = other, mask
        self.text = "".join((*parts, lower[at:])).replace("’", "'")
        self.mention_starts = list(self.mask_ends)
        # whether marks may stand in it that are read otherwise than they are written
        self.has_marks = has_at or "qte" in self.text or "unquote" in self.text
        self.has_clear = "clear" in self.text
        if len(_PIECES) > _MOST_PIECES:
            _PIECES.clear()

    def begins_clause(self, start: int) -> bool:
        """Whether a surname alone stands at `start`, and a verb in the past after it: `Reyes said`."""
        end = self.mask_ends.get(start)
        mention = self.named[bisect_left(self.mention_starts, start)] if end is not None else None
        if end is None or mention is None or mention.kind != "person" or " " in self.body[start : mention.end]:
            return False
        following = _WORD.search(self.text, end)
        return following is not None and following.group() in _PAST_SAYING


def read_words(body: str, start: int, end: int, mentions: Sequence[Mention] = ()) -> Words:
    """The words of one sentence; `mentions` are those of the body in the order of the text.

    >>> words = read_words("Otsuki's aide said so.", 0, 22, [Mention(0, 6, "person", "Otsuki")])
    >>> words.texts[: words.size]
    ['@', "'s", 'aide', 'said', 'so', '.']
    """
    return Words(Masked(body, mentions), start, end)


def _mark_quotations(texts: list[str]) -> None:
    """Read the telegraphic `QTE ... UNQTE` as quotation marks, in place."""
    closes = "unqte" in texts or "unquote" in texts
    for place, text in enumerate(texts):
        if text in ("qte", "unqte", "unquote") or (text == "quote" and closes):
            texts[place] = '"'
