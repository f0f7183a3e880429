"""The positions on an issue, side by side: each party's own, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from kg.store.ask import ask
from kg.store.issues import Issue
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


# Many cables tell the name of the same official, each in its own graph and some in another spelling: one name is taken.
_POSITIONS = """
SELECT ?position ?party ?statement ?quotation ?isComment ?act ?polarity ?statedOn ?cable ?sentAt ?paragraph ?start ?end
       (MIN(?speakerName) AS ?speaker) (MIN(?postName) AS ?post) (MIN(?actName) AS ?does)
       (GROUP_CONCAT(DISTINCT ?relayName; separator="|") AS ?relayedBy)
WHERE {
  { SELECT DISTINCT ?position WHERE { %s } }
  ?position cg:statedBy/cg:name+ ?speakerName ; cg:statement ?statement ; cg:quotation ?quotation ;
            cg:reportedIn ?inCable ; cg:inParagraph ?inParagraph ; cg:start ?start ; cg:end ?end .
  OPTIONAL { ?position cg:onBehalfOf/cg:code+ ?party }
  OPTIONAL { ?position cg:relayedBy/cg:name+ ?relayName }
  OPTIONAL { ?position cg:speechAct ?act . OPTIONAL { ?act skos:prefLabel ?actName } }
  OPTIONAL { ?position cg:polarity ?polarity }
  OPTIONAL { ?position cg:statedOn ?statedOn }
  OPTIONAL { ?position cg:isComment ?isComment }
  ?inCable cg:canonicalId ?cable .
  OPTIONAL { ?inCable cg:sentAt ?sentAt }
  OPTIONAL { ?inCable cg:origin/cg:name+ ?postName }
  OPTIONAL { ?inParagraph cg:number ?paragraph }
}
GROUP BY ?position ?party ?statement ?quotation ?isComment ?act ?polarity ?statedOn
         ?cable ?sentAt ?paragraph ?start ?end
"""
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
    pattern = _PATTERNS[issue.kind] % " ".join(f"<{iri}>" for iri in issue.iris)
    answer = ask(reader, _POSITIONS % pattern)
    found: dict[str, list[StatedPosition]] = {}
    for row in answer.records():
        position = _position(row)
        found.setdefault(position.party, []).append(position)
    for positions in found.values():
        positions.sort(key=lambda position: (position.cable, position.start))
        positions.sort(key=lambda position: position.sent_at, reverse=True)
    parties = issue.parties or tuple(sorted(code for code in found if code))
    names = _party_names(reader)
    sides = tuple(Side(code, names.get(code, code), tuple(found.get(code, ()))) for code in parties)
    others = tuple(
        Side(code, names.get(code, code), tuple(found[code])) for code in sorted(found) if code not in parties
    )
    return SidesOfIssue(issue, sides, others)


def _party_names(reader: Reader) -> dict[str, str]:
    """The parties' names by code."""
    answer = ask(reader, "SELECT ?code ?name WHERE { ?party a cg:Party ; cg:code ?code ; cg:name ?name }")
    return {row["code"]: row["name"] for row in answer.records()}


def _position(row: dict[str, str]) -> StatedPosition:
    """A row of the answer as a position; unbound variables are ""."""
    return StatedPosition(
        iri=row["position"],
        party=row["party"],
        speaker=row["speaker"],
        relayed_by=tuple(part for part in row["relayedBy"].split("|") if part),
        statement=row["statement"],
        is_quotation=row["quotation"] == "true",
        is_comment=row["isComment"] == "true",
        speech_act=row["act"].rsplit("/", 1)[-1],
        does=row["does"],
        polarity=row["polarity"].rsplit("/", 1)[-1] or "positive",
        stated_on=row["statedOn"],
        cable=row["cable"],
        sent_at=row["sentAt"],
        post=row["post"],
        paragraph=row["paragraph"],
        start=int(row["start"]),
        end=int(row["end"]),
    )
