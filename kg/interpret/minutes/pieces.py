"""The body of minutes as a flat row of pieces: every paragraph, number, list, note and mark with its kind.

Read from top to bottom once: each possible beginning (a paragraph, a line, a number or formula inside a line) is
asked what it is; what nothing recognises stays a paragraph. The tree is built afterwards from the pieces.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise

from kg.interpret.minutes import distribution, extents, heads, marks, shapes, signing
from kg.interpret.minutes.markers import Marker, marker_at
from kg.interpret.minutes.notes import LONGEST, Note, storage_statements
from kg.interpret.minutes.numbering import Context, Numbering
from kg.interpret.minutes.row import Piece, Row
from kg.interpret.minutes.scan import Scan
from kg.model import Kind, Span


class Reader(Row):
    """Reads a scanned body once, from top to bottom."""

    def __init__(self, scan: Scan) -> None:
        super().__init__(scan)
        self.outer = Numbering()
        self.inner: Numbering | None = None  # inside an attachment
        self.after_list = False
        self.fresh = False  # an extract id stands above, its point has not begun

    @property
    def numbering(self) -> Numbering:
        """The numbers of the text being read: the attachment's or the decision's."""
        return self.inner or self.outer

    def read(self) -> tuple[Piece, ...]:
        """All pieces in text order; they do not overlap and leave only white space between them."""
        scan, index = self.scan, 0
        at = scan.body.start
        while index < len(scan.order):
            position = scan.order[index]
            if position < at:
                index += 1
                continue
            end = self._at(position, scan.breaks[position])
            if end > position:
                at = end
                following = scan.skip(end)
                scan.push(following)
            index = bisect_left(scan.order, max(position + 1, at))
        self._close(scan.body.end)
        return tuple(self.pieces)

    # ------------------------------------------------------------------ what begins here

    def _at(self, at: int, broke: str) -> int:
        """Reads what begins at ``at``; returns its end when it is complete, ``at`` when it goes on or is nothing."""
        scan, text = self.scan, self.text
        if (note := scan.standing.get(at)) is not None:
            return self._emit(Kind.ANNOTATION, at, note.span.end, note=note, inner=self._inner(note))
        if (agenda := scan.columns.agendas.get(at)) is not None:
            return self._emit(Kind.AGENDA, at, agenda.end)
        if at in scan.columns.labels:
            stop, name = scan.columns.labels[at]
            return self._emit(Kind.FIELD_LABEL, at, stop, name)
        end = min(scan.line_end(at), scan.stop(at))
        line = text[at : min(end, at + LONGEST)]  # no shape that fills its line is longer
        if self.open is None and broke in ("wrapped", "inline"):
            broke = "line"  # nothing is open that it could go on with
        if broke == "wrapped" and self.started and at > scan.last_number and signing.is_initialed_name(line):
            broke = "line"  # `With best wishes,` ends no line of a paragraph
        if broke == "wrapped" and heads.is_preamble(line):
            broke = "line"  # below a title that has no full stop
        free = broke in ("para", "line")
        if (done := self._formula(at, end, line, free)) > at:
            return done
        marker = scan.marker(at, min(scan.body.end, scan.stop(at)))
        if broke == "wrapped" and shapes.is_dateline(line) and self._may_be_dated(at):
            return self._emit(Kind.DATELINE, at, end)
        if marker is not None and not (free and shapes.is_dateline(line)):
            numbered = self._numbered(marker, broke)
            if numbered >= 0:
                return numbered
        if not free:
            return at
        if (done := self._layout(at, end, line)) > at:
            return done
        if self.open is not None and broke == "line" and self.open[1] is Kind.SOURCE_NOTE:
            return at
        self._paragraph(at)
        return at

    def _formula(self, at: int, end: int, line: str, free: bool) -> int:
        """Distribution lists, seals and signatures: formulas that may begin inside a line."""
        scan, text = self.scan, self.text
        opening = distribution.lead(text, at, end)
        if opening < 0 and free and self.inner is None:
            opening = distribution.sheet_lead(text, at, scan.stop(at))
            if opening < 0 and not self.started:
                opening = distribution.titled_lead(text, at, end)
        if opening >= 0:
            stops = {p for p in scan.order[bisect_right(scan.order, at) :][:40] if self._certain(p)}
            stops.update(scan.anchors)
            stop = distribution.list_end(text, opening, scan.stop(at), frozenset(stops))
            if distribution.lead(text, at, end) < 0 and (
                stop == opening or (self.started and stop < len(line.rstrip()) + at)
            ):
                return at  # `To Comrade X it is permitted …` is a sentence
            if stop == opening:
                stop = end
            self.after_list = self.after_list or self.started
            self.inner = None
            return self._emit(Kind.DISTRIBUTION, at, stop)
        if found := marks.seal(text, at, end):
            return self._emit(Kind.MARK, at, found.end(), found["what"].lower())
        if (free and signing.is_signed(line)) or (not free and scan.formula(at, end)):
            return self._signature(at, end)
        return at

    def _may_be_dated(self, at: int) -> bool:
        """Whether a date alone on a line stands below a heading or a finished sentence, not at the end of one."""
        before = self.text[max(self.scan.body.start, at - 80) : at].rstrip()
        return before.endswith((".", ")", "]")) or (self.open is not None and self.open[1] is Kind.POINT)

    def _certain(self, at: int) -> bool:
        """Whether a number after a list cannot be part of it: a point with a heading, or one a storage note names."""
        marker = marker_at(self.text, at, self.scan.body.end)
        return marker is not None and (
            marker.heading != ""
            or marker.number in self.scan.known
            or marker.style == "P/"
            or (self.outer.point is not None and marker.number == self.outer.point + 1)
        )

    def _signature(self, at: int, end: int) -> int:
        """A signature with the lines of the name that belong to it."""
        self.after_list = self.after_list or self.started
        if self.inner is not None:
            self.inner = Numbering()
        return self._emit(Kind.SIGNATURE, at, extents.signature(self.scan, at, end))

    def _numbered(self, marker: Marker, broke: str) -> int:
        """Opens a point or an item where the running numbers say so; -1 where they do not."""
        scan, text = self.scan, self.text
        if marker.start in scan.columns.again and marker.number == self.outer.point:
            return self._emit(Kind.FIELD_LABEL, marker.start, marker.content, "number")
        if marker.style == "P/" and self.counted and self.outer.point is None and self.inner is None:
            below = scan.skip(scan.line_end(marker.start))
            if extents.ends_sheet(scan, below):  # the id stands below the text it names
                return self._emit(Kind.FIELD_LABEL, marker.start, marker.content, "sheet-id")
        if marker.start in scan.columns.titles or scan.columns.titled(text, marker):
            marker = replace(marker, heading="whole")
        before = text[max(scan.body.start, marker.start - 200) : marker.start].rstrip()
        expected = marker.headed and (
            marker.number in scan.known or (self.outer.point is not None and marker.number == self.outer.point + 1)
        )
        if broke == "wrapped" and (expected or before.endswith((".", ";", ":", ")"))):
            broke = "line"
        context = Context(
            broke, before.endswith(":"), self.after_list, scan.known, scan.ahead(marker), scan.item_points
        )
        if self.inner is not None:
            strong = marker.headed and self.outer.point is not None and marker.number > self.outer.point
            if marker.style == "P/" or (strong and marker.style in ("n.", "n-") and broke in ("para", "line")):
                self.inner = None
            else:
                return self._attached(marker, context)
        if self.fresh and marker.style == "n." and marker.number == self.outer.point and broke in ("para", "line"):
            decision = "point"
        else:
            decision = self.outer.decide(marker, context)
        if decision == "point":
            self.outer.open_point(marker.number or None)
            self.after_list = False
            rest = text[marker.content : scan.line_end(marker.content)]
            alone = (
                marker.style == "P/"
                and not marker.heading
                and (shapes.is_dateline(rest) or not re.match(r"[.:\s–—-]*[^\W\d_]", rest))
            )
            weak = (
                marker.style == "P/"
                and distribution.sheet_lead(text, scan.skip(marker.content), scan.line_end(marker.content)) >= 0
            )
            if alone or weak:
                self.fresh = True
                self.started = self.counted = False
                return self._emit(Kind.HEADING, marker.start, marker.content, marker.label, marker=marker)
            self.fresh = False
            self._begin(marker.start, Kind.POINT, marker.label, 0, marker)
            return marker.start
        if decision == "item":
            self.fresh = False
            self._begin(marker.start, Kind.ITEM, marker.label, len(self.outer.levels), marker)
            return marker.start
        return -1

    def _attached(self, marker: Marker, context: Context) -> int:
        assert self.inner is not None
        if marker.style in ("P/", "point") or not self.inner._is_item(marker, context):
            return -1
        self._begin(marker.start, Kind.ITEM, marker.label, len(self.inner.levels), marker)
        return marker.start

    def _layout(self, at: int, end: int, line: str) -> int:
        """Heads, dates, marks, page breaks, brackets, sources, attachments: shapes that fill a line or more."""
        scan, text = self.scan, self.text
        if shapes.is_page_break(line) or shapes.is_separator(line):
            return self._emit(Kind.PAGE_BREAK, at, end)
        if shapes.is_footnote(line):
            return self._emit(Kind.FOOTNOTE, at, end)
        if marks.is_mark(line) or (self._on_top() and marks.is_return_mark(line)):
            return self._emit(Kind.MARK, at, end, "letterhead" if marks.is_letterhead(line) else "classification")
        if self._on_top() and marks.is_printed_head(line):
            return self._emit(Kind.MARK, at, end, "letterhead")
        if self._on_top() and marks.is_copy_line(line):
            return self._emit(Kind.COPIES, at, end)
        if self._on_top() and marks.is_translated(line):
            return self._emit(Kind.BRACKET, at, end)
        if shapes.is_manner_line(line):
            return self._emit(Kind.DATELINE, at, end)
        if not self.started and re.fullmatch(r"\W*(?:Draft|Проект)\W*", line, re.I):
            return self._emit(Kind.FIELD_LABEL, at, end, "draft")
        if (stop := extents.votes(scan, at, end)) > at:
            return self._emit(Kind.PARTICIPANTS, at, stop, "voting")
        if storage_statements(text, Span(at, end)) and len(line.split()) <= 24:
            return self._emit(Kind.MARK, at, end, "storage")
        if shapes.is_source(line):
            return self._emit(Kind.SOURCE_NOTE, at, end)
        if not self.counted or self.after_list:
            end = scan.clear_of_notes(at, end)
            line = text[at:end]
            cut = extents.HEAD_END.search(line)
            above = self.pieces[-1] if self.pieces and not self.started else None
            lost = not self.pieces and self.open is None and re.match(r"of\s+the\b|\(special\s", line)  # cut off
            goes_on = bool(lost and heads.continues_head(line)) or (
                above is not None and Kind.MINUTES_HEAD in (above.kind, above.inner) and heads.continues_head(line)
            )
            named = not self.counted and extents.named_decree(scan, at, end)
            if goes_on or named or heads.is_head(line[: cut.start()] if cut else line) or heads.is_period(line):
                return self._emit(Kind.MINUTES_HEAD, at, extents.head(scan, at, end))
        if shapes.is_dateline(line):
            return self._emit(Kind.DATELINE, at, end)
        if self.inner is not None and not self.inner.levels and (greeted := shapes.greeting(line)) is not None:
            return self._emit(greeted, at, end)
        if self.started and (what := shapes.attachment(line)) and (what == "attachment" or self.after_list):
            self.inner = Numbering()
            following = scan.skip(end)
            stop = scan.line_end(following) if following < scan.body.end else end
            if (
                re.match(r"(?:to|k|к)\s", text[following:stop])
                and "\n\n" not in text[end:following]
                and what == "attachment"
            ):
                end = stop
            return self._emit(Kind.ATTACHMENT, at, end, line.strip().rstrip(".:"))
        if text[at] == "[" and (bracket := extents.bracket(scan, at)) > at:
            return self._emit(Kind.BRACKET, at, bracket)
        below = self.started and (at > scan.last_number or extents.closes(scan, end))
        last = below and scan.skip(end) >= scan.body.end
        if below and (
            signing.is_office_line(line)
            or signing.is_initialed_name(line)
            or (last and heads.is_body_line(line))
            or extents.office_over_name(scan, at, end)
        ):
            row = signing.names_in_row(line)
            for one, two in pairwise(row[:-1]):
                self._emit(Kind.SIGNATURE, at + one, at + two)
            return self._signature(at + row[-2] if row else at, end)
        if self.inner is not None and signing.is_bracketed_name(line) and (last or extents.closes(scan, end)):
            return self._signature(at, end)
        return at

    def _on_top(self) -> bool:
        """Whether no decision has begun on this sheet: what stands here is printed or stamped above the text."""
        return not self.counted or (self.after_list and self.inner is None)

    def _inner(self, note: Note) -> Kind | None:
        """What the words written by hand are, when they are a head, a signature or a list of addressees."""
        words = note.words.of(self.text)
        line = words.partition("\n")[0]
        if note.described or not words:
            return None
        if heads.is_minutes_head(line):
            return Kind.MINUTES_HEAD
        start, end = note.words.start, note.words.end
        if distribution.lead(self.text, start, end) >= 0 or distribution.sheet_lead(self.text, start, end) >= 0:
            self.after_list = self.after_list or self.started
            return Kind.DISTRIBUTION
        alone = self.started and self.scan.skip(note.span.end) >= self.scan.body.end
        office = signing.is_office_line(words) and (alone or signing.ends_with_name(words))
        if signing.is_signed(line) or office:
            return Kind.SIGNATURE
        return None

    def _paragraph(self, at: int) -> None:
        """A paragraph without a number: it speaks for the row above when the rows below were opened by a colon."""
        levels = self.numbering.levels
        level = len(levels)
        if not self.text[at].islower():
            while level and levels[level - 1].returns:
                level -= 1
        self._begin(at, Kind.PARAGRAPH, "", level)
