"""The words of which cables are composed: pieces of `grammar.toml`, and rows of the tables in data/."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.cables.stations import Post, posts
from kg.cables.tags import tag_table
from kg.findings.disputes import Dispute, TerritoryName
from kg.findings.naming_tables import GivenName
from kg.findings.parties import PartyRow
from kg.findings.places import PlaceRow
from kg.findings.verbs import AttributionNoun, Stance, Verb, bent_forms
from kg.tables import read_table


@dataclass(frozen=True, slots=True)
class Country:
    """A party as sentences need it."""

    code: str
    name: str
    demonym: str


@dataclass(frozen=True, slots=True)
class Question:
    """A dispute with its parties, and what each calls its territories; "" stands for nobody's name."""

    countries: tuple[Country, ...]
    names: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that can be picked, each kind in a tuple."""

    pieces: dict[str, tuple[str, ...]]
    given_names: dict[str, tuple[str, ...]]
    places: tuple[str, ...]
    countries: dict[str, Country]
    stations: tuple[Post, ...]
    tags: tuple[str, ...]
    topics: tuple[str, ...]
    questions: tuple[Question, ...]
    verbs: dict[str, tuple[str, ...]]
    stances: tuple[str, ...]
    attribution_nouns: tuple[str, ...]


@cache
def words() -> Words:
    """The words, read once."""
    with (Path(__file__).parent / "grammar.toml").open("rb") as file:
        pieces = {kind: tuple(values) for kind, values in tomllib.load(file).items()}
    countries = {
        row.code: Country(row.code, row.name, row.demonyms[0])
        for row in read_table(PartyRow, "parties.csv")
        if row.kind == "state" and row.demonyms
    }
    given: dict[str, list[str]] = {}
    for name in read_table(GivenName, "first_names.csv"):
        given.setdefault(name.languages[0] if name.languages else "", []).append(name.name)
    tags = tag_table().values()
    return Words(
        pieces=pieces,
        given_names={language: tuple(names) for language, names in sorted(given.items()) if len(names) >= 20},
        places=tuple(row.name for row in read_table(PlaceRow, "places.csv")),
        countries=countries,
        stations=tuple(
            post for post in posts() if post.kind in ("embassy", "consulate", "mission") and post.country in countries
        ),
        tags=tuple(row.code for row in tags if row.kind == "subject"),
        topics=tuple(row.label for row in tags if row.kind == "subject" and row.label.replace(" ", "").isalpha()),
        questions=_questions(countries),
        verbs=_verbs(),
        stances=tuple(row.adjective for row in read_table(Stance, "stances.csv") if "that" in row.complements),
        attribution_nouns=tuple(
            row.noun for row in read_table(AttributionNoun, "attribution_nouns.csv") if "that" in row.complements
        ),
    )


def _questions(countries: dict[str, Country]) -> tuple[Question, ...]:
    """The disputes between two states at least, with the names of their territories by side."""
    names: dict[str, dict[str, list[str]]] = {}
    for row in read_table(TerritoryName, "territory_names.csv"):
        if not row.short:
            names.setdefault(row.territory, {}).setdefault(row.party, []).append(row.name)
    found = []
    for dispute in read_table(Dispute, "disputes.csv"):
        sides = tuple(countries[code] for code in dispute.parties if code in countries)
        by_side: dict[str, list[str]] = {}
        for territory in dispute.territories:
            for party, called in names.get(territory, {}).items():
                by_side.setdefault(party, []).extend(called)
        if len(sides) > 1 and by_side.get(""):
            found.append(Question(sides, {party: tuple(called) for party, called in by_side.items()}))
    return tuple(found)


def _verbs() -> dict[str, tuple[str, ...]]:
    """The past forms of the verbs of speech and thought by a complement that they take."""
    by_complement: dict[str, list[str]] = {}
    for row in read_table(Verb, "verbs.csv"):
        if row.strength == "weak":
            continue
        head, *rest = row.verb.split()
        past = " ".join([(row.forms or bent_forms(head))[1], *rest])
        for complement in row.complements:
            by_complement.setdefault(complement, []).append(past)
    return {complement: tuple(pasts) for complement, pasts in by_complement.items()}
