"""Whether an encounter was held, or is planned, proposed, postponed or cancelled, from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.findings.triggers import tree_of
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
    return re.compile(rf"\b(?:{tree_of(words.lower() for words in status)})\b"), {
        words.lower(): kind for words, kind in status.items()
    }


STRENGTH = {"held": 0, "planned": 1, "proposed": 2, "postponed": 3, "cancelled": 3}
# where another clause begins, its words say nothing of this one
_BOUND = re.compile(
    r"[;:.]\s|\b(?:that|which|who|said|told|noted|added|because|although|while|when|and(?=\s+(?:suggested|proposed|offered)))\b|--"
)
# "during a dinner with", "in the meeting": the words before the preposition belong to another act
_SETTING = re.compile(
    r"\b(?:during|in|at|over|after|before|until|following|since|from|upon|margins\s+of)\s+(?:the|a|an|his|her|their|its|this|that|our|[a-z][\w.’'-]*|\d[\w-]*)\b(?:(?!\band\b)[^.;:,]){0,45}$"
)
# "has accepted an invitation to visit"
_ACCEPTED = re.compile(r"\baccept(?:s|ed)?\b[^.;:]{0,50}\binvit")
# "was postponed", "is under consideration", "will take place in May"
_AFTER = re.compile(r"[^.;:]{0,70}")
_PASSIVE = re.compile(
    r"\b(?P<gone>cancell?ed|called\s+off|scrapped|scrubbed|dropped|abandoned)\b|\b(?P<late>postponed|put\s+off|put\s+back|deferred|delayed)\b"
    r"|\b(?P<open>under\s+consideration|not\s+(?:yet\s+)?(?:been\s+)?(?:agreed|confirmed|decided)|possible|might|could|may\s+be|proposed|would\s+(?:help|be\s+(?:well|useful|welcome|helpful)))\b"
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
    worded = body[max(floor, start - 90) : start]
    before = worded.lower()  # patterns that heed no case are slow
    low = 0
    for bound in _BOUND.finditer(before):
        low = bound.end()
    # no such mark stands in the words of a setting
    setting = _SETTING.search(before, max(low, *(before.rfind(mark) + 1 for mark in ",;:")))
    if setting:
        low = setting.start()
    best = "held"
    for cue in pattern.finditer(before[low:]):
        if cue.group() == "may" and worded.startswith("May", low + cue.start()):
            continue  # the month
        status = known[" ".join(cue.group().split())]
        if STRENGTH[status] > STRENGTH[best]:
            best = status
    if best == "proposed" and _ACCEPTED.search(before):
        best = "planned"
    after = _AFTER.match(body, end, stop)
    if after and not setting and (passive := _PASSIVE.search(after.group())):
        status = {"gone": "cancelled", "late": "postponed", "open": "proposed", "due": "planned"}[
            passive.lastgroup or "due"
        ]
        if STRENGTH[status] > STRENGTH[best]:
            best = status
    return best
