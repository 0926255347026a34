"""Sets of disjoint stretches of text, asked often whether something touches them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from kg.model import Span


class Extents:
    """Disjoint spans in order; spans that share characters are merged when added."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, span: Span) -> bool:
        """Whether a character of ``span`` is covered: ``Extents([Span(2, 5)]).touches(Span(4, 9))``."""
        index = bisect_left(self._starts, span.end) - 1
        return index >= 0 and self._ends[index] > span.start

    def add(self, span: Span) -> None:
        """Add a span that touches nothing."""
        index = bisect_left(self._starts, span.start)
        self._starts.insert(index, span.start)
        self._ends.insert(index, span.end)
