"""How long does each question of queries/ take on a loaded store?

    python -m tests.benchmarks.bench_queries --store DIR [--repeat 5] [--limit 60] [--json FILE] [NAME ...]

Each question is asked as its header's example asks it, with each parameter alone at the header's value, and with each
parameter at the values that are most frequent in the store: the worst that a reader can ask for by one value. With
`--free` it is asked without any parameter too, which answers for the whole store. A question that is at work for longer
than the limit is ended. The time is that of the answer as `kg query` holds it, in a process that has the store open.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import statistics
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.store.ask import ask
from kg.store.library import Query, ask_query, get_query, list_queries
from kg.store.reader import open_reader
from tests.benchmarks.report import table

# Where the values of a parameter stand in a store: a pattern that binds ?value.
VALUES = {
    "about": "?x cg:about ?value",
    "act": "?x cg:speechAct ?act . ?act skos:notation ?value",
    "cable": "?x cg:inParagraph ?p . ?p cg:partOf ?c . ?c cg:canonicalId ?value",
    "classification": "?x cg:classification ?c . ?c skos:notation ?value",
    "country": "?x cg:origin ?post . ?post cg:locatedIn ?in . ?in cg:code ?value",
    "dispute": "?x cg:about ?value . ?value a cg:Dispute",
    "month": "?x cg:sentAt ?at BIND (SUBSTR(STR(?at), 1, 7) AS ?value)",
    "official": "?x cg:participant ?value . ?value a cg:Official",
    "party": "?x cg:onBehalfOf ?side . ?side cg:code ?value",
    "post": "?x cg:origin ?value",
    "referred": "?x cg:references ?value",
    "relay": "?x cg:relayedBy ?by . ?by cg:name ?value",
    "sender": "?x cg:sender ?by . ?by cg:name ?value",
    "side": "?x cg:onBehalfOf ?side . ?side cg:code ?value",
    "signatory": "?x cg:signatory ?by . ?by cg:name ?value",
    "status": "?x cg:status ?s . ?s skos:notation ?value",
    "tag": "?x cg:tag ?value",
    "territory": "?x cg:territory ?value . ?value a cg:Territory",
}
MOST_FREQUENT = 2

Question = tuple[str, dict[str, str]]


def frequent_values(store: Path) -> dict[str, list[str]]:
    """The most frequent values of each parameter in the store, as a person would write them."""
    found: dict[str, list[str]] = {}
    with open_reader(store) as reader:
        for name, pattern in VALUES.items():
            text = f"SELECT ?value (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?value ORDER BY DESC(?n) ?value"
            rows = ask(reader, f"{text} LIMIT {MOST_FREQUENT}").rows
            values = [row[0] for row in rows if row[0] is not None]
            found[name] = [str(value) if str(value).startswith("<") else f'"{value.value}"' for value in values]  # type: ignore[union-attr]
    return found


def questions(query: Query, frequent: dict[str, list[str]], *, is_free: bool) -> Iterator[dict[str, str]]:
    """Yield the values with which the question is asked, each once."""
    told = dict(re.findall(r"--param ([\w-]+)=(\S+)", query.example))
    asked: list[dict[str, str]] = [told] if told or not query.params else []
    for parameter in query.params:
        for value in [parameter.example, *frequent.get(parameter.name, [])]:
            asked.append({parameter.name: value})
    if is_free or (not told and query.params):
        asked.append({})  # the example of the header asks without a parameter
    seen = []
    for values in asked:
        if values not in seen:
            seen.append(values)
            yield values


def _answer(pipe: Connection, store: Path) -> None:
    """Answer questions with their time and rows until the pipe closes."""
    with open_reader(store) as reader:
        while True:
            try:
                name, values = pipe.recv()
            except EOFError:
                return
            start = time.perf_counter()
            answer = ask_query(reader, get_query(name), values)
            taken = time.perf_counter() - start
            pipe.send((taken, len(answer.rows) if answer.kind == "rows" else answer.data.count(b"\n")))


class Clock:
    """Asks questions in another process, which is ended when a question takes too long."""

    def __init__(self, store: Path, limit: float) -> None:
        self._store, self._limit = store, limit
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_answer, args=(theirs, self._store), daemon=True)
        self._process.start()
        theirs.close()

    def seconds(self, question: Question) -> tuple[float, int] | None:
        """Seconds and rows; None when the limit was over."""
        self._pipe.send(question)
        if self._pipe.poll(self._limit):
            answer: tuple[float, int] = self._pipe.recv()
            return answer
        self.close()
        self._start()
        return None

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def measure_queries(
    store: Path, *, names: list[str], repeat: int, limit: float, is_free: bool = False
) -> list[dict[str, Any]]:
    """One row a question and its values: median and worst seconds of so many times, and the rows of the answer."""
    frequent = frequent_values(store)
    clock = Clock(store, limit)
    measured = []
    for query in [get_query(name) for name in names] if names else list_queries():
        for values in questions(query, frequent, is_free=is_free):
            found = []
            for _ in range(repeat):
                one = clock.seconds((query.name, values))
                if one is None:
                    break
                found.append(one)
            seconds = [taken for taken, _ in found]
            told = ", ".join(f"{name}={value.rpartition('/')[2].strip('>')}" for name, value in values.items())
            measured.append(
                {
                    "question": query.name,
                    "with": told or "(nothing)",
                    "rows": found[0][1] if found else None,
                    "median s": statistics.median(seconds) if found else None,
                    "worst s": max(seconds) if len(found) == repeat else f"over {limit:g}",
                }
            )
    clock.close()
    return measured


def main() -> None:
    """Print the table, the slowest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="questions; else all")
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for one answer")
    parser.add_argument("--free", action="store_true", help="ask each without a parameter too")
    parser.add_argument("--json", type=Path, help="write the rows here")
    options = parser.parse_args()
    rows = measure_queries(
        options.store, names=options.names, repeat=options.repeat, limit=options.limit, is_free=options.free
    )
    rows.sort(key=lambda row: -(row["median s"] if row["median s"] is not None else float("inf")))
    print(table(rows))  # noqa: T201
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
