"""Entities, their names, mentions and offices (patterns G, I, J), conflicts and inferences (K)."""

from __future__ import annotations

from collections.abc import Iterator

from kg import literal
from kg.edtf import bounds
from kg.iri import slug
from kg.mapping.scope import LABEL, TYPE, Scope, Triple
from kg.model import Conflict, Entity, EntityKind, Held, Inferred, Named
from kg.vocab import CRM, PROV

_ENTITY_TYPE = {EntityKind.UNIT: "military-unit", EntityKind.UNNAMED: "unnamed-office-holder"}


def entity(thing: Entity, scope: Scope) -> Iterator[Triple]:
    """An actor or place with every name form and every mention."""
    node = scope.entity(thing.key)
    yield from scope.thing(node, (scope.entity_class(thing),), _ENTITY_TYPE.get(thing.kind, ""), thing.name)
    names = dict.fromkeys((thing.name, *thing.names))
    for name in names:
        yield from scope.name(node, name)
    for mention in thing.mentions:
        passage = scope.passage(mention.span, evidence=False)
        yield node, CRM.P67i, passage
        name = mention.name or thing.name
        yield passage, CRM.P106, scope.name_node(name)
        if name not in names:
            yield from scope.appellation(name)


def held(claim: Held, scope: Scope) -> Iterator[Triple]:
    """An office as stated: the text refers to the person in that office; membership where a body is named."""
    person = scope.entity(claim.person)
    office = scope.node(f"office.{slug(claim.office)}")
    yield from scope.thing(office, (CRM.E55,), "office", claim.office)
    start = claim.evidence[0].start
    statement = scope.node(f"held.{claim.person}.{start}")
    yield from scope.thing(statement, (CRM.E33,), "office-statement", claim.office)
    yield statement, CRM.P67, person
    yield from scope.rests_on(statement, claim.evidence)
    yield from _relation(scope, f"rel.held.{claim.person}.{start}", CRM.PC67, statement, person,
                         CRM["P67.1"], office, claim)
    if claim.group:
        group = scope.entity(claim.group)
        yield group, CRM.P107, person
        yield from _relation(scope, f"rel.{claim.group}.member.{claim.person}.{start}", CRM.PC107, group, person,
                             CRM["P107.1"], office, claim)


def _relation(
    scope: Scope, key: str, class_: str, first: str, second: str, property_: str, value: str, claim: Held
) -> Iterator[Triple]:
    node = scope.node(key)
    yield node, TYPE, class_
    yield node, TYPE, PROV.Entity
    yield node, CRM.P01, first
    yield node, CRM.P02, second
    yield node, property_, value
    yield node, LABEL, literal.string(claim.office)
    passage = scope.passage(claim.evidence[0])
    yield node, PROV.wasQuotedFrom, passage
    yield passage, TYPE, PROV.Entity


def named(claim: Named, scope: Scope) -> Iterator[Triple]:
    """One name explains the other: both are names of the entity, and P139 joins the two."""
    if claim.relation not in ("presumed", "original-words"):
        yield from scope.name(scope.entity(claim.entity), claim.name)
    else:
        yield from scope.appellation(claim.name)
    if claim.of_name and claim.of_name != claim.name:
        yield from scope.appellation(claim.of_name)
        yield scope.name_node(claim.of_name), CRM.P139, scope.name_node(claim.name)
    yield scope.name_node(claim.name), CRM.P2, scope.type(f"name-{slug(claim.relation)}")
    yield from scope.rests_on(scope.name_node(claim.name), claim.evidence)


def conflict(claim: Conflict, scope: Scope) -> Iterator[Triple]:
    """Two statements that disagree, side by side, each with its words; nothing is decided."""
    key = f"conflict.{claim.evidence[0].start}.{claim.evidence[1].start}.{slug(claim.subject)}"
    node = scope.node(key)
    yield from scope.thing(node, (CRM.E73,), "conflict", claim.subject)
    yield node, CRM.P129, scope.doc
    for side, words, span in (("a", claim.claim_a, claim.evidence[0]), ("b", claim.claim_b, claim.evidence[1])):
        part = scope.node(f"{key}.{side}")
        yield from scope.thing(part, (CRM.E33,), f"conflict-{side}", words)
        yield part, CRM.P190, literal.string(words)
        yield node, CRM.P106, part
        yield part, CRM.P70i, scope.passage(span)
    yield node, CRM.P70i, scope.passage(claim.evidence[0])


_DATES = {"decided-on": ".time", "happened-on": ".time"}


def inferred(claim: Inferred, scope: Scope) -> Iterator[Triple]:
    """Pattern K: one E13 says what was concluded, on which basis and why. These triples go to `inferred`.

    An inferred date narrows the stated time-span by P86, never by a second P4.
    """
    node = scope.node(claim.key)
    if claim.property in _DATES:
        subject, target = scope.node(claim.subject + _DATES[claim.property]), scope.node(f"{claim.key}.time")
        property_ = scope.type("property-p86-falls-within")
        yield from scope.thing(target, (CRM.E52,), "", claim.object)
        yield target, CRM.P170i, literal.string(claim.object)
        first, last = bounds(claim.object)
        if first and last:
            yield target, CRM.P82a, literal.date(first)
            yield target, CRM.P82b, literal.date(last)
        if claim.asserted:
            yield subject, CRM.P86, target
    else:
        subject, target = _thing(claim.subject, scope), _thing(claim.object, scope)
        property_ = scope.type(f"property-{claim.property}")
    yield from scope.thing(node, (CRM.E13, PROV.Activity), claim.basis, claim.reason[:120])
    yield node, CRM.P140, subject
    yield node, CRM.P141, target
    yield node, CRM.P177, property_
    yield node, CRM.P3, literal.string(claim.reason)
    yield node, PROV.wasAssociatedWith, scope.iris.agent("protokol")
    for span in claim.evidence:
        yield node, CRM.P70i, scope.passage(span)
    if not claim.asserted:
        yield node, CRM.P2, scope.type("competing-reading")


def _thing(key: str, scope: Scope) -> str:
    return scope.node(key) if scope.known(key) is None else scope.entity(key)
