"""Every dump says the same: it re-parses, by two libraries, to the dataset hash (or to exactly what it promises)."""

from __future__ import annotations

import gzip
import itertools
import re

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import literal
from kg.iri import Iris
from kg.mapping import Graphs
from kg.publish import facts, rdfxml
from kg.publish.dataset import Dataset, assemble, digest, split
from kg.publish.dumps import dump_files
from kg.resources import queries_dir
from kg.store.memory import _term
from kg.vocab import CRM, RDF, RDFS
from tests.publish.world import dataset, held

BASE = "https://data.example.org/id/"
WHOLE = dataset(documents=3)
FILES = held(dump_files(WHOLE))
NQUADS = WHOLE.nquads()


def oxigraph(data: bytes, format_: ox.RdfFormat) -> set[str]:
    """Lines of canonical N-Quads or, without graphs, of N-Triples."""
    return {f"{q} .\n" for q in ox.parse(data, format=format_)}


def by_rdflib(data: bytes, format_: str) -> set[str]:
    """The same by rdflib, which must not tidy literals."""
    rdflib.NORMALIZE_LITERALS = False
    whole = rdflib.Dataset()
    whole.parse(data=data.decode(), format=format_)
    lines = set()
    for s, p, o, g in whole.quads():
        graph = "" if g in (None, rdflib.graph.DATASET_DEFAULT_GRAPH_ID) else f"<{g}> "
        lines.add(f"{_term(s)} {_term(p)} {_term(o)} {graph}.\n")
    return lines


def hash_of(lines: set[str]) -> str:
    return digest("".join(sorted(lines)).encode())


def merged(*triples: tuple[tuple[str, str, str], ...]) -> set[str]:
    return {f"{s} {p} {o} .\n" for s, p, o in itertools.chain(*triples)}


NAMED = [
    ("dataset.nq", ox.RdfFormat.N_QUADS, "nquads"),
    ("dataset.trig", ox.RdfFormat.TRIG, "trig"),
    ("dataset.jsonld", ox.RdfFormat.JSON_LD, "json-ld"),
]


@pytest.mark.parametrize(("name", "format_", "rdflib_format"), NAMED, ids=[n[0] for n in NAMED])
def test_formats_with_named_graphs_give_the_dataset_hash(name: str, format_: ox.RdfFormat, rdflib_format: str) -> None:
    data = FILES[name]
    assert hash_of(oxigraph(data, format_)) == digest(NQUADS)
    assert hash_of(by_rdflib(data, rdflib_format)) == digest(NQUADS)


def test_the_dataset_hash_is_that_of_rdfc_1_0() -> None:
    parsed = ox.Dataset(ox.parse(NQUADS, format=ox.RdfFormat.N_QUADS))
    parsed.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert digest("".join(sorted(f"{q} .\n" for q in parsed)).encode()) == digest(NQUADS)


STATED = merged(*((*d.stated, *d.prov) for d in WHOLE.documents))
UNNAMED = [
    ("dataset.ttl", STATED | merged(*(t for _, t in WHOLE.shared))),
    ("dataset.inferred.ttl", merged(*(d.inferred for d in WHOLE.documents))),
    ("vocabulary.ttl", merged(WHOLE.shared[0][1])),
    ("documents/12-a.ttl", merged((*WHOLE.documents[0].stated, *WHOLE.documents[0].prov))),
    ("documents/12-a.inferred.ttl", merged(WHOLE.documents[0].inferred)),
    ("dataset-facts.nt", merged(*(facts.facts(d.stated) for d in WHOLE.documents))),
]


@pytest.mark.parametrize(("name", "expected"), UNNAMED, ids=[u[0] for u in UNNAMED])
def test_formats_without_named_graphs_give_exactly_their_graphs(name: str, expected: set[str]) -> None:
    assert oxigraph(FILES[name], ox.RdfFormat.TURTLE) == expected
    assert by_rdflib(FILES[name], "turtle") == expected


@pytest.mark.parametrize("name", ["documents/12-a.rdf", "documents/12-a.inferred.rdf", "vocabulary.rdf"])
def test_rdf_xml_gives_all_that_xml_can_hold(name: str) -> None:
    turtle = oxigraph(FILES[name.replace(".rdf", ".ttl")], ox.RdfFormat.TURTLE)
    lost = {line for line in turtle if "\\f" in line}
    assert oxigraph(FILES[name], ox.RdfFormat.RDF_XML) == turtle - lost
    assert by_rdflib(FILES[name], "xml") == turtle - lost
    assert (f"Left out, for characters XML does not allow: {len(lost)} statements" in FILES[name].decode()) == bool(
        lost
    )
    assert b"<!DOCTYPE" not in FILES[name]


