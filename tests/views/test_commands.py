"""Does each command do its job, from the files of a folder to the answer?"""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from tests.views.conftest import EXAMPLES, Run

Kg = Callable[..., Run]


def test_load_then_load_again_skips_what_is_there(kg: Kg, tmp_path: Path) -> None:
    first = kg("load", EXAMPLES, "--store", tmp_path / "store", "--format", "json", "--jobs", "1")
    again = kg("load", EXAMPLES, "--store", tmp_path / "store", "--format", "json", "--jobs", "1")
    count = len(list(EXAMPLES.glob("*.txt")))
    assert (first.status, json.loads(first.out)["new"]) == (0, count)
    assert (again.status, json.loads(again.out)["new"], json.loads(again.out)["same"]) == (0, 0, count)


def test_load_writes_down_what_it_refuses_and_loads_the_rest(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "09TOKYO990001.txt").write_bytes((EXAMPLES / "09TOKYO990001.txt").read_bytes())
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "in" / "recipe.txt").write_text("Take two eggs and a cup of flour.\n", encoding="utf-8")
    done = kg("load", tmp_path / "in", "--store", tmp_path / "store", "--rejects", tmp_path / "rejects", "--jobs", "1")
    assert done.status == 1
    assert done.out.startswith("1 new, 0 changed, 0 the same, 3 refused")
    rejects = [json.loads(line) for line in (tmp_path / "rejects").read_text(encoding="utf-8").splitlines()]
    assert {Path(each["source"]["path"]).name: each["code"] for each in rejects} == {
        "empty.txt": "empty-file",
        "picture.txt": "binary",
        "recipe.txt": "no-telegram",
    }


def test_dry_run_changes_nothing(kg: Kg, tmp_path: Path) -> None:
    done = kg("load", EXAMPLES, "--store", tmp_path / "store", "--dry-run", "--jobs", "1")
    assert done.status == 0
    assert "would be loaded" in done.out
    assert not (tmp_path / "store").exists()


def test_parse_prints_one_object_a_line(kg: Kg) -> None:
    done = kg("parse", EXAMPLES)
    records = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert {record["cable"] for record in records} == {path.stem for path in EXAMPLES.glob("*.txt")}


def test_extract_prints_positions_that_stand_in_the_text(kg: Kg) -> None:
    done = kg("extract", EXAMPLES)
    assert done.status == 0
    for line in done.out.splitlines():
        record = json.loads(line)
        text = (EXAMPLES / f"{record['cable']}.txt").read_text(encoding="utf-8")
        assert record["positions"]
        for position in record["positions"]:
            assert text[position["start"] : position["end"]] == position["text"]
            assert position["speaker"]


@pytest.mark.parametrize(
    "issue", ["Northern Territories", "southern kuriles", "southern-kurils", "the Southern Kurils"]
)
def test_positions_finds_the_dispute_by_any_name(kg: Kg, store: Path, issue: str) -> None:
    done = kg("positions", issue, "--store", store, "--format", "json")
    assert done.status == 0
    answer = json.loads(done.out)
    assert answer["issue"]["parties"] == ["JP", "RU"]
    by_side = {side["party"]: side["positions"] for side in answer["sides"]}
    assert by_side["JP"]
    assert by_side["RU"]
    for positions in by_side.values():
        sent = [position["sent_at"] for position in positions]
        assert sent == sorted(sent, reverse=True)


def test_positions_of_one_cable(kg: Kg, store: Path) -> None:
    done = kg("positions", "10 MOSCOW 990004", "--store", store, "--format", "json")
    answer = json.loads(done.out)
    assert {each["cable"] for side in answer["sides"] for each in side["positions"]} == {"10MOSCOW990004"}


def test_positions_side_by_side_fits_the_width(kg: Kg, store: Path) -> None:
    done = kg("positions", "Falkland Islands", "--store", store, "--width", "90")
    assert done.status == 0
    assert max(len(line) for line in done.out.splitlines()) <= 90
    assert "Argentina" in done.out
    assert "United Kingdom" in done.out


def test_positions_of_an_unknown_issue(kg: Kg, store: Path) -> None:
    done = kg("positions", "Atlantis", "--store", store)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "Atlantis" in done.err


def test_a_party_is_no_issue_but_has_some(kg: Kg, store: Path) -> None:
    done = kg("positions", "Russia", "--store", store)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("kg: 'Russia': this is a party, not an issue; try 'Southern Kuril islands'")
    assert done.err.endswith("or all that it said: kg query of-party --param party=RU\n")


