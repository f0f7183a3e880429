"""The signature: the last line of a telegram is the surname of who sent it (5 FAH-2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.cables.model import Span
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class _ClosingWord:
    """A row of data/closing_words.csv: a word that can end a telegram and is no surname."""

    word: str
    example: str


class Signature(NamedTuple):
    """Who signed, in the words of the telegram, and where."""

    name: str
    span: Span


_PARTICLES = r"(?:DE|DEL|DELLA|DI|DA|DU|LA|LE|MC|MAC|ST\.?|VAN|VON|DER|DEN|O')"
_SURNAME = r"[A-Z][A-Za-z'\u2019]+(?:-[A-Z][A-Za-z'\u2019]+)?"
# DONOVAN    TIMKEN JR    DE PREE    Timken jr    McCALLUM    ClintonCONFIDENTIAL    EASON .
_NAME = re.compile(
    rf"(?P<name>(?:{_PARTICLES} ){{0,2}}(?:[A-Z][A-Za-z]+ |[A-Z]\. ?){{0,2}}{_SURNAME}"
    r"(?:,? (?:JR|SR|II|III|Jr|jr|Sr)\.?)?)",
    re.IGNORECASE,
)
_GLUED = ("TOP SECRET", "SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "UNCLAS", "SIPDIS", "NNNN")
_TAIL = " \t.*#>=_-"
_NOTE = re.compile(r"(?:NOTE(?: BY [A-Z/]{2,6})?:|\(?NOT PASSED\b|DISSEMINATION|CABLE ENDS)", re.IGNORECASE)
_GLUED_NAME = re.compile(
    r"(?<=[A-Za-z)\]\"'.!?])[.!?)\"][ \t]{0,4}([A-Z][A-Z'-]{2,20}(?: (?:JR|SR|II|III)\.?)?)[ \t.]*\Z"
)
_ENDED = (".", "!", "?", '"', ")", "\u201d", "'", ":", "*", "-", "=", "]", "\u2019", ">", "_", "/", "%")
_PLAIN_WORDS = re.compile(rf"(?!{_PARTICLES} )[A-Za-z]{{3,}} [A-Za-z]{{4,}}(?: [A-Za-z]{{3,}})?", re.IGNORECASE)


def find_signature(body: str, start: int) -> Signature | None:
    """The signature at the end of `body`, None where the text ends without one.

    >>> find_signature("1. It ended. End comment.\\nDE PREE\\n", 0).name
    'DE PREE'
    >>> find_signature("The price of May was 7.1 percent higher. The", 0) is None
    True
    """
    end = len(body)
    for _ in range(12):
        line_start = body.rfind("\n", start, end) + 1 if end > start else 0
        line_start = max(line_start, start)
        line = body[line_start:end]
        words = _without_class(line.rstrip(_TAIL)).rstrip(_TAIL)
        if words.strip() and not _NOTE.match(words.strip()):
            return _read_line(body, start, line_start, words)
        if line_start <= start:
            return None
        end = line_start - 1
    return None


def _without_class(line: str) -> str:
    """The line without a classification glued to its end (`HolmCONFIDENTIAL`)."""
    for word in _GLUED:
        if line.endswith(word) and line[: -len(word)].strip():
            return line[: -len(word)]
    return line


def _read_line(body: str, start: int, line_start: int, words: str) -> Signature | None:
    """The signature that the last line is, or that stands at its end."""
    if body[line_start + len(words) : line_start + len(words) + 1] == "." and not words.upper().endswith(("JR", "SR")):
        return None  # the last word of a sentence
    indent = len(words) - len(words.lstrip())
    name = " ".join(words.split())
    found = _NAME.fullmatch(name)
    if found and _is_name(name) and _text_has_ended(body, start, line_start, name):
        return Signature(name, Span(line_start + indent, line_start + len(words)))
    glued = _GLUED_NAME.search(words)
    if glued and _is_name(glued[1]):
        return Signature(glued[1], Span(line_start + glued.start(1), line_start + glued.end(1)))
    return None


def _is_name(name: str) -> bool:
    """Whether the words can be a surname: capitals or title case, and no word that telegrams use otherwise."""
    if len(name) > 40 or not name[0].isupper() or len(name) < 2:
        return False
    words = name.replace(".", "").split()
    return not any(word.upper() in _closing_words() for word in words)


@cache
def _closing_words() -> frozenset[str]:
    """The words that can stand last in a telegram and are no surname."""
    return frozenset(row.word for row in read_table(_ClosingWord, "closing_words.csv"))


def _text_has_ended(body: str, start: int, line_start: int, name: str) -> bool:
    """Whether the text above came to an end, so that the name is no rest of a sentence."""
    before = body[start:line_start].rstrip()
    if not before:
        return False
    last = before.rsplit("\n", 1)[-1].strip()
    if (
        _PLAIN_WORDS.fullmatch(name)
        and body[line_start + len(name) :].count("\n") < 2
        and "\n" in body[start + len(before) : line_start - 1]
    ):
        return False  # two words that stand apart at the end of a cut text are a heading
    if last.endswith(_ENDED) or last.upper() == "REGARDS":
        return True
    is_short = len(last) < 20 and not last.isupper()  # the line above ended before the margin
    return (
        name.isupper() and not last.endswith(",") and (is_short or "\n" in body[start + len(before) : line_start - 1])
    )
