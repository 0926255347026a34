"""The text's structure: parts, notes, signatures, decisions and their distribution (patterns B, E, F)."""

from __future__ import annotations

from collections.abc import Iterator

from kg import literal
from kg.iri import slug
from kg.mapping.scope import LABEL, Scope, Triple
from kg.model import Annotated, Copied, CopyTotal, Decided, Distributed, Part, Signed
from kg.vocab import CRM, PROV, SCHEMA

_IDENTIFIED = {"minutes": "minutes-number", "point": "point-number", "item": "item-path"}


def part(claim: Part, scope: Scope) -> Iterator[Triple]:
    """A part of the text: minutes, point, item, attachment, agenda item …"""
    node = scope.node(claim.key)
    whole = scope.node(claim.parent)
    yield from scope.thing(node, (CRM.E33, PROV.Entity), claim.kind, f"{claim.kind} {claim.label}".strip())
    yield whole, CRM.P106, node
    if claim.kind == "item":
        yield whole, CRM.P148, node
    if claim.label:
        kind = _IDENTIFIED.get(claim.kind, f"{claim.kind}-number")
        value = claim.key.partition(".")[2] if claim.kind == "item" else claim.number or claim.label
        yield from scope.identifier(node, f"{claim.key}.number", kind, value)
    if claim.heading:
        title = scope.node(f"{claim.key}.heading")
        yield node, CRM.P102, title
        yield from scope.thing(title, (CRM.E35,), "heading", claim.heading)
        yield title, CRM.P190, literal.string(claim.heading)
        if claim.heading_span:
            yield title, CRM.P70i, scope.passage(claim.heading_span)
    yield from scope.rests_on(node, claim.evidence)


def annotated(claim: Annotated, scope: Scope) -> Iterator[Triple]:
    """Pattern F: the sheet carries an inscription that speaks of parts and may put them into storage."""
    node = scope.node(claim.key)
    classes = (CRM.E37,) if claim.kind in ("seal", "stamp") else (CRM.E34,)
    yield from scope.thing(node, classes, claim.kind, claim.words[:120])
    if classes == (CRM.E34,):
        yield node, CRM.P190, literal.string(claim.words)
    yield from _on_the_sheet(node, scope)
    if claim.place:
        place = scope.node(f"position.{slug(claim.place)}")
        yield from scope.thing(place, (CRM.E55,), "position-on-sheet", claim.place)
        yield node, CRM.P2, place
    for key in dict.fromkeys((*claim.about, *claim.stored)):
        yield node, CRM.P129, scope.node(key)
    for key in claim.stored:
        yield scope.node(key), CRM.P2, scope.type("in-classified-storage")
    if claim.stored:
        yield node, CRM.P2, scope.type("storage-note")
        words = scope.node(f"{claim.key}.storage")
        span = claim.evidence[-1]
        yield from scope.thing(words, (CRM.E33,), "storage-words", span.of(scope.words))
        yield words, CRM.P190, literal.string(" ".join(span.of(scope.words).split()))
        yield node, CRM.P106, words
        yield words, CRM.P70i, scope.passage(span)
    yield from scope.rests_on(node, claim.evidence)


def _on_the_sheet(node: str, scope: Scope) -> Iterator[Triple]:
    sheet = scope.node("sheet")
    yield from scope.thing(sheet, (CRM.E22,), "sheet", "the sheet or sheets the text stands on")
    yield sheet, CRM.P128, node
    yield sheet, CRM.P128, scope.doc


def signed(claim: Signed, scope: Scope) -> Iterator[Triple]:
    """A signature is a mark that refers to a person and an office; who held the pen is not said."""
    node = scope.node(claim.key)
    yield from scope.thing(node, (CRM.E37,), "signature", f"signature {claim.name or claim.office}")
    yield node, CRM.P2, scope.type(f"how-{claim.how}")
    yield from _on_the_sheet(node, scope)
    yield node, CRM.P129, scope.node(claim.part)
    if claim.signatory:
        yield node, CRM.P67, scope.entity(claim.signatory)
    if claim.name:
        yield node, CRM.P106, scope.name_node(claim.name)
        yield from scope.appellation(claim.name)
    if claim.office:
        office = scope.node(f"office.{slug(claim.office)}")
        yield from scope.thing(office, (CRM.E55,), "office", claim.office)
        yield node, CRM.P67, office
    yield from scope.rests_on(node, claim.evidence)


