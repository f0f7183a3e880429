"""HTTP to a SPARQL 1.1 endpoint: kept-alive connections, retries with back-off, and one line for what goes wrong.

Every request may be sent twice without harm: quads that are there already are not added again, and a graph that is put
is put whole. So requests that write wait for a server that restarts; those that read tell at once that nobody answers.
"""

from __future__ import annotations

import json
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from urllib3 import BaseHTTPResponse, PoolManager, Retry, Timeout, make_headers
from urllib3.exceptions import HTTPError, MaxRetryError, NewConnectionError, ReadTimeoutError, SSLError

from kg.errors import QueryError, StoreError
from kg.store.endpoint import (
    EXAMPLES,
    JSON_RESULTS,
    N_QUADS,
    N_TRIPLES,
    Address,
    Services,
    possible_services,
    read_address,
)

if TYPE_CHECKING:
    from urllib3.connectionpool import ConnectionPool

_BUSY = (429, 502, 503, 504)  # a server that restarts, or one that is asked too much
_ATTEMPTS = 6
_BACK_OFF = 0.5  # seconds; 0, 1, 2, 4, 8, 16: half a minute in all
_CONNECT = 10.0
_ANSWER = 600.0  # seconds between two pieces of an answer
_BLOCK = 1 << 16
_LONGEST_REASON = 160
_ABSENT = frozenset({400, 404, 405, 406, 415, 501})
_GO_ON = "give the same command again: it goes on where it was"


class _Retry(Retry):
    """Tries again, but not what took its whole time: the server is still at it."""

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> _Retry:
        """What is left to try; raises the error of a server that is slow."""
        if isinstance(error, ReadTimeoutError):
            raise error
        return super().increment(method, url, response, error, _pool, _stacktrace)


