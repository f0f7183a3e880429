"""The tokens of a REF line: numbers, words and signs, with dates and date-time groups kept whole."""

from __future__ import annotations

import re
from typing import NamedTuple

# whole names, so that MARSEILLE 11 is no day of March
MONTHS = (
    "JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?"
    "|NOV(?:EMBER)?|DEC(?:EMBER)?"
)
_TOKEN = re.compile(
    # 251847Z      251847ZJAN08      051234Z JAN 75
    rf"(?P<time>\d{{6}}[Zz](?:\s{{0,2}}(?:{MONTHS})\s{{0,2}}(?:(?:19|20)?\d\d(?!\d))?)?)"
    # 5/3/2008      5 MAY 2008      MAY 5, 2008      MAY 5-6
    r"|(?P<date>\d{1,2}(?P<sign>[/-])\d{1,2}(?P=sign)(?:19|20)?\d\d(?![\d/])"
    rf"|\d{{1,2}}\s{{0,2}}(?:{MONTHS})\.?,?\s{{1,2}}(?:19|20)\d\d(?!\d)"
    rf"|(?<![A-Za-z])(?:{MONTHS})\.?\s{{1,2}}\d{{1,2}}(?:\s?-\s?\d{{1,2}})?(?!\d)"
    r"(?:,\s{0,2}(?:19|20)\d\d(?!\d))?)"
    r"|(?P<number>\d++)"
    r"|(?P<word>[A-Za-z](?:[A-Za-z.'’]|0(?=[A-Za-z]))*)"
    r"|(?P<mark>¶|[()\[\]/&,;:.\n'’\"“”#+-])"
    r"|(?P<other>[^\s\w¶])",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """A number, word or sign of an item, and its place."""

    kind: str
    text: str
    start: int
    end: int


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, each with its kind and place.

    >>> [(token.kind, token.text) for token in tokens_of("STATE 051234Z JAN 75", 0, 20)]
    [('word', 'STATE'), ('time', '051234Z JAN 75')]
    """
    return [
        Token(found.lastgroup or "", found[0], found.start(), found.end())
        for found in _TOKEN.finditer(text, start, end)
    ]
