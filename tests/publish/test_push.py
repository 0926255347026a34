"""Sending graphs to other stores: a real Oxigraph server gets the same answers, a false one shows every fault."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from kg import publishing
from kg.building import build
from kg.cli import main
from kg.errors import StoreError
from kg.iri import Iris
from kg.publish import push, release
from kg.publish.dataset import Dataset
from kg.publish.push import GraphStore, Journal, Pushed
from kg.query import catalogue
from kg.resources import queries_dir, seeds_dir
from kg.store import open_store
from tests.publish.world import dataset, facts

OXIGRAPH = Path(sys.executable).with_name("oxigraph")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[str]:
    """An empty Oxigraph server on this machine."""
    if not OXIGRAPH.is_file():
        pytest.skip("the oxigraph server is not installed")
    port = free_port()
    command = [OXIGRAPH, "serve", "--location", tmp_path / "oxigraph", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("build")
    assert build([seeds_dir()], directory).release is not None
    return directory


class Stop(Exception):
    pass


def test_oxigraph_answers_every_question_as_the_release_does(oxigraph: str, seed: Path) -> None:
    folder = release.current(seed)
    graphs = len(list(release.load(folder).named_graphs()))

    def interrupt(graph: str, seen: list[str] = []) -> None:  # noqa: B006 - the list is the memory of this function
        seen.append(graph)
        if len(seen) == 3:
            raise Stop

    with pytest.raises(Stop):
        publishing.push(seed, f"{oxigraph}/store", progress=interrupt)
    assert publishing.push(seed, f"{oxigraph}/store") == Pushed(sent=graphs - 2, deleted=0, kept=2)
    assert publishing.push(seed, f"{oxigraph}/store") == Pushed(sent=0, deleted=0, kept=graphs)
    here, there = open_store("embedded", folder), open_store("remote", endpoint=f"{oxigraph}/query")
    iris = Iris(release.manifest(folder)["base"])
    differing = []
    questions = catalogue.load(queries_dir())
    for name, question in questions.items():
        text = question.query({}, iris)
        tables = [(table.variables, sorted(table.rows)) for table in (here.select(text), there.select(text))]
        if tables[0] != tables[1]:
            differing.append(name)
    assert (differing, len(questions) > 20) == ([], True)


class False_(BaseHTTPRequestHandler):
    """A Graph Store with faults: what it answers stands in ``plan``, then it works."""

    def handle_any(self) -> None:
        server: FalseStore = self.server  # type: ignore[assignment]
        graph = f"<{parse_qs(urlsplit(self.path).query)['graph'][0]}>"
        data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        server.asked.append((self.command, graph))
        server.authorized = self.headers.get("Authorization", "")
        code, headers = server.plan.pop(0) if server.plan else (200, {})
        body = b""
        if code == 200 and self.command == "PUT":
            server.graphs[graph] = data.replace(b"Litvinov", b"Lost") if server.altering else data
            code = 201
        elif code == 200 and self.command == "DELETE":
            server.graphs.pop(graph, None)
        elif code == 200:
            code, body = (200, server.graphs[graph]) if graph in server.graphs else (404, b"")
        self.send_response(code)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_PUT = do_GET = do_DELETE = handle_any

    def log_message(self, format: str, *args: object) -> None:
        pass


class FalseStore(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), False_)
        self.plan: list[tuple[int, dict[str, str]]] = []
        self.graphs: dict[str, bytes] = {}
        self.asked: list[tuple[str, str]] = []
        self.altering, self.authorized = False, ""


@pytest.fixture
def false() -> Iterator[FalseStore]:
    server = FalseStore()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def client(server: FalseStore, waits: list[float] | None = None, user: str = "") -> GraphStore:
    slept = waits if waits is not None else []
    return GraphStore(f"http://{user}127.0.0.1:{server.server_port}/rdf?default-timeout=9", sleep=slept.append)


WHOLE = dataset(documents=2)
GRAPHS = [g for g, _ in WHOLE.named_graphs()]


def test_one_graph_a_request_and_each_is_read_back(false: FalseStore, tmp_path: Path) -> None:
    assert push.push(WHOLE, client(false), Journal(tmp_path / "j")) == Pushed(len(GRAPHS), 0, 0)
    assert false.asked == [(method, g) for g in GRAPHS for method in ("PUT", "GET")]
    lines = {
        f"{q} .\n"
        for g, data in false.graphs.items()
        for t in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)
        for q in [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(g[1:-1]))]
    }
    assert "".join(sorted(lines)).encode() == WHOLE.nquads()


def test_a_busy_store_is_asked_again_as_it_wishes(false: FalseStore, tmp_path: Path) -> None:
    false.plan = [(503, {"Retry-After": "7"}), (503, {}), (429, {"Retry-After": "soon"}), (200, {})]
    waits: list[float] = []
    assert push.push(WHOLE, client(false, waits), Journal(tmp_path / "j")).sent == len(GRAPHS)
    assert waits == [7.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ([(503, {"Retry-After": "3600"})], "HTTP 503"),
        ([(503, {})] * 9, "HTTP 503"),
        ([(401, {})], "HTTP 401"),
        ([(400, {})], "HTTP 400"),
        ([(200, {}), (500, {})], "HTTP 500"),
    ],
)
def test_a_refusal_is_one_line_and_the_next_push_goes_on(
    plan: list[tuple[int, dict[str, str]]], said: str, false: FalseStore, tmp_path: Path
) -> None:
    done = [(200, {}), (200, {})]  # one graph arrives, then the store refuses
    false.plan = [*done, *plan]
    with pytest.raises(StoreError, match=said) as caught:
        push.push(WHOLE, client(false), Journal(tmp_path / "j"))
    assert "\n" not in str(caught.value)
    false.plan = []
    assert push.push(WHOLE, client(false), Journal(tmp_path / "j")) == Pushed(len(GRAPHS) - 1, 0, 1)


def test_a_store_that_alters_what_it_gets_is_found_out(false: FalseStore, tmp_path: Path) -> None:
    false.altering = True
    with pytest.raises(StoreError, match="1 statements are missing, 1 are new"):
        push.push(WHOLE, client(false), Journal(tmp_path / "j"))


def test_a_later_release_sends_what_differs_and_deletes_what_is_gone(false: FalseStore, tmp_path: Path) -> None:
    push.push(WHOLE, client(false), Journal(tmp_path / "j"))
    first = dataset(documents=2, person="Yezhov")
    less = Dataset(first.iris, first.documents[:1], first.shared)
    gone = len([g for g in GRAPHS if "/12-b/" in g])
    assert push.push(less, client(false), Journal(tmp_path / "j")) == Pushed(1, gone, len(GRAPHS) - gone - 1)
    assert sorted(false.graphs) == sorted(g for g, _ in less.named_graphs())
    again = push.push(WHOLE, client(false), Journal(tmp_path / "j"))
    assert again == Pushed(gone + 1, 0, len(GRAPHS) - gone - 1)


def test_a_torn_or_altered_journal_line_counts_for_nothing(false: FalseStore, tmp_path: Path) -> None:
    path = tmp_path / "j"
    push.push(WHOLE, client(false), Journal(path))
    lines = path.read_text().splitlines()
    path.write_text("\n".join(lines)[:-9].replace(GRAPHS[0], f"{GRAPHS[0][:-1]}x>"))
    assert push.push(WHOLE, client(false), Journal(path)) == Pushed(2, 0, len(GRAPHS) - 2)


def test_credentials_go_into_the_header_and_nowhere_else(false: FalseStore, tmp_path: Path) -> None:
    store = client(false, user="anna:pass%20word@")
    push.push(WHOLE, store, Journal(tmp_path / "j"))
    assert (false.authorized, "anna" in store.url) == ("Basic YW5uYTpwYXNzIHdvcmQ=", False)


@pytest.mark.parametrize("url", ["ftp://x/", "localhost:7878", "file:///etc/passwd", ""])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="not the address"):
        GraphStore(url)


def test_nobody_there(tmp_path: Path) -> None:
    waits: list[float] = []
    store = GraphStore(f"http://127.0.0.1:{free_port()}/store", sleep=waits.append)
    with pytest.raises(StoreError, match="cannot be reached"):
        push.push(WHOLE, store, Journal(tmp_path / "j"))
    assert waits == [1.0, 2.0, 4.0, 8.0]


def test_the_command(false: FalseStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release.write(WHOLE, tmp_path, facts(WHOLE), {})
    address = f"http://127.0.0.1:{false.server_port}/rdf"
    with pytest.raises(SystemExit) as ended:
        main(["publish", "--dir", str(tmp_path), "--to", address])
    assert ended.value.code == 0
    assert capsys.readouterr() == ("", f"{len(GRAPHS)} graphs sent, 0 deleted, 0 there already\n")
