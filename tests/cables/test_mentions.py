"""Which reference do the words mean?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cables import Cable, cable_record, read_cable
from kg.cables.mentions import find_mentions

HEAD = """O 070820Z FEB 08
FM AMEMBASSY QUITO
TO SECSTATE WASHDC
C O N F I D E N T I A L QUITO 990001

E.O. 12958: DECL: 02/07/2018
TAGS: PREL, EC
SUBJECT: FISHING TALKS
{list}

1. (C) {words}
"""
THREE = "REF: A. LIMA 11\n     B. 07 LIMA 12\n     C. DOE-ROE EMAIL OF MAY 5"
ONE = "REF: LIMA 11"


def read(words: str, listed: str = THREE) -> Cable:
    return read_cable(HEAD.format(list=listed, words=words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("He left (ref A).", [("ref A", (0,))]),
        ("He left (Ref B).", [("Ref B", (1,))]),
        ("He left (ref c).", [("ref c", (2,))]),
        ("He left, see ref. A, at noon.", [("ref. A", (0,))]),
        ("He left (REF (B)).", [("REF (B)", (1,))]),
        ("He left (reftel B).", [("reftel B", (1,))]),
        ("He left (Ref\nB) at noon.", [("Ref B", (1,))]),
        ("As in ref A para 3, he left.", [("ref A", (0,))]),
        ("As Refs A and B tell, he left.", [("Refs A and B", (0, 1))]),
        ("As refs a, b, and c tell, he left.", [("refs a, b, and c", (0, 1, 2))]),
        ("He left (refs A-C).", [("refs A-C", (0, 1, 2))]),
        ("He left (refs A through C).", [("refs A through C", (0, 1, 2))]),
        ("He left (refs A/C).", [("refs A/C", (0, 2))]),
        ("Per ref A and Lima, he left.", [("ref A", (0,))]),
        # all telegrams of the list
        ("As reftels tell, he left.", [("reftels", (0, 1))]),
        ("He left (refs).", [("refs", (0, 1))]),
        # the list does not tell which one
        ("As reftel tells, he left.", [("reftel", ())]),
        ("He left (ref D).", [("ref D", ())]),
        # false friends
        ("The ref blew his whistle.", []),
        ("He will refer to it; a refund is due; the reform failed.", []),
        ("A ref-A engine.", []),
    ],
)
def test_lettered_list(words: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    cable = read(words)
    found = [(" ".join(cable.text[one.start : one.end].split()), one.references) for one in cable.mentions]
    assert found == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("As reftel tells, he left.", (0,)),
        ("Reftels tell.", (0,)),
        ("He left (ref).", (0,)),
        ("He left (ref A).", (0,)),
        # the article after it is no letter
        ("As in reftel a minister left.", (0,)),
        ("AS IN REFTEL A MINISTER LEFT.", (0,)),
        ("Per reftel I met him.", (0,)),
    ],
)
def test_one_reference(words: str, expected: tuple[int, ...]) -> None:
    cable = read(words, ONE)
    assert [one.references for one in cable.mentions] == [expected]
    assert not [problem for problem in cable.problems if problem.code.startswith(("mention", "reference"))]


@pytest.mark.parametrize(
    ("words", "listed", "code"),
    [
        ("He left (ref D).", THREE, "mention-not-listed"),
        ("As reftel tells, he left.", THREE, "mention-ambiguous"),
        ("As reftel tells, he left.", "", "references-missing"),
        ("He left (ref A).", THREE, None),
    ],
)
def test_problems(words: str, listed: str, code: str | None) -> None:
    cable = read(words, listed)
    found = [problem for problem in cable.problems if problem.code.startswith(("mention", "reference"))]
    assert [problem.code for problem in found] == ([code] if code else [])
    for problem in found:
        assert cable.text[problem.start : problem.end].lower().startswith("ref")


def test_record() -> None:
    (mention,) = cable_record(read("He left (refs A and C)."))["mentions"]
    assert mention["text"] == "refs A and C"
    assert mention["labels"] == ["A", "C"]
    assert mention["references"] == [0, 2]
    assert mention["cables"] == ["08LIMA11"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="REFrefSstel ABab.,()-&/\n", max_size=80))
def test_offsets_hold(words: str) -> None:
    cable = read(words)
    for mention in cable.mentions:
        assert cable.text[mention.start : mention.end][:3].lower() == "ref"
        assert all(place < len(cable.references) for place in mention.references)


@pytest.mark.parametrize(
    "words",
    [
        "The mayor of İzmir left (Ref B).",  # İ is two letters in small letters
        "He left (REF B).",
        "“He left” (rEf B).",
        "Refugees and the referee left (ref B).",  # false friends before the hit
    ],
)
def test_a_mention_is_found_where_it_stands(words: str) -> None:
    """Is the place of a mention right, whatever letters stand before it?"""
    found = find_mentions(words, 0, len(words), ()).mentions
    assert [words[one.start : one.end].lower() for one in found] == ["ref b"]
