"""The genre all correspondence has in common: a kind of message that knows its nouns."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kg.interpret.correspondence import copies, messages, references, signatures
from kg.interpret.correspondence import notes as notes_on_sheet
from kg.interpret.correspondence.asks import asks
from kg.interpret.correspondence.cut import cut
from kg.interpret.correspondence.sections import Section, sections
from kg.interpret.correspondence.titles import TitleReading, noun_of, read_title
from kg.model import (
    Claim,
    Corresponded,
    Described,
    Diagnostic,
    Document,
    Finding,
    Kind,
    Part,
    Reading,
    Segment,
    Severity,
    Span,
    Voice,
)

_KIND_OF = {"telegram": "telegram", "letter": "letter", "petition": "petition"}


class Correspondence:
    """A genre whose documents go from somebody to somebody. ``name`` is its slug."""

    name = "letter"
    telegraphic = False

    def identifies(self, document: Document) -> bool:
        """Whether the document is of this kind."""
        raise NotImplementedError

    def segment(self, document: Document) -> tuple[Segment, ...]:
        """The zones with bodies cut into lines of one kind each, and parties in titles set apart."""
        zones = cut(document, self.telegraphic)
        return tuple(_with_parties(document.text, zone) for zone in zones)

    def interpret(self, reading: Reading) -> Finding:
        """Messages, signatures, copies, attachments, marks and earlier messages."""
        zone = reading.document.zone(Kind.TITLE)
        directed = zone is not None and read_title(reading.text, zone.span).directed
        claims: list[Claim] = []
        notes: list[Diagnostic] = list(_orders(reading))
        for section in sections(reading, directed):
            found = self.text(reading, section)
            claims.extend(found.claims)
            notes.extend(found.diagnostics)
        return Finding(tuple(claims), tuple(notes))

    def text(self, reading: Reading, section: Section) -> Finding:
        """What one text says."""
        claims: list[Claim] = []
        signed, notes = signatures.signatures(reading, section)
        made = signatures.makers(reading, section)
        sent, more = messages.message(reading, section, self.kind_of(reading, section), signed, made)
        if section.key:
            claims.append(_part(reading, section))
            if sent is not None and not _is_message(sent.roles, section):
                sent = None
        if sent is not None:
            claims.append(sent)
        inner, within = "", list[tuple[Span, Corresponded]]()
        if any(s.quoted for s in signed):
            inner = f"{section.key + '.' if section.key else ''}message1"
            quoted = _quoted(reading, section, inner, next(s.line for s in signed if s.quoted))
            claims.append(quoted)
            told = messages.inner(reading, section, quoted, [s for s in signed if s.quoted], sent)
            claims.extend(told)
            within = [(quoted.span, message) for message in told]
        claims.extend(one.claim(inner if one.quoted else section.key) for one in signed)
        held, doubts = copies.copies(reading, section)
        claims.extend(held)
        claims.extend(_marks(reading, section))
        claims.extend(notes_on_sheet.inscriptions(reading, section))
        claims.extend(references.references(reading, section, sent, within))
        claims.extend(asks(reading, section, sent, within))
        return Finding(tuple(claims), (*notes, *more, *doubts))

    def kind_of(self, reading: Reading, section: Section) -> str:
        """telegram | letter | memorandum | message | note | petition: what the text calls itself, else the genre."""
        if section.labelled(Kind.HEADING, "telegram"):  # the text before the title: "Letter from …" over a telegram
            return "telegram"
        for title, _ in messages.titles_of(reading, section):
            if found := _kind(title):
                return found
        for segment in section.labelled(Kind.HEADING, "telegram", "letter", "memo", "petition"):
            kind, noun, _ = noun_of(segment.span.of(reading.text))
            if found := _kind(TitleReading(kind, noun)):
                return found
        return _KIND_OF[self.name] if not section.key else "letter"


def _kind(title: TitleReading) -> str:
    noun = title.noun.casefold()
    if title.kind == "telegram":
        return "telegram"
    if "message" in noun:
        return "message"
    if title.kind == "letter":
        return "letter"
    if title.kind == "memo":
        return "memorandum" if "memo" in noun else "note" if "note" in noun else "message"
    return "petition" if title.kind == "petition" else ""


def _with_parties(text: str, zone: Segment) -> Segment:
    """Headings and titles that name sender and addressee, cut so that these are PARTICIPANTS segments."""
    if zone.kind in (Kind.TITLE, Kind.HEADING) and not zone.children:
        start = zone.span.start
        lead = (
            re.match(r"[\[(]?(?:Attachment|Enclosure|Annex|Appendix)[^:]{0,12}:\s*", zone.span.of(text))
            if zone.label == "attachment"
            else None
        )
        title = read_title(text, Span(start + (lead.end() if lead else 0), zone.span.end))
        spans = sorted({s for s in (title.sender, title.recipient, title.via, title.author, title.addressee) if s})
        if not title.directed or any(a.end > b.start for a, b in itertools.pairwise(spans)):
            return zone
        return Segment(zone.kind, zone.span, zone.label, tuple(_parties(zone, spans)))
    if zone.kind in (Kind.BODY, Kind.PART, Kind.ATTACHMENT):
        return Segment(zone.kind, zone.span, zone.label, tuple(_with_parties(text, child) for child in zone.children))
    return zone


def _parties(zone: Segment, spans: list[Span]) -> Iterator[Segment]:
    at = zone.span.start
    for span in spans:
        if span.start > at:
            yield Segment(zone.kind, Span(at, span.start))
        yield Segment(Kind.PARTICIPANTS, span, "titled")
        at = span.end
    if at < zone.span.end:
        yield Segment(zone.kind, Span(at, zone.span.end))


def _is_message(roles: tuple[object, ...], section: Section) -> bool:
    """Whether an attachment is a message of its own: it names both sides, or greets or addresses somebody."""
    names = {getattr(role, "role", "") for role in roles}
    addressed = bool(section.of_kind(Kind.SALUTATION) or section.labelled(Kind.ADDRESS, "to", "block"))
    return {"sender", "recipient"} <= names or (addressed and bool(names & {"sender", "recipient"}))


def _part(reading: Reading, section: Section) -> Part:
    heading = next((s for s in section.segments[:1] if s.kind is Kind.HEADING), None)
    words = " ".join(heading.span.of(reading.text).split()) if heading else ""
    number = (
        re.search(r"(?:No\.?\s*|Nº\s*|№\s*|#\s*|\s)(\d{1,2}|[A-Z]|[IVX]{1,4})\b(?=\s*[:.\])]|$)", words)
        if heading and heading.label == "attachment"
        else None
    )
    return Part(
        key=section.key,
        kind=section.kind,
        span=section.span,
        label=number[1] if number else "",
        heading=words,
        heading_span=heading.span if heading else None,
        evidence=(heading.span if heading else section.span,),
        voice=Voice.TEXT,
        rule="attached-text",
    )


def _quoted(reading: Reading, section: Section, key: str, line: Span) -> Part:
    """The message inside the text: from the quotation mark that opens it to the line that closes it."""
    text = reading.text
    openings = [m.start() for m in re.finditer('[“"«„]', text[section.span.start : line.start])]
    start = section.span.start + openings[0] if openings else line.start
    if not openings:
        paragraphs = [s for s in section.of_kind(Kind.PARAGRAPH) if s.span.end <= line.start]
        start = paragraphs[0].span.start if paragraphs else line.start
    return Part(
        key=key,
        kind="message",
        span=Span(start, line.end),
        parent=section.key,
        evidence=(Span(start, line.end),),
        voice=Voice.TEXT,
        rule="quoted-message",
    )


def _marks(reading: Reading, section: Section) -> Iterator[Described]:
    for mark in section.labelled(Kind.MARK, "classification"):
        words = re.sub(r"^[\w ]+:\s*", "", mark.span.of(reading.text)).strip(" .,;!()[]")
        yield Described(
            field="classification",
            value=" ".join(words.split()),
            subject=section.key,
            evidence=(mark.span,),
            voice=Voice.MARK,
            rule="classification-mark",
        )


_DAY_FIRST = re.compile(
    r"(?<!\d)(1[3-9]|2\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:\d{4}|\d{2})(?!\d)"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b"
)
_MONTH_FIRST = re.compile(
    r"(?<!\d)(?:0?[1-9]|1[0-2])[/.-](1[3-9]|2\d|3[01])[/.-](?:\d{4}|\d{2})(?!\d)"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}\b"
)
_EITHER = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])[/-](0?[1-9]|1[0-2])[/-](\d{4}|\d{2})(?![\d/.-])")


def _orders(reading: Reading) -> Iterator[Diagnostic]:
    """Numeric dates that can be read both ways in a text that writes some dates day first and some month first."""
    for zone in reading.document.zones_of(Kind.BODY):
        words = zone.span.of(reading.text)
        if not (_DAY_FIRST.search(words) and _MONTH_FIRST.search(words)):
            continue
        for found in _EITHER.finditer(words):
            if found[1].zfill(2) != found[2].zfill(2):
                start = zone.span.start + found.start()
                yield Diagnostic(
                    "date-order",
                    Severity.WARNING,
                    Span(start, start + len(found[0])),
                    f"{found[0]} can be day or month first; this text writes both",
                )
