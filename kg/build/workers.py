"""Work spread over processes: one that dies or hangs on an item costs that item, and memory stays flat.

Each worker is given batches and sends back a result for each item. What it had not answered when it died or was ended
goes to a new worker, but for the item it was at. A worker has its next batch before it is done with the last one.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from kg.build.memory import peak_memory
from kg.errors import KgError

Item = TypeVar("Item")
Result = TypeVar("Result")

_BATCH = 32  # items that are sent at once, unless they are large
_BATCH_SIZE = 1 << 20
_WAITING_BYTES = 32 << 20  # results that wait for the caller: this bounds the memory, whatever their size
_READY = "ready"  # the first thing that a worker sends
_START_UP = 120.0  # seconds that a process may take to start, on a machine that is busy
_FAILED_STARTS = 3  # workers that may die before they are ready: more of them, and none will ever be
_LOOK = 0.2  # seconds between two looks at whether the caller wants no more


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
        self.peak = 0

    def give(self, batch: list[Item]) -> None:
        """Send a batch; the worker takes it at once, whatever it is at, so that neither waits for the other."""
        if not batch:
            return
        if not self.owed:
            self.heard_at = time.monotonic()
        self.owed.extend(batch)
        with suppress(OSError):  # it has died: the next look at the pipe tells
            self.pipe.send(batch)

    def is_late(self, seconds: float) -> bool:
        """Whether it has been at one item, or at its start, for too long."""
        patience = seconds if self.is_ready else _START_UP
        return bool(self.owed) and time.monotonic() - self.heard_at > patience and not self.pipe.poll()

    def end(self) -> None:
        """End the process at once."""
        self.peak = max(self.peak, peak_memory(self.process.pid))
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _work(pipe: Connection, function: Callable[[Item], Any]) -> None:
    """Answer batches until the pipe closes; interrupts are the main process's to handle."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    batches: queue.SimpleQueue[list[Item]] = queue.SimpleQueue()
    with suppress(OSError):
        pipe.send_bytes(pickle.dumps(_READY))
        threading.Thread(target=_receive, args=(pipe, batches), daemon=True).start()
        while True:
            for item in batches.get():
                pipe.send_bytes(pickle.dumps(function(item), pickle.HIGHEST_PROTOCOL))


def _receive(pipe: Connection, batches: queue.SimpleQueue[list[Any]]) -> None:
    """Take batches from the pipe as they come; the worker ends when the main process is gone, whatever it is at."""
    with suppress(EOFError, OSError):
        while True:
            batches.put(pipe.recv())
    os._exit(0)


class _Waiting(Generic[Result]):
    """Results between two threads, as many as fit in the memory they may take."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._items: deque[tuple[int, Any]] = deque()
        self._size = 0
        self.is_closed = False

    def put(self, size: int, item: Any) -> None:
        """Add a result of that size when there is room; drop it where nobody wants more."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_closed or self._size < _WAITING_BYTES)
            self._items.append((size, item))
            self._size += size
            self._changed.notify_all()

    def get(self) -> Any:
        """The next result, once there is one.

        Raises queue.Empty after a moment without.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._items, _LOOK):
                raise queue.Empty
            size, item = self._items.popleft()
            self._size -= size
            self._changed.notify_all()
            return item

    def close(self) -> None:
        """Let who adds go on, for nothing."""
        with self._changed:
            self.is_closed = True
            self._changed.notify_all()


_END = object()


def map_in_workers(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int,
    seconds: float,
    on_lost: Callable[[Item, str], Result],
    size_of: Callable[[Item], int] = lambda item: 0,
    on_peak: Callable[[int], None] = lambda peak: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Generator[Result, None, None]:
    """Yield the result of `function` for each item, as they come, from `jobs` processes.

    Args:
        function: importable by name in a new process.
        items: read as workers ask for more, in a thread of its own.
        jobs: how many processes.
        seconds: how long one item may take.
        on_lost: the result for an item at which a worker died or took too long, from the item and the reason.
        size_of: about how many bytes an item has; large ones are sent in smaller batches.
        on_peak: called at the end with the bytes that the processes took at their peaks, summed.
        is_stopped: looked at now and then; no more is yielded once it is true.

    Raises KgError where no worker can start.
    """
    waiting: _Waiting[Result] = _Waiting()
    pool = _Pool(function, iter(items), jobs=jobs, seconds=seconds, on_lost=on_lost, size_of=size_of)

    resource_tracker.ensure_running()  # the first worker would start it, and that lets interrupts through again

    def gather() -> None:
        # An interrupt goes to each process of a terminal; a worker that has not started yet must not end by it.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        try:
            pool.run(waiting)
            outcome: Any = _END
        except BaseException as error:  # handed to the caller's thread, which raises it
            outcome = _Raised(error)
        waiting.put(0, outcome)

    gatherer = threading.Thread(target=gather, daemon=True)
    gatherer.start()
    try:
        while not is_stopped():
            try:
                result = waiting.get()
            except queue.Empty:
                continue
            if result is _END:
                break
            if isinstance(result, _Raised):
                raise result.error
            # Pickled results wait as bytes: their size is known, and they are read in this thread.
            yield pickle.loads(result) if isinstance(result, bytes) else result[0]
    finally:
        waiting.close()
        try:
            gatherer.join(5.0)  # it may be reading a standard input that says nothing
        finally:
            on_peak(pool.end())  # whatever comes: workers heed no call to end, and the process would wait for them


class _Raised:
    """What the source or the pool raised."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


