"""What speaks for a record: features of one document, each independent of the name, with the value it was seen in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg import model
from kg.authority import Authorities, Record, Term
from kg.edtf import bounds
from kg.link.fold import fold, tokens
from kg.link.names import Index, Match
from kg.model import Entity, EntityKind, Interpretation

# an office held by somebody else's deputy or in the past is another office
_LESSER = frozenset(
    {"deputy", "vice", "assistant", "former", "ex", "first", "under", "candidate", "designate", "zamestitel"}
)
# words that name a party or its organs: a body of that name which we do not know may own "the Central Committee"
_PARTY = frozenset({"party", "politburo", "ccp", "cpc", "kmt", "kuomintang", "guomindang", "sed", "pzpr", "comintern"})
_GROUPS = (EntityKind.GROUP, EntityKind.UNIT)
NON_NAME = ("role", "standing", "office", "people", "bodies", "places", "term")
"""The features besides the name, each independent of the others."""


@dataclass(frozen=True, slots=True)
class Context:
    """What one document offers: its day, who holds which office, what else it names (record slug -> entity key)."""

    day: str  # "1937-06-14" or a shorter prefix, "" when undated
    offices: Mapping[str, tuple[str, ...]]  # entity key -> offices as written
    standing: Mapping[str, tuple[str, ...]]  # entity key -> bodies (entity keys) in whose acts it takes part
    named: Mapping[str, str] = field(default_factory=dict)  # record slug -> entity key, one record per name only
    acting: frozenset[str] = frozenset()  # entities that do something here: sign, send, receive, hold an office
    signing: frozenset[str] = frozenset()  # those of them that sign or send
    unnamed: tuple[str, ...] = ()  # offices that stand here without a name
    generic: frozenset[str] = frozenset()  # those of them that are named by a generic name alone
    rivals: tuple[str, ...] = ()  # bodies of other parties, to which a generic name may belong


def compatible(entity: Entity, record: Record) -> bool:
    """The type gate: persons are persons, units units, places places; a body may be a unit in neither direction."""
    return entity.kind is record.kind or (entity.kind is EntityKind.UNNAMED and record.kind is EntityKind.PERSON)


def context(it: Interpretation, authorities: Authorities, index: Index) -> Context:
    """The context of a document, from its claims and entities alone."""
    offices: dict[str, list[str]] = {}
    standing: dict[str, list[str]] = {}
    decided = {c.part: c.body for c in it.claims if isinstance(c, model.Decided) and c.body}
    for entity in it.entities:
        offices.setdefault(entity.key, []).extend(m.office for m in entity.mentions if m.office)
    for claim in it.claims:
        if isinstance(claim, model.Held):
            offices.setdefault(claim.person, []).append(claim.office)
        elif isinstance(claim, model.Signed) and claim.signatory and claim.office:
            offices.setdefault(claim.signatory, []).append(claim.office)
        elif isinstance(claim, model.Distributed) and claim.part in decided:
            for recipient in claim.recipients:
                standing.setdefault(recipient.entity, []).append(decided[claim.part])
        elif isinstance(claim, model.Provision) and claim.point in decided:
            for role in claim.roles:
                if role.role == "charged" and role.entity:
                    standing.setdefault(role.entity, []).append(decided[claim.point])
    signing = frozenset(_signing(it))
    acting = {*signing, *(k for k, v in offices.items() if v), *standing, *_others_acting(it)}
    day = _day(it)
    named, owned = _named(it, authorities, index, day)
    rivals = tuple(
        e.name
        for e in it.entities
        if e.kind is EntityKind.GROUP and set(tokens(e.name)) & _PARTY and not any(map(index.exact, (e.name, *e.names)))
    )
    return Context(
        day,
        {k: tuple(dict.fromkeys(v)) for k, v in offices.items()},
        {k: tuple(dict.fromkeys(v)) for k, v in standing.items()},
        named,
        frozenset(acting),
        signing,
        tuple(dict.fromkeys(e.name for e in it.entities if e.kind is EntityKind.UNNAMED)),
        frozenset(named) - owned,
        rivals,
    )


def _signing(it: Interpretation) -> Iterator[str]:
    for claim in it.claims:
        if isinstance(claim, model.Signed) and claim.signatory:
            yield claim.signatory
        elif isinstance(claim, model.Corresponded):
            yield from (r.entity for r in claim.roles if r.role in ("sender", "author") and r.entity)


def _others_acting(it: Interpretation) -> Iterator[str]:
    for claim in it.claims:
        if isinstance(claim, model.Decided) and claim.body:
            yield claim.body
        elif isinstance(claim, model.Corresponded | model.Met):
            yield from (r.entity for r in claim.roles if r.entity)
        elif isinstance(claim, model.Distributed):
            yield from (r.entity for r in claim.recipients if r.entity)
        elif isinstance(claim, model.Spoke):
            yield claim.speaker


def _named(
    it: Interpretation, authorities: Authorities, index: Index, day: str
) -> tuple[dict[str, str], frozenset[str]]:
    """Record slug -> entity key, where a name means one record only; and the records met by a name of their own."""
    named: dict[str, str] = {}
    owned: set[str] = set()
    for entity in it.entities:
        met = [m for name in (entity.name, *entity.names) for m in index.exact(name)]
        fits = {
            m.slug
            for m in met
            if compatible(entity, authorities.records[m.slug])
            and not early(authorities.records[m.slug], day)
            and not late(authorities.records[m.slug], day)
        }
        owned.update(m.slug for m in met if m.slug in fits and m.strength != "generic")
        if len(fits) == 1:
            named.setdefault(fits.pop(), entity.key)
    return named, frozenset(owned)


def _day(it: Interpretation) -> str:
    stated = next(
        (c.when.edtf for c in it.claims if isinstance(c, model.Described) and c.field == "date" and c.when), ""
    )
    if not stated:
        stated = dict(it.document.hints).get("date", "")
    if not stated:
        stated = next((c.when.edtf for c in it.claims if isinstance(c, model.Decided | model.Met) and c.when), "")
    if not stated:
        stated = next((c.sent.edtf for c in it.claims if isinstance(c, model.Corresponded) and c.sent), "")
    # a period counts from its first day: "1937-04-17/1937-06-15"; a day without year ("XXXX-06-04") is none
    found = re.match(r"\d{4}(?:-\d\d){0,2}", stated)
    return found[0] if found else ""


def early(record: Record, day: str) -> str:
    """Why the record cannot be named on that day ("" = it can): it was not yet born or founded."""
    born = _first(record.born)
    return f"begins {record.born}, after {day}" if day and born and day < born[: len(day)] else ""


def late(record: Record, day: str) -> str:
    """Why the record cannot act on that day ("" = it can): dead or dissolved, so that it can be spoken of only."""
    died = _last(record.died)
    return f"ends {record.died}, before {day}" if day and died and day > died[: len(day)] else ""


def _first(edtf: str) -> str:
    return (bounds(edtf)[0] or "") if edtf else ""


def _last(edtf: str) -> str:
    return (bounds(edtf)[1] or "") if edtf else ""


def features(entity: Entity, record: Record, match: Match, authorities: Authorities, seen: Context) -> dict[str, str]:
    """Every feature that speaks for the record, with its value; ``name`` and, when dated, ``alive`` among them."""
    found = {"name": f"{match.variant} ({match.strength})"}
    if seen.day and (record.born or record.died):
        found["alive"] = f"{record.born or '?'} to {record.died or '?'} on {seen.day}"
    for stated in seen.offices.get(entity.key, ()):
        for term in record.terms:
            if office_is(stated, authorities, term.office):
                found["role"] = stated
    for stated in seen.unnamed:  # "Telegram from the Consul General in Urumqi … Apresov"
        if "role" not in found and any(office_is(stated, authorities, t.office) for t in record.terms):
            found["office"] = f"{stated} stands here without a name"
    over = _over(record, authorities)
    for body in seen.standing.get(entity.key, ()):
        slug = next((s for s, key in seen.named.items() if key == body), "")
        if slug in over:
            found["standing"] = f"takes part in acts of {authorities.records[slug].label}"
    kinds: dict[str, list[str]] = {"people": [], "bodies": [], "places": []}
    for slug in record.related:
        if slug in seen.named and seen.named[slug] != entity.key:
            kind = authorities.records[slug].kind
            if kind in _GROUPS and slug in seen.generic:
                continue  # "the Politburo" and "the CC" of any party would vouch for each other
            which = "places" if kind is EntityKind.PLACE else "bodies" if kind in _GROUPS else "people"
            kinds[which].append(authorities.records[slug].label)
    if len(kinds["people"]) >= (2 if record.kind is EntityKind.PERSON else 1):
        found["people"] = ", ".join(sorted(kinds["people"]))
    for which in ("bodies", "places"):
        if kinds[which]:
            found[which] = ", ".join(sorted(kinds[which]))
    if in_term := _term(record, seen.day):
        found["term"] = in_term
    return found


def _over(record: Record, authorities: Authorities) -> frozenset[str]:
    """The bodies whose acts concern a person: those related to him, and those related to the bodies of his offices."""
    mine = {b for term in record.terms for b in authorities.offices[term.office].bodies if b in authorities.records}
    return frozenset(record.related) | {s for b in mine for s in authorities.records[b].related}


def at_post(record: Record, authorities: Authorities, seen: Context) -> bool:
    """Whether a body whose office the person held on that day, by a dated term, is named in the document."""
    return any(
        body in seen.named
        for term in record.terms
        if seen.day and _covers(term, seen.day)
        for body in authorities.offices[term.office].bodies
    )


def office_is(stated: str, authorities: Authorities, slug: str) -> bool:
    """Whether an office as written is that office: every word of one of its names, nothing that lessens it."""
    words = set(tokens(stated))
    office = authorities.offices.get(slug)
    return office is not None and any(
        fold(name) == fold(stated) or (set(tokens(name)) <= words and not (words - set(tokens(name))) & _LESSER)
        for name in office.names
    )


def _term(record: Record, day: str) -> str:
    if not day:
        return ""
    for term in record.terms:
        if _covers(term, day):
            return f"{term.office} {term.first} to {term.last}"
    if record.kind is not EntityKind.PERSON and record.born and record.died:
        return f"existed {record.born} to {record.died}" if not early(record, day) and not late(record, day) else ""
    return ""


def _covers(term: Term, day: str) -> bool:
    return bool(term.first and term.last) and _first(term.first)[: len(day)] <= day <= _last(term.last)[: len(day)]
