"""Sender, author, relay, addressee, times, number and place of one text, each with the words that state it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.interpret.correspondence import forms
from kg.interpret.correspondence.parties import Party, parties
from kg.interpret.correspondence.sections import Section
from kg.interpret.correspondence.signatures import Maker, Signature
from kg.interpret.correspondence.titles import TitleReading, read_title
from kg.interpret.correspondence.words import any_of, is_one, pattern
from kg.model import (
    Corresponded,
    Diagnostic,
    Kind,
    MentionKind,
    Reading,
    Role,
    Segment,
    Severity,
    Span,
    Voice,
    When,
)

_PEOPLE = (MentionKind.PERSON, MentionKind.GROUP, MentionKind.UNIT, MentionKind.OFFICE)


@dataclass(slots=True)
class Parts:
    """What is known of a message while it is put together; every party with the span of its source."""

    senders: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    authors: tuple[Party, ...] = ()
    relays: tuple[Party, ...] = ()
    via: tuple[Party, ...] = ()
    origin: str = ""
    destination: str = ""
    notes: list[Diagnostic] = field(default_factory=list)
    edited: bool = False


def titles_of(reading: Reading, section: Section) -> tuple[tuple[TitleReading, Span], ...]:
    """The titles that speak of a text: headings of its opening that name sender or addressee, then the record's title."""
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
    _addresses(reading, section, parts)
    if kind == "telegram" or section.labelled(Kind.HEADING, "telegram"):
        _relayed(reading, section, parts)
    close = [_closed(s) for s in signed if not s.quoted and s.how != "certified"]
    quoted = [_closed(s) for s in signed if s.quoted]
    _from_titles(reading, titles, close, quoted, parts)
    if not parts.recipients:
        parts.recipients = _greeted(reading, section)
    number, number_span = _number(reading, section, kind)
    sent, received = _sent(reading, section), _labelled(reading, section, "received")
    place, place_span = _place(reading, section)
    roles = _roles(parts, made)
    if not (parts.senders or parts.recipients or parts.authors) and not (number or received):
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


def _closed(signature: Signature) -> Party:
    return Party(
        signature.name or signature.office,
        signature.name_span or signature.line,
        signature.entity,
        signature.kind,
        signature.office if signature.name else "",
    )


# --------------------------------------------------------------------------- addresses in the text


def _addresses(reading: Reading, section: Section, parts: Parts) -> None:
    tail = {s.span for s in section.closing}
    to: list[Party] = []
    for segment in section.of_kind(Kind.ADDRESS):
        span = _value_span(reading.text, segment)
        if span is None:
            continue
        found = parties(reading, span)
        if segment.label == "block":
            found = found[:1] if not to else ()
        if segment.label in ("to", "block", "place", "destination"):
            parts.destination = parts.destination or next((p.entity for p in found if p.is_place), "")
            if segment.label in ("to", "block") or (
                segment.label == "destination" and any(p.kind in _PEOPLE for p in found)
            ):
                if segment.span in tail and to and parts.recipients:
                    continue
                to.extend(_unplaced(reading, segment, found))
        elif segment.label == "from":
            parts.origin = parts.origin or next((p.entity for p in found if p.is_place), "")
            parts.senders += tuple(p for p in found if p.kind in _PEOPLE)
        elif segment.label == "origin":
            parts.origin = parts.origin or next((p.entity for p in found if p.is_place), "")
        elif segment.label == "through":
            parts.via += tuple(p for p in found if not p.is_place)
    parts.recipients = _once(to)


def _unplaced(reading: Reading, segment: Segment, found: Iterable[Party]) -> Iterable[Party]:
    """Addressees without places; words in capitals that nothing names ("TO GENSEN") are left out."""
    for party in found:
        if party.is_place or (
            party.kind is None
            and party.words.isupper()
            and len(party.words.split()) == 1
            and not is_one(party.words, "address-office")
        ):
            continue
        if is_one(party.words, "holder-thing", "mark-handling"):
            continue
        yield party


def _value_span(text: str, segment: Segment) -> Span | None:
    words = segment.span.of(text)
    start = forms.value_start(words) if segment.label not in ("block", "place") else 0
    inner = words[start:].strip(" -–—")
    if not any(c.isalpha() for c in inner):
        return None
    at = segment.span.start + start + words[start:].index(inner)
    return Span(at, at + len(inner))


