"""What every document says, whatever its genre: record fields, archival citations, credits, offices held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.interpret import listed
from kg.interpret.source_note import source_statements
from kg.model import (
    Absent,
    Claim,
    Described,
    Document,
    EntityKind,
    Finding,
    Held,
    Kind,
    Mention,
    MentionKind,
    Reading,
    Segment,
    Span,
    Voice,
    When,
)
from kg.recognise.dates import parse_header_date
from kg.voices import Voices

_FIELDS = {
    Kind.TITLE: "title", Kind.LANGUAGE: "language", Kind.RECORD_ID: "record-id",
    Kind.CLASSIFICATION: "classification", Kind.UPLOAD_DATE: "upload-date", Kind.AUTHOR: "author",
    Kind.DONOR: "donor", Kind.SUBJECT: "subject", Kind.PLACE_TERM: "place", Kind.NAME_TERM: "name",
    Kind.CONTRIBUTOR: "contributor", Kind.SUMMARY: "summary", Kind.RIGHTS: "rights",
    Kind.CREDIT_LINE: "credit", Kind.RECORD_TYPE: "type",
}
# labels whose value zone would follow directly; the label alone states that the field is empty
_LABELLED = {
    "original-uploaded-date": Kind.UPLOAD_DATE, "record-id": Kind.RECORD_ID,
    "original-classification": Kind.CLASSIFICATION, "language": Kind.LANGUAGE,
}


def record(document: Document, reading: Reading) -> Finding:
    """The claims of the record: each zone that holds a value, each label without one."""
    claims: list[Claim] = list(_fields(document))
    claims.extend(_dates(document, reading))
    claims.extend(_gaps(document))
    claims.extend(_remarks(document))
    return Finding(tuple(claims))


def _remarks(document: Document) -> Iterator[Claim]:
    """What the source paragraph says besides the shelfmark: who drafted the text, and remarks on the sheet."""
    for zone in document.zones:
        if zone.kind is not Kind.SOURCE_NOTE:
            continue
        for stated in source_statements(document.text, zone.span):
            field = stated.field if stated.field == "drafted-by" else "note"
            value = " ".join((stated.value if field == "drafted-by" else stated.span.of(document.text)).split())
            yield Described(field=field, value=value, evidence=(stated.span,), voice=Voice.EDITOR,
                            rule=f"source-note-{stated.field}")


def _fields(document: Document) -> Iterator[Claim]:
    seen_title = False
    for zone in _walk(document.zones):
        field = _FIELDS.get(zone.kind)
        if field is None or (field == "title" and seen_title):
            continue
        seen_title = seen_title or field == "title"
        value = " ".join(zone.span.of(document.text).split())
        if value:
            yield Described(field=field, value=value, evidence=(zone.span,), voice=Voice.EDITOR, rule="record-field")
    words = document.hint("title")
    start = document.text.find(words) if words and not seen_title else -1
    if start >= 0:
        yield Described(field="title", value=" ".join(words.split()), evidence=(Span(start, start + len(words)),),
                        voice=Voice.TEXT, rule="title-from-first-line")


def _dates(document: Document, reading: Reading) -> Iterator[Claim]:
    hint = document.hint("date")
    if not document.zones_of(Kind.RECORD_DATE):
        yield from _from_title(reading, hint) or _from_dateline(reading)
        return
    for zone in document.zones_of(Kind.RECORD_DATE)[:1]:
        words = zone.span.of(document.text)
        found = parse_header_date(words)
        edtf = found.edtf if found is not None else hint
        if edtf:
            when = When(_day(edtf), words, zone.span)
            yield Described(field="date", value=when.edtf, when=when, evidence=(zone.span,), voice=Voice.EDITOR,
                            rule="record-date")


# "Minutes of the Parish Council, held on 14th January 1926", "Letter from A to B, 14 June 1641": a day that ends the
# title is the record's, but "Report on the events of 5 May 1948" tells of another
_ENDS_TITLE = re.compile(r"(?:,|\b(?:held|dated)(?:\s+on)?|\bam|\bvom|\ble)\s*$")


def _from_title(reading: Reading, hint: str) -> tuple[Described, ...]:
    """The day that ends the title; the one the header states without words (``date/@when``), wherever it stands."""
    zone = reading.document.zone(Kind.TITLE)
    if zone is None:
        return ()
    end = zone.span.start + len(zone.span.of(reading.text).rstrip(" ."))
    for when in reading.dates_in(zone.span):
        closes = when.span.end == end and _ENDS_TITLE.search(reading.text[zone.span.start:when.span.start])
        if when.edtf == hint or (not hint and closes and re.fullmatch(r"\d{4}-\d\d-\d\d", when.edtf)):
            return (Described(field="date", value=when.edtf, when=when, evidence=(when.span,), voice=Voice.EDITOR,
                              rule="date-from-title"),)
    return ()


def _from_dateline(reading: Reading) -> Iterator[Claim]:
    """A text without a record is dated by its own dateline."""
    for line in reading.of_kind(Kind.DATELINE):
        for stated in reading.dates_in(line.span)[:1]:
            when = replace(stated, edtf=_day(stated.edtf))
            yield Described(field="date", value=when.edtf, when=when, evidence=(when.span,), voice=Voice.TEXT,
                            rule="date-from-dateline")
            return


# "1958-09-19T16:45", "1997-10-17T10:00/1997-10-17T11:15": the hours of a dateline belong to what happened, a document
# has a day
_HOURS = re.compile(r"(\d{4}-\d\d-\d\d)T[^/]+(?:/\1T[^/]+)?")


def _day(edtf: str) -> str:
    found = _HOURS.fullmatch(edtf)
    return found[1] if found else edtf


def _gaps(document: Document) -> Iterator[Claim]:
    present = {zone.kind for zone in _walk(document.zones)}
    for zone in _walk(document.zones):
        kind = _LABELLED.get(zone.label) if zone.kind is Kind.FIELD_LABEL else None
        if kind is not None and kind not in present:
            yield Absent(what=zone.label, evidence=(zone.span,), voice=Voice.EDITOR, rule="label-without-value")


def offices(reading: Reading, body_speaks: Voice = Voice.TEXT) -> Finding:
    """Offices held as stated in apposition, and unnamed office holders as stated absences of a name.

    Each is the statement of whose words it stands in; ``body_speaks`` is the voice of the document's own text.
    """
    claims: list[Claim] = []
    voices = Voices(reading.segments, body_speaks)
    for mention in reading.mentions:
        if mention.kind is MentionKind.PERSON and mention.office and mention.entity:
            body = _body(reading, mention)
            around = _around(mention.span, mention.office_span)
            claims.append(Held(
                person=mention.entity, office=mention.office, group=body.entity if body else "",
                group_words=body.name if body else "", evidence=(around,), voice=voices.of(around),
                rule="office-apposition"))
    claims.extend(listed.offices(reading))
    for entity in reading.entities:
        if entity.kind is EntityKind.UNNAMED and entity.mentions:
            at = entity.mentions[0].span
            claims.append(Absent(what="office-holder", subject=entity.key, evidence=(at,), voice=voices.of(at),
                                 rule="unnamed-office-holder"))
    return Finding(tuple(claims))


def _body(reading: Reading, mention: Mention) -> Mention | None:
    """The body or unit named inside an office: "commander of the 36th Division"."""
    if mention.office_span is None:
        return None
    found = reading.mentions_in(mention.office_span, MentionKind.GROUP, MentionKind.UNIT)
    return found[0] if found else None


def _around(first: Span, second: Span | None) -> Span:
    return first if second is None else Span(min(first.start, second.start), max(first.end, second.end))


def _walk(zones: tuple[Segment, ...]) -> Iterator[Segment]:
    for zone in zones:
        yield from zone.walk()
