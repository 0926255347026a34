"""The SPARQL constraints of the shapes, each asked once for all its focus nodes.

A SHACL engine asks them focus node by focus node, and the fast one takes longer for each the larger the dataset is:
half a second for the thousand sendings of a hundred documents. One query over the whole dataset takes milliseconds
and gives the same rows, because every query begins at `$this` (the parity tests hold it to pySHACL).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.vocab import RDF, SH

Facts = Mapping[str, Mapping[str, Sequence[str]]]
"""Subject, predicate and objects of a shapes graph: nodes as terms, literals as their values."""

_NAME = re.compile(r"<[^<>\s]*>|\b(\w+):([\w.-]*\w)")
_IS_A = re.compile(r"\sa\s")


@dataclass(frozen=True, slots=True)
class Constraint:
    """The `sh:sparql` `node` of the node shape `shape` (terms); `query` selects `?this` and perhaps `?value`.

    `subjects_of` and `objects_of` are its targets, `terms` the names in the query: no other predicate matters to it.
    """

    shape: str
    node: str
    severity: str
    subjects_of: tuple[str, ...]
    objects_of: tuple[str, ...]
    query: str
    terms: frozenset[str]


def constraints(facts: Facts) -> tuple[Constraint, ...]:
    """The SPARQL constraints whose focus nodes are all subjects or objects of a property: most of a shapes graph's."""
    inner = {o for about in facts.values() for p in (SH.property, SH.node) for o in about.get(p, ())}
    return tuple(
        _constraint(shape, node, facts)
        for shape in sorted(facts.keys() - inner)
        if facts[shape].keys().isdisjoint((SH.targetNode, SH.targetClass))
        for node in facts[shape].get(SH.sparql, ())
    )


def _constraint(shape: str, node: str, facts: Facts) -> Constraint:
    declared = (facts[one] for group in facts[node][SH.prefixes] for one in facts[group][SH.declare])
    prefixes = {one[SH.prefix][0]: one[SH.namespace][0] for one in declared}
    query = facts[node][SH.select][0]
    head = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes.items())
    names = {f"<{prefixes[m[1]]}{m[2]}>" if m[1] in prefixes else m[0] for m in _NAME.finditer(query)}
    names |= {RDF.type} if _IS_A.search(query) else set()
    about = facts[shape]
    severity = next(iter(about.get(SH.severity, ())), SH.Violation)
    return Constraint(
        shape, node, severity[severity.rfind("#") + 1 : -1], tuple(about.get(SH.targetSubjectsOf, ())),
        tuple(about.get(SH.targetObjectsOf, ())), head + query, frozenset(names),
    )


def violations(data: str, wanted: Sequence[Constraint]) -> Iterator[tuple[Constraint, str, str]]:
    """Constraint, focus node and value ("" for none) of every row, over data in N-Triples, one triple a line."""
    terms = frozenset[str]().union(*(one.terms for one in wanted))
    store = ox.Store()
    lines = (line for line in data.split("\n") if line and line.split(" ", 2)[1] in terms)
    store.load("\n".join(lines), ox.RdfFormat.N_TRIPLES)
    for one in wanted:
        focused = frozenset(_focus(store, one))
        found = store.query(one.query)
        assert isinstance(found, ox.QuerySolutions)
        has_value = any(variable.value == "value" for variable in found.variables)
        for row in found:
            if str(row["this"]) in focused:
                yield one, str(row["this"]), str(row["value"] or "") if has_value else ""


def _focus(store: ox.Store, one: Constraint) -> Iterable[str]:
    for predicate in one.subjects_of:
        yield from (str(quad.subject) for quad in store.quads_for_pattern(None, ox.NamedNode(predicate[1:-1]), None))
    for predicate in one.objects_of:
        yield from (str(quad.object) for quad in store.quads_for_pattern(None, ox.NamedNode(predicate[1:-1]), None))
