"""The words of one sentence in order, each mention as one word, so that a clause is read from left to right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from kg.findings.model import Mention
from kg.tables import read_table

# "Otsuki", "U.S", "al-Masri", "20,000", "--", a masked mention, what it owns ("'s", ",s"), a mark by itself
# A dot by itself, as after "Gen", is no word.
_WORD = re.compile(
    r"([^\W_]+(?:[-.&/,'][^\W_]+)*|\x01+|\x02+|(?<=[\x01\x02])(?:[',`]s\b|'(?=\s))"
    r"|''|``|--+|[^\w\s\x01\x02.]|_+)"
)
# "Otsuki's": the end of a mention that owns what follows
_OWNED = re.compile(r"(?:['’,`]s|['’])\Z", re.IGNORECASE)
_OWNING = frozenset("sS'’")
_OWNS = frozenset({"'s", ",s", "`s", "'"})
QUOTES = frozenset({'"', "“", "”", "''", "``"})
DASHES = frozenset({"--", "---", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class FunctionWord:
    """A word of a closed class of the language: `the` is a determiner, `would` a modal verb."""

    word: str
    classes: tuple[str, ...]


@cache
def word_class(name: str) -> frozenset[str]:
    """All words of one class of data/function_words.csv.

    >>> "would" in word_class("modal"), "reyes" in word_class("modal")
    (True, False)
    """
    return frozenset(row.word for row in read_table(FunctionWord, "function_words.csv") if name in row.classes)


@cache
def word_classes(*names: str) -> frozenset[str]:
    """All words of any of the classes.

    >>> {"would", "of"} <= word_classes("modal", "preposition")
    True
    """
    return frozenset().union(*(word_class(name) for name in names))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row.word for row in read_table(FunctionWord, "function_words.csv") if row.classes != ("who",))


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
    if text in word_class("adverb"):
        return True
    return text.endswith("ly") and len(text) > 4 and text not in word_class("no-adverb")


class Words:
    """The words of `body[start:end]`: text in small letters (`@` for a mention), where each stands, its mention.

    After a mention that owns what follows stands the word `'s`. `starts` and `ends` are the characters at which each
    word begins, and after it.
    """

    __slots__ = ("body", "end", "ends", "mentions", "start", "starts", "texts")

    def __init__(
        self,
        body: str,
        span: tuple[int, int],
        texts: list[str],
        mentions: list[Mention | None],
        places: tuple[list[int], list[int]],
    ) -> None:
        self.body = body
        self.start, self.end = span
        self.texts = texts
        self.mentions = mentions
        self.starts, self.ends = places

    def __len__(self) -> int:
        return len(self.texts)

    def text(self, place: int) -> str:
        """The word at `place`, "" outside the sentence."""
        return self.texts[place] if 0 <= place < len(self.texts) else ""

    def mention(self, place: int) -> Mention | None:
        """The mention at `place`, None outside the sentence."""
        return self.mentions[place] if 0 <= place < len(self.texts) else None

    def drop(self, first: int, last: int) -> None:
        """Leave out the words from `first` up to `last` (exclusive)."""
        for column in (self.texts, self.mentions, self.starts, self.ends):
            del column[first:last]


class Masked:
    """A body in small letters with its mentions masked, so that each is read as one word.

    It is parted into words once; `words` gives those of a sentence. Only `start:end` is read.
    """

    def __init__(self, body: str, mentions: Sequence[Mention], start: int = 0, end: int | None = None) -> None:
        self.body = body
        lower = body.lower()
        if len(lower) != len(body):
            # a letter that grows when it is made small would shift what follows
            lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in body)
        parts: list[str] = []
        masked: list[Mention] = []
        at, mask = 0, "\x01"
        for mention in mentions:
            last = mention.end
            if body[last - 1 : last] in _OWNING:
                owned = _OWNED.search(body, mention.start, last)
                last = owned.start() if owned is not None and owned.start() > mention.start else last
            if mention.start < at or last <= mention.start:
                continue
            parts += (lower[at : mention.start], mask * (last - mention.start))
            masked.append(mention)
            at, mask = last, "\x02" if mask == "\x01" else "\x01"
        self.text = "".join((*parts, lower[at:])).replace("’", "'")
        self._is_worded = "qte" in self.text or "unquote" in self.text
        # what stands between two words, a word, what stands between ...: their lengths tell where each begins
        pieces = _WORD.split(self.text[start:end])
        places = list(accumulate(map(len, pieces), initial=start))
        self._texts = pieces[1::2]
        self._starts = places[1:-1:2]
        self._ends = places[2::2]
        self._mentions: list[Mention | None] = [None] * len(self._texts)
        self._set_mentions(masked)

    def _set_mentions(self, masked: list[Mention]) -> None:
        """Put the mentions on where their masks stand, and `'s` after those that own."""
        texts, starts, ends = self._texts, self._starts, self._ends
        for mention in masked:
            place = bisect_left(starts, mention.start)
            if place == len(starts) or starts[place] != mention.start:
                continue
            self._mentions[place] = mention
            texts[place] = "@"
            owner = place + 1
            if owner < len(texts) and starts[owner] == ends[place] and texts[owner] in _OWNS:
                texts[owner] = "'s"

    def begins_clause(self, start: int) -> bool:
        """Whether a surname alone stands at `start`, and a verb in the past after it: `Reyes said`."""
        place = bisect_left(self._starts, start)
        mention = self._mentions[place] if place < len(self._starts) and self._starts[place] == start else None
        if mention is None or mention.kind != "person" or place + 1 == len(self._starts):
            return False
        is_surname = not self.body[mention.start : mention.end].count(" ")
        return is_surname and self._texts[place + 1] in word_class("past-saying")

    def words(self, start: int, end: int) -> Words:
        """The words of the sentence from `start` to `end`."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        texts, mentions = self._texts[first:last], self._mentions[first:last]
        starts, ends = self._starts[first:last], self._ends[first:last]
        if first > 0 and self._ends[first - 1] > start:
            # the sentence begins inside a word
            texts.insert(0, self.text[start : self._ends[first - 1]])
            mentions.insert(0, None)
            starts.insert(0, start)
            ends.insert(0, self._ends[first - 1])
        if ends and ends[-1] > end:
            ends[-1] = end
            if mentions[-1] is None:
                texts[-1] = self.text[starts[-1] : end]
        if end > start and self.body[end - 1] == ".":
            texts.append(".")
            mentions.append(None)
            starts.append(end - 1)
            ends.append(end)
        if self._is_worded and ("unqte" in texts or "unquote" in texts or "qte" in texts):
            _mark_quotations(texts)
        words = Words(self.body, (start, end), texts, mentions, (starts, ends))
        _drop_parenthetical(words)
        if "clear" in texts:
            _drop_degree(words)
        return words


