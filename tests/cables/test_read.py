"""Does a message become a cable, with its id, its doubts and all that its text says?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.archives import Message, Source, Stated
from kg.cables import Cable, cable_record, read_cable

HEAD = """O 070820Z FEB 08
FM AMEMBASSY QUITO
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1585
{line}

E.O. 12958: DECL: 02/07/2018
TAGS: PREL, EC
SUBJECT: FISHING TALKS BEGIN

1. (C) The talks began.
"""
LINE = "C O N F I D E N T I A L QUITO 990001"
TEXT = HEAD.format(line=LINE)
MIXED = HEAD.format(line="C O N F I D E N T I A L LIMA 990001")  # its FM line says Quito
DATELESS = TEXT[TEXT.index(LINE) :]


def read(text: str = TEXT, path: str = "cable.txt", **stated: str) -> Cable:
    return read_cable(Message(text, Source(path), replace(Stated(), **stated)))


def codes(cable: Cable) -> list[str]:
    return [problem.code for problem in cable.problems]


# (text, file, what the archive states, id, problem)
IDENTITIES = [
    # the text says it all
    (TEXT, "a.txt", {}, "08QUITO990001", None),
    (TEXT, "08QUITO990001.txt", {}, "08QUITO990001", None),
    (TEXT, "a.html", {"reference_id": "08 QUITO 990001"}, "08QUITO990001", None),
    # the text wins
    (TEXT, "09LIMA990002.txt", {}, "08QUITO990001", "id-differs"),
    (TEXT, "a.html", {"reference_id": "09LIMA990002"}, "08QUITO990001", "id-differs"),
    # a text without a date takes its year from the archive, or from a file that is named for its cable
    (DATELESS, "a.html", {"reference_id": "08QUITO990001"}, "08QUITO990001", None),
    (DATELESS, "a.html", {"created": "2008-02-07T08:20:00Z"}, "08QUITO990001", "date-from-archive"),
    (DATELESS, "08QUITO990001.txt", {}, "08QUITO990001", "id-from-file-name"),
    # the text's own parts disagree about the station: what stands beside it settles which is right
    (MIXED, "08QUITO28.txt", {}, "08QUITO28", "id-from-file-name"),
    (MIXED, "a.html", {"reference_id": "08QUITO28"}, "08QUITO28", "id-from-archive"),
    (MIXED, "08LIMA990001.txt", {}, "08LIMA990001", None),
    (MIXED, "a.txt", {}, "08LIMA990001", None),
    (MIXED, "07QUITO28.txt", {}, "08LIMA990001", "id-differs"),
    (MIXED, "08BOGOTA28.txt", {}, "08LIMA990001", "id-differs"),
    # its DE line has another number than the file's name
    ("DE RUEHQT #0027/01 0380820\n" + MIXED, "08QUITO28.txt", {}, "08LIMA990001", "id-differs"),
    # an archive's member that is called by another cable's id
    (TEXT, "09LIMA990002.html", {"reference_id": "08QUITO990001"}, "08QUITO990001", "id-differs"),
    (TEXT, "08QUITO990001.html", {"reference_id": "08QUITO990001"}, "08QUITO990001", None),
    # a text that says nothing
    ("1. (C) He left.", "a.html", {"reference_id": "08QUITO990001"}, "08QUITO990001", "id-from-archive"),
    ("1. (C) He left.", "in/79QUITO990001.txt", {}, "79QUITO990001", "id-from-file-name"),
    ("1. (C) He left.", "notes.txt", {}, "", "id-missing"),
    ("1. (C) He left.", "2008-report1.txt", {}, "", "id-missing"),
]


@pytest.mark.parametrize(("text", "path", "stated", "cable_id", "problem"), IDENTITIES)
def test_identity(text: str, path: str, stated: dict[str, str], cable_id: str, problem: str | None) -> None:
    """Which cable is it, and who says so?"""
    cable = read(text, path, **stated)
    assert cable.id == cable_id
    found = [code for code in codes(cable) if code.startswith("id-") or code == "date-from-archive"]
    assert found == ([problem] if problem else [])


def test_file_name_inside_an_archive() -> None:
    """Is the member's name taken, not the archive's?"""
    cable = read_cable(Message("1. (C) He left.", Source("09LIMA990002.zip", "in/08QUITO990001.txt")))
    assert cable.id == "08QUITO990001"


@pytest.mark.parametrize(
    ("stated", "problem"),
    [
        ({"created": "2008-02-07T08:20:00Z"}, None),
        ({"created": "2008-02-07T08:20"}, None),
        ({"created": "2008-02-07"}, None),
        # a page of Cablegate prints the hour of the twelve-hour clock where the minutes belong
        ({"created": "2008-02-07T08:08Z"}, "minute-differs"),
        ({"created": "2008-02-08T08:20:00Z"}, "date-differs"),
        ({"created": "2008-02-07T08:21:00Z"}, "date-differs"),
        ({"classification": "CONFIDENTIAL"}, None),
        ({"classification": "CONFIDENTIAL//NOFORN"}, None),
        ({"classification": "SECRET"}, "classification-differs"),
        ({"origin": "Embassy Quito"}, None),
        ({"origin": "Embassy Lima"}, "archive-origin-differs"),
        ({"origin": "Nowhereville"}, None),
    ],
)
def test_archive_is_compared(stated: dict[str, str], problem: str | None) -> None:
    """Is a difference between text and archive a problem, and does the text win?"""
    cable = read(**stated)
    assert codes(cable) == ([problem] if problem else [])
    assert (cable.sent_at, cable.classification) == ("2008-02-07T08:20:00Z", "CONFIDENTIAL")


def test_archive_fills_what_the_text_lacks() -> None:
    """Does the archive's word stand where the text has none, and is that told?"""
    cable = read("1. (C) He left.", created="2008-02-07T08:20:00Z", classification="SECRET", origin="Embassy Quito")
    assert (cable.sent_at, cable.classification) == ("2008-02-07T08:20:00Z", "SECRET")
    assert (cable.origin.name, cable.origin.station) == ("Embassy Quito", "QUITO")
    assert {"date-from-archive", "classification-from-archive"} <= set(codes(cable))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (HEAD.format(line="C O N F I D E N T I A L SECTION 01 OF 02 QUITO 990001"), None),
        (HEAD.format(line="C O N F I D E N T I A L SECTION 02 OF 02 QUITO 990001"), "section-missing"),
        (
            HEAD.format(line="C O N F I D E N T I A L SECTION 01 OF 03 QUITO 990001")
            + "QUITO 00990001 002 OF 003\n\n2. (C) They ended.\n",
            "section-missing",
        ),
        (
            HEAD.format(line="C O N F I D E N T I A L SECTION 01 OF 02 QUITO 990001")
            + "QUITO 00990001 002 OF 002\n\n2. (C) They ended.\n",
            None,
        ),
        (TEXT + "\n3. (C) They ended.", "number-missing"),
        (TEXT + "\n2. (C) Two.\n\n2. (C) They ended.", "number-repeated"),
        (TEXT + "\n2. (C) Two.\n\n1. (C) They began anew.", "numbering-restarts"),
        (TEXT[: TEXT.index("1. (C)")], "paragraphs-missing"),
    ],
)
def test_doubts(text: str, problem: str | None) -> None:
    """What is missing or doubtful in the text?"""
    assert codes(read(text)) == ([problem] if problem else [])


