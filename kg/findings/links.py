"""The small words that a title goes on over: `Minister of`, `Director for the`, `Ministry of Trade and`."""

from __future__ import annotations

from kg.findings import vocabulary as v
from kg.findings.function_words import listed_words
from kg.findings.naming_words import naming_words
from kg.findings.parties import party_names
from kg.findings.tokens import Tokens

_OF_BODY = v.OFFICE | v.ORG | v.PLACE | v.PARTY | v.BODY | v.CONNECTOR | v.DETERMINER
_LONGEST_BODY = 7
# "Minister in the Presidency"
IN_BODY = ("in", "IN")
_BEFORE_TITLE = naming_words("before-title")
_SMALL_TITLE = v.TITLE | v.LOWER
# "border commissioner", "special envoy": how many plain words a title in small letters may have before it
_MOST_PLAIN = 2


def bridge(tokens: Tokens, place: int, has_head: bool, in_pp: bool) -> int:
    """The word after the connectors at `place` where the phrase goes on over them, 0 where it ends."""
    words, kinds, count = tokens.words, tokens.flags, len(tokens.words)
    word = words[place].lower()
    ahead = place + 1
    while ahead < count and ahead - place < 3 and tokens.joined[ahead] and kinds[ahead] & (v.CONNECTOR | v.DETERMINER):
        ahead += 1
    if ahead >= count or not tokens.joined[ahead]:
        return 0
    following = kinds[ahead]
    if following & v.LOWER or not following & (v.IN_TITLE | v.NAMELIKE):
        return 0
    if word in ("and", "&"):
        if (
            kinds[place - 1] & (v.ORG | v.BODY)
            and following & (v.PARTY | v.BODY | v.ORG)
            and _ends_in_group(tokens, ahead)
        ):
            return ahead  # "Foreign Ministry and Norwegian Embassy contacts"
        if following & (v.TITLE | v.NAMELIKE) and not following & (v.OFFICE | v.ORG | v.PLACE):
            return 0
        if has_head and not in_pp:
            return 0
        if in_pp and following & v.PARTY and kinds[place - 1] & (v.PARTY | v.PLACE):
            known = party_names().get(words[ahead])
            return ahead if known and known.kind == "name" else 0
        return ahead if following & (v.OFFICE | v.ORG | v.PLACE | v.PEOPLE) else 0
    if _is_anothers(word, following, ahead - place > 1):
        return 0
    if word in ("of", "for", "to") and has_head:
        if following & (v.NOT_NAME | v.TITLE) and not (following & v.COMMON and not following & v.IN_TITLE):
            return ahead
        # "Governor of Oruro Juan Reyes": an unknown place before a given name
        beyond = ahead + 1
        if (
            word == "of"
            and following & v.NAME
            and not following & v.GIVEN
            and beyond < count
            and tokens.joined[beyond]
            and kinds[beyond] & v.GIVEN
        ):
            kinds[ahead] = v.PLACE
            tokens.changed = max(tokens.changed, ahead)
            return ahead
    return 0


def _is_anothers(word: str, following: int, with_article: bool) -> bool:
    """Whether what follows belongs to somebody else: `advisor to President Reyes`, `thanked him for the USG's help`."""
    if word == "to":
        return bool(following & v.TITLE and not following & v.MISSION) and not with_article
    return word == "for" and with_article and bool(following & v.PARTY)


def in_body(tokens: Tokens, place: int) -> int:
    """The word after `in the` where a body and then a name follow: `Minister in the Presidency Reyes`; else 0."""
    kinds, joined, count = tokens.flags, tokens.joined, len(tokens.words)
    if place + 2 >= count:
        return 0
    first = place + 2 if kinds[place + 1] & v.DETERMINER else place + 1
    at, has_body = first, False
    while at < min(count, first + _LONGEST_BODY) and joined[at] and kinds[at] & _OF_BODY and not kinds[at] & v.TITLE:
        has_body = has_body or bool(kinds[at] & (v.ORG | v.BODY))
        at += 1
    named = has_body and at < count and joined[at] and kinds[at] & v.NAMELIKE and not kinds[at] & v.NOT_NAME
    return first if named else 0


def title_over(tokens: Tokens, place: int) -> int:
    """The title in small letters behind the plain words at `place`: `border commissioner`; 0 for none."""
    kinds, words, joined = tokens.flags, tokens.words, tokens.joined
    at = place + 1
    if not joined[at]:
        return 0
    if not kinds[at]:
        at += 1  # two plain words
        if not joined[at]:
            return 0
    if kinds[at] & _SMALL_TITLE != _SMALL_TITLE:
        return 0
    return at if all(word in _BEFORE_TITLE or _is_plain(word) for word in words[place:at]) else 0


def owner_of_title(tokens: Tokens, place: int) -> int:
    """The owner before the plain words before the title at `place`: `Reyes Copper's managing director`; 0 for none."""
    kinds, joined = tokens.flags, tokens.joined
    at = place - 1
    while at > 0 and place - at < _MOST_PLAIN and joined[at] and not kinds[at - 1]:
        at -= 1
    owned = at > 0 and joined[place] and joined[at] and kinds[at - 1] & v.POSSESSIVE
    return at - 1 if owned and title_over(tokens, at) == place else 0


def _is_plain(word: str) -> bool:
    """Whether a small word that no table knows may stand before a title: no function word, plural, participle."""
    if not word.islower() or not word.replace("-", "").isalpha() or word in listed_words():
        return False
    return not word.endswith(("ly", "ing", "ed")) and (not word.endswith("s") or word.endswith("ss"))


def is_adjective_of_side(tokens: Tokens, place: int) -> bool:
    """Whether the word at `place` tells whose what follows is: `Kyrgyz`, `Embassy`, `EUR/NCE`; not `Moscow`."""
    flags, word = tokens.flags[place], tokens.words[place]
    if flags & v.POSSESSIVE:
        return False
    known = party_names().get(word)
    if known is not None:
        return known.kind in ("demonym", "short") and not word.endswith("ns")
    return bool(flags & (v.BODY | v.ORG | v.OFFICE | v.PEOPLE) and not flags & v.LOWER)


def is_plural_title(word: str) -> bool:
    """Whether the word is a title of several people: `SENATORS`."""
    return word.endswith("S") and bool(v.titles().get(word[:-1]))


def _ends_in_group(tokens: Tokens, place: int) -> bool:
    """Whether the words from `place` on run into a noun for people, such as `contacts`."""
    stop = min(place + 5, len(tokens.words))
    while place + 1 < stop and tokens.joined[place + 1] and tokens.flags[place] & (v.IN_TITLE | v.NAMELIKE):
        place += 1
    return bool(tokens.flags[place] & v.HEAD and tokens.flags[place] & v.LOWER)
