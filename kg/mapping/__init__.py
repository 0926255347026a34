"""The Mapping seam: claims of one document -> CIDOC CRM and PROV-O quads, as tuples of N-Triples terms.

One function per claim type (:data:`MAPPINGS`); a claim type without a mapping is a broken promise, not a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kg import literal, model
from kg.errors import VocabularyError
from kg.iri import Iris
from kg.mapping import acts, corrections, links, people, record, structure
from kg.mapping.provenance import Tool, provenance
from kg.mapping.scope import LABEL, TYPE, Scope, Triple
from kg.model import Interpretation
from kg.vocab import CRM, PROV

MAPPINGS: Mapping[type[model.Claim], Callable[[Any, Scope], Iterator[Triple]]] = {
    model.Described: record.described,
    model.Cited: record.cited,
    model.Credited: record.credited,
    model.Absent: record.absent,
    model.Part: structure.part,
    model.Annotated: structure.annotated,
    model.Signed: structure.signed,
    model.Decided: structure.decided,
    model.Distributed: structure.distributed,
    model.Copied: structure.copied,
    model.CopyTotal: structure.copy_total,
    model.Corresponded: acts.corresponded,
    model.Met: acts.met,
    model.Spoke: acts.spoke,
    model.PastAct: acts.past_act,
    model.Provision: acts.provision,
    model.Required: acts.required,
    model.Held: people.held,
    model.Named: people.named,
    model.Conflict: people.conflict,
    model.Inferred: people.inferred,
    model.Identified: links.identified,
    model.Corrected: corrections.corrected,
}
_TO_INFERRED = (model.Inferred, model.Conflict, model.Identified)


@dataclass(frozen=True, slots=True)
class Graphs:
    """The graphs of one document: sorted, distinct triples of terms. ``inferred`` may be empty."""

    key: str
    text: str
    words: str
    stated: tuple[Triple, ...]
    inferred: tuple[Triple, ...]
    prov: tuple[Triple, ...]


def map_document(interpretation: Interpretation, iris: Iris, tool: Tool, *, infer: bool = True) -> Graphs:
    """The three graphs of one document. ``text`` is the IRI its offsets refer to.

    Raises :class:`~kg.errors.VocabularyError` for a claim type without a mapping.
    """
    scope = Scope(interpretation, iris)
    stated: set[Triple] = set(_document(scope))
    inferred: set[Triple] = set()
    for thing in interpretation.entities:
        stated.update(people.entity(thing, scope))
    for claim in interpretation.claims:
        mapping = MAPPINGS.get(type(claim))
        if mapping is None:
            raise VocabularyError("the mapping", type(claim).__name__)
        if not isinstance(claim, _TO_INFERRED):
            stated.update(mapping(claim, scope))
        elif infer:
            inferred.update(mapping(claim, scope))
    stated.update(scope.passages())
    if inferred:
        inferred.update(_own_type(scope, "inferred"))
    prov = set(provenance(scope, tool, inferred=bool(inferred)))
    prov.update(corrections.makings(scope))
    prov.update(_own_type(scope, "prov"))
    return Graphs(scope.key, scope.text, scope.words, _one_label(stated), _one_label(inferred), _one_label(prov))


def _one_label(triples: set[Triple]) -> tuple[Triple, ...]:
    """Sorted, with the first label of a node that several claims have labelled."""
    labels = sorted(triple for triple in triples if triple[1] == LABEL)
    further = {later for first, later in pairwise(labels) if first[0] == later[0]}
    return tuple(sorted(triples - further))


def _document(scope: Scope) -> Iterator[Triple]:
    it = scope.it
    yield from scope.thing(scope.doc, (CRM.E31, CRM.E33, PROV.Entity), it.genre, "")
    title = next((c.value for c in it.claims if isinstance(c, model.Described) and c.field == "title"), "")
    yield scope.doc, LABEL, literal.string(title or it.key)
    yield scope.doc, CRM.P2, scope.type("document")
    yield scope.doc, CRM.P106i, scope.text
    yield scope.text, TYPE, CRM.E31
    yield scope.text, TYPE, PROV.Entity
    if scope.text != scope.source:
        yield scope.text, LABEL, literal.string("text extracted from the source")
    else:
        yield scope.text, LABEL, literal.string(f"source {it.document.source.sha256[:16]}")
    yield from scope.thing(scope.record, (CRM.E31, PROV.Entity), "web-record", f"record of {it.key}")
    yield scope.record, CRM.P70, scope.doc
    yield from _own_type(scope, "stated")


def _own_type(scope: Scope, which: str) -> Iterator[Triple]:
    graph = scope.iris.graph(scope.key, which)
    yield from scope.thing(graph, (CRM.E73, PROV.Entity), which, f"{which} graph of {scope.key}")


def types_used(graphs: Iterable[Graphs], iris: Iris) -> frozenset[str]:
    """Slugs of every concept the graphs use."""
    return frozenset(slug for g in graphs for part in (g.stated, g.inferred, g.prov) for slug in types_in(part, iris))


def types_in(triples: Iterable[Triple], iris: Iris) -> frozenset[str]:
    """Slugs of the concepts these triples use."""
    head = iris.type("x")[:-2]
    cut = len(head)
    return frozenset(o[cut:-1] for _, _, o in triples if o.startswith(head))


__all__ = ["MAPPINGS", "Graphs", "Tool", "map_document", "types_in", "types_used"]
