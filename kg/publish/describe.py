"""The dataset describes itself: VoID and DCAT, counted from what is published.

``void.ttl`` names everything under ``{base}dataset``; files are expected to be served below ``{base}dataset/``.
Counts are of distinct statements, whichever graphs they stand in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kg import literal
from kg.iri import Iris, slug
from kg.mapping.scope import Triple
from kg.publish.about import LICENCES, About
from kg.publish.cards import Card, card
from kg.publish.dataset import Dataset
from kg.publish.dumps import ABOUT
from kg.publish.pieces import WHICH
from kg.publish.turtle import Names, header, section
from kg.vocab import CRM, DCAT, DCTERMS, FOAF, FORMATS, MEDIA, RDF, RDFS, SCHEMA, SPDX, VOID, WD, compact, table_of

NAME = "void.ttl"
PREFIXED = ("crm", "dcat", "dcterms", "foaf", "formats", "rdf", "rdfs", "schema", "spdx", "void", "wd", "xsd")
FORMAT = {
    ".nq": ("application/n-quads", FORMATS["N-Quads"]),
    ".trig": ("application/trig", FORMATS.TriG),
    ".jsonld": ("application/ld+json", FORMATS["JSON-LD"]),
    ".ttl": ("text/turtle", FORMATS.Turtle),
    ".nt": ("application/n-triples", FORMATS["N-Triples"]),
    ".rdf": ("application/rdf+xml", FORMATS.RDF_XML),
}


def describe(dataset: Dataset, files: Mapping[str, Mapping[str, object]], about: About) -> tuple[Triple, ...]:
    """The description as sorted triples; ``files`` has size and sha256 of each dump, as the manifest lists them."""
    iris = dataset.iris
    cards = [card(d, iris) for d in dataset.documents]
    triples: set[Triple] = set()
    triples.update(_head(dataset, cards, about, str(files["dataset.nq"]["sha256"])))
    triples.update(_counts(dataset))
    for name in ABOUT:
        for one in (name, f"{name}.gz"):
            if one in files:
                triples.update(_distribution(one, files[one], iris))
    for document, one_card in zip(dataset.documents, cards, strict=True):
        size = len({t for which in WHICH for t in getattr(document, which)})
        triples.update(_document(one_card, size, files, iris))
    return tuple(sorted(triples))


def turtle(triples: tuple[Triple, ...], iris: Iris) -> bytes:
    """The description as a Turtle file."""
    return (header(iris, PREFIXED) + "\n" + section(triples, Names(iris, used=PREFIXED))).encode()


def _head(dataset: Dataset, cards: list[Card], about: About, digest: str) -> Iterator[Triple]:
    iris, me = dataset.iris, dataset.iris.dataset()
    yield me, RDF.type, VOID.Dataset
    yield me, RDF.type, DCAT.Dataset
    yield me, DCTERMS.title, literal.text(about.title, "en")
    yield me, DCTERMS.description, literal.text(about.description, "en")
    yield me, DCTERMS.license, LICENCES[about.licence]
    yield me, DCTERMS.identifier, literal.string(f"sha256:{digest}")
    yield me, DCTERMS.bibliographicCitation, literal.string(citation(about, digest))
    for role, names in ((DCTERMS.creator, about.creators), (DCTERMS.publisher, (about.publisher,))):
        for name in names:
            agent = iris.dataset(f"agent.{slug(name)}")
            yield me, role, agent
            yield agent, RDF.type, FOAF.Agent
            yield agent, FOAF.name, literal.string(name)
    yield me, VOID.uriSpace, literal.string(iris.base)
    yield iris.dataset("description"), RDF.type, VOID.DatasetDescription
    yield iris.dataset("description"), FOAF.primaryTopic, me
    for one in cards[:3]:
        yield me, VOID.exampleResource, f"<{one.iri}>"


def citation(about: About, digest: str) -> str:
    """How to cite exactly this state of the dataset, in one line."""
    return f"{', '.join(about.creators)}: {about.title}. Release {digest[:16]} (RDFC-1.0 sha256:{digest})."


def _counts(dataset: Dataset) -> Iterator[Triple]:
    iris, me = dataset.iris, dataset.iris.dataset()
    whole = {t for _, triples in dataset.named_graphs() for t in triples}
    properties = Counter(p for _, p, _ in whole)
    classes = Counter(o for _, p, o in whole if p == RDF.type)
    subjects = {s for s, _, _ in whole}
    yield me, VOID.triples, literal.integer(len(whole))
    yield me, VOID.documents, literal.integer(len(dataset.documents))
    yield me, VOID.distinctSubjects, literal.integer(len(subjects))
    yield me, VOID.distinctObjects, literal.integer(len({o for _, _, o in whole}))
    yield me, VOID.entities, literal.integer(sum(s.startswith(f"<{iris.base}") for s in subjects))
    yield me, VOID.properties, literal.integer(len(properties))
    yield me, VOID.classes, literal.integer(len(classes))
    for term in (*properties, *classes):
        table = table_of(term)
        if table is not None:
            yield me, VOID.vocabulary, f"<{table}>"
    for class_, count in classes.items():
        node = iris.dataset(f"class.{slug(compact(class_))}")
        yield from (
            (me, VOID.classPartition, node),
            (node, RDF.type, VOID.Dataset),
            (node, VOID["class"], class_),
            (node, VOID.entities, literal.integer(count)),
        )
    for property_, count in properties.items():
        node = iris.dataset(f"property.{slug(compact(property_))}")
        yield from (
            (me, VOID.propertyPartition, node),
            (node, RDF.type, VOID.Dataset),
            (node, VOID.property, property_),
            (node, VOID.triples, literal.integer(count)),
        )
    yield from _linksets(whole, iris)


def _linksets(whole: set[Triple], iris: Iris) -> Iterator[Triple]:
    me, wikidata = iris.dataset(), iris.dataset("wikidata")
    links = Counter(p for s, p, o in whole if o in WD and s not in WD and p in (SCHEMA.sameAs, RDFS.seeAlso))
    if links:
        yield from (
            (wikidata, RDF.type, VOID.Dataset),
            (wikidata, DCTERMS.title, literal.text("Wikidata", "en")),
            (wikidata, VOID.uriSpace, literal.string(str(WD))),
        )
    for predicate, count in links.items():
        node = iris.dataset(f"linkset.wikidata.{slug(compact(predicate))}")
        yield from (
            (node, RDF.type, VOID.Linkset),
            (me, VOID.subset, node),
            (node, VOID.subjectsTarget, me),
            (node, VOID.objectsTarget, wikidata),
            (node, VOID.linkPredicate, predicate),
            (node, VOID.triples, literal.integer(count)),
        )


def _distribution(name: str, said: Mapping[str, object], iris: Iris) -> Iterator[Triple]:
    plain = name.removesuffix(".gz")
    media, format_ = FORMAT[plain[plain.rindex(".") :]]
    node, sum_ = iris.dump(name), iris.dataset(f"sum.{slug(name)}")
    yield iris.dataset(), DCAT.distribution, node
    yield iris.dataset(), VOID.dataDump, node
    yield iris.dataset(), VOID.feature, format_
    yield node, RDF.type, DCAT.Distribution
    yield node, DCTERMS.title, literal.text(name, "en")
    yield node, DCTERMS.description, literal.text(ABOUT[plain], "en")
    yield node, DCAT.downloadURL, node
    yield node, DCAT.mediaType, MEDIA[media]
    if name != plain:
        yield node, DCAT.compressFormat, MEDIA["application/gzip"]
    yield node, DCAT.byteSize, literal.count(int(str(said["bytes"])))
    yield node, SPDX.checksum, sum_
    yield sum_, RDF.type, SPDX.Checksum
    yield sum_, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
    yield sum_, SPDX.checksumValue, literal.string(str(said["sha256"]))


def _document(one: Card, size: int, files: Mapping[str, object], iris: Iris) -> Iterator[Triple]:
    node, doc = iris.dataset(f"document.{one.key}"), f"<{one.iri}>"
    yield iris.dataset(), VOID.subset, node
    yield node, RDF.type, VOID.Dataset
    yield node, DCTERMS.title, literal.string(one.title)
    yield node, DCTERMS.source, doc
    yield doc, RDF.type, CRM.E31
    yield node, VOID.rootResource, doc
    yield node, VOID.triples, literal.integer(size)
    for cited in one.citations:
        yield node, DCTERMS.bibliographicCitation, literal.string(cited)
    for number, words in enumerate(one.rights, 1):
        right = iris.dataset(f"rights.{one.key}.{number}")
        yield from (
            (node, DCTERMS.rights, right),
            (right, RDF.type, DCTERMS.RightsStatement),
            (right, RDFS.label, literal.string(words)),
        )
    for name in (f"documents/{one.key}{end}" for end in (".ttl", ".inferred.ttl", ".jsonld", ".rdf", ".inferred.rdf")):
        if name in files:
            yield node, VOID.dataDump, iris.dump(name)


def lies(said: Iterable[Triple], counted: Iterable[Triple]) -> list[str]:
    """Where a description differs from what was counted: one line for each subject and property."""
    first, second = set(said), set(counted)
    wrong = sorted({(s, p) for s, p, _ in first ^ second})
    lines = []
    for s, p in wrong:
        a, b = (sorted(o for x, y, o in found if (x, y) == (s, p)) for found in (first - second, second - first))
        lines.append(f"{NAME}: {s} {compact(p)} is {', '.join(a) or 'not said'}, counted {', '.join(b) or 'nothing'}")
    return lines
