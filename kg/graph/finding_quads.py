"""Officials, letters, encounters, agreements and claims of one cable as quads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from kg.cables import Cable
from kg.findings import Agreement, Claim, Encounter, Findings, Letter, Official, Position
from kg.graph import identifiers
from kg.graph.actors import Actors
from kg.graph.quad_lines import QuadLines
from kg.graph.terms import TRUE, TYPE, cg, concept, day_of, edtf, node, string

_NAME, _KIND, _DATE, _IN_PARAGRAPH = cg("name"), cg("kind"), cg("date"), cg("inParagraph")
_OFFICIAL, _TENURE, _LETTER, _AGREEMENT, _CLAIM = (
    cg(name) for name in ("Official", "Tenure", "Letter", "Agreement", "TerritorialClaim")
)
_HOLDS, _TITLE, _AT_PARTY, _AT_BODY, _AS_OF = (cg(name) for name in ("holds", "title", "atParty", "atBody", "asOf"))
_SENDER, _RECIPIENT, _CARRIED_BY, _DELIVERED_AT, _IN_REPLY_TO, _IS_REPLY = (
    cg(name) for name in ("sender", "recipient", "carriedBy", "deliveredAt", "inReplyTo", "isReply")
)
_PARTICIPANT, _PLACE, _STATUS, _HOST, _AGENDA_ISSUE = (
    cg(name) for name in ("participant", "place", "status", "host", "agendaIssue")
)
_SIGNATORY = cg("signatory")
_TERRITORY_CLASS = cg("Territory")
_CLAIMANT, _TERRITORY, _AGAINST, _CLAIM_KIND, _BASIS, _STATED_IN, _IN_DISPUTE = (
    cg(name) for name in ("claimant", "territory", "against", "claimKind", "basis", "statedIn", "inDispute")
)

Event = TypeVar("Event", Letter, Encounter, Agreement)


class FindingMapper:
    """Writes the findings of one cable into `lines`, and knows the IRI of each."""

    def __init__(self, cable: Cable, findings: Findings, base: str, lines: QuadLines, actors: Actors) -> None:
        self._cable = cable
        self._findings = findings
        self.base = base
        self.cable_iri = identifiers.cable_iri(base, cable.id)
        self._lines = lines
        self._actors = actors
        self._events: dict[tuple[str, str], str] = {}

    def write(self) -> None:
        """Write all findings but the positions."""
        slugs = Counter(identifiers.slug(official.name) for official in self._findings.officials)
        for official in self._findings.officials:
            self._write_official(official, slugs)
        letters = self._with_nodes("letter", self._findings.letters)
        for letter, letter_node in letters:
            self._write_letter(letter, letter_node, letters)
        for encounter, encounter_node in self._with_nodes("encounter", self._findings.encounters):
            self._write_encounter(encounter, encounter_node)
        for agreement, agreement_node in self._with_nodes("agreement", self._findings.agreements):
            self._write_agreement(agreement, agreement_node)
        spans = Counter((claim.start, claim.end) for claim in self._findings.claims)
        for claim in self._findings.claims:
            self._write_claim(claim, is_alone=spans[claim.start, claim.end] == 1)

    def event(self, kind: str, key: str) -> str | None:
        """The node of a letter, encounter or agreement by its start offset in digits, None where there is none."""
        return self._events.get((kind, key))

    def paragraph(self, key: str) -> str:
        """The node of the paragraph with that key."""
        return node(identifiers.paragraph_iri(self.cable_iri, key))

    def words(self, position: Position) -> str:
        """The words of a position exactly as they stand; where a page line cuts through them, without it."""
        clean = self._cable.body[position.start : position.end]
        return position.text if clean == position.text else " ".join(clean.split())

    def _with_nodes(self, noun: str, events: Iterable[Event]) -> list[tuple[Event, str]]:
        """The events with their nodes: the start identifies one; where two start together, the end does too."""
        named: list[tuple[Event, str]] = []
        for event in sorted(events, key=lambda one: (one.start, one.end)):
            key = str(event.start)
            iri = identifiers.start_iri(self.cable_iri, noun, event.start)
            if (noun, key) in self._events:
                iri = identifiers.span_iri(self.cable_iri, noun, event.start, event.end)
            self._events.setdefault((noun, key), node(iri))
            named.append((event, node(iri)))
        return named

    def _write_official(self, official: Official, slugs: Counter[str]) -> None:
        """The person, and the office held at the date of the cable; of namesakes the office has the side beside it."""
        lines, slug = self._lines, identifiers.slug(official.name)
        person = node(identifiers.official_iri(self.base, official.party, official.name))
        suffix = f"-{identifiers.segment(official.party) or '-'}" if slugs[slug] > 1 else ""
        tenure = node(f"{self.cable_iri}#tenure-{slug}{suffix}")
        lines.add(person, TYPE, _OFFICIAL)
        lines.add(person, _NAME, string(official.name))
        if not (official.title or official.party or official.body):
            return
        lines.add(person, _HOLDS, tenure)
        lines.add(tenure, TYPE, _TENURE)
        if official.title:
            lines.add(tenure, _TITLE, string(official.title))
        if official.party:
            lines.add(tenure, _AT_PARTY, self._actors.party(official.party))
        if official.body:
            lines.add(tenure, _AT_BODY, self._actors.body(official.body, official.party))
        as_of = day_of(self._cable.sent_at or "")
        if as_of:
            lines.add(tenure, _AS_OF, as_of)

    def _write_letter(self, letter: Letter, letter_node: str, letters: list[tuple[Letter, str]]) -> None:
        """A letter with its two ends and its carrier."""
        lines, actors = self._lines, self._actors
        lines.add(letter_node, TYPE, _LETTER)
        lines.add(letter_node, _IN_PARAGRAPH, self.paragraph(letter.paragraph))
        for predicate, name, party in (
            (_SENDER, letter.sender, letter.sender_party),
            (_RECIPIENT, letter.recipient, letter.recipient_party),
            (_CARRIED_BY, letter.carrier, ""),
        ):
            if name:
                lines.add(letter_node, predicate, actors.anyone(name, party))
            elif party:
                lines.add(letter_node, predicate, actors.party(party))
        if letter.kind:
            lines.add(letter_node, _KIND, string(letter.kind))
        if letter.date:
            lines.add(letter_node, _DATE, edtf(letter.date))
        if letter.delivered_at:
            lines.add(letter_node, _DELIVERED_AT, edtf(letter.delivered_at))
        if letter.is_reply:
            lines.add(letter_node, _IS_REPLY, TRUE)
            answered = [
                other_node
                for other, other_node in letters
                if not other.is_reply and (other.sender, other.recipient) == (letter.recipient, letter.sender)
            ]
            if len(answered) == 1 and letter.sender and letter.recipient:
                lines.add(letter_node, _IN_REPLY_TO, answered[0])

    def _write_encounter(self, encounter: Encounter, encounter_node: str) -> None:
        """A summit, visit, meeting, call or conference with who takes part."""
        lines, actors = self._lines, self._actors
        lines.add(encounter_node, TYPE, cg(encounter.kind.capitalize()))
        lines.add(encounter_node, _IN_PARAGRAPH, self.paragraph(encounter.paragraph))
        lines.add(encounter_node, _STATUS, concept("status", encounter.status))
        for name in encounter.who:
            lines.add(encounter_node, _PARTICIPANT, actors.anyone(name))
        if encounter.host:
            lines.add(encounter_node, _HOST, actors.anyone(encounter.host))
        if encounter.date:
            lines.add(encounter_node, _DATE, edtf(encounter.date))
        for predicate, words in (
            (_PLACE, encounter.place),
            (_AGENDA_ISSUE, encounter.issue),
            (_NAME, encounter.name),
        ):
            if words:
                lines.add(encounter_node, predicate, string(words))

    def _write_agreement(self, agreement: Agreement, agreement_node: str) -> None:
        """A document that parties agreed on."""
        lines = self._lines
        lines.add(agreement_node, TYPE, _AGREEMENT)
        lines.add(agreement_node, _IN_PARAGRAPH, self.paragraph(agreement.paragraph))
        lines.add(agreement_node, _NAME, string(agreement.name))
        for name in agreement.signatories:
            lines.add(agreement_node, _SIGNATORY, self._signatory(name))
        if agreement.date:
            lines.add(agreement_node, _DATE, edtf(agreement.date))

    def _signatory(self, name: str) -> str:
        """The node of a signatory: findings give the code of a side, or a name."""
        is_code = name.isascii() and name.isupper() and 2 <= len(name) <= 5
        return self._actors.party(name) if is_code else self._actors.anyone(name)

    def _write_claim(self, claim: Claim, *, is_alone: bool) -> None:
        """A territorial claim; it stands on the position that states it.

        Where the same words claim two territories, each claim has its claimant, territory and kind in its IRI. A
        territory that no table holds is this cable's own, by the name that the cable gives it.
        """
        lines, actors = self._lines, self._actors
        claim_iri = identifiers.span_iri(self.cable_iri, "claim", claim.start, claim.end)
        if not is_alone:
            parts = (claim.claimant, claim.territory_id or claim.territory, claim.kind)
            claim_iri = "-".join((claim_iri, *(identifiers.slug(part) for part in parts if part)))
        claim_node = node(claim_iri)
        lines.add(claim_node, TYPE, _CLAIM)
        lines.add(claim_node, _IN_PARAGRAPH, self.paragraph(claim.paragraph))
        lines.add(claim_node, _CLAIM_KIND, concept("claim-kind", claim.kind))
        if claim.claimant:
            lines.add(claim_node, _CLAIMANT, actors.party(claim.claimant))
        for party in claim.against:
            lines.add(claim_node, _AGAINST, actors.party(party))
        if claim.territory_id:
            lines.add(claim_node, _TERRITORY, node(identifiers.territory_iri(self.base, claim.territory_id)))
        elif claim.territory:
            territory = node(identifiers.local_iri(self.cable_iri, "territory", claim.territory))
            lines.add(claim_node, _TERRITORY, territory)
            lines.add(territory, TYPE, _TERRITORY_CLASS)
            lines.add(territory, _NAME, string(claim.territory))
        if claim.dispute_id:
            lines.add(claim_node, _IN_DISPUTE, node(identifiers.dispute_iri(self.base, claim.dispute_id)))
        if claim.basis:
            lines.add(claim_node, _BASIS, string(claim.basis))
        stated_in = _stating_position(claim, self._findings.positions)
        if stated_in is not None:
            lines.add(
                claim_node,
                _STATED_IN,
                node(identifiers.span_iri(self.cable_iri, "position", stated_in.start, stated_in.end)),
            )


def _stating_position(claim: Claim, positions: Iterable[Position]) -> Position | None:
    """The position that shares most characters with the claim, the shortest of equals; None where none does."""
    best: tuple[int, int, int] | None = None
    stating = None
    for position in positions:
        shared = min(claim.end, position.end) - max(claim.start, position.start)
        if shared <= 0:
            continue
        rank = (shared, position.start - position.end, -position.start)
        if best is None or rank > best:
            best, stating = rank, position
    return stating
