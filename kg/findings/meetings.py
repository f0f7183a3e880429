"""Nouns for a meeting: `a dinner with the Ambassador`, `the EU Council meeting`, `a January 2003 Moscow summit`."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.findings.conferences import full_name, name_conference, place_of_name, read_by_letters, read_summit
from kg.findings.occasion import (
    BEFORE_VERB,
    COMPOUND,
    HOLDS,
    NEVER,
    PRONOUN,
    EncounterWord,
    Occasion,
    last_gathering,
    place_between,
    read_occasion,
    word_before,
)
from kg.findings.participants import Participant
from kg.findings.passage import Passage
from kg.findings.places import country_of, is_place
from kg.findings.settings import asked_whom, both_after, both_before, who_around

# "press conference", "staff meeting"; "town hall meeting"
_OTHERS = frozenset({"press", "news", "cabinet", "staff", "party", "board", "video", "prayer", "job"})
_CHIEFS = re.compile(r"\bchiefs?\s+of\s+(?:defen[cs]e\s+)?staff\s+$")
_TOWN_HALL = re.compile(r"\btown\s+hall\s+$")

_OF_WHOM = re.compile(
    r"[\"”]?\s+(?:(?:on|in|at)\s+(?:the\s+)?[A-Z0-9][\w -]{1,40}?\s+|[A-Z][a-z]+\.?\s+\d{1,2}(?:-\d{1,2})?\s+)?"
    r"(?P<given>(?:given|hosted|offered|arranged)\s+)?(?P<how>with|between|among|by|of|from|and|on|in\s+hono(?:u)?r\s+of)\s+"
)

# "an introductory call June 14 on"
_CALL_ON = re.compile(r"\s+(?:(?:on\s+)?[A-Z][a-z]+\.?\s+\d{1,2}\s+)?(?:on|with)\s+(?![A-Z][a-z]+\s+\d)")

# "a discussion of the case between X and Y", "talks about trade with X"
_ON_WHAT = re.compile(
    r"[\"”]?\s+(?:on|of|about|regarding|concerning|over|to\s+discuss)\s+[\w '’/-]{1,50}?"
    r"\s+(?P<how>with|between|among)\s+"
)

_PREPOSED = re.compile(
    r"\b(?:[Dd]uring|[Ii]n|[Aa]t|[Oo]ver|[Aa]fter|[Ff]ollowing|[Ss]ince|[Bb]efore|margins of|[Pp]rior to"
    r"|[A-Z][a-z]+ing)\s+[^.;:,]{0,50}$"
)

# "a meeting of Mercosul presidents"
_MANY = re.compile(
    r"(?:the\s+)?(?:(?:foreign|defen[cs]e|interior|trade|deputy|prime|regional)\s+)*(?:governors|ministers|experts|mediators|negotiators)\b"
    r"|(?:the\s+)?(?:[A-Z][\w-]*\s+){1,4}(?:presidents|ministers|leaders|heads|directors|foreign\s+ministers|ambassadors|Presidents|Ministers)\b"
)

_LOOSE = frozenset(
    {
        "talks",
        "dialogue",
        "consultations",
        "discussions",
        "negotiations",
        "conversation",
        "round",
        "session",
        "conference",
        "commemoration",
    }
)


def read_meeting(passage: Passage, row: EncounterWord, match: re.Match[str], host: str) -> Occasion | None:
    """`a meeting with X`, `X's visit to Y`, `the Moscow summit`, `the EU Council meeting on Monday`."""
    body, start, end = passage.body, match.start(), match.end()
    floor = max(passage.start, start - 90)
    if _is_other(body, floor, start):
        return None
    if match.group().isupper() and row.kind == "conference":
        return read_by_letters(passage, row, match, host)
    how, after = _people_of(passage, row, end)
    gathering = _gathering_before(passage, start)
    has_compound = row.kind in ("summit", "conference") or "-" in body[floor:start]
    compound = COMPOUND.search(body, floor, start) if has_compound else None
    is_between = how in ("between", "among") and len(after) > 1
    who = [] if is_between else _who_meets(passage, match, after, has_gathering=gathering is not None)
    if row.id == "conference" and not after and _has_only(passage, floor, start):
        who = []
    sides = sides_of(compound, passage) if compound else []
    if gathering:
        name = full_name(body, " ".join(gathering.group().split()))
        sides = [Participant(name, "", gathering.start(), gathering.end(), "body")]
    if not (after or who or gathering or len(sides) > 1 or row.kind in ("summit", "conference")):
        return None  # nobody who meets: no day or place makes it a meeting
    occasion = read_occasion(
        passage, row.kind, [*who, *sides, *after], match, host=host, place_from=after[-1].end if after else end
    )
    occasion.many = bool(gathering) or row.kind == "conference" or bool(after and how == "of") or is_between
    occasion.name = sides[0].name if gathering else ""
    is_pair = len(sides) == 2 and all(one.kind == "person" for one in sides)  # "a Rossi-Osei meeting"
    # "invited both sides to consultations in Lima on May 3"
    is_of_groups = bool(occasion.who) and all(one.kind in ("group", "body") for one in occasion.who)
    occasion.many = occasion.many or is_pair or bool(is_of_groups and occasion.date and occasion.place)
    _read_place(occasion, after, floor, end, host)
    if row.kind == "conference" and not occasion.who:
        name_conference(occasion, compound, match, host)
    if not _is_told_of(row, match, occasion, bool(after)):
        return None
    if row.kind == "summit":
        return read_summit(occasion, compound, passage, host)
    if gathering:
        attended = _ATTENDED.search(body, max(passage.start, gathering.start() - 50), gathering.start())
        is_told = bool(occasion.date or occasion.place or after or attended) or occasion.status != "held"
        return occasion if is_told else None
    dated = bool(occasion.date) or (row.kind == "conference" and bool(occasion.place))
    return occasion if after or len(sides) > 1 or len(who) > 1 or (occasion.who and dated) else None


def _is_other(body: str, floor: int, start: int) -> bool:
    """Whether the word before the noun makes it a verb or no meeting of two sides: `press conference`."""
    word = word_before(body, floor, start)
    if body[start - 1 : start] in "-(" or word in BEFORE_VERB:
        return True
    if word == "staff" and _CHIEFS.search(body, floor, start):
        return False
    return word in _OTHERS or (word == "hall" and _TOWN_HALL.search(body, floor, start) is not None)


def _gathering_before(passage: Passage, start: int) -> re.Match[str] | None:
    """The body of many states named right before the noun."""
    gathering = last_gathering(passage.body, max(passage.start, start - 60), start)
    if gathering is None:
        return None
    chiefs = _CHIEFS.search(passage.body, gathering.end(), start)
    return None if _APART.search(passage.body, gathering.end(), chiefs.start() if chiefs else start) else gathering


# "calls on Rossi, a day in Lima, and a" dinner with Rao
_LISTED = re.compile(r",\s+(?:and\s+)?an?\s+(?:[\w-]+\s+){0,2}$")


def _who_meets(
    passage: Passage, match: re.Match[str], after: list[Participant], *, has_gathering: bool
) -> list[Participant]:
    """Who meets those named after the noun: its owner, who holds the meeting, or the subject of the sentence."""
    body, start = passage.body, match.start()
    floor = max(passage.start, start - 90)
    who = list(passage.owners_of(start)) or passage.named_at(start)
    if not after and not who and (asked := asked_whom(passage, start)):
        return asked
    if not who and not has_gathering:
        who = _who_before(passage, start, match.end(), after)
    if not who and after and (PRONOUN.search(body, floor, start) or _PREPOSED.search(body, floor, start)):
        who = who_around(passage, start, after)
    if not who and len(after) == 1 and not _LISTED.search(body, floor, start):
        who = passage.people_before(start)
    known = {one.name for one in after}
    return [one for one in who if one.name not in known]


def _read_place(occasion: Occasion, after: list[Participant], floor: int, end: int, host: str) -> None:
    """The place between the noun and its people, `meetings in Lima with`, or before the noun, `to host in Lima`."""
    body = occasion.passage.body
    if after and (inside := place_between(body, end, after[0].start, host)):
        occasion.place = inside
    here = None if occasion.place else _PLACE_BEFORE.search(body, floor, occasion.start)
    if here and place_of_name(here["place"], host):
        occasion.place = here["place"]


# "conservatives have gained the upper hand ahead of the Party Congress": nobody holds it
_HAS_ONLY = frozenset({"have", "had", "on", "during", "after", "following", "like", "liked"})


def _has_only(passage: Passage, floor: int, start: int) -> bool:
    """Whether the words before a conference's noun tell of another act."""
    holder = HOLDS.search(passage.body, floor, start)
    return holder is not None and holder.group().split()[0] in _HAS_ONLY


