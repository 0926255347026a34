"""The body as lines, notes and candidate beginnings: every place where something new may start.

A paragraph, a line, a number or a formula inside a line may begin something; a line that only goes on with the sentence
above is "wrapped" and must earn its place by the running number.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from dataclasses import replace
from itertools import pairwise

from kg.interpret.minutes import distribution, heads, marks, runin, signing
from kg.interpret.minutes.columns import columns, label_ends
from kg.interpret.minutes.markers import Marker, marker_at
from kg.interpret.minutes.notes import Note, find_notes, storage_statements
from kg.interpret.minutes.words import operative, pattern
from kg.model import Span

_TERMINAL = '.:;?!”"»)]…'
# a line that ends with one of these goes on
_OPEN_WORDS = {"and", "of", "the", "to", "in", "for", "with", "by", "on", "a", "an", "и", "с", "в", "на", "о"}
_INLINE = re.compile(r"(?:(?<=[.;:!?\])”»\"…])[^\S\n]+|(?<=,)[^\S\n]+(?=\(?[a-zа-я1-9]\)))(?=\S)")
# "No. 2", "p. 5", "V. 2": a full stop after an abbreviation or an initial ends no sentence
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-ZА-Я]|No|Nos|N|Nº|Nr|pp?|vol|art|para|point|f|op|d|ll?|cf|Cdes?|Comrs?|g|г|т|тов|ст|п|см|e\.g|i\.e|approx|ca|Mr|Dr))\.$"
)


class Layout:
    """The body with its lines and notes."""

    def __init__(self, text: str, body: Span) -> None:
        self.text, self.body = text, body
        self.breaks: dict[int, str] = {}
        self.anchors: list[int] = []
        self._lines()
        starts, points = self._closers()
        self.notes = find_notes(text, body, points, starts)

    def skip(self, at: int) -> int:
        """The next character of the body that is no white space."""
        while at < self.body.end and self.text[at].isspace():
            at += 1
        return at

    def line_end(self, at: int) -> int:
        """The end of the line ``at`` stands on, or where a note with a piece of its own begins."""
        end = self.text.find("\n", at, self.body.end)
        index = bisect_right(self.anchors, at)
        limit = self.anchors[index] if index < len(self.anchors) else self.body.end
        return limit if end < 0 else min(end, limit)

    def _lines(self) -> None:
        """Every line start: after a blank line or an indent a paragraph, else a line, or a sentence going on."""
        lines = self.body.of(self.text).split("\n")
        longest = max(len(line) for line in lines)
        # filled lines, three at least, show text broken at a fixed width; record rows have no blank lines but indents
        filled = sum(len(line) >= 0.85 * longest for line in lines) >= 3 and 50 < longest <= 120
        indents = not any(not line.strip() for line in lines[:-1]) and any(line[:1].isspace() for line in lines)
        at, blank, previous = self.body.start, True, ""
        for whole in lines:
            line = whole.strip()
            if line:
                start = self.skip(at)
                if blank or (indents and whole[0].isspace() and not whole[1:2].isspace()):
                    self.breaks[start] = "para"
                else:
                    full = filled and len(previous) >= 0.85 * longest
                    self.breaks[start] = "wrapped" if full or self._runs_on(previous, line) else "line"
                previous = line
            blank = not line
            at += len(whole) + 1
        if runin.is_run_in(lines):
            self.anchors = runin.anchors(self.text, self.body)
            self.breaks.update((at, "line") for at in self.anchors if at not in self.breaks)

    @staticmethod
    def _runs_on(previous: str, line: str) -> bool:
        """Whether a line goes on with the sentence of the line above."""
        if line[0].islower() and not re.match(r"[a-zа-я][.)]\s", line):
            return True
        if previous[-1] in ",-–—" or previous.split()[-1].lower() in _OPEN_WORDS:
            return True
        if operative().match(line):
            return False  # `On the sending of a detachment` and below it `Agree with …`
        return previous[-1] not in _TERMINAL and len(previous) >= 45

    def _closers(self) -> tuple[list[int], list[int]]:
        """Line starts that may end a note without a bracket, and those of them that certainly open a point."""
        starts, points = [], []
        for at in sorted(self.breaks):
            end = self.line_end(at)
            line = self.text[at:end]
            marker = marker_at(self.text, at, self.body.end)
            if marker and (marker.headed or marker.style == "P/"):
                points.append(at)
            if (
                at in points
                or (marker and self.breaks[at] != "wrapped")
                or distribution.lead(self.text, at, end) >= 0
                or heads.is_head(line)
                or re.match(r"\[+\s*hand-?written", line, re.I)
                or signing.is_signed(line)
            ):
                starts.append(at)
        return starts, points


class Scan(Layout):
    """The body with its lines, notes and candidate beginnings; ``pieces()`` reads it."""

    def __init__(self, text: str, body: Span) -> None:
        super().__init__(text, body)
        # a bracket that opens after a sentence is a piece of its own; inside a sentence it belongs to the paragraph
        self.standing = {n.span.start: n for n in self.notes if self._stands_alone(n)}
        self._stops = sorted(self.standing)
        self._inside = [n for n in self.notes if n.span.start not in self.standing]
        self._mask = sorted((n.span for n in self.notes), key=lambda s: s.start)
        self.anchors = [at for at in self.anchors if not self._masked(at)]
        self._inline()
        for start in self.standing:
            self.breaks[start] = "para"
        for note in self.standing.values():
            after = self.skip(note.span.end)
            if after < body.end and after not in self.breaks:
                self.breaks[after] = "line"
        self.breaks = {at: how for at, how in self.breaks.items() if not self._masked(at)}
        free = [at for at, how in sorted(self.breaks.items()) if how in ("para", "line")]
        self.breaks |= {self.skip(end): "line" for end in label_ends(text, body, free) if self.skip(end) < body.end}
        self.order = sorted(self.breaks)
        self.markers = [m for at in self.order if (m := self.marker(at, body.end)) is not None]
        self._marker_starts = [m.start for m in self.markers]
        numbered = {m.start: m for m in self.markers}
        self.columns = columns(text, body, self.order, self.breaks, numbered.get)
        self.known = self._known() | self.columns.numbers
        self.item_points = self._lists_between_items()
        self.last_number = max(
            [
                m.start
                for m in self.markers
                if m.style in ("n.", "n-", "P/", "point") and self.breaks[m.start] != "inline"
            ]
            + [at for at in self.order if distribution.lead(text, at, body.end) >= 0],
            default=body.start,
        )

    def marker(self, at: int, limit: int) -> Marker | None:
        """The marker at ``at``; in a run-in text `25. On barracks. Repair …` has a heading too."""
        marker = marker_at(self.text, at, limit)
        bare = marker is not None and self.anchors and not marker.heading and marker.style in ("n.", "n-")
        if marker and bare and runin.heading_before_order(self.text, marker.content, limit, numbered=True):
            return replace(marker, heading="weak")
        return marker

    def _stands_alone(self, note: Note) -> bool:
        before = self.text[self.body.start : note.span.start].rstrip(" \u00a0\t")
        if not before or before[-1] in "\n" + _TERMINAL or note.span.start != note.bracket:
            return True
        words = note.words.of(self.text)
        if signing.is_office_line(words) and signing.ends_with_name(words):
            return True  # `… and Nazarov [handwritten: CC Secretary G. K. Yakubenko]`
        after = marker_at(self.text, self.skip(note.span.end), self.body.end)
        return bool(storage_statements(self.text, note.words)) or (after is not None and after.headed)

    def _masked(self, at: int) -> bool:
        index = bisect_right(self._mask, at, key=lambda s: s.start) - 1
        return index >= 0 and self._mask[index].start < at < self._mask[index].end

    def _inline(self) -> None:
        for found in _INLINE.finditer(self.text, self.body.start, self.body.end):
            at = found.end()
            if at in self.breaks or _ABBREVIATED.search(
                self.text, max(self.body.start, found.start() - 8), found.start()
            ):
                continue
            end = self.line_end(at)
            if self.formula(at, end) or marker_at(self.text, at, self.body.end) is not None:
                # in a text that has lost its line ends, a number after a full stop is where a line began
                self.breaks[at] = "line" if self.anchors and self.text[at].isdigit() else "inline"

    def formula(self, at: int, end: int) -> bool:
        """Whether wording that certainly opens something new stands inside a line at ``at``."""
        if distribution.lead(self.text, at, end) >= 0 or marks.seal(self.text, at, end):
            return True
        return bool(
            pattern(r"(?:[A-Z][\w()]*\s+){0,4}@(?:\s+[\w()]+){0,8}\s*\[\s*sign", "signing-office").match(
                self.text, at, end
            )
        )

    def _known(self) -> frozenset[int]:
        found = storage_statements(self.text, self.body)
        return frozenset(int(n) for s in found for n in s.numbers if n.isdigit())

    def _lists_between_items(self) -> bool:
        """Whether numbered paragraphs without headings are points: a list of addressees stands between them."""
        numbered = [m for m in self.markers if m.style == "n." and self.breaks[m.start] in ("para", "line")]
        if not numbered or any(m.headed or m.number in self.known for m in numbered):
            return False
        if any(m.style in ("P/", "point") for m in self.markers):
            return False
        leads = [at for at in self.order if distribution.lead(self.text, at, self.body.end) >= 0]
        return any(
            two.number == one.number + 1 and any(one.start < at < two.start for at in leads)
            for one, two in pairwise(numbered)
        )

    def ahead(self, marker: Marker) -> list[Marker]:
        """The next markers after this one."""
        first = bisect_right(self._marker_starts, marker.start)
        return self.markers[first : first + 60]

    def inside(self, span: Span) -> tuple[Note, ...]:
        """The notes that stand inside a sentence of ``span``."""
        return tuple(n for n in self._inside if span.covers(n.span))

    def push(self, at: int) -> None:
        """Makes ``at`` a beginning, because what stood before it has ended there."""
        if at < self.body.end and at not in self.breaks:
            self.breaks[at] = "line"
            insort(self.order, at)

    def clear_of_notes(self, at: int, end: int) -> int:
        """``end``, or where the first note after ``at`` opens: a head does not reach into a note."""
        return min((n.span.start for n in self.notes if at < n.span.start < end), default=end)

    def stop(self, at: int) -> int:
        """The next standing note after ``at``, or the end of the body."""
        index = bisect_right(self._stops, at)
        return self._stops[index] if index < len(self._stops) else self.body.end
