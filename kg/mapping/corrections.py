"""A reader's corrections: what stood there, what it should be and why; who judged so and when is provenance."""

from __future__ import annotations

from collections.abc import Iterator

from kg import literal
from kg.edtf import bounds
from kg.iri import slug
from kg.mapping.scope import Scope, Triple
from kg.model import Corrected, Voice
from kg.vocab import CRM, PROV


def corrected(claim: Corrected, scope: Scope) -> Iterator[Triple]:
    """A text of the reader about the document, made of the replaced words and of what they should be."""
    node = scope.node(claim.key)
    yield from scope.thing(node, (CRM.E33, PROV.Entity), "correction", claim.target)
    yield node, CRM.P2, scope.type(Voice.READER.value)
    yield node, CRM.P129, scope.doc
    yield node, CRM.P3, literal.string(claim.reason)
    for side, words in (("was", claim.was), ("now", claim.now)):
        part = scope.node(f"{claim.key}.{side}")
        yield from scope.thing(part, (CRM.E33,), f"correction-{side}", words or "nothing")
        yield part, CRM.P190, literal.string(words)
        yield node, CRM.P106, part
        yield part, CRM.P70i, scope.passage(claim.evidence[0])
    yield scope.node(f"{claim.key}.was"), CRM.P2, scope.type(claim.was_voice.value)
    yield from scope.rests_on(node, claim.evidence)


def makings(scope: Scope) -> Iterator[Triple]:
    """Who made each correction, and when: an act of the conversion, not of the document."""
    for claim in scope.it.claims:
        if not isinstance(claim, Corrected):
            continue
        node, who = scope.node(f"{claim.key}.making"), scope.node(f"reader.{slug(claim.who)}")
        time = scope.node(f"{claim.key}.making.time")
        yield from scope.thing(node, (CRM.E65, PROV.Activity), "correcting", f"correction by {claim.who}")
        yield node, CRM.P94, scope.node(claim.key)
        yield scope.node(claim.key), PROV.wasGeneratedBy, node
        yield from scope.thing(who, (CRM.E21, PROV.Agent), "", claim.who)
        yield node, CRM.P14, who
        yield node, PROV.wasAssociatedWith, who
        yield node, CRM.P4, time
        yield from scope.thing(time, (CRM.E52,), "", claim.date)
        yield time, CRM.P170i, literal.string(claim.date)
        first, last = bounds(claim.date)
        if first and last:
            yield time, CRM.P82a, literal.date(first)
            yield time, CRM.P82b, literal.date(last)
