"""Do the stages join: from files to a store, whatever is in the files?"""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest
from pyoxigraph import RdfFormat

import kg.build.map
import kg.build.parse
from kg.archives import Message, Refusal, Source
from kg.build import drop_cables, extract_paths, load_paths, map_message, parse_paths
from kg.cables import Cable
from kg.errors import NotAStore, SourceError
from kg.store.ask import ask
from kg.store.reader import open_reader
from kg.store.statistics import count_store

HEAD = """VZCZCXRO0001
PP RUEHXX
DE RUEHKO #{serial:04d}/01 0380820
ZNY CCCCC ZZH
P 070820Z FEB 08
FM AMEMBASSY TOKYO
TO RUEHC/SECSTATE WASHDC PRIORITY 0001
BT
C O N F I D E N T I A L TOKYO {serial}

SIPDIS

E.O. 12958: DECL: 02/07/2018
TAGS: PREL JA RU
SUBJECT: {subject}

Classified By: DCM A. Officer.  Reasons: 1.4 (b) and (d).
"""
BODY = """
¶1. (C) MOFA Russia Division Director Ichiro Tanaka said the Northern Territories are Japanese territory.

¶2. (C) Russian Embassy Counselor Igor Orlov told poloff on February 6 that the islands are "Russian territory."
OFFICER
"""


def cable_text(serial: int, subject: str = "ISLANDS") -> str:
    return HEAD.format(serial=serial, subject=subject) + BODY


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    """A folder of three telegrams."""
    folder = tmp_path / "cables"
    folder.mkdir()
    for serial in (990001, 990002, 990003):
        (folder / f"{serial}.txt").write_text(cable_text(serial), encoding="utf-8")
    return folder


def dump(path: Path) -> list[bytes]:
    with open_reader(path) as reader:
        return sorted((reader.quads.dump(format=RdfFormat.N_QUADS) or b"").splitlines())


def test_the_way_from_text_to_both_sides(cables: Path, tmp_path: Path) -> None:
    report = load_paths([cables], tmp_path / "s")
    assert (report.new, report.changed, report.same, report.refused) == (3, 0, 0, 0)
    with open_reader(tmp_path / "s") as reader:
        assert reader.cable_ids() == ["08TOKYO990001", "08TOKYO990002", "08TOKYO990003"]
        assert ask(reader, "ASK { ?t cg:underSovereigntyOf ?p }").boolean is False
        counts = count_store(reader)
        assert (counts.cables, counts.paragraphs) == (3, 6)
        assert counts.quads == len(reader)
        assert counts.quads_per_position <= 12


