"""What a record of a meeting says: who met when and where, the agenda, statements and decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.interpret.meeting.agenda import part_at, parts
from kg.interpret.meeting.attendance import attendance
from kg.interpret.meeting.sessions import Session, sessions
from kg.interpret.meeting.speech import decision, speaker_label, statement
from kg.model import (
    Claim,
    Diagnostic,
    Finding,
    Kind,
    Mention,
    MentionKind,
    Met,
    Modality,
    Part,
    Provision,
    Reading,
    Role,
    Segment,
    Span,
    Spoke,
    Voice,
)
from kg.sentences import sentences


def claims(reading: Reading) -> Finding:
    """All claims of the genre, in the order of the text."""
    notes: list[Diagnostic] = []
    held = sessions(reading)
    agenda = (*parts(reading), *_session_parts(reading, held[1:]))
    found: list[Claim] = [*_meetings(reading, held, notes), *agenda]
    found += _speech(reading, agenda)
    return Finding(tuple(found), tuple(notes))


def _session_parts(reading: Reading, later: tuple[Session, ...]) -> Iterator[Part]:
    """The stretch of text of each later session: what its list of those present speaks of."""
    for number, session in enumerate(later, start=2):
        heading = " ".join(session.span.of(reading.text).split())
        yield Part(key=f"session.{number}", kind="section", heading=heading, heading_span=session.span,
                   span=session.extent, evidence=(session.span,), voice=Voice.TEXT, rule="meeting-session")


def _meetings(reading: Reading, held: tuple[Session, ...], notes: list[Diagnostic]) -> Iterator[Met]:
    """The meeting, and each later session that lists its own attendance."""
    for number, session in enumerate(held, start=1):
        roles: list[Role] = []
        for segment in session.attendance:
            found = attendance(reading, segment)
            notes += found.unread
            roles += found.roles
        roles += _presiding(reading, session)
        yield Met(
            key="meeting" if number == 1 else f"session.{number}.meeting",
            kind="meeting" if number == 1 else "session",
            part="" if number == 1 else f"session.{number}", roles=_once(roles),
            when=session.when, place=session.place, place_span=session.place_span,
            evidence=(session.span,), voice=Voice.TEXT, rule="meeting-attendance",
        )


def _once(roles: list[Role]) -> tuple[Role, ...]:
    """One role a person: a list names him, a sentence may name him again; the chair and the absent are said once."""
    kept: dict[str, Role] = {}
    for role in roles:
        if not role.entity:
            continue
        known = kept.get(role.entity)
        if known is None or (known.role == "participant" and role.role in ("chair", "note-taker", "interpreter")
                             and not role.side):
            kept[role.entity] = replace(known, role=role.role) if known else role
    return tuple(kept.values())


# "[The meeting was convened at 9:30 a.m., Dr. Dexter Perkins presiding.]", "Mr. Deener presided", "Mr. Noble took
# the chair".
_PRESIDING = re.compile(
    r",?\s+(?:presiding|presided|in\s+the\s+chair|took\s+the\s+chair|chaired\s+the\s+(?:meeting|session))\b")
# "Mr. Greenfield joined the group at 9:20": present from then on. "joined the group which opposed" goes on with a
# clause.
_JOINED = re.compile(
    r",?\s+(?:joined|entered)\s+the\s+(?:meeting|group|committee|session)(?=[.,;\]]|\s+(?:at|and|for)\b|$)",
    re.IGNORECASE)


def _presiding(reading: Reading, session: Session) -> Iterator[Role]:
    for mention in reading.mentions_in(session.extent, MentionKind.PERSON):
        after = reading.text[mention.span.end:mention.span.end + 60]
        if not mention.entity:
            continue
        role = "chair" if _PRESIDING.match(after) else "participant" if _JOINED.match(after) else ""
        if role:
            yield Role(role=role, entity=mention.entity, span=_sentence(reading, mention.span), words=mention.name,
                       office=mention.office)


def _sentence(reading: Reading, span: Span) -> Span:
    """The sentence around a span, inside its segment."""
    leaf = next((s for s in reading.walk() if not s.children and s.span.covers(span)), None)
    parts = sentences(reading.text, leaf.span) if leaf else ()
    return next((part for part in parts if part.covers(span)), span)


def _speech(reading: Reading, agenda: tuple[Part, ...]) -> Iterator[Claim]:
    """Statements and decisions, paragraph by paragraph."""
    said = decided = 0
    leaves = list(_paragraphs(reading.segments))
    for place, leaf in enumerate(leaves):
        words = leaf.span.of(reading.text)
        where = part_at(agenda, leaf.span.start)
        label = speaker_label(words)
        if label is not None:
            speaker = _speaker(reading, Span(leaf.span.start, leaf.span.start + label.end()))
            if speaker:
                said += 1
                yield _spoke(said, speaker, leaf.span, where)
            continue
        for part in sentences(reading.text, leaf.span):
            start, end, sentence = part.start, part.end, part.of(reading.text)
            found = decision(sentence)
            if found is not None:
                decided += 1
                modality = Modality.RECOMMENDED if found.kind == "recommendation" else Modality.ASSERTED
                yield Provision(
                    key=f"decision.{decided}", part=where, point="", path="", kind=found.kind, verb=found.verb,
                    task=_task(reading.text, Span(start + found.verb_end, end), leaf, leaves[place + 1:place + 30]),
                    roles=tuple(_roles(reading, found.kind, start, start + found.body_end, end)),
                    evidence=(Span(start, end),), voice=Voice.TEXT, modality=modality, rule="meeting-decision",
                )
                continue
            report = statement(sentence)
            speaker = _speaker(reading, Span(start + report.start, start + report.end)) if report else None
            if speaker:
                said += 1
                yield _spoke(said, speaker, Span(start, end), where)


_ROW = re.compile(r"(?:\d{1,2}|[a-zа-я])[.)]\s|[-–—•]\s")


def _task(text: str, rest: Span, leaf: Segment, below: list[Segment]) -> Span | None:
    """What was decided: the words behind the verb; where they are a colon alone, the rows of the list below it."""
    if any(c.isalnum() for c in rest.of(text)):
        return rest
    rows: list[Segment] = []
    if rest.of(text).strip() == ":" and rest.end == leaf.span.end:
        for segment in below:
            if not _ROW.match(segment.span.of(text)):
                break
            rows.append(segment)
    return Span(rows[0].span.start, rows[-1].span.end) if rows else None


def _spoke(number: int, speaker: Mention, span: Span, part: str) -> Spoke:
    return Spoke(key=f"statement.{number}", speaker=speaker.entity, words=span, part=part, evidence=(span,),
                 voice=Voice.TEXT, modality=Modality.REPORTED, rule="reported-speech")


def _paragraphs(segments: tuple[Segment, ...]) -> Iterator[Segment]:
    for segment in segments:
        for leaf in segment.leaves():
            if leaf.kind in (Kind.PARAGRAPH, Kind.BRACKET, Kind.ITEM) and leaf.label != "side":
                yield leaf


def _speaker(reading: Reading, span: Span) -> Mention | None:
    people = [m for m in reading.mentions_in(span, MentionKind.PERSON) if m.entity]
    return people[0] if len(people) == 1 else None


def _roles(reading: Reading, kind: str, start: int, body_end: int, end: int) -> Iterator[Role]:
    """The body that decided, and whom it elected."""
    for mention in reading.mentions_in(Span(start, body_end), MentionKind.GROUP):
        if mention.entity:
            yield Role(role="body", entity=mention.entity, span=mention.span, words=mention.name)
    if kind == "appointment":
        named = reading.mentions_in(Span(start, body_end), MentionKind.PERSON)[-1:]     # "… Perkins was re-elected"
        for mention in named or reading.mentions_in(Span(body_end, end), MentionKind.PERSON)[:1]:
            if mention.entity:
                yield Role(role="appointee", entity=mention.entity, span=mention.span, words=mention.name)