# "who attended the last" SADC ministerial
_ATTENDED = re.compile(r"\b(?:attend(?:s|ed|ing)?|hosted|chaired)\s+(?:the|a|an)\s+(?:[\w-]+\s+){0,3}$")

# what parts a gathering from the noun: "the EU Council President over coffee"
_APART = re.compile(r"[.;:,]|\b(?:and|to|on|in|with|for|at|of|over|after|by|from)\s")


def _people_of(passage: Passage, row: EncounterWord, end: int) -> tuple[str, list[Participant]]:
    """The word that follows the noun, `with`, `between` or `of`, and the people after it."""
    on_whom = _CALL_ON.match(passage.body, end, passage.end) if row.id == "introductory-call" else None
    if on_whom:
        return "with", passage.people_after(on_whom.end(), 2)
    how = _OF_WHOM.match(passage.body, end, passage.end)
    if how is None or how["how"] not in ("with", "between", "among"):
        how = _ON_WHAT.match(passage.body, end, passage.end) or how
    if how is None:
        return "", []
    if how["how"] == "by" and (row.id == "audience" or (how.re is _OF_WHOM and how["given"])):
        return "with", passage.people_after(how.end(), 2)
    if how["how"].startswith("in"):
        return "with", passage.people_after(how.end(), 2)
    if how["how"] in ("with", "between", "among") or (how["how"] in ("of", "by") and row.kind == "summit"):
        return how["how"], _each_side(passage.people_after(how.end(), 6))
    many = _MANY.match(passage.body, how.end(), passage.end) if how["how"] == "of" else None
    if many:
        people = passage.people_after(how.end(), 1)
        return "of", people or [Participant(" ".join(many.group().split()), "", *many.span(), "group")]
    return how["how"], []


