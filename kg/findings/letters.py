"""Letters, notes and messages between parties: who sent them, to whom, who carried them, when, and what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.cables import Cable
from kg.findings.drafts import Draft, letter_words
from kg.findings.letter_sentences import read_drafts
from kg.findings.model import Letter, Mention
from kg.findings.participants import Participant
from kg.findings.parties import codes_of_name, party_names
from kg.findings.passages import read_passages


def find_letters(cable: Cable, mentions: Sequence[Mention]) -> tuple[Letter, ...]:
    """The letters that the cable tells of, in the order of the text, each once.

    A reply counts where the cable tells of the letter that it answers.
    """
    kept: list[Letter] = []
    latest = -1  # the letter told of last, which "the letter" means
    pattern, rows = letter_words()
    for passage, matches in read_passages(cable, mentions).find(pattern):
        for match in matches:
            for draft in read_drafts(passage, rows[" ".join(match.group().split())], match):
                latest = _keep(kept, draft, latest)
    return tuple(sorted(kept, key=lambda letter: (letter.start, letter.end)))


RECENT = 80  # how many letters back a later telling may mean


def _keep(kept: list[Letter], draft: Draft, latest: int) -> int:
    """Add the letter, or what the draft adds to one that is there; the place of the letter meant, -1 for none."""
    sender, recipient = draft.sender, draft.recipient
    if sender is None:
        # "the letter, which had been handed to Y by Z", "the note, addressed to Y": more about the last one
        tells = draft.carrier or (draft.is_definite and (recipient or draft.date))
        if latest >= 0 and tells and draft.start - kept[latest].start < 1500:
            last = kept[latest]
            is_own = recipient is not None and recipient.name == last.sender
            kept[latest] = replace(
                last,
                carrier=last.carrier or (draft.carrier.name if draft.carrier else ""),
                date=last.date or (draft.delivered_at if draft.carrier else draft.date),
                delivered_at=last.delivered_at or draft.delivered_at,
                recipient=last.recipient or (recipient.name if recipient and not is_own else ""),
                recipient_party=last.recipient_party or (recipient.party if recipient and not is_own else ""),
            )
        return latest
    if draft.is_reply and (recipient is None or draft.is_answer):
        answered = next((one for one in reversed(kept) if not one.is_reply and _is_to(one, sender)), None)
        if answered is None:
            return latest
        found = _letter(draft, answered.sender, answered.sender_party)
    else:
        found = _letter(draft, recipient.name if recipient else "", recipient.party if recipient else "")
    for place in range(max(0, len(kept) - RECENT), len(kept)):
        if _are_one(kept[place], found):
            kept[place] = _joined(kept[place], found)
            return place
    kept.append(found)
    return len(kept) - 1


def _is_to(letter: Letter, sender: Participant) -> bool:
    """Whether the letter went to whoever answers: the same name, or a body of the same side."""
    if letter.recipient == sender.name:
        return True
    same_side = bool(sender.party) and letter.recipient_party == sender.party
    return same_side and (sender.kind != "person" or not letter.recipient[:1].isalpha())


def _letter(draft: Draft, recipient: str, recipient_party: str) -> Letter:
    assert draft.sender is not None
    return Letter(
        sender=draft.sender.name,
        recipient=recipient,
        carrier=draft.carrier.name if draft.carrier else "",
        date=draft.date,
        delivered_at=draft.delivered_at,
        is_reply=draft.is_reply,
        kind=draft.kind,
        paragraph=draft.passage.paragraph.key,
        start=draft.start,
        end=draft.end,
        sender_party=draft.sender.party,
        recipient_party=recipient_party,
    )


def _are_one(a: Letter, b: Letter) -> bool:
    """Whether two tellings are of one letter: the same sender, and nothing against it."""
    if a.kind != b.kind or not (a.sender.casefold() == b.sender.casefold() or _are_one_side(a, b)):
        return False
    if a.recipient and b.recipient and a.recipient.casefold() != b.recipient.casefold():
        return False
    return not (a.date and b.date and not (a.date.startswith(b.date) or b.date.startswith(a.date)))


def _are_one_side(a: Letter, b: Letter) -> bool:
    """Whether one telling names only the side that the other's sender writes for: `the Kosovars have sent a letter`."""
    if not a.sender_party or a.sender_party != b.sender_party or a.is_reply != b.is_reply:
        return False
    sides = [bool(codes_of_name(one.sender)) for one in (a, b)]
    if all(sides):
        return True
    vague, other = (a, b) if sides[0] else (b, a)
    return any(sides) and not vague.recipient and not vague.date and bool(other.recipient)


def _joined(a: Letter, b: Letter) -> Letter:
    """One letter of two tellings; it stands where more of it is told."""
    fuller, other = (b, a) if _told(b) >= _told(a) else (a, b)
    return replace(
        fuller,
        sender=other.sender
        if codes_of_name(fuller.sender) and len(other.sender) != len(fuller.sender) and _is_better(other, fuller)
        else fuller.sender,
        recipient=fuller.recipient or other.recipient,
        recipient_party=fuller.recipient_party or other.recipient_party,
        sender_party=fuller.sender_party or other.sender_party,
        carrier=fuller.carrier or other.carrier,
        date=max(fuller.date, other.date, key=len),
        delivered_at=fuller.delivered_at or other.delivered_at,
        is_reply=fuller.is_reply or other.is_reply,
    )


def _is_better(other: Letter, fuller: Letter) -> bool:
    """Whether the other telling names the sender better: a person before a side, a country before its adjective."""
    known = party_names().get(other.sender)
    return known is None or (known.kind == "name" and party_names()[fuller.sender].kind != "name")


def _told(letter: Letter) -> int:
    return bool(letter.recipient) + bool(letter.carrier) + bool(letter.date) + bool(letter.delivered_at)
