"""Old site and PDF text: pages whose title, date and source stand in one quoted citation.

Both print ``“Title,” Date, History and Public Policy Program Digital Archive, <source>.`` above the body. The title is
read there, for the line above it is in capitals or missing; that line becomes FURNITURE with the label "title".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lines import Line
from kg.model import Diagnostic, Kind, Segment, Severity, Span
from kg.read import record, words
from kg.read.head import is_furniture
from kg.read.layout import CITED_ARCHIVE, CREDIT, is_date
from kg.read.lines import lines, trimmed


@dataclass(frozen=True, slots=True)
class Quoted:
    """The parts of a quoted citation: the whole, and inside it title, date (None when it states none), source."""

    whole: Span
    title: Span
    date: Span | None
    archive: Span
    source: Span


# The end of the quoted title, then what stands between it and ", History and …": a date, or nothing.
_CLOSING = re.compile(r"[”\"»]\s*,?\s*(?P<date>[^\"”»\r\n]{0,40})$")
# What may follow the source: the page's address, "accessed 3 May 2015".
_TAIL = re.compile(r"\s*(?:\(?\w+://|\bdigitalarchive\.\w+\.|\baccessed\b|\bAccessed\b).*", re.DOTALL)
_OPENING = "“\"«"


def quoted(text: str, begin: int, stop: re.Pattern[str] | None = None) -> Quoted | None:
    """The first quoted citation at or after ``begin``; its source ends at a blank line or where ``stop`` matches.

    >>> text = '“Letter, A to B,” May 1950, Wilson Center Digital Archive, RGASPI, f. 1.'
    >>> parts = quoted(text, 0)
    >>> parts.title.of(text), parts.date.of(text), parts.source.of(text)
    ('Letter, A to B', 'May 1950', 'RGASPI, f. 1.')
    """
    archive = CITED_ARCHIVE.search(text, begin)
    if archive is None:
        return None
    window = max(begin, archive.start() - 90)
    closing = _CLOSING.search(text[window:archive.start()])
    if closing is None:
        return None
    close = window + closing.start()
    opening = _open_quote(text, begin, close)
    if opening is None:
        return None
    title = trimmed(text, Span(opening + 1, close - (text[close - 1] == ",")))
    date = trimmed(text, Span(window + closing.start("date"), archive.start()))
    end = _source_end(text, archive.end(), stop)
    tail = _TAIL.search(text, archive.end(), end)
    source = Span(archive.end(), tail.start() if tail else end)
    if title is None:
        return None
    return Quoted(Span(opening, end), title, date, Span(*archive.span()), source)


def _open_quote(text: str, begin: int, close: int) -> int | None:
    """The quote that opens the title: the nearest line above that starts with one; in run-in text the first of all."""
    at = close
    while at > begin:
        start = max(begin, text.rfind("\n", begin, at) + 1, text.rfind("\r", begin, at) + 1)
        head = start + len(text[start:at]) - len(text[start:at].lstrip())
        if text[head:head + 1] in tuple(_OPENING) and head < close:
            return head
        if not text[start:at].strip() and at < close:
            break
        at = start - 1
    return next((i for i in range(begin, close) if text[i] in _OPENING), None)


# The group is atomic: the two signs of one CRLF are no blank line.
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*(?:\r|\n)|\Z")


def _source_end(text: str, begin: int, stop: re.Pattern[str] | None) -> int:
    blank = _BLANK_LINE.search(text, begin)
    end = blank.start() if blank else len(text)
    found = stop.search(text, begin, end) if stop else None
    return found.start() if found else end


def _quoted_zones(text: str, parts: Quoted) -> Iterator[Segment]:
    yield Segment(Kind.TITLE, parts.title)
    if parts.date is not None:
        yield Segment(Kind.RECORD_DATE if is_date(parts.date.of(text)) else Kind.FURNITURE, parts.date)
    yield Segment(Kind.FURNITURE, parts.archive)
    if trimmed(text, parts.source):
        yield Segment(Kind.CITATION, parts.source)
    if parts.source.end < parts.whole.end:
        yield Segment(Kind.FURNITURE, Span(parts.source.end, parts.whole.end))


# --------------------------------------------------------------------------- the old site

# "English HTML", "Russian PDF", "Chinese (Simplified) HTML": links to the forms of a document.
_FORM = re.compile(r"[A-Z]\w+(?: \(?[A-Z]\w+\)?)? (?:HTML|PDF)")
# Where the citation's paragraph ends when no blank line follows it.
_SHARE = re.compile(
    r"[\r\n][^\S\r\n]*(?:share document|get citation|[A-Z]\w+ (?:HTML|PDF))[^\S\r\n]*(?:[\r\n]|\Z)", re.IGNORECASE
)


def old_site(text: str, found: Sequence[Line]) -> tuple[list[Segment], list[Diagnostic]]:
    """The zones of an old-site page: date, [title], ``get citation``, [summary], quoted citation, links, body."""
    keys = [words.key(line.words) for line in found]
    begin = found[keys.index("get citation")].start if "get citation" in keys else 0
    parts = quoted(text, begin, _SHARE)
    if parts is None:
        return _uncited(found, keys)
    above = [line for line in found if line.end <= parts.whole.start]
    below = [line for line in found if line.start >= parts.whole.end]
    zones = list(_quoted_zones(text, parts))
    summary: list[Line] = []
    dated = False
    for line in above:
        if _is_site(line):
            zones.append(Segment(Kind.FURNITURE, line.span))
            summary = []    # it stands directly above the citation; other words up here are understood by no rule
        elif line.words.casefold().startswith(CREDIT):
            zones.append(Segment(Kind.CREDIT_LINE, line.span))
            summary = []
        elif line.start < begin and not dated and is_date(line.words):
            zones.append(Segment(Kind.RECORD_DATE, line.span))
            dated = True
        elif line.start < begin:
            zones.append(Segment(Kind.FURNITURE, line.span, "title" if dated else ""))
        elif (label := words.fields().get(words.key(line.words))) and label.kind is Kind.SUMMARY:
            zones.append(Segment(Kind.FIELD_LABEL, line.span, label.slug))
            summary = []
        else:
            summary.append(line)
    if summary:
        zones.append(Segment(Kind.SUMMARY, Span(summary[0].start, summary[-1].end)))
    tail, diagnostics = _body(below)
    return zones + tail, diagnostics


def _is_site(line: Line) -> bool:
    return is_furniture(line) or _FORM.fullmatch(line.words) is not None


def _uncited(found: Sequence[Line], keys: Sequence[str]) -> tuple[list[Segment], list[Diagnostic]]:
    """An old-site page whose quoted citation is lost: the line below the date is all the title there is."""
    begin = keys.index("get citation") if "get citation" in keys else 0
    zones: list[Segment] = []
    seen: set[Kind] = set()
    for line in found[:begin + 1]:
        kind = Kind.FURNITURE
        if not _is_site(line):
            kind = Kind.RECORD_DATE if is_date(line.words) else Kind.TITLE
        kind = Kind.FURNITURE if kind in seen or (kind is Kind.TITLE and Kind.RECORD_DATE not in seen) else kind
        seen |= {kind} - {Kind.FURNITURE}
        zones.append(Segment(kind, line.span))
    tail, diagnostics = _body(found[begin + 1:])
    diagnostics.append(Diagnostic("no-quoted-citation", Severity.WARNING, found[begin].span,
                                  "the page lost the citation that states its title and source"))
    return zones + tail, diagnostics


def _body(below: Sequence[Line]) -> tuple[list[Segment], list[Diagnostic]]:
    """Links to the forms of the document, the body, and record fields if the page has any."""
    first = next((i for i, line in enumerate(below) if not _is_site(line)), len(below))
    end = record.start(below, first)
    last = end
    while last > first and _is_site(below[last - 1]):
        last -= 1
    zones = [Segment(Kind.FURNITURE, line.span) for line in (*below[:first], *below[last:end])]
    fields, diagnostics = record.zones(below[end:])
    zones += fields
    if last > first:
        zones.append(Segment(Kind.BODY, Span(below[first].start, below[last - 1].end)))
    return zones, list(diagnostics)


# --------------------------------------------------------------------------- run-in text of a PDF

_LABELS = re.compile(r"\b(?P<name>Summary|Credits?|Original Language|Contents):")
_LABEL_FIELDS = {"Summary": "summary", "Credit": "credits", "Credits": "credits", "Original Language": "language",
                 "Contents": "contents"}
_VALUES = {"summary": Kind.SUMMARY, "credits": Kind.CREDIT_LINE, "language": Kind.LANGUAGE, "contents": Kind.FURNITURE}
# What a PDF holds, after "Contents:": "English Translation", "- Scan of Original Document", one or several.
_CONTENTS = re.compile(
    r"\s*(?:[-–•·]?\s*(?:(?:[A-Z][a-z]+\s+)?(?:Translation|Transcription|Transcript)"
    r"|(?:Original\s+)?Scan(?:\s+of\s+Original(?:\s+Document)?)?)\s*[,;]?\s*)+"
)
_LANGUAGE = re.compile(r"\s*[A-Z][a-z]+(?:\s*[,;/]\s*[A-Z][a-z]+)*")


def run_in(text: str, found: Sequence[Line]) -> tuple[list[Segment], list[Diagnostic]]:
    """The zones of a PDF's text, by offsets: citation, summary, language and contents, then the body, on any lines."""
    label = re.search(r"\bCitation:", text)
    begin = label.start() if label else 0
    parts = quoted(text, label.end() if label else 0, _LABELS)
    if parts is None:
        return [Segment(Kind.BODY, Span(found[0].start, found[-1].end))], [
            Diagnostic("no-quoted-citation", Severity.WARNING, found[0].span,
                       "the citation that states title and source is not understood")
        ]
    zones = [Segment(Kind.FURNITURE, Span(begin, label.end() if label else begin)), *_quoted_zones(text, parts)]
    zones += _run_in_head(text, begin, parts)
    diagnostics: list[Diagnostic] = []
    at = parts.whole.end
    while found_label := _LABELS.match(text, _skip_space(text, at)):
        slug = _LABEL_FIELDS[found_label["name"]]
        end = _value_end(text, slug, found_label.end())
        if end is None:
            diagnostics.append(Diagnostic("summary-unsure", Severity.INFO, Span(*found_label.span()),
                                          "where the summary ends is not marked; its words stay in the body"))
            zones.append(Segment(Kind.FIELD_LABEL, Span(*found_label.span()), slug))
            at = found_label.end()
            break
        zones.append(Segment(Kind.FIELD_LABEL, Span(*found_label.span()), slug))
        zones.append(Segment(_VALUES[slug], Span(found_label.end(), end)))
        at = end
    if trimmed(text, Span(at, len(text))):
        zones.append(Segment(Kind.BODY, Span(at, len(text))))
    return zones, diagnostics


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _value_end(text: str, slug: str, at: int) -> int | None:
    """Where a label's value ends: languages and contents by their words, the rest at the next label or, when a line
    of its own, at its end; None when nothing marks it."""
    if slug in ("language", "contents"):
        found = (_LANGUAGE if slug == "language" else _CONTENTS).match(text, at)
        return found.end() if found else at
    following = _LABELS.search(text, at)
    if following is not None:
        return following.start()
    value = lines(text, Span(at, len(text)))
    return value[0].end if len(value) > 1 else None


def _run_in_head(text: str, begin: int, parts: Quoted) -> Iterator[Segment]:
    """What stands above "Citation:": website words, the date, and the title once more."""
    taken: list[Segment] = []
    for kind, words_there, name in (
        (Kind.RECORD_DATE, parts.date.of(text) if parts.date else "", ""),
        (Kind.FURNITURE, parts.title.of(text), "title"),
    ):
        at = text.find(words_there, 0, begin) if words_there else -1
        if at >= 0:
            taken.append(Segment(kind, Span(at, at + len(words_there)), name))
    at = 0
    for zone in sorted(taken, key=lambda zone: zone.span):
        if zone.span.start < at:
            continue
        yield Segment(Kind.FURNITURE, Span(at, zone.span.start))
        yield zone
        at = zone.span.end
    yield Segment(Kind.FURNITURE, Span(at, begin))
