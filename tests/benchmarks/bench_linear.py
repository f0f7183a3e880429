"""Does the time grow with the length of a text, and no faster, whatever marker it repeats?

    python -m tests.benchmarks.bench_linear

Each marker is repeated to a quarter of a megabyte and to a whole one; in linear time the ratio of the two is about 4.
"""

from __future__ import annotations

import time

from kg.cables import coverage, read_cable
from tests.cables.test_properties import MARKERS

SIZES = (250_000, 1_000_000)


def seconds(text: str) -> float:
    """The seconds of processor time that reading takes."""
    start = time.process_time()
    coverage(read_cable(text))
    return time.process_time() - start


def main() -> None:
    """Print the markers, the slowest first."""
    rows = []
    for marker in MARKERS:
        quarter, whole = (seconds(marker * (size // len(marker))) for size in SIZES)
        rows.append((whole, whole / max(quarter, 1e-9), marker))
    for whole, ratio, marker in sorted(rows, reverse=True):
        print(f"{whole:7.2f} s for 1 MB   ratio {ratio:4.1f}   {marker!r}")  # noqa: T201


if __name__ == "__main__":
    main()
