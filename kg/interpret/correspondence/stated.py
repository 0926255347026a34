"""Number, times and place of one text, as it states them."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.interpret.correspondence import headforms, shapes
from kg.interpret.correspondence.headlines import POSTCODE
from kg.interpret.correspondence.sections import Section
from kg.model import (
    Kind,
    MentionKind,
    Reading,
    Span,
    When,
)


def number_of(reading: Reading, section: Section, kind: str) -> tuple[str, Span | None]:
    text = reading.text
    for segment in (
        *section.labelled(Kind.HEADING, "telegram", "letter", "memo", "petition"),
        *section.labelled(Kind.MARK, "number"),
        *section.labelled(Kind.ADDRESS, "from", "to"),
    ):
        if segment not in section.opening and segment not in section.closing:
            continue
        found = headforms.number_in(segment.span.of(text))
        if found:
            return found[0], Span(segment.span.start + found[1], segment.span.start + found[2])
    for segment in section.opening:
        found_series = _SERIES.match(segment.span.of(text)) if segment.kind is Kind.DATELINE else None
        if found_series:
            words = re.sub(r"^No\.\s*", "", found_series[0].strip())
            start = segment.span.start + found_series[0].index(words)
            return words, Span(start, start + len(words))
    if kind != "telegram":
        return "", None
    opening = _opening_number(reading, section)
    title = reading.document.zone(Kind.TITLE)
    if opening[0] or title is None or section.key:
        return opening
    found = headforms.number_in(title.span.of(text))
    return (found[0], Span(title.span.start + found[1], title.span.start + found[2])) if found else ("", None)


def _opening_number(reading: Reading, section: Section) -> tuple[str, Span | None]:
    """Telegrams of printed series open their first paragraph with their number: ``1376. Embassy telegram 1363.``"""
    paragraphs = section.of_kind(Kind.PARAGRAPH)
    words = [s.span.of(reading.text) for s in paragraphs[:4]]
    airgram = re.match(r"([A-Z]{1,3}[–-]\d{1,4})\.\s+\S", words[0]) if words else None  # "A–377. The Minister of …"
    if airgram:
        start = paragraphs[0].span.start
        return airgram[1], Span(start + airgram.start(1), start + airgram.end(1))
    found = re.match(r"(\d{2,5})\.\s+\S", words[0]) if words else None
    numbers = [int(m[1]) for w in words[1:] if (m := re.match(r"(\d{1,5})[.)]\s", w))]
    if found is None or (numbers and not (numbers[0] in (1, 2) and int(found[1]) > 20)):
        return "", None  # the paragraphs of "1237. For Secretary …" may be numbered, but from their own beginning
    start = paragraphs[0].span.start
    return found[1], Span(start + found.start(1), start + found.end(1))


_CLOCK = re.compile(
    r"(?<![\d.])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>[ap])\.?\s?m\b|\b(?P<noon>noon|midnight)\b", re.I
)


def _timed(when: When) -> When:
    """A date whose words hold a time that its value lacks: ``July 13, 1942—11 a.m.`` of a markup's date."""
    found = _CLOCK.search(when.words)
    if "T" in when.edtf or not re.fullmatch(r"(?:\d{4}|XXXX)-\d\d-\d\d", when.edtf) or found is None:
        return when
    if found["noon"]:
        hour, minute = (12 if found["noon"].lower() == "noon" else 0), 0
    else:
        hour, minute = int(found["hour"]) % 12 + (12 if found["half"].lower() == "p" else 0), int(found["minute"] or 0)
    if int(found["hour"] or 0) > 12 or minute > 59:
        return when
    return When(f"{when.edtf}T{hour:02}:{minute:02}", when.words, when.span)


def labelled(reading: Reading, section: Section, label: str) -> When | None:
    for segment in section.labelled(Kind.DATELINE, label):
        for when in reading.dates_in(segment.span):
            return _beside(reading.text, segment.span, _timed(when))
    return None


