"""Which of the four kinds of paper a document is: by record type, by title, by its own head; "" for none of them.

What another genre reads from stronger signs (a message from somebody to somebody, decisions, the record of a body that
met) is left to it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.interpret.correspondence import identify as correspondence
from kg.interpret.correspondence import shapes
from kg.interpret.correspondence.lines import Line, lines_of
from kg.interpret.meeting.identify import is_meeting
from kg.interpret.minutes.identify import identifies as is_minutes
from kg.interpret.papers.nouns import CONVERSATION, PRESS, REPORT, STATEMENT, called, is_heading, records_talk
from kg.interpret.papers.words import closed_up, pattern
from kg.model import Document, Kind

_LOOK, _FAR = 16, 60
# "72. Mr. AIKEN (Ireland): Mr. President, may I", "The PRESIDENT: I now call …": who speaks in official records
SPEAKER = re.compile(
    r"(?:(?P<number>\d{1,4})\.\s*)?(?:(?P<title>(?:Mr|Mrs|Miss|Ms|Sir|Dr|Prince|Lord|U|Count|General|Begum)\.?)\s+"
    r"(?P<name>[A-ZÀ-Þ][\w’'.\-]*(?:\s+(?:[A-ZÀ-Þ][\w’'.\-]*|de|la|el|al|bin|von|van)){0,4})\s*\((?P<side>[A-Z][^()\d]{2,60})\)"
    r"|(?P<chair>The\s+(?:[A-Z]+-)?PRESIDENT)(?:\s*\([^()]{3,40}\))?)\s*:\s+(?=\S)"
)


@lru_cache(maxsize=4)  # each genre of the family asks in turn
def kind(document: Document) -> str:
    """memorandum-of-conversation | report | statement | press-release | ""."""
    found = candidate(document)
    return found if found and not _another(document, found) else ""


def candidate(document: Document) -> str:
    """What the document would be if no other genre claimed it; cheap."""
    hint = document.hint("genre")
    if hint:
        return hint if hint in (CONVERSATION, REPORT, STATEMENT, PRESS) else ""
    record = document.zone(Kind.RECORD_TYPE)
    typed = called(record.span.of(document.text)) if record else ""
    zone = document.zone(Kind.TITLE)
    titled = called(zone.span.of(document.text)) if zone else ""
    opening = head(document)
    bodied = by_head(opening)
    if CONVERSATION in (typed, titled):
        return CONVERSATION if PRESS not in (typed, titled) else PRESS
    if bodied == CONVERSATION and {typed, titled} <= {"", REPORT} and not _reports(document):
        return CONVERSATION
    return typed or titled or bodied


def _reports(document: Document) -> bool:
    """Whether title or type call the document a report; "Memorandum" and "Note" leave open what it is."""
    zones = (document.zone(Kind.TITLE), document.zone(Kind.RECORD_TYPE))
    words = [zone.span.of(document.text) for zone in zones if zone is not None]
    return any(called(line) == REPORT and not pattern(r"\W*(?:@)\b", "memo-noun").match(line) for line in words)


def head(document: Document) -> tuple[Line, ...]:
    """The first lines of the body."""
    return tuple(line for zone in document.zones_of(Kind.BODY)[:1] for line in lines_of(document.text, zone)[:_FAR])


def by_head(opening: tuple[Line, ...]) -> str:
    """What the first lines of a text show it to be."""
    noun = ""
    dated = any(dateline(line.words) for line in opening[:6])
    for index, line in enumerate(opening[:_LOOK]):
        words = line.words
        spaced, end = closed_up(words)
        plain = spaced + words[end:] if spaced else words
        if index < 8 and len(plain) < 140 and not noun and (plain == plain.upper() or spaced or _is_title_line(plain)):
            first = called(re.split(r"\s+[-–—]\s+", plain)[0]) if not is_heading(plain, "memo-noun") else "memo"
            if first in (CONVERSATION, STATEMENT, PRESS):
                return first
            noun = noun or ("memo" if spaced and is_heading(re.split(r"\s+[-–—]\s+", plain)[0], "memo-noun") else first)
        if index < 8 and len(plain) < 320 and records_talk(plain) and not _SENTENCE.search(plain):
            return CONVERSATION
        if index < 10 and _JOURNAL.match(words):
            return CONVERSATION
        if index < 6 and is_heading(plain, "press-noun"):
            return PRESS
        if pattern(r"@\s*[.:]", "label-subject").match(words):
            value = re.sub(r"^[^:]{0,20}:\s*", "", words)
            if called(value) == CONVERSATION:
                return CONVERSATION
            noun = noun or ("subject" if dated else "")
        if pattern(r"@(?:\s+on\s+[^:]{3,50})?\s*:", "present").match(words) and noun in ("memo", "subject"):
            return CONVERSATION
        if _RECORDS.match(words) and any(SPEAKER.match(other.words) for other in opening[index:]):
            return STATEMENT
    return REPORT if noun else ""


# "From the diary of V. P. ORLOV", "from the journal of": what the diaries of ambassadors give are talks
_JOURNAL = re.compile(r"From\s+the\s+(?:\w+\s+)?(?:diary|journal)\s+of\b(?!.*[.!?]$)", re.IGNORECASE)
# the head of official records of an assembly or council: "751st PLENARY MEETING", "Official Records"
_RECORDS = re.compile(r"(?:\d{1,4}(?:st|nd|rd|th)\s+)?(?:PLENARY\s+)?MEETING\b|Official\s+Records\b", re.IGNORECASE)


# the full stop of a sentence; "at 11.30 a.m." ends none
_SENTENCE = re.compile(r"[a-zà-þа-я]{3}\.$|[a-zà-þ]{3}\.\s+[A-ZÀ-Þ]")


def _is_title_line(words: str) -> bool:
    """Whether a line stands as a title: capitalised, no sentence."""
    return (
        words[:1].isupper()
        and not re.search(r"[a-zà-þа-я]{3}[.;,]$", words)
        and shapes.is_title_case(re.sub(r"[\"“”'’()\[\]]", " ", words), 30)
    )


# "MD J. Bitterlich                 Bonn, 12 May 1997": author or office, a wide gap or tabs, place and date
_PARTED = re.compile(r"(?P<left>\S.*?)(?:\s{4,}|\s*\t\s*)(?P<right>\S.*)")


def parted(words: str) -> tuple[str, int] | None:
    """The author of a head line and where its place and date begin; None for any other line.

    >>> parted("Head of Section 2          Bonn, 3 March 1991")
    ('Head of Section 2', 27)
    """
    found = _PARTED.fullmatch(words)
    if found is None or not shapes.dateline(found["right"], 0) or shapes.dateline(found["left"], 0):
        return None
    left = found["left"].rstrip(" ,")
    if len(left) > 80 or left.endswith((".", ":", "!", "?")) or not left[:1].isupper():
        return None
    return left, found.start("right")


def dateline(words: str) -> bool:
    """Whether a line gives place and date, alone or behind an author."""
    return parted(words) is not None or bool(shapes.dateline(words, 0))


def _another(document: Document, found: str) -> bool:
    """Whether a genre with stronger signs reads the document."""
    if document.hint("genre"):
        return False
    if correspondence.kind(document):
        return True
    if found in (REPORT, STATEMENT, PRESS) or not _explicit(document):
        return (
            is_minutes(document)
            or (found == REPORT and is_meeting(document))
            or (found == CONVERSATION and is_meeting(document))
        )
    return is_minutes(document)


def _explicit(document: Document) -> bool:
    zones = (document.zone(Kind.TITLE), document.zone(Kind.RECORD_TYPE))
    return any(
        zone is not None
        and (
            pattern(r"\b@", "talk-noun", "memcon").search(zone.span.of(document.text)) is not None
            or records_talk(zone.span.of(document.text))
        )
        for zone in zones
    )


__all__ = ["SPEAKER", "by_head", "candidate", "dateline", "head", "kind", "parted"]
