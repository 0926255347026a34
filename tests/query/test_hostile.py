"""Parameters are terms, never text: 200 hostile values into every question."""

# ruff: noqa: E501 (a table of values)
from __future__ import annotations

from random import Random

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import QueryError
from kg.iri import Iris
from kg.query import catalogue
from kg.resources import queries_dir
from kg.store import EmbeddedStore
from tests.support import releases

QUESTIONS = catalogue.load(queries_dir())
SEEDS = [
    '"', "'", '"""', "'''", "\\", "\\\\", '\\"', "\\u0022", "\\n", "{", "}", "{{", "}}", "{ }", "} UNION {", "<", ">", "<>", "#", "# }",
    "//", "/* */", "--", ";", ".", "$", "$x", "?x", "?doc", "_:b", "[]", "()", "@en", "^^", '"@en', '"^^<x>', "UNDEF", "\n", "\r", "\t", "\0",
    "\r\n", "\x1b[2J", "\x7f", "\u0085", "\u2028", "\u2029", "\u202e", "\u200f", "\u200b", "\ufeff", "\ufffe", "\U0001f600", "e\u0301",
    "> ; DROP ALL", '" } ; DROP ALL #', '" } } INSERT DATA { <a> <b> <c> } #', '"} SERVICE <http://127.0.0.1/> { ?s ?p ?o } #',
    '" FILTER(1=1) #', 'x" . ?s ?p ?o . #', "<script>alert(1)</script>", "540' OR '1'='1", "%s", "{0}", "${x}", "a" * 65536,
    '"' * 4096, "\\" * 4097, "\u202e" * 999, " ", "", "  540", "540 ", "54０", "NULL", "null", "true", "0x21c", "1e3", "../../etc/passwd",
    "file:///etc/passwd", "https://data.example.org/id/doc/x>", "BASE <x>", "PREFIX t: <x>", "VALUES ?doc { UNDEF }", "\n}\n", "\\u0000",
]
_RANDOM = Random("hostile")
VALUES = SEEDS + ["".join(_RANDOM.choices(SEEDS[:60], k=4)) for _ in range(200 - len(SEEDS))]
SLOTS = [(q.name, p.name) for q in QUESTIONS.values() for p in q.slots().values() if p.type in ("string", "document")]


def test_there_are_200_values() -> None:
    assert len(set(VALUES)) >= 190 and len(VALUES) == 200


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.of_release(releases.seed())


def test_a_value_becomes_one_literal_that_holds_it() -> None:
    slot = QUESTIONS["recipients"].slots()["point"]
    for value in VALUES:
        line = f"<x:s> <x:p> {catalogue.term(slot, value, Iris())} ."
        (quad,) = ox.parse(line.encode(), format=ox.RdfFormat.N_TRIPLES)
        assert (quad.object.value, "\n" in line) == (value, False)


@pytest.mark.parametrize(("name", "slot"), SLOTS)
def test_all_of_them_at_once_match_nothing(name: str, slot: str, store: EmbeddedStore) -> None:
    question = QUESTIONS[name]
    marked = question.query({slot: "no such value"}, Iris())
    terms = " ".join(catalogue.term(question.slots()[slot], value, Iris()) for value in VALUES)
    texts = {marked, marked.replace('"no such value"', terms)}
    assert len(texts) == 2
    assert {store.select(text).rows for text in texts} == {store.select(marked).rows}


@pytest.mark.parametrize("name", ["recipients", "documents", "people"])
def test_one_by_one_they_match_nothing(name: str, store: EmbeddedStore) -> None:
    question = QUESTIONS[name]
    slot = "point" if question.parameters else "minutes"
    assert [v for v in VALUES if store.select(question.query({slot: v}, Iris())).rows] == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_algebra_stays_the_same(name: str) -> None:
    question = QUESTIONS[name]
    slot = question.parameters[0].name if question.parameters else "minutes"
    nasty = '" } } UNION { ?s ?p ?o } ; DROP ALL # \n \\'
    assert _names(question.query({slot: nasty}, Iris())) == _names(question.query({slot: "540"}, Iris()))


def _names(text: str) -> list[str]:
    """The operators of the algebra in order."""
    names: list[str] = []

    def walk(node: object) -> None:
        name = getattr(node, "name", None)
        if name:
            names.append(str(name))
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list | tuple) else ()
        for child in inner:
            walk(child)

    walk(translateQuery(parseQuery(text)).algebra)
    return names


@pytest.mark.parametrize("value", VALUES[:60])
def test_a_day_that_is_none_is_refused_in_one_line(value: str) -> None:
    with pytest.raises(QueryError) as caught:
        QUESTIONS["points"].query({"from": value}, Iris())
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 400
