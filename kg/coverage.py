"""The coverage ledger: what the graph accounts for of every character, and what it does not.

Each character is exactly one of: ``asserted`` (some claim or mention rests on it), ``structural`` (white space,
punctuation, labels and marks the structure consists of), ``furniture`` (the website's words), ``unread``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import (
    Claim,
    Corresponded,
    Decided,
    Described,
    Interpretation,
    Kind,
    Met,
    Part,
    PastAct,
    Provision,
    Span,
    When,
)

ASSERTED, STRUCTURAL, FURNITURE, UNREAD = "asserted", "structural", "furniture", "unread"
_CODE = {ASSERTED: 1, STRUCTURAL: 2, FURNITURE: 3, UNREAD: 4}
_BETWEEN = 5                     # blanks and punctuation of a passage nobody read: counted as structure
_FURNITURE = frozenset({Kind.FURNITURE, Kind.FIELD_LABEL, Kind.RELATED})
# kinds whose words carry content: what no claim rests on in them is unread; in all others it is structure
_CONTENT = frozenset({Kind.BODY, Kind.POINT, Kind.ITEM, Kind.PARAGRAPH, Kind.UNREAD, Kind.ATTACHMENT, Kind.AGENDA,
                      Kind.FOOTNOTE, Kind.SOURCE_NOTE, Kind.PARTICIPANTS, Kind.CITATION, Kind.ADDRESS})
_LABELLED = frozenset({Kind.POINT, Kind.ITEM, Kind.PARAGRAPH, Kind.FOOTNOTE, Kind.AGENDA})


@dataclass(frozen=True, slots=True)
class Ledger:
    """Counts of characters by class (they sum to the length of the text) and the stretches nothing read."""

    document: str
    asserted: int
    structural: int
    furniture: int
    unread: int
    stretches: tuple[Span, ...]

    @property
    def total(self) -> int:
        """All characters of the text."""
        return self.asserted + self.structural + self.furniture + self.unread

    def percentages(self) -> dict[str, float]:
        """Share of each class, two decimals, summing to exactly 100 (the largest takes the rounding)."""
        counts = {ASSERTED: self.asserted, STRUCTURAL: self.structural, FURNITURE: self.furniture, UNREAD: self.unread}
        if not self.total:
            return dict.fromkeys(counts, 0.0)
        shares = {name: round(100 * count / self.total, 2) for name, count in counts.items()}
        largest = max(shares, key=lambda name: counts[name])
        shares[largest] = round(shares[largest] + 100 - sum(shares.values()), 2)
        return shares


def ledger(it: Interpretation) -> Ledger:
    """The ledger of one interpretation."""
    text = it.document.text
    marks = bytearray([_CODE[STRUCTURAL]]) * len(text)
    for top in it.segments:
        for leaf in top.leaves():
            if leaf.kind in _FURNITURE:
                _mark(marks, leaf.span, FURNITURE)
            elif leaf.kind in _CONTENT:
                _mark(marks, _without_label(text, leaf.kind, leaf.span), UNREAD)
    for claim in it.claims:
        for span in _rests_on(claim):
            _mark(marks, span, ASSERTED)
    for mention in it.mentions:
        _mark(marks, mention.span, ASSERTED)
        if mention.office_span is not None:
            _mark(marks, mention.office_span, ASSERTED)
    _absorb_punctuation(marks, text)
    stretches = _stretches(marks)
    marks = marks.replace(bytes([_BETWEEN]), bytes([_CODE[STRUCTURAL]]))
    counts = {name: marks.count(code) for name, code in _CODE.items()}
    return Ledger(it.key, counts[ASSERTED], counts[STRUCTURAL], counts[FURNITURE], counts[UNREAD],
                  stretches)


def _rests_on(claim: Claim) -> Iterator[Span]:
    """The words of a claim: its evidence, and those its parts name (task, roles, heading, date).

    The extent of a part is not among them: a point whose text nobody read is not read by its number.
    """
    yield from claim.evidence
    match claim:
        case Provision():
            yield from (role.span for role in claim.roles)
            if claim.task is not None:
                yield claim.task
        case Corresponded() | Met() | PastAct():
            yield from (role.span for role in claim.roles)
        case Part(heading_span=Span() as heading):
            yield heading
        case Decided(when=When() as when) | Described(when=When() as when):
            yield when.span


def _mark(marks: bytearray, span: Span, name: str) -> None:
    marks[span.start:span.end] = bytes([_CODE[name]]) * (span.end - span.start)


def _without_label(text: str, kind: Kind, span: Span) -> Span:
    """A paragraph's number or letter ("1.", "a)") is structure."""
    if kind not in _LABELLED:
        return span
    head = text[span.start:span.end].split(None, 1)
    if len(head) == 2 and len(head[0]) <= 5 and head[0][-1:] in ".)" and head[0][:1].isalnum():
        return Span(text.index(head[1], span.start + len(head[0])), span.end)
    return span


def _absorb_punctuation(marks: bytearray, text: str) -> None:
    """Characters that are not letters or digits are never unread by themselves."""
    unread = _CODE[UNREAD]
    for index, mark in enumerate(marks):
        if mark == unread and not text[index].isalnum():
            marks[index] = _BETWEEN


# one unread word, then more of them with nothing but blanks and punctuation between: one stretch for a sentence nobody
# read, two where an asserted name or an item's number stands in between
_STRETCH = re.compile(rb"\x04(?:[\x04\x05]*\x04)?")


def _stretches(marks: bytearray) -> tuple[Span, ...]:
    """Unread stretches; blanks and punctuation between two unread words belong to one stretch."""
    return tuple(Span(*found.span()) for found in _STRETCH.finditer(marks))
