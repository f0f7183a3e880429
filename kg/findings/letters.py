"""Letters, notes and messages between parties: who sent them, to whom, who carried them, when, and what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.cables import Cable
from kg.findings.drafts import Draft, letter_words, read_drafts
from kg.findings.model import Letter, Mention
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
        # "the letter, which had been handed to Y by Z": more about the last one
        if latest >= 0 and draft.carrier and draft.start - kept[latest].start < 1500:
            last = kept[latest]
            kept[latest] = replace(
                last,
                carrier=last.carrier or draft.carrier.name,
                date=last.date or draft.delivered_at,
                delivered_at=last.delivered_at or draft.delivered_at,
                recipient=last.recipient or (recipient.name if recipient else ""),
                recipient_party=last.recipient_party or (recipient.party if recipient else ""),
            )
        return latest
    if draft.is_reply and recipient is None:
        answered = next((one for one in reversed(kept) if one.recipient == sender.name and not one.is_reply), None)
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
    if a.sender.casefold() != b.sender.casefold() or a.kind != b.kind:
        return False
    if a.recipient and b.recipient and a.recipient.casefold() != b.recipient.casefold():
        return False
    return not (a.date and b.date and not (a.date.startswith(b.date) or b.date.startswith(a.date)))


def _joined(a: Letter, b: Letter) -> Letter:
    """One letter of two tellings; it stands where more of it is told."""
    fuller, other = (b, a) if _told(b) >= _told(a) else (a, b)
    return replace(
        fuller,
        recipient=fuller.recipient or other.recipient,
        recipient_party=fuller.recipient_party or other.recipient_party,
        sender_party=fuller.sender_party or other.sender_party,
        carrier=fuller.carrier or other.carrier,
        date=max(fuller.date, other.date, key=len),
        delivered_at=fuller.delivered_at or other.delivered_at,
        is_reply=fuller.is_reply or other.is_reply,
    )


def _told(letter: Letter) -> int:
    return bool(letter.recipient) + bool(letter.carrier) + bool(letter.date) + bool(letter.delivered_at)
