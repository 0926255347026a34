"""What was done and what was laid down: correspondence, meetings, past acts, provisions (patterns C, D, H)."""

from __future__ import annotations

from collections.abc import Iterator

from kg import literal
from kg.iri import slug
from kg.mapping.scope import LABEL, TYPE, Scope, Triple
from kg.model import Corresponded, Met, Modality, PastAct, Provision, Required, Role, Spoke
from kg.vocab import CRM, PROV


def corresponded(claim: Corresponded, scope: Scope) -> Iterator[Triple]:
    """A message: roles and number on its text; its sending as an E10 where the text presents it as sent.

    A letter or telegram that a decision approves or attaches is not thereby sent: its sending is a plan (E29).
    """
    whole = scope.node(claim.part)
    for role in claim.roles:
        yield from scope.role(whole, claim.part, role)
    if claim.number:
        key = f"{claim.key}.number"
        yield from scope.identifier(whole, key, "message-number", claim.number)
        if claim.number_span:
            yield scope.node(key), CRM.P70i, scope.passage(claim.number_span)
    if claim.destination:
        yield whole, CRM.P67, scope.entity(claim.destination)
    if claim.modality in HAPPENED:
        yield from _sent(claim, whole, scope)
    else:
        plan = scope.node(claim.key)
        yield from scope.thing(plan, (CRM.E29, PROV.Plan), "planned-sending", f"planned sending of the {claim.kind}")
        yield plan, CRM.P67, whole
        yield from scope.rests_on(plan, claim.evidence)


HAPPENED = (Modality.ASSERTED, Modality.REPORTED)


def _sent(claim: Corresponded, whole: str, scope: Scope) -> Iterator[Triple]:
    sending, sheet = scope.node(claim.key), scope.node(f"{claim.key}.sheet")
    yield from scope.thing(sending, (CRM.E10,), "sending", f"sending of the {claim.kind}")
    yield sending, CRM.P2, scope.type(f"sending-of-{claim.kind}")
    yield sending, CRM.P30, sheet
    yield from scope.thing(sheet, (CRM.E22,), "sheet", f"the sheet of the {claim.kind}")
    yield sheet, CRM.P128, whole
    yield from scope.rests_on(sending, claim.evidence)
    yield from scope.rests_on(sheet, claim.evidence)
    parties = {"sender": CRM.P28, "recipient": CRM.P29}
    for role in claim.roles:
        if role.role in parties and role.entity and _is_actor(role, scope):
            yield sending, parties[role.role], scope.entity(role.entity)
    if claim.sent is not None:
        yield from scope.time(sending, claim.key, claim.sent)
    if claim.received is not None:
        receiving = scope.node(f"{claim.key}.receiving")
        yield from scope.thing(receiving, (CRM.E7,), "receiving", f"receiving of the {claim.kind}")
        yield receiving, CRM.P16, sheet
        yield from scope.time(receiving, f"{claim.key}.receiving", claim.received)
        yield receiving, CRM.P70i, scope.passage(claim.received.span)
    if claim.place:
        place = scope.node(f"{claim.key}.place")
        yield from scope.thing(place, (CRM.E53,), "place-of-writing", claim.place)
        yield sending, CRM.P7, place
        if claim.place_span:
            yield place, CRM.P67i, scope.passage(claim.place_span)
    elif claim.origin:
        yield sending, CRM.P7, scope.entity(claim.origin)


def _is_actor(role: Role, scope: Scope) -> bool:
    entity = scope.known(role.entity)
    return entity is not None and scope.entity_class(entity) != CRM.E53


def met(claim: Met, scope: Scope) -> Iterator[Triple]:
    """A conversation or meeting: who took part (P14 + roles on the record), when and where."""
    node, whole = scope.node(claim.key), scope.node(claim.part)
    yield from scope.thing(node, (CRM.E7,), claim.kind, claim.kind)
    yield node, CRM.P2, scope.type("met")
    yield whole, CRM.P129, node
    yield from scope.rests_on(node, claim.evidence)
    for role in claim.roles:
        yield from scope.role(whole, claim.part, role)
        if role.role not in ("absent", "mentioned") and role.entity and _is_actor(role, scope):
            yield node, CRM.P14, scope.entity(role.entity)
        if role.side:
            name = f"{claim.part}.{slug(role.side)}" if claim.part else slug(role.side)
            side = scope.node(f"side.{name}")
            yield from scope.thing(side, (CRM.E74,), "side", role.side)
            yield side, CRM.P67i, scope.passage(role.side_span or role.span)
            yield whole, CRM.P67, side
            if role.entity and _is_actor(role, scope):
                yield side, CRM.P107, scope.entity(role.entity)
    if claim.when is not None:
        yield from scope.time(node, claim.key, claim.when)
    if claim.place:
        yield node, CRM.P7, scope.entity(claim.place)


