"""Handwriting, seals and stamps on a letter or telegram, as the edition's brackets describe them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.interpret.correspondence.lines import Line
from kg.interpret.correspondence.sections import Section
from kg.model import Annotated, Kind, Reading, Segment, Span, Voice

_LONGEST = 12
# "[handwritten at the top of the page: …", "[Handwritten note:] …", "[handwritten]: …", "[[handwritten"
_OPENS = re.compile(
    r"\[+\s*(?:(?:a\s+)?|(?:[\w.\[\]-]+\s+){0,3}[\w.\[\]-]+['’]s?\s+)"
    r"(?:hand-?\s?written|in\s+(?:pencil|handwriting)|manuscript\s+note|от\s+руки)\b", re.I
)
# where on the sheet: "at the top of the page", "across the upper left-hand corner", "in the margin"
_PLACE = re.compile(
    r"\b(?P<place>(?:at|in|on|across|along|under|above|below|beside|over)\s+(?:the|page|it)\b[^:\]]{0,60})", re.I
)
_LABEL = re.compile(r"\[+[^:\]\n]{0,90}(?:\]\s*:?|:\s*\]?)\s*", re.I)
_SHEET = re.compile(r"\[*\s*(?:[\w.()']+\s+){0,3}(?P<kind>seal|stamp|letterhead)\b", re.I)


def handwritten(lines: Sequence[Line]) -> tuple[range, ...]:
    """The runs of lines that are handwritten notes; a note that is never closed ends with its paragraph.

    >>> from kg.model import Segment
    >>> from kg.interpret.correspondence.lines import lines_of
    >>> text = "[handwritten at the top: yes,\\nagreed]\\nDear X,"
    >>> handwritten(lines_of(text, Segment(Kind.BODY, Span(0, len(text)))))
    (range(0, 2),)
    """
    found: list[range] = []
    index = 0
    while index < len(lines):
        if not lines[index].open or not _OPENS.match(lines[index].words):
            index += 1
            continue
        depth, last, closed = 0, index, False
        for at in range(index, min(index + _LONGEST, len(lines))):
            if at > index and (not lines[at].open or _OPENS.match(lines[at].words)):
                break
            depth += lines[at].words.count("[") - lines[at].words.count("]")
            last = at
            if depth <= 0:
                closed = True
                break
        if not closed:
            last = index
            while last + 1 < len(lines) and lines[last + 1].gap == 1 and last - index < _LONGEST:
                last += 1
        found.append(range(index, last + 1))
        index = last + 1
    return tuple(found)


def inscriptions(reading: Reading, section: Section) -> Iterator[Annotated]:
    """One claim for each handwritten note, seal, stamp and letterhead."""
    run: list[Segment] = []
    for segment in (*section.segments, None):
        opens = segment is not None and segment.kind is Kind.ANNOTATION and _OPENS.match(segment.span.of(reading.text))
        if run and (segment is None or segment.kind is not Kind.ANNOTATION or opens):
            yield _note(reading.text, Span(run[0].span.start, run[-1].span.end), section)
            run = []
        if segment is None:
            return
        if segment.kind is Kind.ANNOTATION:
            run.append(segment)
        elif segment.kind is Kind.BRACKET and (sheet := _SHEET.match(segment.span.of(reading.text))):
            words = " ".join(segment.span.of(reading.text).split()).strip("[]. ")
            words = re.sub(r"^(?:\w+\s+)?(?:stamp|seal)\s*:\s*(?=\S)", "", words, flags=re.I)
            yield Annotated(
                key=f"mark.{segment.span.start}",
                kind=sheet["kind"].lower(),
                words=words,
                about=(section.key,) * bool(section.key),
                evidence=(segment.span,),
                voice=Voice.MARK,
                rule="bracketed-mark",
            )


def _note(text: str, span: Span, section: Section) -> Annotated:
    words = span.of(text)
    label = _LABEL.match(words)
    place = _PLACE.search(words, 0, label.end()) if label else None
    inner = words[label.end() :] if label else words
    spot = place["place"].strip(" .:]") if place else ""
    at = span.start + place.start("place") if place else 0
    return Annotated(
        key=f"note.{span.start}",
        kind="handwritten-note",
        words=" ".join(inner.split()).strip("[] "),
        place=spot,
        place_span=Span(at, at + len(spot)) if place else None,
        about=(section.key,) * bool(section.key),
        evidence=(span,),
        voice=Voice.NOTE,
        rule="handwritten-note",
    )
