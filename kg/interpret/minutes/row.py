"""The row of pieces that a reader of a body fills: what is complete, and what still goes on."""

from __future__ import annotations

from dataclasses import dataclass

from kg.interpret.minutes.markers import Marker
from kg.interpret.minutes.notes import Note, trim
from kg.interpret.minutes.scan import Scan
from kg.model import Kind, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that is one thing. ``level`` is the depth of an item (1 = directly in the point), for a paragraph the
    number of open rows that it leaves standing; ``marker`` the number it begins with; ``notes`` stand inside it."""

    kind: Kind
    span: Span
    label: str = ""
    level: int = 0
    marker: Marker | None = None
    note: Note | None = None
    notes: tuple[Note, ...] = ()
    inner: Kind | None = None


class Row:
    """The pieces read so far, and the one that is open."""

    def __init__(self, scan: Scan) -> None:
        self.scan, self.text = scan, scan.text
        self.pieces: list[Piece] = []
        self.started = False  # a point, an item or a paragraph of the decision has been read
        self.counted = False  # a point or an item has been read
        self.open: tuple[int, Kind, str, int, Marker | None] | None = None

    def _emit(self, kind: Kind, start: int, end: int, label: str = "", **more: object) -> int:
        """Adds a piece that is complete; returns where it ends."""
        self._close(start)
        span = trim(self.text, start, end)
        self.pieces.append(Piece(kind, span, label, **more))  # type: ignore[arg-type]
        return max(span.end, start + 1)

    def _begin(self, at: int, kind: Kind, label: str = "", level: int = 0, marker: Marker | None = None) -> int:
        """Opens a piece that goes on until another one begins; returns ``at``."""
        self._close(at)
        self.open = (at, kind, label, level, marker)
        self.started = True
        self.counted = self.counted or kind is not Kind.PARAGRAPH
        return at

    def _close(self, at: int) -> None:
        """Ends the open piece before ``at``."""
        if self.open is None:
            return
        start, kind, label, level, marker = self.open
        self.open = None
        span = trim(self.text, start, at)
        if span.start < span.end:
            self.pieces.append(Piece(kind, span, label, level, marker, notes=self.scan.inside(span)))
