"""The parts of the text: minutes, points, items, attachments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.interpret.minutes.structure import Structure
from kg.interpret.outline import Item, Point
from kg.model import Claim, Diagnostic, Part, Severity, Span, Voice


def parts(found: Structure) -> Iterator[Claim]:
    """One Part for each, wholes before their parts."""
    minutes = found.minutes
    whole = ""
    if minutes is not None:
        whole = "minutes"
        number = next((n for h in found.heads if (n := found.minutes_number(h.segment.span))), None)
        stated = (number.of(found.text), number) if number else _sheet_number(found)
        yield Part(
            evidence=(minutes.segment.span, stated[1]) if stated else (minutes.segment.span,),
            voice=minutes.voice,
            rule="minutes.head",
            key=whole,
            kind="minutes",
            span=Span(minutes.segment.span.start, max(found.end, minutes.segment.span.end)),
            label=stated[0] if stated else "",
            number=stated[0] if stated else "",
        )
    elif stated := _sheet_number(found):
        whole = "minutes"
        yield Part(
            evidence=(stated[1],),
            voice=Voice.RESOLUTION,
            rule="minutes.extract-id",
            key=whole,
            kind="minutes",
            span=Span(stated[1].start, max(found.end, stated[1].end)),
            label=stated[0],
            number=stated[0],
        )
    for point in found.points:
        yield _point(found, point, whole)
        yield from _items(point.items, point.key)
    for key, segment, parent, outline in found.attachments:
        yield Part(
            evidence=(outline.heading or segment.span,),
            voice=Voice.RESOLUTION,
            rule="minutes.attachment",
            key=key,
            kind="attachment",
            span=segment.span,
            label=segment.label,
            parent=parent or whole,
            heading=outline.heading.of(found.text) if outline.heading else "",
            heading_span=outline.heading,
        )
        yield from _items(outline.items, key)


def _point(found: Structure, point: Point, whole: str) -> Part:
    decree = None if point.number else found.decree_number()
    label = point.label or (decree.of(found.text) if decree else "")
    sheet = next((s.span for s in found.sheets if s.label == point.label and s.span.end <= point.span.start), None)
    end = point.heading.end if point.heading else point.passages[0].end if point.passages else point.span.end
    evidence = [Span(point.span.start, end)] + [span for span in (sheet, decree) if span]
    return Part(
        evidence=tuple(evidence),
        voice=Voice.RESOLUTION,
        rule="minutes.point" if point.number else "minutes.resolution",
        key=point.key,
        kind="point" if point.number else "resolution",
        span=point.span,
        label=label,
        number=point.number,
        heading=" ".join(point.heading.of(found.text).split()) if point.heading else "",
        heading_span=point.heading,
        parent=whole,
    )


def _items(items: tuple[Item, ...], parent: str) -> Iterator[Claim]:
    for item in items:
        yield Part(
            evidence=(item.span,),
            voice=Voice.RESOLUTION,
            rule="minutes.item",
            key=item.key,
            kind="item",
            span=item.span,
            label=item.label,
            number=item.path,
            parent=parent,
        )
        yield from _items(item.items, item.key)


def _sheet_number(found: Structure) -> tuple[str, Span] | None:
    """The number of the minutes in an extract id: 78 in `P78/168`."""
    whole = Span(0, len(found.text))
    labels = [(s.label, s.span) for s in found.sheets] + [(p.label, whole) for p in found.points]
    for label, span in labels:
        if "/" in label:
            number = "".join(c for c in label.partition("/")[0] if c.isdigit())
            at = found.text.find(label, span.start, span.end)
            if number and at >= 0:
                at = found.text.find(number, at)
                return number, Span(at, at + len(number))
    return None


def remarks(found: Structure) -> Iterator[Diagnostic]:
    """What a reader should look at: numbers used twice, rows with gaps."""
    for point in found.points:
        if len(found.keys(point.number)) > 1 and point.number and point.key != f"p{point.number}":
            yield Diagnostic(
                "point-number-repeated",
                Severity.WARNING,
                Span(point.span.start, point.span.start + 1),
                f"point {point.number} stands in the text more than once",
            )
        rows = [point.items, *(item.items for item in point.walk())]
        for row in rows:
            labels = [item.label for item in row]
            for one, two in pairwise(row):
                if labels.count(two.label) > 1 and one.label == two.label:
                    yield Diagnostic(
                        "item-number-repeated",
                        Severity.INFO,
                        Span(two.span.start, two.span.start + 1),
                        f"item {two.label} follows item {one.label}: numbered anew in the source",
                    )
                elif one.label.isdigit() and two.label.isdigit() and int(two.label) > int(one.label) + 1:
                    yield Diagnostic(
                        "item-missing",
                        Severity.INFO,
                        Span(two.span.start, two.span.start + 1),
                        f"item {two.label} follows item {one.label}",
                    )
