"""Where does a sentence of a cable end?"""

from __future__ import annotations

import pytest

from kg.findings.sentences import Abbreviation, find_sentences
from kg.tables import read_table


def sentences(text: str, read: str | None = None) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in find_sentences(text, 0, len(text), read)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He agreed. She did not.", ["He agreed.", "She did not."]),
        # titles, initials and Latin short forms end nothing
        ("Gen. Okoro met Amb. J. R. Reyes. He left.", ["Gen. Okoro met Amb. J. R. Reyes.", "He left."]),
        (
            "The U.S. Embassy replied, e.g. by note. All agreed.",
            ["The U.S. Embassy replied, e.g. by note.", "All agreed."],
        ),
        # "U.S." and "p.m." may end a sentence all the same
        ("He looked to the U.S. The talks went on.", ["He looked to the U.S.", "The talks went on."]),
        ("They met at 4 p.m. The talks went on.", ["They met at 4 p.m.", "The talks went on."]),
        # "No." is a number before a digit, and an answer elsewhere
        ("He cited Resolution No. 242. Lund agreed.", ["He cited Resolution No. 242.", "Lund agreed."]),
        ("His answer was no. Lund agreed.", ["His answer was no.", "Lund agreed."]),
        # a closing quotation mark or bracket belongs to the sentence
        ('He said "it is over." Lund agreed.', ['He said "it is over."', "Lund agreed."]),
        ("(Lund agreed.) He left.", ["(Lund agreed.)", "He left."]),
        # figures
        ("It cost 1.5 million. He paid.", ["It cost 1.5 million.", "He paid."]),
        # capitals throughout
        ("GEN. OKORO SAID SO. AMB. REYES AGREED.", ["GEN. OKORO SAID SO.", "AMB. REYES AGREED."]),
        # over line breaks; bulleted points stand apart
        ("He agreed\nto the plan. She did not.", ["He agreed to the plan.", "She did not."]),
        (
            "He made two points:\n-- The road is closed\n-- Trade is down",
            ["He made two points:", "-- The road is closed", "-- Trade is down"],
        ),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_sentence_runs_over_a_page_line() -> None:
    read = "The talks about the\n\nLIMA 00990001 002 OF 002\n\nEurope desk went on. He left."
    body = read.replace("LIMA 00990001 002 OF 002", " " * 24)
    assert sentences(body, read) == ["The talks about the Europe desk went on.", "He left."]


@pytest.mark.parametrize("row", read_table(Abbreviation, "abbreviations.csv"), ids=lambda row: row.abbreviation)
def test_each_abbreviation_proves_itself(row: Abbreviation) -> None:
    assert len(sentences(row.example)) == (2 if row.ends and row.abbreviation not in ("No.", "Nos.") else 1)
