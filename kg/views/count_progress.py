"""How far a long reading or writing of the store is: a live line on a terminal, else a line a minute."""

from __future__ import annotations

import sys
import time

from kg.views.talk import say

_TERMINAL_SECONDS = 0.2
_LOG_SECONDS = 60.0


class CountProgress:
    """Shows a count while it grows; use it in a `with` statement."""

    def __init__(self, what: str, *, is_quiet: bool) -> None:
        self._what = what
        self._is_quiet = is_quiet
        self._is_live = sys.stderr.isatty()
        self._every = _TERMINAL_SECONDS if self._is_live else _LOG_SECONDS
        self._shown = time.monotonic()

    def __enter__(self) -> CountProgress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_live and not self._is_quiet:
            sys.stderr.write("\r\x1b[K")  # the live line makes room for what follows

    def show(self, done: int) -> None:
        """Show the count, when it is time to."""
        now = time.monotonic()
        if self._is_quiet or now - self._shown < self._every:
            return
        self._shown = now
        if self._is_live:
            sys.stderr.write(f"\r\x1b[K{done} {self._what}")
            sys.stderr.flush()
        else:
            say(f"{done} {self._what}")
