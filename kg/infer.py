"""What can be concluded but is not stated: few named rules, each with its basis and reason (pattern K)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.model import Claim, Decided, Described, Entity, EntityKind, Held, Inferred, PastAct, Reading, Span, Voice, When

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[\w'’-]+")
# what may be left out of an office's name between two mentions of its holder
_SMALL = frozenset({"the", "of", "in", "at", "for", "to", "a", "an", "acting", "deputy-acting", "soviet", "ussr"})
Rule = Callable[[Reading, str, tuple[Claim, ...]], Iterator[Inferred]]


def _day(claims: tuple[Claim, ...]) -> When | None:
    """The record's date, where it is a full day."""
    found = next((c.when for c in claims if isinstance(c, Described) and c.field == "date" and c.when), None)
    return found if found is not None and _DAY.fullmatch(found.edtf) else None


def decided_on_record_date(reading: Reading, genre: str, claims: tuple[Claim, ...]) -> Iterator[Inferred]:
    """A point dated only by the minutes' period was decided on the record's day, if that lies within the period."""
    day = _day(claims)
    for claim in claims if day is not None else ():
        if day is not None and isinstance(claim, Decided) and claim.when is not None and "/" in claim.when.edtf:
            first, last = claim.when.edtf.split("/")
            if first <= day.edtf <= last:
                yield Inferred(
                    key=f"inference.{claim.key}.day",
                    subject=claim.key,
                    property="decided-on",
                    object=day.edtf,
                    basis="basis-record-metadata",
                    evidence=(day.span, claim.when.span),
                    voice=Voice.EDITOR,
                    reason=f"the record is dated {day.words}, which lies within the stated period",
                    rule="decided-on-record-date",
                )


def year_of_past_act(reading: Reading, genre: str, claims: tuple[Claim, ...]) -> Iterator[Inferred]:
    """A past act dated without a year belongs to the year of the decision, if its day is not after it."""
    day = _day(claims)
    for claim in claims if day is not None else ():
        if (
            day is not None
            and isinstance(claim, PastAct)
            and claim.when is not None
            and claim.when.edtf.startswith("XXXX-")
        ):
            full = claim.when.edtf.replace("XXXX", day.edtf[:4])
            if _DAY.fullmatch(full) and full <= day.edtf:
                yield Inferred(
                    key=f"inference.{claim.key}.year",
                    subject=claim.key,
                    property="happened-on",
                    object=full,
                    basis="basis-text-context",
                    evidence=(claim.when.span, day.span),
                    voice=Voice.TEXT,
                    reason=f"no year is stated; the document is of {day.words}",
                    rule="year-of-past-act",
                )


def _words(office: str) -> tuple[str, frozenset[str]]:
    """The head of an office's name and the telling words beside it: ``governor``, {``xinjiang``}."""
    words = [w.lower().replace("’", "'") for w in _WORD.findall(office)]
    complement = next((i for i, w in enumerate(words) if w in ("of", "in", "at", "for", "to")), len(words))
    head = words[complement - 1] if complement else ""
    return head, frozenset(w for w in words if w not in _SMALL and w != head)


def _first(entity: Entity) -> Span:
    return entity.mentions[0].span


def _same(one: Entity, other: Entity, reason: str, rule: str, *more: Span) -> Inferred:
    return Inferred(
        key=f"inference.{one.key}.same.{other.key}",
        subject=one.key,
        property="same-person",
        object=other.key,
        basis="basis-text-context",
        evidence=(_first(one), *(more or (_first(other),))),
        voice=Voice.TEXT,
        reason=reason,
        rule=rule,
    )


def short_office(reading: Reading, genre: str, claims: tuple[Claim, ...]) -> Iterator[Inferred]:
    """ "the governor" is the one governor whom the document names more fully ("the Xinjiang governor")."""
    unnamed = [(e, *_words(e.name)) for e in reading.entities if e.kind is EntityKind.UNNAMED and e.mentions]
    for entity, head, telling in unnamed:
        if telling:
            continue
        fuller = [e for e, other, words in unnamed if other == head and words]
        if len(fuller) == 1 and _first(fuller[0]).start < _first(entity).start:
            yield _same(
                entity,
                fuller[0],
                f"{entity.name!r} stands alone after the only fuller office of that name, {fuller[0].name!r}",
                "short-office",
            )


def holder_of_office(reading: Reading, genre: str, claims: tuple[Claim, ...]) -> Iterator[Inferred]:
    """A holder named by office alone is the one person whom the document gives that office elsewhere."""
    held: dict[str, tuple[Entity, str, Span]] = {}
    offices: list[tuple[str, frozenset[str], str]] = []
    for claim in claims:
        person = reading.entity(claim.person) if isinstance(claim, Held) else None
        if isinstance(claim, Held) and person is not None and person.kind is EntityKind.PERSON:
            held.setdefault(f"{person.key} {claim.office}", (person, claim.office, claim.evidence[0]))
            offices.append((*_words(claim.office), f"{person.key} {claim.office}"))
    for entity in reading.entities:
        if entity.kind is not EntityKind.UNNAMED or not entity.mentions:
            continue
        head, telling = _words(entity.name)
        found = {
            held[key][0].key: held[key]
            for other, words, key in offices
            if other == head and telling and words and (telling <= words or words <= telling)
        }
        if len(found) == 1:
            person, office, span = next(iter(found.values()))
            yield _same(
                entity,
                person,
                f"{person.name!r} is called {office!r} in this document, and {entity.name!r} stands without a name",
                "holder-of-office",
                span,
            )


def same_appeals(reading: Reading, genre: str, claims: tuple[Claim, ...]) -> Iterator[Inferred]:
    """A holder named by office alone whose appeals to a body the same point ascribes to one named person."""
    acts: dict[tuple[str, str, str], list[tuple[Entity, Span]]] = {}
    for claim in claims:
        if isinstance(claim, PastAct):
            to = next((r.entity for r in claim.roles if r.role == "addressee"), "")
            for role in claim.roles:
                entity = reading.entity(role.entity) if role.role == "actor" else None
                if entity is not None and to and entity.mentions:
                    acts.setdefault((claim.part.split(".")[0], claim.kind, to), []).append((entity, claim.evidence[0]))
    for (_, kind, _), found in acts.items():
        holders = {e.key: (e, s) for e, s in found if e.kind is EntityKind.UNNAMED}
        people = {e.key: (e, s) for e, s in found if e.kind is EntityKind.PERSON}
        if len(holders) == 1 and len(people) == 1:
            (holder, _), (person, span) = *holders.values(), *people.values()
            yield _same(
                holder,
                person,
                f"the same point speaks of the {kind.removeprefix('past-')} of {holder.name!r} and of {person.name!r} "
                "to one addressee",
                "same-appeals",
                span,
            )


RULES: tuple[Rule, ...] = (decided_on_record_date, year_of_past_act, short_office, holder_of_office, same_appeals)


def infer(reading: Reading, genre: str, claims: tuple[Claim, ...]) -> tuple[Inferred, ...]:
    """All inferences, in rule order; what two rules conclude is kept once, with the first reason."""
    found: dict[tuple[str, str, str], Inferred] = {}
    for rule in RULES:
        for one in rule(reading, genre, claims):
            found.setdefault((one.subject, one.property, one.object), one)
    return tuple(found.values())
