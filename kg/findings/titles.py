"""What a title says: its side, whether it is an office, a party's, a private calling."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kg.findings import vocabulary as v
from kg.findings.naming_words import naming_words, words_pattern
from kg.findings.parties import monarchy_codes, party_names
from kg.findings.word_flags import bare, flags_of

_TOPICS = naming_words("title-topic")
# an office of state, which outweighs a party's
_STATE = words_pattern("state-office")
_ROYAL = words_pattern("royal")
_PARTISAN = words_pattern("partisan")
_PARTY_ROLE = words_pattern("party-role")
_IDEOLOGY = words_pattern("ideology")
LEGISLATORS = tuple(sorted(naming_words("legislator")))
# words after which a demonym only tells which party: "Hungarian Alliance"
_PARTY_NOUNS = naming_words("party-noun")
# "NGO director", "local manager": who speaks for a private body
_PRIVATE_OWNER = words_pattern("private-owner")
_STATE_BODY = words_pattern("state-body")
# offices that international bodies and companies have in a state
_AGENCY_OFFICE = words_pattern("agency-office")
_SELF_MADE = words_pattern("self-made")
_LONGEST_SHORT = 4
# "LPN", "LPN-T"
_SHORT_FORM = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{3,5}(?:-[A-Z]{1,3})?")
# titles of whoever leads or belongs to something, which need not be the host's
_OPEN = naming_words("open-title")
_ALL_OPEN = _OPEN | naming_words("open-office")
_HOUSE = words_pattern("house")
_PLURAL = tuple(sorted(naming_words("plural-title")))
# American titles that some states have too
_SHARED = naming_words("shared-title")


class TitleSense(NamedTuple):
    """What a title says.

    `weight` tells how sure `party` is: 3 named, 2 by its body or by who alone has such a title, 1 by the host, 0 open.
    """

    party: str
    weight: int
    is_office: bool
    is_partisan: bool
    body: str
    is_courtesy: bool


@lru_cache(maxsize=8192)
def read_title(title: str, host: str) -> TitleSense:
    """What the title, as worded, says of its holder in a cable from a post in `host`.

    >>> read_title("Russian Foreign Minister", "JP")[:2], read_title("MOFA Division Director", "JP")[:2]
    (('RU', 3), ('JP', 2))
    >>> read_title("FM", "MK")[:2], read_title("poloff", "MK")[:2], read_title("lawyer", "ZA").is_office
    (('MK', 1), ('US', 2), False)
    """
    words = [bare(word) for word in re.findall(r"[^\s,;:()]+", title.replace("’", "'"))]
    in_capitals = title.isupper() and len(title) > 6 and max(map(len, words)) > _LONGEST_SHORT  # but "NARC MP"
    small = [word.lower().rstrip(".") for word in words]
    lower = " ".join(small)
    kinds = [flags_of(word.rstrip(".") or word, in_capitals) for word in words]
    heads = [kind for word, kind in zip(small, kinds, strict=True) if kind & v.TITLE or v.titles().get(word, 0)]
    is_courtesy = bool(heads) and all(kind & v.COURTESY for kind in heads)
    is_private = bool(heads) and all(kind & (v.PRIVATE | v.COURTESY) for kind in heads) and not is_courtesy
    is_private = is_private or (bool(lower) and lower.endswith(v.private_phrases()))
    is_private = is_private or _is_of_private(lower)
    is_private = is_private and not any(phrase in lower for phrase in v.office_phrases())
    is_mission = any(kind & v.MISSION for kind in kinds)
    if _SELF_MADE.match(lower):
        return TitleSense("", 0, True, True, "", False)  # "self-proclaimed king"
    party, weight = _named_party(words, small, host)
    body, body_party = _body(words, host)
    if party and not (is_private and _is_of_private(lower)):
        return TitleSense(party, weight, not is_private, _is_partisan(lower, words, in_capitals), body, is_courtesy)
    if body and not body_party and v.bodies()[body].kind in ("movement", "body"):
        movement = v.bodies()[body].kind == "movement"
        return TitleSense("", 1 if movement else 2, not is_private, movement, body, is_courtesy)
    if _AGENCY_OFFICE.search(lower) and not body_party:
        return TitleSense("", 0, not is_private, False, body, is_courtesy)  # "World Bank country director"
    if body_party:
        return TitleSense(body_party, 2, not is_private, False, body, is_courtesy)
    if is_private or is_courtesy:
        return TitleSense("", 0, not is_private, _is_partisan(lower, words, in_capitals), body, is_courtesy)
    sided = _sided_title(lower, words, kinds, host, in_capitals)
    if sided is not None:
        party, weight, partisan = sided
        return TitleSense(party, weight, True, partisan, body, False)
    if is_mission:
        party, weight = _mission_side(small, lower, host)
        return TitleSense(party, weight, True, False, body, False)
    if any(kind & v.CLERGY for kind in heads) or _is_no_hosts(lower, host):
        return TitleSense("", 0, True, False, body, False)
    partisan = _is_partisan(lower, words, in_capitals)
    is_open = lower.endswith(_PLURAL) or (small[-1:] and small[-1] in _ALL_OPEN and not _HOUSE.search(lower))
    is_open = is_open and not _STATE_BODY.search(lower)
    if is_open and not partisan:
        # "Congress leader", "Presidents Reyes and Lund"
        return TitleSense("", 0, bool(heads), small[-1] in _OPEN, body, False)
    return TitleSense(host, 1 if host else 0, bool(heads), partisan, body, False)


def _mission_side(small: list[str], lower: str, host: str) -> tuple[str, int]:
    """The side of an envoy's title that names none, and how sure it is."""
    if small[0] in ("former", "retired", "ex-ambassador"):
        return host, 1 if host else 0
    if " to " in lower:
        return "", 0  # "Ambassador to Peru": whose, only the owner before it says
    return "US", 1


