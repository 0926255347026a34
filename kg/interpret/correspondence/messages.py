"""Sender, author, relay, addressee, times, number and place of one text, each with the words that state it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.interpret.correspondence import shapes
from kg.interpret.correspondence.addresses import (
    Parts,
    complimented,
    greeted,
    once,
    read_addresses,
    read_attention,
    read_relay,
)
from kg.interpret.correspondence.parties import Party, parties
from kg.interpret.correspondence.sections import Section
from kg.interpret.correspondence.signatures import Maker, Signature
from kg.interpret.correspondence.stated import labelled, number_of, place_of, sent_of
from kg.interpret.correspondence.titles import TitleReading, read_title
from kg.interpret.correspondence.words import given_name, pattern
from kg.model import (
    Corresponded,
    Diagnostic,
    Kind,
    MentionKind,
    Part,
    Reading,
    Role,
    Severity,
    Span,
    Voice,
    When,
)


def titles_of(reading: Reading, section: Section) -> tuple[tuple[TitleReading, Span], ...]:
    """The titles that speak of a text: headings of its opening that name its parties, then the record's title."""
    found: list[tuple[TitleReading, Span]] = []
    for segment in section.opening[:8]:
        if segment.kind is Kind.HEADING:
            start = segment.span.start
            if segment.label == "attachment":
                lead = pattern(r"[\[(]?@[^:]{0,12}[:.–—-]\s*", "label-attachment").match(segment.span.of(reading.text))
                start += lead.end() if lead else 0
            title = read_title(reading.text, Span(start, segment.span.end))
            if title.directed:
                found.append((title, segment.span))
    if not section.key:
        zone = reading.document.zone(Kind.TITLE)
        if zone is not None:
            found.append((read_title(reading.text, zone.span), zone.span))
    return tuple(found)


def message(
    reading: Reading, section: Section, kind: str, signed: Sequence[Signature], made: Sequence[Maker]
) -> tuple[Corresponded | None, tuple[Diagnostic, ...]]:
    """The sending of one text, or None where nothing about it is stated."""
    titles = titles_of(reading, section)
    parts = Parts()
    read_addresses(reading, section, parts)
    if kind == "telegram" or section.labelled(Kind.HEADING, "telegram"):
        read_attention(reading, section, parts)
        read_relay(reading, section, parts)
    close = [_closed(s) for s in signed if not s.quoted and s.how != "certified"]
    quoted = [_closed(s) for s in signed if s.quoted]
    _from_titles(reading, titles, close, quoted, complimented(reading, section), parts)
    if not parts.recipients:
        parts.recipients = greeted(reading, section)
    number, number_span = number_of(reading, section, kind)
    sent, received = sent_of(reading, section), labelled(reading, section, "received")
    place, place_span = place_of(reading, section)
    roles = _roles(parts, made)
    if not (parts.senders or parts.recipients or parts.authors) and not (
        number or received or parts.origin or parts.destination
    ):
        note = Diagnostic("no-correspondents", Severity.INFO, section.span, "neither sender nor addressee is stated")
        return None, (note,)
    for name, holders in (("sender", parts.senders), ("recipient", parts.recipients)):
        if not holders:
            parts.notes.append(Diagnostic(f"no-{name}", Severity.INFO, section.span, f"no {name} is stated"))
        for holder in holders:
            if not holder.entity:
                parts.notes.append(
                    Diagnostic(
                        "correspondent-without-entity",
                        Severity.INFO,
                        holder.span,
                        f"{holder.words!r} is the {name} by position; no mention names it",
                    )
                )
    claim = Corresponded(
        key=f"{section.key}.correspondence" if section.key else "correspondence",
        part=section.key,
        number=number,
        number_span=number_span,
        roles=roles,
        sent=sent,
        received=received,
        origin=parts.origin,
        destination=parts.destination,
        place=place,
        place_span=place_span,
        kind=kind,
        evidence=_evidence(reading, section, roles, number_span, sent, received),
        voice=Voice.EDITOR if parts.edited else Voice.TEXT,
        rule="correspondence",
    )
    return claim, tuple(parts.notes)


# "To Comrade ORLOV.", "For Cde. Su:", "Comrade Orlov!", "Dear Mr. Ashdown," at the head of a quoted message
_INNER_TO = re.compile(
    r"\s*[“„«\"]?\s*(?P<to>(?:(?:To|TO|For|Кому)\s+\S[^\n]{2,80}|Dear\s[^\n.]{2,60}[,!:]|[^\n.,]{4,60}!))\s*$"
)