def spoke(claim: Spoke, scope: Scope) -> Iterator[Triple]:
    """A reported statement: an information object that refers to its speaker in that role."""
    node = scope.node(claim.key)
    yield from scope.thing(node, (CRM.E33,), "reported-statement", "reported statement")
    yield scope.node(claim.part), CRM.P106, node
    yield from scope.rests_on(node, claim.evidence)
    yield from scope.role(node, claim.key, Role(role="speaker", entity=claim.speaker, span=claim.evidence[0]))


def past_act(claim: PastAct, scope: Scope) -> Iterator[Triple]:
    """Pattern H: an act the text treats as fact; its date as stated, with no year added."""
    node = scope.node(claim.key)
    yield from scope.thing(node, (CRM.E7,), claim.kind, claim.kind)
    yield scope.node(claim.part), CRM.P67, node
    yield from scope.rests_on(node, claim.evidence)
    for role in claim.roles:
        if role.role in ("actor", "performer", "requester") and (_is_actor(role, scope) or not role.entity):
            yield from _performer(node, claim.key, role, scope)
        else:
            content = scope.node(f"{claim.key}.content")
            yield from scope.thing(content, (CRM.E73,), "content", f"content of the {claim.kind}")
            yield node, CRM.P16, content
            yield from scope.role(content, f"{claim.key}.content", role)
    if claim.when is not None:
        yield from scope.time(node, claim.key, claim.when)


def _performer(act: str, key: str, role: Role, scope: Scope) -> Iterator[Triple]:
    holder = role.entity or f"holder.{slug(role.words)}"
    target = scope.entity(holder)
    node = scope.node(f"rel.{key}.{role.role}.{holder}")
    if not role.entity:
        yield from scope.thing(target, (CRM.E39,), "holder-as-written", role.words)
        yield target, CRM.P67i, scope.passage(role.span)
    yield act, CRM.P14, target
    yield node, TYPE, CRM.PC14
    yield node, TYPE, PROV.Entity
    yield node, CRM.P01, act
    yield node, CRM.P02, target
    if role.office:
        office = scope.node(f"office.{slug(role.office)}")
        yield from scope.thing(office, (CRM.E55,), "office", role.office)
        yield node, CRM["P14.1"], office
    else:
        yield node, CRM["P14.1"], scope.type(f"role-{role.role}")
    entity = scope.known(role.entity)
    yield node, LABEL, literal.string(role.words or (entity.name if entity else role.entity))
    passage = scope.passage(role.span)
    yield node, PROV.wasQuotedFrom, passage
    yield passage, TYPE, PROV.Entity


# kinds that say rather than plan: information objects without a plan (MODEL 0.2)
SAYING = frozenset(
    {
        "refusal",
        "warning",
        "declaration",
        "acceptance",
        "approval",
        "recognition",
        "abstention",
        "denial",
        "resolution",
        "motion",
    }
)


def provision(claim: Provision, scope: Scope) -> Iterator[Triple]:
    """A provision is a plan (E29) or a saying (E73), never an event; roles by pattern C."""
    node = scope.node(claim.key)
    classes = (CRM.E73,) if claim.kind in SAYING else (CRM.E29, PROV.Plan)
    yield from scope.thing(node, classes, claim.kind, f"{claim.kind} {claim.path}".strip())
    yield node, CRM.P2, scope.type("provision")
    if claim.subtype:
        yield node, CRM.P2, scope.type(claim.subtype)
    yield node, CRM.P2, scope.type(f"modality-{claim.modality.value}")
    yield scope.node(claim.parent or claim.part), CRM.P148, node
    yield from scope.rests_on(node, claim.evidence)
    if claim.verb:
        verb = scope.node(f"{claim.key}.verb")
        yield from scope.thing(verb, (CRM.E33,), "operative-words", claim.verb)
        yield verb, CRM.P190, literal.string(claim.verb)
        yield node, CRM.P106, verb
    if claim.task is not None:
        task = scope.node(f"{claim.key}.task")
        words = claim.task.of(scope.words)
        yield from scope.thing(task, (CRM.E33,), "task", words[:120])
        yield task, CRM.P190, literal.string(" ".join(words.split()))
        yield task, CRM.P70i, scope.passage(claim.task)
        yield node, CRM.P106, task
    if claim.path:
        yield from scope.identifier(node, f"{claim.key}.path", "item-path", claim.path)
    for role in claim.roles:
        yield from scope.role(node, claim.key, role)


def required(claim: Required, scope: Scope) -> Iterator[Triple]:
    """Pattern D: the dependent provision requires the condition."""
    first, second = scope.node(claim.dependent), scope.node(claim.condition)
    node = scope.node(f"rel.{claim.dependent}.requires.{claim.condition}")
    yield first, CRM.P69, second
    yield node, TYPE, CRM.PC69
    yield node, TYPE, PROV.Entity
    yield node, CRM.P01, first
    yield node, CRM.P02, second
    yield node, CRM["P69.1"], scope.type("requires")
    yield node, LABEL, literal.string(claim.obliged or "requires")
    passage = scope.passage(claim.evidence[0])
    yield node, PROV.wasQuotedFrom, passage
    yield passage, TYPE, PROV.Entity