def _each_side(people: list[Participant]) -> list[Participant]:
    """`between Chile and the Front`, read as one body, as the two that it names."""
    if len(people) != 1 or people[0].kind != "body":
        return people
    first, joined, second = people[0].name.partition(" and ")
    if not joined or not is_place(first):
        return people
    return [replace(people[0], name=first), replace(people[0], name=second.removeprefix("the "), party="")]


def _who_before(passage: Passage, start: int, end: int, after: list[Participant]) -> list[Participant]:
    """Who holds the meeting, `HMG will host discussions`, or acts in it, `X told Y during a breakfast meeting`."""
    who: list[Participant] = []
    if holder := HOLDS.search(passage.body, max(passage.start, start - 90), start):
        if holder.group().startswith("attend") and NEVER.search(
            passage.body, max(passage.start, holder.start() - 60), holder.start()
        ):
            return []  # "will not attend the summit"
        who = passage.people_before(holder.start())
        if not after and holder.group().split()[0] in ("during", "on", "after", "following", "in", "at"):
            who = both_before(passage, holder.start(), who)
    if not who and not after and start - passage.start < 60:
        who = both_after(passage, end)
    return who


# "planned to host in Lima in May the anniversary commemoration"
_PLACE_BEFORE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?P<place>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)?)\s+[^.;:,]{0,70}$")


def _is_told_of(row: EncounterWord, match: re.Match[str], occasion: Occasion, with_people: bool) -> bool:
    """Whether a loose word (`talks`) is one occasion: it has people and a day or place, or a day and a place."""
    word = match.group()
    if (
        word.endswith("s")
        and word != "talks"
        and row.kind == "meeting"
        and not (occasion.many or occasion.date or occasion.place)
    ):
        return False  # "in meetings with officials" tells of no one meeting
    if row.id not in _LOOSE:
        return True
    if row.kind == "conference" and any(one.kind == "body" and one.name in occasion.name for one in occasion.who):
        return bool(occasion.date or occasion.place)
    if row.id == "conversation":
        return with_people or (len({one.party for one in occasion.who if one.party}) > 1 and bool(occasion.date))
    if word == "Dialogue" or row.id == "general-assembly":
        return bool(occasion.date or occasion.place)
    if with_people or len({one.party for one in occasion.who if one.party}) > 1:
        return bool(occasion.date or occasion.place)
    if row.kind == "conference" and occasion.who:
        return bool(occasion.date or occasion.place)
    return bool(occasion.date and occasion.place)


def sides_of(compound: re.Match[str], passage: Passage | None = None) -> list[Participant]:
    """The two sides of a compound: `Japan-Russia bilateral summit`, `U.S.-Spanish Permanent Committee`.

    With the passage also two people whom the cable names: `a Rossi-Osei meeting`.
    """
    found: list[Participant] = []
    for word in compound["words"].split():
        first, dash, second = word.partition("-")
        if dash and second[:1].isupper():
            people = [passage.person_of_surname(name) for name in (first, second)] if passage else []
            if any(people) and not any(country_of(name) for name in (first, second)):
                spans = (compound.start(), compound.end())
                named = zip(people, (first, second), strict=True)
                found += [one or Participant(name, "", *spans, "person") for one, name in named]
                continue
            for part in (first, second):
                code = country_of(part)
                if code:
                    found.append(Participant(part, code, compound.start(), compound.end(), "phrase"))
    return found
