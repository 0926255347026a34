"""The hierarchies of `ontology/crm.ttl` and `ontology/prov-oa.ttl`, closed for the gate."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.resources import ontology_dir
from kg.vocab import CRM, OWL, PROV, RDF, RDFS

# Pairs that no node may be both of. E2/E77 and E18/E28 are the standard's own; the others are this profile's:
# a place is not an actor, a person not a group, a time-span none of them, a property class no thing at all.
_DISJOINT = (
    (CRM.E2, CRM.E77),
    (CRM.E18, CRM.E28),
    (CRM.E53, CRM.E39),
    (CRM.E21, CRM.E74),
    (CRM.E39, CRM.E28),
    (CRM.E52, CRM.E77),
    (CRM.E52, CRM.E53),
    (CRM.E53, CRM.E77),
    (CRM.E2, CRM.E52),
    (CRM.E2, CRM.E53),
    (CRM.PC0, CRM.E1),
    (PROV.Activity, PROV.Entity),
    (PROV.Activity, PROV.Agent),
    (PROV.Person, PROV.Organization),
    (PROV.Person, PROV.SoftwareAgent),
)


@dataclass(frozen=True)
class Ontology:
    """Classes and properties with everything above them.

    `supers` maps a class to itself and all its superclasses, `domains` and `ranges` a property to what it
    and its superproperties demand, `plain` a PC class to the property it stands for, `inverse` a property
    to its inverse.
    """

    supers: Mapping[str, frozenset[str]]
    properties: frozenset[str]
    superproperties: Mapping[str, frozenset[str]]
    domains: Mapping[str, tuple[str, ...]]
    ranges: Mapping[str, tuple[str, ...]]
    inverse: Mapping[str, str]
    plain: Mapping[str, str]
    disjoint: tuple[tuple[str, str], ...]

    def closure(self, types: Iterable[str]) -> frozenset[str]:
        """The classes and everything above them; an unknown class stands for itself."""
        return frozenset().union(*(self.supers.get(t, frozenset((t,))) for t in types))

    def subclasses(self, *classes: str) -> frozenset[str]:
        """The classes and everything below them."""
        return frozenset(c for c, above in self.supers.items() if not above.isdisjoint(classes))


def _close(direct: Mapping[str, set[str]], start: str) -> frozenset[str]:
    seen, todo = {start}, [start]
    while todo:
        for above in direct.get(todo.pop(), ()):
            if above not in seen:
                seen.add(above)
                todo.append(above)
    return frozenset(seen)


def read(paths: Iterable[Path]) -> Ontology:
    """The ontology stated in these Turtle files."""
    facts: dict[str, dict[str, set[str]]] = {}
    for path in paths:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            facts.setdefault(str(quad.predicate), {}).setdefault(str(quad.subject),
            set()).add(str(quad.object))
    kind = facts[RDF.type]
    properties = frozenset(s for s, types in kind.items() if RDF.Property in types)
    classes = [s for s, types in kind.items() if RDFS.Class in types]
    sub_property = facts.get(RDFS.subPropertyOf, {})
    above = {p: _close(sub_property, p) for p in properties}

    def inherited(predicate: str) -> dict[str, tuple[str, ...]]:
        stated = facts.get(predicate, {})
        return {
            p: tuple(dict.fromkeys(c for q in (p, *sorted(above[p])) for c in sorted(stated.get(q, ()))))
            for p in properties
        }

    return Ontology(
        supers={c: _close(facts.get(RDFS.subClassOf, {}), c) for c in classes},
        properties=properties,
        superproperties=above,
        domains=inherited(RDFS.domain),
        ranges=inherited(RDFS.range),
        inverse={s: next(iter(o)) for s, o in facts.get(OWL.inverseOf, {}).items()},
        plain={s: next(iter(o)) for s, o in facts.get(CRM.P04, {}).items()},
        disjoint=tuple(
            sorted({*_DISJOINT, *((s, o) for s, os in facts.get(OWL.disjointWith, {}).items() for o in os)})
        ),
    )


@cache
def project_ontology() -> Ontology:
    """The ontology of the project, read once."""
    folder = ontology_dir()
    return read((folder / "crm.ttl", folder / "prov-oa.ttl"))
