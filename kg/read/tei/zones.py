"""The zones of one TEI document, collected while its text grows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from kg.model import Diagnostic, Document, Kind, Segment, Severity, Source, Span
from kg.read.tei.closing import with_closings
from kg.read.tei.header import actions_of, children, leads_to_archive, shelfmark_of, sources_of, words_of
from kg.read.tei.source_note import source_zones
from kg.read.tei.text import Run, Text, filled
from kg.read.tei.xml import local

NAME = "tei"
# "526. Memorandum From …", "No. 77" above the title: the number the series gives the document, no part of its title.
_ITEM_NUMBER = re.compile(r"(\d+)\.\s+|No\.\s*(\d+)\s*\n")
# What an act of correspondence names, as the record's field: who sent, who received, and where.
_ACTS = {
    "persName": {"sent": Kind.AUTHOR, "received": Kind.NAME_TERM}, "placeName": dict.fromkeys(
        ("sent", "received"), Kind.PLACE_TERM),
}
_ACTS |= {"orgName": _ACTS["persName"], "name": _ACTS["persName"], "settlement": _ACTS["placeName"]}


class Zones:
    """Collects zones over a growing text; ``record`` keeps the runs of its map."""

    def __init__(self, record: bool) -> None:
        self.text = Text(record)
        self.zones: list[Segment] = []

    def line(self, element: etree._Element | None, kind: Kind, label: str = "") -> Segment | None:
        """One element as one zone."""
        if element is None:
            return None
        self.text.block(element, kind)
        return self.take(kind, label)

    def take(self, kind: Kind, label: str = "") -> Segment | None:
        """What was written since the last zone, as one zone of that kind without inner cuts."""
        written = [s for s in self.text.top if s.kind is not Kind.PAGE_BREAK]
        if not written:
            return None
        self.text.top.clear()
        zone = Segment(kind, Span(written[0].span.start, written[-1].span.end), label)
        self.zones.append(zone)
        return zone

    def sources(self, header: etree._Element | None, cited: bool) -> None:
        """The source description and the shelfmark of a header. ``cited``: the text has a source note of its own."""
        places, parts = shelfmark_of(header)
        for paragraph in sources_of(header):
            leads = not cited and not parts and leads_to_archive(words_of(paragraph))
            self.line(paragraph, Kind.CITATION if leads else Kind.FURNITURE)
        for place in places:
            self.line(place, Kind.FURNITURE)
        for part in parts:
            self.text.block(part, Kind.CITATION)
        self.take(Kind.CITATION, " ".join(("shelfmark", *(local(part) for part in parts))))

    def correspondence(self, header: etree._Element | None) -> None:
        """Who sent and who received the letter, and where, as the header says it."""
        for action in actions_of(header):
            act = action.get("type", "")
            for child in children(action, *_ACTS):
                kind = _ACTS[local(child)].get(act)
                if kind is not None and words_of(child):
                    self.text.words_alone(child, kind)
                    self.take(kind, act)

    def body(self, kind: Kind = Kind.BODY) -> None:
        """What was written since the last zone, as the body (or another zone) with its segments."""
        self.text.flush_notes()
        written = tuple(self.text.top)
        self.text.top.clear()
        if written:
            span = Span(written[0].span.start, written[-1].span.end)
            text = "".join(self.text.parts)
            lined = (piece for segment in filled(written, span) for piece in _lined(text, segment))
            self.zones.append(Segment(kind, span, "", tuple(lined)))

    def numbered(self, numbers: Iterable[str]) -> None:
        """Cut the series' own number from the heading that begins a document: "31. Telegram From …", ``n="31"``."""
        for number in filter(None, numbers):
            for at, zone in enumerate(self.zones):
                head = next((s for s in zone.walk() if s.kind is Kind.HEADING and not s.children
                             and self.text.since(s.span.start).startswith(f"{number}. ")), None)
                if zone.kind is Kind.BODY and head is not None:
                    end = head.span.start + len(number) + 2
                    self.zones[at] = _replaced(zone, head, (
                        Segment(Kind.FURNITURE, Span(head.span.start, end), number),
                        Segment(Kind.HEADING, Span(end, head.span.end), head.label)))

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
                    self.zones.append(Segment(
                        Kind.FURNITURE, Span(segment.span.start, start), number[1] or number[2]))
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
                self.zones[number] = _replaced(zone, line, (Segment(line.kind, line.span, line.label, tuple(
                    s for s in (_piece(Kind.DATELINE, line.span.start, date.span.start),
                                Segment(Kind.RECORD_DATE, date.span),
                                _piece(Kind.DATELINE, date.span.end, line.span.end)) if s)),))
                return

    def finish(self, source: Source, part: str, hints: list[tuple[str, str]]) -> tuple[Document, list[Run]]:
        """The document, with closing formulas and signatures found in the body."""
        text = "".join(self.text.parts)
        zones: list[Segment] = []
        for zone in self.zones:
            if zone.kind is Kind.CITATION and not zone.label.startswith("shelfmark"):
                zones.extend(source_zones(text, zone.span))
            else:
                zones.append(with_closings(text, zone))
        diagnostics = tuple(self.text.left_out) if text.strip() else (
            Diagnostic("empty-document", Severity.WARNING, Span(0, 0), "the TEI document holds no words"),)
        return Document(
            source=source, text=text, reader=NAME, zones=filled(zones, Span(0, len(text))),
            marked=tuple(sorted(self.text.marked, key=lambda m: (m.span.start, -m.span.end))),
            dates=tuple(sorted(self.text.dates, key=lambda d: d.span)), is_source_text=False,
            part=part, hints=tuple((n, v) for n, v in hints if v), diagnostics=diagnostics,
        ), self.text.runs


def _lined(text: str, segment: Segment) -> tuple[Segment, ...]:
    """The segment with datelines of several lines cut: the day of writing above "[Received March 9—10:15 a.m.]"."""
    start = segment.span.start
    if segment.kind is Kind.DATELINE and not segment.children and "\n" in segment.span.of(text):
        lines = [Segment(Kind.DATELINE, Span(start + m.start(), start + m.end()), segment.label)
                 for m in re.finditer(r"[^\n]+", segment.span.of(text))]
        return filled(lines, segment.span)
    inner = tuple(piece for child in segment.children for piece in _lined(text, child))
    return (Segment(segment.kind, segment.span, segment.label, inner) if inner else segment,)


def _piece(kind: Kind, start: int, end: int) -> Segment | None:
    return Segment(kind, Span(start, end)) if start < end else None


def _replaced(tree: Segment, old: Segment, new: tuple[Segment, ...]) -> Segment:
    if not any(child.span.covers(old.span) for child in tree.children):
        return tree
    inner: list[Segment] = []
    for child in tree.children:
        inner += new if child is old else (_replaced(child, old, new),)
    return Segment(tree.kind, tree.span, tree.label, tuple(inner))
