"""The tree of a body of minutes: points with headings and items, and what stands between them.

Leaves, in order, are exactly the text of the body. A point reaches from its number to the last words before its
distribution list; lists, notes, marks and signatures stand beside the points, not in them, unless the point goes on
after them.
"""

from __future__ import annotations

import re

from kg.interpret.minutes import heads
from kg.interpret.minutes.columns import Agenda
from kg.interpret.minutes.headings import Headings
from kg.interpret.minutes.markers import Marker, marker_at
from kg.interpret.minutes.notes import Note, trim
from kg.interpret.minutes.pieces import Reader
from kg.interpret.minutes.row import Piece
from kg.interpret.minutes.runin import is_run_in
from kg.interpret.minutes.scan import Scan
from kg.interpret.minutes.tree import Node, partition
from kg.model import Document, Kind, Segment, Span

_CONTENT = (Kind.POINT, Kind.ITEM, Kind.PARAGRAPH)


def segment(document: Document) -> tuple[Segment, ...]:
    """The document's zones with every body cut into heads, points, items, notes, lists, marks and signatures."""
    return tuple(_zone(document.text, zone) for zone in document.zones)


def _zone(text: str, zone: Segment) -> Segment:
    if zone.kind is Kind.BODY and all(child.kind in (Kind.PARAGRAPH, Kind.BLANK) for child in zone.children):
        children = cut(text, zone.span)
        return Segment(zone.kind, zone.span, zone.label, children) if children else zone
    if zone.children:
        return Segment(zone.kind, zone.span, zone.label, tuple(_zone(text, child) for child in zone.children))
    return zone


def cut(text: str, body: Span) -> tuple[Segment, ...]:
    """The segments of one body."""
    if body.start == body.end:
        return ()
    scan = Scan(text, body)
    run_in = is_run_in(body.of(text).split("\n"))
    return partition(text, body, _Builder(text, Reader(scan).read(), run_in, scan.columns.agendas).build())


_ATTACHED_NAME = re.compile(r"\b(?:draft\s+)?(?:decree|resolution|decision|directive)\b", re.IGNORECASE)


