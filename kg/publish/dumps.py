"""The files of a release: which there are, and what each holds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from kg.mapping import Graphs
from kg.publish import facts, jsonld, rdfxml
from kg.publish.dataset import WHICH, Dataset
from kg.publish.turtle import Sections

ABOUT = {
    "dataset.nq": "everything, named graphs; sorted canonical N-Quads: the dataset hash is its sha256",
    "dataset.trig": "everything, named graphs, for reading",
    "dataset.jsonld": "everything, named graphs",
    "dataset.ttl": "what documents state, with evidence, provenance and the shared graphs; no named graphs",
    "dataset.inferred.ttl": "what was inferred, apart; no named graphs",
    "dataset-facts.nt": "what documents state, without evidence",
}
_HEAD = bytes((0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255))
"""A gzip header without name, time or system."""


def core_files(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """What every build holds: relative path and bytes."""
    yield from _core(dataset, Sections(dataset))


def _core(dataset: Dataset, sections: Sections) -> Iterator[tuple[str, bytes]]:
    yield "dataset.nq", dataset.nquads()
    yield "dataset.trig", sections.trig().encode()
    for document in dataset.documents:
        key = document.key
        yield f"documents/{key}.ttl", sections.document(key, "stated", "prov").encode()
        if document.inferred:
            yield f"documents/{key}.inferred.ttl", sections.document(key, "inferred").encode()
        yield f"texts/{key}.txt", document.words.encode()


def dump_files(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """What a publication holds besides descriptions: every format, whole and by document, and compressed."""
    sections = Sections(dataset)
    for name, data in _core(dataset, sections):
        yield name, data
        if name in ABOUT:
            yield f"{name}.gz", gzip(data)
    for name, text in (
        ("dataset.ttl", sections.whole("stated", "prov", "shared")),
        ("dataset.inferred.ttl", sections.whole("inferred")),
        ("dataset-facts.nt", facts.ntriples(dataset)),
        ("dataset.jsonld", jsonld.write(dataset.named_graphs(), dataset.iris)),
    ):
        yield name, text.encode()
        yield f"{name}.gz", gzip(text.encode())
    for which, triples in dataset.shared:
        yield f"{which}.ttl", sections.shared(which).encode()
        yield f"{which}.rdf", rdfxml.write(triples, dataset.iris, (which,)).encode()
    for document in dataset.documents:
        yield from _document(document, dataset)


def _document(document: Graphs, dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    iris, key = dataset.iris, document.key
    graphs = [(iris.graph(key, which), getattr(document, which)) for which in WHICH if getattr(document, which)]
    yield f"documents/{key}.jsonld", jsonld.write(graphs, iris).encode()
    stated = (*document.stated, *document.prov)
    yield f"documents/{key}.rdf", rdfxml.write(stated, iris, ("stated", "prov")).encode()
    if document.inferred:
        yield f"documents/{key}.inferred.rdf", rdfxml.write(document.inferred, iris, ("inferred",)).encode()


def gzip(data: bytes) -> bytes:
    """Compressed, with a header that says nothing but the format."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    tail = zlib.crc32(data).to_bytes(4, "little") + (len(data) % 2**32).to_bytes(4, "little")
    return _HEAD + deflate.compress(data) + deflate.flush() + tail
