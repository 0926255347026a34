"""JSON-LD 1.1 with named graphs, a line a node.

Canonical N-Triples escapes are JSON escapes, so literals are copied as they stand. Every graph ends in an entry
without statements: all lines before it end in a comma, and a new node changes no other line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from kg.iri import Iris
from kg.mapping.scope import Triple
from kg.publish.turtle import USED
from kg.vocab import PREFIXES, RDF

_BY_IRI = {PREFIXES[name]: name for name in USED}


def write(graphs: Iterable[tuple[str, Sequence[Triple]]], iris: Iris) -> str:
    """Named graphs as one JSON-LD document."""
    context = {
        "@base": iris.base,
        "@version": 1.1,
        **{name: PREFIXES[name] for name in USED},
        "t": iris.type("x")[1:-2],
    }
    short = _Short(iris)
    parts = ['{"@context": ', json.dumps(context), ',\n"@graph": [\n']
    for graph, triples in graphs:
        name = short.iri(graph)
        parts.append(f'{{"@id": {name}, "@graph": [\n')
        parts += [f"{line},\n" for line in _nodes(triples, short)]
        parts.append(f'{{"@id": {name}}}]}},\n')
    parts.append('{"@id": ""}]}\n')
    return "".join(parts)


class _Short:
    def __init__(self, iris: Iris) -> None:
        self._prefixes = {**_BY_IRI, iris.type("x")[1:-2]: "t"}
        self._base = f"<{iris.base}"
        self._iris: dict[str, str] = {}
        self._values: dict[str, str] = {}

    def iri(self, term: str) -> str:
        """An IRI as a JSON string."""
        found = self._iris.get(term)
        if found is None:
            cut = max(term.rfind("#"), term.rfind("/")) + 1
            prefix = self._prefixes.get(term[1:cut])
            if prefix is not None:
                text = f"{prefix}:{term[cut:-1]}"
            else:
                text = term[len(self._base) : -1] if term.startswith(self._base) else term[1:-1]
            found = self._iris[term] = json.dumps(text, ensure_ascii=False)
        return found

    def value(self, term: str) -> str:
        """A term as a JSON-LD value."""
        found = self._values.get(term)
        if found is None:
            found = self._values[term] = self._value(term)
        return found

    def _value(self, term: str) -> str:
        if term[0] == "<":
            return f'{{"@id": {self.iri(term)}}}'
        if term[-1] == '"':
            return term
        if term[-1] == ">":
            text, _, datatype = term.rpartition("^^")
            return f'{{"@value": {text}, "@type": {self.iri(datatype)}}}'
        text, _, language = term.rpartition("@")
        return f'{{"@value": {text}, "@language": "{language}"}}'


def _nodes(triples: Sequence[Triple], short: _Short) -> Iterable[str]:
    subject = predicate = ""
    node: dict[str, list[str]] = {}
    for s, p, o in triples:
        if s != subject:
            if subject:
                yield _node(short.iri(subject), node)
            subject, predicate, node = s, "", {}
        if p != predicate:
            predicate = p
            values = node.setdefault('"@type"' if p == RDF.type else short.iri(p), [])
        values.append(short.iri(o) if p == RDF.type else short.value(o))
    if subject:
        yield _node(short.iri(subject), node)


def _node(name: str, node: dict[str, list[str]]) -> str:
    return f'{{"@id": {name}, ' + ", ".join(f"{key}: [{', '.join(values)}]" for key, values in node.items()) + "}"
