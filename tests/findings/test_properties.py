"""What holds of any text: nothing raises, every span holds, time is linear."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cables import read_cable
from kg.findings import find_positions, findings_record, read_findings
from kg.findings.quotations import find_quotations
from kg.findings.sentences import find_sentences

PIECES = [
    "1. (C) ",
    "2. (SBU) Summary. ",
    "Foreign Minister Quiroga said that ",
    "He told the Ambassador March 5 that ",
    '"the border is open," ',
    "Quiroga said, ",
    "according to Chilean officials, ",
    "the road was closed. ",
    "(Comment: We believe ",
    "End comment.) ",
    ", who had asked whether ",
    "and added that ",
    "; ",
    "\n\n",
    "LIMA 00990001 002 OF 002\n",
    "QTE OVER UNQTE ",
    "in his view, ",
    "'s assertion that ",
    " -- ",
    ", citing ",
    "was told by ",
    "he, who ",
    "the contacts which she ",
    "said ",
    "to ",
    ")",
    "“",
]
CABLES = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)


@settings(max_examples=120, deadline=None)
@given(CABLES)
def test_no_text_raises_and_every_span_holds(text: str) -> None:
    cable = read_cable(text)
    seen = set()
    for one in find_positions(cable):
        assert cable.text[one.start : one.end] == one.text
        assert one.text
        assert one.speaker.name
        assert (one.start, one.end) not in seen
        seen.add((one.start, one.end))


WORDS = (
    *(
        "Quiroga",
        ",",
        "he",
        ",",
        "who",
        "whom",
        "; he",
        "but she",
        "When",
        "said that",
        "she",
        "which",
        "they",
        "told the",
        "Ambassador",
        "and",
        "Some",
    ),
    *("many contacts", "who", "believe that", "Peruvians", "according to", "them", "in his view", ".", "He", "added"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_no_order_of_words_raises(words: list[str]) -> None:
    for one in find_positions(read_cable("1. (C) Quiroga met Rossi. " + " ".join(words))):
        assert one.speaker.name


@settings(max_examples=40, deadline=None)
@given(CABLES)
def test_the_record_of_any_text_is_made(text: str) -> None:
    cable = read_cable(text)
    findings = read_findings(cable)
    assert len(findings_record(cable, findings)["positions"]) == len(findings.positions)


@settings(max_examples=100, deadline=None)
@given(CABLES)
def test_sentences_and_quotations_stand_in_order(text: str) -> None:
    at = 0
    for start, end in find_sentences(text, 0, len(text)):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    ends = [(one.start, one.end) for one in find_quotations(text, 0, len(text))]
    assert ends == sorted(ends)


def test_one_marker_over_and_over_ends() -> None:
    """A hundred kilobytes of the same word: every finder looks only so far."""
    for piece in (
        "said ",
        "that ",
        '"',
        ", ",
        "He said ",
        "according to ",
        "in his view, ",
        "(",
        "to say ",
        "'s ",
        "&a ",
        "in the ",
        "-- ",
        "of Reyes that ",
    ):
        list(find_positions(read_cable("1. (C) " + piece * (100_000 // len(piece)))))