def test_empty_text() -> None:
    """Is an empty text a cable with a problem?"""
    cable = read_cable("")
    assert cable.id == ""
    assert cable.paragraphs == ()
    assert "text-missing" in codes(cable)


def test_attributes_are_kept() -> None:
    """Does all that the archive says stay with the cable?"""
    attributes = (("Document Number", "1975QUITO99001"), ("Concepts", "FISHING"))
    cable = read_cable(Message(TEXT, Source("a"), Stated(attributes=attributes)))
    assert cable.attributes == attributes


def test_a_record_without_text_keeps_what_the_archive_says() -> None:
    """Are TAGS and subject of the archive's attributes the cable's, where there is no text?"""
    attributes = (("TAGS", "PFOR, EFIS,\nPE"), ("Subject", "FISHING TALKS"), ("Locator", "TEXT ON MICROFILM"))
    cable = read_cable(Message("", Source("a"), Stated(reference_id="1975LIMA99001", attributes=attributes)))
    assert (cable.id, cable.tags, cable.subject) == ("75LIMA99001", ("PFOR", "EFIS", "PE"), "FISHING TALKS")
    assert {"text-missing", "tags-from-archive", "subject-from-archive"} <= set(codes(cable))


def test_a_record_without_text_keeps_the_archives_references() -> None:
    stated = Stated(
        reference_id="1975LIMA99001", created="1975-03-27", origin="LIMA", references=("74 STATE 990002, 990003",)
    )
    cable = read_cable(Message("", Source("a"), stated))
    assert [reference.cable for reference in cable.references] == ["74STATE990002", "74STATE990003"]
    assert {(reference.start, reference.end) for reference in cable.references} == {(0, 0)}
    assert "references-from-archive" in [problem.code for problem in cable.problems]


@pytest.mark.parametrize(
    ("stated", "code", "words"),
    [
        (Stated(classification="SECRET"), "classification-differs", "C O N F I D E N T I A L"),
        (Stated(created="2008-01-01 10:00"), "date-differs", "070820Z FEB 08"),
        (Stated(origin="Embassy Lima"), "archive-origin-differs", "QUITO"),
        (Stated(reference_id="08LIMA1"), "id-differs", "990001"),
    ],
)
def test_a_difference_points_at_the_words(stated: Stated, code: str, words: str) -> None:
    """Does a problem stand where the text says otherwise?"""
    cable = read_cable(Message(TEXT, Source("a"), stated))
    (problem,) = [problem for problem in cable.problems if problem.code == code]
    assert words in TEXT[problem.start : problem.end]