def read_words(body: str, start: int, end: int, mentions: Sequence[Mention] = ()) -> Words:
    """The words of one sentence; `mentions` are those of the body in the order of the text.

    >>> read_words("Otsuki's aide said so.", 0, 22, [Mention(0, 6, "person", "Otsuki")]).texts
    ['@', "'s", 'aide', 'said', 'so', '.']
    """
    return Masked(body, mentions).words(start, end)


def _mark_quotations(texts: list[str]) -> None:
    """Read the telegraphic `QTE ... UNQTE` as quotation marks, in place."""
    closes = "unqte" in texts or "unquote" in texts
    for place, text in enumerate(texts):
        if text in ("qte", "unqte", "unquote") or (text == "quote" and closes):
            texts[place] = '"'


def _drop_parenthetical(words: Words) -> None:
    """Leave out `, however,`: it stands between a subject and its verb and says nothing of either."""
    texts = words.texts
    asides = word_class("parenthetical")
    if texts.count(",") < 2 or asides.isdisjoint(texts):
        return
    for place in range(len(texts) - 3, 0, -1):
        if texts[place] == "," and texts[place + 2] == "," and texts[place + 1] in asides:
            words.drop(place, place + 3)


def _drop_degree(words: Words) -> None:
    """Leave out the `quite` of `made it quite clear that`."""
    place = words.texts.index("clear") - 1
    if words.text(place) in word_class("degree") and words.text(place - 1) in ("it", "made", "make", "makes"):
        words.drop(place, place + 1)
