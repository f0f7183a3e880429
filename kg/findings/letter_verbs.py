"""What the verbs around a letter tell: who sent, carried and received it, and how it went."""

from __future__ import annotations

import re

from kg.findings.drafts import Draft, letter_verbs
from kg.findings.letter_parts import government_of, group_before, people_to
from kg.findings.participants import Participant
from kg.findings.passage import Passage
from kg.findings.words import is_function_word

# "sent by Prime Minister Osei", "handed to the President by Lenk"
_BY = re.compile(r"[^.;:]{0,90}?\bby\s+")

# "the note which the Ministry delivered to the Embassy", "a letter he had sent to Rao"
_RELATIVE = re.compile(
    r"\s*,?\s+(?:(?:which|that)\s+)?(?P<who>[^,;:.()]{2,60}?)\s+(?:had\s+|has\s+)?(?P<verb>[a-z]+)(?=\s)"
)

# "delivered to", "handed over to"
_AND_TO = re.compile(r"(?:\s+(?:over|on|back))?\s+to\s+")

# "would transmit the note"
_NOT_DONE = re.compile(r"\b(?:would|will|should|could|might|may|must|shall|never|not)\s+(?:be\s+|also\s+)?$")

# "if Osei sends a letter"
_REACHED = re.compile(r"[^.;:,]{0,60}?\breached\s+")
_IF = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ww]hether)\s+(?:[\w.]+\s+){0,6}$")

# "handed over a copy of the note"
_COPY = re.compile(r"\b(?:cop(?:y|ies)|text|excerpts?|drafts?|translation|gist|version)\s+of\b")

# "summoned the Ambassador to hand over a note"
_COMES = re.compile(
    r"\b(?:summon\w*|call(?:ed|s)?\s+(?:in|on)|convoked?|met|received|visit(?:ed|s)?|came|stopp?(?:ed|s)|flew|travel(?:l?ed|s)|saw|went"
    r"|sought\s+(?:a|an)|requested\s+(?:a|an|the)\s+(?:urgent\s+)?(?:meeting|appointment))\b"
)

# "was sent in May through his son"
_THROUGH = re.compile(
    r"(?:\s+[\w ]{3,40}?)?\s+(?:through|via|by\s+(?:the\s+)?hand\s+of|by\s+way\s+of)\s+(?:(?:the|his|her|its)\s+)?"
)

# "forwarded via Charge a message"
_VIA = re.compile(r"\b(?:via|through)\s+")


def first_named(passage: Passage, at: int) -> Participant | None:
    """The first who is named from `at`; a phrase only where it begins with a capital or names a side."""
    people = passage.people_after(at, 1)
    return (
        people[0]
        if people and (people[0].kind != "phrase" or people[0].party or people[0].name[:1].isupper())
        else None
    )


def verb_before(passage: Passage, start: int) -> tuple[int, str]:
    """The nearest verb of sending before the word in its clause: where it stands and what its subject does."""
    pattern, roles = letter_verbs()
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


def read_verb(passage: Passage, draft: Draft, verb: int, role: str) -> None:
    """The parts that the verb before the letter gives: `X sent Y a letter`, `Z handed Y a letter from X`."""
    if not role:
        return
    body = passage.body
    passive = re.search(r"\b(?:been|was|were|is|are|be)\s+$", body[max(passage.start, verb - 12) : verb])
    if passive:
        return
    is_done, subject = _doer(passage, verb)
    if not is_done or _COPY.search(body, _word_end(body, verb), draft.start):
        return  # who shows a copy carries no letter
    if role == "answers" and subject:
        draft.recipient = draft.recipient or subject
        draft.is_answered = True
        return
    between = [one for one in passage.people_after(_word_end(body, verb), 1) if one.end < draft.start]
    between = [one for one in between if not one.name.lower().startswith("ref")]
    if via := _VIA.search(body, verb, draft.start):
        draft.carrier = first_named(passage, via.end())
        between = []
    if role == "receives":
        draft.recipient = draft.recipient or subject
    elif role == "carries" and draft.sender is not None:
        draft.carrier = draft.carrier or subject
    elif role == "carries" and draft.kind == "note" and subject and (own := government_of(passage, subject)):
        draft.sender, draft.carrier = own, subject
    else:
        draft.sender = draft.sender or subject
    if role in ("sends", "carries") and draft.recipient is None and between:
        draft.recipient = between[0]
    if draft.recipient and draft.sender and draft.recipient.name == draft.sender.name:
        draft.recipient = None


def _doer(passage: Passage, verb: int) -> tuple[bool, Participant | None]:
    """Whether the verb tells of something done, and who did it."""
    body = passage.body
    subject = next(iter(passage.people_before(verb)), None) or group_before(passage, verb)
    if body[verb : _word_end(body, verb)].endswith("ing"):
        # "discussed it with X after delivering the letter": the subject of the sentence delivers
        return True, passage.first_person() or subject
    if re.search(r"\bto\s+$", body[max(passage.start, verb - 4) : verb]):
        # "summoned the Ambassador to hand over a note" tells of one, "asked him to hand over a note" of none
        first = passage.first_person()
        return first is not None and _COMES.search(body, max(first.end, verb - 300), verb) is not None, first
    is_supposed = _IF.search(body, max(passage.start, verb - 60), verb) is not None
    return not is_supposed and _NOT_DONE.search(body, max(passage.start, verb - 24), verb) is None, subject


def _word_end(body: str, at: int) -> int:
    while at < len(body) and not body[at].isspace():
        at += 1
    return at


def read_relative(passage: Passage, draft: Draft) -> bool:
    """The clause that tells of the letter: `the note which the Ministry delivered to the Embassy`."""
    body = passage.body
    clause = _RELATIVE.match(body, draft.end, passage.end)
    roles = letter_verbs()[1]
    role = roles.get(clause["verb"], "") if clause else ""
    if clause is None or role not in ("sends", "carries", "receives"):
        return False
    found = passage.people_before(clause.start("verb"))
    subject = found[0] if found and found[0].start >= draft.end else None
    if subject is None or (subject.kind == "phrase" and is_function_word(clause["who"].split(maxsplit=1)[0])):
        return False
    to = _AND_TO.match(body, clause.end("verb"), passage.end)
    if to and draft.recipient is None and (people := people_to(passage, to.end())):
        draft.recipient, *draft.others = people
    if role == "receives":
        draft.recipient = draft.recipient or subject
    elif role == "carries" and draft.sender is not None:
        draft.carrier = draft.carrier or subject
    else:
        draft.sender = draft.sender or subject
    return True


def read_after(passage: Passage, draft: Draft) -> None:
    """What follows the letter: `sent by X`, `which had been handed to Y by Z`."""
    pattern, roles = letter_verbs()
    body = passage.body
    stop = min(passage.end, draft.end + 140)
    if draft.recipient is None and (reached := _REACHED.match(body, draft.end, stop)):
        draft.recipient = first_named(passage, reached.end())
    for verb in pattern.finditer(body, draft.end, stop):
        by = _BY.match(body, verb.end(), passage.end)
        agent = first_named(passage, by.end()) if by else None
        role = roles[verb.group()]
        to = re.compile(r"\s+to\s+").match(body, verb.end(), passage.end)
        if to and draft.recipient is None:
            draft.recipient = first_named(passage, to.end())
        if (via := _THROUGH.match(body, verb.end(), passage.end)) and draft.carrier is None:
            draft.carrier = first_named(passage, via.end())
        if agent and role == "sends":
            draft.sender = draft.sender or agent
        elif agent and role == "carries":
            draft.carrier = draft.carrier or agent
        if agent:
            return
