"""Does a load drop, stop, retry and go on as it is asked to, and lose nothing to a source that changes?"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import kg.build.map
from kg.archives import Refusal, Source
from kg.build import load_paths
from kg.build.rejects import read_rejects
from kg.errors import ParameterError, SourceError
from kg.store.load_report import ErrorLimit, LoadReport, Progress, read_error_limit
from kg.store.reader import open_reader
from kg.views.talk import refusal_line
from tests.build.test_load import cable_text, dump

FIRST = 990001


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    """A folder of four telegrams."""
    folder = tmp_path / "cables"
    folder.mkdir()
    for serial in range(FIRST, FIRST + 4):
        (folder / f"{serial}.txt").write_text(cable_text(serial), encoding="utf-8")
    return folder


def stored(path: Path) -> list[int]:
    """The serials of the cables in the store."""
    with open_reader(path) as reader:
        return [int(cable.removeprefix("08TOKYO")) for cable in reader.cable_ids()]


class TestPruning:
    def test_what_the_source_no_longer_has_is_dropped(self, cables: Path, tmp_path: Path) -> None:
        load_paths([cables], tmp_path / "s")
        (cables / "990002.txt").unlink()
        dry = load_paths([cables], tmp_path / "s", prune=True, dry_run=True)
        assert (dry.pruned, dry.is_dry) == (("08TOKYO990002",), True)
        assert stored(tmp_path / "s") == [990001, 990002, 990003, 990004]
        report = load_paths([cables], tmp_path / "s", prune=True)
        assert (report.pruned, report.not_pruned, report.same) == (("08TOKYO990002",), None, 3)
        assert stored(tmp_path / "s") == [990001, 990003, 990004]
        load_paths([cables], tmp_path / "clean")
        assert dump(tmp_path / "s") == dump(tmp_path / "clean")

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("cut.zip", b"PK\x03\x04 the rest is lost"),
            ("empty.txt", b""),  # it may have been a cable
            ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00"),  # the first block may be damaged
            ("letter.txt", b"Dear Anna,\n\nthe weather is fine here.\n"),
        ],
    )
    def test_nothing_is_dropped_where_a_source_is_refused(
        self, cables: Path, tmp_path: Path, name: str, content: bytes
    ) -> None:
        load_paths([cables], tmp_path / "s")
        (cables / "990002.txt").unlink()
        (cables / name).write_bytes(content)
        report = load_paths([cables], tmp_path / "s", prune=True)
        assert report.pruned == ()
        assert "refused" in (report.not_pruned or "")
        assert len(stored(tmp_path / "s")) == 4

    def test_nothing_is_dropped_where_a_path_is_missing_or_a_folder_unreadable(
        self, cables: Path, tmp_path: Path
    ) -> None:
        load_paths([cables], tmp_path / "s")
        report = load_paths([cables / "990001.txt", tmp_path / "nowhere"], tmp_path / "s", prune=True)
        assert (report.pruned, len(stored(tmp_path / "s"))) == ((), 4)

    def test_nothing_is_dropped_where_the_load_is_stopped(self, cables: Path, tmp_path: Path) -> None:
        load_paths([cables], tmp_path / "s")
        (cables / "990004.txt").unlink()
        report = load_paths([cables], tmp_path / "s", prune=True, again=True, is_stopped=lambda: True)
        assert (report.pruned, report.stopped) == ((), "interrupted")

    def test_another_text_of_a_kept_cable_hides_nothing(self, cables: Path, tmp_path: Path) -> None:
        load_paths([cables], tmp_path / "s")
        (cables / "990002.txt").unlink()
        (cables / "other.txt").write_text(cable_text(990001, "A LONGER SUBJECT"), encoding="utf-8")
        assert load_paths([cables], tmp_path / "s", prune=True).pruned == ("08TOKYO990002",)

    def test_what_cannot_show_that_a_cable_is_gone_is_no_reason(self, cables: Path, tmp_path: Path) -> None:
        with pytest.raises(ParameterError, match="standard input"):
            load_paths(["-"], tmp_path / "s", prune=True)
        with pytest.raises(ParameterError, match="rejects file"):
            load_paths([], tmp_path / "s", prune=True, rejects=[])


class TestMaxErrors:
    @pytest.mark.parametrize(
        ("limit", "stopped", "loaded"),
        [("2", None, 4), ("1", "errors", 2), ("0", "errors", 1), ("50%", None, 4), ("30%", "errors", 4)],
    )
    def test_the_load_stops_and_keeps_what_is_loaded(
        self, cables: Path, tmp_path: Path, limit: str, stopped: str | None, loaded: int
    ) -> None:
        for name in ("990001-empty.txt", "990002-empty.txt"):  # each comes before the cable of its number
            (cables / name).write_bytes(b"")
        (cables / "990001-empty.txt").rename(cables / "990001a.txt")
        (cables / "990002-empty.txt").rename(cables / "990002a.txt")
        report = load_paths([cables], tmp_path / "s", max_errors=read_error_limit(limit))
        assert (report.stopped, len(stored(tmp_path / "s"))) == (stopped, loaded)

    def test_a_share_counts_from_a_hundred_on(self) -> None:
        assert not ErrorLimit(percent=1.0).is_passed(50, 99, is_over=False)
        assert ErrorLimit(percent=1.0).is_passed(2, 100, is_over=False)

    @pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "101%", "%", "1e3", "١"])
    def test_what_is_no_limit(self, text: str) -> None:
        with pytest.raises(ParameterError, match="--max-errors"):
            read_error_limit(text)


def reject(path: Path, *refusals: Refusal) -> Path:
    path.write_text("".join(refusal_line(each) + "\n" for each in refusals), encoding="utf-8")
    return path


class TestRetrying:
    @pytest.fixture
    def archive(self, tmp_path: Path) -> Callable[..., Path]:
        def write(**members: str) -> Path:
            with zipfile.ZipFile(tmp_path / "some.zip", "w") as archive:
                for name, text in members.items():
                    archive.writestr(f"{name}.txt", text)
            return tmp_path / "some.zip"

        return write

    def retry(self, tmp_path: Path, refusals: list[Refusal]) -> tuple[LoadReport, list[Refusal]]:
        again: list[Refusal] = []
        tried = read_rejects(reject(tmp_path / "rejects", *refusals))
        return load_paths([], tmp_path / "s", rejects=tried, on_refusal=again.append), again

    def test_what_is_mended_is_loaded_and_nothing_else(
        self, cables: Path, tmp_path: Path, archive: Callable[..., Path]
    ) -> None:
        path = archive(a=cable_text(990011), b="", c="Dear Anna", d="")
        (cables / "990003.txt").write_bytes(b"")
        refusals: list[Refusal] = []
        load_paths([path, cables / "990003.txt"], tmp_path / "s", on_refusal=refusals.append)
        assert len(refusals) == 4
        # One member and the file are mended; a new member was never refused.
        archive(a=cable_text(990011), b=cable_text(990012), c="Dear Anna", e=cable_text(990015))
        (cables / "990003.txt").write_text(cable_text(990003), encoding="utf-8")
        report, again = self.retry(tmp_path, refusals)
        assert stored(tmp_path / "s") == [990003, 990011, 990012]
        assert (report.new, report.refused) == (2, 2)
        assert {(each.source.member, each.code) for each in again} == {
            ("c.txt", "no-telegram"),
            ("d.txt", "not-found-again"),
        }
        assert self.retry(tmp_path, again)[0].refused == 2

    def test_an_archive_that_was_refused_is_read_whole(self, tmp_path: Path, archive: Callable[..., Path]) -> None:
        path = tmp_path / "some.zip"
        path.write_bytes(b"PK\x03\x04 the rest is lost")
        refusals: list[Refusal] = []
        load_paths([path], tmp_path / "s", on_refusal=refusals.append)
        assert [each.source.member for each in refusals] == [None]
        archive(a=cable_text(990011), b=cable_text(990012))
        assert self.retry(tmp_path, refusals)[1] == []
        assert stored(tmp_path / "s") == [990011, 990012]

    def test_one_telegram_of_a_file_of_many(self, tmp_path: Path) -> None:
        path = tmp_path / "many.txt"
        path.write_text(cable_text(990001) + "NNNN\n" + cable_text(990002), encoding="utf-8")
        line = cable_text(990001).count("\n") + 2
        report, again = self.retry(tmp_path, [Refusal(Source(str(path), None, line), "internal", "x")])
        assert (stored(tmp_path / "s"), again, report.new) == ([990002], [], 1)

    def test_another_text_of_a_kept_cable_is_refused_again_and_not_loaded(self, cables: Path, tmp_path: Path) -> None:
        (cables / "other.txt").write_text(cable_text(990001, "A LONGER SUBJECT"), encoding="utf-8")
        refusals: list[Refusal] = []
        load_paths([cables], tmp_path / "s", on_refusal=refusals.append)
        before = dump(tmp_path / "s")
        assert self.retry(tmp_path, refusals)[1] == refusals
        assert dump(tmp_path / "s") == before

    def test_standard_input_is_not_read_again(self, tmp_path: Path) -> None:
        refusal = Refusal(Source("-", None, 3), "no-id", "x")
        assert self.retry(tmp_path, [refusal])[1] == [refusal]

    @pytest.mark.parametrize("line", ["{", "[]", "{}", '{"source": {"path": 3}, "code": "x", "message": "x"}', '"x"'])
    def test_what_is_no_rejects_file(self, tmp_path: Path, line: str) -> None:
        (tmp_path / "rejects").write_text(line, encoding="utf-8")
        with pytest.raises(SourceError, match="rejects:1"):
            read_rejects(tmp_path / "rejects")


class TestSourcesThatChange:
    """Is a source that changes while it is read one line in the rejects, and is the rest loaded?"""

    def load(self, path: Path, store: Path, change: Callable[[], None]) -> tuple[LoadReport, list[Refusal]]:
        """Load with a change behind the first cable."""
        refusals: list[Refusal] = []

        def told(progress: Progress) -> None:
            if progress.done == 1:
                change()

        return load_paths([path], store, on_refusal=refusals.append, on_progress=told), refusals

    @pytest.mark.parametrize(
        ("code", "change"),
        [
            ("unreadable", lambda path: path.unlink()),
            ("empty-file", lambda path: os.truncate(path, 0)),
            ("no-id", lambda path: path.write_text("¶3. (C) Tanaka said no date was set.\n", "utf-8")),
            (
                "unreadable",
                lambda path: (path.unlink(), path.symlink_to("x")),
            ),
        ],
    )
    def test_a_file_between_listing_and_reading(
        self, cables: Path, tmp_path: Path, code: str, change: Callable[[Path], None]
    ) -> None:
        report, refusals = self.load(cables, tmp_path / "s", lambda: change(cables / "990003.txt"))
        assert [(Path(each.source.path).name, each.code) for each in refusals] == [("990003.txt", code)]
        assert stored(tmp_path / "s") == [990001, 990002, 990004]
        assert report.new == 3

    def test_a_file_that_is_replaced_gives_the_new_text(self, cables: Path, tmp_path: Path) -> None:
        (tmp_path / "new").write_text(cable_text(990005), encoding="utf-8")
        report, refusals = self.load(
            cables, tmp_path / "s", lambda: (tmp_path / "new").rename(cables / "990003.txt") and None
        )
        assert (stored(tmp_path / "s"), refusals) == ([990001, 990002, 990004, 990005], [])
        assert report.new == 4

    @pytest.mark.parametrize("is_growing", [True, False])
    def test_an_archive_that_is_written_to(self, cables: Path, tmp_path: Path, is_growing: bool) -> None:
        path = cables / "990000-many.txt"
        many = [cable_text(serial) + "NNNN\n" for serial in (990021, 990022, 990023)]
        path.write_text("".join(many), encoding="utf-8")

        def change() -> None:
            if is_growing:
                with path.open("a", encoding="utf-8") as file:
                    file.write(cable_text(990024)[:400])
            else:
                os.truncate(path, len("".join(many).encode()) - 100)

        report, refusals = self.load(cables, tmp_path / "s", change)
        assert [(each.source, each.code) for each in refusals] == [(Source(str(path)), "changed")]
        assert stored(tmp_path / "s") == [990001, 990002, 990003, 990004, 990021, 990022]
        path.write_text("".join(many), encoding="utf-8")
        assert load_paths([cables], tmp_path / "s").new == 1
        assert report.new == 6


class TestStopping:
    def test_what_was_read_is_kept_and_the_next_load_goes_on(
        self, cables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        load_paths([cables], tmp_path / "whole")
        told: list[Progress] = []
        report = load_paths([cables], tmp_path / "s", on_progress=told.append, is_stopped=lambda: len(told) >= 2)
        assert (report.stopped, report.new, stored(tmp_path / "s")) == ("interrupted", 2, [990001, 990002])
        report = load_paths([cables], tmp_path / "s")
        assert (report.stopped, report.same, report.new) == (None, 2, 2)
        assert dump(tmp_path / "s") == dump(tmp_path / "whole")

    def test_a_load_in_workers_stops_too(self, cables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kg.build.map, "WORTH_WORKERS", 1)
        told: list[Progress] = []
        report = load_paths([cables], tmp_path / "s", jobs=2, on_progress=told.append, is_stopped=lambda: bool(told))
        assert (report.stopped, len(stored(tmp_path / "s"))) == ("interrupted", 1)
        assert report.peak_memory > 0


def test_the_report_tells_what_it_cost(cables: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    report = load_paths([cables], tmp_path / "s", on_progress=told.append)
    assert set(report.stages) == {"reading", "parsing", "extracting", "mapping", "writing", "committing"}
    assert all(seconds > 0 for seconds in report.stages.values())
    assert report.peak_memory > 1 << 20
    size = sum(file.stat().st_size for file in cables.iterdir())
    assert {each.all_bytes for each in told} <= {None, size}
    assert told[-1].read_bytes in (None, size)
    assert json.dumps(report.stages)
