"""Noun phrases for a place that no table need name: `the northern cayes`, `Sindo enclave`, `waters south of a bank`."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import NamedTuple

from kg.findings import function_words as f
from kg.findings.noun_phrases import MONTH_OR_DAY
from kg.findings.parties import find_parties
from kg.findings.words import QUOTES, is_adverb, is_function_word
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A row of data/place_words.csv: a noun for a place, the kind of place, and how much it says.

    `head` is a place by itself, `plain` may also mean something else (`the area`), `line` is a boundary.
    """

    word: str
    kind: str
    role: str
    example: str


class Token(NamedTuple):
    """A word or mark of a sentence: the word in small letters, where it stands, whether it may be part of a name."""

    text: str
    start: int
    end: int
    is_name: bool


_token = partial(tuple.__new__, Token)  # thrice as quick as by name


class Phrase(NamedTuple):
    """A noun phrase of a place: its first token and the one after it, the noun, whether a name stands in it.

    `core` is the token after the phrase without what follows its noun (`waters` of `waters south of the bank`).
    """

    first: int
    last: int
    core: int
    head: str
    is_named: bool


_TOKEN = re.compile(r"[^\W\d_](?:\.[A-Z])+\.?|[^\W\d_]\w*(?:[-/][^\W_]+|['’][^\W_]{2,})*|['’`]s?|\d[\d.,:]*|[^\s\w]")
_LONGEST = 9
# before a place's noun: "the entire area", "all cayes", "any of its islands"
_LEAD = (
    QUOTES
    | frozenset(
        [
            "'",
            "of",
            "entire",
            "whole",
            "said",
            "over",
            "part",
            "parts",
            "bulk",
            "rest",
            "inch",
            "foot",
            "grain",
            "square",
            "third",
        ]
    )
    | {"thirds", "quarters"}
)
# "waters south of the bank", "the territory between the rivers", "grounds around the islands"
_SIDE = frozenset({"south", "north", "east", "west", "southwest", "southeast", "northwest", "northeast"})
_TAIL = frozenset({"between", "around", "off", "beyond", "beneath", "along", "of", "under", "near", "to", "in", "at"})
_NO_NAME_WORDS = f.DETERMINER | f.PRONOUN | f.PREPOSITION
_PARTS = frozenset({"part", "parts", "half", "end", "portion", "side", "rest", "whole", "all", "bulk"})
_BANKS = frozenset({"left", "right"})
_NO_NAME = frozenset({"i", "ref", "reftel", "section", "article", "treaty", "convention", "resolution", "court", "end"})


@cache
def place_words() -> dict[str, PlaceWord]:
    """The nouns for places by the word."""
    return {row.word: row for row in read_table(PlaceWord, "place_words.csv")}


def read_tokens(body: str, start: int, end: int, *, in_capitals: bool) -> list[Token]:
    """The words and marks of `body[start:end]`; where all is in capitals any open word may be part of a name.

    >>> [token.text for token in read_tokens("Peru's Sea", 0, 10, in_capitals=False)]
    ['peru', "'s", 'sea']
    """
    found = []
    for match in _TOKEN.finditer(body, start, end):
        word = match.group()
        first, last = match.span()
        text, is_name, is_name_at_head = _read_word(word)
        if in_capitals or first == start:
            is_name = is_name_at_head
        found.append(_token((text, first, last, is_name)))
    return found


@lru_cache(maxsize=4096)
def _read_word(word: str) -> tuple[str, bool, bool]:
    """The word in small letters, and whether it may be part of a name: inside a sentence, and where all words may."""
    text = word.lower().replace("’", "'")
    if not word[0].isupper() or text in _NO_NAME or MONTH_OR_DAY.match(word.capitalize()) is not None:
        return text, False, False
    is_name_at_head = not is_function_word(text) and not text.endswith("ly") and text not in _SIDE
    return text, is_name_at_head if len(word) == 1 else text not in _NO_NAME_WORDS, is_name_at_head


def phrase_from(tokens: list[Token], at: int, stop: int | None = None) -> Phrase | None:
    """The noun phrase of a place that begins at the token `at`; None where none does."""
    limit = len(tokens) if stop is None else min(stop, len(tokens))
    stop = min(at + _LONGEST, limit)
    while at < stop and (tokens[at].text in _LEAD or tokens[at].text in f.DETERMINER):
        at += 1
    first, named, place = at, -1, at
    while place < stop and tokens[place].text not in place_words():
        token = tokens[place]
        if token.text in _PARTS and place + 1 < stop and tokens[place + 1].text == "of":
            place += 2 + (place + 2 < stop and tokens[place + 2].text == "the")
            continue
        if token.is_name or token.text[0].isdigit():
            named = place + 1
        elif not _is_modifier(token.text) or (named > first and not _leads_on(tokens, place, stop)):
            break
        place += 1
    head = tokens[place].text if place < stop and tokens[place].text in place_words() else ""
    if head:
        last = _past_name_of(tokens, place, stop)
        named = last if last > place + 1 else named
    elif named > first and any(token.is_name for token in tokens[first:named]):
        # "an independent Kosovo"
        first = next(one for one in range(first, named) if tokens[one].is_name)
        last = named
    else:
        return None
    is_named = named > first and any(token.is_name for token in tokens[first:named])
    return Phrase(first, _past_tail(tokens, last, limit, is_bare=bool(head) and not is_named), last, head, is_named)


