"""Where does a paragraph begin and end, which number, mark, heading and role does it have?"""

from __future__ import annotations

import pytest

from kg.cables import Paragraph, read_cable
from kg.cables.marks import entire_text_mark, plain_mark
from kg.cables.numbers import find_numbers
from kg.cables.paragraphs import find_paragraphs


def paragraphs(text: str, *, is_whole: bool = True) -> tuple[Paragraph, ...]:
    return find_paragraphs(text, 0, len(text), is_whole=is_whole).paragraphs


# (text, [(key, marking, first words)])
NUMBERS = [
    # the forms of a number
    ("1. (C) One.\n\n2. (S/NF) Two.", [("1", "C", "One."), ("2", "S/NF", "Two.")]),
    ("¶1. (C) One.\n\n¶2. (C) Two.", [("1", "C", "One."), ("2", "C", "Two.")]),
    ("1.(C) One.\n\n2.(U) Two.", [("1", "C", "One."), ("2", "U", "Two.")]),
    ("(C) 1. One.\n\n(SBU) 2. Two.", [("1", "C", "One."), ("2", "SBU", "Two.")]),
    ("1 (C) One.\n\n2 (C) Two.", [("1", "C", "One."), ("2", "C", "Two.")]),
    ("1.\u00a0(C)\u00a0One.\n\n2.\u00a0(C) Two.", [("1", "C", "One."), ("2", "C", "Two.")]),
    ("1. C) One.\n\n2. (C Two.", [("1", "C", "One."), ("2", "C", "Two.")]),
    ("1. ( C ) One.\n\n2. (c) Two.", [("1", "C", "One."), ("2", "C", "Two.")]),
    ("1. ONE.\n2. TWO.", [("1", None, "ONE."), ("2", None, "TWO.")]),
    ("- 1. (C) One.\n- 2. (C) Two.", [("1", "C", "One."), ("2", "C", "Two.")]),
    ("#1. (C) One.\n\n#2. (C) Two.", [("1", "C", "One."), ("2", "C", "Two.")]),
    ("PARA 1. (C) One.\n\nPARA 2. (C) Two.", [("1", "C", "One."), ("2", "C", "Two.")]),
    # false friends: a paragraph that the words name, a number of a list
    ("1. (C) See\nPARA 4. He left.\n\n2. (C) Two.", [("1", "C", "See PARA 4. He left."), ("2", "C", "Two.")]),
    ("1. (C) He came\n#3 in line.\n\n2. (C) Two.", [("1", "C", "He came #3 in line."), ("2", "C", "Two.")]),
    # the pilcrow read as a digit
    (
        "11. (C) One.\n\n- 12. (C) Two.\n\n13. (C) Three.",
        [("1", "C", "One."), ("2", "C", "Two."), ("3", "C", "Three.")],
    ),
    (
        "\n\n".join(f"1{number}. (C) Text {number}." for number in range(1, 12)),
        [(str(number), "C", f"Text {number}.") for number in range(1, 12)],
    ),
    # numbers in the middle of a line
    ("1. (C) One. 2. (C) Two. ¶3. (U) Three.", [("1", "C", "One."), ("2", "C", "Two."), ("3", "U", "Three.")]),
    ("¶1. (C) One (see ¶2.) here. ¶2. (C) Two.", [("1", "C", "One (see ¶2.) here."), ("2", "C", "Two.")]),
    # a number repeated, a number left out
    (
        "1. ONE.\n\n2. TWO.\n\n¶2. TWO AGAIN.\n\n3. THREE.",
        [("1", None, "ONE."), ("2", None, "TWO."), ("2-2", None, "TWO AGAIN."), ("3", None, "THREE.")],
    ),
    ("1. (C) One.\n\n3. (C) Three.", [("1", "C", "One."), ("3", "C", "Three.")]),
    # numbering that restarts
    (
        "1. (C) One.\n\n2. (C) Two.\n\n1. (C) Three.\n\n2. (C) Four.",
        [("1", "C", "One."), ("2", "C", "Two."), ("1-2", "C", "Three."), ("2-2", "C", "Four.")],
    ),
    # lists inside a paragraph are no paragraphs
    (
        "1. (C) Points:\n\n1. The first.\n2. The second.\n\n2. (C) He left.",
        [("1", "C", "Points:\n1. The first.\n2. The second."), ("2", "C", "He left.")],
    ),
    (
        "¶1. (C) A.\n\n¶2. (C) Points:\n\n¶1. First.\n¶2. Second.\n¶3. Third.\n\n¶3. (C) B.",
        [("1", "C", "A."), ("2", "C", "Points:"), ("3", "C", "B.")],
    ),
    (
        "1. POINTS:\n\n1. FIRST.\n2. SECOND.\n3. THIRD.\n\n2. HE LEFT.",
        [("1", None, "POINTS:"), ("2", None, "HE LEFT.")],
    ),
    # numbers that begin a wrapped line are text
    (
        "1. (U) It met on June\n2. It then paid USD\n3. It left.\n\n2. (U) Done.",
        [("1", "U", "It met on June 2. It then paid USD 3. It left."), ("2", "U", "Done.")],
    ),
    (
        "1. THE DEFICIT FELL BY\n2.5 PERCENT.\n\n2. DONE.",
        [("1", None, "THE DEFICIT FELL BY 2.5 PERCENT."), ("2", None, "DONE.")],
    ),
    # paragraphs without a number
    (
        "SUMMARY: It ended. END SUMMARY.\n\n1. ONE.\n\nCOMMENT: WE DOUBT IT.",
        [("u1", None, "SUMMARY: It ended."), ("1", None, "ONE."), ("u2", None, "COMMENT: WE DOUBT IT.")],
    ),
    ("The talks ended.\n\nThey begin anew.", [("u1", None, "The talks ended."), ("u2", None, "They begin anew.")]),
    (
        "(C) The talks ended.\n\n(U) They begin anew.",
        [("u1", "C", "The talks ended."), ("u2", "U", "They begin anew.")],
    ),
    # a paragraph that was cut by blank lines is one
    (
        "Japan's\n\nreadiness remained.\n\nIt ended.",
        [("u1", None, "Japan's readiness remained."), ("u2", None, "It ended.")],
    ),
    ("1. (C) Japan's\n\nreadiness remained.", [("1", "C", "Japan's readiness remained.")]),
    # the whole text has one mark
    ("¶1. CONFIDENTIAL - ENTIRE TEXT.\n\n¶2. ONE.", [("1", "C", "CONFIDENTIAL - ENTIRE TEXT."), ("2", "C", "ONE.")]),
    (
        "1. (S - Entire Text).\n\n2. ONE.\n\n3. (U) TWO.",
        [("1", "S", "(S - Entire Text)."), ("2", "S", "ONE."), ("3", "U", "TWO.")],
    ),
    ("1. (C) Entire text.\n\n2. ONE.", [("1", "C", "Entire text."), ("2", "C", "ONE.")]),
    ("1. (C ENTIRE TEXT)\n\n2. ONE.", [("1", "C", "(C ENTIRE TEXT)"), ("2", "C", "ONE.")]),
    # a paragraph that begins with an abbreviation is no item
    (
        "The talks ended.\n\nU.S. officials left.",
        [("u1", None, "The talks ended."), ("u2", None, "U.S. officials left.")],
    ),
    ("1. (C - ENTIRE TEXT) ONE.\n\n2. TWO.", [("1", "C", "ONE."), ("2", None, "TWO.")]),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    """Which paragraphs does the text have?"""
    found = paragraphs(text)
    assert [(p.key, p.marking) for p in found] == [(key, marking) for key, marking, _ in expected]
    for paragraph, (_, _, words) in zip(found, expected, strict=True):
        assert paragraph.text.startswith(words)


def test_fragment_keeps_its_numbers() -> None:
    """Does a fragment without a heading that begins at 11 stay at 11?"""
    text = "11. (C) Eleven.\n\n12. (C) Twelve."
    assert [mark.number for mark in find_numbers(text, 0, len(text), is_whole=False)] == [11, 12]


# (text, headings of the paragraphs)
HEADINGS = [
    # underlined, between rules, in title case, with a leading dash, over two lines, with slashes
    ("1. (C) One.\n\nNext Steps\n----------\n\n2. (C) Two.\n\n3. (C) Three.", [None, "Next Steps", "Next Steps"]),
    ("---------\nSUMMARY\n---------\n1. ONE. END SUMMARY.\n\n2. TWO.", ["SUMMARY", None]),
    ("1. (C) One.\n\nMoscow Visits\n\n2. (C) Two.", [None, "Moscow Visits"]),
    ("1. (C) One.\n\n- The Holm-Alvarez Letter\n- 2. (C) Two.", [None, "The Holm-Alvarez Letter"]),
    (
        "1. (C) One.\n\nEARLY SUMMER, AND\nOPPOSITION TACTICS\n\n2. (C) Two.",
        [None, "EARLY SUMMER, AND OPPOSITION TACTICS"],
    ),
    ("1. (C) One.\n\n//VENEZUELA//\n\n2. (C) Two.", [None, "VENEZUELA"]),
    ("1. (C) One.\n\nWill They Meet?\n---------------\n2. (C) Two.", [None, "Will They Meet?"]),
    ("1. (C) One.\n\n(C) Next Steps\n--------------\n2. (C) Two.", [None, "Next Steps"]),
    # on the line of its rule, or at the end of a line of text
    ("1. (C) One.\n\nWASHINGTON AGENDA -----------------\n\n2. (C) Two.", [None, "WASHINGTON AGENDA"]),
    ("1. (C) One. -------- Training --------\n\n2. (C) Two.", [None, "Training"]),
    # two levels: the nearest counts
    ("1. ONE.\n\n-----------\nTHE PRESSURES\n-----------\n\nABROAD\n------\n2. TWO.", [None, "ABROAD"]),
    # a heading above text without a number
    ("1. (C) One.\n\nComment\n-------\n\nWe doubt it.", [None, "Comment"]),
    # the number stands before the heading
    ("1. (C) NEXT STEPS\n----------\nThe talks go on.\n\n2. (C) Two.", ["NEXT STEPS", "NEXT STEPS"]),
    # false friends: a pointer to a paragraph
    ("ACTION REQUEST - SEE PARAGRAPH 2\n\n1. (C) One.\n\n2. (C) Two.", [None, None, None]),
    # the last lines of a text, items of a list, a short paragraph of questions
    ("1. (C) One:\n\n-- peace\n\n-- trade\n\n2. (C) Two.", [None, None]),
    ("1. (C) He spoke of the\n\nNorthern Border\n\n2. (C) Two.", [None, None]),
    ("1. (C) One.\n\n2. (C) Is he strong? And does\nhe know it?\n\n3. (C) Three.", [None, None, None]),
    ("1. (C) One.\nshort line\n2. (C) Two.", [None, None]),
    ("1. ONE:\nA. FISHING RIGHTS\nB. SHIPS\n\n2. TWO.", [None, None]),
    ("1. TWO POINTS:\n\nA. FISHING RIGHTS\n\n2. TWO.", [None, None]),
    # a heading with a letter
    ("1. ONE.\n\nA. FISHING RIGHTS\n\n2. TWO.", [None, "A. FISHING RIGHTS"]),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_headings(text: str, expected: list[str | None]) -> None:
    """Under which heading does each paragraph stand?"""
    found = paragraphs(text)
    assert [p.heading for p in found] == expected
    for paragraph in found:
        assert paragraph.heading is None or not paragraph.text.endswith(paragraph.heading)


# (text, roles of the paragraphs)
ROLES = [
    ("1. (C) Summary. One. End summary.\n\n2. (C) Two.", ["summary", "body"]),
    ("1. (C) Summary: One.\n\n2. (C) More. End Summary.\n\n3. (C) Two.", ["summary", "summary", "body"]),
    ("SUMMARY\n-------\n\n1. (C) One.\n\n2. (C) Two.\n\nTALKS\n-----\n\n3. (C) Three.", ["summary", "summary", "body"]),
    (
        "1. (U) This is an action request.\n\n2. (C) Summary: One. End Summary.\n\n3. (C) Action request: Post asks.",
        ["action", "summary", "action"],
    ),
    ("1. (C) One.\n\n2. (C) Comment: We doubt it. End comment.\n\n3. (U) Cleared.", ["body", "comment", "body"]),
    (
        "1. (C) One.\n\n2. (C) Embassy Comment. We doubt it.\n\n3. (C) And so on. End comment.",
        ["body", "comment", "comment"],
    ),
    ("1. (C) One.\n\nCOMMENT\n-------\n\n2. (C) Two.\n\n3. (C) Three.", ["body", "comment", "comment"]),
    ("1. (C) Summary. One.\n\n2. (C) Comment. Two. End Summary and Comment.", ["summary", "comment"]),
    ("1. (C) COMMENT. One.\n\n2. (C) COMMENT CONTINUED. Two.", ["comment", "comment"]),
    ("1. (U) Begin text:\n\nExcellency, the isles are ours.\n\nEnd text.\n\n2. (C) He left.", ["quoted", "body"]),
    (
        "1. (S) Begin talking points:\n\n(secret//rel norway)\n\n-- We ask you to act.\n\nEnd talking points.",
        ["quoted"],
    ),
    ("1. (C) One.\n\nCONCLUSION AND COMMENT\n------------------\n2. (C) Two.", ["body", "comment"]),
    # false friends
    ("1. (C) One.\n\nCOMMENTS FROM THE PRESS\n-------------------\n2. (C) Two.", ["body", "body"]),
    ("1. (C) One.\n\nSUMMARY OF THE TALKS\n----------------\n2. (C) Two.", ["body", "body"]),
    ("1. (C) He had no comment on it.\n\n2. (C) Comments by the press were few.", ["body", "body"]),
    ("1. (C) Summary justice was done.", ["body"]),
    ("\n\n".join(f"{n}. (C) Text {n}." for n in range(1, 8)) + " End summary.", ["body"] * 7),
    ("1. (C) Talks begin Monday on the text of the letter.", ["body"]),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: list[str]) -> None:
    """What is each paragraph in the telegram?"""
    assert [p.role for p in paragraphs(text)] == expected


# (text, the paragraph's text)
FOLDED = [
    ("1. (C) He said\nthat it\n\nended.", "He said that it ended."),
    ("1. (C) Two points:\n\n-- one,\nor so;\n\n-- two.", "Two points:\n-- one, or so;\n-- two."),
    ("1. (C) Two:\n- first in May\n- then in June", "Two:\n- first in May\n- then in June"),
    ("1. (C) Points:\n\nA. (C) One.\n\nB. (C) Two.", "Points:\nA. (C) One.\nB. (C) Two."),
    (
        "1. THEY ARE:\n\n-- THE END OF THE\n-  EMERGENCY;\n\n-- THE RETURN.",
        "THEY ARE:\n-- THE END OF THE EMERGENCY;\n-- THE RETURN.",
    ),
    ("1. (C) Both:\n\n(1) the law\n(2) the map", "Both:\n(1) the law\n(2) the map"),
    # a dash that begins a wrapped line is no bullet
    (
        "1. (C) The fundamental\n-- some would say insidious --\nchange.",
        "The fundamental -- some would say insidious -- change.",
    ),
    ("1. (C) XXXXXXXXXXXX said so.", "XXXXXXXXXXXX said so."),
    # a pilcrow before a number that is no paragraph's
    ("¶1. (C) He left on January\n¶11. It rained.\n\n¶2. (C) Two.", "He left on January 11. It rained."),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_text_is_folded(text: str, expected: str) -> None:
    """How does a paragraph read?"""
    assert paragraphs(text)[0].text == expected


@pytest.mark.parametrize(
    ("mark", "plain"),
    [
        ("(S/NF)", "S/NF"),
        ("(C//REL NATO, ISAF)", "C//REL NATO, ISAF"),
        ("(C - ENTIRE TEXT)", "C"),
        ("( C )", "C"),
        ("(sbu)", "SBU"),
        ("(Unclassified)", "U"),
        ("(SECRET//NOFORN)", "S//NOFORN"),
        ("(LIMITED OFFICIAL USE)", "LOU"),
    ],
)
def test_marks(mark: str, plain: str) -> None:
    """What does a portion mark say?"""
    assert plain_mark(mark) == plain


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("C O N F I D E N T I A L - ENTIRE TEXT", "C"),
        ("SECRET ENTIRE TEXT.", "S"),
        ("(LIMITED OFFICIAL USE - ENTIRE TEXT)", "LOU"),
        ("S/NF - ENTIRE TEXT", "S/NF"),
        ("THE ENTIRE TEXT WAS READ", None),
        ("ENTIRE TEXT", None),
    ],
)
def test_entire_text(words: str, mark: str | None) -> None:
    """Which mark do these words give the whole telegram?"""
    assert entire_text_mark(words) == mark


def test_page_line_and_caption_are_in_no_paragraph() -> None:
    """Is a paragraph that noise interrupts one paragraph, at its own offsets?"""
    text = (
        "1. (C) The press spoke of a May\n\nSIPDIS\n\nvisit. He could not\n\nQUITO 00990001 002 OF 002\n\nconfirm it."
    )
    cable = read_cable(text)
    (paragraph,) = cable.paragraphs
    assert paragraph.text == "The press spoke of a May visit. He could not confirm it."
    assert text[paragraph.start : paragraph.end].startswith("The press")
    assert text[paragraph.start : paragraph.end].endswith("confirm it.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. (C) Points:\n\na. one,\nor so;\n\nb. two:\n   (i) x;\n   (ii) y.",
            [("a.", "a. one,\nor so;"), ("b.", "b. two:"), ("(i)", "(i) x;"), ("(ii)", "(ii) y.")],
        ),
        ("1. (C) More:\n-- alpha\n-- beta\n\n2. (C) End.", [("--", "-- alpha"), ("--", "-- beta")]),
        ("1. (C) List:\n\n* fish\n* ships", [("*", "* fish"), ("*", "* ships")]),
        ("1. (C) List:\n\n1. Fish.\n2. Ships.\n\n2. (C) End.", [("1.", "1. Fish."), ("2.", "2. Ships.")]),
        # no parts: one line, words that only go on
        ("1. (C) He said - and he meant it - no.", []),
        ("1. (C) He met Minister\nA. Alvarez in May.", []),
    ],
)
def test_parts(text: str, expected: list[tuple[str, str]]) -> None:
    """Which sub-paragraphs and bullets does a paragraph have, and where do they stand?"""
    first = paragraphs(text)[0]
    assert [(part.label, text[part.start : part.end]) for part in first.parts] == expected
