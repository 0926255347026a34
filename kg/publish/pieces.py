"""One document as it is written: its lines of N-Quads and its sections of Turtle, made once, wherever it was read.

Files that hold many documents are put together from such pieces, one after another, so that a release of ten thousand
documents takes no more memory than one of ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from kg.iri import Iris
from kg.mapping import Graphs
from kg.mapping.scope import Triple
from kg.publish.turtle import Names, header, own_prefix, section

WHICH = ("inferred", "prov", "stated")
"""The graphs of one document, in graph order."""
_READING_ORDER = ("stated", "prov", "inferred")

Section = tuple[str, str, str]
"""Which graph it is (``stated``), its IRI, and its Turtle without a header."""
Shared = tuple[tuple[str, tuple[Triple, ...]], ...]
"""The graphs of no single document: ``("vocabulary", triples)``, ``("authority", triples)``."""
File = tuple[str, Iterable[bytes]]
"""A relative path and the bytes of the file, in chunks."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """One document ready to be written; ``lines`` are its sorted canonical N-Quads."""

    key: str
    text: str
    words: str
    lines: bytes
    sections: tuple[Section, ...]

    @classmethod
    def of(cls, document: Graphs, iris: Iris) -> Pieces:
        """The pieces of a document's graphs."""
        names, found = Names(iris, document.key), [(w, iris.graph(document.key, w)) for w in _READING_ORDER]
        graphs = [(which, graph, getattr(document, which)) for which, graph in found if getattr(document, which)]
        return cls(document.key, document.text, document.words,
                   nquads((graph, triples) for _, graph, triples in graphs),
                   tuple((which, graph, section(triples, names)) for which, graph, triples in graphs))


class Whole(Protocol):
    """A dataset that can be written: its documents by key, again and again, and all of its lines in order."""

    @property
    def iris(self) -> Iris: ...

    @property
    def shared(self) -> Shared: ...

    def pieces(self) -> Iterator[Pieces]: ...

    def lines(self) -> Iterable[bytes]: ...


def nquads(graphs: Iterable[tuple[str, Iterable[Triple]]]) -> bytes:
    """Canonical N-Quads: every line once, sorted. Without blank nodes this is the RDFC-1.0 canonical form."""
    lines: list[str] = []
    for graph, triples in graphs:
        end = f" {graph} .\n"
        lines += [f"{s} {p} {o}{end}" for s, p, o in triples]
    lines.sort()
    # line by line: one long string with a single Cyrillic letter in it would take twice the memory and time
    return b"".join(map(str.encode, lines))


def document(pieces: Pieces, iris: Iris, *which: str) -> bytes:
    """One document as a Turtle file; empty where it has none of these graphs."""
    body = _commented(s for s in pieces.sections if s[0] in which)
    return f"{header(iris)}{own_prefix(iris, pieces.key)}{body}".encode() if body else b""


def turtle(whole: Whole, *which: str) -> Iterator[bytes]:
    """All documents, and what is shared, as one Turtle file; ``:`` is declared anew for each document."""
    yield header(whole.iris).encode()
    for pieces in whole.pieces():
        if body := _commented(s for s in pieces.sections if s[0] in which):
            yield f"\n{own_prefix(whole.iris, pieces.key)}{body}".encode()
    if "shared" in which:
        yield _commented(_shared(whole)).encode()


def shared(whole: Whole, which: str) -> bytes:
    """A shared graph as a Turtle file; empty where there is none."""
    return "".join(f"{header(whole.iris)}\n{body}" for name, _, body in _shared(whole) if name == which).encode()


def trig(whole: Whole) -> Iterator[bytes]:
    """Everything as TriG, one block a graph."""
    names = Names(whole.iris)
    yield header(whole.iris).encode()
    for pieces in whole.pieces():
        blocks = _blocks(pieces.sections, names)
        yield f"\n{own_prefix(whole.iris, pieces.key)}{blocks}".encode()
    yield _blocks(_shared(whole), names).encode()


def _shared(whole: Whole) -> Iterator[Section]:
    names = Names(whole.iris)
    for which, triples in sorted(whole.shared):
        if triples:
            yield which, whole.iris.shared_graph(which), section(triples, names)


def _blocks(sections: Iterable[Section], names: Names) -> str:
    return "".join(f"\n{names.short(graph)} {{\n{body}}}\n" for _, graph, body in sections)


def _commented(sections: Iterable[Section]) -> str:
    return "".join(f"\n# {which}\n{body}" for which, _, body in sections)
