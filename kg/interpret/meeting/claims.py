"""What a record of a meeting says: who met when and where, the agenda, statements and decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.interpret.meeting.agenda import parts
from kg.interpret.meeting.attendance import attendance
from kg.interpret.meeting.course import course
from kg.interpret.meeting.holders import Holders
from kg.interpret.meeting.proceedings import proceedings
from kg.interpret.meeting.sessions import Session, sessions
from kg.interpret.papers.closing import closing
from kg.model import Claim, Diagnostic, Finding, MentionKind, Met, Part, Reading, Role, Signed, Span, Voice
from kg.sentences import sentences


def claims(reading: Reading) -> Finding:
    """All claims of the genre, in the order of the text."""
    notes: list[Diagnostic] = []
    held = sessions(reading)
    agenda = (*parts(reading), *_session_parts(reading, held[1:]))
    meetings = tuple(_meetings(reading, held, notes))
    holders = Holders(zip((session.extent for session in held), meetings, strict=True))
    found: list[Claim] = [*meetings, *agenda, *proceedings(reading, agenda, holders), *course(reading, agenda)]
    closed = closing(reading, "letter")
    found += (claim for claim in closed.claims if isinstance(claim, Signed))
    return Finding(tuple(found), (*notes, *closed.notes))


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
