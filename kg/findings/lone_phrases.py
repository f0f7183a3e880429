"""The phrase of one word beside which nothing belongs to it: `Reyes`, `the GOJ`, `Minister`."""

from __future__ import annotations

from kg.findings import vocabulary as v
from kg.findings.naming_words import naming_words
from kg.findings.phrases import Phrase, lone_phrase
from kg.findings.tokens import Tokens

# the first word of a place with an article
_ARTICLES = naming_words("article") | {word.upper() for word in naming_words("article")}


def read_lone_phrase(tokens: Tokens, place: int, determiner: str, named: bool) -> Phrase | None:
    """The phrase of one word beside which nothing belongs to it: `Reyes`, `the GOJ`; None where it names nobody."""
    flags = tokens.flags[place]
    if named:
        if is_place_name(tokens, place, determiner):
            return None
        return lone_phrase("person", tokens, place, determiner, flags & v.NAME_FLAGS)
    if flags & (v.THING | v.COMMON) and not flags & v.WORD_OF_PHRASE:
        return None
    if flags & v.TITLE:
        kind = "role"
    elif flags & v.HEAD and (flags & v.LOWER or not flags & (v.ORG | v.OFFICE)):
        kind = "group"
    elif flags & (v.ORG | v.BODY):
        kind, flags = "body", flags & ~v.POSSESSIVE
    elif flags & v.PARTY:
        kind, flags = "party", flags & ~v.POSSESSIVE
    else:
        return None
    return lone_phrase(kind, tokens, place, determiner, flags)


def is_place_name(tokens: Tokens, place: int, determiner: str) -> bool:
    """Whether a name that begins a phrase is a place's: `Le Havre`, `the Christian Hills`."""
    flags = tokens.flags[place]
    if tokens.words[place] in _ARTICLES and not flags & v.GIVEN:
        return True
    return bool(determiner and flags & v.NOT_NAME)
