"""Crosswalks: each says only what its own vocabulary has, and nothing the graph does not say."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.building import build
from kg.publish import exports, publication, release, verify
from kg.publish.dataset import Dataset
from kg.resources import seeds_dir
from kg.vocab import CRM, DCTERMS, NP, OA, PROV, RDF, RDFS, RICO, SCHEMA, expand, table_of

ONTOLOGY = Path(__file__).parents[3] / "shared" / "data" / "ontologies" / "RiC-O_1-1.rdf"
PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages"
Triple = tuple[str, str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sources = [seeds_dir(), *sorted(PAGES.glob("letter*.txt"))]
    built = build(sources, tmp_path_factory.mktemp("build")).release
    assert built is not None
    return built


@pytest.fixture(scope="module")
def whole(folder: Path) -> Dataset:
    return release.load(folder)


@pytest.fixture(scope="module")
def files(folder: Path, whole: Dataset) -> dict[str, bytes]:
    base = whole.iris.base
    return dict(exports.files(whole, publication.questions(folder, base, base)))


def named(files: dict[str, bytes], crosswalk: str) -> dict[str, bytes]:
    found = {name: data for name, data in files.items() if name.startswith(f"exports/{crosswalk}/")}
    assert found
    return found


def parsed(data: bytes, format_: ox.RdfFormat) -> list[Triple]:
    return [(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(data, format=format_)]


def test_every_document_has_every_export(files: dict[str, bytes], whole: Dataset) -> None:
    ends = {"annotations": "jsonld", "linked-art": "json", "nanopub": "trig", "rico": "ttl", "schema": "jsonld"}
    assert set(files) == {f"exports/{x}/{d.key}.{end}" for x, end in ends.items() for d in whole.documents}


# -- RiC-O


class RicO:
    """The classes, properties, domains and ranges of RiC-O's own file."""

    def __init__(self) -> None:
        if not ONTOLOGY.is_file():
            pytest.skip("the RiC-O ontology file is not here")
        self.about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for s, p, o in parsed(ONTOLOGY.read_bytes(), ox.RdfFormat.RDF_XML):
            self.about[s][p].append(o)

    def above(self, term: str, property_: str) -> set[str]:
        found, waiting = {term}, [term]
        while waiting:
            for one in self.about[waiting.pop()][property_]:
                if one not in found:
                    found.add(one)
                    waiting.append(one)
        return found

    def members(self, node: str) -> list[set[str]]:
        """The classes of a domain or range: alternatives where it is a union."""
        unions = self.about[node][expand("owl:unionOf")]
        if not unions:
            return [{node}]
        found, cell = set(), unions[0]
        while cell != RDF.nil:
            found.add(self.about[cell][RDF.first][0])
            cell = self.about[cell][RDF.rest][0]
        return [found]


def test_rico_uses_only_what_rico_has_and_fits_domain_and_range(files: dict[str, bytes]) -> None:
    ontology = RicO()
    wrong = set()
    for data in named(files, "rico").values():
        triples = parsed(data, ox.RdfFormat.TURTLE)
        kinds: dict[str, set[str]] = defaultdict(set)
        for s, p, o in triples:
            if p == RDF.type:
                kinds[s] |= ontology.above(o, RDFS.subClassOf)
        for s, p, o in triples:
            term = o if p == RDF.type else p
            if not ontology.about.get(term) or term not in RICO:
                wrong.add(term)
            if p == RDF.type:
                continue
            for node, side in ((s, RDFS.domain), (o, RDFS.range)):
                for classes in (c for d in ontology.about[p][side] for c in ontology.members(d)):
                    if node[0] == "<" and not kinds[node] & classes:
                        wrong.add((p, side, node))
                    if node[0] != "<" and classes != {RDFS.Literal}:
                        wrong.add((p, side, node))
    assert wrong == set()


def test_who_was_sent_an_excerpt_is_an_addressee_not_a_receiver(files: dict[str, bytes], whole: Dataset) -> None:
    for document in whole.documents:
        said = {o for s, p, o in document.stated if p == CRM.P29 and "distribution" in s}
        triples = parsed(files[f"exports/rico/{document.key}.ttl"], ox.RdfFormat.TURTLE)
        assert said <= {o for _, p, o in triples if p == RICO.hasAddressee}
        assert [t for t in triples if t[1] == RICO.hasReceiver] == []


# -- JSON for other communities: read back with a closed context, it gives the triples of the question


def short(shape: exports.Shape, key_of: str = "") -> dict[str, object]:
    """A context that has only the keys and names of a shape."""
    terms: dict[str, object] = {"id": "@id", "type": "@type"}
    for term, key in shape.keys.items():
        terms[key] = {"@id": term[1:-1], "@type": "@vocab"} if term in (OA.motivatedBy,) else {"@id": term[1:-1]}
        if term in (OA.hasBody, OA.hasSource, SCHEMA.url):
            terms[key] = {"@id": term[1:-1], "@type": "@id"}
    terms.update({name: term[1:-1] for term, name in shape.names.items()})
    return terms


