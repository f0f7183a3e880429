"""What a change of the rules gained, lost and changed: two runs over the same cables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_WATCHED = ("speaker", "party", "via", "end", "speech_act", "polarity", "direct", "stated_on")
_NEAR = 80  # characters that the start of a statement may move and still be the same statement


@dataclass(frozen=True, slots=True)
class Change:
    """A statement of one cable that both runs found, with the fields that differ; `old` and `new` are the records."""

    cable: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the new run found and the old did not, the other way round, and what both found otherwise.

    `gained` and `lost` are pairs of the cable's id and the position's record, in the order of the cables and the text.
    """

    gained: tuple[tuple[str, Mapping[str, Any]], ...]
    lost: tuple[tuple[str, Mapping[str, Any]], ...]
    changed: tuple[Change, ...]

    @property
    def is_same(self) -> bool:
        """Whether the two runs found the same."""
        return not (self.gained or self.lost or self.changed)


def compare_positions(old_records: Iterable[Mapping[str, Any]], new_records: Iterable[Mapping[str, Any]]) -> Comparison:
    """What the positions of two runs have apart; each record is the object that `kg extract` prints for a cable.

    A statement is the same where it starts at the same character; what is left over is paired with the nearest start
    in the same cable, spoken by the same speaker. A cable that only one run read counts as gained or lost whole.

    >>> old = [{"cable": "08LIMA990001", "positions": [{"start": 9, "end": 20, "speaker": "Reyes"}]}]
    >>> new = [{"cable": "08LIMA990001", "positions": [{"start": 9, "end": 20, "speaker": "Lund"}]}]
    >>> [change.fields for change in compare_positions(old, new).changed]
    [('speaker',)]
    """
    before, after = _by_cable(old_records), _by_cable(new_records)
    gained: list[tuple[str, Mapping[str, Any]]] = []
    lost: list[tuple[str, Mapping[str, Any]]] = []
    changed: list[Change] = []
    for cable in sorted(before.keys() | after.keys()):
        old, new = before.get(cable, []), after.get(cable, [])
        pairs = _pairs(old, new)
        paired_old = {one for one, _ in pairs}
        paired_new = {other for _, other in pairs}
        for one, other in pairs:
            fields = _differing(old[one], new[other])
            if fields:
                changed.append(Change(cable, old[one], new[other], fields))
        gained += [(cable, position) for at, position in enumerate(new) if at not in paired_new]
        lost += [(cable, position) for at, position in enumerate(old) if at not in paired_old]
    return Comparison(tuple(gained), tuple(lost), tuple(changed))


def _by_cable(records: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for record in records:
        found.setdefault(record["cable"], []).extend(record.get("positions", ()))
    for positions in found.values():
        positions.sort(key=_place)
    return found


def _place(position: Mapping[str, Any]) -> tuple[int, int]:
    return position["start"], position["end"]


def _pairs(old: list[Mapping[str, Any]], new: list[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Places in `old` and `new` of the same statement, in the order of `old`."""
    starts: dict[int, list[int]] = {}
    for at in range(len(new) - 1, -1, -1):
        starts.setdefault(new[at]["start"], []).append(at)
    pairs: list[tuple[int, int]] = []
    left: list[int] = []
    for at, position in enumerate(old):
        same = starts.get(position["start"])
        if same:
            pairs.append((at, same.pop()))
        else:
            left.append(at)
    taken = {other for _, other in pairs}
    free = [at for at in range(len(new)) if at not in taken]
    at_free = 0
    for at in left:
        while at_free < len(free) and new[free[at_free]]["start"] < old[at]["start"] - _NEAR:
            at_free += 1
        for place in range(at_free, len(free)):
            other = new[free[place]]
            if other["start"] > old[at]["start"] + _NEAR:
                break
            if other.get("speaker") == old[at].get("speaker"):
                pairs.append((at, free.pop(place)))
                break
    return sorted(pairs)


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    moved = ("start",) if old["start"] != new["start"] else ()
    return moved + tuple(name for name in _WATCHED if old.get(name) != new.get(name))
