"""The text half in MB/s; mapping and serialising against pyoxigraph and rdflib writing the same quads; validation."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset

from bench import generate, measure
from kg import check, pipeline, read
from kg.building import dataset
from kg.iri import DEFAULT_BASE, Iris
from kg.mapping import Graphs
from kg.model import Interpretation
from kg.publish.release import Dataset as Release

SAMPLE = 100
"""Documents for the comparisons: rdflib would take minutes for all."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Generated documents after the whole pipeline, with what it took."""

    bytes_of_text: int
    seconds_text: float
    sample: tuple[Interpretation, ...]
    nquads: bytes
    quads: int


def corpus(folder: Path, count: int) -> Corpus:
    """Generate, read, interpret and map; interpretations are kept for a sample only, so that memory stays flat."""
    size = generate.write(folder, count)
    known, iris = pipeline.knowledge(), Iris(DEFAULT_BASE)
    sample: list[Interpretation] = []
    mapped: list[Graphs] = []
    seconds = 0.0
    for path in sorted(folder.iterdir()):
        found: list[Interpretation] = []
        seconds += measure.once(lambda path=path, found=found: found.extend(
            pipeline.interpretations(read.load(path, max_bytes=10**6), known)))
        mapped += [pipeline.graphs(it, iris, known) for it in found]
        if len(sample) < SAMPLE:
            sample += found
    nquads = dataset(tuple(mapped), DEFAULT_BASE).nquads()
    return Corpus(size, seconds, tuple(sample), nquads, nquads.count(b"\n"))


def rows(made: Corpus) -> Iterator[tuple[str, str, str]]:
    """Rows of the table."""
    known, iris = pipeline.knowledge(), Iris(DEFAULT_BASE)
    yield ("text half, one core", f"{made.bytes_of_text / made.seconds_text / 1e6:.2f} MB/s", "target 2 MB/s")
    graphs = tuple(pipeline.graphs(it, iris, known) for it in made.sample)
    whole = Release(iris, graphs, ())
    lines = whole.nquads()
    count = lines.count(b"\n")
    quads = list(ox.parse(lines, format=ox.RdfFormat.N_QUADS))

    def ours() -> bytes:
        return Release(iris, tuple(pipeline.graphs(it, iris, known) for it in made.sample), ()).nquads()

    def objects() -> bytes | None:
        """The same quads made as objects of pyoxigraph and serialised."""
        again = (ox.Quad(_again(q.subject), _again(q.predicate), _again(q.object), _again(q.graph_name)) for q in quads)
        return ox.serialize(again, format=ox.RdfFormat.N_QUADS)

    mine, theirs = measure.medians((ours, objects), budget=3, most=5)
    graph = Dataset()
    graph.parse(io.BytesIO(lines), format="nquads")
    python = measure.once(lambda: graph.serialize(format="nquads"))
    ready_quads, fresh = list(graph.quads()), Dataset()
    filled = measure.once(lambda: fresh.addN((s, p, o, fresh.graph(g)) for s, p, o, g in ready_quads))
    yield ("map + serialise", f"{count / mine / 1e3:.0f} kquads/s", "target 700")
    yield ("… against pyoxigraph writing the same quads", f"{theirs / mine:.2f} ×", "target 1.5 ×")
    yield ("… against rdflib writing the same quads", f"{(python + filled) / mine:.1f} ×", "target 15 ×")
    texts = {g.text: g.words for g in graphs}
    ready = [(s, p, o, g) for g, triples in whole.named_graphs() for s, p, o in triples]
    checking = measure.once(lambda: check.check(ready, texts, DEFAULT_BASE))
    yield ("whole gate (evidence, CRM, shapes, quality)", f"{checking / len(graphs) * 1e3:.1f} ms a document",
           "target 1 ms for shapes")


def _again(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.DefaultGraph) -> ox.NamedNode | ox.Literal:
    """The term made anew, as a mapping to objects would."""
    if isinstance(term, ox.NamedNode):
        return ox.NamedNode(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype.value))
