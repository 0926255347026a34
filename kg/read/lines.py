"""Lines with offsets, and the partition of a text from the stretches a reader has understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.lines import Line
from kg.model import Kind, Segment, Span

# White space as str.isspace knows it (none lies above U+3000), and marks without width that exports leave behind: byte
# order mark, zero-width space, word joiner.
_EDGES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\ufeff\u200b\u2060"
# A stretch without a line end. Form feeds and U+2028 end no line and stay inside the words.
_PIECE = re.compile(r"[^\r\n]+")


def lines(text: str, within: Span | None = None) -> tuple[Line, ...]:
    """The lines of ``text`` that are not blank, optionally only of a part of it.

    >>> [(line.words, line.gap) for line in lines("June 14, 1937\\n\\n Concerning X \\n")]
    [('June 14, 1937', 0), ('Concerning X', 2)]
    """
    return tuple(_lines(text, within or Span(0, len(text))))


def _lines(text: str, within: Span) -> Iterator[Line]:
    gap, at = 0, within.start
    for piece in _PIECE.finditer(text, within.start, within.end):
        gap += _line_ends(text[at:piece.start()])
        at = piece.end()
        core = trimmed(text, Span(*piece.span()))
        if core is not None:
            yield Line(core.of(text), core.start, gap)
            gap = 0


def _line_ends(signs: str) -> int:
    """How many lines end in a run of CR and LF; CR and LF together are one end, so CRLF files have the same gaps."""
    return len(signs) if "\r" not in signs else signs.count("\n") + signs.count("\r") - signs.count("\r\n")


def trimmed(text: str, span: Span) -> Span | None:
    """The span without white space at its edges; None when nothing else is in it.

    >>> trimmed(" Record ID\\n", Span(0, 11))
    Span(start=1, end=10)
    """
    start, end = span.start, span.end
    words = text[start:end]
    core = words.strip(_EDGES)
    if not core:
        return None
    start = end - len(words.lstrip(_EDGES))
    return Span(start, start + len(core))


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