QUESTION = "SELECT ?id WHERE { ?cable cg:canonicalId ?id } ORDER BY ?id LIMIT 2"


@pytest.mark.parametrize(
    ("format_name", "read"),
    [
        ("csv", lambda out: [row["id"] for row in csv.DictReader(io.StringIO(out))]),
        ("tsv", lambda out: [line.strip('"') for line in out.splitlines()[1:]]),
        ("json", lambda out: [row["id"]["value"] for row in json.loads(out)["results"]["bindings"]]),
        ("xml", lambda out: [node.text for node in ET.fromstring(out).iter() if node.tag.endswith("literal")]),
    ],
)
def test_query_answers_in_every_format(kg: Kg, store: Path, format_name: str, read: Callable[[str], list[str]]) -> None:
    done = kg("query", "-e", QUESTION, "--store", store, "--format", format_name)
    assert (done.status, read(done.out)) == (0, ["07ALGIERS990010", "07RABAT990009"])


def test_query_from_a_file_and_from_standard_input(
    kg: Kg, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.rq").write_text(QUESTION, encoding="utf-8")
    from_file = kg("query", tmp_path / "mine.rq", "--store", store, "--format", "csv")
    monkeypatch.setattr("sys.stdin", io.StringIO(QUESTION))
    from_input = kg("query", "-", "--store", store, "--format", "csv")
    monkeypatch.setattr("sys.stdin", io.StringIO(QUESTION))
    piped = kg("query", "--store", store, "--format", "csv")
    assert from_file.status == 0
    assert from_file.out == from_input.out == piped.out


def test_query_by_name_with_a_parameter(kg: Kg, store: Path) -> None:
    done = kg("query", "both-sides", "--param", "dispute=dispute:southern-kurils", "--store", store)
    assert done.status == 0
    assert "Japan" in done.out
    assert "Russia" in done.out


def test_a_claim_is_never_asserted(kg: Kg, store: Path) -> None:
    asserted = kg("query", "-e", "ASK { ?territory cg:underSovereigntyOf ?anyone }", "--store", store)
    spoken_of = kg("query", "-e", "ASK { ?p rdf:reifies <<( ?t cg:underSovereigntyOf ?by )>> }", "--store", store)
    assert (asserted.out, spoken_of.out) == ("no\n", "yes\n")


def test_construct_comes_as_rdf(kg: Kg, store: Path) -> None:
    question = "CONSTRUCT { ?c a cg:Cable } WHERE { ?c a cg:Cable }"
    done = kg("query", "-e", question, "--store", store, "--format", "ntriples")
    assert len(list(parse(done.out.encode(), format=RdfFormat.N_TRIPLES))) == len(list(EXAMPLES.glob("*.txt")))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["query", "both-sidez"], "did you mean both-sides"),
        (["query", "-e", "SELECT ?x WHERE {\n ?x }"], "-e:2:"),
        (["query", "-e", "DELETE WHERE { ?s ?p ?o }"], "changes the store"),
        (["query", "-e", QUESTION, "--format", "odt"], "odt"),
        (["query", "both-sides", "--param", "dispute"], "NAME=VALUE"),
        (["query", "no/such/file.rq"], "no/such/file.rq"),
        (["export", "--format", "odt"], "odt"),
        (["export", "09NOWHERE1"], "09NOWHERE1"),
        (["export", "--max-marking", "Q"], "--max-marking"),
    ],
)
def test_what_cannot_be_done_is_one_line(kg: Kg, store: Path, arguments: list[str], told: str) -> None:
    done = kg(*arguments, "--store", store)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1, done.err
    assert told in done.err


@pytest.mark.parametrize(
    "command", [["stats"], ["check"], ["drop", "09TOKYO1"], ["positions", "x"], ["query", "both-sides"]]
)
def test_a_store_that_is_none_is_one_line(kg: Kg, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "holiday.txt").write_text("sea", encoding="utf-8")
    for store in (tmp_path / "photos", tmp_path / "photos" / "holiday.txt", tmp_path / "absent"):
        done = kg(*command, "--store", store)
        assert (done.status, done.out) == (2, ""), store
        assert done.err.count("\n") == 1, done.err
        assert str(store) in done.err


