"""Saved pages of the archive: head, body, summary, record fields; old site and PDF text by their quoted citation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.errors import SourceError
from kg.model import Diagnostic, Document, Kind, Segment, Severity, Source, Span
from kg.read import oldsite, record, summary, words
from kg.read.encoding import decode
from kg.read.layout import CREDIT, Layout, is_date, layout_of
from kg.read.lines import Line, lines, partition


class PageReader:
    """A page of the archive saved as plain text. Lists of documents are claimed too, to be refused by name."""

    name = "archive-page"

    def claims(self, source: Source) -> bool:
        """Plain text with the marks of a page layout."""
        if source.media_type != "text/plain":
            return False
        text = decode(source.data, source.locator)
        return layout_of(text, lines(text)) is not None

    def read(self, source: Source) -> Iterator[Document]:
        """One document; raises :class:`kg.errors.SourceError` for search, people, topic and collection pages."""
        text = decode(source.data, source.locator)
        zones, diagnostics = page_zones(text, source.locator)
        if source.meta:
            diagnostics += (Diagnostic("meta-unused", Severity.WARNING, Span(0, 0),
                                       "metadata beside an archive page is not used: the page states its own"),)
        yield Document(source=source, text=text, reader=self.name, zones=zones, diagnostics=diagnostics)


def page_zones(
    text: str, where: str, furniture: Sequence[Span] = ()
) -> tuple[tuple[Segment, ...], tuple[Diagnostic, ...]]:
    """The zones of a page's text, whatever its layout; ``furniture`` are stretches known to belong to the site.

    Raises :class:`kg.errors.SourceError` when the text is no page, or a list of documents.
    """
    found = tuple(line for line in lines(text) if not any(span.covers(line.span) for span in furniture))
    layout = layout_of(text, found)
    known = [Segment(Kind.FURNITURE, span) for span in furniture]
    match layout:
        case Layout.PAGE:
            parts, diagnostics = _page(found)
        case Layout.OLD_SITE:
            parts, diagnostics = oldsite.old_site(text, found)
        case Layout.RUN_IN:
            parts, diagnostics = oldsite.run_in(text, found)
        case Layout.LIST:
            raise SourceError("this is a list of documents, not a document", where=where,
                              why="it is a search, people, topic or collection page",
                              todo="open a document in the list and save its own page")
        case None:
            raise SourceError("no archive page is recognised in this text", where=where,
                              todo="save the document's own page, or its text alone as plain text")
    return partition(text, [*known, *parts]), tuple(diagnostics)


@dataclass(frozen=True, slots=True)
class _Head:
    zones: tuple[Segment, ...]
    body: int
    title: str
    diagnostics: tuple[Diagnostic, ...]


def _page(found: Sequence[Line]) -> tuple[list[Segment], list[Diagnostic]]:
    head = _head(found)
    end = record.start(found, head.body)
    fields, field_diagnostics = record.zones(found[end:])
    body = found[head.body:end]
    closing: list[Segment] = []
    if end == len(found) and len(body) > 1 and words.key(body[-1].words) in words.labels("classification"):
        closing.append(Segment(Kind.CLASSIFICATION, body[-1].span))
        body = body[:-1]
    decision = summary.decide(body, head.title)
    zones = [*head.zones, *fields, *closing]
    diagnostics = [*head.diagnostics, *field_diagnostics]
    if decision.unsure and decision.candidate:
        taken = "taken for the summary" if decision.span else "left in the body"
        diagnostics.append(Diagnostic(
            "summary-unsure", Severity.INFO, decision.candidate,
            f"the last paragraph may be the archive's summary or the document's own; it was {taken}",
        ))
    if decision.span:
        zones.append(Segment(Kind.SUMMARY, decision.span))
        body = [line for line in body if line.end <= decision.span.start]
    if body:
        zones.append(Segment(Kind.BODY, Span(body[0].start, body[-1].end)))
    return zones, diagnostics


_BEFORE_DATE = 2
# The page's address on a line of its own: "112345.pdf?v=3", "digitalarchive.wilsoncenter.org/document/112345".
_ADDRESS = re.compile(r"(?:\w+://)?\S*/(?:document|node)/\S+|\d{3,}\.pdf(?:\?\S*)?|\w+://\S+")


def is_furniture(line: Line) -> bool:
    """Whether a line is the website's: its words, or a page address."""
    return words.key(line.words) in words.labels("website-word") or _ADDRESS.fullmatch(line.words) is not None


def _head(found: Sequence[Line]) -> _Head:
    """Date, title, credit and type above the body. A line before the date is a description, perhaps of another page."""
    zones: list[Segment] = []
    diagnostics: list[Diagnostic] = []
    dated = _date_line(found)
    for line in found[:dated or 0]:
        zones.append(Segment(Kind.FURNITURE, line.span))
        if not is_furniture(line):
            diagnostics.append(Diagnostic(
                "meta-description", Severity.INFO, line.span,
                "a line above the record's date describes a page, not certainly this document; it is not used",
            ))
    at = 0
    if dated is None:
        at = next((i for i, line in enumerate(found) if not is_furniture(line)), len(found))
        zones += [Segment(Kind.FURNITURE, line.span) for line in found[:at]]
        diagnostics.append(Diagnostic("no-record-date", Severity.WARNING, found[min(at, len(found) - 1)].span,
                                      "the page head has no date on a line of its own"))
    else:
        zones.append(Segment(Kind.RECORD_DATE, found[dated].span))
        at = dated + 1
    title = ""
    while at < len(found):
        line = found[at]
        if is_furniture(line):
            zones.append(Segment(Kind.FURNITURE, line.span))
        elif line.words.casefold().startswith(CREDIT):
            zones.append(Segment(Kind.CREDIT_LINE, line.span))
        elif not title:
            title = line.words
            zones.append(Segment(Kind.TITLE, line.span))
        elif line.words in words.record_types() and not any(zone.kind is Kind.RECORD_TYPE for zone in zones):
            zones.append(Segment(Kind.RECORD_TYPE, line.span))
        else:
            break
        at += 1
    return _Head(tuple(zones), at, title, tuple(diagnostics))


def _date_line(found: Sequence[Line]) -> int | None:
    """The record's date: the first line that is only a date, with at most two foreign lines above it."""
    foreign = 0
    for index, line in enumerate(found):
        if is_date(line.words):
            return index
        foreign += not is_furniture(line)
        if foreign > _BEFORE_DATE:
            return None
    return None
