"""What a genre is given and gives, and the waist of the hourglass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from kg.model.claims import Claim, Entity
from kg.model.text import Diagnostic, Document, Kind, Mention, MentionKind, Segment, Span, When

_Placed = TypeVar("_Placed", Mention, When)


def _within(things: tuple[_Placed, ...], span: Span) -> Iterator[_Placed]:
    """Those of ``things``, which are in text order, that lie within ``span``."""
    for index in range(bisect_left(things, span.start, key=lambda thing: thing.span.start), len(things)):
        thing = things[index]
        if thing.span.start > span.end:
            return
        if thing.span.end <= span.end:
            yield thing


@dataclass(frozen=True, slots=True)
class Reading:
    """What a genre interprets: the text, its segments, and who and what is mentioned where.

    ``mentions`` are in text order and do not overlap (an office apposition belongs to its person's mention), except
    that an office alone or a command holds what it names ("acting commander of the 36th Division": OFFICE and UNIT);
    each carries the key of its entity.
    """

    document: Document
    segments: tuple[Segment, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    dates: tuple[When, ...] = ()

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def walk(self) -> Iterator[Segment]:
        """All segments, parents first, in text order."""
        for top in self.segments:
            yield from top.walk()

    def of_kind(self, *kinds: Kind) -> tuple[Segment, ...]:
        """All segments of these kinds in text order."""
        return tuple(s for s in self.walk() if s.kind in kinds)

    def mentions_in(self, span: Span, *kinds: MentionKind) -> tuple[Mention, ...]:
        """Mentions that lie within ``span``, optionally of some kinds only."""
        return tuple(m for m in _within(self.mentions, span) if not kinds or m.kind in kinds)

    def dates_in(self, span: Span) -> tuple[When, ...]:
        """Dates that lie within ``span``."""
        return tuple(_within(self.dates, span))

    def entity(self, key: str) -> Entity | None:
        """The entity of that key."""
        return next((e for e in self.entities if e.key == key), None)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a genre returns: claims and diagnostics."""

    claims: tuple[Claim, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Interpretation:
    """Everything the text half has understood of one document: the waist of the hourglass.

    ``key`` is the document id ("rgaspi-f17-op162-d20-l62-63-1a2b3c"); ``segments`` are the zones with the
    body cut further; claims are in text order of their first evidence.
    """

    key: str
    document: Document
    genre: str
    segments: tuple[Segment, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    diagnostics: tuple[Diagnostic, ...]
