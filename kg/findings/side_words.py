"""Words right beside a name that say whose side it is of, or that it is not the host's."""

from __future__ import annotations

import re

from kg.findings import vocabulary as v
from kg.findings.naming_words import naming_words, words_pattern
from kg.findings.parties import codes_of_name, party_names
from kg.findings.phrases import Phrase
from kg.findings.titles import LEGISLATORS, read_title

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
# "Reyes, from DFID's Operations Team", "Reyes of the FCO"
_FROM = re.compile(r",?\s{1,2}(?:of|from|with|at)\s{1,2}(?:the\s{1,2})?(?P<body>[A-Z][\w’',-]*(?:\s[A-Z][\w-]*){0,4})")
_REACH = 240
# what stands behind the name in "Reyes (Chile)" or "Reyes (UK, chair)"
_IN_BRACKET = re.compile(r"\s{1,2}\((?P<side>[A-Z][\w.' ’-]{1,40}?)(?:[,;/](?:[^()\n]{0,40}))?\)")
# "Iran (Reyes)", "Hungary (Ambassador Reyes)": what ends right before the bracket
_BEFORE_BRACKET = re.compile(r"(?P<side>[A-Z][\w.'’-]*(?:\s{1,2}[A-Z][\w.'’-]*){0,3})\s{1,2}\((?:[A-Z][\w.]{1,20}\s)?$")
# what opens "(c) China: Ambassador Reyes said"
_LABEL = re.compile(r"(?P<side>[A-Z][\w.'’-]*(?:\s{1,2}[A-Z][\w.'’-]*){0,3}):\s{1,2}$")
# "his Norwegian counterpart Reyes", "his Norwegian counterpart, Ana Reyes"
_COUNTERPART = words_pattern("counterpart", before=r"\b(?P<side>(?-i:[A-Z])[\w-]{2,20})\s{1,2}", after=r",?\s{1,2}$")
# the last letters of those words, and the comma that may follow
_COUNTERPART_ENDS = frozenset({word[-1] for word in naming_words("counterpart")} | {","})
_LONGEST_SIDE = 60
# "Reyes of the Liberal Party", "REYES, OF THE LPN"
_OF_PARTY = re.compile(
    r",?\s{1,2}(?i:of|from)\s{1,2}(?P<article>(?i:the)\s{1,2})?(?:\([^()\n]{1,20}\)\s{1,2})?"
    r"(?P<party>[A-Z][\w'’-]*(?:\s{1,2}[A-Z][\w'’-]*){0,4})"
)
_PARTY_NAME = words_pattern("party-name", before=r"\b(?:\w{3,}istas|\w{4,}ists|", after=r")\b")
# "the MDC's Reyes"
_SHORT_BEFORE = re.compile(r"\b[Tt]he\s{1,2}(?P<party>[A-Z]{2,6}(?:-[A-Z])?)['’]s\s{1,2}$")
_LONGEST_SHORT = 20
# what stands behind the name in "Senator Reyes (PRI)"
_SHORT_BEHIND = re.compile(r"\s{1,2}\((?P<party>[A-Z]{2,6})\)")
_SHORT_FORM = re.compile(r"[A-Z]{2,5}")
# "Reyes led the Norwegian delegation", "Reyes, who headed the U.S. team"
_LED = re.compile(
    r",?\s{1,2}(?:who\s)?(?:leads|led|heads|headed)\s(?:the|a)\s(?P<side>[A-Z][\w.-]*)\s(?:delegation|team|side)\b",
    re.IGNORECASE,
)
# "the Libyan side", "the Libyan note": in whose sentence a bare envoy is that side's
_ENVOYS_SIDE = words_pattern("envoys-business", before=r"(?P<side>\b[A-Z][\w-]{1,30})\s{1,2}")
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


