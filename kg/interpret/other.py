"""The genre of last resort: metadata, citation and mentions still stand; the body is paragraphs."""

from __future__ import annotations

import re

from kg.model import Document, Finding, Kind, Reading, Segment, Span

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


def cut_body(document: Document) -> tuple[Segment, ...]:
    """The document's zones with each BODY leaf cut into paragraphs."""
    return tuple(
        Segment(zone.kind, zone.span, zone.label, paragraphs(document.text, zone.span))
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
        """Paragraphs."""
        return cut_body(document)

    def interpret(self, reading: Reading) -> Finding:
        """Nothing beyond the record."""
        return Finding(())


GENRE = OtherGenre()