def plain(term: str) -> str:
    """Linked Art writes times and labels as plain strings."""
    return term.removesuffix("^^<http://www.w3.org/2001/XMLSchema#dateTime>").removesuffix("@en")


SHAPES = [
    ("annotations", "jsonld", exports.ANNOTATION),
    ("schema", "jsonld", exports.SCHEMA_ORG),
    ("linked-art", "json", exports.LINKED_ART),
]


@pytest.mark.parametrize(("crosswalk", "end", "shape"), SHAPES, ids=[s[0] for s in SHAPES])
def test_json_says_what_its_question_constructs(
    crosswalk: str, end: str, shape: exports.Shape, folder: Path, files: dict[str, bytes], whole: Dataset
) -> None:
    query = publication.questions(folder, whole.iris.base, whole.iris.base)[f"queries/export/{crosswalk}.rq"].decode()
    for document in whole.documents:
        store = exports._store(document, whole.iris, [(whole.iris.shared_graph(w), t) for w, t in whole.shared])
        expected = {(s, p, plain(o)) for s, p, o in exports.construct(store, query)}
        value = json.loads(files[f"exports/{crosswalk}/{document.key}.{end}"])
        assert value["@context"] == shape.context
        if "id" not in value.get("created_by", {"id": ""}):  # several creations are parts of one
            value["created_by"] = value["created_by"]["part"]
        value["@context"] = short(shape)
        found = set(parsed(json.dumps(value).encode(), ox.RdfFormat.JSON_LD))
        assert found == expected
        assert exports.strangers(found, ALLOWED) == []


class Closed:
    """Every closed vocabulary of the project."""

    def __contains__(self, term: object) -> bool:
        table = table_of(str(term))
        return table is not None and term in table


ALLOWED = Closed()


def test_a_stranger_is_found() -> None:
    triples = [
        ("<x:a>", RDF.type, "<https://schema.org/ArchivalThing>"),
        ("<x:a>", SCHEMA.name, '"a"'),
        ("<x:a>", "<http://www.cidoc-crm.org/cidoc-crm/P1_is_called>", '"a"'),
    ]
    assert exports.strangers(triples, ALLOWED) == [
        "<http://www.cidoc-crm.org/cidoc-crm/P1_is_called>",
        "<https://schema.org/ArchivalThing>",
    ]


def test_every_pointer_to_words_is_one_annotation_of_those_words(files: dict[str, bytes], whole: Dataset) -> None:
    for document in whole.documents:
        listed = json.loads(files[f"exports/annotations/{document.key}.jsonld"])["@graph"]
        passages = {s for s, p, o in document.stated if o == OA.TextPositionSelector}
        pointers = {
            (s, o) for s, p, o in document.stated if p in (CRM.P70i, CRM.P67i, PROV.wasQuotedFrom) and o in passages
        }
        found = [
            (f"<{a['body']}>", f"<{next(s for s in a['target']['selector'] if 'start' in s)['id']}>") for a in listed
        ]
        assert sorted(found) == sorted(pointers)
        assert len({a["id"] for a in listed}) == len(listed)
        for annotation in listed:
            quote, place = sorted(annotation["target"]["selector"], key=lambda s: "start" in s)
            assert document.words[place["start"] : place["end"]] == quote["exact"]


def test_nanopublications_have_four_parts_and_assert_only_what_is_stated(
    files: dict[str, bytes], whole: Dataset
) -> None:
    for document in whole.documents:
        quads = list(ox.parse(files[f"exports/nanopub/{document.key}.trig"], format=ox.RdfFormat.TRIG))
        graphs = defaultdict(list)
        for q in quads:
            graphs[q.graph_name.value].append((str(q.subject), str(q.predicate), str(q.object)))
        names = {s[1:-1] for t in graphs.values() for s, p, o in t if o == NP.Nanopublication}
        parts = ("head", "assertion", "provenance", "pubinfo")
        assert set(graphs) == {f"{name}.{part}" for name in names for part in parts}
        for name in names:
            assert {p for _, p, _ in graphs[f"{name}.head"]} == {
                RDF.type,
                NP.hasAssertion,
                NP.hasProvenance,
                NP.hasPublicationInfo,
            }
            assert set(graphs[f"{name}.assertion"]) <= set(document.stated)
            assert [t for t in graphs[f"{name}.provenance"] if t[:2] == (f"<{name}.assertion>", PROV.wasQuotedFrom)]
            assert {p for _, p, _ in graphs[f"{name}.pubinfo"]} >= {DCTERMS.creator, PROV.wasDerivedFrom}
        assert exports.strangers([t for g in graphs.values() for t in g], ALLOWED) == []


def test_exports_are_part_of_what_is_verified(folder: Path, tmp_path: Path) -> None:
    published = publication.publish(folder, tmp_path, crosswalks=True)
    assert verify.verify(published) == []
    name = next(iter(sorted((published / "exports" / "rico").iterdir())))
    name.write_bytes(name.read_bytes() + b"\n")
    assert len(verify.verify(published)) == 1
