"""The files of a release: which there are, and what each holds."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

from kg.mapping import Graphs
from kg.publish import facts, jsonld, pieces, rdfxml
from kg.publish.dataset import Dataset
from kg.publish.pieces import WHICH, File, Whole

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


def core_files(whole: Whole) -> Iterator[File]:
    """What every build holds: relative paths and their bytes in chunks."""
    yield "dataset.nq", whole.lines()
    yield "dataset.trig", pieces.trig(whole)
    for document in whole.pieces():
        yield f"documents/{document.key}.ttl", (pieces.document(document, whole.iris, "stated", "prov"),)
        if inferred := pieces.document(document, whole.iris, "inferred"):
            yield f"documents/{document.key}.inferred.ttl", (inferred,)
        yield f"texts/{document.key}.txt", (document.words.encode(),)


def dump_files(dataset: Dataset) -> Iterator[File]:
    """What a publication holds besides descriptions: every format, whole and by document, and compressed."""
    whole: dict[str, Callable[[], Iterable[bytes]]] = {
        "dataset.nq": dataset.lines,
        "dataset.trig": lambda: pieces.trig(dataset),
        "dataset.ttl": lambda: pieces.turtle(dataset, "stated", "prov", "shared"),
        "dataset.inferred.ttl": lambda: pieces.turtle(dataset, "inferred"),
        "dataset-facts.nt": lambda: (facts.ntriples(dataset).encode(),),
        "dataset.jsonld": lambda: (jsonld.write(dataset.named_graphs(), dataset.iris).encode(),),
    }
    for name, data in core_files(dataset):
        if name not in whole:
            yield name, data
    for name, make in whole.items():
        yield name, make()
        yield f"{name}.gz", gzip(make())
    for which, triples in dataset.shared:
        yield f"{which}.ttl", (pieces.shared(dataset, which),)
        yield f"{which}.rdf", (rdfxml.write(triples, dataset.iris, (which,)).encode(),)
    for document in dataset.documents:
        yield from ((name, (text.encode(),)) for name, text in _document(document, dataset))


def _document(document: Graphs, dataset: Dataset) -> Iterator[tuple[str, str]]:
    iris, key = dataset.iris, document.key
    graphs = [(iris.graph(key, which), getattr(document, which)) for which in WHICH if getattr(document, which)]
    yield f"documents/{key}.jsonld", jsonld.write(graphs, iris)
    stated = (*document.stated, *document.prov)
    yield f"documents/{key}.rdf", rdfxml.write(stated, iris, ("stated", "prov"))
    if document.inferred:
        yield f"documents/{key}.inferred.rdf", rdfxml.write(document.inferred, iris, ("inferred",))


def gzip(data: Iterable[bytes]) -> Iterator[bytes]:
    """Compressed, with a header that says nothing but the format."""
    deflate, crc, size = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS), 0, 0
    yield _HEAD
    for chunk in data:
        crc, size = zlib.crc32(chunk, crc), size + len(chunk)
        yield deflate.compress(chunk)
    yield deflate.flush() + crc.to_bytes(4, "little") + (size % 2**32).to_bytes(4, "little")
