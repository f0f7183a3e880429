"""Noun phrases that name a side or a body without being a mention: `Chilean officials`, `the Joint Commission`."""

from __future__ import annotations

import re

from kg.findings.participants import Participant, words_of
from kg.findings.parties import find_parties

_WORD = re.compile(r"[^\W_][\w.'’/&-]*")

DETERMINER = re.compile(r"(?:the|a|an|his|her|their|its|our|several|some|both|other|all|senior|two|three|The|A|An)\s+")

MONTH_OR_DAY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday)\b"
)

# a short form inside a title, as in "the Socialist Party (PS) National Secretary"
_SHORT_FORM = re.compile(r"\([A-Z][A-Za-z/&-]{0,11}\)")


def is_title_gap(body: str, start: int, end: int) -> bool:
    """Whether the words between are titles: `Interior Minister`, `the new Minister of`."""
    if end - start > 120:
        return False
    gap = _SHORT_FORM.sub(" ", body[start:end])
    if any(mark in gap for mark in ',;:()"“”'):
        return False
    unknown = 0
    for word in _WORD.findall(gap):
        if word[0].islower():
            if word in words_of("stop") and word not in words_of("link"):
                return False
            unknown += word not in words_of("link")
    return unknown <= 2


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
        if text != word.group() and not re.fullmatch(r"(?:[A-Z]\.)+", word.group()) and len(text) > 4:
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
