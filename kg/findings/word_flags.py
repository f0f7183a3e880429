"""The flags of a single word of a cable: from the tables where they know it, else from its shape."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.findings import vocabulary as v
from kg.findings.naming_words import naming_words
from kg.findings.parties import party_names
from kg.findings.pieces import is_one_word

_NAME_PREFIXES = naming_words("name-prefix")
# "Tanabe's", "Tanabe’s", "Diet,s"; "officials'"
_OF_ONE = ("'s", "’s", ",s", "'S", "’S", ",S")
_OF_MANY = ("'", "’")
# words that are no names whoever writes them: "Implementation", "Readiness"
_ABSTRACT = re.compile(r".{3,}(?:tions?|sions?|ments?|ness|ities|ity|isms?|ships?|ances?|ences?|ologies|ology|ically)$")
_VERBAL = re.compile(
    r".{2,}(?:ed|ing|ly|able|ible|ous|ful|ive|ize|izes|ise|al|ic|less|ers?|ors?|ists?|ures?|ages?|ants?|ents?"
    r"|(?<=...)(?:ates?|ifies|ides?|ects?|ains?|ols|udes?|orms?|ends?|ands?|ues?|oves?|ives?|erns?|ops|ibes?|umes?))$"
)


# "ExxonMobil", not "McDonald"
_COMPANY = re.compile(r"[A-Z][a-z]{3,}[A-Z][a-z]{2,}$")
# "John Paul II"
_ROMAN = re.compile(r"[IVX]{2,5}")


def bare(word: str) -> str:
    """The word without its possessive ending.

    >>> bare("Tanabe's"), bare("Diet,s")
    ('Tanabe', 'Diet')
    """
    if word.endswith(_OF_ONE):
        return word[:-2]
    return word[:-1] if word.endswith(_OF_MANY) else word


NO_WORD = -1  # the flags of what is more than a word, or none: "Tanabe,", "--"


class KnownFlags(dict[str, int]):
    """The flags of what stands between two blanks, as far as it was looked up; asked for more, it looks that up too."""

    def __init__(self, in_capitals: bool) -> None:
        self.in_capitals = in_capitals

    def __missing__(self, word: str) -> int:
        flags = self[word] = flags_of(word, self.in_capitals) if is_one_word(word) else NO_WORD
        return flags


_KNOWN = (KnownFlags(in_capitals=False), KnownFlags(in_capitals=True))
_KNOWN_MOST = 200_000


def known_flags(in_capitals: bool) -> KnownFlags:
    """The flags of words, for texts in capitals or others; emptied when it has grown large."""
    known = _KNOWN[in_capitals]
    if len(known) > _KNOWN_MOST:
        known.clear()
    return known


@lru_cache(maxsize=65536)
def flags_of(word: str, in_capitals: bool = False) -> int:
    """The flags of one word; `in_capitals` where the whole text is written in capitals.

    >>> flags_of("Minister") & v.TITLE, flags_of("Tanabe") == v.NAME, flags_of("walked")
    (1, True, 0)
    """
    if not word:
        return 0
    small = v.small_words().get(word)
    if small is not None:
        return small
    if word.startswith(("then-", "ex-", "now-")) and word.partition("-")[2][:1].isupper():
        return flags_of(word.partition("-")[2], in_capitals)
    if word.endswith(("-designate", "-elect")):
        return flags_of(word.rpartition("-")[0], in_capitals)
    if word[0].islower():
        # "al-Masri", "el-Baradei", "d'Estaing"
        head, mark, tail = word.partition("-" if "-" in word else "'")
        if mark and tail[:1].isupper() and head in _NAME_PREFIXES:
            stem = bare(word)
            flags = v.POSSESSIVE if stem != word else 0
            return flags | (
                v.BODY if stem in v.bodies() else v.capitalised().get(bare(tail).lower(), 0) & v.PEOPLE or v.NAME
            )
        stem = bare(word)
        if stem != word and stem in v.small_words():
            return v.small_words()[stem] | v.POSSESSIVE
        return 0
    stem = bare(word)
    flags = v.POSSESSIVE if stem != word else 0
    if not stem:
        return 0
    if "xxx" in stem.lower():
        return v.COMMON
    known = _known(stem, in_capitals)
    if known:
        return known | flags
    return (_shaped(stem, in_capitals) | flags) if not (in_capitals and _is_ordinary(stem.lower())) else 0


def _known(stem: str, in_capitals: bool) -> int:
    """The flags that the tables give a word with a capital."""
    lower = stem.lower()
    small = v.small_words().get(lower, 0)
    if in_capitals:
        if len(stem) == 1 and stem not in "AI":
            return v.INITIAL
        if small & (v.CONNECTOR | v.DETERMINER | v.PRONOUN | v.POST):
            return small & ~v.LOWER
        flags = small & (v.VERB | v.PARTICLE | v.HEAD | v.MODIFIER)
    elif small & v.CONNECTOR:
        return v.CONNECTOR | v.COMMON
    else:
        flags = small & (v.DETERMINER | v.PRONOUN | v.POST | v.HEAD | v.MODIFIER | v.PARTICLE | v.PRIVATE)
    name = stem.title() if in_capitals else stem
    flags |= v.titles().get(stem, 0) | v.capitalised().get(lower, 0)
    if flags & v.PARTICLE and flags & v.TITLE and stem.isupper():
        flags &= ~v.PARTICLE  # "NEA DAS Reyes", not "das Neves"
    flags |= v.PARTY if stem in party_names() or f"{stem}." in party_names() else 0
    flags |= v.BODY if stem in v.bodies() else 0
    flags |= v.PLACE if name in v.cities() else 0
    ordinary = in_capitals and (flags & v.COMMON or small)
    flags |= v.GIVEN if name in v.given_names() and not flags & v.PARTY and not ordinary else 0
    flags |= v.FAMILY if name in v.family_first() else 0
    if (
        in_capitals
        and small & v.HEAD
        and lower.endswith(("s", "men"))
        and not small & v.VERB
        and lower in v.group_words()
    ):
        return flags & ~v.COMMON or v.HEAD  # "BOLIVIAN EMBASSY OFFICIALS"
    if in_capitals and flags & v.COMMON and not flags & (v.GIVEN | v.TITLE | v.OFFICE | v.ORG | v.PARTY):
        # "SLIM BEN SALAH"
        if flags & v.PARTICLE and name in v.given_names():
            return v.PARTICLE | v.GIVEN
        return flags & v.VERB or v.COMMON
    return flags | v.NAME if flags & v.FAMILY and not flags & v.NOT_NAME else flags


def _is_ordinary(lower: str) -> bool:
    """Whether the word, in a text all in capitals, has the shape of an ordinary one."""
    return bool(_ABSTRACT.match(lower) or (len(lower) > 4 and _VERBAL.match(lower)))


def _shaped(stem: str, in_capitals: bool) -> int:
    """The flags that its shape gives a word with a capital that no table knows."""
    if len(stem) == 1 or (len(stem) <= 5 and "." in stem) or _ROMAN.fullmatch(stem):
        return v.INITIAL
    if "-" in stem or "/" in stem:
        return _compound(stem, in_capitals)
    if any(letter.isdigit() for letter in stem):
        return v.BODY
    if not in_capitals and len(stem) > 1 and stem.isupper():
        vowels = sum(letter in "AEIOUY" for letter in stem)
        return v.NAME | v.ACRONYM if len(stem) >= 5 and vowels >= 2 else v.BODY | v.ACRONYM
    if _ABSTRACT.match(stem.lower()):
        return v.OFFICE
    if not in_capitals and _COMPANY.match(stem):
        return v.BODY
    if not stem.isalpha() and "'" not in stem and "’" not in stem and "." not in stem:
        return v.BODY
    return v.NAME


def _compound(stem: str, in_capitals: bool) -> int:
    """The flags of a word with a hyphen or a slash, from its parts."""
    parts = [part for part in re.split(r"[-/]", stem) if part]
    if "/" in stem or len(parts) < 2:
        return v.OFFICE if not stem.isupper() else v.BODY
    if any(letter.isdigit() for letter in stem):
        return v.BODY
    if all(len(part) == 1 for part in parts):
        return v.COMMON  # "refs A-G"
    if stem.isupper() and len(parts[-1]) == 1:
        return v.BODY | v.ACRONYM  # "MDC-T"
    first, last = parts[0], parts[-1]
    given = first.title() in v.given_names() or first.title() in v.family_first()
    if last[0].islower() and not in_capitals:
        # "Reyes-brokered", "Dubai-based", "Jong-il", "Ban Ki-moon"
        return (
            v.NAME
            if len(last) <= 4 and not v.capitalised().get(last, 0) and last not in ("led", "run", "era")
            else v.OFFICE
        )
    kinds = [flags_of(part, in_capitals) for part in parts]
    if all(kind & v.PARTY for kind in kinds):
        return v.PARTY | v.PAIR
    if first in ("Al", "El", "Abdul", "Abdel", "Ben", "Bin", "Abu", "Ould", "AL", "EL", "Mc") or given:
        return v.NAME
    if all(kind & v.NAMELIKE and not kind & v.NOT_NAME for kind in kinds):
        return v.NAME | v.PAIR
    for flag in (v.ORG, v.OFFICE, v.PARTY, v.PEOPLE, v.BODY, v.PLACE, v.COMMON):
        if kinds[-1] & flag:
            return (v.OFFICE if flag in (v.PARTY, v.COMMON) else flag) | (v.PAIR if kinds[0] & v.NAME else 0)
    return v.NAME