def inner(
    reading: Reading, section: Section, part: Part, signed: Sequence[Signature], outer: Corresponded | None
) -> tuple[Corresponded, ...]:
    """The sending of a message quoted in the text: nobody but who is named at its head and at its close.

    None where the text that quotes it has the same two sides: there it is the message itself.
    """
    senders = once([_closed(s) for s in signed])
    first = next((s for s in section.of_kind(Kind.PARAGRAPH) if part.span.covers(s.span)), None)
    found = _INNER_TO.match(first.span.of(reading.text)) if first is not None else None
    if first is None or found is None:
        return ()
    span = Span(first.span.start + found.start("to"), first.span.start + found.end("to"))
    held = {p.entity for p in senders if p.entity}
    to = once([p for p in parties(reading, span) if p.kind in _SOMEBODY and p.entity not in held])
    sides = {r.role: r.entity for r in outer.roles} if outer is not None else {}
    if not senders or not to or (sides.get("sender"), sides.get("recipient")) == (senders[0].entity, to[0].entity):
        return ()
    parts = Parts(senders=senders, recipients=to)
    dated = [
        when
        for s in section.of_kind(Kind.DATELINE, Kind.PARAGRAPH)
        if part.span.overlaps(s.span) and shapes.dateline(s.span.of(reading.text).strip('”"» '), 0)
        for when in reading.dates_in(s.span)
    ]
    return (
        Corresponded(
            key=f"{part.key}.correspondence",
            part=part.key,
            roles=_roles(parts, ()),
            sent=dated[0] if len(dated) == 1 else None,
            kind="message",
            evidence=tuple(dict.fromkeys((span, *(s.line for s in signed), *(w.span for w in dated)))),
            voice=Voice.TEXT,
            rule="quoted-message",
        ),
    )


_SOMEBODY = (MentionKind.PERSON, MentionKind.GROUP, MentionKind.OFFICE)


def _closed(signature: Signature) -> Party:
    return Party(
        signature.name or signature.office,
        signature.name_span or signature.line,
        signature.entity,
        signature.kind,
        signature.office if signature.name else "",
    )


def _from_titles(
    reading: Reading,
    titles: Sequence[tuple[TitleReading, Span]],
    close: list[Party],
    quoted: list[Party],
    noted: tuple[tuple[Party, ...], tuple[Party, ...]],
    parts: Parts,
) -> None:
    """The text's close before its head, the head before the title; a named person before an office without a name."""
    # "Vance" under a telegram from the Department is a surname; under a letter from Cyrus Vance "Cy" is a given name
    elsewhere = (*parts.senders, *(p for title, _ in titles for p in _titled(reading, title.sender)))
    stated_elsewhere = any(p.kind is MentionKind.PERSON or (p.kind is None and p.office) for p in elsewhere)
    by_close = once([p for p in close if not p.is_place and not (stated_elsewhere and _is_initials(p))])
    head = parts.senders
    stated: list[tuple[Party, ...]] = [by_close, head, noted[0]]
    to: list[tuple[Party, ...]] = [noted[1], parts.recipients]
    for title, _ in titles:
        stated.append(_titled(reading, title.sender))
        to.append(_titled(reading, title.recipient) or _titled(reading, title.addressee))
        if not parts.via and not parts.relays:
            parts.via = _titled(reading, title.via)
        parts.authors = parts.authors or _titled(reading, title.author)
        for span, name in ((title.sender, "origin"), (title.recipient, "destination")):
            place = next((p.entity for p in parties(reading, span) if p.is_place), "") if span else ""
            if place and not getattr(parts, name):
                setattr(parts, name, place)
    parts.senders = _best(stated)
    same = [q for q in quoted if q.entity and q.entity in {p.entity for p in parts.senders}]
    said = (by_close, head, noted[0])
    if same and parts.senders not in said:
        parts.senders = once(same)  # the title's sender signs the quoted message: his own words come first
    parts.edited = bool(parts.senders) and parts.senders not in said and _best(to) is not parts.recipients
    parts.recipients = _best(to)
    authors = once(quoted)
    known = {p.entity for p in parts.senders if p.entity}
    parts.authors = once([a for a in (authors or parts.authors) if a.entity not in known])
    if not parts.senders and authors:
        parts.senders, parts.authors = authors, ()
    passed = {p.entity for title, _ in titles for p in _titled(reading, title.via) if p.entity}
    relayed = bool(by_close) and {p.entity for p in by_close} <= passed
    if relayed and not parts.authors:  # "X to Y (via Z)", closed by Z: the words are X's
        parts.authors = once(
            [p for title, _ in titles for p in _titled(reading, title.sender) if p.entity not in known]
        )
    title_names = [p for party in stated[3:] for p in party if p.entity]
    pairs = [(set(a.words.split()), set(b.words.split())) for a in by_close for b in title_names]
    part_of_it = any(a <= b or b <= a for a, b in pairs)
    agree = part_of_it or bool({p.entity for p in by_close} & {p.entity for p in title_names})
    if by_close and title_names and not relayed and not agree:
        parts.notes.append(
            Diagnostic(
                "sender-differs",
                Severity.INFO,
                by_close[0].span,
                f"the text is closed by {by_close[0].words!r}, the title names {title_names[0].words!r}",
            )
        )
    sent_by = {s.entity for s in parts.senders if s.entity}
    parts.recipients = tuple(
        # "From William P. Bundy … to the President's Special Assistant (Bundy)": nobody writes to himself
        replace(p, entity="", kind=None) if p.entity in sent_by and p.office and " " not in p.words else p
        for p in parts.recipients
        if p.entity not in sent_by or (p.office and " " not in p.words)
    )
    held = {p.entity for p in (*parts.senders, *parts.recipients) if p.entity}
    parts.relays = tuple(p for p in parts.relays if not p.entity or p.entity not in held)
    parts.via = tuple(
        p
        for p in parts.via
        if not p.is_place and (not p.entity or p.entity not in held | {r.entity for r in parts.relays})
    )


