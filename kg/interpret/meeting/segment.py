"""The body of a record of a meeting, cut: those present, agenda items, sessions, bracketed remarks, paragraphs.

A list of persons becomes one PARTICIPANTS segment around its headings (HEADING) and entries (PARTICIPANTS leaves, one
person or one run of names each). A sentence that says who was present is a PARTICIPANTS leaf inside its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.interpret.correspondence.words import office
from kg.interpret.meeting import layout
from kg.interpret.meeting.prose import attendance_sentence
from kg.interpret.meeting.speech import speaker_label
from kg.interpret.meeting.tail import with_tail
from kg.interpret.other import paragraphs
from kg.model import Document, Kind, Segment, Span
from kg.sentences import sentences

_WRAPPERS = (Kind.BODY, Kind.PART, Kind.ATTACHMENT)


@lru_cache(maxsize=2)  # it shows what the document is before it is asked for
def segment(document: Document) -> tuple[Segment, ...]:
    """The zones of the document with its body cut."""
    return tuple(_zone(document.text, zone) for zone in document.zones)


def _zone(text: str, zone: Segment) -> Segment:
    if zone.kind not in _WRAPPERS:
        return zone
    children = tuple(_lines(text, zone.children or paragraphs(text, zone.span)))
    if any(child.kind in _WRAPPERS for child in children):
        return Segment(zone.kind, zone.span, zone.label, tuple(_zone(text, child) for child in children))
    return Segment(zone.kind, zone.span, zone.label, with_tail(text, tuple(_blocks(text, children))))


def _lines(text: str, children: tuple[Segment, ...]) -> Iterator[Segment]:
    """Paragraphs whose lines (``lb``) are a list of persons, line by line; all else as it is."""
    for child in children:
        words = child.span.of(text)
        lines = words.split("\n")
        persons = sum(layout.is_person_line(line) for line in lines)
        if child.kind is not Kind.PARAGRAPH or child.children or len(lines) < 2 or persons * 2 < len(lines) or any(
                len(line) > 200 for line in lines):
            yield child
            continue
        at = child.span.start
        for number, line in enumerate(lines):
            if number:
                yield Segment(Kind.BLANK, Span(at, at + 1))
                at += 1
            if line:
                yield Segment(Kind.PARAGRAPH, Span(at, at + len(line)))
            at += len(line)


def _blocks(text: str, children: tuple[Segment, ...]) -> Iterator[Segment]:
    """The blocks of one text in order, lists of persons gathered."""
    regions = dict(attendance(text, children))
    index, first = 0, True
    while index < len(children):
        end = regions.get(index)
        if end is not None:
            gathered = tuple(_entries(text, children[index:end]))
            yield Segment(Kind.PARTICIPANTS, Span(gathered[0].span.start, gathered[-1].span.end), "", gathered)
            index, first = end, False
            continue
        block = children[index]
        words = block.span.of(text)
        if not first and layout.is_heading(block, words):
            item = layout.agenda(words, block.kind is Kind.HEADING)
            yield Segment(Kind.AGENDA if item else Kind.HEADING, block.span, item[0] if item else _label(words))
        elif block.kind is Kind.PARAGRAPH and not block.children:
            yield _paragraph(text, block)
        else:
            yield block
        first = first and block.kind is Kind.BLANK
        index += 1


def _label(words: str) -> str:
    return "session" if layout.is_session(words) else ""


def _paragraph(text: str, block: Segment) -> Segment:
    """A paragraph; the sentences in it that state who was present are segments of their own."""
    pieces: list[Segment] = []
    at = block.span.start
    for sentence in sentences(text, block.span):
        if attendance_sentence(sentence.of(text)):
            if at < sentence.start:
                pieces += _parted(text, at, sentence.start)
            pieces.append(Segment(Kind.PARTICIPANTS, sentence, "sentence"))
            at = sentence.end
    if not pieces:
        return block
    pieces += _parted(text, at, block.span.end)
    return pieces[0] if len(pieces) == 1 else Segment(block.kind, block.span, block.label, tuple(pieces))


def _parted(text: str, start: int, end: int) -> list[Segment]:
    words = text[start:end]
    left, right = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    parts = ((Kind.BLANK, start, left), (Kind.PARAGRAPH, left, right), (Kind.BLANK, max(right, left), end))
    return [Segment(kind, Span(a, b)) for kind, a, b in parts if a < b]


def _entries(text: str, blocks: tuple[Segment, ...]) -> Iterator[Segment]:
    for block in blocks:
        if block.label == "row":
            yield from _row(text, block)
        elif block.children:
            yield Segment(Kind.PARAGRAPH if block.kind is Kind.PARTICIPANTS else block.kind, block.span, block.label,
                          tuple(_entries(text, block.children)))
        elif block.kind in (Kind.ITEM, Kind.PARAGRAPH) and _names_somebody(block.span.of(text)):
            yield Segment(Kind.PARTICIPANTS, block.span, "entry")
        elif block.kind in (Kind.ITEM, Kind.PARAGRAPH):
            unnamed = block.kind is Kind.ITEM and _PEOPLE.search(block.span.of(text))
            yield Segment(Kind.HEADING, block.span, "people" if unnamed else "side")
        else:
            yield block


def _row(text: str, row: Segment) -> Iterator[Segment]:
    """Name and office in two cells are one entry; a body and its people are a heading and entries."""
    cells = [cell for cell in row.children if cell.kind is not Kind.BLANK]
    first = cells[0].span.of(text) if cells else ""
    people = [layout.is_person_line(cell.span.of(text), strict=True) for cell in cells]
    if len(cells) != 2 or people[0] or not people[1] or office().match(first):
        yield Segment(Kind.PARTICIPANTS, row.span, "entry")
        return
    yield Segment(Kind.HEADING, cells[0].span, "side")
    yield Segment(Kind.BLANK, Span(cells[0].span.end, cells[1].span.start))
    yield Segment(Kind.PARTICIPANTS, cells[1].span, "entry")


# "Messrs. Forrest and Hill", "Secretaries Dillon and Fowler": several persons behind one title
_SEVERAL = re.compile(r"(?:Messrs\.?|Drs\.|Mmes\.?|Profs\.|Generals|Admirals|Ambassadors|Secretaries|Senators|"
                      r"Professors)\s+[A-ZÀ-Þ][\w’'-]+.{0,80}?(?:,|\band\b|&)")
# "Committee members", "PA/HO Staff" among the entries: people without names, no heading over those who follow.
_PEOPLE = re.compile(r"\b(?:members|staff|officers|delegates|representatives)\s*$", re.IGNORECASE)


def _names_somebody(words: str) -> bool:
    """Anything but a heading: no opening line, and not a bare name of a body ("Office of the Historian",
    "Others")."""
    if layout.opens_list(words) or words.rstrip().endswith(":"):
        return False
    return layout.is_person_line(words) or layout.is_officer_line(words) or bool(_SEVERAL.match(words)) or bool(
        re.search(r"[,:(\[]| - |(?:^|\s)[A-Z]\.\s", words))


def attendance(text: str, children: tuple[Segment, ...]) -> Iterator[tuple[int, int]]:
    """(start, end) of each run of blocks that lists persons. A run begins with a heading that opens a list, a
    sentence
    that leads to one, or, before the first paragraph of the record, with a list of persons itself."""
    index, prose = 0, False
    while index < len(children):
        block = children[index]
        words = block.span.of(text)
        opened = _opens(text, block)
        if opened or (not prose and _is_list(text, block)):
            start = index if opened != "sentence" else index + 1
            if not prose and not opened:
                start = _back(text, children, index)
            end = _run(text, children, start)
            if end > start and any(_persons(text, b) for b in children[start:end]):
                while children[start].kind is Kind.BLANK:
                    start += 1
                yield start, end
                index = end
                continue
        prose = prose or (block.kind is Kind.PARAGRAPH and not block.children and len(words) > 160)
        index += 1


def _opens(text: str, block: Segment) -> str:
    words = block.span.of(text)
    if block.children or block.kind not in (Kind.HEADING, Kind.PARAGRAPH):
        return "list" if block.kind is Kind.PARTICIPANTS and block.children else ""
    if layout.opens_list(words):
        return "heading"
    if block.kind is Kind.PARAGRAPH and words.rstrip().endswith(":"):
        parts = sentences(text, block.span)
        return "sentence" if parts and layout.leads_to_list(parts[-1].of(text)) else ""
    return ""


def _run(text: str, children: tuple[Segment, ...], start: int) -> int:
    """The end of the run of headings and persons from ``start``: just after its last person."""
    last = start
    for index in range(start, len(children)):
        block = children[index]
        words = block.span.of(text)
        if block.kind is Kind.BLANK or block.kind is Kind.PAGE_BREAK:
            continue
        if block.children and _is_list(text, block):
            last = index + 1
        elif block.children:
            break
        elif block.kind in (Kind.PARAGRAPH, Kind.ITEM):
            if block.kind is Kind.PARAGRAPH and index > start and _speaks(words):
                break
            if layout.agenda(words, False) or layout.is_session(words) or attendance_sentence(words) or (
                    len(words) > 100 and words.rstrip().endswith(".") and block.kind is Kind.PARAGRAPH):
                break
            if layout.is_person_line(words, strict=True) or layout.is_labelled_run(words):
                last = index + 1
            elif not (layout.opens_list(words) or (layout.is_side(words) and words.rstrip().endswith(":"))):
                break
        elif block.kind is Kind.HEADING:
            if layout.agenda(words, True) or layout.is_session(words) or not layout.is_side(words):
                break
        else:
            break
    return last


def _speaks(words: str) -> bool:
    """Whether a paragraph is what somebody said: "Dr. Holm: The question is whether …", no label over people."""
    found = speaker_label(words)
    return found is not None and len(words) - found.end() > 12 and not layout.is_labelled_run(words)


def _back(text: str, children: tuple[Segment, ...], index: int) -> int:
    """Headings right above the first list belong to it, but not the title of the record."""
    start = at = index
    while at > 0:
        at -= 1
        block = children[at]
        words = block.span.of(text)
        if block.kind is Kind.BLANK:
            continue
        short = block.kind is Kind.HEADING or (block.kind is Kind.PARAGRAPH and words.rstrip().endswith(":"))
        title = not any(c.kind is not Kind.BLANK for c in children[:at])
        if not short or title or block.label == "subject" or not layout.is_side(words) or layout.is_session(words):
            break
        start = at
    return start


def _persons(text: str, block: Segment) -> bool:
    leaves = [leaf for leaf in block.leaves() if leaf.kind in (Kind.ITEM, Kind.PARAGRAPH, Kind.PARTICIPANTS)]
    return block.kind is Kind.PARTICIPANTS or any(
        layout.is_person_line(leaf.span.of(text)) or layout.is_labelled_run(leaf.span.of(text)) for leaf in leaves)


def _is_list(text: str, block: Segment) -> bool:
    """Whether a block is a list of which most entries read as persons."""
    if block.kind is Kind.PARTICIPANTS and block.children:
        return True
    if block.kind is not Kind.PARAGRAPH or not block.children:
        return False
    items = [leaf.span.of(text) for leaf in block.leaves() if leaf.kind is Kind.ITEM]
    read = sum(layout.is_person_line(words) or (_names_somebody(words) and len(words) < 90) for words in items)
    sure = sum(layout.is_person_line(words) for words in items)
    return bool(items) and read * 2 >= len(items) and sure > 0
