"""Official records of an assembly: their contents, the speakers with their countries, the sitting and its agenda."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.interpret.papers.identify import SPEAKER
from kg.model import (
    Claim,
    Kind,
    Mention,
    MentionKind,
    Met,
    Modality,
    Part,
    Reading,
    Role,
    Segment,
    Span,
    Spoke,
    Voice,
)

# "Agenda item 9:", "Item 9 of the agenda": in the list of contents of official records
ITEM = re.compile(r"Agenda\s+items?\s+(?P<label>\d{1,3})\s*:?\s*(?P<head>\S.*)?", re.IGNORECASE)
# "Speech by Mr. Florit (Argentina)…33", "Statement by the President": entries of that list
SPEECH = re.compile(
    r"(?:Speech|Statement|Address|Explanation|Reply)\s+(?:by|of)\s+(?:the\s+)?(?P<who>[A-Z][^()\n]{2,60}?)\s*"
    r"(?:\((?P<side>[^()\d]{2,60})\))?\s*(?:[.…\s]+\d{1,4})?",
    re.IGNORECASE,
)
# "President: Mr. Charles MALIK (Lebanon)." above the text of official records
CHAIR = re.compile(
    r"(?:Acting\s+)?(?:President|Chairman)\s*:\s+(?P<who>(?:Mr|Mrs|Sir|Dr|Prince)\.?\s[^()\n]{2,60}?)\s*"
    r"\((?P<side>[^()\d]{2,60})\)\.?"
)
# "19. The gravest threat to …": the numbered paragraphs of official records; "99.Recent": the space may be lost
PARAGRAPH = re.compile(r"(?P<label>\d{1,4})\.\s*(?=[A-ZÀ-Þ“\"]|1\s[a-z])")


# the same behind its label: "Mr. Charles MALIK (Lebanon)."
_CHAIRED = re.compile(r"[^(]*\((?P<side>[^()]+)\)\.?")


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech of official records: its label as segment and match, its speaker, the extent of his words."""

    heading: Segment
    match: re.Match[str]
    mention: Mention | None
    span: Span


def speeches_of(reading: Reading) -> Iterator[Speech]:
    """The speeches in the order of the text, each from its speaker's label to the last paragraph before the next."""
    heads = [s for s in reading.of_kind(Kind.HEADING) if s.label == "speaker"]
    leaves = [
        s for zone in reading.segments if zone.kind is Kind.BODY for s in zone.leaves() if s.kind is Kind.PARAGRAPH
    ]
    for place, head in enumerate(heads):
        match = SPEAKER.match(head.span.of(reading.text) + " x")
        if match is None:
            continue
        stop = heads[place + 1].span.start if place + 1 < len(heads) else len(reading.text)
        own = [leaf for leaf in leaves if head.span.end <= leaf.span.start < stop]
        people = reading.mentions_in(head.span, MentionKind.PERSON)
        yield Speech(
            head,
            match,
            people[0] if people else None,
            Span(head.span.start, own[-1].span.end if own else head.span.end),
        )


def records(reading: Reading, speeches: Sequence[Speech]) -> Iterator[Claim]:
    """The meeting with its speakers, the agenda, each speech as a section."""
    dateline = next((s for s in reading.of_kind(Kind.DATELINE) if reading.dates_in(s.span)), None)
    headings = [
        s for s in reading.of_kind(Kind.HEADING) if re.search(r"\bMEETING\b|\bSESSION\b", s.span.of(reading.text), re.I)
    ]
    quote = dateline or next(iter(headings[::-1]), None) or speeches[0].heading
    where = next(
        (
            m
            for s in reading.of_kind(Kind.HEADING)
            if s.label == "place"
            for m in reading.mentions_in(s.span, MentionKind.PLACE)
            if m.entity
        ),
        None,
    )
    yield Met(
        key="meeting",
        kind="meeting",
        roles=tuple(_present(reading, speeches)),
        when=reading.dates_in(dateline.span)[0] if dateline else None,
        place=where.entity if where else "",
        place_span=where.span if where else None,
        evidence=(quote.span,),
        voice=Voice.TEXT,
        rule="official-records",
    )
    yield from _agenda(reading)
    for number, speech in enumerate(speeches, 1):
        words = " ".join(speech.heading.span.of(reading.text).split()).rstrip(":")
        yield Part(
            key=f"speech.{number}",
            kind="section",
            heading=re.sub(r"^\d+\.\s*", "", words),
            heading_span=speech.heading.span,
            span=speech.span,
            evidence=(speech.heading.span,),
            voice=Voice.TEXT,
            rule="speech",
        )
        if speech.mention is not None and speech.mention.entity:
            yield Spoke(
                key=f"statement.{number}",
                speaker=speech.mention.entity,
                words=speech.span,
                part=f"speech.{number}",
                evidence=(speech.heading.span,),
                voice=Voice.TEXT,
                modality=Modality.REPORTED,
                rule="speech",
            )


def _present(reading: Reading, speeches: Sequence[Speech]) -> Iterator[Role]:
    """The chair, the speakers of the contents and those whose words follow, each with his country."""
    seen: set[str] = set()
    for segment in sorted((*reading.of_kind(Kind.AGENDA), *reading.of_kind(Kind.PARTICIPANTS)), key=lambda s: s.span):
        words = segment.span.of(reading.text)
        chairs = segment.kind is Kind.PARTICIPANTS
        match = _CHAIRED.fullmatch(words) if chairs else SPEECH.fullmatch(words)
        people = reading.mentions_in(segment.span, MentionKind.PERSON)
        if match and people and people[0].entity and people[0].entity not in seen:
            seen.add(people[0].entity)
            yield _role(people[0], segment, match, "chair" if chairs else "participant")
    for speech in speeches:
        if speech.mention is not None and speech.mention.entity and speech.mention.entity not in seen:
            seen.add(speech.mention.entity)
            yield _role(speech.mention, speech.heading, speech.match, "participant")


def _role(mention: Mention, segment: Segment, match: re.Match[str], role: str) -> Role:
    side = match["side"] or ""
    start = segment.span.start + match.start("side") if side else 0
    return Role(
        role=role,
        entity=mention.entity,
        span=segment.span,
        words=mention.name,
        side=side.strip(),
        side_span=Span(start, start + len(side)) if side else None,
    )


def _agenda(reading: Reading) -> Iterator[Part]:
    for segment in reading.of_kind(Kind.AGENDA):
        found = ITEM.fullmatch(" ".join(segment.span.of(reading.text).split()))
        if found and segment.label.isdigit():
            head = (found["head"] or "").rstrip(":")
            yield Part(
                key=f"item.{segment.label}",
                kind="agenda-item",
                label=segment.label,
                heading=head,
                span=segment.span,
                evidence=(segment.span,),
                voice=Voice.TEXT,
                rule="agenda-item",
            )
