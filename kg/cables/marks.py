"""Portion marks: the classification in brackets that opens a paragraph (12 FAM 529, ISOO marking guide).

Every form comes out as the mark without brackets and needless blanks: `( C )` is `C`, `(C - ENTIRE TEXT)` is `C`.
"""

from __future__ import annotations

import re
from functools import lru_cache

# (C)   (S/NF)   ( C )   (SBU)   (u)   (S//NF)   (C//REL NATO, ISAF)   (C - ENTIRE TEXT)   (secret//rel germany)
_LEVEL = r"(?:TS|S|C|U|R|SBU|LOU|FOUO|UNCLASS(?:IFIED)?|UNCLAS|CONFIDENTIAL|SECRET|TOP SECRET|LIMITED OFFICIAL USE)"
_WHOLE = r"(?:[ \t\u00a0]*(?:-{1,2}|,)?[ \t\u00a0]*(?i:ENTIRE[ \t\n]{1,3}(?:TEXT|CABLE|MESSAGE|TELEGRAM)))"
MARK = (
    rf"\([ \t\u00a0]{{0,3}}(?i:{_LEVEL})[ \t\u00a0]{{0,3}}"
    rf"(?:{_WHOLE}|/{{1,2}}[^()\n]{{1,40}}|[,-][ \t\u00a0]?(?i:NF|NOFORN))?[ \t\u00a0]{{0,2}}\.?\)"
)

_LETTERS = {
    "SECRET": "S",
    "CONFIDENTIAL": "C",
    "UNCLASSIFIED": "U",
    "UNCLASS": "U",
    "UNCLAS": "U",
    "TOP SECRET": "TS",
    "LIMITED OFFICIAL USE": "LOU",
}
_WHOLE_TEXT = re.compile(_WHOLE)
# CONFIDENTIAL - ENTIRE TEXT.   C O N F I D E N T I A L - ENTIRE TEXT   (C - ENTIRE TEXT)   SECRET ENTIRE TEXT
_ENTIRE_TEXT = re.compile(
    r"\(?[ \t\u00a0]{0,3}(?P<level>[A-Z](?:[A-Z \t/]{0,50}[A-Z])?)[ \t\u00a0]{0,3}(?:-{1,2}|:|,)?[ \t\u00a0]{0,3}"
    r"ENTIRE[ \t\n]{1,3}(?:TEXT|CABLE|MESSAGE|TELEGRAM)[ \t\u00a0]?\.?[ \t\u00a0]?\)?[ \t\u00a0]?\.?",
    re.IGNORECASE,
)
_LONG = {name.replace(" ", ""): letters for name, letters in _LETTERS.items()}


@lru_cache(maxsize=512)
def plain_mark(mark: str) -> str:
    """The portion mark without brackets, in capitals, long names as their letter.

    >>> [plain_mark(mark) for mark in ("( C )", "(S/NF)", "(u)", "(C - Entire Text)", "(secret//rel germany)")]
    ['C', 'S/NF', 'U', 'C', 'S//REL GERMANY']
    """
    inner = _WHOLE_TEXT.sub("", mark.strip().lstrip("(").rstrip(").")).strip(" \t.").upper()
    level, slash, rest = inner.partition("/")
    level = level.strip()
    level = _LETTERS.get(level, level).replace(", ", "/").replace(",", "/").replace("-", "/")
    return f"{level}/{' '.join(rest.split())}" if slash else level


def entire_text_mark(words: str) -> str | None:
    """The mark that these words give the whole telegram, None where they are no such phrase.

    >>> entire_text_mark("CONFIDENTIAL - ENTIRE TEXT."), entire_text_mark("Entire text follows.")
    ('C', None)
    """
    found = _ENTIRE_TEXT.match(words)
    if found is None:
        return None
    level = " ".join(found["level"].split()).upper()
    joined = level.replace(" ", "")
    if joined in _LONG:
        return _LONG[joined]
    return level if re.fullmatch(r"(?:TS|S|C|U|SBU|LOU|FOUO)(?:/{1,2}[A-Z]{2,6})?", joined) else None
