"""One pass over the quads of a dataset: the tables that every rule of the gate looks things up in."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from kg.check.ontology import Ontology, project_ontology
from kg.vocab import CRM, RDF, SKOS

Quad = tuple[str, str, str, str]
"""Subject, predicate, object, graph as terms in N-Triples form; "" is the default graph."""

_NONE: tuple[str, ...] = ()
_NO_CLASS: frozenset[str] = frozenset()


class Index:
    """The quads of one dataset by predicate, the types of its nodes, the kinds of its graphs.

    `base` is the base IRI of the dataset without brackets, ending in `/id/`. Types are collected over all
    graphs: what a document says of a shared node counts together with the authority file.
    """

    def __init__(self, quads: Iterable[Quad], base: str, ontology: Ontology | None = None) -> None:
        self.base = base
        self.ontology = ontology or project_ontology()
        self.by_predicate: dict[str, list[tuple[str, str, str]]] = {}
        self.size = 0
        by_predicate = self.by_predicate
        for s, p, o, g in quads:
            uses = by_predicate.get(p)
            if uses is None:
                by_predicate[p] = uses = []
            uses.append((s, o, g))
        self.size = sum(map(len, by_predicate.values()))
        self._out: dict[str, dict[str, list[str]]] = {}
        self._into: dict[str, dict[str, list[str]]] = {}

    def kind(self, slug: str) -> str:
        """The E55 of that slug: `kind("stated")` is `<…/id/type/stated>`."""
        return f"<{self.base}type/{slug}>"

    def uses(self, predicate: str) -> list[tuple[str, str, str]]:
        """Every (subject, object, graph) of the predicate."""
        return self.by_predicate.get(predicate, [])

    def out(self, predicate: str) -> Mapping[str, list[str]]:
        """Subject to its distinct objects, over all graphs."""
        table = self._out.get(predicate)
        if table is None:
            seen: dict[str, dict[str, None]] = {}
            for s, o, _ in self.uses(predicate):
                seen.setdefault(s, {})[o] = None
            self._out[predicate] = table = {s: list(objects) for s, objects in seen.items()}
        return table

    def into(self, predicate: str) -> Mapping[str, list[str]]:
        """Object to its distinct subjects, over all graphs."""
        table = self._into.get(predicate)
        if table is None:
            seen: dict[str, dict[str, None]] = {}
            for s, o, _ in self.uses(predicate):
                seen.setdefault(o, {})[s] = None
            self._into[predicate] = table = {o: list(subjects) for o, subjects in seen.items()}
        return table

    def objects(self, subject: str, predicate: str) -> list[str] | tuple[str, ...]:
        """The distinct objects of one subject."""
        return self.out(predicate).get(subject, _NONE)

    @cached_property
    def types(self) -> Mapping[str, tuple[str, ...]]:
        """Node to its asserted classes, sorted."""
        return {s: tuple(sorted(classes)) for s, classes in self.out(RDF.type).items()}

    @cached_property
    def closures(self) -> Mapping[str, frozenset[str]]:
        """Node to its classes and everything above them; untyped nodes are absent."""
        above: dict[tuple[str, ...], frozenset[str]] = {}
        for types in set(self.types.values()):
            above[types] = self.ontology.closure(types)
        return {node: above[types] for node, types in self.types.items()}

    def classes(self, node: str) -> frozenset[str]:
        """The classes of a node and everything above them; empty when the node has no type."""
        return self.closures.get(node, _NO_CLASS)

    def is_a(self, node: str, *classes: str) -> bool:
        """Whether the node is of one of the classes, by closure."""
        return not self.classes(node).isdisjoint(classes)

    @cached_property
    def graph_kinds(self) -> Mapping[str, str]:
        """Graph to `stated`, `inferred` or `prov`, as the graph itself says; other graphs are absent."""
        kinds = {self.kind(slug): slug for slug in ("stated", "inferred", "prov")}
        return {s: kinds[o] for s, o, g in self.uses(CRM.P2) if s == g and o in kinds}

    def kinds_below(self, slug: str) -> frozenset[str]:
        """The E55 of that slug and every kind that lies under it (skos:broader or P127)."""
        seen = {self.kind(slug)}
        todo = list(seen)
        tables = (self.into(SKOS.broader), self.into(CRM.P127), self.out(SKOS.narrower), self.out(CRM.P127i))
        while todo:
            current = todo.pop()
            for table in tables:
                for below in table.get(current, _NONE):
                    if below not in seen:
                        seen.add(below)
                        todo.append(below)
        return frozenset(seen)

    @cached_property
    def provisions(self) -> frozenset[str]:
        """Every node whose kind (P2) lies under `t:provision`."""
        kinds = self.kinds_below("provision")
        return frozenset(s for s, o, _ in self.uses(CRM.P2) if o in kinds)
