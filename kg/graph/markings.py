"""Classifications and portion markings as concepts, and their order."""

from __future__ import annotations

import re

# The order of the markings, as `skos:notation` names them (E.O. 12958 §1.2; SBU and LOU stand between U and C).
LEVELS = {"U": 0, "SBU": 1, "LOU": 1, "C": 2, "S": 3, "TS": 4}

_WORDS = {
    "UNCLASSIFIED": "U",
    "UNCLAS": "U",
    "FOUO": "SBU",
    "SENSITIVE BUT UNCLASSIFIED": "SBU",
    "LIMITED OFFICIAL USE": "LOU",
    "CONFIDENTIAL": "C",
    "SECRET": "S",
    "TOP SECRET": "TS",
    "TOPSECRET": "TS",
    **{notation: notation for notation in LEVELS},
}
# C, S/NF, C//NOFORN, SBU, C-NF, TOP SECRET//SI: the level stands first
_LEVEL = re.compile(rf"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?![A-Z])")
# S E C R E T
_SPACED = re.compile(r"[A-Z](?: [A-Z])+")
# UNCLAS//SBU, U/FOUO, UNCLASSIFIED//FOR OFFICIAL USE ONLY, UNCLAS SENSITIVE
_SENSITIVE = re.compile(r"\b(?:SBU|SENSITIVE|FOUO|FOR OFFICIAL USE ONLY)\b")


def find_marking(text: str | None) -> str | None:
    """The notation of the level that a classification or a portion marking gives, None where it gives none known.

    >>> [find_marking(text) for text in ("CONFIDENTIAL", "S/NF", "C//NOFORN", "UNCLAS", "LIMITED OFFICIAL USE", "X")]
    ['C', 'S', 'C', 'U', 'LOU', None]
    """
    words = " ".join((text or "").upper().split())
    if _SPACED.fullmatch(words):
        words = words.replace(" ", "")
    match = _LEVEL.match(words)
    if match is None:
        return None
    notation = _WORDS[match.group()]
    return "SBU" if notation == "U" and _SENSITIVE.search(words) else notation
