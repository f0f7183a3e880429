"""How much memory does it take to stream a `cables.csv` of a gigabyte?

    python -m tests.benchmarks.bench_memory [--megabytes 100 1000] [--every 20]

The table is made as a stream and piped into a second process, which reads all its rows, makes a cable of every
twentieth and prints its peak memory. Nothing is written to disk. Memory is flat where the lines say about the same.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time

from kg.archives import Message, read_messages
from kg.cables import read_cable

HEADING = "R 0{day}1200Z JAN 09\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC {serial}"
BODY = (
    "C O N F I D E N T I A L LIMA {serial}\n\nSIPDIS\n\nE.O. 12958: DECL: 01/01/2019\nTAGS: PREL, EFIS, PE\n"
    "SUBJECT: EXERCISE EXERCISE EXERCISE FISHING\n\n" + "{paragraphs}"
)
PARAGRAPH = '{number}. (C) The fishery official said that the \\"two hundred mile\\" limit would stand.  ' + (
    "Nobody else has fished there, and he expected that nobody would.  " * 6
)


def row(serial: int) -> bytes:
    """One row of the table: about 10 KB, with escaped quotes and many lines."""
    paragraphs = "\n\n".join(PARAGRAPH.format(number=number) for number in range(1, 21))
    heading = HEADING.format(day=serial % 9 + 1, serial=serial)
    body = BODY.format(serial=serial, paragraphs=paragraphs)
    cells = (serial, "1/2/2009 12:00", f"09LIMA{serial}", "Embassy Lima", "CONFIDENTIAL", "08LIMA990001", heading, body)
    return (",".join(f'"{cell}"' for cell in cells) + "\n").encode()


def generate(megabytes: int) -> None:
    """Write rows to standard output until there are so many megabytes."""
    left, serial = megabytes * 1_000_000, 990_001
    while left > 0:
        content = row(serial)
        sys.stdout.buffer.write(content)
        left -= len(content)
        serial += 1


def measure(every: int) -> None:
    """Read the table on standard input and print what it took."""
    start = time.perf_counter()
    rows = cables = characters = 0
    for found in read_messages(["-"]):
        if not isinstance(found, Message):
            sys.exit(f"{found.source}: {found.message}")
        characters += len(found.text)
        if rows % every == 0:
            cables += bool(read_cable(found).paragraphs)
        rows += 1
    taken = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(  # noqa: T201
        f"{characters / 1e6:8,.0f} MB  {rows:9,} rows  {cables:7,} made into cables  {taken:6.1f} s"
        f"  peak memory {peak:6.1f} MiB"
    )


def main() -> None:
    """Print the peak memory for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--every", type=int, default=20, help="make a cable of every so many rows")
    parser.add_argument("--generate", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.generate is not None:
        generate(options.generate)
    elif options.measure:
        measure(options.every)
    else:
        this = [sys.executable, "-m", "tests.benchmarks.bench_memory", "--every", str(options.every)]
        for megabytes in options.megabytes:
            with subprocess.Popen([*this, "--generate", str(megabytes)], stdout=subprocess.PIPE) as source:
                subprocess.run([*this, "--measure"], stdin=source.stdout, check=True)


if __name__ == "__main__":
    main()
