"""Lines with offsets, and the partition of a text from the stretches a reader has understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Kind, Segment, Span

# Marks without width that exports leave behind and that str.isspace does not know: BOM, zero-width space, word joiner.
_WIDTHLESS = "\ufeff\u200b\u2060"
# A stretch without a line end, or one line end. CR and LF together are one end, so that CRLF files have the same gaps;
# form feeds and U+2028 end no line and stay inside the words.
_PIECE = re.compile(r"[^\r\n]+|\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its words without edge white space, where they stand, and the line ends before it.

    ``gap`` counts the line ends between the previous words and these: 1 = the next line, 2 = one blank line between.
    """

    words: str
    start: int
    gap: int

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + len(self.words)

    @property
    def span(self) -> Span:
        """The words as a span."""
        return Span(self.start, self.end)


def lines(text: str, within: Span | None = None) -> tuple[Line, ...]:
    """The lines of ``text`` that are not blank, optionally only of a part of it.

    >>> [(line.words, line.gap) for line in lines("June 14, 1937\\n\\n Concerning X \\n")]
    [('June 14, 1937', 0), ('Concerning X', 2)]
    """
    return tuple(_lines(text, within or Span(0, len(text))))


def _lines(text: str, within: Span) -> Iterator[Line]:
    gap = 0
    for piece in _PIECE.finditer(text, within.start, within.end):
        if text[piece.start()] in "\r\n":
            gap += 1
        elif (core := trimmed(text, Span(*piece.span()))) is not None:
            yield Line(core.of(text), core.start, gap)
            gap = 0


def trimmed(text: str, span: Span) -> Span | None:
    """The span without white space at its edges; None when nothing else is in it.

    >>> trimmed(" Record ID\\n", Span(0, 11))
    Span(start=1, end=10)
    """
    start, end = span.start, span.end
    while start < end and _is_edge(text[start]):
        start += 1
    while end > start and _is_edge(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None


def _is_edge(character: str) -> bool:
    return character.isspace() or character in _WIDTHLESS


def partition(text: str, zones: Iterable[Segment]) -> tuple[Segment, ...]:
    """Zones trimmed to their words and put in order, and the stretches between them labelled: a whole partition.

    White space between zones becomes BLANK, signs without a letter or digit FURNITURE, any other words UNREAD.
    The zones given must not overlap.

    >>> zones = partition("A\\n-\\nB", [Segment(Kind.TITLE, Span(0, 1))])
    >>> [(zone.kind.value, zone.span.of("A\\n-\\nB")) for zone in zones]
    [('title', 'A'), ('blank', '\\n'), ('unread', '-\\nB')]
    """
    found: list[Segment] = []
    at = 0
    for zone in sorted(zones, key=lambda zone: zone.span):
        core = trimmed(text, zone.span)
        if core is None:
            continue
        if core.start < at:
            raise ValueError(f"zone {zone.kind} at {core.start} overlaps the zone before it, which ends at {at}")
        found += _between(text, at, core.start)
        found.append(Segment(zone.kind, core, zone.label, zone.children))
        at = core.end
    found += _between(text, at, len(text))
    return tuple(found)


def _between(text: str, start: int, end: int) -> Iterator[Segment]:
    if start == end:
        return
    core = trimmed(text, Span(start, end))
    if core is None:
        yield Segment(Kind.BLANK, Span(start, end))
        return
    if start < core.start:
        yield Segment(Kind.BLANK, Span(start, core.start))
    lettered = any(character.isalnum() for character in core.of(text))
    yield Segment(Kind.UNREAD if lettered else Kind.FURNITURE, core)
    if core.end < end:
        yield Segment(Kind.BLANK, Span(core.end, end))
