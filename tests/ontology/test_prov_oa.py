"""`prov-oa.ttl` states nothing that the W3C files do not state, and only terms of the closed tables."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg import vocab
from kg.vocab import OWL, RDF, RDFS

ROOT = Path(__file__).resolve().parents[2]
OFFICIAL = ROOT.parent / "shared" / "data" / "ontologies"
FILES = {"prov": vocab.PROV, "oa": vocab.OA, "skos": vocab.SKOS, "void": vocab.VOID, "dcat": vocab.DCAT}

Triples = set[tuple[str, str, str]]


def triples(path: Path, form: RdfFormat) -> Triples:
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in parse(path=str(path), format=form)}


@pytest.fixture(scope="module")
def ours() -> Triples:
    return triples(ROOT / "ontology" / "prov-oa.ttl", RdfFormat.TURTLE)


@pytest.mark.parametrize("name", sorted(FILES))
def test_facts_are_those_of_the_w3c(ours: Triples, name: str) -> None:
    path = OFFICIAL / f"{name}.nq"
    if not path.exists():
        pytest.skip(f"{name}.nq is absent")
    official = triples(path, RdfFormat.N_QUADS)
    mine = {t for t in ours if t[0] in FILES[name]}
    # the kinds of class and property are made uniform; everything else is taken as it stands
    assert {t for t in mine if t[1] != RDF.type} <= official
    assert {s for s, _, _ in mine} <= {s for s, p, _ in official if p == RDF.type}
    classes = {s for s, p, o in official if p == RDF.type and o in (OWL.Class, RDFS.Class)}
    assert {s for s, p, o in mine if p == RDF.type and o == RDFS.Class} <= classes


def test_terms_are_in_the_closed_tables(ours: Triples) -> None:
    namespaces = (*FILES.values(), vocab.SCHEMA)
    assert not [s for s, _, _ in ours if not any(s in namespace for namespace in namespaces)]
    assert all(any(s in namespace for s, _, _ in ours) for namespace in FILES.values())


def test_no_words() -> None:
    quads = parse(path=str(ROOT / "ontology" / "prov-oa.ttl"), format=RdfFormat.TURTLE)
    assert {type(quad.object) for quad in quads} == {NamedNode}
