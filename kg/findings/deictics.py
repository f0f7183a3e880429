"""Whom small words mean in a sentence: `us` and `poloff` the post, `him` the one named before who does not act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.findings.model import Mention
from kg.findings.participants import Participant, as_participant

# "had telephoned him on Sunday", "told her that"; not "her party"
HIM = re.compile(r"him\b|her\b(?=[.,;)]|\s+(?:on|in|at|to|that|twice|again|this|last|by|for|over|yesterday)\b)")
# "told us", "gave me"; officers of the post that stand without a capital in a telegram typed in capitals
_OFFICER = re.compile(
    r"(?:us|me)\b|(?:the\s+)?(?P<name>charge(?!\s+(?:of|that|against|to))|poloff|econoff|emboff|conoff|[Dd]eloff|polchief|pol/econoff"
    r"|dcm|datt|navatt|naval\s+attache|defense\s+attache|econ\s+counselor|pol(?:itical)?\s+counselor)\b"
)
# "I saw"
I_DID = re.compile(r"\b[Ii]\s+(?:had\s+|have\s+|also\s+|then\s+)?$")

# ", whom we trust," and ", a courteous man," before a verb
_ASIDE_ENDS = re.compile(r",\s+(?:(?:had|has|also|then|later|again|recently|will|would)\s+)*$")
_ASIDE_BEGINS = re.compile(r",\s+(?:who|whom|whose|an?|now|formerly|accompanied|resident|speaking|citing)\s")
_ACTORS = frozenset({"person", "post", "group"})
_ACCORDING = re.compile(r"\b[Aa]ccording\s+to\s+$")
_SOMEBODY = frozenset({"person", "pronoun", "post"})


def officer_at(body: str, at: int, end: int, party: str) -> Participant | None:
    """The post or its officer whom `us`, `me` or a word like `poloff` at `at` means, None for other words.

    >>> officer_at("told poloff on May 3", 5, 19, "US").name
    'poloff'
    """
    officer = _OFFICER.match(body, at, end)
    if officer is None:
        return None
    start = at if officer["name"] is None else officer.start("name")
    return Participant(" ".join(body[start : officer.end()].split()), party, start, officer.end(), "post")


def whom_meant(body: str, before: Sequence[Mention], at: int, sentence: int, paragraph: int) -> Participant | None:
    """Whom `him` at `at` means: the one named last `before` who is not the one that acts right before the verb.

    `sentence` and `paragraph` are where these begin; nobody is meant from another paragraph.
    """
    named = [mention for mention in before if mention.kind in _SOMEBODY]
    if not named or at - named[-1].end > 40 or named[-1].start < sentence:
        return None
    last = named[-1]
    if last.kind != "post" and last.name and _ACCORDING.search(body, max(sentence, last.start - 60), last.start):
        return replace(as_participant(last), start=at, end=at + 3)  # "According to Rao, the King told him"
    for mention in reversed(named[:-1]):
        if mention.start < max(paragraph, at - 500):
            break
        if mention.kind != "post" and mention.name and mention.name != last.name:
            return replace(as_participant(mention), start=at, end=at + 3)
    return None


def place_before_aside(body: str, before: Sequence[Mention], floor: int, at: int) -> int | None:
    """Which of the mentions `before` acts over words between commas that end at the verb, None for none.

    `Asanov, a holdover from the old government, received`: Asanov.
    """
    closing = _ASIDE_ENDS.search(body, max(floor, at - 24), at)
    if closing is None:
        return None
    for place in range(len(before) - 1, -1, -1):
        mention = before[place]
        if mention.start < floor or closing.start() - mention.end > 160:
            return None
        if mention.kind in _ACTORS and _ASIDE_BEGINS.match(body, mention.end, closing.start()):
            return place
    return None
