"""When, by whom and how each point was decided, by the text alone.

A date in the bracket that speaks of the point comes first, then the point's own date line, then the head of the
minutes with its day or period. The record's date says nothing here: that would be an inference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.interpret.minutes.inscriptions import named_points, stored_points
from kg.interpret.minutes.notes import storage_statements
from kg.interpret.minutes.structure import Structure, manner
from kg.interpret.minutes.words import DATE, adopted, pattern
from kg.interpret.outline import Point
from kg.model import Claim, Conflict, Decided, Mention, MentionKind, Reading, Span, Voice, When

# `(of 7 February 1936)`, `(Politburo decision of 7 February 1936)` in a heading; "the note of 7 February" is not one
_IN_HEADING = re.compile(
    rf"\((?:[^()\d]*\bdecisions?\s+)?(?:of|from|dated|от)\s+{DATE}\s*\)|(?<=\.)\s+(?:of|from|dated|от)\s+{DATE}\W*$",
    re.I,
)
_DECIDES = re.compile(
    r"\b(?:decides?|decrees?|resolves?|orders?|decided|decreed|resolved|постановляет|постановляют|решил[аи]?)\s*:\s*$",
    re.I,
)


def decisions(reading: Reading, found: Structure) -> Iterator[Claim]:
    """One Decided for each point or unnumbered decision, and a Conflict where the text dates it twice."""
    noted = tuple(_dated_notes(reading, found))
    for point in found.points:
        dates = list(_dates(reading, found, point, noted))
        key = f"{point.key}.decision"
        source = dates[0] if dates else None
        bodies = _bodies(reading, found, point, source[2] if source else None)
        how = manner(
            found.text,
            [
                s
                for s in (
                    source[2] if source else None,
                    point.heading,
                    *found.datelines.get(point.key, ()),
                    *(h.segment.span for h in found.heads),
                    *point.passages[:1],
                )
                if s
            ],
        )
        evidence = [source[2]] if source else []
        evidence += [] if source else [point.heading or Span(point.span.start, _line_end(found.text, point.span))]
        if how:
            evidence.append(how)
        yield Decided(
            evidence=tuple(evidence),
            voice=source[1] if source else Voice.RESOLUTION,
            rule=source[3] if source else "minutes.decision-undated",
            key=key,
            part=point.key,
            when=source[0] if source else None,
            body=bodies[0].entity if bodies else "",
            body_span=bodies[0].span if bodies else None,
            manner=" ".join(how.of(found.text).split()) if how else "",
            joint=tuple((m.entity, m.span) for m in bodies[1:]),
        )
        for other in dates[1:]:
            assert source is not None
            if disagree(source[0].edtf, other[0].edtf):
                yield Conflict(
                    evidence=(source[0].span, other[0].span),
                    voice=source[1],
                    rule="minutes.decision-date",
                    subject="date",
                    claim_a=source[0].edtf,
                    claim_b=other[0].edtf,
                    voice_b=other[1],
                )
                break


Dated = tuple[When, Voice, Span, str]


def _dated_notes(reading: Reading, found: Structure) -> Iterator[tuple[When, Span, frozenset[str], bool]]:
    """The date of each note that has one, its words, the points it puts into storage, and whether it names any."""
    for note in found.notes:
        when = next(iter(reading.dates_in(note.words)), None)
        if when is None or note.described:
            continue
        together = [n.words for n in found.notes if n.bracket == note.bracket]
        # a point that the note only names keeps its own date ("see point 5 of 4 May 1943")
        stored = {key for words in together for key in stored_points(found, storage_statements(found.text, words))}
        about = bool(stored) or any(named_points(found, words) for words in together)
        yield when, note.words, frozenset(stored), about


def _dates(
    reading: Reading, found: Structure, point: Point, noted: tuple[tuple[When, Span, frozenset[str], bool], ...]
) -> Iterator[Dated]:
    """Every date the text states for the point: date, voice, words that state it, rule; the most direct first."""
    lone: list[Dated] = []
    for when, words, stored, about in noted:
        if point.key in stored:
            yield when, Voice.NOTE, words, "minutes.date-in-note"
        elif not about and len(found.points) == 1 and _only_a_date(found.text, words):
            lone.append((when, Voice.NOTE, words, "minutes.date-note"))
    inside = None
    if point.heading:
        start, end = point.heading.start, point.heading.end
        inside = _IN_HEADING.search(found.text, start, end) or adopted().search(found.text, start, end)
    if point.heading and inside:
        for when in reading.dates_in(Span(*inside.span()))[:1]:
            yield when, Voice.RESOLUTION, point.heading, "minutes.date-in-heading"
    headed = _in_head(reading, found, point)
    for span in reversed(found.datelines.get(point.key, ())):
        for when in reading.dates_in(span)[:1]:
            yield _in_year(when, headed), Voice.RESOLUTION, span, "minutes.date-line"
    yield from lone
    if headed is not None:
        yield headed


def _in_head(reading: Reading, found: Structure, point: Point) -> Dated | None:
    """The date or period of the last head above the point that states one: points after a second head belong to it."""
    heads = [h for h in found.heads if h.segment.span.start <= point.span.start] or found.heads
    for head in reversed(heads):
        stated = reading.dates_in(head.segment.span)
        if stated:
            period = next((w for w in stated if "/" in w.edtf), stated[0])
            return period, head.voice, head.segment.span, "minutes.date-in-head"
    return None


def _in_year(when: When, headed: Dated | None) -> When:
    """`Decisions of 3 June` under `decisions for June 1931`: the head's year, where the day lies in its period."""
    if not when.edtf.startswith("XXXX-") or headed is None:
        return when
    year = headed[0].edtf[:4]
    whole = f"{year}{when.edtf[4:]}"
    return when if not year.isdigit() or disagree(whole, headed[0].edtf) else replace(when, edtf=whole)


