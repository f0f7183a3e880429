"""How many of the real heading cases are read as a reader should? No fewer than before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.cables.heading import Heading, read_heading
from kg.cables.ids import read_id


def _ids(case: dict[str, Any], _: Heading) -> object:
    return read_id(case["input"])


def _tags(_: dict[str, Any], heading: Heading) -> object:
    return list(heading.tags)


def _subject(_: dict[str, Any], heading: Heading) -> object:
    return heading.subject


def _declassify(_: dict[str, Any], heading: Heading) -> object:
    return heading.declassify_on


def _references(_: dict[str, Any], heading: Heading) -> object:
    return [reference.cable for reference in heading.references if reference.cable is not None]


def _classified_by(_: dict[str, Any], heading: Heading) -> object:
    return (heading.classified_by and heading.classified_by.name) or []


def _addressees(field: str) -> Any:
    def read(_: dict[str, Any], heading: Heading) -> object:
        return [
            {"routing_indicator": a.routing_indicator, "name": a.name, "precedence": a.precedence, "serial": a.serial}
            for a in getattr(heading, field)
        ]

    return read


@pytest.mark.parametrize(
    ("name", "read", "floor"),
    [
        ("canonical_ids", _ids, 1.0),
        ("tags", _tags, 1.0),
        # two rows want the subject with and without its classification: the words are kept as they stand
        ("subject", _subject, 0.9),
        ("declassify", _declassify, 1.0),
        ("to", _addressees("to"), 1.0),
        ("info", _addressees("info"), 1.0),
        # three rows hold a slip of the pen, one needs the rest of its cable
        ("references", _references, 0.93),
        # two rows want a name mended
        ("classified_by", _classified_by, 0.97),
    ],
)
def test_cases(shared: Path, name: str, read: Any, floor: float) -> None:
    cases = json.loads((shared / "cases" / f"{name}.json").read_text(encoding="utf-8"))
    missed = [
        case["input"] for case in cases if read(case, read_heading(case["input"], case.get("year"))) != case["expected"]
    ]
    assert 1 - len(missed) / len(cases) >= floor, missed


def test_every_cable_of_the_folder_says_which_it_is(shared: Path) -> None:
    """The file's name is the cable's id, save for one cable that calls itself another."""
    unlike = []
    for path in sorted((shared / "cables").glob("*.txt")):
        year = int(path.stem[:2]) + (1900 if int(path.stem[:2]) > 45 else 2000)
        heading = read_heading(path.read_text(encoding="utf-8"), year)
        if heading.cable_id != path.stem:
            unlike.append([path.stem, [problem.code for problem in heading.problems]])
        assert heading.classification, path.stem
        assert heading.tags, path.stem
    assert [codes for _, codes in unlike] == [["origin-differs"]], unlike


def test_the_first_real_cable(shared: Path) -> None:
    heading = read_heading((shared / "cables" / "08TOKYO328.txt").read_text(encoding="utf-8"))
    assert heading.transmission_id == "VZCZCXRO1475"
    assert heading.sent_at == "2008-02-07T08:20:00Z"
    assert (heading.origin.name, heading.origin.routing_indicator, heading.precedence) == (
        "AMEMBASSY TOKYO",
        "RUEHKO",
        "IMMEDIATE",
    )
    (to,) = heading.to
    assert (to.name, to.routing_indicator, to.precedence, to.serial) == (
        "SECSTATE WASHDC",
        "RUEHC",
        "IMMEDIATE",
        "1585",
    )
    assert len(heading.info) == 14
    last = heading.info[-1]
    assert (last.name, last.routing_indicator, last.precedence, last.serial) == (
        "CIA WASHDC",
        "RUEAIIA",
        "PRIORITY",
        None,
    )
    assert (heading.info[-2].name, heading.info[-2].serial) == ("USMISSION USUN NEW YORK", "8254")
    assert (heading.classification, heading.captions, heading.sections) == ("CONFIDENTIAL", ("SIPDIS",), 2)
    assert [(line.by, line.to, line.kind) for line in heading.pass_to] == [
        ("MOSCOW", "VLADIVOSTOK", "pass"),
        ("HELSINKI", "ST. PETERSBURG", "pass"),
    ]
    assert (heading.executive_order, heading.declassify_on) == ("12958", "2016-02-07")
    assert heading.tags == ("PREL", "PGOV", "JA", "RU")
    assert [reference.cable for reference in heading.references] == ["07TOKYO5019"]
    assert heading.classified_by is not None
    assert heading.classified_by.name == "Joseph R. Donovan"
    assert heading.classified_by.title == "Charge d'Affaires, a.i."
    assert heading.classified_by.reasons == ("1.4(b)", "1.4(d)")
    assert heading.problems == ()
