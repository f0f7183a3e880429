"""Is a backup the whole store, the same on any machine, and does a bad one leave the store as it was?"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from kg.errors import KgError, NotAStore, ParameterError, StoreError
from kg.store.backups import back_up, restore
from kg.store.compacting import compact
from kg.store.layout import current_generation, list_generations
from kg.store.reader import open_reader
from kg.store.verifying import verify_store
from kg.store.writer import Writer
from tests.composed import BASE, composed_quads
from tests.store.test_generations import dump


def is_in_order(path: Path) -> bool:
    return {check.status for check in verify_store(path)} == {"ok"}


@pytest.fixture(scope="module")
def backup(whole_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the store with two cables, the ontology and the tables."""
    path = tmp_path_factory.mktemp("backup") / "cables.zip"
    back_up(whole_path, path)
    return path


def test_a_backup_restored_is_the_same_graph(backup: Path, whole_path: Path, tmp_path: Path) -> None:
    done = restore(backup, tmp_path / "new")
    assert dump(tmp_path / "new") == dump(whole_path)
    assert (done.cables, done.base) == (2, BASE)
    assert is_in_order(tmp_path / "new")


def test_what_was_restored_is_known_to_the_next_load(backup: Path, whole_path: Path, tmp_path: Path) -> None:
    restore(backup, tmp_path / "new")
    with Writer(whole_path) as one, Writer(tmp_path / "new") as other:
        assert one.digests == other.digests
        assert one._reference == other._reference


def test_a_backup_of_what_was_restored_has_the_same_quads(backup: Path, whole_path: Path, tmp_path: Path) -> None:
    restore(backup, tmp_path / "new")
    back_up(tmp_path / "new", tmp_path / "second.zip")
    back_up(whole_path, tmp_path / "third.zip")
    assert (tmp_path / "third.zip").read_bytes() == backup.read_bytes()
    with zipfile.ZipFile(tmp_path / "second.zip") as second, zipfile.ZipFile(backup) as first:
        assert second.read("quads.nq") == first.read("quads.nq")


def test_any_tool_can_read_it(backup: Path, whole_path: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        assert sorted(archive.read("quads.nq").splitlines()) == dump(whole_path)
        assert json.loads(archive.read("manifest.json"))["cables"] == 2


def test_a_backup_takes_the_place_of_what_a_store_held(backup: Path, whole_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "old"
    with Writer(path, BASE) as writer:
        writer.replace_cables([composed_quads("08TOKYO990007")])
    with open_reader(path) as reader:
        restore(backup, path)
        assert reader.cable_ids() == ["08TOKYO990007"]  # who reads keeps what it reads
    assert dump(path) == dump(whole_path)
    assert is_in_order(path)


def test_a_store_with_another_base_is_left_alone(backup: Path, tmp_path: Path) -> None:
    with Writer(tmp_path / "s", "https://other.example/") as writer:
        writer.set_reference("tables", b"<a:s> <a:p> <a:o> <https://other.example/graph/tables> .\n")
    with pytest.raises(ParameterError, match="has the base"):
        restore(backup, tmp_path / "s")


def altered(whole: Path, path: Path, quads: bytes | None = None, **said: object) -> Path:
    """The backup with other quads or another manifest."""
    with zipfile.ZipFile(whole) as archive, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as other:
        manifest = {**json.loads(archive.read("manifest.json")), **said}
        other.writestr("quads.nq", archive.read("quads.nq") if quads is None else quads)
        other.writestr("manifest.json", json.dumps(manifest))
    return path


def cut(backup: Path, path: Path) -> Path:
    path.write_bytes(backup.read_bytes()[:-200])
    return path


def flipped(backup: Path, path: Path) -> Path:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 8
    path.write_bytes(content)
    return path


def one_quad_less(backup: Path, path: Path) -> Path:
    with zipfile.ZipFile(backup) as archive:
        return altered(backup, path, b"".join(archive.read("quads.nq").splitlines(keepends=True)[:-1]))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (cut, "no whole backup"),
        (flipped, "no whole backup"),
        (one_quad_less, "not those of its manifest"),
        (lambda backup, path: altered(backup, path, b"nonsense\n"), "no whole backup"),
        (lambda backup, path: altered(backup, path, b"<a:s> <a:p> <a:o> <a:g>"), "last line is cut"),
        (lambda backup, path: altered(backup, path, backup=2), "use a newer cablegraph"),
        (lambda backup, path: altered(backup, path, base=None), "no whole backup"),
        (lambda backup, path: altered(backup, path, digest="x"), "no whole backup"),
        (lambda backup, path: path, "No such file"),
    ],
)
def test_a_bad_backup_changes_nothing(backup: Path, store_path: Path, tmp_path: Path, spoil, told: str) -> None:  # type: ignore[no-untyped-def]
    before = dump(store_path)
    with pytest.raises(StoreError, match=told):
        restore(spoil(backup, tmp_path / "bad.zip"), store_path)
    assert dump(store_path) == before
    assert list_generations(store_path) == [current_generation(store_path)]


def test_a_damaged_store_is_not_backed_up(store_path: Path, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"the backup of yesterday")
    generation = current_generation(store_path)
    assert generation is not None
    said = json.loads((generation / "generation.json").read_text())
    (generation / "generation.json").write_text(json.dumps({**said, "digest": "0" * 64}))
    with pytest.raises(StoreError, match="such a file already"):
        back_up(store_path, tmp_path / "b.zip")
    with pytest.raises(StoreError, match="kg store verify"):
        back_up(store_path, tmp_path / "b.zip", force=True)
    assert (tmp_path / "b.zip").read_bytes() == b"the backup of yesterday"
    assert not list(tmp_path.glob(".*.new"))


def test_where_nothing_can_be_written_one_line_tells(store_path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file"):
        back_up(store_path, tmp_path / "no" / "folder" / "b.zip")
    with pytest.raises(NotAStore):
        back_up(tmp_path / "nothing", tmp_path / "b.zip")


class TestCompacting:
    """Is a store the same after it was made smaller?"""

    def test_it_holds_the_same(self, store_path: Path) -> None:
        for number in range(5):
            with Writer(store_path) as writer:
                writer.replace_cables([composed_quads("08TOKYO990003", note=str(number))])
        before = dump(store_path)
        with open_reader(store_path) as reader:
            done = compact(store_path)
            assert reader.generation is not None
            assert done.kept == ((int(reader.generation.name),) if done.is_rewritten else ())
        assert dump(store_path) == before
        assert is_in_order(store_path)
        done = compact(store_path)
        assert done.bytes_after < done.bytes_before or not done.is_rewritten
        assert list_generations(store_path) == [current_generation(store_path)]
        assert dump(store_path) == before

    def test_what_is_no_store_is_not_made_one(self, tmp_path: Path) -> None:
        with pytest.raises(KgError):
            compact(tmp_path / "nothing")
        assert not (tmp_path / "nothing").exists()
