"""Bodies of two or more sides that sit: `the Joint Commission last sat in Lima`, `its session was called off`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.findings.occasion import EncounterWord, Occasion, gatherings, read_occasion
from kg.findings.participants import Participant
from kg.findings.passage import Passage
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class SittingWord:
    """A row of data/sitting_words.csv: a noun of bodies that sit, or a word that makes one that of a single country.

    `role` is sits (`commission`), many (`ministers`, where they are counted) or domestic (`parliamentary`).
    """

    word: str
    role: str
    example: str


@cache
def _words_of(role: str) -> frozenset[str]:
    return frozenset(row.word for row in read_table(SittingWord, "sitting_words.csv") if row.role == role)


@cache
def _heads() -> re.Pattern[str]:
    """The nouns of bodies that sit, with what follows `on`, `of` or `for` in capitals."""
    nouns = "|".join(sorted(_words_of("sits") | _words_of("many")))
    return re.compile(
        rf"\b(?i:{nouns})\b(?:\s+(?:on|of|for|and)\s+(?:[A-Z][\w-]*|[a-z]{{4,12}}s\b)(?:,?\s+(?:and\s+)?[A-Z][\w-]*){{0,5}})?"
    )


# what may stand between the body and its verb: "which was to have", "has not", "will next", "due to", "last"
_BETWEEN = re.compile(
    r"(?>,?\s+(?>(?:on|of|for)\s+[\w-]+(?:\s+and\s+[\w-]+)?"
    r"|(?:which|that|who|is|are|was|were|to|have|has|had|should|shall|will|would|could|might|may|not|never|now|next|last|then"
    r"|also|again|twice|first|due|failed|scheduled|planned|expected|supposed|set|agreed|itself|and|there|still|only|soon"
    r"|finally|recently|just|did|does|do|whose|ministers|experts|members|delegates)\b))*+\s+"
)
_WHEN_IT = re.compile(r"\b(?:when|until|after|before)\s+(?:it|they)\s+(?:next\s+|last\s+)?$")
_WORD_BACK = re.compile(r"(?P<word>[\w.&/’'-]+)\s+$")
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "this", "that", "his", "her", "of", "our", "two", "both"})


def read_sitting(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`the Joint Commission last sat in Lima`, `the Council meets in June`: told with a day or a place."""
    body, start = passage.body, match.start()
    sitting = _body_before(passage, start)
    if sitting is None:
        return None
    occasion = read_occasion(passage, row.kind, [sitting], match, host=host, place_from=match.end())
    occasion.many = True
    occasion.name = sitting.name
    gap = body[sitting.end : start].lower()
    gap = "" if _WHEN_IT.search(gap) else gap
    if "fail" in gap:
        occasion.status = "cancelled"
    elif "was to have" in gap or "should have" in gap or "were to have" in gap:
        after = body[match.end() : passage.end]
        occasion.status = "postponed" if _LATE.search(after) else "cancelled" if _NOT_HELD.search(after) else "planned"
    elif " not" in gap or "never" in gap:
        return None
    elif match.group().endswith(("s", "t")) and match.group() not in ("met", "sat") and occasion.status == "held":
        occasion.status = "planned"  # "when it meets in June"
    return occasion if occasion.date or occasion.place else None


_LATE = re.compile(r"\b(?:postponed|put\s+off|put\s+back|deferred|delayed)\b")
_NOT_HELD = re.compile(r"\b(?:did\s+not|cancell?ed|called\s+off|scrubbed|dropped|never)\b")


def _body_before(passage: Passage, at: int) -> Participant | None:
    """The body that stands as the subject of the verb at `at`, None where none does."""
    body, floor = passage.body, max(passage.start, at - 140)
    heads = list(_heads().finditer(body, floor, at))
    for head in reversed(heads):
        one = _whole(passage, head)
        if one is None:
            continue
        if _BETWEEN.fullmatch(body, one.end, at) or _WHEN_IT.search(body, one.end, at):
            return one
        return None
    for gathering in gatherings().finditer(body, floor, at):
        if _BETWEEN.fullmatch(body, gathering.end(), at):
            return Participant(" ".join(gathering.group().split()), "", *gathering.span(), "body")
    return None


def _whole(passage: Passage, head: re.Match[str]) -> Participant | None:
    """The body that the noun ends, with the words before it: two words at least, and no body of a single country."""
    body, first = passage.body, head.start()
    words: list[str] = []
    while len(words) < 6:
        before = _WORD_BACK.search(body, max(passage.paragraph.start, first - 40), first)
        if before is None or before["word"].lower() in _DETERMINERS:
            break
        word = before["word"]
        if not (
            word[:1].isupper()
            or "-" in word
            or word.endswith(("al", "ary", "ic", "joint", "ing", "ive", "pert", "ite"))
        ):
            break
        words.insert(0, word)
        first = before.start()
    if head.group().split()[0].lower() in _words_of("many"):
        return _several(body, passage.paragraph.start, head)
    name = " ".join([*words, *head.group().split()])
    lower = {word.lower().strip(".,") for word in name.split()}
    if not words or lower & _words_of("domestic"):
        return None
    return Participant(name, "", first, head.end(), "body")


# "the two foreign ministers", "both sides"
_SEVERAL = re.compile(
    r"\b(?P<name>(?:two|three|four|five|both)\s+(?:(?:foreign|defen[cs]e|prime|interior|trade)\s+)?)$"
)


def _several(body: str, floor: int, head: re.Match[str]) -> Participant | None:
    """So many ministers, leaders or sides by the words that count them, None where nobody counts them."""
    counted = _SEVERAL.search(body, max(floor, head.start() - 24), head.start())
    if counted is None:
        return None
    first, end = counted.start("name"), head.start() + len(head.group().split()[0])
    return Participant(" ".join(body[first:end].split()), "", first, end, "body")


# "session of the Joint Commission", "session of October 11"
_OF_BODY = re.compile(r"\s+of\s+(?:the\s+)?(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)(?=[A-Z])")
_ITS = re.compile(r"\b(?:its|their|whose|the|a|next|last|first|second|third|final)\s+(?:[\w-]+\s+){0,4}$")


def read_session(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`the May 3-9 session of the Ad Hoc Group`, `its June session`, `the next session, in Lima`: told with a day."""
    body, start, end = passage.body, match.start(), match.end()
    of_body = _OF_BODY.match(body, end, passage.end)
    sitting = None
    if of_body:
        head = _heads().search(body, of_body.end(), min(passage.end, of_body.end() + 70))
        one = _whole(passage, head) if head else None
        sitting = one if one and one.start <= of_body.end() + 4 else None
    elif row.id in ("session", "round") and _ITS.search(body, max(passage.start, start - 50), start):
        sitting = _body_named(passage, start)
    if sitting is None:
        return None
    place_from = sitting.end if sitting.start > end else end
    occasion = read_occasion(passage, row.kind, [sitting], match, host=host, place_from=place_from)
    occasion.many = True
    occasion.name = sitting.name
    return occasion if occasion.date or (occasion.place and not of_body) else None


def _body_named(passage: Passage, at: int) -> Participant | None:
    """The body named last before `at` in the paragraph: whose session it is."""
    for head in reversed(list(_heads().finditer(passage.body, max(passage.paragraph.start, at - 400), at))):
        one = _whole(passage, head)
        if one is not None:
            return one
    return None
