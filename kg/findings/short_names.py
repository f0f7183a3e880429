"""A body with its short name in brackets, `Foreign Office (FCO) officials`, is one speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.findings.model import Mention

# between the name and its short form, and behind that
_OPENS = re.compile(r"\s{1,3}\(")
_CLOSES = re.compile(r"\)\s{1,3}")
_LONGEST_SHORT = 12


def join_short_names(mentions: Sequence[Mention], body: str) -> list[Mention]:
    """The mentions with a body, its short name in brackets and the group that follows as one mention.

    The name is as the cable words it, with the bracket. Where no group follows, the mentions stay as they are.
    """
    joined: list[Mention] = []
    done = 0
    for place in range(len(mentions) - 2):
        if mentions[place + 2].kind != "group" or mentions[place].kind != "body" or place < done:
            continue
        first, short, group = mentions[place : place + 3]
        if _is_one(first, short, group, body):
            name = " ".join(body[first.start : group.end].split())
            party = first.party or short.party
            side = party if group.party in ("", party) else ""
            joined += mentions[done:place]
            joined.append(replace(group, start=first.start, name=name, party=side))
            done = place + 3
    joined += mentions[done:]
    return joined


def _is_one(name: Mention, short: Mention, group: Mention, body: str) -> bool:
    """Whether `short` stands in brackets behind the name, in capitals, and the group right behind it."""
    return (
        short.kind in ("body", "post")
        and short.end - short.start <= _LONGEST_SHORT
        and body[short.start : short.end].isupper()
        and _OPENS.fullmatch(body, name.end, short.start) is not None
        and _CLOSES.fullmatch(body, short.end, group.start) is not None
    )
