"""How far a load is: a live line on a terminal, else a line a minute, on standard error."""

from __future__ import annotations

import sys
import time

from kg.store.loading import Progress
from kg.views.talk import say

_TERMINAL_SECONDS = 0.2
_LOG_SECONDS = 60.0


class LoadProgress:
    """Shows a load's progress while it runs; use it in a `with` statement."""

    def __init__(self, is_quiet: bool) -> None:
        self._is_quiet = is_quiet
        self._is_live = sys.stderr.isatty()
        self._every = _TERMINAL_SECONDS if self._is_live else _LOG_SECONDS
        self._started = self._shown = time.monotonic()

    def __enter__(self) -> LoadProgress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_live and not self._is_quiet:
            sys.stderr.write("\r\x1b[K")  # the live line makes room for what follows

    def show(self, progress: Progress) -> None:
        """Show where the load is, when it is time to."""
        now = time.monotonic()
        if self._is_quiet or now - self._shown < self._every:
            return
        self._shown = now
        rate = progress.done / max(now - self._started, 1e-9)
        line = (
            f"{progress.done} cables, {rate:.0f} a second: {progress.written} read, {progress.same} the same, "
            f"{progress.refused} refused"
        )
        if self._is_live:
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
        else:
            say(line)
