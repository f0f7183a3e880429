"""Is the URL of a SPARQL endpoint as good a store as a folder? Asked of the real server."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import drop_cables, load_paths
from kg.errors import KgError, NotAStore, ParameterError, QueryError, QuerySyntax, StoreError
from kg.graph.identifiers import cable_iri
from kg.store import (
    ask,
    ask_query,
    checking,
    count_store,
    endpoint_client,
    endpoint_writer,
    export,
    get_issue,
    get_query,
    open_reader,
    positions_on,
)
from kg.store.endpoint import read_address
from kg.store.endpoint_reader import EndpointReader
from kg.store.endpoint_writer import EndpointWriter
from kg.store.writer import Writer
from tests.composed import BASE, composed_quads
from tests.reference import small_reference
from tests.store.servers import Server, front_of, running_server

EXAMPLES = Path(__file__).parents[2] / "data" / "cables"
COUNT = len(list(EXAMPLES.glob("*.txt")))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that holds nothing."""
    with running_server(tmp_path / "server") as running:
        yield running


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that holds the example cables; tests read it only."""
    with running_server(tmp_path_factory.mktemp("loaded") / "server") as running:
        load_paths([EXAMPLES], running.url)
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in a folder that holds the example cables."""
    path = tmp_path_factory.mktemp("folder") / "store"
    load_paths([EXAMPLES], path)
    return path


