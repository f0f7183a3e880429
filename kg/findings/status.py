"""Whether an encounter was held, or is planned, proposed, postponed or cancelled, from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class StatusCue:
    """A row of data/encounter_status.csv: words before or after the encounter's word, and the status they give."""

    words: str
    status: str
    example: str


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    status = {row.words: row.status for row in read_table(StatusCue, "encounter_status.csv")}
    longest = sorted(status, key=lambda words: (-len(words), words))
    return re.compile(
        r"\b(?:" + "|".join(words.replace(" ", r"\s+") for words in longest) + r")\b", re.IGNORECASE
    ), status


_STRENGTH = {"held": 0, "planned": 1, "proposed": 2, "postponed": 3, "cancelled": 3}
# where another clause begins, its words say nothing of this one
_BOUND = re.compile(
    r"[;:.]\s|\b(?:that|which|who|said|told|noted|added|because|although|while|when)\b|--", re.IGNORECASE
)
# "during a dinner with", "in the meeting": the words before the preposition belong to another act
_SETTING = re.compile(
    r"\b(?:during|in|at|over|after|before|until|following|since|from|upon|margins\s+of)\s+(?:the|a|an|his|her|their|its|this|that|our|[A-Z][\w.’'-]*|\d[\w-]*)\b[^.;:,]{0,45}$",
    re.IGNORECASE,
)
# "was postponed", "is under consideration", "will take place in May"
_AFTER = re.compile(r"[^.;:]{0,70}")
_PASSIVE = re.compile(
    r"\b(?P<gone>cancell?ed|called\s+off|scrapped)\b|\b(?P<late>postponed|put\s+off|delayed)\b"
    r"|\b(?P<open>under\s+consideration|not\s+(?:yet\s+)?(?:been\s+)?(?:agreed|confirmed|decided)|possible|might|could|may\s+be|proposed)\b"
    r"|\b(?P<due>scheduled|(?:will|would)\s+(?:take\s+place|be\s+held|begin|start|consider|hold|include|focus)|should\s+focus|slated|planned|set\s+for|to\s+be\s+held)\b"
)


def status_of(body: str, floor: int, start: int, end: int, stop: int) -> str:
    """The status of what the words `start:end` tell of, read inside the sentence `floor:stop`.

    >>> text = "FM Rossi hopes to visit Lima in May."
    >>> status_of(text, 0, text.index("visit"), text.index(" Lima"), len(text))
    'planned'
    >>> status_of("He met Rossi in Lima.", 0, 3, 6, 21)
    'held'
    """
    pattern, known = _cues()
    low = max(floor, start - 90)
    before = body[low:start]
    for bound in _BOUND.finditer(before):
        low = max(floor, start - 90) + bound.end()
    before = body[low:start]
    setting = _SETTING.search(before)
    if setting:
        before = before[setting.start() :]
    best = "held"
    for cue in pattern.finditer(before):
        if cue.group() == "May":
            continue  # the month
        status = known[" ".join(cue.group().lower().split())]
        if _STRENGTH[status] > _STRENGTH[best]:
            best = status
    after = _AFTER.match(body, end, stop)
    if after and not setting and (passive := _PASSIVE.search(after.group())):
        status = {"gone": "cancelled", "late": "postponed", "open": "proposed", "due": "planned"}[
            passive.lastgroup or "due"
        ]
        if _STRENGTH[status] > _STRENGTH[best]:
            best = status
    return best
