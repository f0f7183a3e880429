"""Synthetic archives: a folder, a `cables.csv`, a zip or a tar, written as the cables are composed."""

from __future__ import annotations

import csv
import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from tests.benchmarks.synthetic.telegram import Telegram, compose


def telegrams(cables: int, seed: int = 0) -> Iterator[Telegram]:
    """Yield so many cables, one at a time."""
    return (compose(number, seed) for number in range(cables))


def write_archive(cables: int, target: Path, seed: int = 0) -> None:
    """Write an archive of so many cables; the ending of its name says which kind. Memory does not grow with it.

    `.csv` is the table of Cablegate, `.zip`, `.tar` and `.tar.gz` hold one text a cable, a name without an ending is a
    folder of texts.
    """
    find_writer(target)(telegrams(cables, seed), target)


def find_writer(target: Path) -> Callable[[Iterator[Telegram], Path], None]:
    """What writes an archive of that name."""
    endings = {".csv": _write_csv, ".zip": _write_zip, ".tar": _write_tar, ".tar.gz": _write_tar}
    return next((writer for ending, writer in endings.items() if target.name.endswith(ending)), _write_folder)


def _write_csv(found: Iterator[Telegram], target: Path) -> None:
    """The table of Cablegate: no header line, quotes inside a cell escaped by a backslash."""
    with target.open("w", encoding="utf-8", newline="") as file:
        write_rows(found, file)


def write_rows(found: Iterator[Telegram], file: IO[str]) -> None:
    """The rows of the table, to any stream."""
    rows = csv.writer(file, quoting=csv.QUOTE_ALL, doublequote=False, escapechar="\\", lineterminator="\n")
    for number, cable in enumerate(found, 1):
        sent = f"{cable.sent.month}/{cable.sent.day}/{cable.sent:%Y %H:%M}"
        references = "|".join(cable.references)
        origin = cable.post.name
        rows.writerow([number, sent, cable.id, origin, cable.classification, references, cable.heading, cable.body])


def _write_folder(found: Iterator[Telegram], target: Path) -> None:
    """A folder of texts, a thousand to each folder inside it."""
    for number, cable in enumerate(found):
        folder = target / f"{number // 1000:04d}"
        if number % 1000 == 0:
            folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{cable.id}.txt").write_text(cable.text, encoding="utf-8")


def _write_zip(found: Iterator[Telegram], target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for cable in found:
            entry = zipfile.ZipInfo(f"{cable.id}.txt")  # its date is 1980: the same bytes on any day
            archive.writestr(entry, cable.text, compress_type=zipfile.ZIP_DEFLATED)


def _write_tar(found: Iterator[Telegram], target: Path) -> None:
    with tarfile.open(str(target), "w|gz" if target.suffix == ".gz" else "w|") as archive:
        for cable in found:
            content = cable.text.encode()
            entry = tarfile.TarInfo(f"{cable.id}.txt")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
            archive.getmembers().clear()  # it would keep every entry in memory
