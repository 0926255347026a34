"""Whom a text addresses, from where and through whom: its address lines, its salutation, its orders to pass it on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.interpret.correspondence import closeforms, headforms
from kg.interpret.correspondence.parties import Party, parties
from kg.interpret.correspondence.sections import Section
from kg.interpret.correspondence.words import any_of, is_one, office, pattern, title
from kg.model import (
    Diagnostic,
    Kind,
    MentionKind,
    Reading,
    Segment,
    Span,
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


_FOR = re.compile(r"for\s+(?!information\b|immediate\b)", re.I)
# "Cde. ZORIN [for passing] to Cde. VYSHINSKY", "X (for Y)" hold who passes on and who is addressed; "X and for
# transmission to Y" addresses both
# "From Moscow to Pyongyang", "From SHTEIN to Comrade FYN SI": both ends on one line
_COURSE = re.compile(r"(?P<from>[A-ZА-Я][^\n:]{2,60}?)\s+(?:to|TO)\s+(?P<to>[A-ZА-Я][^\n:]{2,80})")
_PASSED = r"\s*(?P<and>\b(?:and|и)\s+)?[\[(,;–—-]?\s*\b@\b\s*[\])]?\s+to\s+"


def read_addresses(reading: Reading, section: Section, parts: Parts) -> None:
    tail = {s.span for s in section.closing}
    to: list[Party] = []
    forwarded: list[Party] = []
    stacked = False
    above: Segment | None = None
    for segment in section.of_kind(Kind.ADDRESS):
        span = _value_span(reading.text, segment)
        if span is None:
            stacked = stacked or segment.label == "to"
            continue
        spans: tuple[Span, ...] = (span,)
        if segment.label == "to" and segment.span not in tail:
            spans, beyond = _passed(reading, segment, span)
            forwarded.extend(beyond)
            to.extend(beyond)
        found = tuple(p for s in spans for p in parties(reading, s))
        if segment.label == "from" and (course := _COURSE.fullmatch(span.of(reading.text))):
            found = parties(reading, Span(span.start, span.start + course.end("from")))
            beyond = parties(reading, Span(span.start + course.start("to"), span.end))
            parts.destination = parts.destination or next((p.entity for p in beyond if p.is_place), "")
            to.extend(p for p in beyond if p.kind in _PEOPLE)
        if segment.label == "block":
            found = found[:1] if not to else ()
        if segment.label in ("to", "block", "place", "destination"):
            parts.destination = parts.destination or next((p.entity for p in found if p.is_place), "")
            if segment.label in ("to", "block") or (
                segment.label == "destination" and any(p.kind in _PEOPLE for p in found)
            ):
                if segment.span in tail and to:
                    continue
                named = list(_unplaced(reading, segment, found))
                if above and to and to[-1].span.overlaps(above.span) and _holder_below(reading.text, to[-1], named):
                    named[0] = replace(named[0], office=to.pop().words)
                to.extend(named)
                above = segment
        elif segment.label == "from":
            parts.origin = parts.origin or next((p.entity for p in found if p.is_place), "")
            parts.senders += tuple(p for p in found if p.kind in _PEOPLE)
        elif segment.label == "origin":
            parts.origin = parts.origin or next((p.entity for p in found if p.is_place), "")
        elif segment.label == "through":
            parts.via += tuple(p for p in found if not p.is_place)
        if segment.label == "to" and _FOR.match(segment.span.of(reading.text)) and segment.span not in tail:
            forwarded.extend(p for p in found if p.kind in _PEOPLE and not p.is_place)
    if forwarded and len(forwarded) < len(to):  # "TO SHTYKOV" above "for KIM IL SUNG": the first passes it on
        last = {p.entity or p.words for p in forwarded}
        parts.relays = once(p for p in to if (p.entity or p.words) not in last)
        to = forwarded
    people = [p for p in to if p.kind is MentionKind.PERSON]
    if stacked and len(people) == 1:  # "To:" above a body, its department and the person there
        to = people
    parts.recipients = once(to)


def _holder_below(text: str, last: Party, named: list[Party]) -> bool:
    """Whether an office stands alone over the titled name of who holds it: "To the President of …" / "Mr. DIALLO"."""
    first = named[0] if len(named) == 1 else None
    if first is None or first.kind is not MentionKind.PERSON or last.kind is MentionKind.PERSON:
        return False
    between = text[last.span.end : first.span.start]
    return (
        (last.kind is MentionKind.OFFICE or office().match(last.words) is not None)
        and between.count("\n") == 1
        and title().match(between.rpartition("\n")[2].lstrip()) is not None
    )


def _passed(reading: Reading, segment: Segment, span: Span) -> tuple[tuple[Span, ...], tuple[Party, ...]]:
    """The stretches before an order to pass on, and those beyond it: ``ZORIN [for passing] to VYSHINSKY``."""
    if headforms.passed_on(segment.span.of(reading.text)):
        return (), _people(reading, span)
    found = pattern(_PASSED, "passing-on").search(span.of(reading.text))
    if found is None or found.start() == 0:
        return (span,), ()
    before = Span(span.start, span.start + found.start())
    after = Span(span.start + found.end(), span.end)
    return ((before, after), ()) if found["and"] else ((before,), _people(reading, after))


def _people(reading: Reading, span: Span) -> tuple[Party, ...]:
    return tuple(p for p in parties(reading, span) if p.kind in _PEOPLE and not p.is_place)


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
    start = headforms.value_start(words) if segment.label not in ("block", "place") else 0
    inner = words[start:].strip(" -–—")
    if not any(c.isalpha() for c in inner):
        return None
    at = segment.span.start + start + words[start:].index(inner)
    return Span(at, at + len(inner))


def read_relay(reading: Reading, section: Section, parts: Parts) -> None:
    """``Convey to X the following:`` makes those addressed relays, and X the addressee."""
    text = reading.text
    body = list(section.of_kind(Kind.PARAGRAPH))[:3]
    spans = [s.span for s in body if len(s.span.of(text)) < 160 or any(w in s.span.of(text)[:400] for w in ':“"«')]
    spans += [s.span for s in section.of_kind(Kind.ADDRESS)]
    for span in spans:
        found = pattern(_RELAY.replace("%", any_of("relay-object")), "relay-verb").search(span.of(text)[:400])
        before = re.split(r"[.;:!?\n]", span.of(text)[: found.start()])[-1] if found else ""
        if found is None or re.search(r"\b(?:and|и)\s$", before, re.I) or _TOLD.search(before):
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


# "For Raghavan from Prime Minister.", "1974. Personal for Harriman from the Secretary." opens the text of a telegram
_ATTENTION = re.compile(
    r"(?:\d{1,5}\.\s+)?(?:(?:Strictly\s+|Top\s+)?(?:Personal|Following|Secret|Eyes only)(?:\s+and\s+\w+)?\s+)?"
    r"[Ff](?:or|OR)\s+"
    r"(?P<to>[A-Z][^.:;]{2,60}?)\s+(?:from|FROM)\s+(?P<from>[A-Z][^.:;]{2,60}|the\s[^.:;]{2,60})[.:](?:\s|$)"
)


def read_attention(reading: Reading, section: Section, parts: Parts) -> None:
    """``For X from Y.`` at the beginning of a telegram's text: the person meant, and whose words they are."""
    for segment in section.of_kind(Kind.PARAGRAPH)[:2]:
        found = _ATTENTION.match(segment.span.of(reading.text))
        if found is None:
            continue
        start = segment.span.start
        ends = [Span(start + found.start(g), start + found.end(g)) for g in ("to", "from")]
        to, by = (tuple(p for p in parties(reading, s) if p.kind is MentionKind.PERSON) for s in ends)
        parts.recipients = to or parts.recipients
        parts.authors = by or parts.authors
        return


