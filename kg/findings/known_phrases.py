"""The phrases of several words read so far: the same ones stand in cable after cable, and many times in each."""

from __future__ import annotations

from functools import cache

from kg.findings import vocabulary as v
from kg.findings.links import title_over
from kg.findings.phrases import Phrase
from kg.findings.tokens import Tokens
from kg.findings.word_flags import flags_of

_MOST = 32768
_LONGEST = 80
_MOST_WORDS = 16
_NAME_AND_DAY = v.GIVEN | v.FAMILY
_OWNING = ("'s", "’s", ",s", "'S", "’S", ",S", "'", "’")


class KnownPhrases:
    """What is remembered for texts in capitals or others, by the words from the first on to where no phrase goes on.

    Only the words say what is read of them: no place, no cable. All is forgotten when it has grown much.
    """

    def __init__(self, in_capitals: bool) -> None:
        self._inner = _inner_words(in_capitals)
        # the fields of a phrase, its places counted from the first word, None for nobody; how many words were read
        self._known: dict[str, tuple[Phrase | None, int]] = {}

    def words(self, tokens: Tokens, first: int, last: int) -> str:
        """What a reading from `first` on, over `last` at least, is remembered by; "" for what is not remembered.

        It goes up to a word that no phrase goes on over. The name `May` before a number is a month, words that were
        read as something else before are not themselves, and the first word of a paragraph has none before it.
        """
        if not first or tokens.changed >= first:
            return ""
        words, kinds, joined, inner = tokens.words, tokens.flags, tokens.joined, self._inner
        ahead = last + 1
        limit = ahead + _MOST_WORDS
        while ahead < limit and joined[ahead] and (kinds[ahead] or words[ahead] in inner):
            ahead += 1
        if joined[ahead] and not kinds[ahead] and title_over(tokens, ahead):
            return ""  # "Norwegian Embassy first secretary": the phrase goes on
        word, kind = words[ahead - 1], kinds[ahead - 1]
        start, end = tokens.starts[first], tokens.starts[ahead - 1] + len(word)
        if (
            ahead == limit
            or end - start > _LONGEST
            or (kind & v.COMMON and (kind & _NAME_AND_DAY or word in v.calendar_words()))
        ):
            return ""
        return tokens.body[start : end + 1 if "." in word else end]  # the dot of "U.S."

    def recall(self, words: str, start: int, paragraph: int) -> tuple[Phrase | None, int] | None:
        """The phrase among the words that begin at `start`, and how many words were read; None where not known."""
        known = self._known.get(words)
        if known is None or known[0] is None:
            return known
        return _moved(known[0], start, paragraph), known[1]

    def remember(self, words: str, start: int, phrase: Phrase | None, length: int) -> None:
        """Note what was read of the words that begin at `start`."""
        if len(self._known) > _MOST:
            self._known.clear()
        self._known[words] = None if phrase is None else _moved(phrase, -start, 0), length


def _moved(one: Phrase, by: int, paragraph: int) -> Phrase:
    """The same phrase elsewhere."""
    return Phrase(
        one.kind,
        one.start + by,
        one.end + by,
        one.name_start + by,
        one.name,
        one.title,
        one.sides,
        one.flags,
        one.determiner,
        paragraph,
        one.follower,
        one.shown,
    )


@cache
def known_phrases(in_capitals: bool) -> KnownPhrases:
    """What is remembered of texts in capitals, or of others."""
    return KnownPhrases(in_capitals)


@cache
def _inner_words(in_capitals: bool) -> frozenset[str]:
    """The words without a meaning of their own that stand inside a known name, as `in` does in a title."""
    parts = {part for rows in v.longer_names().values() for row in rows.values() for name, _ in row for part in name}
    bare = {part for part in parts if not flags_of(part, in_capitals)}
    return frozenset(bare | {part + ending for part in bare for ending in _OWNING} | {"in", "IN"})
