"""Structure of decisions: roles beside references, no circles, every provision within its point."""

from collections.abc import Callable, Iterator, Mapping

from kg.check.index import Index
from kg.check.report import Finding, Severity, short
from kg.vocab import CRM, OA, RDF

V = Severity.VIOLATION


def requirements(ix: Index) -> Iterator[Finding]:
    """S19: what a provision requires never leads back to it."""
    requires = set(ix.into(CRM["P69.1"]).get(ix.kind("requires"), ()))
    edges: dict[str, list[str]] = {}
    for node in sorted(requires):
        for start in ix.objects(node, CRM.P01):
            edges.setdefault(start, []).extend(ix.objects(node, CRM.P02))
    for node in _in_circles(edges):
        message = "this provision requires itself, directly or through others: break the circle."
        yield Finding("S19", V, node, CRM.P69, "", message)


def components(ix: Index) -> Iterator[Finding]:
    """S40: P148 has no circle, and every provision is reached from a part of the text."""
    edges = ix.out(CRM.P148)
    for node in _in_circles(edges):
        message = "this part contains itself (P148): break the circle."
        yield Finding("S40", V, node, CRM.P148, "", message)
    above = ix.into(CRM.P148)
    for provision in sorted(ix.provisions):
        seen, todo = {provision}, [provision]
        while todo:
            for whole in above.get(todo.pop(), ()):
                if whole not in seen:
                    seen.add(whole)
                    todo.append(whole)
        if seen <= ix.provisions:
            message = "no part of the text contains this provision (P148, upwards): say where it stands."
            yield Finding("S40", V, provision, CRM.P148i, "", message)


def _in_circles(edges: Mapping[str, list[str]]) -> list[str]:
    """The nodes from which a path leads back to themselves, sorted."""
    circular = []
    for start in sorted(edges):
        seen: set[str] = set()
        todo = list(edges[start])
        while todo:
            node = todo.pop()
            if node == start:
                circular.append(start)
                break
            if node not in seen:
                seen.add(node)
                todo.extend(edges.get(node, ()))
    return circular


def references(ix: Index) -> Iterator[Finding]:
    """S43: who or what a provision refers to has a role there (P67 beside PC67)."""
    explained = {
        (s, o)
        for node in ix.into(RDF.type).get(CRM.PC67, ())
        for s in ix.objects(node, CRM.P01)
        for o in ix.objects(node, CRM.P02)
    }
    for s, o, g in ix.uses(CRM.P67):
        if s in ix.provisions and (s, o) not in explained:
            message = f"{short(o)} stands here without a role: add the PC67 that says which."
            yield Finding("S43", V, s, CRM.P67, o, message, g)


def graphs(ix: Index) -> Iterator[Finding]:
    """S49: graphs of documents say of what kind they are; selectors stand in stated graphs."""
    kinds = ix.graph_kinds
    names = {g for uses in ix.by_predicate.values() for _, _, g in uses}
    for graph in sorted(names):
        last = graph[graph.rfind("/") + 1 : -1]
        if last in ("stated", "inferred", "prov") and kinds.get(graph) != last:
            message = f"the graph does not say that it is {last} (P2 t:{last}, inside itself): add it."
            yield Finding("S49", V, graph, CRM.P2, "", message, graph)
    for s, o, g in ix.uses(RDF.type):
        if o == OA.TextPositionSelector and kinds.get(g, "") not in ("stated", "inferred"):
            message = "passages stand beside the claims that rest on them: move it to the stated graph."
            yield Finding("S49", V, s, RDF.type, o, message, g)


RULES: tuple[Callable[[Index], Iterator[Finding]], ...] = (requirements, components, references, graphs)
"""The rules of this module in the order they run."""
