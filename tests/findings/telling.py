"""A cable of one paragraph with its mentions named by the test, so that a rule is tested alone."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.cables import Cable, read_cable
from kg.findings.encounters import find_encounters
from kg.findings.model import Mention

OFFICERS = ("the Ambassador", "Ambassador", "Charge", "poloff", "us", "Embassy")


def telling(text: str, people: str = "", sent_at: str = "2008-02-07T08:20:00Z") -> tuple[Cable, tuple[Mention, ...]]:
    """The cable with `text` as its paragraphs, and the mentions of `people` (`Rossi IT, MOFA JP body`)."""
    body = text if re.match(r"\d+\. \(", text) else f"1. (C) {text}"
    cable = replace(read_cable(f"{body}\n"), sent_at=sent_at)
    named: dict[str, tuple[str, str]] = dict.fromkeys(OFFICERS, ("post", "US"))
    for entry in filter(None, (part.strip() for part in people.split(","))):
        words = entry.split()
        kind = words.pop() if words[-1] in ("body", "group", "person") else "person"
        party = words.pop() if re.fullmatch(r"[A-Z]{2}", words[-1]) and len(words) > 1 else ""
        named[" ".join(words)] = (kind, party)
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, named), key=len, reverse=True)) + r")\b")
    mentions = []
    for match in pattern.finditer(cable.body):
        kind, party = named[match.group()]
        name = match.group().split()[-1] if kind == "person" else match.group()
        mentions.append(
            Mention(match.start(), match.end(), kind, name, party, match.group() if kind == "person" else "")
        )
    return cable, tuple(mentions)


Told = tuple[str, tuple[str, ...], str, str, str]  # kind, who, place, date, status


def told_encounters(text: str, people: str) -> list[Told]:
    """The encounters that the text tells, with the mentions of `people`."""
    cable, mentions = telling(text, people)
    return [(one.kind, one.who, one.place, one.date, one.status) for one in find_encounters(cable, mentions)]
