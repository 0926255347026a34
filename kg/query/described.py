"""The catalogue as RDF: each question an executable of SHACL, described as the SPARQL examples of the field are.

``sh:SPARQLSelectExecutable`` with ``sh:select``, ``rdfs:comment`` and ``schema:keywords`` is what the sparql-examples
collections use; parameters are ``sh:parameter``. Nodes have IRIs, so the prefixes are declared on the catalogue itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg import literal
from kg.iri import DEFAULT_BASE, Iris
from kg.query.catalogue import COMMON, Parameter, Question, read, rebased
from kg.store import EmbeddedStore
from kg.vocab import PREFIXES, RDF, RDFS, SCHEMA, SH, XSD

NAME = "queries/catalogue.ttl"
_DATATYPE = {"string": XSD.string, "integer": XSD.integer, "date": XSD.date, "document": XSD.anyURI}
Triple = tuple[str, str, str]


def triples(questions: Mapping[str, Question], iris: Iris) -> Iterator[Triple]:
    """The catalogue under a base: for each question its words, tags, text, and parameters with an example.

    ``<…/question/recipients> sh:select "…" ; schema:keywords "distribution" ; sh:parameter <…#point>``.
    """
    whole = iris.question()
    yield whole, RDFS.label, literal.text("questions to the dataset", "en")
    texts = "".join(q.text for q in questions.values())
    used = [(prefix, iri) for prefix, iri in PREFIXES.items() if f"\nPREFIX {prefix}: " in texts]
    for prefix, iri in (*used, ("t", f"{iris.base}type/")):
        node = iris.part(whole, f"prefix.{prefix}")
        yield whole, SH.declare, node
        yield node, RDF.type, SH.PrefixDeclaration
        yield node, SH.prefix, literal.string(prefix)
        yield node, SH.namespace, f"{literal.string(iri)}^^{XSD.anyURI}"
    for question in questions.values():
        node = iris.question(question.name)
        for class_ in (SH.SPARQLExecutable, SH.SPARQLSelectExecutable, SH.Parameterizable):
            yield node, RDF.type, class_
        yield node, SCHEMA.isPartOf, whole
        yield node, SCHEMA.identifier, literal.string(question.name)
        yield node, RDFS.label, literal.text(question.title, "en")
        yield node, RDFS.comment, literal.text(question.question, "en")
        yield node, SCHEMA.description, literal.text(question.summary, "en")
        yield node, SH.prefixes, whole
        yield node, SH.select, literal.string(rebased(question.text, iris))
        for tag in question.tags:
            yield node, SCHEMA.keywords, literal.string(tag)
        for order, parameter in enumerate((*question.parameters, *COMMON), 1):
            yield from _parameter(node, order, parameter, iris)


def _parameter(question: str, order: int, parameter: Parameter, iris: Iris) -> Iterator[Triple]:
    node = iris.part(question, parameter.name.replace("_", "-"))
    yield question, SH.parameter, node
    yield node, RDF.type, SH.Parameter
    yield node, SH.path, node
    yield node, SH.name, literal.text(parameter.name, "en")
    yield node, SH.description, literal.text(f"{parameter.about}, for example {parameter.example}", "en")
    yield node, SH.datatype, _DATATYPE[parameter.type]
    yield node, SH.order, literal.integer(order)
    yield node, SH.optional, f"{literal.string('true')}^^{XSD.boolean}"


def turtle(questions: Mapping[str, Question], iris: Iris) -> bytes:
    """The catalogue as sorted Turtle."""
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in sorted(set(triples(questions, iris)))).encode()
    used = {name: iri for name, iri in sorted(PREFIXES.items()) if f"<{iri}".encode() in lines}
    parsed = ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)
    return ox.serialize((q.triple for q in parsed), format=ox.RdfFormat.TURTLE, prefixes=used) or b""


def of_files(files: Mapping[str, bytes], iris: Iris) -> bytes:
    """The catalogue of the query files of a release (``queries/recipients.rq`` and its bytes), under their base.

    Raises QueryError for a header that lies.
    """
    found = {}
    for path, data in sorted(files.items()):
        folder, _, name = path.rpartition("/")
        if folder == "queries" and name.endswith(".rq"):
            text = data.decode().replace(f"BASE <{iris.base}>", f"BASE <{DEFAULT_BASE}>", 1)
            found[name[:-3]] = read(name[:-3], text)
    return turtle(found, iris)


def store(questions: Mapping[str, Question], iris: Iris) -> EmbeddedStore:
    """The catalogue itself as a store that answers queries (without GRAPH)."""
    found = ox.Store()
    found.load(turtle(questions, iris), format=ox.RdfFormat.TURTLE)
    return EmbeddedStore(found)
