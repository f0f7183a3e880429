"""Which words does a cable quote?"""

from __future__ import annotations

import pytest

from kg.findings.quotations import find_quotations, quotation_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "it is over" and left.', ["it is over"]),
        ("He said “it is over” and left.", ["it is over"]),
        ('He said ""it is over"" and left.', ["it is over"]),
        ("He said ``it is over'' and left.", ["it is over"]),
        ("HE SAID QTE IT IS OVER UNQTE AND LEFT.", [" IT IS OVER "]),
        # left open: to the end of the text
        ('He said "it is over and left.', ["it is over and left."]),
        # apostrophes are no quotation marks
        ("The minister's aides' car", []),
        ('"One," he said, "or two."', ["One,", "or two."]),
        ("", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_quotations(text, 0, len(text))] == expected


def test_an_open_quotation_says_so() -> None:
    text = 'He said "it is over.'
    (found,) = find_quotations(text, 0, len(text))
    assert found.is_open
    assert quotation_at([found], text.index("over")) == found
    assert quotation_at([found], 2) is None
