"""What the record of a conversation says: who spoke with whom, when, where and of what; who wrote it down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.interpret.memorandum.attendance import Lists
from kg.interpret.memorandum.circumstances import when_held, where_held
from kg.interpret.memorandum.clauses import clauses, first_person
from kg.interpret.memorandum.dealings import Dealings
from kg.interpret.memorandum.forms import TALK, bare_side, bracketed_side, is_side
from kg.interpret.memorandum.speakers import Cast
from kg.interpret.memorandum.speech import label, speech, statements
from kg.interpret.memorandum.subject import Talk, journal, talk
from kg.interpret.memorandum.topics import parts
from kg.interpret.papers.closing import Closing, closing
from kg.interpret.papers.nouns import CONVERSATION, called
from kg.model import (
    Claim,
    Diagnostic,
    EntityKind,
    Finding,
    Held,
    Kind,
    MentionKind,
    Met,
    Part,
    Reading,
    Role,
    Segment,
    Severity,
    Span,
    Voice,
)


def claims(reading: Reading) -> Finding:
    """All claims of the genre."""
    end = closing(reading, "memorandum")
    topics = parts(reading)
    met, more, notes = _met(reading, end)
    said = told(reading, topics, met.roles, writer(reading, end))
    return Finding((met, *_held(reading, met.roles), *more, *topics, *said, *end.claims), (*notes, *end.notes))


def told(reading: Reading, topics: tuple[Part, ...], roles: tuple[Role, ...], writer: str) -> Iterator[Claim]:
    """What is reported to have been said, and what it promises, refuses, asks for or recommends."""
    cast = Cast(reading, roles, writer)
    said = tuple(statements(reading, cast))
    yield from speech(said, topics)
    yield from Dealings(reading, topics, cast).read(said)


def _met(reading: Reading, end: Closing) -> tuple[Met, tuple[Claim, ...], tuple[Diagnostic, ...]]:
    talks = tuple(_talks(reading))
    titled = _titled(reading)
    lists = Lists(reading, end.signed).read()
    held = once(lists.roles)
    for segment in reading.of_kind(Kind.HEADING):
        if segment.label == "journal":
            held = once((*held, *journal(reading, segment.span)))
    for one in (*talks, *((titled,) if titled else ())):
        held = once((*_named(reading, held, one.roles), *_new(reading, one.roles, held)))
    held = once((*held, *clauses(reading), *first_person(reading, writer(reading, end))))
    held = once((*held, *_new(reading, tuple(_speakers(reading)), held)))
    held = tuple(_bracketed(reading, role) for role in held)
    every = (*talks, *((titled,) if titled else ()))
    when, by_field = when_held(reading, every)
    place, place_span = where_held(reading, every)
    quote = talks[0].span if talks else by_field or (titled.span if titled else None) or _heading(reading)
    notes = list(lists.notes)
    if not held:
        notes.append(Diagnostic("no-participants", Severity.INFO, quote, "nobody is stated to have taken part"))
    met = Met(
        key="conversation",
        kind="conversation",
        roles=held,
        when=when,
        place=place,
        place_span=place_span,
        evidence=(quote,),
        voice=Voice.TEXT if talks or by_field or not titled else Voice.EDITOR,
        rule="conversation",
    )
    return met, lists.unnamed, tuple(notes)


def _bracketed(reading: Reading, role: Role) -> Role:
    """A role with the side that a bracket behind the name gives: "Interpreters: Li Yueran (Chinese side)"."""
    at = reading.text.find(role.words, role.span.start, role.span.end) if role.words else -1
    side = bracketed_side(reading.text, at + len(role.words)) if at >= 0 and not role.side else None
    if side is None:
        return role
    office = "" if is_side(role.office) else role.office
    return replace(role, side=bare_side(side.of(reading.text)), side_span=side, office=office)


def _held(reading: Reading, roles: tuple[Role, ...]) -> Iterator[Held]:
    """Offices a list gives those present that stand in no apposition: "Dr. M. Kesler, Assistant to the President"."""
    known = {(m.entity, m.office.casefold()) for m in reading.mentions if m.office}
    for role in roles:
        if role.office and _is_person(reading, role) and (role.entity, role.office.casefold()) not in known:
            # an apposition may state a part of it ("Chief" of "Chief, Review Division"): the list's statement rests on
            # the words of the office itself, and on none that another statement rests on
            at = role.span.of(reading.text).find(role.office)
            words = Span(role.span.start + at, role.span.end)
            starts = {min(m.span.start, (m.office_span or m.span).start) for m in reading.mentions if m.office}
            if at < 0 or words.start in starts:
                continue
            yield Held(
                person=role.entity, office=role.office, evidence=(words,), voice=Voice.TEXT, rule="office-in-list"
            )


def writer(reading: Reading, end: Closing) -> str:
    """Whose "I" it is: whose journal it is, else the one who signs."""
    zone = reading.document.zone(Kind.TITLE)
    spans = [s.span for s in reading.of_kind(Kind.HEADING) if s.label == "journal"] + ([zone.span] if zone else [])
    owners = {role.entity for span in spans for role in journal(reading, span) if role.entity}
    signed = {s.entity for s in end.signed if s.entity and not s.quoted and s.how != "certified"}
    keys = owners or {key for key in signed if _is_key_of_person(reading, key)}
    return next(iter(keys)) if len(keys) == 1 else ""


# "N o t e / on a talk of Comrade Lange with …": the talk a heading of several lines names
_ON_TALK = re.compile(rf"\n\s*(?:on|about)\s+(?P<talk>(?:the|an?)\s+{TALK}\s+(?:of|with|between)\s)", re.IGNORECASE)


def _talks(reading: Reading) -> Iterator[Talk]:
    """The conversations subject and headings speak of, in text order."""
    for segment in reading.of_kind(Kind.HEADING):
        if segment.label not in ("subject", "name") and not _marked(segment, reading):
            continue
        words = segment.span.of(reading.text)
        lead = re.match(r"[^:\n]{0,18}:\s*", words) if segment.label == "subject" else None
        start = segment.span.start + (lead.end() if lead else 0)
        if segment.label == "name" and (on := _ON_TALK.search(words)):
            start = segment.span.start + on.start("talk")
        found = talk(reading, Span(start, segment.span.end))
        if found is not None and called(reading.text[start : segment.span.end]) == CONVERSATION:
            yield replace(found, span=segment.span)


def _marked(segment: Segment, reading: Reading) -> bool:
    """A heading of the markup that names a conversation."""
    return segment.label == "" and called(segment.span.of(reading.text)) == CONVERSATION


def _titled(reading: Reading) -> Talk | None:
    zone = reading.document.zone(Kind.TITLE)
    return talk(reading, zone.span) if zone is not None else None


def once(roles: Iterable[Role]) -> tuple[Role, ...]:
    """One role a person; what a list says of side and part counts before what a sentence says."""
    kept: dict[str, Role] = {}
    for role in roles:
        key = role.entity or role.words.casefold()
        known = kept.get(key)
        if known is None:
            kept[key] = role
        elif not known.office and role.office:
            kept[key] = replace(known, office=role.office)
    return tuple(kept.values())


def _named(reading: Reading, held: tuple[Role, ...], roles: tuple[Role, ...]) -> Iterator[Role]:
    """Those held, with a name where a title gives the holder's: "The Chancellor's [Karl Reuther's] Meeting"."""
    people = [role for role in roles if _is_person(reading, role) and role.office]
    for known in held:
        same = [role for role in people if role.office.casefold() == known.words.casefold()]
        if len(same) == 1 and not _is_person(reading, known) and same[0].entity not in {h.entity for h in held}:
            named = same[0]
            yield replace(known, entity=named.entity, words=named.words, span=named.span, office=named.office)
        else:
            yield known


def _is_person(reading: Reading, role: Role) -> bool:
    return _is_key_of_person(reading, role.entity)


def _is_key_of_person(reading: Reading, key: str) -> bool:
    entity = reading.entity(key)
    return entity is not None and entity.kind is EntityKind.PERSON


def _new(reading: Reading, roles: tuple[Role, ...], held: tuple[Role, ...]) -> Iterator[Role]:
    """What a subject or title adds: persons; an office without a name only where no list says who held it."""
    names = [set(h.words.casefold().split()) for h in held if _is_person(reading, h)]
    for role in roles:
        words = role.words.casefold()
        if " " not in words and _is_person(reading, role) and any(words in name for name in names):
            continue  # a surname alone beside somebody listed with it: "Takeda" and "Takeda Kenji"
        if not _is_person(reading, role) and any(
            h.office and h.office.casefold().startswith(words) for h in held if _is_person(reading, h)
        ):
            continue  # "the Chinese Chargé d'Affaires" of the title beside him by name
        taking_part = sum(h.role == "participant" for h in held)
        if _is_person(reading, role) or taking_part < 2 or role.entity in {h.entity for h in held}:
            yield role


def _speakers(reading: Reading) -> Iterator[Role]:
    """Those a transcript lets speak under their names took part."""
    for leaf in reading.of_kind(Kind.PARAGRAPH, Kind.PARTICIPANTS):
        found = None
        if leaf.kind is Kind.PARTICIPANTS and leaf.label == "speaker":
            found = next(iter(reading.mentions_in(leaf.span, MentionKind.PERSON)), None)
        elif leaf.kind is Kind.PARAGRAPH and not leaf.children:
            found = label(reading, leaf.span)
        if found is not None and found.kind is MentionKind.PERSON and found.entity:
            yield Role(role="participant", entity=found.entity, span=found.span, words=found.name, office=found.office)


def _heading(reading: Reading) -> Span:
    """What to quote where no line speaks of the conversation: the first words of the text."""
    for zone in reading.segments:
        if zone.kind is Kind.BODY:
            return next((s.span for s in zone.leaves() if s.kind is not Kind.BLANK), zone.span)
    return Span(0, len(reading.text))
