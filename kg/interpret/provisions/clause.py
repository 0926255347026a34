"""A clause: one or more stretches of the text read as one line, with whoever is mentioned in it.

Offsets inside a clause are its own (``at``); :meth:`Clause.span` leads back to the document. Two stretches make one
clause where a list continues a sentence: "Permit the NKVT:" and below it "a) to buy two boats".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.model import Mention, MentionKind, Reading, Span, When

# one sign for one sign, so that offsets stay: soft line ends and odd blanks are blanks, all apostrophes are one
_SIGNS = str.maketrans(
    {"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "’": "'", "ʼ": "'"}
)
# what stands in square brackets is the translator's or another hand's and no part of the sentence; "Comr[ade]" is
_BRACKET = re.compile(r"(?<!\S)\[[^\[\]]*\]")
_WAS = re.compile(
    r"\b(?:was|were)\b(?=\s+(?:also\s+|not\s+)?(?:\w+ed|given|sent|put|taken|held|made|set|left|found)\b)"
)
ACTING = frozenset({MentionKind.PERSON, MentionKind.GROUP, MentionKind.UNIT, MentionKind.OFFICE})


@dataclass(frozen=True, slots=True)
class Named:
    """A mention inside a clause: ``start`` includes an office before the name, ``end`` an office in apposition."""

    start: int
    name: int
    name_end: int
    end: int
    mention: Mention

    @property
    def acts(self) -> bool:
        """Whether it is a person, body, unit or office holder."""
        return self.mention.kind in ACTING


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions and dates of a reading, found by where they begin."""

    reading: Reading
    starts: tuple[int, ...]
    days: tuple[int, ...]

    @classmethod
    def of(cls, reading: Reading) -> Mentions:
        """Index a reading once."""
        return cls(reading, tuple(m.span.start for m in reading.mentions), tuple(d.span.start for d in reading.dates))

    def within(self, span: Span) -> tuple[Mention, ...]:
        """Mentions that lie within a stretch."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return tuple(m for m in self.reading.mentions[first:last] if m.span.end <= span.end)

    def dates(self, span: Span) -> tuple[When, ...]:
        """Dates that lie within a stretch."""
        first = bisect_left(self.days, span.start)
        last = bisect_left(self.days, span.end)
        return tuple(d for d in self.reading.dates[first:last] if d.span.end <= span.end)


@dataclass(frozen=True)
class Clause:
    """Stretches of the text as one line; ``pieces`` are (offset in the clause, stretch)."""

    mentions: Mentions = field(repr=False)
    pieces: tuple[tuple[int, Span], ...]
    flat: str
    raw: str = field(repr=False)  # the same with the brackets
    told: bool = False  # minutes that tell in the past what was decided

    @classmethod
    def of(cls, mentions: Mentions, *spans: Span) -> Clause:
        """The stretches, one blank between two."""
        pieces: list[tuple[int, Span]] = []
        text = ""
        for span in spans:
            text += " " if text else ""
            pieces.append((len(text), span))
            text += span.of(mentions.reading.text)
        raw = text.translate(_SIGNS)
        return cls(mentions, tuple(pieces), _BRACKET.sub(lambda found: " " * len(found[0]), raw), raw)

    def in_present(self) -> Clause:
        """The clause with its passives in the present, sign for sign: "Cde. X was charged" reads "is  charged"."""
        return replace(self, flat=_WAS.sub(lambda found: "is " if found[0] == "was" else "are ", self.flat), told=True)

    @property
    def end(self) -> int:
        """Its length."""
        return len(self.flat)

    def span(self, start: int, end: int) -> Span:
        """Where ``start:end`` stands in the document; of two stretches the part in the later one."""
        at, piece = next((p for p in reversed(self.pieces) if p[0] < end), self.pieces[0])
        first = max(start, at)
        return Span(piece.start + first - at, piece.start + max(first, end) - at)

    def words(self, start: int, end: int) -> str:
        """``start:end`` on one line, as written."""
        span = self.span(start, end)
        return " ".join(span.of(self.mentions.reading.text).split())

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Mentions in text order; of those that begin together the longest first."""
        found: list[Named] = []
        for at, piece in self.pieces:
            shift = at - piece.start
            for m in self.mentions.within(piece):
                first, last = m.span.start, m.span.end
                if m.office_span is not None and piece.covers(m.office_span):
                    first, last = min(first, m.office_span.start), max(last, m.office_span.end)
                found.append(Named(first + shift, m.span.start + shift, m.span.end + shift, last + shift, m))
        return tuple(sorted(found, key=lambda n: (n.start, -n.name_end)))

    @cached_property
    def dates(self) -> tuple[tuple[int, int, When], ...]:
        """Dates with their place in the clause."""
        return tuple(
            (d.span.start + at - piece.start, d.span.end + at - piece.start, d)
            for at, piece in self.pieces
            for d in self.mentions.dates(piece)
        )

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(one.start for one in self.named)

    @cached_property
    def _ends(self) -> dict[int, Named]:
        return {one.name_end: one for one in reversed(self.named)}

    def dates_from(self, start: int) -> tuple[tuple[int, int, When], ...]:
        """The dates whose words begin at ``start`` or later, at most a dozen."""
        first = bisect_left(self.dates, start, key=lambda d: d[0])
        return self.dates[first : first + 12]

    def starting(self, start: int, end: int) -> tuple[Named, ...]:
        """The mentions whose words begin in ``start:end``."""
        return self.named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def ending(self, at: int) -> Named | None:
        """The mention whose name ends at ``at``, the longest of several."""
        return self._ends.get(at)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """``start:end`` without white space and stops around it."""
        while start < end and self.raw[start] in " ,:;-–—":
            start += 1
        while end > start and self.raw[end - 1] in " ,:;.-–—":
            end -= 1
        return start, max(start, end)