def test_a_document_as_json_ld_holds_its_own_graphs() -> None:
    own = {line for line in NQUADS.decode().splitlines(keepends=True) if "/graph/12-a/" in split(line[:-1])[3]}
    assert oxigraph(FILES["documents/12-a.jsonld"], ox.RdfFormat.JSON_LD) == own


def test_no_inferred_graph_no_file() -> None:
    assert [n for n in FILES if n.startswith("documents/12-c.inferred")] == []


def test_compressed_files_are_the_files_and_their_headers_say_nothing() -> None:
    names = [n for n in FILES if n.endswith(".gz")]
    assert sorted(n.removesuffix(".gz") for n in names) == sorted(
        n for n in FILES if n.startswith("dataset") and f"{n}.gz" in FILES
    )
    assert len(names) == 6
    for name in names:
        assert gzip.decompress(FILES[name]) == FILES[name.removesuffix(".gz")]
        assert FILES[name][:10] == bytes((0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255))


def test_facts_are_the_projection_that_sparql_states() -> None:
    store = ox.Store()
    store.load(NQUADS, format=ox.RdfFormat.N_QUADS)
    text = (queries_dir() / "export" / "facts.rq").read_text("utf-8")
    found = {f"{t.subject} {t.predicate} {t.object} .\n" for t in store.query(text)}
    assert found == set(FILES["dataset-facts.nt"].decode().splitlines(keepends=True))
    assert not [line for line in found if "#char=" in line or "layer." in line or "wasQuotedFrom" in line]
    assert [line for line in found if "PC67_refers_to" in line]


def test_prefixed_names_are_used_wherever_turtle_allows() -> None:
    text = FILES["documents/12-a.ttl"].decode()
    assert ":p540 a crm:E29_Design_or_Procedure ;" in text
    assert (
        ":rel.p540.charged.actor.litvinov a crm:PC67_refers_to , prov:Entity ;\n    crm:P01_has_domain :p540 ;" in text
    )
    assert "schema:position -3 ." in text and '"1937-06-14"^^xsd:date' in text
    body = text.partition("# stated")[2]
    assert re.findall(r"<https?://[^>]*>", body) == []


@pytest.mark.parametrize("base", ["http://archive.example.net/x/", "https://a.b/", "https://zzz.org/~me/id/"])
def test_another_base_is_the_dataset_built_with_that_base(base: str) -> None:
    assert held(dump_files(WHOLE.rebased(base))) == held(dump_files(dataset(base, documents=3)))
    assert WHOLE.rebased(base).rebased(BASE) == WHOLE


def test_a_dataset_is_read_back_as_it_was() -> None:
    texts = [(d.key, d.text, d.words) for d in WHOLE.documents]
    assert assemble(NQUADS.decode(), BASE, texts) == WHOLE


VALUES = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
OBJECTS = st.one_of(
    VALUES.map(literal.string),
    VALUES.map(lambda v: literal.text(v, "ru-Latn")),
    st.integers().map(literal.integer),
    st.sampled_from(["a.b", "p1", "0", "char", "a-b.c-1"]).map(lambda k: Iris().node("12-a", k)),
    st.just(RDF.type),
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda t: Iris().passage(Iris().source("0" * 16), *t)),
)


@settings(max_examples=60, deadline=None)
@given(
    st.sets(
        st.tuples(st.sampled_from(["p1", "a.b", "0"]), st.sampled_from([CRM.P2, RDF.type, RDFS.label]), OBJECTS),
        min_size=1,
        max_size=12,
    )
)
def test_any_terms_survive_every_format(found: set[tuple[str, str, str]]) -> None:
    iris = Iris()
    triples = tuple(sorted({(iris.node("12-a", s), p, o) for s, p, o in found if p != RDF.type or o[0] == "<"}))
    whole = Dataset(iris, (Graphs("12-a", iris.source("0" * 16), "", triples, (), ()),), ())
    files = held(dump_files(whole))
    for name, format_, _ in NAMED:
        assert hash_of(oxigraph(files[name], format_)) == digest(whole.nquads())
    kept = merged(tuple(t for t in triples if rdfxml.fits(t)))
    assert oxigraph(files["documents/12-a.rdf"], ox.RdfFormat.RDF_XML) == kept
    assert assemble(whole.nquads().decode(), iris.base, [("12-a", iris.source("0" * 16), "")]) == whole
