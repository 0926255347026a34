"""Resolution inside one document: which mentions name the same person, body, unit or place.

Nothing is joined across documents, and nothing by resemblance alone: a surname joins a full name only when one bearer
of that surname is named.  ``Entity.key`` is ``kind.slug`` and does not depend on the order of unrelated mentions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.model import (
    Claim,
    Diagnostic,
    Document,
    Entity,
    EntityKind,
    Mention,
    MentionKind,
    Named,
    Severity,
    Span,
    Voice,
)
from kg.recognise import glosses
from kg.recognise.bearers import identities, slug
from kg.recognise.bodies import party_body
from kg.recognise.lexica import Lexica

_PREFIX = {MentionKind.PERSON: "actor", MentionKind.GROUP: "group", MentionKind.UNIT: "unit",
           MentionKind.PLACE: "place", MentionKind.OFFICE: "holder"}
_KIND = {MentionKind.PERSON: EntityKind.PERSON, MentionKind.GROUP: EntityKind.GROUP, MentionKind.UNIT: EntityKind.UNIT,
         MentionKind.PLACE: EntityKind.PLACE, MentionKind.OFFICE: EntityKind.UNNAMED}


class Resolved(NamedTuple):
    """Mentions with their entities, the entities in text order, ``Named`` claims (glosses, aliases), diagnostics."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    diagnostics: tuple[Diagnostic, ...]


def resolve(document: Document, mentions: tuple[Mention, ...], lexica: Lexica) -> Resolved:
    """Give every mention its entity."""
    diagnostics: list[Diagnostic] = []
    identity: dict[int, str] = {}
    people = [(i, m) for i, m in enumerate(mentions) if m.kind is MentionKind.PERSON]
    identity.update(identities(people, lexica, diagnostics))
    _as_marked(people, identity)
    keys: dict[tuple[MentionKind, str], str] = {}
    for index, mention in enumerate(mentions):
        if index not in identity:
            named = (mention.kind, mention.name)
            if named not in keys:
                keys[named] = f"{_PREFIX.get(mention.kind, 'thing')}.{_other(mention, lexica)}"
            identity[index] = keys[named]
    resolved = tuple(m if m.entity else replace(m, entity=identity[i]) for i, m in enumerate(mentions))
    found = tuple(glosses.pairs(document.text, resolved))
    resolved = _joined(resolved, found)
    claims, doubts = _glossed(document, resolved, found)
    return Resolved(resolved, _entities(resolved), claims, (*diagnostics, *doubts))


def _as_marked(people: list[tuple[int, Mention]], identity: dict[int, str]) -> None:
    """Persons the markup identifies lend their key to the other mentions of the same person: a signature's plain
    "Averill T. Hale" under a head with ``<persName corresp="#p_HAT1">``. Of two with one name the same form decides."""
    keys: dict[str, set[str]] = {}
    forms: dict[tuple[str, str], set[str]] = {}
    for index, mention in people:
        if mention.entity:
            keys.setdefault(identity[index], set()).add(mention.entity)
            forms.setdefault((identity[index], mention.name), set()).add(mention.entity)
    for index, mention in people:
        known = keys.get(identity[index], set())
        same = forms.get((identity[index], mention.name), set()) if len(known) > 1 else known
        if not mention.entity and len(same) == 1:
            identity[index] = next(iter(same))


def _joined(mentions: tuple[Mention, ...], found: Sequence[glosses.Gloss]) -> tuple[Mention, ...]:
    """Second names get the entity of the first: "Filippov [Stalin]" is one person wherever either name stands."""
    other: dict[str, str] = {}
    for gloss in found:
        first, second = _root(other, gloss.first.entity), _root(other, gloss.second.entity)
        if gloss.relation != "presumed" and first != second:
            other[second] = first
    return tuple(replace(m, entity=_root(other, m.entity)) for m in mentions) if other else mentions


def _root(other: dict[str, str], key: str) -> str:
    while key in other:
        key = other[key]
    return key


def _glossed(document: Document, mentions: tuple[Mention, ...], found: Sequence[glosses.Gloss]) -> tuple[
        tuple[Claim, ...], tuple[Diagnostic, ...]]:
    """What the brackets say, as claims of the translator, and a diagnostic for what they only presume."""
    entity = {m.span: m.entity for m in mentions}
    claims: list[Claim] = []
    doubts: list[Diagnostic] = []
    for gloss in found:
        claims.append(Named(
            evidence=(gloss.span,), voice=Voice.TRANSLATOR, rule=f"gloss-{gloss.relation}",
            entity=entity[gloss.first.span], name=gloss.second.name, of_name=gloss.first.name, relation=gloss.relation))
        if gloss.relation == "presumed":
            doubts.append(Diagnostic(
                "presumed-identity", Severity.INFO, gloss.span,
                f"the translator presumes that {gloss.first.name!r} is {gloss.second.name!r}; kept as two"))
    for mention in mentions:
        if mention.rule == "place-completed":
            words = mention.span.of(document.text)
            at = mention.span.start + words.index("[")
            claims.append(Named(
                evidence=(Span(at, mention.span.end),), voice=Voice.TRANSLATOR, rule="gloss-completion",
                entity=mention.entity, name=mention.name, of_name=words[:words.index("[")].strip(),
                relation="completion"))
    return tuple(claims), tuple(doubts)


def _other(mention: Mention, lexica: Lexica) -> str:
    name = mention.name
    if mention.kind is MentionKind.OFFICE:
        return slug(name)
    found = lexica.hits(name.replace("’", "'"))
    wanted = {MentionKind.GROUP: "group-name", MentionKind.PLACE: "place"}.get(mention.kind)
    if wanted and len(found) == 1 and (entry := found[0].of(wanted)) and len(name) == found[0].end - found[0].start:
        return slug(lexica.labels[entry.slug])
    if mention.kind is MentionKind.GROUP and (body := party_body(name, lexica)):
        return slug(body)
    return slug(re.sub(r"^(?:the|a|an) ", "", name, flags=re.IGNORECASE))


def _entities(mentions: tuple[Mention, ...]) -> tuple[Entity, ...]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.entity, []).append(mention)
    entities = []
    for key, own in found.items():
        forms = tuple(dict.fromkeys(m.name for m in own))
        # "Premier Zhou [Enlai]": what only a bracket says names nobody as long as another form has as many words
        plain = {m.name for m in own if not m.rule.startswith("gloss")}
        inside = {m.name for m in own} - plain
        marked = {m.name for m in own if m.rule.startswith("tei:")}     # "А. П. Волгин" before "Письмо А. П. Волгина"
        name = max(forms, key=lambda f: (len(f.split()), f not in inside, sum(c.islower() for c in f) > 0, f in marked,
                                         len(f), f))
        entities.append(Entity(key, _KIND.get(own[0].kind, EntityKind.GROUP), name, forms, tuple(own)))
    return tuple(entities)
