"""How many cables a second are read, on one core and from memory, next to a plain reading of the same bytes?

    python -m tests.benchmarks.bench_parse [FOLDER] [--seconds 5]

Without a folder the example cables are read. The ratio is how many times the plain reading is faster: it hangs less on
the machine than the figures do.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from kg.archives import Message, Source, read_messages
from kg.cables import cable_record, read_cable

EXAMPLES = Path(__file__).parents[2] / "data" / "cables"


def seconds_a_round(work: Callable[[], object], budget: float) -> float:
    """The seconds of processor time that the fastest round of the work takes, in rounds for about `budget` seconds."""
    work()  # tables are read once
    best = float("inf")
    end = time.perf_counter() + budget
    while time.perf_counter() < end:
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print cables and megabytes a second."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--seconds", type=float, default=5.0, help="how long each part may take")
    options = parser.parse_args()
    messages = [found for found in read_messages([options.folder]) if isinstance(found, Message)]
    contents = [message.text.encode() for message in messages]
    size = sum(map(len, contents))
    rounds = max(1, 2_000_000 // max(size, 1))  # a plain reading is too fast to be measured once

    def decode() -> None:
        for _ in range(rounds):
            for content in contents:
                Message(content.decode(), Source("memory"))

    def parse() -> None:
        for message in messages:
            read_cable(message)

    def parse_to_json() -> None:
        for message in messages:
            json.dumps(cable_record(read_cable(message)), ensure_ascii=False)

    plain = seconds_a_round(decode, options.seconds) / rounds
    print(f"{len(messages)} cables, {size / len(messages):,.0f} bytes each on average")  # noqa: T201
    for name, taken in (
        ("plain read", plain),
        ("read_cable", seconds_a_round(parse, options.seconds)),
        ("read_cable and JSON", seconds_a_round(parse_to_json, options.seconds)),
    ):
        rates = f"{len(messages) / taken:12,.0f} cables/s {size / taken / 1e6:10,.1f} MB/s"
        print(f"{name:20} {rates}   ratio to a plain read {taken / plain:8,.1f}")  # noqa: T201


if __name__ == "__main__":
    main()
