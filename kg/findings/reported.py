"""Talks that a cable tells of by what was said: somebody told an officer of the post, on a day that the sentence names.

Also what one side handed to another, `delivered an aide-memoire to X`, and what two others told each other in a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.cables import Cable
from kg.findings.occasion import IN_PLACE, NEVER, Occasion
from kg.findings.participants import Participant
from kg.findings.passage import NEAR, Passage
from kg.findings.places import is_place, place_at
from kg.findings.status import status_of
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class TellingVerb:
    """A row of data/telling_verbs.csv: the forms of a verb of telling, and how it takes the one who hears.

    `takes` is `whom` (`told X`), `to` (`admitted to X`), `thing` (`handed a note to X`) or `with` (`raised it with X`);
    `from` takes the one who tells (`heard it from X`).
    """

    id: str
    forms: tuple[str, ...]
    takes: str
    example: str


# "confirmed this to us", "admitted in private to Poloff"; "delivered an aide-memoire to"; "raised the matter with"
_BETWEEN = {
    "whom": r"\s+(?:by\s+)?",
    "to": r"\s+",
    "from": r"\s+(?:(?!that\b|from\b)[\w.'’-]+\s+){1,7}from\s+",
    "thing": r"\s+(?:(?!that\b|to\b|him\b|her\b|them\b|power\b|control\b|victory\b)[\w.'’-]+\s+){1,6}to\s+",
    "with": r"\s+(?:(?!that\b|with\b)[\w.'’-]+\s+){0,5}with\s+",
}


_TO = (" to", " this to", " it to", " as much to", " the same to", " privately to", " in private to")


@cache
def _tellings() -> dict[str, tuple[re.Pattern[str], ...]]:
    """The patterns that a form of a verb of telling begins, one for each way it takes the one who hears."""
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for row in read_table(TellingVerb, "telling_verbs.csv"):
        forms = row.forms if row.takes != "to" else [f"{form}{way}" for form in row.forms for way in _TO]
        for form in forms:
            words = form.replace(" ", r"\s+")
            found[form] = (*found.get(form, ()), re.compile(rf"(?P<{row.takes}>{words}){_BETWEEN[row.takes]}"))
    return found


@cache
def reporting_words() -> frozenset[str]:
    """The words that make a sentence worth reading for a reported talk."""
    return frozenset({*_tellings(), *_SPOKE_WORDS})


# "On February 6, MOFA Director Salas confirmed", "Later on August 21, Salas described"
_DATED = re.compile(r"(?:Later\s+)?(?:On|on)\s")
_SPOKE_WORDS = ("explained", "confirmed", "described", "related", "shared", "outlined", "relayed", "provided")
_SPOKE = re.compile(rf"[^.;:\"“”]{{0,80}}?\b(?:told|briefed|advised|informed|{'|'.join(_SPOKE_WORDS)})\b")
_PUBLIC = re.compile(
    r"\b(?:press\b|media\b|speech|interview|televis|public|parliament|reporters|journalists|newspaper|daily|radio|article|quoted)",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"\b(?:letter|telegram|cable|e-?mail|fax|writing|wrote|written|text\s+message)\b", re.IGNORECASE)
_BY_PHONE = re.compile(r"\bby\s+(?:tele)?phone\b|\btelephonically\b|\bon\s+the\s+(?:tele)?phone\b|\bphone\s+call\b")
# "over lunch", "at a reception", "in a separate conversation", "on the margins"
_SETTING = re.compile(
    r"\b(?:[Oo]ver|[Aa]t|[Dd]uring|[Ii]n)\s+(?:(?:an?|another|the\s+same)\s+)?(?:[\w-]+\s+){0,3}"
    r"(?:lunch|luncheon|dinner|breakfast|coffee|tea|drinks|reception|meeting|conversation|pull-aside|margins)\b"
)
_SETTINGS = (
    "meeting",
    "lunch",
    "dinner",
    "breakfast",
    "coffee",
    "tea",
    "drinks",
    "reception",
    "conversation",
    "pull-aside",
    "margins",
)
# where the words that go with the verb end and what was told begins
_ENDS = re.compile(
    r"[.;:\"“”]|\b(?:that(?!\s+(?:day|morning|afternoon|evening|night|week)\b)|whether|if|how|who|whom|whose|which|what|why|because|when|after|before|since|about|to(?!\s+(?:his|her|their)\s+face|\s+understand)|for|by(?!\s+(?:tele)?phone)|said|noting|adding|he|she|it|they|we|there|would|will|had|has|was|were|is|are|could|should|must|might)\b"
)
_OWNER = re.compile(r"['’]s?\b")  # "with Osei's help"
_BRACKET = re.compile(r"\([^()]{0,80}\)")
_CLAUSE = re.compile(
    r"[;:]|\b(?:that(?!\s+(?:day|morning|afternoon|evening|night|week)\b)|which|who|whom|said|because|although|while|when|if)\b"
)


def find_reported(passage: Passage, cable: Cable, host: str, matches: Sequence[re.Match[str]]) -> Occasion | None:
    """The talk that the sentence reports: who told whom, on a day, at a place or a table that it names.

    `matches` is where the words of telling stand, among others; `host` is the country of the post.
    """
    for match in matches:
        for pattern in _tellings().get(" ".join(match.group().split()), ()):
            told = pattern.match(passage.body, match.start(), passage.end)
            occasion = _talk(passage, told, host) if told else None
            if occasion is not None:
                return occasion
    return _spoke_on_day(passage, cable)


def _spoke_on_day(passage: Passage, cable: Cable) -> Occasion | None:
    """`On February 6, Salas confirmed`: what opens with a day told an officer, unless it was said in public."""
    body = passage.body
    if _DATED.match(body, passage.start) and passage.dates and passage.dates[0][0] - passage.start < 16:
        person = passage.first_person()
        if person and person.kind == "person" and person.party not in ("", "US") and person.start - passage.start < 200:
            spoke = _SPOKE.match(body, person.end, passage.end)
            is_public = spoke is None or _PUBLIC.search(body, passage.start, spoke.end())
            if spoke and not is_public and _is_recent(passage.dates[0][2], cable.sent_at):
                who = [person, passage.post]
                return Occasion("meeting", who, "", passage.dates[0][2], "held", passage, person.start, spoke.end())
    return None


_SPEAKERS = frozenset({"person", "pronoun", "post", "group"})


def _talk(passage: Passage, told: re.Match[str], host: str) -> Occasion | None:
    """The talk that a verb of telling and those around it make, None where they make none."""
    body, at = passage.body, told.end()
    if not passage.names_at(at, 40) and not body.startswith(("us ", "me "), at):
        return None
    heard = [one for one in passage.people_after(at, 2) if one.kind in _SPEAKERS or one.party == "US"]
    if not heard or _OWNER.match(body, heard[-1].end):
        return None
    is_heard_by_post = any(_is_post(one) for one in heard)
    if is_heard_by_post and not (passage.dates or _may_be_set(body[passage.start : passage.end])):
        return None  # no day, no table: what follows would find neither
    start = told.start()
    if told.group().rstrip().endswith(" by"):
        # "having been told by X in Brussels": the one before hears
        heard, start_of = passage.people_before(start), heard
        if not heard or _BEEN.search(body, max(passage.start, start - 12), start) is None:
            return None
        return _passive(passage, told, start_of, heard, host)
    who = _redacted(passage, start) or [one for one in passage.people_before(start) if one.end <= start]
    who = [one for one in who if _is_post(one) != is_heard_by_post or not is_heard_by_post]
    if not who or {one.name for one in who} & {one.name for one in heard}:
        return None
    if not (is_heard_by_post or any(_is_post(one) for one in who)) and not _may_meet(who, heard):
        return None
    floor = max(passage.start, start - 45)
    if NEVER.search(body, floor, start) or _PUBLIC.search(body, max(passage.start, at - 300), at):
        return None
    tail = _tail(body, heard[-1].end, passage.end)
    end = heard[-1].end + len(tail)
    head = _head(passage, who[0].start)
    date = _date_of(passage, who, start, heard[-1].end, tail)
    place = _place_in(tail, host) or _place_in(body[who[-1].end : start], host)
    setting = (
        _SETTING.search(tail) or _SETTING.search(body, head, who[0].start) or _SETTING.search(body, who[-1].end, start)
    )
    if not (date or setting or (place and not is_heard_by_post)):
        return None
    if told.lastgroup != "thing" and _WRITTEN.search(body, head, end):
        return None
    kind = "call" if _BY_PHONE.search(tail) or _BY_PHONE.search(body, head, start) else "meeting"
    status = "held"
    if told.group(told.lastgroup or 0).split()[0] in _BASE:
        status = status_of(body, passage.start, start, told.end(), passage.end)
        if status == "held":
            return None
    return Occasion(kind, [*who, *heard], place, date, status, passage, start, heard[-1].end, is_act=True)


def _may_be_set(words: str) -> bool:
    """Whether a noun of _SETTING stands in the words."""
    return any(map(words.__contains__, _SETTINGS))


_BASE = frozenset({"raise", "take", "deliver", "hand"})


_BEEN = re.compile(r"\b(?:been|was|were|being)\s+$")


def _passive(
    passage: Passage, told: re.Match[str], who: list[Participant], heard: list[Participant], host: str
) -> Occasion | None:
    """`Salas mentioned having been told by X in Brussels in December`: told with its day."""
    tail = _tail(passage.body, who[-1].end, passage.end)
    date = _date_of(passage, who, told.end(), who[-1].end, tail)
    if not date or not _may_meet(who, heard) or _WRITTEN.search(tail):
        return None
    people = [*who, *heard]
    return Occasion(
        "meeting", people, _place_in(tail, host), date, "held", passage, told.start(), who[-1].end, is_act=True
    )


def _tail(body: str, at: int, stop: int) -> str:
    """The words after the one who hears that go with the verb, with brackets blanked."""
    ends = _ENDS.search(body, at, min(stop, at + 120))
    return _BRACKET.sub(
        lambda bracket: " " * len(bracket.group()), body[at : ends.start() if ends else min(stop, at + 120)]
    )


def _is_post(one: Participant) -> bool:
    return one.kind == "post" or one.party == "US"


def _may_meet(who: list[Participant], heard: list[Participant]) -> bool:
    """Whether those who speak and those who hear are of two sides, or persons whose sides nobody told."""
    first, second = {one.party for one in who}, {one.party for one in heard}
    if "" in first | second and not all(one.kind in ("person", "pronoun") for one in (*who, *heard)):
        return False
    return not (first & second) - {""}


def _head(passage: Passage, at: int) -> int:
    """Where the words that open the sentence before its subject at `at` begin; `at` where a clause stands there."""
    return at if at - passage.start > 160 or _CLAUSE.search(passage.body, passage.start, at) else passage.start


# "during his August 2008" visit: the day is the visit's
_OF_NOUN = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:visit|trip|tour|stop|stopover|stay|speech|letter|note|decision|elections?|attacks?|agreement|statement)\b"
)


def _date_of(passage: Passage, who: list[Participant], start: int, end: int, tail: str) -> str:
    """The day of the talk: told after the one who hears, between subject and verb, or at the head of the sentence."""
    dates = [told for told in passage.dates[: 2 * NEAR] if not _OF_NOUN.match(passage.body, told[1])]
    after = [date for a, b, date in dates if end <= a < end + len(tail) and tail[a - end : b - end].strip()]
    if after:
        return after[0]
    before = [date for a, b, date in dates if b <= who[0].start or min(who[-1].end, start) <= a < end]
    return before[0] if before else ""


def _place_in(tail: str, host: str) -> str:
    """The known place that the words after the one who hears name, "" where they name none."""
    for here in IN_PLACE.finditer(tail):
        place, _ = place_at(tail, here.end() - 1, len(tail))
        if is_place(place, host):
            return place
    return ""


# "xxxxx told PolOff", "XXXXXXXXXXXX, told EmbOff"
_REDACTED = re.compile(r"(?<![A-Za-z])\[?(?P<name>x{4,}|X{4,})\]?,?\s+$")


def _redacted(passage: Passage, at: int) -> list[Participant]:
    """The speaker whose name was struck out, as the cable prints it."""
    name = _REDACTED.search(passage.body, max(passage.start, at - 40), at)
    return [Participant(name["name"], "", name.start("name"), name.end("name"), "person")] if name else []


def _is_recent(date: str, sent_at: str | None) -> bool:
    """Whether a day lies in the month before the cable, or the same month."""
    if len(date) < 10 or not sent_at:
        return False
    months = int(sent_at[:4]) * 12 + int(sent_at[5:7]) - int(date[:4]) * 12 - int(date[5:7])
    return 0 <= months <= 1 and date[:10] <= sent_at[:10]
