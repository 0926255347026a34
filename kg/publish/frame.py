"""Triples as a tree of JSON, with the keys another community reads: the shape of Linked Art and of Web Annotation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg import literal
from kg.mapping.scope import Triple
from kg.publish.cards import Index, index
from kg.vocab import RDF, XSD

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """Keys of properties (``many``: always a list), short names of classes and motives, and the context of both."""

    context: str
    keys: Mapping[str, str]
    many: frozenset[str]
    names: Mapping[str, str]  # classes and other terms that have a short name


def tree(triples: tuple[Triple, ...], root: str, shape: Shape) -> Json:
    """Everything that can be reached from a root, nested under its context; what was met above is only named."""
    return {"@context": shape.context, **node(root, index(triples), shape)}


def node(root: str, graph: Index, shape: Shape) -> Json:
    """The same without a context, of triples that are indexed already: one of many roots."""
    return _node(root, graph, shape, ())


def _node(term: str, graph: Index, shape: Shape, above: tuple[str, ...]) -> Json:
    found: Json = {"id": term[1:-1]}
    about = graph.get(term, {})
    kinds = [shape.names.get(o, o[1:-1]) for o in about.get(RDF.type, ())]
    if kinds:
        found["type"] = kinds[0] if len(kinds) == 1 else kinds
    for property_, objects in sorted(about.items(), key=lambda item: shape.keys.get(item[0], "")):
        key = shape.keys.get(property_)
        if key is None:
            continue
        values = [_value(o, graph, shape, (*above, term)) for o in objects]
        found[key] = values if key in shape.many or len(values) > 1 else values[0]
    return found


def _value(term: str, graph: Index, shape: Shape, above: tuple[str, ...]) -> Any:
    if term in shape.names:
        return shape.names[term]
    if term[0] != "<":
        text = literal.value(term)
        return int(text) if term.endswith(f"^^{XSD.integer}") else text
    if term in graph and term not in above:
        return _node(term, graph, shape, above)
    return {"id": term[1:-1]}
