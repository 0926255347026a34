"""The genre ``statement``: speeches, addresses and statements, alone or in the official records of an assembly.

``Speech by X at …`` · ``72. Mr. ORLOV (Freedonia): Mr. President, …`` under the head of a plenary meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.correspondence import headforms, shapes
from kg.interpret.correspondence.inside import read_asides
from kg.interpret.correspondence.lettering import Lettering
from kg.interpret.correspondence.lines import Line, Piece, lines_of, rebuilt
from kg.interpret.correspondence.parties import parties
from kg.interpret.correspondence.tail import read_closings, read_tail
from kg.interpret.correspondence.words import places
from kg.interpret.memorandum.people import read_speakers
from kg.interpret.memorandum.speakers import Cast
from kg.interpret.memorandum.speech import speech, statements
from kg.interpret.papers.closing import closing
from kg.interpret.papers.identify import SPEAKER, kind, parted
from kg.interpret.papers.lettered import join, pieces, read_notes, read_remarks
from kg.interpret.papers.records import CHAIR, ITEM, PARAGRAPH, SPEECH, records, speeches_of
from kg.interpret.papers.words import any_of
from kg.model import (
    Claim,
    Document,
    Finding,
    Kind,
    MentionKind,
    Modality,
    Reading,
    Segment,
    Span,
    Spoke,
    Voice,
)
from kg.recognise.dates import find_dates


class Statement:
    """What somebody said to the public or to an assembly, in his own words."""

    name = "statement"

    def identifies(self, document: Document) -> bool:
        """By record type, title or heading, or by the head and the speakers of official records."""
        return kind(document) == self.name

    def segment(self, document: Document) -> tuple[Segment, ...]:
        """Head, contents, speakers, paragraphs with their numbers, notes."""
        return tuple(_cut(document.text, zone) if zone.kind is Kind.BODY else zone for zone in document.zones)

    def interpret(self, reading: Reading) -> Finding:
        """Who spoke, for which country, at which meeting, when and where."""
        end = closing(reading, "message")
        speeches = tuple(speeches_of(reading))
        claims: list[Claim] = list(end.claims)
        if speeches:
            claims += records(reading, speeches)
        elif any(s.label == "speaker" for s in reading.of_kind(Kind.PARTICIPANTS)):
            claims += speech(statements(reading, Cast(reading, ())), ())
        else:
            claims += _alone(reading)
        return Finding(tuple(claims), end.notes)


def _cut(text: str, zone: Segment) -> Segment:
    lines = lines_of(text, zone)
    lettering = Lettering(lines, False)
    read_notes(lettering)
    speaks = any(SPEAKER.match(line.words) for line in lines)
    body = _head(text, lettering, speaks)
    for index in range(body, len(lines)):
        if index not in lettering.found and lines[index].open:
            found = _spoken(lines[index])
            if found:
                lettering.found[index] = found
    read_remarks(lettering, body)
    if not speaks:
        read_speakers(lettering, body)
        read_closings(lettering, body)
        read_tail(lettering, body)
    read_asides(lettering, body)
    return rebuilt(zone, tuple(pieces(lettering)))


def _spoken(line: Line) -> tuple[Piece, ...]:
    """A paragraph that a speaker's name or a number opens; "[…]" is the editor's."""
    words, start = line.words, line.start
    found = SPEAKER.match(words)
    if found:
        return (
            Piece(Kind.HEADING, Span(start, start + len(words[: found.end()].rstrip())), "speaker"),
            Piece(Kind.PARAGRAPH, Span(start + found.end(), line.end), found["number"] or ""),
        )
    numbered = PARAGRAPH.match(words)
    if numbered:
        return (Piece(Kind.PARAGRAPH, Span(start, line.end), numbered["label"]),)
    return ()


def _head(text: str, lettering: Lettering, speaks: bool) -> int:
    """Label the head; the index of the first line of what was said."""
    index = 0
    while index < min(len(lettering.lines), 45):
        line = lettering.lines[index]
        words, start = line.words, line.start
        below = lettering.lines[index + 1] if index + 1 < len(lettering.lines) else None
        if SPEAKER.match(words) or (speaks and PARAGRAPH.match(words)):
            break
        if index in lettering.found:
            index += 1
            continue
        author = parted(words)
        item = ITEM.fullmatch(words)
        if author:
            lettering.put(
                index,
                (
                    Piece(Kind.ADDRESS, Span(start, start + len(author[0])), "author"),
                    Piece(Kind.DATELINE, Span(start + author[1], line.end)),
                ),
            )
        elif _date(text, lettering, index, below):
            pass
        elif item and below is not None and not item["head"] and below.open and not SPEECH.match(below.words):
            lettering.set(index, Kind.AGENDA, item["label"])
            join(lettering, index, index + 1)
        elif item:
            lettering.set(index, Kind.AGENDA, item["label"])
        elif SPEECH.fullmatch(words):
            lettering.set(index, Kind.AGENDA, "speech" if speaks else "")
        elif CHAIR.fullmatch(words):
            who = start + CHAIR.fullmatch(words).start("who")  # type: ignore[union-attr]
            lettering.put(
                index,
                (
                    Piece(Kind.HEADING, Span(start, start + len(words[: who - start].rstrip())), "chair"),
                    Piece(Kind.PARTICIPANTS, Span(who, line.end), "entry"),
                ),
            )
        elif headforms.mark(words, start):
            lettering.put(index, headforms.mark(words, start))
        elif shapes.is_bracket(words):
            lettering.set(index, Kind.BRACKET)
        elif headforms.salutation(words, start) and len(words) < 100 and index:
            lettering.set(index, Kind.SALUTATION)
            return index + 1
        elif words.strip(" .").casefold() in places():
            lettering.set(index, Kind.HEADING, "place")
        elif len(words) < 140 and (
            speaks
            or shapes.is_title_case(words, 24)
            or words.isupper()
            or (index == 0 and not re.search(r"[.!?]$", words))
        ):
            lettering.set(index, Kind.HEADING)
        else:
            break
        index += 1
    return index


def _date(text: str, lettering: Lettering, index: int, below: Line | None) -> bool:
    """A dateline, also one whose hour stands on the next line: "Friday, 19 September, 1958," / "at 4.45 p.m."."""
    line = lettering.lines[index]
    if below is not None and line.gap <= 2 and re.match(r"(?:at\s+)?\d{1,2}(?:[.:]\d\d|\s*[ap]\.?m)", below.words):
        both = Span(line.start, below.end)
        found = find_dates(both.of(text))
        if len(found) == 1 and found[0].span.end > line.end - line.start and shapes.dateline(line.words.rstrip(","), 0):
            lettering.set(index, Kind.DATELINE)
            join(lettering, index, index + 1)
            return True
    dated = shapes.dateline(line.words.rstrip(","), 0) or shapes.dateline(line.words.strip("[]() "), 0)
    if dated:
        lettering.set(index, Kind.DATELINE)
    return bool(dated)


def _alone(reading: Reading) -> Iterator[Claim]:
    """A speech by itself: its speaker as title or heading name him."""
    body = reading.document.zone(Kind.BODY)
    zone = reading.document.zone(Kind.TITLE)
    heads = [s.span for s in reading.of_kind(Kind.HEADING, Kind.AGENDA)[:4]]
    for span in (*((zone.span,) if zone else ()), *heads):
        speaker = _by(reading, span)
        if speaker and body is not None:
            yield Spoke(
                key="statement.1",
                speaker=speaker,
                words=body.span,
                evidence=(span,),
                modality=Modality.REPORTED,
                voice=Voice.EDITOR if zone and span == zone.span else Voice.TEXT,
                rule="speech-by",
            )
            return


_BY = re.compile(
    rf"\b{any_of('statement-noun')}\s+(?:\w+\s+){{0,2}}?(?:by|of|from)\s+(?P<who>.+?)(?=\s+(?:at|to|on|in|before|during|for)\s|,\s*\d|$)",
    re.IGNORECASE,
)


def _by(reading: Reading, span: Span) -> str:
    words = span.of(reading.text)
    found = _BY.search(words)
    if found:
        who = parties(reading, Span(span.start + found.start("who"), span.start + found.end("who")))
        return next((p.entity for p in who[:1] if p.entity and not p.is_place), "")
    owner = re.match(
        rf"(?P<who>.{{2,80}}?)['’]s?\s+(?:\w+\s+){{0,2}}?{any_of('statement-noun')}\b", words, re.IGNORECASE
    )
    if owner:
        people = reading.mentions_in(Span(span.start, span.start + owner.end("who")), MentionKind.PERSON)
        return people[-1].entity if people else ""
    return ""


GENRE = Statement()
