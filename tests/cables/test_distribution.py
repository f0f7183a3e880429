"""Who in the Department got copies, who drafted the telegram, who approved it?"""

from __future__ import annotations

import pytest

from kg.cables import coverage, read_cable
from kg.cables.routing import read_routing

TELEGRAM = """PAGE 01        STATE  990912
ORIGIN ARA-10

INFO  OCT-01  ISO-00  L-03  /014 R

DRAFTED BY ARA/ECP:JDOE:MR
APPROVED BY ARA:RROE
                     ---------------------     056832
R 041125Z MAR 75
FM SECSTATE WASHDC
TO AMEMBASSY LIMA

C O N F I D E N T I A L STATE 990912

E.O. 11652: GDS
TAGS: PFOR, PE
SUBJECT: FISHING TALKS

1. THE FONMIN DRAFTED BY NOBODY LEFT.

KISSINGER
"""


def test_distribution_and_drafting() -> None:
    cable = read_cable(TELEGRAM)
    assert [(one.role, one.office, one.copies) for one in cable.distribution] == [
        ("ORIGIN", "ARA", 10),
        ("INFO", "OCT", 1),
        ("INFO", "ISO", 0),
        ("INFO", "L", 3),
    ]
    assert (cable.drafted_by, cable.approved_by) == ("ARA/ECP:JDOE:MR", "ARA:RROE")
    assert (cable.id, cable.sent_at) == ("75STATE990912", "1975-03-04T11:25:00Z")
    assert coverage(cable).left_over == ()


def test_words_of_the_cable_are_no_drafting_line() -> None:
    cable = read_cable("UNCLAS LIMA 990001\nTAGS: PE\nSUBJECT: X\n\n1. He left.\n\nDRAFTED BY ARA:JDOE\n")
    assert (cable.drafted_by, cable.approved_by, cable.distribution) == (None, None, ())


@pytest.mark.parametrize(
    ("above", "is_part"),
    [
        ("47\n", True),
        ("112\n", True),
        ("NR 47\n", False),  # words stand beside the number
        ("47\n\n", False),  # not right above the list
    ],
)
def test_the_number_of_the_routing_list(above: str, is_part: bool) -> None:
    """Does the number above a distribution block belong to it?"""
    text = f"PAGE 01\n{above}ACTION ARA-10\nINFO  OCT-01  ISO-00\n"
    spans = [span for name, span in read_routing(text, len(text)).spans if name == "distribution"]
    assert [text[span.start :].lstrip().startswith("ACTION") for span in spans] == [not is_part]
