"""Inference stays apart: every inferred triple has its E13, and none is stated."""

from collections.abc import Callable, Iterator

from kg.check.index import Index
from kg.check.report import Finding, Severity, short
from kg.vocab import CRM, PROV, RDF, SCHEMA

V = Severity.VIOLATION

# P177 leads to an E55: the property itself, or the kind that stands for it (`t:property-p86-falls-within`).
_STANDS_FOR = {
    f"property-{name.lower().replace('_', '-').replace('.', '-')}": namespace[name]
    for namespace in (CRM, SCHEMA)
    for name in namespace
}


def _property(ix: Index, kind: str) -> str:
    """The property that the object of a P177 stands for, "" where it stands for none (an identity, say)."""
    if kind in CRM or kind in SCHEMA:
        return kind
    return _STANDS_FOR.get(kind[len(ix.kind("")) - 1 : -1], "")


def attributions(ix: Index) -> Iterator[Finding]:
    """S31: an E13 names one subject, one property, one object, a basis and a reason, and is not in
    `stated`."""
    kinds = ix.graph_kinds
    basis = ix.kind("basis-")[:-1]
    stated: dict[str, set[tuple[str, str, str]]] = {}
    for node, _, graph in [u for u in ix.uses(RDF.type) if u[1] == CRM.E13]:
        if kinds.get(graph) == "stated":
            message = "an E13 is an inference of ours: write it into the inferred graph."
            yield Finding("S31", V, node, RDF.type, CRM.E13, message, graph)
        parts = [ix.objects(node, predicate) for predicate in (CRM.P140, CRM.P177, CRM.P141)]
        for predicate, values in zip((CRM.P140, CRM.P177, CRM.P141), parts, strict=True):
            if len(values) != 1:
                message = f"an inference has one {short(predicate)}, this one has {len(values)}."
                yield Finding("S31", V, node, predicate, "", message, graph)
        if not any(kind.startswith(basis) for kind in ix.objects(node, CRM.P2)):
            message = "an inference names its basis (P2 t:basis-…): add it."
            yield Finding("S31", V, node, CRM.P2, "", message, graph)
        if not ix.objects(node, CRM.P3):
            message = "an inference gives its reason in words (P3): add it."
            yield Finding("S31", V, node, CRM.P3, "", message, graph)
        if all(len(values) == 1 for values in parts):
            triple = (parts[0][0], _property(ix, parts[1][0]), parts[2][0])
            if triple[1] not in stated:
                stated[triple[1]] = _stated(ix, triple[1])
            if triple in stated[triple[1]]:
                message = "what is inferred here is also stated: keep one of the two."
                yield Finding("S31", V, node, triple[1], triple[2], message, graph)


def _stated(ix: Index, predicate: str) -> set[tuple[str, str, str]]:
    return {(s, predicate, o) for s, o, g in ix.uses(predicate) if ix.graph_kinds.get(g) == "stated"}


def inferred_triples(ix: Index) -> Iterator[Finding]:
    """S32: every triple of an inferred graph that is not about its own nodes has an E13; S31: and the
    reverse."""
    kinds = ix.graph_kinds
    explained: dict[tuple[str, str, str], str] = {}
    for node in ix.into(RDF.type).get(CRM.E13, ()):
        for s in ix.objects(node, CRM.P140):
            for p in filter(None, (_property(ix, kind) for kind in ix.objects(node, CRM.P177))):
                for o in ix.objects(node, CRM.P141):
                    explained[s, p, o] = node
    own = {s for s, _, g in ix.uses(RDF.type) if kinds.get(g) == "inferred"} | set(kinds)
    present = set()
    catalogue = f"<{ix.base}graph/authority>"      # links elsewhere: asserted beside their E13, as in an inferred graph
    for predicate, uses in ix.by_predicate.items():
        for s, o, g in uses:
            if kinds.get(g) != "inferred":
                if g == catalogue:
                    present.add((s, predicate, o))
                continue
            present.add((s, predicate, o))
            if s not in own and (s, predicate, o) not in explained:
                message = "an inferred triple needs its E13 (P140, P177, P141, basis, reason): add it."
                yield Finding("S32", V, s, predicate, o, message, g)
    for (s, p, o), node in explained.items():
        if (s, p, o) not in present and not _competes(ix, node, s, p):
            message = f"the triple this inference stands for is missing: {short(s)} {short(p)} {short(o)}."
            yield Finding("S31", V, node, p, o, message)


