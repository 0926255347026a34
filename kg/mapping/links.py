"""Identifications of one document: each one E13, never a triple about the entity itself (pattern K)."""

from __future__ import annotations

from collections.abc import Iterator

from kg import literal
from kg.mapping.scope import Scope, Triple
from kg.model import Identified
from kg.vocab import CRM, PROV


def identified(claim: Identified, scope: Scope) -> Iterator[Triple]:
    """The entity is (may be, is decided not to be) a record of the authority file: status, certainty, basis, reason."""
    node = scope.node(f"identification.{claim.entity}.{claim.authority or 'nil'}")
    known = scope.known(claim.entity)
    iris = scope.iris
    shared = iris.place if claim.place else iris.actor
    target = shared(claim.authority) if claim.authority else scope.type("link-nil")
    label = f"{known.name if known else claim.entity}: {claim.authority or 'no entry'}"
    yield from scope.thing(node, (CRM.E13, PROV.Activity), claim.basis, label)
    yield node, CRM.P2, scope.type(claim.status)
    yield node, CRM.P2, scope.type("identity-link")
    if claim.certainty:
        yield node, CRM.P2, scope.type(f"certainty-{claim.certainty}")
    yield node, CRM.P140, scope.node(claim.entity) if known is None else scope.entity(claim.entity)
    yield node, CRM.P141, target
    yield node, CRM.P177, scope.type("property-identified-as")
    yield node, CRM.P3, literal.string(claim.reason)
    yield node, PROV.wasAssociatedWith, iris.agent("protokol")
