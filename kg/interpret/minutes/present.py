"""Who was present when the decisions were made: the lines above the points that name them.

The lines are those of a record of a meeting (``Present: Comrades Kádár, Apró …``), and are read by its rules; minutes
differ in that their points, not their speeches, follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.interpret.meeting import attendance, layout
from kg.model import Kind, Met, Reading, Role, Segment, Span, Voice, When

_READ = frozenset({Kind.BLANK, Kind.PAGE_BREAK})
_ABOVE = frozenset({Kind.POINT, Kind.ITEM, Kind.DISTRIBUTION, Kind.ATTACHMENT})


def present(reading: Reading) -> Iterator[Met]:
    """The session, where its minutes name at least one of those present."""
    for zone in reading.segments:
        if zone.kind is not Kind.BODY:
            continue
        above = list(_above(zone))
        roles: dict[str, Role] = {}
        evidence: list[Span] = []
        for segment in _lists(above, reading):
            named = [role for role in attendance.attendance(reading, segment).roles if role.entity]
            evidence += [segment.span] if named else []
            for role in named:
                roles.setdefault(role.entity, role)
        if roles:
            yield Met(key="meeting", kind="meeting", roles=tuple(roles.values()), when=_when(above, reading),
                      evidence=tuple(evidence), voice=Voice.TEXT, rule="minutes-present")


def _above(zone: Segment) -> Iterator[Segment]:
    """What stands above the first point, or the first item of an undivided decision, without blank lines."""
    for segment in zone.children:
        if segment.kind is Kind.POINT and not segment.label:
            yield from _above(segment)
            return
        if segment.kind in _ABOVE:
            return
        if segment.kind not in _READ:
            yield segment


def _lists(above: list[Segment], reading: Reading) -> Iterator[Segment]:
    """Sentences that name those present, and labels with the lines of persons below them."""
    at = 0
    while at < len(above):
        segment, at = above[at], at + 1
        words = segment.span.of(reading.text)
        if segment.kind is not Kind.PARAGRAPH:
            continue
        if not _is_label(words):
            yield Segment(Kind.PARTICIPANTS, segment.span)
            continue
        entries = [Segment(Kind.HEADING, segment.span)]
        while at < len(above) and above[at].kind is Kind.PARAGRAPH and layout.is_person_line(
                above[at].span.of(reading.text), strict=True):
            entries.append(Segment(Kind.PARAGRAPH, above[at].span))
            at += 1
        if len(entries) > 1:
            yield Segment(Kind.PARTICIPANTS, Span(segment.span.start, entries[-1].span.end), children=tuple(entries))


def _is_label(words: str) -> bool:
    """``Present:``, ``Absent:`` alone on their line, not ``Deputy Minister of Trade:``, which would be a side."""
    said = attendance.heading(words)
    return bool(re.fullmatch(r"[^\n:]{4,60}:?", words.strip())) and not said.side


def _when(above: list[Segment], reading: Reading) -> When | None:
    """The day the head of the minutes gives."""
    heads = [segment.span for segment in above if segment.kind is Kind.MINUTES_HEAD]
    days = [day for span in heads for day in reading.dates_in(span) if re.match(r"[\dX]", day.edtf)]
    return days[0] if len(days) == 1 else None
