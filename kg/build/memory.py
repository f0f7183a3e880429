"""How much memory processes took."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

_UNIT = 1 if sys.platform == "darwin" else 1024  # of what getrusage says


def peak_memory(process: int | None = None) -> int:
    """The most bytes that a process had in memory so far: this one, or the child of that number; 0 if not known."""
    try:
        status = Path("/proc", str(process or os.getpid()), "status").read_text(encoding="ascii", errors="replace")
    except OSError:  # another system than Linux, or the process is gone
        return 0 if process else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
    for line in status.splitlines():
        if line.startswith("VmHWM:"):  # of this program alone; getrusage counts what ran before exec too
            return int(line.split()[1]) * 1024
    return 0