class EndpointClient:
    """Speaks to one endpoint; its services are found when it is made.

    Raises StoreError where nobody answers, where the path is no endpoint, and where the credentials are refused.
    """

    def __init__(self, path: str) -> None:
        self._address: Address = read_address(path)
        self.url = self._address.url
        self._pool = PoolManager(
            headers=make_headers(
                basic_auth=":".join(self._address.credentials) if self._address.credentials else None,
                user_agent="cablegraph",
            )
        )
        self._is_found = False
        self.services = self._find_query_service()

    def __enter__(self) -> EndpointClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the connections go."""
        self._pool.clear()

    def query(self, text: str, accept: str, *, union: str = "", seconds: float | None = None, where: str = "") -> bytes:
        """The answer to a query as it came.

        Args:
            text: the whole query, with its prefixes.
            accept: the media type that is asked for.
            union: what makes this server ask all graphs, as a part of the URL.
            seconds: the time that the whole answer may take; None sets no limit but that of a silent server.
            where: what an error of the query itself is called.

        Raises QueryError where the server refuses the query or the time is over, StoreError where it fails.
        """
        url = f"{self.services.query}?{union}" if union else self.services.query
        deadline = None if seconds is None else time.monotonic() + seconds
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        try:
            response = self._send("POST", url, text.encode(), headers, is_patient=False, seconds=seconds)
            data = b"".join(self._blocks(response, deadline))
        except ReadTimeoutError:
            found = f"no answer within {_ANSWER if seconds is None else seconds:g} s"
            raise QueryError(where or self.url, found, "ask for less (LIMIT, a narrower pattern)") from None
        except HTTPError as error:
            raise self._no_answer(error) from None
        if response.status == 400 and where:
            found = f"the server refuses it ({_reason(data)})"
            raise QueryError(where, found, "write it in the SPARQL that this server knows")
        if response.status != 200:
            raise self._failure(response, data, "reading")
        return data

    def _blocks(self, response: BaseHTTPResponse, deadline: float | None) -> Any:
        """Yield the body; raise ReadTimeoutError when the time is over."""
        for block in response.stream(_BLOCK):
            yield block
            if deadline is not None and time.monotonic() > deadline:
                response.close()
                raise ReadTimeoutError(None, self.url, "the time is over")  # type: ignore[arg-type]

    def update(self, text: str) -> None:
        """Run a SPARQL Update."""
        self._write("POST", self.services.update, text.encode(), "application/sparql-update")

    def put_graph(self, graph: str, triples: bytes) -> None:
        """Make the N-Triples the whole of a graph, in one step."""
        self._write("PUT", f"{self.services.graphs}?graph={quote(graph, safe='')}", triples, N_TRIPLES)

    def post_quads(self, quads: bytes) -> int:
        """The status after adding N-Quads of many graphs in one step: 413 too much, 200 or so done, 400 or so unknown.

        Raises StoreError for every other failure.
        """
        response = self._write("POST", self.services.quads, quads, N_QUADS, allowed=_ABSENT | {413})
        return response.status

    def find_graph_store(self) -> None:
        """Make sure of the service for graphs.

        Raises StoreError where there is none.
        """
        if self._is_found:
            return
        for services in possible_services(self.url):
            if services.query != self.services.query or not services.graphs:
                continue
            if services.quads != services.graphs:
                self.services = services  # a repository's paths are fixed
                self._is_found = True
                return
            probe = self._probe("HEAD", f"{services.graphs}?{urlencode({'default': ''})}", b"", {})
            if probe.status in (401, 403):
                raise self._failure(probe, b"", "writing")
            if probe.status < 300:
                self.services = services
                self._is_found = True
                return
        found = "it answers queries, but there is no graph store beside it (/store, /data)"
        raise StoreError(self.url, found, f"give the URL of the dataset: {EXAMPLES}")

    def _find_query_service(self) -> Services:
        """The first of the possible services that answers a query."""
        headers = {"Content-Type": "application/sparql-query", "Accept": JSON_RESULTS}
        tried: set[str] = set()
        for services in possible_services(self.url):
            if services.query in tried:
                continue
            tried.add(services.query)
            response = self._probe("POST", services.query, b"ASK {}", headers)
            if response.status == 200 and _is_answer(response.data):
                return services
            if response.status in (401, 403) or response.status >= 500 or 300 <= response.status < 400:
                raise self._failure(response, response.data, "reading")
        raise StoreError(self.url, "there is no SPARQL endpoint at this path", f"give its URL: {EXAMPLES}")

    def _probe(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> BaseHTTPResponse:
        """The answer, whatever its status."""
        try:
            response = self._send(method, url, body, headers, is_patient=False, seconds=60.0)
            _ = response.data
            return response
        except HTTPError as error:
            raise self._no_answer(error) from None

    def _write(
        self, method: str, url: str, body: bytes, media_type: str, allowed: frozenset[int] = frozenset()
    ) -> BaseHTTPResponse:
        """The answer to a request that changes the store; its failure is an exception unless its status is allowed."""
        try:
            response = self._send(method, url, body, {"Content-Type": media_type}, is_patient=True, seconds=None)
            data = response.data
        except HTTPError as error:
            raise self._no_answer(error) from None
        if response.status >= 300 and response.status not in allowed:
            raise self._failure(response, data, "writing")
        return response

    def _send(
        self, method: str, url: str, body: bytes, headers: dict[str, str], *, is_patient: bool, seconds: float | None
    ) -> BaseHTTPResponse:
        """The answer, its body still to be read; a patient request waits for a server that restarts."""
        retries = _Retry(
            total=_ATTEMPTS if is_patient else 0,
            backoff_factor=_BACK_OFF,
            status_forcelist=_BUSY,
            allowed_methods=None,
            raise_on_status=False,
            redirect=False,
        )
        answer = _ANSWER if seconds is None else min(seconds, 10 * 24 * 3600.0)
        return self._pool.request(
            method,
            url,
            body=body,
            headers={**self._pool.headers, **headers},
            retries=retries,
            redirect=False,
            timeout=Timeout(connect=min(_CONNECT, answer), read=answer),
            preload_content=False,
        )

    def _no_answer(self, error: HTTPError) -> StoreError:
        """The error where no answer came, or not to its end."""
        cause = error.reason if isinstance(error, MaxRetryError) and error.reason is not None else error
        if isinstance(cause, ReadTimeoutError):
            return StoreError(self.url, f"no answer within {_ANSWER:g} s", _GO_ON)
        if isinstance(cause, SSLError):
            return StoreError(self.url, f"its certificate is not trusted ({cause})", "correct it, or the URL")
        if isinstance(cause, NewConnectionError) or "onnect" in type(cause).__name__:
            why = str(cause).rpartition("[Errno ")[2].partition("] ")[2] or str(cause).rpartition(": ")[2]
            why = why.rstrip(")")  # a name that no one knows comes in the brackets of the error around it
            return StoreError(self.url, f"nobody answers there ({why})", "start the server, or correct the URL")
        return StoreError(self.url, f"the connection broke ({cause})", f"look at the server, then {_GO_ON}")

    def _failure(self, response: BaseHTTPResponse, data: bytes, doing: str) -> StoreError:
        """The error that a status means."""
        status, why = response.status, _reason(data)
        told = f"{status}{f': {why}' if why else ''}"
        if status == 401 and self._address.credentials is None:
            return StoreError(
                self.url, "it asks for a name and a password (401)", "set KG_STORE_USER and KG_STORE_PASSWORD"
            )
        if status == 401:
            return StoreError(
                self.url, "it refuses the name or the password (401)", "correct KG_STORE_USER and KG_STORE_PASSWORD"
            )
        if status == 403:
            return StoreError(
                self.url, f"it forbids {doing} (403)", "ask its keeper for the right, or use another name"
            )
        if status == 413:
            return StoreError(self.url, "one cable is too big for it (413)", "raise the server's limit of a request")
        if 300 <= status < 400:
            return StoreError(
                self.url, f"it sends on to {response.headers.get('Location', 'elsewhere')!r}", "give that URL"
            )
        if status >= 500:
            return StoreError(self.url, f"the server failed ({told})", f"look into its log, then {_GO_ON}")
        if status in (404, 405):
            return StoreError(self.url, f"it knows no {doing} there ({told})", f"give its URL: {EXAMPLES}")
        return StoreError(self.url, f"it refuses the request ({told})", "mend what it says")


def _reason(data: bytes) -> str:
    """The first line of what a server says, cut to what can be read; a page of HTML says nothing."""
    text = data[:4096].decode("utf-8", "replace").strip()
    line = " ".join(text.partition("\n")[0].split())
    return "" if line.startswith("<") else line[:_LONGEST_REASON]


def _is_answer(data: bytes) -> bool:
    """Whether this is the answer to an ASK, and no page about the server."""
    try:
        said = json.loads(data)
    except ValueError:
        return False
    return isinstance(said, dict) and isinstance(said.get("boolean"), bool)