def _only_a_date(text: str, words: Span) -> bool:
    """`Politburo decision of 14 June 1937`, `4 May 1943`: a note that holds a decision's date and nothing else."""
    return (
        re.fullmatch(
            rf"\W*(?:[^\W\d]+\s+){{0,3}}?(?:decision\s+)?(?:(?:of|from|dated|от)\s+)?{DATE}\W*", words.of(text), re.I
        )
        is not None
    )


def _line_end(text: str, span: Span) -> int:
    end = text.find("\n", span.start, span.end)
    return span.end if end < 0 else end


def disagree(one: str, two: str) -> bool:
    """Whether two EDTF dates cannot both be right: neither lies in the other.

    >>> disagree("1937-06-14", "1937-04-17/1937-06-15"), disagree("1941-03-07", "1940-01-02/1940-02-01")
    (False, True)
    """
    if "X" in one or "X" in two:
        return False
    (a, b), (c, d) = _bounds(one), _bounds(two)
    return b < c or d < a


def _bounds(edtf: str) -> tuple[str, str]:
    first, _, last = edtf.partition("/")
    return first.ljust(10, "-"), (last or first).ljust(10, "9").replace("9", "~") if len(
        last or first
    ) < 10 else last or first


def _bodies(reading: Reading, found: Structure, point: Point, dated: Span | None) -> list[Mention]:
    """The bodies that decide: named with the date, before "decrees:", or in the head of the minutes."""
    spans = [dated] if dated else []
    spans += [p for p in reversed(point.preambles) if _DECIDES.search(p.of(found.text))]
    spans += [h.segment.span for h in found.heads]
    known = pattern(r"(?<!\w)@(?!\w)", "deciding-body")
    for span in spans:
        bodies = [
            m for m in reading.mentions_in(span, MentionKind.GROUP) if m.entity and known.search(m.span.of(found.text))
        ]
        if bodies:
            organ = pattern(r"(?<!\w)@(?!\w)", "deciding-organ")
            first = next((m for m in bodies if organ.search(m.span.of(found.text))), None)
            if first is not None:
                return [first]
            joint = [
                m
                for one, m in pairwise(bodies)
                if re.fullmatch(r"\W*(?:and|и)\s+(?:the\s+)?", found.text[one.span.end : m.span.start])
            ]
            return [bodies[0], *joint[:1]] if joint and joint[0] is bodies[1] else bodies[:1]
    return []
