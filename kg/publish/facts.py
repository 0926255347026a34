"""``dataset-facts.nt``: what the documents state, without the evidence. A projection with an exact definition.

Of the stated graphs of all documents, a statement is left out if and only if

1. its subject or its object is a *passage* (a node typed ``oa:TextPositionSelector``) or a *layer* (a node that a
   passage is part of, by ``crm:P106i_forms_part_of``); this covers every ``crm:P70i``, ``crm:P67i`` and
   ``prov:wasQuotedFrom`` that leads to a passage;
2. its predicate is ``prov:wasQuotedFrom``;
3. it says ``a prov:Entity`` of a node of a property class (``crm:PC67`` and its like), which only evidence needs.

``queries/export/facts.rq`` says the same in SPARQL, and a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.mapping.scope import Triple
from kg.publish.dataset import Dataset
from kg.vocab import CRM, OA, PROV, RDF

PROPERTY_CLASSES = frozenset(CRM[name] for name in CRM if name.startswith("PC") and name != "PC3_has_note")


def facts(stated: Iterable[Triple]) -> tuple[Triple, ...]:
    """The statements of one stated graph without evidence, sorted."""
    triples = tuple(stated)
    kind, within = RDF.type, CRM.P106i
    evidence = {s for s, p, o in triples if p == kind and o == OA.TextPositionSelector}
    evidence |= {o for s, p, o in triples if p == within and s in evidence}
    roles = {s for s, p, o in triples if p == kind and o in PROPERTY_CLASSES}
    return tuple(
        t
        for t in triples
        if t[0] not in evidence
        and t[2] not in evidence
        and t[1] != PROV.wasQuotedFrom
        and not (t[1] == kind and t[2] == PROV.Entity and t[0] in roles)
    )


def ntriples(dataset: Dataset) -> str:
    """The facts of all documents as sorted N-Triples, every line once."""
    lines = {f"{s} {p} {o} .\n" for d in dataset.documents for s, p, o in facts(d.stated)}
    return "".join(sorted(lines))
