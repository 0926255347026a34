"""The tree of a body of minutes: points with headings and items, and what stands between them.

Leaves, in order, are exactly the text of the body. A point reaches from its number to the last words before its
distribution list; lists, notes, marks and signatures stand beside the points, not in them, unless the point goes on
after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.interpret.minutes import shapes
from kg.interpret.minutes.markers import Marker, heading_strength, marker_at
from kg.interpret.minutes.notes import Note, trim
from kg.interpret.minutes.pieces import Piece, read
from kg.interpret.minutes.runin import heading_before_order, is_run_in
from kg.interpret.minutes.words import operative
from kg.model import Document, Kind, Segment, Span

_CONTENT = (Kind.POINT, Kind.ITEM, Kind.PARAGRAPH)
# a full stop that ends a heading: a new sentence begins after it, and no initial or abbreviation stands before it
_SENTENCE_END = re.compile(r"(?<!\b[A-ZА-Я])(?<!\bCde)(?<!\bNo)(?<!\bCdes)(?<!\bт)[.．]\s+(?=[A-ZА-Я\d(“\"«])")


@dataclass(slots=True)
class Node:
    """A segment being built."""

    kind: Kind
    start: int
    end: int
    label: str = ""
    children: list[Node] = field(default_factory=list)

    def add(self, child: Node) -> Node:
        """Appends ``child`` and reaches to its end."""
        self.children.append(child)
        self.end = max(self.end, child.end)
        return child

    def freeze(self, text: str) -> Segment:
        """The finished segment: gaps between children are white space or unread, so children partition it."""
        if not self.children:
            return Segment(self.kind, Span(self.start, self.end), self.label)
        return Segment(
            self.kind,
            Span(self.start, self.end),
            self.label,
            partition(text, Span(self.start, self.end), self.children),
        )


def partition(text: str, span: Span, nodes: list[Node]) -> tuple[Segment, ...]:
    """``nodes`` as segments that partition ``span``; what no node covers is blank or unread."""
    found: list[Segment] = []
    at = span.start
    for node in nodes:
        found.extend(gap(text, at, node.start))
        found.append(node.freeze(text))
        at = node.end
    found.extend(gap(text, at, span.end))
    return tuple(found)


def gap(text: str, start: int, end: int) -> list[Segment]:
    """The text between two segments: blank, or unread words with the white space around them."""
    if start >= end:
        return []
    words = trim(text, start, end)
    if words.start == words.end:
        return [Segment(Kind.BLANK, Span(start, end))]
    parts = ((Kind.BLANK, start, words.start), (Kind.UNREAD, words.start, words.end), (Kind.BLANK, words.end, end))
    return [Segment(kind, Span(a, b)) for kind, a, b in parts if a < b]


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
    return partition(text, body, _Builder(text, read(text, body), is_run_in(body.of(text).split("\n"))).build())


_ATTACHED_NAME = re.compile(r"(?:draft\s+)?(?:decree|resolution|decision|directive)\b", re.IGNORECASE)


class _Builder:
    """Puts the flat pieces into points, items and attachments."""

    def __init__(self, text: str, pieces: tuple[Piece, ...], run_in: bool) -> None:
        self.text, self.pieces, self.run_in = text, pieces, run_in
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
            and bool(_ATTACHED_NAME.match(self.text, piece.span.start, piece.span.end))
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
        return bool(self.sheet) or not (
            index < self.head or self.numbered or any(node.kind is Kind.POINT for node in self.top)
        )

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
        strength = heading_strength(self.text, content.start, span.end)
        if self.run_in and not strength and heading_before_order(self.text, content.start, span.end):
            strength = "weak"
        if marker is None and strength == "weak" and not self._goes_on(index):
            strength = ""
        if content.start == content.end:
            self.point.add(Node(Kind.HEADING, span.start, span.end))
        elif strength:
            stop = self._heading_end(content)
            self.point.add(Node(Kind.HEADING, span.start, stop))
            rest = trim(self.text, stop, span.end)
            if rest.start < rest.end:
                self.point.add(self._paragraph(rest, piece.notes))
        elif self._untitled(index, piece, content):
            self.point.add(Node(Kind.HEADING, span.start, span.end))
        else:
            self.point.add(self._paragraph(span, piece.notes))

    def _number_again(self, span: Span) -> Marker | None:
        """The point's number before its heading, where the id of the sheet has opened it: `168 - Question of X`."""
        assert self.point is not None
        marker = marker_at(self.text, span.start, span.end)
        same = marker is not None and self.point.label.rpartition("/")[2] == marker.label
        return marker if same and "/" in self.point.label else None

    def _heading_end(self, content: Span) -> int:
        """Where a heading ends that may share its line with the text: at its full stop, or before an operative verb."""
        end = _SENTENCE_END.search(self.text, content.start, content.end)
        stop = end.start() + 1 if end else content.end
        if self.run_in:
            for verb in re.finditer(r"(?<![.:])(?<!\bthe)(?<!\bof)\s+(?=[A-ZА-Я])", self.text[content.start : stop]):
                if operative().match(self.text, content.start + verb.end(), content.end):
                    return content.start + verb.start()
        return stop

    def _goes_on(self, index: int) -> bool:
        after = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        return after is not None and after.kind in (Kind.ITEM, Kind.PARAGRAPH, Kind.DATELINE)

    def _untitled(self, index: int, piece: Piece, content: Span) -> bool:
        """A short line without a heading word that is followed by the point's text: `46. - Xinjiang`."""
        words = content.of(self.text)
        if not self._goes_on(index) or "\n" in words or words.endswith((":", ";", ",")) or operative().match(words):
            return False
        if piece.marker is None:
            assert self.point is not None
            return (
                not self.point.children and len(words.split()) <= 30 and not words.endswith(".") and words[0].isupper()
            )
        if piece.marker.style == "I." and len(words.split()) <= 24 and not shapes.is_sentence(words):
            return True  # `II. About the letter of Cde. X.`: points with Roman numbers begin with a heading
        row = self.pieces[index + 1].kind is Kind.ITEM and len(words.split()) <= 8 and not shapes.is_sentence(words)
        return len(words.split()) <= 12 and (piece.marker.dashed or row or not words.endswith("."))

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

    def _leaf(self, piece: Piece) -> Node:
        """A piece beside the points; a note that holds a head, list or signature has it as a child."""
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
