"""Does `kg build` write parts that `kg load` takes, and do both say what they did?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.views.conftest import EXAMPLES, Run

Kg = Callable[..., Run]
COUNT = len(list(EXAMPLES.glob("*.txt")))


def test_build_and_load_the_parts(kg: Kg, store: Path, tmp_path: Path) -> None:
    built = kg("build", EXAMPLES, "--out", tmp_path / "parts", "--jobs", "1", "--part-size", "4", "--format", "json")
    assert built.status == 0
    report = json.loads(built.out)
    assert (report["cables"], report["parts"], report["kept"]) == (COUNT, -(-COUNT // 4), 0)
    again = kg("build", EXAMPLES, "--out", tmp_path / "parts", "--jobs", "1", "--part-size", "4")
    assert f"{report['parts']} of them as they were" in again.out
    loaded = kg("load", tmp_path / "parts", "--store", tmp_path / "store", "--jobs", "1")
    assert loaded.out.startswith(f"{COUNT} new, 0 changed, 0 the same, 0 refused")
    exports = [kg("export", "--format", "nquads", "--store", path).out for path in (tmp_path / "store", store)]
    assert exports[0] == exports[1]


def test_build_says_what_it_refuses(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "recipe.txt").write_text("Take two eggs and a cup of flour.\n", encoding="utf-8")
    done = kg("build", tmp_path / "in", "--out", tmp_path / "parts", "--rejects", tmp_path / "rejects", "--jobs", "1")
    assert done.status == 1
    assert json.loads((tmp_path / "rejects").read_text(encoding="utf-8"))["code"] == "no-telegram"
    damaged = kg("load", tmp_path / "nothing", "--store", tmp_path / "store")
    assert (damaged.status, damaged.err.count("\n")) == (2, 1)


def test_a_password_in_the_url_is_not_printed(kg: Kg) -> None:
    for command in (("stats",), ("load", EXAMPLES), ("drop", "09TOKYO990001"), ("query", "-e", "ASK {}")):
        done = kg(*command, "--store", "http://anna:hidden@127.0.0.1:9")
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith("kg: http://127.0.0.1:9: nobody answers there")
        assert "hidden" not in done.err
