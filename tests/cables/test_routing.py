"""Who sent it, when, how urgently, to whom?"""

from __future__ import annotations

import pytest

from kg.cables.heading import read_heading
from kg.cables.model import Addressee
from kg.cables.routing import read_addressee


def one(name: str, indicator: str | None = None, precedence: str | None = None, serial: str | None = None) -> Addressee:
    """An addressee; one that is called so is a collective."""
    return Addressee(name, indicator, precedence, serial, name.endswith("COLLECTIVE"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RUEHC/SECSTATE WASHDC IMMEDIATE 1585", one("SECSTATE WASHDC", "RUEHC", "IMMEDIATE", "1585")),
        ("AMEMBASSY KABUL", one("AMEMBASSY KABUL")),
        ("AMEMBASSY LIMA 4455 PRIORITY", one("AMEMBASSY LIMA", None, "PRIORITY", "4455")),
        ("SECSTATE WASHDC 475", one("SECSTATE WASHDC", None, None, "475")),
        ("SECSTATE WASHDC NIACT IMMEDIATE 12", one("SECSTATE WASHDC", None, "NIACT IMMEDIATE", "12")),
        ("RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY", one("EUROPEAN POLITICAL COLLECTIVE", "RUEHZL", "PRIORITY")),
        ("RUCOWCV/CCGDSEVEN MIAMI FL//OLE/OI//", one("CCGDSEVEN MIAMI FL//OLE/OI//", "RUCOWCV")),
        ("RHMFIUU/39OS INCIRLIK AB TU", one("39OS INCIRLIK AB TU", "RHMFIUU")),
        ("CTF 70", one("CTF 70")),
        ("  ", None),
        ("1234", None),
    ],
)
def test_addressee(text: str, expected: Addressee | None) -> None:
    assert read_addressee(text) == expected


@pytest.mark.parametrize(
    ("text", "to", "info"),
    [
        # a line for each
        (
            "FM AMEMBASSY BAKU\nTO SECSTATE WASHDC PRIORITY 0872\nINFO AMEMBASSY ROME\nAMEMBASSY BONN 12",
            [one("SECSTATE WASHDC", None, "PRIORITY", "0872")],
            [one("AMEMBASSY ROME"), one("AMEMBASSY BONN", None, None, "12")],
        ),
        # all on one line
        (
            "O 070820Z FEB 08 FM AMEMBASSY ROME TO RUEHC/SECSTATE WASHDC IMMEDIATE 15 INFO RUEHBJ/AMEMBASSY "
            "BEIJING 1 RUEAIIA/CIA WASHDC",
            [one("SECSTATE WASHDC", "RUEHC", "IMMEDIATE", "15")],
            [one("AMEMBASSY BEIJING", "RUEHBJ", None, "1"), one("CIA WASHDC", "RUEAIIA")],
        ),
        (
            "FM AMEMBASSY ROME TO SECSTATE WASHDC IMMEDIATE 0405 INFO AMEMBASSY KABUL IMMEDIATE CIA WASHDC "
            "IMMEDIATE NSC WASHDC",
            [one("SECSTATE WASHDC", None, "IMMEDIATE", "0405")],
            [one("AMEMBASSY KABUL", None, "IMMEDIATE"), one("CIA WASHDC", None, "IMMEDIATE"), one("NSC WASHDC")],
        ),
        # page lines in the middle, excluded posts
        (
            "FM SECSTATE WASHDC\nTO PAGE 02        STATE   990763  071504Z\nAMEMBASSY NEW DELHI PRIORITY",
            [one("AMEMBASSY NEW DELHI", None, "PRIORITY")],
            [],
        ),
        (
            "FM AMEMBASSY ROME\nTO RUEHX/EUROPEAN POLITICAL COLLECTIVE\nXMT AMEMBASSY SOFIA\nAMEMBASSY "
            "BUCHAREST\nINFO NSC WASHDC",
            [one("EUROPEAN POLITICAL COLLECTIVE", "RUEHX")],
            [one("NSC WASHDC")],
        ),
        # BT ends the list
        (
            "FM AMEMBASSY ROME\nTO SECSTATE WASHDC 15\nINFO AMEMBASSY BONN\nBT\nUNCLAS ROME 990001\n\nTAGS: PREL",
            [one("SECSTATE WASHDC", None, None, "15")],
            [one("AMEMBASSY BONN")],
        ),
        # a distribution block is no list of addressees
        (
            "ACTION AF-00\n\nINFO  LOG-00   ADS-00   INR-05\n      H-01     NSCE-00 /037 W\n     "
            "------------------352654  200910Z /23\n"
            "R 171512Z JAN 90\nFM AMCONSUL CAPE TOWN\nTO SECSTATE WASHDC 5365\n\nC O N F I D E N T I A L CAPE "
            "TOWN 990097",
            [one("SECSTATE WASHDC", None, None, "5365")],
            [],
        ),
        # false friend: a subject's line that begins with TO
        ("E.O. 12958: N/A\nSUBJECT: SALEH OFFERS A WAY OUT\nTO AQAP RANK AND FILE\n", [], []),
    ],
)
def test_lists(text: str, to: list[Addressee], info: list[Addressee]) -> None:
    heading = read_heading(text)
    assert list(heading.to) == to
    assert list(heading.info) == info


