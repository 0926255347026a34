"""The text half in MB/s; mapping and serialising against pyoxigraph and rdflib writing the same quads; validation."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import rdflib

from bench import generate, measure
from kg import check, pipeline, read
from kg.iri import DEFAULT_BASE, Iris
from kg.model import Interpretation
from kg.publish import release
from kg.publish.dataset import Dataset

SAMPLE = 100
"""Documents for the comparisons: rdflib would take minutes for all."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Some of the generated documents after the text half, with what it took."""

    bytes_of_text: int
    seconds: float
    documents: tuple[Interpretation, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All of them, built into a release by ``kg build`` in a process of its own."""

    release: Path
    documents: int
    quads: int
    jobs: int
    seconds: float
    megabytes: int


def sample(folder: Path, count: int) -> Sample:
    """Generate the documents and read and interpret some of them."""
    generate.write(folder, count)
    known, found, seconds, size = pipeline.knowledge(), list[Interpretation](), 0.0, 0
    for path in sorted(folder.iterdir())[:SAMPLE]:
        size += path.stat().st_size
        seconds += measure.once(lambda path=path: found.extend(
            pipeline.interpretations(read.load(path, max_bytes=10**6), known)))
    return Sample(size, seconds, tuple(found))


def build(folder: Path, directory: Path, jobs: int) -> Corpus:
    """Build a folder with the command people use; the memory is that of its largest process."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "build", str(folder), "--dir", str(directory),
               "--jobs", str(jobs)]
    seconds = measure.once(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))
    made = release.current(directory)
    with (made / release.NQUADS).open("rb") as lines:
        quads = sum(chunk.count(b"\n") for chunk in iter(lambda: lines.read(1 << 20), b""))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return Corpus(made, len(release.manifest(made)["documents"]), quads, jobs, seconds, memory)


def rows(made: Sample, whole: Corpus) -> Iterator[tuple[str, str, str]]:
    """Rows of the table."""
    known, iris = pipeline.knowledge(), Iris(DEFAULT_BASE)
    yield ("text half, one core", f"{made.bytes_of_text / made.seconds / 1e6:.2f} MB/s", "target 2 MB/s")
    graphs = tuple(pipeline.graphs(it, iris, known) for it in made.documents)
    held = Dataset(iris, graphs, ())
    lines = held.nquads()
    count = lines.count(b"\n")
    quads = list(ox.parse(lines, format=ox.RdfFormat.N_QUADS))

    def ours() -> bytes:
        return Dataset(iris, tuple(pipeline.graphs(it, iris, known) for it in made.documents), ()).nquads()

    def objects() -> bytes | None:
        """The same quads made as objects of pyoxigraph and serialised."""
        again = (ox.Quad(_again(q.subject), _again(q.predicate), _again(q.object), _again(q.graph_name)) for q in quads)
        return ox.serialize(again, format=ox.RdfFormat.N_QUADS)

    mine, theirs = measure.medians((ours, objects), budget=3, most=5)
    graph = rdflib.Dataset()
    graph.parse(io.BytesIO(lines), format="nquads")
    python = measure.once(lambda: graph.serialize(format="nquads"))
    ready_quads, fresh = list(graph.quads()), rdflib.Dataset()
    filled = measure.once(lambda: fresh.addN((s, p, o, fresh.graph(g)) for s, p, o, g in ready_quads))
    yield ("map + serialise", f"{count / mine / 1e3:.0f} kquads/s", "target 700")
    yield ("… against pyoxigraph writing the same quads", f"{theirs / mine:.2f} ×", "target 1.5 ×")
    yield ("… against rdflib writing the same quads", f"{(python + filled) / mine:.1f} ×", "target 15 ×")
    texts = {g.text: g.words for g in graphs}
    ready = [(s, p, o, g) for g, triples in held.named_graphs() for s, p, o in triples]
    checking = measure.once(lambda: check.check(ready, texts, DEFAULT_BASE))
    yield ("whole gate (evidence, CRM, shapes, quality)", f"{checking / len(graphs) * 1e3:.1f} ms a document",
           "target 1 ms for shapes")
    yield (f"kg build --jobs {whole.jobs}, with gate, files and store",
           f"{whole.seconds / whole.documents * 1e3:.0f} ms a document", f"{whole.seconds:.0f} s in all")
    yield ("… memory of its largest process", f"{whole.megabytes} MB", "target 200 MB, without the store")


def _again(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.DefaultGraph) -> ox.NamedNode | ox.Literal:
    """The term made anew, as a mapping to objects would."""
    if isinstance(term, ox.NamedNode):
        return ox.NamedNode(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype.value))
