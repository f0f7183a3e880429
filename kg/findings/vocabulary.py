"""What a single word of a cable can be in a name or a title: a set of flags, from the tables of data/.

Titles, given names, bodies, sides, words that only look like names because a heading or an office capitalises them.
"""

from __future__ import annotations

from functools import cache

from kg.cables.stations import posts
from kg.findings.naming_tables import AbsentOffice, Body, CapitalisedWord, FamilyName, GivenName, GroupWord, Title
from kg.findings.naming_words import naming_words
from kg.findings.parties import party_names
from kg.findings.verbs import verb_forms
from kg.tables import read_table

TITLE = 1 << 0  # Minister, Director, Gen
US_TITLE = 1 << 1  # poloff, A/S
GIVEN = 1 << 2  # Kenji
NAME = 1 << 3  # an unknown word with a capital
INITIAL = 1 << 4  # R.
PARTICLE = 1 << 5  # de, al, van
OFFICE = 1 << 6  # Defense, Foreign, Deputy
ORG = 1 << 7  # Ministry, Party, Embassy
PLACE = 1 << 8  # Gulf, Karachi
PARTY = 1 << 9  # Japan, Japanese, GOJ
BODY = 1 << 10  # MOFA, LDP
PEOPLE = 1 << 11  # Kurdish, Houthi
COMMON = 1 << 12  # However, Summit
CONNECTOR = 1 << 13  # of, for, and
DETERMINER = 1 << 14  # the, his
HEAD = 1 << 15  # officials, media
MODIFIER = 1 << 16  # senior, several
PRONOUN = 1 << 17  # he, they
POST = 1 << 18  # we, Post
VERB = 1 << 19  # said, believes
POSSESSIVE = 1 << 20  # Tanabe's
LOWER = 1 << 21  # written small
PRIVATE = 1 << 22  # lawyer, the press
MILITARY = 1 << 23
CLERGY = 1 << 24
COURTESY = 1 << 25  # Mr, Dr
MISSION = 1 << 26  # Ambassador, Consul
PAIR = 1 << 27  # Tanabe-Dahl
FAMILY = 1 << 28  # Kim, Hu: a family name that stands first
ACRONYM = 1 << 29  # a word in capitals that no table knows
THING = 1 << 30  # Plan, Treaty: ends the name of something that does not speak

NAMELIKE = GIVEN | NAME | INITIAL
NOT_NAME = OFFICE | ORG | PLACE | PARTY | BODY | PEOPLE | COMMON | THING
IN_TITLE = TITLE | OFFICE | ORG | PLACE | PARTY | BODY | PEOPLE
WORD_OF_PHRASE = IN_TITLE | HEAD | MODIFIER
NAME_FLAGS = GIVEN | PAIR | FAMILY | ACRONYM


_TITLE_KINDS = {"military": MILITARY, "clergy": CLERGY, "courtesy": COURTESY, "mission": MISSION, "private": PRIVATE}
_WORD_KINDS = {
    "common": COMMON,
    "calendar": COMMON,
    "office": OFFICE,
    "org": ORG,
    "place": PLACE,
    "people": PEOPLE,
    "thing": THING,
    "surname": 0,
}
_SMALL_CLASSES = {
    "connector": CONNECTOR,
    "determiner": DETERMINER,
    "particle": PARTICLE,
    "pronoun": PRONOUN,
    "post-word": POST,
}


@cache
def titles() -> dict[str, int]:
    """The flags of every title of one word, as written and in capitals; in small letters where the word is long."""
    flags: dict[str, int] = {}
    for row in read_table(Title, "titles.csv"):
        if " " in row.title:
            continue
        flag = TITLE | _TITLE_KINDS.get(row.kind, 0) | (US_TITLE if row.side == "US" and not row.local else 0)
        for spelling in (row.title, row.title.upper()):
            flags.setdefault(spelling, flag)
        if row.title.islower() and not flag & US_TITLE:
            flags[row.title] = flag | LOWER  # "the Norwegian rep"
        elif len(row.title) > 3 and row.title[1:].islower() and row.kind != "courtesy":
            flags.setdefault(row.title.lower(), flag | LOWER)
    return flags


