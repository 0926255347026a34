"""Segments being built: nodes that become a partition of the body; what no node covers is blank or unread."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.interpret.minutes.notes import trim
from kg.model import Kind, Segment, Span


@dataclass(slots=True)
class Node:
    """A segment being built."""

    kind: Kind
    start: int
    end: int
    label: str = ""
    children: list[Node] = field(default_factory=list)

    def add(self, child: Node) -> Node:
        """Appends ``child`` and reaches to its end."""
        self.children.append(child)
        self.end = max(self.end, child.end)
        return child

    def freeze(self, text: str) -> Segment:
        """The finished segment: gaps between children are white space or unread, so children partition it."""
        if not self.children:
            return Segment(self.kind, Span(self.start, self.end), self.label)
        return Segment(
            self.kind,
            Span(self.start, self.end),
            self.label,
            partition(text, Span(self.start, self.end), self.children),
        )


def partition(text: str, span: Span, nodes: list[Node]) -> tuple[Segment, ...]:
    """``nodes`` as segments that partition ``span``; what no node covers is blank or unread."""
    found: list[Segment] = []
    at = span.start
    for node in nodes:
        found.extend(gap(text, at, node.start))
        found.append(node.freeze(text))
        at = node.end
    found.extend(gap(text, at, span.end))
    return tuple(found)


def gap(text: str, start: int, end: int) -> list[Segment]:
    """The text between two segments: blank, or unread words with the white space around them."""
    if start >= end:
        return []
    words = trim(text, start, end)
    if words.start == words.end:
        return [Segment(Kind.BLANK, Span(start, end))]
    parts = ((Kind.BLANK, start, words.start), (Kind.UNREAD, words.start, words.end), (Kind.BLANK, words.end, end))
    return [Segment(kind, Span(a, b)) for kind, a, b in parts if a < b]
