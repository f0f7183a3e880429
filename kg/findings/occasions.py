"""Words of meeting and travelling in one sentence: `met with`, `his March visit to`, `the Moscow summit`.

Each gives an Occasion: who, where and when as that sentence tells it. `encounters` joins what is told twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.findings.calls import read_call
from kg.findings.conferences import read_by_letters, read_named
from kg.findings.contacts import read_discussed, read_met
from kg.findings.guests import read_joined, read_received, read_table_guest
from kg.findings.journeys import read_delegation, read_sent, read_traveled
from kg.findings.meetings import read_meeting
from kg.findings.occasion import EncounterWord, Occasion
from kg.findings.passage import Passage
from kg.findings.sittings import read_session, read_sitting
from kg.findings.stays import find_stays, read_aside, read_invited
from kg.findings.triggers import Triggers
from kg.findings.visits import read_visit, read_visited, read_was_in
from kg.tables import read_table


@cache
def _words() -> tuple[Triggers, dict[str, tuple[EncounterWord, ...]]]:
    by_form: dict[str, list[EncounterWord]] = {}
    for row in read_table(EncounterWord, "encounter_words.csv"):
        for form in row.forms:
            by_form.setdefault(form, []).append(row)
            if row.form == "noun" and form.endswith("s") and form.islower():
                by_form.setdefault(form.capitalize(), []).append(row)  # "Talks between X and Y are planned"
    return Triggers(by_form), {form: tuple(rows) for form, rows in by_form.items()}


def occasion_words() -> tuple[str, ...]:
    """The words that can tell of an encounter."""
    return tuple(_words()[1])


def find_occasions(
    passage: Passage, words: Sequence[str], matches: Sequence[re.Match[str]], host: str
) -> list[Occasion]:
    """The occasions that a sentence tells of by the `words` at `matches`, in order; `host` is the post's country."""
    rows = _words()[1]
    found: list[Occasion] = []
    for word, match in zip(words, matches, strict=True):
        for row in rows.get(word, ()):
            occasion = _READERS[row.form](passage, row, match, host)
            if occasion is None:
                continue
            found.append(occasion)
            if not occasion.is_hint:
                break
    found += find_stays(passage, host)
    return found


def _met_or_sat(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """People who met, else a body that sat."""
    met = read_met(passage, row, match, host)
    return met if met or row.id != "meet" else read_sitting(passage, row, match, host)


def _meeting_or_session(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """A meeting of people, else the session of a body."""
    meeting = read_meeting(passage, row, match, host)
    return meeting if meeting or row.id not in _SESSIONS else read_session(passage, row, match, host)


_SESSIONS = frozenset({"session", "round", "meeting"})

_READERS = {
    "with": _met_or_sat,
    "sits": read_sitting,
    "together": read_joined,
    "table": read_table_guest,
    "letters": read_by_letters,
    "aside": read_aside,
    "invite": read_invited,
    "object": read_received,
    "to": read_traveled,
    "place": read_visited,
    "in": read_was_in,
    "noun": _meeting_or_session,
    "named": read_named,
    "visit": read_visit,
    "call": read_call,
    "topic": read_discussed,
    "send": read_sent,
    "delegation": read_delegation,
}
