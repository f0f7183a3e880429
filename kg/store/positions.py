"""The positions on an issue, side by side: each party's own, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.store.ask import ask
from kg.store.issues import Issue, party_names
from kg.store.reader import Reader


@dataclass(frozen=True, slots=True)
class StatedPosition:
    """One position as the store holds it: who said it, for which side, through whom, the words and where they stand.

    `does` is the speech act as a verb (`confirm`), `speech_act` its id (`confirms`).
    """

    iri: str
    party: str
    speaker: str
    relayed_by: tuple[str, ...]
    statement: str
    is_quotation: bool
    is_comment: bool
    speech_act: str
    does: str
    polarity: str
    stated_on: str
    cable: str
    sent_at: str
    post: str
    paragraph: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says, newest first: its code and name ("" for those who speak for none) and its positions."""

    party: str
    name: str
    positions: tuple[StatedPosition, ...]


@dataclass(frozen=True, slots=True)
class SidesOfIssue:
    """An issue with the positions of its own parties, and of everybody else who was heard on it."""

    issue: Issue
    sides: tuple[Side, ...]
    others: tuple[Side, ...]


Facts = dict[str, dict[str, set[str]]]  # by node, by the property's name: the values

_AT_ONCE = 500  # nodes that one question asks for
_ALL = "?node ?property ?value"
_CABLE = """
    { ?node cg:canonicalId ?value BIND (cg:canonicalId AS ?property) }
    UNION { ?node cg:sentAt ?value BIND (cg:sentAt AS ?property) }
    UNION { ?node cg:origin ?value BIND (cg:origin AS ?property) }
"""
_NUMBER = "?node cg:number ?value BIND (cg:number AS ?property)"
_NAME = "?node cg:name ?value BIND (cg:name AS ?property)"
_CODE = "?node cg:code ?value BIND (cg:code AS ?property)"
_LABEL = "?node skos:prefLabel ?value BIND (skos:prefLabel AS ?property)"
_PATTERNS = {
    "dispute": """
    VALUES ?dispute { %s }
    { ?position cg:about ?dispute } UNION { ?territory cg:inDispute ?dispute . ?position cg:about ?territory }
    UNION { ?territory cg:inDispute ?dispute . ?position cg:territory ?territory }
    ?position a cg:Position
""",
    "cable": "VALUES ?told { %s } ?position cg:reportedIn ?told",
    "official": "VALUES ?person { %s } ?position cg:statedBy ?person",
}


def positions_on(reader: Reader, issue: Issue) -> SidesOfIssue:
    """Every position on the issue, by side: the parties to it first, then the others; in each the newest first."""
    found: dict[str, list[StatedPosition]] = {}
    for position in _read_positions(reader, issue):
        found.setdefault(position.party, []).append(position)
    for positions in found.values():
        positions.sort(key=lambda position: (position.cable, position.start))
        positions.sort(key=lambda position: position.sent_at, reverse=True)
    parties = issue.parties or tuple(sorted(code for code in found if code))
    names = party_names(reader)
    sides = tuple(Side(code, names.get(code, code), tuple(found.get(code, ()))) for code in parties)
    others = tuple(
        Side(code, names.get(code, code), tuple(found[code])) for code in sorted(found) if code not in parties
    )
    return SidesOfIssue(issue, sides, others)


def _read_positions(reader: Reader, issue: Issue) -> Iterator[StatedPosition]:
    """Yield each position on the issue.

    What stands about a node is asked node by node: a join of optional parts makes the engine read the whole store.
    """
    pattern = _PATTERNS[issue.kind] % " ".join(f"<{iri}>" for iri in issue.iris)
    positions = [row["position"] for row in ask(reader, f"SELECT DISTINCT ?position WHERE {{ {pattern} }}").records()]
    said = _facts(reader, _ALL, positions)
    cables = _facts(reader, _CABLE, _values(said, "reportedIn"))
    numbers = _facts(reader, _NUMBER, _values(said, "inParagraph"))
    named = _values(said, "statedBy") | _values(said, "relayedBy") | _values(cables, "origin")
    names = _facts(reader, _NAME, named)
    codes = _facts(reader, _CODE, _values(said, "onBehalfOf"))
    acts = _facts(reader, _LABEL, _values(said, "speechAct"))

    def one(facts: Facts, node: str, name: str) -> str:
        """The least of the values: many cables tell the name of the same official, some in another spelling."""
        return min(facts.get(node, {}).get(name, ("",)))

    for iri in positions:
        cable = one(said, iri, "reportedIn")
        act = one(said, iri, "speechAct")
        relays = sorted(said[iri].get("relayedBy", ()))
        yield StatedPosition(
            iri=iri,
            party=one(codes, one(said, iri, "onBehalfOf"), "code"),
            speaker=one(names, one(said, iri, "statedBy"), "name"),
            relayed_by=tuple(name for relay in relays if (name := one(names, relay, "name"))),
            statement=one(said, iri, "statement"),
            is_quotation=one(said, iri, "quotation") == "true",
            is_comment=one(said, iri, "isComment") == "true",
            speech_act=act.rsplit("/", 1)[-1],
            does=one(acts, act, "prefLabel"),
            polarity=one(said, iri, "polarity").rsplit("/", 1)[-1] or "positive",
            stated_on=one(said, iri, "statedOn"),
            cable=one(cables, cable, "canonicalId"),
            sent_at=one(cables, cable, "sentAt"),
            post=one(names, one(cables, cable, "origin"), "name"),
            paragraph=one(numbers, one(said, iri, "inParagraph"), "number"),
            start=int(one(said, iri, "start")),
            end=int(one(said, iri, "end")),
        )


def _facts(reader: Reader, pattern: str, nodes: Iterable[str]) -> Facts:
    """What a pattern over `?node ?property ?value` finds of each node: its values by the name of the property."""
    found: Facts = {}
    wanted = sorted(nodes)
    for at in range(0, len(wanted), _AT_ONCE):
        values = " ".join(f"<{iri}>" for iri in wanted[at : at + _AT_ONCE])
        text = f"SELECT DISTINCT ?node ?property ?value WHERE {{ VALUES ?node {{ {values} }} {pattern} }}"
        for row in ask(reader, text).records():
            name = re.split("[/#]", row["property"])[-1]
            found.setdefault(row["node"], {}).setdefault(name, set()).add(row["value"])
    return found


def _values(facts: Facts, name: str) -> set[str]:
    """All values of a property."""
    return {value for each in facts.values() for value in each.get(name, ())}
