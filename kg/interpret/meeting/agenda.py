"""Agenda items and topics as parts of the text; attached papers of the same file as attachments."""

from __future__ import annotations

import re

from kg.interpret.meeting import layout
from kg.model import Kind, Part, Reading, Segment, Span, Voice

_KEY = re.compile(r"[^a-z0-9]+")


def parts(reading: Reading) -> tuple[Part, ...]:
    """The parts of the record in the order of the text; a part ends where the next heading of its text begins."""
    found: list[Part] = []
    texts = [s for s in reading.walk() if s.kind is Kind.PART]
    if texts:
        for number, text in enumerate(texts):
            key = f"part.{slug(text.label) or number + 1}"
            kind = "section" if number == 0 or _is_session(reading, text) else "attachment"
            found.append(Part(key=key, kind=kind, label=text.label, span=text.span, evidence=(_first(text),),
                              voice=Voice.TEXT, rule="tei-document", heading=_heading(reading, text),
                              heading_span=_first(text)))
            found += _items(reading, text.children, text.span.end, key, len(found))
    else:
        for zone in reading.segments:
            if zone.kind is Kind.BODY:
                found += _items(reading, zone.children, zone.span.end, "", 0)
    return _unique(found)


def _is_session(reading: Reading, text: Segment) -> bool:
    return bool(re.search(r"\b(?:session|meeting)\b", _heading(reading, text), re.IGNORECASE))


def _first(text: Segment) -> Span:
    return next((leaf.span for leaf in text.leaves() if leaf.kind is not Kind.BLANK), text.span)


def _heading(reading: Reading, text: Segment) -> str:
    return " ".join(_first(text).of(reading.text).split())


def _items(reading: Reading, children: tuple[Segment, ...], end: int, parent: str, before: int) -> list[Part]:
    heads = [s for s in children if s.kind is Kind.AGENDA or (s.kind is Kind.HEADING and s.label == "")]
    first = next((s for s in children if s.kind is not Kind.BLANK), None)
    present = next((s.span.start for s in children if any(x.kind is Kind.PARTICIPANTS for x in s.walk())), -1)
    talked = next((s.span.start for s in children if s.kind is Kind.PARAGRAPH and not s.children
                   and s.span.end - s.span.start > 160), end)
    # what stands in capitals above the list of those present belongs to the sheet: "WORKING NOTES", "SINGLE COPY"
    heads = [s for s in heads if s is not first and not (
        s.kind is Kind.HEADING and s.span.start < present < talked and not parent)]
    stops = [s.span.start for s in children
             if s.kind is Kind.AGENDA or (s.kind is Kind.HEADING and s.label in ("", "session"))]
    made: list[Part] = []
    for number, head in enumerate(heads, start=1):
        words = head.span.of(reading.text)
        stop = next((at for at in stops if at > head.span.start), end)
        stop = head.span.start + len(reading.text[head.span.start:stop].rstrip())
        item = layout.agenda(words, True) if head.kind is Kind.AGENDA else None
        prefix = f"{parent}." if parent else ""
        if item:
            label, heading, at = item
            span = Span(head.span.start + at, head.span.end) if heading else None
            made.append(Part(key=f"{prefix}item.{slug(label)}", kind="agenda-item", label=label, heading=heading,
                             heading_span=span, span=Span(head.span.start, stop), parent=parent,
                             evidence=(head.span,), voice=Voice.TEXT, rule="agenda-heading"))
        else:
            heading = " ".join(words.split()).rstrip(":").strip()
            made.append(Part(key=f"{prefix}topic.{before + number}", kind="topic", heading=heading,
                             heading_span=head.span, span=Span(head.span.start, stop), parent=parent,
                             evidence=(head.span,), voice=Voice.TEXT, rule="topic-heading"))
    return made


def _unique(found: list[Part]) -> tuple[Part, ...]:
    """Items that are taken up again ("AGENDA ITEM III … (Continued)") get keys of their own."""
    seen: dict[str, int] = {}
    kept: list[Part] = []
    for part in found:
        seen[part.key] = seen.get(part.key, 0) + 1
        key = part.key if seen[part.key] == 1 else f"{part.key}.again{seen[part.key]}"
        kept.append(Part(key=key, kind=part.kind, label=part.label, heading=part.heading, span=part.span,
                         heading_span=part.heading_span, parent=part.parent, evidence=part.evidence, voice=part.voice,
                         rule=part.rule))
    return tuple(kept)


def part_at(found: tuple[Part, ...], offset: int) -> str:
    """The key of the innermost part that holds an offset; "" for the text itself."""
    inside = [part for part in found if part.span.start <= offset < part.span.end]
    return min(inside, key=lambda part: part.span.end - part.span.start).key if inside else ""


def slug(words: str) -> str:
    """A key from a label: "1, 2, and 3" is "1-2-and-3"."""
    return _KEY.sub("-", words.lower()).strip("-")
