"""Work spread over processes: one that dies or hangs on an item costs that item, and memory stays flat.

Each worker is given a batch and sends back a result for each item. What it had not answered when it died or was ended
goes to a new worker, but for the item it was at.
"""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from kg.errors import KgError

Item = TypeVar("Item")
Result = TypeVar("Result")

_BATCH = 64
_QUEUED_RESULTS = 512  # results that wait for the caller; at 200 kB each this bounds the memory
_END = object()
_READY = "ready"  # the first thing that a worker sends
_START_UP = 120.0  # seconds that a process may take to start, on a machine that is busy


class _Worker(Generic[Item]):
    """One process with its pipe, and the items it still owes an answer for."""

    def __init__(self, function: Callable[[Item], Any]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, function), daemon=True)
        self.process.start()
        theirs.close()
        self.owed: deque[Item] = deque()
        self.is_ready = False
        self.heard_at = time.monotonic()

    def give(self, batch: list[Item]) -> None:
        """Send a batch; the worker must be idle, so that neither waits for the other."""
        if not batch:
            return
        self.owed.extend(batch)
        self.heard_at = time.monotonic()
        with suppress(OSError):  # it has died: the next look at the pipe tells
            self.pipe.send(batch)

    def is_late(self, seconds: float) -> bool:
        """Whether it has been at one item, or at its start, for too long."""
        patience = seconds if self.is_ready else _START_UP
        return bool(self.owed) and time.monotonic() - self.heard_at > patience and not self.pipe.poll()

    def end(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _work(pipe: Connection, function: Callable[[Item], Any]) -> None:
    """Answer batches until the pipe closes; an interrupt from the keyboard is the main process's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        pipe.send(_READY)
        while True:
            for item in pipe.recv():
                pipe.send(function(item))


def map_in_workers(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int,
    seconds: float,
    on_lost: Callable[[Item, str], Result],
) -> Iterator[Result]:
    """Yield the result of `function` for each item, as they come, from `jobs` processes.

    Args:
        function: importable by name in a new process.
        items: read as workers ask for more.
        jobs: how many processes.
        seconds: how long one item may take.
        on_lost: the result for an item at which a worker died or took too long, from the item and the reason.

    Raises KgError where no worker can start.
    """
    results: queue.Queue[Any] = queue.Queue(_QUEUED_RESULTS)
    stopped = threading.Event()

    def gather() -> None:
        try:
            for result in _results(function, iter(items), jobs=jobs, seconds=seconds, on_lost=on_lost, stopped=stopped):
                while not stopped.is_set():
                    with suppress(queue.Full):
                        results.put(result, timeout=0.2)
                        break
            outcome: Any = _END
        except BaseException as error:  # handed to the caller's thread, which raises it
            outcome = error
        while not stopped.is_set():
            with suppress(queue.Full):
                results.put(outcome, timeout=0.2)
                return

    gatherer = threading.Thread(target=gather, daemon=True)
    gatherer.start()
    try:
        while (result := results.get()) is not _END:
            if isinstance(result, BaseException):
                raise result
            yield result
    finally:
        stopped.set()
        gatherer.join()


def _results(
    function: Callable[[Item], Result],
    items: Iterator[Item],
    *,
    jobs: int,
    seconds: float,
    on_lost: Callable[[Item, str], Result],
    stopped: threading.Event,
) -> Iterator[Result]:
    """Yield results while there are items and the caller wants more."""
    workers: list[_Worker[Item]] = []
    try:
        workers.extend(_Worker(function) for _ in range(jobs))
        while not stopped.is_set():
            for worker in workers:
                if not worker.owed:
                    worker.give(list(islice(items, _BATCH)))
            busy = {worker.pipe: worker for worker in workers if worker.owed}
            if not busy:
                return
            for pipe in wait(list(busy), timeout=0.2):
                worker = busy[pipe]  # type: ignore[index]
                try:
                    result: Result = worker.pipe.recv()
                except (EOFError, OSError):
                    if not worker.is_ready:
                        raise KgError("kg", "a worker process cannot start", "use --jobs 1 to see why") from None
                    yield on_lost(worker.owed[0], "the worker died at it")
                    _replace(worker, workers, function)
                    continue
                worker.heard_at = time.monotonic()
                if not worker.is_ready:
                    worker.is_ready = True
                    continue
                worker.owed.popleft()
                yield result
            for worker in [worker for worker in workers if worker.is_late(seconds)]:
                yield on_lost(worker.owed[0], f"it took more than {seconds:g} s")
                _replace(worker, workers, function)
    finally:
        for worker in workers:
            worker.end()


def _replace(worker: _Worker[Item], workers: list[_Worker[Item]], function: Callable[[Item], Any]) -> None:
    """Put a new worker in the place of one that is lost, with what it owed after the lost item."""
    worker.end()
    rest = list(worker.owed)[1:]
    fresh: _Worker[Item] = _Worker(function)
    workers[workers.index(worker)] = fresh
    fresh.give(rest)
