"""Noun phrases that name a side or a body without being a mention: `Chilean officials`, `the Joint Commission`."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.findings.participants import Participant, words_of
from kg.findings.parties import find_parties

_WORD = re.compile(r"[^\W_][\w.'’/&-]*")

DETERMINER = re.compile(
    r"(?:the|a|an|his|her|their|its|our|several|some|both|other|all|senior|two|three|four|five|six|seven|eight|nine|ten|The|A|An)\s+"
)

MONTH_OR_DAY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday)\b"
)

# a short form inside a title, as in "the Socialist Party (PS) National Secretary"
_SHORT_FORM = re.compile(r"\([A-Z][A-Za-z/&-]{0,11}\)")


def is_title_gap(body: str, start: int, end: int) -> bool:
    """Whether the words between are titles: `Interior Minister`, `the new Minister of`."""
    return end - start <= 120 and _are_titles(body[start:end])


_MARKS = frozenset(',;:()"“”')


@lru_cache(maxsize=4096)
def _are_titles(gap: str) -> bool:
    """Whether the words are titles: the same few recur."""
    if "(" in gap:
        gap = _SHORT_FORM.sub(" ", gap)
    if not _MARKS.isdisjoint(gap):
        return False
    unknown = 0
    for word in _WORD.findall(gap):
        if word[0].islower():
            if word in words_of("stop") and word not in words_of("link"):
                return False
            unknown += word not in words_of("link")
    return unknown <= 2


_INITIALS = re.compile(r"(?:[A-Z]\.)+")


def phrase_at(body: str, at: int, end: int) -> Participant | None:
    """The noun phrase that begins at `at`, where it names a side or a body."""
    begin = at
    determiner = DETERMINER.match(body, at, end)
    if determiner:
        begin = determiner.end()
    place, last = begin, 0
    count = 0
    while count < 9 and (word := _WORD.match(body, place, end)):
        text = word.group().rstrip(".,'’")
        if (text.lower() in words_of("stop") and text != "US") or MONTH_OR_DAY.match(text):
            break
        if count == 0 and text.islower() and text.endswith("ed") and not determiner:
            break  # "and hoped the Ambassador"
        if text == "of" and not body[word.end() : word.end() + 2].strip()[:1].isupper():
            break
        if text[0].isupper() or text in words_of("group"):
            last = word.start() + len(text)
        elif text[0].isdigit():
            break
        count += 1
        place = word.end()
        if text != word.group() and not _INITIALS.fullmatch(word.group()) and len(text) > 4:
            break
        if place < end and body[place] in " \n":
            while place < end and body[place] in " \n":
                place += 1
        else:
            break
    if not last:
        return None
    name = " ".join(body[begin:last].split())
    parties = find_parties(body, begin, last)
    return Participant(name, parties[0][2] if parties else "", begin, last, "phrase")


# "the U.S.-Spanish Permanent Committee would" before "hold"
_SUBJECT = re.compile(
    r"(?P<name>[A-Z][\w.&/-]*(?:\s+(?:of\s+)?[A-Z][\w.&/-]*){0,5}(?:\s+(?:delegation|officials|team|leaders))?)\s+(?:[a-z]+\s+){0,3}$"
)


def subject_phrase(body: str, floor: int, at: int) -> Participant | None:
    """The name in capitals right before the verb at `at`: `the U.S.-Spanish Permanent Committee would`."""
    head = _SUBJECT.search(body, max(floor, at - 90), at)
    if head is None:
        return None
    start, end = head.span("name")
    name = " ".join(head["name"].split())
    if name in words_of("start") or MONTH_OR_DAY.match(name) or name.endswith("ing"):
        return None
    parties = find_parties(body, start, end)
    return Participant(name, parties[0][2] if parties else "", start, end, "phrase")


_CAPITALS = re.compile(r"[A-Z][\w.&/-]*(?:\s+[A-Z][\w.&/-]*){0,4}(?=$|['’,])")


def owner_phrase(body: str, floor: int, at: int) -> Participant | None:
    """The name in capitals that ends at the owner's mark at `at`: `the Diet's`; None where none does."""
    head = _CAPITALS.search(body, floor, at)
    if head is None:
        return None
    parties = find_parties(body, head.start(), head.end())
    name = " ".join(head.group().split())
    return Participant(name, parties[0][2] if parties else "", head.start(), head.end(), "phrase")


_PREPOSITION = re.compile(r"\b(?:to|of|for|with|from|about|against|regarding|on|in|at|than|under|via)\s+$")

_PREPOSITIONS = frozenset({"to", "with", "from", "about", "against", "regarding", "on", "in", "at", "under"})
# what a word of _CAPITAL_TAIL can end in
_TITLE_ENDS = ("of", "for", "the", "his", "her", "their", "its", "a", "an")
_CAPITAL_TAIL = re.compile(r"(?:(?:[A-Z][\w.'’/&-]*|of|for|the|his|her|their|its|a|an)\s+){1,8}$")


def is_object(body: str, floor: int, at: int) -> bool:
    """Whether a preposition governs the name that begins at `at`: `to President Osei`."""
    before = body[max(floor, at - 60) : at]
    if not before[-1:].isspace():
        return False
    last = before.split()[-1:]
    if last and last[0].isalpha() and last[0].islower() and not last[0].endswith(_TITLE_ENDS):
        return last[0] in _PREPOSITIONS  # no title, and seen at once
    titles = _CAPITAL_TAIL.search(before)
    head = before[: titles.start()] if titles else before
    return _PREPOSITION.search(head) is not None
