"""A real SPARQL server on loopback, and a front before it that has other paths, asks for a password, or fails."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import urllib3

# The package `oxigraph` carries the program; it stands beside this Python.
PROGRAM = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
_START = 10.0


class Server:
    """Oxigraph on a free port, its data in a folder; it may be killed and started again."""

    def __init__(self, folder: Path) -> None:
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        assert PROGRAM is not None
        command = [PROGRAM, "serve", "--location", str(self._folder), "--bind", f"127.0.0.1:{self.port}"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + _START
        while time.monotonic() < until:
            with closing(socket.socket()) as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.01)
        raise AssertionError("the server does not start")

    def kill(self) -> None:
        """End it at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextmanager
def running_server(folder: Path) -> Iterator[Server]:
    """Yield a running server; the test is skipped where the program is not there."""
    if PROGRAM is None:
        pytest.skip("the oxigraph server is not installed (pip install oxigraph)")
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()


@dataclass
class Front:
    """What stands before a server: its paths by those of the server, and what it answers in the server's place."""

    url: str = ""
    paths: dict[str, str] = field(default_factory=dict)
    answer: Callable[[str, str, bytes], int | None] = lambda method, path, body: None
    seen: list[tuple[str, str]] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)


@contextmanager
def front_of(server_url: str, paths: dict[str, str] | None = None) -> Iterator[Front]:
    """Yield a front before a server; a request goes on to it unless the front has an answer of its own."""
    front = Front(paths={"/query": "/query", "/update": "/update", "/store": "/store"} if paths is None else paths)
    pool = urllib3.PoolManager()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _handle(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            path, _, query = self.path.partition("?")
            front.seen.append((self.command, self.path))
            front.headers.append(self.headers.get("Authorization") or "")
            status = front.answer(self.command, self.path, body)
            there = front.paths.get(path)
            if status is not None:
                data, kind = b"<html>no</html>", "text/html"
            elif there is None:
                status, data, kind = 404, b"no such path", "text/plain"
            else:
                wanted = {name: self.headers[name] for name in ("Content-Type", "Accept") if self.headers[name]}
                reply = pool.request(self.command, f"{server_url}{there}?{query}", body=body, headers=wanted)
                status, data, kind = reply.status, reply.data, reply.headers.get("Content-Type", "text/plain")
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if 300 <= status < 400:
                self.send_header("Location", "https://elsewhere.example.org/")
            if status != 204:
                self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command != "HEAD" and status != 204:
                self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _handle  # noqa: N815 - the names of the library

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # the client has gone

    http = Quiet(("127.0.0.1", 0), Handler)
    front.url = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield front
    finally:
        http.shutdown()
        http.server_close()
        pool.clear()
        thread.join()
