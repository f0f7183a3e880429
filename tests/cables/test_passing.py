"""Who passes the cable to whom?"""

from __future__ import annotations

import pytest

from kg.cables.passing import read_pass_lines


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("STATE FOR EUR/RPM",), [("STATE", "EUR/RPM", "for")]),
        (("FOR AF AND S/S",), [(None, "AF AND S/S", "for")]),
        (("TREASURY PLEASE PASS TO JDOE",), [("TREASURY", "JDOE", "pass")]),
        (("STATE PASS AID FOR LAC/CAR",), [("STATE", "AID FOR LAC/CAR", "pass")]),
        (("LONDON FOR DOE, PARIS FOR ROE",), [("LONDON", "DOE", "for"), ("PARIS", "ROE", "for")]),
        (
            ("MOSCOW PASS VLADIVOSTOK HELSINKI PASS ST. PETERSBURG",),
            [("MOSCOW", "VLADIVOSTOK", "pass"), ("HELSINKI", "ST. PETERSBURG", "pass")],
        ),
        (
            ("STATE FOR WHA/CAR", "DRL", "S/CRS"),
            [("STATE", "WHA/CAR", "for"), ("STATE", "DRL", "for"), ("STATE", "S/CRS", "for")],
        ),
        (("DEPT NEA/MAG (DOE), INR (ROE)",), [("DEPT", "NEA/MAG (DOE), INR (ROE)", "for")]),
        # false friends
        (("Original telegram was confidential",), []),
        (("DRL",), []),
        (("NOT FOR INTERNET DISTRIBUTION",), []),
        (("SENSITIVE BUT UNCLASSIFIED, NOT FOR INTERNET",), []),
        ((), []),
    ],
)
def test_pass_lines(lines: tuple[str, ...], expected: list[tuple[str | None, str, str]]) -> None:
    assert [(line.by, line.to, line.kind) for line in read_pass_lines(lines)] == expected


@pytest.mark.parametrize(
    ("line", "to", "sender"),
    [
        ("FOR AF AND S/S FROM AMBASSADOR", "AF AND S/S", "AMBASSADOR"),
        ("STATE FOR EUR/WE, FROM AMBASSADOR DOE", "EUR/WE", "AMBASSADOR DOE"),
        ("STATE FOR EUR/WE", "EUR/WE", None),
    ],
)
def test_who_it_is_from(line: str, to: str, sender: str | None) -> None:
    (found,) = read_pass_lines((line,))
    assert (found.to, found.sender) == (to, sender)
