"""When and where a conversation took place: from subject, fields and dateline, or the sentence that tells of it."""

from __future__ import annotations

import re

from kg.interpret.memorandum.forms import TALK
from kg.interpret.memorandum.subject import Talk, place_in
from kg.model import Kind, MentionKind, Reading, Segment, Span, When
from kg.recognise.dates import find_dates
from kg.sentences import sentences

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def when_held(reading: Reading, talks: tuple[Talk, ...]) -> tuple[When | None, Span | None]:
    """The day and hours of the conversation: from its subject, its fields, the first sentence, its title."""
    days = [one.when for one in talks if one.when and _DAY.match(one.when.edtf)]
    stated = days[0] if days else None
    stated = next((d for d in days if stated and d.edtf.startswith(f"{stated.edtf}T")), stated)
    fields = [s for s in reading.of_kind(Kind.HEADING, Kind.DATELINE) if s.label in ("date", "time", "place")]
    dated = [(d, s.span) for s in fields for d in reading.dates_in(s.span) if _DAY.match(d.edtf)]
    if dated:
        when, span = dated[0]
        hours = next((s.span for s in fields if s.label == "time" and not reading.dates_in(s.span)), None)
        if re.match(r"[\s,]*\d{1,2}(?:[:.]\d\d|\s*[ap]\.?m)", reading.text[when.span.end : span.end]):
            hours = Span(when.span.end, span.end)
        if hours is not None and "T" not in when.edtf:
            clock = re.sub(r"^[^\d]*", "", hours.of(reading.text)).strip(" .")
            joined = find_dates(f"{when.words}, {clock}")
            if len(joined) == 1 and joined[0].edtf.startswith(when.edtf):
                when = When(joined[0].edtf, f"{when.words}, {clock}", when.span)
        if stated is None or ("T" in when.edtf and "T" not in stated.edtf):
            return when, span
    if stated is not None:
        return stated, None
    below = _below(reading)
    day = next((d for d in reading.dates_in(below.span) if _DAY.match(d.edtf)), None) if below else None
    day = day or _opening(reading) or next((one.when for one in talks if one.when), None)
    return day or _today(reading), None


def _today(reading: Reading) -> When | None:
    """The paper's one day, where its first sentences say that it was today: "Comrade Liu called on me today"."""
    for leaf in reading.of_kind(Kind.PARAGRAPH)[:2]:
        words = Span(leaf.span.start, min(leaf.span.end, leaf.span.start + 250)).of(reading.text)
        if re.search(r"\b[Tt]oday\b", words) and _SAID.search(words):
            lines = reading.of_kind(Kind.DATELINE)
            days = [d for line in lines for d in reading.dates_in(line.span) if _DAY.match(d.edtf)]
            return days[0] if len({d.edtf for d in days}) == 1 else None
    return None


def _below(reading: Reading) -> Segment | None:
    """The dateline right below the heading that names a talk; below a bare "Note" it is the paper's own, unless the
    paper has another above it."""
    leaves = [
        s for zone in reading.segments if zone.kind is Kind.BODY for s in zone.leaves() if s.kind is not Kind.BLANK
    ]
    before = False
    named = False
    for leaf in leaves:
        if leaf.kind is Kind.DATELINE:
            if named:
                return leaf
            before = True
        elif leaf.label == "journal":
            named = not any(other.label == "name" for other in leaves)
        elif leaf.label not in ("letterhead", "author") and leaf.kind is not Kind.BRACKET:
            named = leaf.label == "name" and (before or _TALKS.search(leaf.span.of(reading.text)) is not None)
    return None


_TALKS = re.compile(rf"\b{TALK}\b", re.IGNORECASE)


# "On August 15, representatives of … met": the sentence that says they met
_SAID = re.compile(
    r"\b(?:met|spoke|conversed|talked|received|called\s+on|took\s+place|was\s+held|visited|held\s+(?:a\s+)?talks?|paid\s+a\s+visit"
    r"|had\s+an?\s+(?:\w+\s+)?(?:conversation|talk|meeting))\b"
)


def _opening(reading: Reading) -> When | None:
    for leaf in reading.of_kind(Kind.PARAGRAPH)[:4]:
        head = Span(leaf.span.start, min(leaf.span.end, leaf.span.start + 400))
        dates = [d for d in reading.dates_in(head) if re.match(r"[\dX]{4}-\d\d-\d\d", d.edtf)]
        if dates and _SAID.search(head.of(reading.text)):
            return dates[0]
    return None


def where_held(reading: Reading, talks: tuple[Talk, ...]) -> tuple[str, Span | None]:
    """The place as an entity, where one is named, and the words that state it."""
    for segment in reading.of_kind(Kind.HEADING, Kind.DATELINE):
        if segment.label in ("place", "date", "time"):
            named = [m for m in reading.mentions_in(segment.span, MentionKind.PLACE) if m.entity]
            value = re.match(r"[^:\n]{0,30}:\s*|\S+\s{2,}", segment.span.of(reading.text))
            if segment.label == "place" and value and value.end() < segment.span.end - segment.span.start:
                whole = Span(segment.span.start + value.end(), segment.span.end)
                return next((m.entity for m in named if whole.covers(m.span)), ""), whole
            if named:
                return named[0].entity, named[0].span
    for one in talks:
        if one.place or one.place_span:
            return one.place, one.place_span
    below = _below(reading)
    named = [m for m in reading.mentions_in(below.span, MentionKind.PLACE) if m.entity] if below else []
    return (named[0].entity, named[0].span) if named else _told(reading)


# "The conversation took place at the Ministry", "Corwin met Deng in the Great Hall"; "received X, who had been in
# Moscow" and "the talks that were held in May" say nothing of where they spoke
_TOLD = re.compile(
    rf"\b{TALK}\s+(?:took\s+place|(?:was|were)\s+held)[^.;]{{0,60}}?\s+(?=(?:in|at)\s+(?:the\s+)?[A-ZÀ-Þ])"
    r"|(?<!had )\b(?P<met>met|received)(?:(?!\b(?:who|which|that|from|and)\b)[^.;,]){3,80}?"
    r"\s+(?=(?:in|at)\s+(?:the\s+)?[A-ZÀ-Þ])"
)


def _told(reading: Reading) -> tuple[str, Span | None]:
    for leaf in reading.of_kind(Kind.PARAGRAPH)[:2]:
        for sentence in sentences(reading.text, leaf.span)[:2]:
            found = _TOLD.search(sentence.of(reading.text))
            said = Span(sentence.start + found.start(), sentence.start + found.end()) if found else sentence
            if found and (not found["met"] or reading.mentions_in(said, MentionKind.PERSON)):
                return place_in(reading, Span(said.end, sentence.end))
    return "", None
