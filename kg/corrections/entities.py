"""Corrections of who and what is named where: mentions and entities, and all claims that refer to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.corrections.change import Change
from kg.iri import slug
from kg.model import (
    Absent,
    Claim,
    Copied,
    Corresponded,
    Decided,
    Distributed,
    Entity,
    EntityKind,
    Held,
    Inferred,
    Interpretation,
    Mention,
    MentionKind,
    Met,
    Named,
    PastAct,
    Provision,
    Role,
    Signed,
    Span,
    Spoke,
    Voice,
)

_PREFIX = {EntityKind.PERSON: "actor", EntityKind.GROUP: "group", EntityKind.UNIT: "unit", EntityKind.PLACE: "place"}
_KINDS = {kind.value: kind for kind in _PREFIX}


def mention(it: Interpretation, place: str, number: str, now: str) -> Change | str:
    """What stands at "12-20": a name, with its kind in front where it changes or is new ("person Smirnov")."""
    at = _span(place, len(it.document.text))
    if at is None:
        return f"{place!r} is no range of the text's characters"
    kind_word, _, rest = now.partition(" ")
    kind, name = (_KINDS[kind_word], rest) if kind_word in _KINDS and rest else (None, now)
    old = next((m for m in it.mentions if m.span == at), None)
    if old is None:
        crossing = next((m for m in it.mentions if m.span.overlaps(at)), None)
        if crossing is not None:
            return f"{crossing.name!r} is named at {crossing.span.start}-{crossing.span.end}: correct that mention"
        if kind is None:
            return "nothing is named there: write the kind before the name (person, group, unit or place)"
        return Change(named(it, kind, name, at)[0], "", Voice.TEXT, (at,))
    owner = next((e for e in it.entities if e.key == old.entity), None)
    was = f"{old.kind.value} {old.name}" if kind is not None else old.name
    after, key = _unmentioned(it, old), ""
    alone = owner is None or len(owner.mentions) < 2
    if now:
        chosen = kind or (owner.kind if owner and owner.kind in _PREFIX else EntityKind.PERSON)
        after, key = named(after, chosen, name, at)
    if key != old.entity:
        after = _referring(after, old.entity, key, name, None if alone else at)
    return Change(without(after, old.entity, unless_used=True), was, Voice.TEXT, (at,))


def entity(it: Interpretation, place: str, number: str, now: str) -> Change | str:
    """One thing of the document: its name, "= actor.y" (the same thing as that), or nothing (no such thing)."""
    old = next((e for e in it.entities if e.key == place), None)
    if old is None:
        return f"the document has no entity {place!r}"
    at = tuple(m.span for m in old.mentions[:1]) or (Span(0, 0),)
    if not now:
        return Change(without(it, place), old.name, Voice.TEXT, at)
    if now.startswith("="):
        other = next((e for e in it.entities if e.key == now[1:].strip()), None)
        if other is None or other is old:
            return f"the document has no entity {now[1:].strip()!r} besides"
        joined = replace(other, names=_unlike(other.names, old.names), mentions=tuple(
            sorted((*other.mentions, *(replace(m, entity=other.key) for m in old.mentions)), key=lambda m: m.span)))
        mentions = tuple(replace(m, entity=other.key) if m.entity == place else m for m in it.mentions)
        left = tuple(joined if e is other else e for e in it.entities if e is not old)
        after = _referring(replace(it, entities=left, mentions=mentions), place, other.key, "", None)
        return Change(after, old.name, Voice.TEXT, at)
    new = replace(old, name=now, names=_unlike((now,), old.names))
    return Change(replace(it, entities=tuple(new if e is old else e for e in it.entities)), old.name, Voice.TEXT, at)


def named(it: Interpretation, kind: EntityKind, name: str, at: Span) -> tuple[Interpretation, str]:
    """The interpretation where ``at`` names that thing, and the key of the thing; a mention that stood there goes."""
    key = f"{_PREFIX[kind]}.{slug(name)}" if kind in _PREFIX else f"holder.{slug(name)}"
    old = next((m for m in it.mentions if m.span == at), None)
    it = _unmentioned(it, old) if old else it
    word = MentionKind.OFFICE if kind is EntityKind.UNNAMED else MentionKind(kind.value)
    new = replace(old, kind=word, name=name, entity=key, rule="correction") if old else Mention(
        word, at, name, entity=key, rule="correction")
    known = next((e for e in it.entities if e.key == key), None)
    thing = Entity(key, kind, name, (name,), (new,)) if known is None else replace(
        known, names=_unlike(known.names, (name,)),
        mentions=tuple(sorted((*known.mentions, new), key=lambda m: m.span)))
    things = (*it.entities, thing) if known is None else tuple(thing if e is known else e for e in it.entities)
    return replace(it, entities=things, mentions=tuple(sorted((*it.mentions, new), key=lambda m: m.span))), key


def without(it: Interpretation, key: str, *, unless_used: bool = False) -> Interpretation:
    """The interpretation without an entity, its mentions and all that is said of it (or only if nothing names it)."""
    thing = next((e for e in it.entities if e.key == key), None)
    if thing is None or (unless_used and thing.mentions):
        return it
    it = replace(it, entities=tuple(e for e in it.entities if e is not thing),
                 mentions=tuple(m for m in it.mentions if m.entity != key))
    return _referring(it, key, "", "", None)


def _unmentioned(it: Interpretation, old: Mention) -> Interpretation:
    things = tuple(replace(e, mentions=tuple(m for m in e.mentions if m.span != old.span)) if e.key == old.entity else e
                   for e in it.entities)
    return replace(it, entities=things, mentions=tuple(m for m in it.mentions if m.span != old.span))


def _referring(it: Interpretation, old: str, new: str, name: str, at: Span | None) -> Interpretation:
    """All claims with the key ``new`` for ``old`` ("": without it), everywhere or only for the words ``at``."""
    def to(key: str, span: Span | None) -> str:
        return new if key == old and (at is None or span == at) else key

    changed = (found for claim in it.claims for found in _pointed(claim, to, old, name))
    return replace(it, claims=tuple(changed))


def _pointed(claim: Claim, to: Callable[[str, Span | None], str], old: str, name: str) -> Iterator[Claim]:
    """The claim after its references have moved; nothing, if it spoke of nobody else."""
    match claim:
        case Corresponded() | Met() | Provision() | PastAct():
            claim = replace(claim, roles=_roles(claim.roles, to, old, name))
            if isinstance(claim, Corresponded):
                claim = replace(claim, origin=to(claim.origin, None), destination=to(claim.destination, None))
            elif isinstance(claim, Met):
                claim = replace(claim, place=to(claim.place, claim.place_span))
        case Distributed():
            moved = [(r, to(r.entity, r.span)) for r in claim.recipients]
            kept = [r if key == r.entity else replace(r, entity=key, name=name or r.name) for r, key in moved if key]
            if not kept:
                return
            claim = replace(claim, recipients=tuple(replace(r, position=n) for n, r in enumerate(kept, 1)))
        case Signed():
            key = to(claim.signatory, claim.name_span)
            claim = replace(claim, signatory=key, name=name or claim.name) if key != claim.signatory else claim
        case Decided():
            joint = tuple((to(key, span), span) for key, span in claim.joint)
            claim = replace(claim, body=to(claim.body, claim.body_span), joint=tuple(j for j in joint if j[0]))
        case Copied():
            claim = replace(claim, entity=to(claim.entity, claim.evidence[0]))
        case Held():
            person = to(claim.person, None)
            if not person:
                return
            claim = replace(claim, person=person, group=to(claim.group, None))
        case Named():
            if not (key := to(claim.entity, claim.evidence[0])):
                return
            claim = replace(claim, entity=key)
        case Absent():
            if not (key := to(claim.subject, claim.evidence[0])):
                return
            claim = replace(claim, subject=key)
        case Spoke():
            if not (key := to(claim.speaker, None)):
                return
            claim = replace(claim, speaker=key)
        case Inferred():
            subject, object_ = to(claim.subject, None), to(claim.object, None)
            if not subject or not object_:
                return
            claim = replace(claim, subject=subject, object=object_)
        case _:
            pass
    yield claim


def _roles(roles: tuple[Role, ...], to: Callable[[str, Span | None], str], old: str, name: str) -> tuple[Role, ...]:
    moved = [(role, to(role.entity, role.span)) for role in roles]
    return tuple(role if key == role.entity else replace(role, entity=key, words=name or role.words)
                 for role, key in moved if key or role.entity != old)


def _unlike(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _span(place: str, length: int) -> Span | None:
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", place)
    if found is None or not int(found[1]) < int(found[2]) <= length:
        return None
    return Span(int(found[1]), int(found[2]))