def _competes(ix: Index, node: str, subject: str, predicate: str) -> bool:
    """Whether another E13 reads the same property of the same subject otherwise: then none is asserted."""
    if ix.kind("competing-reading") in ix.objects(node, CRM.P2):
        return True
    rivals = [
        e
        for e in ix.into(CRM.P140).get(subject, ())
        if predicate in (_property(ix, kind) for kind in ix.objects(e, CRM.P177))
    ]
    return len({o for e in rivals for o in ix.objects(e, CRM.P141)}) > 1 and node in rivals


def agents(ix: Index) -> Iterator[Finding]:
    """S35: nothing carries the time of a clock; a run names its source, agent and plan."""
    clock = (PROV.startedAtTime, PROV.endedAtTime, PROV.generatedAtTime, PROV.atTime, PROV.invalidatedAtTime)
    for predicate in clock:
        for s, o, g in ix.uses(predicate):
            message = "times of a run make two builds differ: leave them to the log."
            yield Finding("S35", V, s, predicate, o, message, g)
    for run in ix.into(CRM.P2).get(ix.kind("run"), ()):
        associations = ix.objects(run, PROV.qualifiedAssociation)
        for predicate, present in (
            (PROV.used, bool(ix.objects(run, PROV.used))),
            (PROV.agent, any(ix.objects(a, PROV.agent) for a in associations)),
            (PROV.hadPlan, any(ix.objects(a, PROV.hadPlan) for a in associations)),
        ):
            if not present:
                message = "a run names its source (prov:used), its agent and its rules (prov:hadPlan): add it."
                yield Finding("S35", V, run, predicate, "", message)


def derivations(ix: Index) -> Iterator[Finding]:
    """S46: stated and inferred graphs are derived from their source, by a run, without a circle."""
    kinds = ix.graph_kinds
    for graph, kind in sorted(kinds.items()):
        if kind == "prov":
            continue
        for predicate in (PROV.wasDerivedFrom, PROV.wasGeneratedBy):
            if not ix.objects(graph, predicate):
                message = f"the graph says by {short(predicate)} what it was made from and how: add it."
                yield Finding("S46", V, graph, predicate, "", message, graph)
    for s, o, g in ix.uses(PROV.wasDerivedFrom):
        if s == o or s in ix.objects(o, PROV.wasDerivedFrom):
            message = "nothing is derived from itself: correct the chain."
            yield Finding("S46", V, s, PROV.wasDerivedFrom, o, message, g)


def digests(ix: Index) -> Iterator[Finding]:
    """S35: the name of a source is the head of the sha256 it states."""
    for node in ix.into(CRM.P2).get(ix.kind("source-file"), ()):
        numbers = [n for n in ix.objects(node, CRM.P1) if ix.kind("sha256") in ix.objects(n, CRM.P2)]
        stated = [words for n in numbers for words in ix.objects(n, CRM.P190)]
        head = node[node.rfind("/") + 1 : -1]
        if len(stated) != 1 or stated[0][1:17] != head:
            message = "a source states its sha256 (P1), and its IRI begins with it: correct one of the two."
            yield Finding("S35", V, node, CRM.P1, "", message)


RULES: tuple[Callable[[Index], Iterator[Finding]], ...] = (
    attributions,
    inferred_triples,
    agents,
    derivations,
    digests,
)
"""The rules of this module in the order they run."""
