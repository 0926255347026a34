"""The SPARQL constraints of the shapes, each asked once for all its focus nodes.

A SHACL engine asks them focus node by focus node, and the fast one takes longer for each the larger the dataset is:
half a second for the thousand sendings of a hundred documents. One query over the whole dataset takes milliseconds
and gives the same rows, because every query begins at `$this` (the parity tests hold it to pySHACL).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.vocab import RDF, SH

Facts = Mapping[str, Mapping[str, Sequence[str]]]
"""Subject, predicate and objects of a shapes graph: nodes as terms, literals as their values."""

_NAME = re.compile(r"<[^<>\s]*>|\b(\w+):([\w.-]*\w)")
_IS_A = re.compile(r"\sa\s")
# what leads to focus nodes in a way not followed here: such constraints stay with the engine
_UNFOLLOWED = (SH["not"], SH.node, SH.qualifiedValueShape, RDF.first)


@dataclass(frozen=True, slots=True)
class Constraint:
    """The `sh:sparql` `node` of the shape `shape` (terms); `query` selects `?this` and perhaps `?value`.

    `focus` is the query for the focus nodes, `terms` the names in both: no other predicate matters to them.
    """

    shape: str
    node: str
    severity: str
    focus: str
    query: str
    terms: frozenset[str]


def constraints(facts: Facts, paths: Mapping[str, str]) -> tuple[Constraint, ...]:
    """The SPARQL constraints whose focus nodes one query finds: those of shapes with targets, and of the property
    shapes below such shapes. `paths` are the paths of property shapes as SPARQL writes them."""
    above: dict[str, list[str]] = {}
    for shape, about in facts.items():
        for inner in about.get(SH.property, ()):
            above.setdefault(inner, []).append(shape)
    lost = [o for about in facts.values() for p in _UNFOLLOWED for o in about.get(p, ())]
    lost += [shape for shape, about in facts.items() if SH.targetClass in about]
    unfollowed = set(lost)
    while lost:
        below = [inner for inner in facts.get(lost.pop(), {}).get(SH.property, ()) if inner not in unfollowed]
        unfollowed.update(below)
        lost += below
    found = []
    for shape in sorted(shape for shape in facts if SH.sparql in facts[shape] and shape not in unfollowed):
        ways = list(_ways(shape, "?this", facts, paths, above))
        if ways:
            focus = f"SELECT DISTINCT ?this WHERE {{ {{ {' } UNION { '.join(ways)} }} }}"
            found += [_constraint(shape, node, focus, facts, paths) for node in facts[shape].get(SH.sparql, ())]
    return tuple(found)


def _ways(
    shape: str, node: str, facts: Facts, paths: Mapping[str, str], above: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Patterns that bind the variable `node` to the focus nodes of a shape."""
    about = facts[shape]
    for target in about.get(SH.targetNode, ()):
        yield f"VALUES {node} {{ {target} }}"
    for predicate in about.get(SH.targetSubjectsOf, ()):
        yield f"{node} {predicate} []"
    for predicate in about.get(SH.targetObjectsOf, ()):
        yield f"[] {predicate} {node}"
    for outer in above.get(shape, ()):
        start = f"{node}_" if outer in paths else node
        for way in _ways(outer, start, facts, paths, above):
            yield f"{way} . {start} {paths[outer]} {node}" if outer in paths else way


def _constraint(shape: str, node: str, focus: str, facts: Facts, paths: Mapping[str, str]) -> Constraint:
    declared = (facts[one] for group in facts[node][SH.prefixes] for one in facts[group][SH.declare])
    prefixes = {one[SH.prefix][0]: one[SH.namespace][0] for one in declared}
    query = facts[node][SH.select][0].replace("$PATH", paths.get(shape, ""))
    head = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes.items())
    names = {f"<{prefixes[m[1]]}{m[2]}>" if m[1] in prefixes else m[0] for m in _NAME.finditer(query + focus)}
    names |= {RDF.type} if _IS_A.search(query) else set()
    severity = next(iter(facts[shape].get(SH.severity, ())), SH.Violation)
    return Constraint(shape, node, severity[severity.rfind("#") + 1 : -1], focus, head + query, frozenset(names))


def violations(data: str, wanted: Sequence[Constraint]) -> Iterator[tuple[Constraint, str, str]]:
    """Constraint, focus node and value ("" for none) of every row, over data in N-Triples, one triple a line."""
    terms = frozenset[str]().union(*(one.terms for one in wanted))
    store = ox.Store()
    lines = (line for line in data.split("\n") if line and line.split(" ", 2)[1] in terms)
    store.load("\n".join(lines), ox.RdfFormat.N_TRIPLES)
    for one in wanted:
        found = _solutions(store, one.query)
        has_value = any(variable.value == "value" for variable in found.variables)
        rows = [(str(row["this"]), str(row["value"] or "") if has_value else "") for row in found]
        focused = {str(row["this"]) for row in _solutions(store, one.focus)} if rows else set()
        yield from ((one, focus, value) for focus, value in rows if focus in focused)


def _solutions(store: ox.Store, query: str) -> ox.QuerySolutions:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return found
