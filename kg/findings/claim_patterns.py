"""The patterns by which words claim a territory: `is Russian territory`, `sovereignty over`, `recognition of`."""

from __future__ import annotations

import re

_OF_PARTY = (
    r"(?:an?|the|its|their|as|integral|inalienable|inseparable|indivisible|sovereign|historic(?:al(?:ly)?)?|legally|always"
    r"|rightfully|been|rightful|exclusively|ancient|eternal|legitimate|own|part|of)"
)

# "to be Russian territory", "is an integral part of China", "belongs to Japan"
IS_PARTS = re.compile(
    rf"\b(?:be|is|are|was|were|as|remains?|been|being|constitutes?|an?|the)(?:n['’]t)?\s+(?:(?:not|never|no\s+longer)\s+)?(?:{_OF_PARTY}\s+){{0,6}}(?P<party>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){{0,2}})\s+(?:(?:sovereign|internal|territorial|historic)\s+)?(?:territory|territories|soil|waters|land|lands|province|possession|islands?|sovereignty)\b"
)

PART_OF = re.compile(
    r"\b(?:integral\s+part|inalienable\s+part|inseparable\s+part|part\s+and\s+parcel|part|(?:inherent|integral|sovereign|own)\s+territory|province|belongs?|belonged|belonging|returned|return|reversion|handed\s+back|handed\s+over|ceded|restored|capital)[\"”]?\s+(?:of|to)\s+(?:(?:the|an?)\s+)?(?P<party>(?:our|its|their|his)\s+(?:country|territory|homeland|nation|motherland|state)|[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3})"
)

# "the islands are Argentine", "is and always will be Moroccan"
IS_DEMONYM = re.compile(
    r"\b(?:is|are|was|were|be|been|remains?)(?:n['’]t)?\s+(?:not\s+|never\s+|no\s+longer\s+)?(?:\w+ly\s+|always\s+)?(?P<party>[A-Z][a-z]+(?:sh|ch|ese|an|ian|ine|i|ic))(?=\s*(?:[,.;:\"”)]|$|and\b|as\b|because\b|since\b|by\b))"
)

SOVEREIGNTY = re.compile(
    r"\b(?P<party>(?:[A-Z][\w.-]*(?:['’]s?)?|our|its|their)\s+)(?:[a-z]+\s+){0,2}(?P<what>sovereignty|claims?|title|rights?|jurisdiction|ownership|sovereign\s+rights)\s+(?:\w+\s+){0,3}?(?:over|to|on|in|of|for)\b"
)

OURS = re.compile(
    r"\b(?:our|ours)\b(?:\s+[a-z]+){0,2}(?:\s+(?:territory|territories|islands?|land|sovereignty|soil|claims?|rights?))?"
)

RECOGNITION = re.compile(r"\brecogni(?:[sz](?:e|es|ed|ing)|tion)\b(?:\s+of)?")

REJECTS = re.compile(
    r"\b(?:condemn\w*|reject\w*|denounc\w*|oppos\w*|refus\w*|never|not|cannot|non|without|absent|won't|against|objection\w*|unacceptable|illegal|declin\w*)\b",
    re.IGNORECASE,
)

# "renounced its sovereignty over X"
GIVES_UP = re.compile(
    r"\b(?:renounc\w*|relinquish\w*|surrender\w*|ced(?:e|es|ed|ing)|giv(?:e|es|ing)\s+up|gave\s+up|abandon\w*|waiv\w*"
    r"|yield\w*|forgo\w*|drop(?:s|ped|ping)?)\b"
)

# "would revert to Chinese sovereignty", "autonomy under Moroccan rule"
UNDER = re.compile(
    r"\b(?:under|to|into)\s+(?:full\s+)?(?P<party>[A-Z][\w.-]*)\s+(?:sovereignty|rule|control|jurisdiction|administration)\b"
)

# "Panama must have full sovereignty over X"
HAS_SOVEREIGNTY = re.compile(
    r"\b(?P<party>[A-Z][\w.-]*)\s+(?:(?:must|should|would|will|alone|still|always|rightfully|also)\s+)*"
    r"(?:ha[sd]|have|exercis\w+|retain\w*|enjoy\w*|possess\w*|keep\w*|kept|maintain\w*)\s+"
    r"(?:[a-z]+\s+){0,2}sovereign(?:ty|\s+rights)\s+over\b"
)

INDEPENDENCE = re.compile(r"\b(?:independence|independent|statehood|self-determination|sovereign\s+state)\b")

FIRM = re.compile(
    r"\bnot\s+(?:be\s+)?(?:up\s+for|open\s+to|subject\s+to|for)\s+(?:discussion|negotiation|debate)|\bnon-?negotiable|\bnot\s+negotiable"
)

RETURN = re.compile(
    r"\b(?:return|reversion|returned|restitution|recovery|recover|regain|hand\s+back|handing\s+back|give\s+back|withdraw(?:al)?\s+from|liberat\w+|(?:end|ended|ending)\s+(?:\w+\s+){0,2}occupation)\b"
)

ACCESS = re.compile(r"\b(?:access|outlet|corridor|passage|salida)\b")
