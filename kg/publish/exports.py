"""The crosswalks: what the questions of ``queries/export/`` give for each document, in the form each community reads.

``kg publish --exports`` writes a file for each document and crosswalk, so that a new document changes no other file.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kg.errors import PublishError
from kg.iri import Iris
from kg.mapping import Graphs
from kg.mapping.scope import Triple
from kg.publish.cards import index
from kg.publish.dataset import Dataset
from kg.publish.frame import Shape, node, tree
from kg.publish.turtle import Names, header, section
from kg.vocab import CONTEXTS, CRM, OA, RDF, RDFS, SCHEMA

LINKED_ART = Shape(
    CONTEXTS["linked-art"],
    {
        CRM.P1: "identified_by",
        CRM.P2: "classified_as",
        CRM.P190: "content",
        RDFS.label: "_label",
        CRM.P128i: "carried_by",
        CRM.P94i: "created_by",
        CRM.P72: "language",
        CRM.P67: "refers_to",
        CRM.P67i: "referred_to_by",
        CRM.P4: "timespan",
        CRM.P14: "carried_out_by",
        CRM.P82a: "begin_of_the_begin",
        CRM.P82b: "end_of_the_end",
    },
    frozenset(
        {"identified_by", "classified_as", "carried_by", "language", "refers_to", "referred_to_by", "carried_out_by"}
    ),
    {
        CRM.E33: "LinguisticObject",
        CRM.E55: "Type",
        CRM.E33_E41_Linguistic_Appellation: "Name",
        CRM.E42: "Identifier",
        CRM.E22: "HumanMadeObject",
        CRM.E65: "Creation",
        CRM.E52: "TimeSpan",
        CRM.E21: "Person",
        CRM.E74: "Group",
        CRM.E53: "Place",
        CRM.E56: "Language",
    },
)
ANNOTATION = Shape(
    CONTEXTS["annotation"],
    {
        OA.motivatedBy: "motivation",
        OA.hasBody: "body",
        OA.hasTarget: "target",
        OA.hasSource: "source",
        OA.hasSelector: "selector",
        OA.start: "start",
        OA.end: "end",
        OA.exact: "exact",
        RDFS.label: "label",
    },
    frozenset({"selector"}),
    {
        OA.Annotation: "Annotation",
        OA.SpecificResource: "SpecificResource",
        OA.describing: "describing",
        OA.TextPositionSelector: "TextPositionSelector",
        OA.TextQuoteSelector: "TextQuoteSelector",
        OA.identifying: "identifying",
        OA.linking: "linking",
    },
)
SCHEMA_ORG = Shape(
    CONTEXTS["schema"],
    {SCHEMA[name]: name for name in SCHEMA},
    frozenset(),
    {SCHEMA[name]: name for name in SCHEMA if name[0].isupper()},
)


CROSSWALKS = ("annotations", "linked-art", "nanopub", "rico", "schema")


def files(dataset: Dataset, queries: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Every export of every document: ``exports/{crosswalk}/{document}.{format}``.

    ``queries`` are the questions of the release, already asked of its base. Raises PublishError where one is missing.
    """
    try:
        texts = {name: queries[f"queries/export/{name}.rq"].decode() for name in CROSSWALKS}
    except KeyError as error:
        raise PublishError(
            "a crosswalk is missing from the release", where=str(error.args[0]), todo="run kg build again"
        ) from error
    shared = [(dataset.iris.shared_graph(which), triples) for which, triples in dataset.shared]
    for document in dataset.documents:
        store = _store(document, dataset.iris, shared)
        key, doc = document.key, dataset.iris.document(document.key)
        yield f"exports/rico/{key}.ttl", rico(construct(store, texts["rico"]), dataset.iris, key)
        yield f"exports/schema/{key}.jsonld", _json(tree(construct(store, texts["schema"]), doc, SCHEMA_ORG))
        yield f"exports/annotations/{key}.jsonld", _json(web_annotations(construct(store, texts["annotations"])))
        yield f"exports/linked-art/{key}.json", _json(linked_art(construct(store, texts["linked-art"]), doc))
        yield f"exports/nanopub/{key}.trig", nanopubs(_rows(store, texts["nanopub"]), dataset.iris, key)


def _store(document: Graphs, iris: Iris, shared: Iterable[tuple[str, Iterable[Triple]]]) -> ox.Store:
    store = ox.Store()
    graphs = [(iris.graph(document.key, which), getattr(document, which)) for which in ("stated", "prov")]
    lines = "".join(f"{s} {p} {o} {g} .\n" for g, triples in (*graphs, *shared) for s, p, o in triples)
    store.bulk_load(lines.encode(), format=ox.RdfFormat.N_QUADS)
    return store


def construct(store: ox.Store, text: str) -> tuple[Triple, ...]:
    """The triples of a CONSTRUCT, sorted."""
    found = store.query(text)
    assert isinstance(found, ox.QueryTriples)
    return tuple(sorted({(str(t.subject), str(t.predicate), str(t.object)) for t in found}))


def _rows(store: ox.Store, text: str) -> list[tuple[str, ...]]:
    found = store.query(text)
    assert isinstance(found, ox.QuerySolutions)
    names = [v.value for v in found.variables]
    return sorted({tuple(str(row[name]) for name in names) for row in found})


def rico(triples: tuple[Triple, ...], iris: Iris, key: str) -> bytes:
    """RiC-O as Turtle."""
    used = ("rdf", "rico")
    prefix = f"@prefix : <{iris.node(key, 'x')[1:-2]}> .\n\n"
    return (header(iris, used) + prefix + section(triples, Names(iris, key, used))).encode()


def web_annotations(triples: tuple[Triple, ...]) -> dict[str, Any]:
    """Web Annotations as a list under the context of the W3C."""
    graph = index(triples)
    roots = sorted(s for s, p, o in triples if p == RDF.type and o == OA.Annotation)
    found = [node(root, graph, ANNOTATION) for root in roots]
    for one in found:
        one["target"]["source"] = one["target"]["source"]["id"]
        one["body"] = one["body"]["id"]
    return {"@context": ANNOTATION.context, "@graph": found}


def linked_art(triples: tuple[Triple, ...], doc: str) -> dict[str, Any]:
    """One Linked Art record. It has one creation: several (writing, translating) are its parts."""
    found = tree(triples, doc, LINKED_ART)
    made = found.get("created_by")
    if isinstance(made, list):
        found["created_by"] = {"type": "Creation", "part": made}
    return found


def nanopubs(rows: Iterable[tuple[str, ...]], iris: Iris, key: str) -> bytes:
    """Nanopublications as TriG: four graphs each."""
    used = ("crm", "dcterms", "np", "oa", "prov", "rdf", "rdfs", "schema", "xsd")
    names = Names(iris, key, used)
    graphs: dict[str, list[Triple]] = {}
    for publication, part, s, p, o in rows:
        graphs.setdefault(f"{publication[:-1]}.{part[1:-1]}>", []).append((s, p, o))
    parts = [header(iris, used), f"@prefix : <{iris.node(key, 'x')[1:-2]}> .\n"]
    for graph, triples in sorted(graphs.items()):
        parts.append(f"\n{names.short(graph)} {{\n{section(sorted(triples), names)}}}\n")
    return "".join(parts).encode()


def strangers(triples: Iterable[Triple], allowed: Container[str]) -> list[str]:
    """Properties and classes of an export that its vocabulary does not have."""
    found = {p for _, p, _ in triples} | {o for _, p, o in triples if p == RDF.type}
    return sorted(term for term in found - {RDF.type} if term not in allowed)


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
