"""Memory that is free again, given back to the system.

The database frees what a bulk load took, several times the size of the quads, from many threads; the C library keeps
it in as many heaps, each a little fuller than before. A process that loads all day would grow for nothing.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache


def give_back_memory() -> None:
    """Give the system back what the C library holds and nobody uses; it takes some hundredths of a second."""
    _trimming()(0)


@cache
def _trimming() -> Callable[[int], object]:
    """The C library's `malloc_trim`, or nothing to do where it has none (macOS, musl)."""
    try:
        trim: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # TypeError: Windows has no library without a name
        return lambda kept: 0
    return trim
