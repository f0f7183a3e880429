"""Words right beside a name that say whose side it is of, or that it is not the host's."""

from __future__ import annotations

import re

from kg.findings.naming_words import words_pattern
from kg.findings.parties import codes_of_name, party_names
from kg.findings.phrases import Phrase

# "Reyes's Bolivia"
_COUNTRY = re.compile(r"['’,][sS]?\s{1,2}(?P<name>[A-Z][\w-]+)")
# "the pending visit of Ana Reyes"
_VISIT_OF = re.compile(r"\bvisits?\s{1,2}(?:of|by)\s{1,2}$", re.IGNORECASE)
# "I delivered the letter of congratulations from President Reyes"
_OWN_SUBJECT = re.compile(
    r"\b(?:I|[Ww]e|[Aa]mbassador|AMBASSADOR|[Cc]harg[eé]|CHARGE|DCM|[Pp]oloffs?|POLOFF|[Ee]mboffs?|EMBOFF)\b"
)
_CARRIES = words_pattern("carries")
_FROM_HIM = re.compile(
    r"\b(?:letter|message|note|invitation|greetings|reply|response)s?\b[^.;:\n]{0,60}\bfrom\s{1,2}$", re.I
)
_REACH = 240
# "the Bolivian embassy in Lima"
_EMBASSY = re.compile(r"(?P<side>\b[A-Z][\w-]{1,30})\s{1,2}(?:[Ee]mbassy|EMBASSY)\b")


def country_owned(naming: Phrase, body: str) -> str:
    """The side of a country that is called the person's, `Reyes's Bolivia`; "" for none.

    >>> from kg.findings.phrase_reader import read_phrases
    >>> text = "He wrote of Tanabe's Japan."
    >>> country_owned(read_phrases(text, 0, len(text), 0, in_capitals=False)[1], text)
    'JP'
    """
    after = _COUNTRY.match(body, naming.end)
    known = party_names().get(after["name"].title()) if after is not None else None
    if after is None or known is None or known.kind != "name":
        return ""
    codes = codes_of_name(after["name"])
    return codes[0] if len(codes) == 1 else ""


def embassy_side(body: str, begin: int, end: int) -> str:
    """The side of the only embassy that `body[begin:end]` names, "" for none or several.

    >>> embassy_side("the Japanese embassy is open", 0, 28)
    'JP'
    """
    found = {codes for each in _EMBASSY.finditer(body, begin, end) if (codes := codes_of_name(each["side"]))}
    return next(iter(found))[0] if len(found) == 1 else ""


def is_visitor(naming: Phrase, body: str) -> bool:
    """Whether the words before the name say that the person comes on a visit."""
    return _VISIT_OF.search(body, max(0, naming.start - 20), naming.start) is not None


def sends_by_post(naming: Phrase, body: str, begin: int) -> bool:
    """Whether the post's own people carry a letter of the named one, in the sentence that begins at `begin`."""
    begin = max(begin, naming.start - _REACH)
    letter = _FROM_HIM.search(body, max(begin, naming.start - 90), naming.start)
    carries = _CARRIES.search(body, begin, letter.start()) if letter is not None else None
    return carries is not None and _OWN_SUBJECT.search(body, begin, carries.start()) is not None