def _relayed(reading: Reading, section: Section, parts: Parts) -> None:
    """``Convey to X the following:`` makes those addressed relays, and X the addressee."""
    text = reading.text
    body = list(section.of_kind(Kind.PARAGRAPH))[:3]
    spans = [s.span for s in body if len(s.span.of(text)) < 160 or any(w in s.span.of(text)[:400] for w in ':“"«')]
    spans += [s.span for s in section.of_kind(Kind.ADDRESS)]
    for span in spans:
        found = pattern(_RELAY.replace("%", any_of("relay-object")), "relay-verb").search(span.of(text)[:400])
        if found is None:
            continue
        group = next(name for name in "abcd" if found[name])
        start = span.start + found.start(group)
        named = [
            p
            for p in parties(reading, Span(start, span.start + found.end(group)))
            if p.kind in _PEOPLE and not p.is_place
        ]
        if not named:
            continue
        holders = tuple(named[:1]) if len(named) == 1 else tuple(named)
        relays = tuple(p for p in parts.recipients if p.entity not in {h.entity for h in holders} or not p.entity)
        parts.relays, parts.recipients = relays, holders
        return


# "Convey the following to Comrade X:", "Pass to Mao Zedong the following:", "for transmission to X", "Hand X the following
# message:", "Visit X and convey to him:"; the verb alone ("we conveyed to him our view") is past or lacks the object, and is none
_RELAY = (
    r"\b@\s+(?:(?:%|immediately|urgently|at\s+once|personally)\s+)*"
    r"(?:to\s+(?P<a>[^:“\"«\n]{3,90}?)\s+(?:%|immediately|personally)\b"
    r"|(?:%\s+)?to\s+(?P<b>[^:“\"«\n]{3,90}?)\s*(?:[:“\"«]|$|\.\s*$)"
    r"|(?P<c>[^:“\"«\n]{3,60}?)\s+(?:%)\b)"
    r"|\b(?:visit|see|meet\s+with|meet|call\s+on|go\s+to|receive)\s+(?P<d>[^:“\"«\n,]{3,60}?),?\s+(?:(?:immediately|today|at\s+once)\s+)?"
    r"and\s+@\s+(?:(?:to\s+)?(?:him|her|them)\b)"
)


# --------------------------------------------------------------------------- text before title


def _from_titles(
    reading: Reading, titles: Sequence[tuple[TitleReading, Span]], close: list[Party], quoted: list[Party], parts: Parts
) -> None:
    """The text's close before its head, the head before the title; a named person before an office without a name."""
    by_close = _once([p for p in close if not p.is_place])
    head = parts.senders
    stated: list[tuple[Party, ...]] = [by_close, head]
    to: list[tuple[Party, ...]] = [parts.recipients]
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
    if same and parts.senders not in (by_close, head):
        parts.senders = _once(same)              # the title's sender signs the quoted message: his own words come first
    parts.edited = bool(parts.senders) and parts.senders not in (by_close, head) and _best(to) is not parts.recipients
    parts.recipients = _best(to)
    authors = _once(quoted)
    known = {p.entity for p in parts.senders if p.entity}
    parts.authors = _once([a for a in (authors or parts.authors) if a.entity not in known])
    if not parts.senders and authors:
        parts.senders, parts.authors = authors, ()
    passed = {p.entity for title, _ in titles for p in _titled(reading, title.via) if p.entity}
    relayed = bool(by_close) and {p.entity for p in by_close} <= passed
    if relayed and not parts.authors:        # "X to Y (via Z)", closed by Z: the words are X's
        parts.authors = _once([p for title, _ in titles for p in _titled(reading, title.sender) if p.entity not in known])
    title_names = [p for party in stated[2:] for p in party if p.entity]
    if by_close and title_names and not relayed and not {p.entity for p in by_close} & {p.entity for p in title_names}:
        parts.notes.append(
            Diagnostic(
                "sender-differs",
                Severity.INFO,
                by_close[0].span,
                f"the text is closed by {by_close[0].words!r}, the title names {title_names[0].words!r}",
            )
        )
    parts.recipients = tuple(
        p for p in parts.recipients if not p.entity or p.entity not in {s.entity for s in parts.senders}
    )
    held = {p.entity for p in (*parts.senders, *parts.recipients) if p.entity}
    parts.relays = tuple(p for p in parts.relays if not p.entity or p.entity not in held)
    parts.via = tuple(
        p
        for p in parts.via
        if not p.is_place and (not p.entity or p.entity not in held | {r.entity for r in parts.relays})
    )


def _titled(reading: Reading, span: Span | None) -> tuple[Party, ...]:
    return tuple(p for p in parties(reading, span) if not p.is_place) if span is not None else ()


