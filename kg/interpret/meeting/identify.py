"""Whether a document is the record of a meeting."""

from __future__ import annotations

import re

from kg.interpret.meeting.segment import segment
from kg.interpret.meeting.speech import speaker_label, statement
from kg.interpret.meeting.words import pattern
from kg.model import Document, Kind, Segment, Span
from kg.sentences import sentences

# Talks between two sides are a genre of their own, also where their record calls itself minutes.
_CONVERSATION = re.compile(r"\bconversations?\b|\btalks?\s+(?:between|with)\b|\bбесед\w*", re.IGNORECASE)

# What is said of a meeting that took place, and hardly of one that is planned.
_HELD = re.compile(
    r"\b(?:called\s+(?:the\s+meeting\s+)?to\s+order|(?:meeting|session|committee)\s+(?:was\s+)?(?:convened|adjourned))\b",
    re.IGNORECASE)


def is_meeting(document: Document) -> bool:
    """A title that names the record of a meeting, or a heading that names a meeting, over attendance and
    discussion."""
    titles = _titles(document)
    if not titles or any(_CONVERSATION.search(title) for title in titles):
        return False
    record = any(names_record(title) for title in titles)
    topic = record or any(pattern(r"\b@\s+(?:of|on|with)\b", "meeting-noun").search(title) for title in titles)
    if not topic:
        return False
    zones = segment(document)
    present = _present(zones)
    said = _said(document.text, zones, 3)
    return (record and (present > 1 or said > 1)) or (present > 2 and (said > 0 or bool(_HELD.search(document.text))))


def names_record(title: str) -> bool:
    """Whether a title reads "Minutes of … Meeting", "Transcript of … Session", "Record of the … Conference".

    >>> names_record("Minutes of Historical Advisory Committee Meeting, November 1964")
    True
    >>> names_record("Minutes of the Faculty Senate, December 3, 1934")
    True
    >>> names_record("Minutes Nº 49 of the Decisions of 17 April - 15 June 1937")
    False
    """
    line = " ".join(title.split())
    return bool(pattern(r"(?:(?:draft|informal|official|secret|summary)\s+)?@\s+(?:of|from|on|for|at)\b", "record-noun")
                .match(line)) and bool(pattern(r".*\b@\b", "meeting-noun", "meeting-body").match(line))


def _titles(document: Document) -> list[str]:
    found = [zone.span.of(document.text) for zone in document.zones_of(Kind.TITLE)]
    found += [zone.span.of(document.text) for zone in document.zones_of(Kind.RECORD_TYPE)]
    body = document.zone(Kind.BODY)
    if body is not None and not body.children:
        lines = (line.strip() for line in body.span.of(document.text)[:2000].split("\n"))
        return found + [line for line in lines if line][:3]
    headings = [leaf for leaf in body.leaves() if leaf.kind is Kind.HEADING and leaf.label != "speaker"] if body else []
    return found + [leaf.span.of(document.text) for leaf in headings[:2]]


def _present(zones: tuple[Segment, ...]) -> int:
    lists = [s for zone in zones for s in zone.walk() if s.kind is Kind.PARTICIPANTS]
    return sum(2 if s.label == "sentence" else 1 for s in lists if not s.children)


def _said(text: str, zones: tuple[Segment, ...], enough: int) -> int:
    """How many paragraphs report what somebody said, counted up to ``enough``."""
    count = 0
    for zone in zones:
        for leaf in zone.leaves():
            if leaf.kind is not Kind.PARAGRAPH:
                count += leaf.label == "speaker"
                if count == enough:
                    return count
                continue
            words = leaf.span.of(text)
            parts = sentences(text, Span(leaf.span.start, min(leaf.span.end, leaf.span.start + 1200)))
            if speaker_label(words) or any(statement(part.of(text)) for part in parts[:4]):
                count += 1
                if count == enough:
                    return count
    return count