def _is_no_hosts(lower: str, host: str) -> bool:
    """Whether the host has no such office: no king is Yemen's, no prime minister is Brazil's."""
    if host and host not in monarchy_codes() and _ROYAL.search(lower):
        return True
    return any(host in absent and _whole(office).search(lower) for office, absent in v.absent_offices().items())


def is_clerical(title: str) -> bool:
    """Whether the title is of the clergy.

    >>> is_clerical("Imam"), is_clerical("Minister")
    (True, False)
    """
    return any(v.titles().get(word.rstrip("."), 0) & v.CLERGY for word in title.split())


def is_royal(title: str) -> bool:
    """Whether the title is a monarch's or an heir's.

    >>> is_royal("Crown Prince"), is_royal("President")
    (True, False)
    """
    return _ROYAL.search(title) is not None


def is_plural(title: str) -> bool:
    """Whether the title is given to several people at once.

    >>> is_plural("both Presidents"), is_plural("President")
    (True, False)
    """
    return title.lower().endswith(_PLURAL)


def _has_unknown_body(words: list[str], in_capitals: bool) -> bool:
    """Whether a body that no table knows stands before the title: `DFT Assistant Secretary`."""
    return not in_capitals and any(
        word.isupper() and word.isalpha() and len(word) > 2 and word not in v.bodies() and flags_of(word) & v.ACRONYM
        for word in words
    )


def _sided_title(
    lower: str, words: list[str], kinds: list[int], host: str, in_capitals: bool
) -> tuple[str, int, bool] | None:
    """The side, how sure it is, and whether a party's, of a title that one side has; None for other titles."""
    if any(kind & v.US_TITLE for kind in kinds):
        return "US", 2, False
    if lower.partition(" for ")[0] in _SHARED and host in v.sided_titles()["assistant secretary"][1]:
        return "", 0, False  # the host has such secretaries too
    if lower == "deputy secretary":
        return "US", 2, False
    for phrase, (side, local) in v.sided_titles().items():
        if phrase in lower and host not in local and _whole(phrase).search(lower):
            if side == "US" and _has_unknown_body(words, in_capitals):
                return "", 0, False
            return side, 2, _is_partisan(lower, words, in_capitals)
    if lower in ("secretary", "the secretary", "acting secretary") and host not in _secretaries():
        return "US", 2, False
    return None


@cache
def _secretaries() -> tuple[str, ...]:
    """The hosts whose ministers are secretaries."""
    return v.sided_titles().get("secretary of defense", ("", ()))[1]


@cache
def _whole(phrase: str) -> re.Pattern[str]:
    """The phrase as whole words."""
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?![\w-]| for\b)")


