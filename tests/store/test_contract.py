"""One contract for all stores: embedded, rdflib in memory, and a real server on loopback. Same rows, same order."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.iri import Iris
from kg.query import catalogue
from kg.resources import queries_dir
from kg.store import EmbeddedStore, Store, open_store
from tests.support import releases

QUESTIONS = catalogue.load(queries_dir())
# rdflib and SPARQLWrapper warn of themselves
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::RuntimeWarning")
OXIGRAPH = Path(sys.executable).with_name("oxigraph")
DATES = {"from": "1937-06-14", "to": "1951-05-03"}
SCOPE = {"minutes": "49", **DATES}
FORMS = {
    "as it stands": lambda q: q.text,
    "open": lambda q: q.query({}, Iris()),
    "scope": lambda q: q.query(SCOPE, Iris()),
    "scope and examples": lambda q: q.query({**SCOPE, **{p.name: p.example for p in q.parameters}}, Iris()),
    "dated examples": lambda q: q.query({**DATES, **{p.name: p.example for p in q.parameters}}, Iris()),
    "nothing": lambda q: q.query({"from": "2001-01-01"}, Iris()),
}


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that has loaded ``dataset.nq`` as a plain file."""
    if not OXIGRAPH.exists():
        pytest.skip("the oxigraph server is not installed")
    place = tmp_path_factory.mktemp("server")
    data = releases.corpus() / "dataset.nq"
    subprocess.run([OXIGRAPH, "load", "--location", place, "--file", data], check=True, capture_output=True, timeout=60)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [OXIGRAPH, "serve-read-only", "--location", place, "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="module")
def stores(endpoint: str) -> dict[str, Store]:
    folder = releases.corpus()
    return {
        "embedded": open_store("embedded", folder),
        "rdflib": open_store("rdflib", folder),
        "remote": open_store("remote", endpoint=endpoint),
    }


@pytest.fixture(params=["embedded", "rdflib", "remote"])
def store(request: pytest.FixtureRequest, stores: dict[str, Store]) -> Store:
    return stores[request.param]


# rdflib needs half a second where the others need a millisecond, so it is asked in one form only
PAIRS = [("remote", form) for form in FORMS] + [("rdflib", "dated examples")]


@pytest.mark.parametrize(("other", "form"), PAIRS, ids=[" ".join(p) for p in PAIRS])
def test_same_rows_same_order(other: str, form: str, stores: dict[str, Store]) -> None:
    for name, question in QUESTIONS.items():
        text = FORMS[form](question)
        assert stores[other].select(text) == stores["embedded"].select(text), name


@pytest.mark.parametrize("name", ["recipients", "documents", "people"])
@pytest.mark.parametrize("minutes", ["49", "53", "54"])
def test_rdflib_selects_minutes_as_the_others_do(name: str, minutes: str, stores: dict[str, Store]) -> None:
    text = QUESTIONS[name].query({"minutes": minutes}, Iris())
    assert stores["rdflib"].select(text) == stores["embedded"].select(text)


TERMS = '''SELECT ?x WHERE { VALUES (?n ?x) {
  (1 <http://x/é>) (2 "a\\"b\\\\c\\n\\t\\r") (3 "x"@en) (4 "x"@ru-latn) (5 7)
  (6 "1937-06-14"^^<http://www.w3.org/2001/XMLSchema#date>) (7 true) (8 UNDEF) (9 "")
  (10 "\\u0000\\u202E") } } ORDER BY ?n'''


def test_terms_are_the_same_in_every_store(store: Store) -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert store.select(TERMS).rows == (
        ("<http://x/é>",), (r'"a\"b\\c\n\t\r"',), ('"x"@en',), ('"x"@ru-latn',), (f'"7"^^<{xsd}integer>',),
        (f'"1937-06-14"^^<{xsd}date>',), (f'"true"^^<{xsd}boolean>',), ("",), ('""',), ('"\\u0000\u202e"',),
    )


def test_ask_and_construct(store: Store) -> None:
    assert store.ask("ASK { GRAPH ?g { ?s ?p ?o } }") is True
    assert store.ask("ASK { GRAPH ?g { ?s <http://x/never> ?o } }") is False
    assert store.construct('CONSTRUCT { <http://x/s> <http://x/p> "a", 1 } WHERE {}') == (
        ("<http://x/s>", "<http://x/p>", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("<http://x/s>", "<http://x/p>", '"a"'),
    )


@pytest.mark.parametrize("text", ["SELECT", "SELECT ?x { ?x", "", "DROP ALL", "SELECT * { ?s nope:x ?o }"])
def test_what_is_no_query_is_refused_in_one_line(text: str, store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        store.select(text)
    assert "\n" not in str(caught.value)


def test_the_command_gives_the_same_from_an_endpoint(endpoint: str) -> None:
    kg = Path(sys.executable).with_name("kg")

    def asked(*where: str) -> dict[str, object]:
        done = subprocess.run([kg, "ask", *where, "recipients", "point=540", "--format", "json"], capture_output=True,
                              text=True, check=True, timeout=60)
        return json.loads(done.stdout)

    build = str(releases.corpus())
    assert asked("--endpoint", endpoint) == asked("--dir", build) == asked("--dir", build, "--store", "rdflib")


def test_the_embedded_store_holds_what_the_file_holds() -> None:
    store = EmbeddedStore.of_release(releases.corpus())
    lines = (releases.corpus() / "dataset.nq").read_text("utf-8").count("\n")
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert store.select(count).rows == ((f'"{lines}"^^<http://www.w3.org/2001/XMLSchema#integer>',),)