def test_excluded_posts_are_kept() -> None:
    text = (
        "FM AMEMBASSY ROME\nTO RUEHX/EUROPEAN POLITICAL COLLECTIVE\nXMT AMEMBASSY SOFIA\nAMEMBASSY BUCHAREST\n"
        "INFO NSC WASHDC\n\nUNCLAS ROME 990001\n"
    )
    assert list(read_heading(text).excluded) == [one("AMEMBASSY SOFIA"), one("AMEMBASSY BUCHAREST")]


def test_a_break_ends_the_excluded_posts() -> None:
    text = "FM AMEMBASSY ROME\nTO NATO COLLECTIVE\nXMT AMEMBASSY SOFIA\nBT\n\nUNCLAS ROME 990001\n"
    assert list(read_heading(text).excluded) == [one("AMEMBASSY SOFIA")]


@pytest.mark.parametrize(
    ("name", "is_collective"),
    [
        ("NATO EU COLLECTIVE", True),
        ("ALL DIPLOMATIC AND CONSULAR POSTS", True),
        ("ALL EUROPEAN UNION POST COLLECTIVE", True),
        ("AMEMBASSY ROME", False),
        ("CTF 70", False),
        ("COLLECTOR OF CUSTOMS", False),
    ],
)
def test_collectives(name: str, is_collective: bool) -> None:
    found = read_addressee(name)
    assert found is not None
    assert found.is_collective is is_collective


def test_who_gets_it_by_other_means_stays_in_the_list() -> None:
    heading = read_heading(
        "FM AMEMBASSY ROME\nTO AMEMBASSY BONN\nZEN AMCONSUL MILAN\nINFO NSC WASHDC\n\nUNCLAS ROME 990001\n"
    )
    assert [each.name for each in heading.to] == ["AMEMBASSY BONN", "AMCONSUL MILAN"]


@pytest.mark.parametrize(
    ("line", "moment", "precedence"),
    [
        ("O 070820Z FEB 08", "2008-02-07T08:20:00Z", "IMMEDIATE"),
        ("P R 281848Z DEC 66", "1966-12-28T18:48:00Z", "PRIORITY"),
        ("R 031250ZJUN2003", "2003-06-03T12:50:00Z", "ROUTINE"),
        ("291359Z Nov 00", "2000-11-29T13:59:00Z", None),
        ("O 310820Z FEB 08", None, "IMMEDIATE"),
        ("Wednesday, 29 November 2000, 13:59", None, None),
    ],
)
def test_date_time_group(line: str, moment: str | None, precedence: str | None) -> None:
    heading = read_heading(f"{line}\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n\nUNCLAS ROME 990001\n")
    assert (heading.sent_at, heading.precedence) == (moment, precedence)


def test_impossible_dates_are_said() -> None:
    heading = read_heading("O 310820Z FEB 08\nFM AMEMBASSY ROME\n\nUNCLAS ROME 990001\n")
    assert [problem.code for problem in heading.problems] == ["bad-date"]
