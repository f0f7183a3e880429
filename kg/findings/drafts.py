"""A letter as one sentence tells it: who wrote, to whom, by whose hand, when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {form: row.role for row in read_table(LetterVerb, "letter_verbs.csv") for form in row.forms}
    return re.compile(rf"\b(?:{tree_of(roles)})\b"), roles


# "letter of credit", "the letter and spirit", "four-letter", "letters rogatory": no letters of ours
_NO_LETTER_AFTER = re.compile(
    r"\s+(?:of\s+(?:credit|intent|agreement|acceptance|offer|request|credence|assist|the\s+law|marque)|rogatory|and\s+spirit|agency|bomb)",
    re.IGNORECASE,
)

_NO_LETTER_BEFORE = re.compile(
    r"(?:[-(]|\b(?:capital|block|chain|form|side|night|dead|news|key|clear|strong|mixed|consistent|public|main|same|text|our|its|right|wrong|political)\s+)$"
)

_FROM = re.compile(r"(?:\s+(?:of|dated)\s+[\w ]{1,24})?(?:\s+\([^()]{1,40}\))?\s+from\s+")

_TO = re.compile(r"(?:[^.;:,]{0,40}?\s(?:addressed\s+)?to\s+)(?!(?:be|the\s+effect|[a-z]+ing)\b)")

# "sent by Prime Minister Osei", "handed to the President by Lenk", "carried by", "via Charge"
_BY = re.compile(r"[^.;:]{0,90}?\bby\s+")

_VIA = re.compile(r"\b(?:via|through)\s+")

_IN_A = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Vv]ia|with)\s+(?:a|an|his|her|their|another|the|two|several)\s+(?:[\w.,-]+\s+){0,4}$"
)

# "the Osei-Rao letters", "the Osei letter"
_PAIR = re.compile(r"(?P<sender>[A-Z][\w.]+)-(?P<recipient>[A-Z][\w.]+)\s+(?:[a-z]+\s+){0,2}$")

_ONE = re.compile(r"\b(?:the|The|a)\s+(?P<sender>[A-Z][\w.-]+)\s+$")


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
    is_answered: bool = False  # "Rao had responded to a letter sent by Osei" tells of two


def read_drafts(passage: Passage, row: LetterWord, match: re.Match[str]) -> list[Draft]:
    """What the sentence tells of the letter at `match`: one draft, two for an exchange, none for no letter."""
    body, start, end = passage.body, match.start(), match.end()
    if not _is_letter(passage, row, start, end):
        return []
    draft = Draft(row.kind, row.reply, passage, start, end)
    owners = passage.owners_of(start)
    draft.sender = owners[0] if owners else None
    if row.reply:
        return [draft] if draft.sender else []
    if _read_names(passage, draft):
        return [draft]
    verb, role = _verb_before(passage, start)
    if role == "exchanges":
        people = passage.people_before(verb)
        if len(people) < 2:
            return []
        draft.sender, draft.recipient = people[0], people[1]
        return [draft, _answer(draft)]
    if draft.sender is None and (by_from := _FROM.match(body, end, passage.end)):
        draft.sender = _first(passage, by_from.end())
    if to := _TO.match(body, end, passage.end):
        draft.recipient = _first(passage, to.end())
    _read_verb(passage, draft, verb, role)
    _read_after(passage, draft)
    if (
        draft.sender is None
        and draft.recipient
        and not role
        and _IN_A.search(body, max(passage.start, start - 60), start)
    ):
        draft.sender = _subject(passage, start, draft.recipient.end)
    _read_dates(passage, draft, role)
    if row.id == "message" and not (role and draft.sender and draft.recipient and draft.recipient.kind == "person"):
        return []
    if draft.sender and draft.recipient and draft.sender.name == draft.recipient.name:
        draft.recipient = None
    if draft.is_answered and draft.sender and draft.recipient:
        return [_answer(draft), draft]
    return [draft]


def _is_letter(passage: Passage, row: LetterWord, start: int, end: int) -> bool:
    """Whether the word means a letter here: `a letter of credit` and `points/non-paper` are none."""
    body = passage.body
    if _NO_LETTER_AFTER.match(body, end) or body[start - 1 : start] in "-(/":
        return False
    return row.kind == "letter" or _NO_LETTER_BEFORE.search(body, max(passage.start, start - 60), start) is None


def _read_names(passage: Passage, draft: Draft) -> bool:
    """The names right before the word: `the Osei-Rao letters` tells both, `the Osei letter` the sender alone."""
    floor = max(passage.start, draft.start - 60)
    if pair := _PAIR.search(passage.body, floor, draft.start):
        sender, recipient = _named(passage, pair["sender"]), _named(passage, pair["recipient"])
        if sender and recipient:
            draft.sender, draft.recipient = sender, recipient
            return True
    one = _ONE.search(passage.body, floor, draft.start)
    if one and draft.sender is None:
        draft.sender = _named(passage, one["sender"])
    return False


def _read_dates(passage: Passage, draft: Draft, role: str) -> None:
    """When it was written, and when it was handed over where somebody carried it."""
    date = passage.nearest_date(draft.start, draft.end, 70)
    if draft.carrier and draft.carrier.start > draft.end:
        draft.delivered_at = passage.nearest_date(draft.carrier.start, draft.carrier.end, 70)
    elif draft.carrier or role == "carries":
        draft.delivered_at = date
    draft.date = date or draft.delivered_at


def _answer(draft: Draft) -> Draft:
    """The answer to a letter: the same words, the other way."""
    return Draft(draft.kind, True, draft.passage, draft.start, draft.end, draft.recipient, draft.sender)


def _named(passage: Passage, word: str) -> Participant | None:
    """The person of that surname anywhere in the cable."""
    return passage.person_of_surname(word.removesuffix("'s").removesuffix("’s"))


def _first(passage: Passage, at: int) -> Participant | None:
    """The first who is named from `at`; a phrase only where it begins with a capital or names a side."""
    people = passage.people_after(at, 1)
    return (
        people[0]
        if people and (people[0].kind != "phrase" or people[0].party or people[0].name[:1].isupper())
        else None
    )


def _verb_before(passage: Passage, start: int) -> tuple[int, str]:
    """The nearest verb of sending before the word in its clause: where it stands and what its subject does."""
    pattern, roles = _verbs()
    low = max(passage.start, start - 110)
    for bound in re.finditer(r"[;:.]\s|\b(?:that|which|who)\b", passage.body[low:start]):
        if start - low - bound.end() > 8:
            low_bound = low + bound.end()
            break
    else:
        low_bound = low
    last = None
    for match in pattern.finditer(passage.body, low_bound, start):
        last = match
    return (last.start(), roles[last.group()]) if last else (start, "")


def _read_verb(passage: Passage, draft: Draft, verb: int, role: str) -> None:
    """The parts that the verb before the letter gives: `X sent Y a letter`, `Z handed Y a letter from X`."""
    if not role:
        return
    body = passage.body
    passive = re.search(r"\b(?:been|was|were|is|are|be)\s+$", body[max(passage.start, verb - 12) : verb])
    if passive:
        return
    subject = next(iter(passage.people_before(verb)), None)
    if body[verb : _word_end(body, verb)].endswith("ing"):
        # "discussed it with X after delivering the letter": the subject of the sentence delivers
        subject = passage.first_person() or subject
    if role == "answers" and subject:
        draft.recipient = draft.recipient or subject
        draft.is_answered = True
        return
    between = [one for one in passage.people_after(_word_end(body, verb), 1) if one.end < draft.start]
    if via := _VIA.search(body, verb, draft.start):
        draft.carrier = _first(passage, via.end())
        between = []
    if role == "receives":
        draft.recipient = draft.recipient or subject
    elif role == "carries" and draft.sender is not None:
        draft.carrier = draft.carrier or subject
    else:
        draft.sender = draft.sender or subject
    if role in ("sends", "carries") and draft.recipient is None and between:
        draft.recipient = between[0]
    if draft.recipient and draft.sender and draft.recipient.name == draft.sender.name:
        draft.recipient = None


def _word_end(body: str, at: int) -> int:
    while at < len(body) and not body[at].isspace():
        at += 1
    return at


def _read_after(passage: Passage, draft: Draft) -> None:
    """What follows the letter: `sent by X`, `which had been handed to Y by Z`."""
    pattern, roles = _verbs()
    body = passage.body
    stop = min(passage.end, draft.end + 140)
    for verb in pattern.finditer(body, draft.end, stop):
        by = _BY.match(body, verb.end(), passage.end)
        agent = _first(passage, by.end()) if by else None
        role = roles[verb.group()]
        to = re.compile(r"\s+to\s+").match(body, verb.end(), passage.end)
        if to and draft.recipient is None:
            draft.recipient = _first(passage, to.end())
        if agent and role == "sends":
            draft.sender = draft.sender or agent
        elif agent and role == "carries":
            draft.carrier = draft.carrier or agent
        if agent:
            return


def _subject(passage: Passage, start: int, end: int) -> Participant | None:
    """The subject of a sentence with `in a letter to Y`: who stands before, else who follows the comma."""
    before = passage.people_before(start)
    if before:
        return before[0]
    comma = passage.body.find(",", end, passage.end)
    return _first(passage, comma + 1) if comma >= 0 else None
