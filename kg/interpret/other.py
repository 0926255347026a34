"""The genre of last resort: metadata, citation and mentions still stand; the body is its date and paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Document, Finding, Kind, Reading, Segment, Span
from kg.recognise.dates import parse_header_date

# a paragraph ends at a line end before a blank line or at a single line end of a text without blank lines
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def paragraphs(text: str, span: Span) -> tuple[Segment, ...]:
    """Cut a stretch of text into PARAGRAPH lines and BLANK leaves that partition it exactly."""
    leaves: list[Segment] = []
    for found in _LINES.finditer(text, span.start, span.end):
        if found.start() == found.end():
            continue
        words = found.group().strip()
        start = found.start() + (len(found.group()) - len(found.group().lstrip())) if words else found.end()
        end = start + len(words)
        for kind, a, b in (
            (Kind.BLANK, found.start(), start),
            (Kind.PARAGRAPH, start, end),
            (Kind.BLANK, end, found.end()),
        ):
            if a < b:
                leaves.append(Segment(kind, Span(a, b)))
    return tuple(leaves)


HEAD = 3
"""Lines at the head of a text among which its own date may stand: title, subtitle, date."""


def dated(text: str, leaves: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The leaves with a day or month that stands alone at the head as DATELINE; a year alone may be a heading."""
    head = [leaf for leaf in leaves if leaf.kind is Kind.PARAGRAPH][:HEAD]
    for leaf in head:
        found = parse_header_date(leaf.span.of(text))
        if found is not None and len(found.edtf) >= len("1937-06"):
            return tuple(replace(one, kind=Kind.DATELINE) if one is leaf else one for one in leaves)
    return leaves


def cut_body(document: Document) -> tuple[Segment, ...]:
    """The document's zones with each BODY leaf cut into paragraphs."""
    return tuple(
        Segment(zone.kind, zone.span, zone.label, dated(document.text, paragraphs(document.text, zone.span)))
        if zone.kind is Kind.BODY and not zone.children
        else zone
        for zone in document.zones
    )


class OtherGenre:
    """Anything no other genre identifies."""

    name = "other"

    def identifies(self, document: Document) -> bool:
        """Never: it is what remains."""
        return False

    def segment(self, document: Document) -> tuple[Segment, ...]:
        """The line of the date, paragraphs."""
        return cut_body(document)

    def interpret(self, reading: Reading) -> Finding:
        """Nothing beyond the record."""
        return Finding(())


GENRE = OtherGenre()
