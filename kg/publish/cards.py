"""What the graph says of each document as a whole, for citations and descriptions: read from the stated graph alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg import literal
from kg.iri import Iris
from kg.mapping import Graphs
from kg.mapping.scope import Triple
from kg.vocab import CRM, RDFS

Index = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Card:
    """One document: id, IRI, and as stated its title, EDTF date, genre, citations, credits and rights."""

    key: str
    iri: str
    title: str
    date: str
    genre: str
    archive: str
    citations: tuple[str, ...]
    translators: tuple[str, ...]
    obtained_by: tuple[str, ...]
    rights: tuple[str, ...]


def index(triples: Iterable[Triple]) -> Index:
    """Objects by subject and predicate."""
    found: Index = {}
    for s, p, o in triples:
        found.setdefault(s, {}).setdefault(p, []).append(o)
    return found


def card(document: Graphs, iris: Iris) -> Card:
    """The card of a document.

    >>> card(Graphs("x", "<t>", "", (), (), ()), Iris()).title
    'x'
    """
    graph = index(document.stated)
    doc = iris.document(document.key)

    def of_type(slug: str) -> list[str]:
        wanted = iris.type(slug)
        return [s for s, about in graph.items() if wanted in about.get(CRM.P2, ())]

    def content(nodes: Iterable[str], property_: str = CRM.P190) -> tuple[str, ...]:
        return tuple(literal.value(o) for node in nodes for o in graph.get(node, {}).get(property_, ())[:1])

    title = content(graph.get(doc, {}).get(CRM.P102, ())) or content((doc,), RDFS.label) or (document.key,)
    genres = [o[len(iris.type("x")) - 2 : -1] for o in graph.get(doc, {}).get(CRM.P2, ()) if o != iris.type("document")]
    return Card(
        key=document.key,
        iri=doc[1:-1],
        title=title[0],
        date=next(iter(_dates(graph, of_type("creation"))), ""),
        genre=genres[0] if genres else "",
        archive=next(iter(content(of_type("repository-name"))), ""),
        citations=content(of_type("archival-citation")),
        translators=_credited(graph, iris.type("role-translating"), content),
        obtained_by=_credited(graph, iris.type("role-obtaining"), content),
        rights=content(_in_order(of_type("record-rights"))),
    )


def _dates(graph: Index, events: list[str]) -> Iterable[str]:
    for event in events:
        for span in graph[event].get(CRM.P4, ()):
            yield from (literal.value(o) for o in graph.get(span, {}).get(CRM.P170i, ()))


def _credited(graph: Index, role: str, content: Callable[[Iterable[str], str], tuple[str, ...]]) -> tuple[str, ...]:
    nodes = [s for s, about in graph.items() if role in about.get(CRM["P14.1"], ())]
    return tuple(dict.fromkeys(content(nodes, RDFS.label)))


def _in_order(nodes: list[str]) -> list[str]:
    """By the number their key ends in, which is their place in the text."""

    def place(node: str) -> tuple[int, str]:
        last = node[:-1].rpartition(".")[2]
        return (int(last) if last.isdigit() else 0, node)

    return sorted(nodes, key=place)
