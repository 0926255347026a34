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
