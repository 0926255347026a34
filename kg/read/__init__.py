"""Bytes -> documents: ``load`` a file, ``read`` the documents in it. A new input format is one new reader.

``READERS`` is the registry. Exactly one reader claims a source; media types (:mod:`kg.read.sniff`) keep the families
apart, and among plain texts a transcript is what no page layout recognises.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Source
from kg.read.base import ClaimError, Reader
from kg.read.files import MAX_BYTES, load
from kg.read.html import HtmlReader
from kg.read.page import PageReader
from kg.read.records import RecordReader
from kg.read.tei import TeiReader
from kg.read.transcript import TranscriptReader

__all__ = ["MAX_BYTES", "READERS", "ClaimError", "Reader", "load", "read"]

READERS: tuple[Reader, ...] = (
    PageReader(),
    HtmlReader(),
    RecordReader(),
    TeiReader(),
    TranscriptReader(),
)

_ADVICE = {
    "application/xhtml+xml": "XHTML is not read: save the page as HTML or plain text",
}


def read(source: Source, readers: tuple[Reader, ...] = READERS) -> Iterator[Document]:
    """The documents in a source, in its order, by the one reader that claims it.

    Raises :class:`kg.errors.SourceError`: at once when no reader or more than one claims the source
    (:class:`ClaimError`), during iteration when the source turns out to be no document. A table with bad rows yields
    every good row first and raises at its end, naming the bad ones.
    """
    rivals = tuple(reader.name for reader in readers if reader.claims(source))
    if len(rivals) != 1:
        raise ClaimError(source, rivals, _ADVICE.get(source.media_type, ""))
    return next(reader for reader in readers if reader.name == rivals[0]).read(source)
