"""IRIs and literals: pure functions of keys and values, in canonical N-Triples form."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import literal
from kg.errors import IriError, LiteralError
from kg.iri import Iris, is_key, slug

BASES = ("https://data.example.org/id/", "http://localhost:8000/", "https://a.b/c/d/")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Concerning the 36th Division", "concerning-the-36th-division"),
        ("Rozengol’ts", "rozengolts"),
        ("Rozengol'ts", "rozengolts"),
        ("Сталин", "stalin"),
        ("—", "x"),
        ("", "x"),
    ],
)
def test_slug(words: str, expected: str) -> None:
    assert slug(words) == expected


@given(st.text(max_size=200))
def test_a_slug_is_always_a_key(words: str) -> None:
    assert is_key(slug(words))


@pytest.mark.parametrize("key", ["", "A", "a b", "a..b/", "ü", "a#b", "-a", "a-", "a>", "../x", "a\n"])
def test_a_bad_key_is_refused(key: str) -> None:
    with pytest.raises(IriError):
        Iris().node("doc", key)


@pytest.mark.parametrize(
    "base", ["data.example.org/", "https://x", "https://x/?a=", "ftp://x/", "https://x/#", "https://x/ y/"]
)
def test_a_bad_base_is_refused(base: str) -> None:
    with pytest.raises(IriError):
        Iris(base)


@given(
    st.sampled_from(BASES),
    st.lists(
        st.from_regex(r"[a-z0-9]{1,6}([.-][a-z0-9]{1,4}){0,2}", fullmatch=True), min_size=2, max_size=2, unique=True
    ),
)
def test_distinct_keys_give_distinct_iris_under_any_base(base: str, keys: list[str]) -> None:
    iris = Iris(base)
    names = [f(k) for f in (iris.type, iris.actor, iris.place, iris.holding, iris.document, iris.agent) for k in keys]
    names += [iris.node("d", k) for k in keys] + [iris.graph(k, w) for k in keys for w in ("stated", "prov")]
    assert len(set(names)) == len(names)
    assert all(n.startswith(f"<{base}") and n.endswith(">") for n in names)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=80))
def test_a_string_comes_back_from_its_literal(value: str) -> None:
    line = f"<x:s> <x:p> {literal.string(value)} .".encode()
    (triple,) = ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    assert triple.object == ox.Literal(value)


@pytest.mark.parametrize("bad", ["14 June 1937", "1937-6-14", "1937"])
def test_only_days_become_dates(bad: str) -> None:
    with pytest.raises(LiteralError):
        literal.date(bad)


def test_literals_of_other_kinds() -> None:
    assert (literal.integer(-3), literal.date("1937-06-14"), literal.text("act", "en")) == (
        '"-3"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"1937-06-14"^^<http://www.w3.org/2001/XMLSchema#date>',
        '"act"@en',
    )
    with pytest.raises(LiteralError):
        literal.text("act", "en us")
    with pytest.raises(LiteralError):
        literal.string("\ud800")
