"""Does verifying find what time and accidents do to files, and does it come back from a database that hangs?"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.errors import NotAStore, StoreError
from kg.graph.ontology_quads import ontology_quads
from kg.graph.table_quads import table_quads
from kg.store.generations import describe_generations
from kg.store.layout import current_generation, next_generation
from kg.store.manifest import read_manifest
from kg.store.reader import open_reader
from kg.store.scanning import scan_generation
from kg.store.verifying import verify_store
from kg.store.writer import Writer
from tests.composed import BASE, composed_quads


def statuses(path: Path) -> dict[str, str]:
    """The status of each check, generations without their numbers."""
    return {check.name.split()[-1]: check.status for check in verify_store(path)}


def generation_of(path: Path) -> Path:
    generation = current_generation(path)
    assert generation is not None
    return generation


def largest_table(path: Path) -> Path:
    """The largest file of sorted quads."""
    return max((generation_of(path) / "quads").glob("*.sst"), key=lambda file: file.stat().st_size)


def test_a_store_that_nothing_happened_to_is_in_order(store_path: Path) -> None:
    assert statuses(store_path) == {"layout": "ok", "current": "ok", "files": "ok", "graphs": "ok"}


def test_it_is_in_order_after_all_that_a_writer_does(store_path: Path) -> None:
    with Writer(store_path) as writer:
        writer.set_reference("ontology", ontology_quads(BASE))
        writer.set_reference("tables", table_quads(BASE))
        writer.commit()
        writer.replace_cables([composed_quads("08TOKYO990001", note="changed"), composed_quads("08TOKYO990003")])
        writer.drop_cables(["08TOKYO990002"])
        writer.commit()
        writer.set_reference("tables", table_quads(BASE).splitlines(keepends=True)[0])
    assert set(statuses(store_path).values()) == {"ok"}
    manifest = read_manifest(generation_of(store_path))
    assert manifest is not None
    with open_reader(store_path) as reader:
        assert (manifest.cables, manifest.quads) == (2, len(reader))


def test_the_same_graph_has_the_same_digest_whatever_the_way_to_it(store_path: Path, tmp_path: Path) -> None:
    with Writer(store_path) as writer:
        writer.replace_cables([composed_quads("08TOKYO990001", note="changed")])
        writer.commit()
        writer.replace_cables([composed_quads("08TOKYO990001")])
    with Writer(tmp_path / "other", BASE) as writer:
        writer.replace_cables([composed_quads("08TOKYO990002", note="again")])
        writer.commit()
        writer.replace_cables([composed_quads("08TOKYO990001")])
    one, other = (read_manifest(generation_of(path)) for path in (store_path, tmp_path / "other"))
    assert one is not None
    assert other is not None
    assert (one.digest, one.quads) == (other.digest, other.quads)


@pytest.mark.parametrize("place", [0.0, 0.3, 0.6, 0.999])
def test_one_flipped_bit_is_found(store_path: Path, place: float) -> None:
    table = largest_table(store_path)
    content = bytearray(table.read_bytes())
    content[int(place * len(content))] ^= 4
    table.write_bytes(content)
    found = {check.name.split()[-1]: check for check in verify_store(store_path)}
    assert (found["files"].status, found["graphs"].status) == ("wrong", "skipped")
    assert table.name in found["files"].details[0]


def test_a_cut_a_lost_and_a_strange_file_are_found(store_path: Path) -> None:
    table = largest_table(store_path)
    os.truncate(table, table.stat().st_size - 100)
    next(table.parent.glob("OPTIONS-*")).unlink()
    (table.parent / "000999.sst").write_bytes(b"nothing")
    (files,) = (check for check in verify_store(store_path) if check.name.endswith("files"))
    assert [word for line in files.details for word in ("missing", "bytes, not", "not of this") if word in line] == [
        "bytes, not",
        "missing",
        "not of this",
    ]
    (listed,) = describe_generations(store_path)
    assert not listed.is_whole


def test_quads_that_no_writer_recorded_are_found(store_path: Path) -> None:
    path = generation_of(store_path) / "generation.json"
    said = json.loads(path.read_text())
    path.write_text(json.dumps({**said, "quads": said["quads"] + 1, "cables": 3, "digest": "0" * 64}))
    (graphs,) = (check for check in verify_store(store_path) if check.name.endswith("graphs"))
    assert graphs.status == "wrong"
    assert [line.split(":")[0] for line in graphs.details] == ["cables", "quads", "digest"]


def test_a_database_that_never_answers_is_given_up(store_path: Path) -> None:
    generation = generation_of(store_path)
    current = generation / "quads" / "CURRENT"
    current.unlink()
    os.mkfifo(current)  # reading it waits for ever, as the engine does on some damaged files
    with pytest.raises(StoreError, match=r"nothing was read for 0\.5 s"):
        scan_generation(generation, BASE, stall_seconds=0.5)


def test_what_a_dead_writer_left_is_told_and_wrong_for_nobody(store_path: Path) -> None:
    next_generation(store_path)
    checks = verify_store(store_path)
    assert {check.status for check in checks} == {"ok", "skipped"}
    assert "left by a writer that died" in checks[-1].summary
    with Writer(store_path):
        assert f"process {os.getpid()}" in verify_store(store_path)[-1].summary


def test_a_lost_manifest_is_told_and_written_again(store_path: Path) -> None:
    (generation_of(store_path) / "generation.json").unlink()
    assert "wrong" in {check.status for check in verify_store(store_path)}
    with Writer(store_path) as writer:
        writer.replace_cables([composed_quads("08TOKYO990003")])
    assert set(statuses(store_path).values()) == {"ok"}


@pytest.mark.parametrize("target", ["generations/000077", "../elsewhere", "."])
def test_a_link_that_leads_elsewhere_is_found(store_path: Path, target: str) -> None:
    (store_path / "current").unlink()
    (store_path / "current").symlink_to(target)
    assert statuses(store_path)["current"] == "wrong"


def test_what_is_no_store_is_not_verified(tmp_path: Path) -> None:
    with pytest.raises(NotAStore):
        verify_store(tmp_path)


def test_the_list_tells_readers_and_what_each_generation_has_for_itself(store_path: Path) -> None:
    with open_reader(store_path):
        with Writer(store_path) as writer:
            writer.replace_cables([composed_quads("08TOKYO990003")])
        old, new = describe_generations(store_path)
        assert (old.is_current, new.is_current, old.cables, new.cables) == (False, True, 2, 3)
        assert old.readers in ((os.getpid(),), None)
        assert new.readers in ((), None)
        assert 0 < new.own_bytes < new.bytes
        assert old.is_whole
