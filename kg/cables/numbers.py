"""Paragraph numbers: the marks that can open a paragraph, and which of them do.

Numbers stand as `¶1.`, `1.`, `(C) 1.`, `1. (C)`, or with the pilcrow read as a digit (`11.` for ¶1, `110.` for ¶10).
A numbered list inside a paragraph looks the same: the sequence and the portion marks tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.cables.marks import MARK, plain_mark


class Number(NamedTuple):
    """A paragraph number: where its line begins, the number, its portion mark, where the words begin."""

    start: int
    number: int
    marking: str | None
    words: int
    has_pilcrow: bool
    is_inline: bool = False


_BLANK = r"[ \t\u00a0]"
# #3. (C)    PARA 1. (C)
_SIGN = rf"(?P<pilcrow>(?:Â?¶|#){_BLANK}{{0,3}}|PARA(?:GRAPH)?{_BLANK}{{1,2}}(?=\d))?"
# ¶1. (C) Summary    1.(C)    (C) 1.    - 12. (C)    6. (SBU)    ¶ 3.    4 (C)    ¶1 (C)    5. C) Text    7) (S)
_LINE_NUMBER = re.compile(
    rf"\n{_BLANK}*+(?=[-(\dÂ¶#P])(?:-{{1,2}}{_BLANK}{{1,4}})?(?P<lead>{MARK}{_BLANK}{{0,4}})?{_SIGN}"
    rf"(?P<number>\d{{1,3}})(?P<stop>{_BLANK}?[.),:](?!\d))?{_BLANK}{{0,6}}"
    rf"(?P<mark>{MARK}|\((?:C|S|U|SBU) |(?:C|S|U|SBU)\))?"
)
# the mark after a number in the middle of a line: ... and more. 3. (U) Third
_MARK_HERE = re.compile(rf"[ \t\u00a0]{{0,4}}(?P<mark>{MARK})?")
_NUMBER_BEFORE = re.compile(
    r"(?P<end>[.!?)\"'\u201d-])?[ \t\u00a0]{1,6}(?P<all>(?P<pilcrow>¶[ \t\u00a0]?)?(?P<number>\d{1,3}))\Z"
)
_CAPITAL = re.compile(r"[ \t\u00a0]{1,4}[A-Z\"\u201c]")
_ENDED = re.compile(r"[.!?:;)\"'\u201d\u2019*=_-][ \t\n-]*\Z")


def find_numbers(body: str, start: int, end: int, *, is_whole: bool) -> list[Number]:
    """The numbers of the paragraphs of `body[start:end]`, in order.

    `is_whole` says that a heading stood before, so the first paragraph is 1.

    >>> [mark.number for mark in find_numbers("11. (C) One.\\n12. (C) Two.", 0, 30, is_whole=True)]
    [1, 2]
    """
    marks = _candidates(body, start, end)
    if _is_pilcrow_a_digit(marks, is_whole=is_whole):
        marks = [_without_digit(mark) for mark in marks]
    return _in_sequence(body, marks)


def opens_numbered(body: str, end: int) -> bool:
    """Whether a numbered paragraph opens before `end`.

    >>> opens_numbered("4. (C) He left.\\n\\nCONFIDENTIAL", 17), opens_numbered("TAGS: PREL", 10)
    (True, False)
    """
    return any(True for mark in _candidates(body, 0, end) if not mark.is_inline)


def _candidates(body: str, start: int, end: int) -> list[Number]:
    """All that looks like a paragraph's number."""
    padded = "\n" + body if start == 0 else body
    shift = 1 if start == 0 else 0
    marks: list[Number] = []
    for found in _LINE_NUMBER.finditer(padded, max(0, start - 1 + shift), end + shift):
        lead, mark, stop, pilcrow = found.group("lead", "mark", "stop", "pilcrow")
        if not (stop or mark or pilcrow) or (stop in (")", ",", ":") and not (mark or pilcrow)):
            continue
        if stop and not mark and padded[found.end() : found.end() + 1] in ("", "\n") and not pilcrow:
            continue
        marking = mark or lead
        begin = found.start() + 1 - shift
        marks.append(
            Number(
                begin,
                int(found["number"]),
                plain_mark(marking) if marking else None,
                found.end() - shift,
                bool(pilcrow) and pilcrow[0] != "P",
            )
        )
    inline = list(_inline(body, start, end))
    return sorted(marks + inline) if inline else marks


