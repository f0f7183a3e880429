"""Does a reader see one whole generation, the old or the new, at every moment of a load with many swaps?"""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

from kg.store.ask import ask
from kg.store.layout import current_generation, list_generations
from kg.store.reader import open_reader
from kg.store.verifying import verify_store
from kg.store.writer import Writer
from tests.composed import BASE, composed_quads

SPAWN = multiprocessing.get_context("spawn")
CABLES = [f"08TOKYO{serial}" for serial in range(990001, 990013)]
ROUNDS = 12
# What a reader asks, and the answer is torn where two cables tell different rounds.
SUBJECTS = "SELECT ?subject (COUNT(?cable) AS ?cables) WHERE { ?cable cg:subject ?subject } GROUP BY ?subject"


def quads_of(cable: str, number: int) -> tuple[str, str, bytes]:
    """A cable as it is in one round; each round its subject tells which, and its quads are more."""
    name, digest, quads = composed_quads(cable, note=f"round {number:02d}")
    quads = quads.replace(b'"ISLANDS"', f'"ISLANDS, round {number:02d}"'.encode())
    more = [
        f'<{BASE}cable/{cable}> <{BASE}more> "{each:02d}" <{BASE}cable/{cable}> .\n'.encode() for each in range(number)
    ]
    return name, digest, b"".join(sorted([*quads.splitlines(keepends=True), *more]))


def _read(path: str, stop: str, answers: multiprocessing.Queue[list[tuple[int, int, int, int]] | str]) -> None:
    """Send what each reading saw: the round, cables, quads counted by the store, quads counted cable by cable."""
    seen = []
    try:
        while not Path(stop).exists():
            with open_reader(path) as reader:
                rows = ask(reader, SUBJECTS).records()
                by_cable = sum(len(list(reader.cable_graph(cable))) for cable in reader.cable_ids())
                assert len(rows) == 1, f"torn: {rows}"
                number = int(rows[0]["subject"].rsplit(" ", 1)[-1])
                seen.append((number, int(rows[0]["cables"]), len(reader), by_cable))
        answers.put(seen)
    except BaseException as error:
        answers.put(f"{type(error).__name__}: {error}")


def test_every_answer_is_of_one_whole_generation(tmp_path: Path) -> None:
    path, stop = tmp_path / "s", tmp_path / "stop"
    expected = {
        number: sum(quads_of(cable, number)[2].count(b"\n") for cable in CABLES) for number in range(ROUNDS + 1)
    }
    with Writer(path, BASE) as writer:
        writer.replace_cables(quads_of(cable, 0) for cable in CABLES)
    answers: multiprocessing.Queue[list[tuple[int, int, int, int]] | str] = SPAWN.Queue()
    readers = [SPAWN.Process(target=_read, args=(str(path), str(stop), answers)) for _ in range(2)]
    for reader in readers:
        reader.start()
    with Writer(path) as writer:
        for number in range(1, ROUNDS + 1):
            # Cable after cable, and dropped ones between: no reader may see the way, only the end.
            writer.drop_cables(CABLES[::3])
            for start in range(0, len(CABLES), 4):
                writer.replace_cables(quads_of(cable, number) for cable in CABLES[start : start + 4])
            writer.commit()
            time.sleep(0.05)
    stop.touch()
    found = [answers.get(timeout=60) for _ in readers]
    for reader in readers:
        reader.join()
    for seen in found:
        assert isinstance(seen, list), seen
        assert seen
        assert [number for number, *_ in seen] == sorted(number for number, *_ in seen)
        for number, cables, quads, by_cable in seen:
            assert (cables, quads, by_cable) == (len(CABLES), expected[number], expected[number])
    with Writer(path):
        pass
    assert list_generations(path) == [current_generation(path)]
    assert {check.status for check in verify_store(path)} == {"ok"}
