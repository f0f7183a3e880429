"""The characters of a statement: from the words that an attribution covers to the span that it quotes."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from kg.findings.function_words import PREPOSITION
from kg.findings.quotations import Quotation, quotation_at
from kg.findings.tellings import Attribution
from kg.findings.words import QUOTES, Words

_TRAILING = frozenset({",", ".", ";", ":", "--", "-", "–", "—", "(", "and", "but", "or"})
_LEADING = frozenset({",", ".", ";", ":", "--", "-", "–", "—", ")", "*", "•"})
_POINTING = frozenset({"this", "that", "it", "them", "these", "those", "him", "her", "so"})
_NEAR = 3  # characters of marks that may stand between a quotation's end and the statement's


class Statement(NamedTuple):
    """The span of a statement, and whether the cable quotes it directly."""

    start: int
    end: int
    is_direct: bool


_statement = partial(tuple.__new__, Statement)  # thrice as quick as by name


def statement_span(words: Words, one: Attribution, quotations: list[Quotation]) -> Statement | None:
    """The characters that an attribution attributes, None where nothing is left of them.

    Outer marks fall away; a statement that is quoted as a whole stands without its quotation marks, and goes on to the
    end of the quotation, or back to its beginning, over several sentences.
    """
    first, last = one.start, one.end - 1
    while first <= last and words.texts[first] in _LEADING and words.mentions[first] is None:
        first += 1
    while last >= first and words.texts[last] in _TRAILING and words.mentions[last] is None:
        last -= 1
    if last < first:
        return None
    if words.texts[first] in _POINTING and (first == last or _is_aside(words, one, first)):
        return None  # "Chile had rejected this", "Reyes related this with some pain"
    start, end = words.span(first)[0], words.span(last)[1]
    quoted = _quoted(words, one, quotations, (first, last)) if quotations else None
    is_direct = quoted is not None
    if quoted is not None:
        start, end = quoted
    body = words.body
    while end > start and (body[end - 1].isspace() or body[end - 1] in ",;:."):
        end -= 1
    while start < end and (body[start].isspace() or body[start] in ",;:"):
        start += 1
    if not is_direct:
        end = _before_open_bracket(body, start, end)
    return _statement((start, end, is_direct)) if end - start >= 3 else None


def _is_aside(words: Words, one: Attribution, first: int) -> bool:
    """Whether a phrase follows the word that points back, so that nothing is said in these words."""
    if one.by != "np" or "that" not in one.frame.complements:
        return False
    return one.frame.speech_act in ("asserts", "informs") and words.texts[first + 1] in PREPOSITION


def _quoted(
    words: Words, one: Attribution, quotations: list[Quotation], places: tuple[int, int]
) -> tuple[int, int] | None:
    """The span of the quotation that the statement is, None where it is no quotation or only in part."""
    first, last = places
    start, end = words.span(first)[0], words.span(last)[1]
    if words.texts[first] in QUOTES:
        start = words.span(first)[1] - 1  # a mark may be of several letters: QTE
    quotation = quotation_at(quotations, start)
    if quotation is None:
        return None
    opens = words.texts[first] in QUOTES or start <= quotation.start
    if one.where == "before":
        if opens and quotation.end < end and words.body[quotation.end - 1] in ",.!?":
            return quotation.start, quotation.end  # '"We will wait," and left': a comma inside the marks ends it
        whole = quotation.end >= end - _NEAR or (
            words.texts[last] in QUOTES and quotation.end >= words.span(last)[0] - 1
        )
        return (
            (quotation.start, max(end, quotation.end) if quotation.end >= end else quotation.end)
            if opens and whole
            else None
        )
    if one.where == "after":
        close = words.span(last)[0] if words.texts[last] in QUOTES else end
        before = quotation.end <= words.span(one.at)[0] and quotation.end >= close - _NEAR
        return (quotation.start, quotation.end) if before else None
    later = quotation_at(quotations, end - 2)
    return (quotation.start, later.end) if later is not None and later is not quotation else None


def _before_open_bracket(body: str, start: int, end: int) -> int:
    """`end` moved before a closing bracket that nothing in the statement opens."""
    if body.find(")", start, end) < 0:
        return end
    depth = 0
    for at in range(start, end):
        if body[at] == "(":
            depth += 1
        elif body[at] == ")":
            depth -= 1
            if depth < 0:
                return start + len(body[start:at].rstrip(" .,;"))
    return end