class _Pool(Generic[Item]):
    """The workers, and what each of them owes."""

    def __init__(
        self,
        function: Callable[[Item], Any],
        items: Iterator[Item],
        *,
        jobs: int,
        seconds: float,
        on_lost: Callable[[Item, str], Any],
        size_of: Callable[[Item], int],
    ) -> None:
        self._function = function
        self._items = items
        self._jobs = jobs
        self._seconds = seconds
        self._on_lost = on_lost
        self._size_of = size_of
        self._workers: list[_Worker[Item]] = []
        self._changing = threading.Lock()
        self._failed_starts = 0
        self._is_ended = False

    def run(self, waiting: _Waiting[Any]) -> None:
        """Add the results to `waiting` while there are items and the caller wants more."""
        with self._changing:
            if not self._is_ended:
                self._workers.extend(_Worker(self._function) for _ in range(self._jobs))
        while not waiting.is_closed:
            for worker in self._workers:
                if len(worker.owed) < _BATCH // 2:
                    worker.give(self._next_batch())
            busy = {worker.pipe: worker for worker in self._workers if worker.owed}
            if not busy:
                return
            for pipe in wait(list(busy), timeout=_LOOK):
                worker = busy[pipe]  # type: ignore[index]
                try:
                    result = worker.pipe.recv_bytes()
                except (EOFError, OSError):
                    if not worker.is_ready:
                        self._failed_starts += 1
                        if self._failed_starts > _FAILED_STARTS:
                            found = "a worker process cannot start"
                            raise KgError("--jobs", found, "use --jobs 1 to see why") from None
                        self._replace(worker, lost=0)
                        continue
                    waiting.put(0, (self._on_lost(worker.owed[0], "the worker died at it"),))
                    self._replace(worker)
                    continue
                worker.heard_at = time.monotonic()
                if not worker.is_ready:
                    worker.is_ready = True
                    continue
                worker.owed.popleft()
                waiting.put(len(result), result)
            for worker in [worker for worker in self._workers if worker.is_late(self._seconds)]:
                waiting.put(0, (self._on_lost(worker.owed[0], f"it took more than {self._seconds:g} s"),))
                self._replace(worker)

    def _next_batch(self) -> list[Item]:
        """The next items, so many as make a batch."""
        batch: list[Item] = []
        size = 0
        for item in self._items:
            batch.append(item)
            size += self._size_of(item)
            if len(batch) >= _BATCH or size >= _BATCH_SIZE:
                break
        return batch

    def _replace(self, worker: _Worker[Item], lost: int = 1) -> None:
        """Put a new worker in the place of one that is lost, with what it owed but for the lost items."""
        with self._changing:
            if self._is_ended:
                return
            worker.end()
            rest = list(worker.owed)[lost:]
            fresh: _Worker[Item] = _Worker(self._function)
            fresh.peak = worker.peak
            self._workers[self._workers.index(worker)] = fresh
        fresh.give(rest)

    def end(self) -> int:
        """End all processes at once; the bytes that they took at their peaks, summed."""
        with self._changing:
            self._is_ended = True
            for worker in self._workers:
                worker.end()
        return sum(worker.peak for worker in self._workers)