def decided(claim: Decided, scope: Scope) -> Iterator[Triple]:
    """Pattern B: the decision created the part; when and by whom, as stated."""
    node = scope.node(claim.key)
    yield from scope.thing(node, (CRM.E65, PROV.Activity), "decision", f"decision on {claim.part or 'the text'}")
    yield node, CRM.P94, scope.node(claim.part)
    if claim.body:
        yield node, CRM.P14, scope.entity(claim.body)
    if claim.when is not None:
        yield from scope.time(node, claim.key, claim.when)
    if claim.manner:
        yield node, CRM.P3, literal.string(claim.manner)
    yield from scope.rests_on(node, claim.evidence)


def distributed(claim: Distributed, scope: Scope) -> Iterator[Triple]:
    """Pattern E: one E10 for each addressee of an excerpt, in the document's order."""
    node = scope.node(claim.key)
    yield from scope.thing(node, (CRM.E7,), "distribution", f"distribution of {claim.part or 'the text'}")
    yield from scope.rests_on(node, claim.evidence)
    for recipient in claim.recipients:
        key = f"{claim.key}.{recipient.position}"
        sending, copy = scope.node(key), scope.node(f"{key}.copy")
        yield node, CRM.P9, sending
        yield from scope.thing(sending, (CRM.E10,), "sending-of-excerpt", f"sending of an excerpt to {recipient.name}")
        yield sending, CRM.P30, copy
        yield from scope.thing(copy, (CRM.E22,), "copy", f"excerpt for {recipient.name}")
        yield copy, CRM.P128, scope.node(claim.part)
        yield sending, CRM.P29, scope.entity(recipient.entity)
        yield sending, SCHEMA.position, literal.integer(recipient.position)
        yield sending, CRM.P70i, scope.passage(claim.evidence[0])
        yield copy, CRM.P70i, scope.passage(claim.evidence[0])
        name = scope.passage(recipient.span, evidence=False)
        yield sending, CRM.P67i, name
        yield name, CRM.P106, scope.name_node(recipient.name)
        yield from scope.appellation(recipient.name)
        if recipient.scope:
            scope_node = scope.node(f"scope.{slug(recipient.scope)}")
            yield from scope.thing(scope_node, (CRM.E55,), "distribution-scope", recipient.scope)
            yield sending, CRM.P2, scope_node


def copied(claim: Copied, scope: Scope) -> Iterator[Triple]:
    """A stated holder of copies: the copies are things that carry the text, made for a person, body or file."""
    node = scope.node(claim.key)
    kind = "copies" if claim.holder else "copy"          # no holder: the number this copy bears
    yield from scope.thing(node, (CRM.E22,), kind, claim.holder or f"copy {claim.copy_number}")
    yield node, CRM.P128, scope.node(claim.part)
    if claim.entity:
        yield node, CRM.P49, scope.entity(claim.entity)
    if claim.count is not None:
        yield node, CRM.P57, literal.integer(claim.count)
    if claim.copy_number:
        yield from scope.identifier(node, f"{claim.key}.number", "copy-number", claim.copy_number)
    yield from scope.rests_on(node, claim.evidence)


def copy_total(claim: CopyTotal, scope: Scope) -> Iterator[Triple]:
    """The number of copies the document states for itself."""
    node = scope.node(f"copies.{claim.evidence[0].start}")
    yield from scope.thing(node, (CRM.E22,), "all-copies", f"{claim.stated} copies")
    yield node, CRM.P128, scope.node(claim.part)
    yield node, CRM.P57, literal.integer(claim.stated)
    yield from scope.rests_on(node, claim.evidence)


__all__ = ["LABEL", "annotated", "copied", "copy_total", "decided", "distributed", "part", "signed"]
