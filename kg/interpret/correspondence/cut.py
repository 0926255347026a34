"""Cutting the body of a letter or telegram: head, text, close, tail; every line gets one kind.

The head ends at the salutation or at the first line that no form explains; the tail is what such forms
explain below the last sentence. A name under the text is a signature only there, after a closing formula, or where the
line says itself that it is signed. What nothing explains stays a PARAGRAPH.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.interpret.correspondence import headforms, shapes
from kg.interpret.correspondence.head import read_head
from kg.interpret.correspondence.identify import directed_title
from kg.interpret.correspondence.inside import read_asides, read_blocks, read_quoted
from kg.interpret.correspondence.lettering import Lettering, heading
from kg.interpret.correspondence.lines import Line, Piece, lines_of, rebuilt
from kg.interpret.correspondence.notes import handwritten
from kg.interpret.correspondence.runin import unrolled
from kg.interpret.correspondence.tail import read_closings, read_tail
from kg.interpret.correspondence.titles import read_title
from kg.interpret.correspondence.words import pattern
from kg.model import Document, Kind, Segment, Span

_PARTS = (Kind.PART, Kind.ATTACHMENT)
# "Attachment", "Annex No. 2", "Enclosure 1: Letter from …", "[Attachment:]" on a short line of its own
_ATTACHED = (
    r"[\[(]?@(?:\s+(?:No\.?\s*|Nº\s*|№\s*|#\s*)?(?:\d{1,2}|[A-Z]|[IVX]{1,4}))?\s*[\])]?\s*"
    r"(?:[:.–—-]\s*(?P<title>\S.{0,110})?)?[\])]?$"
)


def cut(document: Document, telegraphic: bool) -> tuple[Segment, ...]:
    """The zones of a document with its bodies cut; leaves still partition the text. ``telegraphic``: a telegram."""
    names, directed = _title_names(document), directed_title(document)
    return tuple(
        _cut(document.text, zone, telegraphic, names, directed) if zone.kind is Kind.BODY else zone
        for zone in document.zones
    )


def _title_names(document: Document) -> frozenset[str]:
    """The words of the parties the record's title names: a lone surname below the text is one of them or nobody."""
    zone = document.zone(Kind.TITLE)
    if zone is None:
        return frozenset()
    title = read_title(document.text, zone.span)
    spans = (s for s in (title.sender, title.recipient, title.via, title.author, title.addressee) if s)
    return frozenset(w.casefold() for s in spans for w in re.findall(r"\b[A-ZÀ-ÞА-ЯЁ][\w’'-]+", s.of(document.text)))


def _cut(text: str, segment: Segment, telegraphic: bool, names: frozenset[str], directed: bool = True) -> Segment:
    inner = [child for child in segment.children if child.kind in _PARTS]
    own = Segment(segment.kind, segment.span, segment.label, tuple(c for c in segment.children if c.kind not in _PARTS))
    lines = unrolled(lines_of(text, own if segment.children else segment))
    starts = _messages(lines, directed) if segment.kind is Kind.BODY and not segment.children else []
    pieces = classify(lines, telegraphic, names, starts)
    done = rebuilt(segment, pieces)
    if starts:
        parted = _parted(done.children, [lines[i].start for i in starts])
        return Segment(done.kind, done.span, done.label, tuple(parted))
    if not inner:
        return done
    children = tuple(
        _cut(text, child, telegraphic, names) if child.kind in _PARTS else child for child in done.children
    )
    return Segment(done.kind, done.span, done.label, children)


def classify(
    lines: Sequence[Line],
    telegraphic: bool = False,
    names: frozenset[str] = frozenset(),
    messages: Sequence[int] = (),
) -> tuple[Piece, ...]:
    """Every line as pieces in text order; lines of attachments are read as texts of their own.

    ``names`` are words of names, case folded, that the title gives the parties; ``messages`` the lines with which
    further messages open.
    """
    attached = [i for i in range(1, len(lines)) if _is_attachment(lines, i)]
    starts = sorted({0, *messages, *attached, len(lines)})
    pieces: list[Piece] = []
    for begin, end in pairwise(starts):
        section = Lettering(lines[begin:end], telegraphic, names)
        _read(section, begin in attached)
        for index, line in enumerate(section.lines):
            default = shapes.whole(Kind.PARAGRAPH if line.open else line.kind, line.words, line.start)
            pieces.extend(section.found.get(index, default))
    return tuple(pieces)


def _messages(lines: Sequence[Line], directed: bool) -> list[int]:
    """The lines with which the messages of one text open, where it holds several; the first only if the title does
    not name its parties.

    A further message has a heading with its kind and number or parties, a text above it, and a head or text below.
    """
    found = [
        i
        for i in range(1, len(lines) - 2)
        if lines[i].open
        and lines[i].gap > 1
        and _opens_message(lines[i].words)
        and not any(_is_attachment(lines, above) for above in range(max(1, i - 3), i))
    ]
    told = [i for i in found if any(shapes.is_prose(line.words) for line in lines[max(0, i - 12) : i])]
    further = [i for a, i in zip([0, *told], told, strict=False) if i - a > 2]
    if not further or directed:
        return further
    return [next((i for i in range(min(3, further[0])) if _opens_message(lines[i].words)), 0), *further]


def _opens_message(words: str) -> bool:
    pieces = heading(words, 0)
    if not pieces or pieces[0].label not in ("telegram", "letter"):
        return False
    title = read_title(words, Span(0, len(words)))
    return words.isupper() or headforms.number_in(words) is not None or (title.directed and title.sender is not None)


def _parted(children: Sequence[Segment], starts: Sequence[int]) -> Iterator[Segment]:
    """The segments of a body, those of each message gathered in a part."""
    ends = [*starts[1:], children[-1].span.end]
    yield from (c for c in children if c.span.start < starts[0])
    for begin, end in zip(starts, ends, strict=True):
        held = tuple(c for c in children if begin <= c.span.start < end)
        yield Segment(Kind.PART, Span(held[0].span.start, held[-1].span.end), "message", held)


def _is_attachment(lines: Sequence[Line], index: int) -> bool:
    """A heading that opens an attachment: alone on its line, with a text of at least two lines below it."""
    line = lines[index]
    if (not line.open and line.kind is not Kind.HEADING) or len(line.words) > 130 or len(lines) - index < 3:
        return False
    found = pattern(_ATTACHED, "label-attachment").match(line.words)
    if not found or re.match(r"\w+s\s*:\s*$", line.words):  # "Attachments:" opens a list of titles
        return False
    named = found["title"]
    return not named or (shapes.is_title_case(named, 20) and not re.search(r"[a-z]{4}\.$", named) and line.gap != 1)


def _read(section: Lettering, attached: bool) -> None:
    first = 0
    section.attached = attached
    if attached:
        section.set(0, Kind.HEADING, "attachment")
        first = 1
    for run in handwritten(section.lines):
        for index in run:
            section.set(index, Kind.ANNOTATION)
    body = read_head(section, first)
    section.names |= frozenset(
        w.casefold()
        for i in range(body)
        for p in section.found.get(i, ())
        if p.kind is Kind.ADDRESS
        for w in re.findall(r"\b[A-ZÀ-ÞА-ЯЁ][\w’'-]{2,}", section.lines[i].words)
    )
    read_closings(section, body)
    read_blocks(section, body)
    read_tail(section, body)
    read_quoted(section, body)
    read_asides(section, body)
