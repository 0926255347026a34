"""The headings of points: whether one begins a paragraph, and where it ends when the text follows on its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.interpret.minutes import shapes
from kg.interpret.minutes.markers import Marker, heading_strength, item_follows, order_follows, unstopped
from kg.interpret.minutes.row import Piece
from kg.interpret.minutes.runin import heading_before_order
from kg.interpret.minutes.words import adopted, operative
from kg.model import Kind, Span

# a full stop that ends a heading: a new sentence begins after it, and no initial or abbreviation stands before it
_SENTENCE_END = re.compile(r"(?<!\b[A-ZА-Я])(?<!\bCde)(?<!\bNo)(?<!\bCdes)(?<!\bт)[.．]\s+(?=[A-ZА-Я\d(“\"«])")
# white space where a heading without full stop may end; "the" and "of" never stand at its end
_NO_STOP = re.compile(r"(?<![.:])(?<!\bthe)(?<!\bof)\s+(?=[A-ZА-Я(a1а])")


@dataclass(frozen=True, slots=True)
class Headings:
    """Reads headings in ``text``, cut into ``pieces``; ``run_in`` says that the text has lost its line ends."""

    text: str
    pieces: tuple[Piece, ...]
    run_in: bool

    def opens(self, index: int, marker: Marker | None, content: Span) -> bool:
        """Whether the words of piece ``index`` begin with a heading: by a heading word, or by `On …` on its own."""
        if marker is not None and marker.heading == "whole":
            return True
        strength = heading_strength(self.text, content.start, content.end)
        numbered = marker is not None
        if self.run_in and not strength and heading_before_order(self.text, content.start, content.end, numbered):
            return True
        return bool(strength) and (numbered or strength != "weak" or self._goes_on(index))

    def end(self, marker: Marker | None, content: Span) -> int:
        """Where a heading ends that may share its line with the text: at its full stop, or before an item or order."""
        if marker is not None and marker.heading == "whole":
            return content.end
        stop = unstopped(self.text, content.start, content.end)
        if stop >= 0:
            return stop
        stop = next((at for at in self._stops(content) if not self._bracketed(content.start, at)), content.end)
        if self.run_in:
            for gap in _NO_STOP.finditer(self.text, content.start, stop):
                if item_follows(self.text, gap.end(), content.end):
                    return gap.start()
        dated = adopted().match(self.text, stop, content.end)
        return dated.end() if dated else stop

    def _stops(self, content: Span) -> Iterator[int]:
        return (found.start() + 1 for found in _SENTENCE_END.finditer(self.text, content.start, content.end))

    def _bracketed(self, start: int, at: int) -> bool:
        return self.text.count("(", start, at) > self.text.count(")", start, at)

    def _goes_on(self, index: int) -> bool:
        after = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        return after is not None and after.kind in (Kind.ITEM, Kind.PARAGRAPH, Kind.DATELINE)

    def untitled(self, index: int, content: Span, first: bool) -> bool:
        """A short line without a heading word that is followed by the point's text: `46. - Xinjiang`."""
        words, piece = content.of(self.text), self.pieces[index]
        if not self._goes_on(index) or "\n" in words or words.endswith((":", ";", ",")) or operative().match(words):
            return False
        if piece.marker is None:
            return first and len(words.split()) <= 30 and not words.endswith(".") and words[0].isupper()
        if piece.marker.style == "I." and len(words.split()) <= 24 and not shapes.is_sentence(words):
            return True  # `II. About the letter of Cde. X.`: points with Roman numbers begin with a heading
        row = self.pieces[index + 1].kind is Kind.ITEM and len(words.split()) <= 8 and not shapes.is_sentence(words)
        if len(words.split()) <= 12 and (piece.marker.dashed or row or not words.endswith(".")):
            return True
        return len(words.split()) <= 16 and not shapes.is_sentence(words) and self._ordered(index + 1, words)

    def _ordered(self, index: int, words: str) -> bool:
        """Whether an order follows a line that is one nominal sentence: `79. The plan of road construction.`"""
        after = self.pieces[index].span
        order = item_follows(self.text, after.start, after.end) or order_follows(self.text, after.start, after.end)
        return order and _SENTENCE_END.search(words) is None and words.endswith(".")
