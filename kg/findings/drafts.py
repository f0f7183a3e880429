"""A letter as one sentence tells it, and the words for letters: what is a letter, and is enough told of it?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from kg.findings.letter_parts import body_before, side_before
from kg.findings.participants import Participant
from kg.findings.passage import Passage
from kg.findings.triggers import Triggers, tree_of
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class LetterWord:
    """A row of data/letter_words.csv: the forms of a word for a letter, its kind, whether it answers another."""

    id: str
    forms: tuple[str, ...]
    kind: str
    reply: bool
    example: str


@dataclass(frozen=True, slots=True)
class LetterVerb:
    """A row of data/letter_verbs.csv: what its subject does with a letter.

    `role` is sends, carries, receives, answers or exchanges.
    """

    id: str
    forms: tuple[str, ...]
    role: str
    example: str


@cache
def letter_words() -> tuple[Triggers, dict[str, LetterWord]]:
    """The words for a letter, to look for and by form."""
    by_form = {form: row for row in read_table(LetterWord, "letter_words.csv") for form in row.forms}
    return Triggers(by_form), by_form


@cache
def letter_verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of the verbs of sending, and what the subject of each does with a letter."""
    roles = {form: row.role for row in read_table(LetterVerb, "letter_verbs.csv") for form in row.forms}
    return re.compile(rf"\b(?:{tree_of(roles)})\b"), roles


# "letter of credit", "the letter and spirit", "four-letter", "letters rogatory": no letters of ours
_NO_LETTER_AFTER = re.compile(
    r"\s+(?:of\s+(?:credit|intent|agreement|acceptance|offer|request|credence|assist|the\s+law|marque|friendship|support|comfort|resignation|recommendation|transit|protection|interest)|rogatory|and\s+spirit|agency|bomb)",
    re.IGNORECASE,
)

_NO_LETTER_BEFORE = re.compile(
    r"(?:[-(]|\b(?:capital|block|chain|form|side|night|dead|news|key|clear|strong|mixed|consistent|public|main|same|text|our|its|right|wrong|political)\s+)$"
)

# "a note", "its July 9 note", "a strongly worded note"; not "take note", "on a personal note", "end note"
_A_NOTE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]nother|[Tt]wo|[Ss]econd|[Oo]ur|[Pp]rotest|[Ff]ormal|[Ww]ritten|[Vv]erbal)\s+"
    r"(?:[\w,-]+\s+){0,3}$"
)

_NO_NOTE = re.compile(
    r"(?:\b(?:take|takes|took|taken|taking|of|end|bank|sour|positive|personal|final|light|lighter|high|optimistic|cautionary|hopeful|on\s+(?:a|an|this|that)(?:\s+\w+)?|we|to|should|must|will)|[(])\s*$",
    re.IGNORECASE,
)

# typed in capitals: "HANDED OVER NOTE"
_CARRIED = re.compile(r"\b(?:handed|over|delivered|sent|passed|presented|from|by|in|with|received|gave)\s+$")


# "asked for a letter", "wanted a letter", "no letter": none that was sent
_WANTED = re.compile(
    r"\b(?:(?:ask|wait|call|hop|press|look|plead)\w*\s+(?:\w+\s+)?for|want(?:s|ed)?|requests?|requested|seeks?|sought|expect(?:s|ed|ing)?"
    r"|await(?:s|ed|ing)?|demand(?:s|ed)?|needs?|no|No|without|any|promis(?:es?|ed)|propos(?:es?|ed)|suggest(?:s|ed)?)\s+"
    r"(?:an?\s+|such\s+|further\s+)?(?:[a-z-]+\s+){0,2}$"
)


@dataclass(slots=True)
class Draft:
    """A letter as one sentence tells it."""

    kind: str
    is_reply: bool
    passage: Passage
    start: int
    end: int
    sender: Participant | None = None
    recipient: Participant | None = None
    carrier: Participant | None = None
    date: str = ""
    delivered_at: str = ""
    others: list[Participant] = field(default_factory=list)  # who got the same letter: "letters to X and Y"
    is_definite: bool = False  # "the letter", which was told of before
    is_answer: bool = False  # "Osei's answer", which may be in speech where no letter is told of
    is_answered: bool = False  # "Rao had responded to a letter sent by Osei" tells of two


def is_told(row: LetterWord, draft: Draft, *, is_sent: bool) -> bool:
    """Whether enough is told for a letter of that kind: a message goes between two, a note is sent or has an end."""
    if row.id == "message":
        return bool(is_sent and draft.sender and draft.recipient and draft.recipient.kind in ("person", "phrase"))
    if row.kind != "note":
        return True
    if draft.sender is None:
        return draft.is_definite and bool(draft.recipient or draft.carrier)
    if row.id == "demarche":
        return is_sent and draft.recipient is not None and draft.recipient.start > draft.end
    if row.id == "memorandum":
        return is_sent and draft.recipient is not None
    return bool(is_sent or draft.recipient or (row.id != "non-paper" and draft.date))


def is_letter(passage: Passage, row: LetterWord, start: int, end: int) -> bool:
    """Whether the word means a letter here: `a letter of credit` and `points/non-paper` are none."""
    body = passage.body
    if _NO_LETTER_AFTER.match(body, end) or body[start - 1 : start] in "-(/":
        return False
    if _WANTED.search(body, max(passage.start, start - 60), start):
        return False
    if row.id == "note" and not _is_note(passage, start, end):
        return False
    return row.kind == "letter" or _NO_LETTER_BEFORE.search(body, max(passage.start, start - 60), start) is None


def _is_note(passage: Passage, start: int, end: int) -> bool:
    """Whether `note` is a paper: `a note`, `the Ghanaian note`, typed in capitals also `handed over note`."""
    body = passage.body
    before = body[max(passage.start, start - 40) : start]
    if _NO_NOTE.search(before) or re.match(r"\s*(?:that\b|taker|:|\))", body[end : end + 8]):
        return False
    if _A_NOTE.search(before) or side_before(passage, start) or body_before(passage, start) or passage.owners_of(start):
        return True
    return passage.source is not body and _CARRIED.search(before) is not None
