"""Statements, decisions and motions of a record, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.interpret.meeting.agenda import part_at
from kg.interpret.meeting.decisions import Decision, decision, own_bodies, seconder
from kg.interpret.meeting.holders import Holders
from kg.interpret.meeting.speech import office_label, officer_statement, speaker_label, statement
from kg.model import (
    Claim,
    Kind,
    MentionKind,
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

_PATIENCE = 6        # so many sentences a motion waits for its fate: seconding, a question, the vote


@dataclass(frozen=True, slots=True)
class _Motion:
    """A motion that was put and whose fate is not told yet."""

    found: Decision
    sentence: Span
    part: str
    waited: int = 0
    seconder: Role | None = None


class _Record:
    """What has been read so far: numbers for keys, and the motion before the meeting."""

    def __init__(self, reading: Reading, agenda: tuple[Part, ...], holders: Holders) -> None:
        self.reading, self.agenda, self.holders = reading, agenda, holders
        self.said = self.decided = 0
        title = reading.document.zone(Kind.TITLE)
        bodies = reading.mentions_in(title.span, MentionKind.GROUP) if title else ()
        self.own = own_bodies(tuple(dict.fromkeys(m.name for m in bodies)))
        self.motion: _Motion | None = None

    def spoke(self, speaker: str, span: Span) -> Spoke:
        """One reported statement."""
        self.said += 1
        return Spoke(key=f"statement.{self.said}", speaker=speaker, words=span, part=part_at(self.agenda, span.start),
                     evidence=(span,), voice=Voice.TEXT, modality=Modality.REPORTED, rule="reported-speech")

    def provision(self, kind: str, verb: str, task: Span | None, roles: tuple[Role, ...], *evidence: Span) -> Provision:
        """One decision."""
        self.decided += 1
        modality = Modality.RECOMMENDED if kind == "recommendation" else Modality.ASSERTED
        where = part_at(self.agenda, evidence[0].start)
        return Provision(key=f"decision.{self.decided}", part=where, point="", path="", kind=kind, verb=verb, task=task,
                         roles=roles, evidence=evidence, voice=Voice.TEXT, modality=modality, rule="meeting-decision")

    def speaker(self, span: Span) -> str:
        """Whom the words before a statement name: one person, or the one holder of an office."""
        people = [m for m in self.reading.mentions_in(span, MentionKind.PERSON) if m.entity]
        if people:
            return people[0].entity if len(people) == 1 else ""
        return self.holders.who(span.of(self.reading.text), span.start)

    def named(self, role: str, start: int, place: tuple[int, int] | None) -> Role | None:
        """The person named at a place of a sentence, in a role."""
        if place is None:
            return None
        span = Span(start + place[0], start + place[1])
        found = next((m for m in self.reading.mentions_in(span, MentionKind.PERSON) if m.entity), None)
        return Role(role=role, entity=found.entity, span=found.span, words=found.name) if found else None

    def unsettled(self) -> Iterator[Provision]:
        """The motion whose fate was never told: it was moved."""
        motion, self.motion = self.motion, None
        if motion is not None:
            start, end = motion.sentence.start, motion.sentence.end
            mover = self.named("mover", start, motion.found.mover)
            yield self.provision("motion", motion.found.verb, Span(start + motion.found.verb_end, end),
                                 _known(mover, motion.seconder), motion.sentence)


def proceedings(reading: Reading, agenda: tuple[Part, ...], holders: Holders) -> Iterator[Claim]:
    """Who said what, what was moved, seconded and decided, in the order of the text."""
    record = _Record(reading, agenda, holders)
    leaves = list(_paragraphs(reading.segments))
    for place, leaf in enumerate(leaves):
        words = leaf.span.of(reading.text)
        if leaf.label == "sp":
            name = next(s.span for s in leaf.walk() if s.label == "speaker")
            speaker = record.speaker(name)
            if speaker:
                yield record.spoke(speaker, leaf.span)
            continue
        if leaf.kind is Kind.AGENDA:
            yield from record.unsettled()
            continue
        label = speaker_label(words)
        labelled = label or office_label(words)
        if labelled is not None:
            speaker = record.speaker(Span(leaf.span.start, leaf.span.start + labelled.end()))
            if speaker:
                yield record.spoke(speaker, leaf.span)
            if speaker or label:
                continue
        for part in sentences(reading.text, leaf.span):
            yield from _sentence(record, part, leaf, leaves[place + 1:place + 30])
    yield from record.unsettled()


def _sentence(record: _Record, part: Span, leaf: Segment, below: list[Segment]) -> Iterator[Claim]:
    words = part.of(record.reading.text)
    found = decision(words, record.own)
    if found is not None and not (found.alone and record.motion is None):
        yield from _decided(record, found, part, leaf, below)
        return
    if record.motion is not None:
        by = record.named("seconder", part.start, seconder(words))
        record.motion = replace(record.motion, waited=record.motion.waited + 1, seconder=record.motion.seconder or by)
        if record.motion.waited > _PATIENCE:
            yield from record.unsettled()
    report = statement(words) or officer_statement(words)
    speaker = record.speaker(Span(part.start + report.start, part.start + report.end)) if report else ""
    if speaker:
        yield record.spoke(speaker, part)


def _decided(record: _Record, found: Decision, part: Span, leaf: Segment, below: list[Segment]) -> Iterator[Claim]:
    start, motion = part.start, record.motion
    by = record.named("seconder", start, found.seconder)
    if found.open:
        yield from record.unsettled()
        record.motion = _Motion(found, part, part_at(record.agenda, start), seconder=by)
    elif found.kind == "motion" and motion is not None:
        record.motion = None
        mover = record.named("mover", motion.sentence.start, motion.found.mover)
        put = Span(motion.sentence.start + motion.found.verb_end, motion.sentence.end)
        yield record.provision("motion", found.verb, put, _known(mover, motion.seconder or by), part, motion.sentence)
    else:
        task = _task(record.reading.text, Span(start + found.verb_end, part.end), leaf, below)
        roles = (*_roles(record.reading, found.kind, start, start + found.body_end, part.end),
                 *_known(record.named("mover", start, found.mover), by))
        yield record.provision(found.kind, found.verb, task, roles, part)


def _known(*roles: Role | None) -> tuple[Role, ...]:
    return tuple(role for role in roles if role is not None)


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


def _paragraphs(segments: tuple[Segment, ...]) -> Iterator[Segment]:
    for segment in segments:
        if segment.label == "sp" and segment.children and any(s.label == "speaker" for s in segment.walk()):
            yield segment
        elif segment.children:
            yield from _paragraphs(segment.children)
        elif segment.kind in (Kind.PARAGRAPH, Kind.BRACKET, Kind.ITEM, Kind.AGENDA) and segment.label != "side":
            yield segment


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
