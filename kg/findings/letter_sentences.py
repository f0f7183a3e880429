"""The letters that one sentence tells of: one draft each."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.findings.drafts import Draft, LetterWord, is_letter, is_told
from kg.findings.letter_parts import body_before, people_asked, people_to, read_written, side_before, two_offices
from kg.findings.letter_verbs import first_named, read_after, read_relative, read_verb, verb_before
from kg.findings.participants import Participant, as_participant
from kg.findings.passage import Passage

# "a letter from X", "a letter, dated May 3, from X", "a letter he had received from X"
_FROM = re.compile(
    r"(?:\s+(?:which\s+|that\s+)?(?:he|she|they|we|it)\s+(?:had\s+|has\s+)?(?:just\s+|recently\s+)?received)?"
    r"(?:,?\s+(?:of|dated)\s+[\w ]{1,24})?(?:\s+\([^()]{1,40}\))?,?\s+from\s+"
    r"(?:(?:the\s+)?[\"“'][a-z ]{3,24}[\"”']\s+(?=[A-Z]))?"
)

# "letter of May 3 to Rao", "message of condolence to"; not "restating its claim to", "asking him to"
_TO = re.compile(
    r"(?:,?(?:\s+(?!(?:claims?|support|opposition|reference|response|reply|visit|access|rights?|return|commitment|objections?"
    r"|accession|solution|regard|respect|due|according|needs?|wants?|wanted|able|likely|ready|had|has|was|were|is|are|would"
    r"|will|that|which|who|and|he|she|they|it|from|\w+ing|refers?|referred|seemed|seems|came|went|failed|continued)\b)"
    r"[^\s.;:,]+){0,6}?)"
    r",?(?:\s+and)?(?:\s+addressed)?\s+to\s+(?!(?:be|the\s+effect|[a-z]+ing)\b)"
)

# "a letter from X went to Y", "a letter from X dated May 3 to Y"
_WENT_TO = re.compile(
    r"(?:,?\s+(?:went|was\s+(?:sent|delivered|addressed|handed)|sent|addressed|dated\s+[\w ]{3,20},?))?"
    r"(?:\s+over)?\s+to\s+"
)

# "a letter for the President", "lodged a note with the Embassy"
_FOR = re.compile(r"(?:\s+addressed)?\s+for\s+")
_WITH_WHOM = re.compile(r"\s+with\s+")

_MET = re.compile(
    r"\b(?:reject|protest|dismiss|discuss|rais|review|read|mention|acknowledg|not|condemn)(?:e[sd]|s|ed|ing)?\s+(?:[\w’']+\s+){0,3}$"
)

# "the letter", "this note"
_THE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Ss]aid)\s+(?:same\s+|personal\s+|written\s+)?$")

# "had replied with a memorandum"
_WITH = re.compile(r"\b(?:with|by|in|through)\s+(?:[\w-]+\s+){0,4}$")

# "In a note he left behind, Accra declares"
_LEFT = re.compile(
    r"\s+(?:that\s+|which\s+)?(?:he|she|they)\s+(?:had\s+)?(?:left|handed|delivered|brought|carried|read)\b[^,.;]{0,40},"
)

# "in a strongly worded letter"
_IN_A = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Vv]ia|with)\s+(?:a|an|his|her|their|another|the|two|three|several|separate|identical|parallel|similar)\s+"
    r"(?:[\w.,-]+\s+){0,4}$"
)

# "the Osei-Rao letters"
_PAIR = re.compile(r"(?P<sender>[A-Z][\w.]+)-(?P<recipient>[A-Z][\w.]+)\s+(?:[a-z]+\s+){0,2}$")

# "the Osei letter"
_ONE = re.compile(r"\b(?:the|The|a)\s+(?P<sender>[A-Z][\w.-]+)\s+$")


def read_drafts(passage: Passage, row: LetterWord, match: re.Match[str]) -> list[Draft]:
    """What the sentence tells of the letter at `match`: one draft, two for an exchange, none for no letter."""
    body, start, end = passage.body, match.start(), match.end()
    if row.id == "write":
        return _written(passage, row, match)
    if not is_letter(passage, row, start, end):
        return []
    draft = Draft(row.kind, row.reply, passage, start, end)
    draft.is_definite = _THE.search(body, max(passage.start, start - 24), start) is not None
    owners = passage.owners_of(start)
    draft.sender = owners[0] if owners else side_before(passage, start)
    if row.reply or _read_names(passage, draft):
        return _reply(passage, draft) if row.reply else [draft]
    verb, role = verb_before(passage, start)
    if role == "exchanges":
        return _exchange(draft, passage.people_before(verb))
    if draft.sender is None and row.kind == "note" and not role:
        draft.sender = body_before(passage, start)
    _read_from_and_to(passage, draft)
    if role == "answers" and _WITH.search(body, verb, start):
        # "had replied with a memorandum": the answer itself
        draft.is_reply, role = True, "sends"
    read_verb(passage, draft, verb, role)
    relative = read_relative(passage, draft)
    read_after(passage, draft)
    in_a = not role and not relative and _IN_A.search(body, max(passage.start, start - 60), start)
    if in_a:
        _read_in_a(passage, draft)
    _read_dates(passage, draft, role)
    if draft.sender and draft.recipient and draft.sender.name == draft.recipient.name:
        draft.recipient = None
    if not is_told(row, draft, is_sent=bool(role or relative or in_a)):
        return []
    if draft.is_answered and draft.sender and draft.recipient:
        return [_answer(draft), draft]
    return [draft, *(replace(draft, recipient=one, others=[]) for one in draft.others)]


def _read_from_and_to(passage: Passage, draft: Draft) -> None:
    """Whom it is from and to, in the words right after it: `from X`, `to Y`, `from X went to Y`."""
    body = passage.body
    if draft.sender is None and (by_from := _FROM.match(body, draft.end, passage.end)):
        if ends := two_offices(passage, by_from.end()):
            draft.sender, draft.recipient = ends
            return
        draft.sender = first_named(passage, by_from.end())
    to = _TO.match(body, draft.end, passage.end)
    if to is None and draft.sender and draft.sender.start > draft.end:
        to = _WENT_TO.match(body, draft.sender.end, passage.end)
    if to and (people := people_to(passage, to.end())):
        draft.recipient, *draft.others = people
    elif other := _FOR.match(body, draft.end, passage.end):
        whom = first_named(passage, other.end())
        draft.recipient = whom if whom and whom.kind in ("person", "post") else None
    elif draft.kind == "note" and (lodged := _WITH_WHOM.match(body, draft.end, passage.end)):
        draft.recipient = first_named(passage, lodged.end())


def _written(passage: Passage, row: LetterWord, match: re.Match[str]) -> list[Draft]:
    """A letter told of by `wrote to` alone: one for each to whom it went."""
    found = read_written(passage, match)
    if found is None:
        return []
    senders, recipients, is_back = found
    date = passage.nearest_date(*match.span(), 90)
    return [
        Draft(row.kind, is_back, passage, *match.span(), sender=senders[0], recipient=one, date=date)
        for one in recipients
    ]


def _exchange(draft: Draft, people: list[Participant]) -> list[Draft]:
    """A letter and its answer, of two who exchanged them."""
    if len(people) < 2:
        return []
    draft.sender, draft.recipient = people[0], people[1]
    return [draft, _answer(draft)]


def _reply(passage: Passage, draft: Draft) -> list[Draft]:
    """An answer with its owner, the day, and to whom it went where that is said."""
    if draft.sender is None and (by_from := _FROM.match(passage.body, draft.end, passage.end)):
        draft.sender = first_named(passage, by_from.end())
    if draft.sender is None:
        return []
    if to := _TO.match(passage.body, draft.end, passage.end):
        named = people_to(passage, to.end())
        draft.recipient = named[0] if named and named[0].kind == "person" else None
    draft.date = passage.nearest_date(draft.start, draft.end, 60)
    draft.is_answer = True
    return [draft]


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


def _read_in_a(passage: Passage, draft: Draft) -> None:
    """`In a letter to Rao, Osei thanked him`, `In a note he left behind, Accra warns`: whose clause it is."""
    body = passage.body
    if left := _LEFT.match(body, draft.end, passage.end):
        carrier = [one for one in passage.mentions_near(left.end()) if one.start >= draft.end and one.kind == "pronoun"]
        draft.sender = draft.sender or first_named(passage, left.end())
        draft.carrier = draft.carrier or (as_participant(carrier[0]) if carrier and carrier[0].name else None)
        return
    if draft.recipient is None:
        askers, addressed = people_asked(passage, draft.end)
        asked = [one for one in addressed if askers and one.name != askers[0].name]
        if asked:
            draft.sender = draft.sender or askers[0]
            draft.recipient, *draft.others = asked
            return
    if draft.sender is None:
        draft.sender = _subject(passage, draft.start, draft.recipient.end if draft.recipient else draft.end)


def _read_dates(passage: Passage, draft: Draft, role: str) -> None:
    """When it was written, and when it was handed over where somebody carried it."""
    # "rejected the Ghanaian note March 4" tells the day of something else
    is_met = not role and _MET.search(passage.body, max(passage.start, draft.start - 40), draft.start)
    date = "" if is_met else passage.nearest_date(draft.start, draft.end, 70)
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


def _subject(passage: Passage, start: int, end: int) -> Participant | None:
    """The subject of a sentence with `in a letter to Y`: who stands before, else who follows the comma."""
    before = passage.people_before(start)
    if before:
        return before[0]
    comma = passage.body.find(",", end, passage.end)
    return _subject_at(passage, comma + 1) if comma >= 0 else None


def _subject_at(passage: Passage, at: int) -> Participant | None:
    """The subject of the clause that begins at `at`: a mention, else a name in capitals up to its verb."""
    begin = at + len(passage.body[at : at + 8]) - len(passage.body[at : at + 8].lstrip())
    article = 4 if passage.body.startswith("the ", begin) else 0
    for mention in passage.named_before(begin + article + 1)[-1:]:
        if mention.start == begin + article and mention.kind != "pronoun":
            return as_participant(mention)
    found = first_named(passage, at)
    if found is not None and found.kind == "phrase" and (run := _CAPITALS.match(found.name)):
        return replace(found, name=run.group().rstrip(), end=found.start + run.end())
    return found


_CAPITALS = re.compile(r"(?:[A-Z][\w.'’&/-]*(?:\s+(?:of|for|and|the)\s+(?=[A-Z]))?\s*)+")
