"""Reported speech: sentences whose subject is a person or the holder of an office and whose verb says what he said."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace

from kg.interpret.meeting.agenda import part_at
from kg.interpret.memorandum.speakers import PEOPLE, Cast, Said, begins
from kg.model import Kind, Mention, MentionKind, Modality, Part, Reading, Segment, Span, Spoke, Voice
from kg.sentences import sentences


def statements(reading: Reading, cast: Cast) -> Iterator[Said]:
    """Each statement in the order of the text; in a transcript the words behind a speaker's name, else sentences."""
    headed: Segment | None = None
    before = ""
    for leaf in (s for zone in reading.segments if zone.kind is Kind.BODY for s in zone.leaves()):
        if leaf.kind is Kind.PARTICIPANTS and leaf.label == "speaker":
            headed = leaf
            continue
        if leaf.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            continue
        if headed is not None:
            named = reading.mentions_in(headed.span, *PEOPLE)
            key = cast.meant(named[0]) if named else cast.holder(headed.span.of(reading.text).rstrip(": "))
            if key:
                yield Said(Span(headed.span.start, leaf.span.end), (key,), headed.span, headed.span, direct=True)
            headed = None
            continue
        labelled = label(reading, leaf.span, cast.known)
        if labelled is not None:
            yield Said(leaf.span, (cast.meant(labelled),), labelled.span, labelled.span, direct=True)
            continue
        before = yield from _reported(reading, leaf.span, cast, before)


def _reported(reading: Reading, span: Span, cast: Cast, before: str) -> Generator[Said, None, str]:
    """The sentences of a paragraph that report speech; "A asked …; B replied …" are two. ``before`` and the value
    returned are those who spoke last: "He then asked" may open a paragraph."""
    for sentence in sentences(reading.text, span):
        found = [said for part in _clauses(reading.text, sentence) if (said := cast.said(part, before))]
        if len(found) == 1 and found[0].span.start == sentence.start:
            found = [replace(found[0], span=sentence)]
        for place, said in enumerate(found):
            stop = found[place + 1].span.start if place + 1 < len(found) else sentence.end
            stop = said.span.start + len(reading.text[said.span.start : stop].rstrip(" ;"))
            yield replace(said, span=Span(said.span.start, stop))
        last = found[-1].speakers if found else ()
        if _FIRST.search(sentence.of(reading.text)):
            last = _received(reading, sentence) if not found else tuple(key for key in last if key != cast.writer)
        before = last[0] if len(last) == 1 else ""
    return before


# the writer speaks of himself
_FIRST = re.compile(r"(?<![\w.])I(?= [a-z])")


def _received(reading: Reading, sentence: Span) -> tuple[str, ...]:
    """Whom the writer met, where he speaks of himself: "I received Kim Il-su." goes on with "He said"."""
    people = (m for m in reading.mentions_in(sentence, MentionKind.PERSON) if m.entity)
    return tuple({m.entity for m in people if not re.match(r"['’]s?\b", reading.text[m.span.end : m.span.end + 3])})


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    at = sentence.start
    for mark in re.finditer(r";\s+", sentence.of(text)):
        yield Span(at, sentence.start + mark.start())
        at = sentence.start + mark.end()
    yield Span(at, sentence.end)


def speech(said_in_text: Iterable[Said], parts: tuple[Part, ...]) -> Iterator[Spoke]:
    """Statements as claims, one for each who makes them."""
    number = 0
    for said in said_in_text:
        for speaker in said.speakers:
            number += 1
            yield Spoke(
                key=f"statement.{number}",
                speaker=speaker,
                words=said.span,
                part=part_at(parts, said.span.start),
                evidence=(said.span,),
                voice=Voice.TEXT,
                modality=Modality.REPORTED,
                rule="reported-speech",
            )


def label(reading: Reading, span: Span, known: frozenset[str] = frozenset()) -> Mention | None:
    """The speaker a paragraph of a transcript begins with: "Mao Zedong: …", "THE PRESIDENT: …"; "Orlov. …" where Orlov
    is one of ``known``, those who took part."""
    head = Span(span.start, min(span.end, span.start + 90))
    for mention in reading.mentions_in(head, *PEOPLE)[:2]:
        after = re.match(r"\s*(?:[(\[][^)\]\n]{1,40}[)\]])?\s*:\s", reading.text[mention.span.end : span.end])
        start = mention.span.start
        if mention.office_span is not None:
            start = min(start, mention.office_span.start)
        before = reading.text[span.start : start]
        if mention.entity in known and begins(mention, before) and not before.strip():
            after = after or re.match(r"\.\s+(?=[\"“«A-ZА-ЯЁ])", reading.text[mention.span.end : span.end])
        if after and mention.entity and begins(mention, before):
            return mention
    return None
