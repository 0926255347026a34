"""A historian's own transcript: plain text that is no archive page, with optional metadata beside it.

The whole text is the BODY. What describes it comes either from ``FILE.meta.toml``, whose values are appended to the
text under labels so that every fact can quote its words, or, without that file, from the text itself: then the first
line that is not blank is the title, given as the hint ``("title", words)`` and left in the body, where genres need
it. The title's place is ``text.find(words)``, for nothing but white space stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Diagnostic, Document, Kind, Segment, Severity, Source, Span
from kg.read.layout import look
from kg.read.lines import lines, partition, trimmed
from kg.read.meta import Meta, parse


class TranscriptReader:
    """Plain text in which no archive page is recognised."""

    name = "transcript"

    def claims(self, source: Source) -> bool:
        """Plain text without the marks of any page layout."""
        return source.media_type == "text/plain" and look(source).layout is None

    def read(self, source: Source) -> Iterator[Document]:
        """One document. Raises :class:`kg.errors.SourceError` with file and line for metadata that cannot be used."""
        text = look(source).text
        if source.meta:
            yield _described(source, text, parse(source.meta, f"{source.locator}.meta.toml"))
        else:
            yield _bare(source, text)


def _bare(source: Source, text: str) -> Document:
    first = lines(text, Span(0, len(text)))[0]
    return Document(
        source=source, text=text, reader=TranscriptReader.name,
        zones=partition(text, [Segment(Kind.BODY, Span(0, len(text)))]),
        hints=(("title", first.words),),
        diagnostics=(_title_from(first.span), _date_from(first.span)),
    )


def _title_from(span: Span) -> Diagnostic:
    return Diagnostic("title-from-first-line", Severity.INFO, span,
                      "no metadata beside the transcript: its first line is taken for the title")


def _date_from(span: Span) -> Diagnostic:
    return Diagnostic("date-from-dateline", Severity.INFO, span,
                      "no metadata beside the transcript: its date is what the dateline says, if there is one")


def _described(source: Source, transcript: str, meta: Meta) -> Document:
    """The transcript with the metadata appended, a label and its value on one line each: "Title: …"."""
    body = trimmed(transcript, Span(0, len(transcript)))
    zones = [Segment(Kind.BODY, body)] if body else []
    pieces, at = [transcript, "\n\n"], len(transcript) + 2
    for entry in meta.entries:
        label = f"{entry.label}:"
        zones.append(Segment(Kind.FIELD_LABEL, Span(at, at + len(label)), entry.slug))
        zones.append(Segment(entry.kind, Span(at + len(label) + 1, at + len(label) + 1 + len(entry.words))))
        pieces.append(f"{label} {entry.words}\n")
        at += len(pieces[-1])
    first = lines(transcript)[0]
    named = {entry.slug for entry in meta.entries}
    hints = meta.hints if "title" in named else (("title", first.words), *meta.hints)
    return Document(
        source=source, text="".join(pieces), reader=TranscriptReader.name,
        zones=partition("".join(pieces), zones), is_source_text=False, hints=hints,
        diagnostics=tuple(
            make(first.span) for slug, make in (("title", _title_from), ("date", _date_from)) if slug not in named
        ),
    )
