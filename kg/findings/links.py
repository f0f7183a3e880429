"""The small words that a title goes on over: `Minister of`, `Director for the`, `Ministry of Trade and`."""

from __future__ import annotations

from kg.findings import vocabulary as v
from kg.findings.parties import party_names
from kg.findings.tokens import Tokens

_IN_TITLE = v.TITLE | v.OFFICE | v.ORG | v.PLACE | v.PARTY | v.BODY | v.PEOPLE


def bridge(tokens: Tokens, place: int, has_head: bool, in_pp: bool) -> int:
    """The word after the connectors at `place` where the phrase goes on over them, 0 where it ends."""
    words, kinds, count = tokens.words, tokens.flags, len(tokens.words)
    word = words[place].lower()
    ahead = place + 1
    while ahead < count and ahead - place < 3 and tokens.joined(ahead) and kinds[ahead] & (v.CONNECTOR | v.DETERMINER):
        ahead += 1
    if ahead >= count or not tokens.joined(ahead):
        return 0
    following = kinds[ahead]
    if following & v.LOWER or not following & (_IN_TITLE | v.NAMELIKE):
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
    if word == "for" and ahead - place > 1 and following & v.PARTY:
        return 0  # "thanked the Ambassador for the USG's help"
    if word in ("of", "for", "to") and has_head:
        if following & (v.NOT_NAME | v.TITLE) and not (following & v.COMMON and not following & _IN_TITLE):
            return ahead
        # "Governor of Oruro Juan Reyes": an unknown place before a given name
        beyond = ahead + 1
        if (
            word == "of"
            and following & v.NAME
            and not following & v.GIVEN
            and beyond < count
            and tokens.joined(beyond)
            and kinds[beyond] & v.GIVEN
        ):
            kinds[ahead] = v.PLACE
            return ahead
    return 0


def _ends_in_group(tokens: Tokens, place: int) -> bool:
    """Whether the words from `place` on run into a noun for people, such as `contacts`."""
    stop = min(place + 5, len(tokens.words))
    while place + 1 < stop and tokens.joined(place + 1) and tokens.flags[place] & (_IN_TITLE | v.NAMELIKE):
        place += 1
    return bool(tokens.flags[place] & v.HEAD and tokens.flags[place] & v.LOWER)
