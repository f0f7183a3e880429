"""The URL of a SPARQL 1.1 endpoint as a store: which services stand behind it, and who asks.

    http://127.0.0.1:7878                    Oxigraph: /query, /update, /store
    http://127.0.0.1:3030/cables             Jena Fuseki: /query or /sparql, /update, /data
    http://127.0.0.1:7200/repositories/cables    GraphDB and RDF4J: itself, /statements, /rdf-graphs/service

The URL of the query service will do too. A name and a password come from the URL (`http://name:password@host`), else
from $KG_STORE_USER and $KG_STORE_PASSWORD; they are sent as HTTP Basic and never shown.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from kg.errors import StoreError

_URL = re.compile(r"https?://", re.IGNORECASE)
# …/repositories/cables, …/repositories/cables/statements
_REPOSITORY = re.compile(r"(?P<base>.*/repositories/[^/]+)(?:/.*)?")
_SERVICES = frozenset({"query", "sparql", "update", "store", "data"})
JSON_RESULTS = "application/sparql-results+json"
CSV_RESULTS = "text/csv"
N_TRIPLES = "application/n-triples"
N_QUADS = "application/n-quads"
EXAMPLES = "http://HOST:7878, http://HOST:3030/DATASET or http://HOST:7200/repositories/NAME"


@dataclass(frozen=True, slots=True)
class Services:
    """The addresses behind one store: for queries, updates, graphs one by one, and quads of many graphs at once."""

    query: str
    update: str
    graphs: str
    quads: str


@dataclass(frozen=True, slots=True)
class Address:
    """An endpoint's URL without its credentials, and the credentials, if any."""

    url: str
    credentials: tuple[str, str] | None


def is_endpoint(path: str | os.PathLike[str]) -> bool:
    """Whether the store is the URL of an endpoint, and no folder.

    >>> is_endpoint("http://127.0.0.1:7878"), is_endpoint("cablegraph")
    (True, False)
    """
    return _URL.match(os.fspath(path)) is not None


def read_address(path: str | os.PathLike[str], environment: Mapping[str, str] = os.environ) -> Address:
    """The address of an endpoint, and who asks.

    >>> read_address("http://anna:s%40fe@localhost:3030/cables/", {})
    Address(url='http://localhost:3030/cables', credentials=('anna', 's@fe'))

    Raises StoreError for a URL without a host, or with a query or fragment behind it.
    """
    text = os.fspath(path)
    try:
        parts = urlsplit(text)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        place = host if parts.port is None else f"{host}:{parts.port}"
    except ValueError:
        raise StoreError(without_userinfo(text), "this is no URL", f"write it as {EXAMPLES}") from None
    url = urlunsplit(SplitResult(parts.scheme.lower(), place or "", parts.path.rstrip("/"), "", ""))
    if not host or not host.isascii() or any(character.isspace() for character in text):
        raise StoreError(without_userinfo(text), "this is no URL", f"write it as {EXAMPLES}")
    if parts.query or parts.fragment:
        raise StoreError(url, "the URL has a part behind ? or #", f"write it as {EXAMPLES}")
    if parts.username is not None:
        return Address(url, (unquote(parts.username), unquote(parts.password or "")))
    user = environment.get("KG_STORE_USER", "")
    return Address(url, (user, environment.get("KG_STORE_PASSWORD", "")) if user else None)


def possible_services(url: str) -> list[Services]:
    """What may stand behind the URL, the likeliest first.

    >>> [services.graphs for services in possible_services("http://localhost:3030/cables/sparql")]
    ['http://localhost:3030/cables/store', 'http://localhost:3030/cables/data']
    >>> possible_services("http://localhost:7200/repositories/cables")[0].update
    'http://localhost:7200/repositories/cables/statements'
    """
    if repository := _REPOSITORY.fullmatch(url):
        base = repository["base"]
        return [Services(base, f"{base}/statements", f"{base}/rdf-graphs/service", f"{base}/statements")]
    parent, _, last = url.rpartition("/")
    is_service = last in _SERVICES and not parent.endswith("/")
    base = parent if is_service else url
    queries = [url] if is_service and last in ("query", "sparql") else [f"{base}/query", f"{base}/sparql"]
    found = [
        Services(query, f"{base}/update", f"{base}/{graphs}", f"{base}/{graphs}")
        for query in queries
        for graphs in ("store", "data")
    ]
    if not is_service:
        # A query service under a name of its own can be asked; where it is written nobody says.
        found.append(Services(url, "", "", ""))
    return found


def without_userinfo(text: str) -> str:
    """The text without what stands before `@`, which may be a password; a folder as it is."""
    scheme, sign, rest = text.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if sign and is_endpoint(text) else text