def test_loading_twice_or_in_another_order_or_in_processes_is_the_same(
    cables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_paths([cables], tmp_path / "one")
    again = load_paths([cables], tmp_path / "one")
    assert (again.new, again.same, again.quads) == (0, 3, 0)
    load_paths(sorted(cables.iterdir(), reverse=True), tmp_path / "two", commit_every=1)
    monkeypatch.setattr(kg.build.map, "WORTH_WORKERS", 1)
    load_paths([cables], tmp_path / "three", jobs=2)
    assert dump(tmp_path / "one") == dump(tmp_path / "two") == dump(tmp_path / "three")


def test_again_writes_what_is_there_already(cables: Path, tmp_path: Path) -> None:
    load_paths([cables], tmp_path / "s")
    before = dump(tmp_path / "s")
    report = load_paths([cables], tmp_path / "s", again=True)
    assert (report.new, report.same) == (0, 3)
    assert report.quads > 0
    assert dump(tmp_path / "s") == before


def test_a_changed_file_replaces_its_cable(cables: Path, tmp_path: Path) -> None:
    load_paths([cables], tmp_path / "s")
    (cables / "990001.txt").write_text(cable_text(990001, "CHANGED"), encoding="utf-8")
    report = load_paths([cables], tmp_path / "s")
    assert (report.new, report.changed, report.same) == (0, 1, 2)
    with open_reader(tmp_path / "s") as reader:
        found = ask(reader, "SELECT ?s { cable:08TOKYO990001 cg:subject ?s }").records()
    assert [row["s"] for row in found] == ["CHANGED"]


def test_dropping(cables: Path, tmp_path: Path) -> None:
    load_paths([cables], tmp_path / "s")
    dropped, absent = drop_cables(["08 TOKYO 990001", "99NOWHERE1"], tmp_path / "s")
    assert (dropped, absent) == (["08TOKYO990001"], ["99NOWHERE1"])
    with open_reader(tmp_path / "s") as reader:
        assert reader.cable_ids() == ["08TOKYO990002", "08TOKYO990003"]
    with pytest.raises(NotAStore):
        drop_cables(["08TOKYO990001"], tmp_path / "none")


def test_a_dry_run_changes_nothing(cables: Path, tmp_path: Path) -> None:
    report = load_paths([cables], tmp_path / "s", dry_run=True)
    assert (report.new, report.is_dry) == (3, True)
    assert not (tmp_path / "s").exists()
    load_paths([cables / "990001.txt"], tmp_path / "s")
    before = dump(tmp_path / "s")
    report = load_paths([cables], tmp_path / "s", dry_run=True)
    assert (report.new, report.same) == (2, 1)
    assert dump(tmp_path / "s") == before


def test_a_dry_run_into_something_else_says_so(cables: Path) -> None:
    with pytest.raises(NotAStore):
        load_paths([cables], cables, dry_run=True)


def test_nothing_stops_the_load(cables: Path, tmp_path: Path) -> None:
    (cables / "empty.txt").write_bytes(b"")
    (cables / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff")
    (cables / "letter.txt").write_text("Dear Anna,\n\nthe weather is fine here.\n", encoding="utf-8")
    (cables / "part.txt").write_text("¶3. (C) Tanaka said no date was set.\n", encoding="utf-8")
    refusals: list[Refusal] = []
    report = load_paths([cables, tmp_path / "nowhere"], tmp_path / "s", on_refusal=refusals.append)
    assert report.new == 3
    found = {Path(refusal.source.path).name: refusal.code for refusal in refusals}
    assert found == {
        "empty.txt": "empty-file",
        "picture.txt": "binary",
        "letter.txt": "no-telegram",
        "part.txt": "no-id",
        "nowhere": "no-such-path",
    }
    assert report.refused == len(refusals)
    assert all("\n" not in refusal.message for refusal in refusals)


@pytest.mark.parametrize(
    ("module", "stage"),
    [(kg.build.parse, "read_cable"), (kg.build.parse, "read_findings"), (kg.build.map, "cable_quads")],
)
def test_a_stage_that_fails_on_one_cable_costs_that_cable(
    cables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, stage: str
) -> None:
    real = getattr(module, stage)

    def broken(subject: Message | Cable, *rest: object) -> object:
        if "990002" in subject.text:
            raise ValueError("a fault of ours")
        return real(subject, *rest)

    monkeypatch.setattr(module, stage, broken)
    refusals: list[Refusal] = []
    report = load_paths([cables], tmp_path / "s", on_refusal=refusals.append)
    assert (report.new, report.refused) == (2, 1)
    assert refusals[0].code == "internal"
    assert "990002.txt" in str(refusals[0].source)
    assert "a fault of ours" in refusals[0].message


def test_two_texts_of_one_cable(cables: Path, tmp_path: Path) -> None:
    (cables / "copy.txt").write_text(cable_text(990001), encoding="utf-8")
    (cables / "other.txt").write_text(cable_text(990001, "A LONGER SUBJECT OF THE SAME"), encoding="utf-8")
    refusals: list[Refusal] = []
    report = load_paths([cables], tmp_path / "s", on_refusal=refusals.append)
    assert (report.new, report.refused) == (3, 1)
    assert refusals[0].code == "duplicate-id"


def test_no_store_is_made_for_paths_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nowhere"):
        load_paths([tmp_path / "nowhere"], tmp_path / "s")
    assert not (tmp_path / "s").exists()


def test_progress_is_told(cables: Path, tmp_path: Path) -> None:
    told = []
    load_paths([cables], tmp_path / "s", on_progress=told.append)
    assert [progress.written for progress in told] == [1, 2, 3, 3]
    assert told[-1].done == 3


def test_parsing_and_extracting_give_each_cable(cables: Path) -> None:
    (cables / "empty.txt").write_bytes(b"")
    parsed = list(parse_paths([cables]))
    assert sorted(one.id for one in parsed if isinstance(one, Cable)) == [
        "08TOKYO990001",
        "08TOKYO990002",
        "08TOKYO990003",
    ]
    extracted = [one for one in extract_paths([cables]) if not isinstance(one, Refusal)]
    assert all(cable.id == findings.cable for cable, findings in extracted)
    assert len(parsed) == len(extracted) + 1


def test_a_fragment_is_parsed_but_not_loaded() -> None:
    message = Message("¶3. (C) Tanaka said no date was set.\n", Source("part.txt"))
    assert isinstance(kg.build.parse.parse_message(message), Cable)
    refusal = map_message(message, "https://example.org/id/")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "no-id"


def test_the_real_cables_load_whole(shared: Path, tmp_path: Path) -> None:
    refusals: list[Refusal] = []
    report = load_paths([shared / "cables"], tmp_path / "s", on_refusal=refusals.append)
    assert report.new == len(list((shared / "cables").glob("*.txt")))
    assert not [refusal for refusal in refusals if refusal.code == "internal"]
    with open_reader(tmp_path / "s") as reader:
        counts = count_store(reader)
        assert counts.quads_per_position <= 12
        for predicate in ("underSovereigntyOf", "independentFrom", "recognizedBy", "accessibleTo"):
            assert ask(reader, f"ASK {{ ?t cg:{predicate} ?p }}").boolean is False
        words = ask(reader, "SELECT ?cable ?s ?start ?end { ?p a cg:Position ; cg:statement ?s ; cg:start ?start ; "
                            "cg:end ?end ; cg:reportedIn/cg:canonicalId ?cable }").records()  # fmt: skip
    cables = {cable.id: cable for cable in parse_paths([shared / "cables"]) if isinstance(cable, Cable)}
    for row in words:
        cable, start, end = cables[row["cable"]], int(row["start"]), int(row["end"])
        # Where a page line cuts through the words, they stand without it.
        assert row["s"] in {cable.text[start:end], " ".join(cable.body[start:end].split())}
    assert json.dumps(counts.positions_by_party)
