"""One TEI document -> :class:`kg.model.Document`: header, archive's paragraphs, body.

Which part of the header is text: the title of the document (``title type="complete"``, else
``type="main"``, else the
first), the words of its date of creation, and the source description. A document inside a volume has none
of these: its
title is its ``head``, its date the first ``date`` of its dateline; the volume's title and the heads above
stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from kg.model import Diagnostic, Document, Kind, Segment, Severity, Source, Span
from kg.read.tei.closing import with_closings
from kg.read.tei.markup import date_value
from kg.read.tei.source_note import source_zones
from kg.read.tei.text import Run, Text, filled
from kg.read.tei.xml import local, xml_id, xml_lang

NAME = "tei"
# "526. Memorandum From …": the number the series gives the document, no part of its title.
_ITEM_NUMBER = re.compile(r"(\d+)\.\s+")
_CITED = re.compile(r"(Also\s+)?(Cited|Printed|Published|Quoted|Excerpted) in\b")


def children(element: etree._Element | None, *names: str) -> list[etree._Element]:
    """Child elements of these local names."""
    return [] if element is None else [child for child in element if local(child) in names]


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down a path of local names, or None."""
    for name in path:
        element = next(iter(children(element, name)), None)
    return element


def words_of(element: etree._Element) -> str:
    """All text below an element, stripped at its ends."""
    return "".join(str(part) for part in element.itertext()).strip()


def is_document(element: etree._Element) -> bool:
    """Whether the markup calls this division a document."""
    return local(element).startswith("div") and element.get("type") == "document"


def title_of(header: etree._Element | None) -> etree._Element | None:
    """The title the header gives the file."""
    titles = [t for t in children(find(header, "fileDesc", "titleStmt"), "title") if words_of(t)]
    chosen = (t for kind in ("complete", "main") for t in titles if t.get("type") == kind)
    return next(chosen, next(iter(titles), None))


def created_of(header: etree._Element | None) -> etree._Element | None:
    """The date the document was made, where the header states one."""
    stated = children(find(header, "fileDesc", "publicationStmt"), "date")
    created = next((d for d in stated if d.get("type") == "created"), None)
    if created is None:
        creation = find(header, "profileDesc", "creation")
        created = find(creation, "date")
    if created is None:
        actions = children(find(header, "profileDesc", "correspDesc"), "correspAction")
        created = next((d for a in actions if a.get("type") == "sent" for d in children(a, "date")), None)
    return created


def _language(*elements: etree._Element | None) -> str:
    return next((xml_lang(element) for element in elements if element is not None and xml_lang(element)), "")


class _Zones:
    """Collects zones over a growing text."""

    def __init__(self, record: bool) -> None:
        self.text = Text(record)
        self.zones: list[Segment] = []

    def line(self, element: etree._Element | None, kind: Kind) -> Segment | None:
        """One element as one zone."""
        if element is None:
            return None
        self.text.block(element, kind)
        return self.take(kind)

    def take(self, kind: Kind) -> Segment | None:
        """What was written since the last zone, as one zone of that kind without inner cuts."""
        written = [s for s in self.text.top if s.kind is not Kind.PAGE_BREAK]
        if not written:
            return None
        self.text.top.clear()
        zone = Segment(kind, Span(written[0].span.start, written[-1].span.end))
        self.zones.append(zone)
        return zone

    def body(self, segments: Iterable[Segment] = ()) -> None:
        """What was written since the last zone, as the body with its segments."""
        self.text.flush_notes()
        written = tuple(self.text.top)
        self.text.top.clear()
        if written:
            span = Span(written[0].span.start, written[-1].span.end)
            self.zones.append(Segment(Kind.BODY, span, "", filled(written, span)))

    def titled(self, head: etree._Element | None) -> None:
        """The head of a document in a volume: its number, its title, and the notes that hang on it."""
        if head is None:
            return
        self.text.block(head)
        written, start = list(self.text.top), 0
        self.text.top.clear()
        for segment in written:
            if segment.kind is Kind.HEADING:
                number = _ITEM_NUMBER.match(self.text.since(segment.span.start))
                start = segment.span.start + (number.end() if number else 0)
                if number:
                    self.zones.append(Segment(Kind.FURNITURE, Span(segment.span.start, start), number[1]))
                self.zones.append(Segment(Kind.TITLE, Span(start, segment.span.end)))
            else:
                kind = Kind.CITATION if segment.kind is Kind.SOURCE_NOTE else segment.kind
                self.zones.append(Segment(kind, segment.span, segment.label, segment.children))

    def dated(self) -> None:
        """Set the first date of the first dateline apart as the date of the record."""
        for number, zone in enumerate(self.zones):
            if zone.kind is not Kind.BODY:
                continue
            line = next((s for s in zone.walk() if s.kind is Kind.DATELINE and not s.children), None)
            date = next((d for d in self.text.dates if line is not None and line.span.covers(d.span)), None)
            if line and date:
                self.zones[number] = _replaced(zone, line, Segment(line.kind, line.span, line.label, tuple(
                    s for s in (_piece(Kind.DATELINE, line.span.start, date.span.start),
                                Segment(Kind.RECORD_DATE, date.span),
                                _piece(Kind.DATELINE, date.span.end, line.span.end)) if s)))
                return

    def finish(self, source: Source, part: str, hints: list[tuple[str, str]]) -> tuple[Document, list[Run]]:
        """The document, with closing formulas and signatures found in the body."""
        text = "".join(self.text.parts)
        zones: list[Segment] = []
        for zone in self.zones:
            if zone.kind is Kind.CITATION:
                zones.extend(source_zones(text, zone.span))
            else:
                zones.append(with_closings(text, zone))
        diagnostics = () if text.strip() else (
            Diagnostic("empty-document", Severity.WARNING, Span(0, 0), "the TEI document holds no words"),)
        return Document(
            source=source, text=text, reader=NAME, zones=filled(zones, Span(0, len(text))),
            marked=tuple(sorted(self.text.marked, key=lambda m: (m.span.start, -m.span.end))),
            dates=tuple(sorted(self.text.dates, key=lambda d: d.span)), is_source_text=False,
            part=part, hints=tuple((n, v) for n, v in hints if v), diagnostics=diagnostics,
        ), self.text.runs


