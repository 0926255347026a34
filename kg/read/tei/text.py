"""Elements -> text and segments: the whitespace rule, in one place.

* Inside a block (``p``, ``head``, ``item`` …) every run of space, tab and line end becomes one space; none
  stands at its
  ends. Other spaces (U+00A0) are characters like any other.
* ``lb`` is one line end. Items of a list, lines of verse and rows of a table stand on lines of their own,
  cells of a row
  are parted by a tab; every other two blocks are parted by one empty line.
* A ``note`` follows the outermost block that holds its anchor, as a block of its own: no sentence is cut by
  a footnote.
* Of a ``choice`` the first reading that the page itself has (``sic``, ``orig``, ``abbr``) is text. ``fw``,
  ``graphic``,
  comments and processing instructions are none.
* ``pb`` between blocks turns the empty line there into a page break; inside a block it leaves no trace in
  the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from kg.model import Kind, Mention, MentionKind, Segment, Span
from kg.read.tei.xml import local, xml_id

# Structure holds blocks and does not keep back their notes; blocks begin on a line of their own.
_STRUCTURE = frozenset("""TEI text front body back group floatingText div div0 div1 div2 div3 div4 div5 div6
div7
    attachment titlePage docTitle""".split())
_BLOCKS = frozenset("""p head dateline salute signed item label cell l ab byline docDate titlePart trailer
argument
    bibl addrLine speaker stage quote q cit docAuthor imprimatur docImprint docEdition castItem person figDesc
    opener closer postscript lg list listPerson table row sp figure epigraph castList address listBibl
    """.split()) | _STRUCTURE
_EITHER = frozenset(("q", "quote", "cit", "bibl", "label", "stage"))     # blocks, or words inside a sentence
_PARAGRAPHS = frozenset(("p", "quote", "q", "note", "closer", "opener"))
_INNER = {"row": "\t", "opener": "\n\n", "closer": "\n\n", "quote": "\n\n", "q": "\n\n", "note": "\n\n"}
_DROPPED = frozenset("fw graphic binaryObject teiHeader facsimile standOff".split())
_SEGMENT = {
    "head": Kind.HEADING, "dateline": Kind.DATELINE, "salute": Kind.SALUTATION, "signed": Kind.SIGNATURE,
    "closer": Kind.CLOSING, "note": Kind.FOOTNOTE, "item": Kind.ITEM, "cell": Kind.ITEM, "address": Kind.ADDRESS,
    "byline": Kind.SIGNATURE, "docDate": Kind.DATELINE, "titlePart": Kind.HEADING, "trailer": Kind.CLOSING,
    "bibl": Kind.SOURCE_NOTE, "attachment": Kind.ATTACHMENT, "stage": Kind.BRACKET, "opener": None, "postscript": None,
}
_LISTS = {"participants": Kind.PARTICIPANTS, "persons": Kind.PARTICIPANTS, "to": Kind.ADDRESS, "from": Kind.ADDRESS,
          "subject": Kind.HEADING}
_MENTIONS = {
    "persName": MentionKind.PERSON, "placeName": MentionKind.PLACE, "orgName": MentionKind.GROUP,
    "date": MentionKind.DATE, "gloss": MentionKind.OFFICE,
}
_SPACE = re.compile(r"[ \t\r\n]+")
_WORD = re.compile(r"[^ \t\r\n]+")


# How editors of letters and minutes set what is no sentence: <p rend="underline">AGENDA ITEM 1: …</p>, <p
# rend="center">.
# A long paragraph, or one that ends like a sentence, is none, however it is set ("[Mr. Blair left the
# meeting …]").
_DISPLAY = frozenset(("center", "centered", "underline", "underlined", "strong", "bold", "smallcaps"))


def _displayed(element: etree._Element) -> bool:
    words = "".join(str(part) for part in element.itertext()).strip()
    whole = [c for c in element if local(c) == "hi"]
    set_apart = element.get("rend", "") in _DISPLAY or (
        len(whole) == 1 and len(element) == 1 and not (element.text or "").strip() and not (whole[0].tail or "").strip()
        and whole[0].get("rend", "") in _DISPLAY)
    return set_apart and 0 < len(words) <= 200 and words[-1] not in ".]”?!;," and words[0] not in "[(" and any(
        c.isalpha() for c in words)


def _kind(element: etree._Element) -> Kind | None:
    name, kind = local(element), element.get("type", "")
    if name == "p":
        words = "".join(str(part) for part in element.itertext()).strip()
        if _displayed(element):
            return Kind.HEADING
        if words and not any(c.isalnum() for c in words):
            return Kind.FURNITURE          # "*****" between two parts
        # the editors' own words, "[Omitted here is a table of contents]": one bracket around the whole
        # paragraph
        return Kind.BRACKET if words[:1] == "[" and words.find("]") == len(words) - 1 else Kind.PARAGRAPH
    if name == "list":
        return _LISTS.get(kind, Kind.PARAGRAPH)
    if name == "note" and kind == "source":
        return Kind.SOURCE_NOTE
    return _SEGMENT.get(name, Kind.PARAGRAPH)


def _label(element: etree._Element) -> str:
    name = local(element)
    return element.get("type", name) if name in ("list", "table") else element.get("n", "")


def is_block(element: etree._Element) -> bool:
    """Whether the element begins on a line of its own. A ``note`` does not: it is set after the block of
    its anchor."""
    name = local(element)
    if name not in _EITHER:
        return name in _BLOCKS
    parent = element.getparent()
    return (element.get("rend") == "blockquote" or parent is None or local(parent) in _STRUCTURE
            or any(is_block(child) for child in element))


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


def date_value(element: etree._Element) -> str:
    """The machine date of an element in EDTF: ``@when``, ``@from/@to``, ``@notBefore/@notAfter``; days
    only."""
    def day(name: str) -> str:
        return element.get(name, "").partition("T")[0].strip()

    if day("when"):
        return day("when")
    for first, last in (("from", "to"), ("notBefore", "notAfter")):
        if day(first) or day(last):
            a, b = day(first) or "..", day(last) or ".."
            return a if a == b else f"{a}/{b}"
    return ""


class Text:
    """Grows the text of one document, its segments, marked mentions and (``record=True``) the runs of its
    map."""

    def __init__(self, record: bool = False) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.top: list[Segment] = []
        self.marked: list[Mention] = []
        self.runs: list[Run] = []
        self.paths: Paths | None = Paths() if record else None
        self._stack: list[_Open] = []
        self._marks: list[_Mark] = []
        self._notes: list[etree._Element] = []
        self._gap = ""           # what parts the next words from those before
        self._page = ""          # the page that begins in this gap
        self._space = False      # white space was seen inside the block
        self._line = False       # an lb was seen inside the block
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
        elif self._line and self.length:
            self._write("\n")
        elif self._space and self.length:
            self._write(" ")
        self._gap, self._page, self._space, self._line = "", "", False, False
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

    def block(self, element: etree._Element, kind: Kind | None = None, label: str = "", gap: str = "\n\n") -> None:
        """Write a block element and all it holds. Notes anchored in it follow when it stands in no other
        block."""
        name = local(element)
        if name in _DROPPED:
            return
        if name in _STRUCTURE:
            self._filled_block(element, kind or _SEGMENT.get(name), label or xml_id(element), gap)
            return
        outermost, self._held = not self._held, True
        self._filled_block(element, kind or _kind(element), label or _label(element), gap)
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
        elif name and name not in _DROPPED:
            self.part("\n\n")
            self.open(Kind.PARAGRAPH)
            self._inline_child(child)
            self.close()
            self.flush_notes()
        parent = child.getparent()
        if parent is not None:
            self.loose(parent, parent.index(child) + 1, child.tail)

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
        if kind:
            self.open(kind, label)
        self._content(element, kind, "\n\n" if name in _STRUCTURE else _INNER.get(name, "\n"))
        if kind:
            self.close()

    def _content(self, element: etree._Element, kind: Kind | None, inner: str) -> None:
        """What an element holds. Where words and blocks are mixed, the words between two blocks are a
        segment."""
        mixed = kind is None or any(is_block(child) for child in element)
        run = Kind.HEADING if kind is Kind.ITEM else kind or Kind.PARAGRAPH
        if mixed:
            self.open(run)
        self._node(element, 0, element.text)
        for index, child in enumerate(element):
            if is_block(child):
                self.close()
                self.block(child, gap="\n\n" if local(child) in _PARAGRAPHS else inner)
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
        if name == "lb":
            self._line = True
        elif name == "pb" and self._gap:
            self._page = child.get("n", "") or "?"
        elif name == "note":
            self._notes.append(child)
        elif name == "choice":
            kept = next((c for c in child if local(c) in ("sic", "orig", "abbr")), next(iter(child), None))
            if kept is not None:
                self._inline(kept)
        elif name and name not in _DROPPED:
            self._inline(child)

    def _inline(self, element: etree._Element) -> None:
        mark = self._mark(element)
        self._content(element, self._stack[-1].kind if self._stack else Kind.PARAGRAPH, "\n")
        if mark and mark.start >= 0:
            self._marks.remove(mark)
            self.marked.append(Mention(mark.kind, Span(mark.start, self.length), mark.value or self.since(mark.start),
                                       entity=mark.ref, rule=mark.rule))
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
        name = local(element)
        if name not in _MENTIONS or (name == "gloss" and element.get("type") not in ("to", "from")):
            return None
        value = date_value(element) if name == "date" else ""
        if name == "date" and not value:
            return None
        kind = element.get("type", "")
        rule = f"tei:{name}" + (f"[{kind}]" if kind in ("to", "from") else "")
        ref = (element.get("corresp") or element.get("ref") or element.get("key") or "").strip()
        mark = _Mark(_MENTIONS[name], rule, value, "" if name == "date" else ref)
        self._marks.append(mark)
        return mark

    # ------------------------------------------------------------------ the whole

    def finish(self) -> tuple[str, tuple[Segment, ...]]:
        """The text and the partition of it, white space between blocks as segments of its own."""
        text = "".join(self.parts)
        return text, filled(self.top, Span(0, len(text)))


class Paths:
    """XPaths of text nodes: absolute, or from the nearest element with an xml:id."""

    def __init__(self) -> None:
        self._known: dict[etree._Element, str] = {}
        self._numbered: dict[etree._Element, None] = {}

    def element(self, element: etree._Element) -> str:
        """``//*[@xml:id="d1"]/tei:p[2]``; the prefix ``tei`` is the TEI namespace."""
        known = self._known.get(element)
        if known is not None:
            return known
        parent = element.getparent()
        if xml_id(element):
            self._known[element] = f'//*[@xml:id="{xml_id(element)}"]'
        elif parent is None:
            self._known[element] = f"/tei:{local(element)}"
        else:
            above, counts = self.element(parent), dict[str, int]()
            for child in parent:
                name = child.tag if isinstance(child.tag, str) else ""
                counts[name] = counts.get(name, 0) + 1
                if name and child not in self._known:
                    step = f"tei:{local(child)}" if "tei-c.org/ns" in name else f"*[local-name()='{local(child)}']"
                    one = f'//*[@xml:id="{xml_id(child)}"]' if xml_id(child) else f"{above}/{step}[{counts[name]}]"
                    self._known[child] = one
        return self._known[element]

    def of(self, element: etree._Element, index: int) -> str:
        """The path of the text node before the child number ``index``."""
        number = 1 if element.text or index == 0 else 0
        for child in list(element[:index])[:-1] if index else ():
            number += 1 if child.tail else 0
        number += 1 if index and element[index - 1].tail else 0
        return f"{self.element(element)}/text()[{max(number, 1)}]"


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
