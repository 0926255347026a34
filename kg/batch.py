"""A few sources from bytes to pieces that passed the gate: what a worker does, alone and with nothing to share.

Every document stands by itself before the gate (its facts, their evidence, and the shared graphs they need), so a
batch can be checked without the others. A fault of ours costs one document its finer reading, never another document.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg import check, pipeline, read
from kg.corrections import Correction
from kg.errors import SourceError, ValidationError
from kg.iri import DEFAULT_BASE, Iris
from kg.mapping import Graphs, types_in, types_used
from kg.mapping.authority import authority, used_by
from kg.mapping.vocabulary import vocabulary
from kg.publish.dataset import Dataset
from kg.publish.pieces import WHICH, Pieces, Shared

MAX_BYTES = 50_000_000
SIZE = 8
"""Sources in a batch: the shapes are parsed once for them, and a batch fits a worker's memory."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run reads and maps its sources."""

    base: str = DEFAULT_BASE
    inference: bool = True
    max_bytes: int = MAX_BYTES
    debug: bool = False
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """One source, read and mapped, with its digest, and a problem if it has one.

    A table with bad rows has both: the documents of its good rows, and the problem that names the others.
    """

    path: Path
    sha256: str
    graphs: tuple[Graphs, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that passed the gate, with the slugs of the authority records and of the concepts it uses."""

    pieces: Pieces
    people: frozenset[str]
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Done:
    """One source after the gate: what of it is released, the problem of reading it, and what the gate refused."""

    path: Path
    sha256: str
    documents: tuple[Document, ...]
    problem: str = ""
    refused: tuple[str, ...] = ()


def run(paths: Sequence[Path], settings: Settings) -> tuple[Done, ...]:
    """A batch, in its order."""
    sources, refused = gated([one(path, settings) for path in paths], settings)
    return tuple(
        Done(read.path, read.sha256, tuple(_document(g, Iris(settings.base)) for g in read.graphs), read.problem, lines)
        for read, lines in zip(sources, refused, strict=True)
    )


def _document(graphs: Graphs, iris: Iris) -> Document:
    people, types = used_by((graphs,), iris), types_used((graphs,), iris)
    return Document(Pieces.of(graphs, iris), frozenset(map(sys.intern, people)), frozenset(map(sys.intern, types)))


def one(path: Path, settings: Settings, *, reduced: bool = False) -> Read:
    """One source, walled off from the others; ``reduced`` reads its record and mentions alone."""
    problem = ""
    for less in (reduced, True):
        try:
            result = _read(path, settings, reduced=less)
            return replace(result, problem=problem or result.problem)
        except Exception as error:
            if settings.debug:
                raise
            problem = problem or str(SourceError(
                "the tool failed on this document", where=str(path), why=f"{type(error).__name__}: {error}",
                todo="only its record and mentions are released; report it with the file"))
    return Read(path, "", (), problem)


def _read(path: Path, settings: Settings, *, reduced: bool) -> Read:
    known, iris = pipeline.knowledge(), Iris(settings.base)
    graphs: list[Graphs] = []
    sha256 = problem = ""
    try:
        source = read.load(path, max_bytes=settings.max_bytes)
        sha256 = source.sha256
        for it in pipeline.interpretations(source, known, inference=settings.inference, reduced=reduced,
                                           corrected=settings.corrections):
            graphs.append(pipeline.graphs(it, iris, known, inference=settings.inference))
    except SourceError as error:
        problem = str(error)
    return Read(path, sha256, tuple(graphs), problem)


def gated(sources: list[Read], settings: Settings) -> tuple[list[Read], list[tuple[str, ...]]]:
    """What passes the gate: a source that does not is read again for its record alone, or left out; and why."""
    refused: list[tuple[str, ...]] = [() for _ in sources]
    for reduced in (True, False):
        for place, why in _violations(sources, settings.base).items():
            path = sources[place].path
            todo = "only its record and mentions are released" if reduced else "it is left out"
            line = str(ValidationError("a document does not pass the gate", where=str(path), why=why,
                                       todo=f"{todo}; report it"))
            refused[place] = (*refused[place], line)
            less = one(path, replace(settings, debug=False), reduced=True) if reduced else replace(
                sources[place], graphs=())
            sources[place] = less
    return sources, refused


def _violations(sources: Sequence[Read], base: str) -> dict[int, str]:
    """The first violation of each source that has one, by its place; documents of one name are checked apart."""
    layers: list[dict[str, tuple[int, Graphs]]] = []
    for place, source in enumerate(sources):
        for graphs in source.graphs:
            layer = next((known for known in layers if graphs.key not in known), None)
            if layer is None:
                layers.append(layer := {})
            layer[graphs.key] = (place, graphs)
    found: dict[int, str] = {}
    for layer in layers:
        for key, why in violations(dataset((graphs for _, graphs in layer.values()), base)).items():
            found.setdefault(layer[key][0], why)
    return found


def violations(whole: Dataset) -> dict[str, str]:
    """The first violation of each document that has one.

    Raises ValidationError where the authority file or the vocabulary is at fault: no document can mend that.
    """
    owners = {part[1:-1]: d.key for d in whole.documents for part in (whole.iris.document(d.key), d.text)}
    owners |= {whole.iris.graph(d.key, which)[1:-1]: d.key for d in whole.documents for which in WHICH}
    found: dict[str, str] = {}
    for finding in _findings(whole):
        names = (finding.graph[1:-1], finding.focus[1:-1].partition("#")[0], finding.value[1:-1].partition("#")[0])
        key = next((owners[n] for n in names if n in owners), "")
        if key:
            found.setdefault(key, str(finding))
        elif len(whole.documents) > 1:  # a node that several speak of: whose words are at fault?
            alone = [dataset((document,), whole.iris.base) for document in whole.documents]
            return {key: why for one_document in alone for key, why in violations(one_document).items()}
        elif finding in _findings(replace(whole, documents=())):
            raise ValidationError("the authority file or the vocabulary does not pass the gate",
                                  where=finding.focus, why=str(finding), todo="mend it in ontology/")
        else:
            found.setdefault(whole.documents[0].key, str(finding))
    return found


def _findings(whole: Dataset) -> list[check.Finding]:
    quads = ((s, p, o, g) for g, triples in whole.named_graphs() for s, p, o in triples)
    report = check.check(quads, {d.text: d.words for d in whole.documents}, whole.iris.base)
    return [finding for finding in report.findings if finding.severity is check.Severity.VIOLATION]


def dataset(documents: Iterable[Graphs], base: str) -> Dataset:
    """The documents' graphs with the shared graphs they need."""
    iris, held = Iris(base), tuple(sorted(documents, key=lambda d: d.key))
    return Dataset(iris, held, shared(used_by(held, iris), types_used(held, iris), iris))


def shared(people: Iterable[str], types: Iterable[str], iris: Iris) -> Shared:
    """The authority file and the vocabulary, as far as they are used."""
    known = pipeline.knowledge()
    records = authority(people, known.authorities, iris)
    used = frozenset(types) | types_in(records, iris)
    return ("authority", records), ("vocabulary", vocabulary(used, known.concepts, iris))
