"""Do a page of Cablegate, the table above it and the telegram inside agree?"""

from __future__ import annotations

from pathlib import Path

from kg.archives import Message, Source, read_messages
from kg.archives.cablegate_html import read_page
from kg.cables import read_cable
from kg.cables.stations import station_of
from tests.archives.composed_telegrams import page


def test_real_pages_and_their_tables_agree(shared: Path) -> None:
    """Are id, date to the minute, classification and origin those of the page's table, save where the text differs?

    Where the text has another minute, hour or classification, that is a problem of the cable.
    """
    for found in read_messages([shared / "pages"]):
        assert isinstance(found, Message)
        stated = found.stated
        cable = read_cable(found)
        codes_found = {problem.code for problem in cable.problems}
        assert cable.id == stated.reference_id
        assert cable.sent_at is not None
        assert stated.created is not None
        if cable.sent_at[:16] != stated.created[:16]:
            assert codes_found & {"minute-differs", "date-differs"}, cable.id
        assert cable.classification is not None
        assert stated.classification is not None
        if cable.classification != stated.classification.split("/")[0]:
            assert "classification-differs" in codes_found
        # the caption behind the table's classification stands among the cable's own
        assert set(stated.classification.split("/")[1:]) - {""} <= set(cable.captions)
        assert cable.origin.station == station_of(stated.origin or "")


def test_a_page_without_date_time_group_takes_the_tables_date_and_says_so() -> None:
    body = "C O N F I D E N T I A L LIMA 990001\n\nTAGS: PREL\n\n1. (C) They talked."
    found = read_page(page("FM AMEMBASSY LIMA", body, created="2008-02-07 20:08"), Source("page"))
    assert isinstance(found, Message)
    cable = read_cable(found)
    assert cable.sent_at == "2008-02-07T20:08:00Z"
    assert {"no-date", "date-from-archive", "doubtful-minute"} <= {problem.code for problem in cable.problems}
