"""How long does a load take, beside the engine's own loader on the very quads, and what memory and room does it need?

    python -m tests.benchmarks.bench_load [--cables 5000,20000,50000] [--jobs 2] [--work DIR] [--json FILE]

For each size an archive is composed (`tests.benchmarks.synthetic`), loaded by `kg load` into a new store and loaded
again with nothing changed. The quads are dumped as N-Quads and loaded by `oxigraph load`, the binary of the package
`oxigraph`. Memory is that of the main process and its workers together, shared pages counted once (PSS), looked at
once a second. On the store of the middle size the start-up of `kg` and the questions of queries/ are timed.
The folder DIR needs about 0.6 MB a cable; it is emptied as the sizes are done.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat

from kg.store.reader import open_reader
from tests.benchmarks.bench_queries import measure_queries
from tests.benchmarks.report import table
from tests.benchmarks.synthetic.archive import write_archive

KG = [sys.executable, "-m", "kg"]
SAMPLE = 1.0  # seconds between two looks at the memory; a look costs some hundredths of one


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds, the greatest memory of all its processes in MB, its standard output."""

    seconds: float
    megabytes: float
    output: str


def run(command: list[str]) -> Run:
    """Run the command to its end, looking at the memory of its processes all the while."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peak = 0.0
        is_over = threading.Event()

        def watch() -> None:
            nonlocal peak
            while not is_over.wait(SAMPLE):
                peak = max(peak, sum(map(_memory, _family(process.pid))))

        watcher = threading.Thread(target=watch)
        watcher.start()
        output, _ = process.communicate()
        is_over.set()
        watcher.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with status {process.returncode}")
    return Run(time.perf_counter() - start, peak, output)


def _family(pid: int) -> list[int]:
    """The process and all below it."""
    found = [pid]
    for parent in found:
        for path in Path(f"/proc/{parent}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                found.extend(map(int, path.read_text().split()))
    return found


def _memory(pid: int) -> float:
    """The proportional set size in MB, 0 for a process that has ended."""
    with contextlib.suppress(OSError, IndexError, ValueError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return 0.0


def bytes_on_disk(folder: Path) -> int:
    """The room that the files take; a file with several names counts once."""
    files = {(stat.st_dev, stat.st_ino): stat.st_blocks * 512 for stat in (p.lstat() for p in folder.rglob("*"))}
    return sum(files.values())


def measure_load(cables: int, jobs: int, work: Path) -> dict[str, Any]:
    """Load so many cables and say what it took."""
    archive, store, dump, other = work / "cables.csv", work / "store", work / "quads.nq", work / "oxigraph"
    for path in (archive, store, dump, other):
        _remove(path)
    start = time.perf_counter()
    write_archive(cables, archive)
    row: dict[str, Any] = {"cables": cables, "composed s": time.perf_counter() - start}
    command = [*KG, "load", str(archive), "--store", str(store), "--jobs", str(jobs), "--quiet", "--format", "json"]
    first = run(command)
    report = json.loads(first.output)
    row |= {
        "load s": first.seconds,
        "cables/s": report["new"] / first.seconds,
        "peak MB": first.megabytes,
        "quads": report["quads"],
        "quads/cable": report["quads"] / report["new"],
        "bytes/cable": bytes_on_disk(store) / report["new"],
        "refused": report["refused"],
    }
    row["again s"] = run(command).seconds
    row["again ×"] = first.seconds / row["again s"]
    with open_reader(store) as reader:
        reader.quads.dump(str(dump), format=RdfFormat.N_QUADS)
    theirs = run([_oxigraph(), "load", "--location", str(other), "--file", str(dump)])
    row |= {"oxigraph s": theirs.seconds, "oxigraph MB": theirs.megabytes, "ratio": first.seconds / theirs.seconds}
    row["stages"] = report.get("stages") or {}
    for path in (archive, dump, other):
        _remove(path)
    return row


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _oxigraph() -> str:
    """The binary that the package `oxigraph` puts beside Python."""
    beside = Path(sys.executable).parent / "oxigraph"
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    if not found:
        raise SystemExit("oxigraph is not installed: pip install -e '.[test]'")
    return found


def measure_start_up(store: Path, times: int = 7) -> list[dict[str, Any]]:
    """The seconds of whole processes, from start to end."""
    rows = []
    for command, most in ((["--help"], 0.25), (["query", "disputes-of-party", "--param", "party=RU"], 0.5)):
        environment = {**os.environ, "KG_STORE": str(store)}
        taken = []
        for _ in range(times):
            start = time.perf_counter()
            subprocess.run([*KG, *command], env=environment, check=True, capture_output=True)
            taken.append(time.perf_counter() - start)
        told = f"kg {' '.join(command)}"
        rows.append({"command": told, "median s": statistics.median(taken), "worst s": max(taken), "at most s": most})
    return rows


def main() -> None:
    """Print the tables, and write them as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cables", default="5000,20000,50000", help="the sizes, separated by commas")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--work", type=Path, help="a folder for archives and stores; else a temporary one")
    parser.add_argument(
        "--questions-on", type=int, metavar="N", help="the size whose store is asked; else the middle one"
    )
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for one answer")
    parser.add_argument("--json", type=Path, help="write all measurements here")
    options = parser.parse_args()
    sizes = sorted(int(size) for size in options.cables.split(","))
    asked = options.questions_on or sizes[len(sizes) // 2]
    version = subprocess.run([_oxigraph(), "--version"], capture_output=True, text=True, check=True).stdout.strip()
    told: dict[str, Any] = {"oxigraph": version, "jobs": options.jobs, "cores": os.cpu_count(), "loads": []}
    with tempfile.TemporaryDirectory() as temporary:
        work = options.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        for size in sizes:
            told["loads"].append(measure_load(size, options.jobs, work))
            print(json.dumps(told["loads"][-1]), file=sys.stderr, flush=True)  # noqa: T201 - kept if the rest is broken off
            if size == asked:
                told["start-up"] = measure_start_up(work / "store")
                told["questions"] = measure_queries(work / "store", names=[], repeat=3, limit=options.limit)
            _remove(work / "store")
    told["questions"].sort(key=lambda row: -(row["median s"] or options.limit))
    loads = [{name: value for name, value in row.items() if name != "stages"} for row in told["loads"]]
    stages = [{"cables": row["cables"], **row["stages"]} for row in told["loads"] if row["stages"]]
    for title, rows in (
        (f"Loads with --jobs {options.jobs} on {os.cpu_count()} cores, beside {version}", loads),
        ("Seconds of each stage, of all processes together", stages),
        ("Start-up, whole process", told["start-up"]),
        (f"Questions on {asked:,} cables", told["questions"]),
    ):
        if rows:
            print(f"\n{title}\n\n{table(rows)}")  # noqa: T201
    if options.json:
        options.json.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