@pytest.mark.parametrize(
    ("between", "code"),
    [("C O N F I D E N T I A L SECTION 02 OF 02 QUITO 990001\n\n", "numbering-restarts"), ("", "number-repeated")],
)
def test_one_stands_twice(between: str, code: str) -> None:
    """Is a first paragraph in a later section told from one that stands twice?"""
    codes = [problem.code for problem in read_cable(f"1. (C) One.\n\n{between}1. (C) Two.").problems]
    assert code in codes


def test_the_texts_tags_and_subject_win() -> None:
    cable = read_cable(Message(TEXT, Source("a"), Stated(attributes=(("TAGS", "PFOR"), ("Subject", "OTHER")))))
    assert (cable.tags, cable.subject) == (("PREL", "EC"), "FISHING TALKS BEGIN")
    assert codes(cable) == []


def test_pilcrow_as_a_digit() -> None:
    """Do numbers 11, 12 below a heading count 1, 2?"""
    cable = read(TEXT.replace("1. (C) The", "11. (C) The") + "\n- 12. (C) They ended.\n\nHOLM")
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]


def test_later_section_keeps_its_numbers() -> None:
    """Do numbers 11, 12 below the heading of a second section stay?"""
    text = HEAD.format(line="C O N F I D E N T I A L SECTION 02 OF 02 QUITO 990001").replace(
        "1. (C) The", "11. (C) The"
    )
    assert [paragraph.number for paragraph in read(text + "\n12. (C) They ended.").paragraphs] == [11, 12]


def test_tokyo(shared: Path) -> None:
    """Is every field of a real cable of 2008 read?"""
    path = shared / "cables" / "08TOKYO328.txt"
    text = path.read_text(encoding="utf-8")
    cable = read_cable(Message(text, Source(str(path))))
    record = cable_record(cable)
    assert cable.id == "08TOKYO328"
    assert (cable.transmission_id, cable.sent_at, cable.precedence) == (
        "VZCZCXRO1475",
        "2008-02-07T08:20:00Z",
        "IMMEDIATE",
    )
    assert (cable.origin.name, cable.origin.routing_indicator) == ("AMEMBASSY TOKYO", "RUEHKO")
    assert record["to"] == [
        {"name": "SECSTATE WASHDC", "routing_indicator": "RUEHC", "precedence": "IMMEDIATE", "serial": "1585"}
    ]
    assert len(cable.info) == 14
    assert record["info"][-1] == {
        "name": "CIA WASHDC",
        "routing_indicator": "RUEAIIA",
        "precedence": "PRIORITY",
        "serial": None,
    }
    usun = next(one for one in cable.info if one.name == "USMISSION USUN NEW YORK")
    assert (usun.routing_indicator, usun.serial) == ("RUCNDT", "8254")
    assert (cable.classification, cable.captions, cable.sections) == ("CONFIDENTIAL", ("SIPDIS",), 2)
    assert [(line.by, line.to) for line in cable.pass_to] == [
        ("MOSCOW", "VLADIVOSTOK"),
        ("HELSINKI", "ST. PETERSBURG"),
    ]
    assert (cable.executive_order, cable.declassify_on) == ("12958", "2016-02-07")
    assert cable.tags == ("PREL", "PGOV", "JA", "RU")
    assert [reference.cable for reference in cable.references] == ["07TOKYO5019"]
    assert cable.classified_by is not None
    assert cable.classified_by.name == "Joseph R. Donovan"
    assert cable.classified_by.reasons == ("1.4(b)", "1.4(d)")
    assert [(p.number, p.marking) for p in cable.paragraphs] == [(number, "C") for number in range(1, 8)]
    headings = [paragraph.heading for paragraph in cable.paragraphs]
    assert headings[0] is None
    assert len(set(headings[1:4])) == len(set(headings[4:6])) == 1
    assert len({*headings}) == 4
    assert cable.signed_by == "DONOVAN"
    assert cable.summary and "ummary" not in cable.summary
    for paragraph in cable.paragraphs:
        assert "SIPDIS" not in paragraph.text
        assert "00000328" not in paragraph.text
        words = text[paragraph.start : paragraph.end].split()
        assert [words[0], words[-1]] == [paragraph.text.split()[0], paragraph.text.split()[-1]]


def test_real_cables(shared: Path) -> None:
    """Do the real cables have their own ids, paragraphs in order, and no noise in a paragraph?"""
    for path in sorted((shared / "cables").glob("*.txt")):
        cable = read_cable(Message(path.read_text(encoding="utf-8"), Source(str(path))))
        assert cable.id == path.stem or "id-differs" in codes(cable)
        assert cable.paragraphs
        assert not any("SIPDIS" in paragraph.text for paragraph in cable.paragraphs)
        assert sum(paragraph.number is None for paragraph in cable.paragraphs) <= 2