@pytest.fixture(autouse=True)
def small_and_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short waits, and little of the ontology and the tables where no fixture has loaded them whole."""
    small_reference(monkeypatch)
    monkeypatch.setattr(endpoint_client, "_BACK_OFF", 0.05)
    monkeypatch.delenv("KG_STORE_USER", raising=False)


def dump(store: str | Path, **options: bool) -> bytes:
    output = io.BytesIO()
    with open_reader(store) as reader:
        export(reader, output, "nquads", **options)  # type: ignore[arg-type]
    return output.getvalue()


def counts(report: object) -> tuple[int, ...]:
    return tuple(getattr(report, name) for name in ("new", "changed", "same", "refused"))


def telegrams(folder: Path, count: int, note: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    for serial in range(990001, 990001 + count):
        text = (
            f"DE RUEHKO #{serial}/01 0380820\nP 070820Z FEB 08\nFM AMEMBASSY TOKYO\nTO RUEHC/SECSTATE WASHDC\n"
            f"UNCLAS TOKYO {serial}\n\nSUBJECT: ISLANDS {note}\n\n¶1. (U) Tanaka said the islands were Japanese.\n"
        )
        (folder / f"{serial}.txt").write_text(text, encoding="utf-8")
    return folder


# What is loaded


def test_the_endpoint_holds_what_the_folder_holds(loaded: Server, folder: Path) -> None:
    assert dump(loaded.url) == dump(folder)


def test_a_second_load_skips_what_is_there_and_replaces_what_changed(server: Server, tmp_path: Path) -> None:
    cables = telegrams(tmp_path / "in", 5)
    assert counts(load_paths([cables], server.url)) == (5, 0, 0, 0)
    again = load_paths([cables], server.url)
    assert (counts(again), again.quads) == ((0, 0, 5, 0), 0)
    telegrams(cables, 2, "AND WATERS")
    assert counts(load_paths([cables], server.url, dry_run=True)) == (0, 2, 3, 0)
    assert counts(load_paths([cables], server.url)) == (0, 2, 3, 0)
    load_paths([cables], tmp_path / "store")
    assert dump(server.url) == dump(tmp_path / "store")


def test_cables_that_are_gone_are_pruned_and_cables_are_dropped(server: Server, tmp_path: Path) -> None:
    cables = telegrams(tmp_path / "in", 4)
    load_paths([cables], server.url)
    (cables / "990001.txt").unlink()
    assert load_paths([cables], server.url, prune=True).pruned == ("08TOKYO990001",)
    assert drop_cables(["08 TOKYO 990002", "08TOKYO1"], server.url) == (["08TOKYO990002"], ["08TOKYO1"])
    with open_reader(server.url) as reader:
        assert reader.cable_ids() == ["08TOKYO990003", "08TOKYO990004"]


def test_a_server_killed_in_the_load_and_started_again_is_loaded_to_the_end(server: Server, tmp_path: Path) -> None:
    cables = telegrams(tmp_path / "in", 30)
    done = threading.Event()

    def disturb() -> None:
        for _ in range(2):
            time.sleep(0.15)
            server.kill()
            time.sleep(0.05)
            server.start()
        done.set()

    thread = threading.Thread(target=disturb)
    thread.start()
    for _ in range(50):
        try:
            # Many small requests, so that the kills come anywhere.
            load_paths([cables], server.url, commit_every=2, on_progress=lambda progress: time.sleep(0.01))
        except KgError as error:
            assert "\n" not in str(error)
        if done.is_set():
            break
    thread.join()
    load_paths([cables], server.url)
    load_paths([cables], tmp_path / "store")
    assert dump(server.url) == dump(tmp_path / "store")


def test_a_load_that_cannot_go_on_says_so_and_the_next_one_ends_it(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint_client, "_ATTEMPTS", 1)
    cables = telegrams(tmp_path / "in", 12)
    killed: list[int] = []

    def kill_once(progress: object) -> None:
        if getattr(progress, "done", 0) == 7 and not killed:
            server.kill()
            killed.append(7)

    with pytest.raises(StoreError, match=r"nobody answers there"):
        load_paths([cables], server.url, commit_every=3, on_progress=kill_once)
    server.start()
    report = load_paths([cables], server.url)
    assert (report.same, report.new) == (6, 6)
    load_paths([cables], tmp_path / "store")
    assert dump(server.url) == dump(tmp_path / "store")


def test_an_endpoint_has_one_base(server: Server) -> None:
    with EndpointWriter(server.url, BASE) as writer:
        writer.set_reference("ontology", b"")
        load_reference(writer)
        writer.replace_cables([composed_quads("08TOKYO990001")])
    with EndpointWriter(server.url) as writer:
        assert writer.base == BASE
        assert writer.digest_of("08TOKYO990001") == composed_quads("08TOKYO990001")[1]
    with pytest.raises(ParameterError, match="has the base"), EndpointWriter(server.url, "https://example.net/id/"):
        pass


def load_reference(writer: EndpointWriter | Writer) -> None:
    from kg.graph.ontology_quads import ontology_quads

    assert writer.set_reference("ontology", ontology_quads(writer.base))
    assert not writer.set_reference("ontology", ontology_quads(writer.base))


# What is asked


def test_every_reading_command_answers_as_from_a_folder(
    loaded: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for long in ("_logic", "_shapes", "_rules"):
        monkeypatch.setattr(checking, long, lambda reader, *_: checking.Check("", "ok", str(len(reader.quads))))
    with open_reader(loaded.url) as there, open_reader(folder) as here:
        assert isinstance(there, EndpointReader)
        assert count_store(there) == count_store(here)
        issue = get_issue(there, "Northern Territories")
        assert positions_on(there, issue) == positions_on(here, issue)
        assert there.digests() == here.digests()
        assert not there.has_cable("08TOKYO1")
        checks = checking.check_store(there)
        assert checks[0].summary.startswith(f"{loaded.url} answers (RDF 1.2), {COUNT} cables, ")
        assert checks[1:] == checking.check_store(here)[1:]


@pytest.mark.parametrize("name", ["both-sides", "who-said-what", "timeline", "as-triples", "web-annotations"])
def test_a_parameter_means_the_same_at_an_endpoint(loaded: Server, folder: Path, name: str) -> None:
    query = get_query(name)
    with open_reader(loaded.url) as there, open_reader(folder) as here:
        for values in ({}, {param.name: param.example for param in query.params if param.example}):
            answers = [ask_query(reader, query, values) for reader in (there, here)]
            form = "nquads" if answers[0].kind == "triples" else "tsv"
            if form == "tsv":
                assert sorted(answers[0].to_text("tsv").splitlines()) == sorted(answers[1].to_text("tsv").splitlines())
            else:
                assert set(answers[0].triples) == set(answers[1].triples)


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("SELECT ?x WHERE { ?x a }", QuerySyntax, "1:25"),
        ("DROP ALL", QueryError, "changes the store"),
        ("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", QueryError, "SERVICE"),
    ],
)
def test_a_wrong_query_is_told_before_it_is_sent(loaded: Server, text: str, kind: type[QueryError], found: str) -> None:
    with front_of(loaded.url) as front, open_reader(front.url) as reader:
        asked = len(front.seen)
        with pytest.raises(kind, match=found):
            ask(reader, text)
        assert len(front.seen) == asked


def test_a_claim_is_spoken_of_and_not_asserted(loaded: Server) -> None:
    with open_reader(loaded.url) as reader:
        assert ask(reader, "ASK { ?p rdf:reifies <<( ?t cg:underSovereigntyOf ?by )>> }").boolean
        assert not ask(reader, "ASK { ?t cg:underSovereigntyOf ?by }").boolean


def test_a_question_that_takes_too_long_is_given_up(loaded: Server) -> None:
    heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?c != ?f && ?f != ?i) }"
    with open_reader(loaded.url) as reader, pytest.raises(QueryError, match=r"no answer within 0\.3 s"):
        ask(reader, heavy, seconds=0.3)


# Where the services stand


FUSEKI = {"/cables/sparql": "/query", "/cables/update": "/update", "/cables/data": "/store"}
GRAPHDB = {
    "/repositories/cables": "/query",
    "/repositories/cables/statements": "/store",
    "/repositories/cables/rdf-graphs/service": "/store",
}


@pytest.mark.parametrize(
    ("paths", "given"),
    [
        ({"/query": "/query", "/update": "/update", "/store": "/store"}, "/"),
        ({"/query": "/query", "/update": "/update", "/store": "/store"}, "/query"),
        (FUSEKI, "/cables"),
        (FUSEKI, "/cables/sparql"),
        (GRAPHDB, "/repositories/cables"),
        (GRAPHDB, "/repositories/cables/statements"),
    ],
)
def test_the_services_are_found(server: Server, tmp_path: Path, paths: dict[str, str], given: str) -> None:
    cables = telegrams(tmp_path / "in", 2)
    with front_of(server.url, paths) as front:
        assert counts(load_paths([cables], front.url + given)) == (2, 0, 0, 0)
        assert counts(load_paths([cables], front.url + given)) == (0, 0, 2, 0)
        with open_reader(front.url + given) as reader:
            assert ask(reader, "SELECT ?c { ?c a cg:Cable }").rows


def test_a_server_that_takes_no_quads_is_given_a_graph_a_cable(server: Server, tmp_path: Path) -> None:
    cables = telegrams(tmp_path / "in", 3)
    with front_of(server.url) as front:
        front.answer = lambda method, path, body: 405 if (method, path) == ("POST", "/store") else None
        assert counts(load_paths([cables], front.url)) == (3, 0, 0, 0)
        assert [method for method, path in front.seen if "TOKYO9900" in path] == ["PUT"] * 3


def test_a_request_that_is_too_big_is_sent_in_halves(server: Server, tmp_path: Path) -> None:
    cables = telegrams(tmp_path / "in", 7)
    with front_of(server.url) as front:
        front.answer = lambda method, path, body: 413 if path == "/store" and len(body) > 12_000 else None
        assert counts(load_paths([cables], front.url)) == (7, 0, 0, 0)
    load_paths([cables], tmp_path / "store")
    assert dump(server.url) == dump(tmp_path / "store")


def test_a_server_of_rdf_11_is_given_reification(server: Server) -> None:
    cable = composed_quads("08TOKYO990001")
    with front_of(server.url) as front:
        front.answer = lambda method, path, body: 400 if b"isTRIPLE" in body else None
        with EndpointWriter(front.url, BASE) as writer:
            load_reference(writer)
            assert not writer.knows_triple_terms
            writer.replace_cables([cable])
    with open_reader(server.url) as reader:
        quads = {str(quad) for quad in reader.cable_graph("08TOKYO990001")}
    assert not any("<<(" in quad for quad in quads)
    assert sum("rdf-syntax-ns#Statement" in quad for quad in quads) == cable[2].count(b"<<(")


# What goes wrong


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (401, "asks for a name and a password"),
        (403, "forbids"),
        (404, "no SPARQL endpoint at this path"),
        (301, "sends on to 'https://elsewhere"),
        (500, "the server failed"),
        (503, "the server failed"),
        (200, "no SPARQL endpoint at this path"),  # a page about the server
    ],
)
def test_each_failure_is_one_line(status: int, found: str, tmp_path: Path) -> None:
    with front_of("http://127.0.0.1:9") as front:
        front.answer = lambda method, path, body: status
        for attempt in (lambda: load_paths([EXAMPLES], front.url), lambda: open_reader(front.url)):
            with pytest.raises(StoreError, match=found) as told:
                attempt()
            assert "\n" not in str(told.value)
            assert str(told.value).startswith(f"{front.url}: ")


@pytest.mark.parametrize(
    ("status", "found"), [(401, "name and a password"), (403, "forbids writing"), (413, "too big"), (500, "failed")]
)
def test_a_server_that_may_only_be_read(server: Server, tmp_path: Path, status: int, found: str) -> None:
    cables = telegrams(tmp_path / "in", 1)
    with front_of(server.url) as front:
        front.answer = lambda method, path, body: status if method in ("PUT", "POST") and "/store" in path else None
        with pytest.raises(StoreError, match=found):
            load_paths([cables], front.url)


def test_a_server_that_is_busy_is_asked_again(server: Server, tmp_path: Path) -> None:
    cables = telegrams(tmp_path / "in", 2)
    refusals = iter([503, 502, 429])
    with front_of(server.url) as front:
        front.answer = lambda method, path, body: next(refusals, None) if path.startswith("/store?graph") else None
        assert counts(load_paths([cables], front.url)) == (2, 0, 0, 0)


def test_nobody_answers() -> None:
    with pytest.raises(StoreError, match=r"nobody answers there .*refused.*; start the server"):
        open_reader("http://127.0.0.1:9")


def test_an_endpoint_without_cables_is_no_store(server: Server) -> None:
    with pytest.raises(NotAStore, match="holds no cables"):
        open_reader(server.url)


@pytest.mark.parametrize("url", ["http://", "http:///x", "http://h:port/", "http://h/?query=1", "http://a b/"])
def test_what_is_no_url(url: str) -> None:
    with pytest.raises(StoreError, match=r"this is no URL|part behind"):
        open_reader(url)


def test_the_password_goes_to_the_server_and_into_no_message(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with front_of(server.url) as front:
        secret = front.url.replace("http://", "http://anna:hidden@")
        with pytest.raises(NotAStore) as told:
            open_reader(secret)
        assert set(front.headers) == {"Basic YW5uYTpoaWRkZW4="}
        front.answer = lambda method, path, body: 401
        with pytest.raises(StoreError, match="refuses the name or the password") as refused:
            open_reader(secret)
    assert "hidden" not in str(told.value) + str(refused.value)
    monkeypatch.setenv("KG_STORE_USER", "bert")
    monkeypatch.setenv("KG_STORE_PASSWORD", "word")
    assert read_address("http://h:1").credentials == ("bert", "word")
    assert read_address("http://anna:x@h:1").credentials == ("anna", "x")


def test_the_union_of_graphs_must_be_asked(server: Server) -> None:
    with EndpointWriter(server.url, BASE) as writer:
        load_reference(writer)
    with front_of(server.url) as front:
        front.answer = lambda method, path, body: 400 if "union" in path else None
        with pytest.raises(StoreError, match=r"sees? the default graph only"):
            open_reader(front.url)


def test_new_cables_go_many_at_once(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    cables = [composed_quads(f"08TOKYO99000{number}") for number in range(1, 7)]
    monkeypatch.setattr(endpoint_writer, "_REQUEST_BYTES", 2 * len(cables[0][2]))
    with front_of(server.url) as front, EndpointWriter(front.url, BASE) as writer:
        writer.replace_cables(cables)
        assert [path for method, path in front.seen if method in ("POST", "PUT") and "store" in path] == ["/store"] * 3
        writer.replace_cables(cables[:1])
        assert front.seen[-1][0] == "PUT"
        assert set(writer.digests) == {cable_iri(BASE, cable) for cable, _, _ in cables}
