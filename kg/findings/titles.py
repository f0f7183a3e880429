"""What a title says: its side, whether it is an office, a party's, a private calling; titles that follow the name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kg.findings import vocabulary as v
from kg.findings.naming_words import naming_words, words_pattern
from kg.findings.parties import monarchy_codes, party_names
from kg.findings.word_flags import bare, flags_of

# ", the FCO Director General for Defense and Intelligence," after a name; " (protect)" and " (PSOE)" may stand between
_OPENING = re.compile(
    r"(?:\s{0,2}\((?:strictly |please )?protect(?:ed)?\)|\s{0,2}\([^()\n]{2,12}\))?"
    r"(?:,\s{1,2}|\s{1,2}[-–]{1,2}\s|\s\((?=[A-Za-z]))"
    r"(?:(?:who (?:is|was) |currently |formerly |now )?"
    r"(?P<article>the |a |an |his |her |our |their |former |then[- ]|acting |one of )?)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;:()]+")
_LINKS = naming_words("title-link")
_SHORT_WORD = 4
_NO_TITLE = naming_words("no-title")
_TOPICS = naming_words("title-topic")
# an office of state, which outweighs a party's
_STATE = words_pattern("state-office")
_ROYAL = words_pattern("royal")
_PARTISAN = words_pattern("partisan")
_PARTY_ROLE = words_pattern("party-role")
# "LPN", "LPN-T"
_SHORT_FORM = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{3,5}(?:-[A-Z]{1,3})?")
# titles of whoever leads or belongs to something, which need not be the host's
_OPEN = naming_words("open-title")
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
    in_capitals = title.isupper() and len(title) > 6
    small = [word.lower().rstrip(".") for word in words]
    lower = " ".join(small)
    kinds = [flags_of(word.rstrip(".") or word, in_capitals) for word in words]
    heads = [kind for word, kind in zip(small, kinds, strict=True) if kind & v.TITLE or v.titles().get(word, 0)]
    is_courtesy = bool(heads) and all(kind & v.COURTESY for kind in heads)
    is_private = bool(heads) and all(kind & (v.PRIVATE | v.COURTESY) for kind in heads) and not is_courtesy
    is_private = is_private or (bool(lower) and lower.endswith(v.private_phrases()))
    is_private = is_private and not any(phrase in lower for phrase in v.office_phrases())
    is_clergy = any(kind & v.CLERGY for kind in heads)
    is_mission = any(kind & v.MISSION for kind in kinds)
    party, weight = _named_party(words, small, host)
    body, body_party = _body(words, host)
    if party:
        return TitleSense(party, weight, not is_private, _is_partisan(lower, words, in_capitals), body, is_courtesy)
    if body and not body_party and v.bodies()[body].kind in ("movement", "body"):
        movement = v.bodies()[body].kind == "movement"
        return TitleSense("", 1 if movement else 2, not is_private, movement, body, is_courtesy)
    if body_party:
        return TitleSense(body_party, 2, not is_private, False, body, is_courtesy)
    if is_private or is_courtesy:
        return TitleSense("", 0, not is_private, _is_partisan(lower, words, in_capitals), body, is_courtesy)
    sided = _sided_title(lower, words, kinds, host, in_capitals)
    if sided is not None:
        party, weight, partisan = sided
        return TitleSense(party, weight, True, partisan, body, False)
    if is_mission and small and small[0] in ("former", "retired", "ex-ambassador"):
        return TitleSense(host, 1 if host else 0, True, False, body, False)
    if is_mission and " to " in lower:
        return TitleSense("", 0, True, False, body, False)  # "Ambassador to Peru": whose, only the owner before it says
    if is_mission:
        return TitleSense("US", 1, True, False, body, False)
    if is_clergy:
        return TitleSense("", 0, True, False, body, False)
    if host and host not in monarchy_codes() and _ROYAL.search(lower):
        return TitleSense("", 0, True, False, body, False)  # no king is Yemen's
    if any(host in absent and _whole(office).search(lower) for office, absent in v.absent_offices().items()):
        return TitleSense("", 0, True, False, body, False)  # no prime minister is Brazil's
    partisan = _is_partisan(lower, words, in_capitals)
    is_open = lower.endswith(_PLURAL) or (small[-1:] and small[-1] in _OPEN and not _HOUSE.search(lower))
    if is_open and not partisan:
        return TitleSense("", 0, bool(heads), False, body, False)  # "Congress leader", "Presidents Reyes and Lund"
    return TitleSense(host, 1 if host else 0, bool(heads), partisan, body, False)


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
            is_business = topic and (known.kind == "name" or place > 0)
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
            if row is not None:
                return row.body, host if row.party == "host" else row.party
    return "", ""


def _is_partisan(lower: str, words: list[str], in_capitals: bool) -> bool:
    """Whether the title is a political party's, not a state's: `Conservative Party leader`, `LPN Vice President`."""
    if _PARTISAN.search(lower):
        return not _STATE.search(lower) or "opposition" in lower or "shadow" in lower
    if not _PARTY_ROLE.search(lower) or _STATE.search(lower):
        return False
    if in_capitals:
        # "LPN PRESIDENT": an unknown word without a vowel is the short form of a party
        return any(_SHORT_FORM.fullmatch(word) and flags_of(word, in_capitals) == v.NAME for word in words[:2])
    return any(
        word.isupper() and len(word) > 2 and word not in v.bodies() and flags_of(word) & v.ACRONYM for word in words
    )


def title_after(body: str, end: int, stop: int, in_capitals: bool = False) -> tuple[str, int]:
    """The title that follows a name in apposition and where it ends, ("", end) where none does.

    >>> title_after("Dahl, the FCO Director General for Defense, said", 4, 48)
    ('FCO Director General for Defense', 42)
    """
    mark = body[end : end + 1]
    if mark not in (",", "("):
        # most names stand before a blank and another word
        then = body[end + 1 : end + 2]
        if not mark.isspace() or not (then in ("-", "–", "(") or then.isspace()):
            return "", end
    opening = _OPENING.match(body, end, stop)
    if opening is None:
        return "", end
    found, head = _apposition(body, opening.end(), min(stop, opening.end() + 110), in_capitals)
    while found and body[found[-1][0] : found[-1][1]].lower() in _LINKS:
        found.pop()
    if head < 0 or head >= len(found):
        return "", end
    last = found[-1][1]
    if last - found[-1][0] > _SHORT_WORD and body[last - 1] == ".":
        last -= 1  # the end of the sentence, not of "Gen."
    closing = body[last : last + 2].strip()[:1]
    if len(found) <= 2 and (opening["article"] or "").lower().startswith("the") and closing not in (",", ".", ";", ")"):
        return "", end  # "After his talks with Reyes, the Ambassador noted"
    words = [body[a:b] for a, b in found]
    if "to" in words[1:] and _names_another(words[-2:]):
        # "Ana Reyes, advisor to President Lund": the rest is another's
        found = found[: words.index("to")]
        words, last, head = words[: len(found)], found[-1][1], min(head, len(found) - 1)
    if head >= len(found) or _names_another(words[-2:]) or (not in_capitals and _names_holder(words[head : head + 2])):
        return "", end
    return " ".join(body[found[0][0] : last].split()).rstrip("."), last


def _apposition(body: str, start: int, stop: int, in_capitals: bool) -> tuple[list[tuple[int, int]], int]:
    """The words that may be a title from `start` on, and which of them is its head; -1 for none."""
    found: list[tuple[int, int]] = []
    head = -1
    for match in _WORD.finditer(body, start, stop):
        word = match.group().strip("\"“”'’")
        if not word or (found and body[found[-1][1] : match.start()].strip()):
            break
        flags = flags_of(bare(word.rstrip(".")) or word, in_capitals)
        lower = word.lower().rstrip(".")
        if (not found and lower in _LINKS) or (head < 0 and lower in _NO_TITLE):
            return [], -1
        if in_capitals and _ends_in_capitals(flags):
            break
        small = word[0].islower()
        if flags & v.TITLE and not (flags & v.GIVEN and not small):
            head = len(found)
        elif small and lower not in _LINKS and not flags & (v.MODIFIER | v.HEAD):
            if head >= 0 or flags & v.VERB or len(found) > 2:
                break
        elif head < 0 and not small and flags & v.NAME and len(found) >= 3:
            return [], -1
        found.append(match.span())
        if (word.endswith(".") and len(word) > _SHORT_WORD) or len(found) > 12:
            break
    return found, head


def _ends_in_capitals(flags: int) -> bool:
    """Whether, in a text all in capitals, a word of these flags ends a title."""
    if not flags & (v.TITLE | v.NOT_NAME | v.MODIFIER | v.HEAD | v.CONNECTOR) or flags & v.VERB:
        return True
    return bool(flags & v.COMMON and not flags & (v.TITLE | v.OFFICE | v.ORG | v.MODIFIER))


def _names_holder(pair: list[str]) -> bool:
    """Whether a name stands right after the head of a title: `, Mexican Foreign Minister Reyes and Lund`."""
    if len(pair) < 2 or not pair[1][:1].isupper():
        return False
    flags = flags_of(bare(pair[1].rstrip(".")) or pair[1])
    return bool(flags & v.NAMELIKE) and not flags & (v.NOT_NAME | v.TITLE | v.MODIFIER | v.ACRONYM)


def _names_another(tail: list[str]) -> bool:
    """Whether the last two words name somebody: `, former Undersecretary of Customs Reyes` is the next in a list."""
    flags = [flags_of(bare(word.rstrip(".")) or word) for word in tail]
    if any(
        kind & v.GIVEN and not kind & v.NOT_NAME and word[0].isupper() for word, kind in zip(tail, flags, strict=True)
    ):
        return True
    is_name = len(tail) > 1 and tail[-1][0].isupper() and flags[-1] & v.NAMELIKE and not flags[-1] & v.NOT_NAME
    return bool(is_name and tail[0].lower() not in _LINKS)
