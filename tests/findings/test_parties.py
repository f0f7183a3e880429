"""Which side do the words of a cable name?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.findings.parties import PartyRow, find_parties, party_of_name
from kg.tables import read_table


@pytest.mark.parametrize(
    ("words", "host", "code"),
    [
        ("Japan", "", "JP"),
        ("the Russians", "", "RU"),
        ("Tokyo", "", "JP"),  # a capital for its government
        ("the South Koreans", "", "KR"),
        ("NORTH KOREA", "", "KP"),
        ("GoA", "AR", "AR"),
        ("GOJ", "JP", "JP"),
        ("HMG", "", "GB"),
        ("U.S.", "", "US"),
        ("the Soviet Union", "", "SU"),
        ("Kosovo", "", "XK"),
        ("the EU's", "", "EU"),
        # a short form of several sides means the host, else nobody
        ("GOI", "IL", "IL"),
        ("GOI", "JP", ""),
        # false friends
        ("Reyes", "", ""),
        ("us", "", ""),
        ("Polished", "", ""),
    ],
)
def test_a_name_of_a_side_gives_its_code(words: str, host: str, code: str) -> None:
    assert party_of_name(words, host) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Japan-Russia ties and the Tokyo-Moscow line.", ["JP", "RU", "JP", "RU"]),
        ("The Papua New Guinean envoy flew to New Delhi.", ["PG", "IN"]),
        ("Bosnia-Herzegovina and the Saudi Arabian side.", ["BA", "SA"]),
        ("The GOI told the Indians that India agreed.", ["IN", "IN", "IN"]),
        ("Nobody was named.", []),
    ],
)
def test_sides_are_found_in_order(text: str, codes: list[str]) -> None:
    assert [code for _, _, code in find_parties(text)] == codes


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    found = find_parties(text)
    assert all(0 <= start < end <= len(text) and code for start, end, code in found)
    assert found == sorted(found)


def test_codes_are_sorted_and_unique_and_long_words_mean_one_side() -> None:
    rows = read_table(PartyRow, "parties.csv")
    codes = [row.code for row in rows]
    assert codes == sorted(set(codes))
    seen: dict[str, str] = {}
    for row in rows:
        for words in (row.name, *row.aliases, *row.demonyms, *row.capitals):
            assert seen.setdefault(words, row.code) == row.code, (
                f"{words!r} means {seen[words]} and {row.code}: keep one"
            )
