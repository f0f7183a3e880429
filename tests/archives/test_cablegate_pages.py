"""Does a page of Cablegate give its telegram as text, and what its table says?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.archives import Message, read_messages
from kg.archives.cablegate_html import read_page
from kg.archives.model import Source
from tests.archives.composed_telegrams import codes, page

HEADING = "P 041203Z JAN 08&#x000A;FM AMEMBASSY LIMA&#x000A;TO SECSTATE WASHDC 9901"
BODY = "C O N F I D E N T I A L LIMA 990001&#x000A;&#x000A;TAGS: <a href='/tag/PREL_0.html'>PREL</a>, EFIS"


def message_of(text: str) -> Message:
    found = read_page(text, Source("page"))
    assert isinstance(found, Message)
    return found


@pytest.mark.parametrize(
    ("heading", "body", "text"),
    [
        (HEADING, BODY, "P 041203Z JAN 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC 9901\n\n"
                        "C O N F I D E N T I A L LIMA 990001\n\nTAGS: PREL, EFIS"),
        # the pilcrow is an anchor
        ("", "<a id='par2' href='#par2'>¶</a>2. (C) Talks.", "¶2. (C) Talks."),
        # an ampersand that is not escaped, quotes that are, a bracket of a garbled passage
        ("", "1.4 (B) & (D). &quot;Yes&quot; &lt;GARBLED&gt; A&amp;B", '1.4 (B) & (D). "Yes" <GARBLED> A&B'),
        # line ends of Windows, one raw and one as a character reference
        ("", "SIPDIS\r\nNOFORN&#13;&#10;END", "SIPDIS\nNOFORN\nEND"),
    ],
)  # fmt: skip
def test_the_blocks_become_one_text(heading: str, body: str, text: str) -> None:
    assert message_of(page(heading, body)).text == text


def test_the_table_is_kept() -> None:
    stated = message_of(page(HEADING, BODY)).stated
    assert stated.reference_id == "08LIMA990001"
    assert stated.created == "2008-01-04T12:03Z"
    assert stated.origin == "Embassy Lima"
    assert stated.classification == "CONFIDENTIAL"
    assert stated.attributes == (("released", "2010-12-01 21:09"),)


def test_links_to_other_cables_are_references() -> None:
    links = (
        "REF: <a href='/cable/2008/01/08QUITO990002.html'>QUITO 990002</a> <a href='/cable/2008/01/08LIMA990001.html'>"
        "LIMA 990001</a> <a href='/tag/PREL_0.html'>PREL</a> "
        "<a href='/cable/2008/01/08QUITO990002.html'>QUITO 990002</a>"
    )
    # neither its own link, nor one outside the telegram, nor one twice
    assert message_of(page("", links)).stated.references == ("08QUITO990002",)


@pytest.mark.parametrize("created", ["", "n/a", "2008-13-41 99:99"])
def test_a_date_that_is_none_is_none(created: str) -> None:
    assert message_of(page("", BODY, created=created)).stated.created is None


@pytest.mark.parametrize(
    "text",
    [
        "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>",
        "<!DOCTYPE html><html><body>Blocked. <pre>Error 503: backend fetch failed</pre></body></html>",
        page("", ""),
        "<html>",
    ],
)
def test_an_error_page_is_refused(read: Callable[..., list[Message]], text: str) -> None:
    found = read(text)
    assert codes(found) == ["not-a-cable-page"]


def test_the_refusal_says_what_the_page_is_called(read: Callable[..., list[Message]]) -> None:
    (found,) = read("<html><title>404\n Not  Found</title></html>", "a.html")
    assert "'404 Not Found'" in found.message  # type: ignore[attr-defined]


def test_a_page_without_table_is_read_by_its_telegram() -> None:
    assert message_of("<html><pre>FM AMEMBASSY LIMA\nTO SECSTATE</pre></html>").stated.reference_id is None


@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n  ", "<!-- saved -->\n"])
def test_pages_are_known_by_their_content(read: Callable[..., list[Message]], start: str) -> None:
    (message,) = read(start + page(HEADING, BODY), "cable.txt")
    assert message.stated.reference_id == "08LIMA990001"


def test_real_pages_hold_the_text_of_the_plain_cables(shared: Path) -> None:
    for found in read_messages([shared / "pages"]):
        assert isinstance(found, Message)
        name = Path(found.source.path).stem
        assert found.stated.reference_id == name
        assert found.stated.created is not None
        assert found.text == (shared / "cables" / f"{name}.txt").read_text("utf-8")
