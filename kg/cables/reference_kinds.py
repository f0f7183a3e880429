"""The kinds of things that a REF line names beside cables: e-mails, airgrams, memos, letters, calls, web pages."""

from __future__ import annotations

import re

# DOE-ROE E-MAIL OF MAY 5      DOEJ@STATE.GOV
_EMAIL = re.compile(r"\bE-?\s?MAILS?\b|\w@\w", re.IGNORECASE)
# LETTER OF MAY 5      DIPLOMATIC NOTE 12
_LETTER = re.compile(r"\b(?:LETTERS?|LTRS?|DIP(?:LOMATIC )?NOTES?|NOTE VERBALE)\b", re.IGNORECASE)
# STATE CA-3400 NOV 2, 1966      LIMA A-123
_AIRGRAM = re.compile(r"(?:^|\s)(?:CA|CERP|A|AIRGRAM)[- ]{1,2}\d{1,5}\b|\bAIRGRAM\b", re.IGNORECASE)
# DOE-ROE MEMCON OF MAY 5      MEMORANDUM OF CONVERSATION
_MEMO = re.compile(r"\bMEMO(?:S|RAND[AU]M?)?\b|\bMEMCONS?\b", re.IGNORECASE)
# SMITH/JONES TELCON      FONCON OF MAY 5      PHONE CALL
_CALL = re.compile(
    r"\b(?:TELE?|FON|PHON)E?CONS?\b|\bTELEPHONE\b|\bPHONE\b"
    r"|\bCALLS?(?=\s+(?:OF|FROM|WITH|BETWEEN|DATED|\d)|\W*\Z)",
    re.IGNORECASE,
)
# WWW.STATE.GOV      HTTP://...
_WEB = re.compile(r"\bHTTPS?:|\bWWW\.|\bWEB ?(?:SITE|PAGE)S?\b|\w\.(?:GOV|COM|ORG)\b", re.IGNORECASE)
# EMBTEL 1234      DEPTEL 555      YOUR 13      SEPTEL      (no serial, or one of a series of its own)
_OWN_SERIES = re.compile(
    r"\bSEPTELS?\b|\b(?:(?:DEP|EMB|CON|OUR|YOUR|UR)TELS?|(?:YOUR|OUR)(?: TELEGRAM| TEL)?) (?:NO\.? ?)?\d", re.IGNORECASE
)
# STATE 051234Z JAN 75      AMEMB LIMA DTG 051234Z      (a telegram by its sender and date-time group)
_GROUP = re.compile(r"(?<!\d)\d{6}Z|\bDTG\b", re.IGNORECASE)
_KINDS = (
    ("email", _EMAIL),
    ("airgram", _AIRGRAM),
    ("memo", _MEMO),
    ("letter", _LETTER),
    ("call", _CALL),
    ("web", _WEB),
    ("cable", _OWN_SERIES),
    ("dtg", _GROUP),
)
KIND_WORDS = re.compile("|".join(pattern.pattern for _, pattern in _KINDS), re.IGNORECASE)
_QUOTED = re.compile(r"[\"“][^\"”\n]{0,160}[\"”]")


def named_kind(words: str) -> str | None:
    """The kind that the words name outside of quotation marks, None where they name none."""
    if KIND_WORDS.search(words) is None:
        return None
    words = _QUOTED.sub(" ", words)
    return next((kind for kind, pattern in _KINDS if pattern.search(words) is not None), None)
