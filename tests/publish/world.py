"""A small dataset made by hand: two documents, every kind of term, evidence, roles, an inference, odd characters."""

from __future__ import annotations

from collections.abc import Iterable

from kg import literal
from kg.iri import DEFAULT_BASE, Iris
from kg.mapping import Graphs
from kg.mapping.scope import text_digest
from kg.publish.dataset import Dataset
from kg.publish.pieces import File
from kg.version import VERSION
from kg.vocab import CRM, OA, PROV, RDF, RDFS, SCHEMA, SKOS, WD

Triple = tuple[str, str, str]

ODD = 'line one\nline "two"\ttab \\ back Nº 49 — Сталин 𝔘 \u007f\r end'
FORM_FEED = "page\fbreak \x01"


def graphs(iris: Iris, key: str, *, inferred: bool = True, person: str = "Litvinov") -> Graphs:
    """One document: a point, a person in a role, the passage and layer it rests on, and who made it."""
    words = f"{ODD} {key}"
    text, doc = iris.source(text_digest(words)), iris.document(key)
    point, actor, role = (iris.node(key, k) for k in ("p540", "actor.litvinov", "rel.p540.charged.actor.litvinov"))
    passage, layer = iris.passage(text, 0, 4), iris.node(key, "layer.text")
    stated_graph, inferred_graph, prov_graph = (iris.graph(key, w) for w in ("stated", "inferred", "prov"))
    stated: set[Triple] = {
        (doc, RDF.type, CRM.E31),
        (doc, RDF.type, PROV.Entity),
        (doc, RDFS.label, literal.string(words)),
        (doc, CRM.P2, iris.type("document")),
        (doc, CRM.P106i, text),
        (doc, CRM.P106, point),
        (point, RDF.type, CRM.E29),
        (point, CRM.P2, iris.type("point")),
        (point, CRM.P70i, passage),
        (point, SCHEMA.position, literal.integer(-3)),
        (point, CRM.P67, actor),
        (point, CRM.P82a, literal.date("1937-06-14")),
        (point, RDFS.label, literal.text("пункт 540", "ru")),
        (actor, RDF.type, CRM.E21),
        (actor, RDFS.label, literal.string(person)),
        (actor, CRM.P67i, passage),
        (role, RDF.type, CRM.PC67),
        (role, RDF.type, PROV.Entity),
        (role, CRM.P01, point),
        (role, CRM.P02, actor),
        (role, CRM["P67.1"], iris.type("role-charged")),
        (role, PROV.wasQuotedFrom, passage),
        (passage, RDF.type, OA.TextPositionSelector),
        (passage, RDF.type, CRM.E31),
        (passage, RDF.type, PROV.Entity),
        (passage, OA.start, literal.integer(0)),
        (passage, OA.end, literal.integer(4)),
        (passage, CRM.P190, literal.string(words[:4])),
        (passage, CRM.P106i, layer),
        (layer, RDF.type, CRM.E33),
        (layer, CRM.P2, iris.type("voice-resolution")),
        (layer, CRM.P106i, text),
        (layer, RDFS.label, literal.string(FORM_FEED)),
        (stated_graph, RDF.type, CRM.E73),
        (stated_graph, CRM.P2, iris.type("stated")),
    }
    guesses: set[Triple] = {
        (actor, SCHEMA.sameAs, WD.Q193166),
        (inferred_graph, RDF.type, CRM.E73),
        (inferred_graph, CRM.P2, iris.type("inferred")),
    }
    prov: set[Triple] = {
        (prov_graph, RDF.type, CRM.E73),
        (prov_graph, CRM.P2, iris.type("prov")),
        (doc, PROV.wasDerivedFrom, text),
        (text, RDF.type, PROV.Entity),
        (text, RDF.type, CRM.E31),
    }
    return Graphs(
        key, text, words, tuple(sorted(stated)), tuple(sorted(guesses)) if inferred else (), tuple(sorted(prov))
    )


def dataset(base: str = DEFAULT_BASE, documents: int = 2, *, person: str = "Litvinov") -> Dataset:
    """Documents 12-a, 12-b …; the first has the person's name given, the last no inferred graph."""
    iris = Iris(base)
    made = tuple(
        graphs(
            iris,
            f"12-{chr(97 + n)}",
            inferred=n + 1 < documents,
            person=person if n == 0 else "Litvinov",
        )
        for n in range(documents)
    )
    concepts: set[Triple] = set()
    for slug in ("document", "point", "role-charged", "voice-resolution", "stated", "inferred", "prov"):
        node = iris.type(slug)
        concepts |= {
            (node, RDF.type, CRM.E55),
            (node, RDF.type, SKOS.Concept),
            (node, RDFS.label, literal.text(slug.replace("-", " "), "en")),
        }
    return Dataset(iris, made, (("vocabulary", tuple(sorted(concepts))),))


def facts(whole: Dataset) -> dict[str, object]:
    """What a build says about it in the manifest."""
    return {
        "base": whole.iris.base,
        "version": VERSION,
        "rules": "r" * 64,
        "inference": True,
        "inputs": [{"sha256": d.text[-17:-1] + "0" * 48, "name": f"{d.key}.txt"} for d in whole.documents],
        "documents": [d.key for d in whole.documents],
        "texts": {d.key: d.text[1:-1] for d in whole.documents},
    }


def held(files: Iterable[File]) -> dict[str, bytes]:
    """The files of a release in memory."""
    return {name: b"".join(data) for name, data in files}
