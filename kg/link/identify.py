"""Identification: which records the entities of one document are. Abstaining is the rule, not the exception.

An identification by rule needs a variant of the record's name, the same type, a life that covers the day, two further
features that are independent of the name, and no rival as good. A bare surname needs evidence of a role besides: an
office or a part in an act links it; the body whose office he held that day, or two of his circle, make it a candidate;
without any it is NIL. A name that other bodies bear too (a Politburo) needs a body of its own country beside it, and no
other party. Who is dead and what is dissolved at the day can be spoken of, but does nothing: it is a candidate at most.
Rows of the ledger about the document go before every rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.authority import Authorities, Record, Status
from kg.iri import slug
from kg.link import names
from kg.link.features import NON_NAME, Context, at_post, compatible, context, early, features, late, office_is
from kg.link.ledger import NIL, Row
from kg.link.names import Index, Match
from kg.model import Credited, Entity, EntityKind, Identified, Interpretation, Provision, Span, Voice

GAP = 1
"""How many features the best record must have more than the next."""
NEEDED = 2
"""Independent features besides the name."""

OUTSIDE, CONTEXT = "basis-outside-knowledge", "basis-text-context"


@dataclass(frozen=True, slots=True)
class Considered:
    """A record that was looked at for an entity: its features, the gate it failed (``refused``), what ended before the
    day (``past``), and whether what speaks of a role links a bare surname (``strong``), leaves it to people
    (``weak``) or is missing."""

    record: Record
    match: Match
    features: tuple[tuple[str, str], ...]
    refused: str = ""
    past: str = ""
    role: str = ""

    @property
    def weight(self) -> int:
        """How many independent features besides the name speak for it."""
        return sum(name in NON_NAME for name, _ in self.features)

    @property
    def doubted(self) -> bool:
        """Whether something forbids to link it by rule."""
        return any(name == "doubt" for name, _ in self.features)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided for one entity, and everything that was considered, best first."""

    entity: Entity
    status: str  # link-automatic | link-candidate | link-nil
    chosen: Considered | None
    considered: tuple[Considered, ...]
    certainty: str = ""
    reason: str = ""


def decisions(it: Interpretation, authorities: Authorities, index: Index | None = None) -> Iterator[Decision]:
    """A decision for each entity of the document for which any record comes into question."""
    found = index or names.of(authorities)
    seen = context(it, authorities, found)
    for entity in it.entities:
        considered = (_holders if entity.kind is EntityKind.UNNAMED else _named)(entity, authorities, found, seen)
        if considered:
            yield _decide(entity, considered)


def _named(entity: Entity, authorities: Authorities, index: Index, seen: Context) -> tuple[Considered, ...]:
    best: dict[str, Match] = {}
    order = ("full", "initials", "name", "surname", "generic")
    for name in dict.fromkeys((entity.name, *entity.names)):
        for match in index.exact(name):
            old = best.get(match.slug)
            if old is None or order.index(match.strength) < order.index(old.strength):
                best[match.slug] = match
    found = []
    for one, match in best.items():
        record = authorities.records[one]
        if compatible(entity, record):
            own = features(entity, record, match, authorities, seen)
            refused, past = _gates(entity, record, match, seen)
            doubt = f"{past}: the text may look back" if past else ""
            if match.strength == "generic" and one in seen.generic:
                doubt = doubt or _doubt(own, seen)
            own |= {"doubt": doubt} if doubt else {}
            role = _role(entity, own, at_post(record, authorities, seen), seen)
            found.append(Considered(record, match, tuple(own.items()), refused, past, role))
    return _ranked(found)


def _gates(entity: Entity, record: Record, match: Match, seen: Context) -> tuple[str, str]:
    """Why the record cannot be meant (``""`` = it can), and what ended before the day: of the dead one can speak."""
    ended = late(record, seen.day)
    other = names.another(entity, record, match)
    refused = other or early(record, seen.day) or (ended if entity.key in seen.acting else "")
    return refused, "" if refused else ended


def _role(entity: Entity, own: dict[str, str], post: bool, seen: Context) -> str:
    if "role" in own or "standing" in own or ("office" in own and entity.key in seen.signing):
        return "strong"
    return "weak" if post or "office" in own or "people" in own else ""


def _doubt(own: dict[str, str], seen: Context) -> str:
    """Why a name that many bodies bear decides nothing here ("" = it may)."""
    if seen.rivals:
        return f"it may belong to {seen.rivals[0]}"
    return "" if "bodies" in own else "no body of its own country stands beside it"


def _holders(entity: Entity, authorities: Authorities, index: Index, seen: Context) -> tuple[Considered, ...]:
    """Who held the office that stands without a name, on that day. A term without dates is a doubt, unless who held it
    signs or sends the document."""
    found = []
    for record in authorities.records.values():
        for term in record.terms:
            if record.kind is EntityKind.PERSON and office_is(entity.name, authorities, term.office):
                match = Match(record.slug, "office", entity.name)
                own = features(entity, record, match, authorities, seen) | {"role": entity.name}
                own.pop("office", None)
                dated = bool(term.first and term.last and seen.day)
                if dated and "term" not in own:
                    continue
                refused, past = _gates(entity, record, match, seen)
                doubt = f"{past}: the text may look back" if past else ""
                if not dated and seen.named.get(record.slug) not in seen.signing:
                    doubt = doubt or "it is not known when he held it"
                own |= {"doubt": doubt} if doubt else {}
                found.append(Considered(record, match, tuple(sorted(own.items())), refused, past, "strong"))
    return _ranked(found)


