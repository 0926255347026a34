"""The lines below a record: "Respectfully submitted," and who signed it, "Approved: Walter Lind, Chairman"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.interpret.correspondence import closeforms, shapes
from kg.interpret.correspondence.words import office as office_word
from kg.interpret.meeting.words import pattern
from kg.model import Kind, Segment, Span
from kg.recognise.dates import find_dates

_REACH = 8                  # so many blocks from the end are looked at
_WIDE = 120                 # no longer is a line of names and offices


def with_tail(text: str, children: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The blocks of a text; plain paragraphs at its end that close it are CLOSING, SIGNATURE and DATELINE segments.

    A name closes a record only with a formula above it, an office beside or below it, or where the markup says so.
    """
    first, sure = len(children), False
    for index in range(len(children) - 1, max(len(children) - 2 * _REACH, -1), -1):
        block = children[index]
        if block.kind in (Kind.BLANK, Kind.PAGE_BREAK, Kind.FOOTNOTE):
            continue
        if block.kind in (Kind.SIGNATURE, Kind.CLOSING):
            sure = True
        elif block.kind is not Kind.DATELINE:
            kinds = _kinds(block.span.of(text)) if block.kind is Kind.PARAGRAPH and not block.children else ()
            if not kinds:
                break
            sure = sure or "closing" in kinds or "both" in kinds
        first = index
    below = children[first:]
    named = [k for b in below for k in (_kinds(b.span.of(text)) if b.kind is Kind.PARAGRAPH else (b.kind.value,))]
    sure = sure or ("name", "office") in pairwise(named)
    if not sure or not {"name", "both", "signature"} & set(named):
        return children
    return children[:first] + tuple(piece for block in below for piece in _named(text, block))


def _kinds(words: str) -> tuple[str, ...]:
    """closing | name | office | both | date for each line; nothing where one of them is none of these."""
    found = tuple(_kind(line.strip()) for line in words.split("\n") if line.strip())
    return found if all(found) else ()


def _kind(line: str) -> str:
    if len(line) > _WIDE:
        return ""
    if pattern(r"@\s*[,:.]?", "submits").fullmatch(line) or closeforms.closing(line, 0):
        return "closing"
    led = pattern(r"@\s*[:,]?\s+(?=\S)", "submits").match(line)
    core = line[led.end():] if led else line
    name, comma, office = core.partition(",")
    if comma and shapes.is_name(name) and _is_office(office.strip()):
        return "both"
    if shapes.is_name(core) and len(core.split()) > 1:
        return "both" if led else "name"
    if _is_office(line):
        return "office"
    dates = find_dates(line)
    return "date" if len(dates) == 1 and re.fullmatch(r"[\w\s,.]{0,30}", line.replace(dates[0].words, "")) else ""


def _is_office(line: str) -> bool:
    """"Executive Secretary", "Chairman", "Secretary pro tem": an office that fills the line, and no sentence."""
    short = len(line.split()) <= 8 and line[:1].isupper() and not line.endswith((".", "?", "!", ":"))
    return bool(shapes.is_office(line) or pattern(r"@", "chair").fullmatch(line.strip(" ."))
                or (short and office_word().match(line)))


_AS = {"closing": Kind.CLOSING, "date": Kind.DATELINE}


def _named(text: str, block: Segment) -> Iterator[Segment]:
    if block.kind is not Kind.PARAGRAPH:
        yield block
        return
    at = block.span.start
    pieces: list[Segment] = []
    for line in re.finditer(r"[^\n]+", block.span.of(text)):
        start, end = block.span.start + line.start(), block.span.start + line.end()
        kind = _AS.get(_kind(line[0].strip()), Kind.SIGNATURE)
        if pieces and pieces[-1].kind is kind is Kind.SIGNATURE:
            pieces[-1] = Segment(kind, Span(pieces[-1].span.start, end))      # name and office are one signature
        else:
            if at < start:
                pieces.append(Segment(Kind.BLANK, Span(at, start)))
            pieces.append(Segment(kind, Span(start, end)))
        at = end
    yield from pieces
    if at < block.span.end:
        yield Segment(Kind.BLANK, Span(at, block.span.end))