# "at 23 hours 30 minutes 30 September", "6.30 a.m. 4th February", "0815 hours": a time before or behind the date
_TIME = re.compile(
    r"(?<![\d.:/])(?P<hour>\d{1,2})\s*(?:hours?|hrs?\.?|h)\s*(?:(?P<minute>\d{1,2})\s*(?:minutes?|min\.?|m\b))?"
    r"|(?<![\d.:/])(?P<hour2>\d{2})[.:]?(?P<minute2>\d{2})\s*(?:hours?|hrs?\b)"
    r"|(?<![\d.:/])(?P<hour3>\d{1,2})(?:[.:](?P<minute3>\d{2}))?\s*(?P<half>[ap])\.?\s?m\b"
    r"|(?:\bat\s+|^\W*)(?P<hour4>\d{1,2})[.:](?P<minute4>\d{2})(?![\d.])",
    re.I,
)


def _beside(text: str, line: Span, when: When) -> When:
    """A date with the one time that stands beside it on its line."""
    if not re.fullmatch(r"(?:\d{4}|XXXX)-\d\d-\d\d", when.edtf):
        return when
    before, after = Span(line.start, when.span.start), Span(when.span.end, line.end)
    found = [(s, m) for s in (before, after) for m in _TIME.finditer(_unlabelled(s.of(text)))]
    if len(found) != 1:
        return when
    side, clock = found[0]
    group = next(n for n in ("", "2", "3", "4") if clock["hour" + n])
    hour, minute = int(clock["hour" + group]), int(clock["minute" + group] or 0)
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0) if hour <= 12 else 99
    if hour > 23 or minute > 59:
        return when
    start, end = side.start + clock.start(), side.start + clock.end()
    span = Span(min(when.span.start, start), max(when.span.end, end))
    return When(f"{when.edtf}T{hour:02}:{minute:02}", span.of(text), span)


def _unlabelled(words: str) -> str:
    """The words with a label and number before them made neutral, so that offsets stay."""
    return re.sub(r"^\W*[A-Za-z]+[.:]?\s", lambda m: " " * len(m[0]), words)


def sent_of(reading: Reading, section: Section) -> When | None:
    """When the message was sent: as labelled; else the date of the head; else the date under the signature."""
    stated = labelled(reading, section, "sent") or labelled(reading, section, "date")
    if stated:
        return stated
    for segments in (section.opening, section.closing):
        for segment in segments:
            if segment.kind is Kind.DATELINE and segment.label == "":
                for when in reading.dates_in(segment.span):
                    return _beside(reading.text, segment.span, _timed(when))
    for before, segment in pairwise(section.segments):  # below the signature, with a note or a seal under it
        if segment.kind is Kind.DATELINE and segment.label == "" and before.kind is Kind.SIGNATURE:
            for when in reading.dates_in(segment.span) if before.label == "signed" else ():
                return _beside(reading.text, segment.span, _timed(when))
    return None


# "A–512 Hong Kong,": the number of an airgram or despatch before the place of its dateline
_SERIES = re.compile(r"^(?:(?:No\.\s*)?[A-Z]{1,4}[-–]?\d{1,5}|No\.\s*\d{1,5})\s+(?=[A-Z])")


def place_of(reading: Reading, section: Section) -> tuple[str, Span | None]:
    """The place a dateline names before its date: ``New Delhi`` of ``New Delhi, 1st April, 1949.``"""
    text = reading.text
    for segment in (*section.opening, *section.closing):
        if segment.kind is Kind.DATELINE and segment.label == "place":
            words = re.sub(r"^(?:the\s+)?City of\s+", "", segment.span.of(text).strip(" ,."), flags=re.I)
            words = POSTCODE.sub("", words)
            at = segment.span.start + segment.span.of(text).index(words)
            return words, Span(at, at + len(words))
        dates = reading.dates_in(segment.span)
        if segment.kind is not Kind.DATELINE or segment.label or not dates:
            continue
        before = text[segment.span.start : dates[0].span.start]
        words = before.strip(" ,.;:–—-([\n\t")
        words = re.sub(r"[\s,]*\b(?:the|on|dated|den|am|le)$", "", words)       # "Jena den 3. Mai 1811"
        words = _SERIES.sub("", words)
        if not words or shapes.is_weekday(words) or any(c.isdigit() for c in words):
            continue
        words = re.sub(r"[\s,]*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$", "", words)
        start = segment.span.start + before.index(words)
        places = reading.mentions_in(segment.span, MentionKind.PLACE)
        people = reading.mentions_in(Span(start, start + len(words)), MentionKind.PERSON)
        if words and not people and (places or len(words.split()) <= 3):
            return words, Span(start, start + len(words))
    return "", None
