"""Minutes and decisions: excerpts from minutes, decisions, decrees and resolutions with points, lists and marks.

Structure is read here: points, items, notes, decisions, distribution, signatures. The wording of the points (what is
charged, recommended, refused) is read by those handed to :class:`MinutesGenre`, who get the outline of every point.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.interpret.minutes import (
    decisions,
    distribution,
    identify,
    inscriptions,
    messages,
    parts,
    present,
    segment,
    signature,
)
from kg.interpret.minutes.structure import Structure
from kg.interpret.minutes.walk import structure
from kg.interpret.outline import Point
from kg.model import Claim, Diagnostic, Document, Finding, Reading, Segment, Span

Wording = Callable[[Reading, tuple[Point, ...]], Finding]
"""Reads the wording of points: given the reading and the outline of every point and attachment."""


@dataclass(frozen=True, slots=True)
class MinutesGenre:
    """The genre ``minutes``; ``wordings`` read the sentences of the points, each adding its claims."""

    wordings: tuple[Wording, ...] = ()
    name: str = "minutes"

    def identifies(self, document: Document) -> bool:
        """Whether the document is a decision, a decree or an excerpt from minutes (a list of decisions)."""
        return identify.identifies(document)

    def segment(self, document: Document) -> tuple[Segment, ...]:
        """The document's zones with the body cut into heads, points, items, notes, lists and signatures."""
        return segment.segment(document)

    def interpret(self, reading: Reading) -> Finding:
        """Parts, notes, decisions, lists and signatures, and what the wordings find in the points."""
        found = structure(reading)
        said: list[Claim | Diagnostic] = [*parts.parts(found), *parts.remarks(found), *inscriptions.inscriptions(found)]
        said += present.present(reading)
        said += decisions.decisions(reading, found)
        counted: dict[str, int] = {}
        for placed in found.lists:
            counted[placed.part] = counted.get(placed.part, 0) + 1
            count = "" if counted[placed.part] == 1 else f"-{counted[placed.part]}"
            key = f"{placed.part}.distribution{count}" if placed.part else f"distribution{count}"
            listed, notes = distribution.distributed(reading, placed.segment.span, key, placed.part, placed.voice)
            for claim in listed:
                numbers, above = _closed_points(found, placed.segment.span)
                said += distribution.spread(claim, numbers, above, reading.text)
            said += notes
        said += signature.signatures(reading, found)
        said += messages.messages(reading, found)
        outlines = (*found.points, *(outline for _, _, _, outline in found.attachments))
        for wording in self.wordings:
            finding = wording(reading, outlines)
            said += (*finding.claims, *finding.diagnostics)
        return Finding(
            tuple(c for c in said if isinstance(c, Claim)), tuple(d for d in said if isinstance(d, Diagnostic))
        )


def _closed_points(found: Structure, span: Span) -> tuple[dict[str, str], tuple[str, ...]]:
    """Keys of all points by number, and of those between the list before and this one."""
    numbers = {p.number: p.key for p in found.points if p.number and not p.attachment}
    before = max((x.segment.span.end for x in found.lists if x.segment.span.end <= span.start), default=0)
    above = tuple(p.key for p in found.points if before <= p.span.start < span.start and not p.attachment)
    return numbers, above


GENRE = MinutesGenre()
