"""`crm.ttl` states exactly what the official RDFS of CIDOC CRM 7.1.3 and the PC module state, and no more."""

import hashlib
import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.term import Node

from kg import vocab

ROOT = Path(__file__).resolve().parents[2]
OFFICIAL = ROOT.parent / "shared" / "data" / "ontologies"
CRM_FILE = OFFICIAL / "CIDOC_CRM_v7.1.3.rdf"
PC_FILE = OFFICIAL / "CIDOC_CRM_v7.1.2_PC.rdf"
# Two altered files of the same name are in circulation (E55 made a skos:Concept, E32 and P127 gone).
SHA256 = "ff214757a58164438fc78becfbb11bc1223f9a3a03db0a381cb94303f170e69a"

needs_official = pytest.mark.skipif(not CRM_FILE.exists(), reason="the official CRM files are absent")


@pytest.fixture(scope="module")
def ours() -> Graph:
    return Graph().parse(ROOT / "ontology" / "crm.ttl")


@needs_official
def test_the_official_file_is_the_unaltered_one() -> None:
    assert hashlib.sha256(CRM_FILE.read_bytes()).hexdigest() == SHA256


@needs_official
def test_same_facts_as_the_official_files(ours: Graph) -> None:
    left_out = {RDFS.label, RDFS.comment, OWL.versionIRI, OWL.versionInfo}
    official: set[tuple[Node, Node, Node]] = set()
    for path in (CRM_FILE, PC_FILE):
        for s, p, o in Graph().parse(path):
            if p not in left_out and o != OWL.Ontology:
                official.add((s, p, o))
    assert set(ours) == official


def test_counts(ours: Graph) -> None:
    pc = re.compile(r"/(PC|P0)|/P\d+\.1_")
    kinds = [(kind, bool(pc.search(str(s)))) for s, kind in ours.subject_objects(RDF.type)]
    assert {key: kinds.count(key) for key in set(kinds)} == {
        (RDFS.Class, False): 76,
        (RDF.Property, False): 309,
        (RDFS.Class, True): 17,
        (RDF.Property, True): 22,
    }


def test_no_words_and_no_terms_of_our_own(ours: Graph) -> None:
    namespaces = (vocab.CRM, vocab.RDF, vocab.RDFS, vocab.OWL)
    for triple in ours:
        for term in triple:
            assert isinstance(term, URIRef)
            assert any(f"<{term}>" in namespace for namespace in namespaces), term


def test_closed_namespace_is_this_file(ours: Graph) -> None:
    assert {f"<{s}>" for s in ours.subjects(RDF.type)} == {vocab.CRM[name] for name in vocab.CRM}


def test_every_property_has_domain_range_and_its_inverse_mirrors_it(ours: Graph) -> None:
    for prop in ours.subjects(RDF.type, RDF.Property):
        domains, ranges = list(ours.objects(prop, RDFS.domain)), list(ours.objects(prop, RDFS.range))
        assert (len(domains), len(ranges)) == (1, 1), prop
        for inverse in ours.objects(prop, OWL.inverseOf):
            assert list(ours.objects(inverse, RDFS.domain)) == ranges
            assert list(ours.objects(inverse, RDFS.range)) == domains
            assert (inverse, OWL.inverseOf, prop) in ours