@cache
def sided_titles() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each title of one side, in small letters: the side, and the hosts whose own officials have it too."""
    return {
        row.title.lower(): (row.side, row.local)
        for row in read_table(Title, "titles.csv")
        if row.side and (" " in row.title or row.side != "US")
    }


@cache
def absent_offices() -> dict[str, tuple[str, ...]]:
    """The states that do not have an office, by the office as worded in small letters."""
    return {row.office: row.parties for row in read_table(AbsentOffice, "absent_offices.csv")}


@cache
def office_phrases() -> tuple[str, ...]:
    """The titles of several words that are an office though one of their words alone is a private calling."""
    return tuple(
        row.title.lower()
        for row in read_table(Title, "titles.csv")
        if " " in row.title
        and row.kind == "office"
        and any(titles().get(word, 0) & PRIVATE for word in row.title.split())
    )


@cache
def private_phrases() -> tuple[str, ...]:
    """The titles of several words that are a private calling: `bureau chief`."""
    rows = read_table(Title, "titles.csv")
    return tuple(row.title.lower() for row in rows if " " in row.title and row.kind == "private")


@cache
def given_names() -> dict[str, str]:
    """The gender of each given name, "" where open."""
    return {row.name: row.gender for row in read_table(GivenName, "first_names.csv")}


@cache
def bodies() -> dict[str, Body]:
    """Every body by its wording, also in capitals."""
    found: dict[str, Body] = {}
    for row in read_table(Body, "bodies.csv"):
        found[row.body] = row
        found.setdefault(row.body.upper(), row)
    return found


@cache
def group_words() -> dict[str, GroupWord]:
    """Every word for people as a group, or before one."""
    return {row.word: row for row in read_table(GroupWord, "group_words.csv")}


@cache
def family_first() -> frozenset[str]:
    """The family names that stand before the given name."""
    return frozenset(row.name for row in read_table(FamilyName, "family_names_first.csv"))


@cache
def capitalised() -> dict[str, int]:
    """The flags of the words that only look like names because a heading or an office capitalises them."""
    flags: dict[str, int] = {}
    for row in read_table(CapitalisedWord, "capitalised_words.csv"):
        flags[row.word] = 0
        for kind in row.kinds:
            flags[row.word] |= _WORD_KINDS[kind]
    return flags


@cache
def small_words() -> dict[str, int]:
    """The flags of words in small letters that stand in or beside the names of people and bodies."""
    flags: dict[str, int] = {}

    def add(word: str, flag: int) -> None:
        flags[word] = flags.get(word, LOWER) | flag

    for word, form in verb_forms().items():
        if form.shapes & {"past", "third"}:
            add(word, VERB)
    for word, flag in titles().items():
        if flag & LOWER or (flag & US_TITLE and word.islower()):
            add(word, flag)
    for word, row in group_words().items():
        if "head" in row.roles:
            add(word, HEAD | (PRIVATE if row.side == "private" else 0))
        if "modifier" in row.roles:
            add(word, MODIFIER)
    for kind, flag in _SMALL_CLASSES.items():
        for word in naming_words(kind):
            add(word, flag)
    return flags


@cache
def longer_names() -> dict[str, dict[str, list[tuple[tuple[str, ...], int]]]]:
    """Names of several words by their first and second: all the words and their flags, the longest name first."""
    found: dict[str, dict[str, list[tuple[tuple[str, ...], int]]]] = {}

    def add(name: str, flag: int) -> None:
        for spelling in {name, name.upper()}:
            parts = tuple(part.rstrip(".") for part in spelling.split())
            if len(parts) > 1:
                found.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, flag))

    for name in party_names():
        if not name.startswith("The "):
            add(name, PARTY)
    for name in bodies():
        add(name, BODY)
    for city in cities():
        if " " in city:
            add(city, PLACE)
    for row in read_table(Title, "titles.csv"):
        if " " in row.title:
            flag = TITLE | _TITLE_KINDS.get(row.kind, 0) | (US_TITLE if row.side == "US" and not row.local else 0)
            add(row.title, flag)
            if "'" in row.title:
                add(row.title.replace("'", "’"), flag)
                add(row.title.replace("'", "' "), flag)
    for seconds in found.values():
        for rows in seconds.values():
            rows.sort(key=lambda row: -len(row[0]))
    return found


@cache
def cities() -> frozenset[str]:
    """The cities with a post."""
    return frozenset(row.city for row in posts() if row.city)


@cache
def calendar_words() -> frozenset[str]:
    """Months and days as they are written, which never follow a title as a name."""
    rows = read_table(CapitalisedWord, "capitalised_words.csv")
    return frozenset(row.word.capitalize() for row in rows if "calendar" in row.kinds)


@cache
def surname_words() -> frozenset[str]:
    """Ordinary words that are surnames too: `Little`, `Price`."""
    rows = read_table(CapitalisedWord, "capitalised_words.csv")
    return frozenset(row.word.capitalize() for row in rows if "surname" in row.kinds)
