"""Saved pages of the archive, of every layout family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.errors import SourceError
from kg.lines import Line
from kg.model import Diagnostic, Document, Kind, Segment, Severity, Source, Span
from kg.read import oldsite, record, summary, words
from kg.read.head import head
from kg.read.layout import Layout, Look, layout_of, look
from kg.read.lines import lines, partition


class PageReader:
    """A page of the archive saved as plain text. Lists of documents are claimed too, to be refused by name."""

    name = "archive-page"

    def claims(self, source: Source) -> bool:
        """Plain text with the marks of a page layout."""
        return source.media_type == "text/plain" and look(source).layout is not None

    def read(self, source: Source) -> Iterator[Document]:
        """One document; raises :class:`kg.errors.SourceError` for search, people, topic and collection pages."""
        seen = look(source)
        zones, diagnostics = _zones(seen, source.locator)
        if source.meta:
            diagnostics += (Diagnostic("meta-unused", Severity.WARNING, Span(0, 0),
                                       "metadata beside an archive page is not used: the page states its own"),)
        yield Document(source=source, text=seen.text, reader=self.name, zones=zones, diagnostics=diagnostics)


def page_zones(
    text: str, where: str, furniture: Sequence[Span] = ()
) -> tuple[tuple[Segment, ...], tuple[Diagnostic, ...]]:
    """The zones of a page's text, whatever its layout; ``furniture`` are stretches known to belong to the site, in text
    order. They are set aside when what is left is a page; inside the body they stay with it.

    Raises :class:`kg.errors.SourceError` when the text is no page, or a list of documents; ``where`` names it.
    """
    whole = lines(text)
    aside = _covered(whole, furniture)
    found = tuple(line for line in whole if line not in aside) if aside else whole
    layout = layout_of(text, found)
    if layout is None and aside:
        aside, found, layout = frozenset(), whole, layout_of(text, whole)
    return _zones(Look(text, found, layout), where, sorted(aside, key=lambda line: line.start))


def _zones(
    seen: Look, where: str, aside: Sequence[Line] = ()
) -> tuple[tuple[Segment, ...], tuple[Diagnostic, ...]]:
    match seen.layout:
        case Layout.PAGE:
            parts, diagnostics = _page(seen.lines)
        case Layout.OLD_SITE:
            parts, diagnostics = oldsite.old_site(seen.text, seen.lines)
        case Layout.RUN_IN:
            parts, diagnostics = oldsite.run_in(seen.text, seen.lines)
        case Layout.LIST:
            raise SourceError("this is a list of documents, not a document", where=where,
                              why="it is a search, people, topic or collection page",
                              todo="open a document in the list and save its own page")
        case None:
            raise SourceError("no archive page is recognised in this text", where=where,
                              todo="save the document's own page, or its text alone as plain text")
    return partition(seen.text, [*parts, *_beside(aside, parts)]), tuple(diagnostics)


def _covered(found: Sequence[Line], spans: Sequence[Span]) -> frozenset[Line]:
    """The lines that lie within one of the spans; both are in text order."""
    inside: list[Line] = []
    at = 0
    for line in found:
        while at < len(spans) and spans[at].end < line.end:
            at += 1
        if at < len(spans) and spans[at].covers(line.span):
            inside.append(line)
    return frozenset(inside)


def _beside(aside: Sequence[Line], parts: Sequence[Segment]) -> list[Segment]:
    """The site's lines as furniture, but for those that another zone already holds."""
    zones = sorted((zone.span for zone in parts), key=lambda span: span.start)
    found: list[Segment] = []
    at = 0
    for line in aside:
        while at < len(zones) and zones[at].end <= line.start:
            at += 1
        if at == len(zones) or not zones[at].overlaps(line.span):
            found.append(Segment(Kind.FURNITURE, line.span))
    return found


def _page(found: Sequence[Line]) -> tuple[list[Segment], list[Diagnostic]]:
    top = head(found)
    end = record.start(found, top.body)
    fields, field_diagnostics = record.zones(found[end:])
    body = found[top.body:end]
    zones = [*top.zones, *fields]
    diagnostics = [*top.diagnostics, *field_diagnostics]
    if end == len(found) and len(body) > 1 and words.key(body[-1].words) in words.labels("classification"):
        # saved under the address of a PDF: no record fields, only their last value
        zones.append(Segment(Kind.CLASSIFICATION, body[-1].span))
        body = body[:-1]
    decision = summary.decide(body, top.title)
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