@pytest.mark.parametrize("command", ["load", "parse", "extract"])
def test_a_path_that_is_not_there_is_one_line(kg: Kg, tmp_path: Path, command: str) -> None:
    more = ["--store", tmp_path / "store", "--jobs", "1"] if command == "load" else []
    done = kg(command, tmp_path / "absent.txt", *more)
    assert done.status == 2
    assert done.err.count("\n") == 1, done.err
    assert "absent.txt" in done.err


@pytest.mark.parametrize("format_name", ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml"])
def test_export_writes_every_format(kg: Kg, store: Path, tmp_path: Path, format_name: str) -> None:
    to_file = kg("export", "--store", store, "--format", format_name, "--output", tmp_path / "out")
    to_terminal = kg("export", "--store", store, "--format", format_name)
    assert (to_file.status, to_terminal.status) == (0, 0)
    assert (tmp_path / "out").read_text(encoding="utf-8") == to_terminal.out
    assert "10MOSCOW990004" in to_terminal.out


def test_export_leaves_out_what_is_marked_higher(kg: Kg, store: Path) -> None:
    done = kg("export", "--store", store, "--format", "nquads", "--max-marking", "C")
    assert done.status == 0
    assert "cable/10MOSCOW990004#" not in done.out
    assert "cable/10TOKYO990003#" in done.out
    assert "left out, marked above C: 1 whole cables" in done.err


def test_stats_counts(kg: Kg, store: Path) -> None:
    done = kg("stats", "--store", store, "--format", "json")
    counted = json.loads(done.out)
    assert counted["cables"] == len(list(EXAMPLES.glob("*.txt")))
    assert counted["quads_per_position"] <= 12
    assert kg("stats", "--store", store).out.startswith("cables ")


def test_check_finds_the_example_store_in_order(kg: Kg, store: Path) -> None:
    done = kg("check", "--store", store, "--format", "json")
    outcome = {check["name"]: check["status"] for check in json.loads(done.out)}
    assert done.status == 0, done.out
    assert outcome.pop("logic") in {"ok", "skipped"}
    assert set(outcome.values()) == {"ok"}


def test_drop_takes_a_cable_out_whole(kg: Kg, tmp_path: Path) -> None:
    kg("load", EXAMPLES, "--store", tmp_path / "store", "--quiet", "--jobs", "1")
    done = kg("drop", "09 TOKYO 990001", "--store", tmp_path / "store")
    assert (done.status, done.out) == (0, "dropped 09TOKYO990001\n")
    left = kg("query", "-e", "ASK { GRAPH cable:09TOKYO990001 { ?s ?p ?o } }", "--store", tmp_path / "store")
    assert left.out == "no\n"
    again = kg("drop", "09TOKYO990001", "--store", tmp_path / "store")
    assert again.status == 1
    assert "09TOKYO990001" in again.err


def test_extract_shows_the_cable_with_owners_in_the_margin(kg: Kg) -> None:
    done = kg("extract", EXAMPLES / "09MOSCOW990002.txt", "--show", "--width", "110")
    assert done.status == 0
    assert max(len(line) for line in done.out.splitlines()) <= 110
    assert "[1] Foreign Ministry" in done.out
    assert "official (RU)" in done.out


def test_evaluate_measures_against_annotations(kg: Kg, tmp_path: Path) -> None:
    record = json.loads(kg("extract", EXAMPLES / "09MOSCOW990002.txt").out)
    gold = {**record, "meetings": record["encounters"]}
    gold["positions"] = [{**each, "start": each["text"]} for each in record["positions"]]
    (tmp_path / "09MOSCOW990002.json").write_text(json.dumps(gold), encoding="utf-8")
    done = kg("evaluate", tmp_path, EXAMPLES, "--format", "json")
    assert done.status == 0
    assert json.loads(done.out)["scores"]["position.sided"]["f1"] == 1
    (tmp_path / "09NOWHERE1.json").write_text(json.dumps({**gold, "cable": "09NOWHERE1"}), encoding="utf-8")
    assert kg("evaluate", tmp_path, EXAMPLES).status == 1
    assert kg("evaluate", tmp_path / "absent", EXAMPLES).status == 2


@pytest.mark.parametrize(
    "command", ["load", "parse", "extract", "positions", "query", "export", "drop", "stats", "check", "evaluate"]
)
def test_every_help_ends_in_an_example(kg: Kg, command: str) -> None:
    done = kg(command, "--help")
    assert done.status == 0
    assert f"Example: kg {command}" in done.out
