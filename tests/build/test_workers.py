"""Does work in other processes lose only the item that breaks one?"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build.workers import map_in_workers
from kg.errors import KgError


def _worked(item: int) -> tuple[int, str]:
    """The item; some break the process, hang it, or give more than a pipe holds."""
    if item == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if item == 17:
        time.sleep(600)
    return item, "x" * (300_000 if item == 19 else 10)


def _lost(item: int, reason: str) -> tuple[int, str]:
    return item, reason


def results(items: Iterator[int] | range, jobs: int = 2, seconds: float = 60.0) -> dict[int, str]:
    found = list(map_in_workers(_worked, items, jobs=jobs, seconds=seconds, on_lost=_lost))
    assert len(found) == len(dict(found)), "each item has one result"
    return dict(found)


def test_every_item_has_a_result() -> None:
    assert sorted(results(range(20, 400))) == list(range(20, 400))


def test_nothing_to_do() -> None:
    assert results(range(0)) == {}


def test_a_worker_that_dies_or_hangs_costs_its_item() -> None:
    found = results(range(10, 24), seconds=1.5)
    assert sorted(found) == list(range(10, 24))
    assert found[13] == "the worker died at it"
    assert found[17] == "it took more than 1.5 s"
    assert {item for item, said in found.items() if "it" in said} == {13, 17}


def test_the_last_item_may_break_its_worker() -> None:
    assert results(range(11, 14), jobs=1)[13] == "the worker died at it"


class Unreadable:
    """A function that no other process can import."""

    def __call__(self, item: int) -> tuple[int, str]:
        return item, ""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (3,)


def test_workers_that_cannot_start_lose_no_item() -> None:
    with pytest.raises(KgError, match="cannot start"):
        list(map_in_workers(Unreadable(), range(9), jobs=2, seconds=60.0, on_lost=_lost))


def test_what_the_source_raises_comes_to_the_caller() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        results(broken())


def test_a_caller_that_stops_ends_the_workers() -> None:
    taken = []

    def endless() -> Iterator[int]:
        item = 100
        while True:
            taken.append(item)
            yield item
            item += 1

    found = map_in_workers(_worked, endless(), jobs=1, seconds=60.0, on_lost=_lost)
    next(found)
    found.close()  # type: ignore[attr-defined]
    before = len(taken)
    time.sleep(0.3)
    assert len(taken) == before


class InterruptedAtStart:
    """Work whose processes are sent what Ctrl-C sends to all processes of a terminal, before they can ignore it."""

    def __call__(self, item: int) -> int:
        return item

    def __setstate__(self, state: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    def __getstate__(self) -> dict[str, int]:
        return {"any": 1}


def test_workers_that_are_interrupted_at_their_start_go_on() -> None:
    found = map_in_workers(InterruptedAtStart(), range(9), jobs=2, seconds=60.0, on_lost=lambda item, reason: -1)
    assert sorted(found) == list(range(9))


class KilledAtFirstStart:
    """Work whose first process dies before it is ready."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __call__(self, item: int) -> int:
        return item

    def __setstate__(self, state: dict[str, Path]) -> None:
        self.mark = state["mark"]
        try:
            self.mark.touch(exist_ok=False)
        except FileExistsError:
            return
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_killed_at_its_start_costs_nothing(tmp_path: Path) -> None:
    work = KilledAtFirstStart(tmp_path / "mark")
    found = map_in_workers(work, range(9), jobs=2, seconds=60.0, on_lost=lambda item, reason: -1)
    assert sorted(found) == list(range(9))