def _named_party(words: list[str], small: list[str], host: str) -> tuple[str, int]:
    """The side that the title names, and 3; ("", 0) where it names none or only as the title's business."""
    names = party_names()
    place = 0
    while place < len(words):
        if small[place] in ("to", "for") or (small[place] in ("on", "in") and place):
            # "Ambassador to Argentina", "Director for Russia"
            break
        for length in (4, 3, 2, 1):
            piece = " ".join(words[place : place + length])
            known = names.get(piece) or names.get(piece + ".") or names.get(piece.rstrip("."))
            if known is None or place + length > len(words):
                continue
            after = small[place + length] if place + length < len(words) else ""
            topic = after in _TOPICS
            owns = known.kind in ("demonym", "short") or (place > 0 and small[place - 1] in ("of", "the")) or place == 0
            # "Russia Division Director"; "MOFA Russian Division Director", but "Russian Division Director"
            if known.kind == "demonym" and after in _PARTY_NOUNS and known.codes != (host,):
                place += 1  # "Hungarian Alliance deputy chair"
                break
            if known.kind == "name" and after == "group":
                break  # "Australia Group chair"
            is_business = topic and (known.kind == "name" or place > 0 or after == "desk")
            if owns and not is_business:
                code = known.codes[0] if len(known.codes) == 1 else host if host in known.codes else ""
                if code:
                    return code, 3
            place += length - 1
            break
        place += 1
    return "", 0


def _body(words: list[str], host: str) -> tuple[str, str]:
    """The body that the title belongs to, as worded, and its side; "" for none."""
    known = v.bodies()
    for place in range(len(words)):
        for length in (4, 3, 2, 1):
            piece = " ".join(words[place : place + length])
            row = known.get(piece)
            if row is None and length == 1 and "/" in piece:
                row = known.get(piece.partition("/")[0])  # "WHA/BSC"
                row = row if row is not None and row.kind == "agency" else None
            if row is not None and row.body == "Commission" and _is_no_body(words, place):
                row = None
            if row is not None and row.body == "Security Council" and "secretary" in words[-1].lower():
                row = None  # a state's own: that of the UN has no secretary
            if row is not None and row.body == "Foreign Office" and "minister" in (word.lower() for word in words):
                row = None  # Britain alone has such ministers
            if row is not None:
                return row.body, host if row.party == "host" else row.party
    return "", ""


def _is_no_body(words: list[str], place: int) -> bool:
    """Whether `Commission` at `place` is a part of another name, or of a title that only the EU has."""
    if place and words[place - 1] != "European":
        return True  # "Central Election Commission"
    return " ".join(words).lower() in v.sided_titles()  # "Commission Vice President"


def _is_of_private(lower: str) -> bool:
    """Whether the title is of a company, a church, an association: `NGO director`, not `Ministry group leader`."""
    return bool(_PRIVATE_OWNER.search(lower)) and not _STATE.search(lower) and not _STATE_BODY.search(lower)


def _is_partisan(lower: str, words: list[str], in_capitals: bool) -> bool:
    """Whether the title is a political party's, not a state's: `Conservative Party leader`, `LPN Vice President`."""
    if _PARTISAN.search(lower):
        return not _STATE.search(lower) or "opposition" in lower or "shadow" in lower
    if _IDEOLOGY.search(lower) and lower.endswith(LEGISLATORS):
        return True  # "traditionalist senator"
    if not _PARTY_ROLE.search(lower) or _STATE.search(lower):
        return False
    if _IDEOLOGY.search(lower):
        return True
    if any(v.titles().get(word, 0) & v.MILITARY for word in words):
        return False  # "DGFI chief MG Reyes"
    if in_capitals:
        # "LPN PRESIDENT": an unknown word without a vowel is the short form of a party
        return any(_SHORT_FORM.fullmatch(word) and flags_of(word, in_capitals) == v.NAME for word in words[:2])
    if any(
        word.isupper() and len(word) > 2 and word not in v.bodies() and flags_of(word) & v.ACRONYM for word in words
    ):
        return True
    role = lower.partition(" ")[2]  # "Islah deputy"
    return flags_of(words[0]) == v.NAME and role not in _OPEN and _PARTY_ROLE.fullmatch(role) is not None
