"""Who takes part in an encounter or a letter: a mention that others found, or a noun phrase as the cable words it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.findings.model import Mention
from kg.findings.places import is_place
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part: the name as the finding gives it, the side or "", where it stands, the mention's kind.

    `kind` is `phrase` for a noun phrase that is no mention.
    """

    name: str
    party: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class PhraseWord:
    """A row of data/phrase_words.csv: what a word does in or beside the phrase that names a participant.

    `link` stands inside (`the new Minister of`), `stop` ends it, `group` is a noun for people of a side, `nobody` names
    nobody in particular (`the press`), `start` opens a sentence with a capital without being a name.
    """

    word: str
    role: str
    example: str


@cache
def words_of(role: str) -> frozenset[str]:
    """The words of data/phrase_words.csv with a role."""
    return frozenset(row.word for row in read_table(PhraseWord, "phrase_words.csv") if row.role == role)


_JOINED = re.compile(r"\band\b|&")


def is_country(mention: Mention) -> bool:
    """Whether the mention names a country or capital itself, which acts through its people: `Moscow`."""
    return mention.kind == "body" and is_place(mention.name)


def is_joined(gap: str, count: int) -> bool:
    """Whether the words between two names join them; `, and` opens another clause, a bare comma goes on a list."""
    if _JOINED.search(gap):
        return "," not in gap
    return count > 1 and gap.strip() == ","


def as_participant(mention: Mention) -> Participant:
    """The mention as a participant: a person or pronoun by surname, others as worded."""
    name = mention.name
    if mention.kind == "pronoun" and mention.official:
        name = mention.official.split()[-1]
    return Participant(name, mention.party, mention.start, mention.end, mention.kind)
