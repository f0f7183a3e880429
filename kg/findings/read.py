"""Reading: a Cable becomes Findings. Joins the finders; nothing else does."""

from __future__ import annotations

from dataclasses import replace

from kg.cables import Cable
from kg.findings.agreements import find_agreements
from kg.findings.claims import find_claims, with_proposition
from kg.findings.encounters import find_encounters
from kg.findings.letters import find_letters
from kg.findings.mentions import find_mentions
from kg.findings.model import Findings
from kg.findings.people import find_officials
from kg.findings.positions import find_positions
from kg.findings.topics import Topics


def read_findings(cable: Cable) -> Findings:
    """All that the cable says that others said and did, each in the order of the text.

    >>> from kg.cables import read_cable
    >>> findings = read_findings(read_cable("1. (C) Coloma said lithium would stay Bolivian."))
    >>> findings.positions[0].text
    'lithium would stay Bolivian'
    """
    officials = find_officials(cable)
    mentions = find_mentions(cable, officials)
    letters = find_letters(cable, mentions)
    encounters = find_encounters(cable, mentions)
    agreements = find_agreements(cable, mentions)
    topics = Topics(cable, officials=officials, letters=letters, encounters=encounters, agreements=agreements)
    positions = []
    for position in find_positions(cable, mentions, officials):
        about = topics.within(position.start, position.end)
        positions.append(with_proposition(cable, replace(position, about=about) if about else position))
    return Findings(
        cable=cable.id,
        officials=officials,
        letters=letters,
        encounters=encounters,
        agreements=agreements,
        claims=find_claims(cable, positions),
        positions=tuple(positions),
    )
