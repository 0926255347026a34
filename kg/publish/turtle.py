"""Turtle and TriG for people, written straight from terms: sorted, one statement a line, prefixes people expect.

Every document declares ``:`` as its own prefix, so that its parts read ``:p540.1``; names of the dataset are relative
to ``@base``. The header is the same whatever is in the file, so that a new document changes no other line.

>>> iris = Iris("https://data.example.org/id/")
>>> names = Names(iris, "minutes-12")
>>> names.short(iris.node("minutes-12", "p540.1")), names.short('"1937-06-14"^^<http://www.w3.org/2001/XMLSchema#date>')
(':p540.1', '"1937-06-14"^^xsd:date')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.iri import Iris
from kg.mapping.scope import Triple
from kg.publish.dataset import Dataset
from kg.vocab import PREFIXES, RDF, XSD

USED = ("crm", "oa", "prov", "rdf", "rdfs", "schema", "skos", "wd", "xsd")
"""The prefixes of every file, besides ``t:`` for the dataset's types and ``:`` for one document's parts."""

# A local name as Turtle has it without escapes, ASCII only: "p539.1.a", "P14.1_in_the_role_of"; not "char=1,2".
_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_INTEGER = re.compile(r'"(0|-?[1-9][0-9]*)"')


class Names:
    """How terms are written in one section: a cache from N-Triples terms to short forms."""

    def __init__(self, iris: Iris, key: str = "", used: Iterable[str] = USED) -> None:
        self._base = f"<{iris.base}"
        self._prefixes = {**{PREFIXES[name]: name for name in used}, iris.type("x")[1:-2]: "t"}
        self._own = iris.node(key, "x")[:-2] if key else ">"
        self.cache: dict[str, str] = {}

    def short(self, term: str) -> str:
        """The short form of a term."""
        found = self.cache.get(term)
        if found is None:
            found = self.cache[term] = self._short(term)
        return found

    def _short(self, term: str) -> str:
        if term[0] == "<":
            if term.startswith(self._own):  # a part of this document: its key is a local name already
                return f":{term[len(self._own) : -1]}"
            cut = max(term.rfind("#"), term.rfind("/")) + 1
            prefix = self._prefixes.get(term[1:cut])
            if prefix is not None and _LOCAL.fullmatch(term, cut, len(term) - 1):
                return f"{prefix}:{term[cut:-1]}"
            return f"<{term[len(self._base) :]}" if term.startswith(self._base) else term
        if term[-1] == ">":
            value, _, datatype = term.rpartition("^^")
            if datatype == XSD.integer and (number := _INTEGER.fullmatch(value)):
                return number[1]
            return f"{value}^^{self._short(datatype)}"
        return term


def section(triples: Sequence[Triple], names: Names) -> str:
    """Sorted triples as Turtle without a header: a block a subject, a line a predicate, its type first."""
    known, short, kind = names.cache.get, names.short, RDF.type
    blocks: list[str] = []
    types: list[str] = []
    rest: list[str] = []
    subject = predicate = ""
    for s, p, o in triples:
        if s != subject:
            if subject:
                blocks.append(_block(names.short(subject), types, rest))
            subject, predicate, types, rest = s, "", [], []
        if p == kind:
            types.append(known(o) or short(o))
        elif p == predicate:
            rest.append(f" , {known(o) or short(o)}")
        else:
            rest.append(f" ;\n    {known(p) or short(p)} {known(o) or short(o)}")
            predicate = p
    if subject:
        blocks.append(_block(names.short(subject), types, rest))
    return "".join(blocks)


def _block(subject: str, types: list[str], rest: list[str]) -> str:
    if types:
        return f"{subject} a {' , '.join(types)}{''.join(rest)} .\n"
    return f"{subject} {''.join(rest)[7:]} .\n"


def header(iris: Iris, used: Iterable[str] = USED) -> str:
    """Base and prefixes, the same for every file of a dataset."""
    lines = [f"@base <{iris.base}> .\n", *(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in used)]
    return "".join(lines) + f"@prefix t: <{iris.type('x')[1:-2]}> .\n"


def own_prefix(iris: Iris, key: str) -> str:
    """The prefix of one document's parts."""
    return f"@prefix : <{iris.node(key, 'x')[1:-2]}> .\n"


class Sections:
    """Every graph of a dataset as a section of Turtle, written once and used by every file that holds it."""

    def __init__(self, dataset: Dataset) -> None:
        self.iris = dataset.iris
        self._graphs: dict[str, list[tuple[str, str, str]]] = {}
        for document in dataset.documents:
            names = Names(dataset.iris, document.key)
            self._graphs[document.key] = [
                (which, dataset.iris.graph(document.key, which), section(triples, names))
                for which, triples in (
                    ("stated", document.stated),
                    ("prov", document.prov),
                    ("inferred", document.inferred),
                )
                if triples
            ]
        names = Names(dataset.iris)
        self._shared = [
            (which, dataset.iris.shared_graph(which), section(triples, names))
            for which, triples in sorted(dataset.shared)
            if triples
        ]

    def document(self, key: str, *which: str) -> str:
        """One document as a Turtle file; '' where it has none of these graphs."""
        body = _commented(g for g in self._graphs[key] if g[0] in which)
        return f"{header(self.iris)}{own_prefix(self.iris, key)}{body}" if body else ""

    def whole(self, *which: str) -> str:
        """All documents, and what is shared, as one Turtle file; ``:`` is declared anew for each document."""
        parts = [header(self.iris)]
        for key in sorted(self._graphs):
            if body := _commented(g for g in self._graphs[key] if g[0] in which):
                parts += ["\n", own_prefix(self.iris, key), body]
        if "shared" in which:
            parts.append(_commented(self._shared))
        return "".join(parts)

    def shared(self, which: str) -> str:
        """A shared graph as a Turtle file; '' where there is none."""
        return "".join(f"{header(self.iris)}\n{body}" for name, _, body in self._shared if name == which)

    def trig(self) -> str:
        """Everything as TriG, one block a graph."""
        parts, names = [header(self.iris)], Names(self.iris)
        for key in sorted(self._graphs):
            parts += ["\n", own_prefix(self.iris, key)]
            parts += [f"\n{names.short(graph)} {{\n{body}}}\n" for _, graph, body in self._graphs[key]]
        parts += [f"\n{names.short(graph)} {{\n{body}}}\n" for _, graph, body in self._shared]
        return "".join(parts)


def _commented(graphs: Iterable[tuple[str, str, str]]) -> str:
    return "".join(f"\n# {which}\n{body}" for which, _, body in graphs)