class _Builder:
    """Puts the flat pieces into points, items and attachments."""

    def __init__(self, text: str, pieces: tuple[Piece, ...], run_in: bool, agendas: dict[int, Agenda]) -> None:
        self.text, self.pieces, self.agendas = text, pieces, agendas
        self.headings = Headings(text, pieces, run_in)
        self.top: list[Node] = []
        self.waiting: list[Node] = []  # beside the point, or in it if it goes on
        self.point: Node | None = None
        self.attachment: Node | None = None
        self.stack: list[Node] = []
        self.sheet = ""  # the id of an extract sheet whose point has not begun
        self.closed = False  # a list or signature has closed the point
        self.numbered = any(p.kind is Kind.POINT for p in pieces)
        # what stands above the first head is no decision, unless a number says so
        first = next((i for i, p in enumerate(pieces) if p.kind in (Kind.POINT, Kind.ITEM)), len(pieces))
        self.head = max((i for i, p in enumerate(pieces[:first]) if Kind.MINUTES_HEAD in (p.kind, p.inner)), default=-1)

    def build(self) -> list[Node]:
        """The top of the tree."""
        for index, piece in enumerate(self.pieces):
            self._take(index, piece)
        self._end_point()
        return self.top

    def _take(self, index: int, piece: Piece) -> None:
        if (
            piece.kind is Kind.ATTACHMENT
            and self.attachment is not None
            and self.attachment.children[-1].kind is Kind.HEADING
            and not self.waiting
        ):
            self.attachment.add(Node(Kind.HEADING, piece.span.start, piece.span.end))
        elif piece.kind is Kind.ATTACHMENT:
            self._end_point()
            self.attachment = Node(Kind.ATTACHMENT, piece.span.start, piece.span.end, piece.label)
            self.attachment.add(Node(Kind.HEADING, piece.span.start, piece.span.end))
            self.top.append(self.attachment)
            self.stack = []
        elif piece.kind in _CONTENT:
            self._content(index, piece)
        elif piece.kind is Kind.HEADING:
            self._end_point()
            self.attachment, self.sheet = None, piece.label
            self.top.append(self._leaf(piece))
        elif piece.kind is Kind.MINUTES_HEAD and self._heads_attachment(piece):
            assert self.attachment is not None
            self.attachment.add(Node(Kind.HEADING, piece.span.start, piece.span.end))
        elif self.attachment is not None and piece.kind not in (Kind.DISTRIBUTION, Kind.MINUTES_HEAD):
            self.waiting.append(self._leaf(piece))
            if piece.kind is Kind.SIGNATURE:
                self.stack = []
                for node in self._taken():
                    self.attachment.add(node)
        else:
            if self.attachment is not None:
                self._end_point()
            self.attachment = None
            self.waiting.append(self._leaf(piece))
            if piece.kind in (Kind.DISTRIBUTION, Kind.SIGNATURE, Kind.MINUTES_HEAD):
                self.closed = True
            if piece.kind in (Kind.SIGNATURE, Kind.MINUTES_HEAD):
                self._end_point()

    def _heads_attachment(self, piece: Piece) -> bool:
        """ "DECREE OF THE COUNCIL OF MINISTERS" right below "Appendix to point 301": the attached text's own name.

        "MINUTES Nº 7" there heads another sheet, whatever the attachment was.
        """
        return (
            self.attachment is not None
            and not self.waiting
            and all(child.kind is Kind.HEADING for child in self.attachment.children)
            and bool(_ATTACHED_NAME.search(self.text, piece.span.start, piece.span.end))
            and not heads.is_minutes_head(piece.span.of(self.text))
        )

    def _end_point(self) -> None:
        self.point, self.stack, self.closed = None, [], False
        for node in self._taken():
            if self.attachment is not None:
                self.attachment.add(node)
            else:
                self.top.append(node)

    def _content(self, index: int, piece: Piece) -> None:
        if piece.kind is Kind.POINT:
            self._end_point()
            self.attachment, self.sheet = None, ""
            self._open(piece.span.start, piece.label)
            self._head(index, piece)
        elif self.attachment is not None:
            self._inside(self.attachment, piece)
        elif self.point is None and not self._opens(index):
            self.top.extend(self.waiting)
            self.waiting = []
            self.top.append(self._leaf(piece))
        elif self.point is None:
            self._end_point()
            self._open(piece.span.start, self.sheet)
            self.sheet = ""
            if piece.kind is Kind.PARAGRAPH:
                self._head(index, piece)
            else:
                self._inside(self.point, piece)  # type: ignore[arg-type]
        elif piece.kind is Kind.PARAGRAPH and self.closed:
            self.waiting.append(self._leaf(piece))
        else:
            self.closed = False
            number = self.point.children[0] if len(self.point.children) == 1 else None
            if piece.kind is Kind.PARAGRAPH and not self.stack and number is not None and not self._words(number):
                for node in self._taken():
                    self.point.add(node)
                self._head(index, piece)
            else:
                self._inside(self.point, piece)

    def _taken(self) -> list[Node]:
        """What stands between the point's last words and the words it goes on with."""
        waiting, self.waiting = self.waiting, []
        return waiting

    def _opens(self, index: int) -> bool:
        """Whether a paragraph or item without a point above it begins a decision of its own."""
        if self.sheet:
            return not self._head_ahead(index)
        return not (index < self.head or self.numbered or any(node.kind is Kind.POINT for node in self.top))

    def _head_ahead(self, index: int) -> bool:
        """Whether the head of the minutes is still to come on this sheet: what stands above it is no decision."""
        for piece in self.pieces[index + 1 :]:
            if piece.kind in (Kind.HEADING, Kind.POINT, Kind.ITEM):
                return False
            if Kind.MINUTES_HEAD in (piece.kind, piece.inner):
                return True
        return False

    def _open(self, start: int, label: str) -> None:
        self.point = Node(Kind.POINT, start, start, label)
        self.top.append(self.point)
        self.stack, self.closed = [], False

    def _words(self, node: Node) -> bool:
        """Whether a heading says more than its number."""
        if node.kind is not Kind.HEADING:
            return True
        marker = marker_at(self.text, node.start, node.end)
        return marker is None or bool(self.text[min(marker.content, node.end) : node.end].strip())

    def _head(self, index: int, piece: Piece) -> None:
        """The first paragraph of a point: its heading, its text, or both on one line."""
        assert self.point is not None
        span = piece.span
        marker = piece.marker or self._number_again(span)
        start = min(marker.content, span.end) if marker is not None else span.start
        content = trim(self.text, start, span.end)
        if content.start == content.end:
            self.point.add(Node(Kind.HEADING, span.start, span.end))
        elif self.headings.opens(index, marker, content):
            stop = self.headings.end(marker, content)
            self.point.add(Node(Kind.HEADING, span.start, stop))
            rest = trim(self.text, stop, span.end)
            if rest.start < rest.end:
                self.point.add(self._paragraph(rest, piece.notes))
        elif self.headings.untitled(index, content, first=not self.point.children):
            self.point.add(Node(Kind.HEADING, span.start, span.end))
        else:
            self.point.add(self._paragraph(span, piece.notes))

    def _number_again(self, span: Span) -> Marker | None:
        """The point's number before its heading, where the id of the sheet has opened it: `168 - Question of X`."""
        assert self.point is not None
        marker = marker_at(self.text, span.start, span.end)
        same = marker is not None and self.point.label.rpartition("/")[2] == marker.label
        return marker if same and "/" in self.point.label else None

    def _inside(self, whole: Node, piece: Piece) -> None:
        """An item at its depth, or a paragraph in the item it goes on with."""
        del self.stack[self._open_items(whole) :]
        if piece.kind is Kind.ITEM:
            del self.stack[max(piece.level - 1, 0) :]
        depth = len(self.stack) if piece.kind is Kind.ITEM else min(piece.level, len(self.stack))
        parent = self.stack[depth - 1] if depth else whole
        for node in self._taken():
            parent.add(node)
        if piece.kind is Kind.ITEM:
            item = Node(Kind.ITEM, piece.span.start, piece.span.end, piece.label)
            item.add(self._paragraph(piece.span, piece.notes))
            parent.add(item)
            self.stack.append(item)
        else:
            parent.add(self._paragraph(piece.span, piece.notes))
        for node in (*self.stack[:depth], whole):
            node.end = max(node.end, piece.span.end)

    def _open_items(self, whole: Node) -> int:
        """How many items of the stack still stand last: words after a later paragraph cannot go back into an item."""
        above = whole
        for depth, item in enumerate(self.stack):
            if not above.children or above.children[-1] is not item:
                return depth
            above = item
        return len(self.stack)

    def _paragraph(self, span: Span, notes: tuple[Note, ...]) -> Node:
        """A paragraph; notes written into its sentences are its children."""
        node = Node(Kind.PARAGRAPH, span.start, span.end)
        inside = [note for note in notes if span.covers(note.span) and note.span != span]
        at = span.start
        for note in inside:
            if note.span.start > at:
                node.children.append(Node(Kind.PARAGRAPH, at, note.span.start))
            node.children.append(Node(Kind.ANNOTATION, note.span.start, note.span.end, "handwritten"))
            at = note.span.end
        if inside and at < span.end:
            node.children.append(Node(Kind.PARAGRAPH, at, span.end))
        return node

    def _agenda(self, piece: Piece) -> Node:
        """A list of what was to be discussed; its numbered titles are its children."""
        node = Node(Kind.AGENDA, piece.span.start, piece.span.end)
        entries = self.agendas[piece.span.start].entries
        label = trim(self.text, piece.span.start, entries[0][1].start)
        node.children = [Node(Kind.FIELD_LABEL, label.start, label.end, "agenda")]
        node.children += [Node(Kind.ITEM, span.start, span.end, marker.label) for marker, span in entries]
        return node

    def _leaf(self, piece: Piece) -> Node:
        """A piece beside the points; a note that holds a head, list or signature has it as a child."""
        if piece.kind is Kind.AGENDA:
            return self._agenda(piece)
        if piece.note is None:
            return (
                self._paragraph(piece.span, piece.notes)
                if piece.kind in _CONTENT
                else Node(piece.kind, piece.span.start, piece.span.end, piece.label)
            )
        span, words = piece.span, piece.note.words
        node = Node(Kind.ANNOTATION, span.start, span.end, "described" if piece.note.described else "handwritten")
        if piece.inner is not None:
            parts = (
                (Kind.ANNOTATION, span.start, words.start),
                (piece.inner, words.start, words.end),
                (Kind.ANNOTATION, words.end, span.end),
            )
            node.children = [Node(kind, a, b) for kind, a, b in parts if a < b]
        return node
