"""Are the National Archives' records read with their text and every attribute?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.archives import Message
from kg.archives.nara import read_attributes
from tests.archives.composed_telegrams import codes, paged_telegram, record

Read = Callable[..., list[Message]]


def test_the_text_stands_between_the_two_headings(read: Read) -> None:
    (message,) = read(record())
    assert message.text.startswith("CONFIDENTIAL\n\nPAGE 01        LIMA  02545")
    assert message.text.endswith("QUISPE\n\n\nNNN")
    assert "Automatic Decaptioning" not in message.text


def test_the_common_attributes_have_common_names(read: Read) -> None:
    (message,) = read(record())
    stated = message.stated
    assert (stated.reference_id, stated.created) == ("1974LIMA02545", "1974-03-27")
    assert (stated.origin, stated.classification, stated.references) == ("LIMA", "CONFIDENTIAL", ("74 STATE 990002",))


def test_every_attribute_is_kept_in_its_order(read: Read) -> None:
    (message,) = read(record())
    names = [name for name, _ in message.stated.attributes]
    assert names[:4] == ["Automatic Decaptioning", "Capture Date", "Channel Indicators", "Current Classification"]
    assert names[4:6] == ["Concepts", "Draft Date"]
    assert names[-5:] == ["Subject", "TAGS", "To", "Type", "Markings"]
    values = dict(message.stated.attributes)
    assert values["Concepts"] == "FISHING RIGHTS,\nTREATIES"
    assert values["Disposition Approved on Date"] == ""
    assert values["Review Markings"] == "|\nArchive\nDeclassified/Released"
    assert values["Subject"] == "FISHING TALKS: SECOND ROUND"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Locator: TEXT ON-LINE, ON MICROFILM", (("Locator", "TEXT ON-LINE, ON MICROFILM"),)),
        # the value begins on the next line
        ("To: \nSTATE\nBONN", (("To", "STATE\nBONN"),)),
        # capitals with a colon go on a value
        ("Subject: TALKS\nFISHING: ROUND TWO\nTAGS: PE", (("Subject", "TALKS\nFISHING: ROUND TWO"), ("TAGS", "PE"))),
        # a name that no list has
        ("Review Odd Flag: x\nType: TE", (("Review Odd Flag", "x"), ("Type", "TE"))),
        ("", ()),
        ("\n\n", ()),
    ],
)
def test_attributes(text: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert read_attributes(text) == expected


@pytest.mark.parametrize("locator", ["TEXT ON MICROFILM,ON MICROFILM", "TEXT UNRETRIEVABLE", "ON MICROFILM"])
def test_a_text_that_is_not_on_line_gives_the_attributes_alone(read: Read, locator: str) -> None:
    (message,) = read(record(locator=locator, text="n/a"))
    assert message.text == ""
    assert message.stated.reference_id == "1974LIMA02545"
    assert ("Locator", locator) in message.stated.attributes


def test_several_records_stand_in_one_file(read: Read) -> None:
    records = [record(f"1974LIMA0{number}", paged_telegram(number)) for number in range(2545, 2549)]
    found = read("".join(records))
    assert [item.stated.reference_id for item in found] == [f"1974LIMA0{number}" for number in range(2545, 2549)]
    assert [item.source.line for item in found][:2] == [1, records[0].count("\n") + 2]
    assert all(f"{number:05}" in item.text for number, item in enumerate(found, start=2545))
    assert all(item.text.count("FM AMEMBASSY") == 1 for item in found)


def test_two_telegrams_in_one_record_stay_one_message(read: Read) -> None:
    (message,) = read(record(text=paged_telegram(2545) + "NNN\n" + paged_telegram(2546)))
    assert "02546" in message.text


@pytest.mark.parametrize(
    "text",
    [
        # stamps of the review above the first heading
        "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005\n" + record(),
        record().replace("\n", "\r\n"),
        record().replace("                Message", "Message"),
        record().lstrip(),
        record().replace("Message Text", "\fMessage Text"),
    ],
)
def test_variants_of_the_form(read: Read, text: str) -> None:
    (message,) = read(text)
    assert message.stated.reference_id == "1974LIMA02545"
    assert message.text.endswith("NNN")


def test_attributes_may_stand_first(read: Read) -> None:
    (message,) = read("Message Attributes\n\nDocument Number: 1974LIMA02545\n\nMessage Text\n\nTALKS.\n")
    assert (message.stated.reference_id, message.text) == ("1974LIMA02545", "TALKS.")


@pytest.mark.parametrize(
    ("value", "created"),
    [("27 MAR 1974", "1974-03-27"), ("27-Mar-1974 12:00:00 AM", "1974-03-27"), ("27/03/1974", "1974-03-27"),
     ("31 FEB 1974", None), ("n/a", None), ("", None)],
)  # fmt: skip
def test_the_draft_date_is_a_day(read: Read, value: str, created: str | None) -> None:
    (message,) = read(record().replace("27 MAR 1974", value))
    assert message.stated.created == created


def test_a_record_of_nothing_is_empty(read: Read) -> None:
    assert codes(read("Message Text\n\n\nMessage Attributes\n\n")) == ["empty-file"]


def test_the_foot_of_a_page_is_no_attribute() -> None:
    stamp = "Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review 05 JUL 2006"
    assert read_attributes(f"From: LIMA\n{stamp}\nTo: STATE\n") == (("From", "LIMA"), ("To", "STATE"))
