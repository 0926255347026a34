"""The coverage ledger: what the graph accounts for of every character, and what it does not.

Each character is exactly one of: ``asserted`` (some claim or mention rests on it), ``structural`` (white space,
punctuation, labels and marks the structure consists of), ``furniture`` (the website's words), ``unread``.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Interpretation, Kind, Provision, Span

ASSERTED, STRUCTURAL, FURNITURE, UNREAD = "asserted", "structural", "furniture", "unread"
_CODE = {ASSERTED: 1, STRUCTURAL: 2, FURNITURE: 3, UNREAD: 4}
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
        for span in claim.evidence:
            _mark(marks, span, ASSERTED)
        if isinstance(claim, Provision) and claim.task is not None:
            _mark(marks, claim.task, ASSERTED)
    for mention in it.mentions:
        _mark(marks, mention.span, ASSERTED)
    _absorb_punctuation(marks, text)
    counts = {name: marks.count(code) for name, code in _CODE.items()}
    return Ledger(it.key, counts[ASSERTED], counts[STRUCTURAL], counts[FURNITURE], counts[UNREAD],
                  _stretches(marks))


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
    unread, structural = _CODE[UNREAD], _CODE[STRUCTURAL]
    for index, mark in enumerate(marks):
        if mark == unread and not text[index].isalnum():
            marks[index] = structural


def _stretches(marks: bytearray) -> tuple[Span, ...]:
    """Unread stretches; structural characters between two unread words belong to one stretch."""
    found: list[Span] = []
    for index, mark in enumerate(marks):
        if mark != _CODE[UNREAD]:
            continue
        if found and all(m == _CODE[STRUCTURAL] for m in marks[found[-1].end:index]):
            found[-1] = Span(found[-1].start, index + 1)
        else:
            found.append(Span(index, index + 1))
    return tuple(found)
