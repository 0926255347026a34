"""A server that misbehaves: busy, broken, silent, or no SPARQL endpoint at all. One clear line each."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.errors import KgError, QueryError, StoreError
from kg.store.remote import RemoteStore

RESULTS = b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "yes"}}]}}'
JSON = "application/sparql-results+json"
Reply = tuple[int, dict[str, str], bytes]


class Script:
    """Replies in order, the last one for ever; what was asked is kept."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.agents: list[str] = []
        self.asked = 0

    def next(self, agent: str) -> Reply:
        self.agents.append(agent)
        self.asked += 1
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@pytest.fixture
def script() -> Iterator[tuple[Script, str]]:
    found = Script()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, headers, body = found.next(self.headers.get("User-Agent", ""))
            if status == 0:  # never answers
                threading.Event().wait(3)
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield found, f"http://127.0.0.1:{server.server_port}/query"
    finally:
        server.shutdown()
        server.server_close()


OK: Reply = (200, {"Content-Type": JSON}, RESULTS)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(("stated", "waited"), [("7", 7.0), (None, 1.0), ("0", 0.0), ("soon", 1.0)])
def test_a_busy_server_is_asked_again_when_it_says(
    script: tuple[Script, str], status: int, stated: str | None, waited: float
) -> None:
    server, url = script
    server.replies = [(status, {"Retry-After": stated} if stated else {}, b"busy"), OK]
    slept: list[float] = []
    assert RemoteStore(url, sleep=slept.append).select("SELECT ?x {}").rows == (('"yes"',),)
    assert (slept, server.asked) == ([waited], 2)
    assert set(server.agents) != {""} and all(agent.startswith("protokol/") for agent in server.agents)


FAILURES: list[tuple[str, Reply, type[KgError], str]] = [
    ("busy for ever", (503, {"Retry-After": "1"}, b""), StoreError, "503"),
    ("busy for an hour", (429, {"Retry-After": "3600"}, b""), StoreError, "429"),
    ("a bad query", (400, {"Content-Type": "text/plain"}, b"parse error at 1:3"), QueryError, "parse error at 1:3"),
    ("a broken server", (500, {}, b"stack\ntrace"), StoreError, "failed"),
    ("not there", (404, {}, b"no such page"), StoreError, "address"),
    ("not allowed", (403, {}, b"go away"), StoreError, "403"),
    ("a web page", (200, {"Content-Type": "text/html"}, b"<html><body>Welcome</body></html>"), StoreError, "SPARQL"),
    ("broken JSON", (200, {"Content-Type": JSON}, b'{"head": {'), StoreError, "SPARQL"),
    ("other JSON", (200, {"Content-Type": JSON}, b'{"hello": "world"}'), StoreError, "SPARQL"),
    ("nothing", (200, {"Content-Type": JSON}, b""), StoreError, "SPARQL"),
]


@pytest.mark.parametrize(("reply", "kind", "said"), [f[1:] for f in FAILURES], ids=[f[0] for f in FAILURES])
def test_a_failure_is_one_line(script: tuple[Script, str], reply: Reply, kind: type[KgError], said: str) -> None:
    server, url = script
    server.replies = [reply]
    with pytest.raises(kind) as caught:
        RemoteStore(url, sleep=lambda _: None).select("SELECT ?x {}")
    line = str(caught.value)
    assert said in line and url in line and "\n" not in line and "Traceback" not in line


def test_an_endpoint_that_never_answers_ends_in_time(script: tuple[Script, str]) -> None:
    server, url = script
    server.replies = [(0, {}, b"")]
    with pytest.raises(StoreError) as caught:
        RemoteStore(url, timeout=1).select("SELECT ?x {}")
    assert "reached" in str(caught.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/query", "http://no-such-host.invalid/query", "nonsense"])
def test_no_server_at_all(url: str) -> None:
    with pytest.raises(KgError) as caught:
        RemoteStore(url, timeout=2).select("SELECT ?x {}")
    assert url in str(caught.value) and "\n" not in str(caught.value)
