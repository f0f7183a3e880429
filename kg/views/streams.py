"""The three streams of the process, made fit for what is said and answered."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TextIO


def ready_streams() -> None:
    """Make standard output UTF-8 whatever the locale says, and open those streams that the caller has closed.

    What UTF-8 cannot hold (half of a file name that is no UTF-8) comes as `\\udcff`, which is JSON too.
    """
    sys.stdin = sys.stdin or open_nowhere("r")
    sys.stdout = sys.stdout or open_nowhere()
    sys.stderr = sys.stderr or open_nowhere()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="strict")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def open_nowhere(mode: str = "w") -> TextIO:
    """A stream that holds nothing and keeps nothing; it stays open as long as the process."""
    stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - it is a standard stream from now on
    assert isinstance(stream, io.TextIOWrapper)
    return stream


def flush_output() -> str:
    """Why the answer cannot be written out to its end, "" where it is, or where nobody reads it any more."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        forget_output()
    except OSError as error:
        forget_output()
        return error.strerror or str(error)
    return ""


def forget_output() -> None:
    """Send what is left of the answer nowhere, so that the end of the process does not try to write it again."""
    descriptor = os.open(os.devnull, os.O_WRONLY)
    os.dup2(descriptor, sys.stdout.fileno())
    os.close(descriptor)
