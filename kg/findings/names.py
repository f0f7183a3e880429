"""Where a person's name, or a name that the tables know, begins and ends among the words of a paragraph."""

from __future__ import annotations

from kg.findings import vocabulary as v
from kg.findings.naming_words import naming_words
from kg.findings.tokens import Tokens
from kg.findings.word_flags import bare

_MAX_NAME = 6
# the first word of a place that bears a saint's name
SAINTS = naming_words("saint") | {word.upper() for word in naming_words("saint")}


def known_name(tokens: Tokens, place: int) -> tuple[int, int]:
    """How many words from `place` make one known name, and its flags; (0, 0) where none."""
    words, count = tokens.words, len(tokens.words)
    if place + 1 == count or not tokens.joined[place + 1]:
        return 0, 0
    for parts, flags in v.longer_names()[words[place]].get(bare(words[place + 1]), ()):
        length = len(parts)
        stop = place + length
        if stop <= count and all(
            bare(words[place + k]) == parts[k] and tokens.joined[place + k] for k in range(2, length)
        ):
            return length, flags | tokens.flags[stop - 1] & v.POSSESSIVE
    return 0, 0


def is_name(tokens: Tokens, place: int, after_title: bool, in_capitals: bool) -> bool:
    """Whether the word at `place` can be part of a person's name."""
    flags = tokens.flags[place]
    if flags & v.LOWER:
        return False
    if flags & (v.NAMELIKE | v.FAMILY):
        if not flags & (v.NOT_NAME | v.TITLE | v.HEAD | v.MODIFIER | v.DETERMINER | v.VERB):
            return True
        # "Will Reyes", "Jordan", "Grace": a name where a name goes on
        if flags & (v.GIVEN | v.FAMILY):
            if flags & v.COMMON and tokens.body[tokens.end(place) : tokens.end(place) + 4].strip()[:1].isdigit():
                return False  # "the Charge August 28"
            if flags & v.TITLE and not flags & v.COURTESY and not after_title:
                return False
            if flags & v.TITLE and flags & v.PRIVATE and in_capitals:
                return False  # "THE ELDER SON"
            following = place + 1
            goes_on = (
                following < len(tokens.words)
                and tokens.joined[following]
                and bool(tokens.flags[following] & v.NAMELIKE)
                and not tokens.flags[following] & (v.NOT_NAME | v.TITLE)
                and not tokens.flags[place] & v.POSSESSIVE
            )
            if flags & v.PRONOUN:
                return goes_on  # "He Yafei", not "He has"
            return goes_on or (
                after_title and not flags & (v.OFFICE | v.ORG | v.PLACE | v.PARTY | v.VERB | v.CONNECTOR)
            )
        return False
    if after_title and flags & ~v.POSSESSIVE == v.COMMON and not in_capitals and tokens.words[place][0].isupper():
        # "Ana Little", "Prime Minister Young": a common word where only a name can stand; not "told EconCouns May 28"
        if tokens.body[tokens.end(place) : tokens.end(place) + 4].strip()[:1].isdigit():
            return False
        return bare(tokens.words[place]) in v.surname_words()
    if flags & v.PARTICLE and not flags & v.LOWER:
        following = place + 1
        return (
            following < len(tokens.words)
            and bool(tokens.joined[following])
            and bool(tokens.flags[following] & (v.NAMELIKE | v.PARTICLE))
            and not tokens.flags[following] & (v.ORG | v.PARTY | v.BODY | v.OFFICE | v.LOWER)
        )
    return False


def is_particle_of_name(tokens: Tokens, place: int) -> bool:
    """Whether a surname begins with the particle at `place`, right behind a title: `President dos Reyes`.

    Not behind a rank, since an office may have the same word: `Procuracion General del Tesoro`.
    """
    ahead = place + 1
    if tokens.flags[place - 1] & v.MILITARY:
        return False
    if ahead == len(tokens.words) or len(tokens.words[place]) == 1 or not tokens.joined[ahead]:
        return False
    flags = tokens.flags[ahead]
    return bool(flags & v.NAMELIKE and not flags & (v.NOT_NAME | v.TITLE | v.LOWER | v.INITIAL))


def _is_surname(tokens: Tokens, place: int) -> bool:
    """Whether a title behind a given name is the surname, as no name follows it."""
    following = place + 1
    goes_on = (
        following < len(tokens.words) and tokens.joined[following] and tokens.flags[following] & (v.NAMELIKE | v.TITLE)
    )
    return not goes_on and bare(tokens.words[place]) in v.surname_words()


def name_end(tokens: Tokens, place: int, in_capitals: bool) -> int:
    """Where the name that begins at `place` ends: given names, initials, particles, family names."""
    count = len(tokens.words)
    at = place + 1
    while at < count and at - place < _MAX_NAME and not tokens.flags[at - 1] & v.POSSESSIVE and tokens.joined[at]:
        flags = tokens.flags[at]
        kinds_before = tokens.flags[at - 1] if at == place + 1 else 0
        if is_name(tokens, at, bool(kinds_before & v.GIVEN) and not kinds_before & v.NOT_NAME, in_capitals):
            at += 1
            continue
        if flags & v.PARTICLE and at + 1 < count and tokens.joined[at + 1]:
            # "Ana Maria da Silva", "Abdullah bin Said"
            ahead = at + 1
            if tokens.flags[ahead] & v.PARTICLE and ahead + 1 < count and tokens.joined[ahead + 1]:
                ahead += 1
            if (
                tokens.flags[ahead] & v.NAMELIKE
                and not tokens.flags[ahead] & v.LOWER
                and not (tokens.words[at] in ("y", "e", "a") and not tokens.flags[ahead] & v.NAME)
            ):
                at = ahead + 1
                continue
        if (
            tokens.words[at] in SAINTS
            and at + 1 < count
            and tokens.joined[at + 1]
            and tokens.flags[at + 1] & v.NAMELIKE
        ):
            at += 2
            continue
        # "Julie Bishop": a title that is also a surname, behind one given name
        if flags & v.TITLE and at == place + 1 and tokens.flags[place] & v.GIVEN and _is_surname(tokens, at):
            return at + 1
        # "Mahmud Pasha", "Omar Sultan": a title that is also a name
        if flags & v.GIVEN and flags & v.TITLE and not flags & v.LOWER:
            at += 1
            continue
        break
    return at


def tells_which(tokens: Tokens, place: int, determiner: str) -> bool:
    """Whether an unknown name before a title in small letters only tells which: `the Oruro governor`."""
    kinds, joined = tokens.flags, tokens.joined
    if kinds[place] & v.GIVEN:
        return False
    if determiner.lower() == "the":
        return True
    ahead = place + 1
    while joined[ahead] and kinds[ahead] & v.TITLE:
        ahead += 1
    following = kinds[ahead] if joined[ahead] else 0  # "Oruro mayor Ana Reyes"
    return bool(following & v.NAMELIKE and not following & (v.LOWER | v.NOT_NAME))
