"""What is published: the graphs of documents and the shared graphs, as sorted triples of terms under one base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from kg.errors import PublishError
from kg.iri import Iris
from kg.mapping import Graphs
from kg.mapping.scope import Triple
from kg.publish.pieces import WHICH, Pieces, Shared, nquads


@dataclass(frozen=True, slots=True)
class Dataset:
    """The documents' graphs and the shared graphs, under one base."""

    iris: Iris
    documents: tuple[Graphs, ...]
    shared: Shared

    def named_graphs(self) -> Iterator[tuple[str, tuple[Triple, ...]]]:
        """Graph IRI and its sorted triples, in graph order: documents by key, then what is shared."""
        for document in sorted(self.documents, key=lambda d: d.key):
            for which in WHICH:
                triples: tuple[Triple, ...] = getattr(document, which)
                if triples:
                    yield self.iris.graph(document.key, which), triples
        for which, triples in sorted(self.shared):
            if triples:
                yield self.iris.shared_graph(which), triples

    def nquads(self) -> bytes:
        """Canonical N-Quads of everything."""
        return nquads(self.named_graphs())

    def lines(self) -> tuple[bytes]:
        """The same, as :class:`~kg.publish.pieces.Whole` promises it."""
        return (self.nquads(),)

    def pieces(self) -> Iterator[Pieces]:
        """Every document as it is written, by key."""
        return (Pieces.of(document, self.iris) for document in sorted(self.documents, key=lambda d: d.key))

    def rebased(self, base: str) -> Dataset:
        """The same dataset under another base: every IRI below the old base is moved, nothing else.

        ``<https://data.example.org/id/doc/x#p1>`` becomes ``<https://archive.example/id/doc/x#p1>``; literals and
        foreign IRIs stay. Raises IriError for a base that is none.
        """
        if base == self.iris.base:
            return self
        iris, cut = Iris(base), len(self.iris.base) + 1
        old, new = f"<{self.iris.base}", f"<{base}"
        moved: dict[str, str] = {}

        def move(term: str) -> str:
            found = moved.get(term)
            if found is None:
                found = moved[term] = new + term[cut:] if term.startswith(old) else term
            return found

        def all_of(triples: tuple[Triple, ...]) -> tuple[Triple, ...]:
            return tuple(sorted((move(s), move(p), move(o)) for s, p, o in triples))

        documents = tuple(
            replace(d, text=move(d.text), stated=all_of(d.stated), inferred=all_of(d.inferred), prov=all_of(d.prov))
            for d in self.documents
        )
        return Dataset(iris, documents, tuple((which, all_of(triples)) for which, triples in self.shared))


def digest(nquads: bytes) -> str:
    """The dataset hash: sha256 of the canonical N-Quads (RDFC-1.0 with SHA-256, since there are no blank nodes)."""
    return sha256(nquads).hexdigest()


def split(line: str) -> tuple[str, str, str, str]:
    """Subject, predicate, object and graph of one line of canonical N-Quads (without its line end).

    >>> split('<x:s> <x:p> "a <b> c ." <x:g> .')
    ('<x:s>', '<x:p>', '"a <b> c ."', '<x:g>')
    """
    subject, predicate, rest = line.split(" ", 2)
    obj, graph, dot = rest.rsplit(" ", 2)
    if dot != "." or not graph.startswith("<"):
        raise ValueError(line)
    return subject, predicate, obj, graph


def by_graph(nquads: str) -> dict[str, tuple[Triple, ...]]:
    """The triples of each graph of canonical N-Quads, sorted."""
    found: dict[str, list[Triple]] = {}
    for number, line in enumerate(nquads.split("\n")[:-1], 1):
        try:
            s, p, o, g = split(line)
        except ValueError as error:
            raise PublishError(
                "a line is not canonical N-Quads", where=f"line {number}", why=line[:120], todo="run kg build again"
            ) from error
        found.setdefault(g, []).append((s, p, o))
    return {g: tuple(sorted(triples)) for g, triples in found.items()}


def assemble(nquads: str, base: str, texts: Iterable[tuple[str, str, str]]) -> Dataset:
    """The dataset of canonical N-Quads; ``texts`` are (document id, IRI of its text as a term, its words).

    Raises PublishError for a graph that belongs to no document and is not shared.
    """
    iris, graphs = Iris(base), by_graph(nquads)
    documents = tuple(
        Graphs(key, text, words, *(graphs.pop(iris.graph(key, w), ()) for w in ("stated", "inferred", "prov")))
        for key, text, words in sorted(texts)
    )
    head = iris.shared_graph("x")[:-2]
    strange = sorted(g for g in graphs if not g.startswith(head) or "/" in g[len(head) :])
    if strange:
        raise PublishError(
            "a graph belongs to no document of the manifest", where=strange[0], todo="run kg build again"
        )
    return Dataset(iris, documents, tuple(sorted((g[len(head) : -1], triples) for g, triples in graphs.items())))