def _is_initials(party: Party) -> bool:
    """Whether a signature is initials ("McG. B.") or a given name ("Joe"): it signs, but the name stands elsewhere."""
    alone = " " not in party.words and not party.words.isupper() and given_name(party.words)
    return alone or (not party.entity and bool(re.fullmatch(r"(?:\w{1,3}\.\s*)+", party.words)))


def _titled(reading: Reading, span: Span | None) -> tuple[Party, ...]:
    return tuple(p for p in parties(reading, span) if not p.is_place) if span is not None else ()


def _best(candidates: Sequence[tuple[Party, ...]]) -> tuple[Party, ...]:
    """The first statement that names a person or body; else the first at all."""
    named = (c for c in candidates if any(p.entity and p.kind is not MentionKind.OFFICE for p in c))
    offices = (c for c in candidates if any(p.entity for p in c))
    return next(named, None) or next(offices, None) or next((c for c in candidates if c), ())


def _roles(parts: Parts, made: Sequence[Maker]) -> tuple[Role, ...]:
    named = (
        ("sender", parts.senders),
        ("author", parts.authors),
        ("relay", parts.relays),
        ("via", parts.via),
        ("recipient", parts.recipients),
    )
    roles = [
        Role(role=role, entity=p.entity, span=p.span, words=p.words, office=p.office)
        for role, holders in named
        for p in holders
    ]
    roles += [Role(role=m.role, entity=m.entity, span=m.span, words=m.name) for m in made]
    return tuple(replace(role, words=" ".join(role.words.split())) for role in roles)


def _evidence(
    reading: Reading, section: Section, roles: Sequence[Role], *others: Span | When | None
) -> tuple[Span, ...]:
    """The lines the message rests on: first that of the addressee, then that of the sender."""
    order = {"recipient": 0, "sender": 1}
    spans = [_line(reading, section, r.span) for r in sorted(roles, key=lambda r: order.get(r.role, 2))]
    spans += [o.span if isinstance(o, When) else o for o in others if o is not None]
    title = reading.document.zone(Kind.TITLE)
    fallback = title.span if title is not None and not section.key else section.segments[0].span
    return tuple(dict.fromkeys(spans)) or (fallback,)


def _line(reading: Reading, section: Section, span: Span) -> Span:
    title = reading.document.zone(Kind.TITLE)
    if title is not None and title.span.covers(span):
        return title.span
    held = next((s for s in section.segments if s.span.covers(span)), None)
    if held is None or held.span.end - held.span.start > 300:
        return span
    return held.span
