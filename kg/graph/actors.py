"""Who a name of a cable is in the graph: an official, a side, a post or a body, each described once a cable."""

from __future__ import annotations

from kg.cables import Cable
from kg.findings import Findings, Official
from kg.findings.anonymity import is_unnamed
from kg.findings.parties import party_of_name
from kg.graph import identifiers
from kg.graph.posts import origin_post
from kg.graph.quad_lines import QuadLines
from kg.graph.terms import TYPE, cg, node, string

_BODY, _OFFICIAL = cg("Body"), cg("Official")
_NAME, _OF = cg("name"), cg("of")
_POST_NAME = "post"  # what findings call the sender of the cable, in any case


class Actors:
    """The speakers and actors of one cable; asking for one describes it in `lines`.

    A surname that several officials bear means the one of the side given, else the one with the fullest name.
    """

    def __init__(self, cable: Cable, findings: Findings, base: str, lines: QuadLines) -> None:
        self._base = base
        self._lines = lines
        self._cable_iri = identifiers.cable_iri(base, cable.id)
        self._post = origin_post(cable.origin, base)
        self._post_names = {(cable.origin.name or _POST_NAME).casefold(), _POST_NAME}
        self._by_name: dict[str, list[Official]] = {}
        for official in findings.officials:
            for name in {official.name.casefold(), official.surname.casefold()}:
                if name:
                    self._by_name.setdefault(name, []).append(official)
        self._nodes: dict[tuple[str, str, str], str] = {}  # those asked for so far, by noun, name and side
        self._body_parties: dict[str, set[str]] = {}
        for position in findings.positions:
            if position.speaker.kind == "body" and position.party:
                self._body_parties.setdefault(position.speaker.name.casefold(), set()).add(position.party)

    def find_official(self, name: str, party: str = "") -> Official | None:
        """The official whom the full name or surname means, None where the cable knows none."""
        known = self._by_name.get(name.casefold().strip())
        if not known:
            return None
        return min(known, key=lambda one: (one.party != party if party else 0, -len(one.name), one.name, one.party))

    def official(self, name: str, party: str = "") -> str:
        """The node of a person: the official of that name, else a person of whom the cable says no more."""
        key = ("official", name, party)
        if key not in self._nodes:
            self._nodes[key] = self._describe_official(name, party)
        return self._nodes[key]

    def _describe_official(self, name: str, party: str) -> str:
        known = self.find_official(name, party)
        if known is not None:
            return node(identifiers.official_iri(self._base, known.party, known.name))
        person = node(identifiers.local_iri(self._cable_iri, "person", name))
        self._lines.add(person, TYPE, _OFFICIAL)
        self._lines.add(person, _NAME, string(name))
        return person

    def body(self, name: str, party: str = "") -> str:
        """The node of a body as the cable words it; without a side it takes the one that it speaks for elsewhere.

        `officials` of one cable are not those of another: who has no name is a node of the cable's own.
        """
        key = ("body", name, party)
        if key not in self._nodes:
            self._nodes[key] = self._describe_body(name, party)
        return self._nodes[key]

    def _describe_body(self, name: str, party: str) -> str:
        if not party:
            spoken_for = self._body_parties.get(name.casefold(), set())
            party = next(iter(spoken_for)) if len(spoken_for) == 1 else ""
        if is_unnamed(name):
            body = node(identifiers.local_iri(self._cable_iri, f"body-{party}" if party else "body", name))
        else:
            body = node(identifiers.body_iri(self._base, party, name))
        self._lines.add(body, TYPE, _BODY)
        self._lines.add(body, _NAME, string(name))
        if party:
            self._lines.add(body, _OF, self.party(party))
        return body

    def party(self, code: str) -> str:
        """The node of a side, described among the tables."""
        key = ("party", "", code)
        if key not in self._nodes:
            self._nodes[key] = node(identifiers.party_iri(self._base, code))
        return self._nodes[key]

    def post(self) -> str | None:
        """The node of the post that sent the cable, None where the cable names none."""
        return self._post

    def anyone(self, name: str, party: str = "") -> str:
        """The node of whom a name means when it may be the post, a person, a side or a body."""
        key = ("anyone", name, party)
        if key not in self._nodes:
            self._nodes[key] = self._describe_anyone(name, party)
        return self._nodes[key]

    def _describe_anyone(self, name: str, party: str) -> str:
        if self._post is not None and name.casefold() in self._post_names:
            return self._post
        known = self.find_official(name, party)
        if known is not None:
            return node(identifiers.official_iri(self._base, known.party, known.name))
        code = party_of_name(name)
        return self.party(code) if code else self.body(name, party)
