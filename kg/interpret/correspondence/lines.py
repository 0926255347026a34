"""Lines of a body with offsets, and the way back from labelled pieces of lines to segments that partition the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lines import Line as PlainLine
from kg.model import Kind, Segment, Span

_LINE = re.compile(r"[^\r\n]+")
# Leaves whose words a reader left open; every other kind is the reader's decision and stands.
OPEN = frozenset({Kind.BODY, Kind.PARAGRAPH, Kind.UNREAD})
_ASIDE = frozenset({Kind.BLANK, Kind.PAGE_BREAK, Kind.FURNITURE, Kind.FOOTNOTE, Kind.SOURCE_NOTE, Kind.RECORD_DATE})


@dataclass(frozen=True, slots=True)
class Line(PlainLine):
    """A line with the kind the reader gave it; ``open`` says that its kind is still to be found."""

    kind: Kind

    @property
    def open(self) -> bool:
        """Whether a genre may give the line another kind."""
        return self.kind in OPEN


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line and what it is; ``label`` is its part in the letter: "to", "from", "sent" …"""

    kind: Kind
    span: Span
    label: str = ""


def lines_of(text: str, segment: Segment) -> tuple[Line, ...]:
    """The lines of a body or part, through all its leaves; footnotes, page breaks and source notes are left out.

    >>> [(line.words, line.gap) for line in lines_of("Dear X,\\n\\n Yes.\\n", Segment(Kind.BODY, Span(0, 15)))]
    [('Dear X,', 0), ('Yes.', 2)]
    """
    found: list[Line] = []
    reached = segment.span.start
    for leaf in segment.leaves():
        if leaf.kind in _ASIDE:
            continue
        for match in _LINE.finditer(text, leaf.span.start, leaf.span.end):
            words = match[0].strip()
            if not words:
                continue
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            gap = len(re.findall(r"\r\n|\r|\n", text[reached:start]))
            found.append(Line(words, start, gap, leaf.kind))
            reached = start + len(words)
    return tuple(found)


def rebuilt(segment: Segment, pieces: Sequence[Piece]) -> Segment:
    """The segment with its open leaves cut into the pieces; kinds the reader gave stay and take a label.

    Pieces are in text order, do not overlap and stay inside their leaf.
    """
    if segment.kind is Kind.BODY and not segment.children:
        return Segment(Kind.BODY, segment.span, segment.label, tuple(_cut(segment, pieces)))
    return _rebuilt(segment, pieces)


def _rebuilt(segment: Segment, pieces: Sequence[Piece]) -> Segment:
    children: list[Segment] = []
    for child in segment.children:
        inside = [p for p in pieces if child.span.covers(p.span)]
        if child.children:
            children.append(_rebuilt(child, inside))
        elif child.kind in OPEN and inside:
            children.extend(_cut(child, inside))
        elif inside and inside[0].label and not child.label:
            children.append(Segment(child.kind, child.span, inside[0].label))
        else:
            children.append(child)
    return Segment(segment.kind, segment.span, segment.label, tuple(children))


def _cut(leaf: Segment, pieces: Sequence[Piece]) -> Iterator[Segment]:
    at = leaf.span.start
    for piece in pieces:
        if piece.span.start > at:
            yield Segment(Kind.BLANK, Span(at, piece.span.start))
        yield Segment(piece.kind, piece.span, piece.label)
        at = piece.span.end
    if at < leaf.span.end:
        yield Segment(Kind.BLANK, Span(at, leaf.span.end))
