"""How far a load is: a bar on a terminal, else a line a minute, on standard error."""

from __future__ import annotations

import sys
import time
from collections import deque
from typing import TYPE_CHECKING

from kg.store.load_report import Progress
from kg.views.talk import say

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_TERMINAL_SECONDS = 0.2
_LOG_SECONDS = 60.0
_PACE_SECONDS = 60.0  # what the pace is taken from: the part that is in the store already goes by much faster


class Pace:
    """How fast a load was of late, and how long the rest will take at that pace.

    >>> pace = Pace()
    >>> pace.note(Progress(0, 0, 0, 0, read_bytes=0, all_bytes=900), at=0.0)
    >>> pace.note(Progress(30, 30, 0, 0, read_bytes=300, all_bytes=900), at=10.0)
    >>> pace.rate, pace.left
    (3.0, 20.0)
    """

    def __init__(self) -> None:
        self._noted: deque[tuple[float, Progress]] = deque()

    def note(self, progress: Progress, at: float) -> None:
        """Take down where the load is at that second."""
        self._noted.append((at, progress))
        while len(self._noted) > 2 and at - self._noted[1][0] > _PACE_SECONDS:
            self._noted.popleft()

    @property
    def rate(self) -> float:
        """Telegrams a second."""
        (began, first), (at, last) = self._noted[0], self._noted[-1]
        return (last.done - first.done) / (at - began) if at > began else 0.0

    @property
    def left(self) -> float | None:
        """The seconds that the rest of the sources' bytes will take, None where nobody knows."""
        (began, first), (at, last) = self._noted[0], self._noted[-1]
        if last.all_bytes is None or last.read_bytes is None:
            return None
        read = last.read_bytes - (first.read_bytes or 0)
        return max(0, last.all_bytes - last.read_bytes) * (at - began) / read if read > 0 else None


def shown_time(seconds: float | None) -> str:
    """A time that is left, as people say it.

    >>> shown_time(42.3), shown_time(170), shown_time(9000), shown_time(None)
    ('42 s left', '3 min left', '2 h 30 min left', 'time left unknown')
    """
    if seconds is None:
        return "time left unknown"
    if seconds < 100:
        return f"{seconds:.0f} s left"
    minutes = round(seconds / 60)
    return f"{minutes} min left" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min left"


class LoadProgress:
    """Shows a load's progress while it runs; use it in a `with` statement."""

    def __init__(self, is_quiet: bool) -> None:
        self._is_quiet = is_quiet
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._every = _LOG_SECONDS
        self._pace = Pace()
        self._shown = time.monotonic()
        self._pace.note(Progress(0, 0, 0, 0), self._shown)

    def __enter__(self) -> LoadProgress:
        if not self._is_quiet and sys.stderr.isatty():
            self._start_bar()
        return self

    def _start_bar(self) -> None:
        """Show an empty bar; what is said meanwhile comes above it."""
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn
        from rich.progress import Progress as Bar

        columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}", markup=False))
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True, refresh_per_second=4)
        self._bar.start()
        self._task = self._bar.add_task("starting", total=None)
        self._every = _TERMINAL_SECONDS

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, progress: Progress) -> None:
        """Show where the load is, when it is time to."""
        now = time.monotonic()
        if self._is_quiet or now - self._shown < self._every:
            return
        self._shown = now
        self._pace.note(progress, now)
        line = f"{progress.done} cables, {self._pace.rate:.0f} a second, {shown_time(self._pace.left)}"
        if self._bar is not None and self._task is not None:
            line = f"{line}, {progress.refused} refused"
            read = progress.read_bytes or 0
            self._bar.update(self._task, total=progress.all_bytes, completed=read, description=line)
        else:
            say(f"{line}: {progress.written} read, {progress.same} the same, {progress.refused} refused")
