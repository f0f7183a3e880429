"""One telling of an encounter in one sentence, and the words for encounters: encounter_words.csv, gatherings.csv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.findings.participants import Participant, words_of
from kg.findings.parties import party_names
from kg.findings.passage import Passage
from kg.findings.places import country_of, is_city, is_place, place_at
from kg.findings.status import status_of
from kg.findings.triggers import tree_of
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class EncounterWord:
    """A row of data/encounter_words.csv: the forms of a word, the kind of encounter, and how it takes its people.

    `form` is `noun` (`meeting`), `visit` (`his visit`), `with` (`met with X`, `met X`), `object` (`received X`), `to`
    (`traveled to X`), `topic` (`discussed it with X`), `send` (`sent X to Y`), `delegation` (`a delegation led by X`),
    `named` (`the Energy Forum`), `in` (`was in Lima`), `place` (`visited X`) or `call` (`a call to X`).
    """

    id: str
    forms: tuple[str, ...]
    kind: str
    form: str
    example: str


@dataclass(frozen=True, slots=True)
class Gathering:
    """A row of data/gatherings.csv: a body of many states that meets (`G8`, `North Atlantic Council`)."""

    name: str
    example: str


def last_gathering(body: str, start: int, end: int) -> re.Match[str] | None:
    """The last body of many states named in `body[start:end]`, None where there is none."""
    last = None
    for match in gatherings().finditer(body, start, end):
        last = match
    return last


@dataclass(slots=True)
class Occasion:
    """One telling of an encounter."""

    kind: str
    who: list[Participant]
    place: str
    date: str
    status: str
    passage: Passage
    start: int
    end: int
    name: str = ""
    host: str = ""
    many: bool = False  # a gathering of many states needs no second side
    is_hint: bool = False  # only means an encounter told elsewhere
    is_act: bool = False  # somebody does it to somebody, `met X`, `received X`


@cache
def gatherings() -> re.Pattern[str]:
    """The pattern of bodies of many states that meet."""
    names = sorted((row.name for row in read_table(Gathering, "gatherings.csv")), key=lambda name: (-len(name), name))
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names) + r")(?![\w])"
    )


# "hopes to visit", "will visit", "Rossi visits"
BEFORE_VERB = frozenset(
    ["to", "will", "would", "could", "should", "might", "may", "can", "not", "did", "also", "and", "or"]
)
_LAST = re.compile(r"\b\w+\Z")


def word_before(body: str, floor: int, at: int) -> str:
    """The short word that stands before `at` and not before `floor`, "" where no white space parts them.

    >>> word_before("hopes to visit", 0, 9), word_before("a re-visit", 0, 5)
    ('to', '')
    """
    end = floor + len(body[floor:at].rstrip())
    last = _LAST.search(body, max(floor, end - _SHORT), end) if end < at else None
    return last.group() if last else ""


_SHORT = 16  # as long as no word is that is looked for

# "held", "to arrange", "during": what people do before the noun for a meeting, or when
_HOLDING = [
    *(
        "address",
        "addressed",
        "after",
        "arrange",
        "attend",
        "attended",
        "attending",
        "attends",
        "canceled",
        "cancelled",
    ),
    *("chair", "chaired", "completed", "conduct", "conducted", "convene", "convened", "during", "following", "had"),
    *("have", "held", "hold", "holding", "holds", "host", "hosted", "hosting", "hosts", "inaugurate", "inaugurated"),
    *("like", "liked", "made", "make", "makes", "on", "open", "opened", "organise", "organised", "organising"),
    *("organize", "organized", "organizing", "paid", "pay", "plan", "planned", "plans", "postponed", "request"),
    *("requested", "seek", "seeks"),
]
HOLDS = re.compile(rf"\b(?:{tree_of(_HOLDING)})\b[^.;:,]{{0,50}}$")

PRONOUN = re.compile(r"\b(?:his|her|their)\s+(?:[\w.-]+\s+){0,4}$")

COMPOUND = re.compile(r"(?P<words>(?:[A-Z0-9][\w.&’'/+-]*\s+){1,5})(?:[a-z][\w-]*\s+){0,3}$")

# "did not foresee traveling", "would not be going": nothing was held or planned
NEVER = re.compile(r"\b(?:not|never|no\s+plans?|unable)\b[^.;:,]{0,40}$")

MONTHS = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)

# "in Lima", "at the Foreign Ministry"; what parts a place from the words before it
IN_PLACE = re.compile(r"\b(?:in|at)\s+(?=[A-Z]|the\s+[A-Z])")
_APART = re.compile(r"[.;:]|,\s+(?:and\s+)?an?\s")


def place_between(body: str, start: int, end: int, host: str) -> str:
    """The known place after `in` or `at` between two points: `meetings in Lima with`; "" where none is."""
    for here in IN_PLACE.finditer(body, start, end):
        place, _ = place_at(body, here.end() - 1, end)
        if is_place(place, host):
            return place
    return ""


_GOES_ON = re.compile(r"\s+(?P<word>[a-z]{4,})\b")


def read_occasion(
    passage: Passage, kind: str, who: list[Participant], match: re.Match[str], *, host: str, place_from: int
) -> Occasion:
    """The occasion with the date, place and status that stand around the word."""
    date = passage.nearest_date(match.start(), max(match.end(), place_from if place_from - match.end() < 200 else 0))
    place = ""
    for here in IN_PLACE.finditer(passage.body, place_from, min(passage.end, place_from + 60)):
        if _APART.search(passage.body, place_from, here.start()):
            break
        place, end = place_at(passage.body, here.end() - 1, passage.end)
        if place and not country_of(place, host) and any(one.name in place for one in who):
            place = ""
        known = party_names().get(place)
        if (known is not None and known.kind not in ("name", "capital")) or country_of(place.partition("-")[2]):
            place = ""  # "at the Italian" reception, "in the Italy-Ghana" relationship
        if (
            place
            and known is None
            and not is_city(place)
            and (goes_on := _GOES_ON.match(passage.body, end, passage.end))
        ):
            place = place if goes_on["word"] in words_of("stop") else ""  # "at the Djiboutian" national reception
        if place and not (place.isupper() and len(place) < 5 and not is_place(place, host)):
            break
        place = ""
    status = status_of(passage.body, passage.start, match.start(), match.end(), passage.end)
    return Occasion(kind, who, place, date, status, passage, match.start(), match.end())
