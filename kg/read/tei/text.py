"""Elements -> text and segments: the whitespace rule, in one place.

* Inside a block (``p``, ``head``, ``item`` …) every run of space, tab and line end becomes one space; none
  stands at its
  ends. Other spaces (U+00A0) are characters like any other.
* ``lb`` is one line end. Items of a list, lines of verse and rows of a table stand on lines of their own,
  cells of a row
  are parted by a tab; every other two blocks are parted by one empty line.
* A ``note`` follows the outermost block that holds its anchor, as a block of its own: no sentence is cut by
  a footnote.
* Of a ``choice`` the first reading that the page itself has (``sic``, ``orig``, ``abbr``) is text, of an ``app`` its
  ``lem``. ``fw``, ``graphic``, comments and processing instructions are none. What the writer struck out (``del``) is
  none either: no claim can rest on it; a diagnostic keeps its words.
* ``pb`` between blocks turns the empty line there into a page break; inside a block it leaves no trace in
  the text. A break inside a word (``break="no"``) joins its halves, whatever white space stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from kg.model import Diagnostic, Kind, Mention, MentionKind, Segment, Severity, Span, When
from kg.read.tei.markup import (
    BREAKS,
    DROPPED,
    INNER,
    PARAGRAPHS,
    SEGMENT,
    STRUCTURE,
    UNREAD,
    date_value,
    entity_key,
    hour_value,
    is_block,
    kind_of,
    label_of,
    mention_of,
    reading_of,
)
from kg.read.tei.paths import Paths
from kg.read.tei.xml import local, xml_id

_SPACE = re.compile(r"[ \t\r\n]+")
_WORD = re.compile(r"[^ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """``text[start:end]`` is ``node[offset:offset + end - start]``, where ``path`` is the XPath of a text
    node."""

    start: int
    end: int
    path: str
    offset: int


@dataclass(slots=True)
class _Open:
    kind: Kind
    label: str
    start: int = -1
    children: list[Segment] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Mark:
    kind: MentionKind
    rule: str
    value: str
    ref: str
    start: int = -1


class Text:
    """Grows the text of one document, its segments, marked mentions and (``record=True``) the runs of its
    map."""

    def __init__(self, record: bool = False) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.top: list[Segment] = []
        self.marked: list[Mention] = []
        self.dates: list[When] = []
        self.runs: list[Run] = []
        self.written: set[etree._Element] = set()        # notes written before their turn
        self.left_out: list[Diagnostic] = []             # what the page has and the text has not
        self.paths: Paths | None = Paths() if record else None
        self._stack: list[_Open] = []
        self._marks: list[_Mark] = []
        self._notes: list[etree._Element] = []
        self._gap = ""           # what parts the next words from those before
        self._page = ""          # the page that begins in this gap
        self._space = False      # white space was seen inside the block
        self._line = False       # an lb was seen inside the block
        self._joined = False     # a break inside a word was seen: no white space before its other half
        self._held = False       # notes wait for the end of an outer block

    # ------------------------------------------------------------------ segments

    def open(self, kind: Kind, label: str = "") -> None:
        """Begin a segment; it starts at the next word written."""
        self._stack.append(_Open(kind, label))

    def close(self) -> Segment | None:
        """End the innermost segment; None (and nothing kept) when no word was written in it."""
        done = self._stack.pop()
        if done.start < 0:
            return None
        span = Span(done.start, self.length)
        children = filled(done.children, span) if done.children else ()
        if len(children) == 1 and children[0].kind is done.kind and children[0].span == span:
            children = children[0].children
        segment = Segment(done.kind, span, done.label, children)
        (self._stack[-1].children if self._stack else self.top).append(segment)
        return segment

    def part(self, gap: str) -> None:
        """At least ``gap`` parts the next word from the last one."""
        if len(gap) > len(self._gap):
            self._gap = gap
        self._space = self._line = False

    # ------------------------------------------------------------------ words

    def words(self, words: str, path: str = "", offset: int = 0) -> None:
        """Write one stretch without white space (or ``\\n`` for ``lb``)."""
        if self._gap and self.length:
            if self._page:
                open_, self._stack = self._stack, [o for o in self._stack if o.start >= 0]
                self._write(self._gap)
                page = Segment(Kind.PAGE_BREAK, Span(self.length - len(self._gap), self.length), self._page)
                (self._stack[-1].children if self._stack else self.top).append(page)
                self._stack = open_
            else:
                self._write(self._gap)
        elif self._joined:
            pass
        elif self._line and self.length:
            self._write("\n")
        elif self._space and self.length:
            self._write(" ")
        self._gap, self._page, self._space, self._line, self._joined = "", "", False, False, False
        for open_segment in reversed(self._stack):
            if open_segment.start >= 0:
                break
            open_segment.start = self.length
        for mark in self._marks:
            if mark.start < 0:
                mark.start = self.length
        if path:
            self.runs.append(Run(self.length, self.length + len(words), path, offset))
        self._write(words)

    def _write(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def node(self, text: str | None, path: str = "") -> None:
        """One text node of the XML."""
        if not text:
            return
        if path:
            for match in _WORD.finditer(text):
                self._space = self._space or match.start() > 0
                self.words(match[0], path, match.start())
            self._space = self._space or text[-1] in " \t\r\n"
            return
        flat = _SPACE.sub(" ", text)
        if flat[0] == " ":
            self._space = True
        inner = flat.strip(" ")
        if inner:
            self.words(inner)
            self._space = flat[-1] == " "

    # ------------------------------------------------------------------ elements

    def block(
        self, element: etree._Element, kind: Kind | None = None, label: str = "", gap: str = "\n\n",
    ) -> None:
        """Write a block element and all it holds. Notes anchored in it follow when it stands in no other
        block."""
        name = local(element)
        if name in DROPPED or element in self.written:
            return
        if name in STRUCTURE:
            self._filled_block(element, kind or SEGMENT.get(name), label or xml_id(element), gap)
            return
        outermost, self._held = not self._held, True
        self._filled_block(element, kind or kind_of(element), label or label_of(element), gap)
        if outermost:
            self._held = False
            self.flush_notes()

    def stray(self, child: etree._Element) -> None:
        """Write a child of a division, whatever it is, and the words behind it that stand in no element."""
        name = local(child)
        if name == "pb":
            self.part("\n\n")
            self._page = child.get("n", "") or "?"
        elif is_block(child) or name == "note":
            self.block(child)
        elif name and name not in DROPPED:
            self.words_alone(child, Kind.PARAGRAPH)
            self.flush_notes()
        parent = child.getparent()
        if parent is not None:
            self.loose(parent, parent.index(child) + 1, child.tail)

    def words_alone(self, child: etree._Element, kind: Kind) -> None:
        """Write an element that is words in a sentence elsewhere as a segment of its own."""
        self.part("\n\n")
        self.open(kind)
        self._inline_child(child)
        self.close()

    def loose(self, element: etree._Element, index: int, words: str | None) -> None:
        """Write words that stand directly in a division, which TEI does not allow, as a paragraph."""
        if words and not words.isspace():
            self.part("\n\n")
            self.open(Kind.PARAGRAPH)
            self._node(element, index, words)
            self.close()

    def flush_notes(self) -> None:
        """Write the notes whose anchors have been passed."""
        waiting, self._notes = self._notes, []
        for note in waiting:
            self.block(note)

    def _filled_block(self, element: etree._Element, kind: Kind | None, label: str, gap: str) -> None:
        name = local(element)
        self.part(gap)
        mark = self._mark(element) if name == "speaker" else None
        if kind:
            self.open(kind, label)
        self._content(element, kind, "\n\n" if name in STRUCTURE else INNER.get(name, "\n"))
        if kind:
            self.close()
        self._marked(mark)

    def _content(self, element: etree._Element, kind: Kind | None, inner: str) -> None:
        """What an element holds. Where words and blocks are mixed, the words between two blocks are a
        segment."""
        mixed = kind is None or any(is_block(child) for child in element)
        run = Kind.HEADING if kind is Kind.ITEM or local(element) == "opener" else kind or Kind.PARAGRAPH
        if mixed:
            self.open(run)
        self._node(element, 0, element.text)
        for index, child in enumerate(element):
            if is_block(child):
                self.close()
                self.block(child, gap="\n\n" if local(child) in PARAGRAPHS else inner)
                self.part(inner)
                self.open(run)
            elif kind is None and local(child) == "note" and not self._held:
                self.close()
                self.block(child)
                self.part(inner)
                self.open(run)
            else:
                self._inline_child(child)
            self._node(element, index + 1, child.tail)
        if mixed:
            self.close()

    def _node(self, element: etree._Element, index: int, words: str | None) -> None:
        if words and words.isspace():
            self._space = True
        elif words:
            self.node(words, self.paths.of(element, index) if self.paths else "")

    def _inline_child(self, child: etree._Element) -> None:
        name = local(child)
        if name in BREAKS and child.get("break") == "no" and not self._gap:
            self._joined = True
        elif name == "lb":
            self._line = True
        elif name == "pb" and self._gap:
            self._page = child.get("n", "") or "?"
        elif name == "note":
            if child not in self.written:
                self._notes.append(child)
        elif name in ("choice", "app"):
            kept = reading_of(child)
            if kept is not None:
                self._inline(kept)
        elif name in UNREAD:
            words = " ".join("".join(str(part) for part in child.itertext()).split())
            what = f"{UNREAD[name]}: {words!r}" if words else UNREAD[name]
            self.left_out.append(Diagnostic(f"tei-{name}", Severity.INFO, Span(self.length, self.length), what))
        elif name and name not in DROPPED:
            self._inline(child)

    def _inline(self, element: etree._Element) -> None:
        mark = self._mark(element)
        self._content(element, self._stack[-1].kind if self._stack else Kind.PARAGRAPH, "\n")
        self._marked(mark)

    def _marked(self, mark: _Mark | None) -> None:
        """End a mark: what it named is a mention, or a date."""
        if mark and mark.start >= 0:
            self._marks.remove(mark)
            span, words = Span(mark.start, self.length), " ".join(self.since(mark.start).split())
            if mark.kind is MentionKind.DATE:
                self.dates.append(When(mark.value, words, span))
            else:
                self.marked.append(Mention(mark.kind, span, words, entity=mark.ref, rule=mark.rule))
        elif mark:
            self._marks.remove(mark)

    def since(self, start: int) -> str:
        """The words written from offset ``start`` on."""
        taken: list[str] = []
        at = self.length
        for piece in reversed(self.parts):
            taken.append(piece)
            at -= len(piece)
            if at <= start:
                break
        return "".join(reversed(taken))[start - at:]

    def _mark(self, element: etree._Element) -> _Mark | None:
        found = mention_of(element)
        if found is None:
            return None
        kind, reference = found
        value = date_value(element) if kind is MentionKind.DATE else ""
        if kind is MentionKind.DATE and not value:
            return None
        value = hour_value(element, value) if value else value
        how = element.get("type", "")
        rule = f"tei:{local(element)}" + (f"[{how}]" if how in ("to", "from") else "")
        mark = _Mark(kind, rule, value, entity_key(kind, reference))
        self._marks.append(mark)
        return mark


def filled(children: Iterable[Segment], span: Span) -> tuple[Segment, ...]:
    """The children with every gap between them, and at the ends of ``span``, as a BLANK segment."""
    return tuple(_filled(children, span))


def _filled(children: Iterable[Segment], span: Span) -> Iterator[Segment]:
    at = span.start
    for child in children:
        if child.span.start > at:
            yield Segment(Kind.BLANK, Span(at, child.span.start))
        yield child
        at = child.span.end
    if at < span.end:
        yield Segment(Kind.BLANK, Span(at, span.end))