def _leads_on(tokens: list[Token], place: int, stop: int) -> bool:
    """Whether the word after a name leads on to a place's noun: `Osuna fishing grounds`, not `Osuna remains`."""
    return place + 1 < stop and tokens[place + 1].text in place_words()


def _past_name_of(tokens: list[Token], head: int, stop: int) -> int:
    """The token after the noun at `head` and a name that it goes on with: `Strait of Malacca`, `Lake Nyasa`."""
    last = head + 1
    if not tokens[head].is_name or last >= stop:
        return last
    after = last
    if tokens[after].text == "of":
        after += 1 + (after + 1 < stop and tokens[after + 1].text == "the")
    elif tokens[head].text not in ("lake", "port"):
        return last
    while after < stop and tokens[after].is_name:
        after += 1
        last = after
    return last


def _is_modifier(text: str) -> bool:
    """Whether the word may stand before a place's noun: `disputed`, `northern`, `fishing`."""
    return text in _BANKS or (text[0].isalpha() and not is_function_word(text) and not is_adverb(text))


def _past_tail(tokens: list[Token], at: int, count: int, *, is_bare: bool) -> int:
    """The token after what says where the place is: `south of One Fathom Bank`, `between the two rivers`."""
    place = at
    if place < count and tokens[place].text in _SIDE:
        place += 1
    elif not is_bare or place >= count or tokens[place].text not in _TAIL:
        return at
    last, is_between = at, False
    while place < count and place - at < _LONGEST:
        token, before = tokens[place], tokens[place - 1].text
        is_between = is_between or token.text == "between"
        if token.is_name or token.text in place_words() or token.text[0].isdigit():
            last = place + 1
        elif token.text == "and":
            if not is_between or before[0].isdigit():
                break
        elif not (
            token.text in _TAIL
            or token.text in f.DETERMINER
            or (_is_modifier(token.text) and (before in ("the", "of") or before[0].isdigit()))
        ):
            break
        place += 1
    return last


def words_of_phrase(body: str, tokens: list[Token], phrase: Phrase) -> str:
    """The phrase as the cable words it, on one line, without quotes at its ends.

    >>> tokens = read_tokens("all cayes off Belize are ours", 0, 29, in_capitals=False)
    >>> words_of_phrase("all cayes off Belize are ours", tokens, phrase_from(tokens, 0))
    'cayes off Belize'
    """
    return " ".join(body[tokens[phrase.first].start : tokens[phrase.last - 1].end].split()).strip("\"'“”’")


@lru_cache(maxsize=4)
def named_places(body: str) -> tuple[tuple[int, str, str], ...]:
    """The places that the text names with their noun: where, the kind of place, the name; `Migingo Island`."""
    heads = place_words()
    found = []
    for match in _named().finditer(body):
        noun = (match["noun"] or match["head"]).lower()
        name = match["name"] or match["of"]
        if MONTH_OR_DAY.match(name) or is_function_word(name.split()[0].lower()):
            continue
        if find_parties(body, *match.span("name" if match["name"] else "of")):
            continue  # "Japanese islands", "Government of the island"
        found.append((match.start(), heads[noun].kind, " ".join(match.group().split())))
    return tuple(found)


@cache
def _named() -> re.Pattern[str]:
    words = sorted(
        (row.word for row in place_words().values() if row.role == "head"), key=lambda word: (-len(word), word)
    )
    nouns = "|".join(words)
    heads = "|".join(word.capitalize() for word in words)
    name = r"[A-Z][a-z][\w'’-]*(?:[ \n][A-Z][a-z][\w'’-]*){0,2}?"
    return re.compile(rf"\b(?P<name>{name})\s+(?P<noun>{nouns}|{heads})\b|\b(?P<head>{heads})\s+of\s+(?P<of>{name})\b")


def named_before(body: str, head: str, at: int) -> str:
    """The name of the one place of that kind that the text names before `at`; "" where it names none or several.

    >>> named_before("Sindo Island is small. The island is ours.", "island", 30)
    'Sindo Island'
    """
    kind = place_words()[head].kind
    places = named_places(body)
    high = bisect_left(places, (at, "", ""))
    names = {name for _, one, name in places[:high] if one == kind}
    if len({name.casefold().removesuffix("s") for name in names}) == 1:
        return min(names)
    return ""


@lru_cache(maxsize=256)
def is_located(body: str, name: str) -> bool:
    """Whether the text says elsewhere that something is in, on or near it, or gives it a place's noun."""
    word = re.escape(name).replace(r"\ ", r"\s+")
    nouns = "|".join(row.word for row in place_words().values() if row.role == "head")
    return (
        re.search(
            rf"\b(?:in|on|at|near|around|off|into|outside|inside|across)\s+(?:the\s+)?{word}\b"
            rf"|\b{word}\s+(?:{nouns})\b|\b(?:{nouns})(?:\s+of|,)\s+{word}\b",
            body,
            re.IGNORECASE,
        )
        is not None
    )
