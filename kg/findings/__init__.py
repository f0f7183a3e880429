"""A Cable becomes Findings: people, letters, encounters, agreements, claims, and every stated position with its owner.

Rules about the language of cables find them; nothing is found that does not stand in the text.
"""

from kg.findings.model import (
    Agreement,
    Claim,
    Encounter,
    Findings,
    Letter,
    Mention,
    Official,
    Position,
    Proposition,
    Speaker,
    Topic,
)
from kg.findings.positions import find_positions
from kg.findings.read import read_findings
from kg.findings.record import findings_record

__all__ = [
    "Agreement",
    "Claim",
    "Encounter",
    "Findings",
    "Letter",
    "Mention",
    "Official",
    "Position",
    "Proposition",
    "Speaker",
    "Topic",
    "find_positions",
    "findings_record",
    "read_findings",
]