def side_in_bracket(naming: Phrase, body: str) -> str:
    """The side that a bracket or a label beside the name says, "" for none.

    `Reyes (Chile)`, `Chile (Reyes)`, `Chile: Ambassador Reyes`.

    >>> from kg.findings.phrase_reader import read_phrases
    >>> text = "Ambassador Reyes (Chile) agreed."
    >>> side_in_bracket(read_phrases(text, 0, len(text), 0, in_capitals=False)[0], text)
    'CL'
    """
    behind = body[naming.end : naming.end + 3]
    after = _IN_BRACKET.match(body, naming.end) if "(" in behind else None
    if after is not None and (side := _state(after["side"], whole=True)):
        return side
    mark = body[max(0, naming.start - 3) : naming.start].strip()[-1:]
    if mark == "(" or "(" in body[max(0, naming.start - 24) : naming.start]:
        before = _BEFORE_BRACKET.search(body, max(0, naming.start - _LONGEST_SIDE), naming.start)
        closes = body[naming.end : naming.end + 1] in (")", ",", ";")
        if before is not None and closes and (side := _state(before["side"])):
            return side
    if mark.lower() in _COUNTERPART_ENDS:
        before = _COUNTERPART.search(body, max(0, naming.start - _LONGEST_SIDE), naming.start)
        codes = codes_of_name(before["side"]) if before is not None else ()
        return codes[0] if len(codes) == 1 else ""
    if mark == ":":
        label = _LABEL.search(body, max(0, naming.start - _LONGEST_SIDE), naming.start)
        return _state(label["side"]) if label is not None else ""
    return ""


def is_of_party(naming: Phrase, body: str) -> bool:
    """Whether the words beside the name say that the person is of a political party.

    `Christian Democrats (Reyes)`, `Reyes of the Liberal Party`, `Reyes, of the LPN`.

    >>> from kg.findings.phrase_reader import read_phrases
    >>> text = "Ana Reyes of the Christian Democrats agreed."
    >>> is_of_party(read_phrases(text, 0, len(text), 0, in_capitals=False)[0], text)
    True
    """
    after = _OF_PARTY.match(body, naming.end)
    if after is not None:
        words = after["party"]
        short = words.split()[0]
        known = v.bodies().get(short)
        if _SHORT_FORM.fullmatch(short) and (after["article"] or known) and short not in party_names():
            return known is None or known.kind == "movement"
        return _PARTY_NAME.search(words) is not None and not codes_of_name(words)
    owner = _SHORT_BEFORE.search(body, max(0, naming.start - _LONGEST_SHORT), naming.start)
    if owner is not None:
        known = v.bodies().get(owner["party"])
        return owner["party"] not in party_names() and (known is None or known.kind == "movement")
    short_behind = _SHORT_BEHIND.match(body, naming.end)
    if short_behind is not None and naming.title.lower().endswith(LEGISLATORS):
        known = v.bodies().get(short_behind["party"])
        return short_behind["party"] not in party_names() and (known is None or known.kind == "movement")
    if body[naming.start - 1 : naming.start] == "(" and body[naming.end : naming.end + 1] == ")":
        before = _BEFORE_BRACKET.search(body, max(0, naming.start - _LONGEST_SIDE), naming.start)
        return before is not None and _PARTY_NAME.search(before["side"]) is not None
    return False


def leads_side(naming: Phrase, body: str) -> str:
    """The side whose delegation the person is said to lead, "" for none: `Reyes led the Norwegian delegation`."""
    led = _LED.match(body, naming.end)
    codes = codes_of_name(led["side"]) if led is not None else ()
    return codes[0] if len(codes) == 1 else ""


def _state(words: str, *, whole: bool = False) -> str:
    """The one side that the words, or unless `whole` the last of them, name by name or short form; "" for none."""
    parts = words.split()
    for first in range(1 if whole else len(parts)):
        piece = " ".join(parts[first:])
        known = party_names().get(piece) or party_names().get(f"{piece}.")
        if known is not None:
            return known.codes[0] if len(known.codes) == 1 and known.kind in ("name", "short") else ""
    return ""


def embassy_side(body: str, begin: int, end: int) -> str:
    """The side of the only embassy, or of the only side's note or view, that `body[begin:end]` names; "" for several.

    >>> embassy_side("the Japanese embassy is open", 0, 28)
    'JP'
    """
    found = {
        codes
        for pattern in (_EMBASSY, _ENVOYS_SIDE)
        for each in pattern.finditer(body, begin, end)
        if (codes := codes_of_name(each["side"]))
    }
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


def side_from(namings: list[Phrase], body: str, host: str) -> str:
    """The side of the body that the name is said to be of or from, "" for none."""
    for naming in namings[:4]:
        match = _FROM.match(body, naming.end)
        if match is not None:
            sense = read_title(match["body"], host)
            if sense.weight >= 2:
                return sense.party
    return ""


def side_beside(naming: Phrase, body: str) -> str:
    """The side that a bracket, a label or the delegation the person leads says, "" for none."""
    return side_in_bracket(naming, body) or leads_side(naming, body)