def _ranked(found: Iterable[Considered]) -> tuple[Considered, ...]:
    return tuple(sorted(found, key=lambda c: (bool(c.refused), c.doubted, -c.weight, c.record.slug)))


def _decide(entity: Entity, considered: tuple[Considered, ...]) -> Decision:
    best, rest = considered[0], considered[1:]
    rivals = [c for c in rest if not c.refused]

    def nil(reason: str) -> Decision:
        return Decision(entity, "link-nil", None, considered, reason=reason)

    if best.refused:
        return nil(f"{best.record.label} {best.refused}")
    if best.match.strength == "surname" and not best.role:
        return nil("a bare surname, and no office or part in an act speaks for anybody")
    if entity.kind is EntityKind.PERSON and best.record.status is Status.NIL:
        return nil(f"{best.record.label} is known by this name alone; the name stays local")
    if best.past and not best.weight:
        return nil(f"{best.record.label} {best.past}, and nothing else speaks for it")
    said = "; ".join(f"{name}: {value}" for name, value in best.features)
    enough = best.weight >= NEEDED and all(best.weight - c.weight >= GAP for c in rivals)
    if enough and not best.doubted and (best.match.strength != "surname" or best.role == "strong"):
        sure = best.match.strength in ("full", "initials", "name") and best.role == "strong" and best.weight > NEEDED
        return Decision(entity, "link-automatic", best, considered, "certain" if sure else "probable", said)
    return Decision(entity, "link-candidate", best, considered, "possible", said)


def identify(it: Interpretation, authorities: Authorities, rows: tuple[Row, ...] = ()) -> tuple[Identified, ...]:
    """The identifications of a document: the ledger's rows about it, then the rule for what they leave open.

    ``rows`` are those of the ledger whose subject is an entity of this document.
    """
    by_entity: dict[str, list[Row]] = {}
    for row in (r for r in rows if r.human or r.author_id == "table"):  # what a run proposed, this run finds anew
        by_entity.setdefault(row.subject_id.partition("#")[2], []).append(row)
    spans = _places_of(it)
    claims: list[Identified] = []
    for key, own in sorted(by_entity.items()):
        if key in spans:
            claims.extend(_by_row(key, row, spans[key], authorities) for row in own)
    for decision in decisions(it, authorities):
        own = by_entity.get(decision.entity.key, [])
        settled = any(not r.rejected for r in own)
        refused = {r.object_id.partition(":")[2] for r in own if r.rejected}
        chosen = decision.chosen
        if settled or (chosen is not None and (chosen.record.slug in refused or chosen.record.withdrawn)):
            continue
        if decision.status == "link-candidate" and chosen is not None and chosen.record.status is Status.NIL:
            continue
        claims.append(
            Identified(
                evidence=spans[decision.entity.key],
                voice=Voice.TEXT,
                rule=decision.status,
                entity=decision.entity.key,
                authority=chosen.record.slug if chosen else "",
                place=bool(chosen and chosen.record.is_place),
                status=decision.status,
                certainty=decision.certainty,
                basis=CONTEXT if decision.status == "link-nil" else OUTSIDE,
                reason=decision.reason,
                features=chosen.features if chosen else (),
            )
        )
    return tuple(sorted(claims, key=lambda c: (c.entity, c.status, c.authority)))


def _places_of(it: Interpretation) -> dict[str, tuple[Span, ...]]:
    """Entities, credited persons and holders as written, with the words that name them."""
    spans = {e.key: tuple(m.span for m in e.mentions) for e in it.entities if e.mentions}
    for claim in it.claims:
        if isinstance(claim, Credited):
            spans.update({f"credit.{slug(name)}": (span,) for name, span in claim.agents})
        elif isinstance(claim, Provision):  # holders as written, which no name makes an entity: "here"
            spans.update({f"holder.{slug(r.words)}": (r.span,) for r in claim.roles if r.words and not r.entity})
    return spans


def _heir(record: Record, authorities: Authorities) -> Record:
    """The record that is left of one that was merged, through any number of merges."""
    seen = {record.slug}
    while record.instead in authorities.records and record.instead not in seen:
        record = authorities.records[record.instead]
        seen.add(record.slug)
    return record


def _by_row(key: str, row: Row, spans: tuple[Span, ...], authorities: Authorities) -> Identified:
    facts = row.facts()
    name = "" if row.object_id == NIL else row.object_id.partition(":")[2]
    old = authorities.records.get(name)
    record = old if old is None or row.rejected else _heir(old, authorities)
    moved = old is not None and record is not old
    merged = f"; put down as {name}, which was merged into another: {old.withdrawn}" if old and moved else ""
    status = (
        "link-rejected"
        if row.rejected
        else "link-nil"
        if not name
        else "link-reviewed"
        if row.human
        else facts.get("status", "link-candidate")
    )
    return Identified(
        evidence=spans,
        voice=Voice.TEXT,
        rule="ledger",
        entity=key,
        authority=record.slug if record else "",
        place=bool(record and record.is_place),
        status=status,
        certainty=facts.get("certainty", ""),
        basis=facts.get("basis", OUTSIDE),
        reason=(row.comment or status) + merged,
        features=tuple(sorted(facts.items())),
    )
