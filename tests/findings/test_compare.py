"""What did a change of the rules gain, lose and change?"""

from __future__ import annotations

from typing import Any

from kg.findings.compare import compare_positions


def position(start: int, end: int, speaker: str = "Reyes", **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "speaker": speaker, "party": "PE", "via": [], "text": "x"} | more


def record(*positions: dict[str, Any], cable: str = "08LIMA990001") -> dict[str, Any]:
    return {"cable": cable, "positions": list(positions)}


def test_two_equal_runs_have_nothing_apart() -> None:
    records = [record(position(0, 9), position(20, 30)), record(position(0, 9), cable="08LIMA990002")]
    assert compare_positions(records, list(reversed(records))).is_same


def test_gained_and_lost() -> None:
    found = compare_positions([record(position(0, 9))], [record(position(200, 230))])
    assert [(cable, one["start"]) for cable, one in found.gained] == [("08LIMA990001", 200)]
    assert [(cable, one["start"]) for cable, one in found.lost] == [("08LIMA990001", 0)]
    assert found.changed == ()


def test_another_owner_is_a_change() -> None:
    found = compare_positions([record(position(0, 9))], [record(position(0, 9, "Lund", party="NO"))])
    (change,) = found.changed
    assert (change.fields, change.old["speaker"], change.new["speaker"]) == (("speaker", "party"), "Reyes", "Lund")
    assert not found.gained
    assert not found.lost


def test_words_that_begin_a_little_later_are_the_same_statement() -> None:
    (change,) = compare_positions([record(position(10, 60))], [record(position(15, 60))]).changed
    assert change.fields == ("start",)


def test_words_nearby_of_somebody_else_are_not() -> None:
    found = compare_positions([record(position(10, 60))], [record(position(15, 60, "Lund"))])
    assert (len(found.gained), len(found.lost), found.changed) == (1, 1, ())


def test_a_cable_that_one_run_did_not_read() -> None:
    found = compare_positions([], [record(position(0, 9), position(20, 30))])
    assert len(found.gained) == 2
    assert compare_positions([record(cable="08LIMA990003")], []).is_same