# "He asked me to transmit the following to Comrade Mao" tells of an order, and gives none
_TOLD = re.compile(
    r"\b(?:he|she|they|who|was|were|asked|told|requested|instructed|promised|agreed|wanted|wished|managed|me|us)\b",
    re.I,
)
# "Convey the following to Comrade X:", "Pass to Mao Zedong the following:", "for transmission to X", "Hand X the
# following
# message:", "Visit X and convey to him:"; the verb alone ("we conveyed to him our view") is past or lacks the
# object, and is none
_RELAY = (
    r"\b@\s+(?:(?:%|immediately|urgently|at\s+once|personally)\s+)*"
    r"(?:to\s+(?P<a>[^:“\"«\n]{3,90}?)\s+(?:%|immediately|personally)\b"
    r"|(?:%\s+)?to\s+(?P<b>[^:“\"«\n]{3,90}?)\s*(?:[:“\"«]|$|\.\s*$)"
    r"|(?P<c>[^:“\"«\n]{3,60}?)\s+(?:%)\b)"
    r"|\b(?:visit|see|meet\s+with|meet|call\s+on|go\s+to|receive)\s+(?P<d>[^:“\"«\n,]{3,60}?),?\s+(?:(?:immediately|today|at\s+once)\s+)?"
    r"and\s+@\s+(?:(?:to\s+)?(?:him|her|them)\b)"
)


def complimented(reading: Reading, section: Section) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Sender and addressee of a note verbale, as its opening sentence names them."""
    for segment in section.of_kind(Kind.PARAGRAPH)[:2]:
        found = closeforms.COMPLIMENTS.search(segment.span.of(reading.text)[:500])
        if found is not None:
            start = segment.span.start
            return (
                parties(reading, Span(start + found.start("from"), start + found.end("from")))[:1],
                parties(reading, Span(start + found.start("to"), start + found.end("to"))),
            )
    return (), ()


def once(found: Iterable[Party]) -> tuple[Party, ...]:
    kept: dict[str, Party] = {}
    for party in found:
        kept.setdefault(party.entity or party.words.casefold(), party)
    return tuple(kept.values())


def greeted(reading: Reading, section: Section) -> tuple[Party, ...]:
    """The person a salutation names; "Dear Mr. Chairman" names none."""
    for segment in section.of_kind(Kind.SALUTATION)[:1]:
        people = reading.mentions_in(segment.span, MentionKind.PERSON)
        return tuple(Party(m.name, m.span, m.entity, m.kind, m.office) for m in people if m.title or " " in m.name)
    return ()
