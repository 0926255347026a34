"""From the segments of a body to its points: to which of them lists, dates and signatures belong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from kg.interpret.minutes import marks
from kg.interpret.minutes.markers import EXTRACT, marker_at, roman
from kg.interpret.minutes.notes import storage_statements, trim
from kg.interpret.minutes.scan import Layout
from kg.interpret.minutes.structure import Placed, Structure
from kg.interpret.minutes.words import DATE, NUMBER_SIGN
from kg.interpret.outline import Item, Point
from kg.model import Kind, Reading, Segment, Span, Voice

# `Excerpt from Minutes Nº 78, point 168`
_POINT_OF = re.compile(
    rf"(?:\b(?:point|item|para(?:graph)?|пункт)|§)\s*(?:{NUMBER_SIGN}\s*)?(?P<number>\d{{1,4}})(?:-?(?:op|оп|s|с|gs|гс))?\b",
    re.IGNORECASE,
)
# `to point 43`, `To p. IV of protocol No. 179`, `to P177/151`
_POINT_NAMED = re.compile(
    rf"\b(?:[Pp]oint|[Ii]tem|[Pp]aragraph|пункту|п\.|p\.|§)\s*(?:{NUMBER_SIGN}\s*)?(?P<number>\d{{1,4}}|[IVXLC]{{1,6}}\b)"
)
# Cyrillic labels in keys: the letters that more than one Latin letter stands for, then the others
_TRANSLITERATED = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
_TRANSLITERATED |= dict(zip("абвгдезиклмнопрстуфэ", "abvgdeziklmnoprstufe", strict=True))


def structure(reading: Reading) -> Structure:
    """The structure of all bodies of the document."""
    found = Structure(reading.text)
    for body in reading.of_kind(Kind.BODY):
        found.notes.extend(notes := Layout(reading.text, body.span).notes)
        walker = _Walker(reading.text, found)
        walker.elsewhere = _label_elsewhere(reading.text, body, [note.words for note in notes])
        walker.body(body)
    return found


def _label_elsewhere(text: str, body: Segment, notes: list[Span]) -> str:
    """The id of the only point when it stands in a note or in the head: `Re: P 176/125`, `Minutes Nº 78, point 168`."""
    points = [s for s in body.walk() if s.kind is Kind.POINT]
    if len(points) != 1 or points[0].label:
        return ""
    heads = [s.span for s in body.walk() if s.kind is Kind.MINUTES_HEAD or s.label == "sheet-id"]
    ids = {m["label"] for span in (*notes, *heads) for m in EXTRACT.finditer(text, span.start, span.end)}
    named = {m["number"] for span in heads for m in _POINT_OF.finditer(text, span.start, span.end)}
    named |= {n for span in notes for s in storage_statements(text, span) for n in s.numbers}
    return (ids or named).pop() if len(ids or named) == 1 else ""


class _Walker:
    def __init__(self, text: str, found: Structure) -> None:
        self.text, self.found = text, found
        self.used: dict[str, int] = {p.key: 1 for p in found.points}
        self.current = ""  # key of the point whose list may follow
        self.waiting: list[Placed] = []  # lists at the head of a sheet: their point is still to come
        self.dates: list[Span] = []  # date lines above the next points
        self.above: list[Span] = []  # date lines above a head that has none itself
        self.floating: list[Span] = []  # date lines of which it is not known yet
        self.attachment = ""
        self.agenda: dict[str, Span] = {}  # titles by number
        self.elsewhere = ""  # the id of a single point, stated in a note or in the head

    def body(self, body: Segment) -> None:
        """Reads the children of one body in text order."""
        for segment in body.children:
            self.top(segment, Voice.RESOLUTION)
            if segment.kind is not Kind.BLANK:
                self.found.end = segment.span.end
        self.settle(None)
        self.found.lists.extend(self.waiting)

    def top(self, segment: Segment, voice: Voice) -> None:
        """One segment that stands beside the points."""
        kind = segment.kind
        above = bool(self.floating) or not self.current  # a date line between two sheets belongs to the one below
        if self.floating and kind not in (Kind.BLANK, Kind.DATELINE, Kind.PAGE_BREAK):
            self.settle(kind)
        if kind is Kind.POINT:
            self.point(segment)
        elif kind is Kind.ATTACHMENT:
            self.attached(segment)
        elif kind is Kind.HEADING:
            self.current, self.attachment, self.dates = "", "", self.dates if above else []
            self.above = []
            self.found.sheets.append(segment)
        elif kind is Kind.MINUTES_HEAD:
            dated = re.search(DATE, segment.span.of(self.text), re.I)
            self.above = [] if dated else [*self.above, *self.dates]  # `of 21.VII.1961` stands under the sheet's id
            self.current, self.dates = "", []
            self.found.heads.append(Placed(segment, "", voice))
        elif kind is Kind.AGENDA:
            for entry in segment.children:
                if entry.kind is Kind.ITEM and (marker := marker_at(self.text, entry.span.start, entry.span.end)):
                    words = trim(self.text, min(marker.content, entry.span.end), entry.span.end)
                    self.agenda[str(marker.number)] = words
        elif kind is Kind.DATELINE:
            self.floating.append(segment.span)
        elif kind is Kind.PARAGRAPH and not segment.children:
            self.found.preambles.append(segment.span)
        else:
            self.beside(segment, voice, self.current)

    def settle(self, following: Kind | None) -> None:
        """A date line below a point dates it when its list, its signature or the end follows; else the next points."""
        if self.current and following in (None, Kind.DISTRIBUTION, Kind.SIGNATURE, Kind.ATTACHMENT):
            self.found.datelines.setdefault(self.current, []).extend(self.floating)
        else:
            self.dates = self.floating
        self.floating = []

    def beside(self, segment: Segment, voice: Voice, part: str) -> None:
        """Lists, signatures and marks, also those written by hand."""
        if segment.kind is Kind.DISTRIBUTION:
            placed = Placed(segment, part, voice)
            (self.found.lists if part else self.waiting).append(placed)
        elif segment.kind is Kind.SIGNATURE:
            self.found.signatures.append(Placed(segment, self.attachment, voice))
            for found in marks.seals(self.text, segment.span):  # `CC SECRETARY [CC seal] [signed] I. Stalin`
                self.found.marks.append(Segment(Kind.MARK, Span(*found.span()), found["what"].lower()))
        elif segment.kind is Kind.MARK:
            self.found.marks.append(segment)
        elif segment.kind is Kind.MINUTES_HEAD:
            self.found.heads.append(Placed(segment, "", voice))
        elif segment.kind is Kind.DATELINE and part:
            self.found.datelines.setdefault(part, []).append(segment.span)
        for child in segment.children if segment.kind in (Kind.ANNOTATION, Kind.PARAGRAPH) else ():
            self.beside(child, Voice.NOTE, part)

    def key(self, base: str) -> str:
        """``base``, or with a counter when the text uses the number again."""
        self.used[base] = self.used.get(base, 0) + 1
        return base if self.used[base] == 1 else f"{base}-{self.used[base]}"

    def point(self, segment: Segment) -> None:
        """A numbered point, or a decision without a number."""
        label = segment.label or self.elsewhere
        number = _number(label)
        key = self.key(f"p{slug(number)}" if number else "decision")
        heading = next(
            (c for c in segment.children if c.kind is Kind.HEADING and heading_words(self.text, c, segment)), None
        )
        own, items = self.contents(segment, key, "")
        preambles = tuple(self.found.preambles) + tuple(s for s in own if s.of(self.text).rstrip().endswith(":"))
        self.found.points.append(
            Point(
                key=key,
                number=number,
                label=label,
                span=segment.span,
                heading=heading_words(self.text, heading, segment) if heading else self.titled(number),
                preambles=preambles,
                passages=own,
                items=items,
            )
        )
        self.current, self.attachment = key, ""
        self.found.datelines.setdefault(key, [])[:0] = self.dates or self.above
        self.found.lists.extend(Placed(p.segment, key, p.voice) for p in self.waiting)
        self.waiting = []
        for child in walk_beside(segment):
            self.beside(child, Voice.RESOLUTION, key)

    def titled(self, number: str) -> Span | None:
        """The title that the agenda gives to the point of that number."""
        return self.agenda.get(str(roman(number) or number))

    def named(self, segment: Segment) -> str:
        """The key of the point that the heading of an attachment names: `To point 43 of minutes No. 128`."""
        for heading in segment.children:
            words = heading.span.of(self.text) if heading.kind is Kind.HEADING else ""
            if found := EXTRACT.search(words) or _POINT_NAMED.search(words):
                keys = self.found.keys(_number(found["number"]))
                return keys[-1] if keys else ""
        return ""

    def attached(self, segment: Segment) -> None:
        """A text that hangs on the decision: its items and its signature are its own."""
        key = f"att{len(self.found.attachments) + 1}"
        lines = list(takewhile(lambda c: c.kind in (Kind.HEADING, Kind.BLANK), segment.children))
        headings = [c.span for c in lines if c.kind is Kind.HEADING]
        heading = Span(headings[0].start, headings[-1].end) if headings else None
        own, items = self.contents(segment, key, "")
        outline = Point(
            key=key,
            number="",
            label=segment.label,
            span=segment.span,
            heading=heading,
            passages=own,
            items=items,
            attachment=key,
        )
        self.found.attachments.append((key, segment, self.named(segment) or self.current, outline))
        self.attachment = key
        for child in walk_beside(segment):
            self.beside(child, Voice.RESOLUTION, key)
        self.attachment = ""

    def contents(self, segment: Segment, key: str, path: str) -> tuple[tuple[Span, ...], tuple[Item, ...]]:
        """The paragraphs of a point or item without its label, and its items."""
        own: list[Span] = []
        items: list[Item] = []
        for child in segment.children:
            if child.kind is Kind.PARAGRAPH:
                own.append(self.without_label(child.span, segment))
            elif child.kind is Kind.ITEM:
                last = re.split(r"\.", child.label)[-1]
                item_key = self.key(f"{key}.{slug(last)}")
                item_path = f"{path}.{last}" if path else last
                passages, below = self.contents(child, item_key, item_path)
                items.append(Item(item_key, item_path, child.label, child.span, passages, below))
        return tuple(span for span in own if span.start < span.end), tuple(items)

    def without_label(self, span: Span, whole: Segment) -> Span:
        """A first paragraph without the number it begins with."""
        if span.start != whole.span.start or not whole.label:
            return span
        marker = marker_at(self.text, span.start, span.end)
        return trim(self.text, min(marker.content, span.end), span.end) if marker else span


def _number(label: str) -> str:
    """The point's number in its label: `13` of `St-191/13gs`, `IV` of `P179/IV`, `12a` of `12a`.

    >>> _number("P45/12-OP"), _number("539"), _number("14/2")
    ('12', '539', '14')
    """
    if label[:1].isdigit():
        return label.partition("/")[0]
    last = re.split(r"/\s?", label)[-1]
    found = re.match(r"\d+|[IVXLC]+", last) if "/" in label else None
    return found[0] if found else last


def heading_words(text: str, heading: Segment, point: Segment) -> Span | None:
    """The heading without the number before it; None when there is only the number."""
    start = heading.span.start
    if start == point.span.start and point.label:
        marker = marker_at(text, start, heading.span.end)
        start = min(marker.content, heading.span.end) if marker else start
    words = trim(text, start, heading.span.end)
    return words if words.start < words.end else None


def walk_beside(segment: Segment) -> Iterator[Segment]:
    """What stands in a point or attachment besides its paragraphs and items, in text order."""
    for child in segment.children:
        if child.kind in (Kind.ITEM, Kind.POINT):
            yield from walk_beside(child)
        elif child.kind not in (Kind.HEADING, Kind.BLANK):
            yield child


def slug(label: str) -> str:
    """A label as part of a key: `А` is `a`, `II` is `ii`.

    >>> slug("Б"), slug("12a")
    ('b', '12a')
    """
    spelled = "".join(_TRANSLITERATED.get(c, c) for c in label.lower())
    return re.sub(r"[^a-z0-9-]+", "-", spelled).strip("-") or "x"
