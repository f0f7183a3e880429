"""Synthetic archives of any size, in the form of real cables, all of them exercise traffic.

python -m tests.benchmarks.synthetic --cables 20000 --to cables.csv      (or .zip, .tar, .tar.gz, or a folder)
python -m tests.benchmarks.synthetic --cables 1000000 --to - | kg load -
python -m tests.benchmarks.synthetic --compare ../shared/cables          (spread beside that of real cables)
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.benchmarks.report import table
from tests.benchmarks.synthetic.archive import telegrams, write_archive, write_rows
from tests.benchmarks.synthetic.spread import comparison


def main() -> None:
    """Write an archive, or print how synthetic cables compare with real ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cables", type=int, default=500, help="how many")
    parser.add_argument("--seed", type=int, default=0, help="another seed gives other cables of the same ids")
    parser.add_argument("--to", metavar="PATH", help="where to write; - is standard output, as a cables.csv")
    parser.add_argument("--compare", type=Path, metavar="FOLDER", help="real cables to compare with")
    options = parser.parse_args()
    if options.to == "-":
        write_rows(telegrams(options.cables, options.seed), sys.stdout)
    elif options.to:
        start = time.perf_counter()
        write_archive(options.cables, Path(options.to), options.seed)
        taken = time.perf_counter() - start
        print(f"{options.cables:,} cables in {taken:.1f} s: {options.cables / taken:,.0f} a second", file=sys.stderr)  # noqa: T201
    if options.compare:
        print(table(comparison(options.compare, options.cables, options.seed)))  # noqa: T201
    if not (options.to or options.compare):
        parser.error("say --to PATH or --compare FOLDER")


if __name__ == "__main__":
    main()
