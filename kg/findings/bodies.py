"""Which side a body or a group speaks for: `MOFA`, `Russian Embassy`, `Foreign Ministry officials`, `the press`."""

from __future__ import annotations

from functools import lru_cache

from kg.findings import vocabulary as v
from kg.findings.model import Mention
from kg.findings.naming_words import words_pattern
from kg.findings.parties import party_names
from kg.findings.phrases import Phrase
from kg.findings.posts import Seat

# bodies that every state has, whatever they are called in full
_OF_STATE = words_pattern("state-body")
_ABROAD = words_pattern("mission-body")
_NOBODY = words_pattern("nobody")
# "regime sources", "a government insider": those who rule, not their critics
_OF_RULERS = words_pattern("rulers", after=r"\s(?:sources?|insiders?|contacts?)$")
_PRESS = words_pattern("press-name")
_OWN = words_pattern("own-body")


def named_sides(phrase: Phrase, words: str, seat: Seat) -> list[str]:
    """The sides that the words of a phrase name, by country or by a body whose side we know, in order."""
    found: list[str] = []
    for word in phrase.sides:
        known = party_names().get(word) or party_names().get(f"{word}.")
        if known is None and "/" in word:
            known = party_names().get(word.partition("/")[0])  # "OSCE/ODIHR mission"
        if known is not None:
            code = known.codes[0] if len(known.codes) == 1 else seat.host if seat.host in known.codes else ""
            if code:
                found.append(code)
            continue
        row = v.bodies().get(word)
        if row is not None and row.party and row.party != "host":
            found.append(row.party)
    if " " in words:
        found.extend(_longer_sides(words))
    return found


@lru_cache(maxsize=8192)
def _longer_sides(words: str) -> tuple[str, ...]:
    """The sides of the bodies of several words whose names stand in `words`."""
    parts = words.split()
    known = v.bodies()
    found: list[str] = []
    place = 0
    while place < len(parts):
        step = 1
        for stop in range(min(len(parts), place + 5), place + 1, -1):
            row = known.get(" ".join(parts[place:stop]))
            if row is not None:
                found.extend([row.party] if row.party not in ("", "host") else [])
                step = stop - place  # the Security Council in "National Security Council" is no body of the UN
                break
        place += step
    return tuple(found)


def side_of_group(phrase: Phrase, words: str, seat: Seat) -> str:
    """The side that a group speaks for, "" for the press, for parties of both sides, for nobody's people.

    Officials without a country are the host's.
    """
    host_body = any(row.party == "host" for word in phrase.sides if (row := v.bodies().get(word)) is not None)
    if begins_with_host_body(phrase) and " and " not in words.lower():
        return seat.host  # "MOFA Russian Division official": the division's business is no side
    if is_of_sideless_body(phrase, words, seat):
        return ""  # "Hamas leaders", "IMF officials"
    if phrase.flags & v.ACRONYM and words.lower().endswith("leadership") and not host_body:
        return ""  # "the LPN leadership"
    flags = phrase.flags & (v.PRIVATE | v.NAME)
    return _side_of_group(words, flags, tuple(named_sides(phrase, words, seat)), host_body, seat)


def is_of_sideless_body(phrase: Phrase, words: str, seat: Seat) -> bool:
    """Whether the phrase names a movement, or a body of many states and no side beside it: `IMF officials`."""
    rows = [row for word in phrase.sides if (row := v.bodies().get(word)) is not None]
    if any(row.kind == "movement" for row in rows):
        return True
    return any(row.kind == "body" and not row.party for row in rows) and not named_sides(phrase, words, seat)


def begins_with_host_body(phrase: Phrase) -> bool:
    """Whether the first of several sides in a phrase is a body that every host has under that name."""
    row = v.bodies().get(phrase.sides[0]) if len(phrase.sides) > 1 else None
    return row is not None and row.party == "host" and not phrase.flags & v.PRIVATE


def is_of_rulers(words: str) -> bool:
    """Whether somebody who tells things in private is of those who rule.

    >>> is_of_rulers("a regime insider"), is_of_rulers("opposition sources")
    (True, False)
    """
    return _OF_RULERS.search(words) is not None


@lru_cache(maxsize=8192)
def _side_of_group(words: str, flags: int, sides: tuple[str, ...], host_body: bool, seat: Seat) -> str:
    """The side of a group by its words alone."""
    lower = words.lower()
    if _NOBODY.search(lower) and not sides:
        return ""
    if is_of_rulers(lower) and len(set(sides)) < 2:
        return sides[0] if sides else seat.host  # "regime sources", "a Norwegian government insider"
    if flags & v.PRIVATE:
        return ""
    if len(set(sides)) > 1:
        return ""
    if "opposition" in lower:
        return ""
    last = lower.split()[-1]
    row = v.group_words().get(last)
    state = bool(_OF_STATE.search(lower)) and not (_OWN.search(lower) and not sides)
    if flags & v.NAME and not sides:
        return ""  # "the Reyes government": whose it is, only the name says
    if sides:
        mixed = " and " in lower and (host_body or state) and sides[0] != seat.host and lower.count("ministry") == 1
        return "" if mixed else sides[0]
    if _OWN.search(lower):
        return seat.own if row is not None and row.side == "public" else ""
    if host_body or state:
        return seat.host
    if row is not None and row.side == "public":
        return seat.host
    return ""


def side_of_body(phrase: Phrase, words: str, seat: Seat) -> Mention | None:
    """The mention of a body with its side; the post's own embassy is the post."""
    lower = words.lower()
    if _PRESS.search(words):
        return Mention(phrase.start, phrase.end, "body", words, "")  # "The Times of Malta"
    sides = named_sides(phrase, words, seat)
    if _ABROAD.search(lower):
        # "Embassy Tokyo" is the post; "Russian Embassy", "UK mission" another's
        city = seat.city and words.endswith(seat.city)
        if not sides or city or sides[0] == seat.own:
            if sides and not city and sides[0] != seat.own:
                return None
            return Mention(phrase.start, phrase.end, "post", "Post" if lower == "embassy" else words, seat.own)
        return Mention(phrase.start, phrase.end, "body", words, sides[0])
    row = v.bodies().get(words)
    if (
        row is None
        and " " not in words
        and phrase.flags & v.ACRONYM
        and not (phrase.flags & v.POSSESSIVE or phrase.follower & v.VERB or phrase.determiner == "the")
    ):
        return None
    if sides:
        party = sides[0]
    elif row is not None:
        party = seat.host if row.party == "host" else row.party
    elif _OF_STATE.search(lower):
        party = seat.host
    else:
        party = ""
    return Mention(phrase.start, phrase.end, "body", words, party)
