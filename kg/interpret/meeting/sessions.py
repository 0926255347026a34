"""The meeting and its sessions: a later list of those present opens a new session, with its own day and room."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Kind, MentionKind, Reading, Segment, Span, When


@dataclass(frozen=True, slots=True)
class Session:
    """``span`` is what to quote, ``extent`` the stretch of text it covers, ``attendance`` its PARTICIPANTS
    segments."""

    span: Span
    extent: Span
    attendance: tuple[Segment, ...]
    when: When | None = None
    place: str = ""
    place_span: Span | None = None


def sessions(reading: Reading) -> tuple[Session, ...]:
    """The meeting as a whole with the attendance before its first discussion, then one session a later list."""
    blocks = [s for zone in reading.segments if zone.kind is Kind.BODY for s in _flat(zone)]
    if not blocks:
        return ()
    groups: list[list[int]] = [[]]
    talked = False                  # a session's heading, or discussion, stands between two lists
    for index, block in enumerate(blocks):
        if block.kind is Kind.PARTICIPANTS:
            if talked and block.children:
                groups.append([])
            talked = False
            groups[-1].append(index)
        elif groups[-1] and (block.label == "session" if block.kind is Kind.HEADING else
                             block.kind is Kind.PARAGRAPH and block.span.end - block.span.start > 160):
            talked = True
    edges = [_opening(reading, blocks, group[0]) if group else 0 for group in groups]
    edges[0] = 0
    found = []
    for number, group in enumerate(groups):
        stop = blocks[edges[number + 1]].span.start if number + 1 < len(groups) else blocks[-1].span.end
        extent = Span(blocks[edges[number]].span.start, stop)
        head = _head(reading, blocks, edges[number], group[0] if group else len(blocks))
        found.append(Session(head, extent, tuple(blocks[i] for i in group), _when(reading, head, extent, number == 0),
                             *_place(reading, blocks, edges[number], group[0] if group else 0, extent)))
    return tuple(found)


def _flat(segment: Segment) -> list[Segment]:
    """Blocks of the body in order; parts and mixed paragraphs opened, lists of those present kept whole."""
    out: list[Segment] = []
    for child in segment.children:
        if child.kind is Kind.BLANK:
            continue
        mixed = child.kind is Kind.PARAGRAPH and any(c.kind is Kind.PARTICIPANTS for c in child.children)
        if child.kind in (Kind.PART, Kind.ATTACHMENT) or mixed:
            out += _flat(child)
        else:
            out.append(child)
    return out


def _opening(reading: Reading, blocks: list[Segment], index: int) -> int:
    """The first block of what introduces a list: the session's heading and the line that says when it began."""
    at = index
    while at > 0:
        block = blocks[at - 1]
        size = block.span.end - block.span.start
        began = block.kind in (Kind.PARAGRAPH, Kind.BRACKET) and size <= 300 and bool(
            _BEGAN.search(block.span.of(reading.text)) or (size <= 100 and reading.dates_in(block.span)))
        if block.kind not in (Kind.HEADING, Kind.DATELINE) and not began:
            break
        at -= 1
    return at


# A line that says when it began: "The morning session on Saturday, November 4, began at 9:15 a.m. in Room 1105, New
# State."
_BEGAN = re.compile(
    r"\b(?:session|meeting|committee)\b.{0,80}?\b(?:began|met|convened|opened|reconvened|called\s+to\s+order)\b",
    re.IGNORECASE | re.DOTALL)


def _head(reading: Reading, blocks: list[Segment], start: int, stop: int) -> Span:
    """What to quote for the meeting: its dateline, else the line that says it began, else its heading."""
    ahead = blocks[start:max(stop, start + 1)]
    dateline = next((b for b in ahead if b.kind is Kind.DATELINE), None)
    if dateline is not None:
        return dateline.span
    dated = next((b for b in blocks[start:stop] if b.kind is Kind.PARAGRAPH and b.span.end - b.span.start <= 60
                  and 2 * sum(d.span.end - d.span.start for d in reading.dates_in(b.span)
                              if re.match(r"\d{4}-\d\d-", d.edtf)) > b.span.end - b.span.start), None)
    if dated is not None:
        return dated.span
    began = next((b for b in ahead if _BEGAN.search(b.span.of(reading.text)) and b.span.end - b.span.start < 300), None)
    if began is not None:
        return began.span
    return ahead[0].span if ahead[0].kind is not Kind.PARTICIPANTS else _first_leaf(ahead[0])


def _first_leaf(segment: Segment) -> Span:
    return next((leaf.span for leaf in segment.leaves() if leaf.kind is not Kind.BLANK), segment.span)


def _when(reading: Reading, head: Span, extent: Span, whole: bool) -> When | None:
    """The day in the quoted line; for the meeting as a whole also the record's own date."""
    dates = [d for d in reading.dates_in(head) if re.match(r"[\dX]", d.edtf)]
    if dates:
        return dates[0]
    if not whole:
        return None
    zone = reading.document.zone(Kind.RECORD_DATE)
    stated = [d for d in reading.dates_in(zone.span) if zone and d.edtf] if zone else []
    hint = reading.document.hint("date")
    if stated:
        return stated[0]
    return When(hint, zone.span.of(reading.text), zone.span) if zone and hint else None


# "in Room 1105, New State", "met in Room 6800 of the Department of State", "Room 1205, Department of State".
_ROOM = re.compile(
    r"\b(?P<room>(?:Conference\s+)?(?:Room|Hall|Suite)\s+[\w-]+"
    r"(?:(?:,|\s+of\s+the)\s+[A-Z][\w’']+(?:\s+(?:of|the|[A-Z][\w’']+))*)?)")


def _place(reading: Reading, blocks: list[Segment], start: int, stop: int, extent: Span) -> tuple[str, Span | None]:
    """The room stated in the lines around the attendance list, and the place named in it, if one is recognised."""
    near = [b for b in blocks[start:stop + 4] if extent.covers(b.span) and b.kind is not Kind.PARTICIPANTS]
    for block in near:
        if block.span.end - block.span.start > 400:
            continue
        found = _ROOM.search(block.span.of(reading.text))
        if found:
            span = Span(block.span.start + found.start("room"), block.span.start + found.end("room"))
            places = [m for m in reading.mentions_in(span, MentionKind.PLACE) if m.entity]
            return (places[0].entity if places else ""), span
    return "", None
