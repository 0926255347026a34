"""What the segments of a body of minutes amount to: its points, and to which of them lists and signatures belong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.interpret.minutes.notes import Note
from kg.interpret.minutes.words import NUMBER_SIGN, pattern
from kg.interpret.outline import Point
from kg.model import Segment, Span, Voice

# `MINUTES Nº 49`, `from Minutes N 23`, `Extract Minutes from Protocol #78`, `Excerpt from protocol No. 84`
_MINUTES_NUMBER = re.compile(
    rf"\b(?:minutes|protocols?|протокол\w*)\s*(?:of\s+(?:meeting|session)\s+|[\"“«]\w[\"”»]\s*)?(?:{NUMBER_SIGN}\s*)?"
    r"(?P<number>\d{1,4}(?P<year>/(?:\d\d){1,2})?)(?!\d)",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(rf"{NUMBER_SIGN}\s*(?P<number>\d{{1,4}})\s+(?:of|from|от)\b")
# `of the VKP(b) CC` / `(special Nº 46)`: a head whose first words were cut off
_SPECIAL = re.compile(
    rf"(?:of\s+the\b.{{2,60}}?)?\(special\s+{NUMBER_SIGN}\s*(?P<number>\d{{1,4}})\)", re.I | re.DOTALL
)
_IS_MINUTES = re.compile(r"\b(?:minutes|protocols?|протокол\w*|excerpts?|extracts?|выписк[аи])\b", re.IGNORECASE)
# `DECREE … No. 758-319ss`
_DECREE_NUMBER = re.compile(rf"{NUMBER_SIGN}\s*(?P<number>(?:[A-ZА-Я]{{2,5}}-)?\d[\w./-]*)")
@dataclass(frozen=True, slots=True)
class Placed:
    """A segment with the key of the part it belongs to and the voice it speaks in."""

    segment: Segment
    part: str
    voice: Voice


@dataclass(slots=True)
class Structure:
    """Points in text order with everything that stands beside them."""

    text: str
    points: list[Point] = field(default_factory=list)
    attachments: list[tuple[str, Segment, str, Point]] = field(default_factory=list)  # key, segment, parent, its items
    heads: list[Placed] = field(default_factory=list)
    sheets: list[Segment] = field(default_factory=list)
    lists: list[Placed] = field(default_factory=list)
    signatures: list[Placed] = field(default_factory=list)
    marks: list[Segment] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    datelines: dict[str, list[Span]] = field(default_factory=dict)  # by point key, in text order
    preambles: list[Span] = field(default_factory=list)
    end: int = 0

    def is_minutes(self, head: Span) -> bool:
        """Whether a head is that of minutes, not of a decree."""
        return _IS_MINUTES.search(self.text, head.start, head.end) is not None

    def minutes_number(self, head: Span) -> Span | None:
        """Where a head states the number of its minutes; `Nº 17 of the …` continues a head above it."""
        found = _MINUTES_NUMBER.search(self.text, head.start, head.end)
        if found is not None:
            number = Span(*found.span("number"))
            # `No. 36/70 … 13 August 1970`: the year belongs to the number; `No. 78/168` is point 168 of No. 78
            year = rf"(?:1[6-9]|20)?{(found['year'] or '/')[1:]}\b"
            yearly = found["year"] and re.search(year, self.text[number.end : head.end])
            return number if yearly or not found["year"] else Span(number.start, found.start("year"))
        bare = _BARE_NUMBER.match(self.text, head.start, head.end)
        if bare is None and (special := _SPECIAL.match(head.of(self.text))):
            return Span(head.start + special.start("number"), head.start + special.end("number"))
        return Span(*bare.span("number")) if bare else None

    def decree_number(self) -> Span | None:
        """Where the head of a decree that is no excerpt of minutes states its number."""
        for head in self.heads:
            found = _DECREE_NUMBER.search(self.text, head.segment.span.start, head.segment.span.end)
            if found and not _IS_MINUTES.search(head.segment.span.of(self.text)):
                return Span(*found.span("number"))
        return None

    def keys(self, number: str) -> tuple[str, ...]:
        """The keys of the points with that number."""
        return tuple(point.key for point in self.points if point.number == number)


def manner(text: str, spans: list[Span]) -> Span | None:
    """How a decision was adopted: `by a survey of Politburo members`, `(USSR SNK and VKP(b) CC Decree)`."""
    for span in spans:
        if found := pattern(r"(?<!\w)@(?!\w)", "manner").search(text, span.start, span.end):
            return Span(*found.span())
    bracketed = re.compile(r"\((?P<words>(?:[^()\n]|\([^()\n]*\))*\b(?:Decree|Resolution|Decision))\)")
    for span in spans:
        if (found := bracketed.search(text, span.start, span.end)) and not re.search(r"\d", found["words"]):
            return Span(*found.span("words"))
    return None
