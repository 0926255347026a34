"""What the record's own description says of a sending: who sent the letter, who received it, from where, when.

Editors of letters state it apart from the text (``correspAction`` of a TEI header). What they state is not judged
again: it completes the message the text itself gives, or is the message where the text gives none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.model import (
    Claim,
    Corresponded,
    Described,
    Document,
    Finding,
    Kind,
    Mention,
    MentionKind,
    Reading,
    Role,
    Segment,
    Voice,
    When,
)

_ACTS = {Kind.AUTHOR: "sender", Kind.NAME_TERM: "recipient"}


def is_stated(document: Document) -> bool:
    """Whether the record names who sent the document, or who received it."""
    return any(zone.label in ("sent", "received") and zone.kind in _ACTS for zone in document.zones)


def completed(reading: Reading, said: Finding, of_record: Finding) -> Finding:
    """``said`` with the sending of the whole document as its record describes it."""
    if not is_stated(reading.document):
        return said
    known = next((c for c in said.claims if isinstance(c, Corresponded) and c.part == ""), None)
    named = tuple(_roles(reading))
    roles = _merged(known.roles if known else (), named)
    place, destination = _place(reading, "sent"), _place(reading, "received")
    lines = tuple(zone.span for zone in reading.document.zones if zone.label in ("sent", "received"))
    base = known or Corresponded(
        key="correspondence", part="", kind="letter", evidence=(lines[-1],), voice=Voice.EDITOR, rule="")
    message = replace(
        base, roles=roles, sent=_sent(base.sent, _day(of_record)), rule="correspondence-described",
        origin=place.entity if place else base.origin, place=place.name if place else base.place,
        place_span=place.span if place else base.place_span,
        destination=destination.entity if destination else base.destination,
        evidence=tuple(dict.fromkeys((*lines[-1:], *lines, *base.evidence))))
    claims: list[Claim] = [message if claim is known else claim for claim in said.claims]
    return Finding(tuple(claims if known else [message, *claims]), said.diagnostics)


def _roles(reading: Reading) -> Iterator[Role]:
    for zone in reading.document.zones:
        role = _ACTS.get(zone.kind)
        if role and zone.label in ("sent", "received"):
            holder = _named(reading, zone)
            words = holder.name if holder else " ".join(zone.span.of(reading.text).split())
            yield Role(role=role, entity=holder.entity if holder else "", span=holder.span if holder else zone.span,
                       words=words, office=holder.office if holder else "")


def _named(reading: Reading, zone: Segment) -> Mention | None:
    found = reading.mentions_in(zone.span, MentionKind.PERSON, MentionKind.GROUP, MentionKind.OFFICE)
    return next(iter(found), None)


def _merged(text: tuple[Role, ...], record: tuple[Role, ...]) -> tuple[Role, ...]:
    """Each side as the record names it; in the text's own words where it names the same person no shorter."""
    stated = {role.role for role in record}
    own = {(role.role, role.entity): role for role in text if role.entity}
    pairs = ((role, own.get((role.role, role.entity), role)) for role in record)
    kept = [mine if len(mine.words.split()) >= len(role.words.split()) else role for role, mine in pairs]
    return (*kept, *(role for role in text if role.role not in stated))


def _place(reading: Reading, act: str) -> Mention | None:
    zones = (zone for zone in reading.document.zones if zone.kind is Kind.PLACE_TERM and zone.label == act)
    return next((m for zone in zones for m in reading.mentions_in(zone.span, MentionKind.PLACE)), None)


def _sent(text: When | None, record: When | None) -> When | None:
    """The text's own date, unless the record states more of it ("17ten April 1848" is read as the month alone)."""
    finer = text is None or (record is not None and record.edtf.startswith(text.edtf) and record.edtf != text.edtf)
    return record if finer and record is not None else text


def _day(of_record: Finding) -> When | None:
    return next((c.when for c in of_record.claims if isinstance(c, Described) and c.field == "date"), None)
