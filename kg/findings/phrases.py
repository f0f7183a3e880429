"""Noun phrases that name people, offices, bodies, groups and sides.

`Norwegian Embassy First Secretary Kari Dahl` is one phrase of kind person; `the Prime Minister` of kind role;
`Foreign Ministry officials` group; `MOFA` body; `Moscow` party; `we` post; `he` pronoun.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.findings import vocabulary as v
from kg.findings.tokens import Tokens
from kg.findings.word_flags import bare

_SENTENCE_END = frozenset('.!?:;"”“(*')
_SIDED = v.PARTY | v.BODY | v.PLACE | v.ORG
# the last words behind which a phrase may end elsewhere than the word: "Tanabe's", "U.S."
_CLOSINGS = v.POSSESSIVE | v.PARTY


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its kind, where it stands, the name and the title in it.

    `sides` are the words before the name that may name a side or a body. `flags` are those of the words seen,
    `follower` those of the word after it. `paragraph` counts from 0. `shown` are the words of all but the title that
    stands before a name, with one blank between each two.
    """

    kind: str
    start: int
    end: int
    name_start: int
    name: str
    title: str
    sides: tuple[str, ...]
    flags: int
    determiner: str
    paragraph: int
    follower: int
    shown: str


def make_phrase(kind: str, tokens: Tokens, span: tuple[int, int, int], determiner: str = "", flags: int = 0) -> Phrase:
    """The phrase of the words `first:last`, whose name is `name:last`, where `span` is first, name, last."""
    first, name, last = span
    body, starts, words, kinds = tokens.body, tokens.starts, tokens.words, tokens.flags
    start = starts[first]
    end = stop = starts[last - 1] + len(words[last - 1])
    if kinds[last - 1] & _CLOSINGS:
        end, flags = _end(tokens, last - 1, flags)
    sides: tuple[str, ...] = ()
    if flags & _SIDED:
        if name - first > 1:
            sides = tuple([bare(words[at]) for at in range(first, name) if kinds[at] & _SIDED])
        elif name > first:
            sides = (bare(words[first]),)
    follower = kinds[last] if tokens.joined[last] else 0
    if determiner:
        determiner = determiner.lower()
    if name == last:
        shown = title = _one_line(body[start:end])
        if end != stop:
            title = _one_line(body[start:stop])
        return Phrase(kind, start, end, end, "", title, sides, flags, determiner, tokens.paragraph, follower, shown)
    name_start = starts[name]
    title = _one_line(body[start : starts[name - 1] + len(words[name - 1])]) if name > first else ""
    shown = _one_line(body[name_start:end])
    return Phrase(
        kind, start, end, name_start, shown, title, sides, flags, determiner, tokens.paragraph, follower, shown
    )


def lone_phrase(kind: str, tokens: Tokens, place: int, determiner: str = "", flags: int = 0) -> Phrase:
    """The phrase of one word, which is a name where `kind` is person."""
    shown = word = tokens.words[place]
    start, closing = tokens.starts[place], tokens.flags[place]
    end = start + len(word)
    if closing & v.POSSESSIVE or (closing & v.PARTY and "." in word):
        end, flags = _end(tokens, place, flags)
        shown = tokens.body[start:end]
    after = place + 1
    follower = tokens.flags[after] if tokens.joined[after] else 0
    if determiner:
        determiner = determiner.lower()
    if kind == "person":
        return Phrase(kind, start, end, start, shown, "", (), flags, determiner, tokens.paragraph, follower, shown)
    sides: tuple[str, ...] = ()
    if flags & _SIDED:
        sides = (bare(word) if closing & v.POSSESSIVE else word,)
    return Phrase(kind, start, end, end, "", word, sides, flags, determiner, tokens.paragraph, follower, shown)


def _end(tokens: Tokens, last: int, flags: int) -> tuple[int, int]:
    """Where a phrase ends whose last word is the one at `last`, and its flags with what that word owns."""
    word, closing = tokens.words[last], tokens.flags[last]
    end = tokens.starts[last] + len(word)
    if closing & v.POSSESSIVE:
        end = tokens.starts[last] + len(bare(word))
        flags |= v.POSSESSIVE
    if closing & v.PARTY and "." in word and tokens.body[end : end + 1] == ".":
        end += 1  # "U.S."
    return end, flags


def opens_sentence(phrase: Phrase, body: str) -> bool:
    """Whether the phrase opens a sentence, a quotation or a bracket."""
    before = body[max(0, phrase.start - 3) : phrase.start].rstrip()
    return not before or before[-1] in _SENTENCE_END


def _one_line(words: str) -> str:
    """The words with one blank between each two."""
    return " ".join(words.split()) if "\n" in words or "  " in words or not words.isprintable() else words
