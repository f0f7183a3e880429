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


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its kind, where it stands, the name and the title in it.

    `sides` are the words before the name that may name a side or a body. `flags` are those of the words seen,
    `follower` those of the word after it. `opens` is true at the start of a sentence. `paragraph` counts from 0.
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
    opens: bool
    paragraph: int
    follower: int


def make_phrase(kind: str, tokens: Tokens, span: tuple[int, int, int], determiner: str = "", flags: int = 0) -> Phrase:
    """The phrase of the words `first:last`, whose name is `name:last`, where `span` is first, name, last."""
    first, name, last = span
    body, starts, ends, kinds = tokens.body, tokens.starts, tokens.ends, tokens.flags
    start, end = starts[first], ends[last - 1]
    closing = kinds[last - 1]
    if closing & v.POSSESSIVE:
        end = starts[last - 1] + len(bare(tokens.words[last - 1]))
    if closing & v.PARTY and body[end : end + 1] == "." and "." in tokens.words[last - 1]:
        end += 1  # "U.S."
    name_start = starts[name] if name < last else end
    sides: tuple[str, ...] = ()
    if flags & _SIDED:
        words = tokens.words
        if name - first > 1:
            sides = tuple([bare(words[at]) for at in range(first, name) if kinds[at] & _SIDED])
        elif name > first:
            sides = (bare(words[first]),)
    return Phrase(
        kind,
        start,
        end,
        name_start,
        _one_line(body[name_start:end]) if name < last else "",
        _one_line(body[start : ends[name - 1]]) if name > first else "",
        sides,
        flags | closing & v.POSSESSIVE,
        determiner.lower() if determiner else "",
        _opens(tokens, first),
        0,
        kinds[last] if last < len(starts) and tokens.joined[last] else 0,
    )


def _opens(tokens: Tokens, place: int) -> bool:
    """Whether the word opens a sentence, a quotation or a bracket."""
    start = tokens.starts[place]
    if place and tokens.joined[place] and start - tokens.ends[place - 1] == 1:
        return False  # one blank parts it from the word before
    before = tokens.body[start - 3 if start > 3 else 0 : start].rstrip()
    return not before or before[-1] in _SENTENCE_END


def _one_line(words: str) -> str:
    """The words with one blank between each two."""
    return " ".join(words.split()) if "\n" in words or "  " in words or not words.isprintable() else words