def _inline(body: str, start: int, end: int) -> Iterator[Number]:
    """Numbers in the middle of a line: after the end of a sentence, with a pilcrow or a portion mark."""
    place = body.find(". (", start, end)
    pilcrow = body.find("¶", start, end)
    while place >= 0 or pilcrow >= 0:
        if pilcrow >= 0 and (place < 0 or pilcrow < place):
            stop = body.find(".", pilcrow, pilcrow + 6)
            pilcrow = body.find("¶", pilcrow + 1, end)
        else:
            stop = place
            place = body.find(". (", place + 1, end)
        if stop <= 0 or not body[stop - 1].isdecimal():
            continue
        before = max(start, stop - 12)
        if body[before:stop].rstrip("0123456789").endswith(("\n", "\n¶")):  # the number begins its line
            continue
        found = _NUMBER_BEFORE.search(body, before, stop)
        if found is None:
            continue
        mark = _MARK_HERE.match(body, stop + 1, end)
        marking = mark["mark"] if mark else None
        is_mark = marking and (found["end"] or _CAPITAL.match(body, mark.end() if mark else end, end))
        if mark and (is_mark or (found["pilcrow"] and found["end"] and body[stop + 1 : stop + 2] in (" ", "\t"))):
            plain = plain_mark(marking) if marking else None
            yield Number(found.start("all"), int(found["number"]), plain, mark.end(), bool(found["pilcrow"]), True)


def _is_pilcrow_a_digit(marks: list[Number], *, is_whole: bool) -> bool:
    """Whether the numbers read 11, 12 ... because the pilcrow became a 1."""
    strong = [mark.number for mark in marks if mark.marking and not mark.is_inline]
    numbers = strong if len(strong) * 2 > len(marks) else [mark.number for mark in marks]
    if not numbers or any(mark.has_pilcrow for mark in marks):
        return False
    jumps = any(before == 19 and after in (110, 111) for before, after in pairwise(numbers))
    return jumps or (
        is_whole and numbers[0] in (11, 12) and all(str(number)[0] == "1" and number > 10 for number in numbers)
    )


def _without_digit(mark: Number) -> Number:
    """The number without the 1 that was a pilcrow."""
    digits = str(mark.number)
    return mark._replace(number=int(digits[1:])) if digits[0] == "1" and len(digits) > 1 else mark


def _in_sequence(body: str, marks: list[Number]) -> list[Number]:
    """The candidates that number paragraphs, without the numbers of lists inside them."""
    marked = sum(1 for mark in marks if mark.marking)
    wants_mark = marked * 2 >= len(marks) and marked > 1
    kept: list[Number] = []
    last = 0
    place = 0
    while place < len(marks):
        step = _step(body, marks, place, last, wants_mark=wants_mark)
        if step == 0:
            kept.append(marks[place])
            last = marks[place].number
            step = 1
        place += step
    return kept


def _step(body: str, marks: list[Number], place: int, last: int, *, wants_mark: bool) -> int:
    """0 where the candidate numbers a paragraph, else how many candidates belong to a list and are passed over."""
    mark = marks[place]
    is_strong = bool(mark.marking or mark.has_pilcrow)
    is_next = mark.number == last + 1
    if not is_strong and not _opens_block(body, mark):
        return 1
    if mark.is_inline or (wants_mark and not mark.marking):
        if not is_next:
            return 1
        # a list inside a paragraph reaches the number that a marked paragraph bears further down
        return 1 if not mark.marking and _place_of(marks, place + 1, mark.number, wants_mark=True) is not None else 0
    if is_next or not last:
        return 0
    if mark.number == 1:
        run = _run_length(marks, place)
        returns = _place_of(marks, place + run, last + 1, wants_mark=wants_mark)
        if returns is not None and not (mark.marking and wants_mark):
            return returns - place
        return 0 if mark.marking or _stands_apart(body, mark) else run
    if mark.number > last + 1:
        is_late = _place_of(marks, place + 1, last + 1, wants_mark=wants_mark) is not None
        return 1 if not mark.marking and (is_late or (mark.number > last + 10 and not mark.has_pilcrow)) else 0
    return 0 if is_strong or (mark.number == last and _stands_apart(body, mark, blank=True)) else 1


def _run_length(marks: list[Number], place: int) -> int:
    """How many candidates from `place` on count 1, 2, 3 ..."""
    length = 1
    while place + length < len(marks) and marks[place + length].number == marks[place].number + length:
        length += 1
    return length


def _place_of(marks: list[Number], place: int, number: int, *, wants_mark: bool) -> int | None:
    """Where the outer numbering goes on, None where it does not."""
    for index in range(place, min(place + 60, len(marks))):
        if marks[index].number == number and (marks[index].marking or not wants_mark):
            return index
    return None


def _opens_block(body: str, mark: Number) -> bool:
    """Whether the text before the number has come to an end."""
    before = body[max(0, mark.start - 200) : mark.start]
    return (
        not before.strip()
        or before.endswith("\n\n")
        or _ENDED.search(before) is not None
        or not before.rsplit("\n", 2)[-2].strip()
    )


def _stands_apart(body: str, mark: Number, *, blank: bool = False) -> bool:
    """Whether the text before is no lead-in to a list; with `blank`, whether a blank line stands between too."""
    above = body[max(0, mark.start - 300) : mark.start]
    before = above.rstrip()
    return not before.endswith((":", ",", ";", "-")) and (not blank or above.count("\n", len(before)) > 1)
