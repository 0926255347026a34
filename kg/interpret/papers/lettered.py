"""Lines that are read as one with the line above them, and the pieces of a text once its lines are labelled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.correspondence import shapes
from kg.interpret.correspondence.lettering import Lettering
from kg.interpret.correspondence.lines import Piece
from kg.interpret.correspondence.notes import handwritten
from kg.interpret.papers.words import is_one
from kg.model import Kind, Span

_CONTINUED = "continued"


def join(lettering: Lettering, index: int, last: int) -> None:
    """The last piece of a line goes on to the end of line ``last``; the lines between belong to it."""
    *kept, piece = lettering.found[index]
    end = lettering.lines[last].end
    lettering.found[index] = (*kept, Piece(piece.kind, Span(piece.span.start, end), piece.label))
    for below in range(index + 1, last + 1):
        lettering.found[below] = (Piece(piece.kind, lettering.lines[below].span, _CONTINUED),)


def is_joined(lettering: Lettering, index: int) -> bool:
    """Whether a line belongs to the piece of a line above it."""
    return index in lettering.found and lettering.found[index][-1].label == _CONTINUED


def read_remarks(lettering: Lettering, body: int) -> None:
    """ "(Applause)", "(Unrevised)" alone on a line are remarks, not names in brackets."""
    for index in range(body, len(lettering.lines)):
        words = lettering.lines[index].words
        if index not in lettering.found and re.fullmatch(r"\([^()]{3,60}\)\.?", words) and is_one(words, "remark"):
            lettering.set(index, Kind.BRACKET)


def read_notes(lettering: Lettering) -> None:
    """Handwritten notes, which may go on over several lines."""
    for run in handwritten(lettering.lines):
        for index in run:
            lettering.set(index, Kind.ANNOTATION)


def pieces(lettering: Lettering) -> Iterator[Piece]:
    """The pieces of all lines in order; a line nothing explained is a PARAGRAPH."""
    for index, line in enumerate(lettering.lines):
        default = shapes.whole(Kind.PARAGRAPH if line.open else line.kind, line.words, line.start)
        for piece in lettering.found.get(index, default):
            if piece.label != _CONTINUED:
                yield piece
