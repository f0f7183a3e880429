"""What a person means by an issue: a dispute, a territory by any side's name, an official, or one cable."""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import dataclass

from kg.cables.ids import read_id
from kg.errors import ParameterError
from kg.graph.identifiers import cable_iri
from kg.store.ask import ask
from kg.store.reader import Reader

_FEW = 5  # names in a hint


@dataclass(frozen=True, slots=True)
class Issue:
    """What positions are sought for.

    `kind` is dispute, cable or official; `iris` are its nodes (several officials may bear one name: they are not
    merged); `parties` are the sides of a dispute, by code.
    """

    kind: str
    iris: tuple[str, ...]
    label: str
    parties: tuple[str, ...] = ()


# Every dispute with its own label, its territories' names and the names that the sides use.
_NAMES = """
SELECT ?dispute ?label ?name (GROUP_CONCAT(DISTINCT ?code; separator=" ") AS ?parties) WHERE {
  ?dispute a cg:Dispute ; rdfs:label ?label .
  OPTIONAL { ?dispute cg:party/cg:code ?code }
  { ?dispute rdfs:label ?name }
  UNION { ?dispute cg:territory/cg:name ?name }
  UNION { ?dispute cg:territory/cg:sideName/cg:name ?name }
} GROUP BY ?dispute ?label ?name ORDER BY ?dispute ?name
"""
# Each person once before the names are looked up; sorted here and not by the engine, which reads each value for it.
_PEOPLE = """
SELECT DISTINCT ?person ?name WHERE {
  { SELECT DISTINCT ?person WHERE { ?person a cg:Official } }
  ?person cg:name ?name
}
"""
_PARTIES = "SELECT ?code ?name WHERE { ?party a cg:Party ; cg:code ?code ; cg:name ?name }"


def get_issue(reader: Reader, words: str) -> Issue:
    """The issue that `words` name: a cable's id, a dispute or territory by any name or a part of one, an official.

    Case, accents and a leading article do not matter.
    Raises ParameterError, with the nearest names, where nothing has that name.
    """
    cable = read_id(words) or words.strip().upper()
    if reader.has_cable(cable):
        return Issue("cable", (cable_iri(reader.base, cable),), cable)
    asked = _fold(words)
    disputes = _disputes_by_name(reader)
    if asked in disputes:
        return disputes[asked]
    people = _people(reader, asked)
    if people:
        return Issue("official", tuple(people), ", ".join(sorted(set(people.values()))))
    partial = {each.iris: each for name, each in disputes.items() if asked and f" {asked} " in f" {name} "}
    if len(partial) == 1:
        return next(iter(partial.values()))
    codes = {code for code, name in party_names(reader).items() if asked in (_fold(name), _fold(code))}
    if codes:
        raise ParameterError(repr(words), "this is a party, not an issue", _hint_of_party(reader, codes, disputes))
    found = "no dispute, territory, official or cable in the store has that name"
    raise ParameterError(repr(words), found, _hint(asked, list(partial.values()), disputes))


def _disputes_by_name(reader: Reader) -> dict[str, Issue]:
    """Every dispute by each of its folded names."""
    names: dict[str, Issue] = {}
    for row in ask(reader, _NAMES).records():
        issue = Issue("dispute", (row["dispute"],), row["label"], tuple(sorted(row["parties"].split())))
        names.setdefault(_fold(row["name"]), issue)
        names.setdefault(_fold(row["dispute"].rsplit("/", 1)[-1]), issue)
    return names


def _people(reader: Reader, asked: str) -> dict[str, str]:
    """The names of the officials who bear the name or surname, by their node."""
    rows = ask(reader, _PEOPLE).records()
    folded = sorted((row["person"], row["name"], _fold(row["name"])) for row in rows)
    return {person: name for person, name, plain in folded if asked in (plain, plain.rpartition(" ")[2])}


def party_names(reader: Reader) -> dict[str, str]:
    """The name of each party in the store, by its code."""
    return {row["code"]: row["name"] for row in ask(reader, _PARTIES).records()}


def _hint_of_party(reader: Reader, codes: set[str], disputes: dict[str, Issue]) -> str:
    """How to ask what a party said, and its disputes, that of which most is said first."""
    its = {each.iris[0]: each.label for each in disputes.values() if codes & set(each.parties)}
    values = " ".join(f"<{iri}>" for iri in sorted(its))
    text = f"""
        SELECT ?dispute (COUNT(*) AS ?n) {{ VALUES ?dispute {{ {values} }} ?position cg:about ?dispute }}
        GROUP BY ?dispute
    """
    said = {row["dispute"]: int(row["n"]) for row in ask(reader, text).records()} if its else {}
    labels = [repr(its[iri]) for iri in sorted(its, key=lambda iri: (-said.get(iri, 0), its[iri]))][:_FEW]
    all_of_it = f"kg query of-party --param party={min(codes)}"
    return f"try {', '.join(labels)}, or all that it said: {all_of_it}" if labels else f"ask {all_of_it}"


def _hint(asked: str, partial: list[Issue], disputes: dict[str, Issue]) -> str:
    """What to ask instead: disputes of which it is a part of the name, close spellings."""
    meant = partial or [disputes[name] for name in difflib.get_close_matches(asked, disputes, n=_FEW, cutoff=0.75)]
    labels = list(dict.fromkeys(repr(each.label) for each in meant))[:_FEW]
    return f"try {', '.join(labels)}, or see kg query disputes" if labels else "see kg query disputes for the names"


def _fold(words: str) -> str:
    """Lower case without accents, hyphens as blanks, no leading article.

    >>> _fold("The Abū-Mūsá")
    'abu musa'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    plain = " ".join(plain.replace("-", " ").replace("'", " ").split())
    return plain.removeprefix("the ")
