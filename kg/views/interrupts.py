"""Ctrl-C and the system's call to end: the first lets the work come to a whole state, the second stops it at once."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_SAID = b"\nkg: stopping when what was read is written; once more stops at once\n"


class Told(int):
    """The exit status of a command that was stopped, and has told how to go on."""


class Interrupts:
    """Takes interrupts down instead of raising them; use it in a `with` statement, in the main thread."""

    def __init__(self) -> None:
        self.number: int | None = None
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Interrupts:
        self._before = {number: signal.signal(number, self._take) for number in _SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def is_asked(self) -> bool:
        """Whether the work is to end."""
        return self.number is not None

    @property
    def exit_status(self) -> Told:
        """The exit status that tells of the signal: 130 for Ctrl-C, 143 for the system's call to end."""
        return Told(128 + (self.number or signal.SIGINT))

    def _take(self, number: int, frame: FrameType | None) -> None:
        """Take the first down; raise at the second."""
        if self.number is not None:
            raise KeyboardInterrupt
        self.number = number
        with suppress(OSError):  # not by print: the interrupt may have come inside of it
            os.write(2, _SAID)
