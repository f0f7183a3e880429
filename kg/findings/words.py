"""The words of one sentence in order, each mention as one word, so that a clause is read from left to right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.findings.model import Mention
from kg.tables import read_table

# "Otsuki", "U.S", "al-Masri", "20,000", "--", a masked mention, what it owns ("'s", ",s"), a mark by itself
_WORD = re.compile(
    r"[^\W_]+(?:[-.&/,'][^\W_]+)*|\x01+|\x02+|(?<=[\x01\x02])(?:[',`]s\b|'(?=\s))"
    r"|''|``|--+|[^\w\s\x01\x02]|_+"
)
# "Otsuki's": the end of a mention that owns what follows
_OWNED = re.compile(r"(?:['’,`]s|['’])\Z", re.IGNORECASE)
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

    After a mention that owns what follows stands the word `'s`. Where the words stand is looked up when first asked.
    """

    __slots__ = ("_at", "_masked", "body", "end", "mentions", "start", "texts")

    def __init__(
        self, body: str, span: tuple[int, int], texts: list[str], mentions: list[Mention | None], masked: str
    ) -> None:
        self.body = body
        self.start, self.end = span
        self.texts = texts
        self.mentions = mentions
        self._masked = masked
        self._at: tuple[list[int], list[int]] | None = None

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def starts(self) -> list[int]:
        """The character at which each word begins."""
        return (self._at or self._placed())[0]

    @property
    def ends(self) -> list[int]:
        """The character after each word."""
        return (self._at or self._placed())[1]

    def text(self, place: int) -> str:
        """The word at `place`, "" outside the sentence."""
        return self.texts[place] if 0 <= place < len(self.texts) else ""

    def mention(self, place: int) -> Mention | None:
        """The mention at `place`, None outside the sentence."""
        return self.mentions[place] if 0 <= place < len(self.texts) else None

    def drop(self, first: int, last: int) -> None:
        """Leave out the words from `first` up to `last` (exclusive)."""
        for column in (self.texts, self.mentions, *(self._at or self._placed())):
            del column[first:last]

    def _placed(self) -> tuple[list[int], list[int]]:
        masked = self._masked
        spans = [found.span() for found in _WORD.finditer(masked, self.start, self.end)]
        starts = [start for start, _ in spans if masked[start] != "."]
        ends = [end for start, end in spans if masked[start] != "."]
        if len(starts) < len(self.texts):
            starts.append(self.end - 1)
            ends.append(self.end)
        self._at = (starts, ends)
        return self._at


class Masked:
    """A body in small letters with its mentions masked, so that each is read as one word."""

    def __init__(self, body: str, mentions: Sequence[Mention]) -> None:
        self.body = body
        self.at: dict[int, Mention] = {}
        self.starts: list[int] = []
        lower = body.lower()
        if len(lower) != len(body):
            # a letter that grows when it is made small would shift what follows
            lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in body)
        parts: list[str] = []
        at, mask = 0, "\x01"
        for mention in mentions:
            owned = _OWNED.search(body, mention.start, mention.end)
            end = owned.start() if owned is not None and owned.start() > mention.start else mention.end
            if mention.start < at or end <= mention.start:
                continue
            parts += (lower[at : mention.start], mask * (end - mention.start))
            self.at[mention.start] = mention
            self.starts.append(mention.start)
            at, mask = end, "\x02" if mask == "\x01" else "\x01"
        self.text = "".join((*parts, lower[at:])).replace("’", "'")

    def words(self, start: int, end: int) -> Words:
        """The words of the sentence from `start` to `end`."""
        texts = _WORD.findall(self.text, start, end)
        if "." in texts:
            # the dot of "Gen." or "U.S" inside the sentence is no word; that at its end is put back below
            texts = [word for word in texts if word != "."]
        mentions: list[Mention | None] = [None] * len(texts)
        first = bisect_left(self.starts, start)
        if first < len(self.starts) and self.starts[first] < end:
            self._set_mentions(texts, mentions, first, start)
        if end > start and self.body[end - 1] == ".":
            texts.append(".")
            mentions.append(None)
        if "unqte" in texts or "unquote" in texts or "qte" in texts:
            _mark_quotations(texts)
        words = Words(self.body, (start, end), texts, mentions, self.text)
        _drop_parenthetical(words)
        return words

    def _set_mentions(self, texts: list[str], mentions: list[Mention | None], at: int, start: int) -> None:
        """Put the mentions from the one at `at` on where their masks stand, and `'s` after those that own."""
        if start > 0 and at > 0 and self.text[start] <= "\x02" and self.starts[at] != start:
            at -= 1  # the sentence begins inside a mention
        for place, word in enumerate(texts):
            if word[0] > "\x02":
                continue
            if at >= len(self.starts):
                break
            mention = self.at[self.starts[at]]
            inside = self.starts[at] < start
            at += 1
            if inside:
                continue
            mentions[place] = mention
            texts[place] = "@"
            owner, end = place + 1, self.starts[at - 1] + len(word)
            if owner < len(texts) and texts[owner] in _OWNS and self.text.startswith(texts[owner], end):
                texts[owner] = "'s"


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
    if asides.isdisjoint(texts):
        return
    for place in range(len(texts) - 3, 0, -1):
        if texts[place] == "," and texts[place + 2] == "," and texts[place + 1] in asides:
            words.drop(place, place + 3)
