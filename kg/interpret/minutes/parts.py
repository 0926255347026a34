"""The parts of the text: minutes, points, items, attachments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.interpret.minutes.structure import Placed, Structure
from kg.interpret.outline import Item, Point
from kg.model import Claim, Diagnostic, Part, Severity, Span, Voice


@dataclass(slots=True)
class _Minutes:
    key: str
    number: Span | None
    head: Placed | None
    end: int


def parts(found: Structure) -> Iterator[Claim]:
    """One Part for each, wholes before their parts."""
    minutes, parents = _minutes(found)
    for one in minutes:
        stated = one.number.of(found.text) if one.number else ""
        head = one.head.segment.span if one.head else one.number
        assert head is not None
        yield Part(
            evidence=tuple(span for span in (head, one.number if one.head else None) if span),
            voice=one.head.voice if one.head else Voice.RESOLUTION,
            rule="minutes.head" if one.head else "minutes.extract-id",
            key=one.key,
            kind="minutes",
            span=Span(head.start, max(one.end, head.end)),
            label=stated,
            number=stated,
        )
    for point in found.points:
        yield _point(found, point, parents[point.key])
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
            parent=parent or (minutes[0].key if minutes else ""),
            heading=" ".join(outline.heading.of(found.text).split()) if outline.heading else "",
            heading_span=outline.heading,
        )
        yield from _items(outline.items, key)


def _minutes(found: Structure) -> tuple[list[_Minutes], dict[str, str]]:
    """The minutes that heads and extract ids name, one for each number, and the minutes of every point."""
    minutes: list[_Minutes] = []
    parents: dict[str, str] = {}
    heads = sorted(found.heads, key=lambda h: h.segment.span.start)
    named = {span.of(found.text): span for h in reversed(heads) if (span := found.minutes_number(h.segment.span))}

    def of(number: Span | None, head: Placed | None) -> _Minutes:
        words = number.of(found.text) if number else ""
        for one in minutes:
            if one.number is None or not words or one.number.of(found.text) == words:
                one.number = one.number or number
                return one
        minutes.append(_Minutes("minutes" if not minutes else f"minutes-{len(minutes) + 1}", number, head, 0))
        return minutes[-1]

    for point in found.points:
        above = [h for h in heads if h.segment.span.start < point.span.start]
        number = _number_in_id(found, point)
        head = next((h for h in reversed(above) if found.minutes_number(h.segment.span)), None)
        if number is not None and number.of(found.text) in named:
            number = named[number.of(found.text)]
            head = next(h for h in heads if h.segment.span.covers(number))
        elif number is not None:
            head = None
        elif head is not None:
            number = found.minutes_number(head.segment.span)
        else:
            head = next((h for h in above if found.is_minutes(h.segment.span)), None)
        if number is None and head is None:
            parents[point.key] = ""
            continue
        one = of(number, head)
        one.end = max(one.end, point.span.end)
        parents[point.key] = one.key
    if not found.points:
        for head in heads:
            if found.is_minutes(head.segment.span):
                of(found.minutes_number(head.segment.span), head)
                break
    if len(minutes) == 1:
        minutes[0].end = max(minutes[0].end, found.end)
    return minutes, parents


def _point(found: Structure, point: Point, whole: str) -> Part:
    decree = None if point.number else found.decree_number()
    label = point.label or (decree.of(found.text) if decree else "")
    sheet = next((s.span for s in found.sheets if s.label == point.label and s.span.end <= point.span.start), None)
    own = point.heading if point.heading and point.span.covers(point.heading) else None
    end = own.end if own else point.passages[0].end if point.passages else point.span.end
    listed = point.heading if own is None else None  # the title stands in the agenda
    evidence = [Span(point.span.start, end)] + [span for span in (sheet, decree, listed) if span]
    return Part(
        evidence=tuple(evidence),
        voice=Voice.RESOLUTION,
        rule="minutes.point" if point.number else "minutes.decision-text",
        key=point.key,
        kind="point" if point.number else "decision-text",
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


def _number_in_id(found: Structure, point: Point) -> Span | None:
    """The number of the minutes in an extract id: 78 in `P78/168`."""
    if "/" not in point.label or point.label[:1].isdigit():
        return None
    number = "".join(c for c in point.label.partition("/")[0] if c.isdigit())
    sheet = next((s.span.start for s in found.sheets if s.label == point.label and s.span.end <= point.span.start), 0)
    at = found.text.find(point.label, sheet)
    at = found.text.find(number, at) if at >= 0 and number else -1
    return Span(at, at + len(number)) if at >= 0 else None


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