def _piece(kind: Kind, start: int, end: int) -> Segment | None:
    return Segment(kind, Span(start, end)) if start < end else None


def _replaced(tree: Segment, old: Segment, new: Segment) -> Segment:
    if tree is old:
        return new
    if not any(child.span.covers(old.span) for child in tree.children):
        return tree
    inner = tuple(_replaced(child, old, new) for child in tree.children)
    return Segment(tree.kind, tree.span, tree.label, inner)


def whole_file(source: Source, tei: etree._Element, record: bool = False) -> tuple[Document, list[Run]]:
    """The file as one document: its header names it; several ``div type="document"`` are its parts."""
    header, text = find(tei, "teiHeader"), find(tei, "text")
    created = created_of(header)
    zones = _Zones(record)
    zones.line(title_of(header), Kind.TITLE)
    zones.line(created, Kind.RECORD_DATE)
    for paragraph in children(find(header, "fileDesc", "sourceDesc"), "p", "ab", "bibl"):
        zones.line(paragraph, Kind.FURNITURE)
    inner = find(text, "body")
    documents = [e for e in inner if is_document(e)] if inner is not None else []
    outer: list[etree._Element] = []
    if inner is not None and documents:
        for child in inner:
            if local(child) == "p" and not _after(child, documents[0], inner):
                outer.append(child)
    cited = False
    for paragraph in outer:
        words = words_of(paragraph)
        kind = Kind.RELATED if _CITED.match(words) else Kind.SOURCE_NOTE if cited else Kind.CITATION
        cited = cited or kind is Kind.CITATION
        zones.line(paragraph, kind)
    for section in children(text, "front", "body", "back", "group"):
        zones.text.loose(section, 0, section.text)
        for child in section:
            if child in outer:
                continue
            if len(documents) > 1 and child in documents:
                zones.text.open(Kind.PART, xml_id(child) or f"{documents.index(child) + 1}")
                zones.text.block(child)
                zones.text.flush_notes()
                zones.text.close()
            else:
                zones.text.stray(child)
    zones.body()
    day = "" if created is None else date_value(created)
    hints = [("date", day), ("language", _language(inner, text, tei))]
    return zones.finish(source, "", hints)


def _after(child: etree._Element, first: etree._Element, parent: etree._Element) -> bool:
    """Whether the child stands after the first document: only paragraphs before it speak of the whole
    file."""
    return parent.index(child) > parent.index(first)


def in_volume(source: Source, header: etree._Element | None, div: etree._Element, part: str,
              record: bool = False) -> tuple[Document, list[Run]]:
    """One document of a volume: title from its head, source from its source note, date from its dateline."""
    zones = _Zones(record)
    zones.line(title_of(header), Kind.FURNITURE)
    above = [a for a in reversed(list(div.iterancestors())) if local(a).startswith("div")]
    for heading in (find(a, "head") for a in above):
        zones.line(heading, Kind.FURNITURE)
    head = find(div, "head")
    zones.titled(head)
    for child in div:
        if local(child) == "note" and child.get("type") == "source" and not zones.text.top:
            zones.line(child, Kind.CITATION)
        elif child is not head:
            zones.text.stray(child)
    zones.body()
    zones.dated()
    date = next((d for line in div.iter() if local(line) == "dateline" for d in line.iter()
                 if local(d) == "date" and date_value(d)), None)
    hints = [("date", date_value(date) if date is not None else ""), ("language", _language(div)),
             ("number", div.get("n", "")), ("subtype", div.get("subtype", ""))]
    return zones.finish(source, part, hints)
