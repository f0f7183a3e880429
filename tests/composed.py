"""A composed cable with findings, built by hand, for the tests of graph and store."""

from __future__ import annotations

from kg.archives import Source
from kg.cables import Addressee, Cable, Classifier, Origin, Paragraph, PassLine, Problem, Reference
from kg.findings import (
    Agreement,
    Claim,
    Encounter,
    Findings,
    Letter,
    Official,
    Position,
    Proposition,
    Speaker,
    Topic,
)
from kg.graph.cable_quads import cable_quads, source_digest

BASE = "https://example.org/id/"

FIRST = "Tanaka said the islands were Japanese territory."
SECOND = 'Orlov told poloff that the matter was "not open." Tanaka carried a letter to Orlov.'


def composed_cable(cable_id: str = "08TOKYO990001", *, second_marking: str | None = "C", note: str = "") -> Cable:
    """A cable of two paragraphs from Tokyo; `note` makes its text another one."""
    head = f"DE RUEHKO #0001\nSUBJECT: ISLANDS {note}\n"
    text = f"{head}1. (C) {FIRST}\n2. (C) {SECOND}\n"
    first, second = text.index(FIRST), text.index(SECOND)
    return Cable(
        id=cable_id,
        text=text,
        body=text,
        source=Source("composed"),
        transmission_id="VZCZCXRO0001",
        sent_at="2008-02-07T08:20:00Z",
        origin=Origin("AMEMBASSY TOKYO", "RUEHKO", "TOKYO"),
        precedence="PRIORITY",
        to=(Addressee("SECSTATE WASHDC", "RUEHC", "PRIORITY", "0001"),),
        info=(Addressee("AMEMBASSY NOWHERE", "RUEHXX"), Addressee("CIA WASHDC")),
        classification="CONFIDENTIAL",
        captions=("SIPDIS",),
        sections=1,
        pass_to=(PassLine("MOSCOW", "VLADIVOSTOK"),),
        executive_order="12958",
        declassify_on="2018-02-07",
        tags=("PREL", "ZZZZ"),
        subject="ISLANDS",
        references=(
            Reference("07 TOKYO 990000", "cable", "07TOKYO990000", 0, 5),
            Reference("EMAIL", "email", None, 0, 5),
        ),
        classified_by=Classifier("A. Officer", "DCM", ("1.4(b)",)),
        summary=None,
        paragraphs=(
            Paragraph("1", 1, "C", None, FIRST, first, first + len(FIRST)),
            Paragraph("2", 2, second_marking, "Orlov", SECOND, second, second + len(SECOND)),
        ),
        signed_by="OFFICER",
        problems=(Problem("short", "the cable is short", 0, 1),),
    )


def composed_findings(cable: Cable) -> Findings:
    """What the composed cable says that others said and did."""
    text = cable.text
    islands = "the islands were Japanese territory"
    first = text.index(islands)
    quote = text.index("not open")
    letter = text.index("a letter")
    return Findings(
        cable.id,
        officials=(
            Official("Ichiro Tanaka", "Tanaka", "Director", "JP", "MOFA", ("1", "2"), first - 12, first - 6),
            Official("Igor Orlov", "Orlov", "Counselor", "RU", "", ("2",), quote - 30, quote - 25),
        ),
        letters=(Letter("Tanaka", "Orlov", "Tanaka", "2008-02", "Tokyo", False, "letter", "2", letter, letter + 8),),
        encounters=(
            Encounter("summit", ("Tanaka", "Russia"), "Tokyo", "2008-07", "planned", "2", quote, quote + 8),
        ),
        agreements=(Agreement("Action Plan", ("JP", "RU"), "2003-01", "1", first, first + 3),),
        claims=(
            Claim(
                "the islands", "southern-kurils", "southern-kurils", "JP", ("RU",), "sovereignty", "history", "Tanaka",
                "1", first, first + 11,
            ),
        ),
        positions=(
            Position(
                Speaker("Tanaka", "person", "Ichiro Tanaka"),
                "JP",
                (),
                islands,
                first,
                first + len(islands),
                "1",
                False,
                "said",
                "asserts",
                about=(
                    Topic("territory", "southern-kurils", "islands"),
                    Topic("dispute", "southern-kurils", "islands"),
                ),
                proposition=Proposition("southern-kurils", "underSovereigntyOf", "JP"),
            ),
            Position(
                Speaker("Orlov", "person", "Igor Orlov"),
                "RU",
                ("MOFA",),
                "not open",
                quote,
                quote + 8,
                "2",
                True,
                "told",
                "refuses",
                polarity="negative",
                about=(Topic("letter", str(letter), "letter"), Topic("letter", "1", "another")),
                stated_on="2008-02-06",
            ),
        ),
    )  # fmt: skip


def composed_quads(
    cable_id: str = "08TOKYO990001", *, base: str = BASE, **changes: str | None
) -> tuple[str, str, bytes]:
    """The id, digest and quads of a composed cable, as a writer takes them."""
    cable = composed_cable(cable_id, **changes)  # type: ignore[arg-type]
    return cable.id, source_digest(cable.text), cable_quads(cable, composed_findings(cable), base)
