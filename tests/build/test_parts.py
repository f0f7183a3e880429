"""Do parts hold what a load would, byte for byte the same each time, and survive what befalls them?"""

from __future__ import annotations

import gzip
import hashlib
import json
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.archives import Refusal
from kg.build import load_paths
from kg.build.parts import BuildReport, build_parts
from kg.errors import KgError, ParameterError, SourceError, StoreError
from kg.store.parts import JOURNAL_FILE, MANIFEST_FILE, open_quads
from kg.store.reader import open_reader
from tests.reference import small_reference

SPAWN = multiprocessing.get_context("spawn")


def write_telegram(path: Path, serial: int, note: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"DE RUEHKO #{serial}/01 0380820\nP 070820Z FEB 08\nFM AMEMBASSY TOKYO\nTO RUEHC/SECSTATE WASHDC\n"
        f"UNCLAS TOKYO {serial}\n\nSUBJECT: ISLANDS {note}\n\n¶1. (U) Tanaka said the islands were Japanese.\n",
        encoding="utf-8",
    )


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    """Twelve telegrams, a recipe among them, a text that comes twice, and two of which a longer comes later."""
    return write_cables(tmp_path / "in")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    small_reference(monkeypatch)


@pytest.fixture(scope="module")
def direct(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """What a load of these telegrams leaves."""
    folder = tmp_path_factory.mktemp("direct")
    with pytest.MonkeyPatch.context() as monkeypatch:
        small_reference(monkeypatch)
        load_paths([write_cables(folder / "in")], folder / "store")
    return dump(folder / "store")


def write_cables(folder: Path) -> Path:
    for serial in range(990001, 990013):
        write_telegram(folder / f"a{serial}.txt", serial)
    (folder / "a990005x.txt").write_text("Take two eggs and a cup of flour.\n", encoding="utf-8")
    write_telegram(folder / "b990003.txt", 990003)
    write_telegram(folder / "b990002.txt", 990002, "AND A LONGER SUBJECT")
    write_telegram(folder / "b990012.txt", 990012, "AND A LONGER SUBJECT")
    return folder


def build(cables: Path, out: Path, part_size: int = 4, jobs: int = 1, **options: str) -> tuple[BuildReport, list[str]]:
    refusals: list[Refusal] = []
    report = build_parts(
        [cables], out, part_size=part_size, jobs=jobs, on_refusal=refusals.append, **options  # type: ignore[arg-type]
    )  # fmt: skip
    return report, [f"{Path(refusal.source.path).name} {refusal.code}" for refusal in refusals]


def files(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def dump(path: Path) -> list[bytes]:
    with open_reader(path) as reader:
        return sorted((reader.quads.dump(format=RdfFormat.N_QUADS) or b"").splitlines())


@pytest.mark.parametrize(("part_size", "compression"), [(1, "gz"), (4, "zst"), (1000, "gz")])
def test_a_store_loaded_from_parts_is_that_loaded_from_the_cables(
    cables: Path, direct: list[bytes], tmp_path: Path, compression: str, part_size: int
) -> None:
    report, refused = build(cables, tmp_path / "parts", part_size, compression=compression)
    assert (report.cables, report.same, report.refused) == (12, 1, 3)
    assert sorted(refused) == ["a990002.txt duplicate-id", "a990005x.txt no-telegram", "a990012.txt duplicate-id"]
    loaded = load_paths([tmp_path / "parts"], tmp_path / "store")
    assert (loaded.new, loaded.changed, loaded.same, loaded.refused) == (12, 0, 0, 0)
    assert dump(tmp_path / "store") == direct
    again = load_paths([tmp_path / "parts"], tmp_path / "store")
    assert (again.new, again.changed, again.same, again.quads) == (0, 0, 12, 0)


def test_any_triple_store_can_take_the_files(cables: Path, direct: list[bytes], tmp_path: Path) -> None:
    build(cables, tmp_path / "parts")
    plain = Store()
    for path in (tmp_path / "parts").glob("*.nq.gz"):
        plain.bulk_load(gzip.decompress(path.read_bytes()), format=RdfFormat.N_QUADS)
    assert sorted((plain.dump(format=RdfFormat.N_QUADS) or b"").splitlines()) == direct


def test_the_manifest_tells_what_stands_where(cables: Path, tmp_path: Path) -> None:
    report, _ = build(cables, tmp_path / "parts")
    said = json.loads((tmp_path / "parts" / MANIFEST_FILE).read_text(encoding="utf-8"))
    assert (said["form"], said["version"], said["compression"]) == ("cablegraph parts", 1, "gz")
    for part in (*said["reference"], *said["parts"]):
        data = (tmp_path / "parts" / part["file"]).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (part["sha256"], part["bytes"])
        assert gzip.decompress(data).count(b"\n") == part["quads"]
        assert sum(cable["quads"] for cable in part["cables"]) in (0, part["quads"])
    ids = [cable["id"] for part in said["parts"] for cable in part["cables"]]
    assert sorted(ids) == [f"08TOKYO{serial}" for serial in range(990001, 990013)]
    assert report.quads == sum(part["quads"] for part in (*said["reference"], *said["parts"]))


def test_the_same_cables_give_the_same_bytes_whatever_is_at_work(tmp_path: Path) -> None:
    for serial in range(990001, 990121):
        write_telegram(tmp_path / "in" / f"{serial}.txt", serial, "AND WATERS " * (serial % 7))
    for name, jobs in (("one", 1), ("two", 2)):
        build(tmp_path / "in", tmp_path / name, 16, jobs)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_build_that_is_whole_is_not_built_again(cables: Path, tmp_path: Path) -> None:
    for path in cables.glob("b*"):
        path.unlink()
    first, refused = build(cables, tmp_path / "parts")
    before = files(tmp_path / "parts")
    again, refused_again = build(cables, tmp_path / "parts")
    assert (first.kept, again.kept) == (0, first.parts)
    assert (files(tmp_path / "parts"), refused_again) == (before, refused)


def test_parts_of_other_cables_are_not_written_over(cables: Path, tmp_path: Path) -> None:
    build_parts([cables], tmp_path / "out")
    before = (tmp_path / "out" / MANIFEST_FILE).read_bytes()
    write_telegram(tmp_path / "others" / "a.txt", 990099)
    with pytest.raises(StoreError, match="parts of other cables"):
        build_parts([tmp_path / "others"], tmp_path / "out")
    assert (tmp_path / "out" / MANIFEST_FILE).read_bytes() == before
    assert not (tmp_path / "out" / JOURNAL_FILE).exists()


def test_a_source_that_grows_in_front_is_built_on(cables: Path, tmp_path: Path) -> None:
    before = build_parts([cables], tmp_path / "out", part_size=1)
    write_telegram(cables / "0.txt", 990099)  # the first part is of a cable that no earlier part holds
    assert build_parts([cables], tmp_path / "out", part_size=1).cables == before.cables + 1


def test_a_changed_cable_a_damaged_part_and_other_options_are_built_again(cables: Path, tmp_path: Path) -> None:
    build(cables, tmp_path / "parts")
    write_telegram(cables / "a990006.txt", 990006, "AND WATERS")
    report, _ = build(cables, tmp_path / "parts")
    assert report.kept < report.parts
    (tmp_path / "parts" / "part-00001.nq.gz").write_bytes(b"damaged")
    build(cables, tmp_path / "parts")
    for path in cables.glob("a99001*"):
        path.unlink()
    build(cables, tmp_path / "parts")
    build(cables, tmp_path / "fresh")
    assert files(tmp_path / "parts") == files(tmp_path / "fresh")
    build(cables, tmp_path / "parts", compression="zst")
    build(cables, tmp_path / "fresh2", compression="zst")
    assert files(tmp_path / "parts") == files(tmp_path / "fresh2")


def _build_slowly(cables: str, out: str) -> None:
    build_parts([cables], out, part_size=3, on_progress=lambda progress: time.sleep(0.03))


@pytest.mark.parametrize("moment", range(3))
def test_a_killed_build_goes_on_behind_its_last_whole_part(cables: Path, tmp_path: Path, moment: int) -> None:
    out = tmp_path / "parts"
    process = SPAWN.Process(target=_build_slowly, args=(str(cables), str(out)))
    process.start()
    while not (out / "part-00001.nq.gz").exists() and process.is_alive():
        time.sleep(0.002)
    time.sleep(random.Random(moment).uniform(0.0, 0.2))
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    if not (out / MANIFEST_FILE).exists():
        with pytest.raises(SourceError, match="not all built yet"):
            load_paths([out], tmp_path / "store")
    report, refused = build(cables, out, 3)
    _, whole_refused = build(cables, tmp_path / "whole", 3)
    assert (files(out), refused) == (files(tmp_path / "whole"), whole_refused)
    assert report.cables == 12
    assert not (out / JOURNAL_FILE).exists()


def test_a_damaged_part_is_one_refusal_and_the_rest_goes_on(cables: Path, tmp_path: Path) -> None:
    build(cables, tmp_path / "parts")
    damaged = tmp_path / "parts" / "part-00002.nq.gz"
    with open_quads(damaged) as quads:
        lost = quads.read().count(b"canonicalId")
    damaged.write_bytes(damaged.read_bytes()[:-9])
    refusals: list[Refusal] = []
    report = load_paths([tmp_path / "parts"], tmp_path / "store", on_refusal=refusals.append)
    assert [(refusal.source.path, refusal.code) for refusal in refusals] == [(str(damaged), "damaged-part")]
    assert report.new == 12 - lost
    damaged.unlink()
    assert load_paths([tmp_path / "parts"], tmp_path / "store").refused == 1


def test_several_folders_and_cables_beside_them_are_one_load(cables: Path, tmp_path: Path) -> None:
    for serial in range(990002, 990020):
        write_telegram(tmp_path / "more" / f"{serial}.txt", serial, "AND" if serial < 990009 else "")
    build(cables, tmp_path / "parts")
    build(tmp_path / "more", tmp_path / "parts2")
    load_paths([cables, tmp_path / "more"], tmp_path / "direct")
    load_paths([tmp_path / "parts2", tmp_path / "parts"], tmp_path / "store")
    load_paths([cables, tmp_path / "parts2" / MANIFEST_FILE], tmp_path / "mixed")
    assert dump(tmp_path / "store") == dump(tmp_path / "mixed") == dump(tmp_path / "direct")
    load_paths([tmp_path / "parts", tmp_path / "parts2"], tmp_path / "mixed")
    assert dump(tmp_path / "mixed") == dump(tmp_path / "direct")


def test_parts_of_another_base_are_one_clear_line(cables: Path, tmp_path: Path) -> None:
    build(cables, tmp_path / "parts", base="https://example.org/id/")
    build(cables, tmp_path / "ours")
    load_paths([tmp_path / "parts"], tmp_path / "store")
    with open_reader(tmp_path / "store") as reader:
        assert reader.base == "https://example.org/id/"
    attempts = (
        ([tmp_path / "ours"], None, ParameterError, "the parts have the base"),
        ([tmp_path / "parts"], "https://example.net/id/", ParameterError, "not 'https://example.net/id/'"),
        ([tmp_path / "ours", tmp_path / "parts"], None, SourceError, "load them into two stores"),
    )
    for paths, base, kind, found in attempts:
        with pytest.raises(kind, match=found) as told:
            load_paths(paths, tmp_path / "store", base=base)
        assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"version": 2}, "form 2"),
        ({"ontology": "9.9"}, "ontology 9.9"),
        ({"parts": [{"file": "part-00001.nq.gz"}]}, "manifest is broken"),
    ],
)
def test_a_manifest_that_cannot_be_used(cables: Path, tmp_path: Path, change: dict[str, object], found: str) -> None:
    build(cables, tmp_path / "parts")
    path = tmp_path / "parts" / MANIFEST_FILE
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **change}), encoding="utf-8")
    with pytest.raises(SourceError, match=found):
        load_paths([tmp_path / "parts"], tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_manifest_of_another_program_is_no_manifest(cables: Path, tmp_path: Path) -> None:
    (cables / MANIFEST_FILE).write_text('{"name": "something else"}', encoding="utf-8")
    assert load_paths([cables], tmp_path / "store").new == 12


def test_where_parts_may_not_be_built(cables: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("mine", encoding="utf-8")
    attempts: tuple[tuple[Path, dict[str, str], type[KgError], str], ...] = (
        (tmp_path / "full", {}, StoreError, "something else"),
        (cables / "parts", {}, ParameterError, "inside"),
        (tmp_path / "full" / "thesis.txt", {}, StoreError, "cannot be written"),
        (tmp_path / "new", {"compression": "rar"}, ParameterError, "use gz or zst"),
        (tmp_path / "new", {"base": "no iri"}, ParameterError, "is no IRI"),
    )
    for out, options, kind, found in attempts:
        with pytest.raises(kind, match=found):
            build(cables, out, **options)
    with pytest.raises(SourceError):
        build(tmp_path / "nowhere", tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("text", [None, "{", "[1, 2"])
def test_parts_without_a_whole_manifest_are_not_read_as_telegrams(
    cables: Path, tmp_path: Path, text: str | None
) -> None:
    out = tmp_path / "parts"
    build_parts([cables], out)
    if text is None:
        (out / MANIFEST_FILE).unlink()
    else:
        (out / MANIFEST_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match="manifest"):
        load_paths([out], tmp_path / "store")
    assert not (tmp_path / "store").exists()