def _best(candidates: Sequence[tuple[Party, ...]]) -> tuple[Party, ...]:
    """The first statement that names a person or body; else the first at all."""
    named = (c for c in candidates if any(p.entity and p.kind is not MentionKind.OFFICE for p in c))
    offices = (c for c in candidates if any(p.entity for p in c))
    return next(named, None) or next(offices, None) or next((c for c in candidates if c), ())


def _once(found: Iterable[Party]) -> tuple[Party, ...]:
    kept: dict[str, Party] = {}
    for party in found:
        kept.setdefault(party.entity or party.words.casefold(), party)
    return tuple(kept.values())


def _greeted(reading: Reading, section: Section) -> tuple[Party, ...]:
    """The person a salutation names; "Dear Mr. Chairman" names none."""
    for segment in section.of_kind(Kind.SALUTATION)[:1]:
        people = reading.mentions_in(segment.span, MentionKind.PERSON)
        return tuple(Party(m.name, m.span, m.entity, m.kind, m.office) for m in people if m.title or " " in m.name)
    return ()


# --------------------------------------------------------------------------- number, times, place


def _number(reading: Reading, section: Section, kind: str) -> tuple[str, Span | None]:
    text = reading.text
    for segment in (
        *section.labelled(Kind.HEADING, "telegram", "letter", "memo", "petition"),
        *section.labelled(Kind.MARK, "number"),
        *section.labelled(Kind.ADDRESS, "from", "to"),
    ):
        if segment not in section.opening and segment not in section.closing:
            continue
        found = forms.number_in(segment.span.of(text))
        if found:
            return found[0], Span(segment.span.start + found[1], segment.span.start + found[2])
    return _opening_number(reading, section) if kind == "telegram" else ("", None)


def _opening_number(reading: Reading, section: Section) -> tuple[str, Span | None]:
    """Telegrams of printed series open their first paragraph with their number: ``1376. Embassy telegram 1363.``"""
    paragraphs = section.of_kind(Kind.PARAGRAPH)
    words = [s.span.of(reading.text) for s in paragraphs[:4]]
    found = re.match(r"(\d{2,5})\.\s+\S", words[0]) if words else None
    numbered = sum(bool(re.match(r"\d{1,5}[.)]\s", w)) for w in words)
    if found is None or numbered > 1:
        return "", None
    start = paragraphs[0].span.start
    return found[1], Span(start + found.start(1), start + found.end(1))


def _labelled(reading: Reading, section: Section, label: str) -> When | None:
    for segment in section.labelled(Kind.DATELINE, label):
        for when in reading.dates_in(segment.span):
            return when
    return None


def _sent(reading: Reading, section: Section) -> When | None:
    """When the message was sent: as labelled; else the date of the head; else the date under the signature."""
    stated = _labelled(reading, section, "sent") or _labelled(reading, section, "date")
    if stated:
        return stated
    for segments in (section.opening, section.closing):
        for segment in segments:
            if segment.kind is Kind.DATELINE and segment.label == "":
                for when in reading.dates_in(segment.span):
                    return when
    return None


def _place(reading: Reading, section: Section) -> tuple[str, Span | None]:
    """The place a dateline names before its date: ``New Delhi`` of ``New Delhi, 1st April, 1949.``"""
    text = reading.text
    for segment in (*section.opening, *section.closing):
        if segment.kind is Kind.DATELINE and segment.label == "place":
            return segment.span.of(text).strip(" ,."), segment.span
        dates = reading.dates_in(segment.span)
        if segment.kind is not Kind.DATELINE or segment.label or not dates:
            continue
        before = text[segment.span.start : dates[0].span.start]
        words = before.strip(" ,.;:–—-([\n\t")
        words = re.sub(r"[\s,]*\b(?:the|on|dated)$", "", words)
        if not words or forms.is_weekday(words) or any(c.isdigit() for c in words):
            continue
        words = re.sub(r"[\s,]*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$", "", words)
        start = segment.span.start + before.index(words)
        places = reading.mentions_in(segment.span, MentionKind.PLACE)
        people = reading.mentions_in(Span(start, start + len(words)), MentionKind.PERSON)
        if words and not people and (places or len(words.split()) <= 3):
            return words, Span(start, start + len(words))
    return "", None


# --------------------------------------------------------------------------- roles


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
    return tuple(dict.fromkeys(spans)) or (section.span,)


def _line(reading: Reading, section: Section, span: Span) -> Span:
    title = reading.document.zone(Kind.TITLE)
    if title is not None and title.span.covers(span):
        return title.span
    held = next((s for s in section.segments if s.span.covers(span)), None)
    if held is None or held.span.end - held.span.start > 300:
        return span
    return held.span
