"""A line of a text: its words and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its words without edge white space, where they stand, and the line ends before it.

    ``gap`` counts the line ends between the previous words and these: 1 = the next line, 2 = one blank line between.

    >>> Line("Concerning X", 16, 2).span
    Span(start=16, end=28)
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
